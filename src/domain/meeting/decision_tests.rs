//! What is wrong with a decision.

use rstest::rstest;

use crate::domain::meeting::MeetingState;
use crate::domain::meeting::decision::*;
use crate::domain::samples::{day, text};

fn decision(id: &str, words: &str) -> Decision {
    Decision {
        id: id.into(),
        meeting: "council-3".into(),
        party: "ROK".into(),
        text: text(words),
        source: Some("https://msit.example/minutes".into()),
        statement: None,
        reason: Text::default(),
    }
}

fn meeting(at: &str, precision: Precision) -> Meeting {
    Meeting {
        slug: "council-3".into(),
        mechanism: "council".into(),
        title: text("Council"),
        number: None,
        on: day(at),
        precision,
        place: None,
        state: MeetingState::Held,
        source: None,
        reason: Text::default(),
    }
}

const OURS: &str = "party:ROK";

#[rstest]
#[case::fine("2026-11-24", "shared", Some("https://msit.example/minutes"), None, &[])]
#[case::of_a_statement("2026-11-25", "public", None, Some("statement"), &[])]
#[case::before_the_meeting("2026-11-23", "shared", None, Some("statement"), &[("on", Problem::WrongDay)])]
#[case::tomorrow("2026-11-26", "shared", None, Some("statement"), &[("on", Problem::WrongDay)])]
#[case::no_source("2026-11-24", "shared", None, None, &[("source", Problem::Missing)])]
#[case::no_address("2026-11-24", "shared", Some("minutes"), None, &[("source", Problem::NotAWebAddress)])]
#[case::no_statement("2026-11-24", "shared", None, Some("none"), &[("statement", Problem::Unknown)])]
#[case::of_the_others("2026-11-24", "party:US", None, Some("statement"), &[("visibility", Problem::WrongVisibility)])]
#[case::of_one_body("2026-11-24", "organisation:ROK-MIN", None, Some("statement"), &[("visibility", Problem::WrongVisibility)])]
fn what_is_wrong_with_a_decision(
    #[case] at: &str,
    #[case] visibility: Visibility,
    #[case] source: Option<&str>,
    #[case] statement: Option<&str>,
    #[case] expected: &[(&str, Problem)],
) {
    let decision = Decision {
        source: source.map(str::to_owned),
        statement: statement.map(str::to_owned),
        ..decision("a", "Meet in May")
    };
    let meeting = meeting("2026-11-24", Precision::Day);
    let faults = check(&decision, day(at), &visibility, None, &meeting, |slug| slug == "statement", day("2026-11-25"));
    let found: Vec<_> = faults.0.iter().map(|it| (&*it.field, it.problem)).collect();
    assert_eq!(found, expected);
}

/// Whoever could read it has to be able to read the correction.
#[rstest]
#[case(OURS, "shared", true)]
#[case(OURS, "public", true)]
#[case("shared", "public", true)]
#[case("shared", OURS, false)]
#[case("public", "shared", false)]
#[case("shared", "shared", true)]
fn a_correction_is_seen_at_least_as_widely(#[case] former: &str, #[case] now: &str, #[case] fits: bool) {
    let now = now.parse().unwrap();
    let (before, seen_by) = (decision("a", "Meet in April"), former.parse().unwrap());
    let correction = Decision { reason: text("A word was wrong."), ..decision("a", "Meet in May") };
    let meeting = meeting("2026-11-24", Precision::Day);
    let corrected = Some((&before, &seen_by));
    let faults = check(&correction, day("2026-11-24"), &now, corrected, &meeting, |_| true, day("2026-11-25"));
    assert_eq!(faults.0.is_empty(), fits, "{:?}", faults.0);
}

#[rstest]
#[case("2026-11-24", Precision::Day, "2026-11-24", "2026-11-24")]
#[case("2026-12-15", Precision::Day, "2026-12-15", "2026-11-25")]
#[case("2026-12-31", Precision::Quarter, "2026-10-01", "2026-11-25")]
#[case("2026-09-30", Precision::Quarter, "2026-07-01", "2026-09-30")]
fn the_day_of_a_decision(#[case] at: &str, #[case] precision: Precision, #[case] from: &str, #[case] usual: &str) {
    let sitting = meeting(at, precision);
    assert_eq!((begins(&sitting), usual_day(&sitting, day("2026-11-25"))), (day(from), day(usual)));
}
