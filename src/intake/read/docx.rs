//! Word files: the paragraphs of the body, with the numbers of their lists.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::read::zipped::Archive;
use crate::intake::read::{ReadProblem, joined};

/// The text of a Word file.
pub fn text(archive: &mut Archive<'_>) -> Result<String, ReadProblem> {
    let numbering = if archive.has("word/numbering.xml") { archive.part("word/numbering.xml")? } else { String::new() };
    let formats = formats(&numbering)?;
    let body = archive.part("word/document.xml")?;
    let mut reader = Reader::from_str(&body);
    let mut writer = Writer { formats, ..Writer::default() };
    loop {
        match reader.read_event().map_err(|_| ReadProblem::Broken)? {
            Event::Start(element) => writer.begin(&element, true),
            Event::Empty(element) => writer.begin(&element, false),
            Event::End(element) => writer.end(element.local_name().as_ref()),
            Event::Text(words) if writer.in_text => {
                let words = words.decode().map_err(|_| ReadProblem::Broken)?;
                writer.open.push_str(&words);
            }
            Event::GeneralRef(reference) if writer.in_text => {
                let name = reference.decode().map_err(|_| ReadProblem::Broken)?;
                writer.open.push_str(&entity(&name));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(joined(writer.paragraphs))
}

/// The character that a name in `&…;` stands for.
pub fn entity(name: &str) -> String {
    let code = name
        .strip_prefix("#x")
        .map(|it| u32::from_str_radix(it, 16).ok())
        .or_else(|| name.strip_prefix('#').map(|it| it.parse().ok()));
    match (name, code) {
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        (_, Some(code)) => code.and_then(char::from_u32).map(String::from).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The value of an attribute, whatever its prefix.
pub fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.local_name().as_ref() == name)?;
    String::from_utf8(found.value.into_owned()).ok()
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<String>,
    open: String,
    in_text: bool,
    /// Words that were taken out and are still in the file, and fields' instructions.
    deleted: usize,
    list: Option<String>,
    level: usize,
    formats: HashMap<(String, usize), String>,
    counts: HashMap<(String, usize), usize>,
    /// The cells of the row that is open.
    row: Option<Vec<String>>,
    depth: usize,
}

impl Writer {
    fn begin(&mut self, element: &BytesStart<'_>, opens: bool) {
        match element.local_name().as_ref() {
            b"del" | b"moveFrom" | b"txbxContent" | b"Fallback" if opens => self.deleted += 1,
            b"p" if opens && self.row.is_none() => {
                self.open.clear();
                self.list = None;
                self.level = 0;
            }
            b"numId" => self.list = attribute(element, b"val").filter(|it| it != "0"),
            b"ilvl" => self.level = attribute(element, b"val").and_then(|it| it.parse().ok()).unwrap_or(0),
            b"t" => self.in_text = opens && self.deleted == 0,
            b"tab" | b"br" | b"cr" if self.deleted == 0 && !self.open.is_empty() => self.open.push(' '),
            b"noBreakHyphen" => self.open.push('-'),
            b"softHyphen" => {}
            b"tr" if opens => {
                self.depth += 1;
                if self.depth == 1 {
                    self.row = Some(Vec::new());
                    self.open.clear();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"del" | b"moveFrom" | b"txbxContent" | b"Fallback" => self.deleted = self.deleted.saturating_sub(1),
            b"t" => self.in_text = false,
            b"p" if self.row.is_none() => {
                let number = self.number();
                self.paragraphs.push(format!("{number}{}", self.open.trim()));
            }
            b"p" if !self.open.is_empty() && !self.open.ends_with(' ') => self.open.push(' '),
            b"tc" if self.depth == 1 => {
                let cell = std::mem::take(&mut self.open);
                if let Some(row) = &mut self.row {
                    row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            b"tr" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0
                    && let Some(row) = self.row.take()
                {
                    self.paragraphs.push(row.join(" | "));
                }
            }
            _ => {}
        }
    }

    /// The bullet or number of a paragraph of a list.
    fn number(&mut self) -> String {
        let Some(list) = self.list.clone() else { return String::new() };
        let key = (list.clone(), self.level);
        let format = self.formats.get(&key).map_or("bullet", String::as_str).to_owned();
        self.counts.retain(|(other, level), _| *other != list || *level <= self.level);
        let count = self.counts.entry(key).or_insert(0);
        *count += 1;
        let count = *count;
        let letter = |first: char| {
            u32::try_from(count - 1).ok().and_then(|it| char::from_u32(u32::from(first) + it % 26)).unwrap_or(first)
        };
        match format.as_str() {
            "decimal" => format!("{count}. "),
            "lowerLetter" => format!("{}) ", letter('a')),
            "upperLetter" => format!("{}. ", letter('A')),
            "lowerRoman" => format!("({}) ", roman(count)),
            "upperRoman" => format!("{}. ", roman(count).to_uppercase()),
            "ganada" => format!("{}. ", "가나다라마바사아자차카타파하".chars().nth((count - 1) % 14).unwrap_or('가')),
            "none" => String::new(),
            _ => "- ".to_owned(),
        }
    }
}

fn roman(mut count: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value && out.len() < 20 {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

/// How each list counts on each of its levels.
fn formats(numbering: &str) -> Result<HashMap<(String, usize), String>, ReadProblem> {
    let mut reader = Reader::from_str(numbering);
    let (mut of_abstract, mut out) = (HashMap::new(), HashMap::new());
    let (mut current, mut level, mut list) = (String::new(), 0_usize, String::new());
    loop {
        match reader.read_event().map_err(|_| ReadProblem::Broken)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                b"abstractNum" => current = attribute(&element, b"abstractNumId").unwrap_or_default(),
                b"lvl" => level = attribute(&element, b"ilvl").and_then(|it| it.parse().ok()).unwrap_or(0),
                b"numFmt" => {
                    of_abstract.insert((current.clone(), level), attribute(&element, b"val").unwrap_or_default());
                }
                b"num" => list = attribute(&element, b"numId").unwrap_or_default(),
                b"abstractNumId" => {
                    let of = attribute(&element, b"val").unwrap_or_default();
                    for level in 0..9 {
                        if let Some(format) = of_abstract.get(&(of.clone(), level)) {
                            out.insert((list.clone(), level), String::clone(format));
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}
