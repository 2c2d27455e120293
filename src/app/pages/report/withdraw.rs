//! Taking a published report back.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::report::ReportCard;
use crate::app::components::text::around;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::again;
use crate::app::form::outcome::history;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::Of;

/// Loads the form for a published report.
///
/// # Errors
/// When there is none that the person may take back, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    let id = UpdateId(visit.item.clone());
    let update = case.update(&id).filter(|it| case.may_withdraw(&it.value)).cloned();
    // Corrected or taken back since the form was opened, it is no longer there to be shown; what was typed still is.
    if update.is_none() && !typed.is_conflict() {
        return Err(Error::Nowhere);
    }
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&visit, &reading, words.say("withdraw-title"));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Update(&id)));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    Ok(Page::private(frame, words.say("withdraw-title"), move || {
        let report = update.clone().map(|it| {
            view! {
                <section class="card">
                    <header>
                        <h2>{words.text("report-fields-legend")}</h2>
                        <span class="note">
                            {around(
                                words,
                                "commitment-report-on",
                                &[],
                                "day",
                                day::day(it.effective_on, words),
                            )}
                        </span>
                    </header>
                    <ReportCard update=it.value slug=commitment.slug.clone() lang=lang words=words />
                </section>
            }
        });
        let send = update.is_some().then(|| {
            view! { <button class="button">{words.text("withdraw-do")}</button> }
        });
        view! {
            <WorkHead
                from=(paths::commitments(lang), words.say("nav-commitments"))
                title=words.text("withdraw-title")
                commitment=commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            <div class="columns even">
                {report}
                <form class="card write" method="post" novalidate=true>
                    <FormKeys typed=typed.clone() />
                    <p class="note">{words.text("withdraw-explained")}</p>
                    <TextArea
                        name=in_language("reason", lang)
                        label=words.text("joint-reason")
                        hint=words.text("withdraw-reason-hint")
                        typed=typed.clone()
                    />
                    {send}
                </form>
            </div>
        }
    }))
}

/// Takes a published report back.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let reason = typed.value(&in_language("reason", visit.lang)).trim().to_owned();
    match visit.accord.withdraw(&member, &visit.slug, about(&visit.item, &typed), reason).await {
        Ok(()) => history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
