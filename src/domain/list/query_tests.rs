//! Tests of reading and spelling queries.

use proptest::prelude::*;
use rstest::rstest;

use crate::domain::list::columns::Column;
use crate::domain::list::facet::FacetValues;
use crate::domain::list::query::*;
use crate::domain::samples::{day, reference};

const TODAY: &str = "2026-11-25";

fn read(parameters: &[(&str, &str)]) -> (Query, Vec<(String, ParameterError)>) {
    let (query, faults) = Query::read(parameters.iter().copied(), &reference(), day(TODAY));
    (query, faults.into_iter().map(|it| (it.name, it.fault)).collect())
}

fn fault(name: &str, value: &str) -> Option<ParameterError> {
    let (query, mut faults) = read(&[(name, value)]);
    assert_eq!(query, Query::default(), "what cannot be used is left out");
    faults.pop().map(|(named, fault)| {
        assert_eq!(named, name);
        fault
    })
}

#[rstest]
#[case("as_of", "banana", ParameterError::NotADay)]
#[case("as_of", "2026-11-31", ParameterError::NotADay)]
#[case("as_of", "2026-11-26", ParameterError::InFuture)]
#[case("as_of", "2199-12-31", ParameterError::InFuture)]
#[case("as_of", "9999-12-31", ParameterError::NotADay)]
#[case("from", "0026-11-25", ParameterError::NotADay)]
#[case("from", "2026", ParameterError::NotADay)]
#[case("to", "tomorrow", ParameterError::NotADay)]
#[case("page", "-1", ParameterError::NotAPage)]
#[case("page", "0", ParameterError::NotAPage)]
#[case("page", "1.5", ParameterError::NotAPage)]
#[case("page", "1000001", ParameterError::NotAPage)]
#[case("page", "99999999999999999999", ParameterError::NotAPage)]
#[case("area", "no-such-area", ParameterError::UnknownValue)]
#[case("area", "AI", ParameterError::UnknownValue)]
#[case("party", "Atlantis", ParameterError::UnknownValue)]
#[case("org", "Ministry of Truth", ParameterError::UnknownValue)]
#[case("statement", "none", ParameterError::UnknownValue)]
#[case("status", "late", ParameterError::UnknownValue)]
#[case("freshness", "rotten", ParameterError::UnknownValue)]
#[case("standing", "sitting", ParameterError::UnknownValue)]
#[case("basis", "gossip", ParameterError::UnknownValue)]
#[case("nature", "human", ParameterError::UnknownValue)]
#[case("due", "tomorrow", ParameterError::UnknownValue)]
#[case("sort", "random", ParameterError::UnknownValue)]
#[case("sort", "due,random", ParameterError::UnknownValue)]
#[case("sort", "due,", ParameterError::UnknownValue)]
#[case("sort", "--due", ParameterError::UnknownValue)]
#[case("then", "due,title", ParameterError::UnknownValue)]
#[case("columns", "status,password", ParameterError::UnknownValue)]
#[case("columns", ",", ParameterError::UnknownValue)]
#[case("columns", "*", ParameterError::UnknownValue)]
#[case("group", "blood", ParameterError::UnknownValue)]
#[case("zoom", "century", ParameterError::UnknownValue)]
#[case("q", "a\0b", ParameterError::Unreadable)]
fn what_cannot_be_used_is_reported_with_its_reason(
    #[case] name: &str,
    #[case] value: &str,
    #[case] expected: ParameterError,
) {
    assert_eq!(fault(name, value), Some(expected));
}

#[rstest]
#[case("a", 4_000, None)]
#[case("a", 4_001, Some(ParameterError::TooLong))]
#[case("힣", 4_000, None)]
#[case("힣", 4_001, Some(ParameterError::TooLong))]
fn a_search_has_at_most_4000_characters(
    #[case] letter: &str,
    #[case] times: usize,
    #[case] expected: Option<ParameterError>,
) {
    let (_, faults) = read(&[("q", &letter.repeat(times))]);
    assert_eq!(faults.first().map(|(_, fault)| *fault), expected);
}

