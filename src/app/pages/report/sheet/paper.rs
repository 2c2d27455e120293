//! The period sheet as a document: what an organisation reports about, to be circulated before it is filled in.

use crate::app::download::FileOrPage;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::sheet::row::{TEXTS, fields_of, text_of};
use crate::app::pages::report::sheet::{Sheet, page};
use crate::app::paper::{PaperWriter, serve, status_style};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::commitment::status::Status;
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::document::{Block, Document, Run, Runs, Style};
use crate::exchange::document_file::DocumentKind;
use crate::paths;
use crate::paths::DocumentKindPath;
use crate::service::report::desk::DeskItem;

/// Serves the period sheet as a document. Where the address holds something unusable, the response is the page that says
/// so.
///
/// # Errors
/// When the person writes no reports, too many files are being made, or the database does not answer.
pub async fn file(request: RequestContext, member: Member, path: DocumentKindPath) -> Result<FileOrPage, Error> {
    let kind: DocumentKind = path.kind.parse().map_err(|_| Error::Nowhere)?;
    let page_context = request.read().await?;
    if !page_context.faults.is_empty() {
        drop(page_context);
        let request = RequestContext { path: paths::sheet(request.lang), ..request };
        let page = page(request.clone(), member, FormData::default()).await?;
        return Ok(FileOrPage::Page(Box::new((request, page))));
    }
    let mut context = page_context.render_context(&request);
    drop(page_context);
    // What there is to report about is today's, whatever day the address names.
    context.as_of = request.accord.present().1;
    let sheet = Sheet::load(&request, &member).await?;
    let writer = Writer {
        sheet: &sheet,
        member: &member,
        words: PaperWriter { request: &request, context: &context, known_at: None },
    };
    let paper = writer.document();
    serve(&request.accord, (paper, request.site.public_url.clone()), kind, ("period-sheet".to_owned(), false)).await
}

struct Writer<'a> {
    sheet: &'a Sheet,
    member: &'a Member,
    words: PaperWriter<'a>,
}

impl Writer<'_> {
    fn document(&self) -> Document {
        let words = &self.words;
        let title = words.text("sheet-title");
        let organisation = words.context.organisation(self.member.organisation.as_str());
        let whose = words.say(organisation).looking(Style::Quiet);
        let mut pieces = vec![Block::Heading(1, vec![vec![title.clone()]]), Block::Text(vec![whose])];
        let rows: Vec<Vec<Vec<Runs>>> = self.sheet.items.iter().filter_map(|it| self.row(it)).collect();
        pieces.push(if rows.is_empty() {
            Block::Text(vec![words.text("desk-nothing")])
        } else {
            let head = ["sheet-commitment", "report-status", "report-results", "report-next_steps", "report-obstacles"];
            words.table("sheet-commitment", &head, rows, &[27, 14, 22, 20, 17])
        });
        words.document(title, &paths::sheet(words.context.lang), pieces)
    }

    /// A commitment: when a report is due, the last one, and what is begun of the next.
    fn row(&self, item: &DeskItem) -> Option<Vec<Vec<Runs>>> {
        let (words, messages) = (&self.words, self.words.messages());
        let listed = &item.side.entry.listed;
        let case = self.sheet.case(&listed.slug)?;
        let owed = item.reporting.report_day.filter(|_| !item.reporting.waits);
        let owed = owed.map(|on| messages.with("desk-due-since", &[("day", messages.day(on).into())]));
        let mut title = vec![vec![words.title_of(listed)]];
        title.extend(listed.due.map(|due| vec![words.label("due"), words.say(messages.due(due))]));
        title.extend(owed.map(|it| vec![words.say(it).looking(Style::Late)]));
        let last = case.last_report();
        let draft = self.sheet.drafts.get(&case.id).map(|(draft, _)| FormData::new(fields_of(draft)));
        let mut status: Vec<Runs> = match last {
            Some(last) => vec![
                vec![self.status(last.value.status)],
                vec![words.say(messages.day(last.effective_on)).looking(Style::Quiet)],
            ],
            None => vec![vec![words.text("sheet-last-none").looking(Style::Quiet)]],
        };
        let begun = draft.as_ref().and_then(|it| it.value("status").parse::<Status>().ok());
        status.extend(begun.map(|it| vec![words.label("document-draft"), self.status(it)]));
        let texts = TEXTS.iter().map(|field| {
            let said = last.and_then(|it| text_of(&it.value, field)).and_then(|it| words.recorded(it));
            let typed = draft.as_ref().map(|it| it.value(&in_language(field, words.context.lang)).trim().to_owned());
            let typed = typed.filter(|it| !it.is_empty());
            let typed = typed.map(|it| vec![words.label("document-draft"), Run::plain(it, words.context.lang)]);
            said.map(|it| vec![it]).into_iter().chain(typed).collect()
        });
        Some([title, status].into_iter().chain(texts).collect())
    }

    fn status(&self, status: Status) -> Run {
        let word = self.words.messages().of_word("status", status);
        self.words.say(word).looking(status_style(HeadlineStatus::from(status)))
    }
}
