//! One request for a page: who asks, in which language, for what.

use std::sync::Arc;

use crate::app::Error;
use crate::app::document::DocumentHead;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Reader;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::BadParameter;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, Version};
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::portfolio::Marking;
use crate::domain::portfolio::reference::Reference;
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::Caller;
use crate::service::account::sign_in::Token;
use crate::service::report::pending::Pending;
use crate::service::{Accord, Snapshot};

/// What is the same for every request.
#[derive(Clone, Debug)]
pub struct Site {
    /// What the site is called.
    pub name: Text,
    /// Who publishes it; empty where that was not set.
    pub publisher: Text,
    /// A sentence of the operator for the foot of every page.
    pub footer: Text,
    /// The languages of the interface, the usual one first.
    pub languages: Vec<Lang>,
    /// Where readers report errors: an e-mail address or a web address.
    pub contact: Option<String>,
    /// The address under which readers reach the server, without a slash at the end.
    pub public_url: String,
    /// Whether it sends mail.
    pub sends_mail: bool,
    /// The contents of every page's head.
    pub head: DocumentHead,
}

impl Site {
    /// The words of a language, as this site says them.
    pub fn messages(&self, lang: Lang) -> Messages {
        let messages = Messages::of(lang);
        if self.languages.len() == 1 { messages.alone() } else { messages }
    }

    /// Whose words these are: the publisher, the operator's own sentence, and what holds where nobody takes part.
    pub fn notices(&self, reference: &Reference, messages: Messages) -> Vec<String> {
        let lang = messages.lang();
        let nobody = reference.portfolio.as_ref().is_none_or(|portfolio| portfolio.taking_part.is_empty());
        let publisher = self.publisher.words(lang);
        let mut notices = Vec::new();
        if !publisher.is_empty() {
            notices.push(messages.with("notice-publisher", &[("publisher", publisher.into())]));
        } else if nobody {
            notices.push(messages.say("notice-independent"));
        }
        if !self.footer.is_empty() {
            notices.push(self.footer.words(lang).to_owned());
        }
        if nobody {
            notices.push(messages.say("notice-summaries"));
        }
        notices
    }
}

/// That what the portfolio holds is invented, where it is: every page and every file says so.
pub fn invented(reference: &Reference, messages: Messages) -> Option<String> {
    match reference.portfolio.as_ref()?.marking {
        Marking::Real => None,
        Marking::Fictional => Some(messages.say("marking-fictional-notice")),
        Marking::Synthetic => Some(messages.say("marking-synthetic-notice")),
    }
}

string_enum! {
    /// A reader's choice of colours; without one the device decides.
    Theme {
        Light = "light",
        Dark = "dark",
    }
}

/// One request for a page.
#[derive(Clone)]
pub struct RequestContext {
    /// The use cases.
    pub accord: Accord,
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// Who reads.
    pub reader: Reader,
    /// Who is signed in; nothing for everybody else. `reader` follows from it.
    pub member: Option<Member>,
    /// The identifier of the session, where somebody is signed in.
    pub session: Option<String>,
    /// Whether the database could not say who is signed in. Then `member` says nothing.
    pub unidentified: bool,
    /// Whether somebody who acts for others works in the own name for now.
    pub as_oneself: bool,
    /// The token that the browser presents, whether it is valid or not.
    pub shown: Option<Token>,
    /// Where the request comes from.
    pub caller: Caller,
    /// The language of the address.
    pub lang: Lang,
    /// That language's words.
    pub messages: Messages,
    /// The path of the address.
    pub path: String,
    /// The parameters of the address that could be read, in their order.
    pub parameters: Vec<(String, String)>,
    /// The parameters that could not be read.
    pub unreadable: Vec<BadParameter>,
    /// The reader's choice of colours.
    pub theme: Option<Theme>,
    /// What the browser kept of what was opened last.
    pub recent: Option<String>,
}

/// What a request reads: one state of the record, and the query that the address spells.
pub struct PageContext {
    /// One state of the record.
    pub snapshot: Snapshot,
    /// The query, without what could not be used.
    pub query: Query,
    /// What could not be used.
    pub faults: Vec<BadParameter>,
    /// How much waits for the member, where one is signed in.
    pub pending: Pending,
}

impl RequestContext {
    /// The value of a parameter of the address; of a repeated one the last counts.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().rfind(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The address asked for, with its query.
    pub fn address(&self) -> String {
        paths::with_query(&self.path, self.parameters.iter().map(|(name, value)| (name, value)))
    }

    /// The same request by whoever the token shown belongs to. Without a token nothing is asked of the database.
    pub async fn identified(self) -> Self {
        let Some(token) = &self.shown else { return self };
        let known = self.accord.accounts().authenticate(token).await;
        self.known(known)
    }

