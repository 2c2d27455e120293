//! Reports on their way: drafts, files, scheduled publications, tasks.

pub mod drafts;
pub mod files;
pub mod scheduled;
pub mod tasks;
