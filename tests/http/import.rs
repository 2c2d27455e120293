//! Spreadsheets that people bring in: looked at first, and recorded as they were shown. On the fictional portfolio, in which
//! both sides take part.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::is_wrong;
use crate::support::html::Fields;
use crate::support::ledger::assert_whole;
use crate::support::server::{Person, Reply, TestServer};

const IMPORT: &str = "/en/import";

const PLAN: &str = "Code,Statement,Title,Title (Korean),Area,Parties,Lead,Standing,Basis,Nature,Due\r\n\
    ,council-2-statement,Share weather data,기상 자료 공유,Data and digital identity,Aurelia; BOR,AUR-MDA; BOR-DFA,Agreed,Joint text,Deliverable,Q1 2027\r\n\
    satellite-trial,,,,,,,,,,2026-11-30\r\n\
    ai-safety-list,,Share findings on AI incidents,,ai,,,합의,,,\r\n";

/// Sends a file to be looked at.
pub async fn send(person: &Person<'_>, subject: &str, name: &str, content: &[u8]) -> Reply {
    let page = person.get(IMPORT).await;
    assert_eq!(page.status, StatusCode::OK);
    let mut fields = page.hidden_with("open");
    fields.extend([("subject".to_owned(), subject.to_owned()), ("act".to_owned(), "open".to_owned())]);
    person.post_files(IMPORT, &fields, &[("file", name, content)]).await
}

/// The address at which a file is looked at, and the page.
pub async fn open(person: &Person<'_>, subject: &str, content: impl AsRef<[u8]>) -> (String, Reply) {
    let sent = send(person, subject, "plan.csv", content.as_ref()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{:?}", sent.pieces());
    let address = sent.header("location").to_owned();
    let page = person.get(&address).await;
    assert_eq!(page.status, StatusCode::OK);
    (address, page)
}

/// The form with a button as a browser sends it, with other values in some fields.
pub fn form(page: &Reply, act: &str, typed: &[(&str, &str)]) -> Fields {
    let kept = page.page().form_with(&format!("button[value={act}]")).unwrap().fields();
    let others = kept.into_iter().filter(|(name, _)| name != "act" && !typed.iter().any(|(it, _)| it == name));
    let typed = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    others.chain(typed).chain([("act".to_owned(), act.to_owned())]).collect()
}

async fn height(server: &TestServer) -> i64 {
    server.database.height().await
}

on_both! {
    /// T30, T37: what is shown is what is recorded; sent twice it is recorded once, and the same file changes nothing more.
    async fn a_file_is_recorded_as_it_was_shown(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
        let before = height(&server).await;
        let (address, shown) = open(&manager, "commitments", PLAN).await;
        assert!(shown.says("1 new entry") && shown.says("1 changed entry"), "{:?}", shown.pieces());
        assert!(shown.says("1 entry stands like this already"), "{:?}", shown.pieces());
        assert!(shown.says("2 of them are proposed to the other side"));
        assert!(shown.says("31 Oct 2026") && shown.says("30 Nov 2026"), "both values: {:?}", shown.pieces());
        assert_eq!(height(&server).await, before, "nothing is recorded by looking");

        let no_reason = manager.post(&address, &form(&shown, "record", &[])).await;
        assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no_reason.leads_to("#reason_en"), "{:?}", no_reason.pieces());
        let fields = form(&shown, "record", &[("reason_en", "As agreed in the working group.")]);
        for _ in 0..2 {
            let done = manager.post(&address, &fields).await;
            assert_eq!(done.header("location"), "/en/import?done=recorded-2-2", "{:?}", done.pieces());
        }
        assert_eq!(height(&server).await, before + 2);
        let done = manager.get("/en/import?done=recorded-2-2").await;
        assert!(done.says("2 entries were recorded.") && !done.leads_to(&address), "the file is gone");
        assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND);
        assert!(manager.get("/en/statements/council-2-statement/additions").await.says("Share weather data"));

        let (_, again) = open(&manager, "commitments", PLAN).await;
        assert!(again.says("3 entries stand like this already"), "{:?}", again.pieces());
        assert!(!again.page().has("#record"), "there is nothing to record");
        assert_whole(&server.database).await;
    }

    /// T35: a bad row is named with its place and reason, and nothing is recorded as long as it is not left out.
    async fn nothing_is_recorded_unless_refused_rows_are_left_out(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
        let good = PLAN.lines().nth(1).unwrap();
        let bad = good.replace("Q1 2027", "03/04/2027").replace("Share weather data", "Open a register").replace("기상 자료 공유", "=1+1");
        let worse = good.replace("AUR-MDA; BOR-DFA", "AUR-MDA; NASA").replace("Share weather data", "Hold a joint exercise");
        let file = [PLAN.lines().next().unwrap(), good, &bad, &worse, good].join("\n");
        let before = height(&server).await;
        let (address, shown) = open(&manager, "commitments", &file).await;
        assert!(shown.says("1 new entry") && shown.says("3 entries are refused"), "{:?}", shown.pieces());
        for said in ["Row 3, column K (Due) “03/04/2027”", "Row 4, column G", "“AUR-MDA; NASA”", "Row 5, column C"] {
            assert!(shown.says(said), "{said}: {:?}", shown.pieces());
        }
        let refused = manager.post(&address, &form(&shown, "record", &[])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.leads_to("#leave_out") && refused.says("Some entries are refused."), "{:?}", refused.pieces());
        assert_eq!(height(&server).await, before);

        let rows = manager.get(&format!("{address}/refused.csv")).await;
        let rows = rows.csv();
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert_eq!((&*rows[1][0], &*rows[1][4]), ("3", "Open a register"));
        assert!(rows[1][1].contains("may be in one month or in another"), "{rows:?}");
        assert_eq!(rows[1][5], "'=1+1", "a formula stays a text");

        let done = manager.post(&address, &form(&shown, "record", &[("leave_out", "1")])).await;
        assert_eq!(done.header("location"), "/en/import?done=recorded-1-1", "{:?}", done.pieces());
        assert_eq!(height(&server).await, before + 1);
    }

    /// What changed since it was shown is shown again before anything is recorded.
    async fn what_would_become_of_the_rows_is_looked_at_again_under_the_lock(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (first, second) = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let (address, shown) = open(&first, "commitments", PLAN).await;
        let (other, theirs) = open(&second, "commitments", PLAN).await;
        let reason = [("reason_en", "As agreed.")];
        let done = second.post(&other, &form(&theirs, "record", &reason)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
        let before = height(&server).await;
        let late = first.post(&address, &form(&shown, "record", &reason)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.says("3 entries stand like this already"), "{:?}", late.pieces());
        assert_eq!(height(&server).await, before);
    }
}

