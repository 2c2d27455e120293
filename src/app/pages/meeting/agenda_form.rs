//! The form that sets a meeting's agenda: lines to reorder, remove and add, and who can see it.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::commitment_field::{self, CommitmentField, Naming, SUGGESTIONS, naming, picked};
use crate::app::components::field::{CheckboxGroup, Choice, RadioGroup, Takes, TextField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::components::text::LocalizedText;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::choice_or;
use crate::app::form::text::in_language;
use crate::app::form::text::worded;
use crate::app::pages::meeting::agenda;
use crate::app::pages::meeting::agenda::reasons;
use crate::app::pages::meeting::agenda_form;
use crate::app::pages::meeting::agenda_lines::{Line, arranged, field, lines};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::meeting::Meeting;
use crate::domain::meeting::agenda::AgendaNotes;
use crate::domain::portfolio::meetings::sides;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::islands::sort::SortLines;
use crate::paths;
use crate::paths::MeetingPath;
use crate::service::meeting::Suggested;
use crate::service::meeting::preparation::{AgendaLine, MeetingPreparation, SetAgenda};
use crate::store::list::ListRow;

form! {
    /// An agenda: its items, one per row, and the additions.
    AgendaForm {
        values { to, visibility, notes, replace, version, key, act }
        texts { line }
        lists { add }
        rows { item, note, stance, off, place }
    }
}

/// Maximum lines prefilled in a new form, and maximum additional ones offered.
const FILLED: usize = 20;
const OFFERED: usize = 60;
string_enum! {
    /// The actions of the buttons.
    AgendaAction {
        /// Reorders the lines, drops the removed ones and appends the added ones; records nothing.
        Arrange = "arrange",
        Save = "save",
    }
}

/// Loads the form, prefilled with the current agenda, or with the draft if none was set.
///
/// # Errors
/// If the user's side takes no part in the meeting, there is none, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: MeetingPath, form_data: FormData) -> PageResult {
    let preparing =
        request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let (naming, form_data) = naming(&request, form_data, |field| field.starts_with("item-")).await?;
    let mut page_context = request.read().await?;
    let draft = request.accord.meetings().suggest_agenda(&mut page_context.snapshot, &preparing.meeting).await?;
    let ids = preparing.proceedings.items().into_iter().filter_map(|it| it.commitment).map(|it| it.0);
    let ids: Vec<String> = ids.collect();
    let set = request.accord.commitments().rows(&mut page_context.snapshot, &ids, &[]).await?;
    let form_data = filled(form_data, &preparing, &set, &draft, &request);
    let slugs: Vec<String> = lines(&form_data)
        .into_iter()
        .map(|it| form_data.value(&field(AgendaForm::NAMES.item, it)).to_owned())
        .collect();
    let named = request.accord.commitments().rows(&mut page_context.snapshot, &[], &slugs).await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("agenda-form"));
    Ok(Page::private(frame, move || {
        let meeting = &preparing.meeting;
        let conflict = form_data.is_conflict().then(|| {
            let agendas = preparing.proceedings.agenda().into_iter().collect();
            let told = agenda::AgendaData {
                agendas,
                proceedings: &preparing.proceedings,
                named: &set,
                draft: None,
                set: None,
                ahead: true,
            };
            agenda::card(&told, &context)
        });
        let rows: Vec<_> =
            lines(&form_data).into_iter().map(|at| row(at, &named, &draft, &naming, &form_data, &context)).collect();
        let none = rows.is_empty().then(|| view! { <p class="quiet">{messages.text("agenda-empty")}</p> });
        view! {
            <PageHead
                steps=vec![(paths::meetings(lang), messages.say("meetings-title"))]
                title=messages.text("agenda-form")
                about=Some((paths::meeting(lang, &meeting.slug), meeting.title.clone()))
                form_data=form_data.clone()
                context=context.clone()
            />
            {conflict}
            <form class="card write" method="post" action=paths::agenda(lang, &meeting.slug) novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("agenda-form-note")}</p>
                {none}
                <SortLines>{rows} <p class="vh" role="status" data-said=""></p></SortLines>
                {offered(&draft, &form_data, &context)}
                <fieldset class="source">
                    <legend>{messages.text("agenda-add")}</legend>
                    <CommitmentField
                        name=AgendaForm::NAMES.to
                        label=messages.text("field-commitment")
                        hint=messages.text("field-commitment-hint")
                        naming=naming
                        form_data=form_data.clone()
                        messages=messages
                    />
                    <div class="pair">{both::lines(AgendaForm::NAMES.line, messages.text("agenda-add-line"), &form_data, messages)}</div>
                </fieldset>
                {seen_by(&member, meeting, &form_data, &context)}
                {notes(&form_data, messages)}
                {replaced(&member, &preparing, &form_data, &context)}
                <div class="row acts">
                    <button class="button" name=AgendaForm::NAMES.act value=AgendaAction::Save.word()>
                        {messages.text("agenda-save")}
                    </button>
                    <button class="button plain" name=AgendaForm::NAMES.act value=AgendaAction::Arrange.word()>
                        {messages.text("agenda-arrange")}
                    </button>
                </div>
            </form>
        }
    }))
}

