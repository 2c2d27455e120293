//! The use cases: each checks what the reader may see, asks the store, applies the rules and answers.

mod accord;
pub mod account;
pub mod briefing;
mod census;
pub mod clock;
pub mod commitment;
mod comparisons;
mod context;
pub mod form_sent;
pub mod meeting;
pub mod note;
pub mod notice;
pub mod organisation;
pub mod portfolio;
pub mod random;
mod replay;
pub mod report;
mod snapshot;
pub mod statement;
pub mod unit_of_work;
mod version;
pub mod webhook;

pub use crate::service::accord::Accord;
pub use crate::service::clock::Clock;
pub use crate::service::context::Readiness;
pub use crate::service::random::SystemRandom;
pub use crate::service::snapshot::Snapshot;
