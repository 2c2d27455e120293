//! Two people at one report: what the other one wrote beside what was typed, and what to keep.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::icon::Icon;
use crate::app::components::notice::said;
use crate::app::components::plain_text::labelled;
use crate::app::components::report::ReportCard;
use crate::app::form::FormData;
use crate::app::form::parse::optional;
use crate::app::form::text::in_language;
use crate::app::pages::report::Form;
use crate::app::pages::report::form_data::{ReportForm, TEXTS, text_name};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::paths;

/// The field that marks a form as refused because somebody else saved its draft.
pub const OF_DRAFT: &str = "draft_conflict";

/// A draft that somebody else saved last.
pub struct OthersDraft {
    id: String,
    name: Option<String>,
    /// What stands in it, in a form's fields.
    fields: FormData,
}

/// The form's draft, where somebody else saved it last.
///
/// # Errors
/// When the database does not answer.
pub async fn others_draft(
    request: &RequestContext,
    member: &Member,
    form_data: &FormData,
) -> Result<Option<OthersDraft>, Error> {
    let Some(id) = optional(form_data, "draft") else { return Ok(None) };
    let Ok(draft) = request.accord.reports().draft(member, &id).await else { return Ok(None) };
    // What the same person saved in another window is another text too.
    if draft.account == member.account && form_data.value(OF_DRAFT).is_empty() {
        return Ok(None);
    }
    let name = request.accord.accounts().colleague_name(member, &draft.account).await?;
    let fields: Vec<(String, String)> = serde_json::from_str(&draft.fields).unwrap_or_default();
    Ok(Some(OthersDraft { id, name, fields: FormData::new(fields) }))
}

/// The form, refused because somebody else saved its draft, which has this version; or began one meanwhile.
///
/// # Errors
/// When the database does not answer.
pub async fn draft_changed(
    request: &RequestContext,
    member: &Member,
    slug: &str,
    form_data: FormData,
    draft: String,
) -> Result<FormData, Error> {
    let version = form_data.value(ReportForm::NAMES.version).to_owned();
    let mut form_data = form_data.with("draft_version", draft).with(OF_DRAFT, "1").conflicting(version);
    if form_data.value("draft").is_empty() {
        let case = request.accord.commitments().member_commitment(member, slug).await?;
        if let Some(begun) = request.accord.reports().draft_of_next_report(member, &case.id).await? {
            form_data = form_data.with("draft", begun.id);
        }
    }
    Ok(form_data)
}

impl OthersDraft {
    /// Whose draft it is.
    pub fn whose(&self, messages: Messages) -> Option<AnyView> {
        let name = self.name.as_deref()?;
        Some(said(messages.with("report-draft-of", &[("name", name.into())])))
    }

    /// Its words, which need not make a report yet.
    fn words(&self, messages: Messages) -> AnyView {
        let words: Vec<_> = Lang::ALL
            .iter()
            .flat_map(|lang| {
                let fields = std::iter::once("title").chain(TEXTS);
                let words = fields.map(|field| (field, self.fields.value(&in_language(field, *lang))));
                let written = words.filter(|(_, words)| !words.trim().is_empty());
                let label = |field| both::label_in(*lang, &text_name(field, messages), messages);
                labelled(written.map(|(field, words)| (label(field), words.to_owned())).collect(), *lang, messages)
            })
            .collect();
        let status = self.fields.value(ReportForm::NAMES.status).parse().ok();
        let status = status.map(|it: Status| messages.of_word("status", it).to_owned());
        view! {
            <p>{status}</p>
            <dl class="said">{words}</dl>
        }
        .into_any()
    }
}

/// That somebody else changed it, and what stands there.
pub(super) fn notice(form: &Form) -> AnyView {
    let (messages, lang) = (form.context.messages, form.context.lang);
    let slug = &form.case.state.commitment.slug;
    let draft = form.others_draft.as_ref().filter(|_| !form.form_data.value(OF_DRAFT).is_empty());
    let again = UpdateId(form.form_data.value(ReportForm::NAMES.again).to_owned());
    let handed_in = form.case.state.dealings.handed_in.iter().rfind(|entry| {
        entry.submission.value.organisation == form.member.organisation
            && (again.as_str().is_empty() || entry.submission.value.update.id == again)
    });
    let present = handed_in.map(|it| it.submission.value.update.clone());
    let present = present.or_else(|| form.case.last_report().map(|it| it.value.clone()));
    let theirs = match draft {
        Some(draft) => paths::with_query(&paths::report(lang, slug), [("draft", draft.id.as_str())]),
        None => paths::commitment(lang, slug),
    };
    let present = match draft {
        Some(draft) => Some(draft.words(messages)),
        None => present
            .map(|it| view! { <ReportCard update=it slug=slug.clone() lang=lang messages=messages /> }.into_any()),
    };
    view! {
        <section class="card conflict" role="alert">
            <header>
                <h2>
                    <Icon name="i-info" />
                    {messages.text("conflict-title")}
                </h2>
            </header>
            <p>{messages.text("form-conflict-explained")}</p>
            <h3>{messages.text("form-saved-by-other")}</h3>
            {present}
            <div class="row">
                <a class="button plain" href=theirs>
                    {messages.text("form-keep-theirs")}
                </a>
                <a class="button plain" href="#status">
                    {messages.text("form-merge")}
                </a>
            </div>
        </section>
    }
    .into_any()
}
