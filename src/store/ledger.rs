//! The append-only ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::domain::record::public_state::changes_what_everybody_sees;
use crate::domain::record::{NewRecord, Record};
use crate::domain::report::file::FileDigest;
use crate::store::account::api_requests;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::report::files;
use crate::store::statement::intake_drafts;
use crate::store::{Error, Result, form_sent, projector, public_state, search_index};

/// The hash before the first record.
pub const GENESIS: &str = "accord";

/// Where the ledger ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerHead {
    /// Sequence of the last record; 0 for an empty ledger.
    pub sequence: i64,
    /// When the last record was made.
    pub at: Instant,
    /// The last record's hash.
    pub hash: String,
}

/// A source of identifiers and salts, injected so that tests are repeatable.
pub trait Random: Send + Sync {
    /// A new UUIDv7 for an instant.
    fn id(&self, at: Instant) -> String;
    /// Sixteen unpredictable bytes.
    fn salt(&self) -> [u8; 16];
    /// Thirty-two unpredictable bytes.
    fn secret(&self) -> [u8; 32];
}

/// A record, each column as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Stored {
    pub sequence: i64,
    pub id: String,
    pub recorded_at: i64,
    pub actor: String,
    pub organisation: Option<String>,
    pub effective_on: String,
    pub visibility: String,
    pub noun: String,
    pub noun_id: String,
    pub other_id: Option<String>,
    pub kind: String,
    pub payload: Option<String>,
    pub salt: Option<String>,
    pub digest: String,
    #[sqlx(rename = "form_key")]
    pub idempotency_key: Option<String>,
    pub previous: String,
    pub hash: String,
}

pub(super) const COLUMNS: &str = "sequence, id, recorded_at, actor, organisation, effective_on, visibility, noun, noun_id, \
     other_id, kind, payload, salt, digest, form_key, previous, hash";

pub(super) const INSERT: &str = "INSERT INTO record (sequence, id, recorded_at, actor, organisation, effective_on, visibility, noun, \
     noun_id, other_id, kind, payload, salt, digest, form_key, previous, hash)";

impl Stored {
    /// SHA-256 over every column but the payload and its salt, each prefixed with its length, so that no two rows
    /// encode alike.
    pub fn computed_hash(&self) -> String {
        let mut hasher = Sha256::new();
        let (sequence, at) = (self.sequence.to_string(), self.recorded_at.to_string());
        let columns = [
            Some(&self.previous),
            Some(&sequence),
            Some(&self.id),
            Some(&at),
            Some(&self.actor),
            self.organisation.as_ref(),
            Some(&self.effective_on),
            Some(&self.visibility),
            Some(&self.noun),
            Some(&self.noun_id),
            self.other_id.as_ref(),
            Some(&self.kind),
            Some(&self.digest),
            self.idempotency_key.as_ref(),
        ];
        for column in columns {
            match column {
                Some(text) => {
                    hasher.update((text.len() as u64).to_be_bytes());
                    hasher.update(text.as_bytes());
                }
                None => hasher.update(u64::MAX.to_be_bytes()),
            }
        }
        STANDARD.encode(hasher.finalize())
    }

    /// The digest of the payload as it is stored; `None` if it was withheld.
    pub fn computed_digest(&self) -> Option<String> {
        Some(digest(self.salt.as_ref()?, self.payload.as_ref()?))
    }
}

/// What the domain reads of a row.
#[derive(sqlx::FromRow)]
pub(super) struct RecordRow {
    pub sequence: i64,
    id: String,
    recorded_at: i64,
    actor: String,
    organisation: Option<String>,
    effective_on: String,
    visibility: String,
    pub noun: String,
    pub noun_id: String,
    pub other_id: Option<String>,
    payload: Option<String>,
    pub form_key: Option<String>,
}

/// The columns of a [`RecordRow`].
pub(super) const RECORD_COLUMNS: &str = "sequence, id, recorded_at, actor, organisation, effective_on, visibility, noun, noun_id, \
     other_id, payload, form_key";

impl RecordRow {
    /// Converts the row to the domain's record.
    pub fn record(self) -> Result<Record> {
        let wrong = |reason: String| Error::Unreadable { record: self.id.clone(), reason };
        let fact = match &self.payload {
            Some(payload) => Some(serde_json::from_str::<Fact>(payload).map_err(|error| wrong(error.to_string()))?),
            None => None,
        };
        Ok(Record {
            sequence: self.sequence,
            at: Instant(self.recorded_at),
            organisation: self.organisation.as_deref().map(Into::into),
            effective_on: Day::recorded(&self.effective_on).map_err(|error| wrong(error.to_string()))?,
            visibility: self.visibility.parse().map_err(|_| wrong("unknown visibility".into()))?,
            fact,
            id: self.id,
            actor: self.actor,
        })
    }
}

