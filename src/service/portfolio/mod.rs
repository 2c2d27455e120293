//! What concerns the portfolio as a whole: overview, list, timeline, changes, figures, import.

pub mod area;
pub mod changes;
pub mod example;
pub mod figures;
pub mod import;
pub mod list;
pub mod overview;
pub mod reference_data;
pub mod sources;
