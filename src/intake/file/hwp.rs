//! Hangul's binary HWP 5: an OLE file whose sections are streams of records.

use std::io::Cursor;

use cfb::CompoundFile;
use flate2::read::DeflateDecoder;

use crate::intake::file::bounded::Budget;
use crate::intake::file::docx::{add_to_cell, of_paragraph, of_row};
use crate::intake::file::text::Block;
use crate::intake::file::{FileKind, FileProblem};

const COMPRESSED: u32 = 1;
const PASSWORD: u32 = 1 << 1;
/// For reading only: its text is in other streams, and encrypted.
const DISTRIBUTION: u32 = 1 << 2;
/// Certificates and rights management.
const RIGHTS: u32 = 1 << 4 | 1 << 8 | 1 << 10;

/// The tags of the records that matter.
const PARA_HEADER: u32 = 66;
const PARA_TEXT: u32 = 67;
const CTRL_HEADER: u32 = 71;
const LIST_HEADER: u32 = 72;

/// No document has more sections.
const MOST_SECTIONS: usize = 500;

/// What an OLE file is: besides Hangul, old Word and protected files of new Word are some.
pub fn kind(bytes: &[u8]) -> Result<FileKind, FileProblem> {
    let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Broken)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(FileProblem::Encrypted);
    }
    if file.is_stream("/FileHeader") { Ok(FileKind::Hwp) } else { Err(FileProblem::Unknown) }
}

/// The document.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, FileProblem> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Broken)?;
    let mut budget = Budget::default();
    let mut stream = |name: &str| -> Result<Vec<u8>, FileProblem> {
        let stream = file.open_stream(name).map_err(|_| FileProblem::Broken)?;
        budget.unpack(usize::try_from(stream.len()).unwrap_or(usize::MAX), stream)
    };
    let header = stream("/FileHeader")?;
    if !header.starts_with(b"HWP Document File") {
        return Err(FileProblem::Unknown);
    }
    let flags = u32_at(&header, 36).ok_or(FileProblem::Broken)?;
    if flags & (PASSWORD | DISTRIBUTION | RIGHTS) != 0 {
        return Err(FileProblem::Encrypted);
    }
    let mut reading = Reading::default();
    let mut inflating = Budget::default();
    for section in 0..=MOST_SECTIONS {
        let name = format!("/BodyText/Section{section}");
        let packed = match stream(&name) {
            Ok(packed) => packed,
            Err(FileProblem::Broken) if section > 0 => break,
            Err(problem) => return Err(problem),
        };
        let records = if flags & COMPRESSED == 0 {
            packed
        } else {
            inflating.unpack(packed.len(), DeflateDecoder::new(packed.as_slice()))?
        };
        reading.section(&records)?;
    }
    Ok(reading.done())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// What the records below a control belong to.
enum Within {
    /// The head or foot of every page.
    Repeated,
    /// A note, of which the words stand at the end.
    Note,
    /// A table: the row that is under way, and its cells.
    Table { row: Option<u16>, cells: Vec<String> },
    /// A frame: its words are paragraphs.
    Other,
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    /// The controls that are open, each with its level.
    within: Vec<(u32, Within)>,
    notes: Vec<String>,
}

impl Reading {
    /// Reads the records of a section. Each says its tag, its level and its size.
    fn section(&mut self, records: &[u8]) -> Result<(), FileProblem> {
        let mut at = 0;
        while at < records.len() {
            let head = u32_at(records, at).ok_or(FileProblem::Broken)?;
            at += 4;
            let (tag, level, mut size) = (head & 0x3ff, head >> 10 & 0x3ff, (head >> 20) as usize);
            if size == 0xfff {
                size = u32_at(records, at).ok_or(FileProblem::Broken)? as usize;
                at += 4;
            }
            let end = at.checked_add(size).ok_or(FileProblem::Broken)?;
            let data = records.get(at..end).ok_or(FileProblem::Broken)?;
            at = end;
            self.record(tag, level, data);
        }
        self.close(0);
        Ok(())
    }

    fn record(&mut self, tag: u32, level: u32, data: &[u8]) {
        match tag {
            PARA_HEADER => self.close(level),
            CTRL_HEADER => {
                self.close(level);
                // Its four letters, the last first.
                let within = match data.get(..4) {
                    Some(b"daeh" | b"toof") => Within::Repeated,
                    Some(b"  nf" | b"  ne") => {
                        self.notes.push(String::new());
                        Within::Note
                    }
                    Some(b" lbt") => Within::Table { row: None, cells: Vec::new() },
                    _ => Within::Other,
                };
                self.within.push((level, within));
            }
            LIST_HEADER => self.cell(data),
            PARA_TEXT => self.paragraph(data),
            _ => {}
        }
    }

