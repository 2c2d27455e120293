//! What is taken is read as it was typed: on pages, in lists, in the briefing and in files.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::hostile::forms::{CABLE, filled, publish, report, typed_fields};
use crate::support::docx;
use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS, longest_title};
use crate::support::html::{Element, Fields};
use crate::support::server::{Reply, TestServer};

/// Fields for a number, a day, an address or the name of something recorded, which words do not fit.
const NO_WORDS: [&str; 17] = [
    "on",
    "due",
    "completed_on",
    "from",
    "until",
    "ahead",
    "anchor",
    "to",
    "with",
    "source",
    "slug",
    "number",
    "rank",
    "email",
    "progress",
    "steps",
    "address",
];

fn is_for_words(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap();
    let is_source = last.strip_prefix("evidence-").is_some_and(|rest| !rest.ends_with("publisher"));
    !NO_WORDS.contains(&last)
        && !is_source
        && !last.starts_with("passage")
        && !last.ends_with("_on")
        && !last.ends_with("-until")
        && !last.starts_with("place-")
}

/// A form that can be sent again and again.
struct Again {
    role: Role,
    address: &'static str,
    /// A field of it.
    field: &'static str,
    base: &'static [(&'static str, &'static str)],
    /// Where its words stand afterwards; where it leads to unless said otherwise.
    places: &'static [&'static str],
}

const AGAIN: &[Again] = &[
    Again {
        role: Role::Manager,
        address: "/en/meetings/new",
        field: "title_en",
        base: &[("mechanism", "digital-council"), ("on", "2027 H2"), ("state", "planned"), ("slug", "m-{n}")],
        places: &["/{lang}/meetings/m-{n}"],
    },
    Again {
        role: Role::Manager,
        address: "/en/statements/new",
        field: "title_en",
        base: &[
            ("kind", "framework"),
            ("on", "2026-11-01"),
            ("parties", "AUR"),
            ("parties", "BOR"),
            ("source", "https://council.example/satellites"),
            ("slug", "s-{n}"),
            ("issuer", "joint"),
            ("act", "record"),
        ],
        places: &["/{lang}/statements/s-{n}"],
    },
    Again {
        role: Role::Manager,
        address: "/en/meetings/council-3/agenda",
        field: "line_en",
        // One line stays, and a new one comes in the place of the others.
        base: &[
            ("act", "save"),
            ("visibility", "shared"),
            ("to", ""),
            ("off-1", "1"),
            ("off-2", "1"),
            ("off-3", "1"),
            ("off-4", "1"),
            ("off-5", "1"),
        ],
        places: &["/{lang}/meetings/council-3"],
    },
    Again {
        role: Role::Manager,
        address: "/en/meetings/council-2/decisions/new",
        field: "text_en",
        base: &[("source", "https://gazette.example/1"), ("visibility", "shared")],
        places: &["/{lang}/meetings/council-2"],
    },
    Again {
        role: Role::Manager,
        address: "/en/commitments/cable-repair/briefing-line",
        field: "line_en",
        base: &[("circle", "party")],
        places: &["/{lang}/briefing?language=both"],
    },
    Again {
        role: Role::Manager,
        address: "/en/desk/offices",
        field: "title_en",
        base: &[("act", "add")],
        places: &["/{lang}/desk/offices"],
    },
    Again {
        role: Role::Admin,
        address: "/en/admin/areas",
        field: "name_en",
        base: &[("slug", "a-{n}")],
        places: &["/{lang}/areas/a-{n}", "/{lang}/commitments"],
    },
    Again {
        role: Role::Admin,
        address: "/en/admin/areas/cyber",
        field: "name_en",
        base: &[],
        places: &["/{lang}/areas/cyber"],
    },
    Again {
        role: Role::Admin,
        address: "/en/admin/organisations",
        field: "name_en",
        base: &[("slug", "ORG-{n}"), ("kind", "agency")],
        places: &["/{lang}/organisations/ORG-{n}"],
    },
    Again {
        role: Role::Admin,
        address: "/en/admin/settings",
        field: "title_en",
        base: &[],
        places: &["/{lang}/admin/settings"],
    },
];

