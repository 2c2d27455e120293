//! A path that names who approves, in order: only the next of them, or somebody who acts for that person, may.

use crate::domain::account::approver::{Approver, RequiredApprovals};
use crate::domain::report::approval::{self, Step};
use crate::domain::report::person::Person;

impl<'a> RequiredApprovals<'a> {
    /// The approvers who did not write the report: who wrote it took the own step by that, and so did who acted for them.
    /// Where all of them wrote it, one other person approves it.
    fn others(self, authors: &[Person]) -> Vec<&'a Approver> {
        let wrote = |it: &Approver| authors.iter().any(|author| author.is_or_acts_for(&it.account));
        self.approvers.iter().filter(|it| !wrote(it)).collect()
    }

    /// How many approvals count, and how many are needed.
    pub fn counted(self, authors: &[Person], approvals: &[&Person]) -> (u8, u8) {
        let named = self.others(authors);
        if named.is_empty() {
            let needed = if self.approvers.is_empty() { self.steps } else { 1 };
            return (approval::counted(authors, approvals.iter().copied()), needed);
        }
        let taken = taken(authors, &named, approvals).len();
        (u8::try_from(taken).unwrap_or(u8::MAX), u8::try_from(named.len()).unwrap_or(u8::MAX))
    }

    /// The named person whose turn it is; nothing where nobody is named, or nothing is missing.
    pub fn next(self, authors: &[Person], approvals: &[&Person]) -> Option<&'a Approver> {
        let named = self.others(authors);
        named.get(taken(authors, &named, approvals).len()).copied()
    }

    /// The outcome of an approval by one more person.
    pub fn step(self, authors: &[Person], approvals: &[&Person], person: &Person) -> Step {
        let named = self.others(authors);
        if named.is_empty() {
            let (_, needed) = self.counted(authors, approvals);
            return approval::next_step(authors, approvals, person, needed);
        }
        if authors.iter().any(|author| author.counts_as(person)) {
            return Step::Own;
        }
        let taken = taken(authors, &named, approvals);
        let Some(next) = named.get(taken.len()) else { return Step::Publishes };
        if taken.iter().any(|before| before.counts_as(person)) {
            Step::Done
        } else if !person.decides_for(&next.account) {
            Step::Awaits
        } else if taken.len() + 1 == named.len() {
            Step::Publishes
        } else {
            let step = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
            Step::Approves { step: step(taken.len() + 1), of: step(named.len()) }
        }
    }
}

/// Those of the approvals that took the steps of a path, in their order: each by the person named or for that person,
/// and by nobody who wrote the report or counts as one with who took another step.
fn taken<'a>(authors: &[Person], named: &[&Approver], approvals: &[&'a Person]) -> Vec<&'a Person> {
    let mut taken: Vec<&Person> = Vec::new();
    for person in approvals {
        let Some(next) = named.get(taken.len()) else { break };
        let independent = !authors.iter().chain(taken.iter().copied()).any(|other| other.counts_as(person));
        if person.decides_for(&next.account) && independent {
            taken.push(person);
        }
    }
    taken
}
