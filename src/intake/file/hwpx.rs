//! Hangul's HWPX: a zip with a file of XML for each section.

use crate::intake::file::FileProblem;
use crate::intake::file::docx::{add_to_cell, of_paragraph, of_row};
use crate::intake::file::text::Block;
use crate::intake::file::xml::{Seen, walk};
use crate::intake::file::zipped::Members;

/// What stands on every page, or is no text.
const SKIPPED: &[&str] = &["header", "footer", "pageNum", "newNum", "autoNum", "shapeComment", "script", "deleteBegin"];

/// No document has more sections.
const MOST_SECTIONS: usize = 500;

/// The document.
pub fn blocks(members: &mut Members<'_>) -> Result<Vec<Block>, FileProblem> {
    if let Some(manifest) = members.read("META-INF/manifest.xml")? {
        let mut encrypted = false;
        walk(&manifest, |seen| encrypted |= matches!(seen, Seen::Start("encryption-data", _)))?;
        if encrypted {
            return Err(FileProblem::Encrypted);
        }
    }
    let number = |name: &str| name.strip_prefix("Contents/section")?.strip_suffix(".xml")?.parse::<usize>().ok();
    let mut sections: Vec<(usize, String)> =
        members.names().into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    sections.sort_unstable();
    if sections.len() > MOST_SECTIONS {
        return Err(FileProblem::Bomb);
    }
    let mut reading = Reading::default();
    for (_, name) in sections {
        let section = members.read(&name)?.ok_or(FileProblem::Broken)?;
        walk(&section, |seen| reading.see(&seen))?;
    }
    let notes = reading.notes.into_iter().enumerate();
    let notes = notes.filter(|(_, it)| !it.is_empty()).map(|(at, it)| Block::Paragraph(format!("[{}] {it}", at + 1)));
    Ok(reading.blocks.into_iter().chain(notes).collect())
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    /// A table, a note or a frame stands in a paragraph.
    open: Vec<String>,
    rows: Vec<Vec<String>>,
    /// How many notes are open, and the words of all.
    in_note: usize,
    notes: Vec<String>,
    skipping: usize,
    in_text: bool,
}

impl Reading {
    fn see(&mut self, seen: &Seen<'_>) {
        match seen {
            Seen::Start(name, _) if SKIPPED.contains(name) => self.skipping += 1,
            Seen::End(name) if SKIPPED.contains(name) => self.skipping = self.skipping.saturating_sub(1),
            _ if self.skipping > 0 => {}
            Seen::Start(name, _) => self.start(name),
            Seen::Text(words) if self.in_text => self.add(words),
            Seen::Text(_) => {}
            Seen::End(name) => self.end(name),
        }
    }

    fn start(&mut self, name: &str) {
        match name {
            "p" => self.open.push(String::new()),
            "t" => self.in_text = true,
            "lineBreak" => self.add("\n"),
            "tab" | "nbSpace" | "fwSpace" if self.in_text => self.add(" "),
            "hyphen" if self.in_text => self.add("-"),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "footNote" | "endNote" => {
                self.in_note += 1;
                self.notes.push(String::new());
                self.add(&format!("[{}]", self.notes.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "footNote" | "endNote" => self.in_note = self.in_note.saturating_sub(1),
            "p" => {
                let Some(done) = self.open.pop().filter(|it| !it.trim().is_empty()) else { return };
                if self.in_note > 0 {
                    if let Some(note) = self.notes.last_mut() {
                        add_to_cell(note, &done);
                    }
                } else if let Some(cell) = self.rows.last_mut().and_then(|it| it.last_mut()) {
                    add_to_cell(cell, &done);
                } else {
                    self.blocks.push(of_paragraph(done));
                }
            }
            "tr" => {
                let Some(row) = self.rows.pop() else { return };
                match self.rows.last_mut().and_then(|it| it.last_mut()) {
                    Some(cell) => add_to_cell(cell, &row.join(" ")),
                    None => self.blocks.extend(of_row(row)),
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.push_str(words);
        }
    }
}
