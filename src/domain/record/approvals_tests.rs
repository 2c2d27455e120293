//! Whatever people do with a report: it is published only when enough different people approved it, none of whom wrote it.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::domain::access::permission::Visibility;
use crate::domain::account::approver::{Approver, RequiredApprovals};
use crate::domain::basics::text::Text;
use crate::domain::commitment::status::Status;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::fold;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::approval::{Approval, MOST_STEPS, Step};
use crate::domain::report::person::Person;
use crate::domain::report::update::{Return, Submission};
use crate::domain::samples::{ID, day, on, records, report, text, update};

const PEOPLE: usize = 5;

/// What somebody does. People are numbers.
#[derive(Clone, Debug)]
enum Act {
    Submit(usize),
    Approve(usize),
    SetDay(usize),
    Return,
    Path(u8),
    /// Some people are named, in this order.
    Named(Vec<usize>),
    Delegate {
        deputy: usize,
        principal: usize,
    },
    EndDelegations(usize),
    DayComes,
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..PEOPLE;
    prop_oneof![
        3 => who.clone().prop_map(Act::Submit),
        8 => who.clone().prop_map(Act::Approve),
        2 => who.clone().prop_map(Act::SetDay),
        1 => Just(Act::Return),
        2 => (1..=MOST_STEPS).prop_map(Act::Path),
        2 => proptest::sample::subsequence((0..PEOPLE).collect::<Vec<_>>(), 1..=3).prop_shuffle().prop_map(Act::Named),
        2 => (who.clone(), 0..PEOPLE).prop_map(|(deputy, principal)| Act::Delegate { deputy, principal }),
        1 => who.prop_map(Act::EndDelegations),
        2 => Just(Act::DayComes),
    ]
}

/// Somebody did something while acting for some others.
#[derive(Clone, Debug, PartialEq)]
struct Deed {
    who: usize,
    acted_for: Vec<usize>,
}

/// Two deeds of two people, none by the authority of the other or of the same third.
fn independent(one: &Deed, other: &Deed) -> bool {
    one.who != other.who
        && !one.acted_for.contains(&other.who)
        && !other.acted_for.contains(&one.who)
        && !one.acted_for.iter().any(|principal| other.acted_for.contains(principal))
}

/// The most of these deeds that are independent of each other and of all that was written.
fn most_independent(written: &[Deed], approved: &[Deed]) -> usize {
    let sets = 0..1_usize << approved.len();
    let chosen = |set: usize| approved.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, it)| it);
    let sound = |set: usize| {
        let all: Vec<&Deed> = chosen(set).collect();
        all.iter().enumerate().all(|(at, one)| {
            all[..at].iter().all(|other| independent(one, other))
                && written.iter().all(|author| independent(one, author))
        })
    };
    sets.filter(|set| sound(*set)).map(|set| chosen(set).count()).max().unwrap_or(0)
}

/// Whether some of these deeds, in their order, are of those named, each by the person or for the person, independent of
/// each other and of all that was written. Whoever wrote it is passed over; where that is everybody, one other is enough.
fn taken_in_order(written: &[Deed], approved: &[Deed], named: &[usize]) -> bool {
    let stands_for = |deed: &Deed, who: usize| deed.who == who || deed.acted_for.contains(&who);
    let left: Vec<usize> =
        named.iter().copied().filter(|who| !written.iter().any(|deed| stands_for(deed, *who))).collect();
    if left.is_empty() {
        return most_independent(written, approved) >= 1;
    }
    (0..1_usize << approved.len()).any(|set| {
        let all: Vec<&Deed> =
            approved.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, it)| it).collect();
        all.len() == left.len()
            && all.iter().zip(&left).all(|(deed, who)| stands_for(deed, *who))
            && all.iter().enumerate().all(|(at, one)| {
                all[..at].iter().all(|other| independent(one, other))
                    && written.iter().all(|author| independent(one, author))
            })
    })
}

