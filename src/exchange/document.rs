//! A document as it is read on paper, before it becomes a page or a file: both draw from it, so that they say the same.

use crate::domain::basics::lang::Lang;

/// A document in one language, or in two beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub title: Line,
    /// Who may read it: stands on every page.
    pub marking: Line,
    /// What stands on every page besides.
    pub running: Line,
    /// Each begins on a page of its own.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called in addresses within the document.
    pub name: &'static str,
    pub pieces: Vec<Piece>,
}

/// Words in a row.
pub type Line = Vec<Span>;

/// Some words, all in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub words: String,
    pub lang: Lang,
    pub look: Look,
    /// Where the words lead.
    pub link: Option<String>,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    Strong,
    /// Beside the point.
    Quiet,
    /// A status with its shape, by the word for class and shape.
    Status(&'static str),
    /// Something that should have happened by now.
    Late,
}

/// What stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading, 1 for the document's own.
    Heading(u8, Vec<Line>),
    Text(Line),
    /// Large numbers, each with what it counts.
    Figures(Vec<Figure>),
    List {
        numbered: bool,
        items: Vec<Vec<Line>>,
    },
    Table(Table),
    /// What stands beside each other: the sides of a commitment.
    Columns(Vec<Column>),
    /// What belongs together under a title.
    Block {
        /// The commitment that it is about, by its slug.
        slug: String,
        title: Vec<Line>,
        pieces: Vec<Piece>,
    },
    /// The same in two languages.
    Beside(Vec<Piece>, Vec<Piece>),
}

/// A large number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub number: String,
    /// What it counts, a line for each language.
    pub label: Vec<Line>,
    /// The list of what it counts.
    pub link: String,
}

/// A table whose first column names the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub caption: Vec<Line>,
    pub head: Vec<Vec<Line>>,
    pub rows: Vec<Row>,
    /// Whether what follows the first column are numbers.
    pub numbers: bool,
    /// The share of its width that each column has.
    pub widths: Vec<u16>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The commitment that it is about, by its slug.
    pub slug: Option<String>,
    pub cells: Vec<Vec<Line>>,
}

/// One of several beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub head: Vec<Line>,
    pub lines: Vec<Line>,
}

impl Span {
    /// Words without anything about them.
    pub fn plain(words: impl Into<String>, lang: Lang) -> Self {
        Self { words: words.into(), lang, look: Look::Plain, link: None }
    }

    /// The same with another look.
    pub fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The same leading somewhere.
    pub fn leading_to(self, link: impl Into<String>) -> Self {
        Self { link: Some(link.into()), ..self }
    }
}

impl Paper {
    /// Two languages of one document beside each other. Both have the same shape, since they are made from the same facts.
    pub fn beside(one: Self, other: Self) -> Self {
        let parts = one.parts.into_iter().zip(other.parts);
        Self {
            title: joined(one.title, other.title),
            marking: joined(one.marking, other.marking),
            running: joined(one.running, other.running),
            parts: parts.map(|(a, b)| Part { name: a.name, pieces: together(a.pieces, b.pieces) }).collect(),
        }
    }

    /// Everything that it says, in its order.
    pub fn words(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for part in &self.parts {
            part.pieces.iter().for_each(|piece| piece.words_into(&mut all));
        }
        all
    }
}

impl Piece {
    fn words_into<'a>(&'a self, all: &mut Vec<&'a str>) {
        let mut lines = |lines: &'a [Line]| all.extend(lines.iter().flatten().map(|span| span.words.as_str()));
        match self {
            Self::Heading(_, title) => lines(title),
            Self::Text(line) => lines(std::slice::from_ref(line)),
            Self::Figures(figures) => {
                for figure in figures {
                    all.push(&figure.number);
                    all.extend(figure.label.iter().flatten().map(|span| span.words.as_str()));
                }
            }
            Self::List { items, .. } => items.iter().for_each(|item| lines(item)),
            Self::Table(table) => {
                lines(&table.caption);
                table.head.iter().for_each(|cell| lines(cell));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| lines(cell));
            }
            Self::Columns(columns) => columns.iter().for_each(|column| {
                lines(&column.head);
                lines(&column.lines);
            }),
            Self::Block { title, pieces, .. } => {
                lines(title);
                pieces.iter().for_each(|piece| piece.words_into(all));
            }
            Self::Beside(one, other) => one.iter().chain(other).for_each(|piece| piece.words_into(all)),
        }
    }
}

