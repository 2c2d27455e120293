//! Addresses and bodies that make no sense, in great number: whoever sends them, the server answers, and never with its own
//! failure. Routes are the router's, fields those of the forms that the pages show.
//!
//! `ACCORD_TEST_FUZZ_SECONDS` says how long (`make fuzz`), `ACCORD_TEST_FUZZ_SEED` which ones.

use std::collections::BTreeMap;

use accord::demo;
use accord::domain::access::role::Role;
use accord::domain::list::query::Query;
use accord::paths;
use accord::service::Clock;
use http::{Method, StatusCode};

use crate::support::chance::Dice;
use crate::support::html::Fields;
use crate::support::routes::routes;
use crate::support::server::{Person, Reply, TestServer};

/// How many requests are made where no time is given.
const REQUESTS: usize = 400;

/// Values that nobody means.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "99999999999999999999",
    "1e400",
    "true",
    "null",
    "[]",
    "{}",
    "\0",
    "a\0b",
    "\r\n\r\nx: y",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}abc",
    "\u{e000}",
    "e\u{301}",
    "가",
    "ᄀ",
    "%",
    "%25%00",
    "%zz",
    "..",
    "../../etc/passwd",
    "//",
    "\\",
    "'",
    "\"",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "</textarea>",
    "=1+1",
    "https://",
    "https://user:pw@x.example",
    "javascript:alert(1)",
    "0000-00-00",
    "2026-02-30",
    "9999-12-31",
    "-0001-01-01",
    "10000-01-01",
    "0000-01-01",
    "2026-Q5",
    "2026-11-25T00:00:00Z",
    "a.version",
    "cable-repair.status",
    "public",
    "shared",
    "party:AUR",
    "on_track",
    "publish",
    "submit",
    "revise",
    "x/y",
    "x;y",
    "🦦",
    "NaN",
    "AUR-MDA",
    "cable-repair",
    "council-3",
];

/// Parameters of addresses beside those of lists.
const OTHER_PARAMETERS: &[&str] = &[
    "draft", "token", "next", "audience", "meeting", "from", "to", "lang", "known_at", "done", "copy", "act", "key",
    "\0",
];

struct Fuzz {
    dice: Dice,
    /// What was answered, by status.
    answered: BTreeMap<u16, usize>,
}

impl Fuzz {
    fn value(&mut self) -> String {
        let value = (*self.dice.one(HOSTILE)).to_owned();
        match self.dice.below(12) {
            0 => value.repeat(600),
            1 => format!("{value}{}", self.dice.one(HOSTILE)),
            _ => value,
        }
    }

    /// An address of a route: mostly real ones, so that requests come far.
    fn address(&mut self, pattern: &str) -> String {
        let slug = if pattern.contains("/commitments/") {
            "cable-repair"
        } else if pattern.contains("/statements/") {
            "dialogue-1-2024"
        } else {
            "council-3"
        };
        let code = if pattern.contains("/areas/") { "cyber" } else { "AUR-MDA" };
        let mut address = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            address.push_str(before);
            let real = match name {
                "lang" => Some(["en", "ko"][self.dice.below(2)]),
                "slug" => Some(slug),
                "code" => Some(code),
                "file" => Some("status.svg"),
                "action" => Some("count"),
                _ => None,
            };
            match real {
                Some(real) if self.dice.below(6) > 0 => address.push_str(real),
                _ => address.push_str(paths::with_query("", [("", self.value())]).trim_start_matches("?=")),
            }
            rest = after;
        }
        address.push_str(rest);
        let mut query = Vec::new();
        for _ in 0..self.dice.below(4) {
            let known: Vec<&str> = Query::parameter_names().collect();
            let names = [&known, OTHER_PARAMETERS][self.dice.below(2)];
            query.push(((*self.dice.one(names)).replace('\0', "%00"), self.value()));
        }
        paths::with_query(&address, query)
    }

    /// What a form asks for, with some of it spoilt.
    fn spoilt(&mut self, fields: Fields) -> Fields {
        let mut spoilt = Fields::new();
        for (name, value) in fields {
            match self.dice.below(4) {
                0 => {}
                1 => spoilt.push((name, value)),
                _ => spoilt.push((name, self.value())),
            }
        }
        for _ in 0..self.dice.below(3) {
            let pair = (self.value().replace('=', ""), self.value());
            spoilt.push(pair);
        }
        spoilt
    }

    fn note(&mut self, asked: &str, reply: &Reply) {
        *self.answered.entry(reply.status.as_u16()).or_default() += 1;
        assert!(reply.status.as_u16() < 500, "{asked}: {}\n{}", reply.status, reply.text);
    }
}

/// Everything that the forms of a page would send, whichever of its buttons is pressed.
fn fields(page: &Reply) -> Fields {
    page.page().all("form").into_iter().flat_map(|form| form.fields()).collect()
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

on_both! {
    async fn nothing_that_is_sent_makes_the_server_fail(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let mut people: Vec<Option<Person<'_>>> = vec![None];
        for role in [Role::Official, Role::Manager, Role::Admin] {
            people.push(Some(server.signed_in(role, "AUR-MDA").await));
        }
        let routes = routes();
        let seed = setting("ACCORD_TEST_FUZZ_SEED").unwrap_or(20_261_125);
        let until = setting("ACCORD_TEST_FUZZ_SECONDS").map(|it| Clock::System.now().0 + i64::try_from(it).unwrap() * 1_000_000);
        let mut fuzz = Fuzz { dice: Dice(seed), answered: BTreeMap::new() };
        let mut made = 0;
        while until.map_or(made < REQUESTS, |until| Clock::System.now().0 < until) {
            let route = routes[fuzz.dice.below(routes.len())];
            let person = &people[fuzz.dice.below(people.len())];
            let address = fuzz.address(route.pattern);
            let who = person.as_ref().map_or("nobody", |it| it.account.role.word());
            if route.get {
                let reply = match person {
                    Some(person) => person.get(&address).await,
                    None => server.get(&address).await,
                };
                fuzz.note(&format!("GET {address} by {who}"), &reply);
                made += 1;
                if !route.post {
                    continue;
                }
                let form = fuzz.spoilt(fields(&reply));
                let reply = match person {
                    Some(person) => person.post(&address, &form).await,
                    None => server.post(&address, &form).await,
                };
                fuzz.note(&format!("POST {address} by {who}: {form:?}"), &reply);
            } else {
                let form = fuzz.spoilt(Fields::new());
                // Signing out would leave nobody to go on as.
                let reply = server.post(&address, &form).await;
                fuzz.note(&format!("POST {address} by nobody: {form:?}"), &reply);
            }
            made += 1;
        }
        let odd = server.send(crate::support::server::request(Method::HEAD, "/en/%00")).await;
        assert_eq!(odd.status, StatusCode::NOT_FOUND);
        println!("seed {seed}: {made} requests, answered {:?}", fuzz.answered);
        assert!(fuzz.answered.keys().any(|it| *it == 200) && fuzz.answered.keys().any(|it| *it == 422), "they come far");
    }
}
