//! A briefing as a file.

use http::StatusCode;

use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::pages::briefing;
use crate::app::pages::briefing::document::{paper, title};
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::exchange::document_file::DocumentKind;
use crate::paths;

/// Serves a briefing as a file, and records who took which for whom. Where the address holds something unusable, the
/// response is the page that says so, rather than a file of something else.
///
/// # Errors
/// When the person puts no briefings together, or the database does not answer.
pub async fn file(request: RequestContext, member: Member) -> Result<FileOrPage, Error> {
    let kind = request.path.rsplit_once('.').and_then(|(_, kind)| kind.parse::<DocumentKind>().ok());
    let kind = kind.ok_or(Error::Nowhere)?;
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
        .export(&member, &request.caller, &document, &facts.ask, (kind, &request.site.public_url))
        .await;
    let content = file?;
    let messages = request.messages;
    let circle = facts.ask.circle;
    let name =
        format!("{}, {} ({}).{kind}", title(&facts, request.lang), facts.as_of.day, messages.of_word("circle", circle));
    let meeting = facts.period.meeting.as_ref().map_or("period", |it| it.slug.as_str());
    let plain = format!("briefing-{meeting}-{}-{circle}.{kind}", facts.as_of.day);
    Ok(FileOrPage::File(Download {
        media_type: kind.media_type(),
        disposition: attachment(&plain, &name),
        content: content.into(),
        status: StatusCode::OK,
        caching: Caching::Never,
        is_foreign: false,
    }))
}
