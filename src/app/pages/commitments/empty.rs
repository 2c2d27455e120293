//! Lists that have nothing to show, and the ways out.

use leptos::prelude::*;

use crate::app::components::filters::conditions;
use crate::app::components::icon::Icon;
use crate::app::visit::{Drawing, Reading};
use crate::app::{Error, Visit};
use crate::domain::query::Query;

/// What can be taken away from a list, with the list that is left and how many it holds; last, everything at once. Only
/// what would show something.
pub async fn ways_out(
    visit: &Visit,
    reading: &mut Reading,
    drawing: &Drawing,
) -> Result<Vec<(Option<String>, Query, u32)>, Error> {
    let query = reading.query.clone();
    if !query.is_narrowed() {
        return Ok(Vec::new());
    }
    let mut ways = Vec::new();
    for (shown, left) in conditions::ways_out(&query, drawing) {
        let n = visit.accord.count(&mut reading.snapshot, &left).await?;
        // Taking away the only condition is the same as taking away all.
        if n > 0 && left.is_narrowed() {
            ways.push((Some(shown), left, n));
        }
    }
    let all = query.widened();
    let n = visit.accord.count(&mut reading.snapshot, &all).await?;
    if n > 0 {
        ways.push((None, all, n));
    }
    Ok(ways)
}

/// A list that nothing gets into.
#[component]
pub fn Nothing(
    path: String,
    query: Query,
    /// What [`ways_out`] found.
    ways: Vec<(Option<String>, Query, u32)>,
    drawing: Drawing,
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
    let mut links: Vec<(String, String)> = ways
        .into_iter()
        .map(|(shown, left, n)| {
            let label = match shown {
                Some(shown) => words.with("results-without", &[("condition", shown.into()), ("n", n.into())]),
                None => words.with("results-all", &[("n", n.into())]),
            };
            (drawing.list(&path, &left), label)
        })
        .collect();
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
pub fn BeyondTheEnd(path: String, query: Query, pages: u32, drawing: Drawing) -> impl IntoView {
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
