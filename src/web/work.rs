//! What is posted by those who report, publish and answer. The pages are in `app/pages/{desk,report,review,answer}`.

use axum::response::IntoResponse;

use crate::app::form::Typed;
use crate::app::pages::commitment::joint_status;
use crate::app::pages::report::form_data::{read, refuse, text};
use crate::app::pages::report::{ABOUT, Ask, answer, refused, review};
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::commitment::owner::OwnerBasis;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::domain::report::countersign::{CountersignAnswer, CountersignId};
use crate::domain::report::update::UpdateId;
use crate::i18n::Words;
use crate::paths;
use crate::service::commitment::revise::Assign;
use crate::service::report::answer::{OfProposal, Reply};
use crate::service::report::drafts::SaveDraft;
use crate::service::report::review::Published;
use crate::service::report::{About, Submit};
use crate::service::unit_of_work::Refusal;
use crate::web::form::Posted;

pub(super) type Outcome = Result<Posted, Error>;

/// What a refusal makes of a form: shown again with what is wrong, or with what it has become meanwhile.
pub(super) fn again(visit: &Visit, mut typed: Typed, refusal: Refusal) -> Outcome {
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
pub(super) fn done(path: &str, what: &str) -> Outcome {
    Ok(Posted::Done(paths::with_query(path, [("done", what)])))
}

fn given(typed: &Typed, field: &str) -> Option<String> {
    Some(typed.value(field).to_owned()).filter(|it| !it.is_empty())
}

/// The day in a field; nothing where it is empty, and refused where it is no day.
pub(super) fn given_day(typed: &mut Typed, field: &str, words: Words) -> Option<Day> {
    let day = given(typed, field)?.parse().ok();
    if day.is_none() {
        typed.refuse(field, words.say("problem-not-a-day"));
    }
    day
}

pub(super) fn about(update: &str, typed: &Typed) -> About {
    let (version, form_key) = (typed.value("version").to_owned(), typed.value("key").to_owned());
    About { update: UpdateId(update.to_owned()), version, form_key }
}

/// Throws a draft away.
///
/// # Errors
/// When there is no such draft of the own organisation, or the database does not answer.
pub async fn desk(visit: Visit, member: Member, typed: Typed) -> Outcome {
    visit.accord.delete_draft(&member, typed.value("delete")).await.map_err(refused)?;
    done(&paths::desk(visit.lang), "deleted")
}

/// Does what a button of the report's form asks for.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn report(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let slug = visit.slug.as_str();
    let here = paths::report(visit.lang, slug);
    // A form that was sent in a way that browsers do not: by the key of a text field, it submits.
    let ask = typed.value("act").parse::<Ask>().unwrap_or(Ask::Submit);
    match ask {
        Ask::StillTrue => match visit.accord.still_true(&member, slug, about(typed.value("update"), &typed)).await {
            Ok(()) => done(&here, Ask::StillTrue.word()),
            // That form knows one report only: the page is drawn anew, as things are.
            Err(Refusal::Conflict { .. }) => Ok(Posted::Again(Typed::default().conflicting(String::new()))),
            Err(refusal) => again(&visit, typed, refusal),
        },
        // A file that is not taken is told of before the person goes on.
        Ask::SaveDraft | Ask::Preview | Ask::MoreEvidence if typed.is_refused() => Ok(Posted::Again(typed)),
        Ask::Keep | Ask::SaveDraft => match visit.accord.save_draft(&member, slug, draft(&typed)).await {
            Ok(id) if ask == Ask::Keep => Ok(Posted::Answer(id.into_response())),
            Ok(id) => Ok(Posted::Done(paths::with_query(&here, [(ABOUT[0], &*id), ("done", Ask::SaveDraft.word())]))),
            Err(refusal) => again(&visit, typed, refusal),
        },
        Ask::Preview | Ask::MoreEvidence => {
            if ask == Ask::Preview && read(&mut typed, visit.words).is_none() {
                return Ok(Posted::Again(typed));
            }
            Ok(Posted::Shown(typed))
        }
        Ask::Submit => {
            let Some(written) = read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
            let form = Submit {
                again: given(&typed, "again").map(UpdateId),
                corrects: given(&typed, "corrects").map(UpdateId),
                written,
                draft: given(&typed, "draft"),
                version: typed.value("version").to_owned(),
                form_key: typed.value("key").to_owned(),
            };
            match visit.accord.submit(&member, slug, form).await {
                Ok(_) => done(&paths::desk(visit.lang), "submitted"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
    }
}

/// The fields of a form that a draft keeps: all but those of the form itself.
fn draft(typed: &Typed) -> SaveDraft {
    let fields: Vec<(&str, &str)> = typed.written().filter(|(name, _)| *name != "draft").collect();
    SaveDraft {
        id: given(typed, "draft"),
        fields: serde_json::to_string(&fields).unwrap_or_default(),
        base_version: typed.value("version").to_owned(),
    }
}

/// Names or releases an owner of the own side.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn owners(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let slug = visit.slug.as_str();
    let form = Assign {
        organisation: typed.value("organisation").into(),
        role: typed.value("role").parse().ok(),
        basis: typed.value("basis").parse().unwrap_or(OwnerBasis::Assigned),
        reason: text(&typed, "reason"),
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.assign(&member, slug, form).await {
        Ok(()) => Ok(Posted::Done(paths::commitment(visit.lang, slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Publishes a report that waits, or returns it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn review_one(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use review::one::Ask;

    let slug = visit.slug.as_str();
    let queue = paths::review(visit.lang);
    let form = about(&visit.item, &typed);
    let Ok(ask) = typed.value("act").parse::<Ask>() else { return Ok(Posted::Again(typed)) };
    if ask == Ask::Return {
        let reason = text(&typed, "reason");
        return match visit.accord.return_(&member, slug, form, reason).await {
            Ok(()) => done(&queue, "returned"),
            Err(refusal) => again(&visit, typed, refusal),
        };
    }
    let edited = match ask {
        Ask::PublishEdited => match read(&mut typed, visit.words) {
            Some(written) => Some(written),
            None => return Ok(Posted::Again(typed)),
        },
        _ => None,
    };
    let ahead = given_day(&mut typed, "ahead", visit.words);
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    match visit.accord.publish(&member, slug, form, edited, ahead).await {
        Ok(Published::Now(_)) => done(&queue, "published"),
        Ok(Published::On(_)) => done(&queue, "scheduled"),
        Ok(Published::Approved(_)) => done(&queue, "approved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Answers the other side's report, or releases a dispute.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn answer_one(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use answer::Ask;

    let slug = visit.slug.as_str();
    let queue = paths::review(visit.lang);
    if typed.value("act") == Ask::Release.word() {
        let dispute = CountersignId(typed.value("dispute").to_owned());
        let (version, key) = (typed.value("version"), typed.value("key"));
        return match visit.accord.release_dispute(&member, slug, &dispute, version, key).await {
            Ok(both) => done(&queue, if both { "released_both" } else { "released" }),
            Err(refusal) => again(&visit, typed, refusal),
        };
    }
    let Ok(given) = typed.value("answer").parse::<CountersignAnswer>() else {
        typed.refuse("answer", visit.words.say("problem-choose"));
        return Ok(Posted::Again(typed));
    };
    let reason = text(&typed, "reason");
    match visit.accord.countersign(&member, slug, about(&visit.item, &typed), given, reason).await {
        Ok(_) => done(&queue, "answered"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Proposes a joint status, or answers the one that is proposed.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn joint(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use joint_status::Ask;

    let slug = visit.slug.as_str();
    let queue = paths::review(visit.lang);
    let form = OfProposal { version: typed.value("version").to_owned(), form_key: typed.value("key").to_owned() };
    let reason = text(&typed, "reason");
    match typed.value("act").parse::<Ask>() {
        Ok(Ask::Accept | Ask::Decline) => {
            let proposal = ProposalId(typed.value("proposal").to_owned());
            let accepted = typed.value("act") == Ask::Accept.word();
            match visit.accord.answer_joint_status(&member, slug, form, Reply { proposal, accepted, reason }).await {
                Ok(_) => done(&queue, "replied"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Ok(Ask::Propose) => {
            let Ok(status) = typed.value("status").parse::<Status>() else {
                typed.refuse("status", visit.words.say("problem-choose"));
                return Ok(Posted::Again(typed));
            };
            match visit.accord.propose_joint_status(&member, slug, form, status, reason).await {
                Ok(_) => done(&queue, "proposed"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Err(_) => Ok(Posted::Again(typed)),
    }
}
