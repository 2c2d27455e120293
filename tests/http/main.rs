//! The built server from outside: addresses, answers, pages. The demonstration unless said otherwise, on 2026-11-25.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/files.rs"]
mod samples;
mod site;

mod accounts;
mod audience;
mod faults;
mod files;
mod files_read;
mod forms;
mod guard;
mod headers;
mod lists;
mod matrix;
mod offices;
mod plan;
mod report;
mod routes;
mod sign_in;
mod statements;
mod timeline;
mod together;
mod words;