    /// The same for what a browser asks by itself: it does not keep the session alive.
    pub async fn identified_unseen(self) -> Self {
        let Some(token) = &self.shown else { return self };
        let known = self.accord.accounts().authenticate_unseen(token).await;
        self.known(known)
    }

    fn known(self, known: Result<Option<(Member, String)>, impl std::fmt::Display>) -> Self {
        match known {
            Ok(Some((member, session))) => {
                let member = if self.as_oneself { member.in_own_name() } else { member };
                Self { reader: member.reader(), member: Some(member), session: Some(session), ..self }
            }
            Ok(None) => self,
            // A page for everybody is still read; whatever depends on who asks is answered with this error.
            Err(error) => {
                tracing::error!(%error, "who is signed in could not be read");
                Self { unidentified: true, ..self }
            }
        }
    }

    /// Opens the record as of the day that the address asks for, and reads the query.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self) -> Result<PageContext, Error> {
        let pending = match &self.member {
            // A number that cannot be told takes no page away.
            Some(member) => self.pending(member).await.unwrap_or_else(|error| {
                tracing::error!(%error, "what waits for a member could not be counted");
                Pending::default()
            }),
            None => Pending::default(),
        };
        let (snapshot, query, faults) = self.accord.open(self.reader.clone(), &self.parameters).await?;
        let faults = self.unreadable.iter().cloned().chain(faults).collect();
        Ok(PageContext { snapshot, query, faults, pending })
    }

    /// How much waits for somebody who is signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pending(&self, member: &Member) -> Result<Pending, Error> {
        let notices = self.accord.notices().count_new(member).await?;
        Ok(Pending { notices, ..self.accord.reports().pending(member).await? })
    }
}

impl PageContext {
    /// The day asked for.
    pub fn as_of(&self) -> AsOf {
        self.snapshot.as_of
    }

    /// What pages need to draw addresses and names.
    pub fn render_context(&self, request: &RequestContext) -> RenderContext {
        RenderContext {
            lang: request.lang,
            messages: request.messages,
            as_of: self.as_of(),
            reference: self.snapshot.reference.clone(),
        }
    }
}

/// What every component needs: language, words, day and names.
#[derive(Clone)]
pub struct RenderContext {
    /// The reader's language.
    pub lang: Lang,
    /// Its words.
    pub messages: Messages,
    /// The day shown.
    pub as_of: AsOf,
    /// Names of parties, organisations, areas and so on.
    pub reference: Arc<Reference>,
}

impl RenderContext {
    /// An address of ours that keeps the day shown.
    pub fn link(&self, path: &str) -> String {
        let day = self.as_of.past.then(|| ("as_of", self.as_of.day.to_string()));
        paths::with_query(path, day)
    }

    /// The address of a list with a query, on the day shown.
    pub fn list(&self, path: &str, query: &Query) -> String {
        let mut query = query.clone();
        query.as_of = self.as_of.past.then_some(self.as_of.day);
        paths::with_query(path, query.parameters())
    }

    /// The address of the list of commitments that facets and owners let through, on the day shown.
    pub fn commitments(&self, facets: Facets, org: Vec<String>) -> String {
        self.list(&paths::commitments(self.lang), &Query { facets, org, ..Query::default() })
    }

    /// An area's name.
    pub fn area(&self, code: &str) -> String {
        self.reference.area(code).map_or_else(|| code.to_owned(), |it| it.name.words(self.lang).to_owned())
    }

    /// A party's name.
    pub fn party(&self, code: &str) -> String {
        self.reference.party(code).map_or_else(|| code.to_owned(), |it| it.name.words(self.lang).to_owned())
    }

    /// A party's short name: its code, or what the reader's language calls it in tables.
    pub fn party_tag(&self, code: &str) -> String {
        let tags = self.reference.portfolio.as_ref().map(|it| &it.tags);
        let tag = tags.and_then(|tags| tags.get(code)?.version(self.lang));
        tag.map_or_else(|| code.to_owned(), |tag| tag.words.clone())
    }

    /// A party's name in a list of owners: its mark, or its short name.
    pub fn party_mark(&self, code: &str) -> String {
        let marks = self.reference.portfolio.as_ref().map(|it| &it.marks);
        let mark = marks.and_then(|marks| marks.get(code)?.version(self.lang));
        mark.map_or_else(|| self.party_tag(code), |mark| mark.words.clone())
    }

    /// A text in the language that the page is not in, where the site is in that language too.
    pub fn other_version<'t>(&self, text: &'t Text) -> Option<&'t Version> {
        text.version(self.lang.other()).filter(|_| !self.messages.is_alone())
    }

    /// An organisation's name.
    pub fn organisation(&self, code: &str) -> String {
        self.reference.organisation(code).map_or_else(|| code.to_owned(), |it| it.name.words(self.lang).to_owned())
    }
}
