//! Fonts made such that the library can read them: Korean encodings that it does not know are declared in the file.

use std::fmt::Write;

use encoding_rs::EUC_KR;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// What stands for a mark that a page draws, such as the bullet of an item: a letter that no text has.
pub const DRAWN: char = '\u{f8f2}';

/// The widths that all fonts of a document may list.
const MOST_WIDTHS: usize = 1_000_000;

/// The font that takes the place of one that is not there.
pub fn missing() -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Subtype", Object::Name(b"Type1".to_vec()));
    font.set("BaseFont", Object::Name(b"Helvetica".to_vec()));
    font
}

/// The font of marks that a page draws instead of writing them: its one letter is [`DRAWN`].
pub fn drawn(document: &mut Document) -> Dictionary {
    let space = "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";
    let words = format!("{HEAD}{space}1 beginbfchar\n<2A> <{:04X}>\nendbfchar\n{FOOT}", u32::from(DRAWN));
    let words = document.add_object(Stream::new(Dictionary::new(), words.into_bytes()));
    let mut font = missing();
    font.set("ToUnicode", Object::Reference(words));
    font
}

/// Mends the fonts of a document.
pub fn mend(document: &mut Document) {
    mend_widths(document);
    let composite: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, it)| {
            it.as_dict().is_ok_and(|it| it.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Type0"))
        })
        .map(|(id, _)| *id)
        .collect();
    for id in composite {
        let Ok(font) = document.get_dictionary(id) else { continue };
        let name_of = |key: &[u8]| {
            let found = document.dereference(font.get(key).ok()?).ok()?.1;
            Some(String::from_utf8_lossy(found.as_name().ok()?).into_owned())
        };
        let encoding = name_of(b"Encoding");
        let has_words = font.has(b"ToUnicode") && name_of(b"ToUnicode").is_none();
        let declared = match encoding.as_deref() {
            Some("UniKS-UCS2-H" | "UniKS-UTF16-H" | "UniKS-UCS2-V" | "UniKS-UTF16-V") => Some(declared_unicode()),
            Some("KSCms-UHC-H" | "KSCms-UHC-HW-H" | "KSC-EUC-H" | "KSCms-UHC-V" | "KSC-EUC-V") => Some(declared_uhc()),
            _ => None,
        };
        let Some((codes, words)) = declared else { continue };
        let codes = document.add_object(Stream::new(Dictionary::new(), codes.into_bytes()));
        let words = document.add_object(Stream::new(Dictionary::new(), words.into_bytes()));
        let Ok(font) = document.get_dictionary_mut(id) else { continue };
        font.set("Encoding", Object::Reference(codes));
        if !has_words {
            font.set("ToUnicode", Object::Reference(words));
        }
    }
}

/// The widths of composite fonts as lists: the library does not read those of ranges, and no default that is a fraction.
fn mend_widths(document: &mut Document) {
    let is_of = |font: &Dictionary| {
        let kind = font.get(b"Subtype").and_then(Object::as_name);
        kind.is_ok_and(|it| [b"CIDFontType0".as_slice(), b"CIDFontType2"].contains(&it))
    };
    let found = document.objects.iter().filter(|(_, it)| it.as_dict().is_ok_and(is_of)).map(|(id, _)| *id);
    let found: Vec<ObjectId> = found.collect();
    let mut left = MOST_WIDTHS;
    for id in found {
        let Ok(font) = document.get_dictionary(id) else { continue };
        let value = |key: &[u8]| document.dereference(font.get(key).ok()?).ok().map(|it| it.1);
        let default = value(b"DW").and_then(|it| it.as_float().ok());
        let widths = value(b"W").and_then(|it| it.as_array().ok()).map(|it| listed(document, it, &mut left));
        let Ok(font) = document.get_dictionary_mut(id) else { continue };
        if let Some(default) = default {
            font.set("DW", Object::Integer(default.round() as i64));
        }
        if let Some(widths) = widths {
            font.set("W", Object::Array(widths));
        }
    }
}

/// Widths with each range as a list. What is no width is left out, and so is what is beyond `left`.
fn listed(document: &Document, widths: &[Object], left: &mut usize) -> Vec<Object> {
    let mut out = Vec::new();
    let mut rest = widths.iter().filter_map(|it| document.dereference(it).ok()).map(|it| it.1);
    while let (Some(first), Some(next)) = (rest.next(), rest.next()) {
        let Ok(first) = first.as_i64() else { continue };
        let list = match next {
            Object::Array(list) => {
                let widths = list.iter().filter_map(|it| document.dereference(it).ok()?.1.as_float().ok());
                widths.take(*left).map(Object::Real).collect()
            }
            last => {
                let width = rest.next().and_then(|it| it.as_float().ok());
                let (Ok(last), Some(width)) = (last.as_i64(), width) else { continue };
                let count = last.saturating_sub(first).saturating_add(1).clamp(0, 0x1_0000);
                vec![Object::Real(width); usize::try_from(count).unwrap_or(0).min(*left)]
            }
        };
        *left -= list.len();
        out.extend([Object::Integer(first), Object::Array(list)]);
    }
    out
}

const HEAD: &str =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Declared def\n/CMapType 1 def\n";
const FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// Codes that are letters of Unicode already. The library takes half of the bytes of a range for how many a code has, so
/// ranges are written twice as long.
fn declared_unicode() -> (String, String) {
    let space = "1 begincodespacerange\n<00000000> <0000FFFF>\nendcodespacerange\n";
    let codes = format!("{HEAD}{space}1 begincidrange\n<0000> <FFFF> 0\nendcidrange\n{FOOT}");
    let mut rows = String::new();
    for high in 0..=0xff_u32 {
        let _ = writeln!(rows, "<{high:02X}00> <{high:02X}FF> <{high:02X}00>");
    }
    (codes, format!("{HEAD}{space}256 beginbfrange\n{rows}endbfrange\n{FOOT}"))
}

/// Codes of Korean Windows, one byte for ASCII and two for the rest.
fn declared_uhc() -> (String, String) {
    let space = "2 begincodespacerange\n<0000> <0080>\n<00008141> <0000FEFE>\nendcodespacerange\n";
    let codes =
        // The library takes one range at a time.
        ["<00> <80>", "<8141> <FEFE>"].map(|it| format!("1 begincidrange\n{it} 0\nendcidrange\n")).concat();
    let codes = format!("{HEAD}{space}{codes}{FOOT}");
    let mut rows = String::new();
    let mut count = 0;
    for code in (0x20..0x7f_u16).chain(0x8141..=0xfefe) {
        let bytes = code.to_be_bytes();
        let bytes = if code < 0x100 { &bytes[1..] } else { &bytes[..] };
        let Some(text) = EUC_KR.decode_without_bom_handling_and_without_replacement(bytes) else { continue };
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            let _ = match bytes.len() {
                1 => writeln!(rows, "<{code:02X}> <{:04X}>", u32::from(letter)),
                _ => writeln!(rows, "<{code:04X}> <{:04X}>", u32::from(letter)),
            };
            count += 1;
        }
    }
    (codes, format!("{HEAD}{space}{count} beginbfchar\n{rows}endbfchar\n{FOOT}"))
}
