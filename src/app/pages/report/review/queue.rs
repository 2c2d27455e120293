//! The reports that wait to be published: what is proposed beside what stands, and what to do with the chosen ones.

use leptos::prelude::*;

use crate::app::components::difference::{ReportDifferenceView, stayed};
use crate::app::components::form_page::{EnterButton, FormKey};
use crate::app::components::icon::Icon;
use crate::app::components::reason::Reason;
use crate::app::components::status::{HeadlineMark, StatusMark};
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::desk::scheduled;
use crate::app::pages::report::fields::day_ahead;
use crate::app::pages::report::review::one::opinion_field;
use crate::app::pages::report::review::{
    ReviewForm, TogetherAction, audience, choose_all, chosen_as, languages, version,
};
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::status::Status;
use crate::domain::list::projection::ListEntry;
use crate::domain::record::former_report::FormerReport;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::report::approval::Step;
use crate::domain::report::update::{Update, UpdateId};
use crate::i18n::Messages;
use crate::paths;
use crate::service::report::desk::SubmissionItem;

/// What the page knows of a waiting report besides its row.
pub struct Known {
    pub update: UpdateId,
    /// How many approvals count, and how many are needed.
    pub approvals: (u8, u8),
    /// The name of the person on the path whose turn it is.
    pub next: Option<String>,
    /// What the reader's approval would be.
    pub step: Step,
    /// What its organisation published before.
    pub former: Option<FormerReport>,
}

/// What the list chooses when all are chosen: what the reader can approve.
pub fn all(items: &[SubmissionItem], known: &[Known]) -> Vec<String> {
    let awaits = |item: &&SubmissionItem| known_of(item, known).is_some_and(|it| approves(it.step));
    items.iter().filter(awaits).map(chosen_value).collect()
}

const fn approves(step: Step) -> bool {
    matches!(step, Step::Publishes | Step::Approves { .. })
}

fn known_of<'a>(item: &SubmissionItem, known: &'a [Known]) -> Option<&'a Known> {
    known.iter().find(|it| it.update == item.waiting.submission.update.id)
}

fn chosen_value(item: &SubmissionItem) -> String {
    chosen_as(&item.entry.listed.slug, item.waiting.submission.update.id.as_str())
}

/// The list with its buttons; nothing where no report waits.
pub fn view(
    items: &[SubmissionItem],
    known: &[Known],
    key: &str,
    form_data: &FormData,
    context: &RenderContext,
) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let messages = context.messages;
    let rows: Vec<_> = items.iter().map(|item| row(item, known_of(item, known), form_data, context)).collect();
    let button = button(items, known, context);
    let is_set = items.iter().any(|it| it.release_on.is_some());
    let cancel = is_set.then(|| {
        view! {
            <button class="button plain" name=ReviewForm::NAMES.act value=TogetherAction::CancelDays.word()>
                {messages.text("review-cancel-chosen")}
            </button>
        }
    });
    let reason = in_language(ReviewForm::NAMES.reason, context.lang);
    let returns =
        form_data.value(ReviewForm::NAMES.act) == TogetherAction::Return.word() || !form_data.value(&reason).is_empty();
    let says = !form_data.value(&in_language(ReviewForm::NAMES.opinion, context.lang)).is_empty();
    Some(
        view! {
            <form class="card together" id="submitted" method="post" novalidate=true>
                <FormKey key=key />
                <EnterButton act=TogetherAction::Publish.word() label=button.clone() />
                <header>
                    <h2>{messages.text("review-submitted")} " " <span class="count">{items.len()}</span></h2>
                    {choose_all(ReviewForm::NAMES.chosen, "submitted", context)}
                </header>
                {wrong(ReviewForm::NAMES.chosen, form_data)}
                <ul class="queue">{rows}</ul>
                <details class="read" open=says>
                    <summary>{messages.text("review-opinion")}</summary>
                    <div class="write">{opinion_field(form_data, messages)}</div>
                </details>
                <div class="acts">
                    {day_ahead(form_data, messages)}
                    <button class="button" name=ReviewForm::NAMES.act value=TogetherAction::Publish.word()>
                        {button}
                    </button>
                    {cancel}
                </div>
                <details class="read" open=returns>
                    <summary>{messages.text("review-return-chosen")}</summary>
                    <div class="write">
                        <Reason
                            label=messages.text("review-return-reason")
                            hint=messages.text("review-return-reason-hint")
                            act=TogetherAction::Return.word()
                            button=messages.text("review-return-chosen")
                            plain=true
                            form_data=form_data.clone()
                            messages=messages
                        />
                    </div>
                </details>
            </form>
        }
        .into_any(),
    )
}

/// What is wrong with a choice, where the error summary leads.
pub fn wrong(list: &'static str, form_data: &FormData) -> Option<AnyView> {
    let errors: Vec<_> = form_data
        .errors()
        .filter(|(field, _)| *field == list)
        .map(|(_, error)| view! { <p><Icon name="i-info" />{error.to_owned()}</p> })
        .collect();
    (!errors.is_empty()).then(|| view! { <div class="wrong" id=list tabindex="-1">{errors}</div> }.into_any())
}

