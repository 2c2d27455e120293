//! What is set one below the other, put onto pages.

use std::collections::VecDeque;

use crate::exchange::pdf::flow::{Cell, Item, Row};
use crate::exchange::pdf::tags::Place;
use crate::exchange::pdf::text::{Colour, Line};

const RULE: Colour = [0xbb, 0xbb, 0xbb];
/// How thick the lines around cells are.
const HAIRLINE: f32 = 0.5;
/// Room in which nothing more is tried.
const LEAST: f32 = 0.01;

/// What is drawn on a page, at its place.
#[derive(Clone, Debug)]
pub enum Drawn {
    Line {
        line: Line,
        x: f32,
        y: f32,
        tag: Option<Place>,
    },
    Bar {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
        tag: Option<Place>,
    },
    /// An area or a line around a cell, of which nobody hears.
    Rule {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
}

/// Where links and the outline lead to.
#[derive(Clone, Debug)]
pub struct Marked {
    pub page: usize,
    pub y: f32,
    pub name: Option<String>,
    /// The level and the title in the outline.
    pub entry: Option<(u8, String)>,
}

/// The pages of a file.
#[derive(Default)]
pub struct Pages {
    pub drawn: Vec<Vec<Drawn>>,
    pub marked: Vec<Marked>,
}

/// The part of a page that its text may fill.
#[derive(Clone, Copy)]
pub struct Room {
    pub left: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Pages {
    /// Puts a part onto pages of its own.
    pub fn put(&mut self, items: Vec<Item>, room: Room) {
        let mut rest = items;
        while !rest.is_empty() {
            let mut drawn = Vec::new();
            let page = Page { number: self.drawn.len(), room };
            (_, rest) = page.place(rest, (room.left, room.top), &mut drawn, &mut self.marked);
            self.drawn.push(drawn);
        }
    }
}

struct Page {
    number: usize,
    room: Room,
}

impl Page {
    /// Places as much as there is room for: where it ends, and what is left over.
    fn place(
        &self,
        items: Vec<Item>,
        (x, start): (f32, f32),
        drawn: &mut Vec<Drawn>,
        marked: &mut Vec<Marked>,
    ) -> (f32, Vec<Item>) {
        let mut y = start;
        let mut queue = VecDeque::from(items);
        while let Some(item) = queue.pop_front() {
            let is_first = y <= self.room.top + LEAST;
            if !is_first && y + needed(&item, &queue, self.height()) > self.room.bottom {
                queue.push_front(item);
                break;
            }
            match item {
                Item::Gap(height) => y += if is_first { 0.0 } else { height },
                Item::Mark { name, entry } => marked.push(Marked { page: self.number, y, name, entry }),
                Item::Line { line, tag, .. } => {
                    let height = line.height;
                    drawn.push(Drawn::Line { line, x, y, tag });
                    y += height;
                }
                Item::Bar { width, colour, tag } => {
                    drawn.push(Drawn::Bar { x, y, width, height: BAR, colour, tag });
                    y += BAR;
                }
                Item::Row(row) => {
                    let left;
                    (y, left) = self.row(row, (x, y), drawn, marked);
                    if let Some(left) = left {
                        queue.push_front(Item::Row(left));
                        break;
                    }
                }
                Item::Table { head, rows } => {
                    let left;
                    (y, left) = self.table(head.as_ref(), rows, (x, y), drawn, marked);
                    if !left.is_empty() {
                        queue.push_front(Item::Table { head: head.map(|it| it.silent()), rows: left });
                        break;
                    }
                }
            }
        }
        (y, queue.into())
    }

    /// How much there is room for on a whole page.
    fn height(&self) -> f32 {
        self.room.bottom - self.room.top
    }

    fn table(
        &self,
        head: Option<&Row>,
        rows: Vec<Row>,
        (x, mut y): (f32, f32),
        drawn: &mut Vec<Drawn>,
        marked: &mut Vec<Marked>,
    ) -> (f32, Vec<Row>) {
        if let Some(head) = head {
            (y, _) = self.row(head.clone(), (x, y), drawn, marked);
        }
        let begun = y;
        let mut rows = VecDeque::from(rows);
        while let Some(row) = rows.pop_front() {
            if y > begun + LEAST && y + least(&row, self.height()) > self.room.bottom {
                rows.push_front(row);
                break;
            }
            let left;
            (y, left) = self.row(row, (x, y), drawn, marked);
            if let Some(left) = left {
                rows.push_front(left);
                break;
            }
        }
        (y, rows.into())
    }