fn digest(salt: &str, payload: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt.as_bytes());
    hasher.update([0]);
    hasher.update(payload.as_bytes());
    STANDARD.encode(hasher.finalize())
}

/// Where the ledger ends now.
pub async fn head(conn: &mut Conn) -> Result<LedgerHead> {
    let last: Option<(i64, i64, String)> =
        conn.row(Sql::new("SELECT sequence, recorded_at, hash FROM record ORDER BY sequence DESC LIMIT 1")).await?;
    Ok(last.map_or_else(
        || LedgerHead { sequence: 0, at: Instant(0), hash: GENESIS.to_owned() },
        |(sequence, at, hash)| LedgerHead { sequence, at: Instant(at), hash },
    ))
}

/// Appends drafts in their order and brings the tables up to date, in the transaction given (one from
/// [`crate::store::Db::write`]). Returns the identifiers of the new records; a draft whose form key is known already
/// adds nothing and gives the identifier of that record. `reference` is given by whoever has read the reference data in this
/// transaction: where no draft changes them, they are not read again.
///
/// # Errors
/// [`Error::InFuture`] when a draft takes effect after `today`; nothing must then be committed.
pub async fn append(
    conn: &mut Conn,
    drafts: Vec<NewRecord>,
    now: Instant,
    today: Day,
    random: &dyn Random,
    reference: Option<Arc<Reference>>,
) -> Result<Vec<String>> {
    let mut head = head(conn).await?;
    let mut ids = Vec::with_capacity(drafts.len());
    let mut touched = projector::Touched::default();
    let (mut withholds, mut seen_by_all) = (false, false);
    let mut rows = Vec::with_capacity(drafts.len());
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for draft in drafts {
        if draft.effective_on > today {
            return Err(Error::InFuture);
        }
        if let Some(key) = &draft.idempotency_key {
            let known = match keys.get(key) {
                Some(id) => Some(id.clone()),
                None => recorded_with(conn, key).await?,
            };
            if let Some(id) = known {
                ids.push(id);
                continue;
            }
        }
        touched.by(&draft.fact);
        withholds |= matches!(draft.fact, Fact::PayloadWithheld(_));
        seen_by_all |= changes_what_everybody_sees(draft.fact.kind(), &draft.visibility);
        let stored = seal(draft, &head, now, random)?;
        head = LedgerHead { sequence: stored.sequence, at: Instant(stored.recorded_at), hash: stored.hash.clone() };
        ids.push(stored.id.clone());
        keys.extend(stored.idempotency_key.clone().map(|key| (key, stored.id.clone())));
        rows.push(columns(stored));
    }
    conn.insert(INSERT, "", rows).await?;
    projector::refresh(conn, touched, reference).await?;
    if seen_by_all {
        public_state::advance(conn).await?;
    }
    if withholds {
        search_index::forget_deleted(conn).await?;
    }
    Ok(ids)
}

/// The record that a form key stands for, with what it says.
pub async fn record_with(conn: &mut Conn, key: &str) -> Result<Option<Record>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE form_key = ").arg(key);
    conn.row::<RecordRow>(sql).await?.map(RecordRow::record).transpose()
}

/// The identifier of the record that a form key stands for.
///
/// # Errors
/// When the database does not answer.
pub async fn recorded_with(conn: &mut Conn, key: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = conn.row(Sql::with("SELECT id FROM record WHERE form_key = $1", [key.into()])).await?;
    Ok(row.map(|(id,)| id))
}

fn seal(draft: NewRecord, head: &LedgerHead, now: Instant, random: &dyn Random) -> Result<Stored> {
    let at = Instant(now.0.max(head.at.0 + 1));
    let (noun, noun_id) = draft.fact.subject();
    let mut value = serde_json::to_value(&draft.fact)
        .map_err(|error| Error::Unwritable { what: "a fact", reason: error.to_string() })?;
    // The form in which facts are stored has its keys in order, whatever other crates make of a `Value`.
    value.sort_all_objects();
    let kind = draft.fact.kind().to_string();
    let payload = value.to_string();
    let salt = STANDARD.encode(random.salt());
    let mut stored = Stored {
        sequence: head.sequence + 1,
        id: random.id(at),
        recorded_at: at.0,
        // It is hashed, so it has to be what the database keeps.
        actor: draft.actor.replace('\0', ""),
        organisation: draft.organisation.map(|code| code.0),
        effective_on: draft.effective_on.to_string(),
        visibility: draft.visibility.to_string(),
        noun: noun.to_string(),
        noun_id: noun_id.to_owned(),
        other_id: draft.fact.other().map(str::to_owned),
        kind,
        digest: digest(&salt, &payload),
        payload: Some(payload),
        salt: Some(salt),
        idempotency_key: draft.idempotency_key,
        previous: head.hash.clone(),
        hash: String::new(),
    };
    stored.hash = stored.computed_hash();
    Ok(stored)
}

