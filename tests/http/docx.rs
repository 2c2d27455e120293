//! Files for word processors: what they hold, whatever is in the record.

use accord::domain::basics::lang::Lang;
use accord::exchange::document::{Block, Column, Document, DocumentPart};
use accord::exchange::document_file::DocumentKind;

use crate::support::docx;

/// What XML forbids makes no file unreadable, old records included, and what was typed is what is read.
#[test]
fn a_file_says_what_was_typed() {
    let typed = |words: &str| Block::typed(Vec::new(), words, Lang::Ko);
    let column = Column { head: Vec::new(), pieces: typed("연도\t금액\n2025\t100") };
    let pieces = [
        typed("  2026. 3. 1.\t착수\n    □ <b> & \u{b}\u{fffe}"),
        typed("https://a.example/?a=1&b=2에서"),
        vec![Block::Columns(vec![column])],
    ];
    let part = DocumentPart { name: "brief", pieces: pieces.concat() };
    let day = "2026-11-25".parse().unwrap();
    let paper = Document { title: Vec::new(), day, marking: Vec::new(), running: Vec::new(), parts: vec![part] };
    let text = docx::text(&DocumentKind::Docx.write(&paper, "http://accord.example").unwrap());
    for said in
        ["  2026. 3. 1.\t착수\n    □ <b> & \u{fffd}\u{fffd}", "https://a.example/?a=1&b=2에서", "연도금액2025100"]
    {
        assert!(text.contains(said), "{said:?} in {text:?}");
    }
}
