//! A whole ledger out of one installation and into another.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::domain::record::fact::Fact;
use crate::domain::report::file::{FileDigest, FileKind};
use crate::exchange::ledger_file::{EndLine, FileLine, HeadLine, LONGEST_LINE, Line, RecordLine};
use crate::service::portfolio::Portfolio;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger::{self, Stored};
use crate::store::report::files;
use crate::store::transfer::{self, Chain};
use crate::store::verify::{Progress, Verdict};

/// Records that are read or stored together.
const PART: usize = 500;

/// Why a ledger was not moved.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file.
    #[error(transparent)]
    File(#[from] io::Error),
    /// What is wrong with what was to be moved, in words.
    #[error("{0}")]
    Refused(String),
}

/// What was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub records: i64,
    pub files: i64,
    /// The hash of the last record.
    pub head: String,
}

impl Portfolio<'_> {
    /// Writes the whole ledger with the files that it cites: as one reader sees it, however long that takes.
    ///
    /// # Errors
    /// When the database does not answer, the file takes no more, or the ledger is not whole.
    pub async fn export_ledger(self, out: &mut (dyn Write + Send)) -> Result<Moved, TransferError> {
        let mut conn = self.context.db.read().await?;
        let head = ledger::head(&mut conn).await?;
        Line::Ledger(HeadLine::of(head.sequence, head.hash.clone())).write(out)?;
        let (mut chain, mut cited) = (Chain::default(), BTreeSet::new());
        loop {
            let part = i64::try_from(PART).unwrap_or(i64::MAX);
            let records = transfer::records_after(&mut conn, chain.sequence, part).await?;
            if records.is_empty() {
                break;
            }
            for record in records {
                let fact = chain.take(&record).map_err(|reason| broken(&record, &reason))?;
                cited.extend(fact.iter().flat_map(Fact::files).map(|file| file.digest.clone()));
                Line::Record(Box::new(line(record))).write(out)?;
            }
        }
        let mut count = 0;
        for digest in cited {
            let Some((kind, content)) = transfer::file(&mut conn, &digest).await? else {
                return Err(TransferError::Refused(format!("the file {digest}, which records cite, is missing")));
            };
            let (kind, content) = (kind.word().to_owned(), STANDARD.encode(content));
            Line::File(FileLine { digest: digest.0, kind, content }).write(out)?;
            count += 1;
        }
        Line::End(EndLine { records: head.sequence, files: count }).write(out)?;
        out.flush()?;
        Ok(Moved { records: head.sequence, files: count, head: head.hash })
    }

    /// Stores a whole ledger in a database that holds no records, or nothing of it.
    ///
    /// # Errors
    /// When anything of it is not as it was written, the database holds records, or it does not answer.
    pub async fn import_ledger(
        self,
        file: &mut (dyn BufRead + Send),
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Moved, TransferError> {
        let mut conn = self.context.db.write().await?;
        let holds = ledger::head(&mut conn).await?.sequence;
        if holds > 0 {
            let reason = format!("the database holds {holds} records; a ledger is moved into one that holds none");
            return Err(TransferError::Refused(reason));
        }
        let (mut arrival, mut part) = (Arrival::default(), Vec::with_capacity(PART));
        while let Some(piece) = arrival.next(file)? {
            match piece {
                Piece::Record(record) => part.push(*record),
                Piece::File(digest, kind, content) => {
                    transfer::insert_file(&mut conn, &digest, kind, content).await?;
                }
            }
            if part.len() == PART {
                transfer::insert_records(&mut conn, std::mem::take(&mut part)).await?;
            }
        }
        transfer::insert_records(&mut conn, part).await?;
        let moved = arrival.whole()?;
        whole(&mut conn, &moved, tell).await?;
        conn.commit().await?;
        Ok(moved)
    }
}

/// Checks a file that holds a ledger, without a database.
///
/// # Errors
/// When anything of it is not as it was written.
pub fn check_ledger(file: &mut (dyn BufRead + Send)) -> Result<Moved, TransferError> {
    let mut arrival = Arrival::default();
    while arrival.next(file)?.is_some() {}
    arrival.whole()
}

