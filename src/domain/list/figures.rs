//! The series behind the charts: how things stood at the end of each quarter.

use std::collections::BTreeMap;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::freshness::Freshness;
use crate::domain::list::census::Standings;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::{Counts, FacetCounts};
use crate::domain::list::facets::Facets;

/// The most columns of a chart, the latest.
pub const MOST_QUARTERS: usize = 24;
/// How many quarters are shown where no start is given.
pub const USUAL_QUARTERS: i32 = 12;

/// The days at which a chart over time looks: the end of every quarter from one day to another, and that last day itself
/// where its quarter is not over. Of too many the latest.
pub fn quarter_ends(from: Day, to: Day) -> Vec<Day> {
    let mut days = Vec::new();
    let mut end = Precision::Quarter.period(from).1;
    while end < to {
        days.push(end);
        end = Precision::Quarter.period(end.plus(1)).1;
    }
    days.push(end.min(to));
    let many = days.len().saturating_sub(MOST_QUARTERS);
    days.split_off(many)
}

/// Where a chart over time begins when no start is given: that many quarters back, but not before anything was said.
pub fn usual_start(to: Day, first_said: Option<Day>) -> Day {
    // A quarter has at most 92 days: a few too many are as good as a few too few.
    let start = Precision::Quarter.period(to.plus(-91 * (USUAL_QUARTERS - 1))).0;
    first_said.map_or(start, |first| start.max(first.min(to)))
}

/// How commitments stood at the end of each quarter: all of them, and those of each area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusSeries {
    pub days: Vec<Day>,
    /// For each of these days.
    pub all: Vec<Counts>,
    /// The code of each area in which anything was said, in the order of the portfolio, and its counts for each day.
    pub areas: Vec<(String, Vec<Counts>)>,
}

impl StatusSeries {
    /// The series of how commitments stood on these days; of the areas those that are shown.
    pub fn of(days: &[Day], standings: &[Standings], facets: &Facets, areas: &[String]) -> Self {
        let shown = areas.iter().filter(|code| facets.passes(Facet::Area, code));
        let of_area = |code: &String| {
            let counts: Vec<Counts> =
                standings.iter().map(|it| it.by_area.get(code).cloned().unwrap_or_default()).collect();
            let any = counts.iter().any(|it| it.commitments() > 0);
            any.then(|| (code.clone(), counts))
        };
        Self {
            days: days.to_vec(),
            all: standings.iter().map(|it| it.all.clone()).collect(),
            areas: shown.filter_map(of_area).collect(),
        }
    }
}

/// How many commitments had fallen due by the end of each quarter, and how many of those with a due day were completed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueSeries {
    pub days: Vec<Day>,
    /// Due by then, as the due days stood then.
    pub due: Vec<u32>,
    /// Completed by then, whether due already or not.
    pub completed: Vec<u32>,
}

/// How lately anything was reported about the open commitments of each area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreshnessBars {
    pub on: Day,
    /// How many are in each band, in the order of [`Freshness::ALL`].
    pub all: [u32; Freshness::ALL.len()],
    /// The code of each area with open commitments, in the order of the portfolio.
    pub areas: Vec<(String, [u32; Freshness::ALL.len()])>,
}

impl FreshnessBars {
    /// The bars of a day's tally.
    pub fn of(on: Day, tally: &FacetCounts, facets: &Facets, areas: &[String]) -> Self {
        let admitted = tally.admitted(facets);
        let (all, by_area) = admitted.by_value(Facet::Freshness);
        let bands = |of: Option<&BTreeMap<&str, u32>>| {
            let mut bands = [0; Freshness::ALL.len()];
            for (band, freshness) in bands.iter_mut().zip(Freshness::ALL) {
                *band = of.and_then(|of| of.get(freshness.word())).copied().unwrap_or_default();
            }
            bands
        };
        let shown = areas.iter().filter(|code| facets.passes(Facet::Area, code));
        let of_area = |code: &String| {
            Some((code.clone(), bands(by_area.get(code.as_str())))).filter(|(_, it)| it.iter().sum::<u32>() > 0)
        };
        Self { on, all: bands(Some(&all)), areas: shown.filter_map(of_area).collect() }
    }
}

