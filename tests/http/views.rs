//! Saved views: from the list to a name above it, for oneself, the organisation or everybody, and as a start page.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{owned, send};
use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS};
use crate::support::server::{Person, Reply, TestServer};

const SAVE: &str = "/en/views?on=list&query=area%3Dnetworks%26sort%3Ddue";
const SHOWN: &str = "/en/commitments?area=networks&sort=due";

async fn save(person: &Person<'_>, name: &str, circle: &str) -> Reply {
    let page = person.get(SAVE).await;
    let mut form = page.page().first("form.card.write").fields();
    form.retain(|(field, _)| !["name", "circle", "act"].contains(&&**field));
    form.extend(owned(&[("name", name), ("circle", circle), ("act", "save")]));
    person.post("/en/views", &form).await
}

/// The views above a list: what each is called and where it leads.
fn above(reply: &Reply) -> Vec<(String, String)> {
    let links = reply.page().all("main .views li a");
    links.into_iter().map(|it| (it.first("span").text(), it.attribute("href").to_owned())).collect()
}

/// Where a person's view is changed.
async fn change_of(person: &Person<'_>, name: &str) -> String {
    let page = person.get("/en/views").await;
    let links = page.page().all("main .feed a.button");
    let link = links.into_iter().find(|it| it.text().ends_with(&format!(": {name}")));
    link.unwrap_or_else(|| panic!("{name} cannot be changed: {:?}", page.pieces())).attribute("href").to_owned()
}

#[tokio::test]
async fn a_filtered_list_is_saved_from_its_page_and_stands_above_it() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    let list = official.get("/en/commitments?area=networks&sort=due&page=1").await;
    let link = list.page().first("main .views a[href^='/en/views?']").attribute("href").to_owned();
    assert_eq!(link, SAVE);
    assert!(!server.get(SHOWN).await.page().has(".views"), "there is nothing for readers");
    let form = official.get(SAVE).await;
    assert!(form.says("Save this view") && form.leads_to(SHOWN), "{:?}", form.pieces());
    let done = save(&official, "Cables, by day", "own").await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, SHOWN));
    let list = official.get(SHOWN).await;
    assert_eq!(above(&list), [("Cables, by day".to_owned(), SHOWN.to_owned())]);
    assert!(list.page().has(".views a[aria-current=true]"));
    assert!(!list.page().has("main .views a[href^='/en/views?']"), "it is saved already");
    assert!(above(&official.get("/en/timeline").await).is_empty(), "a timeline has views of its own");
    let korean = official.get("/ko/commitments").await;
    assert_eq!(above(&korean)[0].1, SHOWN.replace("/en/", "/ko/"));
    assert!(official.get("/ko/views").await.says("저장한 보기"));
}

#[tokio::test]
async fn a_timeline_is_saved_with_its_own_state() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    let timeline = official.get("/en/timeline?group=party&zoom=year").await;
    let link = timeline.page().first("main .views a[href^='/en/views?']").attribute("href").to_owned();
    let mut form = official.get(&link).await.page().first("form.card.write").fields();
    form.retain(|(field, _)| field != "name");
    form.extend(owned(&[("name", "By party"), ("act", "save")]));
    let done = official.post("/en/views", &form).await;
    assert_eq!(done.header("location"), "/en/timeline?group=party&zoom=year", "{:?}", done.pieces());
    assert_eq!(above(&official.get("/en/timeline").await).len(), 1);
}

