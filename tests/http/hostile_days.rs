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
use crate::support::routes::{address, pages, routes};
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

/// The parameters that hold a day or a moment.
const DAY_PARAMETERS: [&str; 5] = ["as_of", "from", "to", "compare", "known_at"];

/// The routes that do not read all of them: what is no page, briefings, which have days of their own, and forms that nobody
/// who asks here may open. A route that is not among them reads all.
const READ_NOT_ALL: [&str; 50] = [
    "/",
    "/.well-known/security.txt",
    "/api/v1/account",
    "/api/v1/commitments/{slug}/reports/{report}",
    "/api/v1/commitments/{slug}/work",
    "/api/v1/search",
    "/api/v1/statements/{slug}/additions",
    "/events",
    "/healthz",
    "/llms.txt",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/{lang}/admin/webhooks/{webhook}",
    "/{lang}/board",
    "/{lang}/board/{code}/{stage}",
    "/{lang}/briefing",
    "/{lang}/briefing.docx",
    "/{lang}/briefing.hwpx",
    "/{lang}/briefing.pdf",
    "/{lang}/commitments/{slug}/answer/{update}",
    "/{lang}/commitments/{slug}/files/{digest}",
    "/{lang}/commitments/{slug}/joint-status",
    "/{lang}/commitments/{slug}/milestones",
    "/{lang}/commitments/{slug}/owners",
    "/{lang}/commitments/{slug}/report",
    "/{lang}/commitments/{slug}/responsible",
    "/{lang}/commitments/{slug}/review/{update}",
    "/{lang}/commitments/{slug}/translate/{update}",
    "/{lang}/commitments/{slug}/withdraw/{update}",
    "/{lang}/commitments/{slug}/withhold/{record}",
    "/{lang}/data/portfolio.json",
    "/{lang}/desk/offices/{post}",
    "/{lang}/desk/reporting",
    "/{lang}/desk/sheet.csv",
    "/{lang}/desk/sheet.xlsx",
    "/{lang}/import/{file}",
    "/{lang}/import/{file}/refused.csv",
    "/{lang}/meetings/new",
    "/{lang}/meetings/{slug}/decisions/{decision}",
    "/{lang}/meetings/{slug}/edit",
    "/{lang}/meetings/{slug}/withhold/{record}",
    "/{lang}/own/calendar.ics",
    "/{lang}/own/feed.atom",
    "/{lang}/set-password",
    "/{lang}/statements/{slug}/additions/{addition}",
    "/{lang}/statements/{slug}/commitments/new",
    "/{lang}/statements/{slug}/edit",
    "/{lang}/unsubscribe",
    "/{lang}/views/{view}",
];

/// A parameter that an address reads is refused whatever is wrong with it; one that it does not read is refused never.
#[tokio::test]
async fn no_address_takes_a_day_that_nobody_can_mean() {
    let server = TestServer::with_demonstration().await;
    let people = [server.signed_in(Role::Admin, "MSIT").await, server.signed_in(Role::Manager, "MSIT").await];
    let mut read: BTreeMap<&str, BTreeSet<&str>> = DAY_PARAMETERS.iter().map(|it| (*it, BTreeSet::new())).collect();
    let (mut tried, mut unread) = (0, BTreeSet::new());
    for route in routes().into_iter().filter(|it| it.get) {
        let page = address(route.pattern, "en").replace("{account}", &people[0].account.id);
        let page = page.replace("{file}", "freshness.csv").replace("{table}", "changes.csv");
        let page = page.replace("{kind}", "docx");
        let mut usual = server.get(&page).await.status;
        let mut reader = None;
        for person in &people {
            if usual != StatusCode::OK {
                usual = person.get(&page).await.status;
                reader = Some(person);
            }
        }
        for parameter in DAY_PARAMETERS {
            let mut refused = 0;
            for day in HOSTILE_DAYS {
                let address = accord::paths::with_query(&page, [(parameter, day)]);
                let reply = match reader {
                    Some(person) => person.get(&address).await,
                    None => server.get(&address).await,
                };
                tried += 1;
                let is_refused = reply.status == StatusCode::BAD_REQUEST;
                assert!(is_refused || reply.status == usual, "{address}: {}", reply.status);
                assert!(!reply.status.is_server_error(), "{address}: {}", reply.status);
                refused += usize::from(is_refused);
            }
            let all_or_none = [0, HOSTILE_DAYS.len()].contains(&refused);
            assert!(all_or_none, "{page}: {parameter} was refused {refused} of {} times", HOSTILE_DAYS.len());
            if refused > 0 && usual != StatusCode::BAD_REQUEST {
                read.entry(parameter).or_default().insert(route.pattern);
            } else {
                unread.insert((route.pattern, parameter));
            }
        }
    }
    let unread: BTreeSet<&str> = unread.into_iter().map(|(pattern, _)| pattern).collect();
    println!("{tried} addresses were tried");
    assert_eq!(unread.into_iter().collect::<Vec<_>>(), READ_NOT_ALL);
    for parameter in ["from", "to"] {
        assert!(read[parameter].contains("/{lang}/briefing"), "{parameter} {read:#?}");
        assert!(read[parameter].contains("/{lang}/briefing.docx"), "{parameter} {read:#?}");
    }
}

