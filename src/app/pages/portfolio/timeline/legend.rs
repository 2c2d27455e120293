//! What shapes, bars and marks mean.

use leptos::prelude::*;

use crate::app::pages::portfolio::timeline::Shown;
use crate::domain::record::headline::HeadlineStatus;

/// What shapes, bars and marks mean.
#[component]
pub fn Legend(shown: Shown, looks: Vec<&'static str>) -> impl IntoView {
    let messages = shown.context.messages;
    let as_of = shown.context.as_of;
    let known = HeadlineStatus::ALL.iter().map(|it| it.word()).chain(["proposed"]);
    let statuses = known
        .filter(|look| looks.contains(look))
        .map(|look| {
            let word = if look == "proposed" { "standing-proposed-noun".to_owned() } else { format!("status-{look}") };
            view! {
                <li class=look>
                    // With sizes of its own: where browsers repeat it on printed pages, they lose those that follow from others.
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <use href=format!("#s-{look}") width="16" height="16"></use>
                    </svg>
                    {messages.say(&word)}
                </li>
            }
        })
        .collect_view();
    let mark = |class: &'static str, context: &'static str, key: &str| {
        view! {
            <li>
                <svg viewBox="0 0 32 16" width="32" height="16" aria-hidden="true" class=class inner_html=context></svg>
                {messages.say(key)}
            </li>
        }
    };
    let today_key = if as_of.past { "legend-as-of" } else { "legend-today" };
    let line = "<path class=\"tl-now\" d=\"M16 0v16\"/>";
    let today = view! {
        <li>
            <svg viewBox="0 0 32 16" width="32" height="16" aria-hidden="true" inner_html=line></svg>
            {messages.say(today_key)}
            ", "
            <time datetime=as_of.day.to_string()>{messages.day(as_of.day)}</time>
        </li>
    };
    let key = view! {
        <ul class="legend marks" aria-label=messages.text("timeline-legend")>
            {mark(
                "in_progress",
                "<rect class=\"w\" y=\"1\" width=\"16\" height=\"14\"/>\
                 <rect class=\"w open\" x=\"16\" y=\"1\" width=\"16\" height=\"14\"/>",
                "legend-bar",
            )}
            {mark("", "<rect class=\"w unknown\" x=\"1\" y=\"1\" width=\"30\" height=\"14\"/>", "legend-silent")}
            {mark("", "<rect class=\"w plan\" x=\"1\" y=\"1\" width=\"30\" height=\"14\"/>", "legend-plan")}
            {mark("", "<path class=\"d\" d=\"M6 8h0M15 8h0M26 8h0\"/>", "legend-report")}
            {mark("", "<rect class=\"r\" x=\"13\" y=\"1\" width=\"5\" height=\"14\" rx=\"2\"/>", "last-report")}
            {mark("", "<path class=\"due\" d=\"M16 0v16\"/>", "due")}
            {mark(
                "",
                "<path class=\"base\" d=\"M4 0v16\"/><path class=\"slip\" d=\"M4 12h24\"/><path class=\"due\" d=\"M28 0v16\"/>",
                "legend-baseline",
            )}
            {mark("", "<rect fill=\"url(#g-soft)\" width=\"32\" height=\"16\"/>", "legend-soft")}
            {mark("", "<path class=\"m\" d=\"M16 1.5L22.5 8L16 14.5L9.5 8z\"/>", "legend-milestone-done")}
            {mark("", "<path class=\"r\" d=\"M16 2L22 8L16 14L10 8z\"/>", "legend-milestone-due")}
            {mark(
                "",
                "<path class=\"r over\" d=\"M16 1.5L22.5 8L16 14.5L9.5 8z\"/><path class=\"over\" d=\"M16 5V9M16 10V12\"/>",
                "legend-milestone-passed",
            )}
            {(!shown.meetings.is_empty())
                .then(|| mark("", "<path class=\"tl-met\" d=\"M16 0v16\"/>", "legend-meeting"))}
            {mark("", "<path class=\"on\" d=\"M20 2L12 8L20 14z\"/>", "legend-beyond")}
            {today}
        </ul>
    };
    view! {
        <div class="tl-legend">
            <ul class="legend" aria-label=messages.text("status")>
                {statuses}
            </ul>
            <details class="fold">
                <summary>{messages.text("timeline-legend")}</summary>
                {key}
            </details>
        </div>
    }
    .into_any()
}
