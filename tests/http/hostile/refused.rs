//! What no text may hold, in every field of every form and in every address.

use std::collections::{BTreeMap, BTreeSet};

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::hostile::forms::{CABLE, replaced, typed_fields};
use crate::support::forms::change;
use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS};
use crate::support::html::{Element, Fields};
use crate::support::routes::routes;
use crate::support::server::{Person, TestServer};

/// Forms without a field that is typed into, or for those who are signed out; and those of views, of
/// spreadsheets and of one webhook, which `views.rs`, `import.rs` and `webhooks.rs` have.
const ELSEWHERE: [&str; 10] = [
    "/{lang}/sign-in",
    "/theme",
    "/{lang}/sign-out",
    "/actions/{action}",
    "/{lang}/set-password",
    "/{lang}/unsubscribe",
    "/{lang}/views",
    "/{lang}/views/{view}",
    "/{lang}/admin/webhooks/{webhook}",
    "/{lang}/import/{file}",
];

/// The route that is posted to at an address.
fn route_of(address: &str) -> Option<&'static str> {
    let path: Vec<&str> = address.split(['?', '#']).next().unwrap().split('/').collect();
    let fits = |pattern: &str| {
        let parts: Vec<&str> = pattern.split('/').collect();
        let fits = |(part, segment): (&&str, &&str)| part == segment || part.starts_with('{') && *segment != "new";
        parts.len() == path.len() && parts.iter().zip(&path).all(fits)
    };
    routes().into_iter().filter(|route| route.post).map(|route| route.pattern).find(|pattern| fits(pattern))
}

/// What has a page for each of its kind.
const NAMED: [&str; 5] = ["commitments", "statements", "meetings", "areas", "organisations"];

/// Every address with a form that people find by following links, with somebody who finds it: one for each route.
async fn forms_found<'a>(people: &'a [Person<'a>]) -> BTreeMap<&'static str, (&'a Person<'a>, String)> {
    let mut found = BTreeMap::new();
    for person in people {
        // What is done with rows of the list has an address once they are chosen.
        let owners = "desk/owners?chosen=cable-repair";
        let pages =
            ["desk", "review", "account", "", "meetings", "statements", "commitments", "admin/accounts", "briefing"];
        let mut next: Vec<String> = pages.into_iter().chain([owners]).map(|page| format!("/en/{page}")).collect();
        let mut known: BTreeSet<String> = next.iter().cloned().collect();
        let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(address) = next.pop() {
            let page = person.get(&address).await;
            if page.status != StatusCode::OK || !page.header("content-type").starts_with("text/html") {
                continue;
            }
            if let Some(route) = route_of(&address) {
                found.entry(route).or_insert((person, address.clone()));
            }
            for link in page.page().links() {
                let link = link.split(['?', '#']).next().unwrap();
                // A few of each kind are enough; of commitments all, since each lets people do something else.
                let parts: Vec<&str> = link.split('/').take(5).collect();
                let is_named = parts.len() > 3 && NAMED.contains(&parts[2]) && parts[3] != "new";
                let kind = parts.iter().enumerate().map(|(at, part)| if is_named && at == 3 { "*" } else { part });
                let kind = kind.collect::<Vec<_>>().join("/");
                let most = if kind == "/en/commitments/*" { 30 } else { 3 };
                let seen = patterns.entry(kind).or_default();
                let is_new = link.starts_with("/en/") && *seen < most && known.insert(link.to_owned());
                if is_new {
                    *seen += 1;
                    next.push(link.to_owned());
                }
            }
        }
    }
    found
}

async fn people(server: &TestServer) -> Vec<Person<'_>> {
    let mut people = Vec::new();
    for (role, organisation) in [
        (Role::Manager, "AUR-EXF"),
        (Role::Official, "AUR-EXF"),
        (Role::Manager, "AUR-MDA"),
        (Role::Admin, "AUR-MDA"),
        (Role::Manager, "BOR-FUN"),
        (Role::Manager, "BOR-DFA"),
    ] {
        people.push(server.signed_in(role, organisation).await);
    }
    people
}

