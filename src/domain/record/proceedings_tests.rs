//! What is recorded of a meeting, folded for those who see only some of it.

use crate::domain::basics::text::Text;
use crate::domain::meeting::agenda::AgendaItem;
use crate::domain::record::proceedings::*;
use crate::domain::samples;
use crate::domain::samples::{day, on, seen_by, sequenced, text};

fn agenda(party: &str, note: &str) -> Fact {
    let items = vec![AgendaItem { commitment: None, note: text(note), stance: Text::default() }];
    Fact::AgendaSet(Agenda { meeting: "council-3".into(), party: party.into(), items })
}

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

fn outcome(decision: &str) -> Fact {
    let (meeting, decision) = ("council-3".into(), decision.into());
    Fact::OutcomeNamed(Outcome { meeting, decision, commitment: samples::ID.into(), milestone: None })
}

fn note(agenda: Option<&InForce<Agenda>>) -> Option<&str> {
    agenda.map(|it| it.value.items[0].note.words(crate::domain::basics::lang::Lang::En))
}

const OURS: &str = "party:ROK";

#[test]
fn the_agenda_is_the_last_one_that_the_reader_may_see() {
    let records = sequenced([
        on("2026-11-01", agenda("ROK", "everybody's")),
        seen_by("shared", on("2026-11-10", agenda("US", "the parties'"))),
        seen_by(OURS, on("2026-11-20", agenda("ROK", "our draft"))),
    ]);
    let fold = |until: &str, seen: &[&str]| {
        let seen: Vec<Visibility> = seen.iter().map(|it| it.parse().unwrap()).collect();
        Proceedings::fold(&records, day(until), |it| seen.contains(it))
    };
    let ours = fold("2026-11-25", &["public", "shared", OURS]);
    assert_eq!((note(ours.own.as_ref()), note(ours.common.as_ref())), (Some("our draft"), Some("the parties'")));
    assert_eq!(note(ours.agenda()), Some("our draft"));
    let theirs = fold("2026-11-25", &["public", "shared", "party:US"]);
    assert_eq!((note(theirs.own.as_ref()), note(theirs.common.as_ref())), (None, Some("the parties'")));
    let anyone = fold("2026-11-25", &["public"]);
    assert_eq!(note(anyone.agenda()), Some("everybody's"));
    let then = fold("2026-11-09", &["public", "shared", OURS]);
    assert_eq!(note(then.agenda()), Some("everybody's"), "what took effect later does not show");
    assert_eq!(fold("2026-10-31", &["public"]).agenda(), None);
}

/// Once put forward, the working draft is obsolete.
#[test]
fn what_was_put_forward_replaces_the_working_draft() {
    let records = sequenced([
        seen_by(OURS, on("2026-11-20", agenda("ROK", "our draft"))),
        seen_by("shared", on("2026-11-21", agenda("ROK", "put forward"))),
    ]);
    let proceedings = Proceedings::fold(&records, day("2026-11-25"), |_| true);
    assert_eq!((proceedings.own, note(proceedings.common.as_ref())), (None, Some("put forward")));
}

#[test]
fn a_corrected_decision_keeps_its_place_and_what_came_of_it() {
    let corrected = Decision { reason: text("A word was wrong."), ..decision("a", "Meet in May") };
    let mut withheld = on("2026-11-24", Fact::DecisionRecorded(decision("c", "A secret")));
    withheld.fact = None;
    let records = sequenced([
        on("2026-11-24", Fact::DecisionRecorded(decision("a", "Meet in April"))),
        on("2026-11-24", Fact::DecisionRecorded(decision("b", "Share maps"))),
        on("2026-11-24", outcome("a")),
        on("2026-11-24", outcome("c")),
        on("2026-11-24", Fact::DecisionRecorded(corrected)),
        withheld,
    ]);
    let proceedings = Proceedings::fold(&records, day("2026-11-25"), |_| true);
    let words: Vec<&str> =
        proceedings.decisions.iter().map(|it| it.value.text.words(crate::domain::basics::lang::Lang::En)).collect();
    assert_eq!(words, ["Meet in May", "Share maps"]);
    assert_eq!(proceedings.outcomes_of(&"a".into()).count(), 1);
    assert_eq!(proceedings.outcomes.len(), 1, "of what is withheld nothing came that anybody may know");
}

/// What a side keeps to itself stays beside the items when the other side changes what both share, and goes when the side
/// itself puts an agenda forward without it.
#[test]
fn a_stance_outlives_the_changes_of_the_other_side() {
    let items = |stance: &str| {
        let item = |id: &str, stance: &str| AgendaItem {
            commitment: Some(id.into()),
            note: Text::default(),
            stance: text(stance),
        };
        vec![item("b", ""), item("a", stance)]
    };
    let set = |party: &str, items| Fact::AgendaSet(Agenda { meeting: "m".into(), party: party.into(), items });
    let stance = |until: usize| {
        let all = [
            seen_by("shared", on("2026-11-01", set("ROK", items("")))),
            seen_by(OURS, on("2026-11-01", set("ROK", items("Ask for a year.")))),
            seen_by("shared", on("2026-11-02", set("US", items("")))),
            seen_by("shared", on("2026-11-03", set("ROK", items("")))),
        ];
        let records = sequenced(all.into_iter().take(until));
        let ours = Proceedings::fold(&records, day("2026-11-25"), |it| *it != "party:US".parse().unwrap());
        let theirs = Proceedings::fold(&records, day("2026-11-25"), |it| *it != OURS.parse().unwrap());
        assert!(theirs.kept.is_none() && theirs.items().iter().all(|it| it.stance.is_empty()));
        ours.items()
            .iter()
            .map(|it| it.stance.words(crate::domain::basics::lang::Lang::En).to_owned())
            .collect::<String>()
    };
    assert_eq!([1, 2, 3, 4].map(stance), ["", "Ask for a year.", "Ask for a year.", ""]);
}