/// The texts that are taken, with how they read: those for fields of several lines, then those for one line.
fn taken() -> [Fields; 2] {
    let taken = HOSTILE_TEXTS.iter().filter_map(|(text, fate)| match fate {
        Fate::Taken(read) => Some(((*text).to_owned(), (*read).to_owned())),
        Fate::Refused(_) => None,
    });
    let several: Fields = taken.chain([(longest_title(), longest_title())]).collect();
    let one = several.iter().filter(|(_, read)| !read.contains('\n')).cloned().collect();
    [several, one]
}

/// Whether a page reads a text as it was typed: its lines and spaces, or the cells of its rows.
fn reads(page: &str, text: &str) -> bool {
    page.contains(text) || text.contains('\t') && text.split(['\n', '\t']).all(|cell| page.contains(cell.trim()))
}

/// The texts of each record after the first ones.
async fn recorded_after(server: &TestServer, height: i64) -> Vec<String> {
    fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => into.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, into)),
            serde_json::Value::Object(fields) => fields.values().for_each(|it| collect(it, into)),
            _ => {}
        }
    }
    let payloads = server.database.column(&format!("SELECT payload FROM record WHERE sequence > {height}")).await;
    let mut texts = Vec::new();
    for payload in payloads {
        collect(&serde_json::from_str(&payload).unwrap(), &mut texts);
    }
    texts
}

/// Fills in each field for words of a form with a text of its own; the texts with how they read.
fn with_texts(form: Element<'_>, turn: usize) -> (Fields, Vec<String>) {
    let [several, one] = taken();
    let mut fields = Fields::new();
    let mut read = Vec::new();
    let of_line = |name: &str| ["note-", "stance-"].iter().any(|it| name.starts_with(it));
    let dropped = |name: &str| of_line(name) && !name.contains("-0");
    let words = typed_fields(form).into_iter().filter(|(name, _)| is_for_words(name) && !dropped(name));
    for (at, (name, lines)) in words.enumerate() {
        let texts = if lines { &several } else { &one };
        let (typed, reads) = &texts[(turn + at) % texts.len()];
        fields.push((name, typed.clone()));
        read.push(reads.clone());
    }
    (fields, read)
}

/// What is taken is recorded and read as it was typed, in its normal form.
pub async fn take_in_forms(server: &TestServer) {
    let turns = taken()[0].len();
    let (mut fields_filled, mut places_read) = (0, 0);
    for form in AGAIN {
        let person = server.signed_in(form.role, "AUR-MDA").await;
        for turn in 0..turns {
            let number = turn.to_string();
            let page = person.get(form.address).await;
            let (texts, read) = {
                let drawn = page.page().form_with(&format!("[name='{}']", form.field));
                with_texts(drawn.unwrap_or_else(|| panic!("{}: {}", form.address, page.status)), turn)
            };
            let base: Vec<_> =
                form.base.iter().map(|(name, value)| ((*name).to_owned(), value.replace("{n}", &number))).collect();
            let height = server.database.height().await;
            let reply = filled(&person, form.address, form.field, &[base, texts.clone()].concat()).await;
            assert_eq!(
                reply.status,
                StatusCode::SEE_OTHER,
                "{} {texts:?}: {:?}",
                form.address,
                reply.page().all(".wrong").iter().map(|it| it.text()).collect::<Vec<_>>()
            );
            fields_filled += texts.len();
            let recorded = recorded_after(server, height).await;
            if !recorded.is_empty() {
                for text in &read {
                    assert!(
                        recorded.contains(text),
                        "{} recorded {text:?} as something else: {recorded:?}",
                        form.address
                    );
                }
            }
            for place in form.places {
                let mut pages = String::new();
                for lang in ["en", "ko"] {
                    let place = place.replace("{lang}", lang).replace("{n}", &number);
                    let page = person.get(&place).await;
                    assert_eq!(page.status, StatusCode::OK, "{place}");
                    pages += &page.page().raw_text();
                    let values = page.page().all("input[value]").into_iter().map(|input| input.attribute("value"));
                    pages += &values.collect::<Vec<_>>().join("\n");
                    places_read += 1;
                }
                // Reasons stand in the history of some pages only, kinds of text in none: what is shown reads as typed.
                let shown = texts
                    .iter()
                    .zip(&read)
                    .filter(|((name, _), _)| name.starts_with(&form.field[..form.field.len() - 2]));
                for ((name, _), text) in shown {
                    assert!(reads(&pages, text), "{place}: {name} is not read as {text:?}");
                }
            }
        }
    }
    println!("{turns} taken texts in {} forms: {fields_filled} fields filled, {places_read} places read", AGAIN.len());
}

