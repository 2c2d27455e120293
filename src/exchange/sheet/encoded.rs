//! In which encoding a text is.

use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::domain::sheet::grid::{GridProblem, TextEncoding};

const fn codec(encoding: TextEncoding) -> &'static Encoding {
    match encoding {
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::EucKr => EUC_KR,
    }
}

/// The letters of a file, in the encoding that was chosen or else in the first in which every byte makes sense.
///
/// # Errors
/// When there is none, or the file is no text.
pub fn decoded(bytes: &[u8], chosen: Option<TextEncoding>) -> Result<(String, TextEncoding), GridProblem> {
    let marked = Encoding::for_bom(bytes);
    let read = |encoding: TextEncoding| {
        let bare = marked.filter(|(it, _)| *it == codec(encoding)).map_or(bytes, |(_, length)| &bytes[length..]);
        let (text, broken) = codec(encoding).decode_without_bom_handling(bare);
        (!broken && is_text(&text)).then(|| (text.into_owned(), encoding))
    };
    let candidates: Vec<TextEncoding> = match (chosen, marked) {
        (Some(encoding), _) => vec![encoding],
        (None, Some((encoding, _))) => TextEncoding::ALL.iter().copied().filter(|it| codec(*it) == encoding).collect(),
        (None, None) => unmarked(bytes),
    };
    candidates.into_iter().find_map(read).ok_or(GridProblem::Encoding)
}

/// What a text without a mark may be in. Of Latin letters, digits and separators in UTF-16, every second byte is zero.
fn unmarked(bytes: &[u8]) -> Vec<TextEncoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(4_000).filter(|it| **it == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => vec![TextEncoding::Utf8, TextEncoding::EucKr],
        (even, odd) if even * 4 < odd => vec![TextEncoding::Utf16Le],
        (even, odd) if odd * 4 < even => vec![TextEncoding::Utf16Be],
        _ => Vec::new(),
    }
}

/// Whether letters are a text: what programs and pictures hold are control characters.
fn is_text(text: &str) -> bool {
    !text.chars().any(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
}
