//! One report that waits: published as it is or with other words, or returned with a reason.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::icon::Icon;
use crate::app::components::report::ReportCard;
use crate::app::components::text::Words as Shown;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given_day;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::form_data::{TEXTS, fields, in_language};
use crate::app::pages::report::refused;
use crate::app::pages::report::review;
use crate::app::request::Drawing;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::words;
use crate::domain::record::workflow::HandedIn;
use crate::domain::report::approval::Step;
use crate::domain::report::content::Written;
use crate::domain::report::update::UpdateId;
use crate::i18n::Words;
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::report::review::Published;

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
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
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    let id = UpdateId(visit.item.clone());
    let handed_in = case.handed_in(&id).ok_or(Error::Nowhere)?.clone();
    let words = visit.words;
    let drawing = reading.drawing(&visit);
    let of = &handed_in.submission.value;
    let by = Some(&of.organisation);
    let may = case.may_about(Act::PublishUpdate, of.update.party(), by) && handed_in.returned.is_none();
    let step = handed_in.next_step(&member.account, drawing.reference.approval_steps(&of.organisation));
    let commitment = case.state.commitment.clone();
    let title = words.with("review-one-title", &[("title", commitment.title.words(visit.lang).into())]);
    let frame = Frame::of_own(&visit, &reading, &title);
    let present = fields(&Written::of(&of.update, of.on, of.visibility.clone()));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Update(&id)));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    let typed = typed.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(Page::private(frame, title, move || {
        let lang = drawing.lang;
        let forms = may.then(|| forms(step, &typed, words, lang));
        view! {
            <WorkHead
                from=(paths::review(lang), words.say("review"))
                title=words.text("review")
                commitment=commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            {submitted(&handed_in, &commitment.slug, &drawing)}
            {forms}
        }
    }))
}

fn submitted(it: &HandedIn, slug: &str, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let submission = &it.submission.value;
    let organisation = drawing.organisation(submission.organisation.as_str());
    let by =
        words.with("review-submitted-by", &[("organisation", organisation.into()), ("name", it.by.as_str().into())]);
    let who = match &submission.visibility {
        crate::domain::access::permission::Visibility::Public => words.say("report-visibility-public"),
        crate::domain::access::permission::Visibility::Shared => words.say("report-visibility-shared"),
        crate::domain::access::permission::Visibility::Party(_) => words.say("report-visibility-party"),
        crate::domain::access::permission::Visibility::Organisation(code) => {
            let name = drawing.organisation(code.as_str());
            words.with("report-visibility-organisation", &[("organisation", name.into())])
        }
    };
    let returned = it.returned.as_ref().map(|returned| {
        view! {
            <p class="notice">
                <Icon name="i-info" />
                {words.with("desk-returned-by", &[("day", words.day(returned.effective_on).into())])}
                ": "
                <Shown text=returned.value.reason.clone() lang=lang />
            </p>
        }
    });
    let approved = it
        .approvals
        .iter()
        .map(|(approval, name)| {
            let args = [("name", name.as_str().into()), ("day", words.day(approval.effective_on).into())];
            view! {
                <p class="notice">
                    <Icon name="i-info" />
                    {words.with("review-approved-by", &args)}
                </p>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <header>
                <h2>{words.text("report-fields-legend")}</h2>
                <span class="note">{by}</span>
            </header>
            {returned}
            {approved}
            <ReportCard update=submission.update.clone() slug=slug.to_owned() lang=lang words=words />
            <p class="note">{words.with("review-will-be-seen", &[("who", who.into())])}</p>
        </section>
    }
    .into_any()
}

fn forms(step: Step, typed: &Typed, words: Words, lang: Lang) -> AnyView {
    let publish = match step {
        Step::Publishes => publish(typed, words),
        Step::Approves { step, of } => approve(step, of, typed, words),
        Step::Done => view! { <p class="card">{words.text("review-approved-by-you")}</p> }.into_any(),
    };
    let edit = (step == Step::Publishes).then(|| edit(typed, words, lang));
    let reason = in_language("reason", lang);
    view! {
        <div class="columns even">
            {publish}
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{words.text("review-return")}</h2>
                </header>
                <FormKeys typed=typed.clone() />
                <TextArea
                    name=reason
                    label=words.text("review-return-reason")
                    hint=words.text("review-return-reason-hint")
                    typed=typed.clone()
                />
                <button class="button plain" name="act" value=Ask::Return.word()>
                    {words.text("review-return")}
                </button>
            </form>
        </div>
        {edit}
    }
    .into_any()
}

fn publish(typed: &Typed, words: Words) -> AnyView {
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("review-publish")}</h2>
            </header>
            <FormKeys typed=typed.clone() />
            <TextField
                name="ahead"
                label=words.text("review-ahead")
                hint=words.text("review-ahead-hint")
                takes=Takes::Day
                autocomplete="off"
                typed=typed.clone()
            />
            <button class="button" name="act" value=Ask::Publish.word()>
                {words.text("review-publish")}
            </button>
        </form>
    }
    .into_any()
}

