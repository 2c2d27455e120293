//! The names of the portfolio and of the own party, and who speaks for it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::or_none;
use crate::app::components::field::{CheckboxGroup, Choice, SelectField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::components::meanwhile::{Labelled, Meanwhile, Value};
use crate::app::components::reason::Reason;
use crate::app::components::recorded::Recorded;
use crate::app::entry_form::entering;
use crate::app::entry_form::field;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::noted;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages::organisation::settings;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::party::Party;
use crate::domain::portfolio::{NOTICE_DAYS, Portfolio};
use crate::i18n::Messages;
use crate::paths;
use crate::service::organisation::settings::Settings;

form! {
    /// The names of the portfolio and of the own party.
    SettingsForm {
        values { coordinating, key, version }
        texts { reason, title, name, short, mark }
        lists { notices }
    }
}

/// The fields.
const FIELDS: &[Labelled] = &[
    ("title", "settings-portfolio-title", Value::Words),
    ("name", "field-name-of", Value::Words),
    ("short", "settings-short", Value::Words),
    ("mark", "settings-mark", Value::Words),
    ("coordinating", "settings-coordinating", Value::Organisation),
    ("notices", "settings-notices", Value::Words),
];

/// Loads the settings.
///
/// # Errors
/// When there is nothing to set, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let settings = request.accord.organisations().settings(&member).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("settings-title"));
    let present = fields(&settings, &request.accord.idempotency_key());
    // Boxes that are not ticked are not sent: what is ticked now counts only before anything was typed.
    let typed = form_data.fields().next().is_some();
    let usual = present.iter().filter(|(name, _)| !typed || name != SettingsForm::NAMES.notices);
    let form_data = form_data.or(usual.map(|(name, value)| (name.as_str(), value.as_str())));
    let meanwhile = form_data.is_conflict().then_some(present);
    let zone = request.accord.zone();
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let party = context.party(settings.party.code.as_str());
        let bodies = context.reference.organisations.iter();
        let bodies = bodies.filter(|it| it.party == settings.party.code && it.kind != OrganisationKind::Private);
        let bodies = or_none(messages, bodies.map(|it| Choice::new(it.code.as_str(), it.name.words(lang))));
        let named = |key: &'static str| match key {
            "name" => messages.with("settings-party-name", &[("party", party.clone().into())]),
            "mark" => messages.with("settings-party-mark", &[("party", party.clone().into())]),
            _ => messages.with("settings-party-short", &[("party", party.clone().into())]),
        };
        view! {
            <PageHead
                steps=Vec::new()
                title=messages.text("settings-title")
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            {meanwhile.map(|present| {
                view! { <Meanwhile present=present fields=FIELDS form_data=form_data.clone() context=context.clone() /> }
            })}
            <form class="card write" method="post" action=paths::admin_settings(lang) novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("entry-at-once")}</p>
                {both::lines(SettingsForm::NAMES.title, messages.text("settings-portfolio-title"), &form_data, messages)}
                {both::lines(SettingsForm::NAMES.name, &named("name"), &form_data, messages)}
                {both::lines(SettingsForm::NAMES.short, &named("short"), &form_data, messages)}
                <p class="note">{messages.text("settings-short-note")}</p>
                {both::lines(SettingsForm::NAMES.mark, &named("mark"), &form_data, messages)}
                <p class="note">{messages.text("settings-mark-note")}</p>
                <SelectField
                    name=SettingsForm::NAMES.coordinating
                    label=messages.text("settings-coordinating")
                    hint=messages.text("settings-coordinating-hint")
                    choices=bodies
                    form_data=form_data.clone()
                    narrow=messages.text("narrow-choices")
                />
                <CheckboxGroup
                    name=SettingsForm::NAMES.notices
                    label=messages.text("settings-notices")
                    hint=messages.text("settings-notices-hint")
                    choices=notice_days(messages)
                    form_data=form_data.clone()
                />
                <Reason
                    hint=messages.text("entry-reason-hint")
                    button=messages.text("form-change")
                    form_data=form_data.clone()
                    messages=messages
                />
            </form>
            <Recorded history=settings.history zone=zone context=context.clone() />
        }
    }))
}

/// The days before a report day, in words.
fn notice_days(messages: Messages) -> Vec<Choice> {
    let words = |days: u16| match days {
        0 => messages.say("settings-notices-day"),
        _ => messages.with("settings-notices-before", &[("n", u32::from(days).into())]),
    };
    NOTICE_DAYS.iter().map(|it| Choice::new(it.to_string(), words(*it))).collect()
}

/// The contents of the form.
fn fields(settings: &Settings, key: &str) -> Vec<(String, String)> {
    let mut fields = vec![field(SettingsForm::NAMES.key, key), field(SettingsForm::NAMES.version, &settings.version)];
    fields.extend(text_words(SettingsForm::NAMES.title, &settings.portfolio.title));
    fields.extend(text_words(SettingsForm::NAMES.name, &settings.party.name));
    let code = settings.party.code.as_str();
    let (tag, mark) = (settings.portfolio.tags.get(code), settings.portfolio.marks.get(code));
    for (name, words) in [(SettingsForm::NAMES.short, tag), (SettingsForm::NAMES.mark, mark)] {
        fields.extend(words.into_iter().flat_map(|words| text_words(name, words)));
    }
    fields.push(field(
        SettingsForm::NAMES.coordinating,
        settings.party.coordinating.as_ref().map_or("", OrganisationCode::as_str),
    ));
    let days = &settings.portfolio.report_notices;
    let days = if days.is_empty() { &[0][..] } else { days };
    fields.extend(days.iter().map(|it| field(SettingsForm::NAMES.notices, it)));
    fields
}

/// Reads what was typed.
pub fn read(form_data: &FormData, present: &Settings, messages: Messages) -> (Portfolio, Party) {
    let lang = messages.lang();
    let code = present.party.code.as_str();
    let named = |name: &str, present: &BTreeMap<String, Text>| {
        let mut names = present.clone();
        let own = worded(form_data, name, names.get(code), lang);
        if own.is_empty() {
            names.remove(code);
        } else {
            names.insert(code.to_owned(), own);
        }
        names
    };
    let portfolio = Portfolio {
        title: worded(form_data, SettingsForm::NAMES.title, Some(&present.portfolio.title), lang),
        tags: named(SettingsForm::NAMES.short, &present.portfolio.tags),
        marks: named(SettingsForm::NAMES.mark, &present.portfolio.marks),
        // What is no number of days is none that is offered.
        report_notices: Portfolio::report_notices(
            form_data.values(SettingsForm::NAMES.notices).map(|it| it.parse().unwrap_or(u16::MAX)),
        ),
        reason: Text::default(),
        ..present.portfolio.clone()
    };
    let party = Party {
        name: worded(form_data, SettingsForm::NAMES.name, Some(&present.party.name), lang),
        coordinating: noted(form_data, SettingsForm::NAMES.coordinating).map(|it| OrganisationCode::from(&*it)),
        reason: Text::default(),
        ..present.party.clone()
    };
    (portfolio, party)
}

/// Revises the names of the portfolio and of the own party.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let present = request.accord.organisations().settings(&member).await?;
    let (portfolio, party) = settings::read(&form_data, &present, request.messages);
    match request.accord.organisations().save_settings(&member, entering(&form_data, true), portfolio, party).await {
        Ok(()) => redirect_done(&paths::admin_settings(request.lang), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
