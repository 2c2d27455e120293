//! Which days a commitment can have, seen from the day of its statement.

use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::commitment::due::Due;

/// By how many days something may have happened before the statement: statements tell of what was done shortly before.
pub const MOST_BEFORE: i32 = 31;

/// What is wrong with a due day: nothing falls due before somebody said that it would be done.
pub fn wrong_due(due: Option<Due>, stated: Day) -> Option<Problem> {
    due.filter(|it| it.on < stated).map(|_| Problem::BeforeStatement)
}

/// What is wrong with the day of a report, or of the completion of a milestone.
pub fn wrong_event(day: Day, stated: Day) -> Option<Problem> {
    (day < stated.plus(-MOST_BEFORE)).then_some(Problem::LongBeforeStatement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Some("2024-02-29"), Some(Problem::BeforeStatement))]
    #[case(Some("2023"), Some(Problem::BeforeStatement))]
    // A period that has not ended by then.
    #[case(Some("2024 Q1"), None)]
    #[case(Some("2024-03-01"), None)]
    #[case(None, None)]
    fn nothing_falls_due_before_it_was_said(#[case] due: Option<&str>, #[case] expected: Option<Problem>) {
        assert_eq!(wrong_due(due.map(|it| it.parse().unwrap()), "2024-03-01".parse().unwrap()), expected);
    }

    #[rstest]
    #[case("2024-03-01", None)]
    #[case("2024-01-30", None)]
    #[case("2024-01-29", Some(Problem::LongBeforeStatement))]
    #[case("1999-12-31", Some(Problem::LongBeforeStatement))]
    fn what_happened_long_before_belongs_to_something_else(#[case] day: &str, #[case] expected: Option<Problem>) {
        assert_eq!(wrong_event(day.parse().unwrap(), "2024-03-01".parse().unwrap()), expected);
    }
}
