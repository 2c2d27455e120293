//! The headline of commitments, worked out by hand from the rules and the data, as lists show it on 2026-11-25.

use std::sync::OnceLock;

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::people::{anyone, official};
use accord::domain::access::permission::Reader;
use accord::domain::basics::lang::Lang;
use accord::domain::commitment::Standing;
use accord::domain::commitment::due::DueState;
use accord::domain::commitment::freshness::Freshness;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::query::Query;
use accord::domain::record::headline::{HeadlineKind, HeadlineStatus};
use accord::domain::record::validity::Validity;
use rstest::rstest;

/// A row as words: status, kind, freshness, where the due day lies.
type Row = (String, String, String, String);

fn row(status: &str, kind: &str, freshness: &str, due: &str) -> Row {
    (status.into(), kind.into(), freshness.into(), due.into())
}

async fn rows(database: &TestDatabase, reader: Reader) -> Vec<(String, Row)> {
    let mut seen = database.seen_by(reader, None).await;
    let as_of = seen.as_of;
    let word = |word: Option<&'static str>| word.unwrap_or("-");
    seen.rows(&Query { facets: Facets::of(Facet::Validity, Validity::ALL), ..Query::default() })
        .await
        .into_iter()
        .map(|entry| {
            let outlook = &entry.listed.outlook;
            let freshness = word(outlook.freshness(as_of).map(Freshness::word));
            let due = word(outlook.due_state(as_of).map(DueState::word));
            let headline = &entry.listed.headline;
            (entry.listed.slug.clone(), row(headline.status.word(), headline.kind.word(), freshness, due))
        })
        .collect()
}

/// Loads a portfolio once for all cases and reads every row of a reader.
fn once(cell: &'static OnceLock<Vec<(String, Row)>>, demonstration: bool, reader: Reader) -> &'static [(String, Row)] {
    cell.get_or_init(|| {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let database =
                if demonstration { TestDatabase::with_demonstration().await } else { TestDatabase::with_cases().await };
            rows(&database, reader).await
        })
    })
}

fn find(rows: &[(String, Row)], slug: &str) -> Option<Row> {
    rows.iter().find(|(other, _)| other == slug).map(|(_, row)| row.clone())
}

static DEMONSTRATION: OnceLock<Vec<(String, Row)>> = OnceLock::new();

#[rstest]
// Press: in progress on 2025-12-10, then "delayed" twice. A judgement is nobody's headline, the last fact stays. Its due
// year 2025 has ended everywhere. Last report 2026-02-11, 287 days ago.
#[case("jfs25-action-plan", row("in_progress", "public_record", "stale", "passed"))]
// Press: at risk, the only report: a judgement carries no headline. Reported 2026-01-13, 316 days ago.
#[case("jfs25-digital-nondiscrimination", row("unknown", "none", "stale", "none"))]
// A proposal without a report: never silent.
#[case("cisa-joint-research", row("unknown", "none", "-", "none"))]
// A proposal due 2024: never late either.
#[case("idb-digital-ministers-meeting", row("unknown", "none", "-", "-"))]
// Unilateral (US), completed on 2024-06-27 and 2025-07-30: over, so neither stale nor late.
#[case("cdfs23-nist-framework", row("completed", "public_record", "-", "none"))]
// Unilateral (ROK), nothing reported.
#[case("wb-policy-cases", row("unknown", "none", "never", "none"))]
// Due 2024, last reported in progress on 2024-07-17: the due day has passed, and the status is not "delayed".
#[case("cet23-bioeconomy-research", row("in_progress", "public_record", "stale", "passed"))]
// Due in the first quarter of 2024, completed on 2024-03-13: what is done is not late.
#[case("cet23-india-dialogue", row("completed", "public_record", "-", "-"))]
// Agreed in 2021, no report at all.
#[case("fs21-6g-investment", row("unknown", "none", "never", "none"))]
// Recurring; the last sitting with a report was 2023-12-08.
#[case("fs23-cet-annual", row("in_progress", "public_record", "stale", "none"))]
// Not started, due by the end of 2026: still ahead. Reported 2026-02-23, 275 days ago.
#[case("tpdwg26-joint-committee", row("not_started", "public_record", "stale", "ahead"))]
// "Unknown" on 2023-09-13, then in progress on 2023-11-09.
#[case("cf23-training-infrastructure", row("in_progress", "public_record", "stale", "none"))]
// Reported once, as "unknown": a report, but no status.
#[case("ntia-msit-supply-chain", row("unknown", "none", "stale", "none"))]
fn the_demonstration_has_the_headline_worked_out_by_hand(#[case] slug: &str, #[case] expected: Row) {
    assert_eq!(find(once(&DEMONSTRATION, true, anyone()), slug), Some(expected));
}

