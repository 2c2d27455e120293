use super::*;
use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::list::facets::Facets;
use crate::domain::list::projection::ReadBy;
use crate::domain::list::query::Sort;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::samples::day;

fn row(commitment: &'static str, status: HeadlineStatus, areas: &'static str) -> NewRow<'static> {
    let mut facets: PerFacet<&str> = PerFacet::default();
    facets[Facet::Area] = areas;
    facets[Facet::Status] = status.word();
    facets[Facet::Standing] = Standing::Agreed.word();
    facets[Facet::Validity] = Validity::Current.word();
    NewRow {
        commitment,
        slug: commitment,
        read_by: ReadBy::Public,
        from: day("2026-01-01"),
        to: Day::NEVER,
        statement: "s",
        stated_on: day("2026-01-01"),
        position: 0,
        titles: [commitment, commitment],
        owners: "ROK:ROK-MIN:lead US:US-DOS:support",
        facets,
        status,
        live: true,
        published: None,
        reported_on: None,
        awaited_since: day("2026-01-01"),
        due_on: None,
        due_passes_at: None,
    }
}

fn state(height: i64) -> State {
    State { rebuilt: 0, height }
}

fn audiences() -> Audiences {
    Audiences::of(&Reader::Anyone, &Reference::default())
}

fn asked<'a>(audiences: &'a Audiences, query: &'a Query) -> Asked<'a> {
    let as_of = AsOf { day: day("2026-11-30"), at: Instant(0), past: false };
    Asked { audiences, as_of, query, found: None, role: None }
}

fn picked(census: &Census, query: &Query) -> Vec<String> {
    census.page(&asked(&audiences(), query), Lang::En, 2).iter().map(|it| it.commitment.to_string()).collect()
}

/// A later state shares with the earlier one what did not change, and neither sees the other's rows.
#[test]
fn states_do_not_disturb_each_other() {
    let mut before = Census::at(state(1));
    before.add(&row("a", HeadlineStatus::Unknown, "ai"));
    before.add(&row("b", HeadlineStatus::Unknown, "ai"));
    let mut after = before.moved_to(state(2));
    after.remove("b");
    after.add(&row("b", HeadlineStatus::Completed, "ai 6g"));
    let (audiences, all) = (audiences(), Query::default());
    let at = |census: &Census, status| census.standings(&asked(&audiences, &all)).all.at(status);
    assert_eq!((at(&before, HeadlineStatus::Unknown), at(&before, HeadlineStatus::Completed)), (2, 0));
    assert_eq!((at(&after, HeadlineStatus::Unknown), at(&after, HeadlineStatus::Completed)), (1, 1));
    assert_eq!(after.standings(&asked(&audiences, &all)).by_area["6g"].commitments(), 1);

    // What was read of a row that did not change need not be read again; what changed is read.
    let rows = |census: &Census| census.all(&asked(&audiences, &all), Lang::En);
    let (earlier, later) = (rows(&before), rows(&after));
    assert!(earlier.iter().any(|it| &*it.commitment == "a" && later.contains(it)));
    assert!(!earlier.iter().any(|it| &*it.commitment == "b" && later.contains(it)));
}

/// Only as many rows are kept as a page shows, and they are the first ones all the same.
#[test]
fn pages_follow_each_other() {
    let names: Vec<&'static str> = (0..500).map(|it| &*format!("c{it:03}").leak()).collect();
    let mut census = Census::at(state(1));
    for name in names.iter().rev() {
        census.add(&row(name, HeadlineStatus::Unknown, ""));
    }
    let query = |page| Query { page, sort: Sort::Title.into(), ..Query::default() };
    assert_eq!(picked(&census, &query(1)), ["c000", "c001"]);
    assert_eq!(picked(&census, &query(250)), ["c498", "c499"]);
    assert!(picked(&census, &query(251)).is_empty());
    assert!(picked(&census, &query(1_000_000)).is_empty());
}

#[test]
fn what_an_organisation_leads_it_does_not_only_support() {
    let mut census = Census::at(state(1));
    census.add(&row("a", HeadlineStatus::Unknown, ""));
    census.add(&NewRow { owners: "US:US-DOS:lead US:US-DOS:support", ..row("b", HeadlineStatus::Unknown, "") });
    let query = Query { org: vec!["US-DOS".into()], ..Query::default() };
    let (audiences, led, supported) = (audiences(), Some(OwnerRole::Lead), Some(OwnerRole::Support));
    let owned = |role| {
        let rows = census.unordered(&Asked { role, ..asked(&audiences, &query) });
        rows.iter().map(|it| it.commitment.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((owned(led), owned(supported), owned(None).len()), (vec!["b".into()], vec!["a".into()], 2));
    assert_eq!(census.by_owner(&asked(&audiences, &Query::default()))["ROK-MIN"], 1);
}

/// Each number is what the list behind it holds.
#[test]
fn counts_are_those_of_the_list() {
    let mut census = Census::at(state(1));
    census.add(&row("a", HeadlineStatus::Completed, "ai 6g"));
    census.add(&row("b", HeadlineStatus::Unknown, "6g"));
    let (audiences, all) = (audiences(), Query::default());
    let tally = census.tally(&asked(&audiences, &all));
    for area in ["ai", "6g", "quantum"] {
        let query = Query { facets: Facets::of(Facet::Area, [area]), ..Query::default() };
        let listed = census.unordered(&asked(&audiences, &query)).len();
        assert_eq!(tally.total(&query.facets) as usize, listed, "{area}");
    }
}
