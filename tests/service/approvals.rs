//! How many people approve a report, on both databases: whatever is set for a day, drafts that a form makes.

use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::service::report::UpdateRef;
use accord::service::report::drafts::SaveDraft;
use accord::service::report::review::Published;
use accord::service::unit_of_work::ServiceError;

use crate::support::clock::day;
use crate::support::ledger::assert_whole;
use crate::support::people::member;
use crate::support::reports::{SLUG, about, problems, submit_as, written};

/// Another manager than the usual one, who acts for these.
fn manager(account: &str, acts_for: &[&str]) -> Member {
    let acts_for = acts_for.iter().map(|it| (*it).to_owned()).collect();
    Member { account: account.into(), name: account.into(), acts_for, ..member("AUR-MDA", Role::Manager) }
}

on_both! {
    async fn a_day_is_kept_only_where_the_path_is_met(database: TestDatabase) {
        database.load_cases().await;
        let (one, two) = (manager("one", &[]), manager("two", &[]));
        let official = member("AUR-MDA", Role::Official);
        let ids = [
            submit_as(&database, &official, SLUG, written("One."), "a").await.unwrap(),
            submit_as(&database, &official, SLUG, written("Two."), "b").await.unwrap(),
        ];
        let ahead = day("2026-11-27");
        for (id, key) in ids.iter().zip(["c", "d"]) {
            let form = about(&database, &one, SLUG, id, key).await;
            let reports = database.accord.reports();
            assert_eq!(reports.publish(&one, SLUG, form.clone(), None, Some(ahead)).await.unwrap(), Published::On(ahead));
            assert_eq!(reports.publish(&one, SLUG, form, None, Some(ahead)).await.unwrap(), Published::On(ahead), "again");
        }
        database.accord.organisations().set_approval_path(&one, 2, &[], "e").await.unwrap();
        let form = about(&database, &two, SLUG, &ids[1], "f").await;
        database.accord.reports().publish(&two, SLUG, form, None, Some(ahead)).await.unwrap();

        let later = database.again_on("2026-11-27T01:00:00Z").await;
        assert_eq!(later.reports().publish_scheduled().await.unwrap(), ids[1..]);
        let waiting = later.reports().to_publish(&two).await.unwrap();
        let held: Vec<_> = waiting.iter().map(|it| (&it.waiting.submission.update.id, it.release_on, it.held_on)).collect();
        assert_eq!(held, [(&ids[0], None, Some(ahead))]);
        assert!(later.reports().publish_scheduled().await.unwrap().is_empty());
        assert_whole(&database).await;
    }

    async fn by_whosever_authority_nobody_takes_two_steps(database: TestDatabase) {
        database.load_cases().await;
        let (one, deputy, two) = (manager("one", &[]), manager("deputy", &["one"]), manager("two", &[]));
        let own = submit_as(&database, &deputy, SLUG, written("Own."), "a").await.unwrap();
        let other = submit_as(&database, &member("AUR-MDA", Role::Official), SLUG, written("Other."), "b").await.unwrap();
        database.accord.organisations().set_approval_path(&one, 2, &[], "c").await.unwrap();
        let approve = async |who: &Member, id, key: &str| {
            let form: UpdateRef = about(&database, who, SLUG, id, key).await;
            database.accord.reports().publish(who, SLUG, form, None, None).await
        };
        for (who, key) in [(&deputy, "d"), (&one, "e")] {
            assert_eq!(problems(approve(who, &own, key).await), [("act".into(), Problem::OwnReport)], "{key}");
        }
        assert_eq!(approve(&deputy, &other, "f").await.unwrap(), Published::Approved(other.clone()));
        for (who, key) in [(&deputy, "g"), (&one, "h")] {
            assert_eq!(problems(approve(who, &other, key).await), [("act".into(), Problem::NotTwice)], "{key}");
        }
        assert_eq!(approve(&two, &other, "i").await.unwrap(), Published::Now(other));
        assert_whole(&database).await;
    }

    async fn a_form_saves_one_draft_and_none_of_what_it_submitted(database: TestDatabase) {
        database.load_cases().await;
        let official = member("AUR-MDA", Role::Official);
        let save = |fields: &str, automatic| SaveDraft {
            fields: fields.into(),
            idempotency_key: "form".into(),
            automatic,
            ..SaveDraft::default()
        };
        let reports = database.accord.reports();
        let (first, second) = tokio::join!(
            reports.save_draft(&official, SLUG, save("{}", true)),
            reports.save_draft(&official, SLUG, save("[]", true)),
        );
        assert_eq!(first.unwrap(), second.unwrap());
        assert_eq!(reports.drafts(&official).await.unwrap().len(), 1);
        submit_as(&database, &official, SLUG, written("Whole."), "form").await.unwrap();
        assert!(reports.drafts(&official).await.unwrap().is_empty());
        let late = reports.save_draft(&official, SLUG, save("{}", true)).await;
        assert!(matches!(late, Err(ServiceError::Outdated(_))));
        assert!(reports.drafts(&official).await.unwrap().is_empty());
    }
}
