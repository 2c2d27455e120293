//! PDF files: every character with its place on the page, from which lines, columns and paragraphs are made.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};

use crate::intake::read::layout::{Glyph, Page, paragraphs};
use crate::intake::read::{ReadProblem, joined};

/// No more pages are read.
const MOST_PAGES: usize = 2_000;

/// The text of a PDF file, and how many pages it has.
pub fn text(file: &[u8]) -> Result<(String, usize), ReadProblem> {
    // The library panics at what it does not know.
    catch_unwind(AssertUnwindSafe(|| read(file))).unwrap_or(Err(ReadProblem::Failed))
}

fn read(file: &[u8]) -> Result<(String, usize), ReadProblem> {
    let mut document = Document::load_mem(file).map_err(|_| {
        let locked = file.windows(8).any(|it| it == b"/Encrypt");
        if locked { ReadProblem::Encrypted } else { ReadProblem::Broken }
    })?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(ReadProblem::Encrypted);
    }
    let count = document.get_pages().len();
    if count == 0 {
        return Err(ReadProblem::Broken);
    }
    if count > MOST_PAGES {
        return Err(ReadProblem::TooLarge);
    }
    let mut pages = Pages::default();
    output_doc(&document, &mut pages).map_err(|_| ReadProblem::Broken)?;
    if pages.pages.iter().all(|it| it.glyphs.is_empty()) {
        return Err(ReadProblem::Scanned);
    }
    Ok((joined(paragraphs(&pages.pages)), count))
}

#[derive(Default)]
struct Pages {
    pages: Vec<Page>,
}

impl OutputDev for Pages {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.pages.push(Page { glyphs: Vec::new() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        words: &str,
    ) -> Result<(), OutputError> {
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let size = font_size * scale;
        if let Some(page) = self.pages.last_mut()
            && size.is_finite()
            && place.m31.is_finite()
            && place.m32.is_finite()
        {
            page.glyphs.push(Glyph { x: place.m31, y: place.m32, width: width * size, size, words: plain(words) });
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

/// Ligatures as their letters; characters that stand for none left out.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars() {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f0d8}' => out.push('•'),
            '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\0'..='\u{8}' | '\u{e}'..='\u{1f}' => {}
            it => out.push(it),
        }
    }
    out
}
