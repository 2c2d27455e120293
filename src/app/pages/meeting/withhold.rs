//! Taking the payload of a meeting's agenda or decision out for good.

use leptos::prelude::*;

use crate::app::components::form_page::{EntryHead, Refused};
use crate::app::components::withhold::WithholdForm;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::pages::enter::refused;
use crate::app::pages::meeting::history::says;
use crate::app::pages::report::form_data::in_language;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::paths;
use crate::service::commitment::withhold::Withhold;

/// Loads the form for a record.
///
/// # Errors
/// When there is no such record that the person may withhold, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let preparing = visit.accord.preparing(&member, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let record = preparing.withholdable(&visit.item, &member).ok_or(Error::Nowhere)?.clone();
    let reading = visit.read().await?;
    let drawing = reading.drawing(&visit);
    let (words, lang) = (visit.words, visit.lang);
    let frame = Frame::of_own(&visit, &reading, words.say("withhold-title"));
    let key = visit.accord.form_key();
    let typed = typed.or([("key", &*key)]);
    let meeting = preparing.meeting;
    Ok(Page::private(frame, words.say("withhold-title"), move || {
        let what = says(&record, std::slice::from_ref(&record), &drawing);
        view! {
            <EntryHead
                from=vec![(paths::meetings(lang), words.say("meetings-title"))]
                title=words.text("withhold-title")
                about=Some((paths::meeting(lang, &meeting.slug), meeting.title.clone()))
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{words.text("withhold-record")}</h2>
                    </header>
                    <p>{what}</p>
                </section>
                <WithholdForm typed=typed lang=lang words=words />
            </div>
        }
    }))
}

/// Takes the payload of a meeting's record out.
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
    match visit.accord.withhold_of_meeting(&member, &visit.slug, form).await {
        Ok(()) => Ok(Posted::Done(format!("{}#history", paths::meeting(visit.lang, &visit.slug)))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
