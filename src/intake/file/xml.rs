//! XML as the formats of documents use it: names without their prefix, and no entities of a file's own.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::file::{FileProblem, plain};

/// No document nests deeper: a table in a table in a text box is thirty.
const DEEPEST: usize = 256;

/// What is met in XML.
pub enum Seen<'a> {
    /// An element begins.
    Start(&'a str, &'a Attributes),
    /// An element ends.
    End(&'a str),
    /// Letters.
    Text(&'a str),
}

/// The attributes of an element, by their names without prefix.
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut attributes = element.attributes();
        let read = attributes.with_checks(false).filter_map(Result::ok).map(|it| {
            let name = String::from_utf8_lossy(it.key.local_name().as_ref()).into_owned();
            (name, String::from_utf8_lossy(&it.value).into_owned())
        });
        Self(read.collect())
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Goes through XML from its beginning to its end.
pub fn walk(xml: &[u8], mut see: impl FnMut(Seen<'_>)) -> Result<(), FileProblem> {
    let text = plain::decoded(xml).ok_or(FileProblem::Broken)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0_usize;
    let name_of = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    loop {
        match reader.read_event().map_err(|_| FileProblem::Broken)? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(FileProblem::Bomb);
                }
                see(Seen::Start(&name_of(element.local_name().as_ref()), &Attributes::of(&element)));
            }
            Event::Empty(element) => {
                let name = name_of(element.local_name().as_ref());
                see(Seen::Start(&name, &Attributes::of(&element)));
                see(Seen::End(&name));
            }
            Event::End(element) => {
                depth = depth.checked_sub(1).ok_or(FileProblem::Broken)?;
                see(Seen::End(&name_of(element.local_name().as_ref())));
            }
            Event::Text(words) => see(Seen::Text(&words.decode().map_err(|_| FileProblem::Broken)?)),
            Event::CData(words) => see(Seen::Text(&words.decode().map_err(|_| FileProblem::Broken)?)),
            Event::GeneralRef(named) => {
                let letter = match named.resolve_char_ref().map_err(|_| FileProblem::Broken)? {
                    Some(letter) => letter,
                    None => match named.decode().unwrap_or_default().as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        // Of what a file declares itself, nothing is taken.
                        _ => continue,
                    },
                };
                see(Seen::Text(letter.encode_utf8(&mut [0; 4])));
            }
            // Cut off in the middle.
            Event::Eof if depth > 0 => return Err(FileProblem::Broken),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
