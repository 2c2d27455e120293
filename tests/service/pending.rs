//! How much waits for a person: the numbers beside the links to their work.

use accord::demo;
use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::domain::report::reason_to_report::ReasonToReport;
use accord::service::report::pending::Pending;

use crate::support::database::{CASES, TestDatabase};
use crate::support::people::{coordinating, member};
use crate::support::reports::{submit_as, written};

/// The numbers counted from the lists that the desk and the review page show.
async fn listed(database: &TestDatabase, member: &Member) -> Pending {
    let reports = database.accord.reports();
    let desk = reports.desk(member).await.map_or(0, |desk| {
        desk.items.iter().filter(|it| it.reporting.reason() == Some(ReasonToReport::ReportDay)).count()
            + desk.returned.len()
    });
    let publish = reports.to_publish(member).await.map_or(0, |it| it.len());
    let countersign = reports.to_countersign(member).await.map_or(0, |it| it.len());
    let agree = reports.to_agree(member).await.map_or(0, |it| it.len());
    Pending { desk: desk.try_into().unwrap(), review: (publish + countersign + agree).try_into().unwrap(), notices: 0 }
}

on_both! {
    async fn the_numbers_are_those_of_the_lists(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let mut seen = Pending::default();
        for organisation in ["AUR-MDA", "AUR-ISR", "AUR-NET", "AUR-NSI", "BOR-DFA", "BOR-CSA", "BOR-NSL"] {
            for role in Role::ALL.iter().copied() {
                for person in [member(organisation, role), coordinating(organisation, role)] {
                    let pending = database.accord.reports().pending(&person).await.unwrap();
                    assert_eq!(pending, listed(&database, &person).await, "{}, {}", person.account, person.coordinating);
                    seen = Pending { desk: seen.desk + pending.desk, review: seen.review + pending.review, ..seen };
                }
            }
        }
        assert!(seen.desk > 0 && seen.review > 0, "{seen:?}");
    }

    async fn what_was_just_recorded_counts(database: TestDatabase) {
        database.load(CASES).await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let other = member("BOR-CSA", Role::Manager);
        let reports = database.accord.reports();
        let before = reports.pending(&manager).await.unwrap();
        let theirs = reports.pending(&other).await.unwrap();
        submit_as(&database, &official, "both-same", written("The cables have landed."), "p1").await.unwrap();
        let after = reports.pending(&manager).await.unwrap();
        assert_eq!(after.review, before.review + 1);
        assert_eq!(after, listed(&database, &manager).await);
        assert_eq!(reports.pending(&other).await.unwrap(), theirs, "the other side learns nothing of it");
    }
}