/// The highest mark of an axis that holds a number, and the steps to it: round numbers, four of them at most.
pub fn scale(highest: u32) -> (u32, u32) {
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 50_000]
        .into_iter()
        .find(|step| highest.div_ceil(*step) <= 4)
        .unwrap_or_else(|| highest.div_ceil(4).max(1));
    (highest.div_ceil(step).max(1) * step, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::facet_group;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    // Over a year's end and a leap day; the last quarter is not over.
    #[case("2023-11-15", "2024-05-10", &["2023-12-31", "2024-03-31", "2024-05-10"])]
    #[case("2024-01-01", "2024-03-31", &["2024-03-31"])]
    #[case("2024-02-29", "2024-02-29", &["2024-02-29"])]
    #[case("2024-03-31", "2024-04-01", &["2024-03-31", "2024-04-01"])]
    fn quarters_end_on_their_last_day(#[case] from: &str, #[case] to: &str, #[case] expected: &[&str]) {
        let days: Vec<String> = quarter_ends(day(from), day(to)).iter().map(ToString::to_string).collect();
        assert_eq!(days, expected);
    }

    #[test]
    fn of_many_quarters_the_latest_are_shown() {
        let days = quarter_ends(day("1990-01-01"), day("2026-11-25"));
        assert_eq!((days.len(), days.last().copied()), (MOST_QUARTERS, Some(day("2026-11-25"))));
        assert_eq!(days[0], day("2021-03-31"));
    }

    #[rstest]
    #[case(None, "2024-01-01")]
    #[case(Some("2020-01-01"), "2024-01-01")]
    #[case(Some("2025-06-10"), "2025-06-10")]
    #[case(Some("2027-01-01"), "2026-11-25")]
    fn where_a_chart_begins(#[case] first: Option<&str>, #[case] expected: &str) {
        assert_eq!(usual_start(day("2026-11-25"), first.map(day)), day(expected));
    }

    #[rstest]
    #[case(0, (1, 1))]
    #[case(1, (1, 1))]
    #[case(4, (4, 1))]
    #[case(5, (6, 2))]
    #[case(17, (20, 5))]
    #[case(116, (150, 50))]
    #[case(5_016, (6_000, 2_000))]
    fn axes_have_round_marks(#[case] highest: u32, #[case] expected: (u32, u32)) {
        assert_eq!(scale(highest), expected);
    }

    /// What is in two areas counts in both; proposals are in no column; an area without anything has no chart.
    #[test]
    fn series_count_what_the_facets_let_through() {
        let group = |areas, status, freshness, count| {
            facet_group(&[(Facet::Area, areas), (Facet::Status, status), (Facet::Freshness, freshness)], count)
        };
        let tally = FacetCounts::from_iter([
            group("ai 6g", "in_progress", "stale", 3),
            group("ai", "completed", "", 2),
            group("6g", "", "", 4),
            group("quantum", "", "", 1),
        ]);
        let areas = ["6g", "ai", "quantum"].map(str::to_owned);
        let standings = |tally: &FacetCounts| Standings {
            all: tally.counts(),
            by_area: tally.by_area().into_iter().map(|(code, counts)| (code.to_owned(), counts)).collect(),
            ..Standings::default()
        };
        let days = [day("2026-09-30")];
        let series = StatusSeries::of(&days, &[standings(&tally)], &Facets::default(), &areas);
        assert_eq!(series.all[0].commitments(), 5);
        let codes: Vec<&str> = series.areas.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["6g", "ai"]);
        assert_eq!((series.areas[0].1[0].commitments(), series.areas[1].1[0].commitments()), (3, 5));
        let facets = Facets::of(Facet::Area, ["6g"]);
        let narrowed = StatusSeries::of(&days, &[standings(&tally.admitted(&facets))], &facets, &areas);
        assert_eq!((narrowed.all[0].commitments(), narrowed.areas.len()), (3, 1));
        let bars = FreshnessBars::of(days[0], &tally, &Facets::default(), &areas);
        assert_eq!(bars.all, [0, 0, 3, 0, 0]);
        assert_eq!(bars.areas, [("6g".to_owned(), [0, 0, 3, 0, 0]), ("ai".to_owned(), [0, 0, 3, 0, 0])]);
        assert_eq!(StatusSeries::of(&[], &[], &Facets::default(), &areas), StatusSeries::default());
    }
}
