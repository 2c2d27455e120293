//! A meeting's decisions and their outcomes.

use leptos::prelude::*;

use crate::app::components::day::day;
use crate::app::components::link::external;
use crate::app::components::plain_text::PlainText;
use crate::app::components::text::LocalizedText;
use crate::app::pages::meeting::agenda::seen_by;
use crate::app::request::RenderContext;
use crate::domain::meeting::decision::{Decision, Outcome};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::in_force::InForce;
use crate::paths;
use crate::service::meeting::MeetingPage;

/// What a user may do with decisions.
#[derive(Clone, Debug)]
pub struct Doing {
    /// The user's own side, which may correct its own records.
    pub party: PartyCode,
}

/// The card; nothing if nothing was decided yet and the reader may not record decisions.
pub fn card(page: &MeetingPage, doing: Option<&Doing>, begun: bool, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let doing = doing.filter(|_| begun);
    let decisions = &page.proceedings.decisions;
    if decisions.is_empty() && doing.is_none() {
        return None;
    }
    let none = decisions.is_empty().then(|| view! { <p class="quiet">{messages.text("decisions-none")}</p> });
    let new = doing.map(|_| {
        let address = paths::new_decision(lang, &page.meeting.slug);
        view! { <a href=address>{messages.text("decision-new")}</a> }
    });
    let lines: Vec<_> = decisions.iter().map(|it| line(it, page, doing, context)).collect();
    Some(
        view! {
            <section class="card" id="decisions">
                <header>
                    <h2>{messages.text("decisions")}</h2>
                    {new}
                </header>
                {none}
                <ol class="agenda decisions">{lines}</ol>
            </section>
        }
        .into_any(),
    )
}

fn line(record: &InForce<Decision>, page: &MeetingPage, doing: Option<&Doing>, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let decision = &record.value;
    let outcomes: Vec<_> =
        page.proceedings.outcomes_of(&decision.id).filter_map(|it| outcome(&it.value, page, context)).collect();
    let outcomes = (!outcomes.is_empty()).then(|| {
        view! {
            <div class="came">
                <p class="note">{messages.text("decision-came")}</p>
                <ul>{outcomes}</ul>
            </div>
        }
    });
    let by = messages.with("decision-by", &[("party", context.party(decision.party.as_str()).into())]);
    let statement = decision.statement.as_deref().and_then(|slug| context.reference.statement(slug)).map(|statement| {
        let address = context.link(&paths::statement(lang, &statement.slug));
        view! { <a href=address><LocalizedText text=statement.title.clone() lang=lang /></a> }
    });
    let source = decision.source.as_deref().map(|it| external(Some(it), messages.say("read-at-source")));
    let work = doing.map(|doing| {
        let address = paths::decision(lang, &page.meeting.slug, decision.id.as_str());
        let short: String = decision.text.words(lang).chars().take(60).collect();
        let key = if decision.party == doing.party { "decision-work" } else { "decision-work-theirs" };
        view! {
            <p>
                <a href=address>{messages.say(key)}<span class="vh">{format!(": {short}")}</span></a>
            </p>
        }
    });
    view! {
        <li id=format!("d-{}", decision.id)>
            <PlainText text=decision.text.clone() lang=lang messages=messages />
            <span class="meta">
                {day(record.effective_on, messages)} <span>{by}</span>
                <span class="tag">{seen_by(&record.visibility, messages)}</span> {statement} {source}
            </span>
            {outcomes}
            {work}
        </li>
    }
    .into_any()
}

/// A commitment or milestone that resulted from a decision.
fn outcome(outcome: &Outcome, page: &MeetingPage, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let listed = &page.named.iter().find(|entry| entry.id == outcome.commitment.0)?.listed;
    let address = context.link(&paths::commitment(lang, &listed.slug));
    let (key, title) = match &outcome.milestone {
        Some(id) => ("milestone", page.steps.iter().find(|step| step.id == *id)?.title.clone()),
        None => ("decision-outcome-commitment", listed.title.clone()),
    };
    let of = outcome
        .milestone
        .as_ref()
        .map(|_| view! { <small>" "<LocalizedText text=listed.title.clone() lang=lang /></small> });
    Some(
        view! {
            <li data-commitment=listed.slug.clone()>
                <span class="tag">{messages.say(key)}</span>
                " "
                <a href=address><LocalizedText text=title lang=lang /></a>
                {of}
            </li>
        }
        .into_any(),
    )
}
