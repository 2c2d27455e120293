//! Days and periods, as each language writes them and as machines read them.

use leptos::prelude::*;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::i18n::{Messages, iso_period};

/// A day.
pub fn day(on: Day, messages: Messages) -> impl IntoView + use<> {
    view! { <time datetime=on.to_string()>{messages.day(on)}</time> }
}

/// A day with the precision that its source gives. HTML has no form for quarters and halves: those are plain words.
pub fn period(on: Day, precision: Precision, messages: Messages) -> AnyView {
    let shown = messages.period(on, precision);
    match iso_period(on, precision) {
        Some(iso) => view! { <time datetime=iso>{shown}</time> }.into_any(),
        None => shown.into_any(),
    }
}

/// A due day with the precision that its source gives.
pub fn due(due: Due, messages: Messages) -> AnyView {
    period(due.on, due.precision, messages)
}
