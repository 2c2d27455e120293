//! The webhooks of the own party: all of them, with the form of a new one.

mod deliveries;
pub mod fields;
pub mod one;

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::table::{Column, PlainTable};
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::pages::webhook::fields::{ChoiceFields, refuse, typed};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::webhook::event::EventKind;
use crate::domain::webhook::{Webhook, WebhookProblem};
use crate::i18n::Messages;
use crate::paths;
use crate::service::webhook::Added;
use crate::service::webhook::secret::SigningSecret;

/// What this page's address says was done: a webhook was added.
pub const ADDED: &str = "add";
/// One was removed.
pub const REMOVED: &str = "remove";

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
    added: Option<(Webhook, SigningSecret)>,
) -> PageResult {
    let webhooks = request.accord.webhooks().list(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("webhooks-title"));
    let context = page_context.render_context(&request);
    let done = request.parameter("done").filter(|it| added.is_none() && [ADDED, REMOVED].contains(it));
    let done = done.map(|it| messages.say(&format!("webhooks-done-{it}")));
    let key = request.accord.idempotency_key();
    Ok(Page::private(frame, move || {
        let begun = form_data.fields().next().is_some();
        let form_data = form_data.or([("key", &*key)]);
        // Everything, where nobody chose yet: whoever wants less takes some away.
        let form_data = match begun {
            true => form_data,
            false => form_data.choosing(fields::KINDS, EventKind::ALL.iter().map(|it| it.word().to_owned())),
        };
        let secret = added.map(|(webhook, secret)| shown_once(&webhook.address, &secret, messages));
        let party = context.party(member.party.as_str());
        let list = match webhooks.is_empty() {
            true => view! { <p>{messages.text("webhooks-none")}</p> }.into_any(),
            false => table(&webhooks, &context),
        };
        view! {
            <PageHead
                title=messages.text("webhooks-title")
                lead=messages.with("webhooks-lead", &[("party", party.into())])
                saved=done
                form_data=form_data.clone()
                context=context.clone()
            />
            {secret}
            <section class="card">
                <header>
                    <h2>{messages.with("webhooks-count", &[("n", webhooks.len().into())])}</h2>
                </header>
                {list}
            </section>
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("webhooks-new")}</h2>
                </header>
                <FormKey key=form_data.value("key") />
                <ChoiceFields form_data=form_data context=context.clone() />
                <div class="row">
                    <button class="button">{messages.text("webhooks-add")}</button>
                </div>
                <p class="note">
                    <a href=format!("{}#webhooks", paths::developers(context.lang))>{messages.text("webhooks-how")}</a>
                </p>
            </form>
        }
    }))
}

fn table(webhooks: &[Webhook], context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let columns = ["address", "kinds", "state"].map(|it| Column::new(messages.say(&format!("webhooks-column-{it}"))));
    let rows = webhooks.iter().map(|webhook| {
        let all = webhook.kinds.len() == EventKind::ALL.len();
        let kinds: Vec<&str> = webhook.kinds.iter().map(|it| messages.of_word("webhook-kind", it)).collect();
        let kinds = if all { messages.say("webhooks-all-kinds") } else { kinds.join(", ") };
        let areas: Vec<String> = webhook.areas.iter().map(|it| context.area(it)).collect();
        let areas = (!areas.is_empty()).then(|| view! { <small>{areas.join(", ")}</small> });
        view! {
            <tr>
                <th scope="row">
                    <a class="lines" href=paths::admin_webhook(context.lang, &webhook.id)>
                        {webhook.address.clone()}
                    </a>
                </th>
                <td>{kinds} {areas}</td>
                <td>{messages.of_word("webhook-state", webhook.state)}</td>
            </tr>
        }
        .into_any()
    });
    view! { <PlainTable columns=columns.into() rows=rows.collect() /> }.into_any()
}

/// The secret of a webhook that was just made or renewed.
fn shown_once(address: &str, secret: &SigningSecret, messages: Messages) -> AnyView {
    view! {
        <section class="card" role="status">
            <header>
                <h2>
                    <Icon name="i-info" />
                    {messages.with("webhooks-secret-title", &[("address", address.into())])}
                </h2>
            </header>
            <p>{messages.text("webhooks-secret-lead")}</p>
            <p class="cite" data-secret="">
                {secret.secret().to_owned()}
            </p>
        </section>
    }
    .into_any()
}

/// Keeps a webhook, and shows its secret once.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let choice = typed(&form_data);
    let key = form_data.value("key").to_owned();
    match request.accord.webhooks().add(&member, choice, &key, &request.caller).await? {
        Added::Done(webhook, secret) => {
            let page = draw(request.clone(), member, FormData::default(), Some((webhook, secret))).await?;
            Ok(FormOutcome::Page(Box::new((request, page))))
        }
        Added::Before => redirect_done(&paths::admin_webhooks(request.lang), ADDED),
        Added::Refused(problems) => {
            refuse(&mut form_data, &problems, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
    }
}

/// The words for what is wrong.
pub fn problem(problem: WebhookProblem, messages: Messages) -> String {
    match problem {
        WebhookProblem::Address(fault) => messages.of_word("webhook-address", fault).to_owned(),
        WebhookProblem::NoKind => messages.say("webhook-problem-no_kind"),
        WebhookProblem::UnknownArea => messages.say("problem-choose"),
        WebhookProblem::TooMany => {
            let most = i64::try_from(crate::domain::webhook::MOST).unwrap_or_default();
            messages.with("webhook-problem-too_many", &[("n", most.into())])
        }
    }
}
