//! What is done with proposals.

use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::form::text::{in_language, text};
use crate::app::pages::commitment::new::{self, AddAction, NewCommitmentForm};
use crate::app::pages::commitment::words;
use crate::app::pages::statement::intake::list::SENTENCE;
use crate::app::pages::statement::intake::{IntakeAction, IntakeForm, editor, item_address};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::noun::Noun;
use crate::intake::draft::ItemState;
use crate::intake::span::{Places, Span};
use crate::paths;
use crate::paths::StatementPath;
use crate::service::statement::intake::{EnterRefusal, Intake, IntakeChange};

/// Does what the pressed button says.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: StatementPath, mut form_data: FormData) -> FormResult {
    let statements = request.accord.statements();
    let intake = statements.intake(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    let (messages, lang) = (request.messages, request.lang);
    let here = paths::intake(lang, &path.slug);
    let names = IntakeForm::NAMES;
    if form_data.value(names.act) == AddAction::Pick.word() {
        form_data = words::picked(form_data, &intake.statement, messages);
        return Ok(if form_data.is_refused() {
            FormOutcome::Refused(form_data)
        } else {
            FormOutcome::Redraw(form_data)
        });
    }
    let Ok(act) = form_data.value(names.act).parse::<IntakeAction>() else {
        form_data.refuse(names.act, messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let change = match act {
        IntakeAction::Enter => return enter(&request, &member, &intake, form_data).await,
        IntakeAction::Accept => decide(&mut form_data, ItemState::Accepted),
        IntakeAction::Drop => decide(&mut form_data, ItemState::Dropped),
        IntakeAction::Reopen => decide(&mut form_data, ItemState::Open),
        IntakeAction::Save | IntakeAction::AcceptItem => edit(&mut form_data, &intake, act, &request)?,
        IntakeAction::DropItem => {
            Some(IntakeChange::Decide { items: vec![item(&form_data)?], state: ItemState::Dropped })
        }
        IntakeAction::Merge => Some(IntakeChange::Merge { item: item(&form_data)? }),
        IntakeAction::Split => split(&mut form_data, &request)?,
        IntakeAction::Add => add(&mut form_data, &intake, &request),
    };
    let Some(change) = change else {
        if !form_data.is_refused() {
            form_data.refuse(names.chosen, messages.say("intake-none-chosen"));
        }
        return Ok(FormOutcome::Refused(form_data));
    };
    let version = form_data.value(names.version).to_owned();
    match statements.change_intake(&member, &path.slug, &version, change).await {
        Ok(Some(next)) => Ok(FormOutcome::Kept(item_address(lang, &path.slug, next))),
        Ok(None) if act == IntakeAction::DropItem => {
            let next = item(&form_data).ok().and_then(|it| intake.draft.next_open(it));
            Ok(FormOutcome::Kept(next.map_or(here, |it| item_address(lang, &path.slug, it))))
        }
        Ok(None) => Ok(FormOutcome::Kept(paths::with_query(&here, [("done", "saved")]))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

fn item(form_data: &FormData) -> Result<u32, Error> {
    form_data.value(IntakeForm::NAMES.item).parse().map_err(|_| Error::Nowhere)
}

fn decide(form_data: &mut FormData, state: ItemState) -> Option<IntakeChange> {
    let chosen = form_data.values(IntakeForm::NAMES.chosen).map(str::parse::<u32>);
    let items: Vec<u32> = chosen.collect::<Result<_, _>>().unwrap_or_default();
    (!items.is_empty()).then_some(IntakeChange::Decide { items, state })
}

/// The item as it was typed; nothing where something is wrong with it.
fn edit(
    form_data: &mut FormData,
    intake: &Intake,
    act: IntakeAction,
    request: &RequestContext,
) -> Result<Option<IntakeChange>, Error> {
    let item = item(form_data)?;
    let present = intake.draft.item(item).ok_or(Error::Nowhere)?;
    let Some((commitment, visibility)) = new::read(form_data, Some(&present.commitment), request.messages) else {
        return Ok(None);
    };
    let owners = form_data.values(NewCommitmentForm::NAMES.owners).map(OrganisationCode::from).collect();
    let state = if act == IntakeAction::AcceptItem { ItemState::Accepted } else { ItemState::Open };
    Ok(Some(IntakeChange::Edit { item, commitment: Box::new(commitment), owners, visibility, state }))
}

/// Where an item is parted: in the first language for which a place was chosen.
fn split(form_data: &mut FormData, request: &RequestContext) -> Result<Option<IntakeChange>, Error> {
    let item = item(form_data)?;
    let chosen = Lang::ALL.iter().find_map(|lang| {
        let at = form_data.value(&in_language(IntakeForm::NAMES.at, *lang)).parse().ok()?;
        Some(IntakeChange::Split { item, lang: *lang, at })
    });
    if chosen.is_none() {
        form_data.refuse(&in_language(IntakeForm::NAMES.at, request.lang), request.messages.say("problem-choose"));
    }
    Ok(chosen)
}

/// The words that become an item: typed or selected, a sentence of the text, or what was left out.
fn add(form_data: &mut FormData, intake: &Intake, request: &RequestContext) -> Option<IntakeChange> {
    let names = IntakeForm::NAMES;
    if let Some(passage) = taken(form_data.value(names.take), intake) {
        return Some(IntakeChange::Add { passage });
    }
    let mut passage = text(form_data, names.passage);
    for lang in Lang::ALL {
        let chosen = form_data.value(&in_language(SENTENCE, *lang));
        let words = words::run_of(&intake.statement, *lang, chosen);
        if let Some(words) = words.filter(|_| passage.version(*lang).is_none()) {
            passage.0.push(Version { lang: *lang, words, kind: TextKind::Original, translates: None });
        }
    }
    if passage.is_empty() {
        form_data.refuse(&in_language(names.passage, request.lang), request.messages.say("problem-missing"));
        return None;
    }
    Some(IntakeChange::Add { passage })
}

/// The words of what was left out, named by its language and place.
fn taken(named: &str, intake: &Intake) -> Option<Text> {
    let mut parts = named.split('-');
    let lang: Lang = parts.next()?.parse().ok()?;
    let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let reading = intake.readings.iter().find(|it| it.language == lang)?;
    let left = reading.left_out.iter().find(|it| it.span == Span { start, end })?;
    let words = Places::of(&reading.text).words(left.span).trim().to_owned();
    Some(Text(vec![Version { lang, words, kind: TextKind::Original, translates: None }]))
}

/// Enters what was accepted. What is wrong with an item opens it, with what is wrong at its fields.
async fn enter(request: &RequestContext, member: &Member, intake: &Intake, form_data: FormData) -> FormResult {
    let names = IntakeForm::NAMES;
    let (key, version) = (form_data.value(names.key).to_owned(), form_data.value(names.version).to_owned());
    let slug = &intake.statement.slug;
    match request.accord.statements().enter_intake(member, slug, &version, &key).await {
        Ok(entered) if entered.proposed > 0 => redirect_done(&paths::additions(request.lang, slug), "proposed"),
        Ok(_) => redirect_done(&paths::intake(request.lang, slug), "entered"),
        Err(EnterRefusal::Service(refusal)) => refuse_form(request, form_data, refusal),
        Err(EnterRefusal::Item(id, faults)) => {
            let fields = intake.draft.item(id).map(editor::present).unwrap_or_default();
            let keys = [(names.key, key), (names.version, version), (names.item, id.to_string())];
            let keys = keys.map(|(name, value)| (name.to_owned(), value));
            let mut form_data = FormData::new(keys.into_iter().chain(fields));
            crate::app::pages::report::form_data::refuse(&mut form_data, &faults, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
    }
}