    /// Draws a row as far as there is room for it: where it ends, and what is left of it.
    fn row(
        &self,
        row: Row,
        (x, y): (f32, f32),
        drawn: &mut Vec<Drawn>,
        marked: &mut Vec<Marked>,
    ) -> (f32, Option<Row>) {
        let (across, above) = row.pad();
        let inner = Self { number: self.number, room: Room { bottom: self.room.bottom - above, ..self.room } };
        let mut within = Vec::new();
        let mut end = y + row.least;
        let mut cells = Vec::new();
        for cell in row.cells {
            let corner = (x + cell.x + across, y + above);
            let (until, left) = inner.place(cell.items, corner, &mut within, marked);
            end = end.max(until + above);
            cells.push(Cell { items: left, ..cell });
        }
        for cell in cells.iter().filter(|_| row.is_ruled) {
            let (x, width, height) = (x + cell.x, cell.width, end - y);
            if let Some(colour) = cell.fill {
                drawn.push(Drawn::Rule { x, y, width, height, colour });
            }
            // Neighbours draw the line between them at the same place.
            let (left, top) = (x - HAIRLINE / 2.0, y - HAIRLINE / 2.0);
            for (x, y, width, height) in [
                (left, top, width + HAIRLINE, HAIRLINE),
                (left, top + height, width + HAIRLINE, HAIRLINE),
                (left, top, HAIRLINE, height + HAIRLINE),
                (left + width, top, HAIRLINE, height + HAIRLINE),
            ] {
                drawn.push(Drawn::Rule { x, y, width, height, colour: RULE });
            }
        }
        drawn.append(&mut within);
        let is_done = cells.iter().all(|it| it.items.iter().all(|it| matches!(it, Item::Gap(_))));
        (end, (!is_done).then_some(Row { cells, least: 0.0, is_whole: false, ..row }))
    }
}

/// How high a bar of a chart is.
const BAR: f32 = 9.0;

/// How high something is at least on the page on which it begins, with what it heads.
fn needed(item: &Item, next: &VecDeque<Item>, page: f32) -> f32 {
    let mut height = first(item, page);
    let mut heads = is_heading(item);
    for item in next {
        if !heads {
            break;
        }
        height += first(item, page);
        heads = is_heading(item);
    }
    // What heads more than a page holds is not kept together.
    if height > page / 2.0 { first(item, page) } else { height }
}

fn is_heading(item: &Item) -> bool {
    match item {
        Item::Line { is_heading, .. } => *is_heading,
        Item::Row(row) => row.is_heading,
        Item::Gap(_) | Item::Mark { .. } => true,
        Item::Table { .. } | Item::Bar { .. } => false,
    }
}

/// How high something is at least on the page on which it begins.
fn first(item: &Item, page: f32) -> f32 {
    match item {
        Item::Line { line, .. } => line.height,
        Item::Gap(_) | Item::Mark { .. } => 0.0,
        Item::Bar { .. } => BAR,
        Item::Row(row) => least(row, page),
        Item::Table { head, rows } => {
            head.as_ref().map_or(0.0, |it| least(it, page)) + rows.first().map_or(0.0, |it| least(it, page))
        }
    }
}

/// How high a row is at least on the page on which it begins.
fn least(row: &Row, page: f32) -> f32 {
    let (_, above) = row.pad();
    let whole = row.cells.iter().map(|it| height(&it.items)).fold(row.least, f32::max) + 2.0 * above;
    if row.is_whole && whole <= page {
        return whole;
    }
    let firsts = row.cells.iter().map(|it| {
        let mut items = it.items.iter().skip_while(|it| matches!(it, Item::Gap(_) | Item::Mark { .. }));
        items.next().map_or(0.0, |item| first(item, page))
    });
    firsts.fold(0.0, f32::max) + 2.0 * above
}

/// How high things are below each other.
fn height(items: &[Item]) -> f32 {
    items
        .iter()
        .map(|item| match item {
            Item::Line { line, .. } => line.height,
            Item::Gap(height) => *height,
            Item::Bar { .. } => BAR,
            Item::Mark { .. } => 0.0,
            Item::Row(row) => of_row(row),
            Item::Table { head, rows } => head.iter().chain(rows).map(of_row).sum(),
        })
        .sum()
}

fn of_row(row: &Row) -> f32 {
    row.cells.iter().map(|it| height(&it.items)).fold(row.least, f32::max) + 2.0 * row.pad().1
}
