//! One file a page.

pub mod account;
pub mod briefing;
pub mod commitment;
pub mod errors;
pub mod import;
pub mod meeting;
pub mod note;
pub mod notice;
pub mod organisation;
pub mod portfolio;
pub mod report;
pub mod sent_before;
pub mod statement;
pub mod webhook;
