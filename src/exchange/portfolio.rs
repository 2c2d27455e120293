//! A whole portfolio from one JSON file: statements, commitments, who owns them, and what happened since.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::portfolio_file::{About, CommitmentLine, EventKind, EventLine, File, MilestoneLine};
use crate::domain::commitment::{Commitment, CommitmentId, Place};
use crate::domain::day::Day;
use crate::domain::due::Due;
use crate::domain::evidence::{Evidence, EvidenceClass};
use crate::domain::fact::Fact;
use crate::domain::joint_status::JointStatus;
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::milestone::Milestone;
use crate::domain::organisation::{FormerName, Organisation};
use crate::domain::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::party::{Party, is_code};
use crate::domain::permission::Visibility;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Draft;
use crate::domain::reference::Area;
use crate::domain::relation::Relation;
use crate::domain::statement::{Issuer, Statement};
use crate::domain::text::{Text, TextKind};
use crate::domain::update::{Update, Voice, Withdrawal};

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
/// do not resolve, codes that stand twice or are recorded already, days after today.
pub fn read(
    json: &str,
    known: &Known,
    importer: &Importer,
    new_id: impl FnMut() -> String,
) -> Result<Vec<Draft>, Vec<Problem>> {
    let file: File = serde_json::from_str(json)
        .map_err(|error| vec![Problem { place: "the file".into(), reason: error.to_string() }])?;
    let mut reading =
        Reading { known, importer, new_id, names: BTreeSet::new(), problems: Vec::new(), drafts: Vec::new() };
    reading.name_all(&file);
    reading.file(file);
    if reading.problems.is_empty() { Ok(reading.drafts) } else { Err(reading.problems) }
}

struct Reading<'a, F> {
    known: &'a Known,
    importer: &'a Importer,
    new_id: F,
    names: BTreeSet<String>,
    problems: Vec<Problem>,
    drafts: Vec<Draft>,
}

