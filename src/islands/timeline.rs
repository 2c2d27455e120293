//! The timeline: moved and zoomed in place, walked along with keys, and a row's facts opened beside it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, HtmlDialogElement, HtmlElement, Response, SupportedType, Url};

use crate::actions::text_of;
use crate::islands::pause::Pause;
use crate::islands::{block, closest, elements, on};

/// What changes with the time shown.
const LIVE: &str = ".tl-live";
/// A row's link to its commitment.
const ROWS: &str = ".tl-group li a";
/// What the panel takes over from a commitment's page, the shapes that it refers to among it.
const FACTS: &str = ".lead h1, .lead .headline, article .sides, #milestones, body > svg";
/// Links that lead to the same state elsewhere: in the other language, as a citation.
const OTHERS: &str = ".top a, .pagefoot a";
/// A pointer that moved less, in pixels, has pressed and not dragged.
const STILL: f64 = 4.0;
const DAY: f64 = 86_400_000.0;

/// Around the timeline. Every state of it is an address, and the server draws it: what is pressed here is a link whose
/// page is fetched, and takes the place of what stands there. Without scripts the links do the same.
///
/// `.tl-live` is what changes. A link with `data-key` is followed when that key is pressed in the drawing; up and down
/// go from row to row. The drawing can be dragged: it begins and ends on the days in `data-from` and `data-to` of
/// `.tl`. A row opens in the `dialog`, with what its page says first.
#[island]
pub fn TimelineChart(children: Children) -> impl IntoView {
    let dragged = Rc::new(Cell::new(None::<Drag>));
    let drag = dragged.clone();
    let on_click = move |page: &Page, event: MouseEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if modified || event.button() != 0 {
            return;
        }
        if closest(&event, "[data-close]").is_some() {
            page.close();
        } else if let Some(link) = closest(&event, ".tl-controls a") {
            event.prevent_default();
            page.go(&address_of(&link));
        } else if let Some(link) = closest(&event, ROWS) {
            event.prevent_default();
            page.open(&link);
        } else if drag.take().is_none()
            && let Some(link) = closest(&event, ".tl-group li").and_then(|row| row.query_selector("a").ok()?)
        {
            page.open(&link);
        }
    };
    let on_key = move |page: &Page, event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let inside = closest(&event, ".tl, .tl-controls").is_some();
        if modified || !inside {
            return;
        }
        let key = event.key();
        let link = closest(&event, ROWS);
        match (key.as_str(), link) {
            ("ArrowDown", Some(link)) => page.focus_row(&link, 1),
            ("ArrowUp", Some(link)) => page.focus_row(&link, -1),
            (key, _) => {
                let key = if key == "=" { "+" } else { key };
                let named = ["+", "-", "ArrowLeft", "ArrowRight"].contains(&key);
                let Some(link) = page.first(&format!("[data-key=\"{key}\"]")).filter(|_| named) else { return };
                page.go(&address_of(&link));
            }
        }
        event.prevent_default();
    };
    let drag = dragged.clone();
    let on_down = move |page: &Page, event: PointerEvent| {
        drag.set(None);
        let Some(drawing) = closest(&event, ".tl .g, .tl-axis").filter(|_| event.button() == 0) else { return };
        let Some(axis) = page.first(".tl-axis > svg").filter(|_| closest(&event, "a").is_none()) else { return };
        // Without it a drag ends where the pointer leaves the drawing.
        let _ = drawing.set_pointer_capture(event.pointer_id());
        let width = axis.get_bounding_client_rect().width();
        drag.set(Some(Drag { from: f64::from(event.client_x()), width, by: 0.0, held: true }));
    };
    let moved = dragged.clone();
    let on_move = move |page: &Page, event: PointerEvent| {
        let Some(drag) = moved.get() else { return };
        let by = f64::from(event.client_x()) - drag.from;
        if drag.held && (by.abs() > STILL || drag.by != 0.0) {
            moved.set(Some(Drag { by, ..drag }));
            page.shift(Some(by));
        }
    };
    let released = dragged.clone();
    let on_up = move |page: &Page| {
        let Some(drag) = released.get() else { return };
        if drag.by == 0.0 {
            released.set(None);
            return;
        }
        // Kept until the click that ends it was heard.
        released.set(Some(Drag { held: false, ..drag }));
        if page.pan(-drag.by / drag.width).is_none() {
            page.shift(None);
        }
    };
    let begin = move |root: Element| {
        let page = Page { root: root.clone(), asked: Pause::default() };
        page.wake();
        let of = page.clone();
        on(&root, "click", move |event| on_click(&of, event));
        let of = page.clone();
        on(&root, "keydown", move |event| on_key(&of, event));
        let of = page.clone();
        on(&root, "pointerdown", move |event| on_down(&of, event));
        let of = page.clone();
        on(&root, "pointermove", move |event| on_move(&of, event));
        let of = page.clone();
        on(&root, "pointerup", move |_: PointerEvent| on_up(&of));
        on(&root, "pointercancel", move |_: PointerEvent| {
            dragged.set(None);
            page.shift(None);
        });
    };
    block("around", children, Box::new(begin))
}

