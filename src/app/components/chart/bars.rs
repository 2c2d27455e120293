//! Bars by area: how lately anything was reported about what is open.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::app::components::chart::paint::Paint;
use crate::app::components::chart::{Figure, Mark, Panel, Row, Table};
use crate::domain::commitment::freshness::{FRESH_DAYS, Freshness};
use crate::domain::list::figures::FreshnessBars;
use crate::i18n::Messages;

/// The height of an area's name and bar, in pixels.
const LINE: u32 = 42;

/// How lately anything was reported about the open commitments of each area, under the name given for it.
pub fn freshness(bars: &FreshnessBars, names: impl Fn(&str) -> String, messages: Messages) -> Figure {
    let (key, title) = ("freshness", messages.say("chart-freshness"));
    let open: u32 = bars.all.iter().sum();
    let [fresh, _, _, never, _] = bars.all;
    let says = if open == 0 {
        messages.say("chart-freshness-empty")
    } else {
        messages.with(
            "chart-freshness-says",
            &[
                ("n", open.into()),
                ("fresh", fresh.into()),
                ("never", never.into()),
                ("days", FRESH_DAYS.into()),
                ("day", messages.day_in_prose(bars.on).into()),
            ],
        )
    };
    let legend = Freshness::ALL
        .iter()
        .zip(bars.all)
        .map(|(band, n)| {
            let args = [("status", messages.of_word("freshness", band).into()), ("n", messages.number(n).into())];
            let label = messages.with("count-at-status", &args);
            Mark { paint: Paint::freshness(*band), shape: Some(format!("f-{band}")), label }
        })
        .collect();
    let mut columns = vec![messages.say("area")];
    columns.extend(Freshness::ALL.iter().map(|it| messages.of_word("freshness", it).to_owned()));
    columns.push(messages.say("chart-total"));
    let row = |name: String, code: &str, bands: &[u32; Freshness::ALL.len()]| Row {
        heads: vec![(name, code.to_owned())],
        numbers: bands.iter().copied().chain([bands.iter().sum()]).collect(),
    };
    let mut rows = vec![row(messages.say("total-areas"), "", &bars.all)];
    rows.extend(bars.areas.iter().map(|(code, bands)| row(names(code), code, bands)));
    let panels =
        if open == 0 { Vec::new() } else { vec![panel(key, bars, &names, format!("{title}. {says}"), messages)] };
    Figure { key, title, says, panels, legend, table: Table { heads: 1, columns, rows } }
}

fn panel(key: &str, bars: &FreshnessBars, names: &impl Fn(&str) -> String, label: String, messages: Messages) -> Panel {
    let all = [(String::new(), bars.all)];
    // What belongs to no area still has a bar.
    let lines: &[(String, [u32; Freshness::ALL.len()])] = if bars.areas.is_empty() { &all } else { &bars.areas };
    let sum = |bands: &[u32; Freshness::ALL.len()]| bands.iter().sum::<u32>();
    let longest = lines.iter().map(|(_, bands)| sum(bands)).max().unwrap_or(1).max(1);
    let mut svg = String::with_capacity(lines.len() * 700);
    for (place, (code, bands)) in (0_u32..).zip(lines) {
        let top = place * LINE;
        let name = if code.is_empty() { messages.say("total-areas") } else { names(code) };
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{}\" font-size=\"13\" font-weight=\"600\" fill=\"var(--ink)\">{}</text>\
             <text x=\"100%\" y=\"{}\" text-anchor=\"end\" font-size=\"12\" fill=\"var(--quiet)\">{}</text>",
            top + 13,
            encode_text(&name),
            top + 13,
            messages.number(sum(bands))
        );
        let mut begin = 0;
        for (freshness, n) in Freshness::ALL.iter().zip(bands).filter(|(_, n)| **n > 0) {
            let share = |n: u32| f64::from(n) * 99.4 / f64::from(longest) + 0.3;
            let paint = Paint::freshness(*freshness);
            let _ = write!(
                svg,
                "<rect x=\"{:.2}%\" y=\"{}\" width=\"{:.2}%\" height=\"15\" {} data-area=\"{}\" data-part=\"{}\" data-n=\"{n}\"/>",
                share(begin),
                top + 19,
                share(begin + n) - share(begin),
                paint.attributes(key),
                encode_double_quoted_attribute(code),
                paint.name
            );
            begin += n;
        }
    }
    let height = u32::try_from(lines.len()).unwrap_or(1) * LINE;
    Panel { name: String::new(), label, height, svg }
}
