//! Pages for addresses that lead nowhere.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::record::Noun;

/// The page for a noun that is not there, or an address that leads nowhere.
///
/// # Errors
/// When the database does not answer.
pub async fn not_found(visit: &Visit, _noun: Option<Noun>) -> Answer {
    plain(visit, StatusCode::NOT_FOUND).await
}

/// A page that says what a status means.
///
/// # Errors
/// When the database does not answer.
pub async fn plain(visit: &Visit, status: StatusCode) -> Answer {
    let reading = visit.read().await?;
    let title = visit.words.say(&format!("error-{}-title", status.as_u16()));
    let frame = Frame::new(visit, &reading, None, &title);
    let heading = title.clone();
    Ok(Page::new(frame, title, String::new(), move || view! { <h1>{heading}</h1> }).with_status(status))
}
