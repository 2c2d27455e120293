//! Internal notes: written once, told to colleagues, mailed as a number, and part of the record.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::domain::basics::field_error::Problem;
use accord::domain::note::NoteId;
use accord::domain::record::notes::notes;
use accord::mail::{MailSite, Mailer};
use accord::service::note::WriteNote;
use accord::service::unit_of_work::ServiceError;

use crate::support::database::TestDatabase;
use crate::support::ledger::{assert_whole, rebuild, tables};
use crate::support::people::member;
use crate::support::reports::{problems, words};
use crate::support::smtp::{MailServer, Temper};

const SLUG: &str = "both-same";

fn person(account: &Account) -> Member {
    let of = member(account.organisation.as_str(), account.role);
    Member { account: account.id.clone(), name: account.name.clone(), ..of }
}

fn note(text: &str, tell: &[&Account], key: &str) -> WriteNote {
    WriteNote {
        update: None,
        text: words(text),
        visibility: Visibility::Organisation("AUR-MDA".into()),
        tell: tell.iter().map(|it| it.id.clone()).collect(),
        idempotency_key: key.into(),
    }
}

async fn written(database: &TestDatabase, member: &Member) -> Vec<NoteId> {
    let case = database.accord.commitments().member_commitment(member, SLUG).await.unwrap();
    notes(&case.history).into_iter().map(|it| it.note.value.id).collect()
}

on_both! {
    async fn a_note_is_recorded_once_told_and_taken_back(database: TestDatabase) {
        database.load_cases().await;
        let author = person(&database.account(Role::Official, "AUR-MDA").await);
        let colleague = database.account(Role::Manager, "AUR-MDA").await;
        let partner = database.account(Role::Partner, "AUR-MDA").await;
        let accord = &database.accord;
        let before = tables(&database).await;
        for _ in 0..2 {
            accord.notes().write(&author, SLUG, note("We may give way.", &[&colleague], "k1")).await.unwrap();
        }
        let ids = written(&database, &author).await;
        assert_eq!((ids.len(), written(&database, &person(&colleague)).await.len()), (1, 1));
        assert_eq!(accord.notices().count_new(&person(&colleague)).await.unwrap(), 1);
        let refused = accord.notes().write(&author, SLUG, note("Secret.", &[&partner], "k2")).await;
        assert_eq!(problems(refused), [("tell".to_owned(), Problem::MayNotRead)]);
        for other in [person(&partner), member("AUR-MDA", Role::Admin)] {
            let refused = accord.notes().write(&other, SLUG, note("Mine.", &[], "k3")).await;
            assert!(matches!(refused, Err(ServiceError::Denied)), "{refused:?}");
        }
        // What derives from the ledger does not know of it, and can be made anew.
        assert_eq!(tables(&database).await, before);
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
        let theirs = accord.notes().withdraw(&person(&colleague), SLUG, &ids[0], "k4").await;
        assert!(matches!(theirs, Err(ServiceError::NotFound)), "{theirs:?}");
        for key in ["k5", "k5", "k6"] {
            accord.notes().withdraw(&author, SLUG, &ids[0], key).await.unwrap();
        }
        assert_eq!(written(&database, &author).await, []);
        assert_eq!(database.column("SELECT kind FROM record WHERE kind = 'note_withdrawn'").await.len(), 1);
        assert_eq!(accord.notices().count_new(&person(&colleague)).await.unwrap(), 0);
        assert_whole(&database).await;
    }

    /// The mail that tells of it has neither its words nor who wrote it.
    async fn a_note_is_mailed_as_a_number(database: TestDatabase) {
        database.load_cases().await;
        let author = person(&database.account(Role::Official, "AUR-MDA").await);
        let colleague = database.account(Role::Manager, "AUR-MDA").await;
        database.accord.notes().write(&author, SLUG, note("We may give way.", &[&colleague], "k1")).await.unwrap();
        let server = MailServer::start(Temper::Takes).await;
        let name = words("Accord");
        let languages = vec![accord::domain::basics::lang::Lang::En];
        let site = MailSite { name, public_url: "https://accord.example".into(), languages };
        let mailer = Mailer::new(&server.url, "Accord <accord@ministry.example>", site).unwrap();
        mailer.send_digests(&database.again_on("2026-11-26T01:00:00Z").await).await.unwrap();
        let mails = server.mails();
        let told = mails.iter().find(|it| it.to == colleague.email).expect("the colleague is told");
        let text = told.text();
        assert!(text.contains("Notes in which you are named: 1\n"), "{text}");
        assert!(!text.contains("give way") && !text.contains(&author.name), "{text}");
        assert!(mails.iter().all(|it| it.to == colleague.email || !it.text().contains("named")));
    }
}
