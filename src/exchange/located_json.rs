//! JSON with the line of every value. What people get wrong most often (a comma, a comment) is noted and read over, so that
//! one reading finds everything else that is wrong too.

use std::borrow::Cow;

use crate::exchange::portfolio_problem::{MOST_PROBLEMS, short};

/// How deep lists and objects may stand in each other.
const DEEPEST: u32 = 64;

/// A value and the line on which it begins.
#[derive(Debug)]
pub struct Node<'a> {
    pub line: u32,
    pub value: Json<'a>,
}

/// What a value is.
#[derive(Debug)]
pub enum Json<'a> {
    Null,
    Bool(bool),
    /// As it is written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// Nothing that JSON has; noted as an error.
    Broken,
}

/// A value of an object, under its name.
#[derive(Debug)]
pub struct Member<'a> {
    pub line: u32,
    pub name: Cow<'a, str>,
    pub node: Node<'a>,
}

/// What is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub line: u32,
    /// Counted in characters, from 1.
    pub column: usize,
    pub reason: String,
}

/// What is no JSON in a text.
#[derive(Debug, Default)]
pub struct SyntaxErrors {
    /// The first of them, and the one at which reading stopped.
    pub kept: Vec<SyntaxError>,
    /// How many there are.
    pub total: usize,
}

