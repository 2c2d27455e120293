//! The fields of a report's form.

use leptos::prelude::*;

use crate::app::components::field::{Choice, FieldNotes, RadioGroup, SelectField, Takes, TextField};
use crate::app::components::file::FileField;
use crate::app::components::notice;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::parse::typed_day;
use crate::app::form::text::in_language;
use crate::app::pages::report::conflict::OF_DRAFT;
use crate::app::pages::report::form_data::MOST_SOURCES;
use crate::app::pages::report::form_data::ReportForm;
use crate::app::pages::report::form_data::TEXTS;
use crate::app::pages::report::review::audience;
use crate::app::pages::report::{Form, ReportAction, file_fields};
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

/// The statuses; what each means unfolds.
pub(super) fn status(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let meanings: Vec<_> = Status::REPORTABLE
        .iter()
        .map(|status| {
            view! {
                <dt>{messages.of_word("status", *status)}</dt>
                <dd>{messages.say(&format!("status-{status}-definition"))}</dd>
            }
        })
        .collect();
    view! {
        <RadioGroup
            name=ReportForm::NAMES.status
            label=messages.text("report-status")
            choices=statuses(messages)
            form_data=form_data.clone()
        />
        <details class="fold">
            <summary>{messages.text("report-statuses")}</summary>
            <dl class="said">{meanings}</dl>
        </details>
    }
    .into_any()
}

/// A part of the form that unfolds: open where something stands in it, or is wrong.
fn fold(title: &str, present: Option<String>, fields: &[String], form_data: &FormData, inside: AnyView) -> AnyView {
    let open = fields.iter().any(|it| !form_data.value(it).is_empty() || form_data.error(it).is_some());
    let title = title.to_owned();
    view! {
        <details class="fold" open=open>
            <summary>
                {title}
                {present.map(|it| view! { <span class="note">" "{it}</span> })}
            </summary>
            <div class="write">{inside}</div>
        </details>
    }
    .into_any()
}

/// Day and progress.
pub(super) fn measures(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    // A correction takes the day of what it corrects.
    let day = form_data.value(ReportForm::NAMES.corrects).is_empty().then(|| day(form_data, messages));
    let kept =
        day.is_none().then(|| view! { <input type="hidden" name=ReportForm::NAMES.on value=form_data.value(ReportForm::NAMES.on).to_owned() /> });
    view! {
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

/// Day, progress and who will see it: what is set stands in the line that unfolds them.
pub(super) fn circumstances(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let on = typed_day(form_data.value(ReportForm::NAMES.on)).map(|it| messages.day(it));
    let seen = form_data.value(ReportForm::NAMES.visibility).parse::<Visibility>().ok();
    let present: Vec<String> = on.into_iter().chain(seen.map(|it| audience::who(&it, &form.context))).collect();
    // Day and visibility are always set: that alone does not unfold them.
    let asks = [ReportForm::NAMES.on, ReportForm::NAMES.visibility];
    let wrong = asks.iter().any(|it| form_data.error(it).is_some());
    let opens = if wrong { asks[0] } else { ReportForm::NAMES.progress };
    let inside = view! {
        {measures(form)}
        {visibility(form)}
    };
    let present = Some(present.join(" · ")).filter(|it| !it.is_empty());
    fold(messages.text("report-circumstances"), present, &[opens.to_owned()], form_data, inside.into_any())
}

/// The texts that every report has, in the reader's language.
pub(super) fn first_texts(form: &Form) -> AnyView {
    FIRST.map(|field| area(form, field, form.context.lang)).into_any()
}

/// The other texts in the reader's language, and those in the other one.
pub(super) fn more_texts(form: &Form) -> AnyView {
    let (messages, lang) = (form.context.messages, form.context.lang);
    let names = TEXTS.iter().chain(&[ReportForm::NAMES.title]).filter(|it| !FIRST.contains(it));
    let names: Vec<String> = names.map(|it| in_language(it, lang)).collect();
    view! {
        {fold(messages.text("report-more"), None, &names, &form.form_data, of_language(form, lang, false))}
        {other_texts(form)}
    }
    .into_any()
}

/// All texts in the reader's language; those in the other one unfold.
pub(super) fn texts(form: &Form) -> AnyView {
    view! {
        {of_language(form, form.context.lang, true)}
        {other_texts(form)}
    }
    .into_any()
}

fn other_texts(form: &Form) -> Option<AnyView> {
    let (messages, form_data, other) = (form.context.messages, &form.form_data, form.context.lang.other());
    let names = TEXTS.iter().chain(&[ReportForm::NAMES.title]);
    let names: Vec<String> = names.map(|it| in_language(it, other)).collect();
    let written = names.iter().any(|it| !form_data.value(it).is_empty());
    (written || !messages.is_alone()).then(|| {
        let inside = view! { <div class="write" lang=other.code()>{of_language(form, other, true)}</div> };
        fold(messages.text("report-other-language-add"), None, &names, form_data, inside.into_any())
    })
}

/// The texts that are in view from the start.
const FIRST: [&str; 2] = ["results", "next_steps"];

fn area(form: &Form, field: &str, lang: Lang) -> AnyView {
    let messages = form.context.messages;
    view! {
        <TextArea
            name=in_language(field, lang)
            label=messages.say(&format!("report-{field}"))
            hint=messages.say(&format!("report-{field}-hint"))
            form_data=form.form_data.clone()
        />
    }
    .into_any()
}

/// The texts in a language, with those that are in view from the start or without.
fn of_language(form: &Form, lang: Lang, all: bool) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let fields = TEXTS.iter().filter(|it| all || !FIRST.contains(it));
    let areas: Vec<_> = fields.map(|field| area(form, field, lang)).collect();
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

/// The sources, folded: those that were given and an empty one; without scripts a button asks for one more.
pub(super) fn folded_sources(form: &Form) -> AnyView {
    let messages = form.context.messages;
    let parts = ["", "-publisher", "-digest", "-file"];
    let mut names: Vec<String> =
        (0..MOST_SOURCES).flat_map(|place| parts.map(|part| format!("evidence-{place}{part}"))).collect();
    // Whoever asked for one more source finds it open.
    if form.form_data.value(ReportForm::NAMES.act) == ReportAction::MoreEvidence.word() {
        names.push(ReportForm::NAMES.act.to_owned());
    }
    fold(messages.text("report-sources"), None, &names, &form.form_data, sources(form))
}

/// The sources, in view.
pub(super) fn sources(form: &Form) -> AnyView {
    let (messages, form_data) = (form.context.messages, &form.form_data);
    let is_given = |place: usize| {
        let typed_in =
            ["", "-publisher"].iter().any(|part| !form_data.value(&format!("evidence-{place}{part}")).is_empty());
        typed_in
            || !file_fields::read(form_data, place).is_empty()
            || form_data.error(&file_fields::sent(place)).is_some()
    };
    let last = (0..MOST_SOURCES).rev().find(|place| is_given(*place));
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
    (audience::who(visibility, context), hint)
}
