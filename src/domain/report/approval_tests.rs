//! Who counts as one, and whose approval is the last.

use rstest::rstest;

use crate::domain::report::approval::*;

/// A person by a letter; those after the arrow are whom the person acts for.
fn person(written: &str) -> Person {
    let (account, others) = written.split_once('>').unwrap_or((written, ""));
    Person {
        account: account.into(),
        acts_for: others.split(',').filter(|it| !it.is_empty()).map(Into::into).collect(),
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
