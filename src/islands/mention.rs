//! Names that are offered while somebody types an `@`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement, KeyboardEvent};

use crate::islands::choices::Choices;
use crate::islands::{around, lower, on};

/// The most letters after an `@` that may still become a name.
const LONGEST: usize = 40;

/// Around the field of a text, with the names in `data-names`, one in a line: what is typed after an `@` offers those that
/// fit, and the one chosen takes its place. Without scripts a name is typed out, as ever.
#[island]
pub fn MentionNames(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let names = root.query_selector("[data-names]").ok().flatten().and_then(|it| it.get_attribute("data-names"));
        let field = root.query_selector("textarea").ok().flatten();
        let field = field.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
        if let (Some(names), Some(field)) = (names, field) {
            let _ = offer(field, names.lines().map(str::to_owned).collect());
        }
    };
    around(children, Box::new(begin))
}

fn offer(field: HtmlTextAreaElement, names: Vec<String>) -> Option<()> {
    let list = Choices::under(&field)?;
    let choose = {
        let field = field.clone();
        move |name: String| {
            let (text, caret) = text_and_caret(&field);
            let Some(at) = begun(&text[..caret]) else { return };
            // Offsets of the field count as scripts do.
            let before = format!("{}{name} ", String::from_utf16_lossy(&text[..=at]));
            let place = u32::try_from(before.encode_utf16().count()).unwrap_or_default();
            field.set_value(&(before + &String::from_utf16_lossy(&text[caret..])));
            // Only a field of another kind would refuse.
            let _ = field.set_selection_range(place, place);
        }
    };
    list.on_pointer(choose.clone());
    on(&field, "input", {
        let (list, field) = (list.clone(), field.clone());
        move |_: Event| {
            let (text, caret) = text_and_caret(&field);
            let Some(at) = begun(&text[..caret]) else { return list.hide() };
            let typed = lower(&String::from_utf16_lossy(&text[at + 1..caret]));
            let fits = |name: &&String| {
                let name = lower(name);
                name.starts_with(&typed) || name.split_whitespace().any(|it| it.starts_with(&typed))
            };
            list.show(names.iter().filter(fits).map(|it| (it.as_str(), it.as_str())));
        }
    });
    on(&field, "blur", {
        let list = list.clone();
        move |_: Event| list.hide()
    });
    on(&field, "keydown", move |event: KeyboardEvent| {
        if let Some(name) = list.key(&event) {
            choose(name);
        }
    });
    Some(())
}

fn text_and_caret(field: &HtmlTextAreaElement) -> (Vec<u16>, usize) {
    let text: Vec<u16> = field.value().encode_utf16().collect();
    let caret = field.selection_start().ok().flatten().map_or(text.len(), |it| it as usize);
    (text.clone(), caret.min(text.len()))
}

/// The place of the `@` after which a name is being typed: it begins a word, and the line goes on to the end.
fn begun(before: &[u16]) -> Option<usize> {
    let at = before.iter().rposition(|it| *it == u16::from(b'@'))?;
    // The tables of all letters would weigh more than this island: addresses of mail are in these.
    let is_letter = |it: u16| char::from_u32(u32::from(it)).is_some_and(|it| it.is_ascii_alphanumeric());
    let begins = at.checked_sub(1).is_none_or(|place| !is_letter(before[place]));
    let typed = &before[at + 1..];
    (begins && typed.len() <= LONGEST && !typed.contains(&u16::from(b'\n'))).then_some(at)
}