/// Who may see what a side records about a meeting.
pub fn seen_by(member: &Member, meeting: &Meeting, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let parties: Vec<String> = sides(meeting, &context.reference).iter().map(|it| context.party(it.as_str())).collect();
    let choices: Vec<Choice> = member
        .visibilities(&Visibility::Public)
        .into_iter()
        .rev()
        .filter_map(|visibility| {
            let (key, hint) = match visibility {
                Visibility::Public => ("public", messages.say("field-visibility-public-hint")),
                Visibility::Shared => {
                    let parties = messages.list(&parties);
                    ("shared", messages.with("field-visibility-shared-hint", &[("parties", parties.into())]))
                }
                Visibility::Party(_) => {
                    let party = context.party(member.party.as_str());
                    ("party", messages.with("agenda-seen-party-hint", &[("party", party.into())]))
                }
                Visibility::Organisation(_) => return None,
            };
            Some(Choice::new(visibility.to_string(), messages.of_word("agenda-seen", key)).explained(hint))
        })
        .collect();
    view! { <RadioGroup name=AgendaForm::NAMES.visibility label=messages.text("field-visibility") choices=choices form_data=form_data.clone() /> }
        .into_any()
}

/// What becomes of notes on commitments when the agenda goes to more people.
fn notes(form_data: &FormData, messages: Messages) -> AnyView {
    let choices = AgendaNotes::ALL
        .iter()
        .map(|it| {
            let hint = messages.say(&format!("agenda-notes-{it}-hint"));
            Choice::new(it.word(), messages.of_word("agenda-notes", it)).explained(hint)
        })
        .collect();
    view! { <RadioGroup name=AgendaForm::NAMES.notes label=messages.text("agenda-notes") choices=choices form_data=form_data.clone() /> }
        .into_any()
}

/// Asks whether an agenda that another side put forward is to be replaced; nothing where there is none.
fn replaced(
    member: &Member,
    preparing: &MeetingPreparation,
    form_data: &FormData,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let theirs = preparing.proceedings.common.as_ref().filter(|it| it.value.party != member.party)?;
    let (party, on) = (context.party(theirs.value.party.as_str()), messages.day_in_prose(theirs.effective_on));
    let label = messages.with("agenda-replace", &[("party", party.into()), ("day", on.into())]);
    let choices = vec![Choice::new("1", messages.text("agenda-replace-yes"))];
    Some(view! { <CheckboxGroup name=AgendaForm::NAMES.replace label=label choices=choices form_data=form_data.clone() /> }.into_any())
}

