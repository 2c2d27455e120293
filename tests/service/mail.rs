//! Digests by mail: what is in them, and that each is sent once whatever happens. They are handed over to a mail server on
//! loopback.

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::{Text, TextKind};
use accord::domain::notice::NoticeKind;
use accord::mail::{MailSite, Mailer};
use accord::service::Accord;
use accord::service::notice::digest::{Digest, DigestGroup, MailSetting, Outcome, Token};

use crate::support::clock::at;
use crate::support::database::TestDatabase;
use crate::support::people::member;
use crate::support::reports::{submit_as, written};
use crate::support::smtp::{MailServer, Temper};

/// The morning after.
const MORNING: &str = "2026-11-26T01:00:00Z";

fn site() -> MailSite {
    let name = Text::of_editor(Some("Accord".into()), Some("합의 이행".into()));
    MailSite { name, public_url: "https://accord.example".into(), languages: vec![Lang::En, Lang::Ko] }
}

fn mailer(server: &MailServer) -> Mailer {
    Mailer::new(&server.url, "Accord <accord@ministry.example>", site()).unwrap()
}

/// Submits a report that the managers of AUR-MDA are told of.
async fn submitted(database: &TestDatabase, slug: &str, key: &str) {
    let official = member("AUR-MDA", Role::Official);
    submit_as(database, &official, slug, written("The cables have landed."), key).await.unwrap();
}

async fn set(database: &TestDatabase, account: &Account, lang: Lang, muted: &[NoticeKind]) {
    let person =
        accord::domain::access::member::Member { account: account.id.clone(), ..member("AUR-MDA", Role::Manager) };
    let setting = MailSetting { lang: Some(lang), muted: muted.to_vec() };
    database.accord.notices().set_mail(&person, &setting).await.unwrap();
}

async fn states(database: &TestDatabase) -> Vec<String> {
    database.column("SELECT state FROM mail ORDER BY day, state").await
}

async fn logged(database: &TestDatabase, kind: &str) -> usize {
    database.column("SELECT kind FROM audit_event ORDER BY id").await.iter().filter(|it| *it == kind).count()
}

