//! Files in and out.

pub mod portfolio;
mod portfolio_file;
