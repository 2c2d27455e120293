//! Files as sources of reports: stored when they are sent, cited by those who may, served to those who may see them.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Reader, Visibility, may_see};
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::fold_seen;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::file::{EvidenceFile, FileDigest, FileKind, LARGEST, clean_name};
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::report::Reports;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed, fault};
use crate::store;
use crate::store::db::Conn;
use crate::store::report::files::Kept;
use crate::store::report::{drafts, files};

/// How much an organisation may keep that no record cites, in bytes: drafts of some days. Whoever sends files and cites
/// none must not fill the disk.
const MOST_UNCITED: u64 = 25 * LARGEST as u64;
/// How long a file that nothing cites is kept, in microseconds: a day.
const KEPT_FOR: i64 = 24 * 60 * 60 * 1_000_000;

/// A file that somebody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    pub file: EvidenceFile,
    pub content: Vec<u8>,
    /// Whether everybody may read it.
    pub is_public: bool,
}

impl Reports<'_> {
    /// Keeps a file that a person sends to cite it in a report about a commitment, or in what is entered for the public
    /// record. If not cited, it is removed after a day.
    ///
    /// # Errors
    /// See [`ServiceError`]; what is wrong with the file as a fault of the field `file`.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn keep_file(
        self,
        member: &Member,
        slug: &str,
        name: &str,
        content: Vec<u8>,
    ) -> ServiceResult<EvidenceFile> {
        if content.is_empty() {
            return Err(fault("file", Problem::FileEmpty));
        }
        if content.len() > LARGEST {
            return Err(fault("file", Problem::FileTooLarge));
        }
        let kind = FileKind::of(&content).ok_or_else(|| fault("file", Problem::FileKind))?;
        let (digest, size) = (files::digest(&content), u64::try_from(content.len()).unwrap_or_default());

        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let commitment = member_commitment(&mut conn, member, &reference, slug, self.context.today()).await?;
        allowed(commitment.may(Action::DraftUpdate) || commitment.may(Action::EnterPublicRecord))?;
        let organisation = member.organisation.as_str();
        if files::uncited(&mut conn, organisation, &digest, MOST_UNCITED - size).await? {
            return Err(fault("file", Problem::FilesUncited));
        }
        files::keep(&mut conn, &digest, kind, content, organisation, self.context.now()).await?;
        conn.commit().await?;
        Ok(EvidenceFile { digest, name: clean_name(name), kind, size })
    }

    /// Of the files that a form names, those that the person may still cite about a commitment.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn still_kept(
        self,
        member: &Member,
        slug: &str,
        named: Vec<EvidenceFile>,
    ) -> ServiceResult<Vec<EvidenceFile>> {
        let mut conn = self.context.db.read().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let commitment = member_commitment(&mut conn, member, &reference, slug, self.context.today()).await?;
        let mut still = Vec::new();
        for file in named {
            if citable(&mut conn, &commitment, &file.digest).await?.is_some() {
                still.push(file);
            }
        }
        Ok(still)
    }

    /// A file that a record of a commitment cites which the reader may see, or a draft of the member's organisation.
    /// Nothing if there is no such file, whatever the reason.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn find_file(
        self,
        reader: Reader,
        member: Option<&Member>,
        slug: &str,
        digest: &str,
    ) -> store::Result<Option<Handout>> {
        let Some(digest) = FileDigest::read(digest) else { return Ok(None) };
        let mut snapshot = self.context.snapshot(reader, None).await?;
        let (conn, view) = snapshot.view();
        let Some(found) = store::commitment::by_slug(conn, slug).await? else { return Ok(None) };
        let day = view.as_of.day;
        let statement = found.records.iter().find_map(|record| match &record.fact {
            Some(Fact::CommitmentRecorded(commitment)) if commitment.id == found.id => Some(&commitment.statement),
            _ => None,
        });
        let tracked = statement.and_then(|it| view.reference.statement(it)).map_or(&[][..], |it| &it.tracked);
        let sees = |visibility: &Visibility| may_see(view.reader, visibility, tracked);
        if fold_seen(&found.records, &found.id, day, sees).is_none() {
            return Ok(None);
        }
        let seen: Vec<&Record> =
            found.records.iter().filter(|it| it.effective_on <= day && sees(&it.visibility)).collect();
        // What everybody may read comes first, so that the answer is the same for all.
        let cites = |public: bool| {
            let mut records = seen.iter().rev().filter(move |it| (it.visibility == Visibility::Public) == public);
            records.find_map(|it| Some((file_of(it, &digest)?.clone(), public)))
        };
        let cited = cites(true).or_else(|| cites(false));
        let (file, is_public) = match (cited, member) {
            (Some(cited), _) => cited,
            (None, Some(member)) => match drafted(conn, member, found.id.as_str(), &digest).await? {
                Some(file) => (file, false),
                None => return Ok(None),
            },
            (None, None) => return Ok(None),
        };
        let content = files::content(conn, &digest).await?;
        Ok(content.map(|content| Handout { file, content, is_public }))
    }

    /// Removes the files that were sent a day ago or earlier and that nothing cites. Returns how many there were.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn sweep_files(self) -> store::Result<usize> {
        let before = Instant(self.context.now().0 - KEPT_FOR);
        // Usually there are none: then no writer has to wait.
        if files::given_before(&mut self.context.db.read().await?, before).await?.is_empty() {
            return Ok(0);
        }
        let mut conn = self.context.db.write().await?;
        let removed = files::sweep(&mut conn, before).await?;
        conn.commit().await?;
        Ok(removed)
    }
}

