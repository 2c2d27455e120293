//! The part of the matrix about what is made of the record, and about entries: meetings, statements, what they say, links;
//! organisations, areas, names; and about notices.

use super::{
    ADMINS, ANYONE, BRIEFERS, COORDINATING, GOVERNMENT, LOOK_AFTER, MANAGERS, MEMBERS, ORGANISATIONS, OWNERS, PUBLISH,
    Row, SLUG, Stage, WRITE, WRITERS, Whom, both, read,
};
use accord::domain::access::role::Role;

mod programs;

use crate::support::server::{Person, Reply};

/// A decision of the meeting in question.
pub const DECISION: [(&str, &str); 4] = [
    ("text_en", "Meet every year"),
    ("on", "2025-06-10"),
    ("source", "https://gazette.example/1"),
    ("visibility", "shared"),
];

/// Those who have a desk: what there is to do, or to read.
pub(super) const READS_OR_WRITES: Whom = |who| who.is(&ORGANISATIONS, &[Role::Partner, Role::Official, Role::Manager]);

/// Those who bring in spreadsheets: what statements say, their reports, or organisations.
const IMPORTERS: Whom = |who| WRITERS(who) || who.is(GOVERNMENT, &[Role::Admin]);

pub fn rows() -> Vec<Row> {
    vec![
        read("/{lang}/changes", ANYONE),
        read("/events", MEMBERS),
        read("/{lang}/search", ANYONE),
        read("/{lang}/figures", ANYONE),
        read("/{lang}/figures/{file}", ANYONE),
        read("/{lang}/download", ANYONE),
        read("/{lang}/export/{table}", ANYONE),
        read("/{lang}/calendar.ics", ANYONE),
        read("/{lang}/feed.atom", ANYONE),
        both("/{lang}/account/subscription", (MEMBERS, 200), (MEMBERS, 303)),
        // Without a key there is nothing.
        Row { path: "/{lang}/own/calendar.ics", get: Some((ANYONE, 404)), post: None },
        Row { path: "/{lang}/own/feed.atom", get: Some((ANYONE, 404)), post: None },
        read("/{lang}/data", ANYONE),
        read("/{lang}/data/catalogue.jsonld", ANYONE),
        read("/{lang}/data/portfolio.json", ANYONE),
        read("/{lang}/embed/commitments/{slug}", ANYONE),
        read("/{lang}/embed/areas/{code}", ANYONE),
        read("/{lang}/embed/figures/{figure}", ANYONE),
        read("/md/{*page}", ANYONE),
        read("/llms.txt", ANYONE),
        // Nobody is named here whom one could tell.
        Row { path: "/.well-known/security.txt", get: Some((ANYONE, 404)), post: None },
        read("/{lang}/statements", ANYONE),
        read("/{lang}/statements/{slug}", ANYONE),
        read("/{lang}/meetings", ANYONE),
        read("/{lang}/meetings/{slug}", ANYONE),
        read("/{lang}/meetings/{slug}/document/{kind}", ANYONE),
        read("/{lang}/commitments/{slug}/document/{kind}", ANYONE),
        read("/{lang}/areas/{code}", ANYONE),
        read("/{lang}/organisations/{code}", ANYONE),
        read("/{lang}/desk/sheet/document/{kind}", WRITERS),
        // An empty table is none.
        both("/{lang}/desk/sheet/paste", (WRITERS, 200), (WRITERS, 422)),
        // No file is none; those of others are at no address.
        both("/{lang}/import", (IMPORTERS, 200), (IMPORTERS, 422)),
        both("/{lang}/import/{file}", (|_| false, 200), (|_| false, 303)),
        read("/{lang}/import/{file}/refused.csv", |_| false),
        read("/{lang}/desk/sheet.csv", WRITERS),
        read("/{lang}/desk/sheet.xlsx", WRITERS),
        read("/{lang}/briefing", BRIEFERS),
        read("/{lang}/briefing.docx", BRIEFERS),
        read("/{lang}/briefing.hwpx", BRIEFERS),
        read("/{lang}/briefing.pdf", BRIEFERS),
        // Here nobody speaks for a party, and so there is no board; `board.rs` has those who do.
        both("/{lang}/board", (COORDINATING, 200), (COORDINATING, 303)),
        read("/{lang}/board/{code}/{stage}", COORDINATING),
        both(
            "/{lang}/commitments/{slug}/responsible",
            (|who| who.is(OWNERS, WRITE), 200),
            (|who| who.is(OWNERS, WRITE), 303),
        ),
        both("/{lang}/commitments/{slug}/briefing-line", (BRIEFERS, 200), (BRIEFERS, 303)),
        both("/{lang}/meetings/new", (COORDINATING, 200), (COORDINATING, 303)),
        both("/{lang}/meetings/{slug}/edit", (COORDINATING, 200), (COORDINATING, 303)),
        // The decision is AUR-MDA's, and its side corrects it; the other makes something of it.
        both(
            "/{lang}/meetings/{slug}/agenda",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(GOVERNMENT, PUBLISH), 303),
        ),
        both(
            "/{lang}/meetings/{slug}/decisions/new",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(GOVERNMENT, PUBLISH), 303),
        ),
        both(
            "/{lang}/meetings/{slug}/decisions/{decision}",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], PUBLISH), 303),
        ),
        both("/{lang}/meetings/{slug}/withhold/{record}", (COORDINATING, 200), (COORDINATING, 303)),
        // Who may not enter one is told who does.
        both("/{lang}/statements/new", (MEMBERS, 200), (COORDINATING, 303)),
        both("/{lang}/statements/{slug}/edit", (COORDINATING, 200), (COORDINATING, 303)),
        // Answered by those who are asked: the matrix has no proposal.
        both("/{lang}/statements/{slug}/additions", (MEMBERS, 200), (MEMBERS, 422)),
        both(
            "/{lang}/statements/{slug}/intake",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(GOVERNMENT, PUBLISH), 422),
        ),
        both("/{lang}/statements/{slug}/additions/{addition}", (|_| false, 200), (|_| false, 303)),
        // All take part: what they share is for them to agree on.
        both(
            "/{lang}/statements/{slug}/commitments/new",
            (|who| who.is(GOVERNMENT, PUBLISH), 200),
            (|who| who.is(GOVERNMENT, PUBLISH), 422),
        ),
        both(
            "/{lang}/commitments/{slug}/relations",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 422),
        ),
        both("/{lang}/commitments/{slug}/notes", (WRITERS, 200), (WRITERS, 303)),
        // All take part: those who lead it propose to merge or split it.
        both(
            "/{lang}/commitments/{slug}/restructure",
            (|who| who.is(OWNERS, PUBLISH), 200),
            (|who| who.is(OWNERS, PUBLISH), 422),
        ),
        both("/{lang}/admin/organisations", (ADMINS, 200), (ADMINS, 303)),
        both(
            "/{lang}/admin/organisations/{code}",
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], LOOK_AFTER), 200),
            (|who| who.is(&["AUR-MDA", "AUR_NSI"], LOOK_AFTER), 303),
        ),
        both("/{lang}/admin/areas", (ADMINS, 200), (ADMINS, 303)),
        both("/{lang}/admin/areas/{code}", (ADMINS, 200), (ADMINS, 303)),
        both("/{lang}/admin/settings", (ADMINS, 200), (ADMINS, 303)),
        // Answered with its secret, which is shown once.
        both("/{lang}/admin/webhooks", (ADMINS, 200), (ADMINS, 200)),
        // Of the own party: the matrix has none.
        both("/{lang}/admin/webhooks/{webhook}", (|_| false, 200), (|_| false, 303)),
        // The matrix chooses no rows.
        both("/{lang}/desk/owners", (MANAGERS, 200), (MANAGERS, 422)),
        // Given by those who write reports: of the published one no language is missing.
        both("/{lang}/commitments/{slug}/translate/{update}", (|_| false, 200), (|_| false, 303)),
        both("/{lang}/notices", (MEMBERS, 200), (MEMBERS, 303)),
        both("/{lang}/notices/mail", (MEMBERS, 200), (MEMBERS, 303)),
        both("/{lang}/views", (MEMBERS, 200), (MEMBERS, 303)),
        // Changed by those whose view it is: the matrix has none.
        both("/{lang}/views/{view}", (|_| false, 200), (|_| false, 303)),
        both("/{lang}/notices/watching", (MEMBERS, 200), (MEMBERS, 303)),
        both("/{lang}/unsubscribe", (ANYONE, 410), (ANYONE, 410)),
    ]
    .into_iter()
    .chain(programs::rows())
    .collect()
}

