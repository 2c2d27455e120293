//! The form of a report: what one's own side says about a commitment.

pub mod answer;
pub mod approval_path;
pub mod board;
mod conflict;
pub mod desk;
pub mod evidence_file;
pub mod fields;
pub mod file_fields;
pub mod form_data;
mod my_work;
pub mod public_record;
pub mod review;
pub mod several;
pub mod sheet;
pub mod translation;
pub mod withdraw;

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::field::ErrorSummary;
use crate::app::components::form_page::EnterButton;
use crate::app::components::head::PageHead;
use crate::app::components::head::commitment_link;
use crate::app::components::plain_text::PlainText;
use crate::app::components::report::ReportCard;
use crate::app::components::text::around;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice_or;
use crate::app::form::parse::optional;
use crate::app::pages::note::section::NotesSection;
use crate::app::pages::report::conflict::OthersDraft;
use crate::app::pages::report::form_data::ReportForm;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::update_ref;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::TextKind;
use crate::domain::record::in_force::InForce;
use crate::domain::report::content::ReportContent;
use crate::domain::report::update::{Update, UpdateId, Voice};
use crate::islands::draft::KeepDraft;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::drafts::{DraftRef, ReportDraft, SaveDraft};
use crate::service::report::{Confirmed, Submit};
use crate::service::unit_of_work::ServiceError;

string_enum! {
    /// The actions of the form's buttons, in the field `act`.
    ReportAction {
        Submit = "submit",
        SaveDraft = "save_draft",
        /// Autosave: answered with the draft's identifier instead of a page.
        Keep = "keep",
        Preview = "preview",
        /// A field for one more source.
        MoreEvidence = "more_evidence",
        StillTrue = "still_true",
    }
}

/// What the form is about, in its address: a draft, a report that came back, a published one to correct, or the text of the
/// last one to start from.
pub const ABOUT: [&str; 4] = ["draft", "again", "corrects", "copy"];

/// Loads the form.
///
/// # Errors
/// When the person may not report about the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &path.slug).await?;
    if !case.may(Action::SubmitUpdate) {
        return Err(Error::Nowhere);
    }
    let messages = request.messages;
    let form_data = filled(&request, &member, &case, form_data).await?;
    let others_draft = conflict::others_draft(&request, &member, &form_data).await?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let title = messages.with("report-title", &[("title", commitment.title.words(request.lang).into())]);
    let frame = Frame::of_own(&request, &page_context, title);
    let done = request.parameter("done").map(str::to_owned);
    Ok(Page::private(frame, move || {
        let form = Form { member, others_draft, case, form_data, context };
        let form_data = &form.form_data;
        let notice = match done.as_deref() {
            Some("save_draft") => {
                let organisation = form.context.organisation(form.member.organisation.as_str());
                Some(messages.with("report-saved-draft", &[("organisation", organisation.into())]))
            }
            Some("recalled") => {
                let organisation = form.context.organisation(form.member.organisation.as_str());
                Some(messages.with("report-recalled", &[("organisation", organisation.into())]))
            }
            Some("still_true") => Some(messages.say("report-still-true-done")),
            _ if form_data.value("copy") == "last" => Some(messages.say("report-copied")),
            _ => None,
        };
        view! {
            <PageHead
                steps=vec![(paths::commitments(form.context.lang), messages.say("nav-commitments"))]
                title=messages.text(form.heading())
                about=Some(commitment_link(&commitment, form.context.lang))
                saved=notice
                context=form.context.clone()
            />
            <ErrorSummary form_data=form_data.clone() messages=messages />
            {form_data.is_conflict().then(|| conflict::notice(&form))}
            {form.others_draft.as_ref().map(|draft| draft.whose(messages))}
            {(form_data.value(ReportForm::NAMES.act) == ReportAction::Preview.word()).then(|| form.preview(Voice::Party(form.member.party.clone())))}
            <div class="columns">
                {form.draw()}
                <aside>{form.returned()} {NotesSection::beside(&form.case).card(&form.context)} {form.last()}</aside>
            </div>
        }
    }))
}

