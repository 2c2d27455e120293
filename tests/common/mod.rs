//! What black-box tests stand on: a database of their own, the demonstration or the invented portfolio in it, and a clock
//! that stands still at noon of 25 November 2026 in Seoul.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use accord::auth::hasher::Cost;
use accord::auth::span;
use accord::domain::access::member::Role;
use accord::domain::access::permission::{ReadScope, Reader};
use accord::domain::account::{Account, Session};
use accord::domain::basics::day::Day;
use accord::domain::basics::instant::{AsOf, Instant};
use accord::domain::basics::lang::Lang;
use accord::domain::commitment::CommitmentId;
use accord::domain::list::facet_counts::FacetCounts;
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::domain::record::{NewRecord, Record};
use accord::service::account::sign_in::Token;
use accord::service::portfolio::import::Imported;
use accord::service::{Accord, Clock};
use accord::store::db::{Conn, Sql};
use accord::store::ledger::Random;
use accord::store::list::{ListRow, View};
use accord::store::{Db, account, ledger, list, reading};
use jiff::tz::TimeZone;
use tempfile::TempDir;

/// Noon of 2026-11-25 in Seoul.
pub const NOW: &str = "2026-11-25T03:00:00Z";

/// The invented portfolio.
pub const FICTIONAL: &str = include_str!("../portfolio/fictional.json");

/// An instant written as RFC 3339.
pub fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

/// A day written as ISO 8601.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The zone of the portfolio.
pub fn seoul() -> TimeZone {
    TimeZone::get("Asia/Seoul").unwrap()
}

/// Identifiers and salts that are the same in every run.
#[derive(Default)]
pub struct Counted(AtomicU64);

impl Random for Counted {
    fn id(&self, _: Instant) -> String {
        format!("00000000-0000-7000-8000-{:012x}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn salt(&self) -> [u8; 16] {
        u128::from(self.0.fetch_add(1, Ordering::Relaxed)).to_be_bytes()
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        secret[24..].copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        secret
    }
}

/// A database of the test's own, and the use cases on it.
pub struct Ground {
    /// The use cases.
    pub accord: Accord,
    /// Where the database is.
    pub address: String,
    pub random: Arc<Counted>,
    folder: Option<TempDir>,
}

impl Ground {
    async fn at(address: String, folder: Option<TempDir>, clock: &str) -> Self {
        // One connection to read with: whoever holds it and asks for another is found out.
        let db = Db::open_with(&address, 1, 16).await.unwrap();
        let random = Arc::new(Counted::default());
        let accord = Accord::new(db, Clock::Fixed(at(clock)), seoul(), random.clone()).hashing_at(Cost::CHEAP);
        Self { accord, address, random, folder }
    }

    /// An empty SQLite database.
    pub async fn sqlite() -> Self {
        Self::sqlite_on(NOW).await
    }

    /// An empty SQLite database, its clock standing at another instant.
    pub async fn sqlite_on(clock: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(format!("sqlite://{}/accord.db", folder.path().display()), Some(folder), clock).await
    }

    /// A SQLite database that holds the demonstration.
    pub async fn with_demonstration() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        Self::copied(MADE.get_or_init(|| template(accord::demo::portfolio().unwrap())).await).await
    }

