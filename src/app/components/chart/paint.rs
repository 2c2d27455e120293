//! What tells the parts of a chart apart without colour: a pattern for each.
//!
//! Colours are written as the names that the style sheet gives them; a file of its own gets the light ones.

use std::fmt::Write as _;

use crate::app::components::status_look::status_look;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::record::headline::HeadlineStatus;

/// The names that charts use beside those of statuses, and what they are on paper.
const ON_PAPER: [(&str, &str); 6] = [
    ("ink", "#1e2124"),
    ("quiet", "#58616a"),
    ("line", "#d5d9dd"),
    ("paper", "#ffffff"),
    ("accent", "#0b50d0"),
    ("warn", "#7f5400"),
];

/// The same drawing with colours of its own, for a file.
pub fn on_paper(svg: &str) -> String {
    let statuses = HeadlineStatus::ALL.iter().map(|it| (it.word(), status_look(*it).light));
    let mut svg = svg.to_owned();
    for (name, colour) in ON_PAPER.into_iter().chain(statuses) {
        svg = svg.replace(&format!("var(--{name})"), colour);
    }
    svg
}

/// How a part is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    Solid,
    Stripes,
    Dots,
    Hatch,
    Bars,
    Lines,
    Empty,
    Slashes,
    Dashed,
}

/// A part of a chart: what it is called in data, its colour and its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    pub name: &'static str,
    pub colour: &'static str,
    pub fill: Fill,
}

impl Paint {
    /// Of a status.
    pub const fn status(status: HeadlineStatus) -> Self {
        let fill = status_look(status).fill;
        Self { name: status.word(), colour: status.word(), fill }
    }

    /// Of a band of freshness.
    pub const fn freshness(freshness: Freshness) -> Self {
        let (colour, fill) = match freshness {
            Freshness::Fresh => ("accent", Fill::Solid),
            Freshness::Ageing => ("accent", Fill::Stripes),
            Freshness::Stale => ("warn", Fill::Dots),
            Freshness::Never => ("unknown", Fill::Dashed),
            Freshness::New => ("accent", Fill::Empty),
        };
        Self { name: freshness.word(), colour, fill }
    }

    /// Of what had fallen due.
    pub const DUE: Self = Self { name: "due", colour: "quiet", fill: Fill::Slashes };
    /// Of what was completed.
    pub const COMPLETED: Self = Self { name: "completed", colour: "completed", fill: Fill::Solid };

    /// The pattern, under an `id` that begins with the chart's name.
    pub fn pattern(self, svg: &mut String, chart: &str) {
        let (name, c) = (self.name, format!("var(--{})", self.colour));
        let _ = write!(
            svg,
            "<pattern id=\"{chart}-{name}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"8\" height=\"8\" fill=\"var(--paper)\"/>"
        );
        let _ = match self.fill {
            Fill::Solid => write!(svg, "<rect width=\"8\" height=\"8\" fill=\"{c}\"/>"),
            Fill::Stripes => {
                write!(svg, "<path d=\"M-2 10L10-2M-2 2L2-2M6 10L10 6\" stroke=\"{c}\" stroke-width=\"3.6\"/>")
            }
            Fill::Dots => write!(
                svg,
                "<rect width=\"8\" height=\"8\" fill=\"{c}\" opacity=\".3\"/><circle cx=\"2\" cy=\"2\" r=\"1.5\" fill=\"{c}\"/>\
                 <circle cx=\"6\" cy=\"6\" r=\"1.5\" fill=\"{c}\"/>"
            ),
            Fill::Hatch => {
                write!(svg, "<path d=\"M0 0L8 8M8 0L0 8\" stroke=\"{c}\" stroke-width=\"1.8\"/>")
            }
            Fill::Bars => write!(
                svg,
                "<rect width=\"8\" height=\"8\" fill=\"{c}\"/><path d=\"M4 0V8\" stroke=\"var(--paper)\" stroke-width=\"1.6\"/>"
            ),
            Fill::Lines => write!(svg, "<path d=\"M0 2H8M0 6H8\" stroke=\"{c}\" stroke-width=\"2\"/>"),
            Fill::Slashes => {
                write!(svg, "<path d=\"M-2-2L10 10M-2 6L2 10M6-2L10 2\" stroke=\"{c}\" stroke-width=\"1.2\"/>")
            }
            Fill::Empty | Fill::Dashed => Ok(()),
        };
        svg.push_str("</pattern>");
    }

    /// The attributes of a shape so painted.
    pub fn attributes(self, chart: &str) -> String {
        let dashes = if self.fill == Fill::Dashed { " stroke-dasharray=\"3 2\"" } else { "" };
        format!("fill=\"url(#{chart}-{})\" stroke=\"var(--{})\"{dashes}", self.name, self.colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// T58: no two parts of one chart differ by colour alone.
    #[test]
    fn t58_each_part_has_a_pattern_of_its_own() {
        let statuses: Vec<Fill> = HeadlineStatus::ALL.iter().map(|it| Paint::status(*it).fill).collect();
        let bands: Vec<Fill> = Freshness::ALL.iter().map(|it| Paint::freshness(*it).fill).collect();
        for parts in [statuses, bands, vec![Paint::DUE.fill, Paint::COMPLETED.fill]] {
            for (place, fill) in parts.iter().enumerate() {
                assert!(!parts[..place].contains(fill), "{fill:?}");
            }
        }
    }

    #[test]
    fn a_file_has_colours_of_its_own() {
        for paint in HeadlineStatus::ALL.iter().map(|it| Paint::status(*it)).chain([Paint::DUE]) {
            let mut svg = paint.attributes("status");
            paint.pattern(&mut svg, "status");
            assert!(!on_paper(&svg).contains("var("), "{svg}");
        }
    }
}
