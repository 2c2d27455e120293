//! One organisation: what it is named as owner of, how that stands, and which reports name it.

pub mod admin;
pub mod settings;

use leptos::prelude::*;

use crate::app::components::bar::{StatusBar, StatusLegend};
use crate::app::components::card::CardHead;
use crate::app::components::feed::UpdateItem;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::paging::Paging;
use crate::app::components::rows::CommitmentTable;
use crate::app::components::source::SourceLink;
use crate::app::components::status::PartyTag;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::basics::web_address::is_web_address;
use crate::domain::commitment::due::Due;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::organisation::{FormerName, Organisation};
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry;
use crate::paths;
use crate::paths::OrganisationPath;
use crate::service::organisation::{OrganisationPage, Owned};
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// Minimum number of reports shown before the rest is collapsed.
const SHOWN: usize = 6;
/// From this many commitments on, the reports are placed beside them: they fill the space there.
const MANY: usize = 6;

/// Loads an organisation. A page of its lists beyond the last is a 404 that leads back.
///
/// # Errors
/// When there is no organisation with that code, or the database does not answer.
pub async fn page(request: RequestContext, path: OrganisationPath) -> PageResult {
    let mut page_context = request.read().await?;
    let number = page_context.query.page;
    let found = request
        .accord
        .organisations()
        .find(&mut page_context.snapshot, path.code.as_str(), request.lang, number)
        .await?;
    let page = found.ok_or(Error::NotFound(Noun::Organisation))?;
    let title = page.organisation.name.words(request.lang).to_owned();
    let frame = Frame::new(&request, &page_context, None, &title);
    let context = page_context.render_context(&request);
    let fact = Fact::OrganisationRecorded(page.organisation.clone());
    let may = request.member.as_ref().is_some_and(|it| reference_entry::may_enter(it, &fact)) && !context.as_of.past;
    let edit = may.then(|| (paths::admin_organisation(request.lang, path.code.as_str()), "organisations-edit"));
    let description = request
        .messages
        .with("organisation-description", &[("name", title.as_str().into()), ("n", page.counts.all().into())]);
    let beyond = number > page.pages;
    let page = Page::new(frame, title, description, move || body(page, number, edit, context));
    Ok(page.beyond_the_end(beyond))
}

fn body(
    page: OrganisationPage,
    number: u32,
    edit: Option<(String, &'static str)>,
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let code = page.organisation.code.0.clone();
    let path = paths::organisation(lang, &code);
    let name = page.organisation.name.words(lang).to_owned();
    let other = context.other_version(&page.organisation.name).filter(|it| it.words != name).map(|version| {
        view! { <p class="other" lang=version.lang.code()>{version.words.clone()}</p> }
    });
    let then = page.organisation.former_name_on(context.as_of.day).map(|former| {
        let name = former.name.words(lang);
        view! { <p>{messages.with("organisation-was-called", &[("name", name.into())])}</p> }
    });
    let none = (page.counts.all() == 0).then(|| {
        view! {
            <section class="card">
                <p>{messages.text("organisation-commitments-none")}</p>
            </section>
        }
    });
    let standing = (page.counts.all() > 0).then(|| {
        view! {
            <section class="card">
                <CardHead title=messages.text("bar-heading") />
                <StatusBar counts=page.counts.clone() about=name.clone() messages=messages />
                <StatusLegend
                    counts=page.counts.clone()
                    facets=Facets::default()
                    org=vec![code.clone()]
                    context=context.clone()
                />
            </section>
        }
    });
    let (query, pages) = (Query { page: number, ..Query::default() }, page.pages);
    let paging = view! { <Paging path=path query=query pages=pages context=context.clone() /> };
    let list = context.commitments(Facets::default(), vec![code]);
    let owned = page.leads.entries.len() + page.supports.entries.len();
    let (shown, look) = if owned < MANY { (SHOWN, "feed two") } else { ((owned / 2).clamp(SHOWN, 2 * SHOWN), "feed") };
    let reports = view! { <NamedIn reports=page.named_in shown=shown look=look context=context.clone() /> };
    let (below, beside) = if owned < MANY { (Some(reports), None) } else { (None, Some(reports)) };
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=name.clone()
            context=context.clone()
        >
            {other}
            {then}
            <p>{messages.text("organisation-lead")}</p>
            <Doing work=edit.into_iter().collect() messages=messages />
        </PageHead>
        <div class="columns">
            <div class="stack">
                {none}
                <OwnedTable owned=page.leads key="organisation-leads" name=name.clone() list=list.clone() context=context.clone() />
                <OwnedTable owned=page.supports key="organisation-supports" name=name list=list context=context.clone() />
                {paging}
                {below}
            </div>
            <div class="stack">
                {standing}
                <Glance organisation=page.organisation context=context />
                {beside}
            </div>
        </div>
    }
    .into_any()
}

