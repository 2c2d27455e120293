//! Accounts and what belongs to them: ordinary tables beside the ledger. What writes them takes
//! [`Db::write_aside`](crate::store::Db::write_aside), never the ledger's lock.

pub mod api_requests;
pub mod api_tokens;
pub mod attempts;
pub mod audit;
pub mod links;
pub mod positions;
pub mod responsibility;
pub mod sessions;
pub mod subscriptions;
pub mod token;

use crate::domain::access::role::Role;
use crate::domain::account::Account;
use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::OrganisationCode;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::{Error, Result};

/// The columns of an account, `a` being its table.
const COLUMNS: &str = "a.id, a.email, a.name, a.organisation, a.role, a.password_hash, a.created_at, a.disabled_at";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    email: String,
    name: String,
    organisation: String,
    role: String,
    password_hash: Option<String>,
    created_at: i64,
    disabled_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Account> {
        let role = self.role.parse().map_err(|_| Error::Unreadable {
            record: self.id.clone(),
            reason: format!("the account's role `{}` is not known", self.role),
        })?;
        Ok(Account {
            id: self.id,
            email: self.email,
            name: self.name,
            organisation: OrganisationCode(self.organisation),
            role,
            has_password: self.password_hash.is_some(),
            created_at: Instant(self.created_at),
            disabled_at: self.disabled_at.map(Instant),
        })
    }
}

/// Adds an account without a password; returns whether there was none of that e-mail address.
pub async fn add(conn: &mut Conn, account: &Account) -> Result<bool> {
    let sql = Sql::with(
        "INSERT INTO account (id, email, name, organisation, role, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (email) DO NOTHING",
        [
            account.id.as_str().into(),
            account.email.as_str().into(),
            account.name.as_str().into(),
            account.organisation.as_str().into(),
            account.role.word().into(),
            account.created_at.0.into(),
        ],
    );
    Ok(conn.run(sql).await? == 1)
}

async fn one(conn: &mut Conn, condition: &'static str, value: Arg) -> Result<Option<(Account, Option<String>)>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM account a WHERE ").push(condition).arg(value);
    let Some(row) = conn.row::<Row>(sql).await? else { return Ok(None) };
    let hash = row.password_hash.clone();
    Ok(Some((row.read()?, hash)))
}

/// The account of an e-mail address and its password's hash.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<(Account, Option<String>)>> {
    one(conn, "a.email = ", email.into()).await
}

/// The account of an identifier and its password's hash.
pub async fn by_id(conn: &mut Conn, id: &str) -> Result<Option<(Account, Option<String>)>> {
    one(conn, "a.id = ", id.into()).await
}

/// The accounts of these organisations, by organisation and e-mail address.
pub async fn of_organisations(conn: &mut Conn, organisations: &[OrganisationCode]) -> Result<Vec<Account>> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM account a WHERE a.organisation IN (");
    sql.args(organisations.iter().map(|it| it.as_str().into())).push(") ORDER BY a.organisation, a.email");
    conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect()
}

/// Every account.
pub async fn all(conn: &mut Conn) -> Result<Vec<Account>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM account a ORDER BY a.organisation, a.email");
    conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect()
}

/// Changes an account's role and organisation.
pub async fn change(conn: &mut Conn, id: &str, role: Role, organisation: &OrganisationCode) -> Result<()> {
    let args = [role.word().into(), organisation.as_str().into(), id.into()];
    conn.run(Sql::with("UPDATE account SET role = $1, organisation = $2 WHERE id = $3", args)).await?;
    Ok(())
}

/// Disables an account, or enables it again.
pub async fn set_disabled(conn: &mut Conn, id: &str, since: Option<Instant>) -> Result<()> {
    let args = [since.map(|it| it.0).into(), id.into()];
    conn.run(Sql::with("UPDATE account SET disabled_at = $1 WHERE id = $2", args)).await?;
    Ok(())
}

/// Stores a password's hash.
pub async fn set_password(conn: &mut Conn, id: &str, hash: &str) -> Result<()> {
    conn.run(Sql::with("UPDATE account SET password_hash = $1 WHERE id = $2", [hash.into(), id.into()])).await?;
    Ok(())
}

/// Stores another hash of the same password, unless the password was changed meanwhile.
pub async fn replace_hash(conn: &mut Conn, id: &str, old: &str, new: &str) -> Result<()> {
    let args = [new.into(), id.into(), old.into()];
    conn.run(Sql::with("UPDATE account SET password_hash = $1 WHERE id = $2 AND password_hash = $3", args)).await?;
    Ok(())
}