/// Counts what a condition holds for; proposals apart.
async fn count(change: impl Fn(Facets) -> Facets) -> u32 {
    let database = TestDatabase::with_demonstration().await;
    let mut seen = database.seen_by(anyone(), None).await;
    let facets = change(Facets::commitments());
    let tally = seen.tally(&Query::default()).await;
    let rows = seen.rows(&Query { facets: facets.clone(), ..Query::default() }).await;
    assert_eq!(tally.total(&facets) as usize, rows.len(), "the tally and the list agree");
    tally.total(&facets)
}

// 116 commitments, 7 of them proposals. Of 109: 11 have "completed" as last fact, 34 "in progress", 1 "not started". The
// other 63: 61 without any report, jfs25-digital-nondiscrimination with only a judgement, ntia-msit-supply-chain with only
// "unknown". 109 − 11 = 98 are live: 61 never reported, 37 last before 2026-05-29. Five due days lie before today; three of
// these commitments are completed.
#[rstest]
#[case::commitments(|it: Facets| it, 109)]
#[case::proposals(|it: Facets| it.with(Facet::Standing, [Standing::Proposed]), 7)]
#[case::completed(|it: Facets| it.with(Facet::Status, [HeadlineStatus::Completed]), 11)]
#[case::in_progress(|it: Facets| it.with(Facet::Status, [HeadlineStatus::InProgress]), 34)]
#[case::not_started(|it: Facets| it.with(Facet::Status, [HeadlineStatus::NotStarted]), 1)]
#[case::unknown(|it: Facets| it.with(Facet::Status, [HeadlineStatus::Unknown]), 63)]
#[case::differ(|it: Facets| it.with(Facet::Status, [HeadlineStatus::Differ]), 0)]
#[case::delayed(|it: Facets| it.with(Facet::Status, [HeadlineStatus::Delayed, HeadlineStatus::AtRisk]), 0)]
#[case::due_passed(|it: Facets| it.with(Facet::Due, [DueState::Passed]), 2)]
#[case::stale(|it: Facets| it.with(Facet::Freshness, [Freshness::Stale]), 37)]
#[case::never(|it: Facets| it.with(Facet::Freshness, [Freshness::Never]), 61)]
#[case::fresh(|it: Facets| it.with(Facet::Freshness, [Freshness::Fresh, Freshness::Ageing]), 0)]
#[tokio::test]
async fn the_demonstration_counts_as_worked_out_by_hand(#[case] change: fn(Facets) -> Facets, #[case] expected: u32) {
    assert_eq!(count(change).await, expected);
}

static PUBLIC: OnceLock<Vec<(String, Row)>> = OnceLock::new();
static SHARED: OnceLock<Vec<(String, Row)>> = OnceLock::new();

/// What the public and an official of Aurelia see of the portfolio of cases.
#[rstest]
#[case::joint_newer_than_every_report("joint-newest", row("on_track", "joint", "stale", "none"))]
#[case::joint_older_than_a_report("joint-overtaken", row("differ", "differ", "stale", "passed"))]
#[case::both_the_same("both-same", row("in_progress", "agree", "fresh", "none"))]
#[case::the_sides_differ("sides-differ", row("differ", "differ", "ageing", "passed"))]
#[case::exactly_one_side("one-side", row("at_risk", "one_side", "fresh", "none"))]
#[case::public_record_states_a_fact("public-fact", row("in_progress", "public_record", "stale", "none"))]
#[case::public_record_completed("public-completed", row("completed", "public_record", "-", "-"))]
#[case::public_record_only_judges("judgement-only", row("unknown", "none", "stale", "passed"))]
#[case::superseded("superseded", row("unknown", "none", "-", "none"))]
#[case::superseding("superseding", row("unknown", "none", "never", "none"))]
#[case::proposal_whose_day_passed("proposal", row("unknown", "none", "-", "-"))]
#[case::unilateral("unilateral", row("not_started", "public_record", "stale", "ahead"))]
#[case::recurring_since_the_last_sitting("recurring", row("in_progress", "public_record", "stale", "none"))]
#[case::notes_of_one_party_change_nothing("party-note", row("on_track", "one_side", "stale", "none"))]
#[case::corrected("corrected", row("completed", "one_side", "-", "none"))]
#[case::withdrawn("withdrawn", row("unknown", "none", "never", "none"))]
#[case::given_up_by_both("not-pursued", row("not_pursued", "agree", "-", "none"))]
#[case::due_today_is_not_late("milestones", row("in_progress", "one_side", "fresh", "ahead"))]
fn the_invented_portfolio_has_one_headline_for_both_audiences(#[case] slug: &str, #[case] expected: Row) {
    assert_eq!(find(once(&PUBLIC, false, anyone()), slug), Some(expected.clone()), "public");
    assert_eq!(find(once(&SHARED, false, official("AUR", "AUR-MDA")), slug), Some(expected), "shared");
}

