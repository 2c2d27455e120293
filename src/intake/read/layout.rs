//! From characters on pages to paragraphs: lines, columns, what stands on every page, words that a line's end cut.

use std::collections::HashMap;

use crate::intake::marker::marker;

/// A character where it stands: the origin is the lower left corner.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub words: String,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    pub glyphs: Vec<Glyph>,
}

/// A line of a column.
#[derive(Clone, Debug)]
struct Line {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    words: String,
}

/// The paragraphs of all pages, without what stands at the head and foot of each.
pub fn paragraphs(pages: &[Page]) -> Vec<String> {
    let mut of_pages: Vec<Vec<Line>> = pages.iter().map(|page| columns(runs(page), 0)).collect();
    without_margins(&mut of_pages);
    let mut out: Vec<String> = Vec::new();
    for lines in of_pages {
        for (at, paragraph) in joined_lines(&lines).into_iter().enumerate() {
            let goes_on = at == 0 && out.last().is_some_and(|last| continues(last, &paragraph));
            match out.last_mut().filter(|_| goes_on) {
                Some(last) => append(last, &paragraph),
                None => out.push(paragraph),
            }
        }
    }
    out
}

/// Runs of characters that follow each other on one line.
fn runs(page: &Page) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for glyph in &page.glyphs {
        let size = if glyph.size > 0.1 { glyph.size } else { 1.0 };
        let last = out.last_mut().filter(|it| {
            let gap = glyph.x - it.right;
            (glyph.y - it.y).abs() < size * 0.5 && gap < size * 1.8 && gap > -size
        });
        match last {
            Some(line) => {
                let gap = glyph.x - line.right;
                let spaced = line.words.ends_with(' ') || glyph.words.starts_with(' ');
                if gap > size * 0.18 && !spaced {
                    line.words.push(' ');
                }
                line.words.push_str(&glyph.words);
                line.right = line.right.max(glyph.x + glyph.width);
                line.size = line.size.max(size);
            }
            None => out.push(Line {
                left: glyph.x,
                right: glyph.x + glyph.width,
                y: glyph.y,
                size,
                words: glyph.words.clone(),
            }),
        }
    }
    out.retain(|it| !it.words.trim().is_empty());
    out
}

/// Runs in the order in which they are read: columns one after another, what goes over both before them.
fn columns(mut runs: Vec<Line>, depth: usize) -> Vec<Line> {
    if depth < 12
        && runs.len() > 7
        && let Some(cut) = gutter(&runs)
    {
        let (left, right): (Vec<Line>, Vec<Line>) = runs.into_iter().partition(|it| it.left < cut);
        let mut out = columns(left, depth + 1);
        out.extend(columns(right, depth + 1));
        return out;
    }
    if depth < 12
        && runs.len() > 7
        && let Some(cut) = band(&runs)
    {
        let (upper, lower): (Vec<Line>, Vec<Line>) = runs.into_iter().partition(|it| it.y > cut);
        let mut out = columns(upper, depth + 1);
        out.extend(columns(lower, depth + 1));
        return out;
    }
    runs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    let mut out: Vec<Line> = Vec::new();
    for run in runs {
        match out.last_mut().filter(|it| (it.y - run.y).abs() < run.size * 0.5) {
            Some(line) => {
                line.words.push(' ');
                line.words.push_str(run.words.trim_start());
                line.right = line.right.max(run.right);
                line.left = line.left.min(run.left);
            }
            None => out.push(run),
        }
    }
    // On one line the runs may have stood in another order.
    out
}

/// Where white space parts two columns of running words from top to bottom.
fn gutter(runs: &[Line]) -> Option<f64> {
    let mut edges: Vec<(f64, f64)> = runs.iter().map(|it| (it.left, it.right)).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = runs.iter().map(|it| it.size).sum::<f64>() / count(runs.len());
    let mut right = edges.first()?.1;
    for (left, end) in edges {
        if left - right > size * 0.9 {
            let (one, other): (Vec<&Line>, Vec<&Line>) = runs.iter().partition(|it| it.left < left);
            // Cells of tables and the numbers of lists are short.
            let is_column = |of: &[&Line]| {
                of.len() > 3 && of.iter().map(|it| it.words.chars().count()).sum::<usize>() / of.len() > 18
            };
            if is_column(&one) && is_column(&other) {
                return Some(left - 0.01);
            }
        }
        right = right.max(end);
    }
    None
}

/// Where white space parts a page into an upper and a lower part: the widest.
fn band(runs: &[Line]) -> Option<f64> {
    let mut heights: Vec<(f64, f64)> = runs.iter().map(|it| (it.y, it.size)).collect();
    heights.sort_by(|a, b| b.0.total_cmp(&a.0));
    heights
        .windows(2)
        .map(|it| (it[0].0 - it[1].0, it[1].0, it[0].1.max(it[1].1)))
        .filter(|(gap, _, size)| *gap > size * 1.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(gap, below, _)| below + gap / 2.0)
}

#[expect(clippy::cast_precision_loss, reason = "lines of a page are few")]
fn count(of: usize) -> f64 {
    of as f64
}