impl Row {
    /// Whether there is nothing for anybody as things are: that nobody is told is no denial.
    pub fn is_nowhere(&self) -> bool {
        self.get.is_some_and(|(_, answer)| answer == 404)
    }
}

/// A path with what varies in it and is the same for everybody.
pub fn fixed(path: &str) -> String {
    path.replace("{figure}", "status").replace("{*page}", "en/about")
}

/// What is sent to a route; nothing to others.
pub fn fields(path: &str) -> Vec<(&'static str, &'static str)> {
    match path {
        "/{lang}/account/subscription" => vec![("act", "end")],
        "/{lang}/admin/organisations" => vec![("name_en", "Space Agency"), ("slug", "SPACE"), ("kind", "agency")],
        "/{lang}/admin/areas" => vec![("name_en", "Space")],
        "/{lang}/admin/organisations/{code}" => {
            vec![("name_en", "Renamed"), ("kind", "ministry"), ("reason_en", "By law.")]
        }
        "/{lang}/admin/areas/{code}" => vec![("name_en", "Renamed"), ("reason_en", "By law.")],
        "/{lang}/admin/webhooks" => vec![("address", "https://hooks.example.org/in"), ("kind", "report_published")],
        "/{lang}/admin/settings" => {
            vec![("title_en", "Renamed"), ("name_en", "Renamed"), ("reason_en", "By law.")]
        }
        "/{lang}/statements/{slug}/commitments/new" => vec![
            ("title_en", "Share data"),
            ("nature", "continuing"),
            ("standing", "agreed"),
            ("basis", "joint_text"),
            ("visibility", "public"),
            ("undertaken_by", "AUR"),
            ("undertaken_by", "BOR"),
        ],
        "/{lang}/commitments/{slug}/responsible" => vec![("who", ""), ("day", "")],
        "/{lang}/board" => vec![("organisation", "AUR-MDA")],
        "/{lang}/commitments/{slug}/relations" => {
            vec![("relation", "specifies"), ("to", "both-differ"), ("basis", "It says so.")]
        }
        "/{lang}/meetings/{slug}/agenda" => {
            vec![("act", "save"), ("visibility", "shared"), ("line_en", "Any other business"), ("replace", "1")]
        }
        "/{lang}/meetings/{slug}/decisions/new" => DECISION.to_vec(),
        "/{lang}/meetings/{slug}/decisions/{decision}" => vec![
            ("act", "correct"),
            ("text_en", "Meet every other year"),
            ("source", "https://gazette.example/1"),
            ("visibility", "shared"),
            ("reason_en", "By the minutes."),
        ],
        "/{lang}/meetings/{slug}/withhold/{record}" => {
            vec![("reason_en", "It names a person."), ("decided_by", "The minister")]
        }
        "/{lang}/meetings/new" | "/{lang}/meetings/{slug}/edit" => {
            vec![("title_en", "Sitting"), ("on", "2027"), ("state", "planned"), ("reason_en", "Set.")]
        }
        "/{lang}/statements/new" | "/{lang}/statements/{slug}/edit" => {
            let source = ("source", "https://gazette.example/release");
            vec![("title_en", "Release"), ("on", "2026-11-01"), ("kind", "framework"), source, ("reason_en", "Set.")]
        }
        "/{lang}/commitments/{slug}/notes" => vec![("act", "write"), ("memo_en", "Ask the ministry.")],
        "/{lang}/notices" => vec![("act", "mark_all"), ("until", "0")],
        "/{lang}/account/tokens" => {
            vec![("act", "make"), ("name", "Sheet"), ("scope", "read"), ("until", "2026-12-31")]
        }
        "/{lang}/notices/mail" => vec![("lang", "en")],
        "/{lang}/views" => vec![("act", "start_elsewhere")],
        "/{lang}/notices/watching" => vec![("act", "watch"), ("noun", "area"), ("name", "ai")],
        _ => Vec::new(),
    }
}

/// The fields of the period sheet, with a row as it was before a report of it waited, and the draft that was begun since.
pub(super) async fn sheet(stage: &Stage, person: &Person<'_>, page: &Reply) -> Vec<(String, String)> {
    let version = format!("{SLUG}.version");
    let several = person.get("/en/desk/several").await.hidden_beside("chosen").unwrap_or_default();
    let saved = stage.server.database.column("SELECT CAST(updated_at AS TEXT) FROM draft").await.remove(0);
    let row = [
        ("row".to_owned(), SLUG.to_owned()),
        (format!("{SLUG}.draft"), stage.draft.clone()),
        (format!("{SLUG}.draft_version"), saved),
    ];
    let version = several.into_iter().filter(|(name, _)| *name == version);
    page.hidden("/en/desk/sheet").into_iter().chain(version).chain(row).collect()
}
