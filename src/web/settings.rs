//! What is posted by those who look after organisations, areas and names.

use crate::app::Visit;
use crate::app::entry_form::entering;
use crate::app::form::Typed;
use crate::app::pages::enter::refused;
use crate::app::pages::organisation::{admin, settings};
use crate::app::pages::portfolio::areas;
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::paths;
use crate::web::enter::enter;
use crate::web::form::Posted;
use crate::web::work::{Outcome, again, done};

/// Records a new area.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_area(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(area) = areas::read(&mut typed, None, visit.words) else { return Ok(Posted::Again(typed)) };
    enter(visit, member, typed, false, Fact::AreaRecorded(area), paths::area).await
}

/// Records an area anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn edit_area(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Area, &visit.slug).await.map_err(refused(Noun::Area))?;
    let Some(area) = areas::read(&mut typed, areas::of(&entry), visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::AreaRecorded(area), paths::area).await
}

/// Records a new organisation of the own party.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_organisation(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(organisation) = admin::read(&mut typed, None, &member.party, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, false, Fact::OrganisationRecorded(organisation), paths::organisation).await
}

/// Records an organisation of the own party anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn edit_organisation(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Organisation, &visit.slug).await;
    let entry = entry.map_err(refused(Noun::Organisation))?;
    let present = admin::of(&entry);
    let Some(organisation) = admin::read(&mut typed, present, &member.party, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::OrganisationRecorded(organisation), paths::organisation).await
}

/// Records the names of the portfolio and of the own party anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn set(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let present = visit.accord.settings(&member).await.map_err(crate::app::pages::report::refused)?;
    let (portfolio, party) = settings::read(&typed, &present, visit.words);
    match visit.accord.set(&member, entering(&typed, true), portfolio, party).await {
        Ok(()) => done(&paths::admin_settings(visit.lang), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
