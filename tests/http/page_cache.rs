//! Pages that everybody reads, kept once they are drawn: nobody is given what is not for them, or what no longer holds.

use std::io::Read as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use accord::config::Config;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::list::query::Query;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::web::page_cache::{Outcome, PageCache};
use accord::web::router::router;
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt as _;

use crate::support::chance::Dice;
use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::ledger::area;
use crate::support::routes::routes;
use crate::support::server::{NOTHING, TestServer, request};

/// Enough for everything that a test asks for.
const PLENTY: u64 = 256 * 1024 * 1024;

/// What somebody was answered: the status, what it is, and the page as it is read.
type Answer = (StatusCode, String, String);

/// One server, its pages kept or each drawn anew.
struct Reader {
    router: Router,
}

impl Reader {
    /// Keeps no page.
    fn drawing(server: &TestServer) -> Self {
        Self::with(server, PageCache::new(0))
    }

    /// Keeps pages, and hears at once what others record.
    fn keeping(server: &TestServer) -> Self {
        Self::with(server, PageCache::knowing_for(PLENTY, Duration::ZERO))
    }

    fn with(server: &TestServer, pages: PageCache) -> Self {
        let mut state = server.state.clone();
        state.pages = Arc::new(pages);
        Self { router: router(state) }
    }

    /// The same pages, at the time and with the database of another server.
    fn at(server: &TestServer, pages: &Arc<PageCache>) -> Self {
        let mut state = server.state.clone();
        state.pages = pages.clone();
        Self { router: router(state) }
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Option<Outcome>, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        (parts.status, parts.headers, parts.extensions.get().copied(), bytes)
    }

