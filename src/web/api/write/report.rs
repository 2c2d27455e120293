//! Reports: drafts, submitting, approving, returning; and answers to those of the other side.

use crate::app::form::FormData;
use crate::app::form::parse::{choice, optional_day};
use crate::app::form::text::text;
use crate::app::pages::report::form_data::{MOST_SOURCES, ReportForm, read};
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::paths::api as paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::drafts::{DraftRef, SaveDraft};
use crate::service::report::review::Published;
use crate::service::report::{Confirmed, Submit, UpdateRef};
use crate::service::unit_of_work::ServiceError;
use crate::web::api::answer::Answer;
use crate::web::api::problem::{ProblemKind, Refusal, of_service};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::work::{
    Approved, Draft, DraftField, DraftSaved, Made, Nothing, WrittenAnswer, WrittenApproval, WrittenReason,
    WrittenReport,
};
use crate::web::api::write::work::{case, draft};
use crate::web::api::write::{Fields, refused, refused_by};

/// The address of what stands below a commitment.
pub(super) fn below(request: &ApiRequest, pattern: &str, part: Option<(&str, &str)>) -> String {
    let address = pattern.replace("{slug}", request.part("slug"));
    part.map_or(address.clone(), |(name, value)| address.replace(&format!("{{{name}}}"), value))
}

impl WrittenReport {
    /// The same as the form of a report has it.
    fn form(&self, messages: Messages) -> Result<FormData, Refusal> {
        let names = ReportForm::NAMES;
        let mut fields = Fields::default()
            .put(names.status, self.status.as_ref())
            .put(names.on, self.on.as_ref())
            .put(names.progress, self.progress)
            .put(names.visibility, self.visibility.as_ref())
            .put(names.corrects, self.corrects.as_ref())
            .put("meeting", self.meeting.as_ref())
            .text(names.title, &self.title)
            .text(names.narrative, &self.narrative)
            .text(names.results, &self.results)
            .text(names.next_steps, &self.next_steps)
            .text(names.obstacles, &self.obstacles)
            .text(names.help_needed, &self.help_needed);
        for organisation in &self.organisations {
            fields = fields.put(names.organisations, Some(organisation));
        }
        if self.evidence.len() > MOST_SOURCES {
            let detail = messages.with("api-fault-sources", &[("most", MOST_SOURCES.into())]);
            return Err(Refusal::of(ProblemKind::Invalid, "evidence", detail));
        }
        let is_none = |words: &Option<String>| words.as_ref().is_none_or(|it| it.trim().is_empty());
        if let Some(at) = self.evidence.iter().position(|it| is_none(&it.address) && is_none(&it.publisher)) {
            let detail = messages.say("api-fault-source");
            return Err(Refusal::of(ProblemKind::Invalid, format!("evidence-{at}"), detail));
        }
        for (place, source) in self.evidence.iter().enumerate() {
            let field = |part: &str| format!("evidence-{place}{part}");
            fields = fields
                .put(&field(""), source.address.as_ref())
                .put(&field("-publisher"), source.publisher.as_ref())
                .put(&field("-class"), source.class.as_ref())
                .put(&field("-published_on"), source.published_on.as_ref())
                .put(&field("-read_on"), source.read_on.as_ref());
        }
        fields.form(messages)
    }
}

/// Refuses to take the place of what holds files: a program sends none, so they would be lost.
fn keeps_files(holds_files: bool, messages: Messages) -> Result<(), Refusal> {
    if holds_files {
        return Err(Refusal::of(ProblemKind::Invalid, "evidence", messages.say("api-fault-files")));
    }
    Ok(())
}

/// Whether a draft holds files.
fn holds_files(draft: &Draft) -> bool {
    let kept = |it: &DraftField| it.name.starts_with("evidence-") && it.name.ends_with("-digest");
    draft.fields.iter().any(|it| kept(it) && !it.value.is_empty())
}

/// Saves the draft of the next report of the person's organisation.
///
/// # Errors
/// When it was saved by somebody else since, or the person may not.
pub async fn save_draft(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenReport = request.body()?;
    let form_data = written.form(request.messages())?;
    let case = case(&request).await?;
    let before = draft(&request, &case).await?;
    keeps_files(before.as_ref().is_some_and(holds_files), request.messages())?;
    let fields: Vec<(&str, &str)> = form_data.written().collect();
    let form = SaveDraft {
        id: before.map(|it| it.id),
        fields: serde_json::to_string(&fields).unwrap_or_default(),
        base_version: case.version(Versioned::Report),
        draft_version: request.version()?,
        idempotency_key: request.key.clone(),
        automatic: false,
    };
    let reports = request.context.accord.reports();
    let member = request.member()?;
    let saved = reports.save_draft(member, request.part("slug"), form).await;
    let id = saved.map_err(|error| match error {
        ServiceError::Outdated(version) => Refusal::stale(version),
        error => refused_by(error, form_data, request.messages()),
    })?;
    let draft = reports.draft(member, &id).await.map_err(of_service)?;
    Answer::ok(&DraftSaved { version: draft.version(), id })
}

/// Submits a report.
///
/// # Errors
/// When something in it is wrong, it changed since, or the person may not.
pub async fn submit(request: ApiRequest) -> Result<Answer, Refusal> {
    let id = submitted(&request, None).await?;
    Answer::made(&Made { id: id.0.clone() }, below(&request, paths::REPORT, Some(("report", id.as_str()))))
}