/// The tables of what arrived are made, and say what it says.
async fn whole(conn: &mut Conn, moved: &Moved, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<(), TransferError> {
    let reason = match transfer::finish(conn, moved.records, tell).await? {
        Verdict::Whole { head, .. } if head == moved.head => return Ok(()),
        Verdict::Whole { head, .. } => format!("it ends with {head}, not with {}", moved.head),
        Verdict::BrokenRecord { sequence, id, reason } => format!("record {sequence} ({id}): {reason}"),
        Verdict::BrokenFile { digest, reason, .. } => format!("the file {digest}: {reason}"),
        Verdict::BrokenTable { table, noun } => format!("table `{table}` cannot be made for `{noun}`"),
    };
    Err(TransferError::Refused(reason))
}

/// What a line brings.
enum Piece {
    Record(Box<Stored>),
    File(FileDigest, FileKind, Vec<u8>),
}

/// A ledger that arrives, line by line.
#[derive(Default)]
struct Arrival {
    /// The line that was read last.
    at: u64,
    head: Option<HeadLine>,
    chain: Chain,
    /// The files that records cite and that did not arrive yet.
    awaited: BTreeSet<FileDigest>,
    files: i64,
    ended: bool,
}

impl Arrival {
    /// What the next line brings; nothing at the end.
    fn next(&mut self, file: &mut (dyn BufRead + Send)) -> Result<Option<Piece>, TransferError> {
        loop {
            let mut line = Vec::new();
            let read = (&mut *file).take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            self.at += 1;
            let refused = |reason: String| TransferError::Refused(format!("line {}: {reason}", self.at));
            if read as u64 > LONGEST_LINE {
                return Err(refused(format!("it is longer than {} MB", LONGEST_LINE >> 20)));
            }
            let text = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| self.at == 1).unwrap_or(&line);
            if text.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let at = self.at;
            let parsed = Line::read(text).map_err(refused)?;
            let piece = self.take(parsed).map_err(|reason| TransferError::Refused(format!("line {at}: {reason}")))?;
            if piece.is_some() {
                return Ok(piece);
            }
        }
    }

    fn take(&mut self, line: Line) -> Result<Option<Piece>, String> {
        if self.ended {
            return Err("there is more after the last line of the ledger".to_owned());
        }
        match line {
            Line::Ledger(head) if self.head.is_none() => {
                head.readable()?;
                self.head = Some(head);
                Ok(None)
            }
            _ if self.head.is_none() => Err("the ledger does not begin here".to_owned()),
            Line::Ledger(_) => Err("the ledger begins a second time".to_owned()),
            Line::Record(_) if self.files > 0 => Err("a record stands after the files".to_owned()),
            Line::Record(record) => {
                let record = stored(*record);
                let named = format!("record {} ({})", record.sequence, record.id);
                let fact = self.chain.take(&record).map_err(|reason| format!("{named}: {reason}"))?;
                self.awaited.extend(fact.iter().flat_map(Fact::files).map(|file| file.digest.clone()));
                Ok(Some(Piece::Record(Box::new(record))))
            }
            Line::File(file) => {
                let digest = FileDigest::read(&file.digest).ok_or("the digest of the file is none")?;
                if !self.awaited.remove(&digest) {
                    return Err(format!("no record cites the file {digest}, or it stands here twice"));
                }
                let kind =
                    file.kind.parse().map_err(|_| format!("the kind `{}` of the file is not known", file.kind))?;
                let content = STANDARD.decode(&file.content).map_err(|_| "the content of the file is not in Base64")?;
                if files::digest(&content) != digest {
                    return Err(format!("the content of the file does not give its digest {digest}"));
                }
                self.files += 1;
                Ok(Some(Piece::File(digest, kind, content)))
            }
            Line::End(end) => {
                if (end.records, end.files) != (self.chain.sequence, self.files) {
                    let (records, files) = (self.chain.sequence, self.files);
                    let said = format!("{} records and {} files", end.records, end.files);
                    return Err(format!("{said} should be here, but {records} and {files} are"));
                }
                self.ended = true;
                Ok(None)
            }
        }
    }

    /// What arrived, once it is whole.
    fn whole(self) -> Result<Moved, TransferError> {
        let refused = |reason: String| Err(TransferError::Refused(reason));
        let Some(head) = self.head else { return refused("the file is empty".to_owned()) };
        if !self.ended {
            return refused(format!("the file breaks off after line {}", self.at));
        }
        if let Some(digest) = self.awaited.first() {
            return refused(format!("the file {digest}, which records cite, is missing"));
        }
        if (head.records, &head.head) != (self.chain.sequence, &self.chain.hash) {
            return refused("the ledger does not end as its first line says".to_owned());
        }
        Ok(Moved { records: self.chain.sequence, files: self.files, head: self.chain.hash })
    }
}

fn broken(record: &Stored, reason: &str) -> TransferError {
    TransferError::Refused(format!("record {} ({}): {reason}", record.sequence, record.id))
}

fn line(it: Stored) -> RecordLine {
    RecordLine {
        sequence: it.sequence,
        id: it.id,
        recorded_at: it.recorded_at,
        actor: it.actor,
        organisation: it.organisation,
        effective_on: it.effective_on,
        visibility: it.visibility,
        noun: it.noun,
        noun_id: it.noun_id,
        other_id: it.other_id,
        kind: it.kind,
        payload: it.payload,
        salt: it.salt,
        digest: it.digest,
        form_key: it.idempotency_key,
        previous: it.previous,
        hash: it.hash,
    }
}

fn stored(it: RecordLine) -> Stored {
    Stored {
        sequence: it.sequence,
        id: it.id,
        recorded_at: it.recorded_at,
        actor: it.actor,
        organisation: it.organisation,
        effective_on: it.effective_on,
        visibility: it.visibility,
        noun: it.noun,
        noun_id: it.noun_id,
        other_id: it.other_id,
        kind: it.kind,
        payload: it.payload,
        salt: it.salt,
        digest: it.digest,
        idempotency_key: it.form_key,
        previous: it.previous,
        hash: it.hash,
    }
}