/// Parses the submitted form, its lines in order; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<SetAgenda> {
    let visibility = choice(form_data, AgendaForm::NAMES.visibility, messages)?;
    let notes = choice_or(form_data, AgendaForm::NAMES.notes, AgendaNotes::Own, messages)?;
    let lines = lines(form_data)
        .into_iter()
        .map(|at| AgendaLine {
            commitment: Some(form_data.value(&field(AgendaForm::NAMES.item, at)).trim().to_owned())
                .filter(|it| !it.is_empty()),
            note: worded(form_data, &field(AgendaForm::NAMES.note, at), None, messages.lang()),
            stance: worded(form_data, &field(AgendaForm::NAMES.stance, at), None, messages.lang()),
        })
        .collect();
    Some(SetAgenda {
        lines,
        visibility,
        notes,
        replaces: !form_data.value(AgendaForm::NAMES.replace).is_empty(),
        version: form_data.value(AgendaForm::NAMES.version).to_owned(),
        idempotency_key: form_data.value(AgendaForm::NAMES.key).to_owned(),
    })
}

/// The form's contents: the submitted values, else the current agenda, else the draft.
fn filled(
    form_data: FormData,
    preparing: &MeetingPreparation,
    set: &[ListRow],
    draft: &[Suggested],
    request: &RequestContext,
) -> FormData {
    if !form_data.value(AgendaForm::NAMES.key).is_empty() {
        return form_data;
    }
    let present = preparing.proceedings.agenda();
    let rows: Vec<Line> = match present {
        Some(_) => preparing
            .proceedings
            .items()
            .iter()
            .filter_map(|item| {
                let slug = match &item.commitment {
                    Some(id) => set.iter().find(|entry| entry.id == id.0)?.listed.slug.clone(),
                    None => String::new(),
                };
                Some(Line::of(slug, item))
            })
            .collect(),
        None => draft.iter().take(FILLED).map(|it| Line::about(it.entry.listed.slug.clone())).collect(),
    };
    let party = request.member.as_ref().map(|it| Visibility::Party(it.party.clone()).to_string()).unwrap_or_default();
    // An agenda proposed by the other side is first edited within the user's own side, unless chosen otherwise.
    let visibility = preparing.proceedings.own.as_ref().or(present).map_or(party, |it| it.visibility.to_string());
    let kept = [
        ("key".to_owned(), request.accord.idempotency_key()),
        ("version".to_owned(), preparing.agenda_version()),
        ("visibility".to_owned(), visibility),
        ("notes".to_owned(), AgendaNotes::Own.to_string()),
    ];
    let rows = rows.into_iter().enumerate().flat_map(|(at, line)| line.fields(at));
    FormData::new(kept.into_iter().chain(rows))
}

