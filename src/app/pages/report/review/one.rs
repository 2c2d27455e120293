//! One waiting report: published as it is or edited, or returned with a reason.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::difference::{ReportDifferenceView, stayed};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::icon::Icon;
use crate::app::components::notice::said;
use crate::app::components::plain_text::PlainText;
use crate::app::components::reason::Reason;
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::optional_day;
use crate::app::form::text::in_language;
use crate::app::form::text::text;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::note::section::NotesSection;
use crate::app::pages::report::fields::day_ahead;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::update_ref;
use crate::app::pages::report::form_data::{TEXTS, fields, text_name};
use crate::app::pages::report::review;
use crate::app::pages::report::review::{audience, languages};
use crate::app::request::RenderContext;
use crate::app::{Error, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::record::former_report::{FormerReport, former_report};
use crate::domain::record::workflow::{OpenSubmission, own_name};
use crate::domain::report::approval::{Step, may_be_reworded};
use crate::domain::report::content::ReportContent;
use crate::domain::report::person::Person;
use crate::domain::report::update::Submission;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::UpdatePath;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::UpdateRef;
use crate::service::report::recall::may_recall;
use crate::service::report::review::may_withdraw_return;
use crate::service::report::review::{PublicationDay, Published};

form! {
    /// The decision on a waiting report.
    ReviewOneForm {
        values { ahead, act, key, version }
        texts { reason, opinion }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    ReviewAction {
        Publish = "publish",
        /// With the texts of the form.
        PublishEdited = "publish_edited",
        Return = "return",
        /// The day set for its publication does not hold any more.
        CancelDay = "cancel_day",
        /// Back to those who submitted it, by themselves.
        Recall = "recall",
        /// It waits again as it did before it was returned.
        WithdrawReturn = "withdraw_return",
    }
}

/// Loads a waiting report. Its authors see it too, without the buttons.
///
/// # Errors
/// When there is none that the person may see, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> PageResult {
    let id = path.update.clone();
    // Asked before anything is opened, which holds a connection of its own.
    let day = request.accord.reports().publication_day(&id).await?;
    let case = request.accord.commitments().member_commitment(&member, &path.slug).await?;
    if let Some(handed_in) = case.handed_in(&id)
        && let Err(error) = request.accord.reports().open_returned(&case, handed_in).await
    {
        tracing::warn!(?error, "that a returned report was opened could not be kept");
    }
    let opened_return = request.accord.reports().opened_return(&id).await?;
    let opened = OpenCommitment::open(&request, &member, &path.slug, "review-one-title", |_| true).await?;
    let handed_in = opened.case.handed_in(&id).ok_or(Error::Nowhere)?.clone();
    let form_data = opened.with_keys(&request, form_data, Versioned::Update(&id));
    let OpenCommitment { case, frame, context, mut page_context } = opened;
    let snapshot = &mut page_context.snapshot;
    let notes = NotesSection::with_form(&request, snapshot, &case, Some(&id), FormData::default(), false).await?;
    let messages = request.messages;
    let of = &handed_in.submission.value;
    let by = Some(&of.organisation);
    let may = case.may_about(Action::PublishUpdate, of.update.party(), by) && handed_in.returned.is_none();
    let required = context.reference.required_approvals(&of.organisation);
    let (_, steps) = handed_in.approvals_counted(required);
    let step = handed_in.next_step(&Person::of(&member), &member.name, required);
    let next = handed_in
        .next_approver(required)
        .map(|it| messages.with("review-turn-of", &[("name", it.name.as_str().into())]));
    let former = former_report(&case.history, &of.update);
    let recallable = may_recall(&case, &handed_in);
    let returned = handed_in.returned.as_ref().filter(|_| may_withdraw_return(&case, &handed_in));
    let withdrawable = returned.is_some_and(|it| opened_return != Some(it.sequence));
    let confirmed = of.confirms.as_ref().and_then(|id| case.update(id)).map(|it| it.effective_on);
    let no_change = no_change(of, confirmed, messages);
    let commitment = case.state.commitment.clone();
    let present = fields(&ReportContent::of(&of.update, of.on, of.visibility.clone()));
    let form_data = form_data.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(Page::private(frame, move || {
        let lang = context.lang;
        let visibility = &handed_in.submission.value.visibility;
        let recall = recallable.then(|| {
            let words = ["review-recall-note", "review-recall"];
            take_it_back(ReviewAction::Recall, words, &form_data, messages)
        });
        let withdraw_return = withdrawable.then(|| {
            let words = ["review-withdraw-return-note", "review-withdraw-return"];
            take_it_back(ReviewAction::WithdrawReturn, words, &form_data, messages)
        });
        let forms = may.then(|| forms(step, steps, visibility, &form_data, &context));
        let next = next.map(said);
        let day = day.map(|day| publication_day(day, may, &form_data, messages));
        view! {
            <PageHead
                steps=vec![(paths::review(lang), messages.say("review"))]
                title=messages.text("review")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            {day}
            {next}
            {no_change.map(said)}
            {submitted(&handed_in, former.as_ref(), &commitment.slug, &context)}
            {forms}
            {recall}
            {withdraw_return}
            {notes.card(&context)}
        }
    }))
}

/// Taking it back, or taking back that it was returned: what that means, and its button.
fn take_it_back(act: ReviewAction, [note, button]: [&str; 2], form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <form class="card write" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <p class="note">{messages.say(note)}</p>
            <button class="button plain" name=ReviewOneForm::NAMES.act value=act.word()>
                {messages.say(button)}
            </button>
        </form>
    }
    .into_any()
}