/// A pointer that was pressed on the drawing: where, how wide that is, how far it has come, whether it is still
/// pressed.
#[derive(Clone, Copy)]
struct Drag {
    from: f64,
    width: f64,
    by: f64,
    held: bool,
}

/// The timeline as it stands in the page.
#[derive(Clone)]
struct Page {
    root: Element,
    asked: Pause,
}

impl Page {
    fn first(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok()?
    }

    /// Shows what is for readers with scripts.
    fn wake(&self) {
        if let Some(keys) = self.first("[data-keys]") {
            // Only a detached document would refuse.
            let _ = keys.remove_attribute("hidden");
        }
    }

    /// Moves the focus by a number of rows.
    fn focus_row(&self, link: &Element, by: isize) {
        let rows = elements(self.root.query_selector_all(ROWS));
        let at = rows.iter().position(|it| it == link);
        let next = at.and_then(|at| rows.get(at.checked_add_signed(by)?));
        focus(next.cloned());
    }

    /// While it is dragged the drawing follows the pointer.
    fn shift(&self, by: Option<f64>) {
        let Some(chart) = self.first(".tl").and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
        // Only a detached document would refuse.
        let _ = match by {
            // Whole pixels: writing a fraction would be a tenth of everything the browser loads.
            Some(by) => chart.style().set_property("--pan", &format!("{}px", by as i32)),
            None => chart.style().remove_property("--pan").map(|_| ()),
        };
        let _ = chart.class_list().toggle_with_force("dragged", by.is_some());
    }

    /// Shifts the time shown by a fraction of its length.
    fn pan(&self, by: f64) -> Option<()> {
        let chart = self.first(".tl")?;
        let day = |name: &str| Some(js_sys::Date::parse(&chart.get_attribute(name)?));
        let (from, to) = (day("data-from")?, day("data-to")?);
        let days = ((to - from) / DAY * by).round();
        let later = |day: f64| -> Option<String> {
            let day = js_sys::Date::new(&JsValue::from_f64(day + days * DAY));
            // Years beyond four digits begin with a sign, and no calendar here has them.
            let text = (!day.get_time().is_nan()).then(|| String::from(day.to_iso_string()))?;
            text.starts_with(|first: char| first.is_ascii_digit()).then(|| text.chars().take(10).collect())
        };
        let address = Url::new(&window().location().href().ok()?).ok()?;
        address.search_params().set("from", &later(from)?);
        address.search_params().set("to", &later(to)?);
        if days == 0.0 {
            return None;
        }
        self.go(&address.href());
        Some(())
    }

    /// Shows the timeline of an address in place of this one; navigates there if that fails.
    fn go(&self, address: &str) {
        let begun = self.asked.start();
        let (page, address) = (self.clone(), address.to_owned());
        if let Some(live) = page.first(LIVE) {
            let _ = live.set_attribute("aria-busy", "true");
        }
        spawn_local(async move {
            let drawn = fetched(&address).await;
            if !begun.is_newest() {
                return;
            }
            if drawn.and_then(|drawn| page.replace(&drawn, &address)).is_none() {
                // An address of this site: the browser may go there.
                let _ = window().location().set_href(&address);
            }
        });
    }

