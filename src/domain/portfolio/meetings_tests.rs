//! Which statements a mechanism discusses, by table.

use rstest::rstest;

use crate::domain::basics::day::Precision;
use crate::domain::basics::text::Text;
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::portfolio::meetings::*;
use crate::domain::record::fact::Fact;
use crate::domain::samples;
use crate::domain::samples::{day, text};

fn meeting(slug: &str, on: &str) -> Meeting {
    Meeting {
        slug: slug.into(),
        mechanism: "council".into(),
        title: text(slug),
        number: None,
        on: day(on),
        precision: Precision::Day,
        place: None,
        state: MeetingState::Held,
        source: None,
        reason: Text::default(),
    }
}

#[rstest]
#[case::of_the_same_parties(&["ROK", "US"], &["US", "ROK"], None, true)]
#[case::of_one_more(&["ROK", "US"], &["ROK", "US", "JP"], None, false)]
#[case::of_one_less(&["ROK", "US", "JP"], &["ROK", "US"], None, false)]
#[case::of_a_sitting(&["ROK", "US"], &["ROK", "US", "JP"], Some("sitting"), true)]
#[case::nobody_named(&[], &["ROK"], None, true)]
fn what_a_mechanism_talks_about(
    #[case] parties: &[&str],
    #[case] said_by: &[&str],
    #[case] sitting: Option<&str>,
    #[case] expected: bool,
) {
    let mut reference = samples::reference();
    reference.apply(Fact::MeetingRecorded(meeting("sitting", "2025-09-23")));
    let mechanism = Mechanism {
        code: "council".into(),
        name: text("Council"),
        kind: MechanismKind::Committee,
        parties: parties.iter().map(|it| (*it).into()).collect(),
    };
    let mut statement = reference.statements[0].clone();
    statement.parties = said_by.iter().map(|it| (*it).into()).collect();
    statement.meeting = sitting.map(str::to_owned);
    assert_eq!(concerns(Some(&mechanism), &statement, &reference), expected);
}