/// What a submission confirms that says that nothing has changed.
pub fn no_change(submission: &Submission, last: Option<Day>, messages: Messages) -> Option<String> {
    submission.confirms.as_ref()?;
    let on = messages.day(submission.on);
    let last = last.map_or_else(|| "–".to_owned(), |day| messages.day(day));
    Some(messages.with("review-no-change", &[("day", last.into()), ("on", on.into())]))
}

/// The day set for its publication, and taking that back.
fn publication_day(day: PublicationDay, may: bool, form_data: &FormData, messages: Messages) -> AnyView {
    let on = [("day", messages.day_in_prose(day.on).into())];
    if day.held {
        return said(messages.with("review-held", &on));
    }
    let cancel = may.then(|| {
        view! {
            <form method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <button class="button plain" name=ReviewOneForm::NAMES.act value=ReviewAction::CancelDay.word()>
                    {messages.text("review-cancel-day")}
                </button>
            </form>
        }
    });
    view! {
        <section class="card">
            <p>{messages.with("review-scheduled", &on)}</p>
            {cancel}
        </section>
    }
    .into_any()
}

fn submitted(
    open_submission: &OpenSubmission,
    former: Option<&FormerReport>,
    slug: &str,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let submission = &open_submission.submission.value;
    let organisation = context.organisation(submission.organisation.as_str());
    let by = messages.with(
        "review-submitted-by",
        &[("organisation", organisation.into()), ("name", open_submission.by.as_str().into())],
    );
    let who = audience::who(&submission.visibility, context);
    let returned = open_submission.returned.as_ref().map(|returned| {
        view! {
            <p class="notice">
                <Icon name="i-info" />
                {messages.with("desk-returned-by", &[("day", messages.day(returned.effective_on).into())])}
                ": "
                <LocalizedText text=returned.value.reason.clone() lang=lang />
            </p>
        }
    });
    let approved = open_submission
        .approvals
        .iter()
        .map(|(approval, name)| {
            let name = match &approval.value.decided_for {
                Some(other) => {
                    messages.with("acting-name", &[("name", own_name(name).into()), ("for", other.as_str().into())])
                }
                None if !approval.value.by.acts_for.is_empty() => messages.person(name),
                None => name.clone(),
            };
            let args = [("name", name.into()), ("day", messages.day(approval.effective_on).into())];
            view! {
                <p class="notice">
                    <Icon name="i-info" />
                    {messages.with("review-approved-by", &args)}
                </p>
                {opinion(&approval.value.opinion, context)}
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("report-fields-legend")}</h2>
                <span class="note">{by}</span>
            </header>
            {returned}
            {approved}
            <ReportCard update=submission.update.clone() slug=slug.to_owned() lang=lang messages=messages />
            {languages::marks(&stayed(&submission.update, former), context)}
            <p class="note">{messages.with("review-will-be-seen", &[("who", who.into())])}</p>
        </section>
        <section class="card">
            <header>
                <h2>{messages.text("difference-title")}</h2>
            </header>
            <ReportDifferenceView
                update=submission.update.clone()
                former=former.cloned()
                slug=slug.to_owned()
                context=context.clone()
            />
        </section>
    }
    .into_any()
}

fn forms(step: Step, steps: u8, visibility: &Visibility, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let to = audience::publish(visibility, context);
    let publish = match step {
        Step::Publishes => publish(to.clone(), form_data, messages),
        Step::Own => view! { <p class="card">{messages.text("review-own-report")}</p> }.into_any(),
        Step::Approves { step, of } => approve(step, of, form_data, messages),
        Step::Awaits => view! { <p class="card">{messages.text("problem-not_your_turn")}</p> }.into_any(),
        Step::Done => view! { <p class="card">{messages.text("review-approved-by-you")}</p> }.into_any(),
    };
    let edit = (step == Step::Publishes && may_be_reworded(steps)).then(|| edit(to, form_data, messages, lang));
    view! {
        <div class="columns even">
            {publish}
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("review-return")}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <Reason
                    label=messages.text("review-return-reason")
                    hint=messages.text("review-return-reason-hint")
                    act=ReviewAction::Return.word()
                    button=messages.text("review-return")
                    plain=true
                    form_data=form_data.clone()
                    messages=messages
                />
            </form>
        </div>
        {edit}
    }
    .into_any()
}

