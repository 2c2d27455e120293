//! How many people of one's organisation approve a report before it is published.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, RadioGroup};
use crate::app::components::head::Crumbs;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::report::approval::MOST_STEPS;
use crate::paths;

/// Loads the form.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let frame = Frame::of_own(&visit, &reading, words.say("approval-title"));
    let (key, present) = (visit.accord.form_key(), drawing.reference.approval_steps(&member.organisation).to_string());
    let typed = typed.or([("key", &*key), ("steps", &*present)]);
    let done = visit.parameter("done").is_some();
    Ok(Page::private(frame, words.say("approval-title"), move || {
        let choices = (1..=MOST_STEPS)
            .map(|steps| {
                let n = [("n", u32::from(steps).into())];
                Choice::new(steps.to_string(), words.with("approval-steps", &n))
                    .explained(words.with("approval-steps-hint", &n))
            })
            .collect();
        view! {
            <Crumbs steps=vec![(paths::review(lang), words.say("review"))] drawing=drawing.clone() />
            <div class="lead">
                <h1>{words.text("approval-title")}</h1>
                <p>{drawing.organisation(member.organisation.as_str())}</p>
            </div>
            {done.then(|| said(words.say("owners-saved")))}
            <ErrorSummary typed=typed.clone() words=words />
            <form class="card write" method="post" action=paths::approval(lang) novalidate=true>
                <input type="hidden" name="key" value=typed.value("key").to_owned() />
                <RadioGroup
                    name="steps"
                    label=words.text("approval-legend")
                    hint=words.text("approval-hint")
                    choices=choices
                    typed=typed.clone()
                />
                <button class="button">{words.text("owners-save")}</button>
            </form>
        }
    }))
}

/// Sets how many people of the own organisation approve a report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Ok(steps) = typed.value("steps").parse::<u8>() else {
        typed.refuse("steps", visit.words.say("problem-choose"));
        return Ok(Posted::Again(typed));
    };
    match visit.accord.set_approval_path(&member, steps, typed.value("key")).await {
        Ok(()) => done(&paths::approval(visit.lang), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
