//! What voices say about a commitment: updates, their evidence, how they are approved and answered.

pub mod approval;
pub mod content;
pub mod countersign;
pub mod difference;
pub mod evidence;
pub mod file;
pub mod named_path;
pub mod next_reports;
mod ole;
pub mod pasted;
pub mod person;
pub mod reason_to_report;
pub mod stage;
pub mod translation;
pub mod update;
mod zip;
