//! The two days that are compared, to choose by date or by meeting.

use leptos::prelude::*;

use crate::app::components::text::LocalizedText;
use crate::app::pages::portfolio::changes::address;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::list::query::Query;
use crate::domain::meeting::held_before;
use crate::paths;

/// How many past meetings are offered as the earlier day.
const MEETINGS: usize = 5;

/// A form for the two days, and the last meetings as presets.
#[component]
pub fn Period(query: Query, from: Day, to: Day, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let kept = Query { from: None, to: None, as_of: None, page: 1, ..query.clone() }
        .parameters()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let field = |name: &'static str, key: &'static str, day: Day| {
        view! {
            <div class="ask">
                <label for=name>{messages.text(key)}</label>
                <input class="field" type="date" id=name name=name value=day.to_string() />
            </div>
        }
    };
    let since = held_before(&context.reference.meetings, to)
        .take(MEETINGS)
        .map(|meeting| {
            let target = address(&context, &query, |query| query.from = Some(meeting.on));
            let current = (meeting.on == from).then_some("true");
            view! {
                <li>
                    <a href=target aria-current=current>
                        <LocalizedText text=meeting.title.clone() lang=lang />
                    </a>
                    " "
                    <small>{messages.day(meeting.on)}</small>
                </li>
            }
        })
        .collect_view();
    let meetings = (!since.is_empty()).then(|| {
        view! {
            <div>
                <h2>{messages.text("changes-since-meeting")}</h2>
                <ul class="plain-list">{since}</ul>
            </div>
        }
    });
    view! {
        <section class="card period" aria-label=messages.text("period-compared")>
            <form action=paths::changes(lang)>
                {kept}
                {field("from", "period-from", from)}
                {field("to", "period-to", to)}
                <button class="button">{messages.text("show")}</button>
            </form>
            {meetings}
        </section>
    }
    .into_any()
}
