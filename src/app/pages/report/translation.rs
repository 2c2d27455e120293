//! Giving a published report in one language to a colleague, who adds the other one.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::report::ReportCard;
use crate::app::components::tasks::row;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, refuse_form};
use crate::app::open_commitment::OpenCommitment;
use crate::app::request::RenderContext;
use crate::app::{Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::paths;
use crate::paths::UpdatePath;
use crate::service::report::translation::ToTranslate;

form! {
    /// Who is to translate a report.
    TranslationForm {
        values { account, key, version }
    }
}

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
    let commitment = case.state.commitment.clone();
    Ok(Page::private(frame, move || {
        let missing = messages.of_word("tongue", open.missing.code());
        let nobody = Choice::new("", messages.text("translate-nobody"));
        let colleagues = open.colleagues.iter().map(|(account, name)| Choice::new(account, name));
        let choices: Vec<Choice> = std::iter::once(nobody).chain(colleagues).collect();
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("translate-title")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
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
    let address = paths::with_query(&report, [("corrects", item.report.as_str())]);
    row(&item.entry, context, said, (address, "translate-do"), None)
}
