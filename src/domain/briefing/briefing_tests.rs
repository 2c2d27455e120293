//! For whom a briefing is, and which days it is about.

use rstest::rstest;

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::day::Precision;
use crate::domain::basics::text::Text;
use crate::domain::briefing::*;
use crate::domain::record::fact::Fact;
use crate::domain::samples::*;
use crate::domain::statement::Statement;

const DAY: &str = "2026-11-25";

#[rstest]
#[case(BriefingAudience::Public, [true, false, false, false, false, false])]
#[case(BriefingAudience::Shared, [true, true, false, false, false, false])]
// What one organisation keeps to itself is for no circle.
#[case(BriefingAudience::Party, [true, true, true, false, false, false])]
fn a_circle_reads_no_more_than_each_of_its_readers(#[case] circle: BriefingAudience, #[case] expected: [bool; 6]) {
    let visibilities = ["public", "shared", "party:ROK", "party:US", "organisation:ROK-MIN", "organisation:US-MIN"];
    let tracked: [PartyCode; 2] = ["ROK".into(), "US".into()];
    let reader = circle.reader(&"ROK".into());
    let sees = visibilities.map(|it| may_see(&reader, &it.parse::<Visibility>().unwrap(), &tracked));
    assert_eq!(sees, expected);
}

/// What hangs on a statement that only one party follows is for nobody at a table of two.
#[test]
fn what_one_party_alone_follows_is_shared_with_nobody() {
    let mut reference = reference();
    let own = Statement {
        slug: "own".into(),
        tracked: vec!["ROK".into()],
        ..reference.statement("statement").unwrap().clone()
    };
    reference.apply(Fact::StatementRecorded(own));
    let narrowed = shared_by_several(&reference);
    let sees = |slug: &str| {
        let tracked = &narrowed.statement(slug).unwrap().tracked;
        may_see(&BriefingAudience::Shared.reader(&"ROK".into()), &Visibility::Shared, tracked)
    };
    assert_eq!((sees("statement"), sees("own")), (true, false));
}

#[rstest]
#[case(BriefingAudience::Party, [false, false, true])]
#[case(BriefingAudience::Shared, [false, true, true])]
#[case(BriefingAudience::Public, [true, true, true])]
fn a_line_stands_in_no_wider_briefing_than_it_is_marked_for(
    #[case] line: BriefingAudience,
    #[case] expected: [bool; 3],
) {
    assert_eq!(
        [BriefingAudience::Public, BriefingAudience::Shared, BriefingAudience::Party].map(|it| line.reaches(it)),
        expected
    );
}

fn with_meetings() -> Reference {
    let mut reference = reference();
    let meetings = [
        ("forum-1", "forum", "2024-02-29", MeetingState::Held),
        ("forum-2", "forum", "2025-12-31", MeetingState::Held),
        ("other-1", "other", "2026-06-01", MeetingState::Held),
        ("forum-3", "forum", "2026-12-15", MeetingState::Planned),
        ("forum-4", "forum", "2027-06-30", MeetingState::Planned),
        ("forum-x", "forum", "2026-12-20", MeetingState::Cancelled),
        ("lone", "lone", "2026-12-31", MeetingState::Planned),
    ];
    for (slug, mechanism, on, state) in meetings {
        reference.apply(Fact::MeetingRecorded(Meeting {
            slug: slug.into(),
            mechanism: mechanism.into(),
            title: text(slug),
            number: None,
            on: day(on),
            precision: Precision::Day,
            place: None,
            state,
            source: None,
            reason: Text::default(),
        }));
    }
    reference
}

