//! A whole portfolio from one JSON file: statements, commitments, who owns them, and what happened since.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::code::is_code;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::CommitmentId;
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::organisation::party::Party;
use crate::domain::organisation::{FormerName, Organisation, OrganisationKind};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::area::Area;
use crate::domain::record::NewRecord;
use crate::domain::record::fact::Fact;
use crate::domain::statement::{Issuer, Statement};
use crate::exchange::portfolio_dealings::Handing;
use crate::exchange::portfolio_file::{About, File, Happened};
use crate::exchange::portfolio_texts;

/// What is wrong with one line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, such as ``commitment `cet23-ai-standards` ``.
    pub place: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

/// What is already recorded, so that an import does not record it twice.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The nouns that are recorded, each as `party ROK` or `commitment cet23-ai-standards`.
    pub names: BTreeSet<String>,
}

/// Who imports, and when.
#[derive(Clone, Debug)]
pub struct Importer {
    /// As the record shall name them.
    pub actor: String,
    /// Today in the portfolio's zone.
    pub today: Day,
}

/// Reads a portfolio file into drafts for the ledger.
///
/// `new_id` gives a new UUIDv7 at each call. The order of the drafts is the order of the file's lists.
///
/// # Errors
/// Everything that is wrong with the file, in the order of its lines: what is no JSON of the right shape, references that
/// do not resolve, codes that occur twice or are already recorded, days after today, texts that no text from outside may be.
pub fn read(
    json: &str,
    known: &Known,
    importer: &Importer,
    new_id: impl FnMut() -> String,
) -> Result<Vec<NewRecord>, Vec<Problem>> {
    let wrong = |reason: String| vec![Problem { place: "the file".into(), reason }];
    let json = json.trim_start_matches('\u{feff}');
    // A list would be read as an object with every field missing.
    if !json.trim_start().starts_with('{') {
        return Err(wrong("it is not one JSON object".into()));
    }
    let malformed = |error: serde_json::Error| wrong(error.to_string());
    // Read as a portfolio first: what is wrong with its shape is then told with its line and column.
    serde_json::from_str::<File>(json).map_err(malformed)?;
    let mut values = serde_json::from_str(json).map_err(malformed)?;
    portfolio_texts::take(&mut values)?;
    let file: File = serde_json::from_value(values).map_err(malformed)?;
    let mut reading =
        PageContext { known, importer, new_id, names: BTreeSet::new(), problems: Vec::new(), drafts: Vec::new() };
    reading.name_all(&file);
    reading.file(file);
    if reading.problems.is_empty() { Ok(reading.drafts) } else { Err(reading.problems) }
}

pub(super) struct PageContext<'a, F> {
    pub(super) known: &'a Known,
    pub(super) importer: &'a Importer,
    pub(super) new_id: F,
    names: BTreeSet<String>,
    problems: Vec<Problem>,
    drafts: Vec<NewRecord>,
}

