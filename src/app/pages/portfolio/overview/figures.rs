//! The headline numbers: they add up, and each is a link to the list of what it counts.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::bar::in_words;
use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::status::Status;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::{Counts, FacetCounts};
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;

/// Four numbers, and the proposals apart.
#[component]
pub fn Figures(
    /// How everything stands.
    counts: Counts,
    /// Of those whose status nobody knows, how many a published source judges, by what it says.
    published: Vec<(Status, u32)>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let at = |statuses: Vec<HeadlineStatus>| Facets::commitments().with(Facet::Status, statuses);
    let open: Vec<(HeadlineStatus, u32)> = counts.parts().filter(|(status, _)| status.is_open()).collect();
    let opened = open.iter().map(|(_, count)| count).sum();
    let open_statuses = if open.is_empty() {
        vec![HeadlineStatus::InProgress, HeadlineStatus::NotStarted]
    } else {
        open.iter().map(|(status, _)| *status).collect()
    };
    let dropped = counts.at(HeadlineStatus::NotPursued);
    let mut all_note = messages.say("overview-figure-commitments-note");
    if dropped > 0 {
        all_note.push_str("; ");
        all_note.push_str(&messages.with("overview-figure-commitments-dropped", &[("n", dropped.into())]));
    }
    let figure = |number: u32, look: Option<&'static str>, label: String, note: String, facets: Facets| {
        view! {
            <a href=context.commitments(facets, Vec::new())>
                <strong>{messages.number(number)}</strong>
                <span class=format!("k {}", look.unwrap_or_default())>
                    {look.map(|look| view! { <Icon name=format!("s-{look}") /> })}
                    {label}
                </span>
                <small>{note}</small>
            </a>
        }
    };
    let all = figure(
        counts.commitments(),
        None,
        messages.with("overview-figure-commitments", &[("n", counts.commitments().into())]),
        all_note,
        Facets::commitments(),
    );
    let completed = figure(
        counts.at(HeadlineStatus::Completed),
        Some("completed"),
        messages.say("overview-figure-completed"),
        messages.say("overview-figure-completed-note"),
        at(vec![HeadlineStatus::Completed]),
    );
    let under_way = figure(
        opened,
        Some("in_progress"),
        messages.say("overview-figure-open"),
        in_words(open.into_iter(), messages),
        at(open_statuses),
    );
    let mut unknown_note = messages.say("overview-figure-unknown-note");
    if !published.is_empty() {
        let judged = in_words(published.into_iter().map(|(status, n)| (HeadlineStatus::from(status), n)), messages);
        unknown_note.push_str("; ");
        unknown_note.push_str(&messages.with("overview-figure-published", &[("statuses", judged.into())]));
    }
    let unknown = figure(
        counts.at(HeadlineStatus::Unknown),
        Some("unknown"),
        messages.say("overview-figure-unknown"),
        unknown_note,
        at(vec![HeadlineStatus::Unknown]),
    );
    view! {
        <section class="figures" aria-label=messages.text("overview-figures")>
            {all}
            {completed}
            {under_way}
            {unknown}
            <a class="apart" href=context.commitments(Facets::proposals(), Vec::new())>
                <strong>{messages.number(counts.proposals)}</strong>
                <span class="k proposed">
                    <Icon name="s-proposed" />
                    {messages.with("overview-figure-proposals", &[("n", counts.proposals.into())])}
                </span>
                <small>{messages.text("overview-figure-proposals-note")}</small>
            </a>
        </section>
    }
    .into_any()
}

/// What readers come to look for: how many are past their due day, and on how many the sides differ. Both are among the
/// numbers above, and each leads to its list.
#[component]
pub fn Attention(
    /// Counts of everything.
    tally: Arc<FacetCounts>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let passed = Facets::commitments().with(Facet::Due, [DueState::Passed]);
    let differ = Facets::commitments().with(Facet::Status, [HeadlineStatus::Differ]);
    let sides =
        (!context.reference.is_of_one_party()).then_some(("s-differ", "differ", "overview-differ-short", differ));
    let tiles: Vec<_> = [("i-calendar", "", "overview-passed", passed)]
        .into_iter()
        .chain(sides)
        .map(|(icon, look, label, facets)| {
            let number = messages.number(tally.total(&facets));
            view! {
                <a href=context.commitments(facets, Vec::new())>
                    <strong>{number}</strong>
                    <span class=format!("k {look}")>
                        <Icon name=icon />
                        {messages.text(label)}
                    </span>
                </a>
            }
        })
        .collect();
    view! {
        <section class="figures attention" aria-label=messages.text("overview-attention")>
            {tiles}
        </section>
    }
    .into_any()
}
