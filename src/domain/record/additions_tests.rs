use rstest::rstest;

use crate::domain::access::role::Role;
use crate::domain::basics::text::Text;
use crate::domain::record::additions::*;
use crate::domain::samples::{commitment, member, on, reference, seen_by, sequenced, statement, text};

fn with_taking_part(taking_part: &[&str]) -> Reference {
    let mut reference = reference();
    reference.apply(Fact::PortfolioDescribed(crate::domain::portfolio::Portfolio {
        title: text("Portfolio"),
        marking: crate::domain::portfolio::Marking::Real,
        taking_part: taking_part.iter().map(|it| PartyCode::from(*it)).collect(),
        tags: Default::default(),
        licences: Default::default(),
        marks: Default::default(),
        time_zone: None,
        example: None,
        reporting: None,
        report_notices: Vec::new(),
        reason: Text::default(),
    }));
    reference
}

/// Before all take part any manager of a government records at once; afterwards those who speak for their party record
/// what is that party's alone, and propose the rest.
#[rstest]
#[case(&[], &["ROK", "US"], false, Some(Adding::AtOnce))]
#[case(&["ROK"], &["ROK", "US"], false, Some(Adding::AtOnce))]
#[case(&["ROK", "US"], &["ROK", "US"], true, Some(Adding::Proposed))]
#[case(&["ROK", "US"], &["ROK", "US"], false, None)]
#[case(&["ROK", "US"], &["ROK"], true, Some(Adding::AtOnce))]
#[case(&["ROK", "US"], &["ROK"], false, None)]
#[case(&["ROK", "US"], &["US"], true, Some(Adding::Proposed))]
#[case(&["ROK", "US"], &["US"], false, None)]
#[case(&["ROK"], &["US"], false, Some(Adding::AtOnce))]
fn who_adds_a_commitment(
    #[case] taking_part: &[&str],
    #[case] undertaken_by: &[&str],
    #[case] coordinating: bool,
    #[case] expected: Option<Adding>,
) {
    let reference = with_taking_part(taking_part);
    let commitment =
        Commitment { undertaken_by: undertaken_by.iter().map(|it| PartyCode::from(*it)).collect(), ..commitment() };
    let of = |role| adding(&member(role, coordinating), &commitment, &statement(), &reference);
    assert_eq!(of(Role::Manager), expected);
    assert_eq!([Role::Official, Role::Admin, Role::Partner].map(of), [None; 3]);
}

/// A form that could record nothing is offered to nobody.
#[rstest]
#[case(&[], false, true)]
#[case(&["ROK"], false, true)]
#[case(&["ROK", "US"], false, false)]
#[case(&["ROK", "US"], true, true)]
fn to_whom_the_form_of_a_new_commitment_is_offered(
    #[case] taking_part: &[&str],
    #[case] coordinating: bool,
    #[case] expected: bool,
) {
    let reference = with_taking_part(taking_part);
    let of = |role, statement: &Statement| may_add_something(&member(role, coordinating), statement, &reference);
    assert_eq!(of(Role::Manager, &statement()), expected);
    assert!(!of(Role::Official, &statement()));
    let outside = Statement { tracked: vec!["US".into()], ..statement() };
    assert!(!of(Role::Manager, &outside));
}

fn addition(id: &str, by: &str, asked: &[&str], amends: Option<&str>) -> Fact {
    Fact::AdditionProposed(Addition {
        id: id.into(),
        commitment: commitment(),
        visibility: Visibility::Public,
        decision: None,
        link: None,
        owners: Vec::new(),
        proposed_by: by.into(),
        asked: asked.iter().map(|it| PartyCode::from(*it)).collect(),
        amends: amends.map(Into::into),
    })
}

fn answer(id: &str, party: &str, accepted: bool, recorded_as: Option<&str>) -> Fact {
    Fact::AdditionAnswered(AdditionAnswer {
        statement: "statement".into(),
        proposal: id.into(),
        party: party.into(),
        accepted,
        reason: Text::default(),
        recorded_as: recorded_as.map(str::to_owned),
        without_link: false,
    })
}

