//! Who may see what, and who may do what.

pub mod action;
pub mod member;
pub mod permission;
pub mod role;
