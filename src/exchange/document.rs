//! A document independent of its form: pages and files are both made from it, so that they say the same.

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::plain_text::{Span, TextPart, parts, spans};

/// A document in one language, or in two beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub title: Runs,
    /// The day whose state it tells: a file is dated by it, so that equal documents are equal files.
    pub day: Day,
    /// Who may read it: stands on every page.
    pub marking: Runs,
    /// What else is on every page.
    pub running: Runs,
    /// Each starts on a new page.
    pub parts: Vec<DocumentPart>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPart {
    /// What it is called in addresses within the document.
    pub name: &'static str,
    pub pieces: Vec<Block>,
}

/// A sequence of runs.
pub type Runs = Vec<Run>;

/// Some words, all in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub words: String,
    pub lang: Lang,
    pub look: Style,
    /// The link target.
    pub link: Option<String>,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Strong,
    /// Secondary.
    Quiet,
    /// A status with its shape.
    Status {
        /// The word for class and shape.
        word: &'static str,
        /// The colour of the word on paper, such as `#1f7a35`.
        ink: &'static str,
    },
    /// Something that should have happened by now.
    Late,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, 1 for the document's own.
    Heading(u8, Vec<Runs>),
    Text(Runs),
    /// Large numbers, each with what it counts.
    Figures(Vec<FigureBlock>),
    List {
        numbered: bool,
        items: Vec<Vec<Runs>>,
    },
    Table(TableBlock),
    /// Rows that a person copied from a table: which of them name the others is not known.
    Rows(Vec<Vec<Runs>>),
    /// Columns side by side: the sides of a commitment.
    Columns(Vec<Column>),
    /// What belongs together under a title.
    Block {
        /// The commitment that it is about, by its slug.
        slug: String,
        title: Vec<Runs>,
        pieces: Vec<Block>,
    },
    /// What was typed as one text: however many pieces it has, it stands beside one text in the other language.
    Group(Vec<Block>),
    /// The same in two languages.
    Beside(Vec<Block>, Vec<Block>),
    /// Numbers as bars. Pages draw charts of their own.
    Chart(ChartBlock),
    /// Boxes that are filled in where the document is filed and signed; files only have them.
    Form(Vec<FormField>),
}

/// Numbers that are drawn as bars, and said in words to those who do not see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartBlock {
    pub title: Vec<Runs>,
    pub bars: Vec<Bar>,
}

/// A bar of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it counts, a line for each language.
    pub label: Vec<Runs>,
    pub number: u32,
    /// Such as `#1f7a35`.
    pub colour: &'static str,
}

/// A box that somebody fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The name by which a program that fills it in knows it.
    pub name: &'static str,
    /// What it is called, a line for each language.
    pub label: Vec<Runs>,
    /// What stands in it already.
    pub value: Runs,
}

/// A large number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureBlock {
    pub number: String,
    /// What it counts, a line for each language.
    pub label: Vec<Runs>,
    /// The list of what it counts.
    pub link: String,
}

/// A table whose first column names the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableBlock {
    pub caption: Vec<Runs>,
    pub head: Vec<Vec<Runs>>,
    pub rows: Vec<TableRow>,
    /// Whether what follows the first column are numbers.
    pub numbers: bool,
    /// The share of its width that each column has.
    pub widths: Vec<u16>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The commitment that it is about, by its slug.
    pub slug: Option<String>,
    pub cells: Vec<Vec<Runs>>,
}

/// One of several side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub head: Vec<Runs>,
    pub pieces: Vec<Block>,
}

impl Run {
    /// Plain words.
    pub fn plain(words: impl Into<String>, lang: Lang) -> Self {
        Self { words: words.into(), lang, look: Style::Plain, link: None }
    }

    /// The same in another style.
    pub fn looking(self, look: Style) -> Self {
        Self { look, ..self }
    }

    /// The same with a link.
    pub fn leading_to(self, link: impl Into<String>) -> Self {
        Self { link: Some(link.into()), ..self }
    }
}

impl Document {
    /// Two languages of one document beside each other. Both have the same shape, since they are made from the same facts.
    pub fn beside(one: Self, other: Self) -> Self {
        let parts = one.parts.into_iter().zip(other.parts);
        Self {
            title: joined(one.title, other.title),
            day: one.day,
            marking: joined(one.marking, other.marking),
            running: joined(one.running, other.running),
            parts: parts.map(|(a, b)| DocumentPart { name: a.name, pieces: together(a.pieces, b.pieces) }).collect(),
        }
    }

    /// The language that it is in, the first of two.
    pub fn lang(&self) -> Lang {
        self.title.first().map_or(Lang::En, |it| it.lang)
    }

    /// Everything that it says, in its order.
    pub fn words(&self) -> Vec<&str> {
        let mut all = Vec::new();
        self.parts.iter().for_each(|part| all.extend(said_by(&part.pieces)));
        all
    }
}

impl ChartBlock {
    /// What it shows.
    pub fn in_words(&self) -> String {
        let bars = self.bars.iter().map(|bar| format!("{} {}", in_a_line(&bar.label), bar.number));
        format!("{}: {}", in_a_line(&self.title), bars.collect::<Vec<_>>().join(", "))
    }
}

/// Lines that say the same in two languages, as one.
pub fn in_a_line(lines: &[Runs]) -> String {
    lines.iter().map(said).collect::<Vec<_>>().join(" / ")
}

