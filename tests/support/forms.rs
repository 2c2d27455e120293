//! Filling in forms as a browser does: hidden fields and present values are sent along.

use accord::domain::access::role::Role;
use http::StatusCode;

use super::html::{Fields, with_value};
use super::server::{Person, Reply, TestServer};

/// These fields, and the kept ones with other names.
fn instead(kept: Fields, fields: &[(&str, &str)]) -> Fields {
    let others = kept.into_iter().filter(|(name, _)| !fields.iter().any(|(new, _)| new == name));
    others.chain(owned(fields)).collect()
}

/// Fields as forms have them.
pub fn owned(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The hidden fields of a page's forms that have a value, each once.
fn hidden(page: &Reply) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in page.page().hidden_fields() {
        if !value.is_empty() && !fields.iter().any(|(other, _)| *other == name) {
            fields.push((name, value));
        }
    }
    fields
}

/// What a browser would send of the page's input form: every field with its value.
pub fn standing(page: &Reply) -> Fields {
    page.page().first("form.card.write").fields()
}

/// Opens a form, fills it in, and sends it.
pub async fn send(person: &Person<'_>, address: &str, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    fill(person, &page, address, fields).await
}

/// Sends a page's forms' hidden fields with these.
pub async fn fill(person: &Person<'_>, page: &Reply, address: &str, fields: &[(&str, &str)]) -> Reply {
    person.post(address, &instead(hidden(page), fields)).await
}

/// Sends the form for writing as it stands on a page, with these fields instead of what stands there.
pub async fn change(person: &Person<'_>, page: &Reply, address: &str, fields: &[(&str, &str)]) -> Reply {
    person.post(address, &instead(standing(page), fields)).await
}

/// Opens the form at an address whose button this is, types, and presses it.
pub async fn press(person: &Person<'_>, address: &str, act: &str, typed: &[(&str, &str)]) -> Reply {
    let mut form = person.get(address).await.hidden_with(act);
    assert!(!form.is_empty(), "{address} has no button {act}");
    form.extend(owned(typed));
    form.push(("act".into(), act.into()));
    person.post(address, &form).await
}

/// The form was accepted, and redirects.
#[track_caller]
pub fn leads_on(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{:?}", reply.pieces());
}

/// The form is shown again, with errors beside these fields and at its top.
#[track_caller]
pub fn faulty(reply: &Reply, fields: &[&str]) {
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in fields {
        let told = reply.leads_to(&format!("#{field}")) && is_wrong(reply, field);
        assert!(told, "{field}: {}", reply.text);
    }
}

/// Whether an error is shown beside a field.
pub fn is_wrong(reply: &Reply, field: &str) -> bool {
    reply.page().has(&with_value("id", &format!("{field}-error")))
}

/// Each of these people gets the not-found response at the address, and changes nothing.
pub async fn refused_to(server: &TestServer, address: &str, others: &[(Role, &str)]) {
    let before = server.database.height().await;
    for (role, organisation) in others {
        let other = server.signed_in(*role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {address}");
        let posted = other.post(address, &[("key", "x"), ("title_en", "X"), ("state", "planned")]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation} posts to {address}");
    }
    assert_eq!(server.get(address).await.status, StatusCode::SEE_OTHER, "nobody is led to sign in");
    assert_eq!(server.database.height().await, before);
}

/// The number of records of a kind about a noun.
pub async fn records(server: &TestServer, kind: &str, id: &str) -> usize {
    let sql = format!("SELECT id FROM record WHERE kind = '{kind}' AND noun_id = '{id}'");
    server.database.column(&sql).await.len()
}
