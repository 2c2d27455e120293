//! Empty lists, and the ways out.

use leptos::prelude::*;

use crate::app::components::filters::conditions;
use crate::app::components::icon::Icon;
use crate::app::pages::portfolio::list::found::superseded_too;
use crate::app::request::{PageContext, RenderContext};
use crate::app::{Error, RequestContext};
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::query::Query;

/// A way out of an empty list: what it says, and the list that it leads to.
pub type Way = (String, Query);

/// What can be taken away from a list so that it shows something, each with how many that is; else each condition alone;
/// last, everything.
pub async fn ways_out(
    request: &RequestContext,
    page_context: &mut PageContext,
    context: &RenderContext,
    counts: &FilterCounts,
) -> Result<Vec<Way>, Error> {
    let query = page_context.query.clone();
    let messages = request.messages;
    let mut ways = Vec::new();
    if let Some((n, list)) = superseded_too(&query, counts) {
        ways.push((messages.with("results-superseded", &[("n", n.into())]), list));
    }
    if !query.is_narrowed() {
        return Ok(ways);
    }
    let known = ways.len();
    for (key, lists) in [
        ("results-without", conditions::each_left_out(&query, context)),
        ("results-only", conditions::each_alone(&query, context)),
    ] {
        for (condition, list) in lists {
            let n = request.accord.portfolio().count(&mut page_context.snapshot, &list).await?;
            if n > 0 {
                ways.push((messages.with(key, &[("condition", condition.into()), ("n", n.into())]), list));
            }
        }
        if ways.len() > known {
            break;
        }
    }
    let all = query.widened();
    let n = request.accord.portfolio().count(&mut page_context.snapshot, &all).await?;
    if n > 0 {
        ways.push((messages.with("results-all", &[("n", n.into())]), all));
    }
    Ok(ways)
}

/// A list that nothing matches.
#[component]
pub fn Nothing(
    path: String,
    query: Query,
    /// What [`ways_out`] found.
    ways: Vec<Way>,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let day = messages.day_in_prose(context.as_of.day);
    let (heading, advice) = if ways.is_empty() {
        let heading = if context.as_of.past {
            messages.with("as-of-before-all", &[("day", day.as_str().into())])
        } else {
            messages.say("list-empty")
        };
        (heading, None)
    } else {
        (messages.say("results-nothing"), Some(messages.say("results-none-advice")))
    };
    let fewer = (context.as_of.past && advice.is_some())
        .then(|| messages.with("results-none-as-of", &[("day", day.as_str().into())]));
    let mut links: Vec<(String, String)> =
        ways.into_iter().map(|(label, list)| (context.list(&path, &list), label)).collect();
    if context.as_of.past {
        let today = Query { as_of: None, ..query.with(|_| ()) };
        links.push((crate::paths::with_query(&path, today.parameters()), messages.say("as-of-back")));
    }
    view! {
        <section class="card">
            <div class="empty">
                <Icon name="i-search" />
                <h3>{heading}</h3>
                {advice.map(|advice| view! { <p class="note">{advice}</p> })}
                {fewer.map(|fewer| view! { <p class="note">{fewer}</p> })}
                <Links links=links />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Links(links: Vec<(String, String)>) -> impl IntoView {
    let items = links.into_iter().map(|(address, label)| view! { <li><a href=address>{label}</a></li> }).collect_view();
    view! { <ul>{items}</ul> }
}
