//! The agenda of a meeting for display: the one that was set, and the draft derived from the record.

use leptos::prelude::*;

use crate::app::components::folded::folded;
use crate::app::components::plain_text::PlainText;
use crate::app::components::status::HeadlineMark;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::text::Text;
use crate::domain::briefing::talking_point::TalkingPoint;
use crate::domain::meeting::agenda::{Agenda, AgendaItem};
use crate::domain::record::in_force::InForce;
use crate::domain::record::proceedings::Proceedings;
use crate::i18n::Messages;
use crate::paths;
use crate::service::meeting::Suggested;
use crate::store::list::ListRow;

/// Number of lines of a draft that are not collapsed.
const SHOWN: usize = 10;

/// The data that the card renders.
pub struct AgendaData<'a> {
    /// The own side's working agenda, and the proposed one.
    pub agendas: Vec<&'a InForce<Agenda>>,
    /// What the own side keeps to itself beside the items.
    pub proceedings: &'a Proceedings,
    /// The rows of the commitments that the reader may see.
    pub named: &'a [ListRow],
    /// The draft derived from the record; nothing if the reader gets no draft.
    pub draft: Option<&'a [Suggested]>,
    /// The address where the agenda is set, for those who may.
    pub set: Option<String>,
    /// Whether the meeting is still to be held.
    pub ahead: bool,
}

/// The card; nothing if there is nothing to show.
pub fn card(told: &AgendaData<'_>, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    if told.agendas.is_empty() && told.draft.is_none() && !told.ahead {
        return None;
    }
    let agendas: Vec<_> = told.agendas.iter().map(|it| agenda(it, told, context)).collect();
    let none = agendas.is_empty().then(|| view! { <p class="quiet">{messages.text("agenda-none")}</p> });
    let set = told.set.clone().map(|address| {
        let key = if told.agendas.is_empty() { "agenda-new" } else { "agenda-edit" };
        view! { <a href=address>{messages.text(key)}</a> }
    });
    Some(
        view! {
            <section class="card" id="agenda">
                <header>
                    <h2>{messages.text("agenda")}</h2>
                    {set}
                </header>
                {none}
                {agendas}
                {draft(told, context)}
            </section>
        }
        .into_any(),
    )
}

/// Who can see a record of a meeting, as a word.
pub fn seen_by(visibility: &Visibility, messages: Messages) -> &'static str {
    match visibility {
        Visibility::Public => messages.of_word("agenda-seen", "public"),
        Visibility::Shared => messages.of_word("agenda-seen", "shared"),
        Visibility::Party(_) | Visibility::Organisation(_) => messages.of_word("agenda-seen", "party"),
    }
}

fn agenda(agenda: &InForce<Agenda>, told: &AgendaData<'_>, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    // What the own side keeps to itself stands beside the agenda that is newer.
    let is_newest = told.agendas.first().is_some_and(|it| it.sequence == agenda.sequence);
    let own = !agenda.visibility.is_common();
    let kept = |it: &AgendaItem| if is_newest { told.proceedings.with_kept(it) } else { it.clone() };
    let items: Vec<_> = agenda.value.items.iter().filter_map(|it| item(it, &kept(it), own, told, context)).collect();
    let none = items.is_empty().then(|| view! { <p class="quiet">{messages.text("agenda-empty")}</p> });
    let party = context.party(agenda.value.party.as_str());
    let set =
        messages.with("agenda-set-by", &[("party", party.into()), ("day", messages.day(agenda.effective_on).into())]);
    view! {
        <div class="agenda-of">
            <p class="meta"><span class="tag">{seen_by(&agenda.visibility, messages)}</span> <span>{set}</span></p>
            {none}
            <ol class="agenda">{items}</ol>
        </div>
    }
    .into_any()
}

