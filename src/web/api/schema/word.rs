//! The schemas of days, instants and words of closed lists.

use utoipa::openapi::KnownFormat;
use utoipa::openapi::schema::{Array, ArrayBuilder, Object, ObjectBuilder, SchemaFormat, Type};

use crate::domain::access::role::Role;
use crate::domain::account::api_token::TokenScope;
use crate::domain::basics::day::Precision;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::{RelationKind, Supersession};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::comparison::ChangeKind;
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::party::PartyKind;
use crate::domain::portfolio::Marking;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus, Sides};
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::statement::StatementKind;

/// One of some words.
fn closed(words: &'static [&'static str]) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.iter().copied())).build()
}

macro_rules! words {
    ($($name:ident = $list:ty;)+) => {$(
        /// The schema of a word of this list.
        pub fn $name() -> Object {
            closed(<$list>::WORDS)
        }
    )+};
}

words! {
    basis = Basis;
    change_kind = ChangeKind;
    countersign_answer = CountersignAnswer;
    due_state = DueState;
    evidence_class = EvidenceClass;
    freshness = Freshness;
    headline_kind = HeadlineKind;
    headline_status = HeadlineStatus;
    marking = Marking;
    mechanism_kind = MechanismKind;
    meeting_state = MeetingState;
    nature = Nature;
    organisation_kind = OrganisationKind;
    owner_basis = OwnerBasis;
    owner_role = OwnerRole;
    party_kind = PartyKind;
    precision = Precision;
    relation_kind = RelationKind;
    role = Role;
    sides = Sides;
    standing = Standing;
    statement_kind = StatementKind;
    status = Status;
    supersession = Supersession;
    text_kind = TextKind;
    token_scope = TokenScope;
}

/// A status that people report.
pub fn reportable() -> Object {
    let words = Status::REPORTABLE.iter().map(|it| it.word());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

/// Several of a list.
pub fn several_sides() -> Array {
    ArrayBuilder::new().items(sides()).build()
}

/// Several of a list.
pub fn several_changes() -> Array {
    ArrayBuilder::new().items(change_kind()).build()
}

/// A calendar day.
pub fn day() -> Object {
    let day = ObjectBuilder::new().schema_type(Type::String);
    day.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).build()
}

/// Several of them.
pub fn several_days() -> Array {
    ArrayBuilder::new().items(day()).build()
}

/// An instant as programs read it, in UTC.
pub fn moment(instant: Instant) -> String {
    instant.timestamp().to_string()
}
