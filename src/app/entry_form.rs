//! What the forms of entries have in common: names in both languages, notes, days, choices; creating and revising.

use crate::app::RequestContext;
use crate::app::components::field::{Choice, to_choose};
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::text;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::basics::text::TextKind;
use crate::domain::meeting::decision::DecisionId;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact::Fact;
use crate::i18n::Messages;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::portfolio::reference_data::{RecordEntry, ReferenceEntry};
use crate::service::statement::drafts::StatementDraftRef;

/// The kinds that a text in the other language can be of.
pub fn translations(messages: Messages) -> Vec<Choice> {
    [TextKind::Unofficial, TextKind::Official, TextKind::Original, TextKind::Machine]
        .into_iter()
        .map(|it| Choice::new(it.word(), messages.of_word("text-kind", it)))
        .collect()
}

/// The parties whose boxes are ticked.
pub fn parties(form_data: &FormData, field: &str) -> Vec<PartyCode> {
    form_data.values(field).map(PartyCode::from).collect()
}

/// The parties to choose from.
pub fn party_choices(context: &RenderContext) -> Vec<Choice> {
    context.reference.parties.iter().map(|it| Choice::new(it.code.as_str(), it.name.words(context.lang))).collect()
}

/// The words of a closed list to choose from, with an empty choice first.
pub fn word_choices<T: Copy + std::fmt::Display>(list: &str, all: &[T], messages: Messages) -> Vec<Choice> {
    to_choose(messages, all.iter().map(|it| Choice::new(it.to_string(), messages.of_word(list, *it))))
}

/// What a form about an entry was opened with. `revises` says whether there was an entry before.
pub fn entering(form_data: &FormData, revises: bool) -> RecordEntry {
    RecordEntry {
        version: revises.then(|| form_data.value("version").to_owned()),
        reason: text(form_data, "reason"),
        draft: draft_of(form_data).filter(|_| !revises),
        idempotency_key: form_data.value("key").to_owned(),
    }
}

/// The draft with which the form of a new entry was opened, if any.
pub fn draft_of(form_data: &FormData) -> Option<StatementDraftRef> {
    let [id, version] = DRAFT.map(|name| form_data.value(name).to_owned());
    (!id.is_empty()).then_some(StatementDraftRef { id, version })
}

/// The hidden fields that name the draft of a form, and its version.
pub const DRAFT: [&str; 2] = ["draft", "draft_version"];

/// The contents of the form of an entry: what was typed, else how it stands now. Boxes that are not ticked are not
/// sent, so what is ticked now counts only before anything was typed.
pub fn filled(
    form_data: FormData,
    key: &str,
    entry: Option<&ReferenceEntry>,
    fields: Vec<(String, String)>,
) -> FormData {
    let version = entry.map_or("", |it| &it.version);
    if !form_data.value("key").is_empty() {
        return form_data.or([("version", version)]);
    }
    let parameters = form_data.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let keys = [("key".to_owned(), key.to_owned()), ("version".to_owned(), version.to_owned())];
    FormData::new(parameters.chain(keys).chain(fields))
}

/// The fields that say of which meeting's decision something comes.
pub const OF_DECISION: [&str; 2] = ["meeting", "decision"];

/// The decision of a meeting that a form, or an address, says something comes of.
pub fn of_decision(form_data: &FormData) -> Option<DecisionRef> {
    let [meeting, decision] = OF_DECISION.map(|name| form_data.value(name).to_owned());
    (!meeting.is_empty() && !decision.is_empty()).then_some(DecisionRef { meeting, decision: DecisionId(decision) })
}

/// A field with its value, as a form holds it.
pub fn field(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// Records an entry, and redirects to its page.
pub async fn enter(
    request: RequestContext,
    member: Member,
    form_data: FormData,
    revises: bool,
    fact: Fact,
    page: fn(crate::domain::basics::lang::Lang, &str) -> String,
) -> FormResult {
    match request.accord.portfolio().record_reference_entry(&member, entering(&form_data, revises), fact).await {
        Ok(id) => Ok(FormOutcome::Redirect(page(request.lang, &id))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
