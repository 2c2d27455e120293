//! One webhook of the own party: what it is told of, what became of that, and what can be done about it.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::pages::webhook::deliveries::{dead_letters, last_deliveries};
use crate::app::pages::webhook::fields::{self, ChoiceFields, refuse, typed};
use crate::app::pages::webhook::{REMOVED, shown_once};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::webhook::WebhookState;
use crate::paths::{self, WebhookPath};
use crate::service::webhook::Changed;
use crate::service::webhook::secret::SigningSecret;

form! {
    /// What is asked for, and of which delivery.
    WebhookActForm {
        values { act, delivery, key, version }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    WebhookAct {
        Change = "change",
        Test = "test",
        TurnOn = "turn_on",
        TurnOff = "turn_off",
        Renew = "renew",
        SendAgain = "send_again",
        Remove = "remove",
    }
}

/// Loads the page.
///
/// # Errors
/// When the own party has no such webhook, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: WebhookPath, form_data: FormData) -> PageResult {
    draw(request, member, path, form_data, None).await
}

async fn draw(
    request: RequestContext,
    member: Member,
    path: WebhookPath,
    form_data: FormData,
    renewed: Option<SigningSecret>,
) -> PageResult {
    // Another party's is treated like one that does not exist.
    let found = request.accord.webhooks().find(&member, &path.webhook).await?.ok_or(Error::Nowhere)?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let webhook = found.webhook;
    let frame = Frame::of_own(&request, &page_context, messages.say("webhook-title"));
    let context = page_context.render_context(&request);
    let key = request.accord.idempotency_key();
    let zone = request.accord.zone();
    let done = request.parameter("done").filter(|_| renewed.is_none()).and_then(|it| it.parse::<WebhookAct>().ok());
    Ok(Page::private(frame, move || {
        let begun = form_data.fields().next().is_some();
        let form_data = match begun {
            true => form_data,
            false => form_data
                .choosing(fields::KINDS, webhook.kinds.iter().map(|it| it.word().to_owned()))
                .choosing(fields::AREAS, webhook.areas.clone()),
        };
        let present = [("key", &*key), ("version", &*found.version), (fields::ADDRESS, &*webhook.address)];
        let form_data = form_data.or(present);
        let on = webhook.state == WebhookState::On;
        let secret = renewed.map(|secret| shown_once(&webhook.address, &secret, messages));
        let switch = if on { WebhookAct::TurnOff } else { WebhookAct::TurnOn };
        let former = webhook
            .former_until
            .map(|until| messages.with("webhook-former", &[("until", messages.instant(until, &zone).into())]));
        let act = |act: WebhookAct| {
            view! {
                <form class="card" method="post">
                    <FormKey key=format!("{key}-{act}") />
                    <p>{messages.of_word("webhook-note", act)}</p>
                    {former.clone().filter(|_| act == WebhookAct::Renew).map(|it| view! { <p>{it}</p> })}
                    <div class="row">
                        <button class="button plain" name=WebhookActForm::NAMES.act value=act.word()>
                            {messages.of_word("webhook-act", act)}
                        </button>
                    </div>
                </form>
            }
        };
        view! {
            <PageHead
                steps=vec![(paths::admin_webhooks(context.lang), messages.say("webhooks-title"))]
                title=webhook.address.clone()
                lead=messages.of_word("webhook-state-lead", webhook.state).to_owned()
                saved=done.map(|act| messages.of_word("webhook-done", act).to_owned())
                form_data=form_data.clone()
                context=context.clone()
            />
            {secret}
            {dead_letters(&found.dead, on, &key, &zone, messages)}
            {last_deliveries(&found.last, &zone, messages)}
            {on.then(|| act(WebhookAct::Test))}
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("webhook-choice")}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <ChoiceFields form_data=form_data context=context.clone() />
                <div class="row">
                    <button class="button" name=WebhookActForm::NAMES.act value=WebhookAct::Change.word()>
                        {messages.of_word("webhook-act", WebhookAct::Change)}
                    </button>
                </div>
            </form>
            {act(switch)}
            {act(WebhookAct::Renew)}
            {act(WebhookAct::Remove)}
        }
    }))
}

/// Does what a form about one webhook asks for.
///
/// # Errors
/// When the own party has no such webhook, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: WebhookPath, mut form_data: FormData) -> FormResult {
    let asked = WebhookActForm::read(&form_data);
    let (webhooks, caller, id) = (request.accord.webhooks(), &request.caller, path.webhook.as_str());
    webhooks.find(&member, id).await?.ok_or(Error::Nowhere)?;
    let Ok(act) = asked.act.parse::<WebhookAct>() else { return Ok(FormOutcome::Refused(form_data)) };
    let found = match act {
        WebhookAct::Change => {
            let changed = webhooks.change(&member, id, typed(&form_data), &asked.version, caller).await?;
            match changed.ok_or(Error::Nowhere)? {
                Changed::Done => true,
                Changed::Outdated(version) => return Ok(FormOutcome::Refused(form_data.conflicting(version))),
                Changed::Refused(problems) => {
                    refuse(&mut form_data, &problems, request.messages);
                    return Ok(FormOutcome::Refused(form_data));
                }
            }
        }
        WebhookAct::Test => webhooks.test(&member, id, &asked.key).await?,
        WebhookAct::TurnOn | WebhookAct::TurnOff => {
            webhooks.turn(&member, id, act == WebhookAct::TurnOn, caller).await?
        }
        WebhookAct::SendAgain => webhooks.send_again(&member, id, &asked.delivery).await?,
        WebhookAct::Renew => {
            let secret = webhooks.renew(&member, id, caller).await?.ok_or(Error::Nowhere)?;
            let page = draw(request.clone(), member, path, FormData::default(), Some(secret)).await?;
            return Ok(FormOutcome::Page(Box::new((request, page))));
        }
        WebhookAct::Remove => {
            if !webhooks.remove(&member, id, caller).await? {
                return Err(Error::Nowhere);
            }
            return redirect_done(&paths::admin_webhooks(request.lang), REMOVED);
        }
    };
    if !found {
        return Err(Error::Nowhere);
    }
    redirect_done(&paths::admin_webhook(request.lang, id), act.word())
}
