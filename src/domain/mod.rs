//! The words and rules of the product. Pure: no clock, no randomness, no input or output, nothing of ours imported.

pub mod address;
pub mod commitment;
pub mod day;
pub mod due;
pub mod evidence;
pub mod fact;
pub mod fold;
pub mod freshness;
pub mod headline;
pub mod instant;
pub mod joint_status;
pub mod lang;
pub mod meeting;
pub mod milestone;
pub mod narrowing;
pub mod organisation;
pub mod owner;
pub mod party;
pub mod permission;
pub mod portfolio;
pub mod progress;
pub mod projection;
pub mod query;
pub mod record;
pub mod reference;
pub mod relation;
#[cfg(test)]
pub(crate) mod samples;
pub mod search;
pub mod statement;
pub mod status;
pub mod story;
pub mod tally;
pub mod text;
pub mod update;
pub(crate) mod word;
