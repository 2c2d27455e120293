//! A document as what is set one below the other: lines, gaps, rows of cells. Where pages end is not known yet.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};

use crate::domain::basics::lang::Lang;
use crate::exchange::document::{
    Block, ChartBlock, Column, DocumentPart, FigureBlock, FormField, Run, Runs, Style, TableBlock, in_a_line,
};
use crate::exchange::pdf::tags::{Place, Tags};
use crate::exchange::pdf::text::{Colour, Line, Setting, colour_of, lines};

/// Sizes in points.
const BODY: f32 = 9.5;
const SMALL: f32 = 8.5;
const SMALLEST: f32 = 7.0;
const FIGURE: f32 = 18.0;
const HEADINGS: [f32; 4] = [17.0, 12.5, 11.0, 10.0];
/// The space within a cell, left and right, above and below.
pub const PAD: (f32, f32) = (4.5, 3.0);
const WASH: Colour = [0xf3, 0xf5, 0xf7];
/// How high the boxes are in which somebody signs.
const SIGNED: f32 = 34.0;

/// What is set below what comes before it.
#[derive(Clone, Debug)]
pub enum Item {
    /// A line; it stays on the page of what follows it, where it heads that.
    Line {
        line: Line,
        tag: Option<Place>,
        is_heading: bool,
    },
    Gap(f32),
    Row(Row),
    /// Rows with a head that is repeated on each page.
    Table {
        head: Option<Row>,
        rows: Vec<Row>,
    },
    /// A bar as long as a share of the width there is.
    Bar {
        width: f32,
        colour: Colour,
        tag: Option<Place>,
    },
    /// A place that links and the outline lead to, with its level and title for the outline.
    Mark {
        name: Option<String>,
        entry: Option<(u8, String)>,
    },
}

/// Cells beside each other.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Whether it stays on one page, where that has room for it.
    pub is_whole: bool,
    /// Whether lines are drawn around its cells.
    pub is_ruled: bool,
    pub is_heading: bool,
    /// How high it is at least.
    pub least: f32,
}

/// A cell, from an edge on the left.
#[derive(Clone, Debug)]
pub struct Cell {
    pub x: f32,
    pub width: f32,
    pub items: Vec<Item>,
    pub fill: Option<Colour>,
}

impl Item {
    /// The same as nobody hears it: a head that is repeated.
    pub fn silent(&self) -> Self {
        let mut item = self.clone();
        match &mut item {
            Self::Line { tag, .. } | Self::Bar { tag, .. } => *tag = None,
            Self::Row(row) => *row = row.silent(),
            Self::Table { head, rows } => {
                *head = head.as_ref().map(Row::silent);
                rows.iter_mut().for_each(|row| *row = row.silent());
            }
            Self::Gap(_) | Self::Mark { .. } => {}
        }
        item
    }
}

impl Row {
    fn of(cells: Vec<Cell>) -> Self {
        Self { cells, is_whole: false, is_ruled: true, is_heading: false, least: 0.0 }
    }

    /// The same as nobody hears it.
    pub fn silent(&self) -> Self {
        let mut row = self.clone();
        for cell in &mut row.cells {
            cell.items = cell.items.iter().map(Item::silent).collect();
        }
        row
    }

    /// The space within its cells, left and right, above and below.
    pub fn pad(&self) -> (f32, f32) {
        if self.is_ruled { PAD } else { (0.0, 0.0) }
    }
}

/// Where something is set.
#[derive(Clone, Copy)]
struct Frame {
    width: f32,
    size: f32,
    /// What it belongs to.
    within: Place,
}

/// Sets a document, a part after the other.
pub struct Setter<'a> {
    pub tags: &'a mut Tags,
    /// The language of what stands without one.
    pub lang: Lang,
}