/// What the button says that approves: to whom the reports are published, all to the same or each to those on its row.
fn button(items: &[SubmissionItem], known: &[Known], context: &RenderContext) -> String {
    let messages = context.messages;
    let mut seen: Vec<&Visibility> = Vec::new();
    let (mut publishes, mut waits) = (false, false);
    for (item, known) in items.iter().filter_map(|item| Some((item, known_of(item, known)?))) {
        match known.step {
            Step::Publishes => {
                publishes = true;
                let visibility = &item.waiting.submission.visibility;
                if !seen.contains(&visibility) {
                    seen.push(visibility);
                }
            }
            Step::Approves { .. } => waits = true,
            Step::Done | Step::Own | Step::Awaits => {}
        }
    }
    let who = || seen.iter().map(|it| audience::who(it, context)).collect::<Vec<_>>().join(" / ");
    match (publishes, waits, &seen[..]) {
        (true, false, [one]) => {
            messages.with("review-publish-chosen-one", &[("act", audience::publish(one, context).into())])
        }
        (true, false, _) => messages.with("review-publish-chosen", &[("who", who().into())]),
        (true, true, _) => messages.with("review-approve-or-publish-chosen", &[("who", who().into())]),
        _ => messages.say("review-approve-chosen"),
    }
}

/// The status that stands and the one that is reported, each under its label.
pub fn statuses(listed: &ListEntry, reported: Status, messages: Messages) -> AnyView {
    view! {
        <p class="meta">
            <span>
                <small>{messages.text("review-status-now")}</small>
                " "
                <HeadlineMark listed=listed.clone() messages=messages />
            </span>
            <span>
                <small>{messages.text("review-status-reported")}</small>
                " "
                <StatusMark status=HeadlineStatus::from(reported) messages=messages />
            </span>
        </p>
    }
    .into_any()
}

fn row(item: &SubmissionItem, known: Option<&Known>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let (submission, listed) = (&item.waiting.submission, &item.entry.listed);
    let update = &submission.update;
    let organisation = context.organisation(submission.organisation.as_str());
    let acted = submission.author.as_ref().is_some_and(|it| !it.acts_for.is_empty() && !it.as_oneself);
    let name = if acted { messages.person(&item.waiting.by) } else { item.waiting.by.clone() };
    let by = format!("{organisation} · {name}");
    let waits = messages.with("desk-waiting-days", &[("n", item.days.into())]);
    let (approvals, needed) = known.map_or((0, 1), |it| it.approvals);
    let approved = (approvals > 0).then(|| {
        messages.with("review-approved-of", &[("n", u32::from(approvals).into()), ("of", u32::from(needed).into())])
    });
    let next = known.and_then(|it| it.next.as_deref());
    let next = next.map(|name| messages.with("review-turn-of", &[("name", name.into())]));
    let no_change = submission.confirms.as_ref().map(|_| messages.say("sheet-unchanged"));
    let said: Vec<String> =
        [by, waits].into_iter().chain(scheduled(item, context)).chain(approved).chain(next).chain(no_change).collect();
    let who = messages.with("review-will-be-seen", &[("who", audience::who(&submission.visibility, context).into())]);
    let address = paths::review_of(lang, &listed.slug, update.id.as_str());
    let name = version(update.id.as_str());
    let own = known.is_some_and(|it| it.step == Step::Own);
    let value = chosen_value(item);
    let tick = (!own).then(|| tick(ReviewForm::NAMES.chosen, value, listed.title.words(lang), form_data, messages));
    let former = known.and_then(|it| it.former.clone());
    let marks = languages::marks(&stayed(update, former.as_ref()), context);
    view! {
        <li data-commitment=listed.slug.clone()>
            {tick}
            <div>
                <a class="t" href=address>
                    <LocalizedText text=listed.title.clone() lang=lang />
                </a>
                {statuses(listed, update.status, messages)}
                <p class="meta">
                    <b>{who}</b>
                    <span>{said.join(" · ")}</span>
                </p>
                {own.then(|| view! { <p class="note">{messages.text("review-own-report")}</p> })}
                {marks}
                {compared(update, former, listed, context)}
            </div>
            <input type="hidden" name=name.clone() value=form_data.value(&name).to_owned() />
        </li>
    }
    .into_any()
}

/// The report beside the one before it, unfolded where somebody wants to read it.
pub fn compared(update: &Update, former: Option<FormerReport>, listed: &ListEntry, context: &RenderContext) -> AnyView {
    view! {
        <details class="read">
            <summary>
                {context.messages.text("review-compare")}
                <span class="vh">{format!(": {}", listed.title.words(context.lang))}</span>
            </summary>
            <ReportDifferenceView
                update=update.clone()
                former=former
                slug=listed.slug.clone()
                context=context.clone()
            />
        </details>
    }
    .into_any()
}

/// The box by which a report is chosen.
pub fn tick(list: &'static str, value: String, title: &str, form_data: &FormData, messages: Messages) -> AnyView {
    let checked = form_data.values(list).any(|it| it == value);
    view! {
        <label class="check">
            <input type="checkbox" name=list value=value checked=checked />
            <span class="vh">{format!("{}: {title}", messages.text("review-choose"))}</span>
        </label>
    }
    .into_any()
}