#[rstest]
#[case::a_shared_report(
    "shared-report",
    Some(row("in_progress", "public_record", "stale", "none")),
    Some(row("on_track", "one_side", "stale", "none"))
)]
#[case::a_shared_report_against_a_public_one(
    "trilateral",
    Some(row("in_progress", "one_side", "ageing", "none")),
    Some(row("differ", "differ", "ageing", "none"))
)]
#[case::a_shared_commitment("confidential", None, Some(row("in_progress", "one_side", "stale", "none")))]
#[case::superseded_in_confidence(
    "nobody",
    Some(row("unknown", "none", "never", "ahead")),
    Some(row("unknown", "none", "-", "-"))
)]
fn the_invented_portfolio_has_a_headline_for_each_audience(
    #[case] slug: &str,
    #[case] public: Option<Row>,
    #[case] shared: Option<Row>,
) {
    assert_eq!(find(once(&PUBLIC, false, anyone()), slug), public, "public");
    assert_eq!(find(once(&SHARED, false, official("AUR", "AUR-MDA")), slug), shared, "shared");
}

async fn status_on(slug: &str, past: &str) -> Option<(HeadlineStatus, HeadlineKind)> {
    let database = TestDatabase::with_cases().await;
    let mut seen = database.seen_by(anyone(), Some(past)).await;
    assert_eq!(seen.as_of.day, day(past));
    let rows = seen.rows(&Query::default()).await;
    let found = rows.into_iter().find(|it| it.listed.slug == slug);
    found.map(|it| (it.listed.headline.status, it.listed.headline.kind))
}

#[rstest]
#[case::not_yet_agreed("joint-newest", "2024-03-11", None)]
#[case::agreed_that_day("joint-newest", "2024-03-12", Some((HeadlineStatus::Unknown, HeadlineKind::None)))]
#[case::one_side("joint-newest", "2024-09-30", Some((HeadlineStatus::InProgress, HeadlineKind::OneSide)))]
#[case::they_differ("joint-newest", "2024-10-01", Some((HeadlineStatus::Differ, HeadlineKind::Differ)))]
#[case::they_agree("joint-newest", "2025-01-15", Some((HeadlineStatus::OnTrack, HeadlineKind::Joint)))]
#[case::a_correction_holds_from_the_first_day("corrected", "2025-07-20",
    Some((HeadlineStatus::Completed, HeadlineKind::OneSide)))]
#[case::before_the_withdrawal("withdrawn", "2025-09-30", Some((HeadlineStatus::Completed, HeadlineKind::OneSide)))]
#[case::on_the_day_of_the_withdrawal("withdrawn", "2025-10-01", Some((HeadlineStatus::Unknown, HeadlineKind::None)))]
#[tokio::test]
async fn a_past_day_shows_the_headline_of_that_day(
    #[case] slug: &str,
    #[case] past: &str,
    #[case] expected: Option<(HeadlineStatus, HeadlineKind)>,
) {
    assert_eq!(status_on(slug, past).await, expected);
}

/// What another commitment stands for counts with it, from that day on and for those who see that it does.
#[rstest]
#[case::the_day_before("superseded", anyone(), Some("2025-06-09"), true)]
#[case::from_that_day("superseded", anyone(), Some("2025-06-10"), false)]
#[case::for_the_public("nobody", anyone(), None, true)]
#[case::in_confidence("nobody", official("AUR", "AUR-MDA"), None, false)]
#[tokio::test]
async fn what_is_superseded_counts_nowhere(
    #[case] slug: &str,
    #[case] reader: Reader,
    #[case] past: Option<&str>,
    #[case] counts: bool,
) {
    let database = TestDatabase::with_cases().await;
    let mut seen = database.seen_by(reader, past).await;
    let asked = |validity: Validity| Query { facets: Facets::of(Facet::Validity, [validity]), ..Query::default() };
    let listed = seen.slugs(&Query::default(), Lang::En).await;
    let superseded = seen.slugs(&asked(Validity::Superseded), Lang::En).await;
    assert_eq!((listed.contains(&slug.to_owned()), superseded.contains(&slug.to_owned())), (counts, !counts));
    let tally = seen.tally(&Query::default()).await;
    assert_eq!(tally.counts().all() as usize, listed.len(), "totals hold what the list holds");
    assert_eq!(tally.total(&asked(Validity::Superseded).facets) as usize, superseded.len());
    assert_eq!(seen.by_statement().await.values().sum::<u32>() as usize, listed.len());
}
