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
        link: None,
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
    let mut svg = String::with_capacity(lines.len() * 500);
    svg.push_str("<g font-size=\"13\" font-weight=\"600\" fill=\"var(--ink)\">");
    for (place, (code, _)) in (0_u32..).zip(lines) {
        let name = if code.is_empty() { messages.say("total-areas") } else { names(code) };
        let _ = write!(svg, "<text y=\"{}\">{}</text>", place * LINE + 13, encode_text(&name));
    }
    svg.push_str("</g><g font-size=\"12\" text-anchor=\"end\" fill=\"var(--quiet)\">");
    for (place, (_, bands)) in (0_u32..).zip(lines) {
        let n = messages.number(sum(bands));
        let _ = write!(svg, "<text x=\"100%\" y=\"{}\">{n}</text>", place * LINE + 13);
    }
    svg.push_str("</g>");
    let share = |n: u32| f64::from(n) * 99.4 / f64::from(longest) + 0.3;
    for (band, freshness) in Freshness::ALL.iter().enumerate() {
        let paint = Paint::freshness(*freshness);
        let _ = write!(svg, "<g data-part=\"{}\" {}>", paint.name, paint.attributes(key));
        for (place, (code, bands)) in (0_u32..).zip(lines) {
            let (begin, n) = (bands[..band].iter().sum::<u32>(), bands[band]);
            if n > 0 {
                let _ = write!(
                    svg,
                    "<rect x=\"{:.2}%\" y=\"{}\" width=\"{:.2}%\" height=\"15\" data-area=\"{}\" data-n=\"{n}\"/>",
                    share(begin),
                    place * LINE + 19,
                    share(begin + n) - share(begin),
                    encode_double_quoted_attribute(code)
                );
            }
        }
        svg.push_str("</g>");
    }
    let height = u32::try_from(lines.len()).unwrap_or(1) * LINE;
    Panel { name: String::new(), label, height, width: None, svg }
}
