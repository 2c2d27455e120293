use std::fmt::Write as _;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_extract::{Dictionary, Document, Object, Stream, dictionary};

use crate::intake::file::tests::{problem, read};
use crate::intake::file::{FileKind, FileProblem};

/// A line at a place: words as PDF writes them.
fn at(x: i32, y: i32, words: &str) -> String {
    format!("1 0 0 1 {x} {y} Tm ({words}) Tj\n")
}

/// Lines one below the other.
fn lines(x: i32, y: i32, words: &[&str]) -> String {
    words.iter().zip(0..).map(|(words, n)| at(x, y - n * 14, words)).collect()
}

/// A document of pages with these contents; Courier, so that each letter is as wide as the others.
fn document(pages: &[String]) -> Document {
    let mut file = Document::with_version("1.5");
    let tree = file.new_object_id();
    let widths: Vec<Object> = (0..256).map(|_| Object::Integer(600)).collect();
    let differences = vec![Object::Integer(1), Object::Name(b"fi".to_vec()), Object::Name(b"ffl".to_vec())];
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "FirstChar" => 0, "LastChar" => 255,
        "Widths" => widths,
        "Encoding" => dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => differences },
    });
    let korean = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "HYSMyeongJo", "DW" => 1000,
        "FontDescriptor" => dictionary! { "Type" => "FontDescriptor" },
    });
    let korean = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "HYSMyeongJo", "Encoding" => "KSCms-UHC-H",
        "DescendantFonts" => vec![Object::Reference(korean)],
    });
    let form = file.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "Matrix" => [1, 0, 0, 1, 0, 100].map(Object::Integer).to_vec() },
        format!("BT /F1 12 Tf {} ET", at(50, 300, "Words of a form take part.")).into_bytes(),
    ));
    let picture = file.add_object(Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Image" }, vec![7; 300]));
    let mut kids = Vec::new();
    for content in pages {
        let content = file.add_object(Stream::new(Dictionary::new(), content.clone().into_bytes()));
        let page = file.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content,
            "Resources" => dictionary! {
                "Font" => dictionary! { "F1" => font, "F2" => korean },
                "XObject" => dictionary! { "X1" => form, "P1" => picture },
            },
        });
        kids.push(Object::Reference(page));
    }
    let count = i64::try_from(kids.len()).unwrap();
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => [0, 0, 612, 792].map(Object::Integer).to_vec() };
    file.objects.insert(tree, Object::Dictionary(pages));
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    file
}

fn written(mut file: Document) -> Vec<u8> {
    let mut out = Vec::new();
    file.save_to(&mut out).unwrap();
    out
}

fn pdf(pages: &[String]) -> Vec<u8> {
    written(document(pages))
}

fn page(content: &str) -> String {
    format!("BT /F1 10 Tf\n{content}ET\n")
}

#[test]
fn a_pdf_is_read_as_its_paragraphs_and_items() {
    let first = [
        lines(50, 760, &["JOINT STATEMENT"]),
        lines(
            50,
            720,
            &[
                "The two sides agreed to strengthen their coop-",
                "eration in the \\001eld of a\\002uent technologies and",
                "to open a joint of\\001ce in Seoul.",
            ],
        ),
        lines(50, 660, &["1. The first item is one that goes on", "in the second line.", "2. The second one."]),
        // A sentence that the end of the page cuts.
        lines(50, 580, &["Both sides will report about their progress,"]),
        at(280, 30, "- 1 -"),
    ];
    let second = [
        lines(50, 760, &["JOINT STATEMENT"]),
        lines(50, 720, &["and they will meet each year."]),
        at(280, 30, "- 2 -"),
    ];
    let (kind, text) = read(&pdf(&[page(&first.concat()), page(&second.concat())]));
    assert_eq!(kind, FileKind::Pdf);
    assert_eq!(
        text,
        "The two sides agreed to strengthen their cooperation in the field of affluent technologies and to open a joint \
         office in Seoul.\n\n1. The first item is one that goes on in the second line.\n2. The second one.\n\n\
         Both sides will report about their progress, and they will meet each year."
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The left column has the first",
        "part of what is said, and it",
        "goes on down to its very end",
        "where it stops for the right.",
    ];
    let right = [
        "The right column goes on with",
        "the second part of all that,",
        "which is longer than the left",
        "and ends here at the bottom.",
    ];
    let content = [
        at(50, 760, "A title that spans both of the columns of this page, as they do"),
        lines(50, 720, &left),
        lines(330, 720, &right),
    ];
    let text = read(&pdf(&[page(&content.concat())])).1;
    let (left, right) = (left.join(" "), right.join(" "));
    assert!(text.contains(&left) && text.contains(&right), "{text}");
    assert!(text.starts_with("A title that spans both of the columns of this page, as they do\n\n"), "{text}");
}

#[test]
fn words_are_parted_by_places_where_no_space_is_written() {
    let content =
        "1 0 0 1 50 700 Tm [(The) -300 (two) -300 (sides) -50 (.)] TJ\n1 0 0 1 50 686 Tm (Next line) ' /Px gs 1 2 m\n";
    let drawn = format!("{}q /P1 Do Q q 5 Q Q /X1 Do\n", page(content));
    let text = read(&pdf(&[drawn])).1;
    assert!(
        text.starts_with("The two sides.") && text.contains("Next line") && text.contains("Words of a form take part."),
        "{text}"
    );
}

