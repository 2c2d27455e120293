//! Areas by status: bars and numbers, every number a link to what it counts.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::bar::StatusBar;
use crate::app::components::card::CardHead;
use crate::app::components::icon::Icon;
use crate::app::components::status_look::{Column, status_look};
use crate::app::request::RenderContext;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::{Counts, FacetCounts};
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;
use crate::paths;

/// The card with the table of areas.
#[component]
pub fn Areas(
    /// Counts of everything.
    tally: Arc<FacetCounts>,
    /// Language, messages, day and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let always = |status| status_look(status).column != Column::WhereItOccurs;
    let (total, mut by_area) = (tally.counts(), tally.by_area());
    let columns: Vec<HeadlineStatus> =
        HeadlineStatus::ALL.iter().copied().filter(|it| always(*it) || total.at(*it) > 0).collect();
    let heads = columns
        .iter()
        .map(|status| {
            view! {
                <th scope="col" class=status.word()>
                    <Icon name=format!("s-{status}") />
                    {messages.of_word("status", status)}
                </th>
            }
        })
        .collect_view();
    let rows: Vec<_> = context
        .reference
        .areas
        .iter()
        .filter_map(|area| {
            let counts = by_area.remove(area.code.as_str())?;
            let name = area.name.words(context.lang).to_owned();
            let address = context.link(&paths::area(context.lang, &area.code));
            Some(row(name, address, &counts, &columns, &Facets::of(Facet::Area, [&area.code]), &context))
        })
        .collect();
    let left_out = rows.len() < context.reference.areas.len();
    let all = row(
        messages.say("total-areas"),
        context.commitments(Facets::commitments(), Vec::new()),
        &total,
        &columns,
        &Facets::default(),
        &context,
    );
    // Many columns leave less room for names and bars.
    let class = if columns.len() > 6 { "areas many" } else { "areas" };
    let more = (context.link(&paths::figures(context.lang)), messages.say("figures-link"));
    let caption = messages.with("overview-areas-caption", &[("day", messages.day_in_prose(context.as_of.day).into())]);
    view! {
        <section class="card areas-card">
            <CardHead title=messages.text("overview-areas") more=Some(more) note=messages.say("overview-areas-note") />
            <table class=class>
                <caption class="vh">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{messages.text("area")}</th>
                        <th scope="col" class="b">
                            <span class="vh">{messages.text("overview-areas-share")}</span>
                        </th>
                        {heads}
                        <th scope="col" class="sum">
                            {messages.text("overview-areas-total-column")}
                        </th>
                        <th scope="col" class="apart proposed">
                            <Icon name="s-proposed" />
                            {messages.text("column-proposals")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tbody class="total">{all}</tbody>
            </table>
            {left_out.then(|| view! { <p class="note">{messages.text("overview-areas-left-out")}</p> })}
        </section>
    }
    .into_any()
}

/// One row: its name, its bar, and a number for each column.
fn row(
    name: String,
    address: String,
    counts: &Counts,
    columns: &[HeadlineStatus],
    facets: &Facets,
    context: &RenderContext,
) -> impl IntoView + use<> {
    let number = |look: &'static str, mark: Option<&'static str>, count: u32, facets: Facets| {
        let shown = context.messages.number(count);
        let shown = if count == 0 {
            view! { <span class="z">{shown}</span> }.into_any()
        } else {
            // The shape is drawn where columns have no headers: on phones.
            let mark = mark.map(|mark| view! { <Icon name=format!("s-{mark}") /> });
            view! { <a href=context.commitments(facets, Vec::new())>{mark}{shown}</a> }.into_any()
        };
        view! { <td class=format!("n {look}")>{shown}</td> }
    };
    let standing = Facet::Standing;
    let commitments = facets.clone().with(standing, Facets::commitments().chosen(standing));
    let proposals = facets.clone().with(standing, Facets::proposals().chosen(standing));
    let numbers = columns
        .iter()
        .map(|status| {
            number(
                status.word(),
                Some(status.word()),
                counts.at(*status),
                commitments.clone().with(Facet::Status, [status]),
            )
        })
        .collect_view();
    let sum = number("sum", None, counts.commitments(), commitments);
    let apart = number("apart proposed", Some("proposed"), counts.proposals, proposals);
    view! {
        <tr>
            <th scope="row">
                <a href=address>{name.clone()}</a>
            </th>
            <td class="b">
                <StatusBar counts=counts.clone() about=name messages=context.messages />
            </td>
            {numbers}
            {sum}
            {apart}
        </tr>
    }
    .into_any()
}
