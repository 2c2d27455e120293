//! The own account: who one is, the password, where one is signed in.

pub mod admin;
pub mod position;
pub mod positions;
pub mod set_password;
pub mod sign_in;

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, Takes, TextField};
use crate::app::components::icon::Icon;
use crate::app::form::Typed;
use crate::app::form::outcome::Posted;
use crate::app::pages::account;
use crate::app::pages::account::set_password::NewPassword;
use crate::app::request::Drawing;
use crate::app::session_cookie;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::account::Session;
use crate::domain::basics::string_enum::words;
use crate::i18n::Words;
use crate::paths;
use crate::service::account::sign_in as service;
use crate::service::account::sign_in::ChangePassword;

words! {
    /// What the forms of this page ask for, in their field `act`.
    Act {
        ChangePassword = "change_password",
        SignOutOne = "sign_out_one",
        SignOutEverywhere = "sign_out_everywhere",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let sessions = visit.accord.sessions_of(&member).await?;
    let reading = visit.read().await?;
    let words = visit.words;
    let title = words.say("account-title");
    let frame = Frame::of_own(&visit, &reading, &title);
    let drawing = reading.drawing(&visit);
    let done = visit.parameter("done").and_then(|it| it.parse::<Act>().ok());
    let zone = visit.accord.zone().clone();
    let present = visit.session.clone();
    Ok(Page::private(frame, title, move || {
        let rows =
            sessions.iter().map(|it| session(it, present.as_deref() == Some(&*it.id), &zone, words)).collect_view();
        view! {
            <div class="lead">
                <h1>{words.text("account-title")}</h1>
            </div>
            {done.map(|act| said(words.of_word("account-done", act)))}
            <ErrorSummary typed=typed.clone() words=words />
            <div class="columns even">
                <Person member=member drawing=drawing />
                <form class="card" method="post" novalidate=true>
                    <header>
                        <h2>{words.text("account-password")}</h2>
                    </header>
                    <TextField
                        name="password"
                        label=words.text("field-present-password")
                        takes=Takes::Password
                        autocomplete="current-password"
                        typed=typed.clone()
                    />
                    <NewPassword typed=typed words=words />
                    {button(Act::ChangePassword, words)}
                </form>
            </div>
            <section class="card">
                <header>
                    <h2>{words.text("account-sessions")}</h2>
                </header>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{words.text("session-agent")}</th>
                            <th scope="col">{words.text("session-since")}</th>
                            <th scope="col">{words.text("session-seen")}</th>
                            <th scope="col">
                                <span class="vh">{words.text("session-end")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <form method="post">{button(Act::SignOutEverywhere, words)}</form>
            </section>
        }
    }))
}

/// That something was done.
pub fn said(text: impl Into<String>) -> AnyView {
    view! {
        <p class="notice" role="status">
            <Icon name="i-info" />
            {text.into()}
        </p>
    }
    .into_any()
}

fn button(act: Act, words: Words) -> impl IntoView {
    let class = if act == Act::ChangePassword { "button" } else { "button plain" };
    view! {
        <div class="row">
            <button class=class name="act" value=act.word()>
                {words.of_word("account-do", act)}
            </button>
        </div>
    }
}

#[component]
fn Person(member: Member, drawing: Drawing) -> impl IntoView {
    let words = drawing.words;
    let organisation = drawing.organisation(member.organisation.as_str());
    let party = drawing.party(member.party.as_str());
    view! {
        <section class="card">
            <header>
                <h2>{words.text("account-person")}</h2>
            </header>
            <dl class="facts">
                <dt>{words.text("field-name")}</dt>
                <dd>{member.name}</dd>
                <dt>{words.text("organisation")}</dt>
                <dd>{organisation}</dd>
                <dt>{words.text("party")}</dt>
                <dd>{party}</dd>
                <dt>{words.text("field-role")}</dt>
                <dd>
                    {words.of_word("role", member.role)} <span class="note">
                        {words.say(&format!("role-{}-explanation", member.role))}
                    </span>
                </dd>
            </dl>
            <p class="note">{words.text("account-person-note")}</p>
        </section>
    }
}

fn session(it: &Session, present: bool, zone: &jiff::tz::TimeZone, words: Words) -> impl IntoView + use<> {
    let agent = if it.agent.is_empty() { words.say("session-unnamed") } else { it.agent.clone() };
    let mark = present.then(|| view! { <small>{words.text("session-present")}</small> });
    let end = (!present).then(|| {
        let label = words.with("session-end-label", &[("agent", agent.as_str().into())]);
        view! {
            <form method="post">
                <input type="hidden" name="session" value=it.id.clone() />
                <button class="button plain" name="act" value=Act::SignOutOne.word() aria-label=label>
                    {words.text("session-end")}
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{agent}{mark}</th>
            <td>{words.instant(it.created_at, zone)}</td>
            <td>{words.instant(it.last_seen_at, zone)}</td>
            <td>{end}</td>
        </tr>
    }
    .into_any()
}

/// Does what a form of the own account asks for.
///
/// # Errors
/// When the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
    use account::Act;

    let words = visit.words;
    let Ok(act) = typed.value("act").parse::<Act>() else { return Ok(Posted::Again(typed)) };
    let here = paths::with_query(&paths::account(visit.lang), [("done", act.word())]);
    match act {
        Act::SignOutOne => {
            visit.accord.sign_out(&member, typed.value("session"), &visit.caller).await?;
            Ok(Posted::Done(here))
        }
        Act::SignOutEverywhere => {
            visit.accord.sign_out_everywhere(&member, &visit.caller).await?;
            let outcome = Posted::Done(paths::sign_in(visit.lang));
            Ok(Posted::WithCookie(Box::new(outcome), session_cookie::taken(&visit.site)))
        }
        Act::ChangePassword => {
            if typed.value("password").is_empty() {
                typed.refuse("password", words.say("wrong-password-missing"));
            }
            let Some(new) = new_password(&mut typed, words) else { return Ok(Posted::Again(typed)) };
            let present = typed.value("password");
            match visit.accord.change_password(&member, present, &new, &visit.caller).await? {
                ChangePassword::Done(token) => {
                    let cookie = session_cookie::given(&visit.site, &token);
                    return Ok(Posted::WithCookie(Box::new(Posted::Done(here)), cookie));
                }
                ChangePassword::Wrong => typed.refuse("password", words.say("wrong-present-password")),
                ChangePassword::Wait(seconds) => typed.refuse("password", wait(seconds, words)),
                ChangePassword::Refused(refusal) => typed.refuse("new-password", password_refused(refusal, words)),
            }
            Ok(Posted::Again(typed))
        }
    }
}

/// The new password, where it was typed twice alike; else what is wrong is noted.
pub fn new_password(typed: &mut Typed, words: Words) -> Option<String> {
    let (new, again) = (typed.value("new-password").to_owned(), typed.value("again-password"));
    if new.is_empty() {
        typed.refuse("new-password", words.say("wrong-password-missing"));
    } else if new != again {
        typed.refuse("again-password", words.say("wrong-password-again"));
    }
    (!typed.is_refused()).then_some(new)
}

pub fn password_refused(refusal: service::Refusal, words: Words) -> String {
    match refusal {
        service::Refusal::TooShort => words.with("wrong-password-too_short", &[("n", service::SHORTEST.into())]),
        service::Refusal::TooLong => words.with("wrong-password-too_long", &[("n", service::LONGEST.into())]),
        service::Refusal::Common | service::Refusal::Known => words.of_word("wrong-password", refusal).to_owned(),
    }
}

/// How long one has to wait, in the unit that a person counts in.
pub fn wait(seconds: i64, words: Words) -> String {
    if seconds < 60 {
        words.with("wrong-wait-seconds", &[("n", seconds.into())])
    } else {
        words.with("wrong-wait-minutes", &[("n", ((seconds + 59) / 60).into())])
    }
}
