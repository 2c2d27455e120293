//! One report that waits: published as it is or with other words, or returned with a reason.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::icon::Icon;
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given_day;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::form_data::{TEXTS, fields, in_language};
use crate::app::pages::report::refused;
use crate::app::pages::report::review;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::approval::Step;
use crate::domain::report::content::ReportContent;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::review::Published;

string_enum! {
    /// What the buttons ask for, in the field `act`.
    ReviewAction {
        Publish = "publish",
        /// With the words of the form.
        PublishEdited = "publish_edited",
        Return = "return",
    }
}

/// Loads a report that waits. Its authors see it too, without the buttons.
///
/// # Errors
/// When there is none that the person may see, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let page_context = request.read().await?;
    let id = UpdateId(request.item.clone());
    let handed_in = case.handed_in(&id).ok_or(Error::Nowhere)?.clone();
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let of = &handed_in.submission.value;
    let by = Some(&of.organisation);
    let may = case.may_about(Action::PublishUpdate, of.update.party(), by) && handed_in.returned.is_none();
    let step = handed_in.next_step(&member.account, context.reference.approval_steps(&of.organisation));
    let commitment = case.state.commitment.clone();
    let title = messages.with("review-one-title", &[("title", commitment.title.words(request.lang).into())]);
    let frame = Frame::of_own(&request, &page_context, &title);
    let present = fields(&ReportContent::of(&of.update, of.on, of.visibility.clone()));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Update(&id)));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
    let form_data = form_data.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(Page::private(frame, title, move || {
        let lang = context.lang;
        let forms = may.then(|| forms(step, &form_data, messages, lang));
        view! {
            <WorkHead
                from=(paths::review(lang), messages.say("review"))
                title=messages.text("review")
                commitment=commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            {submitted(&handed_in, &commitment.slug, &context)}
            {forms}
        }
    }))
}

fn submitted(it: &OpenSubmission, slug: &str, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let submission = &it.submission.value;
    let organisation = context.organisation(submission.organisation.as_str());
    let by =
        messages.with("review-submitted-by", &[("organisation", organisation.into()), ("name", it.by.as_str().into())]);
    let who = match &submission.visibility {
        crate::domain::access::permission::Visibility::Public => messages.say("field-visibility-public"),
        crate::domain::access::permission::Visibility::Shared => messages.say("field-visibility-shared"),
        crate::domain::access::permission::Visibility::Party(_) => messages.say("field-visibility-party"),
        crate::domain::access::permission::Visibility::Organisation(code) => {
            let name = context.organisation(code.as_str());
            messages.with("field-visibility-organisation", &[("organisation", name.into())])
        }
    };
    let returned = it.returned.as_ref().map(|returned| {
        view! {
            <p class="notice">
                <Icon name="i-info" />
                {messages.with("desk-returned-by", &[("day", messages.day(returned.effective_on).into())])}
                ": "
                <LocalizedText text=returned.value.reason.clone() lang=lang />
            </p>
        }
    });
    let approved = it
        .approvals
        .iter()
        .map(|(approval, name)| {
            let args = [("name", name.as_str().into()), ("day", messages.day(approval.effective_on).into())];
            view! {
                <p class="notice">
                    <Icon name="i-info" />
                    {messages.with("review-approved-by", &args)}
                </p>
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
            <p class="note">{messages.with("review-will-be-seen", &[("who", who.into())])}</p>
        </section>
    }
    .into_any()
}

fn forms(step: Step, form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    let publish = match step {
        Step::Publishes => publish(form_data, messages),
        Step::Approves { step, of } => approve(step, of, form_data, messages),
        Step::Done => view! { <p class="card">{messages.text("review-approved-by-you")}</p> }.into_any(),
    };
    let edit = (step == Step::Publishes).then(|| edit(form_data, messages, lang));
    let reason = in_language("reason", lang);
    view! {
        <div class="columns even">
            {publish}
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("review-return")}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <TextArea
                    name=reason
                    label=messages.text("review-return-reason")
                    hint=messages.text("review-return-reason-hint")
                    form_data=form_data.clone()
                />
                <button class="button plain" name="act" value=ReviewAction::Return.word()>
                    {messages.text("review-return")}
                </button>
            </form>
        </div>
        {edit}
    }
    .into_any()
}

fn publish(form_data: &FormData, messages: Messages) -> AnyView {
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("review-publish")}</h2>
            </header>
            <FormKeys form_data=form_data.clone() />
            <TextField
                name="ahead"
                label=messages.text("review-ahead")
                hint=messages.text("review-ahead-hint")
                takes=Takes::Day
                autocomplete="off"
                form_data=form_data.clone()
            />
            <button class="button" name="act" value=ReviewAction::Publish.word()>
                {messages.text("review-publish")}
            </button>
        </form>
    }
    .into_any()
}