    /// Puts what another page draws in the place of what stands here. The focus stays on what has the same name.
    fn replace(&self, drawn: &Document, address: &str) -> Option<()> {
        let (old, new) = (self.first(LIVE)?, drawn.query_selector(LIVE).ok()??);
        let focused = document().active_element().filter(|it| old.contains(Some(it)));
        old.replace_with_with_node_1(&new).ok()?;
        self.wake();
        // Links elsewhere on the page lead to the same state in another language, or name it.
        for (old, new) in
            elements(document().query_selector_all(OTHERS)).iter().zip(elements(drawn.query_selector_all(OTHERS)))
        {
            let _ = old.set_attribute("href", &new.get_attribute("href")?);
        }
        let forms = |page: &Document| elements(page.query_selector_all(".strip form"));
        for (old, new) in forms(&document()).iter().zip(forms(drawn)) {
            let _ = old.replace_with_with_node_1(&new);
        }
        window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(address)).ok()?;
        if let Some(focused) = focused {
            let links = elements(new.query_selector_all("a"));
            let named = |name: &str| {
                let own = focused.get_attribute(name)?;
                links.iter().find(|it| it.get_attribute(name).as_ref() == Some(&own))
            };
            let called = || links.iter().find(|it| it.text_content() == focused.text_content());
            // Rows are known by where they lead, the links that lead through time by their keys or words.
            let same = named("data-key").or_else(|| named("href")).or_else(called).or(links.first());
            focus(same.cloned());
        }
        let said = new.query_selector("summary small").ok().flatten()?.text_content();
        self.first(":scope > [role=status], leptos-children > [role=status]")?.set_text_content(said.as_deref());
        Some(())
    }

    fn panel(&self) -> Option<HtmlDialogElement> {
        self.first("dialog")?.dyn_into().ok()
    }

    fn close(&self) {
        if let Some(panel) = self.panel() {
            panel.close();
        }
    }

    /// Opens the facts of a row beside the drawing; navigates to its page if that fails.
    fn open(&self, link: &Element) {
        let (page, address) = (self.clone(), address_of(link));
        let shown = move || {
            let panel = page.panel()?;
            let part = {
                let panel = panel.clone();
                move |selector: &str| panel.query_selector(selector).ok().flatten()
            };
            let (told, wait, failed) = (part(".told")?, part(".wait")?, part(".failed")?);
            told.set_text_content(None);
            part("header a")?.set_attribute("href", &address).ok()?;
            wait.remove_attribute("hidden").ok()?;
            failed.set_attribute("hidden", "").ok()?;
            if !panel.open() {
                panel.show_modal().ok()?;
            }
            spawn_local(async move {
                let drawn = fetched(&address).await;
                // Meanwhile another row may have been opened.
                let still = part("header a").and_then(|it| it.get_attribute("href")).as_deref() == Some(&address);
                if !still {
                    return;
                }
                let _ = wait.set_attribute("hidden", "");
                let facts = drawn.map(|drawn| elements(drawn.query_selector_all(FACTS))).unwrap_or_default();
                if facts.is_empty() {
                    let _ = failed.remove_attribute("hidden");
                }
                for fact in facts {
                    for link in elements(fact.query_selector_all("a[href^='#']")) {
                        let place = link.get_attribute("href").unwrap_or_default();
                        let _ = link.set_attribute("href", &format!("{address}{place}"));
                    }
                    let _ = told.append_child(&fact);
                }
            });
            Some(())
        };
        if shown().is_none() {
            let _ = window().location().set_href(&address_of(link));
        }
    }
}

fn address_of(link: &Element) -> String {
    link.get_attribute("href").unwrap_or_default()
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // A browser that cannot focus just leaves the focus where it is.
        let _ = element.focus();
    }
}

/// The page at an address; `None` when the response is not a success.
async fn fetched(address: &str) -> Option<Document> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response = response.dyn_into::<Response>().ok().filter(Response::ok)?;
    DomParser::new().ok()?.parse_from_string(&text_of(&response).await?, SupportedType::TextHtml).ok()
}
