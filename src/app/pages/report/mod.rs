//! The form of a report: what one's own side says about a commitment.

pub mod answer;
pub mod approval_path;
pub mod desk;
pub mod evidence_file;
pub mod fields;
pub mod file_fields;
pub mod form_data;
pub mod public_record;
pub mod review;
pub mod several;
pub mod sheet;
pub mod withdraw;

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::icon::Icon;
use crate::app::components::report::ReportCard;
use crate::app::components::text::{Words as Shown, around};
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given;
use crate::app::pages::account::said;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::read;
use crate::app::request::Drawing;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::words;
use crate::domain::basics::text::TextKind;
use crate::domain::record::Noun;
use crate::domain::record::state::InForce;
use crate::domain::report::content::Written;
use crate::domain::report::update::{Update, UpdateId, Voice};
use crate::islands::draft::KeepDraft;
use crate::paths;
use crate::service::commitment::member_commitment::{Case, Of};
use crate::service::report::Submit;
use crate::service::report::drafts::SaveDraft;
use crate::service::unit_of_work::Refusal;

words! {
    /// What the buttons of the form ask for, in their field `act`.
    Ask {
        Submit = "submit",
        SaveDraft = "save_draft",
        /// The same while typing: answered with the draft's identifier instead of a page.
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
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    if !case.may(Act::SubmitUpdate) {
        return Err(Error::Nowhere);
    }
    let words = visit.words;
    let typed = filled(&visit, &member, &case, typed).await?;
    let reading = visit.read().await?;
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let title = words.with("report-title", &[("title", commitment.title.words(visit.lang).into())]);
    let frame = Frame::of_own(&visit, &reading, &title);
    let done = visit.parameter("done").map(str::to_owned);
    Ok(Page::private(frame, title, move || {
        let form = Form { member, case, typed, drawing };
        let typed = &form.typed;
        let notice = match done.as_deref() {
            Some("save_draft") => {
                let organisation = form.drawing.organisation(form.member.organisation.as_str());
                Some(words.with("report-saved-draft", &[("organisation", organisation.into())]))
            }
            Some("still_true") => Some(words.say("report-still-true-done")),
            _ if typed.value("copy") == "last" => Some(words.say("report-copied")),
            _ => None,
        };
        view! {
            <Crumbs
                steps=vec![(paths::commitments(form.drawing.lang), words.say("nav-commitments"))]
                drawing=form.drawing.clone()
            />
            <div class="lead">
                <h1>{words.text(form.heading())}</h1>
                <p class="of">
                    <a href=paths::commitment(form.drawing.lang, &commitment.slug)>
                        <Shown text=commitment.title.clone() lang=form.drawing.lang />
                    </a>
                </p>
            </div>
            {notice.map(said)}
            <ErrorSummary typed=typed.clone() words=words />
            {typed.is_conflict().then(|| form.conflict())}
            {(typed.value("act") == Ask::Preview.word()).then(|| form.preview(Voice::Party(form.member.party.clone())))}
            <div class="columns">
                {form.draw()}
                <aside>{form.returned()} {form.last()}</aside>
            </div>
        }
    }))
}

/// Turns a refusal of the services into an answer for a page.
pub fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotFound => Error::NotFound(Noun::Commitment),
        Refusal::Store(error) => Error::Store(error),
        Refusal::Denied | Refusal::Conflict { .. } | Refusal::Outdated(_) | Refusal::Invalid(_) => Error::Nowhere,
    }
}

/// What stands in the form: what was typed, else what its address is about, else what is usual.
async fn filled(visit: &Visit, member: &Member, case: &Case, typed: Typed) -> Result<Typed, Error> {
    if !typed.value("key").is_empty() {
        return Ok(typed);
    }
    let (key, today) = (visit.accord.form_key(), visit.accord.today());
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut version = case.version(Of::Report);
    let about = ABOUT.iter().find_map(|name| Some((*name, visit.parameter(name)?)));
    match about {
        Some(("draft", id)) => {
            let draft = visit.accord.draft(member, id).await.map_err(refused)?;
            if draft.commitment_id != case.id.0 {
                return Err(Error::Nowhere);
            }
            fields = serde_json::from_str(&draft.fields).unwrap_or_default();
            version = draft.base_version.clone();
            fields.push(("draft".into(), draft.id));
        }
        Some(("again", id)) => {
            let id = UpdateId(id.to_owned());
            let handed_in = case.handed_in(&id).ok_or(Error::Nowhere)?;
            let it = &handed_in.submission.value;
            fields = form_data::fields(&Written::of(&it.update, it.on, it.visibility.clone()));
            version = case.version(Of::Update(&id));
            fields.push(("again".into(), id.0));
        }
        Some(("corrects", id)) => {
            let id = UpdateId(id.to_owned());
            let former = case.update(&id).ok_or(Error::Nowhere)?;
            let written = Written::of(&former.value, former.effective_on, former.visibility.clone());
            fields = form_data::fields(&written);
            fields.push(("corrects".into(), id.0));
        }
        Some(_) => {
            if let Some(last) = case.last_report() {
                fields = form_data::fields(&Written::of(&last.value, today, last.visibility.clone()));
                fields.push(("copy".into(), "last".into()));
            }
        }
        None => {
            if let Some(last) = case.last_report() {
                fields.push(("status".into(), last.value.status.to_string()));
            }
        }
    }
    let other = if visit.lang == Lang::En { "text_kind_ko" } else { "text_kind_en" };
    let usual = [("on", today.to_string()), ("visibility", "shared".into()), (other, TextKind::Unofficial.to_string())];
    let usual = usual.iter().map(|(name, value)| (*name, value.as_str()));
    let filled = Typed::new(fields).or(usual).with("key", key);
    Ok(if typed.is_conflict() { filled.conflicting(version) } else { filled.with("version", version) })
}

