//! PDF: the letters of each page with their places, put together to lines, columns and paragraphs.

mod flat;
mod fonts;
mod layout;

use flate2::read::ZlibDecoder;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use crate::intake::file::bounded::Budget;
use crate::intake::file::pdf::layout::{Letter, Row};
use crate::intake::file::text::Block;
use crate::intake::file::{FileProblem, LONGEST_TEXT, wrapped};

/// No document that is read has more pages.
const MOST_PAGES: usize = 2_000;

/// The document.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, FileProblem> {
    weigh(bytes)?;
    let start = bytes.windows(5).position(|it| it == b"%PDF-").unwrap_or(0);
    let mut document = Document::load_mem(&bytes[start..]).map_err(|error| problem(&error))?;
    // Many forbid changes only, and are read with no password.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(FileProblem::Encrypted);
    }
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(FileProblem::Broken);
    }
    if pages.len() > MOST_PAGES {
        return Err(FileProblem::TooLarge);
    }
    flat::flatten(&mut document)?;
    let mut rows = Vec::new();
    let mut count = 0;
    for page in document.get_pages().into_keys() {
        let mut letters = Letters::default();
        output_doc_page(&document, &mut letters, page).map_err(|_| FileProblem::Broken)?;
        count += letters.0.iter().filter(|it| !it.text.trim().is_empty()).count();
        if count > LONGEST_TEXT {
            return Err(FileProblem::TooLarge);
        }
        rows.push(layout::rows(letters.0));
    }
    // A stamp or a number on a picture of a page is not its text.
    if count < 8 * rows.len().min(10) {
        return Err(FileProblem::Scanned);
    }
    let rows = wrapped::without_repeats(rows, |row: &Row| (row.text.trim().to_owned(), (row.y / 4.0).round() as i64));
    Ok(wrapped::joined(layout::lines(rows)))
}

fn problem(error: &pdf_extract::Error) -> FileProblem {
    match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => FileProblem::Encrypted,
        _ => FileProblem::Broken,
    }
}

/// Unpacks every stream that is no picture and keeps nothing, so that no library has to unpack too much.
fn weigh(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut budget = Budget::default();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|it| it == b"stream") {
        let begins = at + found + 6;
        let declared = &bytes[(at + found).saturating_sub(600)..at + found];
        at = begins;
        let own = declared.windows(4).rposition(|it| it == b" obj").map_or(declared, |it| &declared[it..]);
        let is_picture = own.windows(6).any(|it| it == b"/Image");
        let data = &bytes[begins..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        // The first byte of what deflate packed with its usual window, and smaller ones.
        if is_picture || data.first().is_none_or(|it| it & 0x8f != 0x08) {
            continue;
        }
        let packed = data.windows(9).position(|it| it == b"endstream").unwrap_or(data.len());
        budget.weigh(packed, ZlibDecoder::new(&data[..packed]))?;
        at += packed;
    }
    Ok(())
}

/// The letters of a page.
#[derive(Default)]
struct Letters(Vec<Letter>);

impl OutputDev for Letters {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let along = (place.m11 * place.m11 + place.m12 * place.m12).sqrt();
        let size = (place.m21 * place.m21 + place.m22 * place.m22).sqrt() * font_size.abs();
        let letter = Letter {
            text: text.to_owned(),
            x: place.m31,
            y: place.m32,
            width: width * along * font_size.abs(),
            size,
            // Stamps along the edge and watermarks across the page.
            is_turned: place.m12.abs() > place.m11.abs() * 0.2,
        };
        let is_placed = [letter.x, letter.y, letter.width, letter.size].iter().all(|it| it.is_finite());
        if is_placed && self.0.len() <= LONGEST_TEXT * 2 {
            self.0.push(letter);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
