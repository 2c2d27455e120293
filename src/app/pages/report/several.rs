//! One report for several commitments: choose them, one status, one text.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, ErrorSummary, SelectField};
use crate::app::components::head::Crumbs;
use crate::app::components::rows::said_in;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::done;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::pages::report::form_data::original;
use crate::app::pages::report::refused;
use crate::app::pages::report::several;
use crate::app::pages::report::sheet::for_all;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::Written;
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::report::Submit;
use crate::service::unit_of_work::Refusal;

/// The name of the field with the version of a commitment.
pub fn version(slug: &str) -> String {
    format!("{slug}.version")
}

/// Loads the form: everything under way for which the organisation answers, what is owed first.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let desk = visit.accord.desk(&member).await.map_err(refused)?;
    let (words, lang) = (visit.words, visit.lang);
    let mut items: Vec<_> = desk.items.into_iter().filter(|it| it.side.entry.listed.outlook.live).collect();
    items.sort_by_key(|it| it.owed.is_none());
    let ids = items.iter().map(|it| it.side.entry.id.as_str().into()).collect::<Vec<_>>();
    let cases = visit.accord.cases_of(&member, &ids).await.map_err(refused)?;
    let reading = visit.read().await?;
    let drawing = reading.drawing(&visit);
    let (key, today) = (visit.accord.form_key(), visit.accord.today().to_string());
    let versions: Vec<(String, String)> =
        cases.iter().map(|case| (version(&case.state.commitment.slug), case.version(Of::Report))).collect();
    let typed = typed
        .or([("key", &*key), ("on", &*today), ("visibility", "shared")])
        .or(versions.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let frame = Frame::of_own(&visit, &reading, words.say("several-title"));
    Ok(Page::private(frame, words.say("several-title"), move || {
        let choices = items
            .iter()
            .map(|it| {
                let listed = &it.side.entry.listed;
                let said = drawing.reference.statement(&listed.statement).map(|it| said_in(it, &drawing));
                let owed = it.owed.map(|on| words.with("desk-due-since", &[("day", words.day(on).into())]));
                let hint: Vec<String> = said.into_iter().chain(owed).collect();
                Choice::new(listed.slug.clone(), listed.title.words(lang)).explained(hint.join(" · "))
            })
            .collect::<Vec<_>>();
        let versions = versions
            .iter()
            .map(|(name, _)| {
                view! { <input type="hidden" name=name.clone() value=typed.value(name).to_owned() /> }
            })
            .collect_view();
        let statuses = std::iter::once(Choice::new("", words.text("choose")))
            .chain(REPORTABLE.iter().map(|it| Choice::new(it.word(), words.of_word("status", *it))))
            .collect();
        let empty = choices.is_empty();
        view! {
            <Crumbs steps=vec![(paths::desk(lang), words.say("desk"))] drawing=drawing.clone() />
            <div class="lead">
                <h1>{words.text("several-title")}</h1>
                <p>{words.text("several-explained")}</p>
            </div>
            <ErrorSummary typed=typed.clone() words=words />
            {empty.then(|| view! { <p class="card">{words.text("desk-nothing")}</p> })}
            {(!empty)
                .then(|| {
                    view! {
                        <form class="card write" method="post" novalidate=true>
                            <input type="hidden" name="key" value=typed.value("key").to_owned() />
                            {versions}
                            <CheckboxGroup
                                name="chosen"
                                label=words.text("several-choose")
                                choices=choices
                                typed=typed.clone()
                            />
                            <SelectField
                                name="status"
                                label=words.text("report-status")
                                choices=statuses
                                typed=typed.clone()
                            />
                            <TextArea name="results" label=words.text("report-results") typed=typed.clone() />
                            <TextArea name="next_steps" label=words.text("report-next_steps") typed=typed.clone() />
                            {for_all(&typed, words)}
                            <div class="row acts">
                                <button class="button">{words.text("several-submit")}</button>
                                <span class="note">{words.text("report-until-published")}</span>
                            </div>
                        </form>
                    }
                })}
        }
    }))
}

/// Hands in one report for each of the chosen commitments, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let (words, lang) = (visit.words, visit.lang);
    let on = typed.value("on").trim().parse::<Day>();
    let status = typed.value("status").parse::<Status>();
    let chosen: Vec<String> = typed.values("chosen").map(str::to_owned).collect();
    let results = original(&typed, "results", lang);
    for (wrong, field, problem) in [
        (chosen.is_empty(), "chosen", "several-none"),
        (status.is_err(), "status", "problem-choose"),
        (on.is_err(), "on", "problem-not-a-day"),
        (results.is_empty(), "results", "problem-missing"),
    ] {
        if wrong {
            typed.refuse(field, words.say(problem));
        }
    }
    let (Ok(on), Ok(status), false) = (on, status, typed.is_refused()) else { return Ok(Posted::Again(typed)) };
    let visibility = typed.value("visibility").parse().unwrap_or(Visibility::Shared);
    let written =
        Written { results, next_steps: original(&typed, "next_steps", lang), ..Written::bare(on, status, visibility) };
    let submit = |slug: String| {
        let version = typed.value(&several::version(&slug)).to_owned();
        let written = written.clone();
        (slug, Submit { again: None, corrects: None, written, draft: None, version, form_key: String::new() })
    };
    let reports = chosen.into_iter().map(submit).collect();
    match visit.accord.submit_together(&member, reports, typed.value("key")).await {
        Ok(count) => done(&paths::sheet(lang), &count.to_string()),
        Err((_, Refusal::Invalid(faults))) => {
            for fault in faults {
                typed.refuse(&fault.field, words.of_word("problem", fault.problem));
            }
            Ok(Posted::Again(typed))
        }
        Err((slug, Refusal::Conflict { version, case })) => {
            let title = case.state.commitment.title.words(lang).to_owned();
            typed.refuse("chosen", words.with("several-conflict", &[("title", title.into())]));
            Ok(Posted::Again(typed.with(&several::version(&slug), version)))
        }
        Err((_, refusal)) => Err(refused(refusal)),
    }
}
