//! A page that was drawn, as plain text with the marks of Markdown: the same words, without header, menus and forms.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// What is no part of a page's text.
const SKIPPED: [&str; 9] = ["form", "nav", "button", "script", "style", "template", "dialog", "datalist", "noscript"];
/// What has no end.
const VOID: [&str; 8] = ["area", "base", "br", "hr", "img", "input", "link", "meta"];
/// What stands within a line.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sup", "time", "wbr",
];

/// The main part of a page as Markdown. Links are whole addresses, by the root of the site.
pub fn of_page(html: &str, root: &str) -> String {
    let sink = Sink(RefCell::new(Writer { root: root.to_owned(), ..Writer::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut writer = tokenizer.sink.0.take();
    writer.flush();
    writer.out.trim().to_owned() + "\n"
}

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => writer.start(&tag),
                TagKind::EndTag => writer.end(&tag.name),
            },
            Token::CharacterTokens(text) => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    /// Whether a cell is open: its end may be missing.
    in_cell: bool,
}

#[derive(Default)]
struct Writer {
    root: String,
    out: String,
    /// The block that is being read.
    line: String,
    /// What the block begins with, once: the mark of a heading or of an item.
    mark: String,
    /// Whether the main part has begun and is not over.
    inside: bool,
    /// Whether what is read is a notice above it.
    aside: bool,
    /// The element that is left out with all in it, and how many of its name are open: other ends may be missing.
    skipped: Option<(String, u32)>,
    /// The lists around: for each the number of its last item, nothing for one without numbers.
    lists: Vec<Option<u32>>,
    /// The links around: where the text of each begins, and where it leads.
    links: Vec<(usize, Option<String>)>,
    tables: Vec<Table>,
    /// Whether an inline element has just ended: what begins right after it is another word.
    ended: bool,
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|it| &*it.name.local == name).map(|it| it.value.to_string())
}

impl Writer {
    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if name == "main" {
            self.inside = true;
        }
        // That all is invented, or of a past day, stands above the main part.
        if !self.inside && attribute(tag, "data-notice").is_some() {
            (self.inside, self.aside) = (true, true);
            self.mark = "> ".to_owned();
            return;
        }
        let empty = tag.self_closing || VOID.contains(&name);
        if !self.inside {
            return;
        }
        if let Some((left_out, open)) = &mut self.skipped {
            *open += u32::from(!empty && left_out == name);
            return;
        }
        let hidden = attribute(tag, "hidden").is_some() || attribute(tag, "aria-hidden").is_some_and(|it| it == "true");
        if name == "svg" || hidden || SKIPPED.contains(&name) {
            // A drawing is what is read aloud of it.
            if let Some(label) = attribute(tag, "aria-label").filter(|_| name == "svg" && !hidden) {
                self.text(&label);
                self.line.push(' ');
            }
            self.skipped = (!empty).then(|| (name.to_owned(), 1));
            return;
        }
        if INLINE.contains(&name) {
            let apart = std::mem::take(&mut self.ended) || name == "small";
            if apart && !self.line.is_empty() && !self.line.ends_with(char::is_whitespace) {
                self.line.push(' ');
            }
            if name == "a" {
                self.links.push((self.line.len(), attribute(tag, "href")));
            }
            return;
        }
        self.ended = false;
        match name {
            "br" => self.line.push('\n'),
            // It follows its term on the same line.
            "dd" if self.line.ends_with(": ") => {}
            "table" => {
                self.flush();
                self.tables.push(Table::default());
            }
            "tr" => {
                self.close_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.close_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = true;
                }
            }
            "ul" | "ol" => {
                self.flush();
                self.lists.push((name == "ol").then_some(0));
            }
            "li" => {
                self.flush();
                let deep = self.lists.len().saturating_sub(1);
                self.mark = "  ".repeat(deep);
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        self.mark.push_str(&format!("{number}. "));
                    }
                    _ => self.mark.push_str("- "),
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                if self.tables.is_empty() {
                    let level = name[1..].parse().unwrap_or(1);
                    self.mark = format!("{} ", "#".repeat(level));
                }
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, name: &str) {
        if !self.inside {
            return;
        }
        if let Some((left_out, open)) = &mut self.skipped {
            *open -= u32::from(left_out == name);
            if *open == 0 {
                self.skipped = None;
            }
            return;
        }
        if INLINE.contains(&name) {
            if name == "a" {
                self.close_link();
            }
            self.ended = true;
            return;
        }
        self.ended = false;
        match name {
            "td" | "th" | "tr" | "thead" | "tbody" => self.close_cell(),
            "table" => self.close_table(),
            "ul" | "ol" => {
                self.flush();
                self.lists.pop();
            }
            "dt" => {
                let term = self.line.trim_end().len();
                self.line.truncate(term);
                if !self.line.is_empty() {
                    self.line.push_str(": ");
                }
            }
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.mark.clear();
            }
            "main" => {
                self.flush();
                self.inside = false;
            }
            _ => {
                self.flush();
                self.inside &= !std::mem::take(&mut self.aside);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if !self.inside || self.skipped.is_some() {
            return;
        }
        if text.is_empty() {
            return;
        }
        self.ended = false;
        for letter in text.chars() {
            match letter {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' => {
                    self.line.push('\\');
                    self.line.push(letter);
                }
                '\r' => {}
                _ => self.line.push(letter),
            }
        }
    }

    fn close_link(&mut self) {
        let Some((from, address)) = self.links.pop() else { return };
        let Some(address) = address.filter(|it| !it.starts_with('#')) else { return };
        let words = self.line.get(from..).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        let whole = if address.starts_with('/') { format!("{}{address}", self.root) } else { address };
        let whole = whole.replace(' ', "%20").replace(')', "%29");
        self.line.truncate(from);
        self.line.push_str(&format!("[{words}]({whole})"));
    }

    /// Ends the block: its lines without spaces around them, after its mark.
    fn flush(&mut self) {
        if !self.tables.is_empty() {
            // Within a cell a block is a part of its line.
            if !self.line.is_empty() && !self.line.ends_with(char::is_whitespace) {
                self.line.push(' ');
            }
            return;
        }
        self.links.clear();
        let line = std::mem::take(&mut self.line);
        let lines: Vec<String> =
            line.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let text = lines.join("\n").trim().to_owned();
        if text.is_empty() {
            return;
        }
        let mark = std::mem::take(&mut self.mark);
        let item = !mark.is_empty() && !mark.starts_with('#');
        // Items stand one below the other; everything else is apart.
        if !item && !self.out.ends_with("\n\n") && !self.out.is_empty() {
            self.out.push('\n');
        }
        let text = if mark.is_empty() { sound(&text).replace('\n', "\\\n") } else { text.replace('\n', " ") };
        self.out.push_str(&mark);
        self.out.push_str(&text);
        self.out.push('\n');
        if !item {
            self.out.push('\n');
        }
    }

    /// Ends the cell that is open, where one is. What stands between cells is no part of any.
    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let cell = std::mem::take(&mut self.line).split_whitespace().collect::<Vec<_>>().join(" ");
        self.links.clear();
        if std::mem::take(&mut table.in_cell)
            && let Some(row) = table.rows.last_mut()
        {
            row.push(cell.replace('|', "\\|"));
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.pop() else { return };
        let rows: Vec<Vec<String>> = table.rows.into_iter().filter(|row| row.iter().any(|it| !it.is_empty())).collect();
        if !self.tables.is_empty() {
            return;
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        for (place, row) in rows.iter().enumerate() {
            let cells = (0..columns).map(|at| row.get(at).map_or("", String::as_str));
            self.out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
            if place == 0 {
                self.out.push_str(&format!("|{}\n", " --- |".repeat(columns)));
            }
        }
        self.out.push('\n');
    }
}

