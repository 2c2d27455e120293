//! The text of a file, as it is to be read: plain text, HTML, PDF, Word and Hangul.
//!
//! What a file is, its content says, never its name. [`text_of`] is pure, and it is not to be trusted with memory: what
//! reads files of others runs in a process of its own (`service::statement::file`).

mod bounded;
mod docx;
mod docx_numbers;
mod html;
mod hwp;
mod hwpx;
mod pdf;
mod plain;
mod text;
mod wrapped;
mod xml;
mod zipped;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::intake::file::zipped::Members;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// The longest text that is taken from a file, in characters.
pub const LONGEST_TEXT: usize = 1_000_000;

string_enum! {
    /// What a file is.
    FileKind {
        Plain = "plain",
        Html = "html",
        Pdf = "pdf",
        Docx = "docx",
        /// A zip of XML, which Hangul has written since 2021.
        Hwpx = "hwpx",
        /// The binary format of Hangul since 2000.
        Hwp = "hwp",
    }
}

string_enum! {
    /// Why there is no text of a file.
    FileProblem {
        /// There is nothing in it, or nothing but blanks.
        Empty = "empty",
        /// It is a picture.
        Picture = "picture",
        /// A password or a right is needed to read it.
        Encrypted = "encrypted",
        /// It is a PDF of pictures of pages: there is no text in it.
        Scanned = "scanned",
        /// The file, or its text, is larger than what is read.
        TooLarge = "too_large",
        /// It would grow beyond all measure when it is unpacked.
        Bomb = "bomb",
        /// It is not whole, or not made as its format says.
        Broken = "broken",
        /// It is none of the formats that are read.
        Unknown = "unknown",
        /// It was not read within the time that there is.
        TooSlow = "too_slow",
        /// What reads files could not be started: the fault is not the file's.
        Unread = "unread",
    }
}

impl FileProblem {
    /// For the command line, which speaks English.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Empty => "the file is empty",
            Self::Picture => "the file is a picture",
            Self::Encrypted => "the file is protected by a password",
            Self::Scanned => "the pages are pictures: there is no text in them",
            Self::TooLarge => "the file is larger than 20 MB, or its text longer than a million characters",
            Self::Bomb => "the file unpacks to far more than it is",
            Self::Broken => "the file is damaged",
            Self::Unknown => "the file is no text, web page, PDF, Word or Hangul file",
            Self::TooSlow => "reading the file took too long",
            Self::Unread => "no reader of files could be started",
        }
    }
}

/// The text of a file: paragraphs parted by a blank line; items of lists, and rows of tables, each on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileText {
    /// What the file is.
    pub kind: FileKind,
    /// Its text in normal form (NFC).
    pub text: String,
}

/// The text of a file.
///
/// # Errors
/// Why there is none.
pub fn text_of(bytes: &[u8]) -> Result<FileText, FileProblem> {
    if bytes.len() > LARGEST_FILE {
        return Err(FileProblem::TooLarge);
    }
    // Readers of formats are libraries that meet what they never met; one that gives up has found a broken file.
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Err(FileProblem::Broken))
}

fn read(bytes: &[u8]) -> Result<FileText, FileProblem> {
    let kind = kind_of(bytes)?;
    let text = match kind {
        FileKind::Plain => plain::text(&plain::decoded(bytes).ok_or(FileProblem::Unknown)?),
        FileKind::Html => text::of_blocks(html::blocks(&plain::decoded_html(bytes))),
        FileKind::Pdf => text::of_blocks(pdf::blocks(bytes)?),
        FileKind::Docx => text::of_blocks(docx::blocks(&mut Members::open(bytes)?)?),
        FileKind::Hwpx => text::of_blocks(hwpx::blocks(&mut Members::open(bytes)?)?),
        FileKind::Hwp => text::of_blocks(hwp::blocks(bytes)?),
    };
    if text.is_empty() {
        return Err(FileProblem::Empty);
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(FileProblem::TooLarge);
    }
    Ok(FileText { kind, text })
}

/// What a file is, by its first bytes and by what stands in it.
fn kind_of(bytes: &[u8]) -> Result<FileKind, FileProblem> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::Empty);
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return zipped::kind(&mut Members::open(bytes)?);
    }
    if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return hwp::kind(bytes);
    }
    // Some write a few bytes before it.
    if bytes.windows(5).take(1_024).any(|it| it == b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    let is_picture = begins(b"\x89PNG\r\n\x1a\n")
        || begins(b"\xff\xd8\xff")
        || begins(b"GIF8")
        || begins(b"BM") && bytes.get(6..10) == Some(&[0; 4])
        || begins(b"II*\0")
        || begins(b"MM\0*")
        || begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp")
            && bytes.get(8..11).is_some_and(|it| [b"hei", b"avi", b"mif"].contains(&it.try_into().unwrap_or(b"   ")));
    if is_picture {
        return Err(FileProblem::Picture);
    }
    let start: Vec<u8> = bytes.iter().take(1_024).map(u8::to_ascii_lowercase).collect();
    let has = |tag: &[u8]| start.windows(tag.len()).any(|it| it == tag);
    if has(b"<svg") && !has(b"<html") {
        return Err(FileProblem::Picture);
    }
    if [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<p>", b"<div", b"<article"]
        .iter()
        .any(|it| has(it))
    {
        return Ok(FileKind::Html);
    }
    if begins(b"{\\rtf") { Err(FileProblem::Unknown) } else { Ok(FileKind::Plain) }
}