fn folded(facts: Vec<Fact>) -> Vec<(String, String)> {
    let records = sequenced(facts.into_iter().map(|fact| seen_by("shared", on("2026-11-20", fact))));
    let outcome = |it: &ProposedAddition| match &it.outcome {
        AdditionOutcome::Waiting(parties) => {
            format!("waits for {}", parties.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", "))
        }
        AdditionOutcome::Recorded(slug) => format!("recorded as {slug}"),
        AdditionOutcome::Declined(answer) => format!("declined by {}", answer.value.party),
        AdditionOutcome::Amended(by) => format!("amended by {by}"),
    };
    additions(&records, |_| true).iter().map(|it| (it.proposal.value.id.0.clone(), outcome(it))).collect()
}

#[rstest]
#[case::new(vec![], "waits for US, JP")]
#[case::one_of_two_accepted(vec![answer("p", "US", true, None)], "waits for JP")]
#[case::the_last_accepted(vec![answer("p", "US", true, None), answer("p", "JP", true, Some("forum"))], "recorded as forum")]
#[case::declined(vec![answer("p", "US", true, None), answer("p", "JP", false, None)], "declined by JP")]
#[case::taken_back(vec![answer("p", "ROK", false, None)], "declined by ROK")]
#[case::amended(vec![addition("q", "US", &["ROK"], Some("p"))], "amended by q")]
#[case::answered_too_late(vec![answer("p", "US", false, None), answer("p", "JP", true, Some("forum"))], "declined by US")]
#[case::amended_too_late(vec![answer("p", "US", false, None), addition("q", "US", &["ROK"], Some("p"))], "declined by US")]
#[case::another_was_answered(vec![answer("q", "US", false, None)], "waits for US, JP")]
fn what_becomes_of_a_proposed_commitment(#[case] later: Vec<Fact>, #[case] expected: &str) {
    let mut facts = vec![addition("p", "ROK", &["US", "JP"], None)];
    facts.extend(later);
    assert_eq!(folded(facts)[0].1, expected);
}

/// Whoever proposed it first is asked about other words, even where it is not that party's to do any more.
#[test]
fn who_is_asked() {
    let both = commitment();
    let theirs = Commitment { undertaken_by: vec!["US".into()], ..commitment() };
    let of = |commitment: &Commitment, by: &str, amended: Option<&Fact>| -> Vec<String> {
        let amended = amended.and_then(|fact| match fact {
            Fact::AdditionProposed(addition) => Some(addition),
            _ => None,
        });
        asked(commitment, &statement(), &by.into(), amended).into_iter().map(|it| it.0).collect()
    };
    assert_eq!(of(&both, "ROK", None), ["US"]);
    assert_eq!(of(&theirs, "ROK", None), ["US"]);
    let first = addition("p", "ROK", &["US"], None);
    assert_eq!(of(&theirs, "US", Some(&first)), ["ROK"]);
    assert_eq!(of(&both, "US", Some(&first)), ["ROK"]);
}

/// Only those who speak for a party that is asked answer, and only the party that proposed it takes it back.
#[test]
fn who_answers_and_who_takes_back() {
    let reference = with_taking_part(&["ROK", "US"]);
    let proposed = |by: &str, asked: &[&str]| {
        let record = seen_by("shared", on("2026-11-20", addition("p", by, asked, None)));
        additions(&[record], |_| true).remove(0)
    };
    let (theirs, ours) = (proposed("US", &["ROK"]), proposed("ROK", &["US"]));
    let may = |role, coordinating| {
        let member = member(role, coordinating);
        let both = [&theirs, &ours];
        (
            both.map(|it| it.may_answer(&member, &statement(), &reference)),
            both.map(|it| it.may_take_back(&member, &statement(), &reference)),
        )
    };
    assert_eq!(may(Role::Manager, true), ([true, false], [false, true]));
    for other in
        [may(Role::Manager, false), may(Role::Official, true), may(Role::Admin, true), may(Role::Partner, true)]
    {
        assert_eq!(other, ([false; 2], [false; 2]));
    }
}
