//! The period sheet: everything for which an organisation answers on one page, the last text beside each; as many as are
//! filled in are submitted together.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, SelectField, Takes, TextField, to_choose};
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::notice::said;
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
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::{ReportContent, Shown};
use crate::domain::report::evidence::{Evidence, EvidenceClass};
use crate::domain::report::update::Update;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::desk::DeskItem;
use crate::service::report::{Confirmed, Submit};
use crate::service::unit_of_work::ServiceError;
use crate::store::list::ListRow;

form! {
    /// The shared fields of all reports of the sheet; each report has a row.
    SheetForm {
        values { on, visibility, key }
        lists { row }
        rows { status, status_shown, progress, progress_shown, version, results, next_steps, obstacles, source, second }
    }
}

/// The texts of one row: those that a ministry writes every period.
const TEXTS: [&str; 2] = [SheetForm::NAMES.results, SheetForm::NAMES.next_steps];

/// The name of a row's field.
pub fn name(slug: &str, field: &str) -> String {
    format!("{slug}.{field}")
}

/// The rows of a submitted sheet: their slugs, in its order.
pub fn rows(form_data: &FormData) -> Vec<String> {
    form_data.values(SheetForm::NAMES.row).map(str::to_owned).collect()
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
        let wrong = form_data.error(SheetForm::NAMES.row).map(|error| {
            view! {
                <div class="field" id=SheetForm::NAMES.row tabindex="-1">
                    <p class="wrong" id=format!("{}-error", SheetForm::NAMES.row)>
                        <Icon name="i-info" />
                        {error.to_owned()}
                    </p>
                </div>
            }
        });
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
                {wrong}
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
    items.sort_by_key(|it| it.reporting.report_day.is_none());
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
    let progress = last.as_ref().and_then(|it| it.progress).map_or_else(String::new, |it| it.to_string());
    let version = case.version(Versioned::Report);
    let own = |field: &'static str| name(&slug, field);
    let mut present = vec![
        (own("status"), status.to_owned()),
        (own("status_shown"), status.to_owned()),
        (own("progress"), progress.clone()),
        (own("progress_shown"), progress),
        (own("version"), version),
    ];
    if let Some(last) = last.as_ref().filter(|_| copied) {
        let texts = [("results", &last.results), ("next_steps", &last.next_steps), ("obstacles", &last.obstacles)];
        // Words in the other language are not those of a text in this one.
        let words = |text: &Text| text.version(lang).map_or_else(String::new, |it| it.words.clone());
        present.extend(texts.map(|(field, text)| (own(field), words(text))));
    }
    let form_data = form_data.clone().or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let statuses = to_choose(messages, fields::statuses(messages));
    let areas: Vec<_> = TEXTS
        .iter()
        .map(|field| {
            let label = messages.say(&format!("report-{field}"));
            view! { <TextArea name=name(&slug, field) label=label form_data=form_data.clone() /> }
        })
        .collect();
    let waits = case.waiting_of_own().last().map(|waiting| {
        view! {
            {said(fields::waits(waiting, messages))}
            {fields::confirmation(&own("second"), messages.say("report-second"), &form_data)}
        }
    });
    let more = ["obstacles", "source"].iter().any(|field| !form_data.value(&name(&slug, field)).is_empty());
    let before = match last {
        Some(last) => view! { <ReportCard update=last slug=slug.clone() lang=lang messages=messages /> }.into_any(),
        None => view! { <p class="note">{messages.text("sheet-last-none")}</p> }.into_any(),
    };
    let hidden = ["version", "status_shown", "progress_shown"].map(|field| {
        view! { <input type="hidden" name=own(field) value=form_data.value(&own(field)).to_owned() /> }
    });
    view! {
        <section class="card" data-commitment=slug.clone() aria-label=entry.listed.title.words(lang).to_owned()>
            <input type="hidden" name=SheetForm::NAMES.row value=slug.clone() />
            {hidden}
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
                    {waits}
                    <div class="pair">
                        <SelectField name=own("status") label=messages.text("report-status") choices=statuses form_data=form_data.clone() />
                        <TextField
                            name=own("progress")
                            label=messages.text("report-progress")
                            takes=Takes::Number
                            form_data=form_data.clone()
                        />
                    </div>
                    {areas}
                    <details class="fold" open=more>
                        <summary>{messages.text("sheet-more")}</summary>
                        <div class="write">
                            <TextArea name=own("obstacles") label=messages.text("report-obstacles") form_data=form_data.clone() />
                            <TextField name=own("source") label=messages.text("field-source-address") form_data=form_data.clone() />
                        </div>
                    </details>
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

/// Submits the rows of the period sheet that say anything new, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use sheet::{name, rows};

    let typed = SheetForm::read(&form_data);
    let (messages, lang) = (request.messages, request.lang);
    let Some(on) = typed_day(&typed.on) else {
        form_data.refuse(SheetForm::NAMES.on, messages.say("problem-not-a-day"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let Some(visibility) = choice_or(&mut form_data, SheetForm::NAMES.visibility, Visibility::Shared, messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let (_, cases) = under_way(&request, &member).await?;
    let case = |slug: &str| cases.iter().find(|case| case.state.commitment.slug == slug);
    let refuse = |form_data: &mut FormData, slug: &str, field: &str, problem: &str| {
        let title = case(slug).map_or(slug, |case| case.state.commitment.title.words(lang));
        let said = messages.with("labelled", &[("label", title.into()), ("value", problem.into())]);
        form_data.refuse(&name(slug, field), said);
    };
    let mut reports = Vec::new();
    for slug in rows(&form_data) {
        let last = case(&slug).and_then(MemberCommitment::last_report).map(|it| &it.value);
        match read_row(&form_data, &slug, last, ReportContent::bare(on, Status::NotStarted, visibility.clone()), lang) {
            Row::Unchanged => {}
            Row::Wrong(field, problem) => refuse(&mut form_data, &slug, field, messages.text(problem)),
            Row::Report(written) => {
                let value = |field: &str| form_data.value(&name(&slug, field)).to_owned();
                let confirmed = Confirmed { second: !value("second").is_empty(), ..Confirmed::default() };
                let submit = Submit {
                    again: None,
                    corrects: None,
                    written: *written,
                    draft: None,
                    version: value("version"),
                    idempotency_key: String::new(),
                    confirmed,
                };
                reports.push((slug, submit));
            }
        }
    }
    if reports.is_empty() && !form_data.is_refused() {
        form_data.refuse(SheetForm::NAMES.row, messages.say("sheet-empty"));
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    match request.accord.reports().submit_together(&member, reports, &typed.key).await {
        Ok(count) => redirect_done(&paths::sheet(lang), &count.to_string()),
        Err((slug, ServiceError::Invalid(faults))) => {
            for fault in faults {
                let problem = messages.of_word("problem", fault.problem);
                match fault.field.as_str() {
                    "on" | "visibility" => form_data.refuse(&fault.field, problem),
                    "narrative" => refuse(&mut form_data, &slug, TEXTS[0], problem),
                    field if field.starts_with("evidence") => refuse(&mut form_data, &slug, "source", problem),
                    field => refuse(&mut form_data, &slug, field, problem),
                }
            }
            Ok(FormOutcome::Refused(form_data))
        }
        Err((slug, ServiceError::Conflict { version, .. })) => {
            // The row shows the present report beside what was typed; sent again, it stands.
            refuse(&mut form_data, &slug, TEXTS[0], messages.text("form-conflict-explained"));
            Ok(FormOutcome::Refused(form_data.with(&name(&slug, SheetForm::NAMES.version), version)))
        }
        Err((_, refusal)) => Err(refusal.into()),
    }
}

/// What was made of a row.
enum Row {
    /// It says nothing that was not said before.
    Unchanged,
    Report(Box<ReportContent>),
    /// A field, and the key of what is wrong with it.
    Wrong(&'static str, &'static str),
}

/// Reads a row into a report, which has the day and the visibility already. The last report is what it is compared with.
fn read_row(form_data: &FormData, slug: &str, last: Option<&Update>, bare: ReportContent, lang: Lang) -> Row {
    let value = |field: &str| form_data.value(&name(slug, field)).trim().to_owned();
    let is_sent = |field: &str| form_data.fields().any(|(sent, _)| sent == name(slug, field));
    let number = |field: &str| value(field).trim_end_matches('%').trim().parse::<u8>().ok();
    let of = |field: &str| original(form_data, &name(slug, field), lang);
    let shown = Shown {
        status: if is_sent("status_shown") { value("status_shown").parse().ok() } else { last.map(|it| it.status) },
        progress: if is_sent("progress_shown") { number("progress_shown") } else { last.and_then(|it| it.progress) },
    };
    // A form without the field says nothing of the progress, which then is what it was.
    let progress = if is_sent("progress") { number("progress") } else { shown.progress };
    let source = |address: String| Evidence {
        class: EvidenceClass::Party,
        publisher: None,
        address: Some(address),
        published_on: None,
        read_on: None,
        file: None,
    };
    let status = value("status").parse::<Status>().ok();
    let written = ReportContent {
        status: status.or(shown.status).unwrap_or(bare.status),
        progress,
        results: of("results"),
        next_steps: of("next_steps"),
        obstacles: of("obstacles"),
        evidence: Some(value("source")).filter(|it| !it.is_empty()).map(source).into_iter().collect(),
        ..bare
    };
    if progress.is_none() && !value("progress").is_empty() {
        return Row::Wrong("progress", "problem-not-a-number");
    }
    let Some(status) = status else {
        // Nothing is chosen, and nothing else is said either.
        let shown = Shown { status: Some(written.status), ..shown };
        return if written.says_more(&shown, last) { Row::Wrong("status", "problem-choose") } else { Row::Unchanged };
    };
    let written = ReportContent { status, ..written };
    if written.says_more(&shown, last) { Row::Report(Box::new(written)) } else { Row::Unchanged }
}