/// T37: what is pressed was shown: after another tab read the file otherwise, even if the rows fare alike, it is shown anew.
#[tokio::test]
async fn a_preview_holds_for_the_settings_that_it_was_shown_with() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let file = PLAN.lines().take(2).collect::<Vec<_>>().join("\n");
    let (address, first) = open(&manager, "commitments", &file).await;
    let looked = manager.post(&address, &form(&first, "look", &[("date_order", "day_first")])).await;
    assert_eq!(looked.status, StatusCode::SEE_OTHER);
    let before = height(&server).await;
    let late = manager.post(&address, &form(&first, "record", &[])).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.is_set("date_order", "day_first") && late.page().has("#record"), "{:?}", late.pieces());
    assert_eq!(height(&server).await, before);
    let done = manager.post(&address, &form(&late, "record", &[])).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
}

/// Whoever tries the wrong encoding and comes back finds the rest as it was.
#[tokio::test]
async fn another_encoding_keeps_what_else_was_chosen() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (korean, ..) = encoding_rs::EUC_KR.encode("사업;시기;비고\n기상 자료 공유;03/04/2027;x\n");
    let (address, shown) = open(&manager, "commitments", &*korean).await;
    let all = [
        ("column-0", "title_ko"),
        ("column-1", "due"),
        ("date_order", "month_first"),
        ("all-visibility", "shared"),
        ("all-standing", "agreed"),
    ];
    manager.post(&address, &form(&shown, "look", &all)).await;
    let shown = manager.get(&address).await;
    manager.post(&address, &form(&shown, "look", &[("encoding", "utf-8")])).await;
    let wrong = manager.get(&address).await;
    assert!(wrong.says("cannot be read in this encoding"), "{:?}", wrong.pieces());
    manager.post(&address, &form(&wrong, "look", &[("encoding", "euc-kr")])).await;
    let back = manager.get(&address).await;
    for (field, value) in all {
        assert!(back.is_set(field, value), "{field}: {:?}", back.pieces());
    }
}

