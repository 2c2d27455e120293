//! The controls of the timeline, each a link or a plain form: every state has an address.

use leptos::prelude::*;

use crate::app::components::filters::CompareWith;
use crate::app::components::icon::Icon;
use crate::app::pages::portfolio::timeline::Shown;
use crate::app::pages::portfolio::timeline::scale::Axis;
use crate::domain::basics::day::Day;
use crate::domain::list::facet::Facet;
use crate::domain::list::query::{Group, Layout, Zoom};
use crate::domain::record::headline::HeadlineStatus;
use crate::i18n::Messages;
use crate::paths;

/// Group, area, status and window as a form; all other parameters of the address are kept.
#[component]
pub fn FilterForm(shown: Shown) -> impl IntoView {
    let messages = shown.context.messages;
    let query = &shown.query;
    let facets = &query.facets;
    let group = Group::ALL
        .iter()
        .map(|it| (it.word().to_owned(), messages.of_word("group", it).to_owned(), *it == query.group))
        .collect();
    let area: Vec<_> = shown
        .context
        .reference
        .areas
        .iter()
        .map(|it| (it.code.clone(), shown.context.area(&it.code), facets.has(Facet::Area, &it.code)))
        .collect();
    let status: Vec<_> = HeadlineStatus::ALL
        .iter()
        .map(|status| {
            (
                status.word().to_owned(),
                messages.of_word("status", status).to_owned(),
                facets.has(Facet::Status, status.word()),
            )
        })
        .collect();
    let in_form = ["group", "area", "status", "from", "to", "page", "as_of", "compare"];
    let mut kept: Vec<_> = query.parameters().into_iter().filter(|(name, _)| !in_form.contains(name)).collect();
    if shown.context.as_of.past {
        kept.push(("as_of", shown.context.as_of.day.to_string()));
    }
    let kept =
        kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let window = messages.with(
        "timeline-range",
        &[("from", messages.day(shown.axis.from).into()), ("to", messages.day(shown.axis.to).into())],
    );
    let in_force = format!("{}, {window}", messages.of_word("group", query.group));
    view! {
        <details class="filters across">
            <summary>
                <Icon name="i-filter" />
                {messages.text("timeline-controls")}
                <small>{in_force}</small>
            </summary>
            <form action=paths::timeline(shown.context.lang)>
                {kept}
                <Select name="group" label=messages.say("timeline-group") options=group />
                <FacetField name="area" label=messages.say("area") options=area messages=messages />
                <FacetField name="status" label=messages.say("status") options=status messages=messages />
                <DayField name="from" label=messages.say("timeline-from") day=shown.axis.from />
                <DayField name="to" label=messages.say("timeline-to") day=shown.axis.to />
                <CompareWith day=query.compare context=shown.context.clone() />
                <div class="go">
                    <button class="button">{messages.text("show")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Value, name and whether it is chosen.
type Choices = Vec<(String, String, bool)>;

#[component]
fn Select(name: &'static str, label: String, options: Choices) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, name, chosen)| view! { <option value=value selected=chosen>{name}</option> })
        .collect_view();
    view! {
        <div class="ask">
            <label for=name>{label}</label>
            <select class="field" id=name name=name>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// One value of a facet, or any. If the address selects several, each can be removed.
#[component]
fn FacetField(name: &'static str, label: String, options: Choices, messages: Messages) -> impl IntoView {
    if options.iter().filter(|it| it.2).count() < 2 {
        let any = (String::new(), messages.say("filter-any"), false);
        return view! { <Select name=name label=label options=std::iter::once(any).chain(options).collect() /> }
            .into_any();
    }
    let checks = options
        .into_iter()
        .filter(|it| it.2)
        .map(|(value, text, _)| {
            view! {
                <label class="check">
                    <input type="checkbox" name=name value=value checked />
                    {text}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="ask">
            <legend>{label}</legend>
            {checks}
        </fieldset>
    }
    .into_any()
}

#[component]
fn DayField(name: &'static str, label: String, day: Day) -> impl IntoView {
    view! {
        <div class="ask">
            <label for=name>{label}</label>
            <input class="field" type="date" id=name name=name value=day.to_string() />
        </div>
    }
}

/// The zoom, and links to earlier and later windows.
#[component]
pub fn Controls(shown: Shown) -> impl IntoView {
    let messages = shown.context.messages;
    let zooms = Zoom::ALL
        .iter()
        .map(|zoom| {
            let current = (*zoom == shown.query.zoom).then_some("true");
            let address = shown.address(|query| query.zoom = *zoom);
            view! { <a href=address aria-current=current>{messages.of_word("zoom", zoom)}</a> }
        })
        .collect_view();
    let window = |axis: Axis| shown.address(|query| (query.from, query.to) = (Some(axis.from), Some(axis.to)));
    let (first, last) = shown.extent;
    let axis = shown.axis;
    let nearer = |inward: bool| {
        let (axis, zoom) = axis.zoomed(inward, shown.context.as_of.day)?;
        let address =
            shown.address(|query| (query.from, query.to, query.zoom) = (Some(axis.from), Some(axis.to), zoom));
        let (sign, key, name) = if inward { ("+", "+", "timeline-zoom-in") } else { ("−", "-", "timeline-zoom-out") };
        Some(view! { <a href=address data-key=key aria-label=messages.text(name) title=messages.text(name)>{sign}</a> })
    };
    let earlier = (first < axis.from).then(|| {
        view! {
            <a href=window(axis.moved(-1)) data-key="ArrowLeft">
                <Icon name="i-back" />
                {messages.text("timeline-earlier")}
            </a>
        }
    });
    let later = (axis.to < last).then(|| {
        view! {
            <a href=window(axis.moved(1)) data-key="ArrowRight">
                {messages.text("timeline-later")}
                <Icon name="i-chevron" />
            </a>
        }
    });
    let whole = (first < axis.from || axis.to < last).then(|| {
        let whole = Axis::choose(Zoom::Year, shown.context.as_of.day, shown.extent, None, None);
        view! { <a href=window(whole)>{messages.text("timeline-whole")}</a> }
    });
    let usual = (shown.query.from.is_some() || shown.query.to.is_some()).then(|| {
        let address = shown.address(|query| (query.from, query.to) = (None, None));
        view! { <a href=address>{messages.text("timeline-go-today")}</a> }
    });
    let moves = (earlier.is_some() || later.is_some() || usual.is_some()).then(|| {
        view! {
            <nav class="segments" aria-label=messages.text("timeline-window")>
                {earlier}
                {usual}
                {later}
                {whole}
            </nav>
        }
    });
    let layouts = Layout::ALL
        .iter()
        .map(|layout| {
            let current = (*layout == shown.query.layout).then_some("true");
            let address = shown.address(|query| query.layout = *layout);
            view! { <a href=address aria-current=current>{messages.of_word("layout", layout)}</a> }
        })
        .collect_view();
    let bars = shown.query.layout == Layout::Bars;
    view! {
        <div class="row tl-controls">
            {bars.then(|| view! {
                <nav class="segments" aria-label=messages.text("timeline-zoom")>
                    {nearer(false)}
                    {zooms}
                    {nearer(true)}
                </nav>
                {moves}
            })}
            <nav class="segments" aria-label=messages.text("layout")>
                {layouts}
            </nav>
        </div>
    }
    .into_any()
}
