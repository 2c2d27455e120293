//! Who set the agenda and recorded decisions, and when; replaced, corrected or withheld records stay visible as such.

use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::app::components::folded::folded;
use crate::app::components::text::{LocalizedText, around, note};
use crate::app::pages::meeting::agenda::seen_by;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::withholding::may_withhold;
use crate::i18n::iso_instant;
use crate::paths;

/// Lines beyond this number are collapsed.
const SHOWN: usize = 6;

/// The records visible to the reader, latest first; nothing if there are none. `member` is someone who may withhold
/// some of them.
pub fn card(
    history: &[Record],
    slug: &str,
    member: Option<&Member>,
    zone: &TimeZone,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let mut lines: Vec<AnyView> =
        history.iter().rev().filter_map(|it| line(it, history, slug, member, zone, context)).collect();
    if lines.is_empty() {
        return None;
    }
    let more = folded(&mut lines, SHOWN, messages, |more| view! { <ul class="feed">{more}</ul> }.into_any());
    Some(
        view! {
            <section class="card" id="history">
                <header>
                    <h2>{messages.text("meeting-history")}</h2>
                </header>
                <ul class="feed">{lines}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}

/// What one record says; nothing for what the page shows elsewhere.
pub fn says(record: &Record, history: &[Record], context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let Some(fact) = &record.fact else {
        return Some(view! { <em>{messages.text("history-withheld-record")}</em> }.into_any());
    };
    Some(match fact {
        Fact::AgendaSet(agenda) => {
            let party = context.party(agenda.party.as_str());
            let args = [("party", party.into()), ("n", agenda.items.len().into())];
            let text = messages.with("meeting-history-agenda", &args);
            view! { {text} " " <span class="tag">{seen_by(&record.visibility, messages)}</span> }.into_any()
        }
        Fact::DecisionRecorded(decision) => {
            let former = history.iter().take_while(|other| other.id != record.id);
            let corrects = former
                .into_iter()
                .any(|other| matches!(&other.fact, Some(Fact::DecisionRecorded(same)) if same.id == decision.id));
            let key = if corrects { "meeting-history-corrected" } else { "meeting-history-decision" };
            let text = view! { <LocalizedText text=decision.text.clone() lang=lang /> };
            let reason = (!decision.reason.is_empty()).then(|| {
                let reason = view! { <LocalizedText text=decision.reason.clone() lang=lang /> };
                view! { " " <span>{around(messages, "history-changed-because", &[], "reason", reason)}</span> }
            });
            let tag = view! { " " <span class="tag">{seen_by(&record.visibility, messages)}</span> };
            view! { {around(messages, key, &[], "text", text)} {reason} {tag} }.into_any()
        }
        Fact::PayloadWithheld(withheld) => {
            let reason = around(messages, "history-withheld", &[], "reason", note(&withheld.reason, lang));
            let by = around(messages, "history-withheld-by", &[], "who", note(&withheld.decided_by, lang));
            view! { {reason} ". " {by} }.into_any()
        }
        _ => return None,
    })
}

fn line(
    record: &Record,
    history: &[Record],
    slug: &str,
    member: Option<&Member>,
    zone: &TimeZone,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let what = says(record, history, context)?;
    let who = match &record.organisation {
        Some(code) => context.organisation(code.as_str()),
        None => record.actor.clone(),
    };
    let out = member.filter(|it| may_withhold(record, it)).map(|_| {
        let address = paths::withhold_of_meeting(context.lang, slug, &record.id);
        let at = messages.instant(record.at, zone);
        view! {
            " · "
            <a href=address>{messages.say("withhold")} <span class="vh">{format!(" ({at})")}</span></a>
        }
    });
    Some(
        view! {
            <li>
                <span>{what}</span>
                <span class="meta">
                    <span>
                        <time datetime=iso_instant(record.at)>{messages.instant(record.at, zone)}</time>
                        " · "
                        {who}
                        {out}
                    </span>
                </span>
            </li>
        }
        .into_any(),
    )
}
