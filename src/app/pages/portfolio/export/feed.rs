//! What was reported on the commitments of a list, as a feed.

use http::StatusCode;
use uuid::Uuid;

use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::download::{Caching, Download, FileOrPage, shown};
use crate::app::pages::portfolio::export::{download, host, source};
use crate::app::request::RenderContext;
use crate::app::{Error, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::list::query::Query;
use crate::domain::report::update::Voice;
use crate::exchange::atom::{News, NewsEntry};
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::subscribed::Told;

/// How many reports a feed holds.
const MOST: u32 = 100;

/// The feed at an address that spells a list.
///
/// # Errors
/// When the database does not answer.
pub async fn file(request: RequestContext) -> Result<FileOrPage, Error> {
    let mut page_context = request.read().await?;
    if !page_context.faults.is_empty() {
        // The page reads by a connection of its own.
        drop(page_context);
        return download::instead(request).await;
    }
    let query = Query { page: 1, ..page_context.query.clone() };
    let told = request.accord.portfolio().told(&mut page_context.snapshot, &query, MOST).await?;
    let context = page_context.render_context(&request);
    let (messages, root) = (request.messages, &request.site.public_url);
    let source = source(&request, &context);
    let title = match in_short(&conditions(&query, &context), messages) {
        Some(filters) => {
            messages.with("feed-title-narrowed", &[("source", (&*source).into()), ("filters", filters.into())])
        }
        None => messages.with("feed-title", &[("source", (&*source).into())]),
    };
    let whole = |link: String| format!("{root}{link}");
    let address = whole(context.list(&paths::feed(request.lang), &query));
    // A feed for one person is another one than everybody's, and its address is nobody else's business.
    let own = request.member.as_ref().filter(|_| request.path == paths::own_feed(request.lang));
    let id = own.map(|member| {
        let query = query.parameters().into_iter().chain([("of", member.account.clone())]);
        format!("tag:{},2020:{}", host(root), paths::with_query("feed", query))
    });
    let news = News {
        id: id.unwrap_or_else(|| address.clone()),
        address: own.is_none().then_some(address),
        page: (whole(context.list(&paths::commitments(request.lang), &query)), named(request.lang, messages)),
        title,
        subtitle: messages.say("feed-subtitle"),
        author: source,
        lang: request.lang.code(),
        entries: told.iter().map(|it| entry(it, &request, &context)).collect(),
    };
    Ok(FileOrPage::File(Download {
        media_type: "application/atom+xml; charset=utf-8",
        disposition: shown("feed.atom"),
        content: news.file()?.into(),
        status: StatusCode::OK,
        caching: if request.member.is_some() { Caching::Never } else { Caching::Usual },
        is_foreign: false,
    }))
}

fn entry(told: &Told, request: &RequestContext, context: &RenderContext) -> NewsEntry {
    let (lang, messages, root) = (context.lang, context.messages, &request.site.public_url);
    let (listed, update) = (&told.entry.listed, &told.reported.update);
    let status = messages.of_word("status", update.status);
    let said = update.title.for_reader(lang).map_or(status, |it| &it.words);
    let author = match &update.voice {
        Voice::PublicRecord => messages.say("voice-public_record"),
        Voice::Party(party) => context.party(party.as_str()),
    };
    let labelled = |label: &str, value: &str| {
        messages.with("labelled", &[("label", messages.text(label).into()), ("value", value.into())])
    };
    let day = messages.day(told.reported.effective_on);
    let mut text = vec![labelled("report-on", &day), labelled("list-column-status", status)];
    text.extend(update.progress.map(|it| labelled("report-progress", &it.to_string())));
    let mut add = |label: Option<&str>, said: &Text| {
        if let Some(version) = said.for_reader(lang) {
            text.push(match label {
                Some(label) => format!("{}\n{}", messages.text(label), version.words),
                None => version.words.clone(),
            });
        }
    };
    add(None, &update.title);
    add(Some("report-results"), &update.results);
    add(Some("report-next_steps"), &update.next_steps);
    add(Some("report-obstacles"), &update.obstacles);
    add(Some("report-help_needed"), &update.help_needed);
    add(None, &update.narrative);
    let sources: Vec<&str> = update.evidence.iter().filter_map(|it| it.address.as_deref()).collect();
    if !sources.is_empty() {
        text.push(format!("{}\n{}", messages.text("download-column-sources"), sources.join("\n")));
    }
    let page = |lang| (format!("{root}{}", paths::commitment(lang, &listed.slug)), named(lang, messages));
    let pages = request.site.languages.iter().map(|it| page(*it));
    NewsEntry {
        id: identifier(told.id.as_str(), host(root)),
        title: messages.with("labelled", &[("label", listed.title.words(lang).into()), ("value", said.into())]),
        text: text.join("\n\n"),
        author,
        pages: pages.collect(),
        category: (update.status.word().to_owned(), status.to_owned()),
        published: told.published,
        updated: told.updated,
    }
}

/// The language of a page, where there are several.
fn named(lang: Lang, messages: Messages) -> Option<&'static str> {
    (!messages.is_alone()).then_some(lang.code())
}

/// What a report is known by everywhere and for ever.
fn identifier(id: &str, host: &str) -> String {
    match Uuid::parse_str(id) {
        Ok(id) => id.urn().to_string(),
        Err(_) => format!("tag:{host},2020:{}", paths::with_query("report", [("id", id)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_known_by_its_own_identifier() {
        let id = "01920000-0000-7000-8000-000000000001";
        assert_eq!(identifier(id, "example.org"), format!("urn:uuid:{id}"));
        assert_eq!(identifier("a b", "example.org"), "tag:example.org,2020:report?id=a%20b");
    }
}
