//! Letters with their places become lines, in the order in which columns are read.

use crate::intake::file::pdf::fonts::DRAWN;
use crate::intake::file::text::width;
use crate::intake::file::wrapped::Line;

/// A letter, or several that one sign stands for.
#[derive(Clone, Debug)]
pub struct Letter {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub is_turned: bool,
}

/// A line of a page or column.
#[derive(Clone, Debug)]
pub struct Row {
    pub text: String,
    pub x: f64,
    pub end: f64,
    /// How wide its first word is.
    pub first: f64,
    pub y: f64,
    pub size: f64,
    /// Which column of its page it stands in.
    pub column: usize,
    /// Whether a space was written at its end.
    pub ends_in_space: bool,
}

/// A gap this wide, in sizes of the font, is one between columns or cells.
const GUTTER: f64 = 1.2;

/// A gap this wide is a space.
const SPACE: f64 = 0.15;

/// No page has deeper columns in columns.
const DEEPEST: usize = 6;

/// The lines of a page, column by column.
pub fn rows(letters: Vec<Letter>) -> Vec<Row> {
    let pieces = pieces(letters.into_iter().filter(|it| !it.is_turned && it.size > 0.5));
    let mut out = Vec::new();
    let mut column = 0;
    columns(pieces, 0, &mut column, &mut out);
    out.iter_mut().for_each(marks);
    out.retain(|it| !it.text.is_empty());
    out
}

/// What is drawn before the words of a line is the bullet of an item; elsewhere it is none.
fn marks(row: &mut Row) {
    if !row.text.contains(DRAWN) {
        return;
    }
    let is_item = row.text.starts_with(DRAWN);
    let words = row.text.replace(DRAWN, "");
    let words = words.trim();
    row.text = if is_item && !words.is_empty() { format!("• {words}") } else { words.to_owned() };
}

/// Letters that stand beside each other without a gutter, in the order in which the page draws them.
fn pieces(letters: impl Iterator<Item = Letter>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for letter in letters {
        if let Some(row) = out.last_mut() {
            let gap = letter.x - row.end;
            let size = row.size.max(letter.size);
            // Raised and lowered letters stay in their line.
            let is_beside = (letter.y - row.y).abs() < size * 0.4;
            if is_beside && gap > -size * 0.6 && gap < size * GUTTER {
                // The same letter again, a little aside: bold, as old programs drew it.
                let is_again = gap < -letter.width * 0.6 && letter.width > 0.0 && row.text.ends_with(&letter.text);
                if is_again {
                    continue;
                }
                let blank = letter.text.trim().is_empty();
                if gap > size * SPACE && !row.text.ends_with(' ') && !blank {
                    row.text.push(' ');
                }
                row.text.push_str(&letter.text);
                row.ends_in_space = blank;
                row.end = row.end.max(letter.x + letter.width);
                if !row.text.contains(' ') {
                    row.first = row.end - row.x;
                }
                row.size = size;
                continue;
            }
        }
        if !letter.text.trim().is_empty() {
            out.push(Row {
                end: letter.x + letter.width,
                first: letter.width,
                text: letter.text,
                x: letter.x,
                y: letter.y,
                size: letter.size,
                column: 0,
                ends_in_space: false,
            });
        }
    }
    out
}

/// Sorts the pieces of a page into columns: where a gutter of white parts them from top to bottom, left and right are read
/// one after the other; else what stands above the widest gap before what is below it.
fn columns(mut pieces: Vec<Row>, depth: usize, column: &mut usize, out: &mut Vec<Row>) {
    if depth < DEEPEST && pieces.len() >= 6 {
        if let Some((left, right)) = parted_by_gutter(&pieces) {
            columns(left, depth + 1, column, out);
            columns(right, depth + 1, column, out);
            return;
        }
        if let Some((above, below)) = parted_across(&mut pieces) {
            columns(above, depth + 1, column, out);
            columns(below, depth + 1, column, out);
            return;
        }
    }
    let mut lines = lines_of(pieces);
    for line in &mut lines {
        line.column = *column;
    }
    *column += 1;
    out.extend(lines);
}

