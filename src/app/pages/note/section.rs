//! Internal notes about a commitment or a report on it, as its readers of the own side see them, with the form below.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::day;
use crate::app::components::field::{CheckboxGroup, Choice, RadioGroup};
use crate::app::components::folded::folded;
use crate::app::components::form_page::FormKey;
use crate::app::components::plain_text::PlainText;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::note::{NoteAction, NoteForm};
use crate::app::request::{RenderContext, RequestContext};
use crate::domain::access::permission::Visibility;
use crate::domain::record::Record;
use crate::domain::record::notes::{WrittenNote, notes};
use crate::domain::report::update::UpdateId;
use crate::islands::mention::MentionNames;
use crate::paths;
use crate::service::Snapshot;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::note::Colleague;

/// Notes beyond this number are collapsed.
const SHOWN: usize = 5;

/// The notes that a reader sees, and what the form below them needs.
pub struct NotesSection {
    /// Slug of the commitment.
    slug: String,
    notes: Vec<WrittenNote>,
    /// The report that they are about; nothing where they are about the commitment and all reports on it.
    update: Option<UpdateId>,
    writing: Option<Writing>,
    /// Whether a link leads to the form, since the page has another that it would be sent in place of.
    leads: bool,
}

/// What the form of a person who may write a note needs.
struct Writing {
    account: String,
    audiences: Vec<Visibility>,
    colleagues: Vec<Colleague>,
    form_data: FormData,
    key: String,
    /// Whether the form is unfolded.
    open: bool,
}

impl NotesSection {
    /// The notes among records that a reader may see, without a form.
    pub fn of(history: &[Record], slug: &str) -> Self {
        Self { slug: slug.to_owned(), notes: notes(history), update: None, writing: None, leads: false }
    }

    /// The notes that a member sees about a commitment, beside another form: a link leads to where one is written.
    pub fn beside(case: &MemberCommitment) -> Self {
        let leads = !case.note_audiences(None).is_empty();
        Self { leads, ..Self::of(&case.history, &case.state.commitment.slug) }
    }

    /// The notes that a member sees about a commitment, or about one report on it, with the form where the member may
    /// write one. `open` is whether the form is unfolded.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn with_form(
        request: &RequestContext,
        snapshot: &mut Snapshot,
        case: &MemberCommitment,
        update: Option<&UpdateId>,
        form_data: FormData,
        open: bool,
    ) -> Result<Self, Error> {
        let audiences = case.note_audiences(update);
        let member = case.member();
        let mut section = Self { update: update.cloned(), ..Self::of(&case.history, &case.state.commitment.slug) };
        if let Some(update) = update {
            section.notes.retain(|it| it.note.value.update.as_ref() == Some(update));
        }
        if audiences.is_empty() {
            return Ok(section);
        }
        let colleagues = request.accord.notes().colleagues(snapshot, member, &audiences).await?;
        let key = request.accord.idempotency_key();
        let own = audiences.first().map(ToString::to_string).unwrap_or_default();
        let form_data = form_data.or([(NoteForm::NAMES.key, &*key), (NoteForm::NAMES.audience, &*own)]);
        let account = member.account.clone();
        section.writing = Some(Writing { account, audiences, colleagues, form_data, key, open });
        Ok(section)
    }

    /// The card; nothing where there is nothing to read and nobody who may write.
    pub fn card(&self, context: &RenderContext) -> Option<AnyView> {
        if self.notes.is_empty() && self.writing.is_none() && !self.leads {
            return None;
        }
        let messages = context.messages;
        let mut items: Vec<AnyView> = self.notes.iter().map(|it| self.item(it, context)).collect();
        let none = items.is_empty().then(|| view! { <p class="quiet">{messages.text("note-none")}</p> });
        let more = folded(&mut items, SHOWN, messages, |more| view! { <ol class="notes">{more}</ol> }.into_any());
        let list = (!items.is_empty()).then(|| view! { <ol class="notes">{items}</ol> });
        let form = self.writing.as_ref().map(|it| it.form(&self.slug, self.update.as_ref(), context));
        let link = self.leads.then(|| {
            let address = paths::notes(context.lang, &self.slug);
            view! { <p><a href=address>{messages.text("note-write")}</a></p> }
        });
        Some(
            view! {
                <section class="card" id="notes">
                    <header>
                        <h2>{messages.text("note-title")}</h2>
                        <span class="note">{messages.text("note-own-eyes")}</span>
                    </header>
                    {none}
                    {list}
                    {more}
                    {form}
                    {link}
                </section>
            }
            .into_any(),
        )
    }

    fn item(&self, written: &WrittenNote, context: &RenderContext) -> AnyView {
        let (messages, lang) = (context.messages, context.lang);
        let note = &written.note.value;
        let post = if note.post.is_empty() {
            messages.of_word("role", note.role).to_owned().into_any()
        } else {
            view! { <LocalizedText text=note.post.clone() lang=lang /> }.into_any()
        };
        let organisation = written.organisation.as_ref().map(|it| context.organisation(it.as_str()));
        let report = (self.update.is_none() && note.update.is_some())
            .then(|| view! { <span class="tag">{messages.text("note-about-report")}</span> });
        let told: Vec<&str> = note.mentions.iter().map(|it| it.name.as_str()).collect();
        let told = (!told.is_empty()).then(
            || view! { <p class="note">{messages.with("note-told", &[("names", messages.list(&told).into())])}</p> },
        );
        let withdraw = self.writing.as_ref().filter(|it| it.account == note.author.account).map(|writing| {
            view! {
                <details class="read">
                    <summary>{messages.text("note-withdraw")}</summary>
                    <form method="post" action=paths::notes(lang, &self.slug)>
                        <FormKey key=format!("{}-{}", writing.key, note.id) />
                        {about(self.update.as_ref())}
                        <input type="hidden" name=NoteForm::NAMES.note value=note.id.as_str().to_owned() />
                        <p class="note">{messages.text("note-withdraw-note")}</p>
                        <button class="button plain" name=NoteForm::NAMES.act value=NoteAction::Withdraw.word()>
                            {messages.text("note-withdraw-do")}
                        </button>
                    </form>
                </details>
            }
        });
        view! {
            <li id=format!("note-{}", note.id)>
                <p class="meta">
                    <span class="tag">{audience(&written.note.visibility, context)}</span>
                    " "
                    {report}
                    <b>{messages.person(&written.by)}</b>
                    <span>{post}</span>
                    <span>{organisation}</span>
                    {day::day(written.note.effective_on, messages)}
                </p>
                <PlainText text=note.text.clone() lang=lang messages=messages />
                {told}
                {withdraw}
            </li>
        }
        .into_any()
    }
}

