//! A meeting prepared and closed: its agenda, its decisions and what comes of them, what was to be reported before it. On
//! the fictional portfolio, once as it is, with both sides taking part, and once with one side only.

mod agendas;
mod between_two;
mod decisions;

use accord::domain::access::member::Role;
use http::StatusCode;

use super::filling::{change, faulty, fill, records, refused_to, standing};
use super::site::{Person, Reply, Site};
use crate::common::{Ground, day};

const MEETING: &str = "/en/meetings/council-3";
const AGENDA: &str = "/en/meetings/council-3/agenda";
const HELD: &str = "/en/meetings/council-2";
const DECIDE: &str = "/en/meetings/council-2/decisions/new";

/// Both sides take part.
async fn site() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(accord::demo::FICTIONAL).await;
    Site::on(ground)
}

/// Only Aurelia takes part.
async fn alone() -> Site {
    let both = "\"taking_part\": [\"AUR\", \"BOR\"]";
    let ground = Ground::sqlite().await;
    ground.load(&accord::demo::FICTIONAL.replace(both, "\"taking_part\": [\"AUR\"]")).await;
    Site::on(ground)
}

/// The part of a page with an `id`, up to the end of its section.
fn part(page: &Reply, id: &str) -> Option<Reply> {
    let (_, rest) = page.text.split_once(&format!("id=\"{id}\""))?;
    let end = rest.find("</section>").unwrap_or(rest.len());
    let text = format!("<body><p {}", &rest[..end]);
    Some(Reply { status: page.status, headers: page.headers.clone(), text, bytes: page.bytes.clone() })
}

fn agenda(page: &Reply) -> Vec<String> {
    let part = part(page, "agenda").expect("a card of the agenda");
    let text = part.text.split("id=\"draft\"").next().unwrap().to_owned();
    Reply { text, ..part }.rows()
}

fn draft(page: &Reply) -> Vec<String> {
    part(page, "draft").map_or_else(Vec::new, |it| it.rows())
}

/// The reasons beside a commitment.
fn reasons(page: &Reply, slug: &str) -> Vec<String> {
    let (_, rest) = page.text.split_once(&format!("<li data-commitment=\"{slug}\"")).unwrap();
    let item = rest.split("</li>").next().unwrap();
    item.split("data-reason=\"").skip(1).map(|it| it.split('"').next().unwrap().to_owned()).collect()
}

/// Fills in the agenda as it stands in its form, with these fields instead.
async fn set(person: &Person<'_>, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(AGENDA).await;
    assert_eq!(page.status, StatusCode::OK);
    change(person, &page, AGENDA, fields).await
}

const SAVE: (&str, &str) = ("act", "save");
const PUBLIC: (&str, &str) = ("visibility", "public");
const SHARED: (&str, &str) = ("visibility", "shared");
const OURS: (&str, &str) = ("visibility", "party:AUR");

const THOSE_NOT_PREPARING: [(Role, &str); 4] =
    [(Role::Official, "AUR-MDA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")];

/// Hashes and tables agree, and rebuilt tables are the same.
async fn whole(site: &Site) {
    use accord::store::verify::{Verdict, verify};
    let verdict = verify(&mut site.ground.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    let reference = async || site.ground.column("SELECT noun || noun_id || payload FROM reference ORDER BY 1").await;
    let before = reference().await;
    let mut conn = site.ground.db().write().await.unwrap();
    accord::store::verify::rebuild(&mut conn).await.unwrap();
    conn.commit().await.unwrap();
    assert_eq!(reference().await, before);
    let verdict = verify(&mut site.ground.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}
