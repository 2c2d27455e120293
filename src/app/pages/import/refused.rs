//! The rows of a file that are refused, with the reasons, as a file.

use http::StatusCode;

use crate::app::download::{Caching, Content, Download, FileOrPage, attachment};
use crate::app::pages::import::{draw, gone, words};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::sheet::outcome::Outcome;
use crate::exchange::csv;
use crate::exchange::table::TableKind;
use crate::paths::SheetPath;

/// The rows that are refused: each with its number, what it is called, and why.
///
/// # Errors
/// When the person keeps no such file, or the database does not answer.
pub async fn file(request: RequestContext, member: Member, path: SheetPath) -> Result<FileOrPage, Error> {
    let page_context = request.read().await?;
    let words = words::of_page(&page_context.render_context(&request), &member);
    drop(page_context);
    let opened = request.accord.portfolio().sheet_rows(&member, &path.file, &words).await;
    let (file, headings, rows) = opened.map_err(gone)?;
    let messages = request.messages;
    let head = [messages.say("import-refused-row"), messages.say("import-refused-why")];
    let mut lines = vec![head.into_iter().chain(headings).collect::<Vec<_>>()];
    for (outcome, cells) in rows {
        let Outcome::Refused(refusals) = &outcome.outcome else { continue };
        let why: Vec<String> = refusals.iter().map(|it| draw::refusal(it, messages)).collect();
        for (place, (number, cells)) in cells.into_iter().enumerate() {
            let why = if place == 0 { why.join("\n") } else { String::new() };
            lines.push([number.to_string(), why].into_iter().chain(cells).collect());
        }
    }
    // Every row of a file has as many cells.
    let width = lines.iter().map(Vec::len).max().unwrap_or_default();
    lines.iter_mut().for_each(|it| it.resize(width, String::new()));
    let stem = file.name.rsplit_once('.').map_or(&*file.name, |(stem, _)| stem);
    let name = format!("{} ({}).csv", stem, messages.text("import-refused"));
    Ok(FileOrPage::File(Download {
        media_type: TableKind::Csv.media_type(),
        disposition: attachment("refused-rows.csv", &name),
        content: Content::Bytes(csv::file(lines).into_bytes()),
        status: StatusCode::OK,
        caching: Caching::Never,
        is_foreign: false,
    }))
}