/// For whom a note is, in words.
pub fn audience(visibility: &Visibility, context: &RenderContext) -> String {
    let messages = context.messages;
    match visibility {
        Visibility::Organisation(code) => {
            let name = context.organisation(code.as_str());
            messages.with("note-audience-organisation", &[("organisation", name.into())])
        }
        Visibility::Party(code) => {
            messages.with("note-audience-party", &[("party", context.party(code.as_str()).into())])
        }
        // No note is seen by more.
        Visibility::Public | Visibility::Shared => String::new(),
    }
}

/// The field that says which report a note is about.
fn about(update: Option<&UpdateId>) -> Option<AnyView> {
    update
        .map(|it| view! { <input type="hidden" name=NoteForm::NAMES.update value=it.as_str().to_owned() /> }.into_any())
}

impl Writing {
    fn form(&self, slug: &str, update: Option<&UpdateId>, context: &RenderContext) -> AnyView {
        let (messages, lang) = (context.messages, context.lang);
        let form_data = &self.form_data;
        let choices = self
            .audiences
            .iter()
            .map(|it| {
                let key = if matches!(it, Visibility::Party(_)) { "note-party-hint" } else { "note-organisation-hint" };
                Choice::new(it.to_string(), audience(it, context)).explained(messages.say(key))
            })
            .collect();
        let text = view! {
            <span hidden data-names=self.names()></span>
            <TextArea
                name=in_language(NoteForm::NAMES.memo, lang)
                label=messages.text("note-text")
                hint=messages.text("note-text-hint")
                form_data=form_data.clone()
            />
        }
        .into_any();
        view! {
            <details class="fold" open=self.open>
                <summary>{messages.text("note-write")}</summary>
                <form class="write" method="post" action=paths::notes(lang, slug) novalidate=true>
                    <FormKey key=form_data.value(NoteForm::NAMES.key) />
                    {about(update)}
                    <MentionNames>{text}</MentionNames>
                    <RadioGroup
                        name=NoteForm::NAMES.audience
                        label=messages.text("note-audience")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    {self.colleagues(context)}
                    <button class="button" name=NoteForm::NAMES.act value=NoteAction::Write.word()>
                        {messages.text("note-save")}
                    </button>
                </form>
            </details>
        }
        .into_any()
    }

    /// The names of the colleagues, each in a line.
    fn names(&self) -> String {
        let names: BTreeSet<&str> = self.colleagues.iter().map(|it| it.name.as_str()).collect();
        names.into_iter().collect::<Vec<_>>().join("\n")
    }

    /// The colleagues to be told, folded where none was chosen.
    fn colleagues(&self, context: &RenderContext) -> Option<AnyView> {
        let messages = context.messages;
        let field = NoteForm::NAMES.tell;
        let organisations: BTreeSet<&str> = self.colleagues.iter().map(|it| it.organisation.as_str()).collect();
        let choice = |it: &Colleague| {
            let choice = Choice::new(&it.account, &it.name);
            if organisations.len() > 1 {
                choice.explained(context.organisation(it.organisation.as_str()))
            } else {
                choice
            }
        };
        let choices: Vec<Choice> = self.colleagues.iter().map(choice).collect();
        let open = self.form_data.values(field).next().is_some() || self.form_data.error(field).is_some();
        (!choices.is_empty()).then(|| {
            view! {
                <details class="read" open=open>
                    <summary>{messages.text("note-tell")}</summary>
                    <CheckboxGroup
                        name=field
                        label=messages.text("note-tell")
                        hint=messages.text("note-tell-hint")
                        choices=choices
                        form_data=self.form_data.clone()
                    />
                </details>
            }
            .into_any()
        })
    }
}
