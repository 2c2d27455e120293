//! What is posted by those who prepare and close a meeting.

use crate::app::entry_form::OF_DECISION;
use crate::app::form::Typed;
use crate::app::pages::enter::refused;
use crate::app::pages::meeting::agenda_form::arranged;
use crate::app::pages::meeting::{agenda_form, decision_form};
use crate::app::pages::report::form_data::in_language;
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::meeting::decision::DecisionId;
use crate::domain::record::Noun;
use crate::paths;
use crate::service::commitment::withhold::Withhold;
use crate::service::meeting::preparation::OfDecision;
use crate::web::form::Posted;
use crate::web::work::{Outcome, again, done};

/// Sets a meeting's agenda, or only puts its lines in order.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn agenda(visit: Visit, member: Member, typed: Typed) -> Outcome {
    visit.accord.preparing(&member, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let ask = typed.value("act").parse::<agenda_form::Ask>().unwrap_or(agenda_form::Ask::Arrange);
    let mut typed = arranged(&typed);
    if ask == agenda_form::Ask::Arrange {
        return Ok(Posted::Shown(typed));
    }
    let Some(form) = agenda_form::read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
    match visit.accord.set_agenda(&member, &visit.slug, form).await {
        Ok(()) => Ok(Posted::Done(format!("{}#agenda", paths::meeting(visit.lang, &visit.slug)))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Records what a meeting decided.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn new_decision(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    visit.accord.preparing(&member, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let Some(form) = decision_form::read(&mut typed, None, visit.words) else { return Ok(Posted::Again(typed)) };
    match visit.accord.decide(&member, &visit.slug, form).await {
        Ok(id) => done(&paths::decision(visit.lang, &visit.slug, id.as_str()), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Corrects a decision, or leads on to the form of a step that comes of it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn decision(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let preparing = visit.accord.preparing(&member, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let id = DecisionId(visit.item.clone());
    let former = preparing.proceedings.decision(&id).ok_or(Error::Nowhere)?;
    if typed.value("act").parse() == Ok(decision_form::Ask::Milestone) {
        let of = OfDecision { meeting: visit.slug.clone(), decision: id };
        return match visit.accord.step_of(&member, &of, typed.value("to")).await {
            Ok(slug) => {
                let named = [(OF_DECISION[0], &*visit.slug), (OF_DECISION[1], &*visit.item)];
                Ok(Posted::Done(paths::with_query(&paths::milestones(visit.lang, &slug), named)))
            }
            Err(refusal) => again(&visit, typed, refusal),
        };
    }
    if former.value.party != member.party {
        return Err(Error::Nowhere);
    }
    let Some(form) = decision_form::read(&mut typed, Some(former), visit.words) else {
        return Ok(Posted::Again(typed));
    };
    match visit.accord.decide(&member, &visit.slug, form).await {
        Ok(_) => done(&paths::decision(visit.lang, &visit.slug, &visit.item), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Takes the payload of a meeting's record out.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn withhold(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let form = Withhold {
        record: visit.item.clone(),
        reason: typed.value(&in_language("reason", visit.lang)).to_owned(),
        decided_by: typed.value("decided_by").to_owned(),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.withhold_of_meeting(&member, &visit.slug, form).await {
        Ok(()) => Ok(Posted::Done(format!("{}#history", paths::meeting(visit.lang, &visit.slug)))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
