//! Facets in statements: what each of them is for a row `h` of the table `headline`.

use crate::domain::commitment::freshness::Bounds;
use crate::domain::list::facet::Facet;
use crate::domain::list::query::Query;
use crate::store::db::{Arg, Sql};
use crate::store::in_force::current;
use crate::store::list::{View, like_any};

/// Where a row's values of a facet are.
enum Values {
    /// An expression that gives one word, or none as an empty text.
    One(&'static str),
    /// The same, which depends on the day of the view.
    OnDay(fn(&mut Sql, &View<'_>)),
    /// A column of several words, each between spaces.
    Several(&'static str),
}

const fn values(facet: Facet) -> Values {
    match facet {
        Facet::Area => Values::Several("h.areas"),
        Facet::Party => Values::Several("h.parties"),
        // A proposal has no status.
        Facet::Status => Values::One("CASE WHEN h.standing = 'proposed' THEN '' ELSE h.status END"),
        Facet::Freshness => Values::OnDay(freshness),
        Facet::Standing => Values::One("h.standing"),
        Facet::Basis => Values::One("h.basis"),
        Facet::Nature => Values::One("h.nature"),
        Facet::Due => Values::OnDay(due),
        Facet::Sides => Values::Several("h.sides"),
        Facet::Validity => Values::One("h.validity"),
    }
}

/// Appends the conditions of the rows that the facets let through: what
/// [`crate::domain::list::facets::Facets::refuses`] does not refuse.
pub(super) fn narrowed(sql: &mut Sql, query: &Query, view: &View<'_>) {
    for facet in Facet::ALL {
        let chosen = query.facets.chosen(*facet);
        if chosen.is_empty() {
            if *facet == Facet::Validity {
                current(sql);
            }
            continue;
        }
        match values(*facet) {
            Values::Several(column) => {
                like_any(sql, column, chosen, "% ", " %");
                continue;
            }
            Values::One(expression) => {
                sql.push(" AND ").push(expression);
            }
            Values::OnDay(expression) => {
                sql.push(" AND ");
                expression(sql, view);
            }
        }
        sql.push(" IN (").args(chosen.iter().map(|value| Arg::from(value.as_str()))).push(")");
    }
}

/// [`crate::domain::record::headline::Outlook::freshness`] as a word, with the bounds that the rule gives.
fn freshness(sql: &mut Sql, view: &View<'_>) {
    let bounds = Bounds::on(view.as_of.day);
    sql.push("CASE WHEN h.live = 0 THEN '' WHEN h.reported_on IS NULL AND h.awaited_since >= ");
    sql.arg(bounds.fresh_since).push(" THEN 'new' WHEN h.reported_on IS NULL THEN 'never' WHEN h.reported_on >= ");
    sql.arg(bounds.fresh_since).push(" THEN 'fresh' WHEN h.reported_on >= ").arg(bounds.ageing_since);
    sql.push(" THEN 'ageing' ELSE 'stale' END");
}

/// [`crate::domain::record::headline::Outlook::due_state`] as a word.
fn due(sql: &mut Sql, view: &View<'_>) {
    sql.push("CASE WHEN h.due_passes_at IS NULL THEN 'none' WHEN h.live = 0 THEN '' WHEN ");
    overdue(sql, view);
    sql.push(" THEN 'passed' ELSE 'ahead' END");
}

/// [`crate::domain::commitment::due::is_overdue`] of a headline.
pub(super) fn overdue(sql: &mut Sql, view: &View<'_>) {
    sql.push("h.due_passes_at <= ").arg(view.as_of.at.0);
}

/// Appends the condition that the preceding expression is one of these.
pub(super) fn within<T: ToString>(sql: &mut Sql, values: &[T]) {
    sql.push(" IN (").args(values.iter().map(|value| Arg::from(value.to_string()))).push(")");
}