/// A step from a file to one of its fields.
#[derive(Clone, Debug)]
enum Step {
    Field(String),
    /// The first value of a list.
    First,
}

/// Every place of a file that takes a day, by the schema: of lists, in the first entry.
fn days_of_files(schema: &Value, at: &[Step], found: &mut Vec<Vec<Step>>) {
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        days_of_files(choice, at, found);
    }
    for (name, held) in schema["properties"].as_object().into_iter().flatten() {
        days_of_files(held, &[at, &[Step::Field(name.clone())]].concat(), found);
    }
    if schema["items"].is_object() {
        days_of_files(&schema["items"], &[at, &[Step::First]].concat(), found);
    }
    // A due day and the end of a name may be a month or a year too: no format says that.
    let is_due = matches!(at.last(), Some(Step::Field(name)) if matches!(name.as_str(), "due" | "until"));
    if schema["format"] == "date" || is_due && schema["type"] == "string" {
        found.push(at.to_vec());
    }
}

/// As faults spell a place.
fn spelled(steps: &[Step]) -> String {
    let path = steps.iter().fold(String::new(), |path, step| match step {
        Step::Field(name) => format!("{path}.{name}"),
        Step::First => format!("{path}[0]"),
    });
    path.trim_start_matches('.').to_owned()
}

/// Puts a value at a place of a file, with what has to be there around it.
fn put(file: &mut Value, steps: &[Step], value: Value) {
    let mut place = file;
    for step in steps {
        match step {
            Step::Field(name) => {
                if !place.is_object() {
                    *place = json!({});
                }
                place = &mut place[name.as_str()];
            }
            Step::First => {
                if place.get(0).is_none() {
                    *place = json!([{}]);
                }
                place = &mut place[0];
            }
        }
    }
    *place = value;
}

#[tokio::test]
async fn no_file_brings_a_day_that_nobody_can_mean() {
    let server = TestServer::empty().await;
    let mut places = Vec::new();
    days_of_files(&schema(), &[], &mut places);
    let named: BTreeSet<String> = places.iter().map(|it| spelled(it)).collect();
    for expected in [
        "written_on",
        "portfolio.reporting.anchor",
        "organisations[0].former_names[0].until",
        "meetings[0].date",
        "statements[0].date",
        "statements[0].reporting.anchor",
        "commitments[0].starts_on",
        "commitments[0].due_on",
        "commitments[0].due",
        "events[0].date",
        "events[0].published_on",
        "events[0].sources[0].published_on",
        "milestones[0].date",
        "milestones[0].due",
        "milestones[0].completed_on",
        "joint_statuses[0].date",
        "withdrawals[0].date",
        "confirmations[0].date",
        "countersigns[0].date",
        "joint_proposals[0].date",
        "joint_proposals[0].answers[0].date",
        "submissions[0].date",
        "submissions[0].effective_on",
        "submissions[0].returned_on",
    ] {
        assert!(named.contains(expected), "{expected} among {named:#?}");
    }
    for steps in &places {
        let path = spelled(steps);
        for day in HOSTILE_DAYS {
            let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
            put(&mut file, steps, json!(day));
            let outcome = server.database.accord.portfolio().import(file.to_string().as_bytes(), "test").await.unwrap();
            let Imported::Refused(refusal) = outcome else { panic!("{path}: `{day}` was recorded") };
            let fault = refusal.problems.iter().find(|it| it.spot.path == path);
            assert!(
                fault.is_some_and(|it| it.reason.contains("is not a") || it.reason.contains("is neither a year")),
                "{path} {day}: {refusal:#?}"
            );
        }
    }
    println!("{} days in {} fields of files", HOSTILE_DAYS.len(), places.len());
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