    /// A SQLite database that holds the invented portfolio.
    pub async fn with_fictional() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        Self::copied(MADE.get_or_init(|| template(FICTIONAL.to_owned())).await).await
    }

    async fn copied(made: &TempDir) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(made.path().join("accord.db"), folder.path().join("accord.db")).unwrap();
        let ground = Self::at(format!("sqlite://{}/accord.db", folder.path().display()), Some(folder), NOW).await;
        // What was recorded before took the first numbers.
        ground.random.0.store(1_000_000, Ordering::Relaxed);
        ground
    }

    /// An empty PostgreSQL database; nothing, and a line that says so, where there is no server for tests.
    pub async fn postgres(test: &str) -> Option<Self> {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let Ok(server) = std::env::var("ACCORD_TEST_POSTGRES_URL") else {
            use std::io::Write as _;
            // Straight to the terminal: what tests print is not shown when they pass.
            let _ = writeln!(std::io::stderr(), "SKIPPED {test}: ACCORD_TEST_POSTGRES_URL is not set");
            return None;
        };
        let name = format!("accord_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&server).await.unwrap();
        for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
        }
        let (before, query) = server.split_once('?').map_or((&*server, ""), |(before, query)| (before, query));
        let (root, _) = before.rsplit_once('/').unwrap();
        Some(Self::at(format!("{root}/{name}?{query}"), None, NOW).await)
    }

    /// The same database through connections of its own, its clock standing at another instant.
    pub async fn again_on(&self, clock: &str) -> Accord {
        let db = Db::open(&self.address).await.unwrap();
        Accord::new(db, Clock::Fixed(at(clock)), seoul(), self.random.clone()).hashing_at(Cost::CHEAP)
    }

    /// The same database, at another instant: what was done here is seen there. This one has to outlive it.
    pub async fn later(&self, clock: &str) -> Self {
        let (accord, address) = (self.again_on(clock).await, self.address.clone());
        Self { accord, address, random: self.random.clone(), folder: None }
    }

    /// The same with passwords hashed at another cost.
    pub fn hashing_at(self, cost: Cost) -> Self {
        Self { accord: self.accord.clone().hashing_at(cost), ..self }
    }

    /// An account of an organisation, without a password. Its e-mail address is `ROLE.NUMBER@ORGANISATION.example`, in lower
    /// case.
    pub async fn account(&self, role: Role, organisation: &str) -> Account {
        let now = self.accord.now();
        let number = self.random.0.fetch_add(1, Ordering::Relaxed);
        let account = Account {
            id: self.random.id(now),
            email: format!("{role}.{number}@{}.example", organisation.to_lowercase()),
            name: format!("{role} {number}"),
            organisation: organisation.into(),
            role,
            has_password: false,
            created_at: now,
            disabled_at: None,
        };
        let mut conn = self.db().write_aside().await.unwrap();
        assert!(account::add(&mut conn, &account).await.unwrap());
        conn.commit().await.unwrap();
        account
    }

    /// Gives an account a password.
    pub async fn set_password(&self, account: &Account, password: &str) {
        let hash = accord::auth::hasher::Hasher::new(Cost::CHEAP).hash(password.to_owned(), [1; 16]).await.unwrap();
        let mut conn = self.db().write_aside().await.unwrap();
        account::set_password(&mut conn, &account.id, &hash).await.unwrap();
        conn.commit().await.unwrap();
    }

    /// Signs an account in past the password: what its browser shows from now on.
    pub async fn session(&self, account: &Account) -> Token {
        let now = self.accord.now();
        let token = Token::new(&*self.random);
        let session =
            Session { id: self.random.id(now), created_at: now, last_seen_at: now, agent: "Test Browser".into() };
        let ends = span::after(now, span::LONGEST);
        let mut conn = self.db().write_aside().await.unwrap();
        account::sessions::add(&mut conn, &session, &account.id, &token, ends).await.unwrap();
        conn.commit().await.unwrap();
        token
    }

    /// The database.
    pub fn db(&self) -> &Db {
        self.accord.db()
    }

    /// Whether it is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.db(), Db::Postgres(_))
    }

    /// Records a portfolio file.
    pub async fn load(&self, json: &str) {
        match self.accord.import(json, "test").await.unwrap() {
            Imported::Recorded(count) => assert!(count > 0),
            Imported::Refused(problems) => panic!("refused: {problems:#?}"),
        }
    }

    /// Records the demonstration.
    pub async fn load_demonstration(&self) {
        self.load(&accord::demo::portfolio().unwrap()).await;
    }

    /// Records the invented portfolio.
    pub async fn load_fictional(&self) {
        self.load(FICTIONAL).await;
    }

    /// Appends drafts with the clock at an instant; gives the identifiers of the records.
    pub async fn append_at(&self, clock: &str, drafts: Vec<NewRecord>) -> accord::store::Result<Vec<String>> {
        let (now, mut conn) = (at(clock), self.db().write().await?);
        let ids = ledger::append(&mut conn, drafts, now, now.day_in(&seoul()), &*self.random).await?;
        conn.commit().await?;
        Ok(ids)
    }

    /// Appends drafts now.
    pub async fn append(&self, drafts: Vec<NewRecord>) -> Vec<String> {
        self.append_at(NOW, drafts).await.unwrap()
    }

    /// How many records there are.
    pub async fn height(&self) -> i64 {
        ledger::head(&mut self.db().read().await.unwrap()).await.unwrap().sequence
    }

    /// Runs a statement as other hands would, past the ledger.
    pub async fn meddle(&self, sql: &str) -> u64 {
        let mut conn = self.db().write().await.unwrap();
        let changed = conn.run(Sql::new(leaked(sql))).await.unwrap();
        conn.commit().await.unwrap();
        changed
    }

    /// One column of a statement's rows.
    pub async fn column(&self, sql: &str) -> Vec<String> {
        let mut conn = self.db().read().await.unwrap();
        conn.rows::<(String,)>(Sql::new(leaked(sql))).await.unwrap().into_iter().map(|(value,)| value).collect()
    }

    /// The record as one reader sees it now, or as of a past day.
    pub async fn seen_by(&self, reader: Reader, past: Option<&str>) -> Seen {
        let as_of = match past {
            Some(past) => AsOf::on(day(past), at(NOW), &seoul()),
            None => AsOf::now(at(NOW), &seoul()),
        };
        let mut conn = self.db().read().await.unwrap();
        let reference = reading::reference(&mut conn).await.unwrap();
        Seen { conn, reader, as_of, reference }
    }

    /// Every commitment's records.
    pub async fn all_records(&self) -> Vec<(CommitmentId, Vec<Record>)> {
        let ids = self.column("SELECT id FROM commitment ORDER BY id").await;
        let mut conn = self.db().read().await.unwrap();
        let mut all = Vec::new();
        for id in ids {
            let id = CommitmentId(id);
            let records = ledger::records_of(&mut conn, &id).await.unwrap();
            all.push((id, records));
        }
        all
    }

    /// The identifier of the commitment with a slug.
    pub async fn id_of(&self, slug: &str) -> CommitmentId {
        let mut ids = self.column(&format!("SELECT id FROM commitment WHERE slug = '{slug}'")).await;
        CommitmentId(ids.pop().unwrap())
    }
}