on_both! {
    async fn a_digest_is_in_the_language_of_the_person_and_comes_once_a_day(database: TestDatabase) {
        database.load_cases().await;
        let manager = database.account(Role::Manager, "AUR-MDA").await;
        // A due day of the portfolio passes meanwhile, which is not what is asked about here.
        set(&database, &manager, Lang::Ko, &[NoticeKind::DuePassed]).await;
        submitted(&database, "both-same", "k1").await;
        let server = MailServer::start(Temper::Takes).await;
        let mailer = mailer(&server);
        // Not before the morning, and once on that day.
        assert_eq!(mailer.send_digests(&database.again_on("2026-11-25T20:00:00Z").await).await.unwrap(), 0);
        for clock in [MORNING, "2026-11-26T01:01:00Z", "2026-11-26T09:00:00Z"] {
            mailer.send_digests(&database.again_on(clock).await).await.unwrap();
        }
        let mails = server.mails();
        assert_eq!(mails.iter().map(|it| &it.to).collect::<Vec<_>>(), [&manager.email]);
        assert_eq!(mails[0].header("Subject"), "합의 이행: 새 알림 1건, 가장 오래된 알림 1일 전");
        let text = mails[0].text();
        assert!(text.starts_with(&format!("{} 님\n\n게시 대기 보고: 1\n- ", manager.name)), "{text}");
        assert!(text.contains("https://accord.example/ko/commitments/both-same\n"), "{text}");
        assert!(!text.contains("cables"), "no text that is not public: {text}");
        let unsubscribe = mails[0].header("List-Unsubscribe");
        assert!(text.contains(unsubscribe.trim_matches(['<', '>'])), "{unsubscribe}");
        assert_eq!(mails[0].header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        // The next day nothing is new.
        mailer.send_digests(&database.again_on("2026-11-27T01:00:00Z").await).await.unwrap();
        assert_eq!(server.mails().len(), 1);
    }

    async fn what_is_not_public_is_counted_only(database: TestDatabase) {
        database.load_cases().await;
        let manager = database.account(Role::Manager, "AUR-MDA").await;
        submitted(&database, "both-same", "k1").await;
        // Everybody may see the commitment no longer, its parties still do.
        database.meddle("DELETE FROM headline WHERE read_by = 'public'").await;
        database.meddle("UPDATE headline SET read_by = 'shared' WHERE read_by = 'all'").await;
        let server = MailServer::start(Temper::Takes).await;
        mailer(&server).send_digests(&database.again_on(MORNING).await).await.unwrap();
        let mails = server.mails();
        assert_eq!(mails[0].to, manager.email);
        let text = mails[0].text();
        assert!(text.contains("Reports to publish: 1\n\nAll your notices:"), "{text}");
        assert!(!text.contains("both-same"), "{text}");
    }

    async fn nobody_is_mailed_what_is_off_read_done_or_no_longer_theirs(database: TestDatabase) {
        database.load_cases().await;
        let account = async || database.account(Role::Manager, "AUR-MDA").await;
        let (off, read, gone, moved, told) =
            (account().await, account().await, account().await, account().await, account().await);
        set(&database, &off, Lang::En, &[NoticeKind::ToPublish]).await;
        submitted(&database, "both-same", "k1").await;
        database.meddle(&format!("UPDATE notice SET read_at = 1 WHERE account = '{}'", read.id)).await;
        database.meddle(&format!("UPDATE account SET disabled_at = 1 WHERE id = '{}'", gone.id)).await;
        database.meddle(&format!("UPDATE account SET organisation = 'BOR-CSA' WHERE id = '{}'", moved.id)).await;
        let server = MailServer::start(Temper::Takes).await;
        mailer(&server).send_digests(&database.again_on(MORNING).await).await.unwrap();
        let to: Vec<String> = server.mails().into_iter().map(|it| it.to).collect();
        assert_eq!(to, [told.email]);
        assert_eq!(states(&database).await, ["sent"], "a digest with nothing in it is none");
    }

    async fn two_servers_send_each_digest_once(database: TestDatabase) {
        database.load_cases().await;
        let mut expected = Vec::new();
        for _ in 0..8 {
            expected.push(database.account(Role::Manager, "AUR-MDA").await.email);
        }
        submitted(&database, "both-same", "k1").await;
        let server = MailServer::start(Temper::Takes).await;
        let accords: [Accord; 2] = [database.again_on(MORNING).await, database.again_on(MORNING).await];
        let (one, other) = (mailer(&server), mailer(&server));
        let (first, second) = tokio::join!(one.send_digests(&accords[0]), other.send_digests(&accords[1]));
        // Whoever lost a claim leaves the rest to the other, or to the next minute.
        let rest = one.send_digests(&accords[0]).await.unwrap();
        assert_eq!(first.unwrap() + second.unwrap() + rest, 8);
        let mut to: Vec<String> = server.mails().into_iter().map(|it| it.to).collect();
        to.sort_unstable();
        expected.sort_unstable();
        assert_eq!(to, expected);
    }

    /// It was claimed, and sent perhaps; then the server stopped.
    async fn what_a_crash_left_open_is_listed_and_told_in_the_next_digest(database: TestDatabase) {
        database.load_cases().await;
        let manager = database.account(Role::Manager, "AUR-MDA").await;
        set(&database, &manager, Lang::En, &[NoticeKind::DuePassed]).await;
        submitted(&database, "both-same", "k1").await;
        let crashed = database.again_on(MORNING).await;
        crashed.notices().queue_digests().await.unwrap();
        let digest = crashed.notices().claim_digest().await.unwrap().unwrap();
        assert_eq!((digest.to.as_str(), digest.count()), (manager.email.as_str(), 1));
        let server = MailServer::start(Temper::Takes).await;
        let mailer = mailer(&server);
        // It may still be on its way; then nobody knows. Either way it is not sent again.
        for (clock, state) in [("2026-11-26T01:10:00Z", "claimed"), ("2026-11-26T01:20:00Z", "uncertain")] {
            assert_eq!(mailer.send_digests(&database.again_on(clock).await).await.unwrap(), 0);
            assert_eq!(states(&database).await, [state]);
        }
        assert_eq!(logged(&database, "mail_uncertain").await, 1);
        // Who was only slow does not change what is known.
        crashed.notices().settle(&digest.id, Outcome::Sent).await.unwrap();
        assert_eq!(states(&database).await, ["uncertain"]);
        submitted(&database, "both-same", "k2").await;
        mailer.send_digests(&database.again_on("2026-11-27T01:00:00Z").await).await.unwrap();
        assert_eq!(server.mails()[0].header("Subject"), "Accord: 2 new notices, the oldest 2 days old");
        assert_eq!(states(&database).await, ["uncertain", "sent"]);
    }

    async fn a_connection_that_breaks_leaves_the_outcome_open(database: TestDatabase) {
        database.load_cases().await;
        database.account(Role::Manager, "AUR-MDA").await;
        submitted(&database, "both-same", "k1").await;
        let server = MailServer::start(Temper::BreaksOff).await;
        let mailer = mailer(&server);
        assert_eq!(mailer.send_digests(&database.again_on(MORNING).await).await.unwrap(), 0);
        assert_eq!((server.mails().len(), states(&database).await), (1, vec!["uncertain".to_owned()]));
        server.becomes(Temper::Takes);
        mailer.send_digests(&database.again_on("2026-11-26T02:00:00Z").await).await.unwrap();
        assert_eq!(server.mails().len(), 1, "it is not sent again");
        mailer.send_digests(&database.again_on("2026-11-27T01:00:00Z").await).await.unwrap();
        assert_eq!(server.mails().len(), 2, "what it told comes in the next");
    }

    async fn what_was_not_taken_is_tried_again_or_logged(database: TestDatabase) {
        database.load_cases().await;
        database.account(Role::Manager, "AUR-MDA").await;
        submitted(&database, "both-same", "k1").await;
        let server = MailServer::start(Temper::IsFull).await;
        let mailer = mailer(&server);
        mailer.send_digests(&database.again_on(MORNING).await).await.unwrap();
        assert_eq!(states(&database).await, ["queued"]);
        server.becomes(Temper::Takes);
        assert_eq!(mailer.send_digests(&database.again_on("2026-11-26T01:05:00Z").await).await.unwrap(), 0);
        assert_eq!(mailer.send_digests(&database.again_on("2026-11-26T01:11:00Z").await).await.unwrap(), 1);
        submitted(&database, "both-same", "k2").await;
        server.becomes(Temper::KnowsNobody);
        mailer.send_digests(&database.again_on("2026-11-27T01:00:00Z").await).await.unwrap();
        assert_eq!((states(&database).await, logged(&database, "mail_refused").await), (vec!["sent".to_owned(), "refused".to_owned()], 1));
        // Nobody answers at all.
        let nowhere = Mailer::new("smtp://127.0.0.1:1", "accord@ministry.example", site()).unwrap();
        nowhere.send_digests(&database.again_on("2026-11-28T01:00:00Z").await).await.unwrap();
        assert_eq!(states(&database).await, ["sent", "refused", "queued"]);
    }
}

/// Printed with `--nocapture`: what each kind looks like.
#[test]
fn each_kind_is_told_in_both_languages() {
    let title =
        Text::of(Some("Hold a forum".into()), TextKind::Original, Some("포럼을 개최한다".into()), TextKind::Unofficial);
    let all = 2 * NoticeKind::ALL.len();
    for (lang, subject, others) in [
        (Lang::En, format!("Accord: {all} new notices, the oldest 3 days old"), "- and 1 more"),
        (Lang::Ko, format!("합의 이행: 새 알림 {all}건, 가장 오래된 알림 3일 전"), "- 그 밖에 1건"),
    ] {
        let group = |kind: &NoticeKind| DigestGroup {
            kind: *kind,
            count: 2,
            public: vec![("hold-forum".into(), title.clone())],
            meetings: Vec::new(),
            statements: Vec::new(),
        };
        let digest = Digest {
            id: "m".into(),
            to: "kim@ministry.example".into(),
            name: "Kim".into(),
            lang: Some(lang),
            groups: NoticeKind::ALL.iter().map(group).collect(),
            oldest: 3,
            at: at(MORNING),
            token: Token::shown(&"t".repeat(43)).unwrap(),
        };
        let letter = site().letter(&digest);
        println!("{}\n\n{}", letter.subject, letter.text);
        assert_eq!(letter.subject, subject);
        assert_eq!(letter.text.matches(others).count(), NoticeKind::ALL.len());
        assert_eq!(letter.text.matches(title.words(lang)).count(), NoticeKind::ALL.len());
        assert!(!letter.text.contains('?') || letter.text.matches('?').count() == 1, "only the link has a query");
    }
}