/// Submits a report again.
///
/// # Errors
/// See [`submit`].
pub async fn resubmit(request: ApiRequest) -> Result<Answer, Refusal> {
    let again = UpdateId(request.part("report").to_owned());
    let id = submitted(&request, Some(again)).await?;
    Answer::ok(&Made { id: id.0 })
}

async fn submitted(request: &ApiRequest, again: Option<UpdateId>) -> Result<UpdateId, Refusal> {
    let written: WrittenReport = request.body()?;
    let messages = request.messages();
    let mut form_data = written.form(messages)?;
    let Some(content) = read(&mut form_data, messages) else { return Err(refused(&form_data)) };
    let draft = match &written.draft_version {
        Some(version) => {
            let draft = draft(request, &case(request).await?).await?;
            keeps_files(draft.as_ref().is_some_and(holds_files), messages)?;
            draft.map(|it| DraftRef { id: it.id, version: version.clone() })
        }
        None => None,
    };
    if let Some(id) = &again {
        let case = case(request).await?;
        let former = case.handed_in(id).map(|it| &it.submission.value.update.evidence);
        let mut files = former.into_iter().flatten().flat_map(Evidence::files);
        keeps_files(files.next().is_some(), messages)?;
    }
    let form = Submit {
        again,
        corrects: written.corrects.map(UpdateId),
        written: content,
        draft,
        version: request.version()?,
        idempotency_key: request.key.clone(),
        confirmed: Confirmed { second: written.second, languages: written.languages },
    };
    let reports = request.context.accord.reports();
    let done = reports.submit(request.member()?, request.part("slug"), form).await;
    done.map_err(|error| refused_by(error, form_data, messages))
}

/// What the address names, in the version that the program says.
fn named(request: &ApiRequest, part: &str) -> Result<UpdateRef, Refusal> {
    Ok(UpdateRef {
        update: UpdateId(request.part(part).to_owned()),
        version: request.version()?,
        idempotency_key: request.key.clone(),
    })
}

/// Approves a submitted report, which publishes it where nobody else has to approve it.
///
/// # Errors
/// When it changed since, or the person may not.
pub async fn publish(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenApproval = request.body()?;
    let messages = request.messages();
    let fields = Fields::default().put("ahead", written.on.as_ref()).text("opinion", &written.opinion);
    let mut form_data = fields.form(messages)?;
    let ahead = optional_day(&mut form_data, "ahead", messages);
    if form_data.is_refused() {
        return Err(refused(&form_data));
    }
    let opinion = text(&form_data, "opinion");
    let (member, slug) = (request.member()?, request.part("slug"));
    let reports = request.context.accord.reports();
    let done = reports.approve(member, slug, named(&request, "report")?, None, ahead, opinion).await;
    let done = done.map_err(|error| refused_by(error, form_data, messages))?;
    let (outcome, on) = match done {
        Published::Now(_) => ("published", None),
        Published::On(day) => ("scheduled", Some(day)),
        Published::Approved(_) => ("approved", None),
    };
    let (report, outcome) = (request.part("report").to_owned(), outcome.to_owned());
    Answer::made(&Approved { report, outcome, on }, below(&request, paths::COMMITMENT, None))
}

/// Returns a submitted report to its authors.
///
/// # Errors
/// When it changed since, no reason is given, or the person may not.
pub async fn return_report(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenReason = request.body()?;
    let form_data = Fields::default().text("reason", &written.reason).form(request.messages())?;
    let reason = text(&form_data, "reason");
    let (member, slug) = (request.member()?, request.part("slug"));
    let reports = request.context.accord.reports();
    let done = reports.return_to_author(member, slug, named(&request, "report")?, reason).await;
    done.map_err(|error| refused_by(error, form_data, request.messages()))?;
    let id = request.part("report").to_owned();
    let location = below(&request, paths::REPORT, Some(("report", &id)));
    Answer::made(&Made { id }, location)
}

/// Answers another side's update.
///
/// # Errors
/// When it changed since, a dispute has no reason, or the person may not.
pub async fn answer(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenAnswer = request.body()?;
    let messages = request.messages();
    let fields = Fields::default().put("answer", Some(&written.answer)).text("reason", &written.reason);
    let mut form_data = fields.form(messages)?;
    let Some(given) = choice::<CountersignAnswer>(&mut form_data, "answer", messages) else {
        return Err(refused(&form_data));
    };
    let reason = text(&form_data, "reason");
    let (member, slug) = (request.member()?, request.part("slug"));
    let reports = request.context.accord.reports();
    let done = reports.countersign(member, slug, named(&request, "update")?, given, reason).await;
    let id = done.map_err(|error| refused_by(error, form_data, messages))?;
    Answer::made(&Made { id: id.0 }, below(&request, paths::COMMITMENT, None))
}

/// Says that a published update is still true.
///
/// # Errors
/// When it changed since, or the person may not.
pub async fn confirm(request: ApiRequest) -> Result<Answer, Refusal> {
    let Nothing {} = request.body()?;
    let (member, slug) = (request.member()?, request.part("slug"));
    let reports = request.context.accord.reports();
    reports.confirm(member, slug, named(&request, "update")?).await.map_err(|error| match error {
        ServiceError::Invalid(_) => ProblemKind::Invalid.into(),
        error => of_service(error),
    })?;
    Answer::made(&Made { id: request.part("update").to_owned() }, below(&request, paths::COMMITMENT, None))
}