/// Whoever goes back and chooses another file looks at that one, never at the first again.
#[tokio::test]
async fn another_file_under_the_key_of_the_first_is_another_file() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let mut fields = manager.get(IMPORT).await.hidden_with("open");
    fields
        .extend([("subject", "commitments"), ("act", "open")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    let sent = async |content: &[u8]| manager.post_files(IMPORT, &fields, &[("file", "plan.csv", content)]).await;
    let first = sent(PLAN.as_bytes()).await;
    let again = sent(PLAN.as_bytes()).await;
    assert_eq!((again.status, again.header("location")), (first.status, first.header("location")), "a double click");
    let other = sent(b"Title\nAnother\n").await;
    assert_eq!(other.status, StatusCode::SEE_OTHER, "{:?}", other.pieces());
    assert_ne!(other.header("location"), first.header("location"));
    assert!(manager.get(other.header("location")).await.says("1 entry is refused"));
    assert!(manager.get(first.header("location")).await.says("1 new entry"), "what was sent first is as it was");
}

/// A milestone that has a title in each language is the same by either.
#[tokio::test]
async fn rows_about_one_milestone_by_its_titles_are_one_too_many() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let head = "Commitment,Title (English),Title (Korean),Due\n";
    let (address, shown) = open(&manager, "milestones", format!("{head}chip-testing,Site,부지,2027\n")).await;
    manager.post(&address, &form(&shown, "record", &[])).await;
    let rows =
        "chip-testing,Site,,2028\nchip-testing,,부지,2029\nchip-testing,Other,다른,2028\nchip-testing,,다른,2029\n";
    let (_, shown) = open(&manager, "milestones", format!("{head}{rows}")).await;
    for said in ["1 changed entry", "1 new entry", "2 entries are refused", "A row above is about the same."] {
        assert!(shown.says(said), "{said}: {:?}", shown.pieces());
    }
    assert!(shown.says("Row 3") && shown.says("Row 5"), "{:?}", shown.pieces());
}