/// The form's values: the input, else what its address refers to, else the defaults.
async fn filled(
    request: &RequestContext,
    member: &Member,
    case: &MemberCommitment,
    form_data: FormData,
) -> Result<FormData, Error> {
    if !form_data.value(ReportForm::NAMES.key).is_empty() {
        return Ok(form_data);
    }
    let (key, today) = (request.accord.idempotency_key(), request.accord.today());
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut version = case.version(Versioned::Report);
    // Who sees a report where its author does not say: the parties, as far as they see the commitment.
    let usual = Visibility::Shared.within(&case.state.visibility);
    let about = ABOUT.iter().find_map(|name| Some((*name, request.parameter(name)?)));
    match about {
        Some(("draft", id)) => {
            let draft = request.accord.reports().draft(member, id).await?;
            if draft.commitment_id != case.id.0 {
                return Err(Error::Nowhere);
            }
            (fields, version) = of_draft(draft);
        }
        Some(("again", id)) => {
            let id = UpdateId(id.to_owned());
            let handed_in = case.handed_in(&id).ok_or(Error::Nowhere)?;
            if let Err(error) = request.accord.reports().open_returned(case, handed_in).await {
                tracing::warn!(?error, "that a returned report was opened could not be kept");
            }
            let submission = &handed_in.submission.value;
            fields =
                form_data::fields(&ReportContent::of(&submission.update, submission.on, submission.visibility.clone()));
            version = case.version(Versioned::Update(&id));
            fields.push(("again".into(), id.0));
        }
        Some(("corrects", id)) => {
            let id = UpdateId(id.to_owned());
            let former = case.update(&id).ok_or(Error::Nowhere)?;
            let written = ReportContent::of(&former.value, former.effective_on, former.visibility.clone());
            fields = form_data::fields(&written);
            fields.push(("corrects".into(), id.0));
        }
        Some(("copy", _)) => {
            if let Some(last) = case.last_report() {
                fields = form_data::fields(&ReportContent::copied(
                    &last.value,
                    today,
                    usual.clone().within(&last.visibility),
                ));
                fields.push(("copy".into(), "last".into()));
            }
        }
        _ => match request.accord.reports().draft_of_next_report(member, &case.id).await? {
            // A report that was begun goes on, whoever of the organisation began it.
            Some(draft) => (fields, version) = of_draft(draft),
            None => {
                let status = case.last_report().map(|last| ("status".into(), last.value.status.to_string()));
                fields.extend(status);
            }
        },
    }
    let other = if request.lang == Lang::En { "text_kind_ko" } else { "text_kind_en" };
    let usual =
        [("on", today.to_string()), ("visibility", usual.to_string()), (other, TextKind::Unofficial.to_string())];
    let usual = usual.iter().map(|(name, value)| (*name, value.as_str()));
    let filled = FormData::new(fields).or(usual).with("key", key);
    Ok(if form_data.is_conflict() { filled.conflicting(version) } else { filled.with("version", version) })
}

/// The fields of a draft, and the version of the report that its author had before them.
fn of_draft(draft: ReportDraft) -> (Vec<(String, String)>, String) {
    let mut fields: Vec<(String, String)> = serde_json::from_str(&draft.fields).unwrap_or_default();
    fields.push(("draft_version".into(), draft.version()));
    fields.push(("draft".into(), draft.id));
    (fields, draft.base_version)
}

/// The form and the data it is rendered from.
struct Form {
    member: Member,
    /// The draft, where somebody else saved it last.
    others_draft: Option<OthersDraft>,
    case: MemberCommitment,
    form_data: FormData,
    context: RenderContext,
}

