//! The built server from outside: addresses, answers, pages. The demonstration unless said otherwise, on 2026-11-25.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/files.rs"]
mod samples;
mod site;

mod accounts;
mod audience;
mod briefing;
mod changes;
mod compared;
mod enter;
mod faults;
mod figures;
mod files;
mod files_read;
mod filling;
mod forms;
mod guard;
mod headers;
mod known_at;
mod lists;
mod matrix;
mod meetings;
mod offices;
mod plan;
mod reference;
mod report;
mod restructure;
mod routes;
mod settings;
mod sign_in;
mod statements;
mod timeline;
mod timeline_marks;
mod together;
mod words;
