//! A figure as files: the drawing with its title, legend and source, and its numbers.

use std::fmt::Write as _;

use html_escape::encode_text;

use crate::app::components::chart::paint::on_paper;
use crate::app::components::chart::{Figure, Panel, Table};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::typed_text::for_xml;
use crate::exchange::csv;

/// The width of a file's drawing, in pixels, and the room around it.
const WIDTH: u32 = 760;
const MARGIN: u32 = 24;
const INNER: u32 = WIDTH - 2 * MARGIN;
/// Between two drawings beside each other.
const GAP: u32 = 32;

const FONTS: &str = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', system-ui, sans-serif";

impl Figure {
    /// The drawing as a standalone file: its own colours, fonts by name, title, legend and origin. `source` names the
    /// origin and the day.
    pub fn svg(&self, source: &str, lang: Lang) -> String {
        let mut body = String::new();
        let mut y = MARGIN + 18;
        line(&mut body, y, 18, "700", "ink", &self.title);
        y += 10;
        for part in wrapped(&self.says, 98) {
            y += 18;
            line(&mut body, y, 13, "400", "quiet", &part);
        }
        y += 24;
        y = self.legend_lines(&mut body, y);
        for panel in self.panels.iter().filter(|it| it.name.is_empty()) {
            nested(&mut body, panel, MARGIN, y, INNER);
            y += panel.height + 24;
        }
        let half = (INNER - GAP) / 2;
        let parts: Vec<&Panel> = self.panels.iter().filter(|it| !it.name.is_empty()).collect();
        for pair in parts.chunks(2) {
            for (x, panel) in [MARGIN, MARGIN + half + GAP].into_iter().zip(pair) {
                let _ = write!(
                    body,
                    "<text x=\"{x}\" y=\"{}\" font-size=\"13\" font-weight=\"600\" fill=\"var(--ink)\">{}</text>",
                    y + 12,
                    encode_text(&panel.name)
                );
                nested(&mut body, panel, x, y + 20, half);
            }
            y += pair.iter().map(|it| it.height_at(half)).max().unwrap_or(0) + 40;
        }
        for part in wrapped(source, 110) {
            y += 16;
            line(&mut body, y, 11, "400", "quiet", &part);
        }
        let height = y + MARGIN;
        let mut svg = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" \
             height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"{FONTS}\" xml:lang=\"{lang}\" role=\"img\">\n\
             <title>{}</title><desc>{} {}</desc>",
            encode_text(&self.title),
            encode_text(&self.says),
            encode_text(source)
        );
        self.patterns(&mut svg);
        let _ = writeln!(svg, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"var(--paper)\"/>{body}</svg>");
        for_xml(&on_paper(&svg))
    }

    /// The names of the parts, as many in a line as fit; returns where the next element may begin.
    fn legend_lines(&self, body: &mut String, mut y: u32) -> u32 {
        let mut x = MARGIN;
        for mark in &self.legend {
            let width = 36 + wide(&mark.label) * 7;
            if x + width > WIDTH - MARGIN && x > MARGIN {
                x = MARGIN;
                y += 22;
            }
            let _ = write!(
                body,
                "<rect x=\"{x}\" y=\"{}\" width=\"20\" height=\"13\" {}/>\
                 <text x=\"{}\" y=\"{}\" font-size=\"12\" fill=\"var(--ink)\">{}</text>",
                y - 11,
                mark.paint.attributes(self.key),
                x + 26,
                y,
                encode_text(&mark.label)
            );
            x += width;
        }
        y + 18
    }

    /// The numbers as a CSV file.
    pub fn csv(&self) -> String {
        csv::file(self.table.cells())
    }

    /// The numbers as they are pasted into a spreadsheet.
    pub fn tsv(&self) -> String {
        csv::pasted(self.table.cells())
    }
}

impl Table {
    /// Its heads and rows, as cells. Days are in machine-readable form; everything else is as displayed.
    fn cells(&self) -> impl Iterator<Item = Vec<String>> {
        std::iter::once(self.columns.clone()).chain(self.rows.iter().map(|row| {
            let heads = row.heads.iter().enumerate().map(|(place, (shown, plain))| {
                let is_day = plain.parse::<crate::domain::basics::day::Day>().is_ok() && place + 1 == self.heads;
                if is_day { plain.clone() } else { shown.clone() }
            });
            heads.chain(row.numbers.iter().map(ToString::to_string)).collect()
        }))
    }
}

