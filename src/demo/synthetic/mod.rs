//! Portfolios of any size, generated to measure the product: the same for the same size and day.
//!
//! Shape: two tracked parties among five, thirty organisations, seventeen areas, statements of 5 to 40 commitments each
//! between 2013 and the day given, due days of every precision for a third, at least one update for nine of ten, and
//! every kind of headline.

mod chance;
mod words;

use uuid::Builder;

use crate::demo::synthetic::chance::Chance;
use crate::demo::synthetic::words::{
    AREAS, BODIES, DEEDS, ENDINGS, OBJECTS, OTHER_BODIES, PARTIES, Pair, REPORTS, SENTENCES, STATEMENTS,
};
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::due::Due;
use crate::domain::commitment::joint_status::JointStatus;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Commitment, CommitmentId, Nature, Place, Standing};
use crate::domain::organisation::Organisation;
use crate::domain::organisation::code::PartyCode;
use crate::domain::organisation::party::Party;
use crate::domain::portfolio::area::Area;
use crate::domain::portfolio::{Marking, Portfolio};
use crate::domain::record::NewRecord;
use crate::domain::record::fact::Fact;
use crate::domain::report::evidence::{Evidence, EvidenceClass};
use crate::domain::report::update::{Update, Voice};
use crate::domain::statement::{Issuer, Statement, StatementKind};

/// The day of the first statement.
const FIRST: Day = Day(jiff::civil::Date::constant(2013, 5, 7));
/// Commitments recorded in one transaction, give or take a statement's.
const BATCH: u32 = 2_000;

/// A portfolio under way: gives the drafts batch by batch.
pub struct Synthetic {
    chance: Chance,
    today: Day,
    count: u32,
    commitments: u32,
    statements: u32,
    latest: Option<CommitmentId>,
    drafts: Vec<NewRecord>,
    begun: bool,
}

impl Synthetic {
    /// A portfolio of `count` commitments as of a day.
    pub fn new(count: u32, today: Day) -> Self {
        Self {
            chance: Chance::new(u64::from(count)),
            today,
            count,
            commitments: 0,
            statements: 0,
            latest: None,
            drafts: Vec::new(),
            begun: false,
        }
    }

    fn add(&mut self, effective_on: Day, visibility: Visibility, fact: Fact) {
        let actor = "synthetic".to_owned();
        self.drafts.push(NewRecord {
            actor,
            organisation: None,
            effective_on,
            visibility,
            fact,
            idempotency_key: None,
        });
    }

    fn say(&mut self, fact: Fact) {
        self.add(FIRST, Visibility::Public, fact);
    }

