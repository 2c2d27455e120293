//! Pages about the portfolio as a whole.

pub mod about;
pub mod area;
pub mod areas;
pub mod changes;
pub mod data;
pub mod developers;
pub mod embed;
pub mod export;
pub mod figures;
pub mod list;
pub mod overview;
pub mod search;
pub mod shared;
pub mod timeline;
pub mod views;
