//! Who counts as one, and whose approval is the last.

use rstest::rstest;

use crate::domain::report::approval::*;

/// A person by a letter; those after the arrow are whom the person acts for.
fn person(written: &str) -> Person {
    let (account, others) = written.split_once('>').unwrap_or((written, ""));
    Person {
        account: account.into(),
        acts_for: others.split(',').filter(|it| !it.is_empty()).map(Into::into).collect(),
        as_oneself: false,
    }
}

fn people(written: &str) -> Vec<Person> {
    written.split_whitespace().map(person).collect()
}

#[rstest]
#[case::the_same("a", "a", true)]
#[case::two("a", "b", false)]
#[case::a_deputy_and_the_principal("a>m", "m", true)]
#[case::two_deputies_of_one("a>m", "b>m", true)]
#[case::deputies_of_two("a>m", "b>n", false)]
#[case::a_deputy_of_both("m", "a>m,n", true)]
#[case::two_principals_of_one_deputy("m", "n", false)]
fn a_deputy_and_the_principal_count_as_one(#[case] one: &str, #[case] other: &str, #[case] expected: bool) {
    assert_eq!(person(one).counts_as(&person(other)), expected);
    assert_eq!(person(other).counts_as(&person(one)), expected, "both ways");
}

#[rstest]
#[case::one_step("w", "", "a", 1, Step::Publishes)]
#[case::the_author("w", "", "w", 1, Step::Own)]
#[case::the_author_after_others("w", "a b", "w", 2, Step::Own)]
#[case::a_deputy_who_wrote_it("w>m", "", "m", 1, Step::Own)]
#[case::for_the_author("w", "", "d>w", 1, Step::Own)]
#[case::the_first_of_two("w", "", "a", 2, Step::Approves { step: 1, of: 2 })]
#[case::the_second_of_two("w", "a", "b", 2, Step::Publishes)]
#[case::nobody_twice("w", "a", "a", 2, Step::Done)]
#[case::the_principal_after_the_deputy("w", "d>m", "m", 2, Step::Done)]
#[case::the_deputy_after_the_principal("w", "m", "d>m", 2, Step::Done)]
#[case::two_deputies_of_one("w", "d>m", "e>m", 2, Step::Done)]
#[case::an_approval_of_the_author_never_counted("w", "w", "a", 2, Step::Approves { step: 1, of: 2 })]
#[case::a_path_that_grew("w", "a b", "c", 3, Step::Publishes)]
#[case::a_path_that_shrank("w", "a", "a", 1, Step::Publishes)]
#[case::nobody_known_to_have_written_it("", "", "a", 1, Step::Publishes)]
fn an_approval_has_its_outcome(
    #[case] authors: &str,
    #[case] approvals: &str,
    #[case] by: &str,
    #[case] steps: u8,
    #[case] expected: Step,
) {
    let approvals = people(approvals);
    let approvals: Vec<&Person> = approvals.iter().collect();
    assert_eq!(next_step(&people(authors), &approvals, &person(by), steps), expected);
}

/// Approvals recorded before it was recorded for whom people act are read, and written as they were.
#[test]
fn an_approval_of_before_stays_readable() {
    let before = serde_json::json!({ "commitment": "c", "update": "u", "account": "a" });
    let read: Approval = serde_json::from_value(before.clone()).unwrap();
    assert_eq!(read.by, person("a"));
    assert_eq!(serde_json::to_value(read).unwrap(), before);
}

/// A path set before approvers could be named is read, and written as it was.
#[test]
fn a_path_of_before_stays_readable() {
    let before = serde_json::json!({ "organisation": "MSIT", "steps": 2 });
    let read: ApprovalPath = serde_json::from_value(before.clone()).unwrap();
    assert!(read.required() == 2.into() && read.approvers.is_empty());
    assert_eq!(serde_json::to_value(read).unwrap(), before);
}

fn approvers(written: &str) -> Vec<Approver> {
    written.split_whitespace().map(|it| Approver { account: it.into(), name: it.to_uppercase() }).collect()
}

#[rstest]
#[case::the_first("w", "a b", "", "a", Step::Approves { step: 1, of: 2 })]
#[case::not_the_second_first("w", "a b", "", "b", Step::Awaits)]
#[case::nobody_else("w", "a b", "", "c", Step::Awaits)]
#[case::the_second("w", "a b", "a", "b", Step::Publishes)]
#[case::nobody_twice("w", "a b", "a", "a", Step::Done)]
#[case::for_the_first("w", "a b", "", "d>a", Step::Approves { step: 1, of: 2 })]
#[case::for_the_second("w", "a b", "a", "d>b", Step::Publishes)]
#[case::the_first_after_the_deputy("w", "a b", "d>a", "a", Step::Done)]
#[case::one_deputy_of_both("w", "a b", "d>a,b", "b", Step::Done)]
#[case::what_others_approved_before("w", "a b", "c b", "a", Step::Approves { step: 1, of: 2 })]
#[case::the_author("a", "a b", "", "a", Step::Own)]
#[case::the_step_of_the_author_is_taken("a", "a b", "", "b", Step::Publishes)]
#[case::whom_the_author_acts_for("w>a", "a b", "", "b", Step::Publishes)]
#[case::where_all_wrote_it("a", "a", "", "c", Step::Publishes)]
#[case::where_all_wrote_it_the_author("a", "a", "", "a", Step::Own)]
fn a_named_path_is_taken_in_order(
    #[case] authors: &str,
    #[case] named: &str,
    #[case] approvals: &str,
    #[case] by: &str,
    #[case] expected: Step,
) {
    let (named, approvals) = (approvers(named), people(approvals));
    let approvals: Vec<&Person> = approvals.iter().collect();
    let required = RequiredApprovals { steps: 1, approvers: &named };
    assert_eq!(required.step(&people(authors), &approvals, &person(by)), expected);
}

/// Who works in the own name does not take the step of somebody else, and is still no second person beside that one.
#[test]
fn in_the_own_name_nobody_decides_for_another() {
    let named = approvers("a b");
    let required = RequiredApprovals { steps: 1, approvers: &named };
    let oneself = Person { as_oneself: true, ..person("d>a") };
    assert_eq!(required.step(&[], &[], &oneself), Step::Awaits);
    assert!(oneself.counts_as(&person("a")));
}

#[rstest]
#[case::nothing_new(2, "", &[("steps", Problem::Unchanged)])]
#[case::other_steps(3, "", &[])]
#[case::too_many(4, "", &[("steps", Problem::Unknown)])]
#[case::named(2, "a b", &[])]
#[case::a_stranger(2, "a x", &[("approver_2", Problem::Unknown)])]
#[case::twice(2, "a a", &[("approver_1", Problem::NamedTwice), ("approver_2", Problem::NamedTwice)])]
fn a_path_is_checked(#[case] steps: u8, #[case] named: &str, #[case] expected: &[(&str, Problem)]) {
    let path = ApprovalPath { organisation: "MSIT".into(), steps, approvers: approvers(named) };
    let faults = check(&path, 2.into(), |account| ["a", "b"].contains(&account));
    let found: Vec<_> = faults.0.iter().map(|it| (it.field.as_str(), it.problem)).collect();
    assert_eq!(found, expected);
}
