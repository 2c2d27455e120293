//! The filters of a list: a form whose address is the list. It works without scripts; with them its button says how
//! many results it would show.

pub mod chips;
mod choice;
pub mod conditions;
pub(crate) mod facets;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::filters::choice::Choice;
use crate::app::components::filters::conditions::Condition;
use crate::app::components::filters::facets::FacetFields;
use crate::app::components::icon::Icon;
use crate::app::components::list_column::sorted_by;
use crate::app::components::markup::{text, value};
use crate::app::components::rows::said_in;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::order::{Order, Sort, SortKey};
use crate::domain::list::query::Query;
use crate::islands::filters::ShowButton;
use crate::paths;

/// Statements offered: the latest and the chosen one; the others are on the page of statements.
const MOST_STATEMENTS: usize = 4;

/// The panel of filters.
#[component]
pub fn Filters(
    /// The path of the list that the form leads to.
    path: String,
    /// What the list is narrowed by.
    query: Query,
    /// The same in words.
    conditions: Vec<Condition>,
    /// What each choice would show.
    counts: Arc<FilterCounts>,
    /// Whether what is narrowed has rows, which have an order and can be compared with those of another day.
    #[prop(default = true)]
    rows: bool,
    /// Language, words, day and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let in_force = match &conditions[..] {
        [] => messages.say("filters-none"),
        some => some.iter().map(|it| it.shown.as_str()).collect::<Vec<_>>().join(" · "),
    };
    let clear = context.list(&path, &query.widened());
    view! {
        <details class="filters">
            <summary>
                <Icon name="i-filter" />
                {messages.text("filters")}
                <small>{in_force}</small>
            </summary>
            <form action=path>
                <div class="ask search">
                    <label for="q">{messages.text("filter-search")}</label>
                    <Icon name="i-search" />
                    <input class="field" type="search" id="q" name="q" value=query.q.clone() />
                </div>
                <FacetFields query=query.clone() counts=counts context=context.clone() />
                <Organisations chosen=query.org.clone() context=context.clone() />
                <Statements chosen=query.statement.clone() context=context.clone() />
                {rows.then(|| {
                    view! {
                        <Ordering chosen=query.sort.clone() context=context.clone() />
                        <CompareWith day=query.compare context=context.clone() />
                    }
                })}
                {kept(&query, &context)}
                <div class="go">
                    <ShowButton>
                        <button class="button">{messages.text("filter-show")}</button>
                        <span class="vh" role="status"></span>
                    </ShowButton>
                    <a class="button plain" href=clear>
                        {messages.text("filter-clear")}
                    </a>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// A list to choose one from. Its options are written by hand, like the choices.
#[component]
fn Select(
    name: &'static str,
    label: String,
    options: String,
    /// Below it.
    #[prop(optional_no_strip)]
    below: Option<AnyView>,
    #[prop(default = "ask")] class: &'static str,
) -> impl IntoView {
    view! {
        <div class=class>
            <label for=name>{label}</label>
            <select class="field" id=name name=name inner_html=options></select>
            {below}
        </div>
    }
    .into_any()
}

fn option(html: &mut String, spelt: &str, chosen: bool, messages: &str) {
    html.push_str("<option value=");
    value(html, spelt);
    html.push_str(if chosen { " selected>" } else { ">" });
    text(html, messages);
}

/// The organisations that may own something, by party. One is chosen at a time; further ones that an address names stay
/// chosen below, where they can be removed.
#[component]
fn Organisations(chosen: Vec<String>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let first = chosen.first();
    let mut html = String::new();
    option(&mut html, "", false, messages.text("filter-any"));
    for party in &context.reference.parties {
        let mut own = context.reference.organisations_of(&party.code).peekable();
        if own.peek().is_none() {
            continue;
        }
        html.push_str("<optgroup label=");
        value(&mut html, party.name.words(context.lang));
        html.push('>');
        for code in own {
            option(&mut html, code.as_str(), first == Some(&code.0), &context.organisation(code.as_str()));
        }
    }
    let mut others = String::new();
    for code in chosen.iter().skip(1) {
        Choice::new(code, &context.organisation(code), None, true).draw(&mut others, "org");
    }
    let below = (!others.is_empty()).then(|| view! { <div class="others" inner_html=others></div> }.into_any());
    let label = messages.say("filter-organisation");
    view! { <Select name="org" label=label options=html below=below class="ask group" /> }
}

/// The latest statements known on the day shown, in the words in which the list's rows name them.
#[component]
fn Statements(chosen: Option<String>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let mut known: Vec<_> = context.reference.statements.iter().filter(|it| it.on <= context.as_of.day).collect();
    known.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
    let mut html = String::new();
    option(&mut html, "", false, messages.text("filter-any"));
    let all = known.len() <= MOST_STATEMENTS;
    let kept = |place: usize, slug: &str| place < MOST_STATEMENTS || chosen.as_deref() == Some(slug);
    for (_, statement) in known.into_iter().enumerate().filter(|(place, it)| kept(*place, &it.slug)) {
        option(&mut html, &statement.slug, chosen.as_ref() == Some(&statement.slug), &said_in(statement, &context));
    }
    let address = context.link(&paths::statements(context.lang));
    let below = (!all).then(|| view! { <a href=address>{messages.text("filter-statement-all")}</a> }.into_any());
    view! { <Select name="statement" label=messages.say("filter-statement") options=html below=below /> }
}

/// The order of the list, and the order of those that are alike in it. The default one is not part of the address; further
/// keys that an address names are kept.
#[component]
fn Ordering(chosen: Order, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let keys = chosen.keys();
    let choices = |html: &mut String, usual: Option<SortKey>, chosen: Option<SortKey>| {
        // Whatever nobody looks for from its end is offered that way only where it is so already.
        let is_offered = |key: &SortKey| !key.reversed || key.by == Sort::Due || chosen == Some(*key);
        for key in SortKey::ALL.into_iter().filter(is_offered) {
            let spelt = if usual == Some(key) { String::new() } else { key.to_string() };
            option(html, &spelt, chosen == Some(key), sorted_by(key, messages));
        }
    };
    let mut first = String::new();
    choices(&mut first, Some(SortKey::of(Sort::Newest)), keys.first().copied());
    // Until an order is chosen there is nothing that a second one would follow.
    let second = (chosen != Order::default()).then(|| {
        let mut second = String::new();
        option(&mut second, "", keys.len() < 2, messages.text("filter-then-none"));
        choices(&mut second, None, keys.get(1).copied());
        view! { <Select name="then" label=messages.say("filter-then") options=second /> }
    });
    let further = keys
        .iter()
        .skip(2)
        .map(|key| view! { <input type="hidden" name="then" value=key.to_string() /> })
        .collect_view();
    view! {
        <Select name="sort" label=messages.say("filter-sort") options=first />
        {second}
        {further}
    }
}

/// The earlier day whose list this one is compared with.
#[component]
pub fn CompareWith(day: Option<Day>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let most = context.as_of.day.plus(-1).to_string();
    view! {
        <div class="ask">
            <label for="compare">{messages.text("filter-compare")}</label>
            <input
                class="field"
                type="date"
                id="compare"
                name="compare"
                value=day.map(|it| it.to_string())
                max=most
            />
        </div>
    }
}

/// The parameters of the address other than the filters and the page: they are kept.
fn kept(query: &Query, context: &RenderContext) -> impl IntoView + use<> {
    let query = Query { as_of: context.as_of.past.then_some(context.as_of.day), ..query.clone() };
    let parameters = query.parameters().into_iter();
    parameters
        .filter(|(name, _)| matches!(*name, "as_of" | "columns" | "group" | "zoom" | "view" | "from" | "to"))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
}