/// The commitments that it leads, or supports.
#[component]
fn OwnedTable(
    owned: Owned,
    /// The heading's message.
    key: &'static str,
    /// The organisation's name.
    name: String,
    /// Address of the list of everything that it owns.
    list: String,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    (!owned.entries.is_empty()).then(|| {
        let counts = owned.counts;
        let heading =
            messages.with(key, &[("commitments", counts.commitments().into()), ("proposals", counts.proposals.into())]);
        let caption = format!("{name}: {heading}");
        let rows: Vec<_> = owned.entries.into_iter().map(|entry| (entry, None)).collect();
        view! {
            <section class="card flush">
                <CardHead title=heading more=Some((list, messages.say("list-open"))) />
                <CommitmentTable rows=rows caption=caption context=context.clone() />
            </section>
        }
    })
}

/// The reports that name it.
#[component]
fn NamedIn(
    reports: Vec<(ListedUpdate, ListRow)>,
    /// How many are shown before the rest is collapsed.
    shown: usize,
    /// The list's class.
    look: &'static str,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let feed = |reports: Vec<(ListedUpdate, ListRow)>| {
        let items = reports
            .into_iter()
            .map(|(it, entry)| view! { <UpdateItem reported=it entry=entry context=context.clone() /> })
            .collect_view();
        view! { <ul class=look>{items}</ul> }.into_any()
    };
    let mut reports = reports;
    let earlier = reports.split_off(reports.len().min(shown));
    let shown = if reports.is_empty() {
        view! { <p class="note">{messages.text("organisation-named-in-none")}</p> }.into_any()
    } else {
        feed(reports)
    };
    let count = earlier.len();
    let earlier = (count > 0).then(|| {
        view! {
            <details class="fold">
                <summary>{messages.with("organisation-named-in-earlier", &[("n", count.into())])}</summary>
                {feed(earlier)}
            </details>
        }
    });
    view! {
        <section class="card">
            <CardHead title=messages.text("organisation-named-in") />
            {shown}
            {earlier}
        </section>
    }
    .into_any()
}

/// What it is.
#[component]
fn Glance(organisation: Organisation, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let party = organisation.party.0;
    let website = match organisation.address.filter(|it| is_web_address(it)) {
        Some(address) => {
            let shown = address.trim_end_matches('/').split_once("://").map_or("", |(_, rest)| rest).to_owned();
            view! { <SourceLink address=address label=shown.into_any() /> }.into_any()
        }
        None => view! { <span class="none">{messages.text("not-recorded")}</span> }.into_any(),
    };
    let former = (!organisation.former_names.is_empty()).then(|| {
        let names = organisation.former_names.into_iter().map(|it| former_name(it, &context)).collect_view();
        view! {
            <dt>{messages.text("organisation-former-names")}</dt>
            <dd>{names}</dd>
        }
    });
    view! {
        <section class="card">
            <CardHead title=messages.text("organisation-glance") />
            <dl class="facts">
                <dt>{messages.text("party")}</dt>
                <dd>
                    <PartyTag code=party.clone() context=context.clone() />
                    " "
                    {context.party(&party)}
                </dd>
                <dt>{messages.text("organisation-kind")}</dt>
                <dd>{messages.of_word("organisation-kind", organisation.kind)}</dd>
                <dt>{messages.text("organisation-code")}</dt>
                <dd>{organisation.code.0}</dd>
                {former}
                <dt>{messages.text("organisation-website")}</dt>
                <dd>{website}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn former_name(former: FormerName, context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    match former.until {
        Some(until) => {
            let name = former.name.words(context.lang);
            // A year, a day, or whatever the record says.
            let until = match (until.parse::<Due>(), until) {
                (Ok(end), _) => messages.period_in_prose(end.on, end.precision),
                (Err(_), recorded) => recorded,
            };
            let shown = messages.with("organisation-former-name", &[("name", name.into()), ("until", until.into())]);
            view! { <div>{shown}</div> }.into_any()
        }
        None => view! { <div><LocalizedText text=former.name lang=context.lang /></div> }.into_any(),
    }
}
