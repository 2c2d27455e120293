//! Accounts and sessions, on both databases.

use accord::domain::access::role::Role;
use accord::domain::account::AuditKind;
use accord::domain::account::session_lifetime;
use accord::service::account::sign_in::{ChangePassword, SetPassword, SignIn};
use accord::service::account::{AccountAdministrator, AccountProblem, Caller, NewAccount};
use accord::store::account;
use accord::store::account::{attempts, sessions};

use crate::support::clock::{NOW, at};
use crate::support::database::TestDatabase;

const PASSWORD: &str = "four words nobody guesses";

fn caller() -> Caller {
    Caller { address: "192.0.2.1".into(), agent: "Test".into() }
}

fn new(email: &str) -> NewAccount {
    NewAccount {
        email: email.into(),
        name: " Kim  Minji ".into(),
        organisation: "AUR-MDA".into(),
        role: "official".into(),
    }
}

async fn sign_in(database: &TestDatabase, email: &str, password: &str) -> SignIn {
    database.accord.accounts().sign_in(email, password, None, &caller()).await.unwrap()
}

on_both! {
    async fn an_account_is_added_invited_and_signed_in(database: TestDatabase) {
        database.load_cases().await;
        let linked = database.accord.accounts().add(&AccountAdministrator::operator(), &new("Kim@Example.org")).await.unwrap().unwrap();
        assert_eq!((linked.account.email.as_str(), linked.account.name.as_str()), ("kim@example.org", "Kim Minji"));
        assert!(matches!(sign_in(&database, "kim@example.org", "").await, SignIn::Refused));
        let set = database.accord.accounts().set_password(&linked.token, PASSWORD, None, &caller()).await.unwrap();
        let SetPassword::Done(here) = set else { panic!("not set") };
        assert!(database.accord.accounts().authenticate(&here).await.unwrap().is_some());
        let SignIn::Done(token) = sign_in(&database, "KIM@example.org", PASSWORD).await else {
            panic!("not signed in")
        };
        let (member, _) = database.accord.accounts().authenticate(&token).await.unwrap().unwrap();
        assert_eq!((member.party.as_str(), member.role, member.government), ("AUR", Role::Official, true));
        let kinds = database.column("SELECT kind FROM audit_event ORDER BY id").await;
        assert_eq!(kinds, ["account_added", "sign_in_failed", "password_set", "signed_in", "signed_in"]);
    }

    async fn an_email_address_has_one_account(database: TestDatabase) {
        database.load_cases().await;
        let operator = AccountAdministrator::operator();
        assert!(database.accord.accounts().add(&operator, &new("kim@example.org")).await.unwrap().is_ok());
        let refused = database.accord.accounts().add(&operator, &new("KIM@example.org")).await.unwrap();
        assert_eq!(refused.unwrap_err(), [AccountProblem::Taken]);
        let unknown = NewAccount { organisation: "NOBODY".into(), role: "king".into(), ..new("lee@example.org") };
        let refused = database.accord.accounts().add(&operator, &unknown).await.unwrap();
        assert_eq!(refused.unwrap_err(), [AccountProblem::UnknownOrganisation, AccountProblem::UnknownRole]);
        assert_eq!(database.accord.accounts().list(&operator).await.unwrap().len(), 1);
    }

    async fn many_guesses_at_once_do_not_slip_through_together(database: TestDatabase) {
        database.load_cases().await;
        let account = database.account(Role::Official, "AUR-MDA").await;
        database.set_password(&account, PASSWORD).await;
        let guesses: Vec<_> = (0..20)
            .map(|n| {
                let (accord, email) = (database.accord.clone(), account.email.clone());
                tokio::spawn(
                    async move { accord.accounts().sign_in(&email, &format!("guess {n}"), None, &caller()).await.unwrap() },
                )
            })
            .collect();
        let mut compared = 0;
        for guess in guesses {
            compared += usize::from(matches!(guess.await.unwrap(), SignIn::Refused));
        }
        assert_eq!(compared, 5, "so many were compared before one had to wait");
    }

    async fn failures_are_counted_in_a_row_and_forgotten(database: TestDatabase) {
        let mut conn = database.db().write_aside().await.unwrap();
        let (now, since) = (at(NOW), session_lifetime::after(at(NOW), -10));
        for _ in 0..3 {
            attempts::fail(&mut conn, "x", now, since).await.unwrap();
        }
        attempts::take_back(&mut conn, "x").await.unwrap();
        assert_eq!(attempts::failures(&mut conn, "x", since).await.unwrap().unwrap().count, 2);
        let later = session_lifetime::after(now, 10);
        assert_eq!(attempts::failures(&mut conn, "x", now).await.unwrap(), None);
        attempts::fail(&mut conn, "x", later, now).await.unwrap();
        assert_eq!(attempts::failures(&mut conn, "x", now).await.unwrap().unwrap().count, 1);
        attempts::sweep(&mut conn, later).await.unwrap();
        assert_eq!(attempts::failures(&mut conn, "x", since).await.unwrap(), None);
    }

    async fn a_session_seen_earlier_does_not_turn_back(database: TestDatabase) {
        database.load_cases().await;
        let account = database.account(Role::Partner, "AUR-MDA").await;
        let token = database.session(&account).await;
        let now = at(NOW);
        let mut conn = database.db().write_aside().await.unwrap();
        let found = sessions::find(&mut conn, &token, session_lifetime::limits(now)).await.unwrap().unwrap();
        for seen in [session_lifetime::after(now, 100), session_lifetime::after(now, 50)] {
            sessions::saw(&mut conn, &found.session, seen).await.unwrap();
        }
        let found = sessions::find(&mut conn, &token, session_lifetime::limits(now)).await.unwrap().unwrap();
        assert_eq!(found.last_seen_at, session_lifetime::after(now, 100));
    }

    async fn what_no_longer_holds_is_swept_when_somebody_signs_in(database: TestDatabase) {
        database.load_cases().await;
        let account = database.account(Role::Official, "AUR-MDA").await;
        database.set_password(&account, PASSWORD).await;
        database.session(&account).await;
        let later = database.later("2026-12-25T03:00:00Z").await;
        assert!(matches!(sign_in(&later, &account.email, PASSWORD).await, SignIn::Done(_)));
        assert_eq!(database.column("SELECT id FROM session").await.len(), 1);
    }

    async fn changing_a_password_rotates_every_session(database: TestDatabase) {
        database.load_cases().await;
        let account = database.account(Role::Official, "AUR-MDA").await;
        database.set_password(&account, PASSWORD).await;
        let before = database.session(&account).await;
        let (member, _) = database.accord.accounts().authenticate(&before).await.unwrap().unwrap();
        let changed = database.accord.accounts().change_password(&member, PASSWORD, "another few words", &caller()).await.unwrap();
        let ChangePassword::Done(after) = changed else { panic!("{changed:?}") };
        assert!(database.accord.accounts().authenticate(&before).await.unwrap().is_none());
        assert!(database.accord.accounts().authenticate(&after).await.unwrap().is_some());
    }

    async fn an_admin_sees_what_concerns_the_own_party(database: TestDatabase) {
        database.load_cases().await;
        let admin = database.account(Role::Admin, "AUR-MDA").await;
        let token = database.session(&admin).await;
        let (admin, _) = database.accord.accounts().authenticate(&token).await.unwrap().unwrap();
        for organisation in ["AUR_NSI", "BOR-DCI"] {
            let account = database.account(Role::Official, organisation).await;
            let (member, _) = database.accord.accounts().authenticate(&database.session(&account).await).await.unwrap().unwrap();
            database.accord.accounts().record_event(&member, AuditKind::Exported, &caller(), organisation).await.unwrap();
        }
        let (events, all) = database.accord.accounts().audit_log(&admin, 1).await.unwrap();
        assert_eq!((events.len(), all, events[0].detail.as_str()), (1, 1, "AUR_NSI"));
        let steward = AccountAdministrator::admin(&admin, &caller()).unwrap();
        let accounts = database.accord.accounts().list(&steward).await.unwrap();
        let organisations: Vec<_> = accounts.iter().map(|it| it.organisation.as_str()).collect();
        assert_eq!(organisations, ["AUR-MDA", "AUR_NSI"]);
    }

    async fn writing_beside_the_ledger_is_undone_unless_it_is_committed(database: TestDatabase) {
        database.load_cases().await;
        let account = database.account(Role::Official, "AUR-MDA").await;
        let mut conn = database.db().write_aside().await.unwrap();
        account::set_disabled(&mut conn, &account.id, Some(at(NOW))).await.unwrap();
        drop(conn);
        let (kept, _) = account::by_id(&mut database.db().read().await.unwrap(), &account.id).await.unwrap().unwrap();
        assert_eq!(kept.disabled_at, None);
    }
}
