//! Pages made plain before they are read: what draws lines and pictures is taken out, and what a page takes from
//! elsewhere is put in its place, so that all its letters stand on it.

use std::collections::HashMap;

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use crate::intake::file::FileProblem;
use crate::intake::file::pdf::fonts;

/// How deep pages may take parts from elsewhere, and those from others.
const DEEPEST: usize = 8;

/// All that all pages do.
const MOST_OPERATIONS: usize = 4_000_000;

/// All parts that all pages take from elsewhere.
const MOST_PARTS: usize = 10_000;

/// Where a page has no size that can be read. It matters to nobody: letters are compared with each other.
const PAGE: [i64; 4] = [0, 0, 612, 792];

/// Where a place on the page is as it is written.
const WHOLE: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The font of letters whose own is not there.
const MISSING: &[u8] = b"FM";

/// The font of marks that are drawn.
const MARKS: &[u8] = b"FB";

/// How high and wide a drawn bullet is, in points: at least, at most.
const BULLET: (f64, f64) = (1.0, 8.0);

/// No page of a text draws more bullets: what has more is a chart or a map.
const MOST_BULLETS: usize = 150;

/// A page under way.
struct Flat<'a> {
    document: &'a Document,
    operations: Vec<Operation>,
    fonts: Dictionary,
    /// The fonts by the place where they stand, so that each is named once.
    named: HashMap<ObjectId, Vec<u8>>,
    left: usize,
    parts: usize,
    /// How a place on the page follows from one that is written, and those that were saved.
    matrix: [f64; 6],
    saved: Vec<[f64; 6]>,
    /// The edges of what is being drawn: left, below, right, above.
    drawn: Option<[f64; 4]>,
    /// Where in the operations a bullet is drawn, and its middle and size in the same measure as what is written there.
    bullets: Vec<(usize, [f64; 3])>,
}

/// Makes every page plain.
pub fn flatten(document: &mut Document) -> Result<(), FileProblem> {
    fonts::mend(document);
    let (mut left, mut parts) = (MOST_OPERATIONS, MOST_PARTS);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let marks = fonts::drawn(document);
    for page in pages {
        let mut flat = Flat {
            document,
            operations: Vec::new(),
            fonts: Dictionary::new(),
            named: HashMap::new(),
            left,
            parts,
            matrix: WHOLE,
            saved: Vec::new(),
            drawn: None,
            bullets: Vec::new(),
        };
        flat.fonts.set(MISSING, Object::Dictionary(fonts::missing()));
        flat.fonts.set(MARKS, Object::Dictionary(marks.clone()));
        flat.operations.push(Operation::new("Tf", vec![Object::Name(MISSING.to_vec()), Object::Integer(10)]));
        let content = document.get_page_content(page).map_err(|_| FileProblem::Broken)?;
        flat.add(&content, &resources(document, page), 0)?;
        flat.write_bullets();
        (left, parts) = (flat.left, flat.parts);
        let (operations, fonts) = (flat.operations, flat.fonts);
        let content = Content { operations }.encode().map_err(|_| FileProblem::Broken)?;
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let mut resources = Dictionary::new();
        resources.set("Font", Object::Dictionary(fonts));
        let plain = document.get_dictionary_mut(page).map_err(|_| FileProblem::Broken)?;
        plain.remove(b"ArtBox");
        plain.set("MediaBox", Object::Array(PAGE.map(Object::Integer).to_vec()));
        plain.set("Resources", Object::Dictionary(resources));
        plain.set("Contents", Object::Reference(content));
    }
    Ok(())
}

/// What a page may use: its own, or its chapter's.
fn resources(document: &Document, page: ObjectId) -> Dictionary {
    let mut at = document.get_dictionary(page).ok();
    for _ in 0..32 {
        let Some(found) = at else { break };
        if let Some(resources) = dictionary(document, found, b"Resources") {
            return resources.clone();
        }
        at = found.get(b"Parent").and_then(Object::as_reference).ok().and_then(|it| document.get_dictionary(it).ok());
    }
    Dictionary::new()
}

fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    document.dereference(of.get(key).ok()?).ok()?.1.as_dict().ok()
}

impl Flat<'_> {
    /// Adds what a stream does.
    fn add(&mut self, content: &[u8], resources: &Dictionary, depth: usize) -> Result<(), FileProblem> {
        let Ok(content) = Content::decode(content) else { return Err(FileProblem::Broken) };
        // What it saves and does not restore ends with it.
        let mut saved = 0_usize;
        for Operation { operator, operands } in content.operations {
            self.left = self.left.checked_sub(1).ok_or(FileProblem::Bomb)?;
            let numbers = operands.iter().filter(|it| it.as_float().is_ok()).count();
            let takes = |count: usize| operands.len() == count && numbers == count;
            match operator.as_str() {
                "q" => {
                    saved += 1;
                    self.saved.push(self.matrix);
                }
                "Q" if saved == 0 => continue,
                "Q" => {
                    saved -= 1;
                    self.matrix = self.saved.pop().unwrap_or(WHOLE);
                }
                "m" | "l" | "c" | "v" | "y" | "re" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "n" => {
                    self.draw(&operator, &operands);
                    continue;
                }
                "BT" | "ET" | "T*" => {}
                "cm" if takes(6) => self.turn(&operands),
                "Tm" if takes(6) => {}
                "Td" | "TD" if takes(2) => {}
                "Tc" | "Tw" | "Tz" | "TL" | "Ts" if takes(1) => {}
                "TJ" if matches!(operands.as_slice(), [Object::Array(_)]) => {}
                "Tj" if matches!(operands.as_slice(), [Object::String(..)]) => {}
                "Tf" => {
                    let [Object::Name(name), size] = operands.as_slice() else { continue };
                    let Ok(size) = size.as_float() else { continue };
                    let name = self.font(name, resources);
                    self.push("Tf", vec![Object::Name(name), Object::Real(size)]);
                    continue;
                }
                // The next line and its words; with spaces for it before.
                "'" | "\"" => {
                    self.push("T*", Vec::new());
                    if let Some(words @ Object::String(..)) = operands.last() {
                        self.push("Tj", vec![words.clone()]);
                    }
                    continue;
                }
                "Do" => {
                    if let [Object::Name(name)] = operands.as_slice() {
                        self.place(name, resources, depth)?;
                    }
                    continue;
                }
                _ => continue,
            }
            self.operations.push(Operation { operator, operands });
        }
        for _ in 0..saved {
            self.matrix = self.saved.pop().unwrap_or(WHOLE);
            self.push("Q", Vec::new());
        }
        Ok(())
    }

    /// What is written from here on stands elsewhere.
    fn turn(&mut self, operands: &[Object]) {
        let [a, b, c, d, e, f] = self.matrix;
        let numbers: Vec<f64> = operands.iter().filter_map(|it| it.as_float().ok()).map(f64::from).collect();
        if let [g, h, i, j, k, l] = numbers[..] {
            self.matrix =
                [g * a + h * c, g * b + h * d, i * a + j * c, i * b + j * d, k * a + l * c + e, k * b + l * d + f];
        }
    }

    /// Follows what is drawn. What is filled and is as small and as wide as high as a bullet is one.
    fn draw(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(|it| it.as_float().ok()).map(f64::from).collect();
        let points: Vec<(f64, f64)> = match (operator, &numbers[..]) {
            ("re", [x, y, width, height]) => vec![(*x, *y), (x + width, y + height)],
            ("m" | "l" | "c" | "v" | "y", numbers) => numbers.chunks_exact(2).map(|it| (it[0], it[1])).collect(),
            _ => Vec::new(),
        };
        for (x, y) in points {
            let [left, below, right, above] = self.drawn.unwrap_or([x, y, x, y]);
            self.drawn = Some([left.min(x), below.min(y), right.max(x), above.max(y)]);
        }
        if ["m", "l", "c", "v", "y", "re"].contains(&operator) {
            return;
        }
        let Some([left, below, right, above]) = self.drawn.take() else { return };
        let [a, b, c, d, ..] = self.matrix;
        let (width, height) = ((right - left) * a.hypot(b), (above - below) * c.hypot(d));
        let fits = |it: f64| it >= BULLET.0 && it <= BULLET.1;
        let is_filled = !["S", "s", "n"].contains(&operator);
        if is_filled && fits(width) && fits(height) && width < height * 1.6 && height < width * 1.6 {
            let place = [(left + right) / 2.0, (below + above) / 2.0, above - below];
            self.bullets.push((self.operations.len(), place));
        }
    }

    /// Writes the bullets where they are drawn.
    fn write_bullets(&mut self) {
        let mut bullets = std::mem::take(&mut self.bullets);
        if bullets.is_empty() || bullets.len() > MOST_BULLETS {
            return;
        }
        // What is drawn last stands before no words.
        bullets.retain(|it| it.0 < self.operations.len());
        let mut operations = Vec::with_capacity(self.operations.len() + bullets.len() * 7);
        for (at, operation) in std::mem::take(&mut self.operations).into_iter().enumerate().rev() {
            operations.push(operation);
            while bullets.last().is_some_and(|it| it.0 == at) {
                let Some((_, [x, y, size])) = bullets.pop() else { break };
                // A bullet is about a third of a letter.
                let place = [1.0, 0.0, 0.0, 1.0, x, y].map(|it| Object::Real(it as f32)).to_vec();
                let font = vec![Object::Name(MARKS.to_vec()), Object::Real((size * 3.0) as f32)];
                let word = vec![Object::string_literal("*")];
                let mark: [(&str, Vec<Object>); 7] = [
                    ("q", Vec::new()),
                    ("BT", Vec::new()),
                    ("Tf", font),
                    ("Tm", place),
                    ("Tj", word),
                    ("ET", Vec::new()),
                    ("Q", Vec::new()),
                ];
                operations
                    .extend(mark.into_iter().rev().map(|(operator, operands)| Operation::new(operator, operands)));
            }
        }
        operations.reverse();
        self.operations = operations;
    }

    fn push(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    /// The name that a font has on the plain page.
    fn font(&mut self, name: &[u8], resources: &Dictionary) -> Vec<u8> {
        let found = dictionary(self.document, resources, b"Font").and_then(|fonts| {
            let font = fonts.get(name).ok()?;
            let (id, object) = self.document.dereference(font).ok()?;
            Some((id, font.clone(), object.as_dict().ok()?.has(b"Subtype")))
        });
        let Some((id, font, true)) = found else { return MISSING.to_vec() };
        if let Some(named) = id.and_then(|id| self.named.get(&id)) {
            return named.clone();
        }
        let named = format!("F{}", self.fonts.len()).into_bytes();
        self.fonts.set(named.clone(), font);
        if let Some(id) = id {
            self.named.insert(id, named.clone());
        }
        named
    }

    /// Puts what a page takes from elsewhere in its place. Pictures are left out.
    fn place(&mut self, name: &[u8], resources: &Dictionary, depth: usize) -> Result<(), FileProblem> {
        if depth >= DEEPEST {
            return Ok(());
        }
        let document = self.document;
        let Some(form) = dictionary(document, resources, b"XObject")
            .and_then(|it| document.dereference(it.get(name).ok()?).ok()?.1.as_stream().ok())
            .filter(|it| it.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Form"))
        else {
            return Ok(());
        };
        self.parts = self.parts.checked_sub(1).ok_or(FileProblem::Bomb)?;
        let content = form.get_plain_content().map_err(|_| FileProblem::Broken)?;
        let own = dictionary(document, &form.dict, b"Resources").unwrap_or(resources).clone();
        self.push("q", Vec::new());
        let before = self.matrix;
        let matrix = form.dict.get(b"Matrix").and_then(Object::as_array).ok();
        if let Some(matrix) = matrix.filter(|it| it.len() == 6 && it.iter().all(|it| it.as_float().is_ok())) {
            self.turn(matrix);
            self.push("cm", matrix.clone());
        }
        self.add(&content, &own, depth + 1)?;
        self.matrix = before;
        self.push("Q", Vec::new());
        Ok(())
    }
}
