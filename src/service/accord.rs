//! The product behind its pages: the use cases by noun.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;

use crate::assist::Assistant;
use crate::auth::hasher::{Cost, Hasher};
use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::parameter::BadParameter;
use crate::domain::list::query::Query;
use crate::domain::portfolio::day_zone::DayZone;
use crate::domain::portfolio::reference::Reference;
use crate::domain::webhook::target::Network;
use crate::service::account::Accounts;
use crate::service::briefing::Briefings;
use crate::service::clock::Clock;
use crate::service::commitment::Commitments;
use crate::service::context::{Context, Readiness};
use crate::service::meeting::Meetings;
use crate::service::note::Notes;
use crate::service::notice::Notices;
use crate::service::organisation::Organisations;
use crate::service::portfolio::Portfolio;
use crate::service::report::Reports;
use crate::service::snapshot::Snapshot;
use crate::service::statement::Statements;
use crate::service::webhook::Webhooks;
use crate::store;
use crate::store::Db;
use crate::store::ledger::Random;
use crate::store::public_state;

/// The product behind its pages. A clone is cheap, and is the same product.
#[derive(Clone)]
pub struct Accord {
    context: Context,
}

impl Accord {
    /// Assembles the product. Without a zone, days are counted in that of the portfolio.
    pub fn new(db: Db, clock: Clock, zone: Option<TimeZone>, random: Arc<dyn Random>) -> Self {
        Self { context: Context::new(db, clock, zone, random) }
    }

    /// The same with passwords hashed at another cost.
    pub fn hashing_at(mut self, cost: Cost) -> Self {
        self.context.hasher = Hasher::new(cost);
        self
    }

    /// The same with files read by children of another program: tests are not the program that they test.
    pub fn reading_files_with(mut self, program: PathBuf) -> Self {
        self.context.program = Some(program);
        self
    }

    /// The same with a model that may be asked for commitments in a text.
    pub fn assisted_by(mut self, assistant: Option<Assistant>) -> Self {
        self.context.assistant = assistant.map(Arc::new);
        self
    }

    /// The same with networks of the operator's own to which webhooks may lead.
    pub fn telling_networks(mut self, own: Vec<Network>) -> Self {
        self.context.webhook_networks = own.into();
        self
    }

    /// The same where files of lists wait no longer than this for those before them.
    pub fn making_files_within(mut self, longest: Duration) -> Self {
        self.context.files.longest = longest;
        self
    }

    /// Accounts, sessions and positions.
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts { context: &self.context }
    }

    /// Briefings and the lines that organisations add to them.
    pub const fn briefings(&self) -> Briefings<'_> {
        Briefings { context: &self.context }
    }

    /// Commitments.
    pub const fn commitments(&self) -> Commitments<'_> {
        Commitments { context: &self.context }
    }

    /// Meetings, their agendas and decisions.
    pub const fn meetings(&self) -> Meetings<'_> {
        Meetings { context: &self.context }
    }

    /// Internal notes.
    pub const fn notes(&self) -> Notes<'_> {
        Notes { context: &self.context }
    }

    /// What people are told of.
    pub const fn notices(&self) -> Notices<'_> {
        Notices { context: &self.context }
    }

    /// Organisations, parties and their settings.
    pub const fn organisations(&self) -> Organisations<'_> {
        Organisations { context: &self.context }
    }

    /// The portfolio as a whole: overview, list, timeline, changes, figures, reference data.
    pub const fn portfolio(&self) -> Portfolio<'_> {
        Portfolio { context: &self.context }
    }

    /// Reports, drafts, evidence files, countersignatures.
    pub const fn reports(&self) -> Reports<'_> {
        Reports { context: &self.context }
    }

    /// Statements.
    pub const fn statements(&self) -> Statements<'_> {
        Statements { context: &self.context }
    }

    /// The addresses of other systems that are told what became public.
    pub const fn webhooks(&self) -> Webhooks<'_> {
        Webhooks { context: &self.context }
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.context.now()
    }

    /// Today in the portfolio's zone.
    pub fn today(&self) -> Day {
        self.context.today()
    }

    /// The portfolio's zone.
    pub fn zone(&self) -> TimeZone {
        self.context.zone()
    }

    /// The portfolio's zone and who says so, by what was read last of the portfolio.
    pub fn day_zone(&self) -> DayZone {
        self.context.day_zone()
    }

    /// The present instant, and the moment as of which pages are drawn at it, by what was read last of the portfolio.
    pub fn present(&self) -> (Instant, AsOf) {
        let now = self.context.now();
        (now, AsOf::now(now, &self.context.zone()))
    }

    /// The number of the state of what everybody sees: it grows whenever that changes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public_state(&self) -> store::Result<i64> {
        public_state::version(&mut self.context.db.read().await?).await
    }

    /// Watches that number, whichever instance changes it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn watch_public_state(&self) -> store::Result<public_state::Watch> {
        public_state::Watch::open(&self.context.db).await
    }

    /// The database, for the command line's tools.
    pub const fn db(&self) -> &Db {
        &self.context.db
    }

    /// A key for a form: sent twice, it makes one record.
    pub fn idempotency_key(&self) -> String {
        self.context.idempotency_key()
    }

    /// The state of the ledger, for a reader who asks for a past day or for now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn snapshot(&self, reader: Reader, day: Option<Day>) -> store::Result<Snapshot> {
        self.context.snapshot(reader, day).await
    }

    /// The state of the ledger that an address asks for, what it asks, and which of its parameters could not be used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(
        &self,
        reader: Reader,
        parameters: &[(String, String)],
    ) -> store::Result<(Snapshot, Query, Vec<BadParameter>)> {
        self.context.open(reader, parameters).await
    }

    /// The reference data as they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reference_now(&self) -> store::Result<Arc<Reference>> {
        self.context.reference_now().await
    }

    /// Whether the database keeps what it is given and the tables are in step with the ledger.
    pub async fn readiness(&self) -> Readiness {
        self.context.readiness().await
    }

    /// Empties the database's journal of what was deleted, unless a reader is in the way.
    pub async fn empty_journal(&self) {
        self.context.empty_journal().await;
    }
}
