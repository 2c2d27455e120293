//! How old the data are, and where the sides differ.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::icon::Icon;
use crate::app::components::status::FreshnessMark;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::commitment::freshness::{AGEING_DAYS, FRESH_DAYS, Freshness};
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::{HeadlineStatus, Sides};
use crate::paths;
use crate::store::list::ListRow;

/// The card.
#[component]
pub fn Age(
    /// Counts of everything.
    tally: Arc<FacetCounts>,
    /// The day of the newest report.
    newest: Option<Day>,
    /// Some of those on which the sides differ.
    differ: Vec<ListRow>,
    /// Whether any government takes part.
    somebody_reports: bool,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let today = context.as_of.day;
    let newest_report = match newest {
        Some(newest) => {
            let day = messages.day_in_prose(newest);
            messages
                .with("overview-data-latest", &[("day", day.into()), ("ago", messages.distance(newest, today).into())])
        }
        None => messages.say("overview-data-none"),
    };
    let days = newest.map_or(0, |newest| newest.days_until(today));
    let warning = (days > FRESH_DAYS).then(|| {
        view! {
            <p class="notice warn">
                <Icon name="i-info" />
                <span>{messages.with("overview-data-warning", &[("days", FRESH_DAYS.into())])}</span>
            </p>
        }
    });
    let rows = Freshness::ALL.iter().map(|it| row(*it, &tally, somebody_reports, &context)).collect_view();
    let between = (!context.reference.is_of_one_party()).then(|| {
        view! {
            <Differ
                total=tally.total(&differing())
                entries=differ
                somebody_reports=somebody_reports
                context=context.clone()
            />
            {open_between(&tally, &context)}
        }
    });
    view! {
        <section class="card third age">
            <CardHead title=messages.text("overview-data-age") />
            <p>{newest_report}</p>
            {warning}
            <table class="plain tight">
                <caption class="vh">{messages.text("overview-data-caption")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{messages.text("overview-data-column-freshness")}</th>
                        <th scope="col" class="num">
                            {messages.text("overview-data-column-count")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {between}
        </section>
    }
    .into_any()
}

fn row(
    freshness: Freshness,
    tally: &FacetCounts,
    somebody_reports: bool,
    context: &RenderContext,
) -> impl IntoView + use<> {
    let messages = context.messages;
    let facets = Facets::commitments().with(Facet::Freshness, [freshness]);
    let count = tally.total(&facets);
    let explanation = match freshness {
        Freshness::Fresh => messages.with("freshness-fresh-explanation", &[("days", FRESH_DAYS.into())]),
        Freshness::Ageing => messages.with("freshness-ageing-explanation", &[("days", AGEING_DAYS.into())]),
        Freshness::Stale => messages.with("freshness-stale-explanation", &[("days", AGEING_DAYS.into())]),
        Freshness::Never if somebody_reports => messages.say("freshness-never-explanation"),
        Freshness::Never => messages.say("freshness-never-public_record"),
        Freshness::New => messages.with("freshness-new-explanation", &[("days", FRESH_DAYS.into())]),
    };
    let shown = messages.number(count);
    let shown = if count == 0 {
        shown.into_any()
    } else {
        view! { <a href=context.commitments(facets, Vec::new())>{shown}</a> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <FreshnessMark freshness=freshness messages=messages />
                <small>{explanation}</small>
            </th>
            <td class="num">{shown}</td>
        </tr>
    }
    .into_any()
}

fn differing() -> Facets {
    Facets::commitments().with(Facet::Status, [HeadlineStatus::Differ])
}

/// What else is open between the sides, if anything.
fn open_between(tally: &FacetCounts, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let links = [Sides::OneSide, Sides::Awaiting].map(|sides| {
        let facets = Facets::commitments().with(Facet::Sides, [sides]);
        let n = tally.total(&facets);
        let name = messages.of_word("sides", sides);
        let shown = messages.with("labelled", &[("label", name.into()), ("value", messages.number(n).into())]);
        (n > 0).then(|| view! { <li><a href=context.commitments(facets, Vec::new())>{shown}</a></li> })
    });
    links
        .iter()
        .any(Option::is_some)
        .then(|| view! { <ul class="also">{links.into_iter().collect_view()}</ul> })
        .into_any()
}

/// Where the sides differ: how many, and some of them; or why there are none.
#[component]
fn Differ(total: u32, entries: Vec<ListRow>, somebody_reports: bool, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let body = if total == 0 {
        let key = if somebody_reports { "overview-differ-none" } else { "overview-differ-nobody" };
        let sentence = messages.say(key);
        view! { <p class="note">{sentence}</p> }.into_any()
    } else {
        let items = entries
            .into_iter()
            .map(|entry| {
                let listed = entry.listed;
                view! {
                    <li data-commitment=listed.slug.clone()>
                        <a class="t" href=context.link(&paths::commitment(lang, &listed.slug))>
                            <LocalizedText text=listed.title lang=lang />
                        </a>
                    </li>
                }
            })
            .collect_view();
        let address = context.commitments(differing(), Vec::new());
        view! {
            <ul class="feed">{items}</ul>
            <a href=address>{messages.with("show-all", &[("n", total.into())])}</a>
        }
        .into_any()
    };
    view! {
        <div class="also">
            <h3>{messages.text("overview-differ")}</h3>
            {body}
        </div>
    }
    .into_any()
}
