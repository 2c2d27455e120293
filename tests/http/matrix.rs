//! Who reaches what: every route, read and posted to as everybody, and what each is answered; compared with the
//! copy in `docs/routes.md`. A route without a row here fails, and so does a refusal that changes something or is not noted.

use std::collections::BTreeSet;

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::store::report::files;
use http::StatusCode;

use crate::support::files::PDF;
use crate::support::routes::routes;
use crate::support::server::{Person, Reply, TestServer};

mod entries;
mod forms;

/// The commitment in question: AUR-MDA leads it on one side, BOR-CSA on the other.
const SLUG: &str = "both-same";
const ORGANISATIONS: [&str; 5] = ["AUR-MDA", "AUR_NSI", "AUR-CHAMBER", "BOR-CSA", "BOR-DCI"];

/// Somebody: nobody who is signed in, or a person of an organisation.
#[derive(Clone, Copy)]
struct Who(Option<(&'static str, Role)>);

impl Who {
    fn all() -> Vec<Self> {
        let of = |organisation| Role::ALL.iter().map(move |role| Self(Some((organisation, *role))));
        std::iter::once(Self(None)).chain(ORGANISATIONS.into_iter().flat_map(of)).collect()
    }

    fn is(self, organisations: &[&str], roles: &[Role]) -> bool {
        self.0.is_some_and(|(organisation, role)| organisations.contains(&organisation) && roles.contains(&role))
    }
}

type Whom = fn(Who) -> bool;

const WRITE: &[Role] = &[Role::Official, Role::Manager];
const PUBLISH: &[Role] = &[Role::Manager];
const LOOK_AFTER: &[Role] = &[Role::Admin];
const OWNERS: &[&str] = &["AUR-MDA", "BOR-CSA"];
const GOVERNMENT: &[&str] = &["AUR-MDA", "AUR_NSI", "BOR-CSA", "BOR-DCI"];

const ANYONE: Whom = |_| true;
/// Here no organisation speaks for its party; `plan.rs` has those that do.
const COORDINATING: Whom = |_| false;
const MEMBERS: Whom = |who| who.0.is_some();
const WRITERS: Whom = |who| who.is(&ORGANISATIONS, WRITE);
const MANAGERS: Whom = |who| who.is(&ORGANISATIONS, PUBLISH);
const BRIEFERS: Whom = |who| who.is(GOVERNMENT, PUBLISH);
const ADMINS: Whom = |who| who.is(GOVERNMENT, LOOK_AFTER);

/// A route: who may read it and what they are answered, and the same for posting to it. All others are answered like people
/// who ask for what is not there, and signed-out visitors are redirected to sign-in.
struct Row {
    path: &'static str,
    get: Option<(Whom, u16)>,
    post: Option<(Whom, u16)>,
}

const fn read(path: &'static str, whom: Whom) -> Row {
    Row { path, get: Some((whom, 200)), post: None }
}

const fn both(path: &'static str, get: (Whom, u16), post: (Whom, u16)) -> Row {
    Row { path, get: Some(get), post: Some(post) }
}

const fn post(path: &'static str, answer: u16) -> Row {
    Row { path, get: None, post: Some((ANYONE, answer)) }
}

fn rows() -> Vec<Row> {
    vec![
        Row { path: "/", get: Some((ANYONE, 303)), post: None },
        read("/{lang}/", ANYONE),
        read("/{lang}/commitments", ANYONE),
        read("/{lang}/commitments/{slug}", ANYONE),
        // A source of the report that waits: those see it who see the report.
        read("/{lang}/commitments/{slug}/files/{digest}", |who| who.is(&["AUR-MDA", "AUR_NSI"], WRITE)),
        read("/{lang}/timeline", ANYONE),
        read("/{lang}/about", ANYONE),
        both("/{lang}/sign-in", (ANYONE, 200), (ANYONE, 422)),
        post("/{lang}/sign-out", 303),
        both("/{lang}/set-password", (ANYONE, 410), (ANYONE, 410)),
        both("/{lang}/account", (MEMBERS, 200), (MEMBERS, 303)),
        both("/{lang}/admin/accounts", (ADMINS, 200), (ADMINS, 200)),
        both(
            "/{lang}/admin/accounts/{account}",
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], LOOK_AFTER), 200),
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], LOOK_AFTER), 303),
        ),
        read("/{lang}/admin/log", ADMINS),
        both("/{lang}/desk", (entries::READS_OR_WRITES, 200), (|who| who.is(&["AUR-MDA"], WRITE), 303)),
        both("/{lang}/desk/sheet", (WRITERS, 200), (|who| who.is(OWNERS, WRITE), 303)),
        both("/{lang}/desk/offices", (WRITERS, 200), (MANAGERS, 303)),
        // The post is AUR-MDA's.
        both(
            "/{lang}/desk/offices/{post}",
            (|who| who.is(&["AUR-MDA"], WRITE), 200),
            (|who| who.is(&["AUR-MDA"], PUBLISH), 303),
        ),
        both("/{lang}/desk/several", (WRITERS, 200), (|who| who.is(OWNERS, WRITE), 303)),
        both(
            "/{lang}/commitments/{slug}/owners",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 303),
        ),
        both(
            "/{lang}/commitments/{slug}/report",
            (|who| who.is(OWNERS, WRITE), 200),
            (|who| who.is(OWNERS, WRITE), 303),
        ),
        both("/{lang}/review/approval", (MANAGERS, 200), (MANAGERS, 303)),
        both("/{lang}/review", (MANAGERS, 200), (|who| who.is(&["AUR-MDA"], PUBLISH), 303)),
        // The government bodies of the own side see what waits; the authors' manager publishes it.
        both(
            "/{lang}/commitments/{slug}/review/{update}",
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], WRITE), 200),
            (|who| who.is(&["AUR-MDA"], PUBLISH), 303),
        ),
        both("/{lang}/commitments/{slug}/answer/{update}", (MANAGERS, 200), (|who| who.is(&["BOR-CSA"], PUBLISH), 303)),
        both(
            "/{lang}/commitments/{slug}/joint-status",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 303),
        ),
        both("/{lang}/desk/reporting", (COORDINATING, 200), (COORDINATING, 303)),
        both(
            "/{lang}/commitments/{slug}/milestones",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 303),
        ),
        both(
            "/{lang}/commitments/{slug}/public-record",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(GOVERNMENT, PUBLISH), 303),
        ),
        both(
            "/{lang}/commitments/{slug}/revise",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 303),
        ),
        both(
            "/{lang}/commitments/{slug}/withdraw/{update}",
            (|who| who.is(&["AUR-MDA"], PUBLISH), 200),
            (|who| who.is(&["AUR-MDA"], PUBLISH), 303),
        ),
        both("/{lang}/commitments/{slug}/withhold/{record}", (COORDINATING, 200), (COORDINATING, 303)),
        post("/theme", 303),
        post("/actions/{action}", 400),
        read("/sitemap.xml", ANYONE),
        read("/robots.txt", ANYONE),
        read("/healthz", ANYONE),
        read("/readyz", ANYONE),
    ]
}

