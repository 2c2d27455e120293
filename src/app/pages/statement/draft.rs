//! A statement that is still being entered: the drafts of the organisation, and the page as readers will see it.

use leptos::prelude::*;

use crate::app::components::form_page::{EnterButton, FormKey, FormKeys};
use crate::app::components::head::PageHead;
use crate::app::components::meanwhile::Meanwhile;
use crate::app::components::new_entry::recorded_by;
use crate::app::components::text::LocalizedText;
use crate::app::entry_form::{DRAFT, draft_of, entering, filled};
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::form::parse::choice_or;
use crate::app::form::text::in_language;
use crate::app::pages::statement::Facts;
use crate::app::pages::statement::edit::{self, FIELDS, StatementForm};
use crate::app::pages::statement::text::StatementText;
use crate::app::pages::statement::text_file;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::proposal;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact::Fact;
use crate::domain::statement::Statement;
use crate::i18n::Messages;
use crate::paths;
use crate::service::statement::drafts::{StatementDraft, draft_id};
use crate::service::unit_of_work::{ServiceError, ServiceResult};

string_enum! {
    /// The actions of the buttons, in the field `act`.
    StatementAction {
        Record = "record",
        /// Takes the text from a file.
        ReadFile = "read_file",
        /// Shows the page as readers will see it.
        Preview = "preview",
        SaveDraft = "save_draft",
        DeleteDraft = "delete_draft",
    }
}

/// The fields that a draft holds, as they were typed.
fn fields_of(draft: &StatementDraft) -> Vec<(String, String)> {
    serde_json::from_str(&draft.fields).unwrap_or_default()
}

/// A draft in the list.
struct Listed {
    draft: StatementDraft,
    /// Who saved it last, and when.
    saved: String,
}

/// Loads the form of a new statement, as it was typed, or as a draft has it; those who may not enter one are told who does.
///
/// # Errors
/// If the address names a draft that the user's organisation does not have, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    if !member.edits_reference() {
        // A draft is nobody else's.
        return match request.parameter(DRAFT[0]) {
            Some(_) => Err(Error::Nowhere),
            None => told_who(request, &member).await,
        };
    }
    let (messages, lang, zone) = (request.messages, request.lang, request.accord.zone());
    let statements = request.accord.statements();
    let key = request.accord.idempotency_key();
    let form_data = match request.parameter("draft").filter(|_| form_data.value(StatementForm::NAMES.key).is_empty()) {
        Some(id) => {
            let draft = statements.draft(&member, id).await?;
            let [draft_field, version] = DRAFT;
            FormData::new(fields_of(&draft))
                .with(StatementForm::NAMES.key, key.clone())
                .with(draft_field, draft.id.clone())
                .with(version, draft.version())
        }
        None => form_data,
    };
    let listed = statements.drafts(&member).await?.into_iter().map(|(draft, name)| {
        let name = name.unwrap_or_else(|| messages.say("office-holder-left"));
        let moment = messages.instant(draft.at(), &zone);
        let saved = messages.with("sheet-draft", &[("name", name.into()), ("moment", moment.into())]);
        Listed { draft, saved }
    });
    let listed: Vec<Listed> = listed.collect();
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let form_data = filled(form_data, &key, None, edit::fields(None, &member, &context.reference));
    let frame = Frame::of_own(&request, &page_context, messages.say("statement-new"));
    let done = request.parameter("done").and_then(|it| match it {
        "saved" => Some("statement-draft-saved"),
        "deleted" => Some("desk-draft-deleted"),
        "changed" => Some("statement-draft-not-deleted"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let opened = listed.iter().find(|it| it.draft.id == form_data.value(DRAFT[0]));
        let saved = opened.map(|it| view! { <p class="note">{it.saved.clone()}</p> });
        let meanwhile = form_data.is_conflict().then(|| {
            let present = opened.map_or_else(Vec::new, |it| fields_of(&it.draft));
            let gone = opened.is_none().then(|| view! { <p class="note">{messages.text("statement-draft-gone")}</p> });
            view! {
                {gone}
                <Meanwhile present=present fields=FIELDS form_data=form_data.clone() context=context.clone() />
            }
        });
        let act = StatementForm::NAMES.act;
        let previewed = form_data.value(act) == StatementAction::Preview.word() && !form_data.is_refused();
        let preview = previewed
            .then(|| edit::read(&mut form_data.clone(), None, messages))
            .flatten()
            .map(|statement| preview(statement, &member, &context));
        let hidden =
            DRAFT.map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> });
        let drafts = drafts(listed.iter(), &key, lang, messages);
        view! {
            <PageHead
                steps=vec![(paths::statements(lang), messages.say("statements-title"))]
                title=messages.text("statement-new")
                saved=done.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            />
            {meanwhile}
            {preview}
            <div class="columns">
                <form class="card write" method="post" enctype=text_file::ENCTYPE action=paths::new_statement(lang) novalidate=true>
                    <EnterButton act=StatementAction::Record.word() label=messages.say("form-record") />
                    <FormKeys form_data=form_data.clone() />
                    {hidden}
                    <p class="note">{messages.text("statement-draft-first")}</p>
                    {saved}
                    {edit::form(true, &form_data, &context)}
                    <div class="row acts">
                        <button class="button plain" name=act value=StatementAction::SaveDraft.word()>
                            {messages.text("statement-draft-save")}
                        </button>
                        <button class="button plain" name=act value=StatementAction::Preview.word()>
                            {messages.text("statement-preview")}
                        </button>
                        <button class="button" name=act value=StatementAction::Record.word()>
                            {messages.text("form-record")}
                        </button>
                    </div>
                </form>
                <div class="stack">{drafts}</div>
            </div>
        }
    }))
}

