//! A text's structure: paragraphs, headings, items of lists and what they hang on.

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::{Block, BlockKind};
use crate::intake::language_of;
use crate::intake::lines::{Line, goes_on, is_row, lines, wrapped_at};
use crate::intake::span::Span;

/// A block with the parts of the text that its words stand in: what lies between, such as a page's number, is not its own.
#[derive(Clone, Debug)]
pub struct Part {
    pub block: Block,
    pub pieces: Vec<Span>,
}

impl Part {
    /// Whether its words are in another language than the one in which the text is read.
    pub fn is_other(&self, text: &[char], language: Lang) -> bool {
        let words: String = text[self.block.words_from..self.block.span.end].iter().collect();
        let own = |it: char| match language {
            Lang::En => it.is_ascii_alphabetic(),
            Lang::Ko => ('가'..='힣').contains(&it),
        };
        let letters = words.chars().filter(|it| it.is_alphabetic()).count();
        language_of(&words) != language && letters > 3 && (words.split_whitespace().count() > 5 || !words.contains(own))
    }
}

/// The items that stand beside an item in its list, itself left out.
pub fn beside(parts: &[Part], at: usize) -> Vec<usize> {
    let depth = parts[at].block.depth;
    let of_list = |it: &usize| parts[*it].block.kind == BlockKind::Item && parts[*it].block.depth >= depth;
    let before = (0..at).rev().take(FAR).take_while(of_list);
    let after = (at + 1..parts.len()).take(FAR).take_while(of_list);
    before.chain(after).filter(|it| parts[*it].block.depth == depth).collect()
}

/// How many blocks away an item still counts as standing beside another.
const FAR: usize = 12;

/// The blocks of a text that is read in a language: what is in another one lies between them and parts nothing.
pub fn parts(text: &[char], language: Lang) -> Vec<Part> {
    let lines = lines(text);
    let width = wrapped_at(&lines);
    let mut out: Vec<Part> = Vec::new();
    let mut styles: Vec<String> = Vec::new();
    let mut before: Option<&Line> = None;
    // The last block that is no page's number.
    let mut last: Option<usize> = None;
    for line in &lines {
        if line.is_page_number && !(line.marker.is_some() && before.is_none()) {
            out.push(part(line, BlockKind::About, 0));
            continue;
        }
        if let Some((open, before)) = last.zip(before)
            && goes_on(text, before, line, width)
        {
            let part = &mut out[open];
            part.pieces.push(line.span);
            part.block.span.end = line.span.end;
        } else {
            let depth = depth(&mut styles, line);
            let kind = match &line.marker {
                Some(marker) if marker.is_note => BlockKind::Footnote,
                Some(_) => BlockKind::Item,
                None if is_row(&text[line.span.start..line.span.end]) => BlockKind::Row,
                None => BlockKind::Paragraph,
            };
            last = Some(out.len());
            out.push(part(line, kind, depth));
        }
        before = Some(line);
    }
    out.sort_by_key(|it| it.block.span.start);
    about(text, &mut out);
    headings(text, &mut out);
    hang(text, &mut out, language);
    out
}

fn part(line: &Line, kind: BlockKind, depth: usize) -> Part {
    let marker = line.marker.as_ref().filter(|_| kind != BlockKind::About);
    let words_from = line.span.start + marker.map_or(0, |it| it.length);
    Part {
        block: Block {
            span: line.span,
            kind,
            marker: marker.map(|it| it.words.clone()),
            words_from,
            depth,
            lead_in: None,
            heading: None,
        },
        pieces: vec![Span::new(words_from, line.span.end)],
    }
}

/// How deep an item lies: each new style of marker lies one deeper than those before it.
fn depth(styles: &mut Vec<String>, line: &Line) -> usize {
    let Some(marker) = &line.marker else {
        if line.after_blank && line.indent == 0 {
            styles.retain(|it| it.contains(|mark: char| mark.is_alphanumeric()));
        }
        return 0;
    };
    let place = styles.iter().position(|it| *it == marker.style);
    let place = place.unwrap_or_else(|| {
        styles.push(marker.style.clone());
        styles.len() - 1
    });
    styles.truncate(place + 1);
    place
}

/// `Title: …`, `Source: …` over the text.
fn about(text: &[char], parts: &mut [Part]) {
    let is_about = |part: &Part| {
        let words = &text[part.block.span.start..part.block.span.end];
        let name = words.iter().position(|it| *it == ':').filter(|it| *it <= 20);
        part.block.marker.is_none()
            && name.is_some_and(|at| {
                words[..at].iter().all(|it| it.is_alphabetic() || *it == ' ')
                    && words[..at].iter().filter(|it| **it == ' ').count() < 2
                    && words.get(at + 1) == Some(&' ')
            })
    };
    let count = parts.iter().take_while(|it| is_about(it)).count();
    if count > 1 {
        parts[..count].iter_mut().for_each(|it| it.block.kind = BlockKind::About);
    }
}

/// Among so many blocks at the beginning a headline stands, in whatever letters.
const TOP: usize = 4;

