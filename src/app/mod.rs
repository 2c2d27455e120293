//! The pages: server components that read through the services.

pub mod acting;
pub mod ahead;
pub mod components;
pub mod document;
pub mod download;
pub mod embedded;
pub mod entry_form;
pub mod error;
pub mod footer;
pub mod form;
pub mod frame;
pub mod markdown;
pub mod member_menu;
pub mod open_commitment;
pub mod page;
pub mod pages;
pub mod paper;
pub mod recent;
pub mod request;
pub mod search_field;
pub mod session_cookie;
pub mod start;

pub use crate::app::error::Error;
pub use crate::app::frame::{Frame, Section};
pub use crate::app::page::{Page, PageResult};
pub use crate::app::request::{PageContext, RequestContext, Site, Theme};