/// What a record says of a file that it cites.
fn file_of<'a>(record: &'a Record, digest: &FileDigest) -> Option<&'a EvidenceFile> {
    record.fact.as_ref()?.files().find(|file| file.digest == *digest)
}

/// A file that a draft of the member's organisation cites and that it gave. What a draft holds is only form data: a
/// digest alone grants no access.
async fn drafted(
    conn: &mut Conn,
    member: &Member,
    commitment: &str,
    digest: &FileDigest,
) -> store::Result<Option<EvidenceFile>> {
    if !crate::service::report::drafts::may_write(member) {
        return Ok(None);
    }
    let organisation = member.organisation.as_str();
    if !files::is_given_by(conn, digest, organisation).await? {
        return Ok(None);
    }
    let drafts = drafts::list(conn, organisation).await?;
    let name = drafts.iter().filter(|it| it.commitment_id == commitment).find_map(|draft| {
        let fields: Vec<(String, String)> = serde_json::from_str(&draft.fields).unwrap_or_default();
        let (field, _) = fields.iter().find(|(name, value)| name.ends_with("-digest") && *value == digest.0)?;
        let name = format!("{}-name", field.trim_end_matches("-digest"));
        Some(fields.into_iter().find(|(it, _)| *it == name).map_or_else(String::new, |(_, value)| value))
    });
    let (Some(name), Some(kept)) = (name, files::kept(conn, digest).await?) else { return Ok(None) };
    let name = clean_name(&name);
    Ok(Some(EvidenceFile { digest: digest.clone(), name, kind: kept.kind, size: kept.size }))
}

/// A file that the person may cite about a commitment, if it is kept.
async fn citable(conn: &mut Conn, commitment: &MemberCommitment, digest: &FileDigest) -> store::Result<Option<Kept>> {
    let seen = commitment.history.iter().any(|it| file_of(it, digest).is_some());
    let given = seen || files::is_given_by(conn, digest, commitment.member().organisation.as_str()).await?;
    if given { files::kept(conn, digest).await } else { Ok(None) }
}

/// Notes the files that are not kept, and those that the person neither gave nor sees cited about this commitment: a
/// digest that somebody knows or guesses grants no access and reveals nothing. Kind and size become what they really
/// are.
pub(in crate::service) async fn cite(
    conn: &mut Conn,
    commitment: &MemberCommitment,
    evidence: &mut [Evidence],
    faults: &mut FieldErrors,
) -> Result<(), ServiceError> {
    for (place, source) in evidence.iter_mut().enumerate() {
        for file in source.files_mut() {
            match citable(conn, commitment, &file.digest).await? {
                Some(kept) => (file.kind, file.size) = (kept.kind, kept.size),
                None => faults.require(false, &format!("evidence-{place}-file"), Problem::FileGone),
            }
        }
    }
    Ok(())
}
