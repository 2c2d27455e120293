//! The server functions that islands call. They answer in ready-made words, so that the browser needs no catalogue.

pub mod count;
