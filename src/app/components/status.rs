//! How a commitment stands: always a shape and a word, and on whose word.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::status::Status;
use crate::domain::list::projection::ListEntry;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus};
use crate::domain::record::published_judgement::JudgementPublisher;
use crate::domain::report::update::{Update, Voice};
use crate::i18n::Messages;

/// The word for the class and shape of a row: its status, or that it is a proposal. What others stand for is drawn as what
/// nobody pursues.
pub fn look(listed: &ListEntry) -> &'static str {
    if listed.outlook.superseded.is_some() {
        HeadlineStatus::NotPursued.word()
    } else if listed.standing == crate::domain::commitment::Standing::Proposed {
        "proposed"
    } else {
        listed.headline.status.word()
    }
}

/// The word that a row's status cell says: what became of it where others stand for it.
pub fn look_word(listed: &ListEntry, messages: Messages) -> &'static str {
    if let Some(superseded) = &listed.outlook.superseded {
        messages.of_word("supersession", superseded.how)
    } else if listed.standing == crate::domain::commitment::Standing::Proposed {
        messages.of_word("standing", listed.standing)
    } else {
        messages.of_word("status", listed.headline.status)
    }
}

/// On whose word the headline rests; nothing where nobody said anything, for a proposal, and where the sides differ:
/// there the status already says so.
pub fn rests_on(listed: &ListEntry, messages: Messages) -> Option<&'static str> {
    let silent = matches!(listed.headline.kind, HeadlineKind::None | HeadlineKind::Differ)
        || look(listed) == "proposed"
        || listed.outlook.superseded.is_some();
    (!silent).then(|| messages.of_word("kind", listed.headline.kind))
}

/// What a published source judges, where no party has reported: in whose word, and what.
pub fn published_words(listed: &ListEntry, context: &RenderContext) -> Option<String> {
    let judgement = listed.published.as_ref()?;
    let (messages, status) = (context.messages, context.messages.of_word("status", judgement.status));
    Some(match &judgement.publisher {
        JudgementPublisher::Joint => messages.with("published-joint", &[("status", status.into())]),
        JudgementPublisher::Party(Some(party)) => messages
            .with("published-party", &[("party", context.party(party.as_str()).into()), ("status", status.into())]),
        JudgementPublisher::Party(None) => messages.with("published-of_a_party", &[("status", status.into())]),
        JudgementPublisher::Other => messages.with("published-other", &[("status", status.into())]),
    })
}

/// The anchor of what published sources say, on the page of a commitment.
pub const PUBLISHED: &str = "published";

/// A headline: shape, word, and on whose word.
#[component]
pub fn HeadlineMark(
    /// The commitment.
    listed: ListEntry,
    /// Language and words.
    messages: Messages,
) -> impl IntoView {
    let look = look(&listed);
    view! {
        <span class=format!("status {look}")>
            <Icon name=format!("s-{look}") />
            {look_word(&listed, messages)}
        </span>
        {rests_on(&listed, messages).map(|by| view! { " "<span class="by">{by}</span> })}
    }
}

/// A status as a shape and a word.
#[component]
pub fn StatusMark(
    /// The status.
    #[prop(into)]
    status: HeadlineStatus,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    view! {
        <span class=format!("status {status}")>
            <Icon name=format!("s-{status}") />
            {messages.of_word("status", status)}
        </span>
    }
}

/// The status of one update. A judgement that an editor read in a source stands without the colour of a headline: "as
/// reported".
#[component]
pub fn ReportedStatus(
    /// The update.
    update: Update,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    let status = update.status;
    if update.voice == Voice::PublicRecord && !status.is_fact() && status != Status::Unknown {
        view! { <span class="reported">{messages.text("as-reported")}": "<b>{messages.of_word("status", status)}</b></span> }
            .into_any()
    } else if update.voice == Voice::PublicRecord && status == Status::Unknown {
        ().into_any()
    } else {
        view! { <StatusMark status=HeadlineStatus::from(status) messages=messages /> }.into_any()
    }
}

/// How lately anything was reported.
#[component]
pub fn FreshnessMark(
    /// The freshness.
    freshness: Freshness,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    view! {
        <span class=format!("fresh {freshness}")>
            <Icon name=format!("f-{freshness}") />
            {messages.of_word("freshness", freshness)}
        </span>
    }
}

/// Whether the commitment is overdue on the day shown.
pub fn is_late(listed: &ListEntry, context: &RenderContext) -> bool {
    listed.outlook.due_state(context.as_of) == Some(DueState::Passed)
}

/// The tag of a party: its short name in the reader's language, and which side it is.
#[component]
pub fn PartyTag(
    /// The party's code.
    #[prop(into)]
    code: String,
    /// Language and names.
    context: RenderContext,
) -> impl IntoView {
    let second =
        context.reference.statements.first().is_some_and(|it| it.tracked.get(1).is_some_and(|it| it.0 == code));
    let class = if second { "party second" } else { "party" };
    view! { <span class=class title=context.party(&code)>{context.party_tag(&code)}</span> }
}