/// A file is its owner's only, and its subject is brought in by those who record such entries.
#[tokio::test]
async fn a_file_is_seen_by_the_person_who_brought_it() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (address, _) = open(&manager, "commitments", PLAN).await;
    for (role, organisation) in [(Role::Manager, "AUR-MDA"), (Role::Manager, "BOR-DFA"), (Role::Admin, "AUR-MDA")] {
        let other = server.signed_in(role, organisation).await;
        for path in [address.clone(), format!("{address}/refused.csv")] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let sent = [("act", "record"), ("key", "x"), ("version", "x")];
        assert_eq!(other.post(&address, &sent).await.status, StatusCode::NOT_FOUND);
        assert!(!other.get(IMPORT).await.leads_to(&address));
        let discarded = [("act", "discard"), ("key", "y"), ("discard", address.rsplit('/').next().unwrap())];
        assert_eq!(other.post(IMPORT, &discarded).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(manager.get(&address).await.status, StatusCode::OK, "nobody else removes it");
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(send(&official, "commitments", "a.csv", PLAN.as_bytes()).await.status, StatusCode::NOT_FOUND);
    let partner = server.signed_in(Role::Partner, "AUR-MDA").await;
    assert_eq!(partner.get(IMPORT).await.status, StatusCode::NOT_FOUND);
    assert_eq!(send(&manager, "organisations", "a.csv", b"Code,Name\nX,Y\n").await.status, StatusCode::NOT_FOUND);
    let mine = manager.get(IMPORT).await;
    assert!(mine.says("plan.csv") && mine.says("Delete"));
}

/// T73 and what a person said that columns mean: changed once, it is known again for the same headings.
#[tokio::test]
async fn what_columns_mean_is_chosen_and_remembered() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let file = "번호\u{a0};Was\u{3000}wir tun;ＤＵＥ\u{a0}DATE;Remarks\n1;Share weather data;2027;x\n";
    let (address, shown) = open(&manager, "commitments", file).await;
    assert!(shown.is_set("separator", "semicolon") && shown.is_set("column-0", "number"), "{:?}", shown.pieces());
    assert!(shown.is_set("column-2", "due") && shown.is_set("column-1", ""), "{:?}", shown.pieces());
    let all = [
        ("column-1", "title_en"),
        ("all-statement", "council-2-statement"),
        ("all-undertaken_by", "AUR; BOR"),
        ("all-standing", "agreed"),
        ("all-basis", "joint_text"),
        ("all-nature", "continuing"),
    ];
    let looked = manager.post(&address, &form(&shown, "look", &all)).await;
    assert_eq!((looked.status, looked.header("location")), (StatusCode::SEE_OTHER, &*address));
    let page = manager.get(&address).await;
    assert!(page.says("1 new entry") && page.is_set("all-nature", "continuing"), "{:?}", page.pieces());

    let (_, again) = open(&manager, "commitments", file).await;
    assert!(again.is_set("column-1", "title_en"), "the headings are known again");
    let wrong = manager.post(&address, &form(&page, "look", &[("all-undertaken_by", "Atlantis")])).await;
    let refused = manager.get(wrong.header("location")).await;
    assert!(refused.says("For all new rows (Parties that do it) “Atlantis”"), "{:?}", refused.pieces());
    assert!(is_wrong(&refused, "all-undertaken_by"), "it is said beside the setting too");
}

/// What is to hold for all new rows and is wrong is said beside the setting, whatever the rows are of.
#[tokio::test]
async fn settings_that_are_wrong_say_so() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    for (person, subject, file, field, value) in [
        (&manager, "milestones", "Milestone,Due\nSite,2027\n", "all-commitment", "nowhere"),
        (&admin, "organisations", "Code,Name,Party\nAUR-SPA,Space Agency,AUR\n", "all-kind", "club"),
        (&admin, "organisations", "Code,Name,Kind\nAUR-SPA,Space Agency,Agency\n", "all-party", "Atlantis"),
    ] {
        let (address, shown) = open(person, subject, file).await;
        assert!(!is_wrong(&shown, field));
        person.post(&address, &form(&shown, "look", &[(field, value)])).await;
        let shown = person.get(&address).await;
        assert!(is_wrong(&shown, field) && shown.says("1 entry is refused"), "{field}: {:?}", shown.pieces());
        assert!(shown.says("For all new rows") && shown.says(value), "{field}: {:?}", shown.pieces());
    }
}

/// Nothing becomes public because a row does not say who may see it.
#[tokio::test]
async fn who_may_see_what_is_new_is_shown_before_it_is_recorded() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let file = PLAN.lines().take(2).collect::<Vec<_>>().join("\n");
    let (address, shown) = open(&manager, "commitments", &file).await;
    assert!(shown.says("1 new entry will not be public."), "{:?}", shown.pieces());
    manager.post(&address, &form(&shown, "look", &[("all-visibility", "public")])).await;
    let public = manager.get(&address).await;
    assert!(public.says("1 new entry will be seen by everyone.") && !public.says("will not be public"));
    manager.post(&address, &form(&public, "look", &[("all-visibility", "")])).await;
    let shown = manager.get(&address).await;
    manager.post(&address, &form(&shown, "record", &[])).await;
    let proposed = "SELECT payload FROM record ORDER BY sequence DESC LIMIT 1";
    let proposed = server.database.column(proposed).await.remove(0);
    assert!(proposed.contains("\"visibility\":\"shared\""), "{proposed}");
}