impl<F: FnMut() -> String> PageContext<'_, F> {
    pub(super) fn problem(&mut self, place: &str, reason: impl Into<String>) {
        self.problems.push(Problem { place: place.to_owned(), reason: reason.into() });
    }

    /// Collects everything the file names, so that lines may refer to later ones.
    fn name_all(&mut self, file: &File) {
        let lists: [(&str, Vec<&String>); 8] = [
            ("party", file.parties.iter().map(|it| &it.code).collect()),
            ("organisation", file.organisations.iter().map(|it| &it.code).collect()),
            ("area", file.areas.iter().map(|it| &it.code).collect()),
            ("mechanism", file.mechanisms.iter().map(|it| &it.code).collect()),
            ("meeting", file.meetings.iter().map(|it| &it.id).collect()),
            ("statement", file.statements.iter().map(|it| &it.id).collect()),
            ("commitment", file.commitments.iter().map(|it| &it.id).collect()),
            ("event", file.events.iter().map(|it| &it.id).collect()),
        ];
        for (noun, names) in lists {
            for name in names {
                let (place, key) = (format!("{noun} `{name}`"), format!("{noun} {name}"));
                if !is_code(name) {
                    self.problem(&place, "a name may hold letters, digits, `-`, `_` and `.`, at most 100 of them");
                }
                if self.known.names.contains(&key) {
                    self.problem(&place, "is recorded already; nothing recorded is overwritten by an import");
                }
                if !self.names.insert(key) {
                    self.problem(&place, "stands twice in the file");
                }
            }
        }
    }

    pub(super) fn resolve(&mut self, place: &str, noun: &str, name: &str) {
        let key = format!("{noun} {name}");
        if !self.names.contains(&key) && !self.known.names.contains(&key) {
            self.problem(place, format!("there is no {noun} `{name}`"));
        }
    }

    pub(super) fn resolve_all<'n>(&mut self, place: &str, noun: &str, names: impl IntoIterator<Item = &'n String>) {
        for name in names {
            self.resolve(place, noun, name);
        }
    }

    /// The commitment of the file that a line is about. What belongs to a commitment comes in the same file.
    pub(super) fn own(
        &mut self,
        place: &str,
        ids: &BTreeMap<String, CommitmentId>,
        name: &str,
    ) -> Option<CommitmentId> {
        let own = ids.get(name).cloned();
        if own.is_none() {
            self.resolve(place, "commitment", name);
            if self.known.names.contains(&format!("commitment {name}")) {
                self.problem(place, format!("`{name}` is recorded already; an import adds nothing to it"));
            }
        }
        own
    }

    pub(super) fn begun(&mut self, place: &str, day: Day) {
        if day > self.importer.today {
            self.problem(place, format!("{day} is after today; nothing takes effect after today"));
        }
    }

    pub(super) fn add(&mut self, effective_on: Day, visibility: Visibility, fact: Fact) {
        self.drafts.push(NewRecord {
            actor: self.importer.actor.clone(),
            organisation: None,
            effective_on,
            visibility,
            fact,
            idempotency_key: None,
        });
    }

    fn file(&mut self, file: File) {
        let today = self.importer.today;
        if let Some(about) = file.portfolio {
            self.about(about);
        }
        for line in file.parties {
            let place = format!("party `{}`", line.code);
            if jiff::tz::TimeZone::get(&line.time_zone).is_err() {
                self.problem(&place, format!("`{}` is not the IANA name of a time zone", line.time_zone));
            }
            let name = named(line.name_en, line.name_ko, false);
            if let Some(organisation) = &line.coordinating {
                self.resolve(&place, "organisation", organisation);
            }
            let party = Party {
                code: line.code.as_str().into(),
                name,
                kind: line.kind,
                time_zone: line.time_zone,
                coordinating: line.coordinating.as_deref().map(Into::into),
                reason: Text::default(),
            };
            self.add(today, Visibility::Public, Fact::PartyRecorded(party));
        }
        let mut parties = BTreeMap::new();
        for line in file.organisations {
            let (party, private) = (line.party.as_str().into(), line.kind == OrganisationKind::Private);
            parties.insert(line.code.clone(), Handing { party, private });
            self.resolve(&format!("organisation `{}`", line.code), "party", &line.party);
            let organisation = Organisation {
                code: line.code.as_str().into(),
                party: line.party.as_str().into(),
                name: named(line.name_en, line.name_ko, line.name_ko_is_translation),
                kind: line.kind,
                former_names: line
                    .former_names
                    .into_iter()
                    .map(|former| FormerName {
                        name: named(former.name_en, former.name_ko, false),
                        until: former.until,
                    })
                    .collect(),
                address: line.url,
                reason: Text::default(),
            };
            self.add(today, Visibility::Public, Fact::OrganisationRecorded(organisation));
        }
        for line in file.areas {
            let area = Area {
                code: line.code,
                name: named(line.name_en, line.name_ko, false),
                rank: None,
                reason: Text::default(),
            };
            self.add(today, Visibility::Public, Fact::AreaRecorded(area));
        }
        for line in file.mechanisms {
            self.resolve_all(&format!("mechanism `{}`", line.code), "party", &line.parties);
            let mechanism = Mechanism {
                code: line.code,
                name: named(line.name_en, line.name_ko, false),
                kind: line.kind,
                parties: codes(&line.parties),
            };
            self.add(today, Visibility::Public, Fact::MechanismRecorded(mechanism));
        }
        for line in file.meetings {
            self.resolve(&format!("meeting `{}`", line.id), "mechanism", &line.mechanism);
            let meeting = Meeting {
                slug: line.id,
                mechanism: line.mechanism,
                title: named(line.title_en, line.title_ko, false),
                number: line.number,
                on: line.date_precision.period(line.date).1,
                precision: line.date_precision,
                place: line.place,
                state: line.state,
                source: line.source_url,
                reason: Text::default(),
            };
            self.add(today, Visibility::Public, Fact::MeetingRecorded(meeting));
        }
        let mut stated = BTreeMap::new();
        for line in file.statements {
            let place = format!("statement `{}`", line.id);
            self.begun(&place, line.date);
            self.resolve_all(&place, "party", line.parties.iter().chain(&line.tracked_parties));
            self.resolve_all(&place, "meeting", &line.meeting);
            let issuer = if line.issuer == "joint" {
                Issuer::Joint
            } else {
                self.resolve(&place, "party", &line.issuer);
                Issuer::Party(line.issuer.as_str().into())
            };
            stated.insert(line.id.clone(), line.date);
            let statement = Statement {
                slug: line.id,
                title: named(line.title_en, line.title_ko, line.title_ko_is_translation),
                kind: line.kind,
                issuer,
                on: line.date,
                day_note: line.date_note,
                place: line.place,
                parties: codes(&line.parties),
                tracked: codes(&line.tracked_parties),
                meeting: line.meeting,
                source: line.source_url,
                text_read: line.text_read,
                text: Text::of(line.text_en, TextKind::Original, line.text_ko, TextKind::Official),
                reporting: line.reporting,
                reason: Text::default(),
            };
            self.add(line.date, Visibility::Public, Fact::StatementRecorded(statement));
        }
        let happened = Happened {
            events: file.events,
            milestones: file.milestones,
            joint_statuses: file.joint_statuses,
            withdrawals: file.withdrawals,
            confirmations: file.confirmations,
            countersigns: file.countersigns,
            joint_proposals: file.joint_proposals,
            submissions: file.submissions,
        };
        self.commitments(file.commitments, happened, &stated, &parties);
    }

    fn about(&mut self, about: About) {
        let place = "portfolio";
        self.resolve_all(place, "party", &about.taking_part);
        self.resolve_all(place, "party", about.tags.keys());
        self.resolve_all(place, "commitment", &about.example);
        let portfolio = Portfolio {
            title: Text::of_editor(about.title_en, about.title_ko),
            marking: about.marking,
            taking_part: codes(&about.taking_part),
            tags: about.tags.into_iter().map(|(party, it)| (party, Text::of_editor(it.en, it.ko))).collect(),
            example: about.example,
            reporting: about.reporting,
            reason: Text::default(),
        };
        self.add(self.importer.today, Visibility::Public, Fact::PortfolioDescribed(portfolio));
    }
}

pub(super) fn codes<T: for<'a> From<&'a str>>(names: &[String]) -> Vec<T> {
    names.iter().map(|name| T::from(name.as_str())).collect()
}

fn named(en: Option<String>, ko: Option<String>, ko_is_translation: bool) -> Text {
    Text::of(en, TextKind::Official, ko, if ko_is_translation { TextKind::Unofficial } else { TextKind::Official })
}

#[cfg(test)]
#[path = "portfolio_tests.rs"]
mod tests;