#[test]
fn a_report_of_a_bad_value_quotes_only_its_beginning() {
    let long = "x".repeat(5_000);
    let (_, faults) = Query::read([("q", long.as_str())], &reference(), day(TODAY));
    assert_eq!(faults[0].value.chars().count(), 80);
}

#[test]
fn an_end_before_the_beginning_is_left_out_and_reported() {
    let (query, faults) = read(&[("from", "2025-02-01"), ("to", "2025-01-31")]);
    assert_eq!((query.from, query.to), (Some(day("2025-02-01")), None));
    assert_eq!(faults, [("to".to_owned(), ParameterError::EndBeforeStart)]);
}

#[test]
fn one_bad_parameter_leaves_the_others_in_force() {
    let (query, faults) = read(&[("area", "ai"), ("status", "late"), ("page", "3")]);
    assert_eq!((query.facets.chosen(Facet::Area), query.page), (&["ai".to_owned()][..], 3));
    assert_eq!(faults.len(), 1);
}

#[test]
fn a_forms_empty_fields_count_as_not_given() {
    let (query, faults) = read(&Query::parameter_names().map(|name| (name, "")).collect::<Vec<_>>());
    assert_eq!((query, faults), (Query::default(), vec![]));
}

/// Nothing can be parsed from a zero byte, so every known parameter rejects it.
#[test]
fn every_name_of_the_list_is_read() {
    for name in Query::parameter_names() {
        assert_eq!(read(&[(name, "\0")]).1.len(), 1, "{name}");
    }
}

#[test]
fn unknown_names_pass_by() {
    assert_eq!(read(&[("utm_source", "letter"), ("Area", "banana")]), (Query::default(), vec![]));
}

#[test]
fn today_counts_as_now() {
    assert_eq!(read(&[("as_of", TODAY)]), (Query::default(), vec![]));
}

#[test]
fn of_a_repeated_single_parameter_the_last_counts() {
    let (query, _) = read(&[("sort", "due"), ("sort", "title"), ("page", "2"), ("page", "5"), ("q", "a"), ("q", "b")]);
    assert_eq!((query.sort, query.page, query.q.as_str()), (Sort::Title.into(), 5, "b"));
}

/// What a form without script sends: further keys by themselves, a box for each column, and the fields left empty.
#[test]
fn keys_and_columns_are_read_as_forms_send_them() {
    let (query, faults) = read(&[
        ("sort", ""),
        ("then", "-due"),
        ("then", ""),
        ("columns", "commitment"),
        ("columns", "updated"),
        ("columns", "area"),
    ]);
    assert_eq!(faults, []);
    let spelt = [("sort", "newest,-due".to_owned()), ("columns", "area,updated".into())];
    assert_eq!(query.parameters(), spelt);
    let address = [("columns", "area,updated"), ("sort", "newest,-due")];
    assert_eq!(read(&address).0, query);
    assert_eq!(read(&[("columns", "commitment")]).0.parameters(), [("columns", "commitment".to_owned())]);
    assert_eq!(read(&[("columns", "due,owner,updated,status"), ("sort", "newest")]).0, Query::default());
}

/// T25: a key with the same value twice stands once, so doing it again changes nothing.
#[test]
fn t25_a_value_chosen_twice_stands_once() {
    let (query, _) =
        read(&[("area", "ai"), ("area", "6g"), ("area", "ai"), ("status", "unknown"), ("status", "unknown")]);
    let spelled = query.parameters();
    assert_eq!(spelled, [("area", "ai".to_owned()), ("area", "6g".into()), ("status", "unknown".into())]);
}

/// T28: a second choice keeps the first in force, and removing it keeps the first.
#[test]
fn t28_choosing_one_filter_keeps_the_other() {
    let (mut query, _) = read(&[("party", "ROK"), ("area", "ai")]);
    assert_eq!((query.facets.chosen(Facet::Party).len(), query.facets.chosen(Facet::Area).len()), (1, 1));
    query.facets.drop(Facet::Area, "ai");
    assert_eq!(query.parameters(), [("party", "ROK".to_owned())]);
}

#[test]
fn an_unnarrowed_list_has_no_parameters() {
    assert_eq!(Query::default().parameters(), vec![]);
    assert!(!Query::default().is_narrowed());
}

