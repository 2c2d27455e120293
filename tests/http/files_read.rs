//! Who reads the file of a source, at each stage of its report; and with which headers it is handed out.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::store::report::files;
use accord::store::verify::{Verdict, verify};
use http::StatusCode;
use rstest::rstest;

use crate::support::files::{PDF, PNG};
use crate::support::forms::{leads_on, press};
use crate::support::report_form::{COMMITMENT, FILE, PAGE, attach, file_address, filled, link, write};
use crate::support::server::{Person, Reply, TestServer};

const ORGANISATIONS: [&str; 5] = ["AUR-MDA", "AUR_NSI", "AUR-CHAMBER", "BOR-CSA", "BOR-DCI"];
const WRITERS: [Role; 2] = [Role::Official, Role::Manager];

/// Everybody: nobody who is signed in, and a person of each role in each organisation.
struct Everybody<'a> {
    server: &'a TestServer,
    people: Vec<(&'static str, Role, Person<'a>)>,
}

impl<'a> Everybody<'a> {
    async fn of(server: &'a TestServer) -> Self {
        let mut people = Vec::new();
        for organisation in ORGANISATIONS {
            for role in Role::ALL {
                people.push((organisation, *role, server.signed_in(*role, organisation).await));
            }
        }
        Self { server, people }
    }

    /// Those who read the file are these, and to all others it is as if there were none.
    async fn read(&self, stage: &str, anyone: bool, may: impl Fn(&str, Role) -> bool) {
        self.answered(
            "nobody",
            stage,
            anyone,
            self.server.get(&file_address(PDF)).await,
            self.server.get(&missing()).await,
        );
        for (organisation, role, person) in &self.people {
            let who = format!("{role} of {organisation}");
            let (file, none) = (person.get(&file_address(PDF)).await, person.get(&missing()).await);
            self.answered(&who, stage, anyone || may(organisation, *role), file, none);
        }
    }

    fn answered(&self, who: &str, stage: &str, may: bool, file: Reply, none: Reply) {
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        if may {
            assert_eq!((file.status, &*file.text), (StatusCode::OK, str::from_utf8(PDF).unwrap()), "{who}, {stage}");
            return;
        }
        let same = file.text.replace(&digest(PDF), &digest(b"nothing")) == none.text;
        assert!(file.status == none.status && same, "{who}, {stage}: {}", file.status);
        let names = |reply: &Reply| reply.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&file), names(&none), "{who}, {stage}");
    }
}

fn digest(content: &[u8]) -> String {
    files::digest(content).0
}

/// Where a file would be that was never sent.
fn missing() -> String {
    file_address(b"nothing")
}

/// T47, T48: a draft's file is its organisation's, a submitted one the own side's, and a published one is read by
/// those who read the report.
#[rstest]
#[case("public")]
#[case("shared")]
#[case("party:AUR")]
#[case("organisation:AUR-MDA")]
#[tokio::test]
async fn t48_a_file_is_read_by_those_who_read_what_cites_it(#[case] visibility: &str) {
    let server = TestServer::with_cases().await;
    let everybody = Everybody::of(&server).await;
    let own = |organisation: &str, role: Role| organisation == "AUR-MDA" && WRITERS.contains(&role);
    let side =
        |organisation: &str, role: Role| ["AUR-MDA", "AUR_NSI"].contains(&organisation) && WRITERS.contains(&role);
    let only_own = visibility.starts_with("organisation");

    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let typed = [("visibility", visibility), ("results_en", "Landed.")];
    let wrong = attach(&official, "submit", &[("progress", "101")], &[(FILE, "보고.pdf", PDF)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    everybody.read("sent", false, |_, _| false).await;
    let saved = official.post(PAGE, &filled(&wrong, "save_draft", &[("progress", "")])).await;
    everybody.read("a draft", false, own).await;
    let draft = official.get(saved.header("location")).await;
    leads_on(&official.post(PAGE, &filled(&draft, "submit", &typed)).await);
    assert_eq!(server.database.column("SELECT id FROM draft").await, [""; 0]);
    everybody.read("handed in", false, |who, role| if only_own { own(who, role) } else { side(who, role) }).await;

    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    let seen = |who: &str, role: Role| match visibility.parse::<Visibility>().unwrap() {
        Visibility::Public | Visibility::Shared => true,
        Visibility::Party(_) => side(who, role),
        Visibility::Organisation(_) => own(who, role),
    };
    everybody.read("published", visibility == "public", seen).await;

    // About another commitment nobody cites it.
    let elsewhere = file_address(PDF).replace("both-same", "joint-newest");
    assert_eq!(manager.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get(&file_address(PDF).replace("both-same", "nothing")).await.status, StatusCode::NOT_FOUND);
    let shouted = format!("{COMMITMENT}/files/{}", digest(PDF).to_uppercase());
    assert_eq!(manager.get(&shouted).await.status, StatusCode::NOT_FOUND);
}

/// Whoever knows the digest of a file of others, or has it too, opens nothing by it and learns nothing of it.
#[tokio::test]
async fn a_digest_alone_opens_nothing() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(
        &attach(&official, "submit", &[("visibility", "party:AUR"), ("results_en", "x")], &[(FILE, "a.pdf", PDF)])
            .await,
    );
    let bor = server.signed_in(Role::Official, "BOR-CSA").await;
    let (digest, unknown) = (digest(PDF), digest(b"nothing"));
    let mut answers = Vec::new();
    for digest in [&digest, &unknown] {
        let named = [
            ("evidence-0-digest", digest.as_str()),
            ("evidence-0-name", "a.pdf"),
            ("evidence-0-kind", "pdf"),
            ("evidence-0-size", "1"),
            ("results_en", "Ours."),
        ];
        leads_on(&write(&bor, "save_draft", &named).await);
        assert_eq!(bor.get(&format!("{COMMITMENT}/files/{digest}")).await.status, StatusCode::NOT_FOUND);
        let refused = write(&bor, "submit", &named).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("This file is no longer kept here."), "{:?}", refused.pieces());
        let pieces = refused.pieces().join("\n").replace(digest.as_str(), "");
        answers.push(pieces);
    }
    assert_eq!(answers[0], answers[1]);
    // Their own copy of it is theirs to cite.
    leads_on(&attach(&bor, "submit", &[("results_en", "Ours.")], &[(FILE, "b.pdf", PDF)]).await);
    assert_eq!(bor.get(&file_address(PDF)).await.status, StatusCode::OK);
    assert_eq!(server.database.column("SELECT digest FROM evidence_file").await, [digest]);
}

