//! The built server from outside: addresses, answers, pages. The demonstration unless said otherwise, on 2026-11-25.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect has failed"
)]

#[macro_use]
#[expect(dead_code, reason = "each test program uses a part of it")]
#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod additions;
mod anywhere;
mod approval_paths;
mod approvals;
mod assist;
mod audience;
mod board;
mod briefing;
mod changes;
mod command_line;
mod command_line_moving;
mod compared;
mod connections;
mod copying;
mod documents;
mod docx;
mod drafts;
mod embedding;
mod enter;
mod exports;
mod faults;
mod figures;
mod files;
mod files_read;
mod files_several;
mod forms;
mod fuzz;
mod guard;
mod headers;
mod hostile;
mod hostile_days;
mod import;
mod import_bombs;
mod import_owners;
mod import_round_trip;
mod import_updates;
mod intake;
mod intake_link;
mod known_at;
mod list_rows;
mod lists;
mod live;
mod matrix;
mod meetings;
mod notes;
mod notices;
mod offices;
mod open_data;
mod own_addresses;
mod own_portfolio;
mod page_cache;
mod paste;
mod pending;
mod pickers;
mod plan;
mod programs;
mod public_state;
mod published;
mod reference;
mod report;
mod responsible;
mod restructure;
mod restructuring;
mod review;
mod routes;
mod search;
mod sent;
mod settings;
mod shared;
mod sheet;
mod sign_in;
mod statement_drafts;
mod statement_files;
mod statements;
mod subscriptions;
mod suggested_owners;
mod timeline;
mod timeline_marks;
mod together;
mod translations;
mod views;
mod watching;
mod webhooks;
mod words;
