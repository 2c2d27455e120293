//! One file a page.

pub mod about;
pub mod account;
pub mod admin;
pub mod area;
pub mod commitment;
pub mod commitments;
pub mod errors;
pub mod meeting;
pub mod meetings;
pub mod organisation;
pub mod overview;
pub mod set_password;
pub mod sign_in;
pub mod statement;
pub mod statements;
pub mod timeline;
