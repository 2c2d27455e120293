//! The reports of other parties that wait for an answer: confirmed or noted together, disputed one by one.

use leptos::prelude::*;

use crate::app::components::form_page::{EnterButton, FormKey};
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::pages::report::review::queue::{compared, statuses, tick, wrong};
use crate::app::pages::report::review::{ReviewForm, TogetherAction, audience, choose_all, chosen_as, version};
use crate::app::request::RenderContext;
use crate::domain::record::former_report::former_report;
use crate::paths;
use crate::service::report::desk::Request;

/// What the list chooses when all are chosen.
pub fn all(items: &[Request]) -> Vec<String> {
    items.iter().filter_map(chosen_value).collect()
}

fn chosen_value(item: &Request) -> Option<String> {
    Some(chosen_as(&item.entry.listed.slug, item.update()?.value.id.as_str()))
}

/// The list with its buttons; nothing where no report waits for an answer.
pub fn view(items: &[Request], key: &str, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let rows: Vec<_> = items.iter().filter_map(|item| row(item, form_data, context)).collect();
    if rows.is_empty() {
        return None;
    }
    let (confirm, note) = (messages.say("answer-confirm-chosen"), messages.say("answer-note-chosen"));
    Some(
        view! {
            <form class="card together" id="theirs" method="post" novalidate=true>
                <FormKey key=key />
                <EnterButton act=TogetherAction::Confirm.word() label=confirm.clone() />
                <header>
                    <h2>{messages.text("review-countersign")} " " <span class="count">{rows.len()}</span></h2>
                    {choose_all(ReviewForm::NAMES.answered, "theirs", context)}
                </header>
                {wrong(ReviewForm::NAMES.answered, form_data)}
                <ul class="queue">{rows}</ul>
                <div class="acts">
                    <button class="button" name=ReviewForm::NAMES.act value=TogetherAction::Confirm.word()>
                        {confirm}
                    </button>
                    <button class="button plain" name=ReviewForm::NAMES.act value=TogetherAction::Note.word()>
                        {note}
                    </button>
                    <p class="note">{messages.text("answer-together-note")}</p>
                </div>
            </form>
        }
        .into_any(),
    )
}

fn row(item: &Request, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let (messages, lang, listed) = (context.messages, context.lang, &item.entry.listed);
    let update = item.update()?;
    let id = update.value.id.as_str();
    let waits = messages.with("desk-waiting-days", &[("n", item.days.into())]);
    let party = update.value.party().map_or_else(String::new, |party| context.party(party.as_str()));
    let organisation = update.value.written_by.as_ref().map(|it| context.organisation(it.as_str()));
    let by = organisation.map_or_else(
        || party.clone(),
        |it| messages.with("labelled", &[("label", party.as_str().into()), ("value", it.into())]),
    );
    let who = messages.with("review-seen-by", &[("who", audience::who(&update.visibility, context).into())]);
    let name = version(id);
    let tick = tick(ReviewForm::NAMES.answered, chosen_value(item)?, listed.title.words(lang), form_data, messages);
    Some(
        view! {
            <li data-commitment=listed.slug.clone()>
                {tick}
                <div>
                    <a class="t" href=paths::answer(lang, &listed.slug, id)>
                        <LocalizedText text=listed.title.clone() lang=lang />
                    </a>
                    {statuses(listed, update.value.status, messages)}
                    <p class="meta">
                        <b>{who}</b>
                        <span>{format!("{by} · {waits}")}</span>
                    </p>
                    {compared(&update.value, former_report(&item.commitment.history, &update.value), listed, context)}
                </div>
                <input type="hidden" name=name.clone() value=form_data.value(&name).to_owned() />
            </li>
        }
        .into_any(),
    )
}
