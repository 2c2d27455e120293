//! The font of PDF files: the one that pages have, in the parts that browsers fetch. A part is unpacked when a letter of it is
//! first asked for, and stays.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use krilla::Data;
use krilla::text::{Font, Tag};
use skrifa::instance::Size;
use skrifa::{FontRef, MetadataProvider};

/// A weight of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// The place of the weight on the font's axis.
    fn axis(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Bold => 650.0,
        }
    }
}

/// Where a letter is drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// Which part of the font has it.
    pub part: usize,
    pub glyph: u32,
    /// How far the next letter is, as a share of the size.
    advance: [f32; 2],
}

impl Letter {
    /// How far the next letter is, as a share of the size.
    pub fn advance(self, weight: Weight) -> f32 {
        let [regular, bold] = self.advance;
        match weight {
            Weight::Regular => regular,
            Weight::Bold => bold,
        }
    }
}

/// A part of the font: as it is served, and unpacked.
struct Part {
    packed: &'static [u8],
    read: OnceLock<Option<Unpacked>>,
}

struct Unpacked {
    data: Arc<Vec<u8>>,
    letters: HashMap<char, (u32, [f32; 2])>,
}

macro_rules! parts {
    ($($name:literal),* $(,)?) => {
        [$(Part {
            packed: include_bytes!(concat!("../../../public/fonts/accord-sans-", $name, ".woff2")),
            read: OnceLock::new(),
        }),*]
    };
}

/// Those that most texts need come first.
static PARTS: [Part; 25] = parts![
    "latin",
    "korean",
    "hangul-1",
    "hangul-2",
    "hangul-3",
    "hangul-4",
    "latin-more",
    "east-asian",
    "greek-cyrillic",
    "hangul-rare-1",
    "hangul-rare-2",
    "hangul-rare-3",
    "hangul-rare-4",
    "hangul-rare-5",
    "hangul-rare-6",
    "hangul-rare-7",
    "hangul-rare-8",
    "hangul-rare-9",
    "hangul-rare-10",
    "hangul-rare-11",
    "hangul-rare-12",
    "hangul-rare-13",
    "hangul-rare-14",
    "hangul-rare-15",
    "hangul-rare-16",
];

/// What stands for a letter that the font does not have.
const MISSING: char = '□';

impl Part {
    fn unpacked(&self) -> Option<&Unpacked> {
        self.read.get_or_init(|| unpack(self.packed)).as_ref()
    }
}

fn unpack(packed: &[u8]) -> Option<Unpacked> {
    let data = wuff::decompress_woff2(packed).ok()?;
    let font = FontRef::new(&data).ok()?;
    let locations = [Weight::Regular, Weight::Bold].map(|it| font.axes().location([("wght", it.axis())]));
    let [regular, bold] = locations.each_ref().map(|it| font.glyph_metrics(Size::new(1.0), it));
    let letters = font
        .charmap()
        .mappings()
        .filter_map(|(code, glyph)| {
            let advance = [regular.advance_width(glyph)?, bold.advance_width(glyph)?];
            Some((char::from_u32(code)?, (glyph.to_u32(), advance)))
        })
        .collect();
    Some(Unpacked { data: Arc::new(data), letters })
}

/// Where a letter is drawn from; a square for one that the font does not have.
pub fn letter(letter: char) -> Option<Letter> {
    let find = |wanted: char| {
        PARTS.iter().enumerate().find_map(|(part, it)| {
            let (glyph, advance) = *it.unpacked()?.letters.get(&wanted)?;
            Some(Letter { part, glyph, advance })
        })
    };
    find(letter).or_else(|| find(MISSING))
}

/// The fonts that a file has asked for so far.
#[derive(Default)]
pub struct Fonts(HashMap<(usize, Weight), Option<Font>>);

impl Fonts {
    /// A part of the font in a weight.
    pub fn of(&mut self, part: usize, weight: Weight) -> Option<Font> {
        let made = self.0.entry((part, weight)).or_insert_with(|| {
            let data = PARTS.get(part)?.unpacked()?.data.clone();
            Font::new_variable(Data::from(data), 0, &[(Tag::new(b"wght"), weight.axis())])
        });
        made.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_font_is_read_and_hangul_is_whole() {
        assert!(PARTS.iter().all(|it| it.unpacked().is_some_and(|it| !it.letters.is_empty())));
        let missing = letter('\u{1f600}').map(|it| it.glyph);
        for wanted in ['a', 'é', '가', '힣', '뷁', 'Ω', 'Я', '·', '→', '「'] {
            let found = letter(wanted).unwrap();
            assert!(Some(found.glyph) != missing || found.part != 0, "{wanted}");
            assert!(found.advance(Weight::Regular) > 0.0 && found.advance(Weight::Bold) > 0.0, "{wanted}");
        }
        assert_eq!(letter('\u{1f600}'), letter('□'));
    }
}
