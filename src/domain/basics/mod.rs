//! What every rule builds on: days, instants, languages, texts, codes, and what is wrong with a field.

pub mod address;
pub mod code;
pub mod day;
pub mod difference;
pub mod field_error;
pub mod instant;
pub mod lang;
pub mod moment;
pub mod parameter;
pub mod plain_text;
pub mod search;
pub mod set;
pub mod slug;
pub mod source;
pub(crate) mod string_enum;
pub mod text;
pub mod typed_text;
pub mod web_address;
