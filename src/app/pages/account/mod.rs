//! The own account: identity, password, sessions.

pub mod admin;
pub mod position;
pub mod positions;
pub mod set_password;
pub mod sign_in;
pub mod subscription;
pub mod tokens;

use leptos::prelude::*;

use crate::app::Error;
use crate::app::acting::{self, ActingAction};
use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::keys::KeysSetting;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::pages::account;
use crate::app::pages::account::set_password::NewPassword;
use crate::app::request::RenderContext;
use crate::app::session_cookie;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::Session;
use crate::domain::basics::string_enum::string_enum;
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::sign_in as service;
use crate::service::account::sign_in::ChangePassword;
use crate::service::account::sign_in::PasswordProblem;

form! {
    /// What a person changes of the own account.
    OwnAccountForm {
        values { session, password, new_password = "new-password", again_password = "again-password", act }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    AccountAction {
        ChangePassword = "change_password",
        SignOutOne = "sign_out_one",
        SignOutEverywhere = "sign_out_everywhere",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let sessions = request.accord.accounts().sessions(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("account-title"));
    let context = page_context.render_context(&request);
    let done = request.parameter("done").and_then(|it| it.parse::<AccountAction>().ok());
    let zone = request.accord.zone();
    let present = request.session.clone();
    let key = request.accord.idempotency_key();
    Ok(Page::private(frame, move || {
        let rows = sessions
            .iter()
            .map(|it| session(it, present.as_deref() == Some(&*it.id), &key, &zone, messages))
            .collect_view();
        view! {
            <PageHead
                title=messages.text("account-title")
                saved=done.map(|act| messages.of_word("account-done", act).to_owned())
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <Person member=member context=context />
                <form class="card" method="post" novalidate=true>
                    <header>
                        <h2>{messages.text("account-password")}</h2>
                    </header>
                    <FormKey key=key.clone() />
                    <TextField
                        name=OwnAccountForm::NAMES.password
                        label=messages.text("field-present-password")
                        takes=Takes::Password
                        autocomplete="current-password"
                        form_data=form_data.clone()
                    />
                    <NewPassword form_data=form_data messages=messages />
                    {button(AccountAction::ChangePassword, messages)}
                </form>
            </div>
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("subscription-title")}</h2>
                    </header>
                    <p>{messages.text("subscription-lead")}</p>
                    <p>
                        <a href=paths::subscription(messages.lang())>{messages.text("subscription-manage")}</a>
                    </p>
                </section>
                <section class="card">
                    <header>
                        <h2>{messages.text("tokens-title")}</h2>
                    </header>
                    <p>{messages.text("tokens-lead")}</p>
                    <p>
                        <a href=paths::tokens(messages.lang())>{messages.text("tokens-manage")}</a>
                    </p>
                </section>
            </div>
            <KeysSetting messages=messages />
            <section class="card">
                <header>
                    <h2>{messages.text("account-sessions")}</h2>
                </header>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{messages.text("session-agent")}</th>
                            <th scope="col">{messages.text("session-since")}</th>
                            <th scope="col">{messages.text("session-seen")}</th>
                            <th scope="col">
                                <span class="vh">{messages.text("session-end")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <form method="post">
                    <FormKey key=format!("{key}-all") />
                    <p class="note">{messages.text("account-sessions-note")}</p>
                    {button(AccountAction::SignOutEverywhere, messages)}
                </form>
            </section>
        }
    }))
}

fn button(act: AccountAction, messages: Messages) -> impl IntoView {
    let class = if act == AccountAction::ChangePassword { "button" } else { "button plain" };
    view! {
        <div class="row">
            <button class=class name=OwnAccountForm::NAMES.act value=act.word()>
                {messages.of_word("account-do", act)}
            </button>
        </div>
    }
}

#[component]
fn Person(member: Member, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let organisation = context.organisation(member.organisation.as_str());
    let party = context.party(member.party.as_str());
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("account-person")}</h2>
            </header>
            <dl class="facts">
                <dt>{messages.text("field-name")}</dt>
                <dd>{member.name}</dd>
                <dt>{messages.text("organisation")}</dt>
                <dd>{organisation}</dd>
                <dt>{messages.text("party")}</dt>
                <dd>{party}</dd>
                <dt>{messages.text("field-role")}</dt>
                <dd>
                    {messages.of_word("role", member.role)} <span class="note">
                        {messages.say(&format!("role-{}-explanation", member.role))}
                    </span>
                </dd>
            </dl>
            <p class="note">{messages.text("account-person-note")}</p>
        </section>
    }
}

