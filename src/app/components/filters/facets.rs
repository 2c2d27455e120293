//! The facets of a list as filters: what each offers, and what its values are called.

use leptos::prelude::*;

use crate::app::components::filters::choice::Choice;
use crate::app::components::markup::text;
use crate::app::request::RenderContext;
use crate::domain::list::facet::{Facet, FacetValues};
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::query::Query;
use crate::domain::record::headline::HeadlineStatus;

/// Choices of one facet that are always visible; the rest are collapsed.
const OPEN_CHOICES: usize = 7;
/// Up to this many choices are not collapsed.
const FEW_CHOICES: usize = 4;

/// How a facet is shown.
struct Look {
    /// The list of messages with the words of its values.
    words: &'static str,
    /// What the names of its values' shapes in the sprite begin with, where they have shapes.
    shapes: Option<&'static str>,
    offers: Offers,
    /// Whether a value says enough without the facet's name.
    speaks: bool,
}

/// Which values a facet offers as choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offers {
    All,
    /// All where one of them would show something, else none.
    AllOrNone,
    /// Those that would show something.
    Occurring,
    /// All where one that is not usual would show something, else none.
    AllOrUsual,
}

const fn look(facet: Facet) -> Look {
    const PLAIN: Look = Look { words: "", shapes: None, offers: Offers::All, speaks: true };
    match facet {
        Facet::Area => PLAIN,
        // Signatories that undertook nothing are no choice.
        Facet::Party => Look { offers: Offers::Occurring, ..PLAIN },
        Facet::Status => Look { words: "status", shapes: Some("s"), ..PLAIN },
        Facet::Freshness => Look { words: "freshness", shapes: Some("f"), speaks: false, offers: Offers::Occurring },
        Facet::Standing => Look { words: "standing", ..PLAIN },
        Facet::Basis => Look { words: "basis", speaks: false, ..PLAIN },
        Facet::Nature => Look { words: "nature", ..PLAIN },
        Facet::Due => Look { words: "filter-due", ..PLAIN },
        // Where no government takes part nothing is open between governments.
        Facet::Sides => Look { words: "sides", offers: Offers::AllOrNone, ..PLAIN },
        Facet::Validity => Look { words: "validity", offers: Offers::AllOrUsual, ..PLAIN },
    }
}

/// A facet's value in words.
pub(super) fn value_name(facet: Facet, value: &str, context: &RenderContext) -> String {
    match facet.values() {
        FacetValues::Areas => context.area(value),
        FacetValues::Parties => context.party(value),
        FacetValues::Words(_) => context.messages.of_word(look(facet).words, value).to_owned(),
    }
}

/// The list of messages with the words of a facet's values; empty where its values are no closed list.
#[cfg(test)]
pub(crate) const fn words(facet: Facet) -> &'static str {
    look(facet).words
}

/// Whether a facet's value is clear without the facet's name.
pub(super) const fn speaks(facet: Facet) -> bool {
    look(facet).speaks
}

fn choices(facet: Facet, query: &Query, counts: &FilterCounts, context: &RenderContext) -> Vec<Choice> {
    let look = look(facet);
    let choice = |value: &str| {
        let name = value_name(facet, value, context);
        // What passes where nothing is chosen is ticked, so that others can be added to it.
        let chosen =
            facet.usual().map_or_else(|| query.facets.has(facet, value), |_| query.facets.passes(facet, value));
        let choice = Choice::new(value, &name, counts.at(facet, value), chosen);
        match look.shapes {
            Some(shapes) => choice.drawn(shapes),
            None => choice,
        }
    };
    let reference = &context.reference;
    let mut choices: Vec<Choice> = match facet.values() {
        FacetValues::Areas => reference.areas.iter().map(|it| choice(&it.code)).collect(),
        FacetValues::Parties if reference.is_of_one_party() => Vec::new(),
        FacetValues::Parties => reference.parties.iter().map(|it| choice(it.code.as_str())).collect(),
        FacetValues::Words(words) => {
            // Of one party no two sides can differ.
            let possible = |it: &&&str| **it != HeadlineStatus::Differ.word() || !reference.is_of_one_party();
            words.iter().filter(possible).map(|it| choice(it)).collect()
        }
    };
    match look.offers {
        Offers::All => {}
        Offers::AllOrNone if choices.iter().any(Choice::is_worth) => {}
        Offers::AllOrNone => choices.clear(),
        Offers::Occurring => choices.retain(Choice::is_worth),
        Offers::AllOrUsual => {
            if !choices.iter().any(|it| it.is_worth() && !facet.usual().is_some_and(|usual| it.is(usual))) {
                choices.clear();
            }
        }
    }
    choices
}

/// The choices of every facet. Within a facet, those that would show nothing and those beyond the first few are
/// collapsed.
#[component]
pub(super) fn FacetFields(
    /// What the list is narrowed by.
    query: Query,
    /// What each choice would show.
    counts: std::sync::Arc<FilterCounts>,
    /// Language, words and names.
    context: RenderContext,
) -> impl IntoView {
    Facet::OFFERED
        .into_iter()
        .filter_map(|facet| field(facet, choices(facet, &query, &counts, &context), &context))
        .map(|html| view! { <fieldset inner_html=html></fieldset> })
        .collect_view()
        .into_any()
}

fn field(facet: Facet, choices: Vec<Choice>, context: &RenderContext) -> Option<String> {
    if choices.is_empty() {
        return None;
    }
    let messages = context.messages;
    let (mut open, mut folded) = (Vec::new(), Vec::new());
    // Where no choice would show anything, collapsing conveys nothing.
    let any = choices.iter().any(Choice::is_worth);
    let few = choices.len() <= FEW_CHOICES;
    for choice in choices {
        let stays = few || (open.len() < OPEN_CHOICES && (!any || choice.is_worth()));
        if stays { open.push(choice) } else { folded.push(choice) }
    }
    let mut html = String::from("<legend>");
    text(&mut html, messages.of_word("parameter", facet));
    html.push_str("</legend>");
    open.iter().for_each(|it| it.draw(&mut html, facet.word()));
    if !folded.is_empty() {
        let empty = !folded.iter().any(Choice::is_worth);
        let key = if empty { "filter-fold-none" } else { "filter-fold" };
        let shown = folded.iter().any(Choice::is_chosen);
        html.push_str(if shown { "<details class=more open><summary>" } else { "<details class=more><summary>" });
        text(&mut html, &messages.with(key, &[("n", folded.len().into())]));
        html.push_str("</summary>");
        folded.iter().for_each(|it| it.draw(&mut html, facet.word()));
        html.push_str("</details>");
    }
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::basics::lang::Lang;
    use crate::i18n::Messages;

    #[test]
    fn every_facet_and_each_of_its_values_has_a_name() {
        for messages in Lang::ALL.iter().map(|lang| Messages::of(*lang)) {
            for facet in Facet::ALL {
                let mut keys = vec![format!("parameter-{facet}")];
                if let FacetValues::Words(words) = facet.values() {
                    keys.extend(words.iter().map(|it| format!("{}-{it}", look(*facet).words)));
                }
                for key in keys {
                    assert!(messages.try_text(&key).is_some(), "{key}");
                }
            }
        }
    }
}
