//! The pages: server components that read through the services.

pub mod commitment_form;
pub mod components;
pub mod document;
pub mod download;
pub mod entry_form;
pub mod form;
pub mod frame;
pub mod member_menu;
pub mod pages;
pub mod request;
pub mod session_cookie;

use http::StatusCode;
use leptos::prelude::*;

pub use crate::app::frame::{Frame, Section};
pub use crate::app::request::{PageContext, RequestContext, Site, Theme};
use crate::domain::record::noun::Noun;
use crate::store;

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
    /// Whether it is for one person only: no search engine lists it, and nothing keeps it.
    pub private: bool,
    body: Box<dyn FnOnce() -> AnyView + Send>,
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
            frame,
            body: Box::new(move || body().into_any()),
        }
    }

    /// A page for one person only: about the own account, or for a task. It is called as its frame says.
    pub fn private<V: IntoView + 'static>(frame: Frame, body: impl FnOnce() -> V + Send + 'static) -> Self {
        let title = frame.title.clone();
        Self { private: true, ..Self::new(frame, title, "", body) }
    }

    /// The same page with another status.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such noun, or the reader may not see it, or not on that day: all three answer alike.
    #[error("there is no such {0}")]
    NotFound(Noun),
    /// There is nothing at this address, or the reader may not reach it.
    #[error("there is nothing at this address")]
    Nowhere,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A password could not be hashed.
    #[error(transparent)]
    Account(#[from] crate::service::account::sign_in::Error),
}

/// What a page's loader gives.
pub type PageResult = Result<Page, Error>;
