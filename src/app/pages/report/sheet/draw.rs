//! The rows of the period sheet as they are drawn: one line each, with the last report beside what is to be written; the
//! rest unfolds.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, SelectField, Takes, TextField, to_choose};
use crate::app::components::icon::Icon;
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::fields;
use crate::app::pages::report::review::audience;
use crate::app::pages::report::sheet::row::{self, TEXTS, fields_of, is_in_row, text_of};
use crate::app::pages::report::sheet::{CONFLICT, SheetForm, name};
use crate::app::request::RenderContext;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::report::update::Update;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::desk::DeskItem;
use crate::service::report::drafts::ReportDraft;

/// The most characters of a last text in its line; all of it stands below.
const LINE: usize = 160;

/// A row and what it is drawn from.
pub struct SheetRow<'a> {
    pub item: &'a DeskItem,
    pub case: &'a MemberCommitment,
    /// The draft of the next report, and who saved it when.
    pub draft: Option<&'a (ReportDraft, Option<String>, String)>,
    pub context: &'a RenderContext,
}

impl SheetRow<'_> {
    fn slug(&self) -> &str {
        &self.item.side.entry.listed.slug
    }

    fn own(&self, field: &str) -> String {
        name(self.slug(), field)
    }

    fn messages(&self) -> Messages {
        self.context.messages
    }

    /// What stands in the row before anything is typed.
    pub fn present(&self) -> Vec<(String, String)> {
        present(self.case, self.draft.map(|(draft, ..)| draft))
    }

    /// Draws it. One whose report waits or came back is filled in only where something was typed already.
    pub fn draw(&self, form_data: &FormData) -> AnyView {
        let is_typed = form_data.values(SheetForm::NAMES.row).any(|it| it == self.slug());
        match self.elsewhere() {
            Some(said) if !is_typed => self.done(said),
            _ => self.fill(form_data),
        }
    }

    /// Where its report is, if it is not to be written here.
    fn elsewhere(&self) -> Option<AnyView> {
        let (messages, lang) = (self.messages(), self.context.lang);
        let about = self.item.side.entry.listed.title.words(lang).to_owned();
        let link = |address: String, key: &str| {
            view! {
                <a href=address>
                    {messages.say(key)}
                    <span class="vh">{format!(": {about}")}</span>
                </a>
            }
        };
        if let Some(waiting) = self.case.waiting_of_own().last() {
            let id = waiting.submission.value.update.id.as_str();
            let open = link(paths::review_of(lang, self.slug(), id), "review-open");
            let more = link(paths::report(lang, self.slug()), "sheet-once-more");
            return Some(view! { <span>{fields::waits(waiting, messages)}</span> {open} {more} }.into_any());
        }
        let own = |organisation| organisation == &self.case.member().organisation;
        let handed_in = &self.case.state.dealings.handed_in;
        let (back, returned) = handed_in
            .iter()
            .filter(|it| own(&it.submission.value.organisation))
            .find_map(|it| Some((it, it.returned.as_ref()?)))?;
        let again = [("again", back.submission.value.update.id.as_str())];
        let correct = link(paths::with_query(&paths::report(lang, self.slug()), again), "desk-correct-and-send");
        let on = messages.with("desk-returned-by", &[("day", messages.day(returned.effective_on).into())]);
        let reason = view! { <LocalizedText text=returned.value.reason.clone() lang=lang /> };
        Some(view! { <span>{on} ": " {reason}</span> {correct} }.into_any())
    }

    fn title(&self) -> AnyView {
        let (lang, id) = (self.context.lang, format!("{}-title", self.slug()));
        view! {
            <a class="t" id=id href=paths::commitment(lang, self.slug())>
                <LocalizedText text=self.item.side.entry.listed.title.clone() lang=lang />
            </a>
        }
        .into_any()
    }

    fn done(&self, said: AnyView) -> AnyView {
        view! {
            <li class="period-done" data-commitment=self.slug().to_owned()>
                {self.title()}
                <p class="meta">
                    <Icon name="i-info" />
                    {said}
                </p>
            </li>
        }
        .into_any()
    }

    fn fill(&self, form_data: &FormData) -> AnyView {
        let (messages, lang) = (self.messages(), self.context.lang);
        let last = self.case.last_report().map(|it| it.value.clone());
        let about = self.item.side.entry.listed.title.words(lang).to_owned();
        let chosen = form_data.values(SheetForm::NAMES.chosen).any(|it| it == self.slug());
        let unchanged = if last.is_some() {
            view! {
                <label class="check">
                    <input type="checkbox" name=SheetForm::NAMES.chosen value=self.slug().to_owned() checked=chosen />
                    <span>{messages.text("sheet-unchanged")}</span>
                    <span class="vh">{format!(": {about}")}</span>
                </label>
            }
            .into_any()
        } else {
            view! { <span class="check"></span> }.into_any()
        };
        let statuses = to_choose(messages, fields::statuses(messages));
        let reported = self.case.last_report();
        let reported =
            reported.map(|it| messages.with("last-report-on", &[("day", messages.day(it.effective_on).into())]));
        let areas = ["results", "next_steps"].map(|field| self.area(field, last.as_ref(), form_data));
        let hidden = [
            SheetForm::NAMES.version,
            SheetForm::NAMES.status_shown,
            SheetForm::NAMES.progress_shown,
            SheetForm::NAMES.shown,
            SheetForm::NAMES.draft,
            SheetForm::NAMES.draft_version,
        ];
        let hidden = hidden.map(|field| {
            view! { <input type="hidden" name=self.own(field) value=form_data.value(&self.own(field)).to_owned() /> }
        });
        view! {
            <li data-commitment=self.slug().to_owned()>
                <input type="hidden" name=SheetForm::NAMES.row value=self.slug().to_owned() />
                {hidden}
                {self.asked(form_data)}
                <div class="period-cells" role="group" aria-labelledby=format!("{}-title", self.slug())>
                    <div class="of">{self.title()} {self.state()}</div>
                    {unchanged}
                    <SelectField
                        name=self.own("status")
                        label=messages.text("report-status")
                        hint=reported.unwrap_or_else(|| messages.say("sheet-last-none"))
                        choices=statuses
                        form_data=form_data.clone()
                    />
                    {areas}
                    {self.more(last, form_data)}
                </div>
            </li>
        }
        .into_any()
    }

    /// A text in the language of the page, with what was said last.
    fn area(&self, field: &'static str, last: Option<&Update>, form_data: &FormData) -> AnyView {
        let words = last.and_then(|it| text_of(it, field)).filter(|it| !it.is_empty());
        let words = words.map_or_else(|| "–".to_owned(), |it| line(it, self.context));
        view! {
            <TextArea
                name=self.own(&in_language(field, self.context.lang))
                label=self.messages().say(&format!("report-{field}"))
                hint=words
                form_data=form_data.clone()
            />
        }
        .into_any()
    }

    /// What is known of it: that it is due, and who wrote its draft.
    fn state(&self) -> AnyView {
        let messages = self.messages();
        let owed = self.item.reporting.report_day.filter(|_| !self.item.reporting.waits);
        let owed = owed.map(|on| messages.with("desk-due-since", &[("day", messages.day(on).into())]));
        let draft = self.draft.map(|(_, name, moment)| {
            let name = name.clone().unwrap_or_else(|| messages.say("office-holder-left"));
            messages.with("sheet-draft", &[("name", name.into()), ("moment", moment.as_str().into())])
        });
        let said: Vec<String> = owed.into_iter().chain(draft).collect();
        view! {
            <p class="meta">
                <span>{said.join(" · ")}</span>
                <span
                    role="status"
                    data-kept=messages.text("report-kept")
                    data-failed=messages.text("sheet-not-kept")
                ></span>
            </p>
        }
        .into_any()
    }

    /// What has to be answered before it is taken: that a report waits, that a colleague changed the draft, that one
    /// language stayed as it was.
    fn asked(&self, form_data: &FormData) -> AnyView {
        let messages = self.messages();
        let waits = self.case.waiting_of_own().last().map(|waiting| {
            view! {
                <p class="note">{fields::waits(waiting, messages)}</p>
                {fields::confirmation(&self.own(SheetForm::NAMES.second), messages.say("report-second"), form_data)}
            }
        });
        let unchanged = messages.of_word("problem", Problem::OtherLanguageUnchanged);
        let is_asked = form_data.errors().any(|(field, error)| {
            field.strip_prefix(self.slug()).is_some_and(|it| it.starts_with('.')) && error.ends_with(unchanged)
        });
        let languages = self.own(SheetForm::NAMES.languages);
        let languages = (is_asked || !form_data.value(&languages).is_empty())
            .then(|| fields::confirmation(&languages, messages.say("report-languages"), form_data));
        let theirs = (!form_data.value(&self.own(CONFLICT)).is_empty()).then(|| self.theirs());
        view! {
            {waits}
            {languages}
            {theirs}
        }
        .into_any()
    }

    /// What a colleague wrote in the draft meanwhile.
    fn theirs(&self) -> Option<AnyView> {
        let messages = self.messages();
        let (draft, name, moment) = self.draft?;
        let name = name.clone().unwrap_or_else(|| messages.say("office-holder-left"));
        let fields = FormData::new(fields_of(draft));
        let status = fields.value("status").parse::<crate::domain::commitment::status::Status>().ok();
        let status = status.map(|it| messages.of_word("status", it).to_owned());
        let languages = [self.context.lang, self.context.lang.other()];
        let texts = TEXTS.iter().flat_map(|text| languages.map(|lang| in_language(text, lang)));
        let texts = texts.map(|field| fields.value(&field).trim().to_owned()).filter(|it| !it.is_empty());
        let words: Vec<_> = status.into_iter().chain(texts).map(|it| view! { <p class="lines">{it}</p> }).collect();
        let said = messages.with("sheet-draft", &[("name", name.into()), ("moment", moment.as_str().into())]);
        Some(
            view! {
                <div class="conflict">
                    <p class="wrong">
                        <Icon name="i-info" />
                        {messages.text("form-saved-by-other")}
                    </p>
                    <p class="note">{said}</p>
                    {words}
                </div>
            }
            .into_any(),
        )
    }

    /// The rest of the row, and the last report in full.
    fn more(&self, last: Option<Update>, form_data: &FormData) -> AnyView {
        let (messages, lang) = (self.messages(), self.context.lang);
        let other = lang.other();
        let is_two = !messages.is_alone()
            || TEXTS.iter().any(|it| !form_data.value(&self.own(&in_language(it, other))).is_empty());
        let others: Vec<_> = TEXTS
            .iter()
            .filter(|_| is_two)
            .map(|field| {
                let label = both::label_in(other, &messages.say(&format!("report-{field}")), messages);
                let name = self.own(&in_language(field, other));
                view! { <div lang=other.code()><TextArea name=name label=label form_data=form_data.clone() /></div> }
            })
            .collect();
        let visibilities = self.case.member().visibilities(&self.case.state.visibility);
        let visibilities = visibilities.into_iter().map(|it| {
            let label = audience::who(&it, self.context);
            Choice::new(it.to_string(), label)
        });
        let as_for_all = Choice::new("", messages.text("sheet-as-for-all"));
        let visibilities = std::iter::once(as_for_all).chain(visibilities).collect::<Vec<_>>();
        let filled =
            |field: &str| !form_data.value(&self.own(field)).is_empty() || form_data.error(&self.own(field)).is_some();
        let wrong = |field: &str| form_data.error(&self.own(field)).is_some();
        let obstacles = in_language("obstacles", lang);
        let open = filled(&obstacles)
            || ["evidence-0", "on", "visibility"].iter().any(|it| filled(it))
            || wrong("progress")
            || TEXTS.iter().any(|it| filled(&in_language(it, other)));
        let before = match last {
            Some(last) => {
                view! { <ReportCard update=last slug=self.slug().to_owned() lang=lang messages=messages /> }.into_any()
            }
            None => view! { <p class="note">{messages.text("sheet-last-none")}</p> }.into_any(),
        };
        let about = self.item.side.entry.listed.title.words(lang).to_owned();
        view! {
            <details open=open>
                <summary>
                    {messages.text("sheet-more")}
                    <span class="vh">{format!(": {about}")}</span>
                </summary>
                <div class="columns even">
                    <div class="write">
                        <TextArea name=self.own(&obstacles) label=messages.text("report-obstacles") form_data=form_data.clone() />
                        <div class="pair">
                            <TextField
                                name=self.own("progress")
                                label=messages.text("report-progress")
                                takes=Takes::Number
                                form_data=form_data.clone()
                            />
                            <TextField name=self.own("evidence-0") label=messages.text("field-source-address") form_data=form_data.clone() />
                            <TextField
                                name=self.own("on")
                                label=messages.text("report-on")
                                hint=messages.text("sheet-on-hint")
                                takes=Takes::Day
                                form_data=form_data.clone()
                            />
                            <SelectField
                                name=self.own("visibility")
                                label=messages.text("field-visibility")
                                choices=visibilities
                                form_data=form_data.clone()
                            />
                        </div>
                        {others}
                    </div>
                    <div>
                        <h3>{messages.text("last-report")}</h3>
                        {before}
                    </div>
                </div>
            </details>
        }
        .into_any()
    }
}