/// Two columns of prose: both are of several lines, wide, and mostly full.
fn parted_by_gutter(pieces: &[Row]) -> Option<(Vec<Row>, Vec<Row>)> {
    let mut by_x: Vec<&Row> = pieces.iter().collect();
    by_x.sort_by(|a, b| a.x.total_cmp(&b.x));
    let (first, last) = (by_x.first()?.x, pieces.iter().map(|it| it.end).fold(f64::MIN, f64::max));
    let whole = last - first;
    let mut end = f64::MIN;
    let mut best: Option<(f64, f64)> = None;
    for row in by_x {
        let gap = row.x - end;
        let at = end + gap / 2.0;
        let is_inside = end > first + whole * 0.2 && row.x < last - whole * 0.2;
        if is_inside && gap > row.size * 0.8 && best.is_none_or(|(widest, _)| gap > widest) {
            best = Some((gap, at));
        }
        end = end.max(row.end);
    }
    let (_, at) = best?;
    let (left, right): (Vec<Row>, Vec<Row>) = pieces.iter().cloned().partition(|it| it.x < at);
    let is_prose = |side: &[Row]| {
        let start = side.iter().map(|it| it.x).fold(f64::MAX, f64::min);
        let wide = side.iter().map(|it| it.end).fold(f64::MIN, f64::max) - start;
        let full = side.iter().filter(|it| it.end - it.x > wide * 0.7).count();
        side.len() >= 3 && full * 2 >= side.len() && side.iter().any(|it| width(&it.text) >= 20)
    };
    (is_prose(&left) && is_prose(&right)).then_some((left, right))
}

/// What spans both columns, above or below them: only where one of the parts has a gutter then.
fn parted_across(pieces: &mut [Row]) -> Option<(Vec<Row>, Vec<Row>)> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let gaps = (1..pieces.len()).filter(|at| pieces[at - 1].y - pieces[*at].y > pieces[*at].size * 0.6);
    let mut tried: Vec<usize> = gaps.collect();
    // From the top and from the bottom: titles and notes are a few lines.
    tried.sort_by_key(|at| (*at).min(pieces.len() - at));
    tried.into_iter().take(24).find_map(|at| {
        let (above, below) = pieces.split_at(at);
        let has_gutter = parted_by_gutter(above).is_some() || parted_by_gutter(below).is_some();
        has_gutter.then(|| (above.to_vec(), below.to_vec()))
    })
}

/// The lines of one column from top to bottom; pieces on one height are one line, as the cells of a row are.
fn lines_of(mut pieces: Vec<Row>) -> Vec<Row> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Row>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|it| (it.y - piece.y).abs() < it.size.min(piece.size) * 0.4) => {
                line.push(piece);
            }
            _ => lines.push(vec![piece]),
        }
    }
    let joined = lines.into_iter().filter_map(|mut line| {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut line = line.into_iter();
        let mut row = line.next()?;
        for next in line {
            if next.x - row.end > row.size * SPACE && !row.text.ends_with(' ') {
                row.text.push(' ');
            }
            // A bullet that is drawn stands higher than the words, and as large as it happens to be.
            let is_mark = row.text.trim_end().chars().all(|it| it == DRAWN);
            (row.y, row.size) = if is_mark { (next.y, next.size) } else { (row.y, row.size.max(next.size)) };
            row.text.push_str(&next.text);
            row.end = row.end.max(next.end);
            row.ends_in_space = next.ends_in_space;
        }
        Some(row)
    });
    joined.collect()
}

/// The lines of all pages, with what their places say of paragraphs.
pub fn lines(pages: Vec<Vec<Row>>) -> Vec<Line> {
    let mut gaps: Vec<f64> = Vec::new();
    for page in &pages {
        let beside = page.windows(2).filter(|it| it[0].column == it[1].column);
        gaps.extend(beside.map(|it| (it[0].y - it[1].y) / it[1].size.max(1.0)).filter(|it| *it > 0.5));
    }
    gaps.sort_by(f64::total_cmp);
    // Most gaps are those within paragraphs.
    let usual = gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(1.2).clamp(0.8, 3.0);
    let mut out: Vec<Line> = Vec::new();
    for page in pages {
        let right =
            |column: usize| page.iter().filter(|it| it.column == column).map(|it| it.end).fold(f64::MIN, f64::max);
        let left = |column: usize| page.iter().filter(|it| it.column == column).map(|it| it.x).fold(f64::MAX, f64::min);
        for (at, row) in page.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &page[at]).filter(|it| it.column == row.column);
            let next = page.get(at + 1).filter(|it| it.column == row.column);
            let room = right(row.column) - row.end;
            let halves = width(&row.text).max(1) as f64;
            // How wide a half of a square is, as this line has it: one for the space before the next word, one for what
            // stands out at the edge.
            let half = (row.end - row.x).max(1.0) / halves;
            let full = room < next.map_or(0.0, |it| it.first) + 2.0 * half;
            let parts = before.is_some_and(|before| {
                let gap = (before.y - row.y) / row.size.max(1.0);
                let other_size = (before.size - row.size).abs() > row.size * 0.15;
                let is_left = |row: &Row| row.x - left(row.column) < row.size * 0.5;
                let indented = row.x - before.x > row.size * 0.8
                    && is_left(before)
                    && before.text.trim_end().ends_with(['.', ':', ';']);
                gap > usual * 1.3 || other_size || indented
            });
            out.push(Line {
                text: row.text.trim().to_owned(),
                full: full || next.is_none() && halves > 30.0,
                parts,
                begins_page: before.is_none(),
                ends_in_space: row.ends_in_space || row.text.ends_with(' '),
            });
        }
    }
    out
}
