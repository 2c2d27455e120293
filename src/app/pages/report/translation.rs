//! Giving a published report in one language to a colleague, who adds the other one.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::meanwhile::{Labelled, Meanwhile, Value};
use crate::app::components::report::ReportCard;
use crate::app::components::tasks::row;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, refuse_form};
use crate::app::open_commitment::OpenCommitment;
use crate::app::request::RenderContext;
use crate::app::{Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::UpdatePath;
use crate::service::report::translation::{ToTranslate, Translation};

form! {
    /// Who is to translate a report.
    TranslationForm {
        values { account, key, version }
    }
}

/// Who has it, in words.
const WHO_SAID: &str = "account_said";
const FIELDS: &[Labelled] = &[(WHO_SAID, "translate-who", Value::Words)];

/// Loads the form for a published report.
///
/// # Errors
/// When there is none of the own organisation in which a language is missing, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> PageResult {
    let id = path.update.clone();
    let open = request.accord.reports().translation(&member, &path.slug, &id).await?;
    let opened = OpenCommitment::open(&request, &member, &path.slug, "translate-title", |_| true).await?;
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([
        (TranslationForm::NAMES.key, &*key),
        (TranslationForm::NAMES.version, &*open.given_to),
        (TranslationForm::NAMES.account, &*open.given_to),
    ]);
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let choices = choices(&open, messages);
    // What changed meanwhile is told in the words of the choices.
    let said = |value: &str| choices.iter().find(|it| it.value == value).map(|it| it.label.clone()).unwrap_or_default();
    let present = vec![(WHO_SAID.to_owned(), said(&open.given_to))];
    let typed = form_data.clone().with(WHO_SAID, said(form_data.value(TranslationForm::NAMES.account)));
    let meanwhile = form_data.is_conflict().then_some((present, typed));
    let commitment = case.state.commitment.clone();
    Ok(Page::private(frame, move || {
        let missing = messages.of_word("tongue", open.missing.code());
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("translate-title")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            {meanwhile.map(|(present, typed)| {
                view! { <Meanwhile present=present fields=FIELDS form_data=typed context=context.clone() /> }
            })}
            <div class="columns even">
                <section class="card">
                    <h2>{messages.text("report-fields-legend")}</h2>
                    <ReportCard
                        update=open.report.value
                        slug=commitment.slug.clone()
                        lang=lang
                        messages=messages
                    />
                </section>
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <p class="note">{messages.with("translate-explained", &[("language", missing.into())])}</p>
                    <SelectField
                        name=TranslationForm::NAMES.account
                        label=messages.text("translate-who")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <button class="button">{messages.text("form-save")}</button>
                </form>
            </div>
        }
    }))
}

/// Who can be chosen: nobody, the colleagues; and who has it now, also where that is oneself, or no longer possible.
fn choices(open: &Translation, messages: Messages) -> Vec<Choice> {
    let nobody = Choice::new("", messages.text("translate-nobody"));
    let colleagues = open.colleagues.iter().map(|(account, name)| Choice::new(account, name));
    let mut choices: Vec<Choice> = std::iter::once(nobody).chain(colleagues).collect();
    if let Some(holder) = open.holder.as_deref().filter(|_| !choices.iter().any(|it| it.value == open.given_to)) {
        choices.push(Choice::new(&open.given_to, holder));
    }
    choices
}

/// Gives the report to a colleague, or to nobody.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> FormResult {
    let typed = TranslationForm::read(&form_data);
    let id = path.update.clone();
    let reports = request.accord.reports();
    match reports.give_translation(&member, &path.slug, &id, &typed.account, &typed.version).await {
        Ok(()) => Ok(FormOutcome::Redirect(format!("{}#updates", paths::commitment(request.lang, &path.slug)))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

/// A report that the person is to translate, on the desk.
pub fn to_translate(item: &ToTranslate, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let missing = messages.of_word("tongue", item.missing.code());
    let missing = messages.with("translate-missing", &[("language", missing.into())]);
    let by = item.by.as_ref().map(|it| messages.with("translate-by", &[("name", it.as_str().into())]));
    let said = [Some(missing), by].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let report = paths::report(lang, &item.entry.listed.slug);
    let address = match &item.returned {
        Some(correction) => paths::with_query(&report, [("again", correction.as_str())]),
        None => paths::with_query(&report, [("corrects", item.report.as_str())]),
    };
    row(&item.entry, context, said, (address, "translate-do"), None)
}
