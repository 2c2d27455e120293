//! Where people sign in; and what becomes of what they had typed while they were signed out.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, Takes, TextField};
use crate::app::components::icon::Icon;
use crate::app::form::Typed;
use crate::app::form::outcome::Posted;
use crate::app::member_menu::landing;
use crate::app::pages::account::wait;
use crate::app::pages::report::file_fields;
use crate::app::session_cookie;
use crate::app::{Answer, Frame, Page, Visit};
use crate::paths;
use crate::service::account::sign_in::SignIn;

/// The hidden field with the address that a kept form was for.
const KEPT_FOR: &str = "kept-for";
/// What the names of kept fields begin with.
const KEPT: &str = "kept.";
/// What the address says after a password was set.
pub const PASSWORD_SET: (&str, &str) = ("done", "password_set");

/// Takes in a form that was sent while nobody was signed in, so that the page can carry it along. Passwords are left out:
/// they must not stand in a page.
pub fn kept(address: &str, form: &Typed) -> Typed {
    let fields = form.fields().filter(|(name, _)| !name.contains("password"));
    let fields = fields.map(|(name, value)| (format!("{KEPT}{name}"), value.to_owned()));
    Typed::new(std::iter::once((KEPT_FOR.to_owned(), address.to_owned())).chain(fields))
}

/// The form that was carried along: the address it was for, and its fields. Nothing when there is none, or its address is
/// not ours.
pub fn carried(typed: &Typed) -> Option<(&str, Vec<(&str, &str)>)> {
    let address = paths::local(typed.value(KEPT_FOR))?;
    let fields = typed.fields().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value))).collect();
    Some((address, fields))
}

/// Whether a file was part of the form that was carried along: files are not kept for somebody who is not signed in.
fn lost_a_file(typed: &Typed) -> bool {
    typed.fields().any(|(name, _)| name.strip_prefix(KEPT).is_some_and(file_fields::says_lost))
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit, typed: Typed) -> Answer {
    let reading = visit.read().await?;
    let words = visit.words;
    let title = words.say("sign-in-title");
    let frame = Frame::of_own(&visit, &reading, &title);
    let next = if typed.value("next").is_empty() { visit.parameter("next") } else { Some(typed.value("next")) };
    let next = next.and_then(paths::local).unwrap_or_default().to_owned();
    let signed_in = visit.member.clone();
    let set = visit.parameter(PASSWORD_SET.0) == Some(PASSWORD_SET.1);
    Ok(Page::private(frame, title, move || {
        let hidden = carried(&typed).map(|_| {
            typed
                .fields()
                .filter(|(name, _)| *name == KEPT_FOR || name.starts_with(KEPT))
                .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> })
                .collect_view()
        });
        let already = signed_in.map(|member| {
            let said = words.with("sign-in-already", &[("name", member.name.as_str().into())]);
            view! {
                <p class="notice" role="status">
                    <Icon name="i-info" />
                    {said}
                    " "
                    <a href=landing(&member, words.lang())>{words.text("sign-in-go-on")}</a>
                </p>
            }
        });
        let lead = match hidden.is_some() {
            true if lost_a_file(&typed) => Some("sign-in-kept-without-file"),
            true => Some("sign-in-kept"),
            false => set.then_some("sign-in-password-set"),
        };
        view! {
            <div class="lead">
                <h1>{words.text("sign-in-title")}</h1>
            </div>
            {lead.map(|key| {
                view! {
                    <p class="notice" role="status">
                        <Icon name="i-info" />
                        {words.say(key)}
                    </p>
                }
            })}
            {already}
            <ErrorSummary typed=typed.clone() words=words />
            <form class="card narrow" method="post" action=paths::sign_in(words.lang()) novalidate=true>
                {hidden}
                <input type="hidden" name="next" value=next />
                <TextField
                    name="email"
                    label=words.text("field-email")
                    takes=Takes::Email
                    autocomplete="username"
                    typed=typed.clone()
                />
                <TextField
                    name="password"
                    label=words.text("field-password")
                    takes=Takes::Password
                    autocomplete="current-password"
                    typed=typed
                />
                <button class="button">{words.text("sign-in")}</button>
                <p class="note">{words.text("sign-in-help")}</p>
            </form>
        }
    }))
}

/// The page after signing in that offers to send once more what was carried along.
///
/// # Errors
/// When the database does not answer.
pub async fn resume(visit: &Visit, typed: &Typed) -> Answer {
    let reading = visit.read().await?;
    let words = visit.words;
    let title = words.say("resume-title");
    let frame = Frame::of_own(visit, &reading, &title);
    let lost = lost_a_file(typed).then(|| words.text("resume-without-file"));
    let (address, fields) = carried(typed).unwrap_or(("/", Vec::new()));
    let address = address.to_owned();
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(Page::private(frame, title, move || {
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
            <div class="lead">
                <h1>{words.text("resume-title")}</h1>
                <p>{words.text("resume-lead")} {lost.map(|it| view! { " " {it} })}</p>
            </div>
            <form class="card" method="post" action=address>
                {shown}
                {hidden}
                <button class="button">{words.text("resume-send")}</button>
            </form>
        }
    }))
}

/// Signs somebody in, and leads to where they wanted to go; a form that was carried along is offered to be sent again.
///
/// # Errors
/// When the database does not answer.
pub async fn post(visit: Visit, mut typed: Typed) -> Result<Posted, Error> {
    let words = visit.words;
    for (field, key) in [("email", "wrong-email-missing"), ("password", "wrong-password-missing")] {
        if typed.value(field).trim().is_empty() {
            typed.refuse(field, words.say(key));
        }
    }
    if typed.is_refused() {
        return Ok(Posted::Again(typed));
    }
    let (email, password) = (typed.value("email"), typed.value("password"));
    let token = match visit.accord.sign_in(email, password, visit.shown.as_ref(), &visit.caller).await? {
        SignIn::Done(token) => token,
        SignIn::Refused => {
            typed.refuse("email", words.say("wrong-sign-in"));
            return Ok(Posted::Again(typed));
        }
        SignIn::Wait(seconds) => {
            typed.refuse("email", wait(seconds, words));
            return Ok(Posted::Again(typed));
        }
    };
    let cookie = session_cookie::given(&visit.site, &token);
    let visit = Visit { shown: Some(token), ..visit }.identified().await;
    let outcome = if carried(&typed).is_some() {
        let page = resume(&visit, &typed).await?;
        Posted::Page(Box::new((visit, page)))
    } else {
        let usual = || visit.member.as_ref().map_or_else(|| paths::overview(visit.lang), |it| landing(it, visit.lang));
        Posted::Done(paths::local(typed.value("next")).map_or_else(usual, str::to_owned))
    };
    Ok(Posted::WithCookie(Box::new(outcome), cookie))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        Typed::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
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
