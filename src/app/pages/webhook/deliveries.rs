//! What became of what a webhook was told.

use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::table::{Column, PlainTable};
use crate::app::pages::webhook::one::WebhookAct;
use crate::domain::webhook::{Delivery, DeliveryState, Outcome};
use crate::i18n::Messages;

/// What was not taken and is not tried any more, each with a button that sends it again where the webhook is on; nothing
/// where there is none.
pub fn dead_letters(dead: &[Delivery], on: bool, key: &str, zone: &TimeZone, messages: Messages) -> Option<AnyView> {
    if dead.is_empty() {
        return None;
    }
    let rows = dead.iter().map(|delivery| {
        let kind = kind(delivery, messages);
        let at = messages.instant(delivery.created_at, zone);
        let label =
            messages.with("webhook-send_again-label", &[("kind", kind.as_str().into()), ("at", at.as_str().into())]);
        let again = on.then(|| {
            view! {
                <form method="post">
                    <FormKey key=format!("{key}-{}", delivery.id) />
                    <input type="hidden" name="delivery" value=delivery.id.clone() />
                    <button class="button plain" name="act" value=WebhookAct::SendAgain.word() aria-label=label>
                        {messages.of_word("webhook-act", WebhookAct::SendAgain)}
                    </button>
                </form>
            }
        });
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td class="k">{at}</td>
                <td>{outcome(delivery, messages)}</td>
                <td>{again}</td>
            </tr>
        }
        .into_any()
    });
    let mut columns: Vec<Column> = heads(messages).into();
    columns.push(Column::new(messages.of_word("webhook-act", WebhookAct::SendAgain)));
    let view = view! {
        <section class="card" id="dead-letters">
            <header>
                <h2>{messages.text("webhook-dead")}</h2>
                <p class="note">{messages.text("webhook-dead-note")}</p>
            </header>
            <PlainTable columns=columns rows=rows.collect() />
        </section>
    };
    Some(view.into_any())
}

/// What was told last, and what waits.
pub fn last_deliveries(last: &[Delivery], zone: &TimeZone, messages: Messages) -> AnyView {
    let rows = last.iter().map(|delivery| {
        let next = (delivery.state == DeliveryState::Waiting && delivery.attempts > 0).then(|| {
            let next = messages.instant(delivery.next_at, zone);
            let said = messages.with("webhook-next", &[("at", next.into()), ("n", delivery.attempts.into())]);
            view! { <small>{said}</small> }
        });
        view! {
            <tr>
                <th scope="row">{kind(delivery, messages)}</th>
                <td class="k">{messages.instant(delivery.created_at, zone)}</td>
                <td>{outcome(delivery, messages)} {next}</td>
            </tr>
        }
        .into_any()
    });
    let list = match last.is_empty() {
        true => view! { <p>{messages.text("webhook-last-none")}</p> }.into_any(),
        false => view! { <PlainTable columns=heads(messages).into() rows=rows.collect() /> }.into_any(),
    };
    view! {
        <section class="card" id="deliveries">
            <header>
                <h2>{messages.text("webhook-last")}</h2>
            </header>
            {list}
        </section>
    }
    .into_any()
}

fn heads(messages: Messages) -> [Column; 3] {
    ["kind", "at", "outcome"].map(|it| Column::new(messages.say(&format!("webhook-column-{it}"))))
}

fn kind(delivery: &Delivery, messages: Messages) -> String {
    match delivery.kind {
        Some(kind) => messages.of_word("webhook-kind", kind).to_owned(),
        None => messages.say("webhook-test"),
    }
}

/// What became of a delivery, with the status that the receiver answered.
fn outcome(delivery: &Delivery, messages: Messages) -> String {
    let said = match (delivery.state, delivery.outcome) {
        (DeliveryState::Delivered | DeliveryState::Moot, _) | (_, None | Some(Outcome::Taken)) => {
            messages.of_word("delivery-state", delivery.state)
        }
        (DeliveryState::Waiting | DeliveryState::Dead, Some(outcome)) => messages.of_word("delivery-outcome", outcome),
    };
    match delivery.status {
        Some(status) => {
            messages.with("webhook-answered", &[("said", said.into()), ("status", status.to_string().into())])
        }
        None => said.to_owned(),
    }
}
