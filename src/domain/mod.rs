//! The words and rules of the product. Pure: no clock, no randomness, no input or output, nothing of ours imported.

pub mod access;
pub mod account;
pub mod basics;
pub mod briefing;
pub mod commitment;
pub mod list;
pub mod meeting;
pub mod note;
pub mod notice;
pub mod organisation;
pub mod portfolio;
pub mod record;
pub mod report;
#[cfg(test)]
pub(crate) mod samples;
pub mod sheet;
pub mod statement;
pub mod webhook;
