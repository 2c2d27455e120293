//! Lists of commitments: what narrows them, how they are counted and compared.

pub mod census;
pub mod columns;
pub mod comparison;
pub mod facet;
pub mod facet_counts;
pub mod facets;
pub mod figures;
pub mod filter;
pub mod filter_counts;
pub mod marks;
pub mod opened;
pub mod order;
pub mod projection;
pub mod query;
pub mod saved_view;
