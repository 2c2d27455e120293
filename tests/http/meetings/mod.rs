//! A meeting prepared and closed: its agenda, its decisions and what comes of them, what was to be reported before it. On
//! the fictional portfolio, once as it is, with both sides taking part, and once with one side only.

mod agendas;
mod between_two;
mod decisions;

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::change;
use crate::support::html::{Element, with_value};
use crate::support::ledger::{assert_whole, rebuild, tables};
use crate::support::server::{Person, Reply, TestServer};

const MEETING: &str = "/en/meetings/council-3";
const AGENDA: &str = "/en/meetings/council-3/agenda";
const HELD: &str = "/en/meetings/council-2";
const DECIDE: &str = "/en/meetings/council-2/decisions/new";

fn agenda(page: &Reply) -> Vec<String> {
    let mut rows = page.part("agenda").all("[data-commitment]");
    rows.retain(|row| row.closest("#draft").is_none());
    rows.into_iter().map(|row| row.attribute("data-commitment").to_owned()).collect()
}

fn draft(page: &Reply) -> Vec<String> {
    page.try_part("draft").map_or_else(Vec::new, Element::rows)
}

/// The reasons beside a commitment.
fn reasons<'a>(page: &'a Reply, slug: &str) -> Vec<&'a str> {
    page.page().first(&format!("li{}", with_value("data-commitment", slug))).attributes_of("data-reason")
}

/// Sends the agenda form as it is, with these fields replaced.
async fn set(person: &Person<'_>, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(AGENDA).await;
    assert_eq!(page.status, StatusCode::OK);
    change(person, &page, AGENDA, fields).await
}

const SAVE: (&str, &str) = ("act", "save");
const PUBLIC: (&str, &str) = ("visibility", "public");
const SHARED: (&str, &str) = ("visibility", "shared");
const ALONG: (&str, &str) = ("notes", "along");
const REPLACE: (&str, &str) = ("replace", "1");
const OURS: (&str, &str) = ("visibility", "party:AUR");

const THOSE_NOT_PREPARING: [(Role, &str); 4] =
    [(Role::Official, "AUR-MDA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")];

/// Hashes and tables agree, and rebuilt tables are the same.
async fn assert_sound(server: &TestServer) {
    let before = tables(&server.database).await;
    assert_whole(&server.database).await;
    rebuild(&server.database).await;
    assert_eq!(tables(&server.database).await, before);
    assert_whole(&server.database).await;
}