#[rstest]
#[case::the_next_planned("", Some("forum-3"), "2025-12-31", DAY, "2027-06-30")]
#[case::a_meeting_ahead("meeting=forum-4", Some("forum-4"), "2025-12-31", DAY, "2027-09-28")]
#[case::a_meeting_held("meeting=forum-2", Some("forum-2"), "2024-02-29", "2025-12-31", "2026-12-15")]
#[case::the_first_of_its_kind("meeting=lone", Some("lone"), "2025-11-25", DAY, "2027-03-31")]
#[case::the_first_in_a_leap_year("meeting=forum-1", Some("forum-1"), "2023-03-01", "2024-02-29", "2025-12-31")]
#[case::days_alone("from=2026-01-01&to=2026-03-31", None, "2026-01-01", "2026-03-31", "2026-06-01")]
#[case::since_a_day("from=2026-01-01", None, "2026-01-01", DAY, "2026-12-15")]
#[case::until_a_day("to=2026-03-31", None, "2025-12-31", "2026-03-31", "2026-06-01")]
#[case::a_meeting_with_days_of_its_own(
    "meeting=forum-3&from=2026-06-01",
    Some("forum-3"),
    "2026-06-01",
    DAY,
    "2027-06-30"
)]
fn the_days_that_a_briefing_is_about(
    #[case] query: &str,
    #[case] meeting: Option<&str>,
    #[case] from: &str,
    #[case] to: &str,
    #[case] until: &str,
) {
    let reference = with_meetings();
    let parameters = query.split('&').filter_map(|it| it.split_once('='));
    let (ask, faults) = BriefingRequest::read(parameters, &reference, day(DAY));
    assert_eq!(faults, []);
    let period = ask.period(&reference, day(DAY));
    assert_eq!(period.meeting.as_ref().map(|it| it.slug.as_str()), meeting);
    assert_eq!((period.from, period.to, period.until), (day(from), day(to), day(until)));
    let spelt = ask.parameters();
    let (again, _) =
        BriefingRequest::read(spelt.iter().map(|(name, value)| (*name, value.as_str())), &reference, day(DAY));
    assert_eq!(again, ask, "what it spells reads the same");
    assert!(spelt.iter().all(|(name, _)| BriefingRequest::PARAMETERS.contains(name)));
}

#[rstest]
#[case("meeting", "nothing", ParameterError::UnknownValue)]
#[case("from", "banana", ParameterError::NotADay)]
#[case("to", "2026-11-26", ParameterError::InFuture)]
#[case("to", "2025-02-29", ParameterError::NotADay)]
#[case("area", "nothing", ParameterError::UnknownValue)]
#[case("org", "nothing", ParameterError::UnknownValue)]
#[case("audience", "organisation", ParameterError::UnknownValue)]
#[case("language", "fr", ParameterError::UnknownValue)]
fn what_cannot_be_used_is_left_out_and_reported(
    #[case] name: &str,
    #[case] value: &str,
    #[case] fault: ParameterError,
) {
    let (ask, faults) = BriefingRequest::read([(name, value)], &with_meetings(), day(DAY));
    assert_eq!(ask, BriefingRequest::default());
    assert_eq!(faults, [BadParameter::new(name, value, fault)]);
}

/// Nothing can be parsed from a zero byte, so every known parameter rejects it.
#[test]
fn every_name_of_the_list_is_read() {
    for name in BriefingRequest::PARAMETERS {
        let (_, faults) = BriefingRequest::read([(name, "\0")], &with_meetings(), day(DAY));
        assert_eq!(faults.len(), 1, "{name}");
    }
}

#[test]
fn an_end_before_the_beginning_is_left_out() {
    let (ask, faults) =
        BriefingRequest::read([("from", "2026-02-01"), ("to", "2026-01-01")], &with_meetings(), day(DAY));
    assert_eq!((ask.from, ask.to), (Some(day("2026-02-01")), None));
    assert_eq!(faults, [BadParameter::new("to", "2026-01-01", ParameterError::EndBeforeStart)]);
    let (ask, faults) =
        BriefingRequest::read([("meeting", "forum-2"), ("from", "2026-02-01")], &with_meetings(), day(DAY));
    assert_eq!(ask.from, None);
    assert_eq!(faults, [BadParameter::new("from", "2026-02-01", ParameterError::EndBeforeStart)]);
}
