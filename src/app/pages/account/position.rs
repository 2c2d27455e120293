//! One post: who holds it, what it answers for, and handing it over. Printed, it says what was handed over.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, ErrorSummary, SelectField, Takes, TextField};
use crate::app::components::head::Crumbs;
use crate::app::components::rows::CommitmentTable;
use crate::app::components::text::Words as Shown;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given_day;
use crate::app::pages::account::position;
use crate::app::pages::account::said;
use crate::app::pages::report::refused;
use crate::app::request::Drawing;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::action::{Act, Ground, may};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::words;
use crate::paths;
use crate::service::account::positions::Duties;
use crate::service::account::positions::HandOver;

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
        HandOver = "hand_over",
        Duties = "duties",
    }
}

/// What the choice of a holder says for nobody.
pub const VACANT: &str = "nobody";

/// Loads the post.
///
/// # Errors
/// When the own organisation has no such post, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let duties = visit.accord.duties(&member, &visit.item).await.map_err(refused)?;
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let title = duties.post.title.words(lang).to_owned();
    let frame = Frame::of_own(&visit, &reading, &title);
    let today = visit.accord.today().to_string();
    let typed = typed.or([("from", &*today)]);
    let typed = if typed.value("act") == Ask::Duties.word() {
        typed
    } else {
        typed.choosing("duty", duties.commitments.iter().map(|it| it.listed.slug.clone()))
    };
    let manages = may(&member, Act::ManageOffices, &Ground::HOUSE);
    let done = visit.parameter("done").map(str::to_owned);
    Ok(Page::private(frame, title, move || {
        let notice = match done.as_deref() {
            Some("handed_over") => Some("office-handed-over"),
            Some(_) => Some("owners-saved"),
            None => None,
        };
        let forms = manages.then(|| forms(&duties, &typed, &drawing));
        view! {
            <Crumbs
                steps=vec![(paths::desk(lang), words.say("desk")), (paths::offices(lang), words.say("offices-title"))]
                drawing=drawing.clone()
            />
            <div class="lead">
                <h1>
                    <Shown text=duties.post.title.clone() lang=lang />
                </h1>
                <p>{drawing.organisation(member.organisation.as_str())}</p>
            </div>
            {notice.map(|key| said(words.say(key)))}
            <ErrorSummary typed=typed.clone() words=words />
            {holders(&duties, &drawing)}
            {answers_for(&duties, &drawing)}
            {forms}
        }
    }))
}

fn holders(duties: &Duties, drawing: &Drawing) -> AnyView {
    let words = drawing.words;
    let rows: Vec<_> = duties
        .holdings
        .iter()
        .map(|(holding, account)| {
            let name = match (account, &holding.account) {
                (Some(account), _) => account.name.clone(),
                (None, Some(_)) => words.say("office-holder-left"),
                (None, None) => words.say("offices-vacant"),
            };
            let args = [("name", name.into()), ("day", words.day(holding.from).into())];
            view! { <li>{words.with("office-held-since", &args)}</li> }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="note">{words.text("offices-vacant")}</p> });
    view! {
        <section class="card">
            <header>
                <h2>{words.text("office-holders")}</h2>
            </header>
            {none}
            <ul class="feed">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What goes with the post: its commitments, with how they stand, and the drafts about them.
fn answers_for(duties: &Duties, drawing: &Drawing) -> AnyView {
    let words = drawing.words;
    let drafts = words.with("office-drafts", &[("n", duties.drafts.len().into())]);
    let body = if duties.commitments.is_empty() {
        view! { <p class="note">{words.text("office-duties-none")}</p> }.into_any()
    } else {
        let rows = duties.commitments.iter().cloned().map(|it| (it, None)).collect();
        view! {
            <CommitmentTable rows=rows caption=words.say("office-duties") drawing=drawing.clone() />
            <p class="note">{drafts}</p>
        }
        .into_any()
    };
    view! {
        <section class="card">
            <header>
                <h2>{words.text("office-duties")}</h2>
            </header>
            {body}
        </section>
    }
    .into_any()
}

fn forms(duties: &Duties, typed: &Typed, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let holders = std::iter::once(Choice::new("", words.text("choose")))
        .chain(duties.colleagues.iter().map(|it| Choice::new(it.id.clone(), it.name.clone())))
        .chain([Choice::new(VACANT, words.text("offices-vacant"))])
        .collect();
    let own = duties.commitments.iter().map(|it| (it, false));
    let all = own.chain(duties.others.iter().map(|(it, elsewhere)| (it, *elsewhere)));
    let choices = all
        .map(|(it, elsewhere)| {
            let choice = Choice::new(it.listed.slug.clone(), it.listed.title.words(lang));
            if elsewhere { choice.explained(words.text("office-elsewhere")) } else { choice }
        })
        .collect();
    view! {
        <form class="card write no-print" method="post" novalidate=true>
            <header>
                <h2>{words.text("office-hand-over")}</h2>
            </header>
            <p class="note">{words.text("office-hand-over-note")}</p>
            <div class="pair">
                <SelectField name="to" label=words.text("office-new-holder") choices=holders typed=typed.clone() />
                <TextField
                    name="from"
                    label=words.text("delegation-from")
                    takes=Takes::Day
                    autocomplete="off"
                    typed=typed.clone()
                />
            </div>
            <button class="button" name="act" value=Ask::HandOver.word()>
                {words.text("office-hand-over")}
            </button>
        </form>
        <details class="card fold no-print">
            <summary>{words.text("office-set-duties")}</summary>
            <form class="write" method="post" novalidate=true>
                <CheckboxGroup
                    name="duty"
                    label=words.text("office-duties")
                    hint=words.text("office-set-duties-hint")
                    choices=choices
                    typed=typed.clone()
                />
                <button class="button" name="act" value=Ask::Duties.word()>
                    {words.text("owners-save")}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// Hands a post over, or says what it answers for.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use position::Ask;

    let (words, here) = (visit.words, paths::office(visit.lang, &visit.item));
    match typed.value("act").parse::<Ask>() {
        Err(_) => Ok(Posted::Again(typed)),
        Ok(Ask::Duties) => {
            let chosen: Vec<String> = typed.values("duty").map(str::to_owned).collect();
            match visit.accord.set_duties(&member, &visit.item, &chosen, &visit.caller).await {
                Ok(()) => done(&here, "saved"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Ok(Ask::HandOver) => {
            let from = given_day(&mut typed, "from", words);
            let to = typed.value("to").to_owned();
            for (wrong, field, problem) in [
                (to.is_empty(), "to", "problem-choose"),
                (from.is_none() && typed.error("from").is_none(), "from", "problem-not-a-day"),
            ] {
                if wrong {
                    typed.refuse(field, words.say(problem));
                }
            }
            let (Some(from), false) = (from, typed.is_refused()) else { return Ok(Posted::Again(typed)) };
            let form = HandOver { to: (to != VACANT).then_some(to), from };
            match visit.accord.hand_over(&member, &visit.item, form, &visit.caller).await {
                Ok(()) => done(&here, "handed_over"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
    }
}
