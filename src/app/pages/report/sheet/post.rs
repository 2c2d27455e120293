//! What the buttons of the period sheet do.

use crate::app::RequestContext;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::form::parse::{choice_or, typed_day};
use crate::app::form::text::in_language;
use crate::app::pages::report::form_data;
use crate::app::pages::report::sheet::row::{AS_FOR_ALL, Row, is_in_row, key_of};
use crate::app::pages::report::sheet::{CONFLICT, ForAll, Sheet, SheetAction, SheetForm, name, rows};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::FieldError;
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;
use crate::paths;
use crate::service::report::{Confirmed, Submit};
use crate::service::unit_of_work::ServiceError;

/// Performs the action of a button of the sheet, or saves what was typed into a row.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let act = choice_or(&mut form_data, SheetForm::NAMES.act, SheetAction::Submit, request.messages);
    let Some(act) = act else { return Ok(FormOutcome::Refused(form_data)) };
    let sheet = Sheet::load(&request, &member).await?;
    let sent = Sent { request: &request, member: &member, sheet: &sheet };
    match act {
        SheetAction::Submit => sent.submit(form_data).await,
        SheetAction::SaveDrafts => sent.save(form_data).await,
        SheetAction::Keep => sent.keep(form_data).await,
        SheetAction::ChooseUnchanged | SheetAction::Copy => Ok(FormOutcome::Redraw(form_data)),
        SheetAction::Unchanged => sent.say_unchanged(form_data).await,
    }
}

/// A sheet that was sent.
struct Sent<'a> {
    request: &'a RequestContext,
    member: &'a Member,
    sheet: &'a Sheet,
}

