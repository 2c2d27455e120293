//! Who follows on a post, and from when: what is right about a hand-over, and about changing one that is planned.

use crate::domain::account::position::Tenure;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};

/// What is wrong with an account holding a post from a day, none leaving it vacant, by the fields of the form. `tenures` are
/// those of the post, the latest first.
pub fn faults(tenures: &[&Tenure], to: Option<&str>, from: Day, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::default();
    // Whoever is to hold it on that day already.
    let then = tenures.iter().find(|it| it.from <= from).and_then(|it| it.account.as_deref());
    faults.require(to != then, "to", Problem::Unchanged);
    let present = tenures.iter().find(|it| !it.is_ahead(today));
    faults.require(present.is_none_or(|it| it.from <= from), "from", Problem::WrongDay);
    faults
}

/// A hand-over that is planned for a later day.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// What it begins.
    pub tenure: &'a Tenure,
    before: Option<&'a Tenure>,
    after: Option<&'a Tenure>,
}

impl<'a> Planned<'a> {
    /// The one that was recorded at a place, among the tenures of a post, the latest first; nothing once its day has come.
    pub fn at(tenures: &[&'a Tenure], place: i64, today: Day) -> Option<Self> {
        let found = tenures.iter().position(|it| it.place == place && it.is_ahead(today))?;
        let after = found.checked_sub(1).map(|it| tenures[it]);
        Some(Self { tenure: tenures[found], before: tenures.get(found + 1).copied(), after })
    }

    /// The account that holds the post until then.
    pub fn former(self) -> Option<&'a str> {
        self.before?.account.as_deref()
    }

    /// The day on which the next one begins, if one is planned.
    pub fn until(self) -> Option<Day> {
        self.after.map(|it| it.from)
    }

    /// What is wrong with another account or another day, by the fields of the form.
    pub fn faults(self, to: Option<&str>, from: Day, today: Day) -> FieldErrors {
        let same = to == self.tenure.account.as_deref() && from == self.tenure.from;
        let begins = from >= today && self.before.is_none_or(|it| it.from <= from);
        let mut faults = FieldErrors::default();
        faults.require(!same && to != self.former(), "to", Problem::Unchanged);
        faults.require(begins && self.until().is_none_or(|it| from < it), "from", Problem::WrongDay);
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::day;
    use rstest::rstest;

    const TODAY: &str = "2026-03-15";

    /// Kim since February, Lee from April, Park from June.
    fn tenures() -> Vec<Tenure> {
        let of = |(place, (account, from)): (i64, (&str, &str))| Tenure {
            account: Some(account.to_owned()),
            from: day(from),
            until: None,
            place,
        };
        let rows = [("park", "2026-06-01"), ("lee", "2026-04-01"), ("kim", "2026-02-01")];
        [3, 2, 1].into_iter().zip(rows).map(of).collect()
    }

    fn fields(faults: &FieldErrors) -> Vec<&str> {
        faults.0.iter().map(|it| it.field.as_str()).collect()
    }

    #[rstest]
    #[case::to_somebody_else(Some("choi"), "2026-03-20", &[])]
    #[case::to_nobody(None, "2026-03-20", &[])]
    #[case::to_whoever_holds_it(Some("kim"), "2026-03-20", &["to"])]
    #[case::to_whoever_follows_by_then(Some("lee"), "2026-05-01", &["to"])]
    #[case::before_the_holder_began(Some("choi"), "2026-01-31", &["from"])]
    fn a_post_goes_to_another(#[case] to: Option<&str>, #[case] from: &str, #[case] expected: &[&str]) {
        let tenures = tenures();
        let tenures: Vec<&Tenure> = tenures.iter().collect();
        assert_eq!(fields(&faults(&tenures, to, day(from), day(TODAY))), expected);
    }

    #[rstest]
    #[case::another_person(Some("choi"), "2026-04-01", &[])]
    #[case::another_day(Some("lee"), "2026-05-31", &[])]
    #[case::today(Some("lee"), TODAY, &[])]
    #[case::as_it_is(Some("lee"), "2026-04-01", &["to"])]
    #[case::to_whoever_holds_it_before(Some("kim"), "2026-04-01", &["to"])]
    #[case::after_the_next(Some("lee"), "2026-06-01", &["from"])]
    #[case::in_the_past(Some("lee"), "2026-03-14", &["from"])]
    fn a_plan_stays_between_those_beside_it(#[case] to: Option<&str>, #[case] from: &str, #[case] expected: &[&str]) {
        let tenures = tenures();
        let tenures: Vec<&Tenure> = tenures.iter().collect();
        let planned = Planned::at(&tenures, 2, day(TODAY)).unwrap();
        assert_eq!((planned.former(), planned.until()), (Some("kim"), Some(day("2026-06-01"))));
        assert_eq!(fields(&planned.faults(to, day(from), day(TODAY))), expected);
    }

    #[test]
    fn what_has_begun_is_no_plan() {
        let tenures = tenures();
        let tenures: Vec<&Tenure> = tenures.iter().collect();
        assert!(Planned::at(&tenures, 1, day(TODAY)).is_none() && Planned::at(&tenures, 9, day(TODAY)).is_none());
    }
}
