//! A briefing as a file for word processors.

use http::StatusCode;

use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::pages::briefing;
use crate::app::pages::briefing::document::{paper, title};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::paths;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Serves a briefing as a file, and records who took which for whom. Where the address holds something unusable, the
/// response is the page that says so, rather than a file of something else.
///
/// # Errors
/// When the person puts no briefings together, or the database does not answer.
pub async fn file(request: RequestContext, member: Member) -> Result<FileOrPage, Error> {
    let (facts, faults) = request.accord.briefings().compile(&member, &request.parameters, request.lang).await?;
    if !faults.is_empty() || !request.unreadable.is_empty() {
        let request = RequestContext { path: paths::briefing(request.lang), ..request };
        let page = briefing::page(request.clone(), member).await?;
        return Ok(FileOrPage::Page(Box::new((request, page))));
    }
    let document = paper(&facts, &member, request.messages);
    let file = request
        .accord
        .briefings()
        .export(&member, &request.caller, &document, &facts.ask, &request.site.public_url)
        .await;
    let content = file?;
    let messages = request.messages;
    let circle = facts.ask.circle;
    let name =
        format!("{}, {} ({}).docx", title(&facts, request.lang), facts.as_of.day, messages.of_word("circle", circle));
    let meeting = facts.period.meeting.as_ref().map_or("period", |it| it.slug.as_str());
    let plain = format!("briefing-{meeting}-{}-{circle}.docx", facts.as_of.day);
    Ok(FileOrPage::File(Download {
        media_type: DOCX,
        disposition: attachment(&plain, &name),
        content: content.into(),
        status: StatusCode::OK,
        caching: Caching::Never,
        is_foreign: false,
    }))
}