/// The columns of a record, in the order of [`COLUMNS`].
pub(super) fn columns(record: Stored) -> Vec<Arg> {
    vec![
        Arg::from(record.sequence),
        record.id.into(),
        record.recorded_at.into(),
        record.actor.into(),
        record.organisation.into(),
        record.effective_on.into(),
        record.visibility.into(),
        record.noun.into(),
        record.noun_id.into(),
        record.other_id.into(),
        record.kind.into(),
        record.payload.into(),
        record.salt.into(),
        record.digest.into(),
        record.idempotency_key.into(),
        record.previous.into(),
        record.hash.into(),
    ]
}

/// Permanently removes a record's payload and records that it was done, why and on whose decision. The chain of hashes
/// stays intact. Returns whether there was a payload to remove.
///
/// # Errors
/// As [`append`].
pub async fn withhold(
    conn: &mut Conn,
    record: &str,
    withholding: NewRecord,
    now: Instant,
    today: Day,
    random: &dyn Random,
) -> Result<bool> {
    if !take_payload(conn, record).await? {
        return Ok(false);
    }
    append(conn, vec![withholding], now, today, random, None).await?;
    Ok(true)
}

/// Permanently removes a record's payload and the files that no other record cites. Returns whether there was one.
/// The record of the removal must be appended in the same transaction, which also brings the tables up to date.
///
/// # Errors
/// When the database does not answer.
pub async fn take_payload(conn: &mut Conn, record: &str) -> Result<bool> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM record WHERE payload IS NOT NULL AND id = ").arg(record);
    let Some(stored) = conn.row::<Stored>(sql).await? else { return Ok(false) };
    conn.run(Sql::with("UPDATE record SET payload = NULL, salt = NULL WHERE id = $1", [record.into()])).await?;
    form_sent::forget(conn).await?;
    api_requests::forget(conn).await?;
    // What this release cannot read may have been seen by everybody.
    let seen_by_all = match (stored.kind.parse(), stored.visibility.parse()) {
        (Ok(kind), Ok(visibility)) => changes_what_everybody_sees(kind, &visibility),
        _ => true,
    };
    if seen_by_all {
        public_state::advance(conn).await?;
    }
    // Unreadable payloads must be removable too.
    let fact = stored.payload.and_then(|payload| serde_json::from_str::<Fact>(&payload).ok());
    intake_drafts::forget(conn, &stored.kind, &stored.noun_id, fact.as_ref()).await?;
    for file in fact.iter().flat_map(Fact::files) {
        if !is_cited(conn, &file.digest).await? {
            files::remove(conn, &file.digest).await?;
        }
    }
    Ok(true)
}

