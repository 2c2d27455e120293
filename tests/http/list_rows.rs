//! The columns of the list, the order of its rows by several keys, and what is done with chosen rows. Without scripts.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::paths;
use http::StatusCode;
use rstest::rstest;

use crate::support::forms::{leads_on, records};
use crate::support::server::{Person, Reply, TestServer};

const LIST: &str = "/en/commitments";
const OWNERS: &str = "/en/desk/owners";

/// The heads of the table.
fn heads(page: &Reply) -> Vec<String> {
    page.page().all(".list thead th").into_iter().map(|it| it.text()).collect()
}

/// Where the head of a column leads.
fn head<'a>(page: &'a Reply, name: &str) -> &'a str {
    let heads = page.page().all(".list thead a");
    heads.into_iter().find(|it| it.text().starts_with(name)).unwrap().attribute("href")
}

#[tokio::test]
async fn columns_are_chosen_and_kept_in_the_address() {
    let server = TestServer::with_demonstration().await;
    let usual = ["Status", "Commitment", "Owners", "Due", "Last report"];
    let list = server.get("/en/commitments?area=ai").await;
    assert_eq!(heads(&list), usual);
    let asked = "/en/commitments?area=ai&choose=columns";
    assert!(list.leads_to(asked) && !list.page().has(".pick input"));
    let offered = server.get(asked).await;
    assert_eq!(heads(&offered), usual);
    assert_eq!(offered.page().count("details.pick[open] input[type=checkbox]"), 12);
    assert_eq!(offered.page().count("details.pick input[type=checkbox][checked]"), 4);
    // As the form sends it, and as the address is spelt.
    let sent = "/en/commitments?columns=commitment&columns=statement&columns=area&columns=due&sort=due&area=ai";
    for address in [sent, "/en/commitments?area=ai&sort=due&columns=area,statement,due"] {
        let page = server.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert_eq!(heads(&page), ["Commitment", "Area", "Statement", "Due"], "{address}");
        let kept = "area=ai&sort=due&columns=area,statement,due";
        for link in [format!("/ko/commitments?{kept}"), format!("/en/timeline?{kept}")] {
            assert!(page.leads_to(&link), "{link} on {address}: {:?}", page.page().links());
        }
        let box_of = |name: &str| format!(".pick input[name=columns][value={name}][checked]");
        assert!(page.page().has(&box_of("area")) && !page.page().has(&box_of("status")));
        assert!(page.page().has(".pick input[type=hidden][name=sort][value=due]"));
        assert!(page.leads_to("/en/commitments?area=ai&sort=due"), "the way back to the usual columns");
        // Whoever filters keeps the columns.
        assert!(page.page().has(".filters input[type=hidden][name=columns]"));
    }
    let paged = server.get("/en/commitments?columns=area").await;
    assert!(paged.leads_to("/en/commitments?columns=area&page=2"), "{:?}", paged.page().links());
    assert_eq!(
        heads(&server.get("/ko/commitments?columns=sides,standing").await),
        ["합의·제안사항", "구분", "양측 사이"]
    );
    assert_eq!(heads(&server.get("/en/commitments?columns=commitment").await), ["Commitment"]);
    let all = "status,area,statement,party,owner,standing,nature,basis,starts,due,updated,sides";
    for lang in Lang::ALL {
        let page = server.get(&format!("/{lang}/commitments?columns={all}")).await;
        assert_eq!((page.status, heads(&page).len(), page.rows().len()), (StatusCode::OK, 13, 100));
        let row = page.page().first(".list tbody tr");
        assert_eq!(row.count("td, th"), 13);
    }
}

#[rstest]
#[case("columns=password")]
#[case("columns=status,")]
#[case("columns=status%00")]
#[case("columns=%27%3B+DROP+TABLE+record%3B--")]
#[case("columns=<script>")]
#[case("sort=due,due;title")]
#[case("sort=-")]
#[case("then=h.title_en")]
#[tokio::test]
async fn other_columns_and_orders_are_refused_and_the_rest_is_shown(#[case] query: &str) {
    let server = TestServer::with_cases().await;
    let reply = server.get(&format!("{LIST}?{}&area=ai", query.replace('<', "%3C").replace('>', "%3E"))).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert!(!reply.rows().is_empty() && heads(&reply).len() == 5 && !reply.text.contains("<script>"));
}

