//! Every form of every route: it has a key, and the button that Enter in a field presses is the one that the form is for.

use std::collections::BTreeSet;

use accord::domain::access::role::Role;
use http::StatusCode;

use super::{Stage, entries, rows};
use crate::support::forms::change;
use crate::support::html::Element;
use crate::support::reports::{publish_as, written};
use crate::support::server::{Reply, TestServer};

/// What a button sends.
fn sends(button: Element<'_>) -> (&str, &str) {
    (button.attribute("name"), button.attribute("value"))
}

/// What is wrong with the forms in a page's main part.
fn faults(reply: &Reply) -> Vec<String> {
    let page = reply.page();
    let mut faults = Vec::new();
    for form in page.all("main form[method=post]") {
        let keys = form.all("input[type=hidden][name=key]");
        if keys.len() != 1 || keys[0].attribute("value").is_empty() {
            faults.push(format!("no key in {}", form.html()));
        }
        let buttons = form.all("button:not([type=button])");
        let purpose = form.find("button.button:not(.plain)").or(buttons.first().copied());
        let first = buttons.first().copied();
        if first.map(sends) != purpose.map(sends) {
            faults.push(format!("Enter presses {:?}, not {:?}", first.map(sends), purpose.map(sends)));
        }
        if first.is_none() {
            faults.push(format!("no button in {}", form.html()));
        }
    }
    faults
}

#[tokio::test]
async fn every_form_has_a_key_and_enter_does_what_it_is_for() {
    let stage = Stage::set().await;
    let posted: Vec<&str> = rows()
        .into_iter()
        .chain(entries::rows())
        .filter(|row| row.path.starts_with("/{lang}") && row.get.is_some() && row.post.is_some())
        .map(|row| row.path)
        // Signing in twice is signing in, and the links of no account have no form; `sent.rs` has one.
        .filter(|path| !["/{lang}/sign-in", "/{lang}/set-password", "/{lang}/unsubscribe"].contains(path))
        .collect();
    let (mut forms, mut wrong) = (0, Vec::new());
    let mut reached = BTreeSet::new();
    let mut read = |path: &'static str, reply: &Reply| {
        if reply.status == StatusCode::OK {
            let found = reply.page().count("main form[method=post]");
            forms += found;
            if found > 0 {
                reached.insert(path);
            }
            wrong.extend(faults(reply).into_iter().map(|fault| format!("{path}: {fault}")));
        }
    };
    for (role, organisation) in
        [(Role::Manager, "AUR-MDA"), (Role::Official, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "BOR-CSA")]
    {
        let person = stage.server.signed_in(role, organisation).await;
        for path in &posted {
            read(path, &person.get(&stage.address(path)).await);
        }
    }

    // What all parties share is linked, merged and split by one of them only where no other takes part.
    let server = TestServer::with_demonstration().await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    let slug = server.get("/en/commitments").await.rows().remove(0);
    for path in ["/{lang}/commitments/{slug}/restructure", "/{lang}/commitments/{slug}/relations"] {
        read(path, &manager.get(&path.replace("{lang}", "en").replace("{slug}", &slug)).await);
    }
    // Here an organisation speaks for its party.
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    // A notice has a form: of what is due.
    accord::jobs::once(&server.database.accord).await;
    let watched = [("act", "watch"), ("noun", "area"), ("name", "networks"), ("key", "watched")];
    assert_eq!(lead.post("/en/notices/watching", &watched).await.status, StatusCode::SEE_OTHER);
    let others = entries::DECISION.into_iter().filter(|(name, _)| *name != "on");
    let decision: Vec<_> = others.chain([("key", "decision"), ("on", "2025-09-23")]).collect();
    let decided = lead.post("/en/meetings/council-2/decisions/new", &decision).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{:?}", decided.pieces());
    let new = "/en/statements/council-2-statement/commitments/new";
    let proposed = change(&lead, &lead.get(new).await, new, &[("title_en", "Share data")]).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{:?}", proposed.pieces());
    let additions = lead.get(proposed.header("location")).await;
    let addition = additions.page().first("input[name=own]").attribute("value").to_owned();
    let view = [("act", "save"), ("name", "All"), ("circle", "own"), ("on", "list"), ("query", ""), ("key", "view")];
    assert_eq!(lead.post("/en/views", &view).await.status, StatusCode::SEE_OTHER);
    let plan = b"Commitment,Milestone,Due\nchip-testing,Site is chosen,2027\n";
    let sheet = [("act", "open"), ("subject", "milestones"), ("key", "sheet")];
    let sheet = lead.post_files("/en/import", &sheet, &[("file", "plan.csv", plan)]).await;
    let sheet = sheet.header("location").rsplit('/').next().unwrap().to_owned();
    let column = async |sql| server.database.column(sql).await.pop().unwrap();
    let decision = column("SELECT id FROM record WHERE kind = 'decision_recorded'").await;
    let view = column("SELECT id FROM saved_view").await;
    let report = column("SELECT id FROM record WHERE payload LIKE '%both contributions are paid in%'").await;
    for path in &posted {
        let (slug, record) = match *path {
            path if path.contains("/meetings/") => ("council-2", &decision),
            path if path.contains("/statements/") => ("council-2-statement", &report),
            _ => ("cable-repair", &report),
        };
        let address = path.replace("{lang}", "en").replace("{slug}", slug).replace("{record}", record);
        let address = address.replace("{addition}", &addition).replace("{view}", &view);
        let address = address.replace("{file}", &sheet);
        let address = if path.ends_with("/desk/owners") { format!("{address}?chosen=cable-repair") } else { address };
        if !address.contains('{') {
            read(path, &lead.get(&address).await);
        }
    }

    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let webhook = [("address", "https://hooks.example.org/in"), ("kind", "report_published"), ("key", "webhook")];
    assert_eq!(admin.post("/en/admin/webhooks", &webhook).await.status, StatusCode::OK);
    read("/{lang}/admin/webhooks/{webhook}", &admin.get("/en/admin/webhooks/webhook").await);

    // A report in one language is given to a colleague.
    let update = publish_as(&server.database, "AUR-MDA", "cable-map", written("Maps drawn.")).await;
    let path = "/{lang}/commitments/{slug}/translate/{update}";
    read(path, &lead.get(&format!("/en/commitments/cable-map/translate/{update}")).await);

    println!("{forms} forms read");
    assert_eq!(wrong, [""; 0], "\n{}", wrong.join("\n"));
    assert_eq!(reached, posted.into_iter().collect(), "a form of each route is read");
}