/// Which paragraphs are headings: short, without the mark that ends a sentence, with something below them.
fn headings(text: &[char], parts: &mut [Part]) {
    for at in 0..parts.len() {
        let next = parts.get(at + 1).map(|it| it.block.kind);
        // The last item of a list stands over nothing.
        let ends_list = at > 0 && {
            let (before, own) = (&parts[at - 1].block, &parts[at].block);
            before.kind == BlockKind::Item && before.depth == own.depth && own.kind == BlockKind::Item
        };
        let at_top = at < TOP;
        let part = &mut parts[at];
        let words = &text[part.block.words_from..part.block.span.end];
        let last = words.last().copied().unwrap_or(' ');
        let korean = words.iter().any(|it| ('가'..='힣').contains(it));
        let text: String = words.iter().collect();
        let open = ["are", "is", "will", "shall", "have", "has"]
            .iter()
            .any(|it| text.split_whitespace().any(|word| word == *it));
        let is_headline = korean && part.block.marker.is_none() && words.len() <= 60;
        let ends = matches!(last, '.' | '!' | '?' | '。' | ',' | ';' | ':')
            || is_korean_sentence(words) && !is_headline
            || open;
        let small = text.split_whitespace().filter(|it| begins_small(it)).count();
        let all = text.split_whitespace().count();
        let is_short = words.len() <= 110;
        let is_named = part.block.marker.is_some();
        let is_short = is_short && !words.first().is_some_and(|it| it.is_lowercase());
        let hangs = is_named
            && !matches!(part.block.marker.as_deref(), Some(it) if it.contains(char::is_alphanumeric) || "□■◆①".contains(it));
        let titled =
            small * 2 <= all || words.iter().any(|it| ('가'..='힣').contains(it)) && !is_named && words.len() < 45;
        match part.block.kind {
            BlockKind::Paragraph if is_short && !ends && (titled || at_top) && next.is_some() => {
                part.block.kind = BlockKind::Heading
            }
            BlockKind::Item if is_short && !ends && is_outline(part.block.marker.as_deref()) && !korean => {
                part.block.kind = BlockKind::Heading;
            }
            BlockKind::Item
                if is_short
                    && !ends
                    && !hangs
                    && !korean
                    && !ends_list
                    && next.is_some_and(|it| it != BlockKind::Item) =>
            {
                part.block.kind = BlockKind::Heading;
            }
            BlockKind::Item
                if is_short
                    && !ends
                    && !hangs
                    && titled
                    && words.len() <= 90
                    && is_outline(part.block.marker.as_deref()) =>
            {
                part.block.kind = BlockKind::Heading;
            }
            _ => {}
        }
    }
}

fn is_outline(marker: Option<&str>) -> bool {
    marker.is_some_and(|it| {
        it.contains(['I', 'V', 'X', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', '【']) || it.starts_with("Article")
    })
}

/// Whether words begin with a small letter and are more than a joint of a title.
fn begins_small(word: &str) -> bool {
    const JOINTS: &[&str] = &[
        "a", "an", "the", "of", "and", "or", "in", "on", "for", "to", "with", "by", "at", "from", "as", "through",
        "into", "its", "their", "our", "vs", "beyond", "between", "toward", "towards",
    ];
    word.starts_with(char::is_lowercase) && !JOINTS.contains(&word)
}

fn is_korean_sentence(words: &[char]) -> bool {
    matches!(words, [.., '다' | '함' | '음' | '됨' | '임'])
}

/// What each block hangs on: the heading over it, and the words that an item goes on with.
fn hang(text: &[char], parts: &mut [Part], language: Lang) {
    let other: Vec<bool> = parts.iter().map(|it| it.is_other(text, language)).collect();
    let mut heading = None;
    // The last block of each depth that items below it may go on with.
    let mut leads: Vec<(usize, usize)> = Vec::new();
    // What follows each block, page numbers left aside.
    let mut follows: Vec<Option<(BlockKind, usize)>> = vec![None; parts.len()];
    for at in (1..parts.len()).rev() {
        let block = &parts[at].block;
        follows[at - 1] =
            if block.kind == BlockKind::About || other[at] { follows[at] } else { Some((block.kind, block.depth)) };
    }
    for at in (0..parts.len()).filter(|it| !other[*it]) {
        let next_is_item = follows[at].is_some_and(|it| it.0 == BlockKind::Item);
        let next_depth = follows[at].map_or(0, |it| it.1);
        let block = &parts[at].block;
        let words = &text[block.words_from..block.span.end];
        let last = words.iter().rev().find(|it| !it.is_whitespace()).copied().unwrap_or(' ');
        let (kind, depth) = (block.kind, block.depth);
        let opens = matches!(last, ':' | '：') || {
            let tail: String = words[words.len().saturating_sub(80)..].iter().collect();
            ["다음 각", "다음과 같", "아래와 같", "다음의", "다음을", "다음 사항"].iter().any(|it| tail.contains(it))
        };
        let unended = !matches!(last, '.' | '!' | '?' | '。' | ')' | '"' | '”' | '다') && words.len() > 3;
        let lead = match kind {
            BlockKind::Item => {
                leads.retain(|(of, _)| *of <= depth);
                leads.last().map(|it| it.1)
            }
            _ => None,
        };
        parts[at].block.heading = heading;
        parts[at].block.lead_in = lead;
        match kind {
            BlockKind::Heading => {
                heading = Some(at);
                // Words that say what follows hold over the headings below them.
                leads.retain(|(of, lead)| *of == 0 && parts[*lead].block.kind == BlockKind::LeadIn && at - lead <= 2);
            }
            BlockKind::Paragraph if next_is_item && (opens || unended) => {
                parts[at].block.kind = BlockKind::LeadIn;
                leads = vec![(0, at)];
            }
            BlockKind::Paragraph => leads.clear(),
            BlockKind::Item if next_is_item && opens && next_depth >= depth => {
                leads.push((depth + usize::from(next_depth > depth), at));
            }
            _ => {}
        }
    }
}
