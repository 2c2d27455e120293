//! What the list shows, as files: its commitments, what was reported on them, what changed about them.

mod about;
pub mod calendar;
mod changes;
mod commitments;
pub mod download;
pub mod feed;
mod timeline;
mod updates;

use futures_util::future::join;
use http::StatusCode;

use crate::app::components::status::{look, look_word};
use crate::app::components::status_look::{QUIET_INK, status_look};
use crate::app::download::{Caching, Content, Download, FileOrPage, attachment};
use crate::app::pages::portfolio::changes as compared;
use crate::app::pages::portfolio::export::about::{about, name};
use crate::app::request::RenderContext;
use crate::app::{Error, PageContext, RequestContext};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Query;
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::table::{Cell, Head, TableFile, TableKind};
use crate::i18n::Messages;
use crate::paths::ExportPath;
use crate::service::portfolio::export::PART;
use crate::store::list::ListRow;

string_enum! {
    /// What a file has a row for each of.
    Subject {
        Commitments = "commitments",
        Timeline = "timeline",
        Updates = "updates",
        Changes = "changes",
    }
}

/// The file at an address that spells a list: `commitments.csv`, `updates.xlsx`. Where the address holds something unusable,
/// the response is the page that says so, rather than a file of something else.
///
/// # Errors
/// When there is no such file, too many are being made, the database does not answer, or the disk is full.
pub async fn file(request: RequestContext, path: ExportPath) -> Result<FileOrPage, Error> {
    let (subject, kind) = path.table.rsplit_once('.').ok_or(Error::Nowhere)?;
    let subject: Subject = subject.parse().map_err(|_| Error::Nowhere)?;
    let kind: TableKind = kind.parse().map_err(|_| Error::Nowhere)?;
    let turn = request.accord.portfolio().turn().await.ok_or(Error::Busy)?;
    let changes = match subject {
        Subject::Changes => Some(compared::compared(&request).await?),
        Subject::Commitments | Subject::Timeline | Subject::Updates => None,
    };
    let (page_context, changes) = match changes {
        Some(compared) => (compared.page_context, Some((compared.query, compared.changes))),
        None => (request.read().await?, None),
    };
    if !page_context.faults.is_empty() {
        // The page reads by a connection of its own.
        drop(page_context);
        return download::instead(request).await;
    }
    let day = page_context.as_of().day;
    let (table, about) = match changes {
        Some((query, changes)) => {
            let context = page_context.render_context(&request);
            let mut table = begin(kind, subject, &changes::heads(request.messages), request.messages)?;
            let mut count = 0;
            for row in changes::rows(&changes, &query, &context, &request.site.public_url) {
                table.row(&row)?;
                count += 1;
            }
            (table, about(subject, count, &query, &request, &page_context))
        }
        None => rows(subject, kind, &request, page_context).await?,
    };
    // Making the file is work that does not wait for anything.
    let title = about.title.clone();
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        table.finish(&about.file, &about.title, day)
    })
    .await;
    let content = made.map_err(std::io::Error::other)??;
    let name = format!("{title} {day}.{kind}");
    Ok(FileOrPage::File(Download {
        media_type: kind.media_type(),
        disposition: attachment(&format!("{subject}-{day}.{kind}"), &name),
        content: Content::Disk(content),
        status: StatusCode::OK,
        caching: if request.member.is_some() { Caching::Never } else { Caching::Usual },
        is_foreign: false,
    }))
}

fn begin(kind: TableKind, subject: Subject, heads: &[Head], messages: Messages) -> std::io::Result<TableFile> {
    TableFile::begin(kind, name(subject, messages), heads)
}

/// The rows of a list, a part at a time.
async fn rows(
    subject: Subject,
    kind: TableKind,
    request: &RequestContext,
    mut page_context: PageContext,
) -> Result<(TableFile, about::Described), Error> {
    let query = page_context.query.clone();
    let context = page_context.render_context(request);
    let (portfolio, root) = (request.accord.portfolio(), &request.site.public_url);
    let heads = match subject {
        Subject::Updates => updates::heads(request.member.is_some(), request.messages),
        Subject::Timeline => timeline::heads(request.messages),
        Subject::Commitments | Subject::Changes => commitments::heads(query.columns, request.messages),
    };
    let mut table = begin(kind, subject, &heads, request.messages)?;
    let mut count = 0;
    let mut add = |row: &[Cell]| {
        count += 1;
        table.row(row)
    };
    let picked = portfolio.picked(&mut page_context.snapshot, &query, request.lang).await?;
    let mut before: Vec<ListRow> = Vec::new();
    for part in picked.chunks(PART) {
        if subject == Subject::Updates {
            for (entry, reports) in portfolio.reports_on(&mut page_context.snapshot, part).await? {
                for report in &reports {
                    add(&updates::row(&entry, report, request.member.is_some(), &context, root))?;
                }
            }
        } else if subject == Subject::Timeline {
            for dated in portfolio.dated(&mut page_context.snapshot, part).await? {
                for row in timeline::rows(&dated, &context, root) {
                    add(&row)?;
                }
            }
        } else {
            // While the database reads a part, the one before it is written.
            let written = async {
                before.drain(..).try_for_each(|entry| add(&commitments::row(&entry, query.columns, &context, root)))
            };
            let (read, written) = join(portfolio.rows_of(&mut page_context.snapshot, part), written).await;
            written?;
            before = read?;
        }
    }
    for entry in before {
        add(&commitments::row(&entry, query.columns, &context, root))?;
    }
    let query = Query { page: 1, ..query };
    Ok((table, about(subject, count, &query, request, &page_context)))
}

/// A head of a column.
fn head(messages: Messages, key: &str, width: u8) -> Head {
    Head { name: messages.say(key), width }
}

/// Several values in a cell.
fn joined(values: impl IntoIterator<Item = String>) -> Cell {
    Cell::words(values.into_iter().collect::<Vec<_>>().join("; "))
}

/// Whose the data are: the portfolio, or the site where it has no name.
fn source(request: &RequestContext, context: &RenderContext) -> String {
    let portfolio = context.reference.portfolio.as_ref().map(|it| it.title.words(context.lang));
    portfolio.unwrap_or_else(|| request.site.name.words(context.lang)).to_owned()
}

/// The name of the server in its address: identifiers that hold it are of no other.
fn host(root: &str) -> &str {
    let rest = root.split_once("://").map_or(root, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default()
}

/// How a commitment stands, in a word and its colour.
fn status(listed: &ListEntry, messages: Messages) -> Cell {
    let ink = look(listed).parse::<HeadlineStatus>().map_or(QUIET_INK, |status| status_look(status).ink);
    Cell::Coloured(look_word(listed, messages).to_owned(), ink)
}

/// The whole address of a page on the day shown.
fn address(root: &str, link: &str) -> Cell {
    Cell::words(format!("{root}{link}"))
}