/// One step of several: the report waits for the others afterwards.
fn approve(step: u8, of: u8, typed: &Typed, words: Words) -> AnyView {
    let args = [("step", u32::from(step).into()), ("of", u32::from(of).into())];
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("review-approve")}</h2>
                <span class="note">{words.with("review-approve-step", &args)}</span>
            </header>
            <FormKeys typed=typed.clone() />
            <p class="note">{words.text("review-approve-note")}</p>
            <button class="button" name="act" value=Ask::Publish.word()>
                {words.text("review-approve")}
            </button>
        </form>
    }
    .into_any()
}

/// Publishing with other words.
fn edit(typed: &Typed, words: Words, lang: Lang) -> AnyView {
    // What the form for other words does not show goes along as it is.
    let shown: Vec<String> = Lang::ALL
        .iter()
        .flat_map(|lang| TEXTS.iter().chain(&["title"]).map(|field| in_language(field, *lang)))
        .filter(|name| name.ends_with(lang.code()) || !typed.value(name).is_empty())
        .collect();
    let kept: Vec<_> = typed
        .written()
        .filter(|(name, _)| !shown.iter().any(|it| it == name) && !["reason_en", "reason_ko", "ahead"].contains(name))
        .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> })
        .collect();
    let areas: Vec<_> = shown
        .iter()
        .map(|name| {
            let (field, of) = name.rsplit_once('_').unwrap_or((name, ""));
            let key = if field == "title" { "report-title-field".to_owned() } else { format!("report-{field}") };
            let other = if of == lang.code() { "report-in-own-language" } else { "report-in-other-language" };
            let label =
                words.with("labelled", &[("label", words.text(other).into()), ("value", words.say(&key).into())]);
            view! { <TextArea name=name.clone() label=label typed=typed.clone() /> }
        })
        .collect();
    let edited = typed.value("act") == Ask::PublishEdited.word();
    view! {
        <details class="card fold" open=edited>
            <summary>{words.text("review-edit")}</summary>
            <form class="write" method="post" novalidate=true>
                <FormKeys typed=typed.clone() />
                {kept}
                <p class="note">{words.text("review-edit-note")}</p>
                {areas}
                <button class="button" name="act" value=Ask::PublishEdited.word()>
                    {words.text("review-publish-edited")}
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
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use review::one::Ask;

    let slug = visit.slug.as_str();
    let queue = paths::review(visit.lang);
    let form = about(&visit.item, &typed);
    let Ok(ask) = typed.value("act").parse::<Ask>() else { return Ok(Posted::Again(typed)) };
    if ask == Ask::Return {
        let reason = text(&typed, "reason");
        return match visit.accord.return_(&member, slug, form, reason).await {
            Ok(()) => done(&queue, "returned"),
            Err(refusal) => again(&visit, typed, refusal),
        };
    }
    let edited = match ask {
        Ask::PublishEdited => match read(&mut typed, visit.words) {
            Some(written) => Some(written),
            None => return Ok(Posted::Again(typed)),
        },
        _ => None,
    };
    let ahead = given_day(&mut typed, "ahead", visit.words);
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    match visit.accord.publish(&member, slug, form, edited, ahead).await {
        Ok(Published::Now(_)) => done(&queue, "published"),
        Ok(Published::On(_)) => done(&queue, "scheduled"),
        Ok(Published::Approved(_)) => done(&queue, "approved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
