//! The form of a report on one commitment of the portfolio of cases: written, submitted, published, with files.

use super::forms::{leads_on, owned, press};
use super::html::Fields;
use super::server::{Person, Reply};
use accord::store::report::files;

/// AUR-MDA leads it on one side, BOR-CSA on the other.
pub const COMMITMENT: &str = "/en/commitments/both-same";
pub const PAGE: &str = "/en/commitments/both-same/report";
/// The field for a file.
pub const FILE: &str = "evidence-0-file";

/// The fields that a report's form opened by a browser sends with a button, some of them typed anew.
pub fn filled(page: &Reply, act: &str, typed: &[(&str, &str)]) -> Fields {
    let usual = [("status", "on_track"), ("on", "2026-11-20"), ("visibility", "public")];
    let is_typed = |name: &str| typed.iter().any(|(other, _)| *other == name);
    // Typed values replace the kept ones.
    let kept = page.hidden_with("submit").into_iter().filter(|(name, value)| !value.is_empty() && !is_typed(name));
    let mut fields: Fields = kept.collect();
    assert!(fields.iter().any(|(name, _)| name == "version"), "a form was opened: {}", page.status);
    fields.extend(owned(&usual).into_iter().filter(|(name, _)| !is_typed(name)));
    fields.extend(owned(typed));
    fields.push(("act".into(), act.into()));
    fields
}

/// Opens the form, types, and presses a button.
pub async fn write(person: &Person<'_>, act: &str, typed: &[(&str, &str)]) -> Reply {
    let form = filled(&person.get(PAGE).await, act, typed);
    person.post(PAGE, &form).await
}

/// Opens the form, types, chooses files, and presses a button.
pub async fn attach(person: &Person<'_>, act: &str, typed: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Reply {
    let form = filled(&person.get(PAGE).await, act, typed);
    person.post_files(PAGE, &form, files).await
}

/// A report written by an official and published by the manager; returns its identifier.
pub async fn published(official: &Person<'_>, manager: &Person<'_>, typed: &[(&str, &str)]) -> String {
    leads_on(&write(official, "submit", typed).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(manager, &review, "publish", &[]).await);
    last_part(&review).to_owned()
}

/// The first link on a page to this part of the commitment.
#[track_caller]
pub fn link(page: &Reply, part: &str) -> String {
    page.page().link(&format!("{COMMITMENT}/{part}")).to_owned()
}

/// The last part of an address: what it is about.
pub fn last_part(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// Where a file with this content is read.
pub fn file_address(content: &[u8]) -> String {
    format!("{COMMITMENT}/files/{}", files::digest(content))
}
