//! What programs read: the same rows, texts and days as the pages show, of the same queries.

pub mod commitment;
pub mod count;
pub mod entry;
pub mod list;
pub mod page;
