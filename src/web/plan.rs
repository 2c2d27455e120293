//! What is posted by those who look after the plan and the record.

use super::form::Posted;
use super::work::{Outcome, about, again};
use crate::app::form::Typed;
use crate::app::report_form::in_language;
use crate::app::{Error, Visit};
use crate::domain::member::Member;
use crate::paths;
use crate::service::withhold::Withhold;

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
