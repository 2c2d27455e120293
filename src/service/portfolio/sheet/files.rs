//! The files that people bring in, kept for as long as they look at them; and what they said that columns mean.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::report::file::clean_name;
use crate::domain::sheet::grid::{Grid, GridProblem};
use crate::domain::sheet::headings::Words;
use crate::domain::sheet::settings::{Chosen, Settings};
use crate::domain::sheet::{SheetField, SheetSubject};
use crate::exchange::sheet::{is_packed, read_text};
use crate::service::context::Context;
use crate::service::statement::file::{Failed, apart, place};
use crate::service::unit_of_work::{ServiceError, ServiceResult};
use crate::store;
use crate::store::db::Conn;
use crate::store::sheet::{self, SheetFile};

/// The subcommand of the program that reads a workbook: bytes come in, JSON goes out.
pub const READ_SHEET: &str = "read-sheet";

/// The longest answer of a reader of workbooks.
const LONGEST_ANSWER: u64 = 96 * 1024 * 1024;

/// How many files of a person are kept.
const MOST_KEPT: usize = 5;

/// How long a file is kept, in microseconds: a week.
const KEPT_FOR: i64 = 7 * 24 * 3_600 * 1_000_000;

/// A file that a person keeps, with what is in it.
pub(super) struct KeptSheet {
    pub file: SheetFile,
    pub subject: SheetSubject,
    pub chosen: Chosen,
    pub content: Vec<u8>,
}

/// The cells of a file; what is packed is read by a child of the program.
pub(in crate::service) async fn read(
    context: &Context,
    content: Vec<u8>,
    chosen: &Chosen,
) -> Result<Grid, GridProblem> {
    if !is_packed(&content) {
        let chosen = chosen.clone();
        let Ok(place) = place().await else { return Err(GridProblem::Unread) };
        // The place is free again once the file is read, also where nobody waits for that any more.
        let read = tokio::task::spawn_blocking(move || {
            let _place = place;
            read_text(&content, &chosen)
        })
        .await;
        return read.unwrap_or(Err(GridProblem::Broken));
    }
    match apart(context.program.clone(), READ_SHEET, content, LONGEST_ANSWER).await {
        Ok(answer) => serde_json::from_slice(&answer).unwrap_or(Err(GridProblem::TooLarge)),
        Err(Failed::TooSlow) => Err(GridProblem::TooSlow),
        Err(Failed::Killed) => Err(GridProblem::Bomb),
        Err(Failed::Broken) => Err(GridProblem::Broken),
        Err(Failed::Unread) => Err(GridProblem::Unread),
    }
}

/// Keeps a file under the identifier that follows from the person's form; the oldest of many go.
pub(super) async fn keep(
    context: &Context,
    member: &Member,
    subject: SheetSubject,
    name: &str,
    content: Vec<u8>,
    idempotency_key: &str,
) -> store::Result<String> {
    // Another file under the key of a form to which somebody went back is another file.
    let sent = format!("sheet file:{}:{idempotency_key}:{subject}:{name}:", member.account);
    let digest = Sha256::new().chain_update(sent).chain_update(&content).finalize();
    let id = URL_SAFE_NO_PAD.encode(&digest[..18]);
    let mut conn = context.db.write_aside().await?;
    let file = SheetFile {
        id: id.clone(),
        subject: subject.word().to_owned(),
        name: clean_name(name),
        chosen: spelt(&Chosen::default()),
        kept_at: context.now().0,
    };
    sheet::keep(&mut conn, &member.account, &file, content).await?;
    let all = sheet::list(&mut conn, &member.account).await?;
    for old in all.iter().filter(|it| it.id != id).skip(MOST_KEPT - 1) {
        sheet::delete(&mut conn, &member.account, &old.id).await?;
    }
    conn.commit().await?;
    Ok(id)
}

/// Removes the files that nobody looked at any more.
pub(super) async fn purge(context: &Context) -> store::Result<u64> {
    let mut conn = context.db.write_aside().await?;
    let count = sheet::purge(&mut conn, context.now().0 - KEPT_FOR).await?;
    conn.commit().await?;
    Ok(count)
}

/// A file that the person keeps.
///
/// # Errors
/// [`ServiceError::NotFound`] where there is none.
pub(super) async fn load(context: &Context, member: &Member, id: &str) -> ServiceResult<KeptSheet> {
    let found = sheet::load(&mut context.db.read().await?, &member.account, id).await?;
    let (file, content) = found.ok_or(ServiceError::NotFound)?;
    let subject = file.subject.parse().map_err(|_| ServiceError::NotFound)?;
    let chosen = serde_json::from_str(&file.chosen).unwrap_or_default();
    Ok(KeptSheet { file, subject, chosen, content })
}

/// What was chosen, as it is kept.
pub(super) fn spelt(chosen: &Chosen) -> String {
    serde_json::to_string(chosen).unwrap_or_default()
}

fn digest(headings: &[String]) -> String {
    let mut hasher = Sha256::new();
    for heading in headings {
        hasher.update(heading.as_bytes());
        hasher.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&hasher.finalize()[..18])
}

/// What the person said before that the columns under the headings of a file mean.
pub(super) async fn remembered(
    conn: &mut Conn,
    member: &Member,
    subject: SheetSubject,
    grid: &Grid,
    chosen: &Chosen,
    words: &Words,
) -> store::Result<Option<Vec<Option<SheetField>>>> {
    let Some(settings) = Settings::of(grid, subject, chosen, None, words) else { return Ok(None) };
    let of = digest(&settings.headings());
    let columns = sheet::mapping(conn, &member.account, subject.word(), &of).await?;
    Ok(columns.and_then(|it| serde_json::from_str(&it).ok()))
}

/// Remembers what the columns under the headings of a sheet mean.
pub(super) async fn remember(conn: &mut Conn, member: &Member, settings: &Settings<'_>) -> store::Result<()> {
    let of = digest(&settings.headings());
    let columns = serde_json::to_string(&settings.columns).unwrap_or_default();
    sheet::remember(conn, &member.account, settings.subject.word(), &of, columns).await
}
