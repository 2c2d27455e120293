//! The period sheet: everything for which an organisation answers on one page, the last text beside each; as many as are
//! filled in are handed in together.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, RadioGroup, SelectField, Takes, TextField};
use crate::app::components::head::Crumbs;
use crate::app::components::report::ReportCard;
use crate::app::components::status::HeadlineMark;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::pages::report::form_data::original;
use crate::app::pages::report::refused;
use crate::app::pages::report::sheet;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::Submit;
use crate::service::report::desk::DeskItem;
use crate::service::unit_of_work::ServiceError;
use crate::store::list::ListRow;

/// The fields of one row that are written: those that a ministry fills in every period.
pub const FIELDS: [&str; 2] = ["results", "next_steps"];

/// The name of a row's field.
pub fn name(slug: &str, field: &str) -> String {
    format!("{slug}.{field}")
}

/// The rows that a sheet sent: their slugs, in its order.
pub fn rows(form_data: &FormData) -> Vec<String> {
    form_data.values("row").map(str::to_owned).collect()
}

/// Whether anything was written into a row: a status alone says nothing yet.
pub fn is_filled(form_data: &FormData, slug: &str) -> bool {
    FIELDS.iter().any(|field| !form_data.value(&name(slug, field)).trim().is_empty())
}

/// Loads the sheet: what is owed first, then everything else that is under way.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let desk = request.accord.reports().desk(&member).await.map_err(refused)?;
    let (messages, lang) = (request.messages, request.lang);
    let copied = request.parameter("copy") == Some("last");
    let mut items: Vec<DeskItem> = desk.items.into_iter().filter(|it| it.side.entry.listed.outlook.live).collect();
    // What is owed comes first; within that the desk's order stays.
    items.sort_by_key(|it| it.owed.is_none());
    let ids = items.iter().map(|it| it.side.entry.id.as_str().into()).collect::<Vec<_>>();
    let cases = request.accord.commitments().member_commitments(&member, &ids).await.map_err(refused)?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let form_data = form_data.or([("key", &*key), ("on", &*today), ("visibility", "shared")]);
    let frame = Frame::of_own(&request, &page_context, messages.say("sheet-title"));
    let done = request.parameter("done").and_then(|it| it.parse::<u32>().ok());
    Ok(Page::private(frame, messages.say("sheet-title"), move || {
        let rows: Vec<_> = items
            .iter()
            .filter_map(|it| {
                let case = cases.iter().find(|case| case.id.as_str() == it.side.entry.id)?;
                Some(row(&it.side.entry, case, &form_data, copied, &context))
            })
            .collect();
        let done = done.map(|n| said(messages.with("sheet-done", &[("n", n.into())])));
        let copy = paths::with_query(&paths::sheet(lang), [("copy", "last")]);
        view! {
            <Crumbs steps=vec![(paths::desk(lang), messages.say("desk"))] context=context.clone() />
            <div class="lead">
                <h1>{messages.text("sheet-title")}</h1>
                <p>{messages.text("sheet-explained")}</p>
            </div>
            {done}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <form class="write" method="post" action=paths::sheet(lang) novalidate=true>
                <input type="hidden" name="key" value=form_data.value("key").to_owned() />
                <section class="card">
                    {for_all(&form_data, messages)}
                    <p>
                        <a href=copy>{messages.text("sheet-copy")}</a>
                    </p>
                </section>
                {rows}
                <div class="row acts">
                    <button class="button">{messages.text("sheet-submit")}</button>
                    <span class="note">{messages.text("report-until-published")}</span>
                </div>
            </form>
        }
    }))
}

/// What holds for all reports that are handed in together: the day, and who will see them.
pub fn for_all(form_data: &FormData, messages: Messages) -> AnyView {
    let visible = [Visibility::Public, Visibility::Shared]
        .map(|it| Choice::new(it.to_string(), messages.say(&format!("field-visibility-{it}"))));
    view! {
        <div class="pair">
            <TextField
                name="on"
                label=messages.text("report-on")
                hint=messages.text("report-on-hint")
                takes=Takes::Day
                autocomplete="off"
                form_data=form_data.clone()
            />
            <RadioGroup
                name="visibility"
                label=messages.text("field-visibility")
                choices=visible.into()
                form_data=form_data.clone()
            />
        </div>
    }
    .into_any()
}