fn line(body: &mut String, y: u32, size: u32, weight: &str, colour: &str, text: &str) {
    let _ = write!(
        body,
        "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"var(--{colour})\">{}</text>",
        encode_text(text)
    );
}

fn nested(body: &mut String, panel: &Panel, x: u32, y: u32, width: u32) {
    let height = panel.height_at(width);
    let view_box = panel.view_box().map(|it| format!(" viewBox=\"{it}\"")).unwrap_or_default();
    let _ =
        write!(body, "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{view_box}>{}</svg>", panel.svg);
}

/// The width of a text in Latin letters: others count as two.
fn wide(text: &str) -> u32 {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// A text in lines of at most `most` letters.
fn wrapped(text: &str, most: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(last) if wide(last) + 1 + wide(word) <= most => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::components::chart::{Row, due, status};
    use crate::domain::basics::day::Day;
    use crate::domain::commitment::Standing;
    use crate::domain::list::facet_counts::Counts;
    use crate::domain::list::figures::{DueSeries, StatusSeries};
    use crate::domain::record::headline::HeadlineStatus;
    use crate::i18n::Messages;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be() {
        let table = Table {
            heads: 2,
            columns: vec!["Area".into(), "Day".into(), "In progress".into()],
            rows: vec![
                Row {
                    heads: vec![("AI, \"6G\"".into(), "ai".into()), ("31 Dec 2026".into(), "2026-12-31".into())],
                    numbers: vec![1_234],
                    link: None,
                },
                Row {
                    heads: vec![("=1+1".into(), "x".into()), ("31 Mar 2027".into(), "2027-03-31".into())],
                    numbers: vec![0],
                    link: None,
                },
            ],
        };
        let expected = "\u{feff}Area,Day,In progress\r\n\"AI, \"\"6G\"\"\",2026-12-31,1234\r\n'=1+1,2027-03-31,0\r\n";
        assert_eq!(csv::file(table.cells()), expected);
    }

    fn series() -> StatusSeries {
        let mut counts = Counts::default();
        counts.add(Standing::Agreed, HeadlineStatus::Completed, 1);
        StatusSeries {
            days: vec![day("2026-09-30")],
            all: vec![counts.clone()],
            areas: vec![("ai".into(), vec![counts])],
        }
    }

    /// T58, and what else a file needs: words beside patterns, no colour that only the style sheet knows.
    #[test]
    fn a_file_stands_alone() {
        for lang in Lang::ALL {
            let figure = status(&series(), |_| "A<I> & more\u{b}\u{fffe}".into(), Messages::of(*lang));
            let svg = figure.svg("Source: <Accord>, as of 2026-09-30", *lang);
            assert!(svg.starts_with("<?xml") && svg.contains("xmlns=\"http://www.w3.org/2000/svg\""));
            assert!(!svg.contains("var(") && !svg.contains("class="), "{svg}");
            assert!(!svg.contains(['\u{b}', '\u{fffe}']), "XML forbids them");
            for part in
                ["<title>", "A&lt;I&gt; &amp; more", "Source: &lt;Accord&gt;", "url(#status-completed)", "#1f7a35"]
            {
                assert!(svg.contains(part), "{part}: {svg}");
            }
            assert!(svg.contains(Messages::of(*lang).text("status-completed")), "the word stands beside the pattern");
        }
    }

    #[test]
    fn nothing_and_one_are_figures_too() {
        let messages = Messages::of(Lang::En);
        let none = status(&StatusSeries::default(), |it| it.to_owned(), messages);
        assert!(none.panels.is_empty() && !none.says.is_empty());
        let none = due(&DueSeries { days: vec![day("2026-09-30")], due: vec![0], completed: vec![0] }, messages);
        assert!(none.panels.is_empty() && none.csv().ends_with("2026-09-30,0,0\r\n"));
        let one = status(&series(), |it| it.to_owned(), messages);
        assert_eq!((one.panels.len(), one.table.rows.len()), (2, 2));
        assert!(one.csv().starts_with('\u{feff}'));
    }

    #[test]
    fn long_sentences_are_broken_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("합의사항 이행", 9), ["합의사항", "이행"]);
        assert_eq!(wrapped("", 9), Vec::<String>::new());
    }
}
