//! What narrows a list, in words: for chips, titles and ways out of an empty list.

use crate::app::components::filters::facets::{speaks, value_name};
use crate::app::request::RenderContext;
use crate::domain::basics::search::{self, Term};
use crate::domain::list::filter::Filter;
use crate::domain::list::query::Query;
use crate::i18n::Messages;

/// A search or title longer than this is cut where it is only named.
const LONGEST_SHOWN: usize = 60;
/// Conditions named in a title; the others are counted.
const NAMED: usize = 3;
/// Words of a search that are offered to be left out.
const WORDS_OFFERED: usize = 5;

/// One thing that narrows a list.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it narrows by: "Area".
    pub name: String,
    /// What it narrows to: "Quantum".
    pub value: String,
    /// What says enough on its own: "Quantum", but "Freshness: Stale".
    pub shown: String,
    /// The list without it.
    pub without: Query,
}

/// Everything that narrows a list, in the order of the filters.
pub fn conditions(query: &Query, context: &RenderContext) -> Vec<Condition> {
    let messages = context.messages;
    let condition = |(by, spelt): (Filter, String)| {
        let name = messages.of_word("parameter", by).to_owned();
        let value = value(by, &spelt, context);
        let shown = standing_alone(by, &value, messages);
        Condition { name, value, shown, without: query.without(by, &spelt) }
    };
    query.narrowings().into_iter().map(condition).collect()
}

/// A list that is too narrow with one condition left out, for each: a whole facet at a time, since its values widen
/// each other; the search as a whole, and each of its words. Not where nothing would be left: that is the whole list.
pub fn each_left_out(query: &Query, context: &RenderContext) -> Vec<(String, Query)> {
    let terms: Vec<String> = search::terms(&query.q).iter().map(Term::spelt).collect();
    let each_word = terms.iter().take(if terms.len() > 1 { WORDS_OFFERED } else { 0 }).map(|term| {
        let rest: Vec<&str> = terms.iter().filter(|it| *it != term).map(String::as_str).collect();
        (quoted(term.trim_matches('"'), context.messages), query.with(|it| it.q = rest.join(" ")))
    });
    let whole = facets(query, context).into_iter().map(|(by, shown)| (shown, query.without_any(by)));
    each_word.chain(whole).filter(|(_, left)| left.is_narrowed()).collect()
}

/// A list that is too narrow with only one of its conditions, for each of them.
pub fn each_alone(query: &Query, context: &RenderContext) -> Vec<(String, Query)> {
    let facets = facets(query, context);
    let alone = |kept: Filter| {
        let others = facets.iter().filter(|(by, _)| *by != kept);
        others.fold(query.clone(), |query, (by, _)| query.without_any(*by))
    };
    facets.iter().map(|(by, shown)| (shown.clone(), alone(*by))).collect()
}

/// What narrows a list, facet by facet, with its values in words.
fn facets(query: &Query, context: &RenderContext) -> Vec<(Filter, String)> {
    let mut facets: Vec<(Filter, String)> = Vec::new();
    for (by, spelt) in query.narrowings() {
        let value = value(by, &spelt, context);
        match facets.iter_mut().find(|(known, _)| *known == by) {
            Some((_, values)) => *values = format!("{values}, {value}"),
            None => facets.push((by, value)),
        }
    }
    let messages = context.messages;
    facets.into_iter().map(|(by, values)| (by, standing_alone(by, &values, messages))).collect()
}

/// What narrows a list, in a few words for a title; nothing when nothing does.
pub fn in_short(conditions: &[Condition], messages: Messages) -> Option<String> {
    let named: Vec<&str> = conditions.iter().take(NAMED).map(|it| it.shown.as_str()).collect();
    let more = conditions.len().saturating_sub(NAMED);
    let text = named.join(", ");
    match more {
        _ if named.is_empty() => None,
        0 => Some(text),
        more => Some(format!("{text} {}", messages.with("and-more", &[("n", more.into())]))),
    }
}

/// A value that narrows a list, in words.
fn value(by: Filter, spelt: &str, context: &RenderContext) -> String {
    let messages = context.messages;
    match by {
        Filter::Search => quoted(spelt, messages),
        Filter::Facet(facet) => value_name(facet, spelt, context),
        Filter::Organisation => context.organisation(spelt),
        Filter::Statement => {
            let statement = context.reference.statement(spelt);
            statement.map_or_else(|| spelt.to_owned(), |it| cut(it.title.words(context.lang)))
        }
    }
}

/// A value as it is shown without the name of its filter: most are clear on their own.
fn standing_alone(by: Filter, value: &str, messages: Messages) -> String {
    let speaks = match by {
        Filter::Facet(facet) => speaks(facet),
        Filter::Search | Filter::Organisation | Filter::Statement => true,
    };
    if speaks {
        return value.to_owned();
    }
    let name = messages.of_word("parameter", by);
    messages.with("filter-chip", &[("name", name.into()), ("value", value.into())])
}

fn quoted(form_data: &str, messages: Messages) -> String {
    messages.with("filter-search-words", &[("words", cut(form_data.trim()).into())])
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
