//! The pages of a list, and what is at the address of one that it does not have.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::list::query::Query;

/// Links to the pages of a list; nothing where there is only one.
#[component]
pub fn Paging(
    /// The path of the list.
    path: String,
    /// The list, on the page shown.
    query: Query,
    /// How many pages there are.
    pages: u32,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let current = query.page;
    if current > pages.max(1) {
        return view! { <BeyondTheEnd path=path query=query pages=pages.max(1) context=context /> }.into_any();
    }
    if pages < 2 {
        return ().into_any();
    }
    let messages = context.messages;
    let address = |page: u32| context.list(&path, &Query { page, ..query.clone() });
    let mut items = Vec::new();
    if current > 1 {
        items.push(
            view! {
                <li>
                    <a href=address(current - 1) rel="prev">
                        <Icon name="i-back" />
                        {messages.text("page-previous")}
                    </a>
                </li>
            }
            .into_any(),
        );
    }
    let mut last = 0;
    for page in shown(current, pages) {
        if page > last + 1 {
            let gap = messages.text("page-gap");
            items.push(view! { <li><span class="vh">{gap}</span><span aria-hidden="true">"…"</span></li> }.into_any());
        }
        last = page;
        let item = if page == current {
            view! { <li><span aria-current="page">{page}</span></li> }.into_any()
        } else {
            // What is seen is part of what is said.
            let said = messages.with("page-number", &[("page", page.into())]);
            let number = page.to_string();
            let (before, after) = said.split_once(&number).unwrap_or(("", ""));
            let hidden =
                |words: &str| (!words.is_empty()).then(|| view! { <span class="vh">{words.to_owned()}</span> });
            view! { <li><a href=address(page)>{hidden(before)}{number.clone()}{hidden(after)}</a></li> }.into_any()
        };
        items.push(item);
    }
    if current < pages {
        items.push(
            view! {
                <li>
                    <a href=address(current + 1) rel="next">
                        {messages.text("page-next")}
                        <Icon name="i-chevron" />
                    </a>
                </li>
            }
            .into_any(),
        );
    }
    view! {
        <nav class="pages" aria-label=messages.text("pagination")>
            <span>{messages.with("page-of", &[("page", current.into()), ("pages", pages.into())])}</span>
            <ol>{items}</ol>
        </nav>
    }
    .into_any()
}

/// Instead of a page that a list does not have: its status is 404.
#[component]
pub fn BeyondTheEnd(
    /// The path of the list.
    path: String,
    /// The list, on the page asked for.
    query: Query,
    /// How many pages there are.
    pages: u32,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let address = |page: u32| context.list(&path, &Query { page, ..query.clone() });
    let link = |page, key| view! { <li><a href=address(page)>{messages.text(key)}</a></li> };
    view! {
        <section class="card">
            <div class="empty">
                <Icon name="i-search" />
                <h3>{messages.with("not-found-page-of-list", &[("pages", pages.into())])}</h3>
                <ul>{link(1, "page-first")} {(pages > 1).then(|| link(pages, "page-last"))}</ul>
            </div>
        </section>
    }
    .into_any()
}

/// The pages that are offered: the first, the last, and those around the current one.
fn shown(current: u32, pages: u32) -> impl Iterator<Item = u32> {
    let near = current.saturating_sub(1).max(1)..=current.saturating_add(1).min(pages);
    let ends = [1, pages].into_iter().filter({
        let near = near.clone();
        move |page| !near.contains(page)
    });
    let mut shown: Vec<u32> = near.chain(ends).collect();
    shown.sort_unstable();
    shown.dedup();
    shown.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(1, 2, &[1, 2])]
    #[case(2, 2, &[1, 2])]
    #[case(1, 51, &[1, 2, 51])]
    #[case(26, 51, &[1, 25, 26, 27, 51])]
    #[case(51, 51, &[1, 50, 51])]
    fn the_ends_and_the_neighbours_are_offered(#[case] current: u32, #[case] pages: u32, #[case] expected: &[u32]) {
        assert_eq!(shown(current, pages).collect::<Vec<_>>(), expected);
    }
}
