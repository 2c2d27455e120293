//! What the own party answers to the other side's report; and agreeing that a dispute is seen.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::report::ReportCard;
use crate::app::components::text::Words as Shown;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::report::answer;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::words;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::countersign::CountersignId;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::Of;

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
        Answer = "answer",
        Release = "release",
    }
}

/// Loads the form.
///
/// # Errors
/// When there is no such report that the person may see, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    let id = UpdateId(visit.item.clone());
    let report = case.update(&id).ok_or(Error::Nowhere)?.clone();
    let theirs = report.value.party().is_some_and(|it| *it != member.party);
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let title = words.with("answer-title", &[("title", commitment.title.words(lang).into())]);
    let frame = Frame::of_own(&visit, &reading, &title);
    let (key, version) = (visit.accord.form_key(), case.version(Of::Update(&id)));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    let own = case.state.answer_of(&member.party, &id);
    let typed = match own {
        Some(own) => typed.or([("answer", own.value.answer.word())]),
        None => typed,
    };
    let may = theirs && case.may(Act::Countersign);
    // Either side of a dispute may agree that it is seen.
    let releasable = case
        .state
        .unreleased()
        .into_iter()
        .find(|(dispute, missing)| dispute.value.update == id && missing.contains(&member.party))
        .map(|(dispute, _)| dispute.value.clone())
        .filter(|_| case.may(Act::ReleaseDispute));
    Ok(Page::private(frame, title, move || {
        let reporter = report.value.party().map_or_else(String::new, |it| drawing.party(it.as_str()));
        let form = may.then(|| {
            let choices = CountersignAnswer::ALL
                .iter()
                .map(|it| {
                    Choice::new(it.word(), words.say(&format!("answer-{it}")))
                        .explained(words.say(&format!("answer-{it}-hint")))
                })
                .collect();
            let own = drawing.party(member.party.as_str());
            view! {
                <form class="card write" method="post" novalidate=true>
                    <FormKeys typed=typed.clone() />
                    <RadioGroup
                        name="answer"
                        label=words.with("answer-heading", &[("party", own.into())])
                        choices=choices
                        typed=typed.clone()
                    />
                    <TextArea
                        name=in_language("reason", lang)
                        label=words.text("answer-reason")
                        hint=words.text("answer-reason-hint")
                        typed=typed.clone()
                    />
                    <button class="button" name="act" value=Ask::Answer.word()>
                        {words.text("answer-send")}
                    </button>
                </form>
            }
        });
        let release = releasable.map(|dispute| {
            let by = drawing.party(dispute.party.as_str());
            let value = words.say("answer-disputed");
            view! {
                <form class="card write" method="post">
                    <FormKeys typed=typed.clone() />
                    <input type="hidden" name="dispute" value=dispute.id.0 />
                    <h2>{words.with("labelled", &[("label", by.into()), ("value", value.into())])}</h2>
                    <p class="lines">
                        <Shown text=dispute.reason lang=lang />
                    </p>
                    <p class="note">{words.text("answer-release-explained")}</p>
                    <button class="button" name="act" value=Ask::Release.word()>
                        {words.text("answer-release")}
                    </button>
                </form>
            }
        });
        view! {
            <WorkHead
                from=(paths::review(lang), words.say("review"))
                title=words.text("answer-one")
                commitment=commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            <section class="card">
                <header>
                    <h2>{reporter}</h2>
                    <span class="note">{words.day(report.effective_on)}</span>
                </header>
                <ReportCard update=report.value.clone() slug=commitment.slug.clone() lang=lang words=words />
            </section>
            {release}
            {form}
        }
    }))
}

/// Answers the other side's report, or releases a dispute.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
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