/// The form and what it is drawn from.
struct Form {
    member: Member,
    case: Case,
    typed: Typed,
    drawing: Drawing,
}

impl Form {
    fn heading(&self) -> &'static str {
        if !self.typed.value("again").is_empty() {
            "report-again"
        } else if !self.typed.value("corrects").is_empty() {
            "report-correction"
        } else {
            "report-new"
        }
    }

    fn draw(&self) -> AnyView {
        let (words, typed) = (self.drawing.words, &self.typed);
        let hidden: Vec<_> = ["key", "version", "draft", "again", "corrects", "meeting", "reading"]
            .into_iter()
            .map(|name| view! { <input type="hidden" name=name value=typed.value(name).to_owned() /> })
            .collect();
        let organisations: Vec<_> = typed
            .values("organisations")
            .map(|code| view! { <input type="hidden" name="organisations" value=code.to_owned() /> })
            .collect();
        let submit = if typed.is_conflict() { "form-keep-mine" } else { "report-submit" };
        let action = paths::report(self.drawing.lang, &self.case.state.commitment.slug);
        view! {
            <form class="card write" method="post" action=action enctype="multipart/form-data" novalidate=true>
                {hidden}
                {organisations}
                {fields::status(self)}
                {fields::texts(self)}
                {fields::sources(self)}
                {fields::visibility(self)}
                <p class="note">{words.text("report-until-published")}</p>
                <div class="row acts">
                    <button class="button" name="act" value=Ask::Submit.word()>
                        {words.text(submit)}
                    </button>
                    <button class="button plain" name="act" value=Ask::SaveDraft.word()>
                        {words.text("report-save-draft")}
                    </button>
                    <button class="button plain" name="act" value=Ask::Preview.word()>
                        {words.text("report-preview")}
                    </button>
                    <KeepDraft>
                        <span
                            class="note"
                            role="status"
                            data-kept=words.text("report-kept")
                            data-failed=words.text("report-not-kept")
                        ></span>
                    </KeepDraft>
                </div>
            </form>
        }
        .into_any()
    }

    /// What was typed, as readers will see it.
    fn preview(&self, voice: Voice) -> Option<AnyView> {
        let (words, lang) = (self.drawing.words, self.drawing.lang);
        let written = form_data::read(&mut self.typed.clone(), words)?;
        let update = written.update(UpdateId(String::new()), self.case.id.clone(), voice, None, None);
        Some(
            view! {
                <section class="card preview" aria-labelledby="preview">
                    <header>
                        <h2 id="preview">{words.text("report-preview-title")}</h2>
                        <span class="note">{words.text("report-preview-note")}</span>
                    </header>
                    <ReportCard update=update lang=lang words=words />
                </section>
            }
            .into_any(),
        )
    }

    /// That somebody else changed it, and how it stands now.
    fn conflict(&self) -> AnyView {
        let (words, lang) = (self.drawing.words, self.drawing.lang);
        let slug = &self.case.state.commitment.slug;
        let again = UpdateId(self.typed.value("again").to_owned());
        let handed_in = self.case.state.dealings.handed_in.iter().rfind(|it| {
            it.submission.value.organisation == self.member.organisation
                && (again.as_str().is_empty() || it.submission.value.update.id == again)
        });
        let present = handed_in.map(|it| it.submission.value.update.clone());
        let present = present.or_else(|| self.case.last_report().map(|it| it.value.clone()));
        view! {
            <section class="card conflict" role="alert">
                <header>
                    <h2>
                        <Icon name="i-info" />
                        {words.text("conflict-title")}
                    </h2>
                </header>
                <p>{words.text("form-conflict-explained")}</p>
                <h3>{words.text("form-saved-by-other")}</h3>
                {present.map(|it| view! { <ReportCard update=it slug=slug.clone() lang=lang words=words /> })}
                <div class="row">
                    <a class="button plain" href=paths::commitment(lang, slug)>
                        {words.text("form-keep-theirs")}
                    </a>
                    <a class="button plain" href="#status">
                        {words.text("form-merge")}
                    </a>
                </div>
            </section>
        }
        .into_any()
    }

    /// Why it came back.
    fn returned(&self) -> Option<AnyView> {
        let (words, lang) = (self.drawing.words, self.drawing.lang);
        let id = UpdateId(self.typed.value("again").to_owned());
        let returned = self.case.handed_in(&id)?.returned.as_ref()?;
        Some(
            view! {
                <section class="card">
                    <header>
                        <h2>{words.text("report-reason-returned")}</h2>
                    </header>
                    <p class="lines">
                        <Shown text=returned.value.reason.clone() lang=lang />
                    </p>
                    <p class="note">
                        {words.with("desk-returned-by", &[("day", words.day(returned.effective_on).into())])}
                    </p>
                </section>
            }
            .into_any(),
        )
    }

    /// The own party's last report, and what can be done with it in one go.
    fn last(&self) -> AnyView {
        let (words, lang) = (self.drawing.words, self.drawing.lang);
        let slug = &self.case.state.commitment.slug;
        let body = match self.case.last_report() {
            None => {
                let party = self.drawing.party(self.member.party.as_str());
                let text = words.with("report-last-none", &[("party", party.into())]);
                view! { <p>{text}</p> }.into_any()
            }
            Some(last) => {
                let on = around(words, "commitment-report-on", &[], "day", day::day(last.effective_on, words));
                let copy = paths::with_query(&paths::report(lang, slug), [("copy", "last")]);
                view! {
                    <p class="note">{on}</p>
                    <ReportCard update=last.value.clone() slug=slug.clone() lang=lang words=words />
                    <p>
                        <a href=copy>{words.text("report-copy")}</a>
                    </p>
                    {self.still_true(last)}
                }
                .into_any()
            }
        };
        view! {
            <section class="card">
                <header>
                    <h2>{words.text("report-last")}</h2>
                </header>
                {body}
            </section>
        }
        .into_any()
    }

    fn still_true(&self, last: &InForce<Update>) -> Option<AnyView> {
        let words = self.drawing.words;
        let id = &last.value.id;
        let may = self.case.may_about(Act::StillTrue, last.value.party(), last.value.written_by.as_ref());
        let action = paths::report(self.drawing.lang, &self.case.state.commitment.slug);
        may.then(|| {
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="key" value=format!("{}-still", self.typed.value("key")) />
                    <input type="hidden" name="update" value=id.0.clone() />
                    <input type="hidden" name="version" value=self.case.version(Of::Update(id)) />
                    <p class="note">{words.text("report-still-true-explained")}</p>
                    <button class="button plain" name="act" value=Ask::StillTrue.word()>
                        {words.text("report-still-true")}
                    </button>
                </form>
            }
            .into_any()
        })
    }
}

