//! A briefing as a file for word processors.

use http::StatusCode;

use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::pages::briefing;
use crate::app::pages::briefing::document::{paper, title};
use crate::app::pages::report::refused;
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::paths;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Hands a briefing out as a file, and notes who took which for whom. Where the address holds something that cannot be
/// used, the page is answered that says so, rather than a file of something else.
///
/// # Errors
/// When the person puts no briefings together, or the database does not answer.
pub async fn file(visit: Visit, member: Member) -> Result<FileOrPage, Error> {
    let (facts, faults) = visit.accord.briefing(&member, &visit.parameters, visit.lang).await.map_err(refused)?;
    if !faults.is_empty() || !visit.unreadable.is_empty() {
        let visit = Visit { path: paths::briefing(visit.lang), ..visit };
        let page = briefing::page(visit.clone(), member).await?;
        return Ok(FileOrPage::Page(Box::new((visit, page))));
    }
    let document = paper(&facts, &member, visit.lang);
    let file = visit.accord.briefing_file(&member, &visit.caller, &document, &facts.ask, &visit.site.public_url).await;
    let content = file.map_err(refused)?;
    let words = visit.words;
    let circle = facts.ask.circle;
    let name = format!("{}, {} ({}).docx", title(&facts, visit.lang), facts.as_of.day, words.of_word("circle", circle));
    let meeting = facts.period.meeting.as_ref().map_or("period", |it| it.slug.as_str());
    let plain = format!("briefing-{meeting}-{}-{circle}.docx", facts.as_of.day);
    Ok(FileOrPage::File(Download {
        media_type: DOCX,
        disposition: attachment(&plain, &name),
        content,
        status: StatusCode::OK,
        caching: Caching::Never,
        is_foreign: false,
    }))
}
