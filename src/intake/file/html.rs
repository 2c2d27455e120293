//! Web pages: what is read of them, without what stands around it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::intake::file::docx::{add_to_cell, of_paragraph, of_row};
use crate::intake::file::text::Block;

/// What is no part of a page's text.
const SKIPPED: &[&str] =
    &["nav", "footer", "aside", "select", "button", "svg", "template", "figure", "object", "canvas", "dialog", "menu"];

/// What begins and ends a paragraph.
const PARTS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "td",
    "th",
    "tr",
    "ul",
];

/// The blocks of a page.
pub fn blocks(page: &str) -> Vec<Block> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    // There are no scripts that it would wait for.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut reading = tokenizer.sink.0.into_inner();
    reading.part();
    // A page with an article is that article, unless that is a headline and the text stands beside it.
    let Reading { all, main, .. } = reading;
    let length = |blocks: &[Block]| blocks.iter().map(|it| it.words().len()).sum::<usize>();
    if length(&main) * 3 > length(&all) { main } else { all }
}

#[derive(Default)]
struct Sink(RefCell<Reading>);

#[derive(Default)]
struct Reading {
    all: Vec<Block>,
    /// What stands in `main` or `article`.
    main: Vec<Block>,
    in_main: usize,
    skipping: Vec<String>,
    text: String,
    /// The lists that are open: how far an ordered one is counted.
    lists: Vec<Option<usize>>,
    mark: Option<String>,
    row: Option<Vec<String>>,
    pre: usize,
    muted: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return reading.start(&tag),
            Token::TagToken(tag) => reading.end(&tag.name),
            Token::CharacterTokens(words) => reading.add(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reading {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let raw = match name {
            "script" => Some(RawKind::ScriptData),
            "style" | "noscript" | "iframe" | "noframes" => Some(RawKind::Rawtext),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        if let Some(raw) = raw {
            self.muted = true;
            return TokenSinkResult::RawData(raw);
        }
        let is_hidden = tag.attrs.iter().any(|it| {
            let name: &str = &it.name.local;
            name == "hidden" || name == "aria-hidden" && &*it.value == "true"
        });
        if SKIPPED.contains(&name) || is_hidden && PARTS.contains(&name) {
            if !tag.self_closing && name != "hr" {
                self.part();
                self.skipping.push(name.to_owned());
            }
            return TokenSinkResult::Continue;
        }
        if self.skipping.last().is_some_and(|it| it == name) {
            // The same again inside: its end is not the other's.
            self.skipping.push(name.to_owned());
        }
        if !self.skipping.is_empty() {
            return TokenSinkResult::Continue;
        }
        if PARTS.contains(&name) {
            self.part();
        }
        match name {
            "main" | "article" => self.in_main += 1,
            "br" => self.text.push('\n'),
            "wbr" => self.text.push('\u{200b}'),
            "pre" => self.pre += 1,
            "ul" => self.lists.push(None),
            "ol" => {
                let start = tag.attrs.iter().find(|it| &*it.name.local == "start");
                self.lists.push(Some(
                    start.and_then(|it| it.value.parse::<usize>().ok()).map_or(0, |it| it.saturating_sub(1)),
                ));
            }
            "li" => {
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(count)) => {
                        *count = count.saturating_add(1);
                        format!("{count}.")
                    }
                    _ => "•".to_owned(),
                });
            }
            "tr" => self.row = Some(Vec::new()),
            "td" | "th" => {
                if let Some(row) = &mut self.row {
                    row.push(String::new());
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "script" | "style" | "noscript" | "iframe" | "noframes" | "title" | "textarea") {
            self.muted = false;
            return;
        }
        if let Some(skipped) = self.skipping.last() {
            if skipped == name {
                self.skipping.pop();
            }
            return;
        }
        if PARTS.contains(&name) {
            self.part();
        }
        match name {
            "main" | "article" => self.in_main = self.in_main.saturating_sub(1),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "ul" | "ol" => {
                self.lists.pop();
            }
            "tr" => {
                if let Some(block) = self.row.take().and_then(of_row) {
                    self.push(block);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.muted || !self.skipping.is_empty() {
            return;
        }
        if self.pre > 0 {
            self.text.push_str(words);
            return;
        }
        // Line breaks of the source are spaces.
        for letter in words.chars() {
            self.text.push(if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter });
        }
    }

    /// Ends the paragraph under way.
    fn part(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if let Some(cell) = self.row.as_mut().and_then(|it| it.last_mut()) {
            add_to_cell(cell, &text);
            return;
        }
        let block = match self.mark.take() {
            // A list whose items are numbered by hand.
            Some(mark) => match of_paragraph(text) {
                Block::Paragraph(words) => Block::Item(format!("{mark} {}", words.trim())),
                marked => marked,
            },
            None => of_paragraph(text),
        };
        self.push(block);
    }

    fn push(&mut self, block: Block) {
        if self.in_main > 0 {
            self.main.push(block.clone());
        }
        self.all.push(block);
    }
}
