//! The period sheet: everything for which an organisation answers on one page, a line each, the last report beside it. Its
//! rows are the drafts of the reports; as many as say something new are submitted together.

pub mod draw;
pub mod file;
pub mod paper;
pub mod paste;
pub mod pasted;
pub mod post;
pub mod row;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::document_links::document_links;
use crate::app::components::field::{self, Choice, RadioGroup};
use crate::app::components::form_page::EnterButton;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::text::in_language;
use crate::app::pages::report::fields;
use crate::app::pages::report::sheet::draw::SheetRow;
use crate::app::pages::report::sheet::row::{Row, TEXTS, Typed, text_of};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::CommitmentId;
use crate::i18n::Messages;
use crate::islands::draft::KeepRows;
use crate::paths;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::report::desk::DeskItem;
use crate::service::report::drafts::ReportDraft;

form! {
    /// The shared fields of all reports of the sheet; each report has a row.
    SheetForm {
        values { on, visibility, key, act }
        lists { row, chosen }
        rows { status_shown, progress_shown, shown, version, draft, draft_version, second, languages }
    }
}

string_enum! {
    /// The actions of the sheet's buttons, in the field `act`.
    SheetAction {
        Submit = "submit",
        SaveDrafts = "save_drafts",
        /// Autosave of one row: answered with the draft's identifier and version instead of a page.
        Keep = "keep",
        /// Ticks the rows that say nothing new.
        ChooseUnchanged = "choose_unchanged",
        /// Copies the last texts into the rows that have none.
        Copy = "copy",
        /// Says that nothing has changed in the rows that are ticked.
        Unchanged = "unchanged",
    }
}

/// The field that marks a row as refused because somebody else saved its draft.
pub const CONFLICT: &str = "draft_conflict";

/// What holds for each row that does not say otherwise.
pub struct ForAll {
    pub on: Day,
    pub visibility: Visibility,
}

/// The name of a row's field.
pub fn name(slug: &str, field: &str) -> String {
    format!("{slug}.{field}")
}

/// The rows of a submitted sheet: their slugs, in its order.
pub fn rows(form_data: &FormData) -> Vec<String> {
    form_data.values(SheetForm::NAMES.row).map(str::to_owned).collect()
}

/// What the sheet is about: what is owed first, then everything else that is under way.
pub struct Sheet {
    pub items: Vec<DeskItem>,
    pub cases: Vec<MemberCommitment>,
    /// The draft of each next report that was begun, and the name of who saved it last.
    pub drafts: BTreeMap<CommitmentId, (ReportDraft, Option<String>)>,
}

impl Sheet {
    /// Loads it.
    ///
    /// # Errors
    /// When the person writes no reports, or the database does not answer.
    pub async fn load(request: &RequestContext, member: &Member) -> Result<Self, Error> {
        let (items, cases) = under_way(request, member).await?;
        let drafts = request.accord.reports().drafts_of_next_reports(member).await?;
        Ok(Self { items, cases, drafts })
    }

    /// The commitment of a row.
    pub fn case(&self, slug: &str) -> Option<&MemberCommitment> {
        self.cases.iter().find(|case| case.state.commitment.slug == slug)
    }

    /// A row as it was sent.
    pub fn typed<'a>(&'a self, form_data: &'a FormData, slug: &'a str) -> Typed<'a> {
        let case = self.case(slug);
        let last = case.and_then(MemberCommitment::last_report).map(|it| &it.value);
        let draft = case.and_then(|case| self.drafts.get(&case.id)).map(|(draft, _)| draft);
        Typed { form_data, slug, last, draft }
    }
}

