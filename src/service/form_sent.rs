//! What became of forms that were sent before.

use crate::domain::access::member::Member;
use crate::domain::record::Record;
use crate::service::Accord;
use crate::service::replay::form_key;
use crate::store;
use crate::store::{form_sent, ledger};

/// What is known of a form that was sent before.
#[derive(Clone, Debug, Default)]
pub struct FormSent {
    /// The digest of its words and where it redirected to, while they are kept.
    pub outcome: Option<(String, String)>,
    /// The first record that it made.
    pub record: Option<Record>,
}

impl Accord {
    /// What became of a person's form.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn form_sent(&self, member: &Member, idempotency_key: &str) -> store::Result<FormSent> {
        let mut conn = self.db().read().await?;
        let key = form_key(member, idempotency_key);
        let outcome = form_sent::find(&mut conn, &key).await?;
        Ok(FormSent { outcome, record: ledger::record_with(&mut conn, &key).await? })
    }

    /// Keeps where a person's form redirected to, with a digest of its words.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_form_sent(
        &self,
        member: &Member,
        idempotency_key: &str,
        words: &str,
        address: &str,
    ) -> store::Result<()> {
        // Where it is lost, the ledger knows the form all the same.
        let mut conn = self.db().write_unsynced().await?;
        form_sent::keep(&mut conn, &form_key(member, idempotency_key), words, address, self.now()).await?;
        conn.commit().await
    }
}
