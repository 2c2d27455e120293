//! What people make of proposals, step by step.

use super::*;
use crate::domain::samples;
use crate::intake::extract;
use crate::intake::vocabulary::Vocabulary;

const TEXT: &str = "1. The sides will share data, and will hold a forum.\n\n2. They welcomed the talks.\n\n3. They will open a register.";
const SHARE: &str = "The sides will share data, and will hold a forum.";
const OPEN: &str = "They will open a register.";

fn statement(text: &str) -> Statement {
    let text = Text::of_editor(Some(text.to_owned()), None);
    Statement { text, ..samples::statement() }
}

fn words(words: &str) -> Text {
    Text::of_editor(Some(words.to_owned()), None)
}

fn draft() -> (IntakeDraft, Statement) {
    let statement = statement(TEXT);
    let mut draft = IntakeDraft { digest: "one".into(), next: 1, ..IntakeDraft::default() };
    // Added in another order than the text's.
    for passage in [OPEN, SHARE] {
        draft.add(words(passage), Item::chosen(&statement), &statement).unwrap();
    }
    (draft, statement)
}

/// The numbers of the items with their English words, in their order.
fn shown(draft: &IntakeDraft) -> Vec<(u32, String)> {
    draft.items.iter().map(|it| (it.id, it.commitment.place.passage.words(Lang::En).to_owned())).collect()
}

#[test]
fn items_stand_in_the_order_of_the_text() {
    let (draft, _) = draft();
    assert_eq!(shown(&draft), [(2, SHARE.to_owned()), (1, OPEN.to_owned())]);
}

#[test]
fn words_that_the_text_does_not_have_make_no_item() {
    let (mut draft, statement) = draft();
    for passage in [words("They will close it."), Text::default()] {
        assert_eq!(draft.add(passage, Item::chosen(&statement), &statement), Err(DraftFault::NotInText));
    }
    assert_eq!(draft.items.len(), 2);
}

#[test]
fn one_unknown_item_decides_nothing() {
    let (mut draft, _) = draft();
    assert_eq!(draft.decide(&[1, 9], ItemState::Accepted), Err(DraftFault::NoItem));
    assert_eq!(draft.accepted().count(), 0);
    draft.decide(&[1], ItemState::Accepted).unwrap();
    draft.enter();
    assert_eq!(draft.decide(&[1], ItemState::Dropped), Err(DraftFault::NoItem), "it is entered");
    assert_eq!(draft.next_open(2), None);
    assert_eq!(draft.next_open(1), Some(2));
}

#[test]
fn an_item_is_parted_where_a_person_says() {
    let (mut draft, statement) = draft();
    let cuts = cuts(SHARE);
    let at = cuts.into_iter().find(|at| SHARE[*at..].starts_with("and")).unwrap();
    draft.decide(&[2], ItemState::Accepted).unwrap();
    let second = draft.split(2, Lang::En, at, &statement, |_| Item::chosen(&statement)).unwrap();
    assert_eq!(
        shown(&draft),
        [
            (2, "The sides will share data".to_owned()),
            (second, "and will hold a forum.".to_owned()),
            (1, OPEN.to_owned())
        ]
    );
    assert_eq!(draft.item(2).unwrap().state, ItemState::Open, "it says something else now");
    for at in [0, 500] {
        let refused = draft.split(2, Lang::En, at, &statement, |_| Item::chosen(&statement));
        assert_eq!(refused, Err(DraftFault::NotThere));
    }
    assert_eq!(draft.split(2, Lang::Ko, 3, &statement, |_| Item::chosen(&statement)), Err(DraftFault::NotThere));
    // Merged again they are what they were.
    draft.merge(second, &statement).unwrap();
    assert_eq!(shown(&draft)[0], (2, SHARE.to_owned()));
    assert!(draft.item(2).unwrap().also.is_empty());
}

#[test]
fn merged_items_that_stand_apart_keep_both_places() {
    let (mut draft, statement) = draft();
    assert_eq!(draft.merge(2, &statement), Err(DraftFault::NotThere), "nothing stands before it");
    assert_eq!(draft.merge(1, &statement), Ok(2));
    assert_eq!(shown(&draft), [(2, SHARE.to_owned())]);
    assert_eq!(draft.items[0].also, [OPEN]);
}