#[tokio::test]
async fn milestones_and_organisations_are_brought_in() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let file = "Commitment,Milestone,Due\nchip-testing,Site is chosen,2026 Q4\n\
                Open a laboratory for testing quantum chips,First chips are tested,2027-03\nnowhere,Lost,2027\n";
    let (address, shown) = open(&manager, "milestones", file).await;
    assert!(shown.says("2 new entries") && shown.says("“nowhere”"), "{:?}", shown.pieces());
    let done = manager.post(&address, &form(&shown, "record", &[("leave_out", "1")])).await;
    assert_eq!(done.header("location"), "/en/import?done=recorded-2-0", "{:?}", done.pieces());
    assert!(server.get("/en/commitments/chip-testing").await.says("Site is chosen"));
    let (_, moved) = open(&manager, "milestones", file.replace("2026 Q4", "2027 Q1")).await;
    assert!(moved.says("1 changed entry") && moved.says("1 entry stands like this already"), "{:?}", moved.pieces());

    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let file = "Code,Name,기관명,Party,Kind\nAUR-SPA,Space Agency,우주청,Aurelia,Agency\nBOR-SPA,Other,,BOR,Agency\n";
    let (address, shown) = open(&admin, "organisations", file).await;
    assert!(shown.says("1 new entry") && shown.says("This is not for you to record."), "{:?}", shown.pieces());
    let done = admin.post(&address, &form(&shown, "record", &[("leave_out", "1")])).await;
    assert_eq!(done.header("location"), "/en/import?done=recorded-1-0", "{:?}", done.pieces());
    assert!(server.get("/en/organisations/AUR-SPA").await.says("Space Agency"));
}

/// The file is read in Korean as in English, and what is refused is told in the reader's language.
#[tokio::test]
async fn a_korean_file_in_an_old_encoding_is_read() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "BOR-DFA").await;
    let text = "발표문;제목;이행 당사자;구분;근거;성격;기한\n제2차 없는 발표문;위성 자료 공유;보를란드측;합의;x;계속;2027년 상반기\n";
    let (bytes, ..) = encoding_rs::EUC_KR.encode(text);
    let (address, shown) = open(&manager, "commitments", &*bytes).await;
    assert!(shown.is_set("encoding", "euc-kr") && shown.is_set("column-1", "title_ko"), "{:?}", shown.pieces());
    let korean = manager.get(&address.replace("/en/", "/ko/")).await;
    assert!(
        korean.says("2행, A열 (발표문) “제2차 없는 발표문”: 이 이름을 가진 것이 없습니다."),
        "{:?}",
        korean.pieces()
    );
    assert!(korean.says("여기에 쓸 수 있는 말이 아닙니다."), "{:?}", korean.pieces());
}

/// What cannot be read is refused in words, and nothing of it is kept.
#[tokio::test]
async fn what_is_no_spreadsheet_is_refused_in_words() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let large = vec![b'a'; 50 * 1024 * 1024];
    let many = "a,b\n".repeat(20_001);
    for (content, said) in [
        (large.as_slice(), "larger than 20 MB"),
        (b"".as_slice(), "There is nothing in the file."),
        (many.as_bytes(), "more than 20,000 rows"),
        (b"PK\x03\x04 xl/workbook.xml".as_slice(), "is damaged"),
        (b"\xd0\xcf\x11\xe0 old".as_slice(), "is no CSV, Excel (XLSX) or OpenDocument (ODS) file"),
    ] {
        let refused = send(&manager, "commitments", "a.xlsx", content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let error = refused.page().first("#file-error").text();
        assert!(error.contains(said) && refused.leads_to("#file"), "{said}: {error}");
    }
    let none = manager.post(IMPORT, &form(&manager.get(IMPORT).await, "open", &[])).await;
    assert!(none.page().first("#file-error").text().contains("Choose a file first."));
    assert!(server.database.column("SELECT id FROM sheet_file").await.is_empty());
    // Letters in an encoding that is not found out are looked at once it is chosen.
    let (address, shown) = open(&manager, "commitments", b"Title\n\xff\n").await;
    assert!(shown.says("cannot be read in this encoding"), "{:?}", shown.pieces());
    let looked = manager.post(&address, &form(&shown, "look", &[("encoding", "utf-16le")])).await;
    assert_eq!(looked.status, StatusCode::SEE_OTHER);
}
