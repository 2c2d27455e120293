//! The meeting decision that something originates from, for the forms that record it.

use leptos::prelude::*;

use crate::app::components::text::{LocalizedText, around};
use crate::app::entry_form::{OF_DECISION, field, of_decision};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::text::text_words;
use crate::app::request::RenderContext;
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::meeting::Meeting;
use crate::domain::meeting::decision::Decision;
use crate::domain::record::noun::Noun;
use crate::paths;

/// Maximum characters of a decision used as a title; longer decisions go into the summary.
const TITLE: usize = 200;

/// The decision, with its meeting.
#[derive(Clone, Debug)]
pub struct Origin {
    pub meeting: Meeting,
    pub decision: Decision,
}

/// The decision named by the form or the address; nothing if none is named.
///
/// # Errors
/// If there is none that the user may create a record from, or the database does not respond.
pub async fn of(request: &RequestContext, member: &Member, form_data: &FormData) -> Result<Option<Origin>, Error> {
    let named = OF_DECISION.map(|name| (name, request.parameter(name).unwrap_or_default()));
    let Some(of) = of_decision(&form_data.clone().or(named)) else { return Ok(None) };
    let preparing =
        request.accord.meetings().preparation(member, &of.meeting).await.map_err(not_found(Noun::Meeting))?;
    let decision = preparing.proceedings.decision(&of.decision).ok_or(Error::Nowhere)?.value.clone();
    Ok(Some(Origin { meeting: preparing.meeting, decision }))
}

impl Origin {
    /// The prefilled fields of a new record's form: a title, a summary if the decision is longer, the source.
    pub fn fields(&self) -> Vec<(String, String)> {
        let decision = &self.decision;
        let mut fields = vec![field(OF_DECISION[0], &decision.meeting), field(OF_DECISION[1], &decision.id)];
        let short = |messages: &str| {
            let line = messages.lines().next().unwrap_or_default();
            line.chars().take(TITLE).collect::<String>()
        };
        let titles = decision.text.0.iter().map(|version| {
            let mut title = version.clone();
            title.words = short(&version.words);
            title
        });
        fields.extend(text_words("title", &Text(titles.collect())));
        if decision.text.0.iter().any(|it| short(&it.words) != it.words) {
            fields.extend(text_words("summary", &decision.text));
        }
        if let Some(source) = &decision.source {
            fields.push(field("source", source));
        }
        fields
    }

    /// States that it originates from the decision, and submits that with the form.
    pub fn draw(&self, context: &RenderContext) -> AnyView {
        let (lang, messages) = (context.lang, context.messages);
        let address = format!("{}#d-{}", paths::meeting(lang, &self.meeting.slug), self.decision.id);
        let link = view! {
            <a href=address><LocalizedText text=self.meeting.title.clone() lang=lang /></a>
        };
        let hidden = [(OF_DECISION[0], self.decision.meeting.clone()), (OF_DECISION[1], self.decision.id.0.clone())];
        let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
        view! {
            <p class="notice">
                <span>{around(messages, "decision-origin", &[], "meeting", link)}</span>
            </p>
            {hidden}
        }
        .into_any()
    }
}