#[test]
fn a_changed_text_keeps_what_was_decided_and_says_what_moved() {
    let (mut draft, _) = draft();
    draft.decide(&[1, 2], ItemState::Accepted).unwrap();
    let changed = statement("1. The sides will publish reports.\n\n2. They will open a register.");
    let mut fresh = IntakeDraft { digest: "two".into(), next: 1, ..IntakeDraft::default() };
    for passage in ["The sides will publish reports.", OPEN] {
        fresh.add(words(passage), Item::chosen(&changed), &changed).unwrap();
    }
    draft.reread(fresh.clone(), &changed);
    let since: Vec<_> = draft.items.iter().map(|it| (it.id, it.state, it.since)).collect();
    assert_eq!(
        since,
        [
            (3, ItemState::Open, Some(Since::New)),
            (2, ItemState::Accepted, Some(Since::Gone)),
            (1, ItemState::Accepted, None)
        ]
    );
    let before = draft.clone();
    draft.reread(fresh, &changed);
    assert_eq!(draft, before, "the same text changes nothing");
}

/// A commitment recorded under a slug, or waiting to be accepted.
fn recorded(id: &str, slug: Option<&str>, passage: &str) -> Recorded {
    Recorded { id: CommitmentId(id.into()), slug: slug.map(str::to_owned), passage: words(passage) }
}

fn states(draft: &IntakeDraft) -> Vec<(u32, ItemState)> {
    draft.items.iter().map(|it| (it.id, it.state)).collect()
}

#[test]
fn what_was_recorded_meanwhile_is_left_out_until_a_person_decides_otherwise() {
    let (mut draft, _) = draft();
    draft.decide(&[2], ItemState::Accepted).unwrap();
    let all =
        [recorded("c1", Some("share-data"), "The sides  will share data,"), recorded("c2", None, "They welcomed")];
    assert!(draft.compare(&all), "an accepted one was left out");
    assert_eq!(states(&draft), [(2, ItemState::Dropped), (1, ItemState::Open)]);
    assert_eq!(draft.items[0].since, Some(Since::Recorded));
    assert_eq!(draft.items[0].offered, [("share-data".to_owned(), OfferedKind::Same)]);
    draft.decide(&[2], ItemState::Accepted).unwrap();
    assert!(!draft.compare(&all), "it is known already");
    assert_eq!(draft.items[0].state, ItemState::Accepted);
    assert_eq!(draft.items[0].offered.len(), 1, "and still said");
}

#[test]
fn what_is_entered_from_the_draft_leaves_out_nothing_else_of_it() {
    let (mut draft, statement) = draft();
    let second = draft.add(words("will hold a forum."), Item::chosen(&statement), &statement).unwrap();
    draft.decide(&[2], ItemState::Accepted).unwrap();
    draft.enter();
    assert!(!draft.compare(&[recorded("c1", Some("share-data"), SHARE)]));
    assert_eq!(draft.item(second).unwrap().state, ItemState::Open);
}

#[test]
fn what_finds_no_room_is_counted() {
    let many: Vec<String> =
        (0..MOST_ITEMS + 20).map(|it| format!("The two sides will build bridge {it:05}.")).collect();
    let text = many.join("\n\n");
    let statement = statement(&text);
    let reading = extract(&text, Lang::En, &Vocabulary::default());
    let fresh = IntakeDraft::of(&[reading], &statement, &Reference::default(), &[], "two".into());
    assert_eq!((fresh.items.len(), fresh.more), (MOST_ITEMS, 20));
    let mut draft = IntakeDraft { digest: "one".into(), next: 1, ..IntakeDraft::default() };
    draft.add(words("will build bridge 00519"), Item::chosen(&statement), &statement).unwrap();
    draft.reread(fresh, &statement);
    assert_eq!((draft.items.len(), draft.more), (MOST_ITEMS, 21));
}

#[test]
fn korean_words_are_parted_after_a_connective_ending() {
    let words = "양측은 자료를 공유하고, 포럼을 개최하며 협의체를 설치하기로 하였다.";
    let parts: Vec<String> = cuts(words).into_iter().map(|at| words.chars().skip(at).take(2).collect()).collect();
    assert_eq!(parts, ["포럼", "협의"]);
}
