//! What people watch, and what they are told of it, on both databases.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::notice::NoticeKind;
use accord::domain::notice::watch::WatchedNoun;
use accord::domain::report::content::ReportContent;
use accord::service::notice::About;

use crate::support::database::TestDatabase;
use crate::support::people::member;
use crate::support::reports::{publish_as, written};

/// Somebody with an account.
async fn person(database: &TestDatabase, role: Role, organisation: &str) -> Member {
    let account = database.account(role, organisation).await;
    Member { account: account.id, ..member(organisation, role) }
}

async fn publish(database: &TestDatabase, visibility: Visibility) {
    let written = ReportContent { visibility, ..written("Rules were compared.") };
    publish_as(database, "AUR-MDA", "both-same", written).await;
}

on_both! {
    async fn a_change_is_told_once_to_each_who_watches_and_may_see_it(database: TestDatabase) {
        database.load_cases().await;
        let notices = database.accord.notices();
        let ours = person(&database, Role::Official, "AUR_NSI").await;
        let theirs = person(&database, Role::Official, "BOR-DCI").await;
        let stranger = person(&database, Role::Manager, "CAL-MOI").await;
        for one in [&ours, &theirs, &stranger] {
            // By itself, again, and with two of its areas.
            for (noun, name) in [
                (WatchedNoun::Commitment, "both-same"),
                (WatchedNoun::Commitment, "both-same"),
                (WatchedNoun::Area, "open_ran"),
                (WatchedNoun::Area, "cyber"),
            ] {
                assert!(notices.watch(one, noun, name, true).await.unwrap());
            }
        }
        let told = async || {
            let mut told = Vec::new();
            for one in [&ours, &theirs, &stranger] {
                told.push(notices.count_new(one).await.unwrap());
            }
            told
        };
        publish(&database, Visibility::Party("AUR".into())).await;
        assert_eq!(told().await, [1, 0, 0]);
        publish(&database, Visibility::Shared).await;
        assert_eq!(told().await, [2, 1, 0]);
        publish(&database, Visibility::Public).await;
        assert_eq!(told().await, [3, 2, 1]);
        let page = notices.page(&theirs, 1).await.unwrap();
        assert_eq!((page.all, page.new), (2, 2));
        for (notice, about) in &page.notices {
            assert_eq!((notice.kind, &*notice.subject), (NoticeKind::Watched, "report"));
            assert!(matches!(about, About::Commitment(row) if row.listed.slug == "both-same"));
        }
        let watching = notices.watching(&theirs).await.unwrap();
        assert_eq!((watching.commitments.len(), watching.areas.len(), watching.meetings.len()), (1, 2, 0));
        for (noun, name) in [(WatchedNoun::Commitment, "both-same"), (WatchedNoun::Area, "open_ran")] {
            assert!(notices.watch(&theirs, noun, name, false).await.unwrap());
        }
        publish(&database, Visibility::Public).await;
        assert_eq!(told().await, [4, 3, 2], "still by the other area");
        assert!(notices.watch(&theirs, WatchedNoun::Area, "cyber", false).await.unwrap());
        publish(&database, Visibility::Public).await;
        assert_eq!(told().await, [5, 3, 3]);
    }

    async fn a_notice_of_a_meeting_is_there_for_those_who_may_see_it(database: TestDatabase) {
        database.load_cases().await;
        let notices = database.accord.notices();
        let theirs = person(&database, Role::Official, "BOR-DCI").await;
        let stranger = person(&database, Role::Official, "CAL-MOI").await;
        let meeting = database.column("SELECT noun_id FROM reference WHERE noun = 'meeting' ORDER BY place").await.remove(0);
        for (place, (slug, visibility)) in [
            (&*meeting, "public"),
            (&meeting, "shared"),
            (&meeting, "party:BOR"),
            (&meeting, "party:AUR"),
            (&meeting, "organisation:AUR-MDA"),
            ("no-such-meeting", "public"),
        ]
        .into_iter()
        .enumerate()
        {
            for one in [&theirs, &stranger] {
                let id = format!("{}-{place}", one.account);
                let account = &one.account;
                database
                    .meddle(&format!(
                        "INSERT INTO notice (id, account, kind, commitment_id, meeting, subject, origin, visibility, at) \
                         VALUES ('{id}', '{account}', 'watched', '', '{slug}', 'agenda', '{id}', '{visibility}', {place})"
                    ))
                    .await;
            }
        }
        let mut snapshot = database.accord.snapshot(theirs.reader(), None).await.unwrap();
        assert!(notices.watches(&mut snapshot, &theirs, WatchedNoun::Meeting, &meeting).await.is_ok_and(|it| !it));
        drop(snapshot);
        assert_eq!(notices.count_new(&theirs).await.unwrap(), 3);
        assert_eq!(notices.count_new(&stranger).await.unwrap(), 1);
        let page = notices.page(&theirs, 1).await.unwrap();
        assert_eq!(page.notices.len(), 3);
        assert!(page.notices.iter().all(|(_, about)| matches!(about, About::Meeting(it) if it.slug == meeting)));
    }
}