/// Reads a text as JSON. Where the errors leave no way to go on there is no value.
pub fn parse(text: &str) -> (Option<Node<'_>>, SyntaxErrors) {
    let errors = SyntaxErrors::default();
    let mut parser = Parser { text, at: 0, line: 1, line_start: 0, counted: (0, 0), depth: 0, errors };
    let read = |parser: &mut Parser<'_>| -> Option<()> {
        parser.skip()?;
        (parser.at == text.len()).then_some(()).or_else(|| parser.stop("something follows after the end of the value"))
    };
    let node = parser.value().and_then(|node| read(&mut parser).map(|()| node));
    (node, parser.errors)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    line_start: usize,
    /// A place in the text, and how many characters of its line stand before it: a file may be one long line.
    counted: (usize, usize),
    depth: u32,
    errors: SyntaxErrors,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn note(&mut self, reason: impl Into<String>) {
        self.errors.total += 1;
        if self.errors.kept.len() < MOST_PROBLEMS {
            let column = self.column();
            self.errors.kept.push(SyntaxError { line: self.line, column, reason: reason.into() });
        }
    }

    /// Notes what makes reading on pointless.
    fn stop<T>(&mut self, reason: &str) -> Option<T> {
        self.errors.kept.truncate(MOST_PROBLEMS - 1);
        self.note(format!("{reason}; reading stopped here"));
        None
    }

    fn column(&mut self) -> usize {
        let (place, before) = self.counted;
        let (from, before) =
            if (self.line_start..=self.at).contains(&place) { (place, before) } else { (self.line_start, 0) };
        let column = before + self.text.get(from..self.at).map_or(0, |it| it.chars().count());
        self.counted = (self.at, column);
        column + 1
    }

    fn line_break(&mut self) {
        self.line += 1;
        self.line_start = self.at + 1;
    }

    /// Passes over white space and comments.
    fn skip(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b'\n') => {
                    self.line_break();
                    self.at += 1;
                }
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            match rest.find("*/") {
                Some(end) => end + 2,
                None => return self.stop("a comment that does not end"),
            }
        } else {
            return self.stop("a `/` where a value is expected");
        };
        self.note("JSON has no comments");
        for _ in 0..end {
            if self.peek() == Some(b'\n') {
                self.line_break();
            }
            self.at += 1;
        }
        Some(())
    }

    fn value(&mut self) -> Option<Node<'a>> {
        self.skip()?;
        let line = self.line;
        let value = match self.peek() {
            None => return self.stop("the file ends where a value is expected"),
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => self.string()?.map_or(Json::Broken, Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(byte) if byte.is_ascii_alphabetic() => self.word(),
            Some(b'\'') => return self.stop("a text stands in double quotes"),
            Some(_) => return self.stop("a character where a value is expected"),
        };
        Some(Node { line, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<Json<'a>>) -> Option<Json<'a>> {
        if self.depth == DEEPEST {
            return self.stop("lists and objects stand in each other too deeply");
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Passes over the comma between two values; says whether another value follows.
    fn follows(&mut self, first: bool, end: u8) -> Option<bool> {
        self.skip()?;
        let mut commas = 0;
        while self.peek() == Some(b',') {
            commas += 1;
            if first || commas > 1 {
                self.note("a comma too many");
            }
            self.at += 1;
            self.skip()?;
        }
        match self.peek() {
            None => self.stop("the file ends inside a list or an object"),
            Some(byte) if byte == end => {
                if commas == 1 && !first {
                    self.note(format!("a comma too many before `{}`", char::from(end)));
                }
                self.at += 1;
                Some(false)
            }
            Some(b'}' | b']') => self.stop("this bracket closes another than is open"),
            Some(_) => {
                if commas == 0 && !first {
                    self.note("a comma is missing before this");
                }
                Some(true)
            }
        }
    }

    fn list(&mut self) -> Option<Json<'a>> {
        let mut values = Vec::new();
        while self.follows(values.is_empty(), b']')? {
            values.push(self.value()?);
        }
        Some(Json::List(values))
    }

    fn object(&mut self) -> Option<Json<'a>> {
        let mut members = Vec::new();
        while self.follows(members.is_empty(), b'}')? {
            let line = self.line;
            if self.peek() != Some(b'"') {
                return self.stop("the name of a field, in double quotes, is expected");
            }
            let name = self.string()?.unwrap_or_default();
            self.skip()?;
            if self.peek() != Some(b':') {
                return self.stop("a colon is expected after the name of a field");
            }
            self.at += 1;
            let node = self.value()?;
            members.push(Member { line, name, node });
        }
        Some(Json::Object(members))
    }

    /// A text; nothing where an escape in it is none.
    fn string(&mut self) -> Option<Option<Cow<'a, str>>> {
        let begin = self.at;
        let (mut escaped, mut raw) = (false, false);
        self.at += 1;
        loop {
            match self.peek() {
                None => {
                    self.at = begin;
                    return self.stop("a text that does not end: its closing quote is missing");
                }
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                }
                Some(b'\n') => {
                    if !raw {
                        self.note("a line break inside a text is written \\n; or a closing quote is missing");
                    }
                    raw = true;
                    self.line_break();
                }
                Some(byte) if byte < 0x20 => {
                    if !raw {
                        self.note("a control character inside a text");
                    }
                    raw = true;
                }
                Some(_) => {}
            }
            self.at += 1;
        }
        self.at += 1;
        let quoted = self.text.get(begin..self.at).unwrap_or_default();
        let words = self.text.get(begin + 1..self.at - 1).unwrap_or_default();
        if raw {
            return Some(None);
        }
        if !escaped {
            return Some(Some(Cow::Borrowed(words)));
        }
        let decoded = serde_json::from_str::<String>(quoted).ok();
        if decoded.is_none() {
            self.note("a `\\` in this text begins nothing that JSON knows");
        }
        Some(decoded.map(Cow::Owned))
    }

    fn run(&mut self, belongs: impl Fn(u8) -> bool) -> &'a str {
        let begin = self.at;
        while self.peek().is_some_and(&belongs) {
            self.at += 1;
        }
        &self.text[begin..self.at]
    }

    fn number(&mut self) -> Json<'a> {
        let written = self.run(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        if serde_json::from_str::<serde_json::Number>(written).is_err() {
            self.note(format!("`{}` is no number of JSON", short(written)));
            return Json::Broken;
        }
        Json::Number(written)
    }

    fn word(&mut self) -> Json<'a> {
        match self.run(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            word => {
                self.note(format!("`{}` is no value of JSON: a text stands in double quotes", short(word)));
                Json::Broken
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn errors(text: &str) -> Vec<String> {
        parse(text).1.kept.into_iter().map(|it| format!("{}:{} {}", it.line, it.column, it.reason)).collect()
    }

    #[test]
    fn every_value_has_its_line() {
        let (node, errors) = parse("{\n \"a\": [1,\n  \"x\\u0041\"],\n \"b\": null }\n");
        assert_eq!(errors.kept, []);
        let Some(Node { value: Json::Object(members), .. }) = node else { panic!("an object") };
        let Json::List(values) = &members[0].node.value else { panic!("a list") };
        assert_eq!((members[0].line, values[0].line, values[1].line, members[1].line), (2, 2, 3, 4));
        assert!(matches!(&values[1].value, Json::Text(text) if text == "xA"));
    }

    #[rstest]
    #[case("{\"a\": 1,}", &["1:9 a comma too many before `}`"])]
    #[case("{\"a\": [1,, 2]}", &["1:10 a comma too many"])]
    #[case("{\"a\": 1\n \"b\": 2}", &["2:2 a comma is missing before this"])]
    #[case("{ // note\n \"a\": NaN }", &["1:3 JSON has no comments", "2:10 `NaN` is no value of JSON: a text stands in double quotes"])]
    #[case("{\"a\": 01}", &["1:9 `01` is no number of JSON"])]
    #[case("{\"a\": \"\\q\"}", &["1:11 a `\\` in this text begins nothing that JSON knows"])]
    fn errors_are_noted_and_read_over(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(errors(text), expected);
        assert!(parse(text).0.is_some());
    }

    #[rstest]
    #[case("")]
    #[case("{")]
    #[case("{\"a\"")]
    #[case("{\"a\": \"open}")]
    #[case("{\"a\": 1]")]
    #[case("{'a': 1}")]
    #[case("{} {}")]
    #[case("/")]
    #[case("[/* open")]
    #[case("보")]
    fn what_cannot_be_read_on_stops(#[case] text: &str) {
        let (node, errors) = parse(text);
        assert!(node.is_none() && errors.kept.last().unwrap().reason.ends_with("reading stopped here"), "{errors:?}");
    }

    #[test]
    fn of_very_many_errors_the_first_are_kept_and_the_one_at_the_end() {
        let text = format!("[{}", "01, ".repeat(100_000));
        let (node, errors) = parse(&text);
        assert!(node.is_none());
        assert_eq!((errors.kept.len(), errors.total), (MOST_PROBLEMS, 100_001));
        assert_eq!(errors.kept[1].column, 8);
        assert!(errors.kept.last().unwrap().reason.ends_with("reading stopped here"));
    }

    #[test]
    fn what_is_quoted_is_short() {
        assert!(errors(&format!("[{}]", "1".repeat(70_000) + "x"))[0].len() < 150);
        assert!(errors(&format!("[{}]", "x".repeat(70_000)))[0].len() < 150);
    }

    #[test]
    fn depth_is_bounded() {
        assert!(errors(&"[".repeat(100_000))[0].contains("too deeply"));
    }

    /// Whatever stands in a file, the reader comes to an end.
    #[test]
    fn any_text_is_read_to_an_end() {
        use proptest::prelude::*;
        proptest!(|(text in "[\\[\\]{}\",:0-9a-z\\\\\n /*보-]{0,60}")| {
            let (node, errors) = parse(&text);
            let reads = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(reads.is_ok(), node.is_some() && errors.total == 0, "{:?} {:?}", text, errors);
        });
    }
}
