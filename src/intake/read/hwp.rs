//! Hangul files of the older kind (HWP 5): the paragraphs of their sections, as Hancom's description of the format has them.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use flate2::read::DeflateDecoder;

use crate::intake::read::{ReadProblem, joined};

/// The most that a section unpacks to, in bytes.
const MOST: u64 = 64 * 1024 * 1024;
/// The records that hold the words of a paragraph, and that begin a control.
const WORDS: u32 = 67;
const CONTROL: u32 = 71;

/// The text of a HWP file.
pub fn text(file: &[u8]) -> Result<String, ReadProblem> {
    let mut compound = CompoundFile::open(Cursor::new(file)).map_err(|_| ReadProblem::Broken)?;
    if compound.exists("/EncryptedPackage") {
        return Err(ReadProblem::Encrypted);
    }
    if !compound.exists("/FileHeader") {
        return Err(ReadProblem::Unknown);
    }
    let header = stream(&mut compound, "/FileHeader")?;
    if !header.starts_with(b"HWP Document File") {
        return Err(ReadProblem::Unknown);
    }
    let flags =
        header.get(36..40).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes).ok_or(ReadProblem::Broken)?;
    // A password, or a copy for distribution, whose words are enciphered.
    if flags & 0b110 != 0 {
        return Err(ReadProblem::Encrypted);
    }
    let is_packed = flags & 1 != 0;
    let mut paragraphs = Vec::new();
    for number in 0..1_000 {
        let name = format!("/BodyText/Section{number}");
        if !compound.exists(&name) {
            break;
        }
        let bytes = stream(&mut compound, &name)?;
        let bytes = if is_packed { unpacked(&bytes)? } else { bytes };
        section(&bytes, &mut paragraphs);
    }
    Ok(joined(paragraphs))
}

fn stream(compound: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    let stream = compound.open_stream(name).map_err(|_| ReadProblem::Broken)?;
    stream.take(MOST).read_to_end(&mut bytes).map_err(|_| ReadProblem::Broken)?;
    Ok(bytes)
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    let read = DeflateDecoder::new(packed).take(MOST + 1).read_to_end(&mut bytes).map_err(|_| ReadProblem::Broken)?;
    let read = u64::try_from(read).unwrap_or(u64::MAX);
    let size = u64::try_from(packed.len()).unwrap_or(u64::MAX);
    if read > MOST || read > 4 * 1024 * 1024 && read > size.saturating_mul(200) {
        return Err(ReadProblem::Bomb);
    }
    Ok(bytes)
}

/// Reads the records of a section: each has a tag, a level and a size.
fn section(bytes: &[u8], paragraphs: &mut Vec<String>) {
    let mut at = 0;
    // Headers and footers are no running words: what lies deeper than their control is left out.
    let mut left_below: Option<u32> = None;
    while let Some(head) = number(bytes, at) {
        let (tag, level, mut size) = (head & 0x3ff, head >> 10 & 0x3ff, head >> 20);
        at += 4;
        if size == 0xfff {
            let Some(long) = number(bytes, at) else { return };
            size = long;
            at += 4;
        }
        let Some(end) = usize::try_from(size).ok().and_then(|it| at.checked_add(it)).filter(|it| *it <= bytes.len())
        else {
            return;
        };
        let record = &bytes[at..end];
        at = end;
        if left_below.is_some_and(|it| level <= it) {
            left_below = None;
        }
        match tag {
            CONTROL if matches!(record.get(..4), Some(b"daeh" | b"toof" | b"onta" | b"pngp")) => {
                left_below = Some(level)
            }
            WORDS if left_below.is_none() => paragraphs.push(words(record)),
            _ => {}
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes)
}

/// The words of a paragraph: UTF-16, with controls among them that take one or eight places.
fn words(record: &[u8]) -> String {
    let units: Vec<u16> = record.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])).collect();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < units.len() {
        match units[at] {
            // A line's end within a paragraph, and a tab.
            10 => out.push(u16::from(b' ')),
            9 => {
                out.push(u16::from(b' '));
                at += 7;
            }
            24 => out.push(u16::from(b'-')),
            30 | 31 => out.push(u16::from(b' ')),
            0 | 13 | 25..=29 => {}
            1..=8 | 11 | 12 | 14..=23 => at += 7,
            unit => out.push(unit),
        }
        at += 1;
    }
    String::from_utf16_lossy(&out).replace('\u{fffd}', "")
}
