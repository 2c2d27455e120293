//! The progress line of a commitment: its marks can be walked along.

use leptos::ev::{FocusEvent, KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// One thing on the line, in words ready to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Where its day lies, in per cent.
    pub x: f64,
    /// The mark that stands for it, by its place among the links of the drawing.
    pub mark: usize,
    /// Its day for machines, where it is a day.
    pub iso: Option<String>,
    /// Its day for readers.
    pub day: String,
    /// What stands before the title: `Milestone: `.
    pub label: String,
    /// What happened.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
    /// How it stood then, and on whose word; may be empty.
    pub status: String,
    /// Where more is said about it.
    pub href: String,
    /// Name and address of the source.
    pub source: Option<(String, String)>,
}

/// The drawing of a progress line, and below it what the reader points at. With the arrow keys, Home and End the focus goes
/// from one thing to the next, mark by mark; the pointer chooses what is nearest. Without scripts the marks are links, and
/// the line below says what happened last.
#[island]
pub fn ProgressLine(
    /// Everything on the line, in order.
    stops: Vec<Stop>,
    /// The one that is shown first.
    first: usize,
    /// What the button says that goes back.
    previous: String,
    /// What the button says that goes on.
    next: String,
    /// How the keys work, read aloud.
    keys: String,
    /// The drawing.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let last = stops.len().saturating_sub(1);
    let stops = StoredValue::new(stops);
    let at = RwSignal::new(first.min(last));
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    // One mark takes part in the order of Tab: the one whose thing is shown. It leads to that very thing.
    Effect::new(move |_| {
        let at = at.get();
        if let Some(root) = root.get() {
            stops.with_value(|stops| mark(&root, stops, at));
        }
    });

    let go = move |place: usize, focus: bool| {
        at.set(place);
        let here = stops.with_value(|stops| stops.get(place).map(|it| it.mark));
        if let (true, Some(root), Some(here)) = (focus, root.get_untracked(), here)
            && let Some(link) = links(&root).into_iter().nth(here)
        {
            // A browser that cannot focus just leaves the focus where it is.
            let _ = link.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let place = at.get_untracked();
        let place = match event.key().as_str() {
            "ArrowRight" => (place + 1).min(last),
            "ArrowLeft" => place.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() || link_of(&event).is_none() {
            return;
        }
        event.prevent_default();
        go(place, true);
    };
    let on_focus = move |event: FocusEvent| {
        let (Some(link), Some(root)) = (link_of(&event), root.get_untracked()) else { return };
        let Some(here) = links(&root).iter().position(|it| **it == link) else { return };
        let shown = at.get_untracked();
        let place = stops.with_value(|stops| {
            let of_mark = |it: &Stop| it.mark == here;
            if stops.get(shown).is_some_and(of_mark) { None } else { stops.iter().position(of_mark) }
        });
        if let Some(place) = place {
            at.set(place);
        }
    };
    let on_pointer = move |event: PointerEvent| {
        let Some(drawing) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
        let Ok(Some(drawing)) = drawing.closest("svg.progress") else { return };
        let place = drawing.get_bounding_client_rect();
        if event.pointer_type() == "touch" || place.width() <= 0.0 {
            return;
        }
        let x = (f64::from(event.client_x()) - place.left()) / place.width() * 100.0;
        let nearest = stops.with_value(|stops| {
            let far = |it: &Stop| (it.x - x).abs();
            stops.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b))).map(|(place, _)| place)
        });
        if let Some(nearest) = nearest.filter(|nearest| *nearest != at.get_untracked()) {
            at.set(nearest);
        }
    };
    let told = move || {
        stops
            .with_value(|stops| stops.get(at.get()).cloned())
            .map(|it| {
                let source = it.source.map(|(name, address)| {
                    view! { " · "<a href=address rel="noopener">{name}</a> }
                });
                let status = (!it.status.is_empty()).then(|| view! { " · "<span>{it.status}</span> });
                view! {
                    <time datetime=it.iso>{it.day}</time>
                    " "
                    {it.label}
                    <a href=it.href lang=it.lang>{it.title}</a>
                    {status}
                    {source}
                }
            })
            .into_any()
    };
    let turns = view! {
        <div class="turns" class:alive=move || alive.get()>
            <button
                type="button"
                aria-label=previous
                disabled=move || at.get() == 0
                on:click=move |_| go(at.get_untracked().saturating_sub(1), false)
            >
                <svg aria-hidden="true">
                    <use href="#i-back" />
                </svg>
            </button>
            <button
                type="button"
                aria-label=next
                disabled=move || at.get() == last
                on:click=move |_| go((at.get_untracked() + 1).min(last), false)
            >
                <svg aria-hidden="true">
                    <use href="#i-chevron" />
                </svg>
            </button>
        </div>
    }
    .into_any();
    view! {
        <div class="walk" node_ref=root on:keydown=on_key on:focusin=on_focus on:pointermove=on_pointer>
            {children()}
            <div class="told">
                <p role="status">{told}</p>
                {turns}
            </div>
            <p class="vh" hidden=move || !alive.get()>
                {keys}
            </p>
        </div>
    }
}

/// The links of the drawing, from left to right.
fn links(root: &Element) -> Vec<SvgElement> {
    let Ok(found) = root.query_selector_all("svg.progress a") else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

/// The link of the drawing that an event came from.
fn link_of(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("svg.progress a").ok()?
}

/// Makes the drawing show where the reader is.
fn mark(root: &Element, stops: &[Stop], at: usize) {
    let Some(stop) = stops.get(at) else { return };
    // Only a detached document would refuse an attribute.
    for (place, link) in links(root).iter().enumerate() {
        let _ = link.set_attribute("tabindex", if place == stop.mark { "0" } else { "-1" });
        if place == stop.mark {
            let _ = link.set_attribute("href", &stop.href);
        }
    }
    if let Ok(Some(here)) = root.query_selector("svg.progress .here") {
        let x = format!("{:.2}%", stop.x);
        let _ = here.set_attribute("x1", &x);
        let _ = here.set_attribute("x2", &x);
        let _ = here.set_attribute("y2", "76");
    }
}
