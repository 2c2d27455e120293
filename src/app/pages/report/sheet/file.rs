//! The period sheet as a file, to be filled in elsewhere and taken in again where tables are pasted.

use http::StatusCode;

use crate::app::download::{Caching, Content, Download, FileOrPage, attachment};
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::sheet::draw::present;
use crate::app::pages::report::sheet::{Sheet, name};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::commitment::status::Status;
use crate::domain::report::pasted::Column;
use crate::exchange::table::{About, Cell, Head, TableFile, TableKind};
use crate::i18n::Messages;

/// What the columns are called under which a row is taken in again, and how wide they are.
const COLUMNS: [(Column, u8); 4] =
    [(Column::Status, 16), (Column::Progress, 10), (Column::Results, 60), (Column::NextSteps, 60)];

/// A heading by which a column is known again: of the commitments the one for addresses, since titles may be alike.
fn heading(column: Column, messages: Messages) -> String {
    let mut named = messages.of_word("pasted-heading", column).split(';').map(str::trim);
    let found = if column == Column::Commitment { named.next_back() } else { named.next() };
    found.unwrap_or_default().to_owned()
}

/// The sheet as text for spreadsheets.
///
/// # Errors
/// When the person writes no reports, the database does not answer, or the disk is full.
pub async fn csv(request: RequestContext, member: Member) -> Result<FileOrPage, Error> {
    file(request, member, TableKind::Csv).await
}

/// The sheet as a workbook.
///
/// # Errors
/// When the person writes no reports, the database does not answer, or the disk is full.
pub async fn xlsx(request: RequestContext, member: Member) -> Result<FileOrPage, Error> {
    file(request, member, TableKind::Xlsx).await
}

/// Everything for which the organisation answers and that is not handed in, a row each, with what stands in its draft.
async fn file(request: RequestContext, member: Member, kind: TableKind) -> Result<FileOrPage, Error> {
    let sheet = Sheet::load(&request, &member).await?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (messages, lang, today) = (request.messages, request.lang, request.accord.today());
    let title = messages.say("sheet-title");
    let head = |name: String, width| Head { name, width };
    let mut heads = vec![
        head(heading(Column::Commitment, messages), 24),
        head(messages.say("sheet-file-titled"), 60),
        head(messages.say("due"), 14),
    ];
    heads.extend(COLUMNS.map(|(column, width)| head(heading(column, messages), width)));
    let mut table = TableFile::begin(kind, &title, &heads)?;
    let mut count = 0_u32;
    for item in &sheet.items {
        let listed = &item.side.entry.listed;
        let Some(case) = sheet.case(&listed.slug) else { continue };
        if case.state.dealings.handed_in.iter().any(|it| it.submission.value.organisation == member.organisation) {
            continue;
        }
        let draft = sheet.drafts.get(&case.id).map(|(draft, _)| draft);
        let row = FormData::new(present(case, draft));
        let value = |field: &str| row.value(&name(&listed.slug, field)).trim().to_owned();
        let due = listed.due.map(|it| messages.due(it)).unwrap_or_default();
        let mut cells = vec![Cell::words(listed.slug.clone()), Cell::words(listed.title.words(lang)), Cell::words(due)];
        cells.extend(COLUMNS.map(|(column, _)| match column {
            Column::Status => {
                let status = value(column.word()).parse::<Status>();
                Cell::words(status.map(|it| messages.of_word("status", it)).unwrap_or_default())
            }
            Column::Progress => Cell::words(value(column.word())),
            _ => Cell::words(value(&in_language(column.word(), lang))),
        }));
        table.row(&cells)?;
        count += 1;
    }
    let organisation = context.organisation(member.organisation.as_str());
    let about = About {
        sheet: messages.say("download-about"),
        lines: vec![
            (messages.say("download-about-title"), Cell::words(title.clone())),
            (messages.say("parameter-as_of"), Cell::Day(today)),
            (messages.say("download-about-rows"), Cell::Number(count)),
            (
                messages.say("download-about-reader"),
                Cell::words(messages.with("download-about-member", &[("organisation", organisation.into())])),
            ),
            (messages.say("download-about-note"), Cell::words(messages.say("sheet-file-note"))),
        ],
        cut: (messages.say("download-about-cut"), messages.say("download-about-cut-note")),
    };
    drop(page_context);
    let named = format!("{title} {today}.{kind}");
    let made = tokio::task::spawn_blocking(move || table.finish(&about, &title, today)).await;
    let content = made.map_err(std::io::Error::other)??;
    Ok(FileOrPage::File(Download {
        media_type: kind.media_type(),
        disposition: attachment(&format!("sheet-{today}.{kind}"), &named),
        content: Content::Disk(content),
        status: StatusCode::OK,
        caching: Caching::Never,
        is_foreign: false,
    }))
}
