//! The filters of a list: a form whose address is the list. It works without scripts; with them its button says how many
//! results it would show.

pub mod chips;
pub mod conditions;

use std::fmt::Display;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::filters::conditions::Condition;
use crate::app::components::icon::Icon;
use crate::app::components::markup::{shape, text, value};
use crate::app::components::rows::said_in;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::query::{Query, Sort};
use crate::domain::record::headline::{HeadlineStatus, Sides};
use crate::islands::filters::ShowButton;
use crate::paths;

/// Choices of one facet that stand open; the rest fold away.
const OPEN_CHOICES: usize = 7;
/// So many statements are offered, the latest and the chosen one; the others are on the page of statements.
const MOST_STATEMENTS: usize = 30;
/// So few choices do not fold away.
const FEW_CHOICES: usize = 4;

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
    let facets = &query.facets;
    let of = |count: Option<&u32>| count.copied().unwrap_or_default();
    let in_force = match &conditions[..] {
        [] => messages.say("filters-none"),
        some => some.iter().map(|it| it.shown.as_str()).collect::<Vec<_>>().join(" · "),
    };
    let status = HeadlineStatus::ALL.iter().map(|it| {
        Choice::new(it, messages.of_word("status", it), of(counts.status.get(it)), facets.status.contains(it))
            .drawn(format!("s-{it}"), format!("check {it}"))
    });
    let area = context.reference.areas.iter().map(|it| {
        let name = it.name.words(context.lang);
        Choice::new(&it.code, name, of(counts.area.get(&it.code)), facets.area.contains(&it.code))
    });
    let freshness = Freshness::ALL.iter().map(|it| {
        Choice::new(it, messages.of_word("freshness", it), of(counts.freshness.get(it)), facets.freshness.contains(it))
            .drawn(format!("f-{it}"), "check")
    });
    // Where no government takes part nothing is open between governments.
    let sides: Vec<_> = Sides::ALL
        .iter()
        .map(|it| Choice::new(it, messages.of_word("sides", it), of(counts.sides.get(it)), facets.sides.contains(it)))
        .collect();
    let sides = if sides.iter().any(|it| it.count > 0 || it.chosen) { sides } else { Vec::new() };
    let standing = Standing::ALL.iter().map(|it| {
        Choice::new(it, messages.of_word("standing", it), of(counts.standing.get(it)), facets.standing.contains(it))
    });
    let due = DueState::ALL
        .iter()
        .map(|it| Choice::new(it, messages.of_word("filter-due", it), of(counts.due.get(it)), facets.due.contains(it)));
    let basis = Basis::ALL
        .iter()
        .map(|it| Choice::new(it, messages.of_word("basis", it), of(counts.basis.get(it)), facets.basis.contains(it)));
    let nature = Nature::ALL.iter().map(|it| {
        Choice::new(it, messages.of_word("nature", it), of(counts.nature.get(it)), facets.nature.contains(it))
    });
    // Signatories that undertook nothing are no choice.
    let party = context.reference.parties.iter().map(|it| {
        let code = &it.code.0;
        Choice::new(code, it.name.words(context.lang), of(counts.party.get(code)), facets.party.contains(code))
    });
    let party = party.filter(|it| it.count > 0 || it.chosen);
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
                <Facet name="status" legend=messages.say("filter-status") choices=status.collect() context=context.clone() />
                <Facet name="area" legend=messages.say("filter-area") choices=area.collect() context=context.clone() />
                <Facet name="sides" legend=messages.say("filter-sides") choices=sides context=context.clone() />
                <Facet
                    name="freshness"
                    legend=messages.say("filter-freshness")
                    choices=freshness.collect()
                    context=context.clone()
                />
                <Facet
                    name="standing"
                    legend=messages.say("filter-standing")
                    choices=standing.collect()
                    context=context.clone()
                />
                <Facet name="due" legend=messages.say("filter-due") choices=due.collect() context=context.clone() />
                <Facet name="basis" legend=messages.say("filter-basis") choices=basis.collect() context=context.clone() />
                <Facet name="nature" legend=messages.say("filter-nature") choices=nature.collect() context=context.clone() />
                <Facet name="party" legend=messages.say("filter-party") choices=party.collect() context=context.clone() />
                <Organisations chosen=query.org.clone() context=context.clone() />
                <Statements chosen=query.statement.clone() context=context.clone() />
                {rows.then(|| {
                    view! {
                        <Order chosen=query.sort context=context.clone() />
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

/// One choice of a facet.
#[derive(Clone)]
struct Choice {
    spelt: String,
    name: String,
    count: u32,
    counted: bool,
    chosen: bool,
    /// A shape of the sprite, and the class that gives it its colour.
    shape: Option<(String, String)>,
}

impl Choice {
    fn new(spelt: impl Display, name: &str, count: impl Into<Option<u32>>, chosen: bool) -> Self {
        let count = count.into();
        Self {
            spelt: spelt.to_string(),
            name: name.to_owned(),
            count: count.unwrap_or_default(),
            counted: count.is_some(),
            chosen,
            shape: None,
        }
    }

    /// The same with a shape of the sprite before its name.
    fn drawn(self, shape: impl Into<String>, class: impl Into<String>) -> Self {
        Self { shape: Some((shape.into(), class.into())), ..self }
    }

    fn draw(&self, html: &mut String, parameter: &str) {
        let class = self.shape.as_ref().map_or("check", |(_, class)| class);
        html.push_str("<label class=");
        value(html, class);
        html.push_str("><input type=checkbox name=");
        value(html, parameter);
        html.push_str(" value=");
        value(html, &self.spelt);
        html.push_str(if self.chosen { " checked>" } else { ">" });
        if let Some((name, _)) = &self.shape {
            shape(html, name);
        }
        text(html, &self.name);
        if self.counted {
            html.push_str("<span class=n>");
            text(html, &self.count.to_string());
            html.push_str("</span>");
        }
        html.push_str("</label>");
    }
}

/// A facet's choices. Those that would show nothing, and those beyond the first few, fold away.
#[component]
fn Facet(name: &'static str, legend: String, choices: Vec<Choice>, context: RenderContext) -> impl IntoView {
    if choices.is_empty() {
        return ().into_any();
    }
    let messages = context.messages;
    let (mut open, mut folded) = (Vec::new(), Vec::new());
    let worth = |it: &Choice| it.count > 0 || it.chosen;
    // Where nothing would show anything, folding says nothing.
    let any = choices.iter().any(worth);
    let few = choices.len() <= FEW_CHOICES;
    for choice in choices {
        let stays = few || (open.len() < OPEN_CHOICES && (!any || worth(&choice)));
        if stays { open.push(choice) } else { folded.push(choice) }
    }
    let mut html = String::from("<legend>");
    text(&mut html, &legend);
    html.push_str("</legend>");
    open.iter().for_each(|it| it.draw(&mut html, name));
    if !folded.is_empty() {
        let empty = !folded.iter().any(worth);
        let key = if empty { "filter-fold-none" } else { "filter-fold" };
        let shown = folded.iter().any(|it| it.chosen);
        html.push_str(if shown { "<details class=more open><summary>" } else { "<details class=more><summary>" });
        text(&mut html, &messages.with(key, &[("n", folded.len().into())]));
        html.push_str("</summary>");
        folded.iter().for_each(|it| it.draw(&mut html, name));
        html.push_str("</details>");
    }
    view! { <fieldset inner_html=html></fieldset> }.into_any()
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
/// chosen below, where they can be taken off.
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
    let below = (!others.is_empty()).then(|| view! { <div inner_html=others></div> }.into_any());
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
    for (_, it) in known.into_iter().enumerate().filter(|(place, it)| kept(*place, &it.slug)) {
        option(&mut html, &it.slug, chosen.as_ref() == Some(&it.slug), &said_in(it, &context));
    }
    let address = context.link(&paths::statements(context.lang));
    let below = (!all).then(|| view! { <a href=address>{messages.text("filter-statement-all")}</a> }.into_any());
    view! { <Select name="statement" label=messages.say("filter-statement") options=html below=below /> }
}

/// The order of the list. The usual one is not spelt in the address.
#[component]
fn Order(chosen: Sort, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let mut html = String::new();
    for sort in Sort::ALL {
        let spelt = if *sort == Sort::Newest { "" } else { sort.word() };
        option(&mut html, spelt, *sort == chosen, messages.of_word("sort", sort));
    }
    view! { <Select name="sort" label=messages.say("filter-sort") options=html /> }
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

/// What the address says beside the filters, the page apart: it stays.
fn kept(query: &Query, context: &RenderContext) -> impl IntoView + use<> {
    let query = Query { as_of: context.as_of.past.then_some(context.as_of.day), ..query.clone() };
    let parameters = query.parameters().into_iter();
    parameters
        .filter(|(name, _)| matches!(*name, "as_of" | "group" | "zoom" | "view" | "from" | "to"))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
}