    /// An identifier of the usual form (UUIDv7) with the time of a day.
    fn id(&mut self, on: Day) -> String {
        let millis = u64::try_from(FIRST.days_until(on)).unwrap_or_default() * 86_400_000 + 1_367_884_800_000;
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.chance.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.chance.next().to_be_bytes()[..2]);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().to_string()
    }

    /// A day between two, both included.
    fn day(&mut self, from: Day, to: Day) -> Day {
        let days = u32::try_from(from.days_until(to)).unwrap_or_default();
        from.plus(i32::try_from(self.chance.below(days + 1)).unwrap_or_default())
    }

    fn sentences(&mut self, count: u32) -> Text {
        let chosen: Vec<&Pair> = (0..count).map(|_| self.chance.one(&SENTENCES)).collect();
        let joined = |side: fn(&Pair) -> &str| chosen.iter().map(|it| side(it)).collect::<Vec<_>>().join(" ");
        Text::of_editor(Some(joined(|it| it.0)), Some(joined(|it| it.1)))
    }

    fn reference(&mut self) {
        let title = Text::of_editor(
            Some("Synthetic portfolio for measuring".into()),
            Some("성능 측정용으로 생성한 포트폴리오".into()),
        );
        let portfolio = Portfolio {
            title,
            marking: Marking::Synthetic,
            taking_part: tracked(),
            tags: Default::default(),
            licences: Default::default(),
            marks: Default::default(),
            time_zone: None,
            example: None,
            reporting: None,
            report_notices: Vec::new(),
            reason: Text::default(),
        };
        self.say(Fact::PortfolioDescribed(portfolio));
        for (place, (code, name, kind, zone)) in PARTIES.into_iter().enumerate() {
            let party = Party {
                code: code.into(),
                name: official(name),
                kind,
                time_zone: zone.into(),
                coordinating: None,
                reason: Text::default(),
            };
            self.say(Fact::PartyRecorded(party));
            let bodies: &[_] = if place < 2 { &BODIES } else { &OTHER_BODIES };
            for (body, name, kind) in bodies {
                self.say(Fact::OrganisationRecorded(Organisation {
                    code: format!("{code}-{body}").as_str().into(),
                    party: code.into(),
                    name: official(*name),
                    kind: *kind,
                    former_names: Vec::new(),
                    address: None,
                    reason: Text::default(),
                }));
            }
        }
        for (code, name, _) in AREAS {
            self.say(Fact::AreaRecorded(Area {
                code: code.into(),
                name: official(name),
                rank: None,
                reason: Text::default(),
            }));
        }
    }

    fn statement(&mut self) {
        // Spread evenly over the years, in their order: the last ones are recent in every size.
        let span = u64::try_from(FIRST.days_until(self.today)).unwrap_or_default();
        let through = u64::from(self.commitments) * span / u64::from(self.count.max(1));
        let on = FIRST.plus(i32::try_from(through).unwrap_or_default());
        self.statements += 1;
        let slug = format!("st-{:05}", self.statements);
        let kind = self.chance.below(5);
        let (en, ko) = STATEMENTS[kind as usize];
        let (year, number) = (on.0.year(), self.statements);
        let mut parties = tracked();
        if self.chance.percent(20) {
            parties.push(PARTIES[2 + self.chance.below(3) as usize].0.into());
        }
        let one_side = kind == 2 || kind == 4;
        let statement = Statement {
            slug: slug.clone(),
            title: Text::of(
                Some(format!("{en}, {year} (no. {number})")),
                TextKind::Official,
                Some(format!("{year}년 {ko} (제{number}호)")),
                TextKind::Official,
            ),
            kind: match kind {
                0 | 1 => StatementKind::JointStatement,
                2 => StatementKind::FactSheet,
                3 => StatementKind::Memorandum,
                _ => StatementKind::PressRelease,
            },
            issuer: if one_side { Issuer::Party(self.chance.one(&tracked()).clone()) } else { Issuer::Joint },
            on,
            day_note: None,
            place: None,
            parties,
            tracked: tracked(),
            meeting: None,
            source: Some(format!("https://statements.example/{year}/{number}")),
            further: Vec::new(),
            text_read: None,
            text: Text::default(),
            reporting: None,
            reason: Text::default(),
        };
        self.add(on, Visibility::Public, Fact::StatementRecorded(statement));
        let size = (5 + self.chance.below(36)).min(self.count - self.commitments);
        for position in 0..size {
            self.commitment(&slug, on, position, one_side);
        }
    }

    fn commitment(&mut self, statement: &str, on: Day, position: u32, one_side: bool) {
        self.commitments += 1;
        let number = self.commitments;
        let id = CommitmentId(self.id(on));
        let (area, _, topics) = self.chance.one(&AREAS);
        let mut areas = vec![(*area).to_owned()];
        if self.chance.percent(30) {
            let other = self.chance.one(&AREAS).0.to_owned();
            if !areas.contains(&other) {
                areas.push(other);
            }
        }
        let (topic, deed) = (self.chance.one(topics), self.chance.one(&DEEDS));
        let (object, ending) = (self.chance.one(&OBJECTS), self.chance.one(&ENDINGS));
        let title = if self.chance.percent(40) {
            (format!("{} {} on {}", deed.0, object.0, topic.0), format!("{} {} {}", topic.1, object.1, deed.1))
        } else {
            (format!("{} work on {}{}", deed.0, topic.0, ending.0), format!("{}{} 협력 {}", ending.1, topic.1, deed.1))
        };
        let title = Text::of_editor(Some(title.0), Some(title.1));
        let standing = match self.chance.below(100) {
            _ if one_side => Standing::Unilateral,
            0..90 => Standing::Agreed,
            90..96 => Standing::Unilateral,
            _ => Standing::Proposed,
        };
        let [first, second] = [PartyCode::from(PARTIES[0].0), PartyCode::from(PARTIES[1].0)];
        let (lone, other) = if self.chance.percent(50) { (first, second) } else { (second, first) };
        let basis = if one_side { Basis::OneSide } else { Basis::JointText };
        let summary = self.sentences(2);
        let nature = match self.chance.below(10) {
            0..6 => Nature::Deliverable,
            6..8 => Nature::Recurring,
            _ => Nature::Continuing,
        };
        let commitment = Commitment {
            id: id.clone(),
            slug: format!("syn-{number:06}"),
            statement: statement.to_owned(),
            number: Some((position + 1).to_string()),
            position,
            areas,
            title,
            summary,
            proposed_by: (standing == Standing::Proposed).then(|| lone.clone()),
            addressed_to: (standing == Standing::Proposed).then_some(other),
            undertaken_by: match standing {
                Standing::Agreed => tracked(),
                Standing::Unilateral => vec![lone],
                Standing::Proposed => Vec::new(),
            },
            due: self.due(on),
            place: Place {
                address: Some(format!("https://statements.example/{}/{statement}", on.0.year())),
                further: Vec::new(),
                locator: Some(format!("paragraph {}", position + 1)),
                passage: Text::default(),
            },
            ..Commitment::bare(standing, basis, nature)
        };
        let undertaken_by = commitment.undertaken_by.clone();
        self.add(on, Visibility::Public, Fact::CommitmentRecorded(commitment));
        self.owners(&id, on);
        self.steps(&id, number, on, &undertaken_by);
        self.latest = Some(id);
    }

    /// A due day for a third of all, each precision as often as the others.
    fn due(&mut self, stated: Day) -> Option<Due> {
        if !self.chance.percent(33) {
            return None;
        }
        let precision = *self.chance.one(Precision::ALL);
        let on = self.day(stated.plus(90), stated.plus(4 * 365));
        Some(Due { on: precision.period(on).1, precision })
    }

    fn owners(&mut self, id: &CommitmentId, on: Day) {
        for party in tracked() {
            let lead = self.chance.below(12);
            let support = (lead + 1 + self.chance.below(11)) % 12;
            for (role, body, often) in [(OwnerRole::Lead, lead, 85), (OwnerRole::Support, support, 30)] {
                if self.chance.percent(often) {
                    let owner = Owner {
                        commitment: id.clone(),
                        organisation: format!("{party}-{}", BODIES[body as usize].0).as_str().into(),
                        party: party.clone(),
                        role,
                        basis: OwnerBasis::NamedInSource,
                    };
                    self.add(on, Visibility::Public, Fact::OwnerNamed(owner));
                }
            }
        }
    }

    /// What happened since: updates, and for some a milestone, a joint status, a link to the commitment before.
    fn steps(&mut self, id: &CommitmentId, number: u32, stated: Day, undertaken_by: &[PartyCode]) {
        if let Some(to) = self.latest.clone().filter(|_| self.chance.percent(4)) {
            let kind = *self.chance.one(RelationKind::ALL);
            let relation = Relation { from: id.clone(), to, kind, basis: None, supersession: None };
            self.add(stated, Visibility::Public, Fact::CommitmentsRelated(relation));
        }
        if self.chance.percent(10) {
            let due = Some(Due { on: stated.plus(200), precision: Precision::Day });
            let milestone = Milestone {
                id: self.id(stated).as_str().into(),
                commitment: id.clone(),
                slug: None,
                title: Text::of_editor(Some("First meeting held".into()), Some("첫 회의 개최".into())),
                due,
                completed_on: None,
                party: None,
                reason: Text::default(),
            };
            self.add(stated, Visibility::Public, Fact::MilestoneSet(milestone));
        }
        if !self.chance.percent(90) {
            return;
        }
        let reported = self.day(stated, self.today);
        let alone = undertaken_by.len() < 2 || self.chance.percent(80);
        match undertaken_by {
            [first, ..] if self.chance.percent(60) => {
                let status = self.update(id, number, 1, reported, Voice::Party(first.clone()));
                if let ([_, second, ..], false) = (undertaken_by, alone) {
                    let status = if self.chance.percent(50) { status } else { self.status() };
                    self.report(id, number, 2, reported, Voice::Party(second.clone()), status);
                }
            }
            _ => {
                self.update(id, number, 1, reported, Voice::PublicRecord);
            }
        }
        if let ([first, rest @ ..], true) = (undertaken_by, self.chance.percent(5) && undertaken_by.len() > 1) {
            let joint = JointStatus {
                commitment: id.clone(),
                status: self.status(),
                proposed_by: first.clone(),
                accepted_by: rest.to_vec(),
            };
            let on = self.day(reported, self.today);
            self.add(on, Visibility::Public, Fact::JointStatusAgreed(joint));
        }
    }

    fn status(&mut self) -> Status {
        let times = |status: Status| match status {
            Status::InProgress => 3,
            Status::Completed => 2,
            Status::OnTrack | Status::AtRisk | Status::Delayed | Status::NotStarted | Status::NotPursued => 1,
            // Nobody reports it.
            Status::Unknown => 0,
        };
        let often: Vec<Status> = Status::ALL.iter().flat_map(|it| std::iter::repeat_n(*it, times(*it))).collect();
        *self.chance.one(&often)
    }

    fn update(&mut self, id: &CommitmentId, number: u32, nth: u32, on: Day, voice: Voice) -> Status {
        let status = self.status();
        self.report(id, number, nth, on, voice, status);
        status
    }

    fn report(&mut self, id: &CommitmentId, number: u32, nth: u32, on: Day, voice: Voice, status: Status) {
        let (en, ko) = *self.chance.one(&REPORTS);
        let shared = voice != Voice::PublicRecord && self.chance.percent(5);
        let class = if voice == Voice::PublicRecord { EvidenceClass::Press } else { EvidenceClass::Party };
        let update = Update {
            id: self.id(on).as_str().into(),
            slug: format!("syn-{number:06}-{nth}"),
            commitment: id.clone(),
            voice,
            status,
            progress: None,
            title: Text::of_editor(Some(en.into()), Some(ko.into())),
            narrative: self.sentences(2),
            results: Text::default(),
            next_steps: Text::default(),
            obstacles: Text::default(),
            help_needed: Text::default(),
            evidence: vec![Evidence {
                class,
                publisher: None,
                address: Some(format!("https://reports.example/{number}/{nth}")),
                published_on: Some(on),
                read_on: None,
                file: None,
                more_files: Vec::new(),
            }],
            reading: None,
            day_note: None,
            undated: false,
            organisations: Vec::new(),
            meeting: None,
            corrects: None,
            written_by: None,
        };
        self.add(on, if shared { Visibility::Shared } else { Visibility::Public }, Fact::UpdatePublished(update));
    }
}

