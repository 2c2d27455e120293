//! The files that are sources of reports. Their content is stored beside the ledger, each once, by its digest.

use sha2::{Digest, Sha256};

use crate::domain::basics::instant::Instant;
use crate::domain::report::file::{FileDigest, FileKind};
use crate::store::db::{Arg, Conn, Sql};
use crate::store::{Error, Result, ledger};

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub kind: FileKind,
    /// In bytes.
    pub size: u64,
}

/// The digest of a file's content.
pub fn digest(content: &[u8]) -> FileDigest {
    use std::fmt::Write as _;

    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(content) {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    FileDigest(text)
}

/// Stores a file that an organisation uploaded, in a transaction with the ledger's lock. One that is stored already is
/// not stored twice, but counts as uploaded now.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    conn: &mut Conn,
    digest: &FileDigest,
    kind: FileKind,
    content: Vec<u8>,
    organisation: &str,
    now: Instant,
) -> Result<()> {
    if kept(conn, digest).await?.is_none() {
        let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
        conn.run(Sql::with(
            "INSERT INTO evidence_file (digest, kind, size, content) VALUES ($1, $2, $3, $4)",
            [digest.as_str().into(), kind.word().into(), size.into(), Arg::Bytes(content)],
        ))
        .await?;
    }
    conn.run(Sql::with(
        "INSERT INTO evidence_upload (digest, organisation, uploaded_at) VALUES ($1, $2, $3) \
         ON CONFLICT (digest, organisation) DO UPDATE SET uploaded_at = excluded.uploaded_at",
        [digest.as_str().into(), organisation.into(), now.0.into()],
    ))
    .await?;
    Ok(())
}

/// A file's metadata, without reading its content; `None` if it is not stored.
///
/// # Errors
/// When the database does not answer.
pub async fn kept(conn: &mut Conn, digest: &FileDigest) -> Result<Option<Kept>> {
    let sql = Sql::with("SELECT kind, size FROM evidence_file WHERE digest = $1", [digest.as_str().into()]);
    let Some((kind, size)) = conn.row::<(String, i64)>(sql).await? else { return Ok(None) };
    let wrong = || Error::Unreadable { record: digest.0.clone(), reason: "the kind of the file is damaged".into() };
    Ok(Some(Kept { kind: kind.parse().map_err(|_| wrong())?, size: u64::try_from(size).unwrap_or_default() }))
}

/// A file's content.
///
/// # Errors
/// When the database does not answer.
pub async fn content(conn: &mut Conn, digest: &FileDigest) -> Result<Option<Vec<u8>>> {
    let sql = Sql::with("SELECT content FROM evidence_file WHERE digest = $1", [digest.as_str().into()]);
    Ok(conn.row::<(Vec<u8>,)>(sql).await?.map(|(content,)| content))
}

/// Whether an organisation uploaded a file, recently enough that it was not discarded.
///
/// # Errors
/// When the database does not answer.
pub async fn is_given_by(conn: &mut Conn, digest: &FileDigest, organisation: &str) -> Result<bool> {
    let sql = Sql::with(
        "SELECT digest FROM evidence_upload WHERE digest = $1 AND organisation = $2",
        [digest.as_str().into(), organisation.into()],
    );
    Ok(conn.row::<(String,)>(sql).await?.is_some())
}

/// Whether the files of an organisation that no record cites, one apart, are larger together than this many bytes.
///
/// # Errors
/// When the database does not answer.
pub async fn uncited(conn: &mut Conn, organisation: &str, but: &FileDigest, most: u64) -> Result<bool> {
    let sql = Sql::with(
        "SELECT u.digest, f.size FROM evidence_upload u JOIN evidence_file f ON f.digest = u.digest \
         WHERE u.organisation = $1 AND u.digest <> $2",
        [organisation.into(), but.as_str().into()],
    );
    let given = conn.rows::<(String, i64)>(sql).await?;
    let mut together: u64 = given.iter().map(|(_, size)| size.unsigned_abs()).sum();
    // Whether a record cites a file takes long to find out: it is asked only where it matters.
    for (digest, size) in given {
        if together <= most {
            return Ok(false);
        }
        if ledger::is_cited(conn, &FileDigest(digest)).await? {
            together -= size.unsigned_abs();
        }
    }
    Ok(together > most)
}

/// Permanently removes a file.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(conn: &mut Conn, digest: &FileDigest) -> Result<()> {
    for sql in ["DELETE FROM evidence_upload WHERE digest = $1", "DELETE FROM evidence_file WHERE digest = $1"] {
        conn.run(Sql::with(sql, [digest.as_str().into()])).await?;
    }
    Ok(())
}

/// What organisations uploaded before an instant and no draft of theirs cites: digest and organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn given_before(conn: &mut Conn, before: Instant) -> Result<Vec<(FileDigest, String)>> {
    let sql = Sql::with(
        "SELECT u.digest, u.organisation FROM evidence_upload u WHERE u.uploaded_at < $1 AND NOT EXISTS (SELECT 1 FROM draft d \
         WHERE d.organisation = u.organisation AND d.fields LIKE '%' || u.digest || '%') ORDER BY u.uploaded_at, u.digest",
        [before.0.into()],
    );
    let rows = conn.rows::<(String, String)>(sql).await?;
    Ok(rows.into_iter().map(|(digest, organisation)| (FileDigest(digest), organisation)).collect())
}

/// Discards what organisations uploaded before an instant and no draft of theirs cites, in a transaction with the
/// ledger's lock: whoever cites a file holds it too. The file itself is removed if nobody uploaded it since, and
/// neither a record nor a scheduled report cites it. Returns how many files were removed.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(conn: &mut Conn, before: Instant) -> Result<usize> {
    let mut removed = 0;
    for (digest, organisation) in given_before(conn, before).await? {
        conn.run(Sql::with(
            "DELETE FROM evidence_upload WHERE digest = $1 AND organisation = $2",
            [digest.as_str().into(), organisation.into()],
        ))
        .await?;
        let like = format!("%{digest}%");
        let wanted = Sql::with(
            "SELECT digest FROM evidence_upload WHERE digest = $1 UNION ALL SELECT update_id FROM release WHERE payload LIKE $2",
            [digest.as_str().into(), like.into()],
        );
        if conn.row::<(String,)>(wanted).await?.is_none() && !ledger::is_cited(conn, &digest).await? {
            remove(conn, &digest).await?;
            removed += 1;
        }
    }
    Ok(removed)
}
