//! What surrounds every page: header, notices, the day shown, footer.

use std::sync::Arc;

use leptos::prelude::*;

use super::visit::{Drawing, Reading, Site, Theme, Visit};
use crate::domain::day::Day;
use crate::domain::instant::AsOf;
use crate::domain::lang::Lang;
use crate::domain::portfolio::Marking;
use crate::domain::query::{BadParameter, Query};
use crate::domain::word::words;
use crate::paths;

words! {
    /// The parts of the main navigation.
    Section {
        Overview = "overview",
        Commitments = "commitments",
        Timeline = "timeline",
        Statements = "statements",
        Meetings = "meetings",
    }
}

impl Section {
    /// Where it begins.
    pub fn path(self, lang: Lang) -> String {
        match self {
            Self::Overview => paths::overview(lang),
            Self::Commitments => paths::commitments(lang),
            Self::Timeline => paths::timeline(lang),
            Self::Statements => paths::statements(lang),
            Self::Meetings => paths::meetings(lang),
        }
    }
}

/// What surrounds a page.
#[derive(Clone)]
pub struct Frame {
    /// Language, words, day and names.
    pub drawing: Drawing,
    /// The path of the address.
    pub path: String,
    /// The query that the address spells, without what could not be used.
    pub query: Query,
    /// What could not be used.
    pub faults: Vec<BadParameter>,
    /// The part of the navigation that the page belongs to.
    pub section: Option<Section>,
    /// The day shown.
    pub as_of: AsOf,
    /// Today in the portfolio's zone.
    pub today: Day,
    /// What kind of portfolio it is; nothing before one is loaded.
    pub marking: Option<Marking>,
    /// Whether any government takes part.
    pub has_participants: bool,
    /// The reader's choice of colours.
    pub theme: Option<Theme>,
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// The page's title without the product's name, for the citation.
    pub title: String,
}

impl Frame {
    /// The frame of a page of a section. `title` is what a citation calls the page.
    pub fn new(visit: &Visit, reading: &Reading, section: Option<Section>, title: impl Into<String>) -> Self {
        let portfolio = reading.snapshot.reference.portfolio.as_ref();
        Self {
            drawing: reading.drawing(visit),
            path: visit.path.clone(),
            query: reading.query.clone(),
            faults: reading.faults.clone(),
            section,
            as_of: reading.as_of(),
            today: visit.accord.today(),
            marking: portfolio.map(|it| it.marking),
            has_participants: portfolio.is_some_and(|it| !it.taking_part.is_empty()),
            theme: visit.theme,
            site: visit.site.clone(),
            title: title.into(),
        }
    }

    /// The address of this page in a language, with its query.
    pub fn address(&self, lang: Lang) -> String {
        let parameters = self.query.parameters();
        paths::with_query(&paths::in_language(&self.path, lang), parameters)
    }
}

/// A page in its frame.
#[component]
pub fn Framed(frame: Frame, body: AnyView) -> impl IntoView {
    let _ = &frame;
    view! { <main class="in" id="main" tabindex="-1">{body}</main> }
}
