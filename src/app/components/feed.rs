//! Short lists of what happened or is due.

use leptos::prelude::*;

use crate::app::components::day::day;
use crate::app::components::report::ReportTitle;
use crate::app::components::status::{HeadlineMark, PUBLISHED, ReportedStatus, published_words};
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::report::update::{Update, Voice};
use crate::paths;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// Who speaks in an update.
pub fn spoken_by(update: &Update, context: &RenderContext) -> String {
    match &update.voice {
        Voice::PublicRecord => context.messages.say("voice-public_record"),
        Voice::Party(party) => {
            context.messages.with("voice-party", &[("party", context.party_tag(party.as_str()).into())])
        }
    }
}

/// An update: what was reported, about which commitment, when, as what and by whom.
#[component]
pub fn UpdateItem(
    /// The update.
    reported: ListedUpdate,
    /// The row of its commitment.
    entry: ListRow,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let listed = entry.listed;
    let by = spoken_by(&reported.update, &context);
    view! {
        <li data-commitment=listed.slug.clone()>
            <a class="t" href=context.link(&paths::commitment(lang, &listed.slug))>
                <ReportTitle update=reported.update.clone() lang=lang messages=messages />
            </a>
            <span class="of">
                <LocalizedText text=listed.title lang=lang />
            </span>
            <span class="meta">
                {day(reported.effective_on, messages)}
                <ReportedStatus update=reported.update messages=messages />
                <span class="by">{by}</span>
            </span>
        </li>
    }
    .into_any()
}

/// A commitment beside a day or a period.
#[component]
pub fn CommitmentItem(
    /// The commitment.
    entry: ListRow,
    /// What is shown on the left.
    leaf: AnyView,
    /// What is shown before the status.
    #[prop(optional_no_strip)]
    before: Option<AnyView>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let listed = entry.listed;
    let (slug, title) = (listed.slug.clone(), listed.title.clone());
    let address = context.link(&paths::commitment(lang, &slug));
    let judged = published_words(&listed, &context)
        .map(|judged| view! { " "<a class="by judged" href=format!("{address}#{PUBLISHED}")>{judged}</a> });
    view! {
        <li data-commitment=slug>
            <span class="day">{leaf}</span>
            <a class="t" href=address>
                <LocalizedText text=title lang=lang />
            </a>
            <span class="meta">
                {before}
                <HeadlineMark listed=listed messages=messages />
                {judged}
            </span>
        </li>
    }
    .into_any()
}
