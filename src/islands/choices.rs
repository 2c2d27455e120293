//! A list of choices under a field, as it follows what is typed: moved through with the arrow keys, chosen with Enter or
//! the pointer, closed with Escape. The focus stays in the field.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::islands::{closest, on};

/// The most choices shown at once: who sees more types on.
const MOST: usize = 50;
/// Marks what a choice stands for.
const VALUE: &str = "data-value";

/// The list under a field. Clones are the same list.
#[derive(Clone)]
pub struct Choices {
    field: HtmlElement,
    list: HtmlElement,
    active: Rc<Cell<Option<u32>>>,
}

impl Choices {
    /// Puts an empty list under a field; nothing where the browser refuses.
    pub fn under(field: &HtmlElement) -> Option<Self> {
        let list = document().create_element("ul").ok()?.dyn_into::<HtmlElement>().ok()?;
        let id = format!("{}-choices", field.id());
        list.set_id(&id);
        let label = document().query_selector(&format!("label[for='{}']", field.id())).ok().flatten();
        let label = label.and_then(|it| it.text_content()).unwrap_or_default();
        for (name, value) in [("role", "listbox"), ("class", "choices"), ("hidden", ""), ("aria-label", &label)] {
            list.set_attribute(name, value).ok()?;
        }
        for (name, value) in [("aria-autocomplete", "list"), ("aria-haspopup", "listbox"), ("aria-controls", &id)] {
            field.set_attribute(name, value).ok()?;
        }
        field.parent_node()?.insert_before(&list, field.next_sibling().as_ref()).ok()?;
        Some(Self { field: field.clone(), list, active: Rc::new(Cell::new(None)) })
    }

    /// Shows these choices, each with what it stands for and its words; where there are none, the list closes.
    pub fn show<'a>(&self, choices: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.hide();
        self.list.set_text_content(None);
        for (place, (value, words)) in choices.into_iter().take(MOST).enumerate() {
            let Ok(choice) = document().create_element("li") else { return };
            choice.set_id(&format!("{}-{place}", self.list.id()));
            choice.set_text_content(Some(words));
            // Only a detached document would refuse them.
            let _ = choice.set_attribute("role", "option");
            let _ = choice.set_attribute("aria-selected", "false");
            let _ = choice.set_attribute(VALUE, value);
            let _ = self.list.append_child(&choice);
        }
        if self.list.child_element_count() > 0 {
            let _ = self.list.remove_attribute("hidden");
        }
    }

    /// Closes the list.
    pub fn hide(&self) {
        self.active.set(None);
        let _ = self.list.set_attribute("hidden", "");
        let _ = self.field.remove_attribute("aria-activedescendant");
    }

    fn is_open(&self) -> bool {
        !self.list.has_attribute("hidden")
    }

    /// Does what a key asks for; returns what was chosen. While Hangul is composed, keys are the input method's.
    pub fn key(&self, event: &KeyboardEvent) -> Option<String> {
        if event.is_composing() || !self.is_open() {
            return None;
        }
        let mut chosen = None;
        match (event.key().as_str(), self.active.get()) {
            ("ArrowDown", _) => self.step(1),
            ("ArrowUp", _) => self.step(-1),
            ("Escape", _) => self.hide(),
            ("Enter", Some(active)) => {
                chosen = self.list.children().item(active).and_then(|it| it.get_attribute(VALUE));
                self.hide();
            }
            _ => return None,
        }
        event.prevent_default();
        chosen
    }

    /// Calls back with what is chosen by the pointer, before the field loses the focus.
    pub fn on_pointer(&self, chosen: impl Fn(String) + 'static) {
        let list = self.clone();
        on(&self.list, "mousedown", move |event: Event| {
            event.prevent_default();
            let value = closest(&event, "[role=option]").and_then(|it| it.get_attribute(VALUE));
            if let Some(value) = value {
                list.hide();
                chosen(value);
            }
        });
    }

    fn step(&self, by: i32) {
        let all = self.list.child_element_count();
        let next = match self.active.get() {
            None if by > 0 => 0,
            None => all.saturating_sub(1),
            Some(at) => u32::try_from(i64::from(at) + i64::from(by)).unwrap_or(all.saturating_sub(1)) % all.max(1),
        };
        let select = |place: Option<u32>, selected: &str| -> Option<Element> {
            let choice = self.list.children().item(place?)?;
            let _ = choice.set_attribute("aria-selected", selected);
            Some(choice)
        };
        select(self.active.get(), "false");
        if let Some(choice) = select(Some(next), "true") {
            self.active.set(Some(next));
            let _ = self.field.set_attribute("aria-activedescendant", &choice.id());
            if let Ok(choice) = choice.dyn_into::<HtmlElement>() {
                // The list scrolls, not the page.
                let (top, bottom) = (choice.offset_top(), choice.offset_top() + choice.offset_height());
                if top < self.list.scroll_top() {
                    self.list.set_scroll_top(top);
                } else if bottom > self.list.scroll_top() + self.list.client_height() {
                    self.list.set_scroll_top(bottom - self.list.client_height());
                }
            }
        }
    }
}
