//! What the list holds: how many, of which kind, and what is in force.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::filters::chips::Chips;
use crate::app::components::filters::conditions::Condition;
use crate::app::request::RenderContext;
use crate::domain::list::facet::Facet;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::query::Query;
use crate::domain::record::validity::Validity;
use crate::paths;
use crate::service::portfolio::list::LIST_PAGE;

/// How many more a list would hold with those for which others stand, and that list; nothing where it holds them or there
/// are none.
pub fn superseded_too(query: &Query, counts: &FilterCounts) -> Option<(u32, Query)> {
    let superseded = Validity::Superseded.word();
    let n = counts.at(Facet::Validity, superseded);
    let hidden = n > 0 && !query.facets.passes(Facet::Validity, superseded);
    hidden.then(|| (n, query.with(|it| it.facets = it.facets.clone().with(Facet::Validity, Validity::ALL))))
}

/// The head of the list: commitments and proposals counted apart, the rows of this page, what is in force, and the same
/// list as a timeline.
#[component]
pub fn Found(
    path: String,
    query: Query,
    counts: Arc<FilterCounts>,
    conditions: Vec<Condition>,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let total = counts.total;
    let proposals = counts.proposals(&query.facets);
    let commitments = total - proposals;
    let heading = match (commitments, proposals) {
        (0, 0) => messages.say("results-none"),
        (n, 0) => messages.with("count-commitments", &[("n", n.into())]),
        (0, n) => messages.with("count-proposals", &[("n", n.into())]),
        (n, m) => messages.with("results-split", &[("commitments", n.into()), ("proposals", m.into())]),
    };
    let from = u64::from(query.page - 1) * u64::from(LIST_PAGE) + 1;
    let to = u64::from(total).min(from + u64::from(LIST_PAGE) - 1);
    let rows = (total > LIST_PAGE && from <= to).then(|| {
        let rows = messages.with("results-shown", &[("from", from.into()), ("to", to.into()), ("total", total.into())]);
        view! { ", "<span class="rows">{rows}</span> }
    });
    let elsewhere = (total > 0).then(|| {
        let list = query.with(|_| ());
        let timeline = context.list(&paths::timeline(context.lang), &list);
        view! {
            <div class="files">
                <a href=timeline>{messages.text("list-as-timeline")}</a>
                <a href=context.list(&paths::download(context.lang), &list)>{messages.text("download-link")}</a>
            </div>
        }
    });
    let hidden = superseded_too(&query, &counts).filter(|_| total > 0).map(|(n, list)| {
        let address = context.list(&path, &list);
        view! { <p class="note"><a href=address>{messages.with("results-superseded", &[("n", n.into())])}</a></p> }
    });
    view! {
        <div class="found">
            <div>
                <h2>{heading}{rows}</h2>
                {elsewhere}
            </div>
            {hidden}
            <Chips path=path query=query conditions=conditions context=context />
        </div>
    }
    .into_any()
}