#[rstest]
#[case("q", "보안", true)]
#[case("statement", "statement", true)]
#[case("org", "ROK-MIN", true)]
#[case("due", "passed", true)]
#[case("sides", "awaiting", true)]
#[case("sort", "title", false)]
#[case("columns", "area", false)]
#[case("page", "2", false)]
#[case("as_of", "2025-01-01", false)]
#[case("compare", "2025-01-01", false)]
#[case("kind", "slipped", false)]
fn only_what_leaves_rows_out_narrows(#[case] name: &str, #[case] value: &str, #[case] narrowed: bool) {
    assert_eq!(read(&[(name, value)]).0.is_narrowed(), narrowed);
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(words: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(words.to_vec(), 0..=words.len()).prop_shuffle()
}

fn some_codes(codes: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    some_of(codes).prop_map(|codes| codes.into_iter().map(str::to_owned).collect())
}

fn a_day() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((0..5_000_i32).prop_map(|days| day("2026-11-24").plus(-days)))
}

fn a_moment() -> impl Strategy<Value = Option<Moment>> {
    const TEXTS: &[&str] = &["2026-11-25", "2024-02-29T23:59", "2024-02-29T23:59:20", "2026-11-25T05:03:00.000123Z"];
    prop::option::of(prop::sample::select(TEXTS).prop_map(|text| text.parse().unwrap()))
}

fn some_values(facet: Facet) -> BoxedStrategy<Vec<String>> {
    match facet.values() {
        FacetValues::Areas => some_codes(&["ai", "6g"]).boxed(),
        FacetValues::Parties => some_codes(&["ROK", "US"]).boxed(),
        FacetValues::Words(words) => some_codes(words).boxed(),
    }
}

fn facets() -> impl Strategy<Value = Facets> {
    let values: Vec<_> = Facet::ALL.iter().map(|facet| some_values(*facet)).collect();
    values.prop_map(|values| {
        Facet::ALL.iter().zip(values).fold(Facets::default(), |facets, (facet, values)| facets.with(*facet, values))
    })
}

prop_compose! {
    fn queries()(
        q in "[가-힣a-zA-Z0-9 %&=+#?\"<>/.\\\\]{0,20}", facets in facets(),
        statement in prop::option::of(Just("statement".to_owned())), org in some_codes(&["ROK-MIN", "US-MIN"]),
        sort in some_of(&SortKey::ALL), columns in some_of(Column::ALL), page in 1..=LAST_PAGE, as_of in a_day(),
        group in prop::sample::select(Group::ALL), from in a_day(), length in prop::option::of(0..5_000_i32),
        zoom in prop::sample::select(Zoom::ALL), earlier in prop::option::of(1..5_000_i32),
        kind in prop::option::of(prop::sample::select(ChangeKind::ALL)), known_at in a_moment(),
        layout in prop::sample::select(Layout::ALL),
    ) -> Query {
        let to = from.and_then(|from| Some(from.plus(length?)));
        // Words that are only white space count as not given: no query that was read holds them.
        let q = if q.trim().is_empty() { String::new() } else { q };
        let compare = earlier.map(|days| as_of.unwrap_or(day("2026-11-24")).plus(-days));
        let (sort, columns) = (Order::new(sort), Columns::new(columns));
        Query {
            q, facets, statement, org, sort, columns, page, as_of, group, from, to, zoom, layout, compare, kind, known_at,
        }
    }
}

proptest! {
    /// T24, T25: an address spells the whole state of a list, each time the same way.
    #[test]
    fn t24_reading_what_a_query_spells_gives_the_same_query(query in queries()) {
        let spelled = query.parameters();
        let (read, faults) =
            Query::read(spelled.iter().map(|(name, value)| (*name, value.as_str())), &reference(), day(TODAY));
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(&read, &query);
        prop_assert!(spelled.iter().all(|(name, _)| Query::parameter_names().any(|known| known == *name)));
        prop_assert_eq!(read.parameters(), spelled);
    }

    #[test]
    fn nothing_that_is_typed_makes_reading_fail(name in "[a-z_]{1,10}", value in "\\PC{0,30}") {
        let (query, _) = Query::read([(name.as_str(), value.as_str())], &reference(), day(TODAY));
        prop_assert!(query.page >= 1);
    }
}
