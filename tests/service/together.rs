//! Several reports at once: all of them, or none.

use accord::domain::access::role::Role;
use accord::domain::basics::text::Text;
use accord::domain::report::countersign::CountersignAnswer;
use accord::service::report::together::TogetherError;
use accord::service::unit_of_work::ServiceError;

use crate::support::ledger::assert_whole;
use crate::support::people::member;
use crate::support::reports::{SLUG, about, publish_as, submit_as, words, written};

on_both! {
    async fn what_changed_is_named_and_nothing_is_done(database: TestDatabase) {
        database.load_cases().await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let one = submit_as(&database, &official, SLUG, written("One."), "a").await.unwrap();
        let two = submit_as(&database, &official, SLUG, written("Two."), "b").await.unwrap();
        let form = async |id, key: &str| (SLUG.to_owned(), about(&database, &manager, SLUG, id, key).await);
        let chosen = vec![form(&one, "").await, form(&two, "").await];
        let reports = database.accord.reports();
        reports.return_to_author(&manager, SLUG, chosen[1].1.clone(), words("Why?")).await.unwrap();
        let before = database.height().await;
        let changed = |refused: Option<TogetherError>| match refused {
            Some(TogetherError::Changed(changed)) => changed.into_iter().map(|(id, _)| id).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let published = reports.publish_together(&manager, chosen.clone(), None, Text::default(), "c").await;
        assert_eq!(changed(published.err()), std::slice::from_ref(&two));
        let returned = reports.return_together(&manager, chosen.clone(), words("Why?"), "d").await;
        assert_eq!(changed(returned.err()), std::slice::from_ref(&two));
        let cancelled = reports.cancel_publications(&manager, chosen.clone(), "e").await;
        assert_eq!(changed(cancelled.err()), std::slice::from_ref(&two));
        assert_eq!(database.height().await, before);
        // The form that was refused does it once nothing in it changed, and does it once.
        for _ in 0..2 {
            reports.publish_together(&manager, vec![chosen[0].clone()], None, Text::default(), "c").await.unwrap();
        }
        assert_eq!(database.height().await, before + 1);
        assert_whole(&database).await;
    }

    async fn several_answers_are_given_at_once_but_no_disputes(database: TestDatabase) {
        database.load_cases().await;
        let theirs = member("BOR-DCI", Role::Manager);
        let mut chosen = Vec::new();
        for text in ["One.", "Two."] {
            let id = publish_as(&database, "AUR-MDA", SLUG, written(text)).await;
            chosen.push((SLUG.to_owned(), about(&database, &theirs, SLUG, &id, "").await));
        }
        let before = database.height().await;
        let answer = async |answer, key| {
            database.accord.reports().countersign_together(&theirs, chosen.clone(), answer, key).await
        };
        let disputed = answer(CountersignAnswer::Dispute, "a").await;
        assert!(matches!(disputed, Err(TogetherError::Refused(_, ServiceError::Denied))), "{disputed:?}");
        assert_eq!(database.height().await, before);
        answer(CountersignAnswer::Confirm, "b").await.unwrap();
        answer(CountersignAnswer::Confirm, "b").await.unwrap();
        assert_eq!(database.height().await, before + 2);
        let case = database.accord.commitments().member_commitment(&theirs, SLUG).await.unwrap();
        let given = &case.state.dealings.countersigns;
        assert!(given.iter().filter(|it| it.value.party == theirs.party && it.value.reason == Text::default()).count() >= 2);
        assert_whole(&database).await;
    }
}
