//! What a person is responsible for, first on the desk, and the sentence above it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::tasks::card;
use crate::app::request::RenderContext;
use crate::domain::report::next_reports::NextReports;
use crate::i18n::Messages;
use crate::service::account::responsibility::Assigned;
use crate::service::report::desk::DeskItem;

/// Who is responsible, by the identifiers of the commitments.
pub type Responsibilities = BTreeMap<String, Assigned>;

/// Whether the person is responsible for a commitment.
pub fn is_mine(responsible: &Responsibilities, commitment: &str) -> bool {
    responsible.get(commitment).is_some_and(|it| it.mine)
}

/// Parts what the person is responsible for from the rest; both keep their order.
pub fn part<T>(all: Vec<T>, mine: impl Fn(&T) -> bool) -> (Vec<T>, Vec<T>) {
    all.into_iter().partition(mine)
}

/// How many reports are asked for and by when: of the person, or of the organisation where the person is responsible for
/// nothing.
pub fn sentence(items: &[DeskItem], responsible: &Responsibilities, organisation: &str, messages: Messages) -> String {
    let of = |items: &mut dyn Iterator<Item = &DeskItem>| {
        said(NextReports::of(items.map(|it| (it.reporting, it.next))), messages)
    };
    let mut mine = items.iter().filter(|it| is_mine(responsible, &it.side.entry.id)).peekable();
    if mine.peek().is_some() {
        return of(&mut mine);
    }
    let said = of(&mut items.iter());
    messages.with("labelled", &[("label", organisation.into()), ("value", said.into())])
}

fn said(next: Option<NextReports>, messages: Messages) -> String {
    let (key, count, day) = match next {
        None => return messages.say("desk-next-none"),
        Some(NextReports::Owed { count, since, together: true }) => ("desk-next-owed", count, since),
        Some(NextReports::Owed { count, since, together: false }) => ("desk-next-owed-since", count, since),
        Some(NextReports::Ahead { count, by }) => ("desk-next-ahead", count, by),
    };
    messages.with(key, &[("n", count.into()), ("day", messages.day_in_prose(day).into())])
}

/// The order in which the person's commitments are listed: what a report is asked for first, then by the internal day.
pub fn in_order(mut items: Vec<DeskItem>, responsible: &Responsibilities) -> Vec<DeskItem> {
    items.sort_by_key(|it| {
        let reason = it.reporting.reason();
        let day = responsible.get(&it.side.entry.id).and_then(|it| it.internal_day);
        (reason.is_none(), reason, day.is_none(), day)
    });
    items
}

/// The card with what the person is responsible for: what came back, drafts, and the rest.
pub fn my_work(rows: Vec<AnyView>, context: &RenderContext) -> Option<AnyView> {
    card(context.messages.say("desk-mine"), None, rows)
}