    async fn get(&self, address: &str, headers: &[(&'static str, &str)]) -> (Answer, Option<Outcome>) {
        let mut asked = request(Method::GET, address);
        for (name, value) in headers {
            asked.headers_mut().append(*name, value.parse().unwrap());
        }
        let (status, headers, outcome, bytes) = self.send(asked).await;
        let kind = headers.get("content-type").map_or("", |it| it.to_str().unwrap()).to_owned();
        let shared = headers.get("cache-control").is_some_and(|it| it.to_str().unwrap().contains("public"));
        assert!(!(shared && headers.contains_key("set-cookie")), "{address}");
        let page = unpacked(headers.get("content-encoding").map(|it| it.to_str().unwrap()), &bytes);
        ((status, kind, page), outcome)
    }
}

fn unpacked(coding: Option<&str>, bytes: &[u8]) -> String {
    let mut text = String::new();
    match coding {
        Some("br") => brotli::Decompressor::new(bytes, 4_096).read_to_string(&mut text).unwrap(),
        Some("zstd") => zstd::Decoder::new(bytes).unwrap().read_to_string(&mut text).unwrap(),
        Some("gzip") => flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap(),
        other => {
            assert_eq!(other, None);
            text = String::from_utf8_lossy(bytes).into_owned();
            0
        }
    };
    text
}

/// A public report on a commitment of the cases, in words that nothing else has.
async fn reported(server: &TestServer, words: &str, visibility: &str) -> String {
    let database = &server.database;
    let commitment = database.id_of("joint-newest").await;
    let update = serde_json::json!({
        "kind": "update_published",
        "fact": {
            "id": format!("u-{words}"), "slug": format!("u-{words}"), "commitment": commitment, "voice": "party:AUR",
            "status": "at_risk", "title": [], "evidence": [], "organisations": [], "progress": null, "reading": null,
            "corrects": null, "day_note": null, "meeting": null,
            "narrative": [{ "kind": "original", "lang": "en", "words": format!("We say {words}.") }],
        },
    });
    let draft = NewRecord {
        actor: "test".into(),
        organisation: Some("AUR-MDA".into()),
        effective_on: day("2026-11-25"),
        visibility: visibility.parse().unwrap(),
        fact: serde_json::from_value::<Fact>(update).unwrap(),
        idempotency_key: None,
    };
    database.append(vec![draft]).await.pop().unwrap()
}

const PAGE: &str = "/en/commitments/joint-newest";

/// Every order of some things.
fn orders<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (place, first) in of.iter().enumerate() {
        let rest: Vec<T> = of[..place].iter().chain(&of[place + 1..]).cloned().collect();
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}

/// One page, asked for by a member, in another language, in other colours, on another day: whoever comes first, each is
/// given what a server without kept pages gives.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_given_the_page_of_somebody_else_in_any_order() {
    let server = TestServer::with_cases().await;
    reported(&server, "hidden", "party:AUR").await;
    let member = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (tomorrow, overdue) = (server.later("2026-11-26T03:00:00Z").await, server.later("2026-11-25T16:10:00Z").await);
    let (korean, past) = (PAGE.replace("/en/", "/ko/"), format!("{PAGE}?as_of=2026-03-01"));
    let (cookie, dark) = (member.cookie.as_str(), "theme=dark");
    let asked: [(&TestServer, &str, &[(&'static str, &str)]); 7] = [
        (&server, PAGE, &[]),
        (&server, PAGE, &[("cookie", cookie)]),
        (&server, &korean, &[("accept-encoding", "br")]),
        (&server, PAGE, &[("cookie", dark), ("accept-encoding", "gzip")]),
        (&server, &past, &[]),
        (&tomorrow, PAGE, &[]),
        (&overdue, PAGE, &[]),
    ];
    let mut expected = Vec::new();
    for (server, address, headers) in asked {
        expected.push(Reader::drawing(server).get(address, headers).await.0);
    }
    assert!(expected[1].2.contains("We say hidden"), "the member sees more");
    let different: std::collections::BTreeSet<&str> = expected.iter().map(|it| it.2.as_str()).collect();
    assert!(different.len() >= 6, "{} of the pages differ", different.len());
    let places: Vec<usize> = (0..asked.len()).collect();
    let mut chance = Dice(12);
    // Every order of two and three of them, and some of all.
    let mut all: Vec<Vec<usize>> = Vec::new();
    for first in &places {
        for second in places.iter().filter(|it| *it != first) {
            all.push(vec![*first, *second, *first, *second]);
        }
    }
    for _ in 0..30 {
        all.push((0..8).map(|_| *chance.one(&places)).collect());
    }
    for order in all {
        let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::ZERO));
        for place in &order {
            let (server, address, headers) = asked[*place];
            let (answer, _) = Reader::at(server, &pages).get(address, headers).await;
            assert_eq!(answer, expected[*place], "request {place} in the order {order:?}");
        }
    }
}

/// Whoever has asked for what before: what is withheld is in no page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withheld_text_is_gone_in_any_order() {
    let server = TestServer::with_cases().await;
    let member = server.signed_in(Role::Manager, "BOR-DCI").await;
    let (korean, cookie) = (PAGE.replace("/en/", "/ko/"), member.cookie.as_str());
    let asked: [(&str, &[(&'static str, &str)]); 4] = [
        (PAGE, &[]),
        (&korean, &[("accept-encoding", "br")]),
        (PAGE, &[("cookie", cookie)]),
        ("/en/commitments?q=say", &[("accept-encoding", "zstd")]),
    ];
    let keeping = Reader::keeping(&server);
    for (number, order) in orders(&asked).into_iter().enumerate() {
        let words = format!("secret{number}");
        let record = reported(&server, &words, "public").await;
        let mut told = 0;
        for (address, headers) in &order {
            told += usize::from(keeping.get(address, headers).await.0.2.contains(&words));
        }
        assert!(told >= 3, "what was published is read at once: {told}");
        let portfolio = server.database.accord.portfolio();
        let withheld =
            portfolio.withhold(&record, "a name".into(), "an office".into(), "test", Visibility::Public).await;
        assert!(withheld.unwrap());
        for (address, headers) in order.iter().rev() {
            let (answer, _) = keeping.get(address, headers).await;
            assert!(!answer.2.contains(&words), "{address}");
            assert_eq!(answer.0, StatusCode::OK);
        }
    }
}

/// An address of a page that everybody may read, or nearly one.
fn address(chance: &mut Dice, patterns: &[&str]) -> String {
    let pattern = *chance.one(patterns);
    let slug = *chance.one(&["joint-newest", "markup", "dialogue-2-2025", "dialogue-3", "nothing"]);
    let code = *chance.one(&["ai", "AUR-MDA", "quantum"]);
    let path =
        pattern.replace("{lang}", *chance.one(&["en", "ko", "fr"])).replace("{slug}", slug).replace("{code}", code);
    let names: Vec<&str> =
        Query::parameter_names().chain(["choose", "done", "chosen", "utm_source", "", "%61rea"]).collect();
    let values = [
        "",
        "ai",
        "AUR",
        "2026-01-31",
        "2027-01-01",
        "2",
        "-1",
        "columns",
        "title",
        "at_risk",
        "%ED%95%9C",
        "%zz",
        "on",
        "quarter",
        "party",
        "public",
        "table",
        "2026-11-25T02:59:00Z",
        "joint",
        "due",
    ];
    let parameters: Vec<String> = (0..[0, 0, 0, 1, 1, 2, 3][chance.below(7)])
        .map(|_| format!("{}={}", chance.one(&names), chance.one(&values)))
        .collect();
    if parameters.is_empty() { path } else { format!("{path}?{}", parameters.join("&")) }
}

/// How many addresses are asked for; `ACCORD_TEST_ADDRESSES` says another number.
fn addresses() -> usize {
    std::env::var("ACCORD_TEST_ADDRESSES").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

/// Whatever is asked for, before and after appends: the answer is the one that is drawn anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kept_pages_are_those_that_would_be_drawn() {
    let server = TestServer::with_cases().await;
    let (keeping, drawing) = (Reader::keeping(&server), Reader::drawing(&server));
    let routes = routes();
    let patterns: Vec<&str> =
        routes.iter().filter(|it| it.get && !it.members && it.pattern != "/readyz").map(|it| it.pattern).collect();
    let (mut chance, mut kept, mut good) = (Dice(2026), 0, 0);
    let mut before: Vec<String> = Vec::new();
    for number in 0..addresses() {
        if number % 50 == 49 {
            let visibility = *chance.one(&["public", "public", "party:AUR", "shared"]);
            reported(&server, &format!("number{number}"), visibility).await;
        }
        let again = !before.is_empty() && chance.below(2) == 0;
        let asked = if again { chance.one(&before).clone() } else { address(&mut chance, &patterns) };
        let coding = *chance.one(&["", "gzip", "br, gzip", "zstd, br;q=0.1", "identity"]);
        let headers = [("accept-encoding", coding), ("cookie", *chance.one(&["", "", "theme=light", "lang=ko"]))];
        let (answer, outcome) = keeping.get(&asked, &headers).await;
        let (expected, _) = drawing.get(&asked, &headers).await;
        assert_eq!(answer, expected, "{asked} {headers:?}");
        kept += usize::from(outcome == Some(Outcome::Kept));
        good += usize::from(answer.0 == StatusCode::OK);
        before.push(asked);
    }
    let count = addresses();
    assert!(kept * 10 > count && good * 3 > count, "of {count} answers {good} were pages, {kept} of them kept");
}

/// A cold page is drawn once, however many ask for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_many_ask_for_is_drawn_once() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::keeping(&server);
    for address in [PAGE, "/en/commitments", "/en/nothing"] {
        let all = futures_util::future::join_all((0..16).map(|_| keeping.get(address, &[]))).await;
        let drawn = all.iter().filter(|(_, outcome)| *outcome == Some(Outcome::Drawn)).count();
        assert_eq!(drawn, usize::from(address != "/en/nothing"), "{address}");
        assert!(all.iter().all(|(answer, _)| *answer == all[0].0));
    }
}

/// What is hidden drops no page: it would show in how long the next one takes.
#[tokio::test]
async fn hidden_work_drops_no_page() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::keeping(&server);
    keeping.get(PAGE, &[]).await;
    for visibility in ["party:AUR", "organisation:AUR-MDA", "shared"] {
        reported(&server, visibility, visibility).await;
        assert_eq!(keeping.get(PAGE, &[]).await.1, Some(Outcome::Kept), "{visibility}");
    }
    reported(&server, "public", "public").await;
    assert_eq!(keeping.get(PAGE, &[]).await.1, Some(Outcome::Drawn));
}

/// Time runs on, and back: due days pass at the midnight of a party, the day turns at that of the portfolio.
#[tokio::test]
async fn the_clock_is_heeded() {
    let server = TestServer::with_cases().await;
    let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::ZERO));
    let known = "/en/commitments/joint-newest?known_at=2026-11-25T02:59:00Z";
    let at = async |clock: &str, address: &str| {
        let server = server.later(clock).await;
        let expected = Reader::drawing(&server).get(address, &[]).await.0;
        let (answer, outcome) = Reader::at(&server, &pages).get(address, &[]).await;
        assert_eq!(answer, expected, "{clock}");
        outcome
    };
    assert_eq!(at("2026-11-25T14:50:00Z", PAGE).await, Some(Outcome::Drawn));
    assert_eq!(at("2026-11-25T14:59:59Z", PAGE).await, Some(Outcome::Kept));
    assert_eq!(at("2026-11-25T15:00:00Z", PAGE).await, Some(Outcome::Drawn), "midnight in Seoul");
    assert_eq!(at("2026-11-25T14:59:59.5Z", PAGE).await, Some(Outcome::Drawn), "a moment earlier");
    assert_eq!(at("2026-11-25T03:01:00Z", known).await, Some(Outcome::Drawn));
    assert_eq!(at("2026-11-25T03:02:00Z", known).await, Some(Outcome::Kept));
    assert_eq!(at("2026-11-25T03:00:00Z", known).await, Some(Outcome::Drawn), "set back within a quarter of an hour");
}