/// A server on which something waits for everybody: a report to publish, one to answer, a draft, an account.
struct Stage {
    server: TestServer,
    account: Account,
    draft: String,
    waiting: String,
    published: String,
    post: String,
    /// The record of the own side's published report.
    record: String,
    /// What a meeting decided, by the own side's record, and that record.
    decision: (String, String),
    /// The forms' keys and versions as those see them who may send them, by route.
    rightful: std::collections::BTreeMap<String, Vec<(String, String)>>,
}

const REPORT: [(&str, &str); 4] =
    [("status", "on_track"), ("on", "2026-11-20"), ("visibility", "public"), ("results_en", "Cables landed.")];

/// The last part of the first address on a page that begins so.
fn linked(page: &Reply, start: &str) -> String {
    page.page().link(start).strip_prefix(start).unwrap().to_owned()
}

impl Stage {
    async fn set() -> Self {
        let server = TestServer::with_cases().await;
        let (report, review) = (format!("/en/commitments/{SLUG}/report"), format!("/en/commitments/{SLUG}/review/"));
        let (account, draft, waiting, published, post, decision);
        {
            let official = server.signed_in(Role::Official, "AUR-MDA").await;
            let send = async |act: &str| {
                let mut form = official.get(&report).await.hidden_with("submit");
                form.extend(REPORT.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
                form.push(("act".into(), act.into()));
                official.post_files(&report, &form, &[("evidence-0-file", "a.pdf", PDF)]).await
            };
            assert_eq!(send("submit").await.status, StatusCode::SEE_OTHER);
            draft = send("keep").await.text;
            let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
            waiting = linked(&manager.get("/en/review").await, &review);
            let answering = server.signed_in(Role::Manager, "BOR-CSA").await;
            published = linked(&answering.get("/en/review").await, &format!("/en/commitments/{SLUG}/answer/"));
            account = official.account.clone();
            let fields = [("act", "add"), ("key", "stage"), ("title_en", "Director for Networks")];
            assert_eq!(manager.post("/en/desk/offices", &fields).await.status, StatusCode::SEE_OTHER);
            let fields: Vec<_> = entries::DECISION.into_iter().chain([("key", "decision")]).collect();
            let decided = manager.post("/en/meetings/dialogue-2/decisions/new", &fields).await;
            let address = decided.header("location").split('?').next().unwrap().to_owned();
            decision = address.rsplit('/').next().unwrap().to_owned();
            post = linked(&manager.get("/en/desk/offices").await, "/en/desk/offices/");
        }
        let sql = format!("SELECT id FROM record WHERE kind = 'update_published' AND payload LIKE '%{published}%'");
        let record = server.database.column(&sql).await.remove(0);
        let sql = "SELECT id FROM record WHERE kind = 'decision_recorded'";
        let decision = (decision, server.database.column(sql).await.remove(0));
        let mut stage = Self {
            server,
            account,
            draft,
            waiting,
            published,
            post,
            record,
            decision,
            rightful: std::collections::BTreeMap::new(),
        };
        for (path, organisation) in [
            ("/{lang}/desk/sheet", "AUR-MDA"),
            ("/{lang}/desk/several", "AUR-MDA"),
            ("/{lang}/review", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/owners", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/report", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/review/{update}", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/answer/{update}", "BOR-CSA"),
            ("/{lang}/commitments/{slug}/joint-status", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/revise", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/relations", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/withdraw/{update}", "AUR-MDA"),
            ("/{lang}/commitments/{slug}/briefing-line", "AUR-MDA"),
            ("/{lang}/meetings/{slug}/agenda", "AUR-MDA"),
            ("/{lang}/meetings/{slug}/decisions/{decision}", "AUR-MDA"),
            ("/{lang}/admin/organisations/{code}", "AUR-MDA"),
            ("/{lang}/admin/areas/{code}", "AUR-MDA"),
            ("/{lang}/admin/settings", "AUR-MDA"),
        ] {
            let form = {
                let role = if path.contains("/admin/") { Role::Admin } else { Role::Manager };
                let person = stage.server.signed_in(role, organisation).await;
                stage.hidden(path, &person).await
            };
            assert!(form.iter().any(|(name, value)| name.ends_with("version") && !value.is_empty()), "{path}");
            stage.rightful.insert(path.to_owned(), form);
        }
        stage
    }

    fn address(&self, path: &str) -> String {
        let slug = match path {
            _ if path.contains("/statements/") => "dialogue-1-2024",
            _ if path.contains("/commitments/") => SLUG,
            _ => "dialogue-2",
        };
        let code = if path.contains("/areas/") { "ai" } else { "AUR-MDA" };
        let published = ["/answer/", "/withdraw/", "/translate/"].iter().any(|it| path.contains(it));
        let update = if published { &self.published } else { &self.waiting };
        let path = entries::fixed(path).replace("{lang}", "en").replace("{slug}", slug).replace("{code}", code);
        let record = if path.contains("/meetings/") { &self.decision.1 } else { &self.record };
        path.replace("{update}", update)
            .replace("{file}", "status.svg")
            .replace("{table}", "commitments.csv")
            .replace("{kind}", "docx")
            .replace("{stage}", "due")
            .replace("{decision}", &self.decision.0)
            .replace("{record}", record)
            .replace("{digest}", files::digest(PDF).as_str())
            .replace("{account}", &self.account.id)
            .replace("{post}", &self.post)
            .replace("{action}", "nothing")
    }

    /// The hidden fields of a route's form as a person is shown it.
    async fn hidden(&self, path: &str, person: &Person<'_>) -> Vec<(String, String)> {
        let page = person.get(&self.address(path)).await;
        let act = match path.rsplit('/').find(|it| !it.starts_with('{')).unwrap() {
            "sheet" => return entries::sheet(self, person, &page).await,
            form if form == "several" || path.ends_with("/review") => {
                return page.hidden_beside("chosen").unwrap_or_default();
            }
            // These have one button, without a name.
            form @ ("owners" | "relations" | "agenda" | "withdraw" | "decisions" | "briefing-line"
            | "organisations" | "areas" | "settings" | "responsible") => {
                let field = match form {
                    "owners" => "organisation",
                    "responsible" => "who",
                    "agenda" | "relations" => "to",
                    "briefing-line" => "line_en",
                    "withdraw" | "decisions" => "reason_en",
                    _ => "name_en",
                };
                return page.hidden_beside(field).unwrap_or_default();
            }
            "revise" => "revise",
            "report" => "submit",
            "review" => "publish",
            "answer" => "answer",
            "joint-status" => "propose",
            _ => return Vec::new(),
        };
        page.hidden_with(act)
    }

    /// What a person sends to a route: a form that is right where they are shown it, and else the one of those who are.
    async fn form(&self, path: &str, who: Who, person: Option<&Person<'_>>) -> Vec<(String, String)> {
        let mut form = match person {
            Some(person) => self.hidden(path, person).await,
            None => Vec::new(),
        };
        let version = match path {
            "/{lang}/desk/sheet" | "/{lang}/desk/several" => format!("{SLUG}.version"),
            "/{lang}/review" => format!("{}.version", self.waiting),
            _ => "version".to_owned(),
        };
        if !form.iter().any(|(name, value)| *name == version && !value.is_empty()) {
            form = self.rightful.get(path).cloned().unwrap_or_default();
        }
        let organisation = who.0.map_or("AUR-MDA", |(organisation, _)| organisation);
        let other = if organisation.starts_with("BOR") { "BOR-DCI" } else { "AUR_NSI" };
        let row = |field: &str| format!("{SLUG}.{field}");
        let (status, results) = (row("status"), row("results_en"));
        let chosen = format!("{SLUG}/{}", self.waiting);
        let fields: Vec<(&str, &str)> = match path {
            "/{lang}/sign-in" => vec![("email", &self.account.email), ("password", "not this one")],
            "/{lang}/account" => vec![("act", "sign_out_one"), ("session", "nothing")],
            "/{lang}/admin/accounts" => {
                vec![("email", "new@x.example"), ("name", "New"), ("organisation", organisation), ("role", "official")]
            }
            "/{lang}/admin/accounts/{account}" => vec![("act", "disable")],
            "/{lang}/desk" => vec![("delete", &self.draft)],
            "/{lang}/desk/sheet" => {
                form.retain(|(name, value)| name != "row" || value == SLUG);
                form.push((row("second"), "1".into()));
                vec![("on", "2026-11-20"), ("visibility", "shared"), (&status, "on_track"), (&results, "Done.")]
            }
            "/{lang}/desk/offices" => vec![("act", "add"), ("title_en", "Director")],
            "/{lang}/desk/offices/{post}" => vec![("act", "duties"), ("duty", SLUG)],
            "/{lang}/desk/several" => vec![
                ("chosen", SLUG),
                ("on", "2026-11-20"),
                ("visibility", "shared"),
                ("status", "on_track"),
                ("results", "Done."),
                ("second", "1"),
            ],
            "/{lang}/review/approval" => vec![("steps", "2")],
            "/{lang}/review" => vec![("chosen", &chosen)],
            "/{lang}/commitments/{slug}/owners" => {
                vec![("organisation", other), ("role", "support"), ("basis", "assigned"), ("reason_en", "They help.")]
            }
            "/{lang}/commitments/{slug}/report" => {
                REPORT.into_iter().chain([("second", "1"), ("act", "submit")]).collect()
            }
            "/{lang}/commitments/{slug}/review/{update}" => vec![("act", "publish")],
            "/{lang}/commitments/{slug}/answer/{update}" => vec![("act", "answer"), ("answer", "noted")],
            "/{lang}/commitments/{slug}/joint-status" => {
                vec![("act", "propose"), ("status", "delayed"), ("visibility", "shared")]
            }
            "/{lang}/commitments/{slug}/milestones" => vec![("title_en", "Meet"), ("due", "2027")],
            "/{lang}/commitments/{slug}/public-record" => {
                let source = ("evidence-0", "https://gazette.example/1");
                REPORT.into_iter().chain([source, ("act", "submit")]).collect()
            }
            "/{lang}/commitments/{slug}/revise" => vec![
                ("title_en", "Compare rules"),
                ("nature", "continuing"),
                ("standing", "agreed"),
                ("areas", "cyber"),
                ("reason_en", "Shorter."),
                ("act", "revise"),
            ],
            "/{lang}/commitments/{slug}/withdraw/{update}" => vec![("reason_en", "It was wrong.")],
            "/{lang}/commitments/{slug}/withhold/{record}" => {
                vec![("reason_en", "It names a person."), ("decided_by", "The minister")]
            }
            "/{lang}/commitments/{slug}/briefing-line" => vec![("line_en", "Ask for a day."), ("circle", "party")],
            "/{lang}/desk/reporting" => vec![("every", "none")],
            "/theme" => vec![("theme", "dark")],
            path => entries::fields(path),
        };
        form.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        form
    }

    /// All that a person could change by a form.
    async fn standing(&self) -> Vec<String> {
        let database = &self.server.database;
        let mut all =
            database.column("SELECT email || role || organisation || COALESCE(disabled_at, 0) FROM account").await;
        all.retain(|it| it.starts_with(&self.account.email) || it.starts_with("new@"));
        all.extend(database.column("SELECT id || fields || deleted_at FROM draft").await);
        all.extend(database.column("SELECT id FROM briefing_line").await);
        all.push(database.height().await.to_string());
        all
    }

    /// How often it was noted that somebody asked for what is not theirs.
    async fn denials(&self) -> usize {
        self.server.database.column("SELECT kind FROM audit_event WHERE kind = 'denied'").await.len()
    }
}

/// What somebody is answered, and that a refusal changed nothing and was noted. The stage is worn when something changed.
async fn tried(stage: &Stage, row: &Row, posts: bool, who: Who) -> (StatusCode, bool) {
    let address = stage.address(row.path);
    let person = match who.0 {
        Some((organisation, role)) => Some(stage.server.signed_in(role, organisation).await),
        None => None,
    };
    let form = if posts { stage.form(row.path, who, person.as_ref()).await } else { Vec::new() };
    let (before, denials) = (stage.standing().await, stage.denials().await);
    let reply = match (&person, posts) {
        (None, false) => stage.server.get(&address).await,
        (None, true) => stage.server.post(&address, &form).await,
        (Some(person), false) => person.get(&address).await,
        (Some(person), true) => person.post(&address, &form).await,
    };
    let changed = stage.standing().await != before;
    assert!(posts || !changed, "reading {address} changed something");
    assert!(!changed || reply.status.as_u16() < 400, "{address} refused {form:?} and did it");
    let denied = usize::from(who.0.is_some() && reply.status == StatusCode::NOT_FOUND && !row.is_nowhere());
    assert_eq!(stage.denials().await - denials, denied, "what was noted of {address}, {}", reply.status);
    (reply.status, changed)
}

fn expected(path: &str, way: Option<&(Whom, u16)>, posts: bool, who: Who) -> u16 {
    match way {
        None => 405,
        Some((whom, answer)) if whom(who) => *answer,
        // A redirect to sign-in reveals that something exists.
        Some(_) if path.contains("/files/") || who.0.is_some() => 404,
        Some(_) if path == "/events" => 204,
        Some(_) => [303, 401][usize::from(posts)],
    }
}

fn line(first: &str, nobody: &str, cells: &[String]) -> String {
    let groups = cells.chunks(Role::ALL.len()).map(|group| group.join(" "));
    let groups = groups.map(|it| format!("  {it:<15}")).collect::<String>();
    format!("{first:<52}{nobody:<6}{groups}").trim_end().to_owned() + "\n"
}

#[tokio::test]
async fn route_matrix() {
    let rows: Vec<Row> = rows().into_iter().chain(entries::rows()).collect();
    let routes: BTreeSet<&str> = routes().iter().map(|it| it.pattern).collect();
    assert_eq!(rows.iter().map(|it| it.path).collect::<BTreeSet<_>>(), routes, "a row for each route");

    let mut table = String::from(
        "# Who reaches what\n\n\
         Made by the test `route_matrix` in `tests/http/matrix.rs` from the answers of the server;\n\
         `ACCORD_TEST_WRITE_DOCS=1 cargo test --test http route_matrix` writes it anew. Columns: nobody, and of each organisation\n\
         a `p`artner, `o`fficial, `m`anager and `a`dmin. AUR-MDA and BOR-CSA lead the commitment in question on their sides, AUR_NSI\n\
         and BOR-DCI are others of the same side, AUR-CHAMBER is a private body. The report in review is AUR-MDA's, and so are the\n\
         one to be answered, the draft on the desk and the account. What may not be reached answers 404, is noted, and changes\n\
         nothing; 405 is no such method.\n\n```text\n",
    );
    let names = ORGANISATIONS.map(|it| format!("  {it:<15}")).concat();
    table += &format!("{:<52}{:<6}{}\n", "", "", names.trim_end());
    let letters: Vec<String> =
        ORGANISATIONS.iter().flat_map(|_| Role::ALL).map(|it| format!("{:<3}", &it.word()[..1])).collect();
    table += &line("route", "nobody", &letters);

    let mut stage = Stage::set().await;
    let mut wrong = Vec::new();
    for row in &rows {
        for posts in [false, true] {
            let way = if posts { &row.post } else { &row.get };
            let method = ["GET ", "POST"][usize::from(posts)];
            let mut cells = Vec::new();
            for who in Who::all() {
                let (status, worn) = tried(&stage, row, posts, who).await;
                let expected = expected(row.path, way.as_ref(), posts, who);
                if status.as_u16() != expected {
                    wrong.push(format!("{method} {} {:?}: {status}, not {expected}", row.path, who.0));
                }
                cells.push(status.as_str().to_owned());
                if worn {
                    stage = Stage::set().await;
                }
            }
            table += &line(&format!("{method} {}", row.path), &cells[0], &cells[1..]);
        }
    }
    table += "```\n";
    assert_eq!(wrong, [""; 0], "\n{}", wrong.join("\n"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/routes.md");
    if std::env::var_os("ACCORD_TEST_WRITE_DOCS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), table, "docs/routes.md is not of this code");
}
