//! What is new, as a feed (Atom, RFC 4287).

use std::io;

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};

use crate::domain::basics::instant::Instant;
use crate::domain::basics::typed_text::for_xml;

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What it is known by.
    pub id: String,
    /// Its own whole address; nothing where that is for one person only.
    pub address: Option<String>,
    /// The page that shows the same, with its language where there are several.
    pub page: (String, Option<&'static str>),
    pub title: String,
    pub subtitle: String,
    /// Who speaks, where an entry does not say so.
    pub author: String,
    /// The language of its words.
    pub lang: &'static str,
    pub entries: Vec<NewsEntry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsEntry {
    /// The same through all corrections.
    pub id: String,
    pub title: String,
    /// The whole text, plain.
    pub text: String,
    pub author: String,
    /// Its pages, each with the language that it is in where there are several.
    pub pages: Vec<(String, Option<&'static str>)>,
    /// A word of a fixed list, and the same in the reader's language.
    pub category: (String, String),
    pub published: Instant,
    pub updated: Instant,
}

impl News {
    /// The feed as a file.
    ///
    /// # Errors
    /// When it cannot be written, which is no more likely than that memory ends.
    pub fn file(&self) -> io::Result<Vec<u8>> {
        let updated = self.entries.iter().map(|it| it.updated).max().unwrap_or(Instant(0));
        let own = self.address.as_deref().map(|it| link("self", it, "application/atom+xml", None));
        let page = link("alternate", &self.page.0, "text/html", self.page.1);
        let feed = Feed {
            title: Text::plain(for_xml(&self.title)),
            subtitle: Some(Text::plain(for_xml(&self.subtitle))),
            id: self.id.clone(),
            updated: moment(updated),
            authors: vec![person(&self.author)],
            links: own.into_iter().chain([page]).collect(),
            entries: self.entries.iter().map(entry).collect(),
            lang: Some(self.lang.to_owned()),
            ..Feed::default()
        };
        feed.write_to(Vec::new()).map_err(io::Error::other)
    }
}

fn entry(entry: &NewsEntry) -> Entry {
    let pages = entry.pages.iter().map(|(address, lang)| link("alternate", address, "text/html", *lang));
    Entry {
        title: Text::plain(for_xml(&entry.title)),
        id: entry.id.clone(),
        updated: moment(entry.updated),
        published: Some(moment(entry.published)),
        authors: vec![person(&entry.author)],
        links: pages.collect(),
        categories: vec![Category {
            term: entry.category.0.clone(),
            scheme: None,
            label: Some(entry.category.1.clone()),
        }],
        content: Some(Content {
            value: Some(for_xml(&entry.text)),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: for_xml(name), ..Person::default() }
}

fn link(rel: &str, address: &str, media_type: &str, lang: Option<&str>) -> Link {
    Link {
        href: address.to_owned(),
        rel: rel.to_owned(),
        hreflang: lang.map(str::to_owned),
        mime_type: Some(media_type.to_owned()),
        title: None,
        length: None,
    }
}

fn moment(at: Instant) -> FixedDateTime {
    // To the second: finer than that no feed reader looks.
    at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string().parse().unwrap_or_default()
}