fn row(
    at: usize,
    named: &[ListRow],
    draft: &[Suggested],
    naming: &Naming,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let item = field(AgendaForm::NAMES.item, at);
    let slug = form_data.value(&item).to_owned();
    let entry = named.iter().find(|it| it.listed.slug == slug);
    let number = messages.number(i64::try_from(at + 1).unwrap_or(i64::MAX));
    let title = match entry {
        Some(entry) => {
            let address = paths::commitment(lang, &slug);
            view! { <a href=address><LocalizedText text=entry.listed.title.clone() lang=lang /></a> }.into_any()
        }
        None => messages.text("agenda-line").into_any(),
    };
    let known = entry.is_some() || slug.is_empty();
    let named_by = if known && form_data.error(&item).is_none() {
        view! { <input type="hidden" name=item value=slug.clone() /> }.into_any()
    } else {
        let offered = commitment_field::offered(&item, naming, messages);
        view! {
            <TextField name=item label=messages.text("field-commitment") list=SUGGESTIONS form_data=form_data.clone() />
            {offered}
        }
        .into_any()
    };
    let why = draft.iter().find(|it| it.entry.listed.slug == slug).map(|it| reasons(&it.reasons, messages));
    let moving = [("up", "agenda-up"), ("down", "agenda-down")].map(|(way, key)| {
        view! {
            <button type="button" class="button plain" data-move=way hidden=true>
                {messages.say(key)}
            </button>
        }
    });
    let label = if slug.is_empty() { "agenda-line" } else { "agenda-note" };
    let off = field(AgendaForm::NAMES.off, at);
    let of = off.clone();
    let checked = !form_data.value(&off).is_empty();
    view! {
        <fieldset class="source line" data-line="">
            <legend><span data-number="">{number}</span> ". " {title}</legend>
            <div class="moves">
                <span class="grip" data-grip="" hidden=true aria-hidden="true">"⠿"</span>
                {moving}
            </div>
            {named_by}
            {why}
            <div class="cells">
                <TextField
                    name=field(AgendaForm::NAMES.place, at)
                    label=messages.text("agenda-place")
                    takes=Takes::Number
                    form_data=form_data.clone()
                />
                {both::lines(&field(AgendaForm::NAMES.note, at), messages.text(label), form_data, messages)}
                <label class="check" for=of>
                    <input type="checkbox" id=off.clone() name=off value="1" checked=checked />
                    <span>{messages.text("agenda-off")}</span>
                </label>
            </div>
            {stance(at, form_data, messages)}
        </fieldset>
    }
    .into_any()
}

/// The own side's stance, folded where there is none.
fn stance(at: usize, form_data: &FormData, messages: Messages) -> AnyView {
    let name = field(AgendaForm::NAMES.stance, at);
    let of = |lang: &Lang| in_language(&name, *lang);
    let open = Lang::ALL.iter().any(|it| !form_data.value(&of(it)).is_empty() || form_data.error(&of(it)).is_some());
    view! {
        <details class="read" open=open>
            <summary>{messages.text("agenda-stance")}</summary>
            <div class="pair">{both::areas(&name, messages.text("agenda-stance"), form_data, messages)}</div>
        </details>
    }
    .into_any()
}

/// What the record suggests for the agenda and is on none of the lines.
fn offered(draft: &[Suggested], form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let there: Vec<&str> =
        lines(form_data).into_iter().map(|at| form_data.value(&field(AgendaForm::NAMES.item, at))).collect();
    let ticked: Vec<&str> = form_data.values(AgendaForm::NAMES.add).collect();
    let boxes: Vec<_> = draft
        .iter()
        .filter(|it| !there.contains(&&*it.entry.listed.slug))
        .take(OFFERED)
        .enumerate()
        .map(|(at, suggestion)| {
            let id = if at == 0 { "add".to_owned() } else { format!("add-{at}") };
            let of = id.clone();
            let slug = suggestion.entry.listed.slug.clone();
            let checked = ticked.contains(&&*slug);
            view! {
                <label class="check" for=of>
                    <input type="checkbox" id=id name=AgendaForm::NAMES.add value=slug checked=checked />
                    <span>
                        <LocalizedText text=suggestion.entry.listed.title.clone() lang=lang />
                        " "
                        {reasons(&suggestion.reasons, messages)}
                    </span>
                </label>
            }
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        view! {
            <fieldset class="ask">
                <legend>{messages.text("agenda-offered")}</legend>
                {boxes}
            </fieldset>
        }
        .into_any()
    })
}

/// Sets a meeting's agenda, or only reorders its lines.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: MeetingPath, mut form_data: FormData) -> FormResult {
    request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let Some(ask) = choice_or(&mut form_data, AgendaForm::NAMES.act, AgendaAction::Arrange, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let mut form_data = arranged(&picked(form_data));
    if ask == agenda_form::AgendaAction::Arrange {
        return Ok(FormOutcome::Redraw(form_data));
    }
    let Some(form) = agenda_form::read(&mut form_data, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.meetings().set_agenda(&member, &path.slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(format!("{}#agenda", paths::meeting(request.lang, &path.slug)))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