/// Does what a button of the report's form asks for.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let slug = visit.slug.as_str();
    let here = paths::report(visit.lang, slug);
    // A form that was sent in a way that browsers do not: by the key of a text field, it submits.
    let ask = typed.value("act").parse::<Ask>().unwrap_or(Ask::Submit);
    match ask {
        Ask::StillTrue => match visit.accord.still_true(&member, slug, about(typed.value("update"), &typed)).await {
            Ok(()) => done(&here, Ask::StillTrue.word()),
            // That form knows one report only: the page is drawn anew, as things are.
            Err(Refusal::Conflict { .. }) => Ok(Posted::Again(Typed::default().conflicting(String::new()))),
            Err(refusal) => again(&visit, typed, refusal),
        },
        // A file that is not taken is told of before the person goes on.
        Ask::SaveDraft | Ask::Preview | Ask::MoreEvidence if typed.is_refused() => Ok(Posted::Again(typed)),
        Ask::Keep | Ask::SaveDraft => match visit.accord.save_draft(&member, slug, draft_of(&typed)).await {
            Ok(id) if ask == Ask::Keep => Ok(Posted::Text(id)),
            Ok(id) => Ok(Posted::Done(paths::with_query(&here, [(ABOUT[0], &*id), ("done", Ask::SaveDraft.word())]))),
            Err(refusal) => again(&visit, typed, refusal),
        },
        Ask::Preview | Ask::MoreEvidence => {
            if ask == Ask::Preview && read(&mut typed, visit.words).is_none() {
                return Ok(Posted::Again(typed));
            }
            Ok(Posted::Shown(typed))
        }
        Ask::Submit => {
            let Some(written) = read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
            let form = Submit {
                again: given(&typed, "again").map(UpdateId),
                corrects: given(&typed, "corrects").map(UpdateId),
                written,
                draft: given(&typed, "draft"),
                version: typed.value("version").to_owned(),
                form_key: typed.value("key").to_owned(),
            };
            match visit.accord.submit(&member, slug, form).await {
                Ok(_) => done(&paths::desk(visit.lang), "submitted"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
    }
}

/// The fields of a form that a draft keeps: all but those of the form itself.
fn draft_of(typed: &Typed) -> SaveDraft {
    let fields: Vec<(&str, &str)> = typed.written().filter(|(name, _)| *name != "draft").collect();
    SaveDraft {
        id: given(typed, "draft"),
        fields: serde_json::to_string(&fields).unwrap_or_default(),
        base_version: typed.value("version").to_owned(),
    }
}