/// One report, as the record and a witness know it.
#[derive(Default)]
struct Story {
    made: Vec<Record>,
    delegations: Vec<(usize, usize)>,
    steps: u8,
    named: Vec<Approver>,
    scheduled_by: Option<usize>,
    written: Vec<Deed>,
    approved: Vec<Deed>,
    publications: usize,
    /// Those among them on a path with names.
    by_name: usize,
}

impl Story {
    fn deed(&self, who: usize) -> Deed {
        let acted_for = self.delegations.iter().filter(|(deputy, _)| *deputy == who).map(|(_, it)| *it).collect();
        Deed { who, acted_for }
    }

    fn person(&self, who: usize) -> Person {
        let Deed { who, acted_for } = self.deed(who);
        Person {
            account: who.to_string(),
            acts_for: acted_for.iter().map(ToString::to_string).collect(),
            as_oneself: false,
        }
    }

    fn record(&mut self, who: usize, fact: Fact) {
        self.made.push(Record { actor: who.to_string(), ..on("2024-05-01", fact) });
    }

    fn required(&self) -> RequiredApprovals<'_> {
        RequiredApprovals { steps: self.steps, approvers: &self.named }
    }

    fn open(&self) -> Option<OpenSubmission> {
        let state = fold(&records(self.made.iter().cloned()), &ID.into(), day("2026-01-01"))?;
        state.dealings.handed_in.into_iter().next()
    }

    fn waits(&self) -> Option<OpenSubmission> {
        self.open().filter(|it| it.returned.is_none())
    }

    fn approve(&mut self, who: usize) {
        let by = self.person(who);
        let (opinion, decided_for) = (Text::default(), None);
        let (commitment, update) = (ID.into(), "u".into());
        self.record(who, Fact::UpdateApproved(Approval { commitment, update, by, decided_for, opinion }));
    }

    /// It is published, which the witness has to find right.
    fn publish(&mut self, who: usize) -> Result<(), TestCaseError> {
        let named: Vec<usize> = self.named.iter().filter_map(|it| it.account.parse().ok()).collect();
        let enough = if named.is_empty() {
            most_independent(&self.written, &self.approved) >= usize::from(self.steps)
        } else {
            taken_in_order(&self.written, &self.approved, &named)
        };
        prop_assert!(enough, "{:?} by {:?} of {:?} {:?}", self.approved, self.written, self.steps, named);
        self.record(who, report("u", "party:ROK", Status::Delayed));
        // Who wrote it stays known: it is one report, whatever becomes of it.
        (self.scheduled_by, self.approved) = (None, Vec::new());
        self.publications += 1;
        self.by_name += usize::from(!self.named.is_empty());
        Ok(())
    }

    fn take(&mut self, act: Act) -> Result<(), TestCaseError> {
        match act {
            Act::Submit(who) if self.waits().is_none() => {
                let author = Some(self.person(who));
                let (update, on) = (update("u", "party:ROK", Status::Delayed), day("2024-05-01"));
                let (visibility, organisation) = (Visibility::Public, "ROK-MIN".into());
                self.record(
                    who,
                    Fact::UpdateSubmitted(Submission { update, on, visibility, organisation, author, confirms: None }),
                );
                self.written.push(self.deed(who));
                (self.scheduled_by, self.approved) = (None, Vec::new());
            }
            Act::Approve(who) | Act::SetDay(who) => {
                let Some(open) = self.waits() else { return Ok(()) };
                let step = open.next_step(&self.person(who), &who.to_string(), self.required());
                let ahead = matches!(act, Act::SetDay(_));
                if matches!(step, Step::Publishes | Step::Approves { .. }) {
                    self.approved.push(self.deed(who));
                }
                match step {
                    Step::Publishes if !ahead => return self.publish(who),
                    Step::Publishes => {
                        self.scheduled_by = Some(who);
                        if !open.approvals.iter().any(|(it, _)| it.value.by.account == who.to_string()) {
                            self.approve(who);
                        }
                    }
                    Step::Approves { .. } => self.approve(who),
                    Step::Done | Step::Own | Step::Awaits => {}
                }
            }
            Act::Return => {
                if self.waits().is_some() {
                    let reason = text("Why?");
                    self.record(0, Fact::UpdateReturned(Return { commitment: ID.into(), update: "u".into(), reason }));
                    self.scheduled_by = None;
                }
            }
            Act::Path(steps) => (self.steps, self.named) = (steps, Vec::new()),
            Act::Named(people) => {
                let approver = |who: usize| Approver { account: who.to_string(), name: who.to_string() };
                self.named = people.into_iter().map(approver).collect();
            }
            Act::Delegate { deputy, principal } if deputy != principal => self.delegations.push((deputy, principal)),
            Act::EndDelegations(principal) => self.delegations.retain(|(_, it)| *it != principal),
            Act::DayComes => {
                let (Some(who), Some(open)) = (self.scheduled_by, self.waits()) else { return Ok(()) };
                if open.is_approved(None, self.required()) {
                    return self.publish(who);
                }
                self.scheduled_by = None;
            }
            Act::Submit(_) | Act::Delegate { .. } => {}
        }
        Ok(())
    }
}

