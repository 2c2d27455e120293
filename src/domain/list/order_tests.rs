use rstest::rstest;

use crate::domain::list::order::*;

#[rstest]
#[case("newest", "newest")]
#[case("-newest", "oldest")]
#[case("-oldest", "newest")]
#[case("-updated", "silent")]
#[case("-silent", "updated")]
#[case("-due", "-due")]
#[case("due,-updated", "due,silent")]
#[case::the_first_of_the_same_counts("due,-due,due", "due")]
#[case::the_first_of_opposites_counts("silent,title,updated", "silent,title")]
#[case::what_changes_nothing("due,newest", "due")]
#[case::what_changes_nothing_after_that("silent,oldest", "silent")]
#[case::what_changes_something("title,newest", "title,newest")]
#[case::in_between("newest,due", "newest,due")]
#[case::all("status,-title,due,updated,oldest", "status,-title,due,updated,oldest")]
fn an_order_is_spelt_in_one_way(#[case] typed: &str, #[case] spelt: &str) {
    let order: Order = typed.parse().unwrap();
    assert_eq!(order.to_string(), spelt);
    assert_eq!(spelt.parse::<Order>().unwrap(), order);
}

#[rstest]
#[case("")]
#[case("due,")]
#[case(",")]
#[case("--due")]
#[case("-")]
#[case("due updated")]
#[case("Due")]
fn other_words_are_no_order(#[case] typed: &str) {
    assert!(typed.parse::<Order>().is_err());
}

#[test]
fn every_key_and_its_reverse_are_listed() {
    for key in SortKey::ALL {
        assert!(SortKey::ALL.contains(&key.reverse()), "{key}");
        assert_eq!(key.reverse().reverse(), key);
        assert_eq!(key.to_string().parse::<SortKey>().unwrap(), key);
    }
    assert!(Sort::ALL.iter().all(|it| SortKey::ALL.contains(&SortKey::of(*it))));
}

#[test]
fn pressing_heads_gathers_three_keys() {
    let due = SortKey::of(Sort::Due);
    let order = Order::default().led_by(due);
    assert_eq!(order.to_string(), "due");
    let order = order.led_by(SortKey::of(Sort::Status)).led_by(SortKey::of(Sort::Updated));
    assert_eq!(order.to_string(), "updated,status,due");
    assert_eq!(order.place(due.reverse()), Some((2, due)));
    assert_eq!(order.led_by(SortKey::of(Sort::Title)).to_string(), "title,updated,status");
    assert_eq!(order.led_by(due.reverse()).to_string(), "-due,updated,status");
    assert_eq!(order.led_by(SortKey::of(Sort::Silent)).to_string(), "silent,status,due");
    assert_eq!(order.without(due).to_string(), "updated,status");
    assert_eq!(Order::from(Sort::Due).without(due), Order::default());
}
