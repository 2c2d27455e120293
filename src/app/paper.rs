//! Documents of the record that leave as files: what all of them say alike, and how they leave.

use http::StatusCode;

use crate::app::Error;
use crate::app::components::status::{look, look_word};
use crate::app::components::status_look::{QUIET_INK, status_look};
use crate::app::components::text::language_of;
use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::request::{RenderContext, RequestContext, invented};
use crate::domain::basics::text::Text;
use crate::domain::commitment::Standing;
use crate::domain::list::projection::ListEntry;
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::document::{
    Block, Document, DocumentPart, FormField, Run, Runs, Style, TableBlock, TableRow, cut,
};
use crate::exchange::document_file::DocumentKind;
use crate::i18n::Messages;
use crate::service::Accord;

/// Characters available for what is on every page besides the marking.
const RUNNING: usize = 70;

/// The words of a document, for one reader on one day.
pub struct PaperWriter<'a> {
    pub request: &'a RequestContext,
    pub context: &'a RenderContext,
    /// The moment whose record it tells, as addresses spell it and in words; nothing where it tells today's.
    pub known_at: Option<(String, String)>,
}

impl PaperWriter<'_> {
    /// The reader's words.
    pub fn messages(&self) -> Messages {
        self.context.messages
    }

    /// Words of ours.
    pub fn say(&self, words: impl Into<String>) -> Run {
        Run::plain(words, self.context.lang)
    }

    /// A message without arguments.
    pub fn text(&self, key: &str) -> Run {
        self.say(self.messages().text(key))
    }

    /// A message without arguments before what it names.
    pub fn label(&self, key: &str) -> Run {
        self.say(format!("{}: ", self.messages().text(key))).looking(Style::Strong)
    }

    /// A recorded text for the reader.
    pub fn recorded(&self, text: &Text) -> Option<Run> {
        let version = text.for_reader(self.context.lang)?;
        Some(Run::plain(version.words.clone(), version.lang))
    }

    /// What a person wrote in several lines, after a label; nothing where nobody wrote anything.
    pub fn typed(&self, label: Runs, text: &Text) -> Option<Block> {
        let version = text.for_reader(self.context.lang)?;
        Some(Block::Group(Block::typed(label, &version.words, version.lang)))
    }

    /// A note of the editors or a name from a source, of which there is one version only.
    pub fn noted(&self, text: &str) -> Run {
        Run::plain(text, language_of(text))
    }

    /// What stands between the parts of a line.
    pub fn dot(&self) -> Run {
        self.say(" · ")
    }

    /// Parts of a line with a dot between them.
    pub fn dotted(&self, parts: impl IntoIterator<Item = Run>) -> Runs {
        let mut line = Runs::new();
        for part in parts {
            if !line.is_empty() {
                line.push(self.dot());
            }
            line.push(part);
        }
        line
    }

    /// How a commitment stands, in its colour.
    pub fn status(&self, listed: &ListEntry) -> Run {
        let word = self.say(look_word(listed, self.messages()));
        match listed.standing {
            Standing::Proposed => word.looking(Style::Status { word: look(listed), ink: QUIET_INK }),
            Standing::Agreed | Standing::Unilateral => word.looking(status_style(listed.headline.status)),
        }
    }

    /// The title of a commitment, leading to its page.
    pub fn title_of(&self, listed: &ListEntry) -> Run {
        let address = crate::paths::commitment(self.context.lang, &listed.slug);
        let title = self.recorded(&listed.title).unwrap_or_else(|| self.say(&listed.slug));
        title.leading_to(self.context.link(&address))
    }

    /// A heading of the second level.
    pub fn heading(&self, key: &str) -> Block {
        Block::Heading(2, vec![vec![self.text(key)]])
    }

    /// What is known, a line each: what it is, and what it says.
    pub fn facts(&self, facts: Vec<(String, Vec<Runs>)>) -> Block {
        let facts = facts.into_iter().filter(|(_, said)| said.iter().any(|it| !it.is_empty()));
        let row = |(name, said)| TableRow { slug: None, cells: vec![vec![vec![self.say(name)]], said] };
        Block::Table(TableBlock {
            caption: Vec::new(),
            head: Vec::new(),
            rows: facts.map(row).collect(),
            numbers: false,
            widths: vec![24, 76],
        })
    }

    /// A table with heads.
    pub fn table(&self, caption: &str, head: &[&str], rows: Vec<Vec<Vec<Runs>>>, widths: &[u16]) -> Block {
        Block::Table(TableBlock {
            caption: vec![vec![self.text(caption)]],
            head: head.iter().map(|key| vec![vec![self.text(key)]]).collect(),
            rows: rows.into_iter().map(|cells| TableRow { slug: None, cells }).collect(),
            numbers: false,
            widths: widths.to_vec(),
        })
    }

    /// A document with a title, the address of its page and what it says.
    pub fn document(&self, title: Run, page: &str, mut pieces: Vec<Block>) -> Document {
        pieces.extend(self.about(page));
        let as_of = self.messages().with("as-of", &[("day", self.messages().day(self.context.as_of.day).into())]);
        Document {
            running: vec![self.say(format!("{}, {as_of}", cut(&title.words, RUNNING)))],
            title: vec![title],
            day: self.context.as_of.day,
            marking: vec![self.say(self.marking()).looking(Style::Strong)],
            parts: vec![DocumentPart { name: "document", pieces }],
        }
    }

    /// Who may read it.
    fn marking(&self) -> String {
        let messages = self.messages();
        match &self.request.member {
            None => messages.say("briefing-marking-public"),
            Some(member) => {
                let organisation = self.context.organisation(member.organisation.as_str());
                messages.with("briefing-marking-party", &[("party", organisation.into())])
            }
        }
    }

    /// Where it comes from, of which day, and for whose eyes it is; for members, what is filled in where it is filed.
    fn about(&self, page: &str) -> Vec<Block> {
        let (messages, context) = (self.messages(), self.context);
        let site = &self.request.site;
        let portfolio = context.reference.portfolio.as_ref().map(|it| it.title.words(context.lang));
        let source = portfolio.unwrap_or_else(|| site.name.words(context.lang));
        let known = self.known_at.as_ref();
        let parameters = [("as_of", Some(context.as_of.day.to_string())), ("known_at", known.map(|it| it.0.clone()))];
        let cited = crate::paths::with_query(page, parameters.into_iter().filter_map(|(name, it)| Some((name, it?))));
        let address = format!("{}{cited}", site.public_url);
        let reader = match &self.request.member {
            None => messages.say("download-about-everyone"),
            Some(member) => {
                let organisation = context.organisation(member.organisation.as_str());
                messages.with("download-about-member", &[("organisation", organisation.into())])
            }
        };
        let line = |key: &str, said: Run| (messages.say(key), vec![vec![said]]);
        let mut lines = vec![
            line("download-about-source", self.say(source)),
            line("download-column-address", self.say(&address).leading_to(&address)),
            line("parameter-as_of", self.say(messages.day(context.as_of.day))),
            line("download-about-reader", self.say(reader)),
        ];
        let known = known.map(|it| messages.with("known-at", &[("moment", it.1.as_str().into())]));
        let notices = known.into_iter().chain(invented(&context.reference, messages));
        let notices = notices.chain(site.notices(&context.reference, messages));
        lines.extend(notices.map(|it| line("download-about-note", self.say(it))));
        let mut blocks = vec![self.heading("download-about"), self.facts(lines)];
        blocks.extend(self.request.member.is_some().then(|| filing(messages)));
        blocks
    }
}

