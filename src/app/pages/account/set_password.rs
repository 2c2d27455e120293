//! Where a password is set by a link that can be used once.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, Takes, TextField};
use crate::app::form::Typed;
use crate::app::form::outcome::Posted;
use crate::app::pages::account::new_password;
use crate::app::pages::account::password_refused;
use crate::app::pages::account::set_password;
use crate::app::pages::account::sign_in;
use crate::app::{Answer, Frame, Page, Visit};
use crate::i18n::Words;
use crate::paths;
use crate::service::account::sign_in::SetPassword;
use crate::service::account::sign_in::{SHORTEST, Token};

/// The token of the link, where it can be one.
pub fn token(visit: &Visit) -> Option<Token> {
    Token::shown(visit.parameter("token")?)
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, typed: Typed) -> Answer {
    let email = match token(&visit) {
        Some(token) => visit.accord.link_for(&token).await?,
        None => None,
    };
    let usable = email.is_some();
    let reading = visit.read().await?;
    let words = visit.words;
    let title = words.say("set-password-title");
    let frame = Frame::of_own(&visit, &reading, &title);
    let page = Page::private(frame, title, move || {
        let form = if let Some(email) = email {
            let said = words.with("set-password-for", &[("email", email.as_str().into())]);
            view! {
                <ErrorSummary typed=typed.clone() words=words />
                <form class="card narrow" method="post" novalidate=true>
                    <p>{said}</p>
                    // For the browser that keeps passwords: whose it is.
                    <input class="vh" type="email" name="email" value=email autocomplete="username" readonly=true tabindex="-1" aria-hidden="true" />
                    <NewPassword typed=typed words=words />
                    <button class="button">{words.text("set-password-do")}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <p>{words.text("set-password-unusable")}</p> }.into_any()
        };
        view! {
            <div class="lead">
                <h1>{words.text("set-password-title")}</h1>
            </div>
            {form}
        }
    });
    Ok(if usable { page } else { page.with_status(StatusCode::GONE) })
}

/// The fields for a new password: typed twice, since nobody sees it.
#[component]
pub fn NewPassword(
    /// What is wrong with them.
    typed: Typed,
    /// The reader's language.
    words: Words,
) -> impl IntoView {
    let hint = words.with("field-new-password-hint", &[("n", SHORTEST.into())]);
    view! {
        <TextField
            name="new-password"
            label=words.text("field-new-password")
            hint=hint
            takes=Takes::Password
            autocomplete="new-password"
            typed=typed.clone()
        />
        <TextField
            name="again-password"
            label=words.text("field-again-password")
            takes=Takes::Password
            autocomplete="new-password"
            typed=typed
        />
    }
}

/// Sets a password by a link.
///
/// # Errors
/// When the database does not answer.
pub async fn post(visit: Visit, mut typed: Typed) -> Result<Posted, Error> {
    let Some(token) = set_password::token(&visit) else { return Ok(Posted::Again(typed)) };
    let Some(password) = new_password(&mut typed, visit.words) else { return Ok(Posted::Again(typed)) };
    match visit.accord.set_password(&token, &password, &visit.caller).await? {
        SetPassword::Done => Ok(Posted::Done(paths::with_query(&paths::sign_in(visit.lang), [sign_in::PASSWORD_SET]))),
        SetPassword::Unusable => Ok(Posted::Again(typed)),
        SetPassword::Refused(refusal) => {
            typed.refuse("new-password", password_refused(refusal, visit.words));
            Ok(Posted::Again(typed))
        }
    }
}
