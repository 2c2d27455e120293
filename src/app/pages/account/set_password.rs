//! Setting a password by a link that can be used once.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, Takes, TextField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::member_menu::landing;
use crate::app::pages::account::new_password;
use crate::app::pages::account::password_refused;
use crate::app::pages::account::set_password;
use crate::app::pages::account::sign_in;
use crate::app::session_cookie;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::sign_in::SetPassword;
use crate::service::account::sign_in::{SHORTEST, Token};

form! {
    /// A new password.
    SetPasswordForm {
        values { new_password = "new-password", email, again_password = "again-password" }
    }
}

/// The token of the link, where it can be one.
pub fn token(request: &RequestContext) -> Option<Token> {
    Token::shown(request.parameter("token")?)
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, form_data: FormData) -> PageResult {
    let email = match token(&request) {
        Some(token) => request.accord.accounts().email_of_link(&token).await?,
        None => None,
    };
    let usable = email.is_some();
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("set-password-title"));
    let context = frame.context.clone();
    let key = request.accord.idempotency_key();
    let page = Page::private(frame, move || {
        let form = if let Some(email) = email {
            let said = messages.with("set-password-for", &[("email", email.as_str().into())]);
            view! {
                <ErrorSummary form_data=form_data.clone() messages=messages />
                <form class="card narrow" method="post" novalidate=true>
                    <FormKey key=key />
                    <p>{said}</p>
                    // Tells password managers whose password it is.
                    <input class="vh" type="email" name=SetPasswordForm::NAMES.email value=email autocomplete="username" readonly=true tabindex="-1" aria-hidden="true" />
                    <NewPassword form_data=form_data messages=messages />
                    <button class="button">{messages.text("set-password-do")}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <p>{messages.text("set-password-unusable")}</p> }.into_any()
        };
        view! {
            <PageHead title=messages.text("set-password-title") context=context />
            {form}
        }
    });
    Ok(if usable { page } else { page.with_status(StatusCode::GONE) })
}

/// The fields for a new password: typed twice, since it is not shown.
#[component]
pub fn NewPassword(
    /// What is wrong with them.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let hint = messages.with("field-new-password-hint", &[("n", SHORTEST.into())]);
    view! {
        <TextField
            name=SetPasswordForm::NAMES.new_password
            label=messages.text("field-new-password")
            hint=hint
            takes=Takes::Password
            autocomplete="new-password"
            form_data=form_data.clone()
        />
        <TextField
            name=SetPasswordForm::NAMES.again_password
            label=messages.text("field-again-password")
            takes=Takes::Password
            autocomplete="new-password"
            form_data=form_data
        />
    }
}

/// Sets a password by a link, and signs its owner in.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, mut form_data: FormData) -> Result<FormOutcome, Error> {
    let Some(token) = set_password::token(&request) else { return Ok(FormOutcome::Refused(form_data)) };
    let Some(password) = new_password(&mut form_data, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let shown = request.shown.as_ref();
    match request.accord.accounts().set_password(&token, &password, shown, &request.caller).await? {
        SetPassword::Done(session) => {
            let cookie = session_cookie::given(&request.site, &session);
            let request = RequestContext { shown: Some(session), ..request }.identified().await;
            let next = match &request.member {
                Some(member) => landing(member, request.lang),
                // An account can lose its organisation before its owner comes.
                None => paths::sign_in(request.lang),
            };
            let next = FormOutcome::Redirect(paths::with_query(&next, [sign_in::PASSWORD_SET]));
            Ok(FormOutcome::WithCookie(Box::new(next), cookie))
        }
        SetPassword::Unusable => Ok(FormOutcome::Refused(form_data)),
        SetPassword::Refused(refusal) => {
            form_data.refuse(SetPasswordForm::NAMES.new_password, password_refused(refusal, request.messages));
            Ok(FormOutcome::Refused(form_data))
        }
    }
}
