//! Saved views in both databases: who is offered them, who changes them, and what happens when two do.

use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::domain::list::saved_view::{SavedView, ViewCircle, ViewKind};
use accord::service::portfolio::views::{ChangeView, ReadView, SaveView};
use accord::service::unit_of_work::{ServiceError, ServiceResult};

use crate::support::database::TestDatabase;
use crate::support::people::{coordinating, member};
use crate::support::reports::problems;

/// Somebody with an account.
async fn person(database: &TestDatabase, organisation: &str, role: Role) -> Member {
    let account = database.account(role, organisation).await;
    Member { account: account.id, name: account.name, ..member(organisation, role) }
}

fn named(name: &str, circle: ViewCircle, key: &str) -> SaveView {
    SaveView {
        name: name.into(),
        circle,
        kind: ViewKind::List,
        query: "area=ai".into(),
        replaces: None,
        start: false,
        idempotency_key: key.into(),
    }
}

async fn save(database: &TestDatabase, who: &Member, form: SaveView) -> ServiceResult<SavedView> {
    database.accord.portfolio().save_view(who, form).await
}

async fn seen(database: &TestDatabase, who: Option<&Member>) -> Vec<ReadView> {
    let reader = who.map_or(accord::domain::access::permission::Reader::Anyone, Member::reader);
    let mut snapshot = database.accord.snapshot(reader, None).await.unwrap();
    database.accord.portfolio().views(&mut snapshot, who).await.unwrap()
}

async fn names(database: &TestDatabase, who: Option<&Member>) -> Vec<String> {
    seen(database, who).await.into_iter().map(|it| it.view.name).collect()
}

