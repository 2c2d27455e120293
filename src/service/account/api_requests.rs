//! Requests of programs that carry a key: sent again, each is answered as it was first.

use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::service::account::Accounts;
use crate::service::replay::form_key;
use crate::store;
use crate::store::account::api_requests;
use crate::store::ledger;

/// What is known of a request by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is new, or its first sending was never answered: it is to be done, once by the ledger's own rule.
    ToDo,
    /// It was done, and this is its answer.
    Done(String),
    /// The key stands for other words.
    OtherWords,
}

/// The key under which the ledger has what a request with a key recorded: no form has it.
pub fn recorded_key(key: &str) -> String {
    format!("api-{key}")
}

impl Accounts<'_> {
    /// Takes a key for a request of a person; `words` is all that was sent, and where.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_request(self, member: &Member, key: &str, words: &[&[u8]]) -> store::Result<Sent> {
        let words = digest(words);
        let mut conn = self.context.db.write_aside().await?;
        let taken = form_key(member, key);
        let before = api_requests::take(&mut conn, &taken, &member.account, &words, self.context.now()).await?;
        // The answer to what was recorded under the key may be forgotten; the key stands for it all the same.
        let recorded = form_key(member, &recorded_key(key));
        if before.is_none() && ledger::recorded_with(&mut conn, &recorded).await?.is_some() {
            return Ok(Sent::OtherWords);
        }
        conn.commit().await?;
        Ok(match before {
            Some((former, _)) if former != words => Sent::OtherWords,
            Some((_, Some(answer))) => Sent::Done(answer),
            _ => Sent::ToDo,
        })
    }

    /// Keeps what a request was answered; nothing gives its key back, as after a refusal.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_request(self, member: &Member, key: &str, answer: Option<&str>) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        let key = form_key(member, key);
        match answer {
            Some(answer) => api_requests::answered(&mut conn, &key, answer).await?,
            None => api_requests::give_back(&mut conn, &key).await?,
        }
        conn.commit().await
    }
}

/// A digest of several parts, each with its length.
fn digest(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    digest.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
