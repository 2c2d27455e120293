//! What all readers give: blocks of a text, and the text of them.

use unicode_normalization::UnicodeNormalization;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, a heading.
    Paragraph(String),
    /// An item of a list, with its mark.
    Item(String),
    /// A row of a table, its cells parted by tabs.
    Row(String),
}

impl Block {
    /// Its words.
    pub fn words(&self) -> &str {
        match self {
            Self::Paragraph(words) | Self::Item(words) | Self::Row(words) => words,
        }
    }

    /// Whether it stands on the line below another without a blank line between.
    fn stays_with(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Item(_), Self::Item(_)) | (Self::Row(_), Self::Row(_)))
    }
}

/// The text of blocks.
pub fn of_blocks(blocks: impl IntoIterator<Item = Block>) -> String {
    let mut out = String::new();
    let mut before: Option<Block> = None;
    for block in blocks {
        let is_row = matches!(block, Block::Row(_));
        let lines: Vec<String> =
            block.words().lines().map(|it| tidied(it, is_row)).filter(|it| !it.is_empty()).collect();
        if lines.is_empty() {
            continue;
        }
        if let Some(before) = &before {
            out.push_str(if block.stays_with(before) { "\n" } else { "\n\n" });
        }
        out.push_str(&lines.join("\n"));
        before = Some(block);
    }
    out.nfc().collect()
}

/// A line as it is to be read: ligatures as their letters, no soft hyphens, one kind of space.
fn tidied(line: &str, is_row: bool) -> String {
    let mut out = String::new();
    for letter in line.chars() {
        match letter {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '\t' if is_row => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\t');
            }
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | ' ' | '\t' => {
                if !out.is_empty() && !out.ends_with([' ', '\t']) {
                    out.push(' ');
                }
            }
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            // Bullets of the fonts Symbol and Wingdings. Of other squares only whoever looks at the file knows what they
            // are: the form says where they stand.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f06c}' | '\u{f06e}' | '\u{f0d8}' | '\u{f076}' | '\u{f0fc}'
                if out.is_empty() =>
            {
                out.push('•');
            }
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    // A row keeps its empty cells between others.
    out.truncate(out.trim_end().len());
    out
}

/// How wide letters are, in halves of a square.
pub fn width(text: &str) -> usize {
    text.chars().map(|it| if is_wide(it) { 2 } else { 1 }).sum()
}

/// Whether a letter fills a square.
pub fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}