/// Which answers are kept, and which caches on the way may keep them too.
#[tokio::test]
async fn only_pages_of_everybody_are_shared() {
    let server = TestServer::with_cases().await;
    let member = server.signed_in(Role::Manager, "AUR-MDA").await;
    let shared = "public, max-age=0, s-maxage=59, must-revalidate";
    let cases: [(&str, &[(&str, &str)], &str); 9] = [
        (PAGE, &[], shared),
        (PAGE, &[("cookie", "theme=dark; other=1")], shared),
        ("/sitemap.xml", &[], shared),
        (PAGE, &[("cookie", &member.cookie)], "no-store"),
        (PAGE, &[("cookie", "accord=no-session")], "private, no-cache"),
        (PAGE, &[("range", "bytes=0-9")], "private, no-cache"),
        ("/en/nothing", &[], ""),
        ("/en/commitments?page=-1", &[], "private, no-cache"),
        ("/en/sign-in", &[], "no-store"),
    ];
    for _ in 0..2 {
        for (address, headers, expected) in cases {
            let reply = server.get_with(address, headers).await;
            assert_eq!(reply.header("cache-control"), expected, "{address} {headers:?}");
            assert_eq!(reply.headers.contains_key("etag"), expected == shared, "{address} {headers:?}");
            if expected == shared {
                let vary = reply.header("vary");
                assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{vary}");
                assert_eq!(reply.header("set-cookie"), "");
            }
        }
    }
    let reply = server.post("/theme", &[("theme", "dark")]).await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::SEE_OTHER, ""));
    assert_eq!(server.post(PAGE, &NOTHING).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

/// Whoever has the page is told so, in every coding; whoever asks for the head is given that.
#[tokio::test]
async fn a_page_is_sent_once() {
    let server = TestServer::with_cases().await;
    let tag = server.get(PAGE).await.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && tag.len() > 20, "{tag}");
    for coding in ["identity", "gzip", "br", "zstd"] {
        for _ in 0..3 {
            let reply = server.get_with(PAGE, &[("accept-encoding", coding)]).await;
            assert_eq!(reply.header("etag"), tag);
            let packed = (coding != "identity").then_some(coding);
            assert_eq!(reply.header("content-encoding"), packed.unwrap_or_default());
            assert!(unpacked(packed, &reply.bytes).ends_with("</html>"));
            let mut head = request(Method::HEAD, PAGE);
            head.headers_mut().insert("accept-encoding", coding.parse().unwrap());
            let head = server.send(head).await;
            assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
            for name in ["etag", "content-encoding", "content-type", "cache-control", "vary"] {
                assert_eq!(head.header(name), reply.header(name), "{name}");
            }
            assert!(head.header("content-length").parse::<usize>().unwrap() > 1_000);
            let known = server.get_with(PAGE, &[("accept-encoding", coding), ("if-none-match", &tag)]).await;
            assert_eq!((known.status, known.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
            assert_eq!((known.header("etag"), known.header("content-encoding")), (&*tag, ""));
            assert_eq!(
                (known.header("cache-control"), known.header("vary")),
                (reply.header("cache-control"), reply.header("vary"))
            );
        }
    }
    reported(&server, "more", "public").await;
    assert_eq!(server.get_with(PAGE, &[("if-none-match", &tag)]).await.status, StatusCode::OK);
    let missing = server.send(request(Method::HEAD, "/en/commitments/nothing")).await;
    assert_eq!((missing.status, missing.bytes.len()), (StatusCode::NOT_FOUND, 0));
}

/// However many addresses are asked for, the pages take what they may.
#[tokio::test]
async fn addresses_that_nobody_links_to_fill_nothing() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::with(&server, PageCache::knowing_for(PLENTY, Duration::ZERO));
    keeping.get("/en/about?utm_source=a", &[]).await;
    assert_eq!(keeping.get("/en/about?fbclid=b&utm_source=c", &[]).await.1, Some(Outcome::Kept));
    // Too large for what there is: each is drawn, and answered all the same.
    let small = Reader::with(&server, PageCache::knowing_for(20_000, Duration::ZERO));
    for _ in 0..2 {
        let (answer, outcome) = small.get("/en/about", &[]).await;
        assert_eq!((answer.0, outcome), (StatusCode::OK, None));
    }
}

on_both! {
    /// Two instances on one database: what one records, the other shows within a second, and a withheld text is gone at once
    /// where it is withheld.
    async fn another_instance_is_heard_of_within_a_second(database: TestDatabase) {
        database.load_cases().await;
        let here = TestServer::on(database);
        let there = here.later("2026-11-25T03:00:00Z").await;
        let (ours, theirs) = (Arc::new(PageCache::new(PLENTY)), Arc::new(PageCache::new(PLENTY)));
        let (our_reader, their_reader) = (Reader::at(&here, &ours), Reader::at(&there, &theirs));
        let watching = [(ours.clone(), here.database.accord.clone()), (theirs.clone(), there.database.accord.clone())]
            .map(|(pages, accord)| tokio::spawn(async move { pages.watch(&accord).await }));
        for number in 0..3 {
            let words = format!("news{number}");
            our_reader.get(PAGE, &[]).await;
            their_reader.get(PAGE, &[]).await;
            let record = reported(&here, &words, "public").await;
            shows(&their_reader, &words, true).await;
            shows(&our_reader, &words, true).await;
            let portfolio = here.database.accord.portfolio();
            assert!(portfolio.withhold(&record, "a".into(), "b".into(), "c", Visibility::Public).await.unwrap());
            // As every form does before it is answered.
            ours.look(&here.database.accord).await;
            assert!(!our_reader.get(PAGE, &[]).await.0.2.contains(&words), "at once where it is withheld");
            shows(&their_reader, &words, false).await;
        }
        for task in watching {
            task.abort();
        }
    }

    /// The watch alone hears of it: no reader has to ask.
    async fn the_watch_hears_of_other_instances(database: TestDatabase) {
        database.load_cases().await;
        let here = TestServer::on(database);
        let there = here.later("2026-11-25T03:00:00Z").await;
        let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::from_secs(3_600)));
        let reader = Reader::at(&there, &pages);
        let watching = {
            let (pages, accord) = (pages.clone(), there.database.accord.clone());
            tokio::spawn(async move { pages.watch(&accord).await })
        };
        reader.get(PAGE, &[]).await;
        reported(&here, "news", "public").await;
        let told = async {
            while !reader.get(PAGE, &[]).await.0.2.contains("We say news") {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), told).await.expect("it is heard of");
        // What changes no page of everybody is not heard of, and nothing is drawn for it.
        assert_eq!(reader.get(PAGE, &[]).await.1, Some(Outcome::Kept));
        reported(&here, "hidden", "party:AUR").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(reader.get(PAGE, &[]).await.1, Some(Outcome::Kept));
        watching.abort();
    }
}