#[tokio::test]
async fn heads_order_by_themselves_and_then_by_what_was_pressed_before() {
    let server = TestServer::with_demonstration().await;
    let mut address = LIST.to_owned();
    let sorted = |page: &Reply| {
        let heads = page.page().all(".list thead th[aria-sort]");
        heads.into_iter().map(|it| format!("{} {}", it.text(), it.attribute("aria-sort"))).collect::<Vec<_>>()
    };
    assert_eq!(sorted(&server.get(LIST).await), ["Commitment descending"]);
    for (pressed, leads, said) in [
        ("Due", "sort=due", "Due ascending"),
        ("Due", "sort=-due", "Due descending"),
        ("Status", "sort=status,-due", "Status ascending"),
        ("Last report", "sort=updated,status,-due", "Last report descending"),
        ("Last report", "sort=silent,status,-due", "Last report ascending"),
        ("Last report", "sort=status,-due", "Status ascending"),
    ] {
        let next = head(&server.get(&address).await, pressed).to_owned();
        assert_eq!(next, format!("{LIST}?{leads}"), "{pressed}");
        let page = server.get(&next).await;
        assert_eq!(sorted(&page), [said], "one head says how it is ordered: {next}");
        assert!(page.page().has(".filters select[name=sort] option[selected]"));
        address = next;
    }
    // What a form without script sends is the same list.
    let form = server.get(&format!("{LIST}?sort=status&then=-due&then=")).await;
    let page = server.get(&format!("{LIST}?sort=status,-due")).await;
    assert_eq!(form.rows(), page.rows());
    assert!(form.page().has(".filters select[name=then] option[value='-due'][selected]"));
    assert!(page.leads_to("/en/commitments?sort=status,-due&page=2"));
    assert!(server.get("/ko/commitments?sort=status,-due").await.says("2순위 정렬"));
}

fn boxes(page: &Reply) -> (usize, usize) {
    (page.page().count(".list input[name=chosen]"), page.page().count(".list input[name=chosen][checked]"))
}

#[tokio::test]
async fn members_choose_rows_and_readers_do_not() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
    assert_eq!(boxes(&server.get("/en/commitments?choose=page").await), (0, 0));
    assert_eq!(
        boxes(&official.get("/en/commitments?as_of=2026-06-01").await),
        (0, 0),
        "nothing is done about the past"
    );
    let list = official.get("/en/commitments?area=networks&sort=due").await;
    let rows = list.rows().len();
    assert_eq!(boxes(&list), (rows, 0));
    let all = list.page().first("a.choose").attribute("href");
    assert_eq!(all, "/en/commitments?area=networks&sort=due&choose=page#rows");
    assert_eq!(boxes(&official.get(all.trim_end_matches("#rows")).await), (rows, rows));
    let acts = |page: &Reply| page.page().attributes_of("formaction").join(" ");
    assert_eq!(acts(&list), "/en/desk/several /en/notices/watching /en/board");
    assert_eq!(acts(&partner.get(LIST).await), "/en/notices/watching");
    // One report for several opens with those chosen that are here to be reported on.
    let several = official.get("/en/desk/several?chosen=cable-map&chosen=satellite-trial&chosen=borland-pledge").await;
    assert!(several.is_set("chosen", "cable-map") && several.is_set("chosen", "satellite-trial"));
    assert!(!several.is_set("chosen", "ai-safety-list") && several.says("1 of those you chose is not here"));
}