/// A report is where most is written: on the page, in the briefing and its file it reads as it was typed.
pub async fn take_in_reports(server: &TestServer) {
    let official = server.signed_in(Role::Official, "AUR-EXF").await;
    let manager = server.signed_in(Role::Manager, "AUR-EXF").await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let waiting = lead.get("/en/review").await;
    if waiting.page().links().iter().any(|link| link.starts_with(&format!("{CABLE}/review/"))) {
        publish(&manager).await;
    }
    let turns = taken()[0].len();
    for turn in 0..turns {
        let page = official.get(&format!("{CABLE}/report")).await;
        let (texts, read) = with_texts(page.page().form_with("[name='narrative_en']").unwrap(), turn);
        assert!(texts.len() >= 12, "{texts:?}");
        report(&official, &texts).await;
        publish(&manager).await;
        let [en, ko] = [server.get(CABLE).await, server.get(&CABLE.replace("/en/", "/ko/")).await];
        let reports =
            |page: &Reply| page.page().all("li[id^='u-']").into_iter().map(Element::raw_text).collect::<Vec<_>>();
        let both: Vec<String> = reports(&en).iter().zip(reports(&ko)).map(|(en, ko)| format!("{en}\n{ko}")).collect();
        let found = both.iter().max_by_key(|report| read.iter().filter(|text| reads(report, text)).count()).unwrap();
        for (text, (name, _)) in read.iter().zip(&texts) {
            assert!(reads(found, text), "{name} is not read as {text:?}: {found:?}");
        }
        if turn % 4 > 0 {
            continue;
        }
        let briefing = lead.get("/en/briefing?language=both&audience=public").await;
        let paper = briefing.page().raw_text();
        let file = lead.get("/en/briefing.docx?language=both&audience=public").await;
        let file = html_escape::decode_html_entities(&docx::text(&file.bytes)).into_owned();
        for (text, (name, _)) in read.iter().zip(&texts).filter(|(_, (name, _))| !name.starts_with("evidence")) {
            // A column has room for so much of a text.
            let text: String = text.chars().take(150).collect();
            assert!(reads(&paper, &text), "{name} is not read in the briefing as {text:?}");
            // The reader that tests have decodes what stands for another character once more than word processors do.
            let decoded = html_escape::decode_html_entities(&text);
            assert!(reads(&file, &decoded), "{name} is not read in the file as {text:?}");
        }
    }
    println!("{turns} taken texts in reports: on 2 pages each, {} briefings and files", turns.div_ceil(4));
}

/// An area's name stands in the drawings and their numbers: whatever it is, the drawing can be read.
pub async fn drawings_stay_readable(server: &TestServer) {
    for address in ["/ko/figures/status.svg", "/en/figures/status.svg"] {
        let drawing = server.get(address).await;
        assert_eq!(drawing.status, StatusCode::OK);
        roxmltree::Document::parse(&drawing.text).unwrap_or_else(|wrong| panic!("{address}: {wrong}"));
    }
    let rows = server.get("/en/figures/status.csv").await.csv();
    assert!(rows.len() > 1);
}
