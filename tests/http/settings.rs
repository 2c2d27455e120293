//! Organisations, areas and names, which a government's admins look after. On the fictional portfolio.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, faulty, fill, send};
use crate::support::server::{Person, Reply, TestServer};

/// Managers and a private body's admin get a not-found response at the address.
async fn refused_to_others(server: &TestServer, address: &str) {
    let before = server.database.height().await;
    for (role, organisation) in [(Role::Manager, "AUR-MDA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-NET")] {
        let other = server.signed_in(role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {address}");
        let posted = other.post(address, &[("key", "x"), ("name_en", "X"), ("reason_en", "X")]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {address}");
        assert!(!other.get("/en/account").await.text.contains("/en/admin/"));
    }
    assert_eq!(server.get(address).await.status, StatusCode::SEE_OTHER);
    assert_eq!(server.database.height().await, before);
}

/// Sends a form as it stands, with a reason and these fields.
async fn revise(person: &Person<'_>, address: &str, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    let reason = [("reason_en", "It is so by law."), ("reason_ko", "법률에 따름")];
    change(person, &page, address, &[fields, &reason].concat()).await
}

mod areas {
    use super::*;

    #[tokio::test]
    async fn an_area_is_recorded_renamed_and_put_in_its_place() {
        let server = TestServer::with_council().await;
        let admin = server.signed_in(Role::Admin, "AUR-ISR").await;
        let address = "/en/admin/areas";
        assert!(admin.get("/en/account").await.text.contains(address), "a link stands in the header");
        faulty(&send(&admin, address, &[("name_en", " "), ("rank", "first")]).await, &["rank"]);
        let refused = send(&admin, address, &[("name_ko", "양자"), ("slug", "quantum")]).await;
        faulty(&refused, &["slug"]);
        assert!(refused.is_set("name_ko", "양자"));
        faulty(&send(&admin, address, &[("name_ko", " ")]).await, &["name_en"]);
        let page = admin.get(address).await;
        for _ in 0..2 {
            let done =
                fill(&admin, &page, address, &[("name_en", "Space and satellites"), ("name_ko", "우주·위성")]).await;
            assert_eq!(done.header("location"), "/en/areas/space-and-satellites");
        }
        assert!(server.get("/ko/areas/space-and-satellites").await.says("우주·위성"));
        assert!(server.get("/en/commitments").await.says("Space and satellites"), "among the list's conditions");

        let edit = "/en/admin/areas/cyber";
        assert!(admin.get("/en/areas/cyber").await.text.contains(edit));
        assert!(!server.get("/en/areas/cyber").await.text.contains(edit));
        let (page, theirs) = (admin.get(edit).await, server.signed_in(Role::Admin, "BOR-DCT").await);
        let late = theirs.get(edit).await;
        assert!(page.is_set("name_en", "Cybersecurity") && page.is_set("name_ko", "사이버보안"));
        faulty(&change(&admin, &page, edit, &[("name_en", "Security")]).await, &["reason_en"]);
        assert_eq!(
            revise(&admin, edit, &[("name_en", "Security online"), ("rank", "1")]).await.status,
            StatusCode::SEE_OTHER
        );
        for page in ["/en/areas/cyber", "/en/commitments", "/en/", "/en/commitments/cyber-exercise"] {
            assert!(server.get(page).await.says("Security online"), "{page}");
        }
        let (first, second) = ("Security online", "Artificial intelligence");
        let list = admin.get(address).await;
        let place = |name: &str| list.pieces().iter().position(|piece| piece == name).unwrap();
        assert!(place(first) < place(second), "what was given a place comes first");
        assert!(theirs.get(edit).await.says("It is so by law."), "both sides share the areas, and their history");
        let conflict = change(&theirs, &late, edit, &[("name_en", "Cyber"), ("reason_en", "Short.")]).await;
        assert!(conflict.status == StatusCode::CONFLICT && conflict.is_set("name_en", "Cyber"));
        refused_to_others(&server, address).await;
        refused_to_others(&server, edit).await;
        assert_eq!(admin.get("/en/admin/areas/none").await.status, StatusCode::NOT_FOUND);
    }
}

mod organisations {
    use super::*;

    #[tokio::test]
    async fn an_organisation_of_the_own_side_is_recorded() {
        let server = TestServer::with_council().await;
        let admin = server.signed_in(Role::Admin, "AUR-ISR").await;
        let address = "/ko/admin/organisations";
        assert!(admin.get("/ko/account").await.text.contains(address), "a link stands in the header");
        let page = admin.get(address).await;
        assert!(page.says("AUR-MDA") && page.says("총괄기관") && !page.says("BOR-DFA"));
        let wrong = [("slug", "a/b"), ("kind", "agency"), ("address", "space.example")];
        let refused = fill(&admin, &page, address, &wrong).await;
        faulty(&refused, &["name_ko", "slug", "address"]);
        assert!(refused.is_set("slug", "a/b") && refused.is_set("kind", "agency"));
        faulty(
            &fill(&admin, &page, address, &[("name_ko", "우주청"), ("slug", "BOR-DFA"), ("kind", "agency")]).await,
            &["slug"],
        );
        faulty(
            &fill(&admin, &page, address, &[("name_ko", "우주청"), ("slug", "AUR-SPC"), ("kind", "")]).await,
            &["kind"],
        );
        let new = [("name_ko", "우주청"), ("name_en", "Space Agency"), ("slug", "AUR-SPC"), ("kind", "agency")];
        let done = fill(&admin, &page, address, &new).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/ko/organisations/AUR-SPC"));
        assert!(server.get("/en/organisations/AUR-SPC").await.says("Space Agency"));
        assert!(admin.get("/ko/admin/accounts").await.text.contains("AUR-SPC"), "accounts can be made for it");
        refused_to_others(&server, address).await;
    }

    #[tokio::test]
    async fn a_renamed_organisation_keeps_its_former_name_and_reaches_the_pages_of_its_commitments() {
        let server = TestServer::with_council().await;
        let admin = server.signed_in(Role::Admin, "AUR-ISR").await;
        let address = "/en/admin/organisations/AUR-EXF";
        assert!(admin.get("/en/organisations/AUR-EXF").await.text.contains(address));
        assert!(!server.get("/en/organisations/AUR-EXF").await.text.contains(address));
        let late = admin.get(address).await;
        faulty(&revise(&admin, address, &[("name_en", "Export Bank"), ("until", "last year")]).await, &["until"]);
        let done = revise(&admin, address, &[("name_en", "Export Bank of Aurelia"), ("until", "2026-10-31")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = server.get("/en/organisations/AUR-EXF").await;
        assert!(page.says("Export Bank of Aurelia") && page.says("Export Fund of Aurelia, until"));
        assert!(
            server.get("/en/organisations/AUR-EXF?as_of=2026-10-01").await.says("On this day: Export Fund of Aurelia")
        );
        assert!(server.get("/en/commitments/cable-repair").await.says("Export Bank of Aurelia"));
        assert!(server.get("/en/commitments?q=export+bank").await.rows().contains(&"cable-repair".to_owned()));
        assert!(admin.get(address).await.says("It is so by law."));
        let conflict = change(&admin, &late, address, &[("name_en", "Bank"), ("reason_en", "Short.")]).await;
        assert!(conflict.status == StatusCode::CONFLICT && conflict.is_set("name_en", "Bank"));
        refused_to_others(&server, address).await;
        // The other side's are its own affair.
        let before = server.database.height().await;
        let theirs = server.signed_in(Role::Admin, "BOR-DCT").await;
        assert_eq!(theirs.get(address).await.status, StatusCode::NOT_FOUND);
        let fields = [("key", "k"), ("version", "v"), ("name_en", "X"), ("kind", "agency"), ("reason_en", "X")];
        assert_eq!(theirs.post(address, &fields).await.status, StatusCode::NOT_FOUND);
        let taken =
            send(&theirs, "/en/admin/organisations", &[("slug", "AUR-EXF"), ("name_en", "X"), ("kind", "agency")])
                .await;
        faulty(&taken, &["slug"]);
        assert_eq!(server.database.height().await, before);
    }

    #[tokio::test]
    async fn who_speaks_for_its_party_is_no_private_body() {
        let server = TestServer::with_council().await;
        let admin = server.signed_in(Role::Admin, "AUR-ISR").await;
        faulty(&revise(&admin, "/en/admin/organisations/AUR-MDA", &[("kind", "private")]).await, &["kind"]);
        faulty(&revise(&admin, "/en/admin/settings", &[("coordinating", "AUR-NET")]).await, &["coordinating"]);
        faulty(&revise(&admin, "/en/admin/settings", &[("coordinating", "BOR-DFA")]).await, &["coordinating"]);
    }
}

mod names {
    use super::*;

    const ADDRESS: &str = "/en/admin/settings";

    #[tokio::test]
    async fn the_names_of_the_portfolio_and_of_the_own_party_are_set() {
        let server = TestServer::with_council().await;
        let (admin, theirs) =
            (server.signed_in(Role::Admin, "AUR-ISR").await, server.signed_in(Role::Admin, "BOR-DCT").await);
        assert!(admin.get("/en/account").await.text.contains(ADDRESS));
        let (page, late) = (admin.get(ADDRESS).await, theirs.get(ADDRESS).await);
        assert!(page.is_set("name_en", "Aurelia") && page.is_set("coordinating", "AUR-MDA"));
        assert!(late.is_set("name_en", "Borland") && late.is_set("short_ko", "보를란드측"));
        faulty(&change(&admin, &page, ADDRESS, &[("title_en", "Digital Council")]).await, &["reason_en"]);
        faulty(&change(&admin, &page, ADDRESS, &[("reason_en", "No change.")]).await, &["title_en"]);
        faulty(&revise(&admin, ADDRESS, &[("name_en", ""), ("name_ko", "")]).await, &["name_en"]);
        let fields = [("title_en", "What the Digital Council agreed"), ("name_en", "Republic of Aurelia")];
        let done = revise(&admin, ADDRESS, &fields).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/admin/settings?done=saved"));
        assert!(server.get("/en/").await.says("What the Digital Council agreed"));
        let marked = revise(&admin, ADDRESS, &[("mark_en", "Aur.")]).await;
        assert_eq!(marked.status, StatusCode::SEE_OTHER);
        assert!(server.get("/en/commitments").await.says("Aur.") && admin.get(ADDRESS).await.is_set("mark_en", "Aur."));
        assert!(server.get("/en/commitments/cable-repair").await.says("Republic of Aurelia"));
        assert!(theirs.get(ADDRESS).await.says("It is so by law."), "what both share has one history");
        let conflict = change(&theirs, &late, ADDRESS, &[("title_en", "Ours"), ("reason_en", "Ours.")]).await;
        assert!(conflict.status == StatusCode::CONFLICT && conflict.is_set("title_en", "Ours"));
        assert!(conflict.says("Now What the Digital Council agreed What you typed Ours"));
        assert!(server.get("/en/").await.says("What the Digital Council agreed"));
        // What other forms set stays: who takes part, and when reports are due.
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(lead.get("/en/desk/reporting").await.says("Every quarter, first on 31 Mar 2026"));
        assert!(lead.get("/en/commitments/cable-repair/revise").await.says("proposed to Borland"));
        refused_to_others(&server, ADDRESS).await;
    }

    /// From the moment of the change the one body's managers speak for the side and the other's no longer do.
    #[tokio::test]
    async fn another_body_speaks_for_the_side() {
        let server = TestServer::with_council().await;
        let admin = server.signed_in(Role::Admin, "AUR-ISR").await;
        let (former, latter) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-NCC").await);
        let reporting = "/en/desk/reporting";
        assert_eq!(former.get(reporting).await.status, StatusCode::OK);
        assert_eq!(latter.get(reporting).await.status, StatusCode::NOT_FOUND);
        assert_eq!(revise(&admin, ADDRESS, &[("coordinating", "AUR-NCC")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(former.get(reporting).await.status, StatusCode::NOT_FOUND);
        assert_eq!(latter.get(reporting).await.status, StatusCode::OK);
    }
}
