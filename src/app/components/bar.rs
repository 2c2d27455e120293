//! How many stand at each status: as a bar, and in words.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;
use crate::i18n::Messages;

/// The gap between two parts of a bar, as a percentage of its length.
const GAP: f64 = 0.35;

/// The counts in words: `Completed 4, In progress 7`.
pub fn in_words(parts: impl Iterator<Item = (HeadlineStatus, u32)>, messages: Messages) -> String {
    let parts: Vec<String> = parts
        .map(|(status, count)| {
            let status = messages.of_word("status", status);
            messages.with("count-at-status", &[("status", status.into()), ("n", count.into())])
        })
        .collect();
    parts.join(", ")
}

/// A bar with a part for each status that occurs; nothing where there is nothing to show. Proposals have no part in it.
#[component]
pub fn StatusBar(
    /// How many stand at each status.
    counts: Counts,
    /// What the bar is about, read aloud before the counts.
    #[prop(into)]
    about: String,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    let total = counts.commitments();
    (total > 0).then(|| {
        let share = |count: u32| f64::from(count) * 100.0 / f64::from(total);
        let mut begin = 0;
        let parts = counts
            .parts()
            .map(|(status, count)| {
                let (x, width) = (share(begin), share(count));
                begin += count;
                // A part is never narrower than what can be seen.
                let width = (width - GAP).max(GAP);
                view! {
                    <rect class=status.word() x=format!("{x:.2}%") y="0" width=format!("{width:.2}%") height="100%"></rect>
                }
            })
            .collect_view();
        let parts_in_words = in_words(counts.parts(), messages);
        let label =
            messages.with("bar-label", &[("area", about.into()), ("parts", parts_in_words.into())]);
        view! {
            <svg class="bar" role="img" aria-label=label>
                {parts}
            </svg>
        }
    })
}

/// The parts of a bar as links to lists: shape, word and number. `facets` narrows those lists besides.
#[component]
pub fn StatusLegend(
    /// How many stand at each status.
    counts: Counts,
    /// What the lists are narrowed to besides the status.
    facets: Facets,
    /// Codes of organisations that the lists are narrowed to.
    #[prop(optional)]
    org: Vec<String>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let standing = Facet::Standing;
    let facets = facets.with(standing, Facets::commitments().chosen(standing));
    let mut items: Vec<(&'static str, String, Facets)> = counts
        .parts()
        .map(|part| {
            let facets = facets.clone().with(Facet::Status, [part.0]);
            (part.0.word(), in_words(std::iter::once(part), messages), facets)
        })
        .collect();
    if counts.proposals > 0 {
        let label = messages.with("count-proposals", &[("n", counts.proposals.into())]);
        items.push(("proposed", label, facets.with(standing, Facets::proposals().chosen(standing))));
    }
    let items = items
        .into_iter()
        .map(|(look, label, facets)| {
            view! {
                <li class=look>
                    <Icon name=format!("s-{look}") />
                    <a href=context.commitments(facets, org.clone())>{label}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="legend">{items}</ul> }
}