/// Whoever asks a second after something was recorded, or later, is shown it.
async fn shows(reader: &Reader, words: &str, expected: bool) {
    #[expect(clippy::disallowed_methods, reason = "how long something takes is what is tested")]
    let began = Instant::now();
    loop {
        let asked = began.elapsed();
        if reader.get(PAGE, &[]).await.0.2.contains(words) == expected {
            return;
        }
        assert!(asked < Duration::from_secs(1), "{words}: {asked:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A form that was sent through the pages is heeded with its answer.
#[tokio::test]
async fn what_a_form_records_is_shown_with_its_answer() {
    let server = TestServer::with_cases().await;
    let reader = Reader::with(&server, PageCache::knowing_for(PLENTY, Duration::from_secs(3_600)));
    let list = "/en/commitments";
    reader.get(list, &[]).await;
    server.database.append(vec![area("new-area")]).await;
    assert_eq!(reader.get(list, &[]).await.1, Some(Outcome::Kept), "nobody has said so yet");
    let form = Request::post("/theme")
        .header("host", "accord.example")
        .header("origin", "http://accord.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("theme=dark"));
    assert_eq!(reader.send(form.unwrap()).await.0, StatusCode::SEE_OTHER);
    assert_eq!(reader.get(list, &[]).await.1, Some(Outcome::Drawn));
}
