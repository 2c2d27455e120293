//! Search over commitments, statements, meetings and organisations.

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::count::counted;
use crate::app::components::day::period;
use crate::app::components::head::PageHead;
use crate::app::components::rows::said_in;
use crate::app::components::status::HeadlineMark;
use crate::app::components::text::{LocalizedText, note};
use crate::app::pages::portfolio::list::found::superseded_too;
use crate::app::recent::opened;
use crate::app::request::RenderContext;
use crate::app::search_field::SearchForm;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::organisation::Organisation;
use crate::domain::statement::Statement;
use crate::paths;
use crate::service::portfolio::search::{Found, OpenedEntry};
use crate::store::list::ListRow;

/// The most statements, meetings and organisations of each that are shown; their lists have them all.
const MOST: usize = 10;
/// The most of what was typed that stands in the title.
const LONGEST_TITLED: usize = 60;

/// Loads the search: without words only its field.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let words = page_context.query.q.clone();
    let found = match words.is_empty() {
        true => None,
        false => Some(request.accord.portfolio().search(&mut page_context.snapshot, &words, request.lang).await?),
    };
    let recent = match words.is_empty() {
        true => request.accord.portfolio().opened(&mut page_context.snapshot, &opened(&request)).await?,
        false => Vec::new(),
    };
    let messages = request.messages;
    let title = match words.is_empty() {
        true => messages.say("search-title"),
        false => {
            let words: String = words.chars().take(LONGEST_TITLED).collect();
            messages.with("search-title-of", &[("words", words.into())])
        }
    };
    let mut frame = Frame::new(&request, &page_context, None, &title);
    frame.citable = false;
    let context = page_context.render_context(&request);
    Ok(Page::new(frame, title, messages.say("search-lead"), move || {
        let results = match found {
            Some(found) => results(&words, found, &context),
            None => view! {
                <p class="card">{messages.text("search-hint")}</p>
                {group(messages.say("search-recent"), None, recent.iter().map(|it| entry(it, &context)).collect())}
            }
            .into_any(),
        };
        view! {
            <PageHead
                steps=Vec::new()
                within=true
                title=messages.text("search-title")
                lead=messages.say("search-lead")
                context=context.clone()
            />
            <section class="card">
                <SearchForm searched=Some(words) context=context />
            </section>
            {results}
        }
    }))
}

fn results(words: &str, found: Found, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let query = Query { q: words.to_owned(), ..Query::default() };
    let commitments = found.counts.total;
    let proposals = found.counts.proposals(&query.facets);
    let hidden = superseded_too(&query, &found.counts).map(|(n, list)| {
        let address = context.list(&paths::commitments(lang), &list);
        view! { <p class="note"><a href=address>{messages.with("results-superseded", &[("n", n.into())])}</a></p> }
    });
    let all = |n: usize, path: &str| {
        let label = messages.with("show-all", &[("n", n.into())]);
        Some((context.list(path, &query), label))
    };
    let count = |key: &str, n: usize| messages.with(key, &[("n", n.into())]);
    let n = [found.statements.len(), found.meetings.len(), found.organisations.len()];
    let nothing = (commitments == 0 && n == [0, 0, 0]).then(|| {
        view! {
            <section class="card">
                <h2>{messages.text("search-nothing")}</h2>
                <p class="note">{messages.text("search-nothing-advice")}</p>
            </section>
        }
    });
    let list = all(usize::try_from(commitments).unwrap_or(usize::MAX), &paths::commitments(lang));
    let listed = found.commitments.iter().map(|it| commitment(it, context)).collect();
    let groups = [
        group(counted(commitments - proposals, proposals, messages), list, listed),
        group(
            count("count-statements", n[0]),
            all(n[0], &paths::statements(lang)),
            found.statements.iter().take(MOST).map(|it| statement(it, context)).collect(),
        ),
        group(
            count("count-meetings", n[1]),
            all(n[1], &paths::meetings(lang)),
            found.meetings.iter().take(MOST).map(|it| meeting(it, context)).collect(),
        ),
        group(
            count("count-organisations", n[2]),
            None,
            found.organisations.iter().map(|it| organisation(it, context)).collect(),
        ),
    ];
    view! {
        {nothing}
        {groups.into_iter().flatten().collect_view()}
        {hidden}
    }
    .into_any()
}

/// What was found of one kind, with the list of all; nothing where nothing was.
fn group(title: String, more: Option<(String, String)>, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section class="card">
                <CardHead title=title more=more />
                <ul class="feed">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn item(address: String, title: Text, of: Option<AnyView>, meta: AnyView, lang: Lang) -> AnyView {
    view! {
        <li>
            <a class="t" href=address>
                <LocalizedText text=title lang=lang />
            </a>
            {of.map(|it| view! { <span class="of">{it}</span> })}
            <span class="meta">{meta}</span>
        </li>
    }
    .into_any()
}

/// Something that the person opened before.
fn entry(opened: &OpenedEntry, context: &RenderContext) -> AnyView {
    match opened {
        OpenedEntry::Commitment(it) => commitment(it, context),
        OpenedEntry::Statement(it) => statement(it, context),
        OpenedEntry::Meeting(it) => meeting(it, context),
    }
}

fn commitment(entry: &ListRow, context: &RenderContext) -> AnyView {
    let listed = &entry.listed;
    let of = context.reference.statement(&listed.statement).map(|it| said_in(it, context).into_any());
    let meta = view! { <HeadlineMark listed=listed.clone() messages=context.messages /> }.into_any();
    let address = context.link(&paths::commitment(context.lang, &listed.slug));
    item(address, listed.title.clone(), of, meta, context.lang)
}

fn statement(statement: &Statement, context: &RenderContext) -> AnyView {
    let address = context.link(&paths::statement(context.lang, &statement.slug));
    item(address, statement.title.clone(), None, said_in(statement, context).into_any(), context.lang)
}

fn meeting(meeting: &Meeting, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let place = meeting.place.as_deref().map(|it| view! { <span>{note(it, lang)}</span> });
    let meta = view! {
        <span>{messages.of_word("meeting-state", meeting.state)}</span>
        {period(meeting.on, meeting.precision, messages)}
        {place}
    };
    item(context.link(&paths::meeting(lang, &meeting.slug)), meeting.title.clone(), None, meta.into_any(), lang)
}

fn organisation(organisation: &Organisation, context: &RenderContext) -> AnyView {
    let lang = context.lang;
    let kind = context.messages.of_word("organisation-kind", organisation.kind);
    let meta = view! {
        <span>{context.party(organisation.party.as_str())}</span>
        <span>{kind}</span>
    };
    let address = context.link(&paths::organisation(lang, organisation.code.as_str()));
    item(address, organisation.name.clone(), None, meta.into_any(), lang)
}
