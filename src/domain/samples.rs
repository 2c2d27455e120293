//! Fixtures for the tests of the rules: a commitment, and what is recorded about it.

use crate::domain::access::member::{Acting, Member};
use crate::domain::access::permission::Visibility;
use crate::domain::access::role::Role;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::Text;
use crate::domain::commitment::joint_status::JointStatus;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Commitment, Nature, Standing};
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::meeting::{Mechanism, MechanismKind};
use crate::domain::organisation::party::{Party, PartyKind};
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::portfolio::area::Area;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::validity::Validity;
use crate::domain::report::update::{Update, Withdrawal};
use crate::domain::statement::{Issuer, Statement, StatementKind};

/// The commitment that samples are about.
pub const ID: &str = "c";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn text(en: &str) -> Text {
    Text::of_editor(Some(en.into()), None)
}

/// An agreed commitment of ROK and the US without an end.
pub fn commitment() -> Commitment {
    Commitment {
        id: ID.into(),
        slug: "hold-forum".into(),
        statement: "statement".into(),
        areas: vec!["ai".into()],
        title: text("Hold a forum"),
        undertaken_by: vec!["ROK".into(), "US".into()],
        ..Commitment::bare(Standing::Agreed, Basis::JointText, Nature::Continuing)
    }
}

/// An update named `id` of a voice: `public_record` or `party:ROK`.
pub fn update(id: &str, voice: &str, status: Status) -> Update {
    Update {
        id: id.into(),
        slug: id.into(),
        commitment: ID.into(),
        voice: voice.parse().unwrap(),
        status,
        progress: None,
        title: text(id),
        narrative: Text::default(),
        results: Text::default(),
        next_steps: Text::default(),
        obstacles: Text::default(),
        help_needed: Text::default(),
        evidence: Vec::new(),
        reading: None,
        day_note: None,
        undated: false,
        organisations: Vec::new(),
        meeting: None,
        corrects: None,
        written_by: None,
    }
}

pub fn report(id: &str, voice: &str, status: Status) -> Fact {
    Fact::UpdatePublished(update(id, voice, status))
}

pub fn corrects(id: &str, former: &str, voice: &str, status: Status) -> Fact {
    Fact::UpdatePublished(Update { corrects: Some(former.into()), ..update(id, voice, status) })
}

pub fn withdraws(id: &str) -> Fact {
    Fact::UpdateWithdrawn(Withdrawal { commitment: ID.into(), update: id.into(), reason: "A mistake.".into() })
}

pub fn agrees(status: Status) -> Fact {
    let (proposed_by, accepted_by) = ("ROK".into(), vec!["US".into()]);
    Fact::JointStatusAgreed(JointStatus { commitment: ID.into(), status, proposed_by, accepted_by })
}

pub fn superseded_by(other: &str) -> Fact {
    Fact::CommitmentsRelated(Relation {
        from: other.into(),
        to: ID.into(),
        kind: RelationKind::Supersedes,
        basis: None,
        supersession: None,
    })
}

/// A public record; [`records`] assigns its place in the ledger.
pub fn on(effective_on: &str, fact: Fact) -> Record {
    Record {
        sequence: 0,
        id: String::new(),
        at: Instant(0),
        actor: "test".into(),
        organisation: None,
        effective_on: day(effective_on),
        visibility: Visibility::Public,
        fact: Some(fact),
    }
}

/// The same record for fewer readers.
pub fn seen_by(visibility: &str, record: Record) -> Record {
    Record { visibility: visibility.parse().unwrap(), ..record }
}

/// The commitment, recorded on 2024-01-01, and then these records in the order given.
pub fn records(more: impl IntoIterator<Item = Record>) -> Vec<Record> {
    let first = on("2024-01-01", Fact::CommitmentRecorded(commitment()));
    sequenced(std::iter::once(first).chain(more))
}

/// Assigns records their places in the ledger, in the order given.
pub fn sequenced(records: impl IntoIterator<Item = Record>) -> Vec<Record> {
    (1..).zip(records).map(|(sequence, record)| Record { sequence, id: format!("r{sequence}"), ..record }).collect()
}

/// Reference data with two parties, an organisation each, two areas and one statement of 2024-01-01.
pub fn reference() -> Reference {
    let mut reference = Reference::default();
    for (code, time_zone) in [("ROK", "Asia/Seoul"), ("US", "America/New_York")] {
        let (name, kind) = (text(code), PartyKind::Government);
        reference.apply(Fact::PartyRecorded(Party {
            code: code.into(),
            name,
            kind,
            time_zone: time_zone.into(),
            coordinating: None,
            reason: Text::default(),
        }));
        reference.apply(Fact::OrganisationRecorded(Organisation {
            code: format!("{code}-MIN").as_str().into(),
            party: code.into(),
            name: text(&format!("Ministry of {code}")),
            kind: OrganisationKind::Ministry,
            former_names: Vec::new(),
            address: None,
            reason: Text::default(),
        }));
    }
    for code in ["ai", "6g"] {
        reference.apply(Fact::AreaRecorded(Area {
            code: code.into(),
            name: text(code),
            rank: None,
            reason: Text::default(),
        }));
    }
    reference.apply(Fact::MechanismRecorded(Mechanism {
        code: "forum".into(),
        name: text("Forum"),
        kind: MechanismKind::Forum,
        parties: Vec::new(),
    }));
    reference.apply(Fact::StatementRecorded(Statement {
        slug: "statement".into(),
        title: text("Joint statement"),
        kind: StatementKind::JointStatement,
        issuer: Issuer::Joint,
        on: day("2024-01-01"),
        day_note: None,
        place: None,
        parties: vec!["ROK".into(), "US".into()],
        tracked: vec!["ROK".into(), "US".into()],
        meeting: None,
        source: Some("https://gov.example/statement".into()),
        further: Vec::new(),
        text_read: None,
        text: Text::default(),
        reporting: None,
        reason: Text::default(),
    }));
    reference
}

/// The given number of commitments with these values, space-separated per facet, and none of the other facets; they count
/// as their own unless it is said.
pub fn facet_group(values: &[(Facet, &str)], count: u32) -> (PerFacet<String>, u32) {
    let mut all: PerFacet<String> = PerFacet::default();
    all[Facet::Validity] = Validity::Current.word().to_owned();
    for (facet, of_facet) in values {
        all[*facet] = (*of_facet).to_owned();
    }
    (all, count)
}

/// The statement of [`reference`].
pub fn statement() -> Statement {
    reference().statement("statement").unwrap().clone()
}

/// Somebody of ROK's ministry in a role; `coordinating` says whether that ministry speaks for ROK.
pub fn member(role: Role, coordinating: bool) -> Member {
    Member {
        account: "a".into(),
        name: "Kim".into(),
        party: "ROK".into(),
        organisation: "ROK-MIN".into(),
        government: true,
        coordinating,
        role,
        acts_for: Vec::new(),
        acting: Acting::default(),
    }
}
