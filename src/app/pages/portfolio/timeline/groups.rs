//! The rows of a timeline in groups. Each row stands in one group only, so that the rows are as many as the list counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::pages::portfolio::timeline::bar::TimelineBar;
use crate::app::request::RenderContext;
use crate::domain::basics::code::is_code;
use crate::domain::basics::text::Text;
use crate::domain::list::facet::Facet;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::{Group, Query};
use crate::store::list::ListRow;

/// For each commitment that belongs to a thread: the thread's key and the title of its first commitment.
pub type Threads = BTreeMap<String, (String, Text)>;

/// A row: what lists show of a commitment, and what only a timeline draws.
#[derive(Clone)]
pub struct TimelineRow {
    /// What lists show.
    pub entry: Arc<ListRow>,
    /// Milestones, reports, the due day first set.
    pub marks: Arc<TimelineMarks>,
    /// How it differs from an earlier day, in a word, if that is requested.
    pub since: Option<&'static str>,
}

/// A group of rows.
pub struct Grouped {
    /// Its key in the page; unique among the groups.
    pub key: String,
    /// Its heading.
    pub name: String,
    /// Rows of which a beginning, a due day, a milestone or a report is known.
    pub dated: Vec<TimelineRow>,
    /// The others.
    pub undated: Vec<TimelineRow>,
}

/// Puts rows into groups, each under the first of its areas, parties or organisations; where the query chooses some of
/// them, under the first of those. The rows keep their order, what belongs to no group comes last.
pub fn grouped(lines: Vec<TimelineRow>, query: &Query, context: &RenderContext, threads: &Threads) -> Vec<Grouped> {
    let mut groups: Vec<(usize, Grouped)> = Vec::new();
    for line in lines {
        let entry = &line.entry;
        let key = key(entry, query, threads);
        let place =
            groups.iter().position(|(_, it)| key.as_deref().unwrap_or_default() == it.key).unwrap_or_else(|| {
                let rank =
                    key.as_deref().map_or(usize::MAX, |key| rank(key, query.group, context).unwrap_or(groups.len()));
                let name = name(entry, key.as_deref(), query.group, context, threads);
                let key = key.unwrap_or_default();
                groups.push((rank, Grouped { key, name, dated: Vec::new(), undated: Vec::new() }));
                groups.len() - 1
            });
        let group = &mut groups[place].1;
        let undated = TimelineBar::of(&entry.listed, &line.marks, context.as_of).undated;
        if undated { group.undated.push(line) } else { group.dated.push(line) }
    }
    groups.sort_by_key(|(rank, _)| *rank);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The group of a row.
fn key(entry: &ListRow, query: &Query, threads: &Threads) -> Option<String> {
    fn first<'a>(own: impl Iterator<Item = &'a str> + Clone, chosen: &[String]) -> Option<String> {
        own.clone().find(|code| chosen.iter().any(|it| it == code)).or(own.clone().next()).map(str::to_owned)
    }
    let listed = &entry.listed;
    let key = match query.group {
        Group::Area => first(listed.areas.iter().map(String::as_str), query.facets.chosen(Facet::Area)),
        Group::Party => first(listed.parties.iter().map(|it| it.as_str()), query.facets.chosen(Facet::Party)),
        Group::Organisation => first(listed.owners.iter().map(|(_, it, _)| it.as_str()), &query.org),
        Group::Statement => Some(listed.statement.clone()),
        Group::Thread => threads.get(&entry.id).map(|(key, _)| key.clone()),
    };
    key.filter(|key| is_code(key))
}

/// The place of a group among the others: that of its noun in the reference data. Statements and threads come in the
/// order of their rows.
fn rank(key: &str, group: Group, context: &RenderContext) -> Option<usize> {
    let reference = &context.reference;
    match group {
        Group::Area => reference.areas.iter().position(|it| it.code == key),
        Group::Party => reference.parties.iter().position(|it| it.code.as_str() == key),
        Group::Organisation => reference.organisations.iter().position(|it| it.code.as_str() == key),
        Group::Statement | Group::Thread => None,
    }
}

fn name(entry: &ListRow, key: Option<&str>, group: Group, context: &RenderContext, threads: &Threads) -> String {
    let messages = context.messages;
    let Some(key) = key else { return messages.say(&format!("timeline-none-{group}")) };
    match group {
        Group::Area => context.area(key),
        Group::Party => context.party(key),
        Group::Organisation => {
            let side = context.reference.organisation(key).map(|it| context.party_tag(it.party.as_str()));
            let name = context.organisation(key);
            side.map_or(name.clone(), |side| {
                messages.with("labelled", &[("label", side.into()), ("value", name.into())])
            })
        }
        Group::Statement => {
            let title = context.reference.statement(key).map(|it| it.title.words(context.lang).to_owned());
            format!("{}, {}", title.unwrap_or_else(|| key.to_owned()), messages.day(entry.listed.stated_on))
        }
        Group::Thread => threads.get(&entry.id).map_or_else(String::new, |it| it.1.words(context.lang).to_owned()),
    }
}
