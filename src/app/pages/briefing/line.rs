//! The line of one's own organisation about a commitment in briefings.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::Words as Shown;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::briefing::Circle;
use crate::paths;
use crate::service::briefing::line::SetLine;

/// The field, and the parameter of the address, that says to which briefing one goes back.
pub const BACK: &str = "back";
/// The field of a text, without its language.
pub const LINE: &str = "line";
/// The field with the widest briefing that the line may stand in.
pub const CIRCLE: &str = "circle";

/// The briefing to which one goes back.
pub fn back(visit: &Visit, typed: &Typed) -> String {
    let named = Some(typed.value(BACK)).filter(|it| !it.is_empty()).or_else(|| visit.parameter(BACK));
    let briefing = paths::briefing(visit.lang);
    let ours = |it: &&str| *it == briefing || it.strip_prefix(&*briefing).is_some_and(|rest| rest.starts_with('?'));
    named.and_then(paths::local).filter(ours).map_or(briefing.clone(), str::to_owned)
}

/// Loads the form of a line.
///
/// # Errors
/// When the person puts no briefings together, may not see the commitment, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let own = visit.accord.briefing_line(&member, &visit.slug).await.map_err(refused)?;
    let back = back(&visit, &typed);
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let frame = Frame::of_own(&visit, &reading, words.say("briefing-line-title"));
    let key = visit.accord.form_key();
    let present = |lang: Lang| own.words.version(lang).map_or("", |it| it.words.as_str());
    let typed = typed.or([
        ("key", &*key),
        ("version", &*own.version),
        (BACK, &*back),
        ("line_en", present(Lang::En)),
        ("line_ko", present(Lang::Ko)),
        (CIRCLE, own.circle.word()),
    ]);
    Ok(Page::private(frame, words.say("briefing-line-title"), move || {
        let commitment = own.case.state.commitment.clone();
        let now = (typed.is_conflict() && !own.words.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>{words.text("briefing-line-now")}</h2>
                    <p>
                        <Shown text=own.words.clone() lang=lang />
                    </p>
                    <p class="note">{words.of_word("briefing-line-circle", own.circle)}</p>
                </section>
            }
        });
        let areas = [(lang, "report-in-own-language"), (lang.other(), "report-in-other-language")].map(|(of, key)| {
            let label = words
                .with("labelled", &[("label", words.text(key).into()), ("value", words.text("briefing-line").into())]);
            let name = in_language(LINE, of);
            view! { <TextArea name=name label=label hint=words.text("briefing-line-hint") typed=typed.clone() /> }
        });
        let circles = [Circle::Party, Circle::Shared, Circle::Public]
            .map(|it| Choice::new(it.word(), words.of_word("briefing-line-circle", it)));
        view! {
            <WorkHead
                from=(back.clone(), words.say("briefing"))
                title=words.text("briefing-line-title")
                commitment=commitment.clone()
                drawing=drawing
            />
            <p>{words.text("briefing-line-lead")}</p>
            <Refused typed=typed.clone() words=words />
            {now}
            <form class="card write" method="post" action=paths::briefing_line(lang, &commitment.slug) novalidate=true>
                <FormKeys typed=typed.clone() />
                <input type="hidden" name=BACK value=back.clone() />
                {areas}
                <RadioGroup
                    name=CIRCLE
                    label=words.text("briefing-line-circle")
                    choices=circles.into()
                    typed=typed.clone()
                />
                <div class="row acts">
                    <button class="button">{words.text("briefing-line-save")}</button>
                    <a href=back>{words.text("briefing-back")}</a>
                </div>
            </form>
        }
    }))
}

/// Sets the line of one's own organisation about a commitment.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
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