/// The boxes that are filled in where a document is filed and signed.
pub fn filing(messages: Messages) -> Block {
    let field = |name: &'static str| FormField {
        name,
        label: vec![vec![Run::plain(messages.of_word("document-field", name), messages.lang())]],
        value: Runs::new(),
    };
    Block::Form(["document_number", "drafter", "reviewer", "approver"].map(field).into())
}

/// How a status looks.
pub fn status_style(status: HeadlineStatus) -> Style {
    Style::Status { word: status.word(), ink: status_look(status).ink }
}

/// Serves a document as a file with a plain name and the name that its readers see.
///
/// # Errors
/// When too many files are being made, or it would not be one of its format.
pub async fn serve(
    accord: &Accord,
    (document, server): (Document, String),
    kind: DocumentKind,
    (plain, is_public): (String, bool),
) -> Result<FileOrPage, Error> {
    let turn = accord.portfolio().turn().await.ok_or(Error::Busy)?;
    let title: String = document.title.iter().map(|it| it.words.as_str()).collect();
    let name = format!("{} {}.{kind}", cut(&title, 120), document.day);
    let plain = format!("{plain}-{}.{kind}", document.day);
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        kind.write(&document, &server)
    })
    .await;
    let content = made.map_err(std::io::Error::other)?.map_err(std::io::Error::other)?;
    Ok(FileOrPage::File(Download {
        media_type: kind.media_type(),
        disposition: attachment(&plain, &name),
        content: content.into(),
        status: StatusCode::OK,
        caching: if is_public { Caching::Usual } else { Caching::Never },
        is_foreign: false,
    }))
}
