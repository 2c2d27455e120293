//! The conditions under which a row is in force on a day and a reader may see it, one fragment each.

use crate::domain::access::permission::{Audience, ReadScope, Reader, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::record::validity::Validity;
use crate::domain::statement::Statement;
use crate::store::db::{Arg, Sql};
use crate::store::list::View;

/// Requires that the headline `h` is the one in force on the day of the view, of a commitment that the reader may see.
pub(super) fn headline_in_force(sql: &mut Sql, view: &View<'_>) {
    headline_in_force_on(sql, view, view.as_of.day);
}

/// The same on another day.
pub(super) fn headline_in_force_on(sql: &mut Sql, view: &View<'_>, day: Day) {
    audience(sql, view);
    sql.push(" AND ");
    in_force(sql, "h", day);
}

/// Requires that the headline `h` counts as its own: that no other commitment stands for it.
pub(super) fn current(sql: &mut Sql) {
    sql.push(" AND h.validity = ").arg(Validity::Current.word());
}

/// Requires that the row of a table with this alias is in force on a day.
pub(super) fn in_force(sql: &mut Sql, alias: &'static str, day: Day) {
    sql.push(alias).push(".effective_from <= ").arg(day).push(" AND ");
    sql.push(alias).push(".effective_to > ").arg(day);
}

/// Requires that the record, update or text `u` may be seen by a reader. It is joined to `h`, a headline that this reader
/// reads.
pub(super) fn visible(sql: &mut Sql, view: &View<'_>) {
    let (shared, of) = match Audiences::of(view) {
        Audiences::Public => (false, None),
        Audiences::Shared => (true, None),
        Audiences::Mixed { own, .. } => (false, Some(own)),
    };
    seen_by(sql, view.reader, shared, of);
}

/// The same of records about commitments of which the reader is known to read the headline for this audience.
pub(super) fn visible_in(sql: &mut Sql, reader: &Reader, audience: Audience) {
    seen_by(sql, reader, audience == Audience::Shared, None);
}

/// What is shared is seen of every headline, or of those of some statements.
fn seen_by(sql: &mut Sql, reader: &Reader, shared: bool, of: Option<Vec<Arg>>) {
    let Reader::Member { party, organisation, reach } = reader else {
        sql.push("u.visibility = 'public'");
        return;
    };
    let mut visibilities = vec![Visibility::Public];
    if *reach >= ReadScope::Organisation {
        visibilities.push(Visibility::Organisation(organisation.clone()));
    }
    if *reach >= ReadScope::Party {
        visibilities.push(Visibility::Party(party.clone()));
    }
    if shared {
        visibilities.push(Visibility::Shared);
    }
    sql.push("(u.visibility IN (").args(visibilities.iter().map(|it| it.to_string().into())).push(")");
    if let Some(own) = of {
        sql.push(" OR (u.visibility = 'shared' AND h.statement IN (").args(own).push("))");
    }
    sql.push(")");
}

/// Which headlines a reader reads: as [`Audience::of`] decides, for all statements at once.
enum Audiences {
    /// Those that everybody reads.
    Public,
    /// Those of the parties.
    Shared,
    /// Those of the parties for statements that track the own party, and those that everybody reads for all others.
    Mixed { own: Vec<Arg>, others: Vec<Arg> },
}

impl Audiences {
    fn of(view: &View<'_>) -> Self {
        if *view.reader == Reader::Anyone {
            return Self::Public;
        }
        let is_own = |it: &&Statement| Audience::of(view.reader, &it.tracked) == Audience::Shared;
        let (own, others): (Vec<_>, Vec<_>) = view.reference.statements.iter().partition(is_own);
        let slugs = |list: Vec<&Statement>| list.into_iter().map(|it| Arg::from(it.slug.as_str())).collect();
        match (own.is_empty(), others.is_empty()) {
            (_, true) => Self::Shared,
            (true, false) => Self::Public,
            (false, false) => Self::Mixed { own: slugs(own), others: slugs(others) },
        }
    }
}

/// Requires that the headline `h` is one that the reader reads.
pub(super) fn audience(sql: &mut Sql, view: &View<'_>) {
    match Audiences::of(view) {
        Audiences::Public => {
            sql.push("h.read_by <> 'shared'");
        }
        Audiences::Shared => {
            sql.push("h.read_by <> 'public'");
        }
        Audiences::Mixed { own, others } => {
            sql.push("((h.read_by <> 'public' AND h.statement IN (").args(own);
            sql.push(")) OR (h.read_by <> 'shared' AND h.statement IN (").args(others).push(")))");
        }
    }
}