fn publish(to: String, form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("review-publish")}</h2>
            </header>
            <FormKeys form_data=form_data.clone() />
            {opinion_field(form_data, messages)}
            {day_ahead(form_data, messages)}
            <button class="button" name=ReviewOneForm::NAMES.act value=ReviewAction::Publish.word()>
                {to}
            </button>
        </form>
    }
    .into_any()
}

/// What the person who approves says to it.
pub fn opinion_field(form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <TextArea
            name=in_language(ReviewOneForm::NAMES.opinion, messages.lang())
            label=messages.text("review-opinion")
            hint=messages.text("review-opinion-hint")
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// What somebody said who approved it; nothing where they said nothing.
fn opinion(opinion: &Text, context: &RenderContext) -> Option<AnyView> {
    let (messages, lang) = (context.messages, context.lang);
    (!opinion.is_empty()).then(|| {
        view! {
            <div class="said">
                <b>{messages.text("review-opinion-of")}</b>
                <PlainText text=opinion.clone() lang=lang messages=messages />
            </div>
        }
        .into_any()
    })
}

/// One approval of several: afterwards the report waits for the others.
fn approve(step: u8, of: u8, form_data: &FormData, messages: Messages) -> AnyView {
    let args = [("step", u32::from(step).into()), ("of", u32::from(of).into())];
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("review-approve")}</h2>
                <span class="note">{messages.with("review-approve-step", &args)}</span>
            </header>
            <FormKeys form_data=form_data.clone() />
            <p class="note">{messages.text("review-approve-note")}</p>
            {opinion_field(form_data, messages)}
            <button class="button" name=ReviewOneForm::NAMES.act value=ReviewAction::Publish.word()>
                {messages.text("review-approve")}
            </button>
        </form>
    }
    .into_any()
}

