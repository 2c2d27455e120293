//! The series behind the charts, for a reader as of a day.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::list::census::Standings;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::figures::{DueSeries, FreshnessBars, StatusSeries, quarter_ends, usual_start};
use crate::domain::list::query::Query;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::View;

/// What the charts show.
#[derive(Clone, Debug)]
pub struct Figures {
    pub status: StatusSeries,
    pub due: DueSeries,
    pub freshness: FreshnessBars,
}

impl Portfolio<'_> {
    /// How the commitments that a query lets through stood at the end of each quarter from the day that it names, or
    /// from the usual one, to the day that it names, at most that of the snapshot; and how lately anything was reported
    /// about them on that day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn figures(self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Figures> {
        let (now, zone) = (self.context.now(), self.context.zone());
        let (_, view) = snapshot.view();
        let to = query.to.map_or(view.as_of.day, |to| to.min(view.as_of.day));
        let first = view.reference.statements.iter().map(|it| it.on).min();
        let from = query.from.unwrap_or_else(|| usual_start(to, first)).min(to);
        let days = quarter_ends(from, to);
        let areas: Vec<String> = view.reference.areas.iter().map(|it| it.code.clone()).collect();
        let as_of: Vec<AsOf> = days.iter().map(|day| on(*day, &view, now, &zone)).collect();
        let mut standings: Vec<Standings> = Vec::with_capacity(as_of.len());
        let mut last = FacetCounts::default();
        for (place, at) in as_of.iter().enumerate() {
            // What holds the query's words is asked of each day by itself.
            let counted = self.context.census.view_on(snapshot, query, *at).await?;
            standings.push(counted.census.standings(&counted.asked(query)));
            if place + 1 == as_of.len() {
                last = counted.census.tally(&counted.asked(query));
            }
        }
        let facets = &query.facets;
        let (due, completed) = standings.iter().map(|it| (it.due, it.completed)).unzip();
        Ok(Figures {
            status: StatusSeries::of(&days, &standings, facets, &areas),
            freshness: FreshnessBars::of(days.last().copied().unwrap_or(to), &last, facets, &areas),
            due: DueSeries { days, due, completed },
        })
    }
}

/// The end of a day; of the day shown its own moment.
fn on(day: Day, view: &View<'_>, now: crate::domain::basics::instant::Instant, zone: &jiff::tz::TimeZone) -> AsOf {
    if day == view.as_of.day { view.as_of } else { AsOf::on(day, now, zone) }
}
