//! Days that nobody can mean, in every field of every form, every list of a file and every address that takes a day. The
//! fields are found in the forms and the schema themselves.

use std::collections::{BTreeMap, BTreeSet};

use accord::demo;
use accord::domain::access::role::Role;
use accord::exchange::portfolio_schema::schema;
use accord::service::portfolio::import::Imported;
use http::StatusCode;
use serde_json::{Value, json};

use crate::support::forms::is_wrong;
use crate::support::hostile_days::HOSTILE_DAYS;
use crate::support::html::{Element, Fields, with_value};
use crate::support::routes::pages;
use crate::support::server::{Person, Reply, TestServer};

/// The fields of a form that take a day: those that say so, and those whose hint tells how to write a due day.
fn day_fields(page: &Reply, form: Element<'_>) -> Vec<String> {
    let takes_due = |input: &Element<'_>| {
        let notes = input.attribute("aria-describedby").split_whitespace();
        notes.filter_map(|id| page.try_part(id)).any(|hint| hint.says("2026 Q4"))
    };
    let inputs = form.all("input[name]").into_iter();
    let inputs = inputs.filter(|input| input.attribute("type") == "date" || takes_due(input));
    inputs.map(|input| input.attribute("name").to_owned()).collect()
}

/// The same address with what varies in it left out, so that one page of each kind is enough.
fn kind(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts = path
        .split('/')
        .map(|part| if part.len() > 16 || part.contains(|it: char| it.is_ascii_digit()) { "*" } else { part });
    let parts: Vec<&str> = parts.collect();
    match parts[..] {
        ["", lang, noun @ ("commitments" | "statements" | "meetings" | "organisations" | "areas"), slug, ..]
            if slug != "new" =>
        {
            format!("/{lang}/{noun}/*/{}", parts[4..].join("/"))
        }
        _ => parts.join("/"),
    }
}

/// A form that takes days.
struct DayForm {
    address: String,
    /// What a browser would send.
    standing: Fields,
    /// Its fields that take a day.
    days: Vec<String>,
    /// What its buttons do.
    acts: Vec<String>,
}

/// The forms with day fields that a person reaches by following links, one of each kind.
async fn forms(person: &Person<'_>, start: &[&str]) -> Vec<DayForm> {
    let mut next: Vec<String> = start.iter().map(|it| (*it).to_owned()).collect();
    // A link may lead to a page that another of its kind shows and this one does not: a kind is done once one is shown.
    let (mut followed, mut shown) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    while let Some(address) = next.pop() {
        if shown.contains(&kind(&address)) || followed.len() > 600 || !followed.insert(address.clone()) {
            continue;
        }
        let page = person.get(&address).await;
        assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
        if page.status != StatusCode::OK {
            continue;
        }
        shown.insert(kind(&address));
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        let links = page.page().links().into_iter().filter(|link| link.starts_with("/en/"));
        next.extend(links.map(|link| link.split('#').next().unwrap_or_default().to_owned()));
        let forms = page.page().all("form[method=post]").into_iter().map(|form| {
            let acts = form.all("button[name=act]").into_iter().map(|it| it.attribute("value").to_owned()).collect();
            let action = form.attribute("action").split(['?', '#']).next().unwrap_or_default();
            let address = if action.is_empty() { address.clone() } else { action.to_owned() };
            DayForm { address, standing: form.fields(), days: day_fields(&page, form), acts }
        });
        found.extend(forms.filter(|it| !it.days.is_empty()));
    }
    found
}

#[tokio::test]
async fn no_form_takes_a_day_that_nobody_can_mean() {
    let server = TestServer::with_council().await;
    let mut fields: BTreeMap<String, usize> = BTreeMap::new();
    for role in [Role::Official, Role::Manager, Role::Admin] {
        let person = server.signed_in(role, "AUR-MDA").await;
        let start = [
            "/en/commitments/identity-pilot/milestones",
            "/en/commitments/identity-pilot/report",
            "/en/desk/reporting",
            "/en/admin/accounts",
            "/en/commitments",
            "/en/statements",
            "/en/meetings",
            "/en/review",
            "/en/desk",
        ];
        for DayForm { address, standing, days, acts } in forms(&person, &start).await {
            for field in days {
                let named = format!("{} {field}", kind(&address));
                if fields.contains_key(&named) {
                    continue;
                }
                for day in HOSTILE_DAYS {
                    let mut told = false;
                    for act in acts.iter().map(Some).chain(acts.is_empty().then_some(None)) {
                        let mut typed = standing.clone();
                        typed.retain(|(name, _)| *name != field && (act.is_none() || name != "act"));
                        typed.push((field.clone(), day.to_owned()));
                        typed.extend(act.map(|act| ("act".to_owned(), act.clone())));
                        let reply = person.post(&address, &typed).await;
                        assert!(reply.status.as_u16() < 500, "{address} {field} {day}: {}", reply.status);
                        told |= reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, &field);
                    }
                    assert!(told, "{role} {address}: `{day}` in {field} is told beside it");
                }
                fields.insert(named, HOSTILE_DAYS.len());
            }
        }
    }
    println!("{} days in {} fields of forms: {fields:#?}", HOSTILE_DAYS.len(), fields.len());
    for expected in ["meetings/new on", "/report on", "/milestones due", "/milestones completed_on"] {
        assert!(fields.keys().any(|it| it.ends_with(expected)), "{expected} among {fields:#?}");
    }
}