/// A folder with a SQLite database that holds a portfolio: loaded once for a test program, then copied.
async fn template(json: String) -> TempDir {
    let mut ground = Ground::sqlite().await;
    ground.load(&json).await;
    ground.db().close().await;
    ground.folder.take().unwrap()
}

/// Statements are written in the tests themselves and few, so they may stay in memory.
fn leaked(sql: &str) -> &'static str {
    Box::leak(sql.to_owned().into_boxed_str())
}

/// The record as one reader sees it as of one day.
pub struct Seen {
    pub conn: Conn,
    pub reader: Reader,
    pub as_of: AsOf,
    pub reference: Reference,
}

impl Seen {
    fn parts(&mut self) -> (&mut Conn, View<'_>) {
        (&mut self.conn, View { reader: &self.reader, as_of: self.as_of, reference: &self.reference })
    }

    /// Every row that a query lets through.
    pub async fn rows(&mut self, query: &Query) -> Vec<ListRow> {
        let (conn, view) = self.parts();
        list::all(conn, query, &view, Lang::En).await.unwrap()
    }

    /// The slugs of every row that a query lets through, in its order.
    pub async fn slugs(&mut self, query: &Query, lang: Lang) -> Vec<String> {
        let (conn, view) = self.parts();
        list::all(conn, query, &view, lang).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }

    /// The slugs of one page.
    pub async fn page(&mut self, query: &Query, lang: Lang, size: u32) -> Vec<String> {
        let (conn, view) = self.parts();
        list::page(conn, query, &view, lang, size).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }

    /// The counts of a query.
    pub async fn tally(&mut self, query: &Query) -> FacetCounts {
        let (conn, view) = self.parts();
        list::tally(conn, query, &view).await.unwrap()
    }

    /// The slugs of what these words find.
    pub async fn found(&mut self, words: &str) -> Vec<String> {
        let mut found = self.slugs(&Query { q: words.into(), ..Query::default() }, Lang::En).await;
        found.sort();
        found
    }

    /// The slugs of the latest updates.
    pub async fn latest(&mut self, most: u32) -> Vec<String> {
        let (conn, view) = self.parts();
        let latest = reading::latest_updates(conn, &view, most).await.unwrap();
        latest.into_iter().map(|it| it.update.slug).collect()
    }

    /// The slugs of the updates that report a meeting.
    pub async fn of_meeting(&mut self, meeting: &str) -> Vec<String> {
        let (conn, view) = self.parts();
        let updates = reading::updates_of_meeting(conn, &view, meeting).await.unwrap();
        updates.into_iter().map(|it| it.update.slug).collect()
    }

    /// How many commitments each statement has.
    pub async fn by_statement(&mut self) -> std::collections::BTreeMap<String, u32> {
        let (conn, view) = self.parts();
        reading::commitments_by_statement(conn, &view).await.unwrap()
    }

    /// The rows of these commitments.
    pub async fn with_ids(&mut self, ids: &[String]) -> Vec<String> {
        let (conn, view) = self.parts();
        list::with_ids(conn, ids, &view).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }
}

/// Nobody signed in.
pub fn anyone() -> Reader {
    Reader::Anyone
}

/// Somebody of a ministry or agency.
pub fn official(party: &str, organisation: &str) -> Reader {
    Reader::Member { party: party.into(), organisation: organisation.into(), reach: ReadScope::Party }
}

/// Somebody of a private body.
pub fn private_person(party: &str, organisation: &str) -> Reader {
    Reader::Member { party: party.into(), organisation: organisation.into(), reach: ReadScope::Organisation }
}

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A few of these, mostly none.
    pub fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let most = [0, 0, 0, 0, 0, 0, 1, 3][self.below(8)];
        let mut chosen: Vec<usize> = (0..most).map(|_| self.below(of.len())).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|place| of[place].clone()).collect()
    }
}
