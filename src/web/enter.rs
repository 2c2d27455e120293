//! What is posted by those who record what commitments refer to, add to a statement, and link commitments.

use crate::app::pages;
use crate::app::entry_form::{entering, of_decision};
use crate::app::form::Typed;
use crate::app::pages::enter::refused;
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::paths;
use crate::service::portfolio::reference_data::Add;
use crate::web::form::Posted;
use crate::web::work::{Outcome, again, done};

/// Records a new meeting.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_meeting(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(meeting) = pages::meeting::edit::read(&mut typed, None, visit.words) else { return Ok(Posted::Again(typed)) };
    enter(visit, member, typed, false, Fact::MeetingRecorded(meeting), paths::meeting).await
}

/// Records a meeting anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn edit_meeting(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Meeting, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let present = pages::meeting::edit::of(&entry);
    let Some(meeting) = pages::meeting::edit::read(&mut typed, present, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::MeetingRecorded(meeting), paths::meeting).await
}

/// Records a new statement.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_statement(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(statement) = pages::statement::edit::read(&mut typed, None, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, false, Fact::StatementRecorded(statement), paths::statement).await
}

/// Records a statement anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn edit_statement(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Statement, &visit.slug).await.map_err(refused(Noun::Statement))?;
    let present = pages::statement::edit::of(&entry);
    let Some(statement) = pages::statement::edit::read(&mut typed, present, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::StatementRecorded(statement), paths::statement).await
}

/// Adds a commitment to a statement.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_commitment(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    visit.accord.addable(&member, &visit.slug).await.map_err(refused(Noun::Statement))?;
    let Some((commitment, visibility)) = pages::commitment::new::read(&mut typed, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    let form = Add { commitment, visibility, of: of_decision(&typed), form_key: typed.value("key").to_owned() };
    match visit.accord.add_commitment(&member, &visit.slug, form).await {
        Ok(slug) => Ok(Posted::Done(paths::commitment(visit.lang, &slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Links a commitment to another.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn relations(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(crate::app::pages::report::refused)?;
    if !case.may_relate() {
        return Err(Error::Nowhere);
    }
    let Some(form) = pages::commitment::relations::read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
    match visit.accord.relate(&member, &visit.slug, form).await {
        Ok(()) => done(&paths::relations(visit.lang, &visit.slug), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Merges a commitment with another, or splits it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn restructure(visit: Visit, member: Member, typed: Typed) -> Outcome {
    use pages::commitment::restructure::{Ask, merge, parts};

    let (lang, slug) = (visit.lang, visit.slug.as_str());
    let case = visit.accord.case(&member, slug).await.map_err(crate::app::pages::report::refused)?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let stays = match typed.value("act").parse::<Ask>() {
        Ok(Ask::Merge) => visit.accord.merge(&member, slug, merge(&typed, lang)).await,
        Ok(Ask::Split) => visit.accord.split(&member, slug, parts(&typed, lang)).await,
        Ok(Ask::MoreParts) => return Ok(Posted::Shown(typed)),
        Err(_) => return Ok(Posted::Again(typed)),
    };
    match stays {
        Ok(slug) => Ok(Posted::Done(paths::commitment(lang, &slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Records an entry, and leads to its page.
pub(super) async fn enter(
    visit: Visit,
    member: Member,
    typed: Typed,
    revises: bool,
    fact: Fact,
    page: fn(crate::domain::basics::lang::Lang, &str) -> String,
) -> Outcome {
    match visit.accord.enter(&member, entering(&typed, revises), fact).await {
        Ok(id) => Ok(Posted::Done(page(visit.lang, &id))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
