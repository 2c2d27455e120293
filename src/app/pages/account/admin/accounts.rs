//! The accounts of the own party.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, RadioGroup, SelectField, Takes, TextField};
use crate::app::form::Typed;
use crate::app::form::outcome::Posted;
use crate::app::pages::account::admin;
use crate::app::pages::account::admin::steward;
use crate::app::pages::account::admin::{Link, organisations, refuse, roles, state};
use crate::app::request::Drawing;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::account::Account;
use crate::paths;
use crate::service::account::NewAccount;
use crate::service::account::{Linked, Steward};

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    draw(visit, member, typed, None).await
}

/// The page after an account was added, with the link for its owner.
///
/// # Errors
/// When the database does not answer.
pub async fn added(visit: Visit, member: Member, linked: Linked) -> Answer {
    draw(visit, member, Typed::default(), Some(linked)).await
}

async fn draw(visit: Visit, member: Member, typed: Typed, linked: Option<Linked>) -> Answer {
    let accounts = match Steward::admin(&member, &visit.caller) {
        Some(steward) => visit.accord.accounts(&steward).await?,
        None => Vec::new(),
    };
    let reading = visit.read().await?;
    let words = visit.words;
    let title = words.say("accounts-title");
    let frame = Frame::of_own(&visit, &reading, &title);
    let drawing = reading.drawing(&visit);
    let public_url = visit.site.public_url.clone();
    Ok(Page::private(frame, title, move || {
        let party = drawing.party(member.party.as_str());
        let link = linked.map(|linked| view! { <Link linked=linked public_url=public_url words=words /> });
        let mut choices = organisations(&member, &drawing);
        choices.insert(0, crate::app::components::field::Choice::new("", words.say("choose")));
        view! {
            <div class="lead">
                <h1>{words.text("accounts-title")}</h1>
                <p>{words.with("accounts-lead", &[("party", party.into())])}</p>
            </div>
            {link}
            <ErrorSummary typed=typed.clone() words=words />
            <section class="card">
                <header>
                    <h2>{words.with("accounts-count", &[("n", accounts.len().into())])}</h2>
                </header>
                <Table accounts=accounts drawing=drawing />
            </section>
            <form class="card" method="post" novalidate=true>
                <header>
                    <h2>{words.text("accounts-add")}</h2>
                    <p class="note">{words.text("accounts-add-note")}</p>
                </header>
                <TextField
                    name="email"
                    label=words.text("field-email")
                    takes=Takes::Email
                    autocomplete="off"
                    typed=typed.clone()
                />
                <TextField
                    name="name"
                    label=words.text("field-name")
                    hint=words.text("field-name-hint")
                    takes=Takes::Text
                    autocomplete="off"
                    typed=typed.clone()
                />
                <SelectField
                    name="organisation"
                    label=words.text("organisation")
                    choices=choices
                    typed=typed.clone()
                />
                <RadioGroup name="role" label=words.text("field-role") choices=roles(words) typed=typed />
                <div class="row">
                    <button class="button">{words.text("accounts-add-do")}</button>
                </div>
            </form>
        }
    }))
}

#[component]
fn Table(accounts: Vec<Account>, drawing: Drawing) -> impl IntoView {
    let words = drawing.words;
    let heads = ["email", "name", "organisation", "role", "state"]
        .map(|it| view! { <th scope="col">{words.say(&format!("accounts-column-{it}"))}</th> });
    let rows = accounts.into_iter().map(|it| row(it, &drawing)).collect_view();
    view! {
        <table class="plain">
            <thead>
                <tr>{heads.into_iter().collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(it: Account, drawing: &Drawing) -> impl IntoView + use<> {
    let words = drawing.words;
    let state = words.say(state(&it));
    let organisation = drawing.organisation(it.organisation.as_str());
    view! {
        <tr>
            <th scope="row">
                <a href=paths::admin_account(drawing.lang, &it.id)>{it.email}</a>
            </th>
            <td>{it.name}</td>
            <td>{organisation}</td>
            <td>{words.of_word("role", it.role)}</td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

/// Adds an account, and shows the link for its owner once.
///
/// # Errors
/// When the database does not answer, or the person is no admin.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
    let steward = steward(&visit, &member)?;
    let field = |name| typed.value(name).to_owned();
    let new = NewAccount {
        email: field("email"),
        name: field("name"),
        organisation: field("organisation"),
        role: field("role"),
    };
    match visit.accord.add_account(&steward, &new).await? {
        Ok(linked) => {
            let page = admin::accounts::added(visit.clone(), member, linked).await;
            Ok(Posted::Page(Box::new((visit, page?))))
        }
        Err(refusals) => {
            refuse(&mut typed, refusals, visit.words);
            Ok(Posted::Again(typed))
        }
    }
}