/// The drafts of the organisation, each to be continued, or deleted once that is confirmed.
fn drafts<'a>(listed: impl Iterator<Item = &'a Listed>, key: &str, lang: Lang, messages: Messages) -> Option<AnyView> {
    let rows: Vec<_> = listed
        .map(|Listed { draft, saved }| {
            let fields = FormData::new(fields_of(draft));
            let title = [lang, lang.other()].map(|it| in_language(StatementForm::NAMES.title, it));
            let title = title.iter().map(|it| fields.value(it).trim()).find(|it| !it.is_empty());
            let title = title.map_or_else(|| messages.say("statement-draft-untitled"), str::to_owned);
            let address = paths::with_query(&paths::new_statement(lang), [(DRAFT[0], draft.id.as_str())]);
            let opened = DRAFT.into_iter().zip([draft.id.clone(), draft.version()]);
            let opened = opened.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
            view! {
                <li>
                    <a class="t" href=address dir="auto">
                        {title.clone()}
                    </a>
                    <span class="meta">{saved.clone()}</span>
                    <details class="read">
                        <summary>
                            {messages.text("desk-draft-delete")}
                            <span class="vh">{format!(": {title}")}</span>
                        </summary>
                        <form method="post" action=paths::new_statement(lang)>
                            <FormKey key=format!("{key}-{}", draft.id) />
                            {opened.collect_view()}
                            <p class="note">{messages.text("statement-draft-delete-note")}</p>
                            <button
                                class="button plain"
                                name=StatementForm::NAMES.act
                                value=StatementAction::DeleteDraft.word()
                            >
                                {messages.text("desk-draft-delete-do")}
                            </button>
                        </form>
                    </details>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <header>
                    <h2>{messages.text("desk-drafts")} " " <span class="count">{rows.len()}</span></h2>
                </header>
                <ul class="feed">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// The page as readers will see it, with who they are, and what becomes of the commitments that are added.
fn preview(statement: Statement, member: &Member, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let names = |parties: &[PartyCode]| {
        let names: Vec<String> = parties.iter().map(|it| context.party(it.as_str())).collect();
        messages.list(&names)
    };
    let taking_part = context.reference.taking_part();
    let all_take_part = statement.tracked.iter().all(|it| taking_part.contains(it));
    let asked = proposal::asked(statement.tracked.iter().cloned(), &member.party);
    let effect = if all_take_part && !asked.is_empty() {
        messages.with("statement-preview-asked", &[("parties", names(&asked).into())])
    } else {
        messages.say("statement-preview-at-once")
    };
    let shared = messages.with("statement-preview-shared", &[("parties", names(&statement.tracked).into())]);
    view! {
        <section class="stack" aria-labelledby="preview" tabindex="-1">
            <div class="card">
                <header>
                    <h2 id="preview">{messages.text("statement-preview-title")}</h2>
                </header>
                <ul>
                    <li>{messages.text("statement-preview-seen")}</li>
                    <li>{shared}</li>
                    <li>{effect}</li>
                </ul>
                <h3>
                    <LocalizedText text=statement.title.clone() lang=context.lang />
                </h3>
            </div>
            <div class="columns">
                <StatementText
                    statement=statement.clone()
                    said=Vec::new()
                    context=context.clone()
                />
                <Facts statement=statement context=context.clone() />
            </div>
        </section>
    }
    .into_any()
}

/// The page for those who may not enter a statement: which organisation of their side does.
async fn told_who(request: RequestContext, member: &Member) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("statement-new"));
    let said = recorded_by(member, &context);
    Ok(Page::private(frame, move || {
        view! {
            <PageHead
                steps=vec![(paths::statements(context.lang), messages.say("statements-title"))]
                title=messages.text("statement-new")
                context=context.clone()
            />
            <p class="card">{said}</p>
        }
    }))
}

/// Records the statement, shows how it would stand, or keeps what was typed as a draft.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    if !member.edits_reference() {
        return Err(Error::Nowhere);
    }
    let act = choice_or(&mut form_data, StatementForm::NAMES.act, StatementAction::Record, request.messages);
    let Some(act) = act else { return Ok(FormOutcome::Refused(form_data)) };
    let key = form_data.value(StatementForm::NAMES.key).to_owned();
    let new = paths::new_statement(request.lang);
    match act {
        StatementAction::SaveDraft => {
            let written = form_data.written().filter(|(name, _)| !DRAFT.contains(name));
            let fields = serde_json::to_string(&written.collect::<Vec<_>>()).unwrap_or_default();
            let saved = request.accord.statements().save_draft(&member, draft_of(&form_data), fields, &key).await;
            match saved {
                Ok(draft) => {
                    let parameters = [(DRAFT[0], draft.id.as_str()), ("done", "saved")];
                    Ok(FormOutcome::Kept(paths::with_query(&new, parameters)))
                }
                Err(refusal) => refused(&request, &member, form_data, refusal),
            }
        }
        StatementAction::DeleteDraft => {
            let Some(draft) = draft_of(&form_data) else { return Err(Error::Nowhere) };
            match request.accord.statements().delete_draft(&member, &draft, &key).await {
                // A colleague deleted it already.
                Err(ServiceError::Outdated(version)) if version.is_empty() => redirect_done(&new, "deleted"),
                Err(ServiceError::Outdated(_)) => Ok(FormOutcome::Kept(paths::with_query(&new, [("done", "changed")]))),
                outcome => {
                    outcome?;
                    redirect_done(&new, "deleted")
                }
            }
        }
        StatementAction::ReadFile => Ok(text_file::shown(form_data)),
        StatementAction::Preview => {
            let Some(statement) = edit::read(&mut form_data, None, request.messages) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let fact = Fact::StatementRecorded(statement);
            match request.accord.portfolio().check_new_entry(&member, &fact).await {
                Ok(()) => Ok(FormOutcome::Redraw(form_data)),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        StatementAction::Record => {
            let Some(statement) = edit::read(&mut form_data, None, request.messages) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let fact = Fact::StatementRecorded(statement);
            let entered: ServiceResult<String> =
                request.accord.portfolio().record_reference_entry(&member, entering(&form_data, false), fact).await;
            match entered {
                Ok(slug) => Ok(FormOutcome::Redirect(paths::statement(request.lang, &slug))),
                Err(refusal) => refused(&request, &member, form_data, refusal),
            }
        }
    }
}

/// What a refusal makes of the form. A draft that a colleague saved meanwhile is shown beside what was typed, which then
/// takes its place where it is sent again; one that is gone lets what was typed begin another.
fn refused(request: &RequestContext, member: &Member, form_data: FormData, refusal: ServiceError) -> FormResult {
    let ServiceError::Outdated(version) = refusal else { return refuse_form(request, form_data, refusal) };
    let [draft, draft_version] = DRAFT;
    let form_data = if version.is_empty() {
        form_data.with(draft, "").with(StatementForm::NAMES.key, request.accord.idempotency_key())
    } else if form_data.value(draft).is_empty() {
        let id = draft_id(member, form_data.value(StatementForm::NAMES.key));
        form_data.with(draft, id)
    } else {
        form_data
    };
    Ok(FormOutcome::Refused(form_data.with(draft_version, version).conflicting(String::new())))
}
