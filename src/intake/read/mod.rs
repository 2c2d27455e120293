//! Files become texts: by what is in them, not by what they are called.
//!
//! [`read`] does the work and may meet anything; [`child::read`] has it done by a child process of the same program, whose
//! memory and time are limited.

pub mod child;

mod docx;
#[cfg(test)]
mod file_tests;
mod html;
mod hwp;
mod hwpx;
mod layout;
mod pdf;
mod plain;
mod zipped;

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::intake::stored_text;

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 25 * 1024 * 1024;
/// The longest text that comes of a file, in bytes.
pub const LONGEST_TEXT: usize = 4 * 1024 * 1024;

string_enum! {
    /// What a file is.
    FileKind {
        Plain = "plain",
        Html = "html",
        Pdf = "pdf",
        Docx = "docx",
        Hwpx = "hwpx",
        Hwp = "hwp",
    }
}

/// A text that was read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadText {
    pub kind: FileKind,
    /// The text as it is stored: one line for each paragraph, with blank lines between.
    pub text: String,
    /// How many pages the file has, where it has pages.
    pub pages: Option<usize>,
}

string_enum! {
    /// Why a file gives no text.
    ReadProblem {
        /// There is nothing in it.
        Empty = "empty",
        /// It is larger than what is read.
        TooLarge = "too_large",
        /// It unpacks to far more than it is: a bomb.
        Bomb = "bomb",
        /// A password is needed.
        Encrypted = "encrypted",
        /// Its pages are pictures.
        Scanned = "scanned",
        /// It is a picture.
        Picture = "picture",
        /// It is of no kind that is read.
        Unknown = "unknown",
        /// It is not whole.
        Broken = "broken",
        /// Reading it took too long.
        TooSlow = "too_slow",
        /// Reading it took too much memory, or ended in another way than it should.
        Failed = "failed",
    }
}

impl ReadProblem {
    /// For the command line, which speaks English.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Empty => "the file is empty",
            Self::TooLarge => "the file is larger than 25 MB, or its text longer than 4 MB",
            Self::Bomb => "the file unpacks to far more than it is",
            Self::Encrypted => "the file is protected by a password",
            Self::Scanned => "the pages are pictures: there is no text in them",
            Self::Picture => "the file is a picture",
            Self::Unknown => "the file is no text, web page, PDF, Word or Hangul file",
            Self::Broken => "the file is damaged",
            Self::TooSlow => "reading the file took too long",
            Self::Failed => "the file could not be read",
        }
    }
}

/// The text of a file. What kind it is, is read from what is in it.
///
/// # Errors
/// Why it gives no text.
pub fn read(file: &[u8]) -> Result<ReadText, ReadProblem> {
    if file.len() > LONGEST_FILE {
        return Err(ReadProblem::TooLarge);
    }
    let (kind, text, pages) = match begins(file) {
        Begins::Nothing => return Err(ReadProblem::Empty),
        Begins::Picture => return Err(ReadProblem::Picture),
        Begins::Pdf => {
            let (text, pages) = pdf::text(file)?;
            (FileKind::Pdf, text, Some(pages))
        }
        Begins::Zip => {
            let mut archive = zipped::Archive::open(file)?;
            if archive.has("word/document.xml") {
                (FileKind::Docx, docx::text(&mut archive)?, None)
            } else if archive.has("Contents/section0.xml") {
                (FileKind::Hwpx, hwpx::text(&mut archive)?, None)
            } else {
                return Err(ReadProblem::Unknown);
            }
        }
        Begins::Compound => (FileKind::Hwp, hwp::text(file)?, None),
        Begins::Other => {
            let text = plain::decoded(file).ok_or(ReadProblem::Unknown)?;
            if html::is_html(&text) { (FileKind::Html, html::text(&text), None) } else { (FileKind::Plain, text, None) }
        }
    };
    let text = stored_text(&text);
    if text.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    if text.len() > LONGEST_TEXT {
        return Err(ReadProblem::TooLarge);
    }
    Ok(ReadText { kind, text, pages })
}

enum Begins {
    Nothing,
    Picture,
    Pdf,
    Zip,
    Compound,
    Other,
}

fn begins(file: &[u8]) -> Begins {
    let pictures: &[&[u8]] = &[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0"];
    let is_webp = file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP");
    let is_heic = file.get(4..8) == Some(b"ftyp");
    let is_bitmap = file.starts_with(b"BM") && file.get(6..10) == Some(&[0; 4]);
    match file {
        it if it.iter().all(u8::is_ascii_whitespace) => Begins::Nothing,
        it if is_webp || is_heic || is_bitmap => {
            let _ = it;
            Begins::Picture
        }
        it if pictures.iter().any(|start| *start != b"BM" && it.starts_with(start)) => Begins::Picture,
        it if it[..it.len().min(1024)].windows(5).any(|it| it == b"%PDF-") => Begins::Pdf,
        it if it.starts_with(b"PK\x03\x04") || it.starts_with(b"PK\x05\x06") => Begins::Zip,
        it if it.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) => Begins::Compound,
        _ => Begins::Other,
    }
}

/// Paragraphs as they are stored: each on a line, with blank lines between.
fn joined(paragraphs: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.trim_matches(|it: char| it == '\n' || it == '\r' || it == ' ');
        if !paragraph.trim().is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(paragraph);
        }
    }
    text
}