/// What stands in a commitment's row before anything is typed: the draft, and else the last status.
pub fn present(case: &MemberCommitment, draft: Option<&ReportDraft>) -> Vec<(String, String)> {
    let own = |field: &str| name(&case.state.commitment.slug, field);
    let last = case.last_report().map(|it| &it.value);
    let status = last.map_or("", |it| it.status.word()).to_owned();
    let progress = last.and_then(|it| it.progress).map_or_else(String::new, |it| it.to_string());
    let mut present = Vec::new();
    if let Some(draft) = draft {
        present.push((own(SheetForm::NAMES.draft), draft.id.clone()));
        present.push((own(SheetForm::NAMES.draft_version), draft.version()));
        let typed = fields_of(draft).into_iter().filter(|(field, _)| is_in_row(field));
        present.extend(typed.map(|(field, value)| (own(&field), value)));
    }
    let usual = [
        ("status", status.clone()),
        (SheetForm::NAMES.status_shown, status),
        ("progress", progress.clone()),
        (SheetForm::NAMES.progress_shown, progress),
        (SheetForm::NAMES.version, case.version(Versioned::Report)),
    ];
    for (field, value) in usual {
        if !present.iter().any(|(name, _)| *name == own(field)) {
            present.push((own(field), value));
        }
    }
    present
}

/// The beginning of a text in one line.
fn line(text: &Text, context: &RenderContext) -> String {
    let words = text.words(context.lang);
    let mut line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(LINE) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// What a row is drawn from, as far as the form has it not yet: with a digest of it.
pub fn with_present(form_data: FormData, slug: &str, present: &[(String, String)]) -> FormData {
    let form_data = form_data.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let shown = row::digest(&form_data, slug);
    form_data.or([(name(slug, SheetForm::NAMES.shown).as_str(), shown.as_str())])
}
