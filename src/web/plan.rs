//! What is posted by those who look after the plan and the record.

use crate::app::entry_form::{due, of_decision};
use crate::app::form::Typed;
use crate::app::pages::commitment::edit_milestones::STEP;
use crate::app::pages::commitment::{fields, revise};
use crate::app::pages::report::form_data::{edited, in_language, read, text};
use crate::app::pages::report::{Ask, refused};
use crate::app::pages::statement::reporting::NONE;
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::statement::reporting::{Every, ReportingRule};
use crate::paths;
use crate::service::commitment::revise::{Revised, SetMilestone};
use crate::service::commitment::withhold::Withhold;
use crate::service::report::answer::{OfProposal, Reply};
use crate::web::form::Posted;
use crate::web::work::{Outcome, about, again, done};

/// Adds a step, moves or completes one.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn milestones(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let (slug, words) = (visit.slug.as_str(), visit.words);
    let due = due(&mut typed, "due", words);
    let completed_on = match typed.value("completed_on").trim() {
        "" => None,
        day => day.parse::<Day>().ok().or_else(|| {
            typed.refuse("completed_on", words.say("problem-not-a-day"));
            None
        }),
    };
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    let step = MilestoneId(typed.value(STEP).to_owned());
    let form = SetMilestone {
        before: (!step.as_str().is_empty()).then(|| (step, typed.value("version").to_owned())),
        title: text(&typed, "title"),
        due,
        completed_on,
        reason: text(&typed, "reason"),
        of: of_decision(&typed),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.set_milestone(&member, slug, form).await {
        Ok(_) => done(&paths::milestones(visit.lang, slug), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Changes what all sides share, proposes that, or answers what is proposed.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn revise(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let (slug, words) = (visit.slug.as_str(), visit.words);
    let form = OfProposal { version: typed.value("version").to_owned(), form_key: typed.value("key").to_owned() };
    let reason = text(&typed, "reason");
    let ask = match typed.value("act").parse::<revise::Ask>() {
        Ok(ask) => ask,
        Err(_) => return Ok(Posted::Again(typed)),
    };
    if ask != revise::Ask::Revise {
        let proposal = ProposalId(typed.value("proposal").to_owned());
        let reply = Reply { proposal, accepted: ask == revise::Ask::Accept, reason };
        return match visit.accord.answer_change(&member, slug, form, reply).await {
            Ok(_) => done(&paths::review(visit.lang), "replied"),
            Err(refusal) => again(&visit, typed, refusal),
        };
    }
    let present = visit.accord.case(&member, slug).await.map_err(refused)?.state.commitment;
    let Some(shared) = fields::read(&mut typed, words) else { return Ok(Posted::Again(typed)) };
    let revised = Commitment {
        title: edited(&typed, "title", &present.title),
        summary: edited(&typed, "summary", &present.summary),
        due: shared.due,
        nature: shared.nature,
        standing: shared.standing,
        basis: shared.basis.unwrap_or(present.basis),
        areas: shared.areas,
        ..present
    };
    match visit.accord.revise(&member, slug, form, revised, reason).await {
        Ok(Revised::Done) => history(&visit),
        Ok(Revised::Proposed(_)) => Ok(Posted::Done(paths::revise(visit.lang, slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Enters what a published source says.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn public_record(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let ask = typed.value("act").parse::<Ask>().unwrap_or(Ask::Submit);
    if ask == Ask::MoreEvidence && !typed.is_refused() {
        return Ok(Posted::Shown(typed));
    }
    let Some(written) = read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
    if ask == Ask::Preview {
        return Ok(Posted::Shown(typed));
    }
    match visit.accord.enter_public_record(&member, &visit.slug, written, typed.value("key")).await {
        Ok(_) => history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Sets when parties report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn reporting(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let words = visit.words;
    let rule = if typed.value("every") == NONE {
        None
    } else {
        let (every, anchor) = (typed.value("every").parse::<Every>(), typed.value("anchor").trim().parse::<Day>());
        for (field, wrong, problem) in
            [("every", every.is_err(), "problem-choose"), ("anchor", anchor.is_err(), "problem-not-a-day")]
        {
            if wrong {
                typed.refuse(field, words.say(problem));
            }
        }
        let (Ok(every), Ok(anchor)) = (every, anchor) else { return Ok(Posted::Again(typed)) };
        Some(ReportingRule { every, anchor })
    };
    let statement = Some(typed.value("statement")).filter(|it| !it.is_empty());
    match visit.accord.set_reporting_rule(&member, statement, rule, typed.value("key")).await {
        Ok(()) => done(&paths::reporting(visit.lang), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Sets how many people of the own organisation approve a report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn approval(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Ok(steps) = typed.value("steps").parse::<u8>() else {
        typed.refuse("steps", visit.words.say("problem-choose"));
        return Ok(Posted::Again(typed));
    };
    match visit.accord.set_approval_path(&member, steps, typed.value("key")).await {
        Ok(()) => done(&paths::approval(visit.lang), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Takes a published report back.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn withdraw(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let reason = typed.value(&in_language("reason", visit.lang)).trim().to_owned();
    match visit.accord.withdraw(&member, &visit.slug, about(&visit.item, &typed), reason).await {
        Ok(()) => history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Takes a record's payload out.
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
    match visit.accord.withhold_as(&member, &visit.slug, form).await {
        Ok(()) => history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Leads to the history of the commitment, where the line stands of what was done.
fn history(visit: &Visit) -> Result<Posted, Error> {
    Ok(Posted::Done(format!("{}#history", paths::commitment(visit.lang, &visit.slug))))
}
