//! What is made of the commitments proposed from statements' texts. Ordinary rows: drafts never enter the record.

use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// What an organisation's people make of a statement's text.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct IntakeDraftRow {
    /// Slug of the statement.
    pub statement: String,
    pub organisation: String,
    /// The account of the person who saved it last.
    pub account: String,
    /// The proposed commitments and what became of them, as JSON.
    pub items: String,
    /// When it was saved, in microseconds.
    pub updated_at: i64,
}

/// The draft of an organisation about a statement.
///
/// # Errors
/// When the database does not answer.
pub async fn load(conn: &mut Conn, statement: &str, organisation: &str) -> Result<Option<IntakeDraftRow>> {
    let sql = "SELECT statement, organisation, account, items, updated_at FROM intake_draft \
               WHERE statement = $1 AND organisation = $2";
    conn.row(Sql::with(sql, [statement.into(), organisation.into()])).await
}

/// Inserts or updates a draft.
///
/// # Errors
/// When the database does not answer.
pub async fn save(conn: &mut Conn, draft: IntakeDraftRow) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO intake_draft (statement, organisation, account, items, updated_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (statement, organisation) DO UPDATE SET \
         account = excluded.account, items = excluded.items, updated_at = excluded.updated_at",
        [
            draft.statement.into(),
            draft.organisation.into(),
            draft.account.into(),
            draft.items.into(),
            draft.updated_at.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Removes what was made of the text of a statement once a record that holds words of it, or of what was entered from it,
/// is withheld. Of one that cannot be read its kind and what it is about tell which; where they do not, everything goes.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(conn: &mut Conn, kind: &str, about: &str, withheld: Option<&Fact>) -> Result<()> {
    let statement = match (withheld, kind.parse()) {
        (Some(Fact::StatementRecorded(statement)), _) => Some(statement.slug.clone()),
        (Some(Fact::CommitmentRecorded(commitment)), _) => Some(commitment.statement.clone()),
        (Some(Fact::AdditionProposed(addition)), _) => Some(addition.commitment.statement.clone()),
        (None, Ok(FactKind::StatementRecorded | FactKind::AdditionProposed)) => Some(about.to_owned()),
        (None, Ok(FactKind::CommitmentRecorded)) => {
            let sql = Sql::with("SELECT statement FROM headline WHERE commitment_id = $1", [about.into()]);
            conn.row::<(String,)>(sql).await?.map(|(statement,)| statement)
        }
        (None, Err(_)) => None,
        _ => return Ok(()),
    };
    let sql = match statement {
        Some(statement) => Sql::with("DELETE FROM intake_draft WHERE statement = $1", [statement.into()]),
        None => Sql::new("DELETE FROM intake_draft"),
    };
    conn.run(sql).await?;
    Ok(())
}