#[tokio::test]
async fn no_address_takes_a_day_that_nobody_can_mean() {
    let server = TestServer::with_demonstration().await;
    let mut refused = 0;
    for page in pages("en") {
        for parameter in ["as_of", "from", "to", "compare", "known_at", "due", "on", "date"] {
            // A page that does not read a parameter ignores it.
            let usual = server.get(&page).await.status;
            for day in HOSTILE_DAYS {
                let address = accord::paths::with_query(&page, [(parameter, day)]);
                let reply = server.get(&address).await;
                assert!(
                    reply.status == usual || reply.status == StatusCode::BAD_REQUEST,
                    "{address}: {}",
                    reply.status
                );
                refused += usize::from(reply.status == StatusCode::BAD_REQUEST);
                if parameter == "as_of" && page.ends_with("/commitments") {
                    assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{address}");
                }
            }
        }
    }
    println!("{refused} addresses were refused");
    assert!(refused > HOSTILE_DAYS.len() * 10, "{refused}");
}

/// The lists of the schema with their fields of a kind.
fn fields_of_files(is_day: impl Fn(&Value) -> bool) -> Vec<(String, String)> {
    let schema = schema();
    let held = |schema: &Value| schema["anyOf"].get(0).cloned().unwrap_or_else(|| schema.clone());
    let mut found = Vec::new();
    for (list, of_list) in schema["properties"].as_object().unwrap() {
        let properties = held(of_list)["items"]["properties"].clone();
        for (field, of_field) in properties.as_object().into_iter().flatten() {
            if is_day(&held(of_field)) || field == "due" {
                found.push((list.clone(), field.clone()));
            }
        }
    }
    found
}

#[tokio::test]
async fn no_file_brings_a_day_that_nobody_can_mean() {
    let server = TestServer::empty().await;
    let fields = fields_of_files(|it| it["format"] == "date");
    assert!(fields.len() > 15, "{fields:?}");
    for (list, field) in &fields {
        for day in HOSTILE_DAYS {
            let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
            let entry = match file[list].get_mut(0) {
                Some(entry) => entry,
                None => {
                    file[list] = json!([{}]);
                    &mut file[list][0]
                }
            };
            entry[field] = json!(day);
            let outcome = server.database.accord.portfolio().import(file.to_string().as_bytes(), "test").await.unwrap();
            let Imported::Refused(refusal) = outcome else { panic!("{list} {field}: `{day}` was recorded") };
            let path = format!("{list}[0].{field}");
            assert!(refusal.problems.iter().any(|it| it.spot.path == path), "{path} {day}: {refusal:#?}");
        }
    }
    println!("{} days in {} fields of files", HOSTILE_DAYS.len(), fields.len());
    assert_eq!(server.database.height().await, 0);
}

/// What was recorded before days had bounds is shown, and the timeline has an end.
#[tokio::test]
async fn days_recorded_before_they_had_bounds_are_shown() {
    let server = TestServer::with_council().await;
    for (day, odd) in [("2026-06-30", "0026-11-25"), ("2026-12-31", "9999-12-31")] {
        let sql = format!(
            "UPDATE record SET payload = replace(payload, '\"on\":\"{day}\"', '\"on\":\"{odd}\"') \
             WHERE kind = 'commitment_recorded' AND payload LIKE '%\"on\":\"{day}\"%'"
        );
        assert!(server.database.meddle(&sql).await > 0, "{day}");
    }
    let mut conn = server.database.db().write().await.unwrap();
    accord::store::verify::rebuild(&mut conn).await.unwrap();
    conn.commit().await.unwrap();
    for page in pages("en") {
        let page = page.replace("jfs25-action-plan", "ai-evaluation").replace("ict-policy-forum-7", "council-1");
        for zoom in ["", "?zoom=year", "?zoom=month", "?zoom=quarter"] {
            let reply = server.get(&format!("{page}{zoom}")).await;
            assert!(reply.status.as_u16() < 500, "{page}{zoom}: {}", reply.status);
        }
    }
    let timeline = server.get("/en/timeline?zoom=year").await;
    assert_eq!(timeline.status, StatusCode::OK);
    let named = timeline.page().has(&with_value("name", "from"));
    assert!(named, "the axis can be chosen");
}
