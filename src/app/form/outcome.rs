//! What became of a posted form.

use http::HeaderValue;

use crate::app::form::Typed;
use crate::app::pages::report::form_data::refuse;
use crate::app::pages::report::refused;
use crate::app::{Error, Page, Visit};
use crate::domain::basics::day::Day;
use crate::i18n::Words;
use crate::paths;
use crate::service::unit_of_work::Refusal;

/// What became of a posted form.
pub enum Posted {
    /// It was done; the reader is redirected to this address of ours (303).
    Done(String),
    /// Something is wrong with it: the page is drawn again with what was typed (422, or 409 after a conflict).
    Again(Typed),
    /// Nothing was to be done yet: the page shows what was typed, as a preview does.
    Shown(Typed),
    /// It was done, and this page is the answer: what is on it is shown once.
    Page(Box<(Visit, Page)>),
    /// It was done; a script reads this answer.
    Text(String),
    /// One of the above, with a cookie for the browser.
    WithCookie(Box<Posted>, Option<HeaderValue>),
}

/// What a page's `post` answers.
pub type Outcome = Result<Posted, Error>;

/// Leads to the history of the commitment, where the line stands of what was done.
pub fn history(visit: &Visit) -> Result<Posted, Error> {
    Ok(Posted::Done(format!("{}#history", paths::commitment(visit.lang, &visit.slug))))
}

/// What a refusal makes of a form: shown again with what is wrong, or with what it has become meanwhile.
pub fn again(visit: &Visit, mut typed: Typed, refusal: Refusal) -> Outcome {
    match refusal {
        Refusal::Invalid(faults) => {
            refuse(&mut typed, &faults, visit.words);
            Ok(Posted::Again(typed))
        }
        Refusal::Conflict { version, .. } | Refusal::Outdated(version) => Ok(Posted::Again(typed.conflicting(version))),
        other => Err(refused(other)),
    }
}

/// An address that says what was done.
pub fn done(path: &str, what: &str) -> Outcome {
    Ok(Posted::Done(paths::with_query(path, [("done", what)])))
}

pub fn given(typed: &Typed, field: &str) -> Option<String> {
    Some(typed.value(field).to_owned()).filter(|it| !it.is_empty())
}

/// The day in a field; nothing where it is empty, and refused where it is no day.
pub fn given_day(typed: &mut Typed, field: &str, words: Words) -> Option<Day> {
    let day = given(typed, field)?.parse().ok();
    if day.is_none() {
        typed.refuse(field, words.say("problem-not-a-day"));
    }
    day
}
