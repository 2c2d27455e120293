//! Import and export of files.

pub mod csv;
pub mod document;
pub mod docx;
pub mod portfolio;
mod portfolio_commitments;
mod portfolio_dealings;
mod portfolio_file;
