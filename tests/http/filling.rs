//! Filling in forms as a browser does: what is hidden in them goes along, and what stands in them.

use http::StatusCode;

use super::site::{Person, Reply};

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
