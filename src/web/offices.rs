//! What is posted about posts and about acting for somebody. The pages are in `app/pages/{offices,office}`.

use crate::app::Visit;
use crate::app::form::Typed;
use crate::app::pages::account::position::VACANT;
use crate::app::pages::account::{position, positions};
use crate::app::pages::report::form_data::text;
use crate::domain::access::member::Member;
use crate::paths;
use crate::service::account::positions::HandOver;
use crate::web::form::Posted;
use crate::web::work::{Outcome, again, done, given_day};

/// Names a post, lets somebody act for oneself, or ends that.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn offices(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use positions::Ask;

    let (words, here) = (visit.words, paths::offices(visit.lang));
    let key = typed.value("key").to_owned();
    let answer = match typed.value("act").parse::<Ask>() {
        Err(_) => return Ok(Posted::Again(typed)),
        Ok(Ask::Add) => visit.accord.add_post(&member, &text(&typed, "title"), &key, &visit.caller).await,
        Ok(Ask::EndDelegation) => visit.accord.end_delegation(&member, typed.value("delegation"), &visit.caller).await,
        Ok(Ask::Delegate) => {
            let (from, until) = (given_day(&mut typed, "from", words), given_day(&mut typed, "until", words));
            for (field, day) in [("from", from), ("until", until)] {
                if day.is_none() && typed.error(field).is_none() {
                    typed.refuse(field, words.say("problem-not-a-day"));
                }
            }
            let (Some(from), Some(until)) = (from, until) else { return Ok(Posted::Again(typed)) };
            visit.accord.delegate(&member, typed.value("to"), (from, until), &key, &visit.caller).await
        }
    };
    match answer {
        Ok(()) => done(&here, "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}

/// Hands a post over, or says what it answers for.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn office(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use position::Ask;

    let (words, here) = (visit.words, paths::office(visit.lang, &visit.item));
    match typed.value("act").parse::<Ask>() {
        Err(_) => Ok(Posted::Again(typed)),
        Ok(Ask::Duties) => {
            let chosen: Vec<String> = typed.values("duty").map(str::to_owned).collect();
            match visit.accord.set_duties(&member, &visit.item, &chosen, &visit.caller).await {
                Ok(()) => done(&here, "saved"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Ok(Ask::HandOver) => {
            let from = given_day(&mut typed, "from", words);
            let to = typed.value("to").to_owned();
            for (wrong, field, problem) in [
                (to.is_empty(), "to", "problem-choose"),
                (from.is_none() && typed.error("from").is_none(), "from", "problem-not-a-day"),
            ] {
                if wrong {
                    typed.refuse(field, words.say(problem));
                }
            }
            let (Some(from), false) = (from, typed.is_refused()) else { return Ok(Posted::Again(typed)) };
            let form = HandOver { to: (to != VACANT).then_some(to), from };
            match visit.accord.hand_over(&member, &visit.item, form, &visit.caller).await {
                Ok(()) => done(&here, "handed_over"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
    }
}