/// Those who may not report about a commitment leave no file there.
#[tokio::test]
async fn who_may_not_report_sends_no_file() {
    let server = TestServer::with_cases().await;
    for (role, organisation) in [(Role::Official, "AUR_NSI"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA")] {
        let person = server.signed_in(role, organisation).await;
        let reply = person.post_files(PAGE, &[("act", "save_draft")], &[(FILE, "a.pdf", PDF)]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
    assert_eq!(server.database.column("SELECT digest FROM evidence_file").await, [""; 0]);
}

/// T40: a file is downloaded under its own name, Korean or not, and never as a page of ours. What is in it does nothing.
#[tokio::test]
async fn t40_a_file_is_handed_out_with_its_name_and_nothing_runs_in_it() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let files = [(FILE, "해저 케이블.pdf", PDF), ("evidence-1-file", "run.html", PNG)];
    leads_on(&attach(&official, "submit", &[("visibility", "public"), ("results_en", "x")], &files).await);
    let headers = |reply: &Reply, cached: &str, name: &str| {
        for (header, value) in [
            ("cache-control", cached),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("content-disposition", name),
            ("content-encoding", ""),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(reply.header(header), value, "{header}");
        }
    };
    let korean = "attachment; filename=\"evidence.pdf\"; \
                  filename*=UTF-8''%ED%95%B4%EC%A0%80%20%EC%BC%80%EC%9D%B4%EB%B8%94.pdf";
    let page = "attachment; filename=\"run.html.png\"; filename*=UTF-8''run.html.png";
    headers(&official.get(&file_address(PDF)).await, "private, no-store", korean);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    headers(&server.get(&file_address(PDF)).await, "public, max-age=60", korean);
    let packed = server.get_with(&file_address(PNG), &[("accept-encoding", "br, gzip")]).await;
    headers(&packed, "public, max-age=60", page);
    assert_eq!(packed.header("content-type"), "image/png");
}

/// Withheld, a file is gone for everybody, and its content with the last record that cites it.
#[tokio::test]
async fn a_withheld_file_is_gone() {
    let server = TestServer::with_cases().await;
    let everybody = Everybody::of(&server).await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    leads_on(
        &attach(&official, "submit", &[("visibility", "public"), ("results_en", "x")], &[(FILE, "a.pdf", PDF)]).await,
    );
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    for (kind, left) in [("update_submitted", 1), ("update_published", 0)] {
        let sql = format!("SELECT id FROM record WHERE kind = '{kind}' AND payload LIKE '%a.pdf%'");
        let record = server.database.column(&sql).await.remove(0);
        let withheld = server.database.accord.portfolio().withhold(
            &record,
            "A leak.".into(),
            "The court".into(),
            "test",
            Visibility::Public,
        );
        assert!(withheld.await.unwrap());
        assert_eq!(server.database.column("SELECT digest FROM evidence_file").await.len(), left, "{kind}");
        // Everybody reads what is published still.
        everybody.read(kind, left == 1, |_, _| false).await;
        let verdict = verify(&mut server.database.db().read().await.unwrap()).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }
    assert!(!server.get(COMMITMENT).await.text.contains("/files/"));
    assert!(!manager.get(COMMITMENT).await.text.contains("/files/"));
}
