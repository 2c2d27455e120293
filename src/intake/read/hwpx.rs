//! Hangul files of the newer kind (HWPX, KS X 6101): the paragraphs of their sections.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::intake::read::docx::entity;
use crate::intake::read::zipped::Archive;
use crate::intake::read::{ReadProblem, joined};

/// The text of a HWPX file.
pub fn text(archive: &mut Archive<'_>) -> Result<String, ReadProblem> {
    if archive.has("META-INF/manifest.xml") && archive.part("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(ReadProblem::Encrypted);
    }
    let number = |name: &str| name.strip_prefix("Contents/section")?.strip_suffix(".xml")?.parse::<usize>().ok();
    let mut sections: Vec<(usize, String)> =
        archive.names().into_iter().filter_map(|it| Some((number(&it)?, it))).collect();
    sections.sort_unstable();
    let mut paragraphs = Vec::new();
    for (_, name) in sections {
        section(&archive.part(&name)?, &mut paragraphs)?;
    }
    Ok(joined(paragraphs))
}

/// Parts of a section that are no running words: headers, footers, page numbers, notes' numbers.
const LEFT: &[&[u8]] = &[
    b"header",
    b"footer",
    b"secPr",
    b"pageNum",
    b"autoNum",
    b"newNum",
    b"fieldBegin",
    b"hiddenComment",
    b"shapeComment",
];

fn section(xml: &str, paragraphs: &mut Vec<String>) -> Result<(), ReadProblem> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<String> = Vec::new();
    let mut row: Vec<Vec<String>> = Vec::new();
    let (mut left, mut in_text) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|_| ReadProblem::Broken)? {
            Event::Start(element) => match element.local_name().as_ref() {
                name if LEFT.contains(&name) => left += 1,
                b"p" => open.push(String::new()),
                b"t" => in_text = left == 0,
                b"tr" => row.push(Vec::new()),
                b"tc" => {
                    if let Some(row) = row.last_mut() {
                        row.push(String::new());
                    }
                }
                _ => {}
            },
            Event::Empty(element) => {
                let words = match element.local_name().as_ref() {
                    b"tab" | b"lineBreak" | b"nbSpace" | b"fwSpace" => " ",
                    b"hyphen" => "-",
                    _ => "",
                };
                if let Some(open) = open.last_mut().filter(|_| left == 0 && in_text) {
                    open.push_str(words);
                }
            }
            Event::Text(words) if in_text => {
                let words = words.decode().map_err(|_| ReadProblem::Broken)?;
                if let Some(open) = open.last_mut() {
                    open.push_str(&words);
                }
            }
            Event::GeneralRef(reference) if in_text => {
                let name = reference.decode().map_err(|_| ReadProblem::Broken)?;
                if let Some(open) = open.last_mut() {
                    open.push_str(&entity(&name));
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                name if LEFT.contains(&name) => left = left.saturating_sub(1),
                b"t" => in_text = false,
                b"p" => {
                    let words = open.pop().unwrap_or_default();
                    match row.last_mut().and_then(|it| it.last_mut()) {
                        Some(cell) => {
                            cell.push_str(words.trim());
                            cell.push(' ');
                        }
                        None if left == 0 => paragraphs.push(words),
                        None => {}
                    }
                }
                b"tr" => {
                    let cells: Vec<String> =
                        row.pop().unwrap_or_default().iter().map(|it| it.trim().to_owned()).collect();
                    match row.last_mut().and_then(|it| it.last_mut()) {
                        Some(cell) => cell.push_str(&cells.join(" ")),
                        None => paragraphs.push(cells.join(" | ")),
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
