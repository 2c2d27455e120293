//! Taking a record's payload out for good.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::report::ReportCard;
use crate::app::components::text::Words as Shown;
use crate::app::components::withhold::WithholdForm;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::again;
use crate::app::pages::commitment::{Told, history};
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::paths;
use crate::service::commitment::withhold::Withhold;

/// Loads the form for a record.
///
/// # Errors
/// When there is no such record that the person may withhold, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let mut reading = visit.read().await?;
    let record = case.history.iter().find(|it| it.id == visit.item).ok_or(Error::Nowhere)?.clone();
    if !case.may_withhold(&record, &reading.snapshot.reference) {
        return Err(Error::Nowhere);
    }
    let found = visit.accord.commitment(&mut reading.snapshot, &visit.slug).await?;
    let told = found.and_then(|page| Told::of(page, &visit, &reading)).ok_or(Error::NotFound(Noun::Commitment))?;
    let (words, lang) = (visit.words, visit.lang);
    let frame = Frame::of_own(&visit, &reading, words.say("withhold-title"));
    let key = visit.accord.form_key();
    let typed = typed.or([("key", &*key)]);
    Ok(Page::private(frame, words.say("withhold-title"), move || {
        let commitment = told.commitment();
        let says = history::says(&told, &record.id).unwrap_or_else(|| words.text("history-changed").into_any());
        let report = match record.fact.clone() {
            Some(Fact::UpdatePublished(it)) => Some(it),
            Some(Fact::UpdateSubmitted(it)) => Some(it.update),
            _ => None,
        };
        view! {
            <Crumbs
                steps=vec![(paths::commitments(lang), words.say("nav-commitments"))]
                drawing=told.drawing.clone()
            />
            <div class="lead">
                <h1>{words.text("withhold-title")}</h1>
                <p class="of">
                    <a href=paths::commitment(lang, &commitment.slug)>
                        <Shown text=commitment.title.clone() lang=lang />
                    </a>
                </p>
            </div>
            <ErrorSummary typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{words.text("withhold-record")}</h2>
                    </header>
                    <p>{day::day(record.effective_on, words)} " · " {says}</p>
                    {report.map(|it| view! { <ReportCard update=it slug=commitment.slug.clone() lang=lang words=words /> })}
                </section>
                <WithholdForm typed=typed lang=lang words=words />
            </div>
        }
    }))
}

/// Takes a record's payload out.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let form = Withhold {
        record: visit.item.clone(),
        reason: typed.value(&in_language("reason", visit.lang)).to_owned(),
        decided_by: typed.value("decided_by").to_owned(),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.withhold_as(&member, &visit.slug, form).await {
        Ok(()) => crate::app::form::outcome::history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