    /// Ends the controls that records of a level no longer belong to: theirs are deeper.
    fn close(&mut self, level: u32) {
        while self.within.last().is_some_and(|(of, _)| *of >= level) {
            if let Some((_, Within::Table { cells, .. })) = self.within.pop() {
                self.end_row(cells);
            }
        }
    }

    /// A cell of the innermost table begins; in another row than the last, that one is done.
    fn cell(&mut self, data: &[u8]) {
        let Some((_, Within::Table { row, cells })) = self.within.last_mut() else { return };
        let place = u16_at(data, 10);
        let done = if *row == place { Vec::new() } else { std::mem::take(cells) };
        *row = place;
        cells.push(String::new());
        if !done.is_empty() {
            let open = self.within.pop();
            self.end_row(done);
            self.within.extend(open);
        }
    }

    fn end_row(&mut self, cells: Vec<String>) {
        if let Some(words) = of_row(cells) {
            match words {
                Block::Row(words) if self.is_inside() => self.place(&words.replace('\t', " ")),
                Block::Paragraph(words) | Block::Item(words) if self.is_inside() => self.place(&words),
                block => self.blocks.push(block),
            }
        }
    }

    /// Whether words stand in a table, a note, or the head of a page.
    fn is_inside(&self) -> bool {
        self.within.iter().any(|(_, it)| !matches!(it, Within::Other))
    }

    fn paragraph(&mut self, data: &[u8]) {
        let (text, notes) = letters(data);
        let mut text = text;
        // The marks of its notes are set as the notes follow: each is numbered as it comes.
        if !self.is_inside() {
            for at in 0..notes {
                text = text.replacen(NOTE, &format!("[{}]", self.notes.len() + at + 1), 1);
            }
        }
        let text = text.replace(NOTE, "");
        if text.trim().is_empty() {
            return;
        }
        if self.is_inside() {
            self.place(&text);
        } else {
            self.blocks.push(of_paragraph(text));
        }
    }

    /// Puts words into the innermost table or note.
    fn place(&mut self, words: &str) {
        if self.within.iter().any(|(_, it)| matches!(it, Within::Repeated)) {
            return;
        }
        for (_, within) in self.within.iter_mut().rev() {
            match within {
                Within::Table { cells, .. } => {
                    match cells.last_mut() {
                        Some(cell) => add_to_cell(cell, words),
                        // A caption stands before the cells.
                        None => cells.push(words.trim().to_owned()),
                    }
                    return;
                }
                Within::Note => {
                    if let Some(note) = self.notes.last_mut() {
                        add_to_cell(note, words);
                    }
                    return;
                }
                Within::Repeated | Within::Other => {}
            }
        }
    }

    fn done(self) -> Vec<Block> {
        let notes = self.notes.into_iter().enumerate().filter(|(_, it)| !it.is_empty());
        let notes = notes.map(|(at, it)| Block::Paragraph(format!("[{}] {it}", at + 1)));
        self.blocks.into_iter().chain(notes).collect()
    }
}

/// Stands for a note's mark until it is numbered; no letter of a text.
const NOTE: char = '\u{1}';

/// The letters of a paragraph, without its controls, and how many notes it has.
fn letters(data: &[u8]) -> (String, usize) {
    let units: Vec<u16> = data.as_chunks::<2>().0.iter().map(|it| u16::from_le_bytes(*it)).collect();
    let (mut out, mut notes, mut at) = (Vec::new(), 0, 0);
    while let Some(unit) = units.get(at).copied() {
        at += 1;
        match unit {
            10 | 13 => out.push(u16::from(b'\n')),
            24 => out.push(u16::from(b'-')),
            30 | 31 => out.push(u16::from(b' ')),
            0 | 25..=29 => {}
            9 => {
                out.push(u16::from(b' '));
                at += 7;
            }
            // A note.
            17 => {
                out.push(1);
                notes += 1;
                at += 7;
            }
            // What takes the place of eight letters: tables, fields, marks of columns.
            1..=23 => at += 7,
            _ => out.push(unit),
        }
    }
    (String::from_utf16_lossy(&out), notes)
}
