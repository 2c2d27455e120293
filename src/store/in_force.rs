//! The conditions under which a row is in force on a day and a reader may see it, one fragment each.

use crate::domain::access::permission::{Audience, ReadScope, Reader};
use crate::domain::basics::day::Day;
use crate::domain::record::validity::Validity;
use crate::store::db::Sql;
use crate::store::list;
use crate::store::list::View;

/// Requires that the headline `h` is the one in force on the day of the view, of a commitment that the reader may see.
pub(super) fn headline_in_force(sql: &mut Sql, view: &View<'_>) {
    headline_in_force_on(sql, view, view.as_of.day);
}

/// The same on another day.
pub(super) fn headline_in_force_on(sql: &mut Sql, view: &View<'_>, day: Day) {
    list::audience(sql, view);
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

/// Requires that the record or update `u` may be seen by a reader. It is joined to `h`, a headline that this reader reads:
/// one for the audience `shared` is read by members of tracked parties only.
pub(super) fn visible(sql: &mut Sql, reader: &Reader) {
    visible_where(sql, reader, " OR (u.visibility = 'shared' AND h.audience = 'shared')");
}

/// The same of records about commitments of which the reader is known to read the headline for this audience.
pub(super) fn visible_in(sql: &mut Sql, reader: &Reader, audience: Audience) {
    let shared = if audience == Audience::Shared { " OR u.visibility = 'shared'" } else { "" };
    visible_where(sql, reader, shared);
}

fn visible_where(sql: &mut Sql, reader: &Reader, shared: &'static str) {
    let Reader::Member { party, organisation, reach } = reader else {
        sql.push("u.visibility = 'public'");
        return;
    };
    sql.push("(u.visibility = 'public'").push(shared);
    if *reach >= ReadScope::Organisation {
        sql.push(" OR u.visibility = ").arg(format!("organisation:{organisation}"));
    }
    if *reach >= ReadScope::Party {
        sql.push(" OR u.visibility = ").arg(format!("party:{party}"));
    }
    sql.push(")");
}