/// Takes out what stands at the head or foot of most pages, and their numbers.
fn without_margins(pages: &mut [Vec<Line>]) {
    const NEAR: usize = 3;
    let key = |line: &Line| -> String {
        line.words
            .chars()
            .filter(|it| !it.is_whitespace())
            .map(|it| if it.is_ascii_digit() { '#' } else { it })
            .collect()
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for lines in pages.iter() {
        let mut keys: Vec<String> = lines.iter().take(NEAR).chain(lines.iter().rev().take(NEAR)).map(&key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|it| *seen.entry(it).or_default() += 1);
    }
    let most = (pages.len() * 2 / 5).max(2);
    for lines in pages.iter_mut() {
        let last = lines.len();
        let mut at = 0;
        lines.retain(|line| {
            let is_margin = at < NEAR || at + NEAR >= last;
            at += 1;
            let key = key(line);
            let is_number =
                key.chars().all(|it| "#-–—/|".contains(it)) && key.contains('#') && key.chars().count() < 10;
            !(is_margin && (is_number || seen.get(&key).is_some_and(|it| *it >= most)))
        });
    }
}

/// The paragraphs of the lines of a page.
fn joined_lines(lines: &[Line]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut gaps: Vec<f64> = lines
        .windows(2)
        .map(|it| (it[0].y - it[1].y) / it[1].size.max(0.1))
        .filter(|it| *it > 0.5 && *it < 4.0)
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Most lines stand as far apart as within a paragraph.
    let usual = gaps.get(gaps.len() / 4).copied().unwrap_or(1.2);
    let right = lines.iter().map(|it| it.right).fold(0.0, f64::max);
    for (at, line) in lines.iter().enumerate() {
        let words: Vec<char> = line.words.trim().chars().collect();
        let before = at.checked_sub(1).map(|it| &lines[it]);
        let begins = before.is_none_or(|before| {
            let gap = (before.y - line.y) / line.size.max(0.1);
            let is_apart = gap > usual * 1.25 + 0.1
                || gap < 0.0 && before.right < right * 0.75 && before.words.trim_end().ends_with(['.', ':', ';']);
            let is_short = before.right < right - (right - before.left) * 0.2
                && before.words.trim_end().ends_with(['.', '!', '?', ':', ';', '다']);
            let other = (before.size - line.size).abs() > line.size * 0.12;
            let indented = line.left > before.left + line.size * 0.9
                && before.words.trim_end().ends_with(['.', '!', '?', ':', '다']);
            is_apart || is_short || other || indented
        });
        let item = marker(&words).is_some();
        let words: String = words.into_iter().collect();
        match out.last_mut().filter(|_| !begins && !item) {
            Some(last) => append(last, &words),
            None => out.push(words),
        }
    }
    out
}

/// Joins a line to those before it; a word that was cut is made whole.
fn append(text: &mut String, line: &str) {
    let mut before = text.chars().rev();
    let hyphen = matches!(before.next(), Some('-' | '\u{ad}' | '‐')) && before.next().is_some_and(char::is_lowercase);
    if hyphen && line.starts_with(char::is_lowercase) {
        text.pop();
    } else if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether the first paragraph of a page goes on with the last one of the page before.
fn continues(last: &str, first: &str) -> bool {
    let letters: Vec<char> = first.chars().collect();
    let is_over = last.trim_end().ends_with(['.', '!', '?', ':', ';', '"', '”', ')']) || last.chars().count() < 40;
    let starts = first
        .starts_with(|it: char| it.is_lowercase() || ('가'..='힣').contains(&it) && !last.trim_end().ends_with('다'));
    !is_over && starts && marker(&letters).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x: f64, y: f64, words: &str) -> Vec<Glyph> {
        let glyph = |(at, it): (usize, char)| Glyph {
            x: x + count(at) * 5.0,
            y,
            width: 5.0,
            size: 10.0,
            words: it.to_string(),
        };
        words.chars().enumerate().filter(|(_, it)| *it != ' ').map(glyph).collect()
    }

    fn page(lines: &[(f64, f64, &str)]) -> Page {
        Page { glyphs: lines.iter().flat_map(|(x, y, words)| line(*x, *y, words)).collect() }
    }

    #[test]
    fn words_that_lines_cut_are_whole_and_what_stands_on_every_page_is_left_out() {
        let head = (50.0, 780.0, "Joint Declaration");
        let pages = [
            page(&[
                head,
                (50.0, 700.0, "The two sides will establish a joint work-"),
                (50.0, 688.0, "ing group on customs and will share the"),
                (290.0, 20.0, "- 1 -"),
            ]),
            page(&[
                head,
                (50.0, 700.0, "data that it needs."),
                (50.0, 676.0, "They will meet every year."),
                (290.0, 20.0, "- 2 -"),
            ]),
            page(&[head, (50.0, 700.0, "Done in Seoul."), (290.0, 20.0, "- 3 -")]),
        ];
        assert_eq!(
            paragraphs(&pages),
            [
                "The two sides will establish a joint working group on customs and will share the data that it needs.",
                "They will meet every year.",
                "Done in Seoul."
            ]
        );
    }

    #[test]
    fn columns_are_read_one_after_another() {
        let left = [
            "The two sides agreed to",
            "open a joint office in the",
            "capital and to train one",
            "hundred officers a year.",
        ];
        let right = [
            "They decided to publish",
            "a yearly report on what",
            "has been reached, and to",
            "review it in the summer.",
        ];
        let mut lines = vec![(50.0, 760.0, "A title that goes over both of the columns of the page, as titles do")];
        for (at, (one, other)) in left.iter().zip(right).enumerate() {
            let y = 700.0 - count(at) * 12.0;
            lines.push((50.0, y, one));
            lines.push((320.0, y, other));
        }
        let read = paragraphs(&[page(&lines)]);
        assert_eq!(read[1..], [left.join(" "), right.join(" ")]);
    }

    #[test]
    fn items_begin_paragraphs() {
        let lines = [
            (50.0, 700.0, "The sides will:"),
            (60.0, 688.0, "- open an office in the capital of"),
            (70.0, 676.0, "the other side;"),
            (60.0, 664.0, "- train staff."),
        ];
        assert_eq!(
            paragraphs(&[page(&lines)]),
            ["The sides will:", "- open an office in the capital of the other side;", "- train staff."]
        );
    }
}