on_both! {
    async fn a_view_is_offered_to_its_circle_and_to_nobody_else(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let colleague = person(&database, "AUR-MDA", Role::Manager).await;
        let partner = person(&database, "AUR-MDA", Role::Partner).await;
        let beside = person(&database, "AUR_NSI", Role::Manager).await;
        let other = person(&database, "BOR-DCI", Role::Manager).await;
        save(&database, &official, named("mine", ViewCircle::Own, "k1")).await.unwrap();
        let ours = save(&database, &official, named("ours", ViewCircle::Organisation, "k2")).await.unwrap();
        assert!(matches!(
            save(&database, &colleague, named("all", ViewCircle::Public, "k3")).await,
            Err(ServiceError::Denied)
        ), "this organisation does not speak for its party");
        let speaks = Member { account: colleague.account.clone(), ..coordinating("AUR-MDA", Role::Manager) };
        save(&database, &speaks, named("all", ViewCircle::Public, "k4")).await.unwrap();
        for circle in [ViewCircle::Organisation, ViewCircle::Public] {
            let refused = save(&database, &partner, named("no", circle, "k5")).await;
            assert!(matches!(refused, Err(ServiceError::Denied)), "{circle}");
        }
        assert_eq!(names(&database, Some(&official)).await, ["all", "mine", "ours"]);
        assert_eq!(names(&database, Some(&colleague)).await, ["all", "ours"]);
        for who in [Some(&partner), Some(&beside), Some(&other), None] {
            assert_eq!(names(&database, who).await, ["all"], "{who:?}");
        }
        // Who guesses its identifier neither changes nor deletes it, nor starts with it.
        let portfolio = database.accord.portfolio();
        for who in [&partner, &beside, &other] {
            let form =
                ChangeView { id: ours.id.clone(), version: ours.version.clone(), name: "x".into(), circle: ViewCircle::Own };
            assert!(matches!(portfolio.change_view(who, form).await, Err(ServiceError::Denied)));
            assert!(matches!(portfolio.delete_view(who, &ours.id, &ours.version).await, Err(ServiceError::Denied)));
            assert!(matches!(portfolio.start_with(who, Some(&ours.id)).await, Err(ServiceError::Denied)));
            assert!(matches!(portfolio.start_with(who, Some("nothing")).await, Err(ServiceError::Denied)));
        }
        assert!(portfolio.start_with(&colleague, Some(&ours.id)).await.is_ok());
    }

    async fn a_name_is_replaced_only_where_that_was_said(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let colleague = person(&database, "AUR-MDA", Role::Official).await;
        let first = save(&database, &official, named("AI", ViewCircle::Organisation, "k1")).await.unwrap();
        let again = save(&database, &official, named("AI", ViewCircle::Organisation, "k1")).await.unwrap();
        assert_eq!(first, again, "the same form makes one view");
        let refused = save(&database, &official, named(" ai ", ViewCircle::Organisation, "k2")).await;
        assert_eq!(problems(refused), [("name".to_owned(), Problem::ViewNamed)]);
        let refused = save(&database, &colleague, named("AI", ViewCircle::Organisation, "k3")).await;
        assert_eq!(problems(refused), [("name".to_owned(), Problem::ViewOfOthers)]);
        let forced =
            SaveView { replaces: Some(first.version.clone()), ..named("AI", ViewCircle::Organisation, "k4") };
        assert!(matches!(save(&database, &colleague, forced.clone()).await, Err(ServiceError::Denied)));
        save(&database, &colleague, named("AI", ViewCircle::Own, "k5")).await.unwrap();
        let query = "area=quantum&status=delayed".to_owned();
        let replaced = save(&database, &official, SaveView { query: query.clone(), ..forced.clone() }).await.unwrap();
        assert_eq!((replaced.id.as_str(), replaced.query.as_str()), (first.id.as_str(), query.as_str()));
        assert_ne!(replaced.version, first.version);
        let again = save(&database, &official, SaveView { query: query.clone(), ..forced.clone() }).await.unwrap();
        assert_eq!(again, replaced, "the same form replaces once");
        let late = SaveView { query: "area=6g".into(), idempotency_key: "late".into(), ..forced };
        let late = save(&database, &official, late).await;
        assert!(matches!(&late, Err(ServiceError::Outdated(version)) if *version == replaced.version), "{late:?}");
        assert!(seen(&database, Some(&official)).await.iter().any(|it| it.view == replaced), "nothing was overwritten");
        for name in ["", "  "] {
            let refused = save(&database, &official, named(name, ViewCircle::Own, "k6")).await;
            assert_eq!(problems(refused), [("name".to_owned(), Problem::Missing)]);
        }
        let long = save(&database, &official, named(&"가".repeat(301), ViewCircle::Own, "k7")).await;
        assert_eq!(problems(long), [("name".to_owned(), Problem::TitleTooLong)]);
        save(&database, &official, named(&"가".repeat(300), ViewCircle::Own, "k8")).await.unwrap();
    }

    async fn two_who_change_a_view_at_once_do_not_undo_each_other(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let manager = person(&database, "AUR-MDA", Role::Manager).await;
        let made = save(&database, &official, named("AI", ViewCircle::Organisation, "k1")).await.unwrap();
        let portfolio = database.accord.portfolio();
        let change = |version: &str, name: &str, circle| ChangeView {
            id: made.id.clone(),
            version: version.into(),
            name: name.into(),
            circle,
        };
        portfolio.change_view(&manager, change(&made.version, "Networks", ViewCircle::Organisation)).await.unwrap();
        let late = portfolio.change_view(&official, change(&made.version, "6G", ViewCircle::Organisation)).await;
        let Err(ServiceError::Outdated(version)) = late else { panic!("{late:?}") };
        let late = portfolio.delete_view(&official, &made.id, &made.version).await;
        assert!(matches!(late, Err(ServiceError::Outdated(_))), "{late:?}");
        // What the organisation has is not made the own one of somebody who did not save it.
        let taken = portfolio.change_view(&manager, change(&version, "6G", ViewCircle::Own)).await;
        assert!(matches!(taken, Err(ServiceError::Denied)), "{taken:?}");
        assert_eq!(names(&database, Some(&official)).await, ["Networks"]);
        portfolio.start_with(&manager, Some(&made.id)).await.unwrap();
        assert_eq!(portfolio.start_view(&manager).await.unwrap().map(|it| it.name).as_deref(), Some("Networks"));
        portfolio.change_view(&official, change(&version, "Networks", ViewCircle::Own)).await.unwrap();
        assert_eq!(portfolio.start_view(&manager).await.unwrap(), None, "it is not offered any more");
        let version = seen(&database, Some(&official)).await[0].view.version.clone();
        portfolio.delete_view(&official, &made.id, &version).await.unwrap();
        assert!(names(&database, Some(&official)).await.is_empty());
        assert!(database.column("SELECT account FROM start_view").await.is_empty(), "nobody starts with what is gone");
    }

    async fn what_somebody_shares_who_moved_is_for_the_new_organisation(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let left = person(&database, "AUR-MDA", Role::Manager).await;
        let beside = person(&database, "AUR_NSI", Role::Manager).await;
        let made = save(&database, &official, named("AI", ViewCircle::Own, "k1")).await.unwrap();
        let moved = Member { account: official.account.clone(), ..member("AUR_NSI", Role::Official) };
        let form = ChangeView { id: made.id, version: made.version, name: "AI".into(), circle: ViewCircle::Organisation };
        database.accord.portfolio().change_view(&moved, form).await.unwrap();
        assert_eq!(names(&database, Some(&moved)).await, ["AI"]);
        assert_eq!(names(&database, Some(&beside)).await, ["AI"]);
        assert!(names(&database, Some(&left)).await.is_empty());
    }

    async fn what_a_view_asks_for_and_does_not_exist_is_told(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let query = "area=ai&area=gone&org=NOBODY".to_owned();
        save(&database, &official, SaveView { query: query.clone(), ..named("AI", ViewCircle::Own, "k1") }).await.unwrap();
        let read = seen(&database, Some(&official)).await.remove(0);
        assert_eq!(read.view.query, query);
        assert_eq!(read.faults.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), ["gone", "NOBODY"]);
        assert!(read.query.is_narrowed() && read.query.org.is_empty());
    }

    async fn nobody_saves_without_end(database: TestDatabase) {
        database.load_cases().await;
        let official = person(&database, "AUR-MDA", Role::Official).await;
        let mut made = Vec::new();
        for number in 0..50 {
            let form = named(&format!("n{number}"), ViewCircle::Own, &format!("k{number}"));
            made.push(save(&database, &official, form).await.unwrap());
        }
        let refused = save(&database, &official, named("one more", ViewCircle::Own, "more")).await;
        assert_eq!(problems(refused), [("name".to_owned(), Problem::TooManyViews)]);
        let replaced = SaveView { replaces: Some(made[7].version.clone()), ..named("n7", ViewCircle::Own, "again") };
        assert!(save(&database, &official, replaced).await.is_ok());
    }
}
