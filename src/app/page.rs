//! A page, before it is drawn.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::error::Error;
use crate::app::frame::Frame;
use crate::domain::list::opened::Opened;
use crate::domain::record::noun::Noun;

/// A page ready to be drawn.
pub struct Page {
    /// 200, or 400 when a parameter could not be used, or what an error page says.
    pub status: StatusCode,
    /// Title for the browser, search results and previews; plain text.
    pub title: String,
    /// One sentence for search results and previews; plain text.
    pub description: String,
    /// What surrounds the page.
    pub frame: Frame,
    /// Whether it is for one person only: no search engine lists it, and no cache stores it.
    pub private: bool,
    /// What the page is about, where the person's browser keeps that it was opened.
    pub opened: Option<Opened>,
    pub(super) body: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Page {
    /// A page whose main part `body` draws. A parameter that could not be used makes it a 400.
    pub fn new<V: IntoView + 'static>(
        frame: Frame,
        title: impl Into<String>,
        description: impl Into<String>,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        let status = if frame.faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        Self {
            status,
            title: title.into(),
            description: description.into(),
            private: false,
            opened: None,
            frame,
            body: Box::new(move || body().into_any()),
        }
    }

    /// A page for one person only: about the own account, or for a task. It is called as its frame says.
    pub fn private<V: IntoView + 'static>(frame: Frame, body: impl FnOnce() -> V + Send + 'static) -> Self {
        let title = frame.title.clone();
        Self { private: true, ..Self::new(frame, title, "", body) }
    }

    /// The same page of something that the person is led back to.
    pub fn opening(self, noun: Noun, key: impl Into<String>) -> Self {
        Self { opened: Some(Opened { noun, key: key.into() }), ..self }
    }

    /// The same page where it is that of a page which its list does not have: a 404.
    pub fn beyond_the_end(self, beyond: bool) -> Self {
        if beyond { self.with_status(StatusCode::NOT_FOUND) } else { self }
    }

    /// The same page with another status.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// What a page's loader gives.
pub type PageResult = Result<Page, Error>;
