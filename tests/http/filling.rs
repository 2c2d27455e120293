//! Filling in forms as a browser does: what is hidden in them goes along, and what stands in them.

use accord::domain::access::member::Role;
use http::StatusCode;

use super::site::{Person, Reply, Site};

/// The hidden fields of a page's forms that have a value, each once.
pub fn hidden(page: &Reply) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in page.text.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = tag.split_once('"').unwrap();
        let value = rest.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        if !value.is_empty() && !fields.iter().any(|(it, _)| it == name) {
            fields.push((name.to_owned(), html_escape::decode_html_entities(value).into_owned()));
        }
    }
    fields
}

/// Opens a form, fills it in, and sends it.
pub async fn send(person: &Person<'_>, address: &str, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    fill(person, &page, address, fields).await
}

/// Sends a page's forms' hidden fields with these.
pub async fn fill(person: &Person<'_>, page: &Reply, address: &str, fields: &[(&str, &str)]) -> Reply {
    let kept = hidden(page);
    let all: Vec<(&str, &str)> = kept
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !fields.iter().any(|(it, _)| it == name))
        .chain(fields.iter().copied())
        .collect();
    person.post(address, &all).await
}

/// Sends the form for writing as it stands on a page, with these fields instead of what stands there.
pub async fn change(person: &Person<'_>, page: &Reply, address: &str, fields: &[(&str, &str)]) -> Reply {
    let kept = standing(page);
    let all: Vec<(&str, &str)> = kept
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !fields.iter().any(|(it, _)| it == name))
        .chain(fields.iter().copied())
        .collect();
    person.post(address, &all).await
}

/// What a browser would send of the page's form for writing: every field with what stands in it.
pub fn standing(page: &Reply) -> Vec<(String, String)> {
    let mut forms = page.text.split("<form").skip(1);
    let form = forms.find(|it| it.split('>').next().unwrap().contains("card write")).expect("a form for writing");
    let form = form.split("</form>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let quoted = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap());
        html_escape::decode_html_entities(quoted.unwrap_or_default()).into_owned()
    };
    let mut fields = Vec::new();
    for part in form.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let ticks = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
        if tag.starts_with("input") && (!ticks || tag.contains(" checked")) {
            fields.push((attribute(tag, "name"), attribute(tag, "value")));
        } else if tag.starts_with("textarea") {
            let text = html_escape::decode_html_entities(text.strip_prefix('\n').unwrap_or(text)).into_owned();
            fields.push((attribute(tag, "name"), text));
        } else if tag.starts_with("select") {
            fields.push((attribute(tag, "name"), String::new()));
        } else if tag.starts_with("option") && tag.contains(" selected") {
            let value = attribute(tag, "value");
            fields.last_mut().expect("a list of choices").1 = value;
        }
    }
    fields
}

/// Others than those who may get the answer of an address that leads nowhere, and change nothing.
pub async fn refused_to(site: &Site, address: &str, others: &[(Role, &str)]) {
    let before = site.ground.height().await;
    for (role, organisation) in others {
        let other = site.signed_in(*role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {address}");
        let posted = other.post(address, &[("key", "x"), ("title_en", "X"), ("state", "planned")]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation} posts to {address}");
    }
    assert_eq!(site.get(address).await.status, StatusCode::SEE_OTHER, "nobody is led to sign in");
    assert_eq!(site.ground.height().await, before);
}

/// How many records of a kind there are about something.
pub async fn records(site: &Site, kind: &str, id: &str) -> usize {
    let sql = format!("SELECT id FROM record WHERE kind = '{kind}' AND noun_id = '{id}'");
    site.ground.column(&sql).await.len()
}

/// The form is shown again, with what is wrong beside these fields and at its head.
pub fn faulty(reply: &Reply, fields: &[&str]) {
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in fields {
        let (link, error) = (format!("href=\"#{field}\""), format!("id=\"{field}-error\""));
        assert!(reply.text.contains(&link) && reply.text.contains(&error), "{field}: {}", reply.text);
    }
}
