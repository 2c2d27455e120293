//! What is posted about many commitments at once: the period sheet, one report for several, and publishing what was chosen.

use crate::app::Visit;
use crate::app::form::Typed;
use crate::app::pages::report::{refused, review, several, sheet};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::status::Status;
use crate::domain::report::content::Written;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::report::review::Published;
use crate::service::report::{About, Submit};
use crate::service::unit_of_work::Refusal;
use crate::web::form::Posted;
use crate::web::work::{Outcome, done, given_day};

/// What was typed into a field, as a text in the reader's language.
fn original(typed: &Typed, field: &str, lang: Lang) -> Text {
    let words = Some(typed.value(field).trim().to_owned());
    match lang {
        Lang::En => Text::of(words, TextKind::Original, None, TextKind::Original),
        Lang::Ko => Text::of(None, TextKind::Original, words, TextKind::Original),
    }
}

/// Hands in what was filled in on the period sheet, all of it together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn sheet(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use sheet::{is_filled, name, rows};

    let (words, lang) = (visit.words, visit.lang);
    let Ok(on) = typed.value("on").trim().parse::<Day>() else {
        typed.refuse("on", words.say("problem-not-a-day"));
        return Ok(Posted::Again(typed));
    };
    let visibility = typed.value("visibility").parse().unwrap_or(Visibility::Shared);
    let mut reports = Vec::new();
    for slug in rows(&typed).into_iter().filter(|slug| is_filled(&typed, slug)).collect::<Vec<_>>() {
        let Ok(status) = typed.value(&name(&slug, "status")).parse::<Status>() else {
            typed.refuse(&name(&slug, "status"), words.say("problem-choose"));
            continue;
        };
        let of = |field: &str| original(&typed, &name(&slug, field), lang);
        let written = Written {
            results: of("results"),
            next_steps: of("next_steps"),
            ..Written::bare(on, status, visibility.clone())
        };
        let version = typed.value(&name(&slug, "version")).to_owned();
        let submit = Submit { again: None, corrects: None, written, draft: None, version, form_key: String::new() };
        reports.push((slug, submit));
    }
    if reports.is_empty() && !typed.is_refused() {
        typed.refuse("on", words.say("sheet-empty"));
    }
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    match visit.accord.submit_together(&member, reports, typed.value("key")).await {
        Ok(count) => done(&paths::sheet(lang), &count.to_string()),
        Err((slug, Refusal::Invalid(faults))) => {
            for fault in faults {
                let field = if fault.field == "on" { fault.field } else { name(&slug, &fault.field) };
                typed.refuse(&field, words.of_word("problem", fault.problem));
            }
            Ok(Posted::Again(typed))
        }
        Err((slug, Refusal::Conflict { version, .. })) => {
            // The row shows the present report beside what was typed; sent again, it stands.
            typed.refuse(&name(&slug, sheet::FIELDS[0]), words.say("form-conflict-explained"));
            Ok(Posted::Again(typed.with(&name(&slug, "version"), version)))
        }
        Err((_, refusal)) => Err(refused(refusal)),
    }
}

/// Hands in one report for each of the chosen commitments, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn several(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
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

/// Publishes the chosen reports as they were handed in, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn publish_chosen(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let (words, lang) = (visit.words, visit.lang);
    let queue = paths::review(lang);
    let ahead = given_day(&mut typed, "ahead", words);
    let reports: Vec<(String, About)> = typed
        .values(review::CHOSEN)
        .filter_map(|it| it.split_once('/'))
        .map(|(slug, update)| {
            let version = typed.value(&review::version(update)).to_owned();
            (slug.to_owned(), About { update: UpdateId(update.to_owned()), version, form_key: String::new() })
        })
        .collect();
    if reports.is_empty() {
        typed.refuse(review::CHOSEN, words.say("review-none-chosen"));
    }
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    match visit.accord.publish_together(&member, reports, ahead, typed.value("key")).await {
        Ok(all) => done(
            &queue,
            if all.iter().any(|it| matches!(it, Published::Now(_))) {
                "published"
            } else if all.iter().any(|it| matches!(it, Published::On(_))) || all.is_empty() {
                "scheduled"
            } else {
                "approved"
            },
        ),
        Err((slug, Refusal::Invalid(faults))) => {
            for fault in faults {
                let field = if fault.field == "ahead" { "ahead" } else { review::CHOSEN };
                let problem = words.of_word("problem", fault.problem);
                let said = match field {
                    "ahead" => problem.to_owned(),
                    _ => words.with("labelled", &[("label", slug.as_str().into()), ("value", problem.into())]),
                };
                typed.refuse(field, said);
            }
            Ok(Posted::Again(typed))
        }
        // Somebody published it, sent it back or changed it meanwhile: the page shows it as it is now, not chosen.
        Err((slug, Refusal::Conflict { case, .. })) => {
            let title = case.state.commitment.title.words(lang).to_owned();
            typed.refuse(review::CHOSEN, words.with("several-conflict", &[("title", title.into())]));
            let left: Vec<String> = typed
                .values(review::CHOSEN)
                .filter(|it| !it.starts_with(&format!("{slug}/")))
                .map(str::to_owned)
                .collect();
            let kept = typed.choosing(review::CHOSEN, left);
            Ok(Posted::Again(kept))
        }
        Err((_, refusal)) => Err(refused(refusal)),
    }
}
