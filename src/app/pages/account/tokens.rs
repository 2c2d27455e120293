//! The tokens with which programs act for a person: which there are, a new one, and taking one away.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{Choice, RadioGroup, Takes, TextField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::form::parse::{choice, day};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::api_token::{ApiToken, LONGEST_DAYS, LONGEST_NAME, MOST, TokenProblem, TokenScope};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::typed_text::trimmed;
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::api_tokens::{Made, NewToken};
use crate::service::account::sign_in::Token;

/// What every secret begins with, so that programs that look for leaked ones know it.
pub const PREFIX: &str = "accord_";

form! {
    /// A token that a person wants, or takes away.
    TokenForm {
        values { name, scope, until, token, key, act }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    TokenAction {
        Make = "make",
        Revoke = "revoke",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    draw(request, member, form_data, None).await
}

async fn draw(
    request: RequestContext,
    member: Member,
    form_data: FormData,
    made: Option<(ApiToken, Token)>,
) -> PageResult {
    let tokens = request.accord.accounts().tokens(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("tokens-title"));
    let context = page_context.render_context(&request);
    let done = request.parameter("done").filter(|_| made.is_none()).and_then(|it| it.parse::<TokenAction>().ok());
    let zone = request.accord.zone();
    let key = request.accord.idempotency_key();
    let role = member.in_own_name().role;
    Ok(Page::private(frame, move || {
        let form_data = form_data.or([(TokenForm::NAMES.scope, TokenScope::Read.word()), ("key", &*key)]);
        let secret = made.map(|(token, secret)| shown_once(&token, &secret, messages));
        let rows: Vec<_> = tokens.iter().map(|it| row(it, &key, &zone, messages)).collect();
        let table = match rows.is_empty() {
            true => view! { <p>{messages.text("tokens-none")}</p> }.into_any(),
            false => view! {
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{messages.text("tokens-name")}</th>
                            <th scope="col">{messages.text("tokens-scope")}</th>
                            <th scope="col">{messages.text("tokens-made")}</th>
                            <th scope="col">{messages.text("tokens-until")}</th>
                            <th scope="col">{messages.text("tokens-used")}</th>
                            <th scope="col">
                                <span class="vh">{messages.text("tokens-revoke")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any(),
        };
        let scopes = TokenScope::of(role).iter().map(|it| {
            let hint = messages.say(&format!("token-scope-{it}-hint"));
            Choice::new(it.word(), messages.of_word("token-scope", it)).explained(hint)
        });
        view! {
            <PageHead
                steps=vec![(paths::account(context.lang), messages.say("account-title"))]
                title=messages.text("tokens-title")
                lead=messages.say("tokens-lead")
                saved=done.map(|act| messages.of_word("tokens-done", act).to_owned())
                form_data=form_data.clone()
                context=context.clone()
            />
            {secret}
            <section class="card">
                <header>
                    <h2>{messages.text("tokens-list")}</h2>
                </header>
                {table}
            </section>
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("tokens-new")}</h2>
                </header>
                <FormKey key=form_data.value("key") />
                <TextField
                    name=TokenForm::NAMES.name
                    label=messages.text("tokens-name")
                    hint=messages.say("tokens-name-hint")
                    form_data=form_data.clone()
                />
                <RadioGroup
                    name=TokenForm::NAMES.scope
                    label=messages.text("tokens-scope")
                    choices=scopes.collect()
                    form_data=form_data.clone()
                />
                <TextField
                    name=TokenForm::NAMES.until
                    label=messages.text("tokens-until")
                    hint=messages.say("tokens-until-hint")
                    takes=Takes::Day
                    form_data=form_data
                />
                <div class="row">
                    <button class="button" name=TokenForm::NAMES.act value=TokenAction::Make.word()>
                        {messages.text("tokens-make")}
                    </button>
                </div>
                <p class="note">
                    <a href=paths::developers(context.lang)>{messages.text("developers-title")}</a>
                </p>
            </form>
        }
    }))
}

/// The secret of a token that was just made.
fn shown_once(token: &ApiToken, secret: &Token, messages: Messages) -> AnyView {
    view! {
        <section class="card" role="status">
            <header>
                <h2>
                    <Icon name="i-info" />
                    {messages.with("tokens-secret-title", &[("name", token.name.as_str().into())])}
                </h2>
            </header>
            <p>{messages.text("tokens-secret-lead")}</p>
            <p class="cite" data-token="">
                {format!("{PREFIX}{}", secret.secret())}
            </p>
        </section>
    }
    .into_any()
}

fn row(token: &ApiToken, key: &str, zone: &jiff::tz::TimeZone, messages: Messages) -> AnyView {
    let used = match token.last_used_at {
        Some(at) => messages.instant(at, zone),
        None => messages.say("tokens-never-used"),
    };
    // The last moment of its last day.
    let last = crate::domain::basics::instant::Instant(token.expires_at.0 - 1).day_in(zone);
    let label = messages.with("tokens-revoke-label", &[("name", token.name.as_str().into())]);
    view! {
        <tr>
            <th scope="row">{token.name.clone()}</th>
            <td>{messages.of_word("token-scope", token.scope)}</td>
            <td>{messages.instant(token.created_at, zone)}</td>
            <td>{messages.day(last)}</td>
            <td>{used}</td>
            <td>
                <form method="post">
                    <FormKey key=format!("{key}-{}", token.id) />
                    <input type="hidden" name=TokenForm::NAMES.token value=token.id.clone() />
                    <button class="button plain" name=TokenForm::NAMES.act value=TokenAction::Revoke.word() aria-label=label>
                        {messages.text("tokens-revoke")}
                    </button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

/// Makes a token, which the answer shows once, or takes one away.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = TokenForm::read(&form_data);
    let messages = request.messages;
    let here = paths::tokens(request.lang);
    match typed.act.parse::<TokenAction>() {
        Ok(act @ TokenAction::Revoke) => {
            request.accord.accounts().revoke_token(&member, &typed.token, &request.caller).await?;
            redirect_done(&here, act.word())
        }
        Ok(TokenAction::Make) => {
            let scope = choice::<TokenScope>(&mut form_data, TokenForm::NAMES.scope, messages);
            let last = day(&mut form_data, TokenForm::NAMES.until, messages);
            let name = trimmed(&typed.name).to_owned();
            if name.is_empty() {
                form_data.refuse(TokenForm::NAMES.name, problem(TokenProblem::NoName, messages));
            }
            let (Some(scope), Some(last), false) = (scope, last, name.is_empty()) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let form = NewToken { name, scope, last, idempotency_key: typed.key };
            make(request, member, form, form_data).await
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}

async fn make(
    request: RequestContext,
    member: Member,
    form: NewToken,
    mut form_data: FormData,
) -> Result<FormOutcome, Error> {
    let made = request.accord.accounts().make_token(&member, form, &request.caller).await?;
    match made {
        Made::Done(token, secret) => {
            let page = draw(request.clone(), member, FormData::default(), Some((token, secret))).await?;
            Ok(FormOutcome::Page(Box::new((request, page))))
        }
        Made::Before => redirect_done(&paths::tokens(request.lang), TokenAction::Make.word()),
        Made::Refused(faults) => {
            for fault in faults {
                let field = match fault {
                    TokenProblem::NoName | TokenProblem::LongName | TokenProblem::TooMany => TokenForm::NAMES.name,
                    TokenProblem::WrongScope => TokenForm::NAMES.scope,
                    TokenProblem::WrongDay => TokenForm::NAMES.until,
                };
                form_data.refuse(field, problem(fault, request.messages));
            }
            Ok(FormOutcome::Refused(form_data))
        }
    }
}

fn problem(problem: TokenProblem, messages: Messages) -> String {
    let most = match problem {
        TokenProblem::LongName => i64::try_from(LONGEST_NAME).unwrap_or_default(),
        TokenProblem::TooMany => i64::try_from(MOST).unwrap_or_default(),
        _ => i64::from(LONGEST_DAYS),
    };
    messages.with(&format!("token-problem-{problem}"), &[("n", most.into())])
}