/// Two lines as one, for what stands on one line in both languages.
fn joined(mut one: Line, other: Line) -> Line {
    if said(&one) != said(&other) {
        if let Some(last) = one.last() {
            let between = Span { words: " / ".to_owned(), link: None, ..last.clone() };
            one.push(between);
        }
        one.extend(other);
    }
    one
}

fn said(line: &Line) -> String {
    line.iter().map(|span| span.words.as_str()).collect()
}

/// The lines of both, what both say alike once.
fn lines(mut one: Vec<Line>, other: Vec<Line>) -> Vec<Line> {
    let same = one.iter().map(said).eq(other.iter().map(said));
    if !same {
        one.extend(other);
    }
    one
}

fn cells(one: Vec<Vec<Line>>, other: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    one.into_iter().zip(other).map(|(a, b)| lines(a, b)).collect()
}

/// Pieces in both languages: what is words flows beside each other, what is a table stays one.
fn together(one: Vec<Piece>, other: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (a, b) in one.into_iter().zip(other) {
        let piece = match (a, b) {
            (Piece::Heading(level, a), Piece::Heading(_, b)) => Piece::Heading(level, lines(a, b)),
            (Piece::Figures(a), Piece::Figures(b)) => Piece::Figures(
                a.into_iter().zip(b).map(|(a, b)| Figure { label: lines(a.label, b.label), ..a }).collect(),
            ),
            (Piece::Table(a), Piece::Table(b)) => {
                let rows = a.rows.into_iter().zip(b.rows);
                Piece::Table(Table {
                    caption: lines(a.caption, b.caption),
                    head: cells(a.head, b.head),
                    rows: rows.map(|(a, b)| Row { slug: a.slug, cells: cells(a.cells, b.cells) }).collect(),
                    ..Table { caption: Vec::new(), head: Vec::new(), rows: Vec::new(), ..a }
                })
            }
            (Piece::Columns(a), Piece::Columns(b)) => {
                let both =
                    |(a, b): (Column, Column)| Column { head: lines(a.head, b.head), lines: lines(a.lines, b.lines) };
                Piece::Columns(a.into_iter().zip(b).map(both).collect())
            }
            (Piece::Block { slug, title, pieces }, Piece::Block { title: b, pieces: other, .. }) => {
                Piece::Block { slug, title: lines(title, b), pieces: together(pieces, other) }
            }
            (a, b) => {
                // What follows each other in words flows on in its own half.
                if let Some(Piece::Beside(left, right)) = out.last_mut() {
                    left.push(a);
                    right.push(b);
                    continue;
                }
                Piece::Beside(vec![a], vec![b])
            }
        };
        out.push(piece);
    }
    out
}

/// A text cut to so much room, at the end of a word, so that what has to fit does: a letter of Latin script counts one, one
/// of Hangul two, as they are drawn.
pub fn cut(text: &str, room: usize) -> String {
    let wide = |letter: char| if matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffdc}') { 2 } else { 1 };
    let mut taken = 0;
    let mut end = None;
    for (at, letter) in text.char_indices() {
        taken += wide(letter);
        if taken > room {
            end = Some(at);
            break;
        }
    }
    let Some(end) = end else { return text.to_owned() };
    let kept = &text[..end];
    // A word of its own that is longer than half the room is cut where it stands.
    let at = kept.rfind(char::is_whitespace).filter(|at| *at > kept.len() / 2).unwrap_or(kept.len());
    format!("{}…", kept[..at].trim_end_matches(|it: char| it.is_whitespace() || ",;:·".contains(it)))
}

#[cfg(all(test, feature = "ssr"))]
#[path = "document_tests.rs"]
mod tests;
