//! A plain table: its heads and its rows.

use leptos::prelude::*;

/// A column's head.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false }
    }

    /// A column of numbers.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true }
    }
}

/// A plain table.
#[component]
pub fn PlainTable(
    /// What the table is of, for those who do not see the heading above it.
    #[prop(optional, into)]
    caption: Option<String>,
    /// The heads in their order.
    columns: Vec<Column>,
    /// The rows.
    rows: Vec<AnyView>,
) -> impl IntoView {
    let heads: Vec<_> = columns
        .into_iter()
        .map(|column| {
            if column.numeric {
                view! { <th scope="col" class="num">{column.label}</th> }.into_any()
            } else {
                view! { <th scope="col">{column.label}</th> }.into_any()
            }
        })
        .collect();
    view! {
        <table class="plain">
            {caption.map(|caption| view! { <caption class="vh">{caption}</caption> })}
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
