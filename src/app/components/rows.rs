//! Commitments as rows: the table of the list, of a statement, an area, an organisation; and the short feed.

use leptos::prelude::*;

use super::icon::Icon;
use super::status::{is_late, look, look_word, rests_on};
use super::text::Words as Shown;
use crate::app::visit::Drawing;
use crate::domain::lang::Lang;
use crate::domain::projection::Listed;
use crate::paths;
use crate::store::list::Entry;

/// The statement of a row in a few words: what it is, where and when it was made.
pub fn said_in(listed: &Listed, drawing: &Drawing) -> String {
    let words = drawing.words;
    let Some(statement) = drawing.reference.statement(&listed.statement) else { return words.day(listed.stated_on) };
    let mut parts = vec![words.of_word("statement-kind", statement.kind).to_owned()];
    // Places are recorded in English only.
    if drawing.lang == Lang::En {
        parts.extend(statement.place.clone());
    }
    parts.push(words.day(statement.on));
    parts.join(", ")
}

/// The cells of a table of commitments: status, commitment, owners, due, last report. The stylesheet knows them by their
/// place, and draws a dash in one that is empty.
#[component]
pub fn CommitmentRow(
    /// The commitment.
    entry: Entry,
    /// What stands below the title instead of its statement.
    #[prop(optional, into)]
    below: Option<String>,
    /// Language, words, day and names.
    drawing: Drawing,
) -> impl IntoView {
    let (words, lang) = (drawing.words, drawing.lang);
    let listed = entry.listed;
    let look = look(&listed);
    let below = below.unwrap_or_else(|| said_in(&listed, &drawing));
    let late = is_late(&listed, &drawing);
    let due = listed.due.map(|due| {
        view! {
            <span class="l">{words.text("due")}" "</span>
            {words.due(due)}
            {late.then(|| view! { <small class="late">{words.text("due-passed-short")}</small> })}
        }
    });
    let report = listed.outlook.freshness(drawing.as_of).map(|freshness| {
        view! {
            <svg>
                <use href=format!("#f-{freshness}") />
            </svg>
            {words.of_word("freshness", freshness)}
        }
    });
    let reported_on = listed.outlook.reported_on.map(|day| view! { <small>{words.day(day)}</small> });
    view! {
        <tr data-commitment=listed.slug.clone() class=look>
            <td>
                <svg>
                    <use href=format!("#s-{look}") />
                </svg>
                {look_word(&listed, words)}
                {rests_on(&listed, words).map(|by| view! { <small>{by}</small> })}
            </td>
            <th scope="row">
                <a href=drawing.link(&paths::commitment(lang, &listed.slug))>
                    <Shown text=listed.title.clone() lang=lang />
                </a>
                <small>{below}</small>
            </th>
            {owners(&listed, &drawing)}
            <td>{due}</td>
            <td>{report}{reported_on}</td>
        </tr>
    }
}

/// The owners of a row, a line for each side; officials know their ministries by code in English, by name in Korean.
fn owners(listed: &Listed, drawing: &Drawing) -> AnyView {
    let words = drawing.words;
    if listed.owners.is_empty() {
        return view! { <td class="q">{words.text("not-named")}</td> }.into_any();
    }
    let mut sides: Vec<(&str, Vec<String>)> = Vec::new();
    for (party, organisation, _) in &listed.owners {
        let name = match drawing.lang {
            Lang::En => organisation.clone(),
            Lang::Ko => drawing.organisation(organisation),
        };
        match sides.iter_mut().find(|(code, _)| *code == party.as_str()) {
            Some((_, names)) => names.push(name),
            None => sides.push((party.as_str(), vec![name])),
        }
    }
    let lines = sides
        .into_iter()
        .enumerate()
        .map(|(place, (party, names))| {
            view! {
                {(place > 0).then(|| view! { <br /> })}
                <b>{drawing.party_tag(party)}</b>
                " "
                {names.join(", ")}
            }
        })
        .collect_view();
    view! { <td>{lines}</td> }.into_any()
}

/// A table of commitments with its caption and plain column heads.
#[component]
pub fn CommitmentTable(
    /// The rows, each with what stands below its title instead of its statement.
    rows: Vec<(Entry, Option<String>)>,
    /// What the table holds, read aloud.
    caption: String,
    /// Language, words, day and names.
    drawing: Drawing,
) -> impl IntoView {
    let words = drawing.words;
    let heads = ["status", "commitment", "owners", "due", "last-report"]
        .map(|column| view! { <th scope="col">{words.say(&format!("list-column-{column}"))}</th> });
    let rows = rows
        .into_iter()
        .map(|(entry, below)| match below {
            Some(below) => view! { <CommitmentRow entry=entry below=below drawing=drawing.clone() /> }.into_any(),
            None => view! { <CommitmentRow entry=entry drawing=drawing.clone() /> }.into_any(),
        })
        .collect_view();
    view! {
        <table class="list">
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>{heads.into_iter().collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A link to a list with its icon: "All", "Show all 12".
#[component]
pub fn MoreLink(
    /// Where it leads.
    address: String,
    /// What it says.
    label: String,
) -> impl IntoView {
    view! {
        <a class="more" href=address>
            {label}
            <Icon name="i-chevron" />
        </a>
    }
}
