//! The fields of a report's form.

use leptos::prelude::*;

use crate::app::components::field::{Choice, FieldNotes, RadioGroup, SelectField, Takes, TextField};
use crate::app::components::file::FileField;
use crate::app::components::notice;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::conflict::OF_DRAFT;
use crate::app::pages::report::form_data::MOST_SOURCES;
use crate::app::pages::report::form_data::ReportForm;
use crate::app::pages::report::form_data::TEXTS;
use crate::app::pages::report::{Form, ReportAction, file_fields};
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::status::Status;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::evidence::EvidenceClass;
use crate::i18n::Messages;

/// A box to be ticked by whoever means what the error beside it asks about.
pub fn confirmation(name: &str, label: String, form_data: &FormData) -> AnyView {
    let notes = FieldNotes::of(name, None, form_data);
    let (checked, described, invalid) = (!form_data.value(name).is_empty(), notes.described, notes.invalid);
    view! {
        <div class="field">
            {notes.view}
            <label class="check">
                <input
                    type="checkbox"
                    id=name.to_owned()
                    name=name.to_owned()
                    value="1"
                    checked=checked
                    aria-describedby=described
                    aria-invalid=invalid
                />
                <span>{label}</span>
            </label>
        </div>
    }
    .into_any()
}

/// That a report of the organisation waits already: one more is asked for, not made by mistake.
pub(super) fn second(form: &Form) -> Option<AnyView> {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let again = !form_data.value(ReportForm::NAMES.again).is_empty();
    let waiting = form.case.waiting_of_own().last().filter(|_| !again)?;
    if form_data.is_conflict() && form_data.value(OF_DRAFT).is_empty() {
        // Whoever keeps the own report beside the other's says so with the button.
        return Some(view! { <input type="hidden" name=ReportForm::NAMES.second value="1" /> }.into_any());
    }
    Some(
        view! {
            {notice::said(waits(waiting, messages))}
            {confirmation(ReportForm::NAMES.second, messages.say("report-second"), form_data)}
        }
        .into_any(),
    )
}

/// What is said of a report that waits.
pub fn waits(waiting: &OpenSubmission, messages: Messages) -> String {
    let day = messages.day(waiting.submission.effective_on);
    messages.with("report-waits", &[("name", waiting.by.as_str().into()), ("day", day.into())])
}

/// The question whether texts that stayed as they were in one language still say the same as the other.
pub(super) fn languages(form: &Form) -> Option<AnyView> {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let unchanged = messages.of_word("problem", Problem::OtherLanguageUnchanged);
    let asked = form_data.errors().any(|(_, error)| error == unchanged);
    let confirmed = !form_data.value(ReportForm::NAMES.languages).is_empty();
    (asked || confirmed).then(|| confirmation(ReportForm::NAMES.languages, messages.say("report-languages"), form_data))
}

/// The statuses to choose from.
pub fn statuses(messages: Messages) -> Vec<Choice> {
    Status::REPORTABLE.iter().map(|it| Choice::new(it.word(), messages.of_word("status", *it))).collect()
}