/// Loads the sheet: what is owed first, then everything else that is under way.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let sheet = Sheet::load(&request, &member).await?;
    let (messages, lang, zone) = (request.messages, request.lang, request.accord.zone());
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today());
    let mut form_data = form_data.or([
        (SheetForm::NAMES.key, &*key),
        (SheetForm::NAMES.on, &*today.to_string()),
        (SheetForm::NAMES.visibility, "shared"),
    ]);
    let frame = Frame::of_own(&request, &page_context, messages.say("sheet-title"));
    let done = request.parameter("done").map(str::to_owned);
    let Sheet { items, cases, drafts } = sheet;
    let drafts: BTreeMap<_, _> = drafts
        .into_iter()
        .map(|(id, (draft, name))| {
            let moment = messages.instant(draft.at(), &zone);
            (id, (draft, name, moment))
        })
        .collect();
    Ok(Page::private(frame, move || {
        let rows: Vec<SheetRow<'_>> = items
            .iter()
            .filter_map(|item| {
                let case = cases.iter().find(|case| case.id.as_str() == item.side.entry.id)?;
                Some(SheetRow { item, case, draft: drafts.get(&case.id), context: &context })
            })
            .collect();
        for row in &rows {
            let slug = &row.item.side.entry.listed.slug;
            form_data = draw::with_present(form_data, slug, &row.present());
        }
        let act = form_data.value(SheetForm::NAMES.act).parse::<SheetAction>().ok();
        form_data = match act {
            Some(SheetAction::Copy) => rows.iter().fold(form_data, |form_data, row| copied(form_data, row, lang)),
            Some(SheetAction::ChooseUnchanged) => {
                let all = ForAll { on: today, visibility: Visibility::Shared };
                let unchanged = rows.iter().filter(|row| is_unchanged(row, &form_data, &all, messages));
                let slugs: Vec<String> = unchanged.map(|row| row.item.side.entry.listed.slug.clone()).collect();
                form_data.choosing(SheetForm::NAMES.chosen, slugs)
            }
            _ => form_data,
        };
        let documents = document_links(|kind| paths::sheet_document(lang, kind.word()), messages);
        let empty = rows.is_empty();
        let lines: Vec<_> = rows.iter().map(|row| row.draw(&form_data)).collect();
        let wrong = form_data.error(SheetForm::NAMES.row).map(|error| {
            view! {
                <div class="field" id=SheetForm::NAMES.row tabindex="-1">
                    {field::wrong(format!("{}-error", SheetForm::NAMES.row), error)}
                </div>
            }
        });
        let done = done.as_deref().and_then(|it| said_done(it, messages));
        let act = SheetForm::NAMES.act;
        let heads =
            ["sheet-commitment", "sheet-unchanged-short", "report-status", "report-results", "report-next_steps"]
                .map(|key| view! { <span>{messages.text(key)}</span> });
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("sheet-title")
                lead=messages.text("sheet-explained")
                saved=done
                form_data=form_data.clone()
                context=context.clone()
            />
            {empty.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            {(!empty).then(|| view! {
            <form class="write period" method="post" action=paths::sheet(lang) novalidate=true>
                <EnterButton act=SheetAction::Submit.word() label=messages.say("sheet-submit") />
                <input type="hidden" name=SheetForm::NAMES.key value=form_data.value(SheetForm::NAMES.key).to_owned() />
                <section class="card period-all">
                    {for_all(&form_data, messages)}
                    <div class="row">
                        <button class="button plain" name=act value=SheetAction::ChooseUnchanged.word()>
                            {messages.text("sheet-choose-unchanged")}
                        </button>
                        <button class="button plain" name=act value=SheetAction::Unchanged.word()>
                            {messages.text("sheet-say-unchanged")}
                        </button>
                        <button class="button plain" name=act value=SheetAction::Copy.word()>
                            {messages.text("sheet-copy")}
                        </button>
                        <a class="button plain" href=paths::paste(lang)>
                            {messages.text("paste-title")}
                        </a>
                        <a class="button plain" href=paths::sheet_xlsx(lang)>
                            {messages.text("sheet-file")}
                        </a>
                        <a class="button plain" href=paths::sheet_csv(lang)>
                            "CSV"
                        </a>
                    </div>
                    {documents}
                </section>
                <section class="card period-lines">
                    <div class="period-heads" aria-hidden="true">{heads}</div>
                    <ul>{lines}</ul>
                </section>
                {wrong}
                <div class="row acts">
                    <button class="button" name=act value=SheetAction::Submit.word()>
                        {messages.text("sheet-submit")}
                    </button>
                    <button class="button plain" name=act value=SheetAction::SaveDrafts.word()>
                        {messages.text("sheet-save-drafts")}
                    </button>
                    <KeepRows>
                        <span class="note">{messages.text("report-until-published")}</span>
                    </KeepRows>
                </div>
            </form>
            })}
        }
    }))
}

/// What was done, from the address: how many reports were submitted, how many rows were said to be unchanged.
fn said_done(done: &str, messages: Messages) -> Option<String> {
    let (what, count) = done.split_once('-').unwrap_or(("submitted", done));
    let count = count.parse::<u32>().ok()?;
    let key = match what {
        "submitted" => "sheet-done",
        "saved" => "sheet-saved",
        "pasted" => "paste-done",
        "unchanged" => "sheet-unchanged-done",
        "confirmed" => "sheet-confirmed-done",
        _ => return None,
    };
    Some(messages.with(key, &[("n", count.into())]))
}

/// The last texts, where the row has none.
fn copied(form_data: FormData, row: &SheetRow<'_>, lang: Lang) -> FormData {
    let Some(last) = row.case.last_report() else { return form_data };
    let slug = &row.item.side.entry.listed.slug;
    TEXTS.iter().fold(form_data, |form_data, field| {
        let own = name(slug, &in_language(field, lang));
        // Words in the other language are not those of a text in this one.
        let words = text_of(&last.value, field).and_then(|it| it.version(lang));
        match words.filter(|_| form_data.value(&own).trim().is_empty()) {
            Some(words) => form_data.with(&own, words.words.clone()),
            None => form_data,
        }
    })
}

/// Whether a row says nothing that the last report does not say, and is to be filled in at all.
fn is_unchanged(row: &SheetRow<'_>, form_data: &FormData, all: &ForAll, messages: Messages) -> bool {
    let Some(last) = row.case.last_report() else { return false };
    let slug = &row.item.side.entry.listed.slug;
    let draft = row.draft.map(|(draft, ..)| draft);
    let typed = Typed { form_data, slug, last: Some(&last.value), draft };
    let own = &row.case.member().organisation;
    let handed_in = row.case.state.dealings.handed_in.iter().any(|it| it.submission.value.organisation == *own);
    !handed_in && matches!(typed.read(all, messages), Row::Unchanged)
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
