//! Charts that are drawn on the server: a title, one sentence that says what is seen, the drawing, what its parts are
//! called, and a table of the same numbers. The same figure is drawn on a page and as a file of its own.

mod bars;
mod columns;
pub mod figures;
mod file;
pub mod paint;

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};
use leptos::prelude::*;

pub use crate::app::components::chart::bars::freshness;
pub use crate::app::components::chart::columns::{due, status};

use crate::app::components::chart::paint::Paint;
use crate::app::components::icon::Icon;
use crate::i18n::Messages;
use crate::islands::copy::Copy;

/// A chart with everything that is said about it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its name in addresses and files: `status`, `due`, `freshness`.
    pub key: &'static str,
    pub title: String,
    /// One sentence that says what it shows.
    pub says: String,
    /// The drawings, the whole first; none where there is nothing to draw.
    pub panels: Vec<Panel>,
    pub legend: Vec<Mark>,
    pub table: Table,
}

/// One drawing. Either its horizontal positions are percentages of whatever width it gets and its heights are pixels, or it
/// has a width and height in pixels and is drawn larger and smaller as a whole.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What part of the whole it is about; empty for the whole.
    pub name: String,
    /// What is read aloud.
    pub label: String,
    /// In pixels.
    pub height: u32,
    /// In pixels, where it has one.
    pub width: Option<u32>,
    svg: String,
}

impl Panel {
    /// The part of the plane that is drawn, where it has a width of its own.
    fn view_box(&self) -> Option<String> {
        self.width.map(|width| format!("0 0 {width} {}", self.height))
    }

    /// How high it is when it is drawn this wide, in pixels.
    fn height_at(&self, width: u32) -> u32 {
        self.width.map_or(self.height, |own| (self.height * width).div_ceil(own.max(1)))
    }
}

/// A part of a chart in the legend.
#[derive(Clone, Debug)]
pub struct Mark {
    pub paint: Paint,
    /// The shape of the sprite that goes with it elsewhere.
    pub shape: Option<String>,
    /// Its name, with the latest number.
    pub label: String,
}

/// The numbers of a chart.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How many columns before the numbers say what a row is about.
    pub heads: usize,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row of such a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about: as it is read, and as files have it.
    pub heads: Vec<(String, String)>,
    pub numbers: Vec<u32>,
    /// Where the other rows of the same name are.
    pub link: Option<String>,
}

/// Where the files of a figure are, and the page that shows the charts of one area.
pub struct Files<'a> {
    pub svg: String,
    pub csv: String,
    /// By the code of an area.
    pub area: &'a dyn Fn(&str) -> String,
}

/// Rows of a table on a page on which the rows of areas have pages of their own.
const LONG: usize = 60;

impl Figure {
    /// The figure on a page; with the addresses of its files, where there are any. Of a long table it has for each area the
    /// last row, whose name leads to the others: they are the whole of the page of that area.
    pub fn draw(mut self, files: Option<Files<'_>>, messages: Messages) -> AnyView {
        let key = self.key;
        let heading = format!("figure-{key}");
        if let Some(files) = &files {
            self.table.fold(files.area);
        }
        let copied = self.tsv();
        let panels: Vec<_> = self.panels.iter().enumerate().map(|(place, it)| self.panel(place, it)).collect();
        let legend: Vec<_> = self.legend.iter().map(|it| mark(it, key)).collect();
        let table = self.table.draw(&self.title, messages);
        let files = files.map(|addresses| {
            view! {
                <p class="row files">
                    <a href=addresses.svg download=""><Icon name="i-download" />{messages.text("chart-svg")}</a>
                    <a href=addresses.csv download=""><Icon name="i-download" />{messages.text("chart-csv")}</a>
                    <Copy>
                        <button type="button" class="button plain" data-text=copied hidden>
                            {messages.text("chart-copy")}
                        </button>
                        <span role="status" data-copied=messages.text("copied") data-failed=messages.text("copy-failed")></span>
                    </Copy>
                </p>
            }
        });
        let drawn = (!panels.is_empty()).then(|| {
            view! {
                <ul class="legend marks">{legend}</ul>
                <div class="panels">{panels}</div>
                <details class="fold">
                    <summary>{messages.text("chart-table")}</summary>
                    <div class="scroll">{table}</div>
                </details>
                {files}
            }
        });
        view! {
            <section class="card figure" aria-labelledby=heading.clone() data-figure=key>
                <header>
                    <h2 id=heading.clone()>{self.title}</h2>
                    <p class="note">{self.says}</p>
                </header>
                {drawn}
            </section>
        }
        .into_any()
    }

