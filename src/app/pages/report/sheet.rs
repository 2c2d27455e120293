//! The period sheet: everything for which an organisation answers on one page, the last text beside each; as many as are
//! filled in are submitted together.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, SelectField, to_choose};
use crate::app::components::head::PageHead;
use crate::app::components::report::ReportCard;
use crate::app::components::status::HeadlineMark;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::parse::choice_or;
use crate::app::form::parse::typed_day;
use crate::app::form::text::original;
use crate::app::pages::report::fields;
use crate::app::pages::report::sheet;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::Submit;
use crate::service::report::desk::DeskItem;
use crate::service::unit_of_work::ServiceError;
use crate::store::list::ListRow;

form! {
    /// The shared fields of all reports of the sheet; each report has a row.
    SheetForm {
        values { on, visibility, key }
        lists { row }
        rows { status, version, results, next_steps }
    }
}

/// The fields of one row that are written: those that a ministry fills in every period.
pub const FIELDS: [&str; 2] = [SheetForm::NAMES.results, SheetForm::NAMES.next_steps];

/// The name of a row's field.
pub fn name(slug: &str, field: &str) -> String {
    format!("{slug}.{field}")
}

/// The rows of a submitted sheet: their slugs, in its order.
pub fn rows(form_data: &FormData) -> Vec<String> {
    form_data.values(SheetForm::NAMES.row).map(str::to_owned).collect()
}

/// Whether anything was written into a row: a status alone does not count.
pub fn is_filled(form_data: &FormData, slug: &str) -> bool {
    FIELDS.iter().any(|field| !form_data.value(&name(slug, field)).trim().is_empty())
}

/// Loads the sheet: what is owed first, then everything else that is under way.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let (items, cases) = under_way(&request, &member).await?;
    let (messages, lang) = (request.messages, request.lang);
    let copied = request.parameter("copy") == Some("last");
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let form_data = form_data.or([
        (SheetForm::NAMES.key, &*key),
        (SheetForm::NAMES.on, &*today),
        (SheetForm::NAMES.visibility, "shared"),
    ]);
    let frame = Frame::of_own(&request, &page_context, messages.say("sheet-title"));
    let done = request.parameter("done").and_then(|it| it.parse::<u32>().ok());
    Ok(Page::private(frame, move || {
        let rows: Vec<_> = items
            .iter()
            .filter_map(|item| {
                let case = cases.iter().find(|case| case.id.as_str() == item.side.entry.id)?;
                Some(row(&item.side.entry, case, &form_data, copied, &context))
            })
            .collect();
        let done = done.map(|n| messages.with("sheet-done", &[("n", n.into())]));
        let copy = paths::with_query(&paths::sheet(lang), [("copy", "last")]);
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("sheet-title")
                lead=messages.text("sheet-explained")
                saved=done
                form_data=form_data.clone()
                context=context.clone()
            />
            <form class="write" method="post" action=paths::sheet(lang) novalidate=true>
                <input type="hidden" name=SheetForm::NAMES.key value=form_data.value(SheetForm::NAMES.key).to_owned() />
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

/// Everything under way that the own organisation is responsible for, owed first; otherwise in the desk's order.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn under_way(
    request: &RequestContext,
    member: &Member,
) -> Result<(Vec<DeskItem>, Vec<MemberCommitment>), Error> {
    let desk = request.accord.reports().desk(member).await?;
    let mut items: Vec<DeskItem> = desk.items.into_iter().filter(|it| it.side.entry.listed.outlook.live).collect();
    items.sort_by_key(|it| it.owed.is_none());
    let ids = items.iter().map(|it| it.side.entry.id.as_str().into()).collect::<Vec<_>>();
    let cases = request.accord.commitments().member_commitments(member, &ids).await?;
    Ok((items, cases))
}

/// The shared fields of reports submitted together: the day, and who will see them.
pub fn for_all(form_data: &FormData, messages: Messages) -> AnyView {
    let visible =
        Visibility::COMMON.map(|it| Choice::new(it.to_string(), messages.say(&format!("field-visibility-{it}"))));
    view! {
        <div class="pair">
            {fields::day(form_data, messages)}
            <RadioGroup
                name=SheetForm::NAMES.visibility
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
    let statuses = to_choose(messages, fields::statuses(messages));
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
            <input type="hidden" name=SheetForm::NAMES.row value=slug.clone() />
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

/// Submits the filled-in rows of the period sheet, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use sheet::{is_filled, name, rows};

    let typed = SheetForm::read(&form_data);
    let (messages, lang) = (request.messages, request.lang);
    let Some(on) = typed_day(&typed.on) else {
        form_data.refuse(SheetForm::NAMES.on, messages.say("problem-not-a-day"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let Some(visibility) = choice_or(&mut form_data, SheetForm::NAMES.visibility, Visibility::Shared, messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let mut reports = Vec::new();
    for slug in rows(&form_data).into_iter().filter(|slug| is_filled(&form_data, slug)).collect::<Vec<_>>() {
        let Ok(status) = form_data.value(&name(&slug, SheetForm::NAMES.status)).parse::<Status>() else {
            form_data.refuse(&name(&slug, SheetForm::NAMES.status), messages.say("problem-choose"));
            continue;
        };
        let of = |field: &str| original(&form_data, &name(&slug, field), lang);
        let written = ReportContent {
            results: of(SheetForm::NAMES.results),
            next_steps: of(SheetForm::NAMES.next_steps),
            ..ReportContent::bare(on, status, visibility.clone())
        };
        let version = form_data.value(&name(&slug, SheetForm::NAMES.version)).to_owned();
        let submit =
            Submit { again: None, corrects: None, written, draft: None, version, idempotency_key: String::new() };
        reports.push((slug, submit));
    }
    if reports.is_empty() && !form_data.is_refused() {
        form_data.refuse(SheetForm::NAMES.on, messages.say("sheet-empty"));
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    match request.accord.reports().submit_together(&member, reports, &typed.key).await {
        Ok(count) => redirect_done(&paths::sheet(lang), &count.to_string()),
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
            Ok(FormOutcome::Refused(form_data.with(&name(&slug, SheetForm::NAMES.version), version)))
        }
        Err((_, refusal)) => Err(refusal.into()),
    }
}
