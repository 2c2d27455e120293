//! What concerns the portfolio as a whole: overview, list, timeline, changes, figures, import.

pub mod area;
pub mod changes;
pub mod example;
pub mod export;
pub mod figures;
pub mod import;
pub mod list;
pub mod overview;
pub mod reference_data;
pub mod search;
pub mod shared;
pub mod sheet;
pub mod sources;
pub mod subscribed;
pub mod transfer;
pub mod views;

use crate::service::context::Context;

/// Use cases about the portfolio as a whole.
#[derive(Clone, Copy)]
pub struct Portfolio<'a> {
    pub(in crate::service) context: &'a Context,
}