#[test]
fn nothing_is_published_but_by_enough_people_who_did_not_write_it() {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 1_024, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let (publications, by_name) = (Cell::new(0), Cell::new(0));
    let outcome = runner.run(&proptest::collection::vec(act(), 1..40), |acts| {
        let mut story = Story { steps: 1, ..Story::default() };
        for act in acts {
            story.take(act)?;
        }
        publications.set(publications.get() + story.publications);
        by_name.set(by_name.get() + story.by_name);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(publications.get() > 500 && by_name.get() > 100, "{} published, {}", publications.get(), by_name.get());
}

/// The report as it waits after these records, each by somebody of this name.
fn waiting(made: &[(&str, Fact)]) -> OpenSubmission {
    let made = made.iter().map(|(actor, fact)| Record { actor: (*actor).into(), ..on("2024-05-01", fact.clone()) });
    let state = fold(&records(made), &ID.into(), day("2026-01-01")).unwrap();
    state.dealings.handed_in.into_iter().next().unwrap()
}

fn submitted(author: Option<&str>) -> Fact {
    let author = author.map(|account| Person { account: account.into(), acts_for: Vec::new(), as_oneself: false });
    let (update, on) = (update("u", "party:ROK", Status::Delayed), day("2024-05-01"));
    Fact::UpdateSubmitted(Submission {
        update,
        on,
        visibility: Visibility::Public,
        organisation: "ROK-MIN".into(),
        author,
        confirms: None,
    })
}

fn approved(account: &str) -> Fact {
    let by = Person { account: account.into(), acts_for: Vec::new(), as_oneself: false };
    let (opinion, decided_for) = (Text::default(), None);
    Fact::UpdateApproved(Approval { commitment: ID.into(), update: "u".into(), by, decided_for, opinion })
}

/// Whoever set the day, which earlier versions did not record as an approval, is one person with a later approval.
#[test]
fn a_day_that_was_set_and_an_approval_of_one_person_count_once() {
    let open = waiting(&[("Kim", submitted(Some("1"))), ("Lee", approved("2"))]);
    assert!(!open.is_approved(Some("Lee (Director)"), 2));
    assert!(open.is_approved(Some("Park"), 2) && open.is_approved(None, 1));
}

/// Authors whom earlier versions did not record stay authors by name, whoever hands the report in again.
#[test]
fn nobody_approves_what_they_handed_in_before_authors_were_recorded() {
    let back = Fact::UpdateReturned(Return { commitment: ID.into(), update: "u".into(), reason: text("Why?") });
    let open = waiting(&[("Kim", submitted(None)), ("Park", back), ("Lee", submitted(Some("2")))]);
    let person = |account: &str| Person { account: account.into(), acts_for: Vec::new(), as_oneself: false };
    assert_eq!(open.next_step(&person("1"), "Kim", 1), Step::Own);
    assert_eq!(open.next_step(&person("2"), "Lee", 1), Step::Own);
    assert_eq!(open.next_step(&person("3"), "Park", 1), Step::Publishes);
    assert!(!open.is_approved(Some("Kim"), 1));
}
