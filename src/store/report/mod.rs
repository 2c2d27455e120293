//! Reports: drafts, files, scheduled publications, tasks, and the updates that are published.

pub mod board;
pub mod drafts;
pub mod files;
pub mod opened;
pub mod scheduled;
pub mod tasks;
pub mod translation;
pub mod updates;