fn row(
    entry: &ListRow,
    case: &MemberCommitment,
    form_data: &FormData,
    copied: bool,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let slug = entry.listed.slug.clone();
    let last = case.last_report().map(|it| it.value.clone());
    let status = last.as_ref().map_or("", |it| it.status.word());
    let version = case.version(Versioned::Report);
    let own = |field: &'static str| name(&slug, field);
    let mut present = vec![(own("status"), status.to_owned()), (own("version"), version)];
    if let Some(last) = last.as_ref().filter(|_| copied) {
        present.push((own("results"), last.results.words(lang).to_owned()));
        present.push((own("next_steps"), last.next_steps.words(lang).to_owned()));
    }
    let form_data = form_data.clone().or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let statuses: Vec<Choice> = std::iter::once(Choice::new("", messages.text("choose")))
        .chain(REPORTABLE.iter().map(|it: &Status| Choice::new(it.word(), messages.of_word("status", *it))))
        .collect();
    let areas: Vec<_> = FIELDS
        .iter()
        .map(|field| {
            let label = messages.say(&format!("report-{field}"));
            view! { <TextArea name=name(&slug, field) label=label form_data=form_data.clone() /> }
        })
        .collect();
    let before = match last {
        Some(last) => view! { <ReportCard update=last slug=slug.clone() lang=lang messages=messages /> }.into_any(),
        None => view! { <p class="note">{messages.text("sheet-last-none")}</p> }.into_any(),
    };
    let version = form_data.value(&own("version")).to_owned();
    let (version_name, status_name) = (own("version"), own("status"));
    view! {
        <section class="card" data-commitment=slug.clone() aria-label=entry.listed.title.words(lang).to_owned()>
            <input type="hidden" name="row" value=slug.clone() />
            <input type="hidden" name=version_name value=version />
            <header>
                <h2>
                    <a href=paths::commitment(lang, &slug)>
                        <LocalizedText text=entry.listed.title.clone() lang=lang />
                    </a>
                </h2>
                <span class="meta">
                    <HeadlineMark listed=entry.listed.clone() messages=messages />
                </span>
            </header>
            <div class="columns even">
                <div class="write">
                    <SelectField name=status_name label=messages.text("report-status") choices=statuses form_data=form_data.clone() />
                    {areas}
                </div>
                <div>
                    <h3>{messages.text("last-report")}</h3>
                    {before}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Hands in what was filled in on the period sheet, all of it together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use sheet::{is_filled, name, rows};

    let (messages, lang) = (request.messages, request.lang);
    let Ok(on) = form_data.value("on").trim().parse::<Day>() else {
        form_data.refuse("on", messages.say("problem-not-a-day"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let visibility = form_data.value("visibility").parse().unwrap_or(Visibility::Shared);
    let mut reports = Vec::new();
    for slug in rows(&form_data).into_iter().filter(|slug| is_filled(&form_data, slug)).collect::<Vec<_>>() {
        let Ok(status) = form_data.value(&name(&slug, "status")).parse::<Status>() else {
            form_data.refuse(&name(&slug, "status"), messages.say("problem-choose"));
            continue;
        };
        let of = |field: &str| original(&form_data, &name(&slug, field), lang);
        let written = ReportContent {
            results: of("results"),
            next_steps: of("next_steps"),
            ..ReportContent::bare(on, status, visibility.clone())
        };
        let version = form_data.value(&name(&slug, "version")).to_owned();
        let submit =
            Submit { again: None, corrects: None, written, draft: None, version, idempotency_key: String::new() };
        reports.push((slug, submit));
    }
    if reports.is_empty() && !form_data.is_refused() {
        form_data.refuse("on", messages.say("sheet-empty"));
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    match request.accord.reports().submit_together(&member, reports, form_data.value("key")).await {
        Ok(count) => done(&paths::sheet(lang), &count.to_string()),
        Err((slug, ServiceError::Invalid(faults))) => {
            for fault in faults {
                let field = if fault.field == "on" { fault.field } else { name(&slug, &fault.field) };
                form_data.refuse(&field, messages.of_word("problem", fault.problem));
            }
            Ok(FormOutcome::Refused(form_data))
        }
        Err((slug, ServiceError::Conflict { version, .. })) => {
            // The row shows the present report beside what was typed; sent again, it stands.
            form_data.refuse(&name(&slug, sheet::FIELDS[0]), messages.say("form-conflict-explained"));
            Ok(FormOutcome::Refused(form_data.with(&name(&slug, "version"), version)))
        }
        Err((_, refusal)) => Err(refused(refusal)),
    }
}