/// Whether a record cites a file; fails when the database does not answer.
pub async fn is_cited(conn: &mut Conn, digest: &FileDigest) -> Result<bool> {
    // The database pre-filters by the digest, anywhere in the payload.
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE kind IN (");
    sql.args(words(&[FactKind::UpdateSubmitted, FactKind::UpdatePublished])).push(") AND payload LIKE ");
    sql.arg(format!("%{digest}%"));
    for row in conn.rows::<RecordRow>(sql).await? {
        if row.record()?.fact.iter().flat_map(Fact::files).any(|file| file.digest == *digest) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Kinds as the table spells them.
pub(super) fn words(kinds: &[FactKind]) -> Vec<Arg> {
    kinds.iter().map(|kind| kind.word().into()).collect()
}

/// The noun that a record is about.
pub async fn subject_of(conn: &mut Conn, record: &str) -> Result<Option<(Noun, String)>> {
    let row: Option<(String, String)> =
        conn.row(Sql::with("SELECT noun, noun_id FROM record WHERE id = $1", [record.into()])).await?;
    Ok(row.and_then(|(noun, id)| Some((noun.parse().ok()?, id))))
}

/// A record; nothing where there is none.
///
/// # Errors
/// When the database does not answer, or it cannot be read.
pub async fn record(conn: &mut Conn, id: &str) -> Result<Option<Record>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE id = ").arg(id);
    conn.row::<RecordRow>(sql).await?.map(RecordRow::record).transpose()
}

/// The records that define an entry of the reference data, in the order of the ledger: of a meeting, neither its agenda
/// nor its decisions.
pub async fn records_about(conn: &mut Conn, noun: Noun, id: &str) -> Result<Vec<Record>> {
    about(conn, noun, id, " AND kind NOT IN (", &FactKind::PROCEEDINGS).await
}

/// The records that define the entries of the reference data, in the order of the ledger.
///
/// # Errors
/// When the database does not answer, or a record cannot be read.
pub async fn reference_records(conn: &mut Conn) -> Result<Vec<Record>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE payload IS NOT NULL AND kind IN (");
    sql.args(words(&FactKind::REFERENCE)).push(") ORDER BY sequence");
    conn.rows::<RecordRow>(sql).await?.into_iter().map(RecordRow::record).collect()
}

/// The records of a meeting's agenda, its decisions and what came of them, in the order of the ledger.
pub async fn proceedings_of(conn: &mut Conn, meeting: &str) -> Result<Vec<Record>> {
    let kinds = [&FactKind::PROCEEDINGS[..], &[FactKind::PayloadWithheld]].concat();
    about(conn, Noun::Meeting, meeting, " AND kind IN (", &kinds).await
}

/// The slugs of the meetings of which an agenda was ever shared by the parties.
pub async fn meetings_with_shared_agendas(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT noun_id FROM record WHERE noun = $1 AND kind = $2 AND visibility = $3";
    let args = [Noun::Meeting.word().into(), FactKind::AgendaSet.word().into(), Visibility::Shared.to_string().into()];
    Ok(conn.rows::<(String,)>(Sql::with(sql, args)).await?.into_iter().map(|(slug,)| slug).collect())
}

/// The commitments proposed to be added to a statement and the answers, in the order of the ledger.
pub async fn additions_of(conn: &mut Conn, statement: &str) -> Result<Vec<Record>> {
    let kinds = [&FactKind::ADDITIONS[..], &[FactKind::PayloadWithheld]].concat();
    about(conn, Noun::Addition, statement, " AND kind IN (", &kinds).await
}

/// The records that proposed a commitment in the words of a fact, or in others, and the answers to them; none where the
/// fact states no commitment.
pub async fn additions_behind(conn: &mut Conn, fact: &Fact) -> Result<Vec<Record>> {
    let Fact::CommitmentRecorded(commitment) = fact else { return Ok(Vec::new()) };
    let mut records = additions_of(conn, &commitment.statement).await?;
    let mut proposals = BTreeSet::new();
    records.retain(|it| match &it.fact {
        Some(Fact::AdditionProposed(addition)) if addition.commitment.id == commitment.id => {
            proposals.insert(addition.id.clone());
            true
        }
        Some(Fact::AdditionAnswered(answer)) => proposals.contains(&answer.proposal),
        _ => false,
    });
    Ok(records)
}

/// The slugs of the statements for which commitments were proposed.
pub async fn statements_with_additions(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = Sql::with("SELECT DISTINCT noun_id FROM record WHERE noun = $1", [Noun::Addition.word().into()]);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// Records about a noun, and those payload-withheld records that refer to them.
async fn about(conn: &mut Conn, noun: Noun, id: &str, of: &'static str, kinds: &[FactKind]) -> Result<Vec<Record>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE noun = ").arg(noun.word()).push(" AND noun_id = ").arg(id);
    sql.push(of).args(words(kinds)).push(") ORDER BY sequence");
    let mut records: Vec<Record> =
        conn.rows::<RecordRow>(sql).await?.into_iter().map(RecordRow::record).collect::<Result<_>>()?;
    let ids: BTreeSet<String> = records.iter().map(|it| it.id.clone()).collect();
    records.retain(|it| match &it.fact {
        Some(Fact::PayloadWithheld(withholding)) => ids.contains(&withholding.record),
        _ => true,
    });
    Ok(records)
}

/// All records that change the state of a commitment, in the order of the ledger.
pub async fn records_of(conn: &mut Conn, id: &CommitmentId) -> Result<Vec<Record>> {
    Ok(records_of_all(conn, std::slice::from_ref(id)).await?.remove(id).unwrap_or_default())
}

/// The same for several commitments at once. Those that were never recorded are left out.
pub async fn records_of_all(conn: &mut Conn, ids: &[CommitmentId]) -> Result<BTreeMap<CommitmentId, Vec<Record>>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted: BTreeSet<&str> = ids.iter().map(CommitmentId::as_str).collect();
    let list: Vec<Arg> = ids.iter().map(|id| id.as_str().into()).collect();
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS).push(" FROM record WHERE (noun = 'commitment' AND noun_id IN (").args(list.clone());
    sql.push(")) OR other_id IN (").args(list).push(") ORDER BY sequence");
    let mut found: BTreeMap<CommitmentId, Vec<Record>> = BTreeMap::new();
    for row in conn.rows::<RecordRow>(sql).await? {
        let subject = (row.noun == Noun::Commitment.word()).then(|| row.noun_id.clone());
        let other = row.other_id.clone().filter(|other| subject.as_ref() != Some(other));
        let record = row.record()?;
        for id in [subject, other].into_iter().flatten().filter(|id| wanted.contains(id.as_str())) {
            found.entry(CommitmentId(id)).or_default().push(record.clone());
        }
    }
    Ok(found)
}
