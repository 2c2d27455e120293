//! Loading a portfolio file.

use crate::domain::access::permission::Visibility;
use crate::domain::record::NewRecord;
use crate::domain::record::fact::{Fact, Withholding};
use crate::exchange::portfolio;
use crate::exchange::portfolio::{Importer, Known, Problem};
use crate::service::portfolio::Portfolio;
use crate::store;
use crate::store::ledger;

/// The outcome of an import.
#[derive(Debug)]
pub enum Imported {
    /// Everything was recorded: the number of records.
    Recorded(usize),
    /// Nothing was recorded, because of these.
    Refused(Vec<Problem>),
}

impl Portfolio<'_> {
    /// Whether nothing was ever recorded.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn is_empty(self) -> store::Result<bool> {
        Ok(ledger::head(&mut self.context.db.read().await?).await?.sequence == 0)
    }

    /// Records a whole portfolio file, or nothing of it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn import(self, json: &str, actor: &str) -> store::Result<Imported> {
        let now = self.context.now();
        let today = self.context.today();
        let mut conn = self.context.db.write().await?;
        let known = Known { names: store::portfolio::names(&mut conn).await? };
        let importer = Importer { actor: actor.to_owned(), today };
        let drafts = match portfolio::read(json, &known, &importer, || self.context.random.id(now)) {
            Ok(drafts) => drafts,
            Err(problems) => return Ok(Imported::Refused(problems)),
        };
        let count = drafts.len();
        ledger::append(&mut conn, drafts, now, today, &*self.context.random).await?;
        conn.commit().await?;
        Ok(Imported::Recorded(count))
    }

    /// Records drafts that the product generated itself, in one transaction: all of them or none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn record(self, drafts: Vec<NewRecord>) -> store::Result<()> {
        let mut conn = self.context.db.write().await?;
        ledger::append(&mut conn, drafts, self.context.now(), self.context.today(), &*self.context.random).await?;
        conn.commit().await
    }

    /// Removes a record's payload permanently and records that, why and on whose decision. Returns whether there was a
    /// payload to remove.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn withhold(
        self,
        record: &str,
        reason: String,
        decided_by: String,
        actor: &str,
        visibility: Visibility,
    ) -> store::Result<bool> {
        let mut conn = self.context.db.write().await?;
        let Some((noun, noun_id)) = ledger::subject_of(&mut conn, record).await? else { return Ok(false) };
        let today = self.context.today();
        let withholding = Withholding { record: record.to_owned(), noun, noun_id, reason, decided_by };
        let draft = NewRecord {
            actor: actor.to_owned(),
            organisation: None,
            effective_on: today,
            visibility,
            fact: Fact::PayloadWithheld(withholding),
            idempotency_key: None,
        };
        let done = ledger::withhold(&mut conn, record, draft, self.context.now(), today, &*self.context.random).await?;
        if done {
            conn.commit().await?;
            self.context.empty_journal().await;
        }
        Ok(done)
    }
}