/// One step of several: the report waits for the others afterwards.
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
            <button class="button" name="act" value=ReviewAction::Publish.word()>
                {messages.text("review-approve")}
            </button>
        </form>
    }
    .into_any()
}

/// Publishing with other words.
fn edit(form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    // What the form for other words does not show goes along as it is.
    let shown: Vec<String> = Lang::ALL
        .iter()
        .flat_map(|lang| TEXTS.iter().chain(&["title"]).map(|field| in_language(field, *lang)))
        .filter(|name| name.ends_with(lang.code()) || !form_data.value(name).is_empty())
        .collect();
    let kept: Vec<_> = form_data
        .written()
        .filter(|(name, _)| !shown.iter().any(|it| it == name) && !["reason_en", "reason_ko", "ahead"].contains(name))
        .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> })
        .collect();
    let areas: Vec<_> = shown
        .iter()
        .map(|name| {
            let (field, of) = name.rsplit_once('_').unwrap_or((name, ""));
            let key = if field == "title" { "report-title-field".to_owned() } else { format!("report-{field}") };
            let other = if of == lang.code() { "field-in-own-language" } else { "field-in-other-language" };
            let label = messages
                .with("labelled", &[("label", messages.text(other).into()), ("value", messages.say(&key).into())]);
            view! { <TextArea name=name.clone() label=label form_data=form_data.clone() /> }
        })
        .collect();
    let edited = form_data.value("act") == ReviewAction::PublishEdited.word();
    view! {
        <details class="card fold" open=edited>
            <summary>{messages.text("review-edit")}</summary>
            <form class="write" method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                {kept}
                <p class="note">{messages.text("review-edit-note")}</p>
                {areas}
                <button class="button" name="act" value=ReviewAction::PublishEdited.word()>
                    {messages.text("review-publish-edited")}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// Publishes a report that waits, or returns it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use review::one::ReviewAction;

    let slug = request.slug.as_str();
    let queue = paths::review(request.lang);
    let form = about(&request.item, &form_data);
    let Ok(ask) = form_data.value("act").parse::<ReviewAction>() else { return Ok(FormOutcome::Refused(form_data)) };
    if ask == ReviewAction::Return {
        let reason = text(&form_data, "reason");
        return match request.accord.reports().return_to_author(&member, slug, form, reason).await {
            Ok(()) => done(&queue, "returned"),
            Err(refusal) => again(&request, form_data, refusal),
        };
    }
    let edited = match ask {
        ReviewAction::PublishEdited => match read(&mut form_data, request.messages) {
            Some(written) => Some(written),
            None => return Ok(FormOutcome::Refused(form_data)),
        },
        _ => None,
    };
    let ahead = given_day(&mut form_data, "ahead", request.messages);
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    match request.accord.reports().publish(&member, slug, form, edited, ahead).await {
        Ok(Published::Now(_)) => done(&queue, "published"),
        Ok(Published::On(_)) => done(&queue, "scheduled"),
        Ok(Published::Approved(_)) => done(&queue, "approved"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
