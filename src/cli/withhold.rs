//! `accord withhold`.

use anyhow::bail;

use crate::cli::accepted;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{PROSE, TITLE};
use crate::service::Accord;
use crate::store::{Db, ledger};

/// Takes out what a record says, and tells what that cannot reach.
pub async fn run(accord: &Accord, record: &str, reason: String, decided_by: String) -> anyhow::Result<()> {
    let (reason, decided_by) = (accepted("--reason", &reason)?, accepted("--decided-by", &decided_by)?);
    if PROSE.problem(&reason).is_some() || TITLE.problem(&decided_by).is_some() {
        let (reason, decided_by) = (PROSE.characters, TITLE.characters);
        bail!("--reason has at most {reason} characters, and --decided-by is one line of at most {decided_by}");
    }
    if reason.is_empty() || decided_by.is_empty() {
        bail!("--reason and --decided-by are not empty: every reader may ask why, and on whose decision");
    }
    if accord.portfolio().withhold(record, reason, decided_by, "command line", Visibility::Public).await? {
        say!("withheld");
        say!("{}", remaining(accord));
        return Ok(());
    }
    let mut conn = accord.db().read().await?;
    match ledger::subject_of(&mut conn, record).await? {
        Some(_) => bail!("record {record} was withheld before"),
        None => bail!("there is no record {record}"),
    }
}

/// What a withholding cannot reach.
fn remaining(accord: &Accord) -> &'static str {
    match accord.db() {
        Db::Sqlite { .. } => {
            "Backups made before still hold it: delete them. The journal (the file ending in -wal) is empty as soon as \
             nobody reads an earlier state; a server that is running tries every minute."
        }
        Db::Postgres(_) => {
            "PostgreSQL keeps what was deleted in its files until they are written anew: run VACUUM FULL and CHECKPOINT. \
             Archived write-ahead logs, those of replicas, and backups made before still hold it: delete them."
        }
    }
}
