//! Stands here until `src/domain/file_tests.rs` names `tests/support/files.rs`.

#[path = "../support/files.rs"]
mod kept;
pub use kept::*;
