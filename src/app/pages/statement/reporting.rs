//! When parties report: on everything, or on what one statement says.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, SelectField, Takes, TextField};
use crate::app::components::head::Crumbs;
use crate::app::components::text::Words as Shown;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::statement::reporting::{Every, ReportingRule};
use crate::i18n::Words;
use crate::paths;

/// What the choice of an interval says for no rule of its own.
pub const NONE: &str = "none";

/// Loads the rules, with the form that sets one.
///
/// # Errors
/// When nothing is recorded for which there could be a rule, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let whole = drawing.reference.portfolio.as_ref().ok_or(Error::Nowhere)?.reporting;
    let frame = Frame::of_own(&visit, &reading, words.say("reporting-title"));
    let key = visit.accord.form_key();
    let typed = typed.or([("key", &*key)]);
    let done = visit.parameter("done").is_some();
    Ok(Page::private(frame, words.say("reporting-title"), move || {
        let statements: Vec<_> =
            drawing.reference.statements.iter().filter(|it| it.tracked.contains(&member.party)).collect();
        let rows: Vec<_> = statements
            .iter()
            .map(|it| {
                view! {
                    <li>
                        <strong>
                            <Shown text=it.title.clone() lang=lang />
                        </strong>
                        <span class="meta">{said_of(it.reporting, "reporting-as-all", words)}</span>
                    </li>
                }
            })
            .collect();
        let which: Vec<Choice> = std::iter::once(Choice::new("", words.text("reporting-all")))
            .chain(statements.iter().map(|it| Choice::new(it.slug.clone(), it.title.words(lang))))
            .collect();
        let every: Vec<Choice> = std::iter::once(Choice::new("", words.text("choose")))
            .chain(Every::ALL.iter().map(|it| Choice::new(it.word(), words.of_word("reporting", *it))))
            .chain([Choice::new(NONE, words.text("reporting-none"))])
            .collect();
        view! {
            <Crumbs steps=vec![(paths::desk(lang), words.say("desk"))] drawing=drawing.clone() />
            <div class="lead">
                <h1>{words.text("reporting-title")}</h1>
                <p>{words.text("reporting-explained")}</p>
            </div>
            {done.then(|| said(words.say("owners-saved")))}
            <ErrorSummary typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{words.text("reporting-rules")}</h2>
                    </header>
                    <ul class="feed">
                        <li>
                            <strong>{words.text("reporting-all")}</strong>
                            <span class="meta">{said_of(whole, "reporting-none", words)}</span>
                        </li>
                        {rows}
                    </ul>
                </section>
                <form class="card write" method="post" action=paths::reporting(lang) novalidate=true>
                    <input type="hidden" name="key" value=typed.value("key").to_owned() />
                    <SelectField
                        name="statement"
                        label=words.text("reporting-which")
                        choices=which
                        typed=typed.clone()
                    />
                    <SelectField name="every" label=words.text("reporting-every") choices=every typed=typed.clone() />
                    <TextField
                        name="anchor"
                        label=words.text("reporting-anchor")
                        hint=words.text("reporting-anchor-hint")
                        takes=Takes::Day
                        autocomplete="off"
                        typed=typed.clone()
                    />
                    <button class="button">{words.text("owners-save")}</button>
                </form>
            </div>
        }
    }))
}

/// A rule in words; `none` says what holds where there is none.
fn said_of(rule: Option<ReportingRule>, none: &'static str, words: Words) -> String {
    rule.map_or_else(
        || words.say(none),
        |it| {
            let args = [("every", words.of_word("reporting", it.every).into()), ("day", words.day(it.anchor).into())];
            words.with("reporting-rule", &args)
        },
    )
}

/// Sets when parties report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
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
