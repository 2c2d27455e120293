//! What the tests stand on: databases, servers and people of their own, and readers of what they answer.

#[macro_use]
mod both_databases;

pub mod chance;
pub mod clock;
pub mod database;
pub mod files;
pub mod forms;
pub mod html;
pub mod ledger;
pub mod oracle;
pub mod people;
pub mod reader_view;
pub mod report_form;
pub mod reports;
pub mod routes;
pub mod server;
pub mod timeline;