#[test]
fn korean_in_the_encoding_of_windows_is_read() {
    let mut hex = String::new();
    for byte in encoding_rs::EUC_KR.encode("양국은 협력하기로 하였다.").0.iter() {
        let _ = write!(hex, "{byte:02X}");
    }
    let text = read(&pdf(&[format!("BT /F2 10 Tf 1 0 0 1 50 700 Tm <{hex}> Tj ET")])).1;
    assert_eq!(text, "양국은 협력하기로 하였다.");
}

#[test]
fn pictures_of_pages_passwords_and_bombs_say_so() {
    assert_eq!(problem(&pdf(&["q /P1 Do Q".to_owned(), "q /P1 Do Q".to_owned()])), FileProblem::Scanned);
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b' '; 6 * 1024 * 1024]).unwrap();
    let mut file = document(&[page(&at(50, 700, "Words that are there to be read."))]);
    file.add_object(Stream::new(dictionary! { "Filter" => "FlateDecode" }, packer.finish().unwrap()));
    assert_eq!(problem(&written(file)), FileProblem::Bomb);
    // A form that draws itself, and pages that draw each other many times over.
    let mut turning = document(&[page("/X1 Do /X1 Do ")]);
    let form = *turning.objects.iter().find(|(_, it)| it.as_stream().is_ok_and(|it| it.dict.has(b"Matrix"))).unwrap().0;
    let own = dictionary! { "XObject" => dictionary! { "X1" => form } };
    let Ok(Object::Stream(stream)) = turning.get_object_mut(form) else { panic!("a form") };
    stream.dict.set("Resources", own);
    stream.set_content(b"/X1 Do ".repeat(10));
    assert_eq!(problem(&written(turning)), FileProblem::Bomb);
}

#[test]
fn a_pdf_cut_anywhere_ends_with_an_answer() {
    let whole = pdf(&[page(&at(50, 700, "Words that are there to be read."))]);
    assert_eq!(read(&whole).1, "Words that are there to be read.");
    for length in (0..whole.len()).step_by(97) {
        let _ = crate::intake::file::text_of(&whole[..length]);
    }
}

/// A composite font whose widths stand as ranges, with a default that is a fraction: letters of a line stand where it
/// says, and the words after them are not torn or run together.
#[test]
fn widths_that_stand_as_ranges_are_read() {
    let mut file = document(&[String::new()]);
    let words =
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0020> <007E> <0020>\nendbfrange\n";
    let words = format!("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n{words}endcmap\nend\nend\n");
    let words = file.add_object(Stream::new(Dictionary::new(), words.into_bytes()));
    let [first, last, width] = [0x21, 0x7e, 300].map(Object::Integer);
    let listed = vec![Object::Integer(0x20), vec![Object::Integer(300)].into(), first, last, width];
    let letters = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Narrow", "DW" => Object::Real(1_000.5),
        "FontDescriptor" => dictionary! { "Type" => "FontDescriptor" }, "W" => listed,
    });
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Narrow", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(letters)], "ToUnicode" => words,
    });
    let page = file.page_iter().next().unwrap();
    let hex = |words: &str| words.bytes().map(|it| format!("{it:04X}")).collect::<String>();
    // Each letter is three points wide: the second part begins where the first ends, the third a space later.
    let content = format!(
        "BT /F9 10 Tf 1 0 0 1 50 700 Tm <{}> Tj 24 0 Td <{}> Tj 21 0 Td <{}> Tj ET",
        hex("The offi"),
        hex("ces of"),
        hex("both")
    );
    let content = file.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let plain = file.get_dictionary_mut(page).unwrap();
    plain.set("Contents", content);
    plain.set("Resources", dictionary! { "Font" => dictionary! { "F9" => font } });
    assert_eq!(read(&written(file)).1, "The offices of both");
}

/// Browsers draw the bullets of lists, and write none.
#[test]
fn drawn_bullets_are_bullets_before_words_and_nothing_elsewhere() {
    let dot = |x: i32, y: i32| format!("{x} {y} m {} {y} l {} {} l {x} {} l h f\n", x + 4, x + 4, y + 4, y + 4);
    let words = [
        at(50, 700, "The two sides will do this:"),
        at(70, 670, "Share the weather data that they"),
        at(70, 656, "have, and"),
        at(70, 642, "Open a register of birds."),
        at(50, 610, "They met in Seoul."),
    ];
    let drawn = [dot(58, 671), dot(58, 643), dot(180, 611), "0.5 0 0 0.5 0 0 cm 20 20 400 2 re f\n".to_owned()];
    let content = format!("q {} Q {}", drawn[..3].concat(), page(&words.concat()));
    let text = read(&pdf(&[content + &drawn[3]])).1;
    assert_eq!(
        text,
        "The two sides will do this:\n\n• Share the weather data that they have, and\n• Open a register of birds.\n\n\
         They met in Seoul."
    );
    // A map of dots is no list.
    let map: String = (0..200).map(|it| dot(58, it * 3)).collect();
    let text = read(&pdf(&[format!("q {map} Q {}", page(&words.concat()))])).1;
    assert!(!text.contains('•') && text.contains("Open a register"), "{text}");
}