impl Block {
    /// What a person wrote in several lines: its lines as they were typed, addresses as links, rows with tabs as a table.
    /// What comes before it stands on its first line, and above it where it has more than one.
    pub fn typed(before: Runs, words: &str, lang: Lang) -> Vec<Self> {
        let runs = |words: &str| -> Runs {
            let run = |span: Span<'_>| match span {
                Span::Words(words) => Run::plain(words, lang),
                Span::Address(address) => Run::plain(address, lang).leading_to(address),
            };
            spans(words).into_iter().map(run).collect()
        };
        let mut blocks = if before.is_empty() { Vec::new() } else { vec![Self::Text(before)] };
        for (place, part) in parts(words).into_iter().enumerate() {
            match (part, blocks.last_mut()) {
                (TextPart::Lines(lines), Some(Self::Text(first))) if place == 0 && !lines.contains('\n') => {
                    first.extend(runs(lines));
                }
                (TextPart::Lines(lines), _) => blocks.push(Self::Text(runs(lines))),
                (TextPart::Table(rows), _) => {
                    let cells = |row: Vec<&str>| row.into_iter().map(&runs).collect();
                    blocks.push(Self::Rows(rows.into_iter().map(cells).collect()));
                }
            }
        }
        blocks
    }

    fn words_into<'a>(&'a self, all: &mut Vec<&'a str>) {
        let mut lines = |lines: &'a [Runs]| all.extend(lines.iter().flatten().map(|span| span.words.as_str()));
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
            Self::Rows(rows) => rows.iter().for_each(|cells| lines(cells)),
            Self::Columns(columns) => columns.iter().for_each(|column| {
                all.extend(column.head.iter().flatten().map(|span| span.words.as_str()));
                column.pieces.iter().for_each(|piece| piece.words_into(all));
            }),
            Self::Block { title, pieces, .. } => {
                lines(title);
                pieces.iter().for_each(|piece| piece.words_into(all));
            }
            Self::Group(pieces) => pieces.iter().for_each(|piece| piece.words_into(all)),
            Self::Beside(one, other) => one.iter().chain(other).for_each(|piece| piece.words_into(all)),
            Self::Chart(chart) => {
                lines(&chart.title);
                chart.bars.iter().for_each(|bar| lines(&bar.label));
            }
            Self::Form(fields) => {
                for field in fields {
                    lines(&field.label);
                    lines(std::slice::from_ref(&field.value));
                }
            }
        }
    }
}

/// Two lines as one, for what stands on one line in both languages.
fn joined(mut one: Runs, other: Runs) -> Runs {
    if said(&one) != said(&other) {
        if let Some(last) = one.last() {
            let between = Run { words: " / ".to_owned(), link: None, ..last.clone() };
            one.push(between);
        }
        one.extend(other);
    }
    one
}

fn said(line: &Runs) -> String {
    line.iter().map(|span| span.words.as_str()).collect()
}

fn said_by(pieces: &[Block]) -> Vec<&str> {
    let mut all = Vec::new();
    pieces.iter().for_each(|piece| piece.words_into(&mut all));
    all
}

/// The lines of both, what both say alike once.
fn lines(mut one: Vec<Runs>, other: Vec<Runs>) -> Vec<Runs> {
    let same = one.iter().map(said).eq(other.iter().map(said));
    if !same {
        one.extend(other);
    }
    one
}

fn cells(one: Vec<Vec<Runs>>, other: Vec<Vec<Runs>>) -> Vec<Vec<Runs>> {
    one.into_iter().zip(other).map(|(a, b)| lines(a, b)).collect()
}

/// Pieces in both languages: what is words flows beside each other, what is a table stays one.
fn together(one: Vec<Block>, other: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (a, b) in one.into_iter().zip(other) {
        let piece = match (a, b) {
            (Block::Heading(level, a), Block::Heading(_, b)) => Block::Heading(level, lines(a, b)),
            (Block::Figures(a), Block::Figures(b)) => Block::Figures(
                a.into_iter().zip(b).map(|(a, b)| FigureBlock { label: lines(a.label, b.label), ..a }).collect(),
            ),
            (Block::Table(a), Block::Table(b)) => {
                let rows = a.rows.into_iter().zip(b.rows);
                Block::Table(TableBlock {
                    caption: lines(a.caption, b.caption),
                    head: cells(a.head, b.head),
                    rows: rows.map(|(a, b)| TableRow { slug: a.slug, cells: cells(a.cells, b.cells) }).collect(),
                    ..TableBlock { caption: Vec::new(), head: Vec::new(), rows: Vec::new(), ..a }
                })
            }
            (Block::Columns(a), Block::Columns(b)) => {
                let both = |(a, b): (Column, Column)| Column {
                    head: lines(a.head, b.head),
                    pieces: if said_by(&a.pieces) == said_by(&b.pieces) {
                        a.pieces
                    } else {
                        [a.pieces, b.pieces].concat()
                    },
                };
                Block::Columns(a.into_iter().zip(b).map(both).collect())
            }
            (Block::Block { slug, title, pieces }, Block::Block { title: b, pieces: other, .. }) => {
                Block::Block { slug, title: lines(title, b), pieces: together(pieces, other) }
            }
            (Block::Chart(a), Block::Chart(b)) => {
                let bars = a.bars.into_iter().zip(b.bars);
                Block::Chart(ChartBlock {
                    title: lines(a.title, b.title),
                    bars: bars.map(|(a, b)| Bar { label: lines(a.label, b.label), ..a }).collect(),
                })
            }
            (Block::Form(a), Block::Form(b)) => Block::Form(
                a.into_iter().zip(b).map(|(a, b)| FormField { label: lines(a.label, b.label), ..a }).collect(),
            ),
            (a, b) => {
                // What follows each other in words flows on in its own half.
                if let Some(Block::Beside(left, right)) = out.last_mut() {
                    left.push(a);
                    right.push(b);
                    continue;
                }
                Block::Beside(vec![a], vec![b])
            }
        };
        out.push(piece);
    }
    out
}

/// A text cut to the given width, at the end of a word, so that it fits: a letter of Latin script counts one, one
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

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
