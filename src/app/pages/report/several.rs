//! One report for several commitments: choose them, one status, one text.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, SelectField, to_choose};
use crate::app::components::head::PageHead;
use crate::app::components::rows::said_in;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::parse::choice_or;
use crate::app::form::parse::typed_day;
use crate::app::form::text::original;
use crate::app::pages::portfolio::list::choice::chosen_in;
use crate::app::pages::report::fields;
use crate::app::pages::report::several;
use crate::app::pages::report::sheet::{for_all, under_way};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::{Confirmed, Submit};
use crate::service::unit_of_work::ServiceError;

form! {
    /// One report for several commitments.
    SeveralForm {
        values { on, status, visibility, results, next_steps, second, key }
        lists { chosen }
    }
}

/// The name of the field with the version of a commitment.
pub fn version(slug: &str) -> String {
    format!("{slug}.version")
}

/// Loads the form: everything under way for which the organisation answers, what is owed first.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let (items, cases) = under_way(&request, &member).await?;
    let (messages, lang) = (request.messages, request.lang);
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    // Those chosen in the list, as far as they are here to be reported on.
    let asked = chosen_in(&request);
    let is_here = |slug: &&String| items.iter().any(|it| it.side.entry.listed.slug == **slug);
    let not_here = asked.iter().filter(|it| !is_here(it)).count();
    let opened = form_data.value(SeveralForm::NAMES.key).is_empty();
    let form_data = if opened { form_data.choosing(SeveralForm::NAMES.chosen, asked) } else { form_data };
    let versions: Vec<(String, String)> =
        cases.iter().map(|case| (version(&case.state.commitment.slug), case.version(Versioned::Report))).collect();
    let form_data = form_data
        .or([
            (SeveralForm::NAMES.key, &*key),
            (SeveralForm::NAMES.on, &*today),
            (SeveralForm::NAMES.visibility, "shared"),
        ])
        .or(versions.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let frame = Frame::of_own(&request, &page_context, messages.say("several-title"));
    Ok(Page::private(frame, move || {
        let choices = items
            .iter()
            .map(|item| {
                let listed = &item.side.entry.listed;
                let said = context.reference.statement(&listed.statement).map(|it| said_in(it, &context));
                let owed = item.reporting.report_day.filter(|_| !item.reporting.waits);
                let owed = owed.map(|on| messages.with("desk-due-since", &[("day", messages.day(on).into())]));
                let waits = cases.iter().find(|case| case.id.as_str() == item.side.entry.id);
                let waits = waits.and_then(|case| case.waiting_of_own().last()).map(|it| fields::waits(it, messages));
                let hint: Vec<String> = said.into_iter().chain(owed).chain(waits).collect();
                Choice::new(listed.slug.clone(), listed.title.words(lang)).explained(hint.join(" · "))
            })
            .collect::<Vec<_>>();
        let versions = versions
            .iter()
            .map(|(name, _)| {
                view! { <input type="hidden" name=name.clone() value=form_data.value(name).to_owned() /> }
            })
            .collect_view();
        let statuses = to_choose(messages, fields::statuses(messages));
        let empty = choices.is_empty();
        let asked = form_data.error(SeveralForm::NAMES.second).is_some();
        let second = (asked || !form_data.value(SeveralForm::NAMES.second).is_empty())
            .then(|| fields::confirmation(SeveralForm::NAMES.second, messages.say("report-second"), &form_data));
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("several-title")
                lead=messages.text("several-explained")
                form_data=form_data.clone()
                context=context.clone()
            />
            {(not_here > 0)
                .then(|| view! { <p class="note">{messages.with("several-not-here", &[("n", not_here.into())])}</p> })}
            {empty.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            {(!empty)
                .then(|| {
                    view! {
                        <form class="card write" method="post" novalidate=true>
                            <input type="hidden" name=SeveralForm::NAMES.key value=form_data.value(SeveralForm::NAMES.key).to_owned() />
                            {versions}
                            <CheckboxGroup
                                name=SeveralForm::NAMES.chosen
                                label=messages.text("several-choose")
                                choices=choices
                                form_data=form_data.clone()
                            />
                            <SelectField
                                name=SeveralForm::NAMES.status
                                label=messages.text("report-status")
                                choices=statuses
                                form_data=form_data.clone()
                            />
                            <TextArea name=SeveralForm::NAMES.results label=messages.text("report-results") form_data=form_data.clone() />
                            <TextArea name=SeveralForm::NAMES.next_steps label=messages.text("report-next_steps") form_data=form_data.clone() />
                            {for_all(&form_data, messages)}
                            {second}
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

/// Submits one report for each selected commitment, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = SeveralForm::read(&form_data);
    let (messages, lang) = (request.messages, request.lang);
    let on = typed_day(&typed.on);
    let status = typed.status.parse::<Status>();
    let chosen: Vec<String> = typed.chosen;
    let results = original(&form_data, SeveralForm::NAMES.results, lang);
    for (wrong, field, problem) in [
        (chosen.is_empty(), SeveralForm::NAMES.chosen, "several-none"),
        (status.is_err(), SeveralForm::NAMES.status, "problem-choose"),
        (on.is_none(), SeveralForm::NAMES.on, "problem-not-a-day"),
        (results.is_empty(), SeveralForm::NAMES.results, "problem-missing"),
    ] {
        if wrong {
            form_data.refuse(field, messages.say(problem));
        }
    }
    let visibility = choice_or(&mut form_data, SeveralForm::NAMES.visibility, Visibility::Shared, messages);
    let (Some(on), Ok(status), Some(visibility), false) = (on, status, visibility, form_data.is_refused()) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let written = ReportContent {
        results,
        next_steps: original(&form_data, SeveralForm::NAMES.next_steps, lang),
        ..ReportContent::bare(on, status, visibility)
    };
    let submit = |slug: String| {
        let version = form_data.value(&several::version(&slug)).to_owned();
        let written = written.clone();
        let confirmed = Confirmed { second: !typed.second.is_empty(), ..Confirmed::default() };
        let idempotency_key = String::new();
        (slug, Submit { again: None, corrects: None, written, draft: None, version, idempotency_key, confirmed })
    };
    let (items, _) = under_way(&request, &member).await?;
    let titles: Vec<(String, String)> = items
        .iter()
        .map(|it| &it.side.entry.listed)
        .map(|listed| (listed.slug.clone(), listed.title.words(lang).to_owned()))
        .collect();
    let reports = chosen.into_iter().map(submit).collect();
    match request.accord.reports().submit_together(&member, reports, &typed.key).await {
        Ok(count) => redirect_done(&paths::sheet(lang), &count.to_string()),
        Err((slug, ServiceError::Invalid(faults))) => {
            for fault in faults {
                let problem = messages.of_word("problem", fault.problem);
                if fault.field == SeveralForm::NAMES.second {
                    let label = titles.iter().find(|(it, _)| *it == slug).map_or(slug.as_str(), |(_, title)| title);
                    let args = [("label", label.into()), ("value", problem.into())];
                    form_data.refuse(SeveralForm::NAMES.second, messages.with("labelled", &args));
                } else {
                    form_data.refuse(&fault.field, problem);
                }
            }
            Ok(FormOutcome::Refused(form_data))
        }
        Err((slug, ServiceError::Conflict { version, commitment: case })) => {
            let title = case.state.commitment.title.words(lang).to_owned();
            form_data.refuse(SeveralForm::NAMES.chosen, messages.with("several-conflict", &[("title", title.into())]));
            Ok(FormOutcome::Refused(form_data.with(&several::version(&slug), version)))
        }
        Err((_, refusal)) => Err(refusal.into()),
    }
}
