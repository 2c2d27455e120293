//! The rule of the draft agenda, by table.

use rstest::rstest;

use crate::domain::access::permission::Visibility;
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

fn item(commitment: Option<&str>, note: &str) -> AgendaItem {
    AgendaItem { commitment: commitment.map(Into::into), note: text(note), stance: Text::default() }
}

/// What a side notes for itself reaches nobody else unless it says so.
#[rstest]
#[case::in_the_own_draft("party:AUR", AgendaNotes::Own, None, true)]
#[case::put_forward("shared", AgendaNotes::Own, None, false)]
#[case::published("public", AgendaNotes::Own, None, false)]
#[case::put_forward_with_its_notes("shared", AgendaNotes::Along, None, true)]
#[case::read_already("shared", AgendaNotes::Own, Some("shared"), true)]
#[case::read_by_fewer("public", AgendaNotes::Own, Some("shared"), false)]
#[case::read_by_all("shared", AgendaNotes::Own, Some("public"), true)]
fn notes_stay_within_the_own_side(
    #[case] readers: Visibility,
    #[case] notes: AgendaNotes,
    #[case] common: Option<&str>,
    #[case] goes: bool,
) {
    let items = vec![item(Some("a"), "We may give way."), item(None, "Day of the next meeting")];
    let agenda = Agenda { meeting: "m".into(), party: "AUR".into(), items: items.clone() };
    let common: Option<Visibility> = common.map(|it| it.parse().unwrap());
    let put = put_forward(&items, notes, &readers, common.as_ref().map(|it| (&agenda, it)));
    let expected = if goes { items } else { vec![item_without_note("a"), items[1].clone()] };
    assert_eq!(put, expected);
}

fn item_without_note(commitment: &str) -> AgendaItem {
    item(Some(commitment), "")
}

/// What a side means to say is its own, wherever the agenda goes and whatever becomes of its notes.
#[rstest]
#[case::in_the_own_draft("party:AUR", AgendaNotes::Own, true)]
#[case::put_forward("shared", AgendaNotes::Along, false)]
#[case::published("public", AgendaNotes::Along, false)]
fn stances_never_leave_the_own_side(#[case] readers: Visibility, #[case] notes: AgendaNotes, #[case] stays: bool) {
    let of = |it: AgendaItem| AgendaItem { stance: text("Ask for a year."), ..it };
    let items = [of(item(Some("a"), "")), of(item(None, "Day of the next meeting"))];
    let put = put_forward(&items, notes, &readers, None);
    assert_eq!(put.iter().map(|it| !it.stance.is_empty()).collect::<Vec<_>>(), [stays, stays]);
    assert_eq!(put[1].note, items[1].note);
}

#[rstest]
#[case::ordered_anew("shared", &[(None, "Next day"), (Some("a"), "")], false)]
#[case::with_more("shared", &[(Some("a"), ""), (None, "Next day"), (Some("b"), "")], false)]
#[case::without_one("shared", &[(Some("a"), "")], true)]
#[case::in_other_words("public", &[(Some("a"), ""), (None, "Next place")], true)]
#[case::a_draft_beside_it("party:AUR", &[], false)]
fn what_the_other_side_put_forward_is_not_taken_off_unsaid(
    #[case] readers: Visibility,
    #[case] items: &[(Option<&str>, &str)],
    #[case] replaces: bool,
) {
    let items: Vec<AgendaItem> = items.iter().map(|(commitment, note)| item(*commitment, note)).collect();
    let put = vec![item(Some("a"), ""), item(None, "Next day")];
    let by = |party: &str| Agenda { meeting: "m".into(), party: party.into(), items: put.clone() };
    assert_eq!(replaces_theirs(&"AUR".into(), &items, &readers, Some(&by("BOR"))), replaces);
    assert!(!replaces_theirs(&"AUR".into(), &items, &readers, Some(&by("AUR"))), "the own is changed unsaid");
    assert!(!replaces_theirs(&"AUR".into(), &items, &readers, None));
}

#[test]
fn a_note_that_the_other_side_put_forward_is_not_changed_unsaid() {
    let theirs = Agenda { meeting: "m".into(), party: "BOR".into(), items: vec![item(Some("a"), "Money first.")] };
    let replaces =
        |note: &str| replaces_theirs(&"AUR".into(), &[item(Some("a"), note)], &Visibility::Shared, Some(&theirs));
    assert_eq!((replaces("Money first."), replaces("Money last."), replaces("")), (false, true, true));
}
