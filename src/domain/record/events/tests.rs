use crate::domain::basics::day::Precision;
use crate::domain::basics::text::Text;
use crate::domain::commitment::status::Status;
use crate::domain::meeting::MeetingState;
use crate::domain::record::events::*;
use crate::domain::report::update::Update;
use crate::domain::samples;
use crate::domain::samples::{ID, agrees, day, on, sequenced, superseded_by, text, withdraws};

const SAID: &str = "2024-02-29";

fn commitment(due: Option<&str>) -> Fact {
    let due = due.map(|text| text.parse().unwrap());
    Fact::CommitmentRecorded(Commitment { due, ..samples::commitment() })
}

fn report(id: &str, voice: &str, status: Status, meeting: Option<&str>) -> Fact {
    let meeting = meeting.map(str::to_owned);
    Fact::UpdatePublished(Update { meeting, ..samples::update(id, voice, status) })
}

fn step(id: &str, name: &str, due: Option<&str>, completed: Option<&str>) -> Fact {
    Fact::MilestoneSet(Milestone {
        id: id.into(),
        commitment: ID.into(),
        slug: None,
        title: text(name),
        due: due.map(|text| text.parse().unwrap()),
        completed_on: completed.map(day),
        party: None,
        reason: Text::default(),
    })
}

fn records(facts: Vec<(&str, Fact)>) -> Vec<Record> {
    sequenced(facts.into_iter().map(|(effective_on, fact)| on(effective_on, fact)))
}

fn tell(facts: Vec<(&str, Fact)>, until: &str, past: bool) -> History {
    let mut reference = samples::reference();
    for (slug, held) in
        [("forum-0", "2023-05-01"), ("forum-1", "2024-06-01"), ("forum-2", "2024-08-30"), ("forum-3", "2025-03-01")]
    {
        reference.apply(Fact::MeetingRecorded(Meeting {
            slug: slug.into(),
            mechanism: "forum".into(),
            title: text(slug),
            number: None,
            on: day(held),
            precision: Precision::Day,
            place: None,
            state: MeetingState::Held,
            source: None,
            reason: Text::default(),
        }));
    }
    let history: Vec<Record> = records(facts).into_iter().filter(|it| it.effective_on <= day(until)).collect();
    let state = fold(&history, &ID.into(), day(until)).unwrap();
    History::of(&state, &history, Audience::Public, &reference, day(SAID), (day(until), past))
}

fn lines(story: &History) -> Vec<String> {
    let line = |event: &Event| {
        let turn = event.turn.map_or(String::new(), |status| format!(" -> {status}"));
        format!("{} {:?}{turn}", event.on, event.what)
    };
    story.happenings.iter().map(line).collect()
}

#[test]
fn reports_milestones_and_meetings_of_one_day_are_one_happening() {
    let facts = vec![
        (SAID, commitment(None)),
        ("2024-06-01", step("m1", "first", None, Some("2024-06-01"))),
        ("2024-06-01", report("first", "public_record", Status::InProgress, Some("forum-1"))),
        ("2024-09-01", report("second", "public_record", Status::InProgress, Some("forum-2"))),
        ("2024-09-01", step("m2", "another name", None, Some("2024-09-01"))),
    ];
    let story = tell(facts, "2026-11-25", false);
    assert_eq!(
        lines(&story),
        [
            "2024-02-29 Said",
            "2024-06-01 Reported { update: 0, step: Some(0), sitting: true } -> in_progress",
            "2024-08-30 Met(\"forum-2\")",
            "2024-09-01 Reported { update: 1, step: None, sitting: false }",
            "2024-09-01 Step(1)",
        ]
    );
    let reports: Vec<_> = story.reports().into_iter().map(|(on, status)| (on.to_string(), status)).collect();
    assert_eq!(
        reports,
        [("2024-06-01".to_owned(), HeadlineStatus::InProgress), ("2024-09-01".to_owned(), HeadlineStatus::InProgress)]
    );
}

