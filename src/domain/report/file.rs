//! A file that a source of a report is.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::basics::code::code;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::report::{ole, zip};

/// The largest accepted file, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// The longest name that is kept, in letters.
const LONGEST_NAME: usize = 200;
/// The name of a file uploaded without one.
const NAMELESS: &str = "file";
/// A PDF marks its end; programs look for the mark in this many last bytes, and so do we.
const PDF_END: usize = 4 * 1024;

string_enum! {
    /// The accepted kinds of files. A file's content decides its kind, never its name nor what a browser says.
    FileKind {
        Pdf = "pdf",
        Png = "png",
        Jpeg = "jpeg",
        /// A Microsoft Word document.
        Docx = "docx",
        /// A Hancom Hangul document.
        Hwpx = "hwpx",
        /// A Hancom Hangul document of the older format.
        Hwp = "hwp",
        /// A Microsoft Excel workbook.
        Xlsx = "xlsx",
    }
}

code! {
    /// The SHA-256 of a file's content, in 64 hexadecimal digits.
    FileDigest
}

impl FileDigest {
    /// Reads what somebody sent as a digest.
    pub fn read(text: &str) -> Option<Self> {
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(hexadecimal)).then(|| Self(text.to_owned()))
    }
}

/// A file as a record describes it. Its content is kept beside the record, and may have to be removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    pub digest: FileDigest,
    /// As it was given, without a path.
    pub name: String,
    pub kind: FileKind,
    /// In bytes.
    pub size: u64,
}

impl EvidenceFile {
    /// The name under which it is handed out: it ends as files of its kind do, so that what opens it is what fits its
    /// content. A script that looks like a picture is no script under that name.
    pub fn download_name(&self) -> String {
        let name = clean_name(&self.name);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if self.kind.endings().contains(&&*ending) {
            return name;
        }
        format!("{name}.{}", self.kind.endings()[0])
    }
}

impl FileKind {
    /// The kind of a file with this content; nothing for all others, and for what is cut off.
    pub fn of(content: &[u8]) -> Option<Self> {
        if content.starts_with(b"%PDF-") {
            let end = &content[content.len().saturating_sub(PDF_END)..];
            return holds(end, b"%%EOF").then_some(Self::Pdf);
        }
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            let begins = content.get(12..16) == Some(b"IHDR");
            return (begins && holds(content, b"IEND\xae\x42\x60\x82")).then_some(Self::Png);
        }
        if content.starts_with(b"\xff\xd8\xff") {
            return holds(content, b"\xff\xd9").then_some(Self::Jpeg);
        }
        if let Some(names) = ole::names(content) {
            let has = |name: &str| names.iter().any(|it| it == name);
            // Programs, installers and other documents are compound files too.
            let signed = holds(content, b"HWP Document File");
            return (signed && has("FileHeader") && (has("BodyText") || has("ViewText"))).then_some(Self::Hwp);
        }
        Self::of_entries(&zip::entries(content)?, content)
    }

    /// The kind of a zip file with these entries.
    fn of_entries(entries: &[zip::ZipEntry<'_>], content: &[u8]) -> Option<Self> {
        let first = entries.iter().min_by_key(|it| it.at)?;
        let mimetype = (first.name == b"mimetype").then(|| first.stored(content)).flatten();
        if mimetype.is_some_and(|it| it.trim_ascii() == b"application/hwp+zip") {
            return Some(Self::Hwpx);
        }
        let has = |name: &[u8]| entries.iter().any(|it| it.name == name);
        let begins = |start: &[u8]| entries.iter().any(|it| it.name.starts_with(start));
        // With macros it would be a program, whatever it is called.
        let macros = entries.iter().any(|it| it.name.to_ascii_lowercase().ends_with(b"vbaproject.bin"));
        if !has(b"[Content_Types].xml") || macros {
            return None;
        }
        // A document that holds a workbook is still a document.
        if begins(b"word/") { Some(Self::Docx) } else { has(b"xl/workbook.xml").then_some(Self::Xlsx) }
    }

    /// Whether browsers show it in a page.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Hwpx => "application/hwp+zip",
            Self::Hwp => "application/x-hwp",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The file name extensions of this kind, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Docx => &["docx"],
            Self::Hwpx => &["hwpx"],
            Self::Hwp => &["hwp"],
            Self::Xlsx => &["xlsx"],
        }
    }
}

/// A file's name as it is kept: without a path, without what is no letter or reorders letters, its letters put together
/// (macOS sends Korean ones taken apart), cut so that its ending stays.
pub fn clean_name(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let letters: String = name.nfc().filter(|it| !it.is_control() && !is_format(*it)).collect();
    let name = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.trim_matches('.').is_empty() {
        return NAMELESS.to_owned();
    }
    let long = name.chars().count();
    if long <= LONGEST_NAME {
        return name;
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|it| it.chars().count() <= 8);
    let ending = ending.map_or_else(String::new, |it| format!(".{it}"));
    let kept = LONGEST_NAME - ending.chars().count();
    name.chars().take(kept).chain(ending.chars()).collect()
}

/// Letters that nobody sees and that change how others are shown.
fn is_format(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

fn holds(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|it| it == part)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
