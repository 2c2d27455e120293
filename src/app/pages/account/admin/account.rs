//! One account of the own party.

use leptos::prelude::*;

use crate::app::components::field::{ErrorSummary, RadioGroup, SelectField};
use crate::app::components::head::Crumbs;
use crate::app::form::Typed;
use crate::app::form::outcome::Posted;
use crate::app::pages::account::admin;
use crate::app::pages::account::admin::steward;
use crate::app::pages::account::admin::{Link, organisations, refuse, roles, state};
use crate::app::pages::account::said;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::words;
use crate::paths;
use crate::service::account::{Linked, Steward};

words! {
    /// What the forms of this page ask for, in their field `act`.
    Act {
        Change = "change",
        Disable = "disable",
        Enable = "enable",
        NewLink = "new_link",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    draw(visit, member, typed, None).await
}

/// The page after a new link was made.
///
/// # Errors
/// When the database does not answer.
pub async fn linked(visit: Visit, member: Member, linked: Linked) -> Answer {
    draw(visit, member, Typed::default(), Some(linked)).await
}

async fn draw(visit: Visit, member: Member, typed: Typed, linked: Option<Linked>) -> Answer {
    let account = match Steward::admin(&member, &visit.caller) {
        Some(steward) => visit.accord.account(&steward, &visit.slug).await?,
        None => None,
    };
    // Another party's account answers like one that does not exist.
    let account = account.ok_or(Error::Nowhere)?;
    let reading = visit.read().await?;
    let words = visit.words;
    let title = account.email.clone();
    let frame = Frame::of_own(&visit, &reading, &title);
    let drawing = reading.drawing(&visit);
    let public_url = visit.site.public_url.clone();
    let done = visit.parameter("done").and_then(|it| it.parse::<Act>().ok());
    Ok(Page::private(frame, title, move || {
        let typed = typed.or([("organisation", account.organisation.as_str()), ("role", account.role.word())]);
        let link = linked.map(|linked| view! { <Link linked=linked public_url=public_url words=words /> });
        let switch = if account.disabled_at.is_some() { Act::Enable } else { Act::Disable };
        let oneself = account.id == member.account;
        let button = |act: Act| {
            let class = if act == Act::Change { "button" } else { "button plain" };
            view! { <button class=class name="act" value=act.word()>{words.of_word("account-act", act)}</button> }
        };
        let steps = vec![(paths::admin_accounts(drawing.lang), words.say("accounts-title"))];
        view! {
            <div class="lead">
                <Crumbs steps=steps drawing=drawing.clone() />
                <h1>{account.email.clone()}</h1>
                <p>{account.name.clone()} " · " {words.say(state(&account))}</p>
            </div>
            {done.map(|act| said(words.of_word("account-acted", act)))}
            {link}
            <ErrorSummary typed=typed.clone() words=words />
            <form class="card" method="post">
                <SelectField
                    name="organisation"
                    label=words.text("organisation")
                    choices=organisations(&member, &drawing)
                    typed=typed.clone()
                />
                <RadioGroup name="role" label=words.text("field-role") choices=roles(words) typed=typed />
                <div class="row">{button(Act::Change)}</div>
            </form>
            <form class="card" method="post">
                <p>{words.text("account-link-note")}</p>
                <div class="row">{button(Act::NewLink)}</div>
            </form>
            {(!oneself)
                .then(|| {
                    view! {
                        <form class="card" method="post">
                            <p>{words.of_word("account-note", switch)}</p>
                            <div class="row">{button(switch)}</div>
                        </form>
                    }
                })}
        }
    }))
}

/// Does what a form about one account asks for.
///
/// # Errors
/// When the database does not answer, the person is no admin, or there is no such account in the own party.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
    use admin::account::Act;

    let (steward, id) = (steward(&visit, &member)?, visit.slug.as_str());
    let Ok(act) = typed.value("act").parse::<Act>() else { return Ok(Posted::Again(typed)) };
    let done = match act {
        Act::Change => {
            let (organisation, role) = (typed.value("organisation"), typed.value("role"));
            visit.accord.change_account(&steward, id, organisation, role).await?
        }
        Act::Disable | Act::Enable => {
            let done = visit.accord.set_disabled(&steward, id, act == Act::Disable).await?;
            done.map(|done| done.map_err(|refusal| vec![refusal]))
        }
        Act::NewLink => {
            let linked = visit.accord.new_link(&steward, id).await?.ok_or(Error::Nowhere)?;
            let page = admin::account::linked(visit.clone(), member, linked).await;
            return Ok(Posted::Page(Box::new((visit, page?))));
        }
    };
    match done.ok_or(Error::Nowhere)? {
        Ok(()) => {
            let here = paths::admin_account(visit.lang, id);
            Ok(Posted::Done(paths::with_query(&here, [("done", act.word())])))
        }
        Err(refusals) => {
            refuse(&mut typed, refusals, visit.words);
            Ok(Posted::Again(typed))
        }
    }
}
