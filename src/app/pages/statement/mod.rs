//! One statement: its properties, its commitments, and its text if the portfolio holds it.

pub mod draft;
pub mod edit;
pub mod index;
pub mod intake;
pub mod reporting;
mod text;
pub mod text_file;

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::bar::{StatusBar, in_words};
use crate::app::components::count::counted;
use crate::app::components::day::day;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::link::external;
use crate::app::components::paging::{BeyondTheEnd, Paging};
use crate::app::components::rows::CommitmentTable;
use crate::app::components::source::further_sources;
use crate::app::components::text::{LocalizedText, note, title_note};
use crate::app::pages::statement::text::StatementText;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext, Section};
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::record::additions::{self, ProposedAddition};
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry;
use crate::domain::statement::{Issuer, Statement};
use crate::paths;
use crate::paths::StatementPath;
use crate::service::statement::{Said, StatementPage};
use crate::store::list::ListRow;

/// Loads a statement with its commitments. A page of them beyond the last is a 404 that leads back.
///
/// # Errors
/// If there is no such statement on that day, or the database does not respond.
pub async fn page(request: RequestContext, path: StatementPath) -> PageResult {
    let mut page_context = request.read().await?;
    let number = page_context.query.page;
    let statements = request.accord.statements();
    let found = statements.find(&mut page_context.snapshot, &path.slug, request.lang, Some(number)).await?;
    let StatementPage { statement, entries, pages, in_text, counts } = found.ok_or(Error::NotFound(Noun::Statement))?;
    let messages = request.messages;
    let title = statement.title.words(request.lang).to_owned();
    let description = messages.with(
        "statement-description",
        &[
            ("title", title.as_str().into()),
            ("day", messages.day_in_prose(statement.on).into()),
            ("n", counts.all().into()),
        ],
    );
    let since = Some(statement.on);
    let frame = Frame { since, ..Frame::new(&request, &page_context, Some(Section::Statements), &title) };
    let context = page_context.render_context(&request);
    let work = work(&request, &statement, &context);
    let waiting =
        match request.member.as_ref().filter(|it| !context.as_of.past && statement.tracked.contains(&it.party)) {
            Some(_) => request.accord.commitments().additions(&mut page_context.snapshot, &statement).await?,
            None => Vec::new(),
        };
    let page = Page::new(frame, title, description, move || {
        let row = |it: Said| {
            let below = whereabouts(it.number, it.place.locator, &context);
            (it.entry, Some(below))
        };
        let rows = entries.into_iter().map(row).collect();
        view! {
            <Lead statement=statement.clone() work=work context=context.clone() />
            <div class="columns">
                <div class="stack">
                    <SaidTable
                        slug=statement.slug.clone()
                        rows=rows
                        counts=counts.clone()
                        page=number
                        pages=pages
                        context=context.clone()
                    />
                    {waiting_additions(&statement, &waiting, &context)}
                    <StatementText
                        statement=statement.clone()
                        said=in_text
                        context=context.clone()
                    />
                </div>
                <div class="stack">
                    <Facts statement=statement.clone() context=context.clone() />
                    <Stand slug=statement.slug counts=counts context=context />
                </div>
            </div>
        }
    });
    Ok(if number > pages { page.with_status(StatusCode::NOT_FOUND) } else { page.opening(Noun::Statement, path.slug) })
}

/// The actions a signed-in user has on the statement. There are none on a past day.
fn work(request: &RequestContext, statement: &Statement, context: &RenderContext) -> Vec<(String, &'static str)> {
    let Some(member) = request.member.as_ref().filter(|_| !context.as_of.past) else { return Vec::new() };
    let (lang, slug) = (request.lang, statement.slug.as_str());
    let mut work = Vec::new();
    if additions::may_add_something(member, statement, &context.reference) {
        work.push((paths::new_commitment(lang, slug), "commitment-new"));
        work.push((paths::intake(lang, slug), "intake-open"));
    }
    if reference_entry::may_enter(member, &Fact::StatementRecorded(statement.clone())) {
        work.push((paths::edit_statement(lang, slug), "statement-edit"));
    }
    work
}