/// An item, with what the own side keeps to itself beside it, in an agenda that is the own side's or not; nothing if its
/// commitment is not visible to the reader.
fn item(
    item: &AgendaItem,
    kept: &AgendaItem,
    own: bool,
    told: &AgendaData<'_>,
    context: &RenderContext,
) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let text =
        |text: &Text| (!text.is_empty()).then(|| view! { <PlainText text=text.clone() lang=lang messages=messages /> });
    let for_us = |key: &str, of: &Text| {
        text(of).map(|text| {
            view! {
                <div class="said ours">
                    <b>{messages.say(key)}</b>
                    {text}
                </div>
            }
            .into_any()
        })
    };
    let stance = for_us("agenda-stance", &kept.stance);
    let Some(id) = &item.commitment else {
        return Some(view! { <li>{text(&item.note)} {stance}</li> }.into_any());
    };
    let entry = told.named.iter().find(|entry| entry.id == id.0)?;
    // A note that is not in the agenda which the others read is the own side's.
    let note = if own || item.note.is_empty() {
        for_us("agenda-note-ours", &kept.note)
    } else {
        text(&item.note).map(IntoAny::into_any)
    };
    let suggested = told.draft.unwrap_or_default().iter().find(|it| it.entry.id == id.0);
    let why = suggested.map(|it| reasons(&it.reasons, messages));
    let listed = entry.listed.clone();
    let due = listed.due.map(|due| {
        let text = messages.with("milestone-due", &[("day", messages.due(due).into())]);
        view! { <span>{text}</span> }
    });
    Some(
        view! {
            <li data-commitment=listed.slug.clone()>
                <a class="t" href=context.link(&paths::commitment(lang, &listed.slug))>
                    <LocalizedText text=listed.title.clone() lang=lang />
                </a>
                {note}
                {stance}
                <span class="meta"><HeadlineMark listed=listed.clone() messages=messages />{due}</span>
                {why}
            </li>
        }
        .into_any(),
    )
}

/// Why a commitment belongs on the agenda, in words.
pub fn reasons(reasons: &[TalkingPoint], messages: Messages) -> AnyView {
    let all: Vec<_> = reasons
        .iter()
        .map(|it| view! { <span class="tag" data-reason=it.word()>{messages.of_word("concern", *it)}</span> " " })
        .collect();
    view! { <span class="meta why">{all}</span> }.into_any()
}

/// What the record suggests for the agenda and is not on it yet.
fn draft(told: &AgendaData<'_>, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let suggested = told.draft?;
    let set: Vec<&str> = told
        .agendas
        .first()
        .iter()
        .flat_map(|it| &it.value.items)
        .filter_map(|it| it.commitment.as_ref().map(|id| id.as_str()))
        .collect();
    let mut lines: Vec<AnyView> = suggested
        .iter()
        .filter(|it| !set.contains(&it.entry.id.as_str()))
        .map(|suggestion| {
            let listed = suggestion.entry.listed.clone();
            view! {
                <li data-commitment=listed.slug.clone()>
                    <a class="t" href=context.link(&paths::commitment(lang, &listed.slug))>
                        <LocalizedText text=listed.title.clone() lang=lang />
                    </a>
                    <span class="meta"><HeadlineMark listed=listed.clone() messages=messages /></span>
                    {reasons(&suggestion.reasons, messages)}
                </li>
            }
            .into_any()
        })
        .collect();
    let n = lines.len();
    if n == 0 && told.agendas.is_empty() {
        return Some(view! { <p class="note">{messages.text("agenda-draft-none")}</p> }.into_any());
    }
    if n == 0 {
        return None;
    }
    let start = (SHOWN + 1).to_string();
    let draw = |more| view! { <ol class="agenda" start=start>{more}</ol> }.into_any();
    let more = folded(&mut lines, SHOWN, messages, draw);
    let key = if told.agendas.is_empty() { "agenda-draft" } else { "agenda-draft-more" };
    Some(
        view! {
            <div class="also" id="draft">
                <h3>{messages.with(key, &[("n", n.into())])}</h3>
                <p class="note">{messages.text("agenda-draft-note")}</p>
                <ol class="agenda">{lines}</ol>
                {more}
            </div>
        }
        .into_any(),
    )
}