/// A paragraph that does not begin like something else.
fn sound(text: &str) -> String {
    let sound = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let number = digits > 0 && line[digits..].starts_with(['.', ')']);
        if line.starts_with(['#', '-', '+', '=', '~', '|']) {
            format!("\\{line}")
        } else if number {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else {
            line.to_owned()
        }
    };
    text.split('\n').map(sound).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn of(main: &str) -> String {
        of_page(
            &format!("<html><body><header><p>Menu</p></header><main>{main}</main><footer>x</footer>"),
            "https://a.example",
        )
    }

    #[rstest]
    #[case::heading("<h1>One <em>two</em></h1><p>Three</p>", "# One two\n\nThree\n")]
    #[case::link("<p>See <a href='/en/x y'>this  one</a>.</p>", "See [this one](https://a.example/en/x%20y).\n")]
    #[case::elsewhere("<a href='https://b.example/'>B</a>", "[B](https://b.example/)\n")]
    #[case::within_the_page("<a href='#x'>B</a>", "B\n")]
    #[case::list("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc\n")]
    #[case::numbered("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n  - c\n")]
    #[case::terms("<dl><dt>Due</dt><dd>2026</dd></dl>", "Due: 2026\n")]
    #[case::neighbours("<p><span>a</span><span>b</span>c</p>", "a bc\n")]
    #[case::small("<table><tr><td>On track<small>One side</small></table>", "| On track One side |\n| --- |\n")]
    #[case::lines("<p>a\nb<br>c</p>", "a\\\nb\\\nc\n")]
    #[case::marks("<p># *a* [b] &lt;i&gt;</p>", "\\# \\*a\\* \\[b\\] \\<i\\>\n")]
    #[case::number("<p>2026. 11. 25.</p>", "2026\\. 11. 25.\n")]
    #[case::left_out(
        "<p>a</p><form><p>b</p><input><svg><path/></svg></form><p hidden>c</p><nav>d</nav><p>e</p>",
        "a\n\ne\n"
    )]
    #[case::drawing("<svg role=img aria-label='3 of 4'><g><rect/></g></svg><p>a</p>", "3 of 4\n\na\n")]
    #[case::ends_left_out(
        "<form><table><tr><td>x</form><table><tr><th>A<th>B<tr><td>1<td>2</table>",
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    )]
    #[case::table(
        "<table><thead><tr><th>A</th><th>B|C</th></tr></thead><tbody><tr><td><p>1</p><p>2</p></td><td><a href='/x'>y</a></td></tr></tbody></table>",
        "| A | B\\|C |\n| --- | --- |\n| 1 2 | [y](https://a.example/x) |\n"
    )]
    fn a_page_is_the_same_words(#[case] main: &str, #[case] expected: &str) {
        assert_eq!(of(main), expected);
    }
}
