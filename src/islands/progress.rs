//! The progress line of a commitment: its marks can be stepped through.

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use web_sys::{Element, HtmlButtonElement, HtmlElement, SvgElement};

use crate::islands::{all, block, closest, on, reveal};

/// The links of the drawing.
const LINKS: &str = "svg.progress a";

/// The drawing of a progress line, and below it what the reader points at. With the arrow keys, Home and End the focus
/// goes from one thing to the next, mark by mark; the pointer chooses what is nearest. Without scripts the marks are
/// links, and the line below says what happened last.
///
/// Everything comes drawn: `svg.progress` with its links, then `.stops`, whose children say what happened, all but one
/// of them hidden. Each child has `data-x`, where its day lies in hundredths of a per cent, and `data-mark`, the place
/// of its link in the drawing. `.turns` holds two buttons, that go back and on; what is `hidden` elsewhere is for
/// readers with scripts.
#[island]
pub fn ProgressLine(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        reveal(&root, ".turns, [data-keys]");
        let line = Line(root.clone());
        line.show(line.shown());
        let on_key = move |line: &Line, event: &KeyboardEvent| {
            let step: fn(usize, usize) -> usize = match event.key().as_str() {
                "ArrowRight" => |at, last| (at + 1).min(last),
                "ArrowLeft" => |at, _| at.saturating_sub(1),
                "Home" => |_, _| 0,
                "End" => |_, last| last,
                _ => return,
            };
            if event.ctrl_key() || event.alt_key() || event.meta_key() || closest(event, LINKS).is_none() {
                return;
            }
            event.prevent_default();
            if let Some(link) = line.link_of_stop(line.go(step)) {
                // A browser that cannot focus just leaves the focus where it is.
                let _ = link.focus();
            }
        };
        let on_focus = move |line: &Line, event: &FocusEvent| {
            let Some(link) = closest(event, LINKS) else { return };
            let Some(mark) = line.links().iter().position(|it| **it == link) else { return };
            let stops = line.stops();
            let of_mark = |it: &HtmlElement| number(it, "data-mark") == mark;
            if !stops.get(line.shown()).is_some_and(of_mark)
                && let Some(place) = stops.iter().position(of_mark)
            {
                line.show(place);
            }
        };
        let on_pointer = move |line: &Line, event: &PointerEvent| {
            let Some(drawing) = closest(event, "svg.progress") else { return };
            let place = drawing.get_bounding_client_rect();
            if event.pointer_type() == "touch" || place.width() <= 0.0 {
                return;
            }
            let x = ((f64::from(event.client_x()) - place.left()) / place.width() * 10_000.0).max(0.0) as usize;
            let stops = line.stops();
            let nearest = (0..stops.len()).min_by_key(|place| number(&stops[*place], "data-x").abs_diff(x));
            if let Some(nearest) = nearest.filter(|nearest| *nearest != line.shown()) {
                line.show(nearest);
            }
        };
        let on_click = move |line: &Line, event: &MouseEvent| {
            let Some(button) = closest(event, ".turns button") else { return };
            if button.previous_element_sibling().is_none() {
                line.go(|at, _| at.saturating_sub(1));
            } else {
                line.go(|at, last| (at + 1).min(last));
            }
        };
        let of = line.clone();
        on(&root, "keydown", move |event| on_key(&of, &event));
        let of = line.clone();
        on(&root, "focusin", move |event| on_focus(&of, &event));
        let of = line.clone();
        on(&root, "pointermove", move |event| on_pointer(&of, &event));
        on(&root, "click", move |event| on_click(&line, &event));
    };
    block("walk", children, Box::new(begin))
}

/// A progress line as it stands in the page.
#[derive(Clone)]
struct Line(Element);

impl Line {
    /// Moves by a number of steps, or to an end; returns where the reader is then.
    fn go(&self, step: fn(usize, usize) -> usize) -> usize {
        let place = step(self.shown(), self.stops().len().saturating_sub(1));
        self.show(place);
        place
    }

    /// The links of the drawing, from left to right.
    fn links(&self) -> Vec<SvgElement> {
        all(&self.0, LINKS)
    }

    /// What happened, in order.
    fn stops(&self) -> Vec<HtmlElement> {
        all(&self.0, ".stops > *")
    }

    /// The place of the stop that is shown.
    fn shown(&self) -> usize {
        self.stops().iter().position(|it| !it.has_attribute("hidden")).unwrap_or_default()
    }

    /// The link of the drawing that stands for a stop.
    fn link_of_stop(&self, place: usize) -> Option<SvgElement> {
        let mark = number(self.stops().get(place)?, "data-mark");
        self.links().into_iter().nth(mark)
    }

    /// Shows one stop and where it is. One mark takes part in the order of Tab: the one whose stop is shown. It leads
    /// to where that very stop leads.
    fn show(&self, at: usize) {
        let stops = self.stops();
        // Only a detached document would refuse an attribute.
        for (place, stop) in stops.iter().enumerate() {
            let _ = if place == at { stop.remove_attribute("hidden") } else { stop.set_attribute("hidden", "") };
        }
        if let Some(stop) = stops.get(at) {
            let mark = number(stop, "data-mark");
            for (place, link) in self.links().iter().enumerate() {
                let _ = link.set_attribute("tabindex", if place == mark { "0" } else { "-1" });
            }
            let leads_to = stop.query_selector("a").ok().flatten().and_then(|it| it.get_attribute("href"));
            if let (Some(link), Some(leads_to)) = (self.link_of_stop(at), leads_to) {
                let _ = link.set_attribute("href", &leads_to);
            }
            if let Ok(Some(here)) = self.0.query_selector("svg.progress .here") {
                let x = number(stop, "data-x");
                let x = format!("{}.{:02}%", x / 100, x % 100);
                let _ = here.set_attribute("x1", &x);
                let _ = here.set_attribute("x2", &x);
                let _ = here.set_attribute("y2", "76");
            }
        }
        let at_ends = [at == 0, at + 1 >= stops.len()];
        for (button, at_end) in all::<HtmlButtonElement>(&self.0, ".turns button").iter().zip(at_ends) {
            button.set_disabled(at_end);
        }
    }
}

/// A whole number that an element carries.
fn number(element: &Element, name: &str) -> usize {
    element.get_attribute(name).and_then(|value| value.parse().ok()).unwrap_or_default()
}