/// A commitment's position in the source, as numbered by the source and as described by the editor.
fn whereabouts(number: Option<String>, locator: Option<String>, context: &RenderContext) -> String {
    let number = number.map(|number| context.messages.with("commitment-number", &[("number", number.into())]));
    let parts: Vec<String> = number.into_iter().chain(locator).collect();
    if parts.is_empty() { context.messages.say("statement-whereabouts-none") } else { parts.join(" · ") }
}

#[component]
fn Lead(statement: Statement, work: Vec<(String, &'static str)>, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let steps = vec![(context.link(&paths::statements(lang)), messages.say("statements-title"))];
    let shown = statement.title.for_reader(lang).map(|it| it.lang);
    let other = statement.title.0.iter().find(|it| Some(it.lang) != shown);
    let other = other.map(|it| view! { <p class="other" lang=it.lang.code()>{it.words.clone()}</p> });
    let version = title_note(&statement.title, &context).map(|it| view! { <p><span class="tag">{it}</span></p> });
    view! {
        <PageHead steps=steps within=true title=statement.title.clone() context=context.clone()>
            {version}
            {other}
            <Doing work=work messages=messages />
        </PageHead>
    }
    .into_any()
}

/// The statement's commitments, in its own order.
#[component]
fn SaidTable(
    slug: String,
    rows: Vec<(ListRow, Option<String>)>,
    /// How all of them stand that count as their own.
    counts: Counts,
    /// The page shown, and how many there are.
    page: u32,
    pages: u32,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let path = paths::statement(context.lang, &slug);
    let shown = Query { page, ..Query::default() };
    if page > pages {
        return view! { <BeyondTheEnd path=path query=shown pages=pages context=context /> }.into_any();
    }
    if rows.is_empty() {
        return view! {
            <section class="card">
                <h2>{messages.text("statement-commitments")}</h2>
                <p class="quiet">{messages.text("statement-commitments-none")}</p>
            </section>
        }
        .into_any();
    }
    let heading = counted(counts.commitments(), counts.proposals, messages);
    let query = Query { statement: Some(slug.clone()), ..Query::default() };
    let list = context.list(&paths::commitments(context.lang), &query);
    view! {
        <section class="card flush">
            <header>
                <h2>{heading}</h2>
                <a href=list>
                    {messages.text("list-open")}
                    <Icon name="i-chevron" />
                </a>
            </header>
            <CommitmentTable rows=rows caption=messages.say("statement-commitments") context=context.clone() />
            <Paging path=path query=shown pages=pages context=context />
        </section>
    }
    .into_any()
}

/// The commitments proposed for it that wait to be accepted; they are counted nowhere.
fn waiting_additions(statement: &Statement, all: &[ProposedAddition], context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let rows: Vec<_> = all
        .iter()
        .filter(|it| it.is_open())
        .map(|it| {
            let proposed = &it.proposal.value;
            let address = format!("{}#a-{}", paths::additions(lang, &statement.slug), proposed.id);
            let by = context.party(proposed.proposed_by.as_str());
            let day = messages.day(it.proposal.effective_on);
            let said = messages.with("addition-proposed-by", &[("party", by.into()), ("day", day.into())]);
            view! {
                <li>
                    <a class="t" href=address>
                        <LocalizedText text=proposed.commitment.title.clone() lang=lang />
                    </a>
                    <span class="meta">{said}</span>
                </li>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! {
            <section class="card">
                <header>
                    <h2>{messages.text("additions-title")} " " <span class="count">{rows.len()}</span></h2>
                    <a href=paths::additions(lang, &statement.slug)>
                        {messages.text("additions-open")}
                        <Icon name="i-chevron" />
                    </a>
                </header>
                <ul class="feed">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// What is known about the statement itself.
#[component]
fn Facts(statement: Statement, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let day_note = statement.day_note.as_deref().map(|it| view! { <span class="note">{note(it, lang)}</span> });
    let place = match statement.place.as_deref() {
        Some(place) => note(place, lang),
        None => view! { <span class="none">{messages.text("not-given")}</span> }.into_any(),
    };
    let issuer = match &statement.issuer {
        Issuer::Joint => messages.say("issuer-jointly"),
        Issuer::Party(party) => context.party(party.as_str()),
    };
    let parties = statement
        .parties
        .iter()
        .map(|code| {
            let followed = statement.tracked.contains(code);
            let tag = (!followed).then(|| {
                view! { " "<span class="tag">{messages.text("statement-party-not-taking-part")}</span> }
            });
            view! { <li>{context.party(code.as_str())}{tag}</li> }
        })
        .collect_view();
    let read = statement.text_read.as_deref().map(|extent| {
        view! {
            <dt>{messages.text("statement-extent")}</dt>
            <dd>{note(extent, lang)}</dd>
        }
    });
    // On a past day, a meeting scheduled for later is not known.
    let as_of = context.as_of;
    let meeting = statement.meeting.as_deref().and_then(|slug| context.reference.meeting(slug));
    let meeting = meeting.filter(|it| !as_of.past || it.on <= as_of.day).map(|meeting| {
        view! {
            <dt>{messages.text("statement-meeting")}</dt>
            <dd>
                <a href=context.link(&paths::meeting(lang, &meeting.slug))>
                    <LocalizedText text=meeting.title.clone() lang=lang />
                </a>
            </dd>
        }
    });
    let source = match statement.source.as_deref() {
        Some(address) => external(Some(address), messages.say("read-at-source")),
        None => messages.say("statement-source-none").into_any(),
    };
    let further = further_sources(&statement.further, messages);
    view! {
        <section class="card">
            <h2>{messages.text("statement-glance")}</h2>
            <dl class="facts">
                <dt>{messages.text("statement-kind")}</dt>
                <dd>{messages.of_word("statement-kind", statement.kind)}</dd>
                <dt>{messages.text("issuer")}</dt>
                <dd>{issuer}</dd>
                <dt>{messages.text("statement-date")}</dt>
                <dd>{day(statement.on, messages)} {day_note}</dd>
                <dt>{messages.text("statement-place")}</dt>
                <dd>{place}</dd>
                <dt>{messages.text("statement-parties")}</dt>
                <dd>
                    <ul class="owners">{parties}</ul>
                </dd>
                {read}
                {meeting}
            </dl>
            <p class="more">{source} {further}</p>
        </section>
    }
    .into_any()
}

/// The statuses of its commitments, as a bar and as links to them.
#[component]
fn Stand(slug: String, counts: Counts, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let list = |facets: Facets| {
        let query = Query { statement: Some(slug.clone()), facets, ..Query::default() };
        context.list(&paths::commitments(context.lang), &query)
    };
    let mut parts: Vec<(&'static str, String, String)> = counts
        .parts()
        .map(|part| {
            let address = list(Facets::commitments().with(Facet::Status, [part.0]));
            (part.0.word(), in_words(std::iter::once(part), messages), address)
        })
        .collect();
    if counts.proposals > 0 {
        let label = messages.with("count-proposals", &[("n", counts.proposals.into())]);
        parts.push(("proposed", label, list(Facets::proposals())));
    }
    let parts = parts
        .into_iter()
        .map(|(look, label, address)| {
            view! {
                <li class=look>
                    <Icon name=format!("s-{look}") />
                    <a href=address>{label}</a>
                </li>
            }
        })
        .collect_view();
    let heading = messages.say("statement-follow-up");
    (counts != Counts::default()).then(|| {
        view! {
            <section class="card">
                <h2>{heading.clone()}</h2>
                <StatusBar counts=counts about=heading messages=messages />
                <ul class="legend">{parts}</ul>
            </section>
        }
        .into_any()
    })
}
