//! Lists that have nothing to show, and the ways out.

use leptos::prelude::*;

use crate::app::components::filters::conditions;
use crate::app::components::icon::Icon;
use crate::app::request::{PageContext, RenderContext};
use crate::app::{Error, RequestContext};
use crate::domain::list::query::Query;

/// A way out of an empty list: what it says, and the list that it leads to.
pub type Way = (String, Query);

/// What can be taken away from a list so that it shows something, each with how many that is; else each condition alone;
/// last, everything.
pub async fn ways_out(
    request: &RequestContext,
    reading: &mut PageContext,
    drawing: &RenderContext,
) -> Result<Vec<Way>, Error> {
    let query = reading.query.clone();
    let mut ways = Vec::new();
    if !query.is_narrowed() {
        return Ok(ways);
    }
    let words = request.words;
    for (key, lists) in [
        ("results-without", conditions::each_left_out(&query, drawing)),
        ("results-only", conditions::each_alone(&query, drawing)),
    ] {
        for (condition, list) in lists {
            let n = request.accord.count(&mut reading.snapshot, &list).await?;
            if n > 0 {
                ways.push((words.with(key, &[("condition", condition.into()), ("n", n.into())]), list));
            }
        }
        if !ways.is_empty() {
            break;
        }
    }
    let all = query.widened();
    let n = request.accord.count(&mut reading.snapshot, &all).await?;
    if n > 0 {
        ways.push((words.with("results-all", &[("n", n.into())]), all));
    }
    Ok(ways)
}

/// A list that nothing gets into.
#[component]
pub fn Nothing(
    path: String,
    query: Query,
    /// What [`ways_out`] found.
    ways: Vec<Way>,
    drawing: RenderContext,
) -> impl IntoView {
    let words = drawing.words;
    let day = words.day_in_prose(drawing.as_of.day);
    let (heading, advice) = if ways.is_empty() {
        let heading = if drawing.as_of.past {
            words.with("as-of-before-all", &[("day", day.as_str().into())])
        } else {
            words.say("list-empty")
        };
        (heading, None)
    } else {
        (words.say("results-nothing"), Some(words.say("results-none-advice")))
    };
    let fewer = (drawing.as_of.past && advice.is_some())
        .then(|| words.with("results-none-as-of", &[("day", day.as_str().into())]));
    let mut links: Vec<(String, String)> =
        ways.into_iter().map(|(label, list)| (drawing.list(&path, &list), label)).collect();
    if drawing.as_of.past {
        let today = Query { as_of: None, ..query.with(|_| ()) };
        links.push((crate::paths::with_query(&path, today.parameters()), words.say("as-of-back")));
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

/// A page of the list that there is not.
#[component]
pub fn BeyondTheEnd(path: String, query: Query, pages: u32, drawing: RenderContext) -> impl IntoView {
    let words = drawing.words;
    let address = |page: u32| drawing.list(&path, &Query { page, ..query.clone() });
    let mut links = vec![(address(1), words.say("page-first"))];
    if pages > 1 {
        links.push((address(pages), words.say("page-last")));
    }
    view! {
        <section class="card">
            <div class="empty">
                <Icon name="i-search" />
                <h3>{words.with("not-found-page-of-list", &[("pages", pages.into())])}</h3>
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