#[tokio::test]
async fn an_organisations_view_is_seen_and_guessed_by_nobody_else() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    let colleague = server.signed_in(Role::Official, "AUR-NET").await;
    let manager = server.signed_in(Role::Manager, "AUR-NET").await;
    assert_eq!(save(&official, "Ours alone", "organisation").await.status, StatusCode::SEE_OTHER);
    let address = change_of(&official, "Ours alone").await;
    assert_eq!(change_of(&manager, "Ours alone").await, address);
    assert_eq!(above(&colleague.get(SHOWN).await)[0].0, "Ours alone");
    assert_eq!(colleague.get(&address).await.status, StatusCode::NOT_FOUND, "it is not the colleague's to change");
    let others =
        [(Role::Partner, "AUR-NET"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-MDA"), (Role::Manager, "BOR-DFA")];
    for (role, organisation) in others {
        let other = server.signed_in(role, organisation).await;
        assert!(above(&other.get(SHOWN).await).is_empty(), "{role} {organisation}");
        assert!(!other.get("/en/views").await.says("Ours alone"), "{role} {organisation}");
        let (found, nothing) = (other.get(&address).await, other.get("/en/views/nothing").await);
        assert_eq!((found.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(found.pieces(), nothing.pieces(), "{role} {organisation}");
        let id = address.rsplit('/').next().unwrap();
        for (page, fields) in [
            (&*address, vec![("act", "delete"), ("sure", "1"), ("version", ""), ("key", "k1")]),
            (&*address, vec![("act", "change"), ("name", "x"), ("circle", "own"), ("version", ""), ("key", "k2")]),
            ("/en/views", vec![("act", "start"), ("view", id), ("key", "k3")]),
        ] {
            assert_eq!(other.post(page, &fields).await.status, StatusCode::NOT_FOUND, "{role} {organisation} {page}");
        }
    }
    assert_eq!(above(&official.get(SHOWN).await).len(), 1);
}

#[tokio::test]
async fn everybody_is_offered_what_the_coordinating_organisation_publishes() {
    let server = TestServer::with_council().await;
    let speaks = server.signed_in(Role::Manager, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-NET").await;
    assert!(!manager.get(SAVE).await.page().has("[name=circle][value=public]"));
    let refused = save(&manager, "For all", "public").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(save(&speaks, "For <all>", "public").await.status, StatusCode::SEE_OTHER);
    for lang in ["en", "ko"] {
        let page = server.get(&format!("/{lang}/commitments")).await;
        assert_eq!(above(&page)[0].0, "For <all>");
        assert!(!page.page().has(".views [href*='/views']"), "readers save nothing");
    }
    assert_eq!(server.get("/en/views").await.status, StatusCode::SEE_OTHER, "to sign-in");
}

#[tokio::test]
async fn a_view_is_renamed_replaced_and_deleted_each_on_purpose() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    save(&official, "Cables", "own").await;
    let address = change_of(&official, "Cables").await;
    let again = save(&official, "cables", "own").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.page().has("[name=replace]") && again.is_set("name", "cables"), "{:?}", again.pieces());
    let mut form = again.page().first("form.card.write").fields();
    form.retain(|(field, _)| field != "query");
    form.extend(owned(&[("query", "area=ai"), ("replace", "1"), ("act", "save")]));
    assert_eq!(official.post("/en/views", &form).await.header("location"), "/en/commitments?area=ai");
    assert_eq!(above(&official.get(SHOWN).await), [("cables".to_owned(), "/en/commitments?area=ai".to_owned())]);

    let stale = official.get(&address).await.hidden_with("change");
    let renamed = send(&official, &address, &[("act", "change"), ("name", "Renamed"), ("circle", "own")]).await;
    assert_eq!(renamed.header("location"), "/en/views?done=change", "{:?}", renamed.pieces());
    let mut late = stale.clone();
    late.extend(owned(&[("act", "change"), ("name", "Late"), ("circle", "own")]));
    let late = official.post(&address, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.is_set("name", "Late") && late.says("Renamed"), "{:?}", late.pieces());

    let form = official.get(&address).await.hidden_with("delete");
    let delete = async |more: &[(&str, &str)]| {
        let mut form = form.clone();
        form.extend(owned(more));
        official.post(&address, &form).await
    };
    let unsure = delete(&[("act", "delete")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.says("Tick the box"));
    let gone = delete(&[("act", "delete"), ("sure", "1"), ("key", "other")]).await;
    assert_eq!(gone.header("location"), "/en/views?done=delete", "{:?}", gone.pieces());
    assert!(above(&official.get(SHOWN).await).is_empty());
    assert_eq!(official.get(&address).await.status, StatusCode::NOT_FOUND);
}

/// Of two tabs in which somebody was told that a name is taken, the second does not overwrite the first.
#[tokio::test]
async fn a_view_is_replaced_in_the_version_that_the_person_was_told_of() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    save(&official, "Cables", "own").await;
    let tabs = [save(&official, "Cables", "own").await, save(&official, "Cables", "own").await];
    let replace = async |tab: &Reply, query: &str| {
        let mut form = tab.page().first("form.card.write").fields();
        form.retain(|(field, _)| !["query", "replace"].contains(&&**field));
        form.extend(owned(&[("query", query), ("replace", "1"), ("act", "save")]));
        official.post("/en/views", &form).await
    };
    for _ in 0..2 {
        let done = replace(&tabs[0], "area=ai").await;
        assert_eq!(done.header("location"), "/en/commitments?area=ai", "a double click replaces once");
    }
    let late = replace(&tabs[1], "area=networks").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.page().has("section.conflict") && late.is_set("name", "Cables"), "{:?}", late.pieces());
    assert!(late.leads_to("/en/commitments?area=ai") && late.leads_to("/en/commitments?area=networks"));
    assert_eq!(above(&official.get(SHOWN).await)[0].1, "/en/commitments?area=ai");
    // Sent again, it is about what the person has been shown.
    assert_eq!(replace(&late, "area=networks").await.header("location"), "/en/commitments?area=networks");
}

#[tokio::test]
async fn a_person_starts_with_the_chosen_view() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    assert_eq!(official.get("/").await.header("location"), "/en/");
    save(&official, "Cables", "own").await;
    let id = change_of(&official, "Cables").await.rsplit('/').next().unwrap().to_owned();
    let start = [("act", "start"), ("view", &*id), ("key", "s1")];
    assert_eq!(official.post("/en/views", &start).await.status, StatusCode::SEE_OTHER);
    assert!(official.get("/en/views").await.says("Start page"));
    let home = official.get("/").await;
    assert_eq!((home.header("location"), home.header("cache-control")), (SHOWN, "no-store"));
    assert_eq!(server.get("/").await.header("location"), "/en/", "others start as ever");
    let account = official.account.clone();
    server.database.set_password(&account, "a long enough sentence").await;
    let page = server.get("/en/sign-in").await;
    let mut form = page.hidden("/en/sign-in");
    form.extend(owned(&[("email", &account.email), ("password", "a long enough sentence")]));
    assert_eq!(server.post("/en/sign-in", &form).await.header("location"), SHOWN);
    let elsewhere = [("act", "start_elsewhere"), ("key", "s2")];
    assert_eq!(official.post("/en/views", &elsewhere).await.status, StatusCode::SEE_OTHER);
    assert_eq!(official.get("/").await.header("location"), "/en/");
}

