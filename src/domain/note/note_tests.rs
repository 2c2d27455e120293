use rstest::rstest;

use super::*;
use crate::domain::access::member::Acting;

fn member(government: bool) -> Member {
    Member {
        account: "a".into(),
        name: "Kim".into(),
        party: "ROK".into(),
        organisation: "MSIT".into(),
        government,
        coordinating: false,
        role: Role::Official,
        acts_for: Vec::new(),
        acting: Acting::default(),
    }
}

#[rstest]
#[case::on_what_everybody_sees("public", true, &["organisation:MSIT", "party:ROK"])]
#[case::on_what_the_parties_share("shared", true, &["organisation:MSIT", "party:ROK"])]
#[case::on_a_report_of_the_side("party:ROK", true, &["organisation:MSIT", "party:ROK"])]
#[case::on_a_report_of_the_organisation("organisation:MSIT", true, &["organisation:MSIT"])]
#[case::of_a_private_body("public", false, &["organisation:MSIT"])]
fn a_note_is_for_the_own_organisation_or_side(
    #[case] hangs_on: Visibility,
    #[case] government: bool,
    #[case] expected: &[&str],
) {
    let offered: Vec<String> = audiences(&member(government), &hangs_on).iter().map(ToString::to_string).collect();
    assert_eq!(offered, expected);
}
