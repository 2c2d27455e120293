//! One file a page.

pub mod about;
pub mod account;
pub mod admin;
pub mod answer;
pub mod area;
pub mod commitment;
pub mod commitments;
pub mod desk;
pub mod errors;
pub mod joint_status;
pub mod meeting;
pub mod meetings;
pub mod organisation;
pub mod overview;
pub mod owners;
pub mod report;
pub mod review;
pub mod set_password;
pub mod sheet;
pub mod sign_in;
pub mod statement;
pub mod statements;
pub mod timeline;
pub mod withdraw;