impl Sent<'_> {
    fn messages(&self) -> Messages {
        self.request.messages
    }

    fn lang(&self) -> Lang {
        self.request.lang
    }

    /// Reports what is wrong with a row, with the title of what it is about: by the field of a report's form.
    fn refuse(&self, form_data: &mut FormData, slug: &str, field: &str, problem: &str) {
        let title = self.sheet.case(slug).map_or(slug, |case| case.state.commitment.title.words(self.lang()));
        let said = self.messages().with("labelled", &[("label", title.into()), ("value", problem.into())]);
        let field = match field {
            field if AS_FOR_ALL.contains(&field) && form_data.value(&name(slug, field)).is_empty() => field.to_owned(),
            field if is_in_row(field) || field == SheetForm::NAMES.second => name(slug, field),
            // What else the draft has is not in the row.
            _ => name(slug, &in_language("results", self.lang())),
        };
        form_data.refuse(&field, said);
    }

    /// The faults that the rules found in a row, each at its field.
    fn faulty(&self, form_data: &mut FormData, slug: &str, faults: &[FieldError]) {
        // The form of the report knows in which of its fields each stands.
        let start = format!("{slug}.");
        let own = form_data.fields().filter_map(|(name, value)| Some((name.strip_prefix(&start)?, value)));
        let mut own = FormData::new(own.map(|(field, value)| (field.to_owned(), value.to_owned())));
        form_data::refuse(&mut own, faults, self.messages());
        for (field, problem) in own.errors() {
            self.refuse(form_data, slug, field, problem);
        }
    }

    /// The row was refused because a colleague saved its draft: both texts are shown, and sent again this one stands.
    fn conflicting(&self, form_data: FormData, slug: &str, version: String) -> FormData {
        let mut form_data = form_data.with(&name(slug, CONFLICT), "1");
        form_data = form_data.with(&name(slug, SheetForm::NAMES.draft_version), version);
        let begun = self.sheet.case(slug).and_then(|case| self.sheet.drafts.get(&case.id));
        if let Some((begun, _)) = begun {
            form_data = form_data.with(&name(slug, SheetForm::NAMES.draft), begun.id.clone());
        }
        let field = in_language("results", self.lang());
        self.refuse(&mut form_data, slug, &field, self.messages().text("form-conflict-explained"));
        form_data.conflicting(String::new())
    }

    /// Saves what was typed into one row.
    async fn keep(&self, form_data: FormData) -> FormResult {
        let Some(slug) = rows(&form_data).pop() else { return Ok(FormOutcome::Text(String::new())) };
        let typed = self.sheet.typed(&form_data, &slug);
        if !typed.is_to_be_saved() {
            return Ok(FormOutcome::Text(String::new()));
        }
        let draft = typed.draft(form_data.value(SheetForm::NAMES.key), true);
        let saved = self.request.accord.reports().save_drafts(self.member, vec![(slug.clone(), draft)]).await?;
        match saved.into_iter().next() {
            Some((_, Ok(draft))) => Ok(FormOutcome::Text(format!("{} {}", draft.id, draft.version()))),
            Some((_, Err(ServiceError::Outdated(version)))) => {
                Ok(FormOutcome::Refused(self.conflicting(form_data, &slug, version)))
            }
            Some((_, Err(ServiceError::Invalid(faults)))) => {
                let mut form_data = form_data;
                self.faulty(&mut form_data, &slug, &faults);
                Ok(FormOutcome::Refused(form_data))
            }
            Some((_, Err(refusal))) => Err(refusal.into()),
            None => Ok(FormOutcome::Text(String::new())),
        }
    }

    /// Saves the drafts of these rows, as far as anything was typed into them. Returns how many, and the form as it is
    /// then: refused where a row could not be saved.
    async fn save_rows(&self, form_data: FormData, slugs: Vec<String>) -> Result<(usize, FormData), crate::app::Error> {
        let key = form_data.value(SheetForm::NAMES.key).to_owned();
        let drafts: Vec<_> = slugs
            .into_iter()
            .filter_map(|slug| {
                let typed = self.sheet.typed(&form_data, &slug);
                let draft =
                    (self.sheet.case(&slug).is_some() && typed.is_to_be_saved()).then(|| typed.draft(&key, false))?;
                Some((slug, draft))
            })
            .collect();
        if drafts.is_empty() {
            return Ok((0, form_data));
        }
        let (mut count, mut form_data) = (0, form_data);
        for (slug, outcome) in self.request.accord.reports().save_drafts(self.member, drafts).await? {
            match outcome {
                Ok(draft) => {
                    count += 1;
                    form_data = form_data.with(&name(&slug, SheetForm::NAMES.draft), draft.id.clone());
                    form_data = form_data.with(&name(&slug, SheetForm::NAMES.draft_version), draft.version());
                }
                Err(ServiceError::Outdated(version)) => form_data = self.conflicting(form_data, &slug, version),
                Err(ServiceError::Invalid(faults)) => self.faulty(&mut form_data, &slug, &faults),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Ok((count, form_data))
    }

    /// Saves what was typed into the rows.
    async fn save(&self, form_data: FormData) -> FormResult {
        let slugs = rows(&form_data);
        let (count, form_data) = self.save_rows(form_data, slugs).await?;
        if form_data.is_refused() {
            return Ok(FormOutcome::Refused(form_data));
        }
        Ok(FormOutcome::Kept(paths::with_query(&paths::sheet(self.lang()), [("done", format!("saved-{count}"))])))
    }

    /// The day and the visibility of all rows; what cannot be read is reported at its field.
    fn for_all(&self, form_data: &mut FormData) -> Option<ForAll> {
        let on = typed_day(form_data.value(SheetForm::NAMES.on));
        if on.is_none() {
            form_data.refuse(SheetForm::NAMES.on, self.messages().say("problem-not-a-day"));
        }
        let visibility = choice_or(form_data, SheetForm::NAMES.visibility, Visibility::Shared, self.messages());
        Some(ForAll { on: on?, visibility: visibility? })
    }

    /// Submits the rows that say anything new, all of them together.
    async fn submit(&self, mut form_data: FormData) -> FormResult {
        let Some(all) = self.for_all(&mut form_data) else { return Ok(FormOutcome::Refused(form_data)) };
        let key = form_data.value(SheetForm::NAMES.key).to_owned();
        let mut reports = Vec::new();
        for slug in rows(&form_data) {
            let typed = self.sheet.typed(&form_data, &slug);
            match typed.read(&all, self.messages()) {
                Row::Unchanged => {}
                Row::Wrong(faults) => {
                    for (field, problem) in faults {
                        self.refuse(&mut form_data, &slug, &field, &problem);
                    }
                }
                Row::Report(written) => {
                    let confirmed = Confirmed {
                        second: !typed.value(SheetForm::NAMES.second).is_empty(),
                        languages: !typed.value(SheetForm::NAMES.languages).is_empty(),
                    };
                    let submit = Submit {
                        again: None,
                        corrects: None,
                        written: *written,
                        draft: typed.draft_ref(),
                        version: typed.value(SheetForm::NAMES.version).to_owned(),
                        idempotency_key: key_of(&key, &slug),
                        confirmed,
                    };
                    reports.push((slug.clone(), submit));
                }
            }
        }
        if reports.is_empty() && !form_data.is_refused() {
            form_data.refuse(SheetForm::NAMES.row, self.messages().say("sheet-empty"));
        }
        if form_data.is_refused() {
            return Ok(FormOutcome::Refused(form_data));
        }
        match self.request.accord.reports().submit_together(self.member, reports, &key).await {
            Ok(count) => redirect_done(&paths::sheet(self.lang()), &count.to_string()),
            Err((slug, refusal)) => self.refused(form_data, &slug, refusal),
        }
    }

    /// The sheet, refused because of one row.
    fn refused(&self, mut form_data: FormData, slug: &str, refusal: ServiceError) -> FormResult {
        match refusal {
            ServiceError::Invalid(faults) => {
                self.faulty(&mut form_data, slug, &faults);
                Ok(FormOutcome::Refused(form_data))
            }
            ServiceError::Conflict { version, .. } => {
                // The row shows the present report beside what was typed; sent again, it stands.
                let field = in_language("results", self.lang());
                self.refuse(&mut form_data, slug, &field, self.messages().text("form-conflict-explained"));
                let form_data = form_data.conflicting(String::new());
                Ok(FormOutcome::Refused(form_data.with(&name(slug, SheetForm::NAMES.version), version)))
            }
            ServiceError::Outdated(version) => Ok(FormOutcome::Refused(self.conflicting(form_data, slug, version))),
            other => Err(other.into()),
        }
    }

    /// Says that nothing has changed in the rows that are ticked. What was typed into others stays in their drafts.
    async fn say_unchanged(&self, mut form_data: FormData) -> FormResult {
        let Some(all) = self.for_all(&mut form_data) else { return Ok(FormOutcome::Refused(form_data)) };
        let chosen: Vec<String> = form_data.values(SheetForm::NAMES.chosen).map(str::to_owned).collect();
        if chosen.is_empty() {
            form_data.refuse(SheetForm::NAMES.row, self.messages().say("sheet-none-chosen"));
            return Ok(FormOutcome::Refused(form_data));
        }
        for slug in &chosen {
            if !matches!(self.sheet.typed(&form_data, slug).read(&all, self.messages()), Row::Unchanged) {
                let problem = self.messages().text("sheet-has-changes");
                self.refuse(&mut form_data, slug, &in_language("results", self.lang()), problem);
            }
        }
        let others = rows(&form_data).into_iter().filter(|it| !chosen.contains(it)).collect();
        if form_data.is_refused() {
            return Ok(FormOutcome::Refused(form_data));
        }
        let (_, form_data) = self.save_rows(form_data, others).await?;
        if form_data.is_refused() {
            return Ok(FormOutcome::Refused(form_data));
        }
        let key = form_data.value(SheetForm::NAMES.key).to_owned();
        let versions = chosen
            .into_iter()
            .map(|slug| {
                let version = form_data.value(&name(&slug, SheetForm::NAMES.version)).to_owned();
                (slug, version)
            })
            .collect();
        match self.request.accord.reports().say_unchanged(self.member, versions, all.on, &key).await {
            Ok(said) if said.submitted == 0 => {
                redirect_done(&paths::sheet(self.lang()), &format!("confirmed-{}", said.confirmed))
            }
            Ok(said) => {
                let count = said.submitted + said.confirmed;
                redirect_done(&paths::sheet(self.lang()), &format!("unchanged-{count}"))
            }
            Err((slug, refusal)) => self.refused(form_data, &slug, refusal),
        }
    }
}