impl Form {
    fn heading(&self) -> &'static str {
        if !self.form_data.value(ReportForm::NAMES.again).is_empty() {
            "report-again"
        } else if !self.form_data.value(ReportForm::NAMES.corrects).is_empty() {
            "report-correction"
        } else {
            "report-new"
        }
    }

    fn draw(&self) -> AnyView {
        let (messages, form_data) = (self.context.messages, &self.form_data);
        let hidden: Vec<_> = ["key", "version", "draft", "draft_version", "again", "corrects", "meeting", "reading"]
            .into_iter()
            .map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> })
            .collect();
        let organisations: Vec<_> = form_data
            .values(ReportForm::NAMES.organisations)
            .map(|code| view! { <input type="hidden" name=ReportForm::NAMES.organisations value=code.to_owned() /> })
            .collect();
        let submit = if form_data.is_conflict() { "form-keep-mine" } else { "report-submit" };
        let action = paths::report(self.context.lang, &self.case.state.commitment.slug);
        view! {
            <form class="card write report-form" method="post" action=action enctype="multipart/form-data" novalidate=true>
                <EnterButton act=ReportAction::Submit.word() label=messages.say(submit) />
                {hidden}
                {organisations}
                {fields::second(self)}
                {fields::languages(self)}
                {fields::status(self)}
                {fields::first_texts(self)}
                {fields::more_texts(self)}
                {fields::folded_sources(self)}
                {fields::circumstances(self)}
                <div class="row acts">
                    <button class="button" name=ReportForm::NAMES.act value=ReportAction::Submit.word()>
                        {messages.text(submit)}
                    </button>
                    <button class="button plain" name=ReportForm::NAMES.act value=ReportAction::SaveDraft.word()>
                        {messages.text("report-save-draft")}
                    </button>
                    <button class="button plain" name=ReportForm::NAMES.act value=ReportAction::Preview.word()>
                        {messages.text("report-preview")}
                    </button>
                    <KeepDraft>
                        <span
                            class="note"
                            role="status"
                            data-kept=messages.text("report-kept")
                            data-failed=messages.text("report-not-kept")
                        >
                            {messages.text("report-until-published")}
                        </span>
                    </KeepDraft>
                </div>
            </form>
        }
        .into_any()
    }

    /// The input, as readers will see it.
    fn preview(&self, voice: Voice) -> Option<AnyView> {
        let (messages, lang) = (self.context.messages, self.context.lang);
        let written = form_data::read(&mut self.form_data.clone(), messages)?;
        let update = written.update(UpdateId(String::new()), self.case.id.clone(), voice, None, None);
        Some(
            view! {
                <section class="card preview" aria-labelledby="preview">
                    <header>
                        <h2 id="preview">{messages.text("report-preview-title")}</h2>
                        <span class="note">{messages.text("report-preview-note")}</span>
                    </header>
                    <ReportCard update=update lang=lang messages=messages />
                </section>
            }
            .into_any(),
        )
    }

    /// Why it was returned.
    fn returned(&self) -> Option<AnyView> {
        let (messages, lang) = (self.context.messages, self.context.lang);
        let id = UpdateId(self.form_data.value(ReportForm::NAMES.again).to_owned());
        let returned = self.case.handed_in(&id)?.returned.as_ref()?;
        Some(
            view! {
                <section class="card">
                    <header>
                        <h2>{messages.text("report-reason-returned")}</h2>
                    </header>
                    <PlainText text=returned.value.reason.clone() lang=lang messages=messages />
                    <p class="note">
                        {messages.with("desk-returned-by", &[("day", messages.day(returned.effective_on).into())])}
                    </p>
                </section>
            }
            .into_any(),
        )
    }

    /// The own party's last report, with its one-click actions.
    fn last(&self) -> AnyView {
        let (messages, lang) = (self.context.messages, self.context.lang);
        let slug = &self.case.state.commitment.slug;
        let body = match self.case.last_report() {
            None => {
                let party = self.context.party(self.member.party.as_str());
                let text = messages.with("report-last-none", &[("party", party.into())]);
                view! { <p>{text}</p> }.into_any()
            }
            Some(last) => {
                let on = around(messages, "commitment-report-on", &[], "day", day::day(last.effective_on, messages));
                let copy = paths::with_query(&paths::report(lang, slug), [("copy", "last")]);
                view! {
                    <p class="note">{on}</p>
                    <ReportCard update=last.value.clone() slug=slug.clone() lang=lang messages=messages />
                    <p>
                        <a href=copy>{messages.text("report-copy")}</a>
                    </p>
                    {self.still_true(last)}
                }
                .into_any()
            }
        };
        view! {
            <section class="card">
                <header>
                    <h2>{messages.text("last-report")}</h2>
                </header>
                {body}
            </section>
        }
        .into_any()
    }

    fn still_true(&self, last: &InForce<Update>) -> Option<AnyView> {
        let messages = self.context.messages;
        let id = &last.value.id;
        let may = self.case.may_about(Action::StillTrue, last.value.party(), last.value.written_by.as_ref());
        let action = paths::report(self.context.lang, &self.case.state.commitment.slug);
        may.then(|| {
            view! {
                <form method="post" action=action>
                    <input type="hidden" name=ReportForm::NAMES.key value=format!("{}-still", self.form_data.value(ReportForm::NAMES.key)) />
                    <input type="hidden" name=ReportForm::NAMES.update value=id.0.clone() />
                    <input type="hidden" name=ReportForm::NAMES.version value=self.case.version(Versioned::Update(id)) />
                    <p class="note">{messages.text("report-still-true-explained")}</p>
                    <button class="button plain" name=ReportForm::NAMES.act value=ReportAction::StillTrue.word()>
                        {messages.text("report-still-true")}
                    </button>
                </form>
            }
            .into_any()
        })
    }
}

