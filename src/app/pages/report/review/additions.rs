//! The statements with commitments that the other side proposed and that wait for an answer.

use leptos::prelude::*;

use crate::app::components::tasks::card;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::paths;
use crate::service::commitment::additions::StatementAdditions;

/// A line for each statement, with how many wait; nothing where none do.
pub fn waiting_additions(statements: &[StatementAdditions], context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let rows = statements.iter().map(|it| {
        let address = paths::additions(lang, &it.statement.slug);
        let title = it.statement.title.words(lang).to_owned();
        let said = messages.with("additions-to-answer", &[("n", it.all.len().into())]);
        view! {
            <li>
                <a class="t" href=paths::statement(lang, &it.statement.slug)>
                    <LocalizedText text=it.statement.title.clone() lang=lang />
                </a>
                <span class="meta">{said}</span>
                <span class="row">
                    <a class="button plain" href=address>
                        {messages.text("review-open")}
                        <span class="vh">{format!(": {title}")}</span>
                    </a>
                </span>
            </li>
        }
        .into_any()
    });
    card(messages.say("review-additions"), None, rows.collect())
}
