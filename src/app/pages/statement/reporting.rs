//! Reporting intervals of parties: for everything, or for one statement.

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::field::{Choice, SelectField, Takes, TextField, to_choose};
use crate::app::components::head::PageHead;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::typed_day;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::statement::reporting::{Every, ReportingRule};
use crate::i18n::Messages;
use crate::paths;

form! {
    /// When parties report.
    ReportingForm {
        values { every, anchor, statement, key }
    }
}

/// The value of the interval field that means no separate rule.
pub const NONE: &str = "none";

/// Loads the rules, with the form that sets one.
///
/// # Errors
/// If nothing is recorded that a rule could apply to, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let whole = context.reference.portfolio.as_ref().ok_or(Error::Nowhere)?.reporting;
    let frame = Frame::of_own(&request, &page_context, messages.say("reporting-title"));
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([(ReportingForm::NAMES.key, &*key)]);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let statements: Vec<_> =
            context.reference.statements.iter().filter(|it| it.tracked.contains(&member.party)).collect();
        let rows: Vec<_> = statements
            .iter()
            .map(|statement| {
                view! {
                    <li>
                        <strong>
                            <LocalizedText text=statement.title.clone() lang=lang />
                        </strong>
                        <span class="meta">{said_of(statement.reporting, "reporting-as-all", messages)}</span>
                    </li>
                }
            })
            .collect();
        let which: Vec<Choice> = std::iter::once(Choice::new("", messages.text("reporting-all")))
            .chain(statements.iter().map(|it| Choice::new(it.slug.clone(), it.title.words(lang))))
            .collect();
        let every = Every::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("reporting", *it)));
        let every = to_choose(messages, every.chain([Choice::new(NONE, messages.text("reporting-none"))]));
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("reporting-title")
                lead=messages.text("reporting-explained")
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <section class="card">
                    <CardHead title=messages.text("reporting-rules") />
                    <ul class="feed">
                        <li>
                            <strong>{messages.text("reporting-all")}</strong>
                            <span class="meta">{said_of(whole, "reporting-none", messages)}</span>
                        </li>
                        {rows}
                    </ul>
                </section>
                <form class="card write" method="post" action=paths::reporting(lang) novalidate=true>
                    <input type="hidden" name=ReportingForm::NAMES.key value=form_data.value(ReportingForm::NAMES.key).to_owned() />
                    <SelectField
                        name=ReportingForm::NAMES.statement
                        label=messages.text("reporting-which")
                        choices=which
                        form_data=form_data.clone()
                    />
                    <SelectField name=ReportingForm::NAMES.every label=messages.text("reporting-every") choices=every form_data=form_data.clone() />
                    <TextField
                        name=ReportingForm::NAMES.anchor
                        label=messages.text("reporting-anchor")
                        hint=messages.text("reporting-anchor-hint")
                        takes=Takes::Day
                        form_data=form_data.clone()
                    />
                    <button class="button">{messages.text("form-save")}</button>
                </form>
            </div>
        }
    }))
}

/// A rule in words; `none` is the text used if there is no rule.
fn said_of(rule: Option<ReportingRule>, none: &'static str, messages: Messages) -> String {
    rule.map_or_else(
        || messages.say(none),
        |reporting| {
            let args = [
                ("every", messages.of_word("reporting", reporting.every).into()),
                ("day", messages.day(reporting.anchor).into()),
            ];
            messages.with("reporting-rule", &args)
        },
    )
}

/// Sets when parties report.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = ReportingForm::read(&form_data);
    let messages = request.messages;
    let rule = if typed.every == NONE {
        None
    } else {
        let (every, anchor) = (typed.every.parse::<Every>(), typed_day(&typed.anchor));
        for (field, wrong, problem) in
            [("every", every.is_err(), "problem-choose"), ("anchor", anchor.is_none(), "problem-not-a-day")]
        {
            if wrong {
                form_data.refuse(field, messages.say(problem));
            }
        }
        let (Ok(every), Some(anchor)) = (every, anchor) else { return Ok(FormOutcome::Refused(form_data)) };
        Some(ReportingRule { every, anchor })
    };
    let statement = Some(&*typed.statement).filter(|it| !it.is_empty());
    match request.accord.statements().set_reporting_rule(&member, statement, rule, &typed.key).await {
        Ok(()) => redirect_done(&paths::reporting(request.lang), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