/// Performs the action of a button of the report's form.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let slug = path.slug.as_str();
    let here = paths::report(request.lang, slug);
    // A form sent without its button, by Enter in a text field, which browsers do not do: it submits.
    let Some(ask) = choice_or(&mut form_data, ReportForm::NAMES.act, ReportAction::Submit, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match ask {
        ReportAction::StillTrue => {
            match request
                .accord
                .reports()
                .confirm(
                    &member,
                    slug,
                    update_ref(UpdateId(form_data.value(ReportForm::NAMES.update).to_owned()), &form_data),
                )
                .await
            {
                Ok(()) => redirect_done(&here, ReportAction::StillTrue.word()),
                // That form covers one report only: the page is rendered again with the current state.
                Err(ServiceError::Conflict { .. }) => {
                    Ok(FormOutcome::Refused(FormData::default().conflicting(String::new())))
                }
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        // A rejected file is reported before the person goes on.
        ReportAction::SaveDraft | ReportAction::Preview | ReportAction::MoreEvidence if form_data.is_refused() => {
            Ok(FormOutcome::Refused(form_data))
        }
        ReportAction::Keep | ReportAction::SaveDraft => {
            let draft = draft_of(&form_data, ask == ReportAction::Keep);
            match request.accord.reports().save_draft(&member, slug, draft).await {
                Ok(id) if ask == ReportAction::Keep => Ok(FormOutcome::Text(id)),
                Ok(id) => Ok(FormOutcome::Kept(paths::with_query(
                    &here,
                    [(ABOUT[0], &*id), ("done", ReportAction::SaveDraft.word())],
                ))),
                Err(ServiceError::Outdated(draft)) => {
                    let form_data = conflict::draft_changed(&request, &member, slug, form_data, draft).await?;
                    Ok(FormOutcome::Refused(form_data))
                }
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        ReportAction::Preview | ReportAction::MoreEvidence => {
            if ask == ReportAction::Preview && read(&mut form_data, request.messages).is_none() {
                return Ok(FormOutcome::Refused(form_data));
            }
            Ok(FormOutcome::Redraw(form_data))
        }
        ReportAction::Submit => {
            let Some(written) = read(&mut form_data, request.messages) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let form = Submit {
                again: optional(&form_data, ReportForm::NAMES.again).map(UpdateId),
                corrects: optional(&form_data, ReportForm::NAMES.corrects).map(UpdateId),
                written,
                draft: optional(&form_data, "draft")
                    .map(|id| DraftRef { id, version: form_data.value("draft_version").to_owned() }),
                version: form_data.value(ReportForm::NAMES.version).to_owned(),
                idempotency_key: form_data.value(ReportForm::NAMES.key).to_owned(),
                confirmed: Confirmed {
                    second: !form_data.value(ReportForm::NAMES.second).is_empty(),
                    languages: !form_data.value(ReportForm::NAMES.languages).is_empty(),
                },
            };
            match request.accord.reports().submit(&member, slug, form).await {
                Ok(_) => redirect_done(&paths::desk(request.lang), "submitted"),
                Err(ServiceError::Outdated(draft)) => {
                    let form_data = conflict::draft_changed(&request, &member, slug, form_data, draft).await?;
                    Ok(FormOutcome::Refused(form_data))
                }
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
    }
}

/// The fields of a form that are no part of what is written: a draft does not keep them.
const NOT_KEPT: [&str; 5] = ["draft", "draft_version", conflict::OF_DRAFT, "second", "languages"];

/// The draft that a form saves, on its own or by its button.
fn draft_of(form_data: &FormData, automatic: bool) -> SaveDraft {
    let fields: Vec<(&str, &str)> = form_data.written().filter(|(name, _)| !NOT_KEPT.contains(name)).collect();
    SaveDraft {
        id: optional(form_data, "draft"),
        fields: serde_json::to_string(&fields).unwrap_or_default(),
        base_version: form_data.value(ReportForm::NAMES.version).to_owned(),
        draft_version: form_data.value("draft_version").to_owned(),
        idempotency_key: form_data.value(ReportForm::NAMES.key).to_owned(),
        automatic,
    }
}