impl Iterator for Synthetic {
    /// That many commitments, with everything recorded about them.
    type Item = (u32, Vec<NewRecord>);

    fn next(&mut self) -> Option<Self::Item> {
        let before = self.commitments;
        if !self.begun {
            self.begun = true;
            self.reference();
        }
        while self.commitments < self.count && self.commitments - before < BATCH {
            self.statement();
        }
        let drafts = std::mem::take(&mut self.drafts);
        (!drafts.is_empty()).then_some((self.commitments - before, drafts))
    }
}

fn tracked() -> Vec<PartyCode> {
    vec![PARTIES[0].0.into(), PARTIES[1].0.into()]
}

fn official((en, ko): Pair) -> Text {
    Text::of(Some(en.into()), TextKind::Official, Some(ko.into()), TextKind::Official)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn facts(count: u32) -> Vec<(Day, Fact)> {
        let today = "2026-11-25".parse().unwrap();
        Synthetic::new(count, today).flat_map(|(_, drafts)| drafts).map(|it| (it.effective_on, it.fact)).collect()
    }

    #[test]
    fn the_same_size_gives_the_same_portfolio_of_that_size() {
        let facts_of = facts(2_500);
        assert_eq!(facts_of, facts(2_500));
        let commitments = facts_of.iter().filter(|(_, it)| matches!(it, Fact::CommitmentRecorded(_))).count();
        assert_eq!(commitments, 2_500);
        let organisations = facts_of.iter().filter(|(_, it)| matches!(it, Fact::OrganisationRecorded(_))).count();
        assert_eq!(organisations, 30);
    }

    #[test]
    fn nothing_takes_effect_after_today_and_no_name_stands_twice() {
        let mut names = BTreeSet::new();
        for (on, fact) in facts(1_000) {
            assert!(on <= "2026-11-25".parse().unwrap());
            let name = match fact {
                Fact::CommitmentRecorded(commitment) => commitment.slug,
                Fact::UpdatePublished(update) => update.slug,
                Fact::StatementRecorded(statement) => statement.slug,
                _ => continue,
            };
            assert!(names.insert(name.clone()), "{name}");
        }
    }
}
