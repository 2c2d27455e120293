//! Web pages: the words of their main part, by paragraph, heading, item and row.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use crate::intake::read::joined;

/// Whether a text is a web page.
pub fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with('<')
            && (start.contains("<body") || start.contains("<head") || start.contains("<p>") || start.contains("<div"))
}

/// No page nests deeper: what lies deeper is left out.
const DEEPEST: usize = 200;

/// The text of a web page.
pub fn text(page: &str) -> String {
    let page = Html::parse_document(page);
    let found = ["article", "main", "[role=main]", "body"].iter().find_map(|name| {
        let selector = Selector::parse(name).ok()?;
        page.select(&selector).find(|it| it.text().map(str::len).sum::<usize>() > 200 || *name == "body")
    });
    let mut out = Writer::default();
    out.write(found.unwrap_or_else(|| page.root_element()), 0);
    out.end();
    joined(out.paragraphs)
}

/// Elements that are no text.
const LEFT: &[&str] = &[
    "script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "select", "template", "svg",
    "head", "iframe", "figure",
];
/// Elements that are paragraphs of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "dd",
    "dt",
    "dl",
    "pre",
    "body",
    "hr",
    "address",
    "td-none",
];

#[derive(Default)]
struct Writer {
    paragraphs: Vec<String>,
    open: String,
    /// The number of the next item of each ordered list that is open; nothing for bullets.
    lists: Vec<Option<usize>>,
}

impl Writer {
    fn end(&mut self) {
        let words = self.open.split_whitespace_but_nbsp();
        self.paragraphs.push(words);
        self.open.clear();
    }

    fn write(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        if LEFT.contains(&name) || depth > DEEPEST || element.value().attr("hidden").is_some() {
            return;
        }
        let is_block = BLOCKS.contains(&name);
        if is_block {
            self.end();
        }
        match name {
            "ol" => {
                let first = element.value().attr("start").and_then(|it| it.parse().ok()).unwrap_or(1);
                self.lists.push(Some(first));
            }
            "ul" => self.lists.push(None),
            "li" => match self.lists.last_mut() {
                Some(Some(next)) => {
                    self.open = format!("{next}. ");
                    *next += 1;
                }
                _ => self.open = "- ".to_owned(),
            },
            "br" => self.end(),
            "td" | "th" if !self.open.trim().is_empty() => self.open.push_str(" | "),
            _ => {}
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.open.push_str(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.write(child, depth + 1);
                    }
                }
                _ => {}
            }
        }
        if matches!(name, "ol" | "ul") {
            self.lists.pop();
        }
        if is_block {
            self.end();
        }
    }
}

trait Words {
    /// The same with single spaces; a space that keeps words together stays.
    fn split_whitespace_but_nbsp(&self) -> String;
}

impl Words for String {
    fn split_whitespace_but_nbsp(&self) -> String {
        self.split(|it: char| it.is_whitespace() && it != '\u{a0}')
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_paragraphs_items_and_rows() {
        let page = "<!doctype html><html><head><title>x</title></head><body><nav>Home</nav><main><h1>Joint Statement</h1>\
            <p>The two sides\n agreed&nbsp;to <b>share</b> data.</p><ol start=3><li>Open a desk<li>Close it</ol>\
            <ul><li>Train staff</li></ul><table><tr><td>Open</td><td>2026</td></tr></table><script>no()</script></main></body></html>";
        assert!(is_html(page));
        assert_eq!(
            text(page),
            "Joint Statement\n\nThe two sides agreed\u{a0}to share data.\n\n3. Open a desk\n\n4. Close it\n\n- Train staff\n\nOpen | 2026"
        );
        assert!(!is_html("The parties < three > will"));
    }

    #[test]
    fn a_page_that_nests_without_end_is_read_to_a_depth() {
        let page = format!("<html><body><p>Words</p>{}deep", "<div>".repeat(2_000));
        assert_eq!(text(&page), "Words");
    }
}
