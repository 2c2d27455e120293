//! Briefings as files, and the lines of one's own in them.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};

use crate::app::form::Typed;
use crate::app::pages::briefing::document::{paper, title};
use crate::app::pages::briefing::line::{CIRCLE, LINE, back};
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Error, Visit, pages};
use crate::domain::access::member::Member;
use crate::domain::briefing::Circle;
use crate::paths;
use crate::service::briefing::line::SetLine;
use crate::web::error;
use crate::web::files::disposition;
use crate::web::form::Posted;
use crate::web::work::{Outcome, again};

const DOCX: HeaderValue =
    HeaderValue::from_static("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

/// Hands a briefing out as a file, and notes who took which for whom.
///
/// # Errors
/// When the person puts no briefings together, or the database does not answer.
pub async fn docx(visit: Visit, member: Member) -> Result<Response, Error> {
    let (facts, faults) = visit.accord.briefing(&member, &visit.parameters, visit.lang).await.map_err(refused)?;
    if !faults.is_empty() || !visit.unreadable.is_empty() {
        // What was asked for is shown with what is wrong with it, rather than a file of something else.
        let visit = Visit { path: paths::briefing(visit.lang), ..visit };
        return Ok(error::answer(pages::briefing::page(visit.clone(), member).await, visit).await);
    }
    let document = paper(&facts, &member, visit.lang);
    let file = visit.accord.briefing_file(&member, &visit.caller, &document, &facts.ask, &visit.site.public_url).await;
    let file = file.map_err(refused)?;
    let words = visit.words;
    let circle = facts.ask.circle;
    let name = format!("{}, {} ({}).docx", title(&facts, visit.lang), facts.as_of.day, words.of_word("circle", circle));
    let meeting = facts.period.meeting.as_ref().map_or("period", |it| it.slug.as_str());
    let plain = format!("briefing-{meeting}-{}-{circle}.docx", facts.as_of.day);
    let headers = [
        (CONTENT_TYPE, DOCX),
        (CONTENT_DISPOSITION, disposition(&plain, &name)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, file).into_response())
}

/// Sets the line of one's own organisation about a commitment.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn line(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Ok(circle) = typed.value(CIRCLE).parse::<Circle>() else {
        typed.refuse(CIRCLE, visit.words.say("problem-choose"));
        return Ok(Posted::Again(typed));
    };
    let form = SetLine {
        words: text(&typed, LINE),
        circle,
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.set_briefing_line(&member, &visit.slug, form).await {
        Ok(()) => {
            let back = back(&visit, &typed);
            let join = if back.contains('?') { '&' } else { '?' };
            Ok(Posted::Done(format!("{back}{join}done=line#c-{}", visit.slug)))
        }
        Err(refusal) => again(&visit, typed, refusal),
    }
}
