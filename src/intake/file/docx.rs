//! Word's DOCX: the paragraphs as they read when all changes are accepted, with the marks of lists and notes.

use std::collections::HashMap;

use crate::intake::file::FileProblem;
use crate::intake::file::docx_numbers::{Numbering, Style, numbering, styles};
use crate::intake::file::text::Block;
use crate::intake::file::xml::{Attributes, Seen, walk};
use crate::intake::file::zipped::Members;
use crate::intake::marker::marker;

/// What holds no text of the document, or text that stands elsewhere, too.
const SKIPPED: &[&str] = &["Fallback", "moveFrom", "del", "rPrChange", "pPrChange", "sectPr", "instrText"];

/// The document.
pub fn blocks(members: &mut Members<'_>) -> Result<Vec<Block>, FileProblem> {
    let document = members.read("word/document.xml")?.ok_or(FileProblem::Broken)?;
    let numbering = match members.read("word/numbering.xml")? {
        Some(xml) => numbering(&xml)?,
        None => Numbering::default(),
    };
    let styles = match members.read("word/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => HashMap::new(),
    };
    let mut body = Reading { numbering, styles, ..Reading::default() };
    walk(&document, |seen| body.see(&seen))?;
    let Reading { mut blocks, notes, .. } = body;
    if !notes.is_empty()
        && let Some(xml) = members.read("word/footnotes.xml")?
    {
        blocks.extend(footnotes(&xml, &notes)?);
    }
    Ok(blocks)
}

/// A paragraph under way.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    /// Its list and its depth there.
    list: Option<usize>,
    level: Option<usize>,
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    /// A text box stands in a paragraph.
    open: Vec<Paragraph>,
    /// The rows of the tables that are open, each with its cells.
    rows: Vec<Vec<String>>,
    skipping: usize,
    in_text: bool,
    in_properties: bool,
    numbering: Numbering,
    styles: HashMap<String, Style>,
    /// The notes, in the order of their marks.
    notes: Vec<String>,
}

impl Reading {
    fn see(&mut self, seen: &Seen<'_>) {
        match seen {
            Seen::Start(name, _) if SKIPPED.contains(name) => self.skipping += 1,
            Seen::End(name) if SKIPPED.contains(name) => self.skipping = self.skipping.saturating_sub(1),
            _ if self.skipping > 0 => {}
            Seen::Start(name, attributes) => self.start(name, attributes),
            Seen::Text(words) if self.in_text => self.add(words),
            Seen::Text(_) => {}
            Seen::End(name) => self.end(name),
        }
    }

    fn start(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "p" => self.open.push(Paragraph::default()),
            "pPr" => self.in_properties = true,
            "t" => self.in_text = true,
            "tab" if !self.in_properties => self.add(" "),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "footnoteReference" => {
                if let Some(id) = attributes.get("id") {
                    self.notes.push(id.to_owned());
                    self.add(&format!("[{}]", self.notes.len()));
                }
            }
            "pStyle" | "numId" | "ilvl" if self.in_properties => {
                if let Some(open) = self.open.last_mut() {
                    match name {
                        "pStyle" => open.style = attributes.get("val").map(str::to_owned),
                        "numId" => open.list = attributes.number("val"),
                        _ => open.level = attributes.number("val"),
                    }
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.in_properties = false,
            "t" => self.in_text = false,
            "p" => {
                if let Some(done) = self.open.pop() {
                    self.finish(done);
                }
            }
            "tr" => {
                let Some(row) = self.rows.pop() else { return };
                match self.rows.last_mut().and_then(|it| it.last_mut()) {
                    // A table in a cell is words of that cell.
                    Some(cell) => add_to_cell(cell, &row.join(" ")),
                    None => self.blocks.extend(of_row(row)),
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(words);
        }
    }

    fn finish(&mut self, done: Paragraph) {
        if done.text.trim().is_empty() {
            return;
        }
        let style = done.style.as_ref().and_then(|it| self.styles.get(it)).copied().unwrap_or_default();
        let list = done.list.or(style.list).filter(|it| *it > 0);
        let level = done.level.or(style.level).unwrap_or(0);
        let mark = list.and_then(|list| self.numbering.next(list, level));
        let text = match mark {
            Some(mark) => format!("{mark} {}", done.text.trim()),
            None => done.text,
        };
        if let Some(cell) = self.rows.last_mut().and_then(|it| it.last_mut()) {
            add_to_cell(cell, &text);
            return;
        }
        self.blocks.push(of_paragraph(text));
    }
}

/// A paragraph, or an item where it begins like one.
pub fn of_paragraph(text: String) -> Block {
    let letters: Vec<char> = text.trim().chars().collect();
    if marker(&letters).is_some() { Block::Item(text) } else { Block::Paragraph(text) }
}

/// Adds a paragraph to a cell, which is one line.
pub fn add_to_cell(cell: &mut String, text: &str) {
    if !cell.is_empty() {
        cell.push(' ');
    }
    cell.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
}

/// A row of a table. A table of one cell is a frame around a text, and each with words is read.
pub fn of_row(row: Vec<String>) -> Option<Block> {
    let filled = row.iter().filter(|it| !it.is_empty()).count();
    match filled {
        0 => None,
        1 => row.into_iter().find(|it| !it.is_empty()).map(of_paragraph),
        _ => Some(Block::Row(row.join("\t"))),
    }
}

/// The notes of a document, each with the number of its mark.
fn footnotes(xml: &[u8], order: &[String]) -> Result<Vec<Block>, FileProblem> {
    let mut found: HashMap<String, String> = HashMap::new();
    let (mut open, mut in_text) = (None::<String>, false);
    walk(xml, |seen| match seen {
        Seen::Start("footnote", attributes) => open = attributes.get("id").map(str::to_owned),
        Seen::Start("t", _) => in_text = true,
        Seen::End("t") => in_text = false,
        Seen::End("footnote") => open = None,
        Seen::End("p") | Seen::Start("tab", _) => {
            if let Some(id) = &open {
                found.entry(id.clone()).or_default().push(' ');
            }
        }
        Seen::Text(words) if in_text => {
            if let Some(id) = &open {
                found.entry(id.clone()).or_default().push_str(words);
            }
        }
        _ => {}
    })?;
    let notes = order.iter().enumerate().filter_map(|(at, id)| {
        let words = found.get(id).map(|it| it.trim()).filter(|it| !it.is_empty())?;
        Some(Block::Paragraph(format!("[{}] {words}", at + 1)))
    });
    Ok(notes.collect())
}