/// The day on which the reported state held.
pub fn day(form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <TextField
            name="on"
            label=messages.text("report-on")
            hint=messages.text("report-on-hint")
            takes=Takes::Day
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// The field for a later publication day of what is published now.
pub fn day_ahead(form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <TextField
            name="ahead"
            label=messages.text("review-ahead")
            hint=messages.text("review-ahead-hint")
            takes=Takes::Day
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// Status, progress, day.
pub(super) fn status(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let choices = Status::REPORTABLE
        .iter()
        .map(|status| {
            let definition = messages.say(&format!("status-{status}-definition"));
            Choice::new(status.word(), messages.of_word("status", *status)).explained(definition)
        })
        .collect();
    // A correction takes the day of what it corrects.
    let day = form_data.value(ReportForm::NAMES.corrects).is_empty().then(|| day(form_data, messages));
    let kept =
        day.is_none().then(|| view! { <input type="hidden" name=ReportForm::NAMES.on value=form_data.value(ReportForm::NAMES.on).to_owned() /> });
    view! {
        <RadioGroup name=ReportForm::NAMES.status label=messages.text("report-status") choices=choices form_data=form_data.clone() />
        <div class="pair">
            {day}
            {kept}
            <TextField
                name=ReportForm::NAMES.progress
                label=messages.text("report-progress")
                hint=messages.text("report-progress-hint")
                takes=Takes::Number
                form_data=form_data.clone()
            />
        </div>
    }
    .into_any()
}

/// The texts in the reader's language; those in the other one are collapsed.
pub(super) fn texts(form: &Form) -> AnyView {
    let (messages, lang) = (form.context.messages, form.context.lang);
    let other = lang.other();
    let written = TEXTS.iter().chain(&["title"]).any(|it| !form.form_data.value(&in_language(it, other)).is_empty());
    let other = (written || !messages.is_alone()).then(|| {
        view! {
            <details class="fold" open=written>
                <summary>{messages.text("report-other-language-add")}</summary>
                <div class="write" lang=other.code()>
                    {of_language(form, other)}
                </div>
            </details>
        }
    });
    view! {
        {of_language(form, lang)}
        {other}
    }
    .into_any()
}

fn of_language(form: &Form, lang: Lang) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let areas: Vec<_> = TEXTS
        .iter()
        .map(|field| {
            view! {
                <TextArea
                    name=in_language(field, lang)
                    label=messages.say(&format!("report-{field}"))
                    hint=messages.say(&format!("report-{field}-hint"))
                    form_data=form_data.clone()
                />
            }
        })
        .collect();
    let kinds = TextKind::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("text-kind", *it))).collect();
    view! {
        <TextField
            name=in_language(ReportForm::NAMES.title, lang)
            label=messages.text("report-title-field")
            hint=messages.text("report-title-field-hint")
            form_data=form_data.clone()
        />
        {areas}
        <SelectField
            name=in_language("text_kind", lang)
            label=messages.text("report-text-kind")
            choices=kinds
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// The sources: those that were given and an empty one; without scripts a button asks for one more.
pub(super) fn sources(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let given = |place: usize| {
        let typed_in =
            ["", "-publisher"].iter().any(|part| !form_data.value(&format!("evidence-{place}{part}")).is_empty());
        typed_in
            || file_fields::read(form_data, place).is_some()
            || form_data.error(&file_fields::sent(place)).is_some()
    };
    let last = (0..MOST_SOURCES).rev().find(|place| given(*place));
    let more = usize::from(form_data.value(ReportForm::NAMES.act) == ReportAction::MoreEvidence.word());
    let shown = (last.map_or(0, |place| place + 1).max(1) + more).min(MOST_SOURCES);
    let classes: Vec<Choice> =
        [EvidenceClass::Party, EvidenceClass::Joint, EvidenceClass::ThirdBody, EvidenceClass::Press]
            .iter()
            .map(|it| Choice::new(it.word(), messages.of_word("update-source", *it)))
            .collect();
    let rows: Vec<_> = (0..shown)
        .map(|place| {
            let kept = ["-published_on", "-read_on"].map(|part| {
                let name = format!("evidence-{place}{part}");
                let value = form_data.value(&name).to_owned();
                (!value.is_empty()).then(|| view! { <input type="hidden" name=name.clone() value=value.clone() /> })
            });
            view! {
                <fieldset class="source">
                    <legend>{messages.with("field-source-n", &[("n", (place + 1).into())])}</legend>
                    {kept}
                    <TextField
                        name=format!("evidence-{place}")
                        label=messages.text("field-source-address")
                        form_data=form_data.clone()
                    />
                    <TextField
                        name=format!("evidence-{place}-publisher")
                        label=messages.text("field-source-title")
                        form_data=form_data.clone()
                    />
                    <SelectField
                        name=format!("evidence-{place}-class")
                        label=messages.text("field-source-class")
                        choices=classes.clone()
                        form_data=form_data.clone()
                    />
                    <FileField place=place form_data=form_data.clone() messages=messages />
                </fieldset>
            }
        })
        .collect();
    let button = (shown < MOST_SOURCES).then(|| {
        view! {
            <button class="button plain" name=ReportForm::NAMES.act value=ReportAction::MoreEvidence.word()>
                {messages.text("field-source-more")}
            </button>
        }
    });
    view! {
        {rows}
        {button}
    }
    .into_any()
}

/// Who will see it, explained at each choice. A correction is seen by those who see what it corrects.
pub(super) fn visibility(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    if !form_data.value(ReportForm::NAMES.corrects).is_empty() {
        return view! { <input type="hidden" name=ReportForm::NAMES.visibility value=form_data.value(ReportForm::NAMES.visibility).to_owned() /> }
            .into_any();
    }
    let choices = form
        .member
        .visibilities(&form.case.state.visibility)
        .into_iter()
        .map(|visibility| {
            let (label, hint) = said(form, &visibility);
            Choice::new(visibility.to_string(), label).explained(hint)
        })
        .collect();
    view! {
        <RadioGroup name=ReportForm::NAMES.visibility label=messages.text("field-visibility") choices=choices form_data=form_data.clone() />
    }
    .into_any()
}

/// What a visibility is called.
pub fn visibility_name(visibility: &Visibility, context: &RenderContext) -> String {
    let messages = context.messages;
    match visibility {
        Visibility::Public => messages.say("field-visibility-public"),
        Visibility::Shared => messages.say("field-visibility-shared"),
        Visibility::Party(party) => {
            let party = context.party(party.as_str());
            messages.with("field-visibility-party", &[("party", party.into())])
        }
        Visibility::Organisation(organisation) => {
            let name = context.organisation(organisation.as_str());
            messages.with("field-visibility-organisation", &[("organisation", name.into())])
        }
    }
}

/// What a visibility is called, and what it means for this commitment.
fn said(form: &Form, visibility: &Visibility) -> (String, String) {
    let (messages, context) = (form.context.messages, &form.context);
    let hint = match visibility {
        Visibility::Public => messages.say("field-visibility-public-hint"),
        Visibility::Shared => {
            let parties: Vec<String> = form.case.tracked.iter().map(|it| context.party(it.as_str())).collect();
            let parties = messages.list(&parties);
            messages.with("field-visibility-shared-hint", &[("parties", parties.into())])
        }
        Visibility::Party(party) => {
            let party = context.party(party.as_str());
            messages.with("field-visibility-party-hint", &[("party", party.into())])
        }
        Visibility::Organisation(_) => messages.say("field-visibility-organisation-hint"),
    };
    (visibility_name(visibility, context), hint)
}
