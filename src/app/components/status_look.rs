//! How each status looks: whatever draws one takes its colour, pattern and shape from here.
//!
//! `style/statuses.css` repeats the colours for the browser; a test checks that the two agree.

use crate::app::components::chart::paint::Fill;
use crate::domain::record::headline::HeadlineStatus;

/// How a status looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusLook {
    /// The colour of its shape and bar on a light background.
    pub light: &'static str,
    /// The same on a dark background.
    pub dark: &'static str,
    /// The colour of its word on paper, where the word itself is coloured.
    pub ink: &'static str,
    /// Its pattern in charts.
    pub fill: Fill,
    /// Its shape, drawn in a square of 16 by 16.
    pub shape: &'static str,
    /// Where tables of counts have a column for it.
    pub column: Column,
}

/// Where tables of counts have a column for a status, so that days can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Always,
    /// Always on pages; in documents, which have less room, where the status occurs.
    AlwaysOnPages,
    WhereItOccurs,
}

/// The colour of secondary text: of a status that says little, and of proposals.
pub const QUIET_INK: &str = "#58616a";

/// How a status looks.
pub const fn status_look(status: HeadlineStatus) -> StatusLook {
    match status {
        HeadlineStatus::Completed => StatusLook {
            light: "#1f7a35",
            dark: "#79c98c",
            ink: "#1f7a35",
            fill: Fill::Solid,
            shape: r#"<circle cx="8" cy="8" r="7.5"/><path d="M4.4 8.3l2.5 2.5 4.8-5.2" class="k"/>"#,
            column: Column::Always,
        },
        HeadlineStatus::OnTrack => StatusLook {
            light: "#0a7a72",
            dark: "#4cc4b8",
            ink: "#0a7a72",
            fill: Fill::Stripes,
            shape: r#"<path d="M3.5 1.8L14 8 3.5 14.2z" stroke="currentColor" stroke-linejoin="round"/>"#,
            column: Column::WhereItOccurs,
        },
        HeadlineStatus::InProgress => StatusLook {
            light: "#256ef4",
            dark: "#6c9ff8",
            ink: "#1d56c0",
            fill: Fill::Dots,
            shape: r#"<circle cx="8" cy="8" r="6.5" class="o"/><path d="M8 1.5a6.5 6.5 0 010 13z"/>"#,
            column: Column::Always,
        },
        HeadlineStatus::AtRisk => StatusLook {
            light: "#9e6a00",
            dark: "#f2b233",
            ink: "#7f5400",
            fill: Fill::Hatch,
            shape: r#"<path d="M8 1.5L15.2 14.3H.8z" stroke="currentColor" stroke-linejoin="round"/><path d="M8 6v4M8 11.6v1.2" class="k"/>"#,
            column: Column::WhereItOccurs,
        },
        HeadlineStatus::Delayed => StatusLook {
            light: "#c63112",
            dark: "#f58a73",
            ink: "#bd2c0f",
            fill: Fill::Bars,
            shape: r#"<path d="M8 .6L15.4 8 8 15.4.6 8z"/>"#,
            column: Column::WhereItOccurs,
        },
        HeadlineStatus::Differ => StatusLook {
            light: "#7a3fc4",
            dark: "#bb97f0",
            ink: "#7a3fc4",
            fill: Fill::Lines,
            shape: r#"<path d="M7 1.5a6.6 6.6 0 000 13zM9 1.5a6.6 6.6 0 010 13" class="o2"/><path d="M7 1.5a6.6 6.6 0 000 13z"/>"#,
            column: Column::WhereItOccurs,
        },
        HeadlineStatus::NotStarted => StatusLook {
            light: "#6d7882",
            dark: "#98a3ad",
            ink: QUIET_INK,
            fill: Fill::Empty,
            shape: r#"<circle cx="8" cy="8" r="6.5" class="o"/>"#,
            column: Column::AlwaysOnPages,
        },
        HeadlineStatus::NotPursued => StatusLook {
            light: "#464c53",
            dark: "#8a949e",
            ink: QUIET_INK,
            fill: Fill::Slashes,
            shape: r#"<circle cx="8" cy="8" r="6.5" class="o"/><path d="M3.5 12.5l9-9" stroke="currentColor" stroke-width="2"/>"#,
            column: Column::WhereItOccurs,
        },
        HeadlineStatus::Unknown => StatusLook {
            light: "#7d8792",
            dark: "#76818c",
            ink: QUIET_INK,
            fill: Fill::Dashed,
            shape: r#"<circle cx="8" cy="8" r="6.5" class="o" stroke-dasharray="2.55 2.55"/>"#,
            column: Column::Always,
        },
    }
}

/// The shapes of all statuses as symbols of the sprite, `s-completed` and so on, each on a line.
pub fn symbols() -> String {
    HeadlineStatus::ALL
        .iter()
        .map(|it| format!("<symbol id=\"s-{it}\" viewBox=\"0 0 16 16\">{}</symbol>\n", status_look(*it).shape))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that `style/statuses.css` has for a status.
    fn lines(status: HeadlineStatus) -> [String; 3] {
        let StatusLook { light, dark, .. } = status_look(status);
        [
            format!(":root {{ --{status}: light-dark({light}, {dark}) }}"),
            format!(".{status} {{ --c: var(--{status}) }}"),
            format!("  .chart, .swatch {{ --{status}: CanvasText }}"),
        ]
    }

    #[test]
    fn the_stylesheet_has_every_status_in_its_colours() {
        const SHEET: &str = include_str!("../../../style/statuses.css");
        for status in HeadlineStatus::ALL {
            for line in lines(*status) {
                assert!(SHEET.lines().any(|it| it == line), "style/statuses.css lacks: {line}");
            }
        }
        let of_statuses = SHEET.lines().filter(|it| it.contains("--")).count();
        assert_eq!(of_statuses, 3 * HeadlineStatus::ALL.len(), "style/statuses.css has a colour of no status");
    }

    /// T58: shapes and patterns tell statuses apart without colour.
    #[test]
    fn t58_no_two_statuses_share_a_shape_or_a_pattern() {
        let looks: Vec<StatusLook> = HeadlineStatus::ALL.iter().map(|it| status_look(*it)).collect();
        for (place, look) in looks.iter().enumerate() {
            let before = &looks[..place];
            assert!(before.iter().all(|it| it.shape != look.shape && it.fill != look.fill), "{look:?}");
        }
    }
}
