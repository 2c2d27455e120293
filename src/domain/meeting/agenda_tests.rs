//! The rule of the draft agenda, by table.

use rstest::rstest;

use crate::domain::basics::day::Precision;
use crate::domain::basics::text::Text;
use crate::domain::meeting::agenda::*;
use crate::domain::samples::{day, text};

fn meeting(slug: &str, on: &str, state: MeetingState) -> Meeting {
    Meeting {
        slug: slug.into(),
        mechanism: "council".into(),
        title: text(slug),
        number: None,
        on: day(on),
        precision: Precision::Day,
        place: None,
        state,
        source: None,
        reason: Text::default(),
    }
}

#[rstest]
// Ninety days from the meeting, or from today where its day has passed.
#[case("2026-12-15", None, "2027-03-15")]
#[case("2026-03-01", None, "2027-02-23")]
#[case("2026-12-15", Some("2027-06-30"), "2027-06-30")]
#[case("2026-12-15", Some("2027-01-10"), "2027-03-15")]
fn how_far_due_days_are_looked_at(#[case] on: &str, #[case] after: Option<&str>, #[case] expected: &str) {
    let after = after.map(|on| meeting("after", on, MeetingState::Planned));
    let horizon = horizon(&meeting("m", on, MeetingState::Planned), after.as_ref(), day("2026-11-25"));
    assert_eq!(horizon, day(expected));
}

#[test]
fn the_meetings_beside_one_are_those_of_its_mechanism_that_took_place_or_may() {
    let mut all = vec![
        meeting("first", "2024-05-14", MeetingState::Held),
        meeting("second", "2025-09-23", MeetingState::Held),
        meeting("put-off", "2026-03-01", MeetingState::Postponed),
        meeting("called-off", "2026-06-01", MeetingState::Cancelled),
        meeting("third", "2026-12-15", MeetingState::Planned),
        meeting("fourth", "2027-06-30", MeetingState::Planned),
    ];
    all.push(Meeting { mechanism: "other".into(), ..meeting("other", "2026-12-01", MeetingState::Held) });
    let beside = |slug: &str| {
        let meeting = all.iter().find(|it| it.slug == slug).unwrap();
        let (before, after) = neighbours(meeting, &all);
        (before.map(|it| &*it.slug), after.map(|it| &*it.slug))
    };
    assert_eq!(beside("first"), (None, Some("second")));
    assert_eq!(beside("second"), (Some("first"), Some("put-off")));
    assert_eq!(beside("third"), (Some("second"), Some("fourth")));
    assert_eq!(beside("fourth"), (Some("third"), None));
    assert_eq!(beside("other"), (None, None));
}
