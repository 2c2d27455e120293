//! Sign-in; and what happens to what was typed while signed out.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, Takes, TextField};
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::member_menu::landing;
use crate::app::pages::account::wait;
use crate::app::pages::report::file_fields;
use crate::app::session_cookie;
use crate::app::start::start_address;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::paths;
use crate::service::account::sign_in::SignIn;

form! {
    /// Who signs in, and where to go on.
    SignInForm {
        values { next, email, password }
    }
}

/// The hidden field with the address that a kept form was for.
const KEPT_FOR: &str = "kept-for";
/// What the names of kept fields begin with.
const KEPT: &str = "kept.";
/// What the address says after a password was set.
pub const PASSWORD_SET: (&str, &str) = ("done", "password_set");

/// Takes in a form that was sent while nobody was signed in, so that the page can carry it along. Passwords are left
/// out: they must not appear in a page.
pub fn kept(address: &str, form: &FormData) -> FormData {
    let fields = form.fields().filter(|(name, _)| !name.contains("password"));
    let fields = fields.map(|(name, value)| (format!("{KEPT}{name}"), value.to_owned()));
    FormData::new(std::iter::once((KEPT_FOR.to_owned(), address.to_owned())).chain(fields))
}

/// The form that was carried along: the address it was for, and its fields. Nothing when there is none, or its address
/// is not ours.
pub fn carried(form_data: &FormData) -> Option<(&str, Vec<(&str, &str)>)> {
    let address = paths::local(form_data.value(KEPT_FOR))?;
    let fields = form_data.fields().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value))).collect();
    Some((address, fields))
}

/// Whether a field is of a form that is carried along.
pub fn is_kept(field: &str) -> bool {
    field == KEPT_FOR || field.starts_with(KEPT)
}

/// Whether a file was part of the form that was carried along: files are not kept for signed-out visitors.
fn lost_a_file(form_data: &FormData) -> bool {
    form_data.fields().any(|(name, _)| name.strip_prefix(KEPT).is_some_and(file_fields::says_lost))
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("sign-in-title"));
    let context = frame.context.clone();
    let next = if form_data.value(SignInForm::NAMES.next).is_empty() {
        request.parameter("next")
    } else {
        Some(form_data.value(SignInForm::NAMES.next))
    };
    let next = next.and_then(paths::local).unwrap_or_default().to_owned();
    let signed_in = request.member.clone();
    let set = request.parameter(PASSWORD_SET.0) == Some(PASSWORD_SET.1);
    Ok(Page::private(frame, move || {
        let hidden = carried(&form_data).map(|_| {
            form_data
                .fields()
                .filter(|(name, _)| is_kept(name))
                .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> })
                .collect_view()
        });
        let already = signed_in.map(|member| {
            let said = messages.with("sign-in-already", &[("name", member.name.as_str().into())]);
            view! {
                <p class="notice" role="status">
                    <Icon name="i-info" />
                    {said}
                    " "
                    <a href=landing(&member, messages.lang())>{messages.text("sign-in-go-on")}</a>
                </p>
            }
        });
        let lead = match hidden.is_some() {
            true if lost_a_file(&form_data) => Some("sign-in-kept-without-file"),
            true => Some("sign-in-kept"),
            false => set.then_some("sign-in-password-set"),
        };
        view! {
            <PageHead title=messages.text("sign-in-title") saved=lead.map(|key| messages.say(key)) context=context />
            {already}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <form class="card narrow" method="post" action=paths::sign_in(messages.lang()) novalidate=true>
                {hidden}
                <input type="hidden" name=SignInForm::NAMES.next value=next />
                <TextField
                    name=SignInForm::NAMES.email
                    label=messages.text("field-email")
                    takes=Takes::Email
                    autocomplete="username"
                    form_data=form_data.clone()
                />
                <TextField
                    name=SignInForm::NAMES.password
                    label=messages.text("field-password")
                    takes=Takes::Password
                    autocomplete="current-password"
                    form_data=form_data
                />
                <button class="button">{messages.text("sign-in")}</button>
                <p class="note">{messages.text("sign-in-help")}</p>
            </form>
        }
    }))
}

/// The page after signing in that offers to send once more what was carried along.
///
/// # Errors
/// When the database does not answer.
pub async fn resume(request: &RequestContext, form_data: &FormData) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(request, &page_context, messages.say("resume-title"));
    let context = frame.context.clone();
    let lead = match lost_a_file(form_data) {
        true => format!("{} {}", messages.text("resume-lead"), messages.text("resume-without-file")),
        false => messages.say("resume-lead"),
    };
    let (address, fields) = carried(form_data).unwrap_or(("/", Vec::new()));
    let address = address.to_owned();
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(Page::private(frame, move || {
        // Short values are mostly choices and keys; what a person wrote is longer.
        let shown = fields
            .iter()
            .filter(|(_, value)| value.contains(char::is_whitespace))
            .map(|(_, value)| view! { <blockquote class="typed">{value.clone()}</blockquote> })
            .collect_view();
        let hidden = fields
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect_view();
        view! {
            <PageHead title=messages.text("resume-title") lead=lead context=context />
            <form class="card" method="post" action=address>
                {shown}
                {hidden}
                <button class="button">{messages.text("resume-send")}</button>
            </form>
        }
    }))
}

/// Signs somebody in and redirects to where they wanted to go; a form that was carried along is offered for resending.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, mut form_data: FormData) -> Result<FormOutcome, Error> {
    let typed = SignInForm::read(&form_data);
    let messages = request.messages;
    for (field, key) in [("email", "wrong-email-missing"), ("password", "wrong-password-missing")] {
        if form_data.value(field).trim().is_empty() {
            form_data.refuse(field, messages.say(key));
        }
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let (email, password) = (&typed.email, &typed.password);
    let token =
        match request.accord.accounts().sign_in(email, password, request.shown.as_ref(), &request.caller).await? {
            SignIn::Done(token) => token,
            SignIn::Refused => {
                form_data.refuse(SignInForm::NAMES.email, messages.say("wrong-sign-in"));
                return Ok(FormOutcome::Refused(form_data));
            }
            SignIn::Wait(seconds) => {
                form_data.refuse(SignInForm::NAMES.email, wait(seconds, messages));
                return Ok(FormOutcome::Refused(form_data));
            }
        };
    let cookie = session_cookie::given(&request.site, &token);
    let request = RequestContext { shown: Some(token), ..request }.identified().await;
    let outcome = if carried(&form_data).is_some() {
        let page = resume(&request, &form_data).await?;
        FormOutcome::Page(Box::new((request, page)))
    } else {
        FormOutcome::Redirect(match paths::local(&typed.next) {
            Some(next) => next.to_owned(),
            None => start_address(&request).await,
        })
    };
    Ok(FormOutcome::WithCookie(Box::new(outcome), cookie))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> FormData {
        FormData::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_form_is_carried_with_its_order_and_without_passwords() {
        let form = typed(&[("area", "ai"), ("area", "6g"), ("new-password", "x"), ("kept.odd", "y")]);
        let kept = kept("/en/note?as_of=2026-01-01", &form);
        let (address, fields) = carried(&kept).unwrap();
        assert_eq!(address, "/en/note?as_of=2026-01-01");
        assert_eq!(fields, [("area", "ai"), ("area", "6g"), ("kept.odd", "y")]);
    }

    #[test]
    fn nothing_is_carried_to_another_site() {
        assert_eq!(carried(&typed(&[(KEPT_FOR, "https://evil.example"), ("kept.a", "b")])), None);
        assert_eq!(carried(&typed(&[("kept.a", "b")])), None);
    }
}
