//! The list of commitments.

use leptos::prelude::*;

use crate::app::{Answer, Frame, Page, Section, Visit};
use crate::service::list::LIST_PAGE;

/// Loads the list.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit) -> Answer {
    let mut reading = visit.read().await?;
    let list = visit.accord.list(&mut reading.snapshot, &reading.query, visit.lang, LIST_PAGE).await?;
    let title = visit.words.say("nav-commitments");
    let frame = Frame::new(&visit, &reading, Some(Section::Commitments), &title);
    let drawing = reading.drawing(&visit);
    Ok(Page::new(frame, title, String::new(), move || {
        view! {
            <h1>{drawing.words.say("nav-commitments")}</h1>
            <p>{list.total}</p>
            <ul>
                {list.entries.into_iter().map(|it| view! {
                    <li data-commitment=it.listed.slug.clone()>{it.listed.title.words(drawing.lang).to_owned()}</li>
                }).collect_view()}
            </ul>
        }
    }))
}