#[test]
fn a_past_day_knows_nothing_of_later_ones() {
    let facts = || {
        vec![
            (SAID, commitment(Some("2024-12-31"))),
            ("2024-06-01", step("m1", "first", Some("2024-07"), Some("2024-10-01"))),
            ("2024-06-01", report("first", "public_record", Status::InProgress, Some("forum-3"))),
            ("2025-01-10", commitment(Some("2025-06-30"))),
            ("2025-02-01", report("second", "public_record", Status::Completed, None)),
        ]
    };
    let then = tell(facts(), "2024-08-01", true);
    assert_eq!(
        lines(&then),
        [
            "2024-02-29 Said",
            "2024-06-01 Reported { update: 0, step: None, sitting: false } -> in_progress",
            "2024-07-31 Step(0)",
            "2024-12-31 Due",
        ]
    );
    assert_eq!(then.first_due, None);
    let now = tell(facts(), "2026-11-25", false);
    assert_eq!(now.first_due, Some("2024-12-31".parse().unwrap()));
    assert!(lines(&now).contains(&"2024-10-01 Step(0)".to_owned()), "completed on that day");
    assert!(lines(&now).contains(&"2025-03-01 Met(\"forum-3\")".to_owned()));
    let moved =
        EventKind::DueMoved { before: Some("2024-12-31".parse().unwrap()), after: Some("2025-06-30".parse().unwrap()) };
    assert!(now.happenings.iter().any(|it| it.what == moved));
    assert_eq!(now.happenings.last().map(|it| it.what.clone()), Some(EventKind::Due));
}

#[test]
fn every_change_of_status_has_its_cause() {
    let facts = vec![
        (SAID, commitment(None)),
        ("2024-03-01", report("a", "party:ROK", Status::OnTrack, None)),
        ("2024-04-01", report("b", "party:US", Status::AtRisk, None)),
        ("2024-05-01", agrees(Status::OnTrack)),
        ("2024-06-01", report("c", "party:ROK", Status::OnTrack, None)),
        ("2024-07-01", withdraws("b")),
        ("2024-08-01", superseded_by("d")),
    ];
    let until = |on: &str| tell(facts.clone(), on, true);
    assert_eq!(
        lines(&until("2024-06-30")),
        [
            "2024-02-29 Said",
            "2024-03-01 Reported { update: 0, step: None, sitting: false } -> on_track",
            "2024-04-01 Reported { update: 1, step: None, sitting: false } -> differ",
            "2024-05-01 Agreed -> on_track",
            "2024-06-01 Reported { update: 2, step: None, sitting: false } -> differ",
        ]
    );
    let end = until("2024-09-01");
    assert_eq!(
        lines(&end)[2..],
        [
            "2024-04-01 Turned -> differ",
            "2024-05-01 Agreed -> on_track",
            "2024-06-01 Reported { update: 1, step: None, sitting: false } -> differ",
            "2024-07-01 Turned -> on_track",
            "2024-08-01 Superseded",
        ]
    );
    assert_eq!(end.status_on(day("2024-06-15")), HeadlineStatus::Differ);
    assert_eq!(end.status_on(day("2024-01-01")), HeadlineStatus::Unknown);
}

#[test]
fn nothing_but_the_statement() {
    let story = tell(vec![(SAID, commitment(None))], SAID, false);
    assert_eq!(lines(&story), ["2024-02-29 Said"]);
    assert_eq!(story.reports(), []);
}

#[test]
fn a_milestone_that_moved_keeps_its_first_due_day() {
    let facts = records(vec![
        (SAID, commitment(None)),
        ("2024-03-01", step("m", "draft", Some("2024 H1"), None)),
        ("2024-07-01", step("m", "draft", Some("2024-12-31"), None)),
        ("2024-07-01", step("n", "other", Some("2024-10-01"), None)),
    ]);
    let (first, now): (Due, Due) = ("2024 H1".parse().unwrap(), "2024-12-31".parse().unwrap());
    assert_eq!(first_due_of(&"m".into(), Some(now), &facts), Some(first));
    assert_eq!(first_due_of(&"m".into(), Some(first), &facts[..2]), None);
    assert_eq!(first_due_of(&"x".into(), None, &facts), None);
}

#[test]
fn meetings_before_the_statement_are_no_part_of_the_story() {
    let facts = vec![
        (SAID, commitment(None)),
        ("2024-03-01", report("looks back", "public_record", Status::InProgress, Some("forum-0"))),
    ];
    assert_eq!(lines(&tell(facts, "2026-11-25", false)).len(), 2);
}