/// Publishing with edits.
fn edit(to: String, form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    // Fields that the edit form does not show are sent along unchanged.
    let shown: Vec<(&str, Lang, String)> = Lang::ALL
        .iter()
        .flat_map(|of| TEXTS.iter().chain(&["title"]).map(|field| (*field, *of, in_language(field, *of))))
        .filter(|(_, of, name)| *of == lang || !form_data.value(name).is_empty())
        .collect();
    let kept: Vec<_> = form_data
        .written()
        .filter(|(name, _)| {
            !shown.iter().any(|(_, _, it)| it == name)
                && !["reason_en", "reason_ko", "opinion_en", "opinion_ko", "ahead"].contains(name)
        })
        .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> })
        .collect();
    let areas: Vec<_> = shown
        .iter()
        .map(|(field, of, name)| {
            let label = both::label_in(*of, &text_name(field, messages), messages);
            view! { <TextArea name=name.clone() label=label form_data=form_data.clone() /> }
        })
        .collect();
    let edited = form_data.value(ReviewOneForm::NAMES.act) == ReviewAction::PublishEdited.word();
    view! {
        <details class="card fold" open=edited>
            <summary>{messages.text("review-edit")}</summary>
            <form class="write" method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                {kept}
                <p class="note">{messages.text("review-edit-note")}</p>
                {areas}
                <button class="button" name=ReviewOneForm::NAMES.act value=ReviewAction::PublishEdited.word()>
                    {messages.with("review-publish-edited", &[("act", to.into())])}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// Takes a report back for those who submitted it, and leads to the draft that it is then.
async fn take_back(
    request: &RequestContext,
    member: &Member,
    slug: &str,
    form: UpdateRef,
    form_data: FormData,
) -> FormResult {
    let case = request.accord.commitments().member_commitment(member, slug).await?;
    let written = case.handed_in(&form.update).map(|it| {
        let submission = &it.submission.value;
        let content = ReportContent::of(&submission.update, submission.on, submission.visibility.clone());
        let corrects = submission.update.corrects.as_ref().map(|id| ("corrects".to_owned(), id.0.clone()));
        fields(&content).into_iter().chain(corrects).collect::<Vec<_>>()
    });
    let written = serde_json::to_string(&written.unwrap_or_default()).unwrap_or_default();
    match request.accord.reports().recall(member, slug, form, written).await {
        Ok(Some(draft)) => {
            let about = [("draft", draft.as_str()), ("done", "recalled")];
            Ok(FormOutcome::Redirect(paths::with_query(&paths::report(request.lang, slug), about)))
        }
        Ok(None) => redirect_done(&paths::desk(request.lang), "recalled"),
        Err(refusal) => refuse_form(request, form_data, refusal),
    }
}

/// Publishes or returns a waiting report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: UpdatePath, mut form_data: FormData) -> FormResult {
    use review::one::ReviewAction;

    let slug = path.slug.as_str();
    let queue = paths::review(request.lang);
    let form = update_ref(path.update.clone(), &form_data);
    let Ok(ask) = form_data.value(ReviewOneForm::NAMES.act).parse::<ReviewAction>() else {
        return Ok(FormOutcome::Refused(form_data));
    };
    if ask == ReviewAction::Return {
        let reason = text(&form_data, ReviewOneForm::NAMES.reason);
        return match request.accord.reports().return_to_author(&member, slug, form, reason).await {
            Ok(()) => {
                let report = format!("{slug}/{}", path.update);
                let said = [("done", "returned"), (review::RETURNED, report.as_str())];
                Ok(FormOutcome::Redirect(paths::with_query(&queue, said)))
            }
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    if ask == ReviewAction::WithdrawReturn {
        return match request.accord.reports().withdraw_return(&member, slug, form).await {
            Ok(()) => redirect_done(&queue, "return_withdrawn"),
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    if ask == ReviewAction::Recall {
        return take_back(&request, &member, slug, form, form_data).await;
    }
    if ask == ReviewAction::CancelDay {
        return match request.accord.reports().cancel_publication(&member, slug, form).await {
            Ok(()) => redirect_done(&queue, "cancelled"),
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    let edited = match ask {
        ReviewAction::PublishEdited => match read(&mut form_data, request.messages) {
            Some(written) => Some(written),
            None => return Ok(FormOutcome::Refused(form_data)),
        },
        _ => None,
    };
    let ahead = optional_day(&mut form_data, ReviewOneForm::NAMES.ahead, request.messages);
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let opinion = text(&form_data, ReviewOneForm::NAMES.opinion);
    match request.accord.reports().approve(&member, slug, form, edited, ahead, opinion).await {
        Ok(Published::Now(_)) => redirect_done(&queue, "published"),
        Ok(Published::On(_)) => redirect_done(&queue, "scheduled"),
        Ok(Published::Approved(_)) => redirect_done(&queue, "approved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
