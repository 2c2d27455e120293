//! The form of what a published source says: nobody's report, entered with its source.

use leptos::prelude::*;

use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::text::Words as Shown;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::history;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::{in_language, visibilities};
use crate::app::pages::report::{Ask, Form, fields, refused};
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::basics::text::TextKind;
use crate::domain::report::update::Voice;
use crate::paths;

/// Loads the form.
///
/// # Errors
/// When the person enters nothing about the commitment, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    if !case.may(Act::EnterPublicRecord) {
        return Err(Error::Nowhere);
    }
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&visit, &reading, words.say("public-record-title"));
    let (key, today) = (visit.accord.form_key(), visit.accord.today().to_string());
    let widest = visibilities(&member, &case.state.visibility).first().map_or_else(String::new, ToString::to_string);
    let (kind, unofficial) = (in_language("text_kind", lang.other()), TextKind::Unofficial.to_string());
    let typed = typed.or([("key", &*key), ("on", &*today), ("visibility", &*widest), (&*kind, &*unofficial)]);
    Ok(Page::private(frame, words.say("public-record-title"), move || {
        let form = Form { member, case, typed, drawing };
        let typed = &form.typed;
        let preview = (typed.value("act") == Ask::Preview.word()).then(|| form.preview(Voice::PublicRecord));
        view! {
            <Crumbs
                steps=vec![(paths::commitments(lang), words.say("nav-commitments"))]
                drawing=form.drawing.clone()
            />
            <div class="lead">
                <h1>{words.text("public-record-title")}</h1>
                <p class="of">
                    <a href=paths::commitment(lang, &commitment.slug)>
                        <Shown text=commitment.title.clone() lang=lang />
                    </a>
                </p>
            </div>
            <ErrorSummary typed=typed.clone() words=words />
            {preview}
            <form class="card write" method="post" enctype="multipart/form-data" novalidate=true>
                <input type="hidden" name="key" value=typed.value("key").to_owned() />
                <p class="note">{words.text("public-record-explained")}</p>
                {fields::status(&form)}
                {fields::texts(&form)}
                {fields::sources(&form)}
                {fields::visibility(&form)}
                <div class="row acts">
                    <button class="button" name="act" value=Ask::Submit.word()>
                        {words.text("public-record-enter")}
                    </button>
                    <button class="button plain" name="act" value=Ask::Preview.word()>
                        {words.text("report-preview")}
                    </button>
                </div>
            </form>
        }
    }))
}

/// Enters what a published source says.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let ask = typed.value("act").parse::<Ask>().unwrap_or(Ask::Submit);
    if ask == Ask::MoreEvidence && !typed.is_refused() {
        return Ok(Posted::Shown(typed));
    }
    let Some(written) = read(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
    if ask == Ask::Preview {
        return Ok(Posted::Shown(typed));
    }
    match visit.accord.enter_public_record(&member, &visit.slug, written, typed.value("key")).await {
        Ok(_) => history(&visit),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
