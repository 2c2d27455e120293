//! The statements with commitments that the other side proposed and that wait for an answer.

use leptos::prelude::*;

use crate::app::components::tasks::{card, row_about};
use crate::app::request::RenderContext;
use crate::paths;
use crate::service::commitment::additions::StatementAdditions;

/// A line for each statement, with how many wait; nothing where none do.
pub fn waiting_additions(statements: &[StatementAdditions], context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let rows = statements.iter().map(|it| {
        let address = paths::additions(lang, &it.statement.slug);
        let title = (&it.statement.title, paths::statement(lang, &it.statement.slug));
        let said = messages.with("additions-to-answer", &[("n", it.all.len().into())]);
        row_about(title, context, said, (address, "review-open"), None)
    });
    card(messages.say("review-additions"), None, rows.collect())
}
