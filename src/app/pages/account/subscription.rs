//! Addresses of one's own, to which a calendar program and a feed reader subscribe.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::sign_in::Token;

form! {
    /// What becomes of the own addresses.
    SubscriptionForm {
        values { act }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    SubscriptionAction {
        Make = "make",
        End = "end",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    draw(&request, &member, None).await
}

async fn draw(request: &RequestContext, member: &Member, made: Option<Token>) -> PageResult {
    let since = request.accord.accounts().subscribed_since(member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(request, &page_context, messages.say("subscription-title"));
    let context = page_context.render_context(request);
    let key = request.accord.idempotency_key();
    let zone = request.accord.zone();
    let public_url = request.site.public_url.clone();
    let done = made.is_none() && request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let made = made.map(|token| addresses(&token, &public_url, messages));
        let state = match since {
            Some(at) => messages.with("subscription-since", &[("at", messages.instant(at, &zone).into())]),
            None => messages.say("subscription-none"),
        };
        let button = |act: SubscriptionAction| {
            let class = if act == SubscriptionAction::Make { "button" } else { "button plain" };
            let key = format!("{key}-{act}");
            let word = match (act, since) {
                (SubscriptionAction::Make, None) => "subscription-make",
                (SubscriptionAction::Make, Some(_)) => "subscription-make-again",
                (SubscriptionAction::End, _) => "subscription-end",
            };
            view! {
                <form method="post">
                    <FormKey key=key />
                    <button class=class name=SubscriptionForm::NAMES.act value=act.word()>
                        {messages.text(word)}
                    </button>
                </form>
            }
        };
        view! {
            <PageHead
                steps=vec![(paths::account(context.lang), messages.say("account-title"))]
                title=messages.text("subscription-title")
                lead=messages.say("subscription-lead")
                saved=done.then(|| messages.say("subscription-ended"))
                context=context
            />
            {made}
            <section class="card">
                <p>{state}</p>
                <p class="note">{messages.text("subscription-note")}</p>
                <div class="row">
                    {button(SubscriptionAction::Make)}
                    {since.map(|_| button(SubscriptionAction::End))}
                </div>
            </section>
        }
    }))
}

/// The addresses: shown this once.
fn addresses(token: &Token, public_url: &str, messages: Messages) -> impl IntoView + use<> {
    let address = |path: String| format!("{public_url}{}", paths::with_key(&path, token.secret()));
    let lang = messages.lang();
    view! {
        <section class="card" role="status">
            <header>
                <h2>
                    <Icon name="i-info" />
                    {messages.text("subscription-made")}
                </h2>
            </header>
            <p>{messages.text("subscription-made-note")}</p>
            <h3>{messages.text("download-calendar")}</h3>
            <p class="cite">{address(paths::own_calendar(lang))}</p>
            <p class="note">{messages.text("subscription-calendar-how")}</p>
            <h3>{messages.text("download-feed")}</h3>
            <p class="cite">{address(paths::own_feed(lang))}</p>
            <p class="note">{messages.text("subscription-feed-how")}</p>
            <p class="note">{messages.with("subscription-filters", &[("example", "&area=".into())])}</p>
        </section>
    }
}

/// Makes the addresses, anew where there are some, or takes them away.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let accounts = request.accord.accounts();
    match SubscriptionForm::read(&form_data).act.parse::<SubscriptionAction>() {
        Ok(SubscriptionAction::Make) => {
            let token = accounts.subscribe(&member, &request.caller).await?;
            let page = draw(&request, &member, Some(token)).await?;
            Ok(FormOutcome::Page(Box::new((request, page))))
        }
        Ok(SubscriptionAction::End) => {
            accounts.end_subscription(&member, &request.caller).await?;
            redirect_done(&paths::subscription(request.lang), "ended")
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}
