//! What is done with proposals.

use crate::app::RequestContext;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::form::text::{in_language, text};
use crate::app::pages::commitment::new::{self, AddAction, NewCommitmentForm};
use crate::app::pages::commitment::{new_link, words};
use crate::app::pages::statement::intake::editor::place_chosen;
use crate::app::pages::statement::intake::list::SENTENCE;
use crate::app::pages::statement::intake::{IntakeAction, IntakeForm, editor, item_address, open_item};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::intake::draft::ItemState;
use crate::intake::span::{Places, Span};
use crate::paths;
use crate::paths::StatementPath;
use crate::service::statement::intake::{EnterRefusal, Intake, IntakeChange, form_digest};
use crate::service::unit_of_work::ServiceError;

/// How often an answer of the assistant is brought to a draft that colleagues keep saving.
const TRIES: usize = 5;

/// Does what the pressed button says, with what was typed about an item that is open.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: StatementPath, mut form_data: FormData) -> FormResult {
    let statements = request.accord.statements();
    let intake = statements.intake(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    let (messages, lang) = (request.messages, request.lang);
    let names = IntakeForm::NAMES;
    let led = |next: Option<u32>| {
        let list = || paths::with_query(&paths::intake(lang, &path.slug), [("done", "saved")]);
        FormOutcome::Kept(next.map_or_else(list, |it| item_address(lang, &path.slug, it)))
    };
    let form = form_digest(&member, form_data.fields());
    if let Some(next) = intake.draft.led_to(&form) {
        return Ok(led(next));
    }
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
    let changes = match act {
        IntakeAction::Assist => return assist(&request, &member, intake, form, form_data).await,
        IntakeAction::Enter => return enter(&request, &member, &intake, form_data).await,
        IntakeAction::Accept => decide(&mut form_data, ItemState::Accepted, messages),
        IntakeAction::Drop => decide(&mut form_data, ItemState::Dropped, messages),
        IntakeAction::Reopen => decide(&mut form_data, ItemState::Open, messages),
        IntakeAction::Save => edit(&mut form_data, &intake, Some(ItemState::Open), messages),
        IntakeAction::AcceptItem => edit(&mut form_data, &intake, Some(ItemState::Accepted), messages),
        IntakeAction::DropItem => edit(&mut form_data, &intake, Some(ItemState::Dropped), messages),
        IntakeAction::Merge => merge(&mut form_data, &intake, messages),
        IntakeAction::Split => split(&mut form_data, &intake, messages),
        IntakeAction::Add => add(&mut form_data, &intake, &request).map(|it| vec![it]),
    };
    let Some(changes) = changes else { return Ok(FormOutcome::Refused(form_data)) };
    let version = form_data.value(names.version).to_owned();
    match statements.change_intake(&member, &intake, &version, form, changes).await {
        Ok(next) => Ok(led(next)),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

/// Asks the assistant about the text as it was seen. What a colleague saves while it works loses nothing of the answer, which
/// only adds.
async fn assist(
    request: &RequestContext,
    member: &Member,
    mut intake: Intake,
    form: String,
    mut form_data: FormData,
) -> FormResult {
    let (statements, names) = (request.accord.statements(), IntakeForm::NAMES);
    if form_data.value(names.version) != intake.version {
        return refuse_form(request, form_data, ServiceError::Outdated(intake.version));
    }
    let change = match statements.ask_assistant(&intake).await {
        Some(Ok(change)) => change,
        Some(Err(fault)) => {
            form_data.refuse(names.act, request.messages.of_word("intake-assist-fault", fault));
            return Ok(FormOutcome::Refused(form_data));
        }
        None => {
            form_data.refuse(names.act, request.messages.say("problem-choose"));
            return Ok(FormOutcome::Refused(form_data));
        }
    };
    for _ in 0..TRIES {
        let (version, changes) = (intake.version.clone(), vec![change.clone()]);
        match statements.change_intake(member, &intake, &version, form.clone(), changes).await {
            Ok(_) => return redirect_done(&paths::intake(request.lang, &intake.statement.slug), "saved"),
            Err(ServiceError::Outdated(_)) => {
                let now =
                    statements.intake(member, &intake.statement.slug).await.map_err(not_found(Noun::Statement))?;
                if now.draft.digest != intake.draft.digest {
                    break;
                }
                intake = now;
            }
            Err(refusal) => return refuse_form(request, form_data, refusal),
        }
    }
    refuse_form(request, form_data, ServiceError::Outdated(intake.version))
}

fn decide(form_data: &mut FormData, state: ItemState, messages: Messages) -> Option<Vec<IntakeChange>> {
    let chosen = form_data.values(IntakeForm::NAMES.chosen).map(str::parse::<u32>);
    let items: Vec<u32> = chosen.collect::<Result<_, _>>().unwrap_or_default();
    if items.is_empty() {
        form_data.refuse(IntakeForm::NAMES.chosen, messages.say("intake-none-chosen"));
        return None;
    }
    Some(vec![IntakeChange::Decide { items, state }])
}

/// The item as it was typed, in a state, or in the one that it has. Nothing where something is wrong with what was typed,
/// or where it is merged with another meanwhile or was entered: that is shown beside what was typed.
fn edit(
    form_data: &mut FormData,
    intake: &Intake,
    state: Option<ItemState>,
    messages: Messages,
) -> Option<Vec<IntakeChange>> {
    let present = open_item(form_data).and_then(|it| intake.draft.item(it));
    let Some(present) = present.filter(|it| it.state != ItemState::Entered) else {
        *form_data = std::mem::take(form_data).conflicting(intake.version.clone());
        return None;
    };
    let link = new_link::read(form_data, &intake.earlier, messages);
    let (commitment, visibility) = new::read(form_data, Some(&present.commitment), messages)?;
    Some(vec![IntakeChange::Edit {
        item: present.id,
        commitment: Box::new(commitment),
        owners: form_data.values(NewCommitmentForm::NAMES.owners).map(OrganisationCode::from).collect(),
        visibility,
        link,
        state: state.unwrap_or(present.state),
    }])
}

fn merge(form_data: &mut FormData, intake: &Intake, messages: Messages) -> Option<Vec<IntakeChange>> {
    let mut changes = edit(form_data, intake, None, messages)?;
    let item = open_item(form_data)?;
    changes.push(IntakeChange::Merge { item });
    Some(changes)
}

/// Where an item is parted: in the first language for which a place was chosen in the words as they are typed.
fn split(form_data: &mut FormData, intake: &Intake, messages: Messages) -> Option<Vec<IntakeChange>> {
    let mut changes = edit(form_data, intake, None, messages)?;
    let item = open_item(form_data)?;
    let field = |lang: Lang| in_language(IntakeForm::NAMES.at, lang);
    let chosen = |lang: &Lang| !form_data.value(&field(*lang)).is_empty();
    let lang = Lang::ALL.iter().copied().find(chosen).unwrap_or(messages.lang());
    let words = form_data.value(&in_language(NewCommitmentForm::NAMES.passage, lang)).trim();
    let Some(at) = place_chosen(form_data.value(&field(lang)), words) else {
        form_data.refuse(&field(lang), messages.say("problem-choose"));
        return None;
    };
    changes.push(IntakeChange::Split { item, lang, at });
    Some(changes)
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
    match request.accord.statements().enter_intake(member, intake, &version, &key).await {
        Ok(entered) if entered.proposed > 0 => redirect_done(&paths::additions(request.lang, slug), "proposed"),
        Ok(_) => redirect_done(&paths::intake(request.lang, slug), "entered"),
        Err(EnterRefusal::Service(refusal)) => refuse_form(request, form_data, refusal),
        Err(EnterRefusal::Item(id, faults)) => {
            let fields = intake.draft.item(id).map(|it| editor::present(intake, it)).unwrap_or_default();
            let keys = [(names.key, key), (names.version, version), (names.item, id.to_string())];
            let keys = keys.map(|(name, value)| (name.to_owned(), value));
            let mut form_data = FormData::new(keys.into_iter().chain(fields));
            crate::app::pages::report::form_data::refuse(&mut form_data, &faults, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
    }
}