/// Whatever is sent for whichever field: a text that no record may hold is refused at its field, and nothing is recorded.
pub async fn refuse_in_every_form(server: &TestServer) {
    let refused: Vec<(&str, &str)> = HOSTILE_TEXTS
        .iter()
        .filter_map(|(text, fate)| if let Fate::Refused(code) = fate { Some((*text, *code)) } else { None })
        .collect();
    assert!(refused.iter().all(|(_, said)| !said.is_empty()), "what is to be said of each is named");
    let people = people(server).await;
    // Something waits to be accepted, so that there is a form for it.
    let new = "/en/statements/council-2-statement/commitments/new";
    let proposed = change(&people[2], &people[2].get(new).await, new, &[("title_en", "Share data")]).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{:?}", proposed.pieces());
    let found = forms_found(&people).await;
    let posts = routes().into_iter().filter(|route| route.post).map(|route| route.pattern);
    // Programs fill in no forms.
    let posts = posts.filter(|pattern| !pattern.starts_with("/api/"));
    let sought: Vec<&str> =
        posts.filter(|pattern| !ELSEWHERE.contains(pattern) && !found.contains_key(pattern)).collect();
    assert_eq!(sought, [""; 0], "a form that nobody finds is not tried");
    let (mut fields_tried, mut sent) = (0, 0);
    for (route, (person, address)) in &found {
        let page = person.get(address).await;
        let mut forms: Vec<(String, Fields, Vec<String>)> = Vec::new();
        for form in page.page().all("main form[method=post]") {
            let typed: Vec<String> = typed_fields(form).into_iter().map(|(name, _)| name).collect();
            let action = match form.attribute("action") {
                "" => address.clone(),
                action => action.to_owned(),
            };
            let mut fields = form.fields();
            fields.extend(form.find("button[name=act]").map(|act| ("act".into(), act.attribute("value").into())));
            if !typed.is_empty() && !forms.iter().any(|(_, _, other)| *other == typed) {
                forms.push((action, fields, typed));
            }
        }
        let before = server.database.height().await;
        for (action, fields, typed) in forms {
            fields_tried += typed.len();
            for turn in 0..refused.len() {
                let of = |at: usize| refused[(turn + at) % refused.len()];
                let with: Vec<_> =
                    typed.iter().enumerate().map(|(at, name)| (name.clone(), of(at).0.to_owned())).collect();
                let reply = person.post(&action, &replaced(fields.clone(), &with)).await;
                sent += 1;
                assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{route} {with:?}: {:?}", reply.pieces());
                for (at, name) in typed.iter().enumerate() {
                    let told = reply.page().all(&format!("a[href='#{name}']")).into_iter().map(Element::text);
                    let told = told.chain([reply.page().beside(name)]).collect::<Vec<_>>().join(" ");
                    assert!(told.contains(of(at).1), "{route} {name} {:?}: {told:?}", of(at));
                }
            }
        }
        assert_eq!(server.database.height().await, before, "{route} recorded something");
    }
    println!("{} refused texts × {fields_tried} fields of {} routes: {sent} forms sent", refused.len(), found.len());
    assert!(fields_tried > 80, "{fields_tried} fields");
}

/// No address, field or cookie makes the server fail, whatever is in it.
pub async fn no_address_fails(server: &TestServer) {
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    for (text, fate) in HOSTILE_TEXTS {
        let typed = accord::paths::with_query("", [("q", *text)]);
        let encoded = typed.trim_start_matches("?q=");
        let found = server.get(&format!("/en/commitments{typed}")).await;
        let expected = if matches!(fate, Fate::Taken(_)) { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        assert_eq!(found.status, expected, "q={text:?}");
        let path = encoded.replace('+', "%20");
        for nowhere in ["commitments", "statements", "meetings", "areas", "organisations"] {
            let status = server.get(&format!("/en/{nowhere}/{path}")).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{nowhere} {text:?}");
        }
        for (person, address) in [
            (&lead, format!("{CABLE}/report?draft={encoded}&again={encoded}&update={encoded}")),
            (&lead, format!("/en/briefing?meeting={encoded}&area={encoded}")),
            (&admin, format!("/en/admin/accounts/{path}")),
            (&lead, format!("/en/desk/offices/{path}")),
            (&lead, format!("{CABLE}/review/{path}")),
        ] {
            let status = person.get(&address).await.status;
            assert!(!status.is_server_error(), "{address}: {status}");
        }
        for address in ["/en/sign-in", "/en/set-password"] {
            let fields = [("email", *text), ("password", *text), ("new-password", *text), ("token", *text)];
            let status = server.post(address, &fields).await.status;
            assert!(!status.is_server_error(), "{address} {text:?}: {status}");
        }
    }
}