impl Setter<'_> {
    /// A part of a document.
    pub fn part(&mut self, part: &DocumentPart, width: f32) -> Vec<Item> {
        let within = self.tags.root(Tag::Section);
        self.blocks(&part.pieces, Frame { width, size: BODY, within })
    }

    fn blocks(&mut self, blocks: &[Block], frame: Frame) -> Vec<Item> {
        blocks.iter().flat_map(|it| self.block(it, frame)).collect()
    }

    fn block(&mut self, block: &Block, frame: Frame) -> Vec<Item> {
        match block {
            Block::Heading(level, title) => self.heading(*level, title, frame),
            Block::Text(runs) => {
                let tag = self.tags.within(frame.within, Tag::P);
                let mut items = set(runs, tag, frame);
                items.push(Item::Gap(3.5));
                items
            }
            Block::Figures(figures) => self.figures(figures, frame),
            Block::List { numbered, items } => self.list(*numbered, items, frame),
            Block::Table(table) => self.table(table, frame),
            Block::Rows(rows) => self.rows(rows, frame),
            Block::Columns(columns) => self.columns(columns, frame),
            Block::Block { slug, title, pieces } => {
                let within = self.tags.within(frame.within, Tag::Section);
                let frame = Frame { within, ..frame };
                let mut items = vec![Item::Gap(6.0), Item::Mark { name: Some(slug.clone()), entry: None }];
                items.extend(self.heading(3, title, frame));
                items.extend(self.blocks(pieces, frame));
                items.push(Item::Gap(6.0));
                items
            }
            Block::Group(blocks) => self.blocks(blocks, frame),
            Block::Beside(one, other) => {
                let (between, half) = (14.0, (frame.width - 14.0) / 2.0);
                let frame = Frame { width: half, ..frame };
                let cell = |x, items| Cell { x, width: half, items, fill: None };
                let cells = vec![cell(0.0, self.blocks(one, frame)), cell(half + between, self.blocks(other, frame))];
                vec![Item::Row(Row { is_ruled: false, ..Row::of(cells) })]
            }
            Block::Chart(chart) => self.chart(chart, frame),
            Block::Form(fields) => self.form(fields, frame),
        }
    }

    fn heading(&mut self, level: u8, title: &[Runs], frame: Frame) -> Vec<Item> {
        let place = usize::from(level.clamp(1, 4)) - 1;
        let words = in_a_line(title);
        let number = NonZeroU16::new(u16::from(level.clamp(1, 6))).unwrap_or(NonZeroU16::MIN);
        let tag = self.tags.within(frame.within, Tag::Hn(number, Some(words.clone())));
        let size = HEADINGS.get(place).copied().unwrap_or(BODY);
        let mut items = vec![Item::Gap(if level == 1 { 0.0 } else { 9.0 })];
        items.push(Item::Mark { name: None, entry: Some((level, words)) });
        let setting = Setting { width: frame.width, size, is_bold: true, is_right: false };
        let lines = title.iter().flat_map(|runs| lines(runs, setting));
        items.extend(lines.map(|line| Item::Line { line, tag: Some(tag), is_heading: true }));
        items.push(Item::Gap(3.0));
        items
    }

    fn figures(&mut self, figures: &[FigureBlock], frame: Frame) -> Vec<Item> {
        let list = self.tags.within(frame.within, Tag::L(ListNumbering::None));
        let width = share(frame.width, figures.len());
        let mut cells = Vec::new();
        for (place, figure) in figures.iter().enumerate() {
            let item = self.tags.within(list, Tag::LI);
            let tag = self.tags.within(item, Tag::LBody);
            let inner = Frame { width: width - 2.0 * PAD.0, size: FIGURE, within: tag };
            let number = Run::plain(&figure.number, self.lang).looking(Style::Strong);
            let number = number.leading_to(figure.link.clone());
            let mut items = set(&[number], tag, inner);
            items.extend(figure.label.iter().flat_map(|it| set(it, tag, Frame { size: SMALL, ..inner })));
            cells.push(Cell { x: at(place, width), width, items, fill: None });
        }
        vec![Item::Row(Row { is_whole: true, ..Row::of(cells) }), Item::Gap(6.0)]
    }

    fn list(&mut self, numbered: bool, entries: &[Vec<Runs>], frame: Frame) -> Vec<Item> {
        let numbering = if numbered { ListNumbering::Decimal } else { ListNumbering::None };
        let list = self.tags.within(frame.within, Tag::L(numbering));
        let indent = if numbered && entries.len() > 9 { 19.0 } else { 13.0 };
        let mut items = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let tag = self.tags.within(list, Tag::LI);
            let (label, body) = (self.tags.within(tag, Tag::Lbl), self.tags.within(tag, Tag::LBody));
            let mark = if numbered { format!("{}.", place + 1) } else { "–".to_owned() };
            let mark = set(&[Run::plain(mark, self.lang)], label, Frame { width: indent, ..frame });
            let inner = Frame { width: frame.width - indent, ..frame };
            let said = entry.iter().flat_map(|it| set(it, body, inner)).collect();
            let cells = vec![
                Cell { x: 0.0, width: indent, items: mark, fill: None },
                Cell { x: indent, width: inner.width, items: said, fill: None },
            ];
            items.push(Item::Row(Row { is_ruled: false, ..Row::of(cells) }));
            items.push(Item::Gap(2.5));
        }
        items.push(Item::Gap(3.0));
        items
    }

    fn table(&mut self, table: &TableBlock, frame: Frame) -> Vec<Item> {
        let tag = self.tags.within(frame.within, Tag::Table);
        let mut items = Vec::new();
        if table.caption.iter().any(|it| !it.is_empty()) {
            let caption = self.tags.within(tag, Tag::Caption);
            let heading = table.caption.iter().flat_map(|it| set(it, caption, Frame { size: SMALL, ..frame }));
            items.extend(heading.map(as_heading));
            items.push(Item::Gap(2.0));
        }
        let mut x = 0.0;
        let mut edges = Vec::new();
        for width in &table.widths {
            let width = frame.width * f32::from(*width) / 100.0;
            edges.push((x, width));
            x += width;
        }
        let size = if table.numbers { SMALL } else { SMALL + 0.3 };
        let head = self.tags.within(tag, Tag::THead);
        let body = self.tags.within(tag, Tag::TBody);
        let head = self.tags.within(head, Tag::TR);
        let mut cells = Vec::new();
        for (place, (lines, (x, width))) in table.head.iter().zip(&edges).enumerate() {
            let within = self.tags.within(head, Tag::TH(TableHeaderScope::Column));
            let size = if table.numbers { SMALLEST } else { size };
            let cell = Frame { width: *width, size, within };
            let items = self.cell(lines, cell, !table.numbers, table.numbers && place > 0);
            cells.push(Cell { x: *x, width: *width, items, fill: Some(WASH) });
        }
        let head = Row { is_whole: true, is_heading: true, ..Row::of(cells) };
        let mut rows = Vec::new();
        for row in &table.rows {
            let tag = self.tags.within(body, Tag::TR);
            let mut cells = Vec::new();
            for (place, (lines, (x, width))) in row.cells.iter().zip(&edges).enumerate() {
                let within = if place == 0 {
                    self.tags.within(tag, Tag::TH(TableHeaderScope::Row))
                } else {
                    self.tags.within(tag, Tag::TD)
                };
                let cell = Frame { width: *width, size, within };
                let items = self.cell(lines, cell, false, table.numbers && place > 0);
                cells.push(Cell { x: *x, width: *width, items, fill: None });
            }
            rows.push(Row { is_whole: true, ..Row::of(cells) });
        }
        items.push(Item::Table { head: (!table.head.is_empty()).then_some(head), rows });
        items.push(Item::Gap(7.0));
        items
    }

    fn cell(&mut self, said: &[Runs], frame: Frame, is_bold: bool, is_right: bool) -> Vec<Item> {
        let tag = self.tags.within(frame.within, Tag::P);
        let setting = Setting { width: frame.width - 2.0 * PAD.0, size: frame.size, is_bold, is_right };
        let lines = said.iter().flat_map(|runs| lines(runs, setting));
        lines.map(|line| Item::Line { line, tag: Some(tag), is_heading: false }).collect()
    }

    fn rows(&mut self, rows: &[Vec<Runs>], frame: Frame) -> Vec<Item> {
        let most = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = share(frame.width, most);
        let table = self.tags.within(frame.within, Tag::Table);
        let mut made = Vec::new();
        for row in rows {
            let tag = self.tags.within(table, Tag::TR);
            let mut cells = Vec::new();
            for place in 0..most {
                let within = self.tags.within(tag, Tag::TD);
                let said = row.get(place).map(std::slice::from_ref).unwrap_or_default();
                let items = self.cell(said, Frame { width, size: SMALL, within }, false, false);
                cells.push(Cell { x: at(place, width), width, items, fill: None });
            }
            made.push(Row::of(cells));
        }
        vec![Item::Table { head: None, rows: made }, Item::Gap(5.0)]
    }

    fn columns(&mut self, columns: &[Column], frame: Frame) -> Vec<Item> {
        let width = share(frame.width, columns.len());
        let table = self.tags.within(frame.within, Tag::Table);
        let (head, body) = (self.tags.within(table, Tag::TR), self.tags.within(table, Tag::TR));
        let (mut heads, mut cells) = (Vec::new(), Vec::new());
        for (place, column) in columns.iter().enumerate() {
            let x = at(place, width);
            let within = self.tags.within(head, Tag::TH(TableHeaderScope::Column));
            let items = self.cell(&column.head, Frame { width, size: SMALL, within }, true, false);
            heads.push(Cell { x, width, items, fill: Some(WASH) });
            let within = self.tags.within(body, Tag::TD);
            let inner = Frame { width: width - 2.0 * PAD.0, size: SMALL + 0.3, within };
            cells.push(Cell { x, width, items: self.blocks(&column.pieces, inner), fill: None });
        }
        let head = Row { is_whole: true, is_heading: true, ..Row::of(heads) };
        vec![Item::Table { head: Some(head), rows: vec![Row::of(cells)] }, Item::Gap(5.0)]
    }

    /// Bars with what they count before and how many after them.
    fn chart(&mut self, chart: &ChartBlock, frame: Frame) -> Vec<Item> {
        let tag = self.tags.within(frame.within, Tag::Figure(Some(chart.in_words())));
        let (name, number) = (frame.width * 0.26, 30.0);
        let room = frame.width - name - number;
        let most = chart.bars.iter().map(|it| it.number).max().unwrap_or(0).max(1);
        let mut items: Vec<Item> =
            chart.title.iter().flat_map(|it| set(it, tag, Frame { size: SMALL, ..frame })).collect();
        items = items.into_iter().map(as_heading).collect();
        items.push(Item::Gap(2.0));
        for bar in &chart.bars {
            #[expect(clippy::cast_precision_loss, reason = "a share of a width needs no more than four digits")]
            let width = room * (bar.number as f32 / most as f32);
            let frame = |width| Frame { width, size: SMALL, within: tag };
            let label = bar.label.iter().flat_map(|it| set(it, tag, frame(name - 6.0))).collect();
            let counted = set(&[Run::plain(bar.number.to_string(), self.lang)], tag, frame(number));
            let drawn = vec![Item::Gap(1.5), Item::Bar { width, colour: colour_of(bar.colour), tag: Some(tag) }];
            let cells = vec![
                Cell { x: 0.0, width: name, items: label, fill: None },
                Cell { x: name, width: room, items: drawn, fill: None },
                Cell { x: name + width + 5.0, width: number, items: counted, fill: None },
            ];
            items.push(Item::Row(Row { is_ruled: false, is_whole: true, is_heading: true, ..Row::of(cells) }));
            items.push(Item::Gap(1.5));
        }
        items.push(Item::Gap(6.0));
        items
    }

    /// Boxes in which somebody writes or signs.
    fn form(&mut self, fields: &[FormField], frame: Frame) -> Vec<Item> {
        let width = share(frame.width, fields.len());
        let table = self.tags.within(frame.within, Tag::Table);
        let (head, body) = (self.tags.within(table, Tag::TR), self.tags.within(table, Tag::TR));
        let (mut heads, mut cells) = (Vec::new(), Vec::new());
        for (place, field) in fields.iter().enumerate() {
            let x = at(place, width);
            let within = self.tags.within(head, Tag::TH(TableHeaderScope::Column));
            let items = self.cell(&field.label, Frame { width, size: SMALL, within }, false, false);
            heads.push(Cell { x, width, items, fill: Some(WASH) });
            let within = self.tags.within(body, Tag::TD);
            let items =
                self.cell(std::slice::from_ref(&field.value), Frame { width, size: SMALL, within }, false, false);
            cells.push(Cell { x, width, items, fill: None });
        }
        let head = Row { is_whole: true, is_heading: true, ..Row::of(heads) };
        vec![Item::Row(head), Item::Row(Row { is_whole: true, least: SIGNED, ..Row::of(cells) }), Item::Gap(8.0)]
    }
}

/// The lines of some words.
fn set(runs: &[Run], tag: Place, frame: Frame) -> Vec<Item> {
    let setting = Setting { width: frame.width, size: frame.size, is_bold: false, is_right: false };
    let lines = lines(runs, setting).into_iter();
    lines.map(|line| Item::Line { line, tag: Some(tag), is_heading: false }).collect()
}

fn as_heading(item: Item) -> Item {
    match item {
        Item::Line { line, tag, .. } => Item::Line { line, tag, is_heading: true },
        other => other,
    }
}

/// The width of each of some columns that are equally wide.
fn share(width: f32, columns: usize) -> f32 {
    width / f32::from(u16::try_from(columns.max(1)).unwrap_or(u16::MAX))
}

/// The left edge of a column.
fn at(place: usize, width: f32) -> f32 {
    width * f32::from(u16::try_from(place).unwrap_or(u16::MAX))
}