#[tokio::test]
async fn a_view_of_what_no_longer_exists_is_shown_and_explained() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    save(&official, "Cables", "own").await;
    server.database.meddle("UPDATE saved_view SET query = 'area=gone&status=delayed'").await;
    let page = official.get("/en/views").await;
    assert!(page.says("No longer exists, so it is left out: area=gone"), "{:?}", page.pieces());
    let list = official.get(&above(&official.get("/en/commitments").await)[0].1).await;
    assert_eq!(list.status, StatusCode::BAD_REQUEST);
    assert!(list.says("No area has the code “gone”.") && list.is_set("status", "delayed"));
}

#[tokio::test]
async fn names_are_shown_as_typed_or_refused() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-NET").await;
    for (text, fate) in HOSTILE_TEXTS {
        let reply = save(&official, text, "own").await;
        match fate {
            Fate::Taken(words) if !words.contains('\n') => {
                assert_eq!(reply.status, StatusCode::SEE_OTHER, "{text:?}: {:?}", reply.pieces());
                let list = official.get(SHOWN).await;
                let id = server.database.column("SELECT id FROM saved_view").await.remove(0);
                assert_eq!(list.page().all("main .views li a").len(), 1, "{text:?}");
                assert!(!list.page().has("main .views script"), "{text:?}");
                server.database.meddle(&format!("DELETE FROM saved_view WHERE id = '{id}'")).await;
            }
            _ => assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}"),
        }
    }
    for (field, value) in [("on", "nowhere"), ("circle", "all"), ("act", "x"), ("name", "")] {
        let mut form = official.get(SAVE).await.page().first("form.card.write").fields();
        form.retain(|(name, _)| *name != field);
        form.extend(owned(&[(field, value), ("act", "save")]));
        assert_eq!(official.post("/en/views", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
    }
}
