//! Files in and out.

pub mod portfolio;
mod portfolio_commitments;
mod portfolio_dealings;
mod portfolio_file;