fn session(
    session: &Session,
    present: bool,
    key: &str,
    zone: &jiff::tz::TimeZone,
    messages: Messages,
) -> impl IntoView + use<> {
    let agent = if session.agent.is_empty() { messages.say("session-unnamed") } else { session.agent.clone() };
    let mark = present.then(|| view! { <small>{messages.text("session-present")}</small> });
    let end = (!present).then(|| {
        let label = messages.with("session-end-label", &[("agent", agent.as_str().into())]);
        view! {
            <form method="post">
                <FormKey key=format!("{key}-{}", session.id) />
                <input type="hidden" name=OwnAccountForm::NAMES.session value=session.id.clone() />
                <button class="button plain" name=OwnAccountForm::NAMES.act value=AccountAction::SignOutOne.word() aria-label=label>
                    {messages.text("session-end")}
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{agent}{mark}</th>
            <td>{messages.instant(session.created_at, zone)}</td>
            <td>{messages.instant(session.last_seen_at, zone)}</td>
            <td>{end}</td>
        </tr>
    }
    .into_any()
}

/// Does what a form of the own account asks for.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> Result<FormOutcome, Error> {
    use account::AccountAction;

    if let Ok(act) = form_data.value(OwnAccountForm::NAMES.act).parse::<ActingAction>() {
        return Ok(acting::switch(&request, member, act));
    }
    let messages = request.messages;
    let Ok(act) = form_data.value(OwnAccountForm::NAMES.act).parse::<AccountAction>() else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let here = paths::with_query(&paths::account(request.lang), [("done", act.word())]);
    match act {
        AccountAction::SignOutOne => {
            request
                .accord
                .accounts()
                .sign_out(&member, form_data.value(OwnAccountForm::NAMES.session), &request.caller)
                .await?;
            Ok(FormOutcome::Redirect(here))
        }
        AccountAction::SignOutEverywhere => {
            request.accord.accounts().sign_out_everywhere(&member, &request.caller).await?;
            let outcome = FormOutcome::Redirect(paths::sign_in(request.lang));
            Ok(FormOutcome::WithCookie(Box::new(outcome), session_cookie::taken(&request.site)))
        }
        AccountAction::ChangePassword => {
            if form_data.value(OwnAccountForm::NAMES.password).is_empty() {
                form_data.refuse(OwnAccountForm::NAMES.password, messages.say("wrong-password-missing"));
            }
            let Some(new) = new_password(&mut form_data, messages) else { return Ok(FormOutcome::Refused(form_data)) };
            let present = form_data.value(OwnAccountForm::NAMES.password);
            match request.accord.accounts().change_password(&member, present, &new, &request.caller).await? {
                ChangePassword::Done(token) => {
                    let cookie = session_cookie::given(&request.site, &token);
                    return Ok(FormOutcome::WithCookie(Box::new(FormOutcome::Redirect(here)), cookie));
                }
                ChangePassword::Wrong => {
                    form_data.refuse(OwnAccountForm::NAMES.password, messages.say("wrong-present-password"))
                }
                ChangePassword::Wait(seconds) => {
                    form_data.refuse(OwnAccountForm::NAMES.password, wait(seconds, messages))
                }
                ChangePassword::Refused(refusal) => {
                    form_data.refuse(OwnAccountForm::NAMES.new_password, password_refused(refusal, messages))
                }
            }
            Ok(FormOutcome::Refused(form_data))
        }
    }
}

/// The new password, where both entries match; else the error is reported at the field.
pub fn new_password(form_data: &mut FormData, messages: Messages) -> Option<String> {
    let (new, again) = (
        form_data.value(OwnAccountForm::NAMES.new_password).to_owned(),
        form_data.value(OwnAccountForm::NAMES.again_password),
    );
    if new.is_empty() {
        form_data.refuse(OwnAccountForm::NAMES.new_password, messages.say("wrong-password-missing"));
    } else if new != again {
        form_data.refuse(OwnAccountForm::NAMES.again_password, messages.say("wrong-password-again"));
    }
    (!form_data.is_refused()).then_some(new)
}

pub fn password_refused(refusal: PasswordProblem, messages: Messages) -> String {
    match refusal {
        PasswordProblem::TooShort => messages.with("wrong-password-too_short", &[("n", service::SHORTEST.into())]),
        PasswordProblem::TooLong => messages.with("wrong-password-too_long", &[("n", service::LONGEST.into())]),
        PasswordProblem::Common | PasswordProblem::Known => messages.of_word("wrong-password", refusal).to_owned(),
    }
}

/// How long one has to wait, in a human-friendly unit.
pub fn wait(seconds: i64, messages: Messages) -> String {
    if seconds < 60 {
        messages.with("wrong-wait-seconds", &[("n", seconds.into())])
    } else {
        messages.with("wrong-wait-minutes", &[("n", ((seconds + 59) / 60).into())])
    }
}
