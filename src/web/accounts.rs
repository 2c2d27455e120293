//! What is posted about accounts. The pages are in `app/pages/{sign_in,set_password,account,admin}`.

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, header};

use crate::app::form::Typed;
use crate::app::member_menu::landing;
use crate::app::pages::account;
use crate::app::pages::account::{admin, set_password, sign_in};
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::account::LONGEST_NAME;
use crate::i18n::Words;
use crate::paths;
use crate::service::account::sign_in::{ChangePassword, SetPassword, SignIn};
use crate::service::account::{NewAccount, Refusal, Steward, sign_in as service};
use crate::web::form::Posted;
use crate::web::{State, error, session, visit};

/// Signs somebody in, and leads to where they wanted to go; a form that was carried along is offered to be sent again.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_in(visit: Visit, mut typed: Typed) -> Result<Posted, Error> {
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
    let cookie = session::given(&visit.site, &token);
    let visit = visit::signed_in(Visit { shown: Some(token), ..visit }).await;
    let response = if sign_in::carried(&typed).is_some() {
        let page = sign_in::resume(&visit, &typed).await;
        error::answer(page, visit).await
    } else {
        let usual = || visit.member.as_ref().map_or_else(|| paths::overview(visit.lang), |it| landing(it, visit.lang));
        Redirect::to(&paths::local(typed.value("next")).map_or_else(usual, str::to_owned)).into_response()
    };
    Ok(Posted::Answer(with_cookie(response, cookie)))
}

/// Signs the browser out.
pub async fn sign_out(Given(state): Given<State>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Some(visit) = visit::visit(&mut parts, &state).await else {
        return error::no_such_address(&parts, &state).await;
    };
    if let (Some(member), Some(session)) = (&visit.member, &visit.session)
        && let Err(failed) = visit.accord.sign_out(member, session, &visit.caller).await
    {
        // Saying that somebody is signed out who is not would be worse than an error.
        return error::answer(Err(failed.into()), visit).await;
    }
    with_cookie(Redirect::to(&paths::overview(visit.lang)).into_response(), session::taken(&visit.site))
}

/// Sets a password by a link.
///
/// # Errors
/// When the database does not answer.
pub async fn set_password(visit: Visit, mut typed: Typed) -> Result<Posted, Error> {
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

/// Does what a form of the own account asks for.
///
/// # Errors
/// When the database does not answer.
pub async fn account(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
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
            let response = Redirect::to(&paths::sign_in(visit.lang)).into_response();
            Ok(Posted::Answer(with_cookie(response, session::taken(&visit.site))))
        }
        Act::ChangePassword => {
            if typed.value("password").is_empty() {
                typed.refuse("password", words.say("wrong-password-missing"));
            }
            let Some(new) = new_password(&mut typed, words) else { return Ok(Posted::Again(typed)) };
            let present = typed.value("password");
            match visit.accord.change_password(&member, present, &new, &visit.caller).await? {
                ChangePassword::Done(token) => {
                    let response = Redirect::to(&here).into_response();
                    return Ok(Posted::Answer(with_cookie(response, session::given(&visit.site, &token))));
                }
                ChangePassword::Wrong => typed.refuse("password", words.say("wrong-present-password")),
                ChangePassword::Wait(seconds) => typed.refuse("password", wait(seconds, words)),
                ChangePassword::Refused(refusal) => typed.refuse("new-password", password_refused(refusal, words)),
            }
            Ok(Posted::Again(typed))
        }
    }
}

/// Adds an account, and shows the link for its owner once.
///
/// # Errors
/// When the database does not answer, or the person is no admin.
pub async fn add_account(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
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
            Ok(Posted::Answer(error::answer(page, visit).await))
        }
        Err(refusals) => {
            refuse(&mut typed, refusals, visit.words);
            Ok(Posted::Again(typed))
        }
    }
}

/// Does what a form about one account asks for.
///
/// # Errors
/// When the database does not answer, the person is no admin, or there is no such account in the own party.
pub async fn change_account(visit: Visit, member: Member, mut typed: Typed) -> Result<Posted, Error> {
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
            return Ok(Posted::Answer(error::answer(page, visit).await));
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

fn steward(visit: &Visit, member: &Member) -> Result<Steward, Error> {
    Steward::admin(member, &visit.caller).ok_or(Error::Nowhere)
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The new password, where it was typed twice alike; else what is wrong is noted.
fn new_password(typed: &mut Typed, words: Words) -> Option<String> {
    let (new, again) = (typed.value("new-password").to_owned(), typed.value("again-password"));
    if new.is_empty() {
        typed.refuse("new-password", words.say("wrong-password-missing"));
    } else if new != again {
        typed.refuse("again-password", words.say("wrong-password-again"));
    }
    (!typed.is_refused()).then_some(new)
}

fn password_refused(refusal: service::Refusal, words: Words) -> String {
    match refusal {
        service::Refusal::TooShort => words.with("wrong-password-too_short", &[("n", service::SHORTEST.into())]),
        service::Refusal::TooLong => words.with("wrong-password-too_long", &[("n", service::LONGEST.into())]),
        service::Refusal::Common | service::Refusal::Known => words.of_word("wrong-password", refusal).to_owned(),
    }
}

/// How long one has to wait, in the unit that a person counts in.
fn wait(seconds: i64, words: Words) -> String {
    if seconds < 60 {
        words.with("wrong-wait-seconds", &[("n", seconds.into())])
    } else {
        words.with("wrong-wait-minutes", &[("n", ((seconds + 59) / 60).into())])
    }
}

fn refuse(typed: &mut Typed, refusals: Vec<Refusal>, words: Words) {
    for refusal in refusals {
        let field = match refusal {
            Refusal::BadEmail | Refusal::Taken => "email",
            Refusal::NoName | Refusal::LongName => "name",
            Refusal::UnknownOrganisation => "organisation",
            Refusal::UnknownRole | Refusal::Oneself => "role",
        };
        let error = match refusal {
            Refusal::LongName => words.with("wrong-account-long_name", &[("n", LONGEST_NAME.into())]),
            _ => words.of_word("wrong-account", refusal).to_owned(),
        };
        typed.refuse(field, error);
    }
}
