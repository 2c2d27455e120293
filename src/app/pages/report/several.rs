//! One report for several commitments: choose them, one status, one text.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, ErrorSummary, SelectField};
use crate::app::components::head::Crumbs;
use crate::app::components::rows::said_in;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::done;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::pages::report::form_data::original;
use crate::app::pages::report::refused;
use crate::app::pages::report::several;
use crate::app::pages::report::sheet::for_all;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::Submit;
use crate::service::unit_of_work::ServiceError;

/// The name of the field with the version of a commitment.
pub fn version(slug: &str) -> String {
    format!("{slug}.version")
}

/// Loads the form: everything under way for which the organisation answers, what is owed first.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let desk = request.accord.reports().desk(&member).await.map_err(refused)?;
    let (messages, lang) = (request.messages, request.lang);
    let mut items: Vec<_> = desk.items.into_iter().filter(|it| it.side.entry.listed.outlook.live).collect();
    items.sort_by_key(|it| it.owed.is_none());
    let ids = items.iter().map(|it| it.side.entry.id.as_str().into()).collect::<Vec<_>>();
    let cases = request.accord.commitments().member_commitments(&member, &ids).await.map_err(refused)?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let versions: Vec<(String, String)> =
        cases.iter().map(|case| (version(&case.state.commitment.slug), case.version(Versioned::Report))).collect();
    let form_data = form_data
        .or([("key", &*key), ("on", &*today), ("visibility", "shared")])
        .or(versions.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let frame = Frame::of_own(&request, &page_context, messages.say("several-title"));
    Ok(Page::private(frame, messages.say("several-title"), move || {
        let choices = items
            .iter()
            .map(|it| {
                let listed = &it.side.entry.listed;
                let said = context.reference.statement(&listed.statement).map(|it| said_in(it, &context));
                let owed = it.owed.map(|on| messages.with("desk-due-since", &[("day", messages.day(on).into())]));
                let hint: Vec<String> = said.into_iter().chain(owed).collect();
                Choice::new(listed.slug.clone(), listed.title.words(lang)).explained(hint.join(" · "))
            })
            .collect::<Vec<_>>();
        let versions = versions
            .iter()
            .map(|(name, _)| {
                view! { <input type="hidden" name=name.clone() value=form_data.value(name).to_owned() /> }
            })
            .collect_view();
        let statuses = std::iter::once(Choice::new("", messages.text("choose")))
            .chain(REPORTABLE.iter().map(|it| Choice::new(it.word(), messages.of_word("status", *it))))
            .collect();
        let empty = choices.is_empty();
        view! {
            <Crumbs steps=vec![(paths::desk(lang), messages.say("desk"))] context=context.clone() />
            <div class="lead">
                <h1>{messages.text("several-title")}</h1>
                <p>{messages.text("several-explained")}</p>
            </div>
            <ErrorSummary form_data=form_data.clone() messages=messages />
            {empty.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            {(!empty)
                .then(|| {
                    view! {
                        <form class="card write" method="post" novalidate=true>
                            <input type="hidden" name="key" value=form_data.value("key").to_owned() />
                            {versions}
                            <CheckboxGroup
                                name="chosen"
                                label=messages.text("several-choose")
                                choices=choices
                                form_data=form_data.clone()
                            />
                            <SelectField
                                name="status"
                                label=messages.text("report-status")
                                choices=statuses
                                form_data=form_data.clone()
                            />
                            <TextArea name="results" label=messages.text("report-results") form_data=form_data.clone() />
                            <TextArea name="next_steps" label=messages.text("report-next_steps") form_data=form_data.clone() />
                            {for_all(&form_data, messages)}
                            <div class="row acts">
                                <button class="button">{messages.text("several-submit")}</button>
                                <span class="note">{messages.text("report-until-published")}</span>
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
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let (messages, lang) = (request.messages, request.lang);
    let on = form_data.value("on").trim().parse::<Day>();
    let status = form_data.value("status").parse::<Status>();
    let chosen: Vec<String> = form_data.values("chosen").map(str::to_owned).collect();
    let results = original(&form_data, "results", lang);
    for (wrong, field, problem) in [
        (chosen.is_empty(), "chosen", "several-none"),
        (status.is_err(), "status", "problem-choose"),
        (on.is_err(), "on", "problem-not-a-day"),
        (results.is_empty(), "results", "problem-missing"),
    ] {
        if wrong {
            form_data.refuse(field, messages.say(problem));
        }
    }
    let (Ok(on), Ok(status), false) = (on, status, form_data.is_refused()) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let visibility = form_data.value("visibility").parse().unwrap_or(Visibility::Shared);
    let written = ReportContent {
        results,
        next_steps: original(&form_data, "next_steps", lang),
        ..ReportContent::bare(on, status, visibility)
    };
    let submit = |slug: String| {
        let version = form_data.value(&several::version(&slug)).to_owned();
        let written = written.clone();
        (slug, Submit { again: None, corrects: None, written, draft: None, version, idempotency_key: String::new() })
    };
    let reports = chosen.into_iter().map(submit).collect();
    match request.accord.reports().submit_together(&member, reports, form_data.value("key")).await {
        Ok(count) => done(&paths::sheet(lang), &count.to_string()),
        Err((_, ServiceError::Invalid(faults))) => {
            for fault in faults {
                form_data.refuse(&fault.field, messages.of_word("problem", fault.problem));
            }
            Ok(FormOutcome::Refused(form_data))
        }
        Err((slug, ServiceError::Conflict { version, commitment: case })) => {
            let title = case.state.commitment.title.words(lang).to_owned();
            form_data.refuse("chosen", messages.with("several-conflict", &[("title", title.into())]));
            Ok(FormOutcome::Refused(form_data.with(&several::version(&slug), version)))
        }
        Err((_, refusal)) => Err(refused(refusal)),
    }
}