impl<F: FnMut() -> String> Reading<'_, F> {
    fn problem(&mut self, place: &str, reason: impl Into<String>) {
        self.problems.push(Problem { place: place.to_owned(), reason: reason.into() });
    }

    /// Takes note of everything the file names, so that lines may refer to later ones.
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

    fn resolve(&mut self, place: &str, noun: &str, name: &str) {
        let key = format!("{noun} {name}");
        if !self.names.contains(&key) && !self.known.names.contains(&key) {
            self.problem(place, format!("there is no {noun} `{name}`"));
        }
    }

    fn resolve_all<'n>(&mut self, place: &str, noun: &str, names: impl IntoIterator<Item = &'n String>) {
        for name in names {
            self.resolve(place, noun, name);
        }
    }

    fn begun(&mut self, place: &str, day: Day) {
        if day > self.importer.today {
            self.problem(place, format!("{day} is after today; nothing takes effect after today"));
        }
    }

    fn add(&mut self, effective_on: Day, visibility: Visibility, fact: Fact) {
        self.drafts.push(Draft {
            actor: self.importer.actor.clone(),
            organisation: None,
            effective_on,
            visibility,
            fact,
            form_key: None,
        });
    }

    fn file(&mut self, file: File) {
        let today = self.importer.today;
        if let Some(about) = file.portfolio {
            self.about(about);
        }
        for it in file.parties {
            let place = format!("party `{}`", it.code);
            if jiff::tz::TimeZone::get(&it.time_zone).is_err() {
                self.problem(&place, format!("`{}` is not the IANA name of a time zone", it.time_zone));
            }
            let name = named(it.name_en, it.name_ko, false);
            let party = Party { code: it.code.as_str().into(), name, kind: it.kind, time_zone: it.time_zone };
            self.add(today, Visibility::Public, Fact::PartyRecorded(party));
        }
        for it in file.organisations {
            self.resolve(&format!("organisation `{}`", it.code), "party", &it.party);
            let organisation = Organisation {
                code: it.code.as_str().into(),
                party: it.party.as_str().into(),
                name: named(it.name_en, it.name_ko, it.name_ko_is_translation),
                kind: it.kind,
                former_names: it
                    .former_names
                    .into_iter()
                    .map(|former| FormerName {
                        name: named(former.name_en, former.name_ko, false),
                        until: former.until,
                    })
                    .collect(),
                address: it.url,
            };
            self.add(today, Visibility::Public, Fact::OrganisationRecorded(organisation));
        }
        for it in file.areas {
            let area = Area { code: it.code, name: named(it.name_en, it.name_ko, false) };
            self.add(today, Visibility::Public, Fact::AreaRecorded(area));
        }
        for it in file.mechanisms {
            self.resolve_all(&format!("mechanism `{}`", it.code), "party", &it.parties);
            let mechanism = Mechanism {
                code: it.code,
                name: named(it.name_en, it.name_ko, false),
                kind: it.kind,
                parties: codes(&it.parties),
            };
            self.add(today, Visibility::Public, Fact::MechanismRecorded(mechanism));
        }
        for it in file.meetings {
            self.resolve(&format!("meeting `{}`", it.id), "mechanism", &it.mechanism);
            let meeting = Meeting {
                slug: it.id,
                mechanism: it.mechanism,
                title: named(it.title_en, it.title_ko, false),
                number: it.number,
                on: it.date_precision.period(it.date).1,
                precision: it.date_precision,
                place: it.place,
                state: it.state,
                source: it.source_url,
            };
            self.add(today, Visibility::Public, Fact::MeetingRecorded(meeting));
        }
        let mut stated = BTreeMap::new();
        for it in file.statements {
            let place = format!("statement `{}`", it.id);
            self.begun(&place, it.date);
            self.resolve_all(&place, "party", it.parties.iter().chain(&it.tracked_parties));
            self.resolve_all(&place, "meeting", &it.meeting);
            let issuer = if it.issuer == "joint" {
                Issuer::Joint
            } else {
                self.resolve(&place, "party", &it.issuer);
                Issuer::Party(it.issuer.as_str().into())
            };
            stated.insert(it.id.clone(), it.date);
            let statement = Statement {
                slug: it.id,
                title: named(it.title_en, it.title_ko, it.title_ko_is_translation),
                kind: it.kind,
                issuer,
                on: it.date,
                day_note: it.date_note,
                place: it.place,
                parties: codes(&it.parties),
                tracked: codes(&it.tracked_parties),
                meeting: it.meeting,
                source: it.source_url,
                text_read: it.text_read,
                text: Text::of(it.text_en, TextKind::Original, it.text_ko, TextKind::Official),
            };
            self.add(it.date, Visibility::Public, Fact::StatementRecorded(statement));
        }
        self.commitments(
            file.commitments,
            file.events,
            file.milestones,
            &stated,
            file.joint_statuses,
            file.withdrawals,
        );
    }

    fn about(&mut self, about: About) {
        let place = "portfolio";
        self.resolve_all(place, "party", &about.taking_part);
        self.resolve_all(place, "commitment", &about.example);
        let portfolio = Portfolio {
            title: Text::of_editor(about.title_en, about.title_ko),
            marking: about.marking,
            taking_part: codes(&about.taking_part),
            example: about.example,
        };
        self.add(self.importer.today, Visibility::Public, Fact::PortfolioDescribed(portfolio));
    }

    fn commitments(
        &mut self,
        commitments: Vec<CommitmentLine>,
        events: Vec<EventLine>,
        milestones: Vec<MilestoneLine>,
        stated: &BTreeMap<String, Day>,
        joint_statuses: Vec<super::portfolio_file::JointStatusLine>,
        withdrawals: Vec<super::portfolio_file::WithdrawalLine>,
    ) {
        let ids: BTreeMap<String, CommitmentId> =
            commitments.iter().map(|it| (it.id.clone(), CommitmentId((self.new_id)()))).collect();
        let mut positions: BTreeMap<String, u32> = BTreeMap::new();
        let mut links = Vec::new();
        for it in commitments {
            let position = positions.entry(it.statement.clone()).or_default();
            let on = stated.get(&it.statement).copied().unwrap_or(self.importer.today);
            let (slug, visibility) = (it.id.clone(), it.visibility.clone().unwrap_or(Visibility::Public));
            links.push((slug, on, visibility, self.commitment(it, *position, on, &ids)));
            *position += 1;
        }
        for (slug, on, visibility, relations) in links {
            for it in relations {
                self.resolve(&format!("commitment `{slug}`"), "commitment", &it.to);
                if let (Some(from), Some(to)) = (ids.get(&slug), ids.get(&it.to)) {
                    let relation = Relation { from: from.clone(), to: to.clone(), kind: it.kind, basis: it.basis };
                    self.add(on, visibility.clone(), Fact::CommitmentsRelated(relation));
                }
            }
        }

        let update_ids: BTreeMap<String, (String, Option<CommitmentId>)> =
            events.iter().map(|it| (it.id.clone(), ((self.new_id)(), ids.get(&it.commitment).cloned()))).collect();
        for it in events {
            self.event(it, &ids, &update_ids);
        }
        for it in milestones {
            self.milestone(it, &ids);
        }
        for it in joint_statuses {
            let place = format!("joint status of `{}`", it.commitment);
            self.begun(&place, it.date);
            self.resolve(&place, "commitment", &it.commitment);
            self.resolve_all(&place, "party", it.accepted_by.iter().chain([&it.proposed_by]));
            if let Some(id) = ids.get(&it.commitment) {
                let joint = JointStatus {
                    commitment: id.clone(),
                    status: it.status,
                    proposed_by: it.proposed_by.as_str().into(),
                    accepted_by: codes(&it.accepted_by),
                };
                self.add(it.date, Visibility::Public, Fact::JointStatusAgreed(joint));
            }
        }
        for it in withdrawals {
            let place = format!("withdrawal of `{}`", it.event);
            self.begun(&place, it.date);
            match update_ids.get(&it.event) {
                Some((update, Some(commitment))) => {
                    let withdrawal = Withdrawal {
                        commitment: commitment.clone(),
                        update: update.as_str().into(),
                        reason: it.reason,
                    };
                    self.add(it.date, Visibility::Public, Fact::UpdateWithdrawn(withdrawal));
                }
                _ => self.problem(&place, format!("there is no event `{}` in the file", it.event)),
            }
        }
    }

    fn commitment(
        &mut self,
        it: CommitmentLine,
        position: u32,
        on: Day,
        ids: &BTreeMap<String, CommitmentId>,
    ) -> Vec<super::portfolio_file::RelationLine> {
        let place = format!("commitment `{}`", it.id);
        let Some(id) = ids.get(&it.id).cloned() else { return Vec::new() };
        self.resolve(&place, "statement", &it.statement);
        self.resolve_all(&place, "area", &it.areas);
        let parties = it.undertaken_by.iter().chain(&it.proposed_by).chain(&it.addressed_to);
        self.resolve_all(&place, "party", parties.chain(it.leads.keys()).chain(it.supports.keys()));
        let organisations = it.leads.values().chain(it.supports.values()).flatten().chain(&it.addressee_organisations);
        self.resolve_all(&place, "organisation", organisations);
        if it.title_en.as_ref().or(it.title_ko.as_ref()).is_none_or(|title| title.trim().is_empty()) {
            self.problem(&place, "has no title");
        }
        let visibility = it.visibility.unwrap_or(Visibility::Public);
        if !matches!(visibility, Visibility::Public | Visibility::Shared) {
            self.problem(&place, "a commitment is `public` or `shared`: it is what two sides said to each other");
        }
        let due = match (it.due, it.due_on, it.due_precision) {
            (Some(text), None, None) => text.parse::<Due>().map(Some),
            (None, Some(on), precision) => {
                let precision = precision.unwrap_or(crate::domain::day::Precision::Day);
                Ok(Some(Due { on: precision.period(on).1, precision }))
            }
            (None, None, None) => Ok(None),
            (text, _, _) => Err(crate::domain::due::NotADue(text.unwrap_or_default())),
        };
        let due = due.unwrap_or_else(|error| {
            self.problem(&place, error.to_string());
            None
        });
        let basis = it.leads_basis.unwrap_or(OwnerBasis::NamedInSource);
        let commitment = Commitment {
            id: id.clone(),
            slug: it.id,
            statement: it.statement,
            number: it.number,
            position,
            areas: it.areas,
            title: Text::of_editor(it.title_en, it.title_ko),
            summary: Text::of_editor(it.summary_en, it.summary_ko),
            standing: it.standing,
            basis: it.basis,
            nature: it.nature,
            proposed_by: it.proposed_by.as_deref().map(Into::into),
            undertaken_by: codes(&it.undertaken_by),
            addressed_to: it.addressed_to.as_deref().map(Into::into),
            addressees: codes(&it.addressee_organisations),
            starts_on: it.starts_on,
            starts_note: it.starts_note,
            due,
            due_note: it.due_note,
            owners_note: it.leads_note,
            place: Place {
                address: it.source_url,
                locator: it.source_locator,
                passage: Text::of(it.passage_en, TextKind::Original, it.passage_ko, TextKind::Official),
            },
        };
        self.add(on, visibility.clone(), Fact::CommitmentRecorded(commitment));
        for (role, owners) in [(OwnerRole::Lead, it.leads), (OwnerRole::Support, it.supports)] {
            for (party, organisations) in owners {
                for organisation in organisations {
                    let owner = Owner {
                        commitment: id.clone(),
                        organisation: organisation.as_str().into(),
                        party: party.as_str().into(),
                        role,
                        basis,
                    };
                    self.add(on, visibility.clone(), Fact::OwnerNamed(owner));
                }
            }
        }
        it.relations
    }

    fn event(
        &mut self,
        it: EventLine,
        ids: &BTreeMap<String, CommitmentId>,
        update_ids: &BTreeMap<String, (String, Option<CommitmentId>)>,
    ) {
        let place = format!("event `{}`", it.id);
        self.begun(&place, it.date);
        self.resolve(&place, "commitment", &it.commitment);
        self.resolve_all(&place, "organisation", &it.organisations);
        self.resolve_all(&place, "meeting", &it.meeting);
        self.resolve_all(&place, "party", &it.voice);
        if it.progress.is_some_and(|per_cent| per_cent > 100) {
            self.problem(&place, "progress is per cent, from 0 to 100");
        }
        let corrects = it.corrects.as_ref().map(|event| match update_ids.get(event) {
            Some((update, _)) => update.clone(),
            None => {
                self.problem(&place, format!("there is no event `{event}` in the file to correct"));
                String::new()
            }
        });
        let (Some(commitment), Some((id, _))) = (ids.get(&it.commitment), update_ids.get(&it.id)) else { return };
        let visibility = it.visibility.unwrap_or(Visibility::Public);
        let title = Text::of_editor(it.title_en, it.title_ko);
        let evidence = match (it.evidence_class, &it.source_url) {
            (None, None) => None,
            (class, _) => Some(Evidence {
                class: class.unwrap_or(EvidenceClass::ThirdBody),
                publisher: it.publisher,
                address: it.source_url,
                published_on: it.published_on,
                read_on: None,
            }),
        };
        if it.kind == EventKind::Milestone {
            let milestone = Milestone {
                id: (self.new_id)().as_str().into(),
                commitment: commitment.clone(),
                title: title.clone(),
                due: None,
                completed_on: Some(it.date),
            };
            self.add(it.date, visibility.clone(), Fact::MilestoneSet(milestone));
        }
        let update = Update {
            id: id.as_str().into(),
            slug: it.id,
            commitment: commitment.clone(),
            voice: it.voice.as_deref().map_or(Voice::PublicRecord, |party| Voice::Party(party.into())),
            status: it.status,
            progress: it.progress,
            title,
            narrative: Text::of_editor(it.summary_en, it.summary_ko),
            evidence: evidence.into_iter().collect(),
            reading: it.progress_basis,
            day_note: it.date_note,
            organisations: codes(&it.organisations),
            meeting: it.meeting,
            corrects: corrects.as_deref().map(Into::into),
        };
        self.add(it.date, visibility, Fact::UpdatePublished(update));
    }

    fn milestone(&mut self, it: MilestoneLine, ids: &BTreeMap<String, CommitmentId>) {
        let place = format!("milestone `{}`", it.id);
        self.begun(&place, it.date);
        self.resolve(&place, "commitment", &it.commitment);
        let due = it.due.map(|text| text.parse::<Due>()).transpose().unwrap_or_else(|error| {
            self.problem(&place, error.to_string());
            None
        });
        let Some(commitment) = ids.get(&it.commitment) else { return };
        let milestone = Milestone {
            id: (self.new_id)().as_str().into(),
            commitment: commitment.clone(),
            title: Text::of_editor(it.title_en, it.title_ko),
            due,
            completed_on: it.completed_on,
        };
        self.add(it.date, Visibility::Public, Fact::MilestoneSet(milestone));
    }
}

fn codes<T: for<'a> From<&'a str>>(names: &[String]) -> Vec<T> {
    names.iter().map(|name| T::from(name.as_str())).collect()
}

fn named(en: Option<String>, ko: Option<String>, ko_is_translation: bool) -> Text {
    Text::of(en, TextKind::Official, ko, if ko_is_translation { TextKind::Unofficial } else { TextKind::Official })
}