#[tokio::test]
async fn the_chosen_are_watched_as_far_as_they_exist_for_the_person() {
    const WATCHING: &str = "/en/notices/watching";
    let server = TestServer::with_cases().await;
    let stranger = server.signed_in(Role::Official, "CAL-MOI").await;
    let sent = |chosen: &[&'static str], back: &'static str| {
        let chosen = chosen.iter().map(|slug| ("chosen", *slug));
        chosen.chain([("act", "watch_chosen"), ("back", back)]).collect::<Vec<_>>()
    };
    let fields = sent(&["both-same", "confidential", "no-such", "both-same"], "/en/commitments?sort=due");
    for _ in 0..2 {
        let done = stranger.post(WATCHING, &fields).await;
        assert_eq!(done.header("location"), "/en/commitments?sort=due&done=watched");
    }
    assert_eq!(server.database.column("SELECT target FROM watch").await.len(), 1);
    let said = stranger.get("/ko/commitments?sort=due&done=watched").await;
    assert!(said.says("선택한 항목을 관심 항목으로 등록하였습니다."));
    // What does not exist for the person is told like nothing; nobody is led elsewhere.
    for (chosen, back) in [
        (&["confidential"][..], "https://evil.example/"),
        (&[][..], "//evil.example"),
        (&["no-such"], "/en/account"),
        (&[], ""),
    ] {
        let done = stranger.post(WATCHING, &sent(chosen, back)).await;
        assert_eq!(done.header("location"), "/en/commitments?done=none_chosen", "{back}");
    }
}

/// The form for these, filled in.
async fn assign(person: &Person<'_>, chosen: &[&str], organisation: &str) -> Vec<(String, String)> {
    let address = paths::with_query(OWNERS, chosen.iter().map(|it| ("chosen", *it)));
    let mut form = person.get(&address).await.page().first("form.card.write").fields();
    form.retain(|(name, _)| name != "organisation");
    form.push(("organisation".into(), organisation.into()));
    form
}

#[tokio::test]
async fn the_owner_of_the_chosen_is_set_for_all_or_for_none() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-DFA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(official.get(&format!("{OWNERS}?chosen=cable-map")).await.status, StatusCode::NOT_FOUND);
    // Of those chosen, the ones are offered whose owners one names on their own page.
    let beside = server.signed_in(Role::Manager, "BOR-CIA").await;
    let page = beside.get(&format!("{OWNERS}?chosen=cable-map&chosen=satellite-trial")).await;
    for slug in ["cable-map", "satellite-trial"] {
        let own = beside.get(&format!("{LIST}/{slug}/owners")).await.status == StatusCode::OK;
        assert_eq!(page.is_set("chosen", slug), own, "{slug}");
    }
    let form = assign(&lead, &["cable-map", "spare-parts"], "AUR-NCC").await;
    let before = server.database.height().await;
    // An organisation of the other side, none, or one that is not there.
    for wrong in ["BOR-CIA", "", "NOBODY"] {
        let mut form = form.clone();
        form.retain(|(name, _)| name != "organisation" && name != "key");
        form.push(("organisation".into(), wrong.into()));
        assert_eq!(lead.post(OWNERS, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    // The other side cannot, whatever is sent.
    assert_ne!(other.post(OWNERS, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(server.database.height().await, before);

    // Somebody else names an owner of one of them meanwhile: nothing is recorded, and both are told apart.
    let meanwhile = assign(&lead, &["spare-parts"], "AUR-ISR").await;
    leads_on(&lead.post(OWNERS, &meanwhile).await);
    let height = server.database.height().await;
    let conflict = lead.post(OWNERS, &form).await;
    assert_eq!((conflict.status, server.database.height().await), (StatusCode::CONFLICT, height));
    assert!(conflict.says("were changed in the meantime") && conflict.is_set("chosen", "cable-map"));
    // Sent again from what it shows, it is recorded for all, once.
    let mut again = conflict.page().first("form.card.write").fields();
    again.retain(|(name, _)| name != "organisation");
    again.push(("organisation".into(), "AUR-NCC".into()));
    for _ in 0..2 {
        let done = lead.post(OWNERS, &again).await;
        assert_eq!(done.header("location"), "/en/commitments?done=owners", "{:?}", done.pieces());
    }
    assert_eq!(server.database.height().await, height + 2);
    let id = "SELECT noun_id FROM record WHERE kind = 'owner_named' ORDER BY sequence DESC";
    let id = server.database.column(id).await.remove(0);
    assert!(records(&server, "owner_named", &id).await > 0);
    let list = lead.get("/en/commitments?columns=owner").await;
    assert!(list.page().row("cable-map").says("AUR-NCC") && list.page().row("spare-parts").says("AUR-NCC"));
    // Said already: nothing is recorded again.
    let same = assign(&lead, &["cable-map"], "AUR-NCC").await;
    assert_eq!(lead.post(OWNERS, &same).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_owner_of_what_is_chosen_twice_is_named_once() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let twice = lead.get(&format!("{OWNERS}?chosen=cable-map&chosen=cable-map")).await;
    assert_eq!(twice.page().count("input[name=chosen]"), 1);
    let mut form = assign(&lead, &["cable-map", "spare-parts"], "AUR-NCC").await;
    form.push(("chosen".into(), "cable-map".into()));
    let before = server.database.height().await;
    leads_on(&lead.post(OWNERS, &form).await);
    assert_eq!(server.database.height().await, before + 2);
}

/// Without scripts no key does anything, so nothing of them is shown.
#[tokio::test]
async fn keys_are_explained_where_there_are_rows_and_only_with_scripts() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for (address, choose) in [("/en/commitments", true), ("/ko/review", true), ("/en/account", false)] {
        let page = manager.get(address).await;
        assert!(page.page().has("[data-keys-on]"), "{address}");
        assert_eq!(page.page().has("dialog.keys kbd"), choose, "{address}");
        assert!(page.page().has("leptos-island [hidden]"), "{address}");
    }
    assert!(!server.get(LIST).await.page().has("dialog.keys"), "a page for readers stays small");
}
