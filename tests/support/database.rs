//! A database of the test's own, and the use cases on it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use accord::auth::hasher::{Cost, Hasher};
use accord::demo;
use accord::domain::access::permission::Reader;
use accord::domain::access::role::Role;
use accord::domain::account::session_lifetime;
use accord::domain::account::{Account, Session};
use accord::domain::basics::instant::AsOf;
use accord::domain::commitment::CommitmentId;
use accord::domain::record::{NewRecord, Record};
use accord::service::account::sign_in::Token;
use accord::service::portfolio::import::Imported;
use accord::service::{Accord, Clock};
use accord::store::db::Sql;
use accord::store::ledger::Random;
use accord::store::{Db, Result, account, ledger, portfolio};
use tempfile::TempDir;

use super::chance::CountedRandom;
use super::clock::{NOW, at, day, seoul};
use super::reader_view::ReaderView;

/// The portfolio of cases: two invented countries, and for each rule a commitment that shows it.
pub const CASES: &str = include_str!("cases.json");

/// A database of the test's own, and the use cases on it.
pub struct TestDatabase {
    /// The use cases.
    pub accord: Accord,
    /// Where the database is.
    pub address: String,
    pub random: Arc<CountedRandom>,
    folder: Option<TempDir>,
}

impl TestDatabase {
    async fn at(address: String, folder: Option<TempDir>, clock: &str) -> Self {
        // A single read connection: code that holds it and asks for another is caught.
        let db = Db::open_with(&address, 1, 16).await.unwrap();
        let random = Arc::new(CountedRandom::default());
        let accord = Accord::new(db, Clock::Fixed(at(clock)), Some(seoul()), random.clone())
            .hashing_at(Cost::CHEAP)
            .reading_files_with(env!("CARGO_BIN_EXE_accord").into());
        Self { accord, address, random, folder }
    }

    /// An empty SQLite database.
    pub async fn sqlite() -> Self {
        Self::sqlite_on(NOW).await
    }

    /// The same, its days counted in the zone that its portfolio says.
    pub fn in_the_zone_of_its_portfolio(mut self) -> Self {
        let db = self.accord.db().clone();
        self.accord = Accord::new(db, Clock::Fixed(at(NOW)), None, self.random.clone())
            .hashing_at(Cost::CHEAP)
            .reading_files_with(env!("CARGO_BIN_EXE_accord").into());
        self
    }

    /// An empty SQLite database with its clock at another instant.
    pub async fn sqlite_on(clock: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(format!("sqlite://{}/accord.db", folder.path().display()), Some(folder), clock).await
    }

    /// A SQLite database that holds the demonstration.
    pub async fn with_demonstration() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        Self::copied(MADE.get_or_init(|| template(demo::portfolio().unwrap())).await).await
    }

    /// A SQLite database that holds the portfolio of cases.
    pub async fn with_cases() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        Self::copied(MADE.get_or_init(|| template(CASES.to_owned())).await).await
    }

    /// A SQLite database that holds the fictional demonstration, in which both sides of a council take part.
    pub async fn with_council() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        Self::copied(MADE.get_or_init(|| template(demo::FICTIONAL.to_owned())).await).await
    }

    /// The same while only Aurelia takes part.
    pub async fn with_half_a_council() -> Self {
        static MADE: tokio::sync::OnceCell<TempDir> = tokio::sync::OnceCell::const_new();
        let both = "\"taking_part\": [\"AUR\", \"BOR\"]";
        assert!(demo::FICTIONAL.contains(both));
        let half = demo::FICTIONAL.replace(both, "\"taking_part\": [\"AUR\"]");
        Self::copied(MADE.get_or_init(|| template(half)).await).await
    }

    async fn copied(made: &TempDir) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(made.path().join("accord.db"), folder.path().join("accord.db")).unwrap();
        let database = Self::at(format!("sqlite://{}/accord.db", folder.path().display()), Some(folder), NOW).await;
        // What was recorded before took the first numbers.
        database.random.go_on_from(1_000_000);
        database
    }

    /// The database that an earlier version wrote (`tests/fixtures`), opened by this one, in the place of this empty one.
    pub async fn written_by(self, version: &str) -> Self {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let written = root.join("tests/fixtures").join(version);
        self.accord.db().close().await;
        match &self.folder {
            Some(folder) => {
                std::fs::copy(written.join("sqlite.db"), folder.path().join("accord.db")).unwrap();
            }
            None => {
                let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&self.address).await.unwrap();
                let tables = std::fs::read_to_string(written.join("postgres.sql")).unwrap();
                for sql in ["DROP SCHEMA public CASCADE; CREATE SCHEMA public".to_owned(), tables] {
                    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
                }
                sqlx::Connection::close(conn).await.unwrap();
            }
        }
        let database = Self::at(self.address, self.folder, NOW).await;
        // What was recorded before took the first numbers.
        database.random.go_on_from(1_000_000);
        database
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
        Accord::new(db, Clock::Fixed(at(clock)), Some(seoul()), self.random.clone())
            .hashing_at(Cost::CHEAP)
            .reading_files_with(env!("CARGO_BIN_EXE_accord").into())
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
        let number = self.random.number();
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
        let hash = Hasher::new(Cost::CHEAP).hash(password.to_owned(), [1; 16]).await.unwrap();
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
        let ends = session_lifetime::after(now, session_lifetime::LONGEST);
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
        match self.accord.portfolio().import(json.as_bytes(), "test").await.unwrap() {
            Imported::Recorded { new, .. } => assert!(new > 0),
            Imported::Refused(problems) => panic!("refused: {problems:#?}"),
        }
    }

    /// Records the demonstration.
    pub async fn load_demonstration(&self) {
        self.load(&demo::portfolio().unwrap()).await;
    }

    /// Records the portfolio of cases.
    pub async fn load_cases(&self) {
        self.load(CASES).await;
    }

    /// Appends drafts with the clock at an instant; returns the identifiers of the records.
    pub async fn append_at(&self, clock: &str, drafts: Vec<NewRecord>) -> Result<Vec<String>> {
        let (now, mut conn) = (at(clock), self.db().write().await?);
        let ids = ledger::append(&mut conn, drafts, now, now.day_in(&seoul()), &*self.random, None).await?;
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

    /// Runs a statement directly, bypassing the ledger.
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
    pub async fn seen_by(&self, reader: Reader, past: Option<&str>) -> ReaderView {
        let as_of = match past {
            Some(past) => AsOf::on(day(past), at(NOW), &seoul()),
            None => AsOf::now(at(NOW), &seoul()),
        };
        let mut conn = self.db().read().await.unwrap();
        let reference = portfolio::reference(&mut conn).await.unwrap();
        ReaderView { conn, reader, as_of, reference }
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
    let mut database = TestDatabase::sqlite().await;
    database.load(&json).await;
    database.db().close().await;
    database.folder.take().unwrap()
}

/// Statements are written in the tests themselves and few, so they may stay in memory.
fn leaked(sql: &str) -> &'static str {
    Box::leak(sql.to_owned().into_boxed_str())
}