    /// The drawing of a panel as markup; the first one has the patterns.
    fn panel(&self, place: usize, panel: &Panel) -> AnyView {
        let mut svg = String::new();
        if place == 0 {
            self.patterns(&mut svg);
        }
        svg.push_str(&panel.svg);
        let name = (!panel.name.is_empty()).then(|| view! { <h3>{panel.name.clone()}</h3> });
        let class = if panel.name.is_empty() { "panel whole" } else { "panel" };
        let view_box = panel.view_box();
        let height = view_box.is_none().then(|| panel.height.to_string());
        view! {
            <div class=class>
                {name}
                <svg class="chart" role="img" aria-label=panel.label.clone() width="100%" height=height viewBox=view_box inner_html=svg></svg>
            </div>
        }
        .into_any()
    }

    fn patterns(&self, svg: &mut String) {
        svg.push_str("<defs>");
        for mark in &self.legend {
            mark.paint.pattern(svg, self.key);
        }
        svg.push_str("</defs>");
    }
}

fn mark(mark: &Mark, key: &str) -> AnyView {
    let swatch = format!("<rect x=\"1\" y=\"1\" width=\"18\" height=\"12\" {}/>", mark.paint.attributes(key));
    let shape = mark.shape.clone().map(|name| view! { <Icon name=name /> });
    view! {
        <li class=mark.paint.colour>
            <svg class="swatch" width="20" height="14" aria-hidden="true" inner_html=swatch></svg>
            {shape}
            {mark.label.clone()}
        </li>
    }
    .into_any()
}

impl Table {
    /// Keeps of a long table what is about everything, and of each area the last row.
    fn fold(&mut self, area: &dyn Fn(&str) -> String) {
        if self.heads < 2 || self.rows.len() <= LONG {
            return;
        }
        let code = |row: &Row| row.heads.first().map(|(_, code)| code.clone()).unwrap_or_default();
        let mut kept: Vec<Row> = Vec::new();
        for mut row in std::mem::take(&mut self.rows) {
            let of = code(&row);
            if !of.is_empty() {
                row.link = Some(area(&of));
                kept.pop_if(|before| code(before) == of);
            }
            kept.push(row);
        }
        self.rows = kept;
    }

    fn draw(&self, caption: &str, messages: Messages) -> AnyView {
        let mut heads = String::from("<tr>");
        for (place, column) in self.columns.iter().enumerate() {
            let class = if place < self.heads { "" } else { " class=n" };
            let _ = write!(heads, "<th scope=col{class}>{}</th>", encode_text(column));
        }
        heads.push_str("</tr>");
        let mut html = String::new();
        for row in &self.rows {
            html.push_str("<tr>");
            for (place, (shown, plain)) in row.heads.iter().enumerate() {
                let (plain, shown) = (encode_double_quoted_attribute(plain), encode_text(shown));
                let _ = match row.link.as_ref().filter(|_| place == 0) {
                    Some(link) => {
                        let link = encode_double_quoted_attribute(link);
                        write!(html, "<th scope=row data-is=\"{plain}\"><a href=\"{link}\">{shown}</a></th>")
                    }
                    None => write!(html, "<th scope=row data-is=\"{plain}\">{shown}</th>"),
                };
            }
            for number in &row.numbers {
                let _ = write!(html, "<td>{}</td>", messages.number(*number));
            }
            html.push_str("</tr>");
        }
        view! {
            <table class="plain tight">
                <caption class="vh">{caption.to_owned()}</caption>
                <thead inner_html=heads></thead>
                <tbody inner_html=html></tbody>
            </table>
        }
        .into_any()
    }
}
