//! Who is responsible within an office, and that the internal day is told, on both databases.

use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::domain::account::responsibility::Responsible;
use accord::domain::notice::NoticeKind;
use accord::service::account::Caller;
use accord::service::account::responsibility::SayResponsible;
use accord::service::unit_of_work::ServiceError;

use crate::support::clock::day;
use crate::support::database::{CASES, TestDatabase};
use crate::support::people::member;
use crate::support::reports::{submit_as, written};

const SLUG: &str = "both-same";

async fn official(database: &TestDatabase) -> Member {
    let account = database.account(Role::Official, "AUR-MDA").await;
    Member { account: account.id, name: account.name, ..member("AUR-MDA", Role::Official) }
}

fn by(person: &Member, on: &str, version: &str) -> SayResponsible {
    let who = Some(Responsible::Person(person.account.clone()));
    SayResponsible { who, internal_day: Some(day(on)), version: version.into() }
}

on_both! {
    async fn the_internal_day_is_told_until_a_report_is_handed_in(database: TestDatabase) {
        database.load(CASES).await;
        let (kim, lee) = (official(&database).await, official(&database).await);
        let (accounts, notices) = (database.accord.accounts(), database.accord.notices());
        let caller = Caller::default();
        accounts.say_responsible(&kim, SLUG, by(&kim, "2026-11-25", "0"), &caller).await.unwrap();
        let late = accounts.say_responsible(&lee, SLUG, by(&lee, "2026-11-25", "0"), &caller).await;
        assert!(matches!(late, Err(ServiceError::Outdated(_))));
        let now = accounts.responsibility(&lee, SLUG).await.unwrap();
        assert!(!now.changes && now.person.is_some_and(|it| it.id == kim.account));
        let taken = accounts.say_responsible(&lee, SLUG, by(&lee, "2026-11-25", &now.version), &caller).await;
        assert!(matches!(taken, Err(ServiceError::Denied)), "what another has is for a manager to change");

        notices.tell_due().await.unwrap();
        let new = async |person: &Member| {
            let page = notices.page(person, 1).await.unwrap();
            page.notices.iter().filter(|(it, _)| it.kind == NoticeKind::InternalDay && it.open).count()
        };
        assert_eq!((new(&kim).await, new(&lee).await), (1, 0));
        submit_as(&database, &lee, SLUG, written("The cables have landed."), "r1").await.unwrap();
        assert_eq!(new(&kim).await, 0, "a colleague handed it in");
    }
}
