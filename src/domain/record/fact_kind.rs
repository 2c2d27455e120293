//! The kinds of facts, as the ledger spells them.

use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::fact::Fact;

/// Declares the list of kinds and which fact is of which: the variants of [`Fact`] have the same names.
macro_rules! fact_kinds {
    ($($kind:ident = $word:literal,)+) => {
        string_enum! {
            /// The kind of a fact: the `kind` under which it is recorded.
            FactKind { $($kind = $word,)+ }
        }

        impl Fact {
            /// Its kind.
            pub const fn kind(&self) -> FactKind {
                match self { $(Self::$kind(_) => FactKind::$kind,)+ }
            }
        }
    };
}

fact_kinds! {
    PortfolioDescribed = "portfolio_described",
    PartyRecorded = "party_recorded",
    OrganisationRecorded = "organisation_recorded",
    AreaRecorded = "area_recorded",
    MechanismRecorded = "mechanism_recorded",
    MeetingRecorded = "meeting_recorded",
    AgendaSet = "agenda_set",
    DecisionRecorded = "decision_recorded",
    OutcomeNamed = "outcome_named",
    StatementRecorded = "statement_recorded",
    CommitmentRecorded = "commitment_recorded",
    CommitmentsRelated = "commitments_related",
    OwnerNamed = "owner_named",
    OwnerReleased = "owner_released",
    OwnerSuggested = "owner_suggested",
    OwnerSuggestionAnswered = "owner_suggestion_answered",
    MilestoneSet = "milestone_set",
    ApprovalPathSet = "approval_path_set",
    UpdateSubmitted = "update_submitted",
    UpdateReturned = "update_returned",
    ReturnWithdrawn = "return_withdrawn",
    UpdateRecalled = "update_recalled",
    UpdateApproved = "update_approved",
    UpdatePublished = "update_published",
    UpdateWithdrawn = "update_withdrawn",
    UpdateConfirmed = "update_confirmed",
    Countersigned = "countersigned",
    DisputeReleased = "dispute_released",
    JointStatusProposed = "joint_status_proposed",
    JointStatusAnswered = "joint_status_answered",
    JointStatusAgreed = "joint_status_agreed",
    ChangeProposed = "change_proposed",
    ChangeAnswered = "change_answered",
    RestructuringProposed = "restructuring_proposed",
    RestructuringAnswered = "restructuring_answered",
    AdditionProposed = "addition_proposed",
    AdditionAnswered = "addition_answered",
    NoteWritten = "note_written",
    NoteWithdrawn = "note_withdrawn",
    PayloadWithheld = "payload_withheld",
}

impl FactKind {
    /// What defines an entry of the reference data.
    pub const REFERENCE: [Self; 7] = [
        Self::PortfolioDescribed,
        Self::PartyRecorded,
        Self::OrganisationRecorded,
        Self::AreaRecorded,
        Self::MechanismRecorded,
        Self::MeetingRecorded,
        Self::StatementRecorded,
    ];

    /// What is recorded of a meeting besides the meeting itself: its agenda, its decisions, what came of them.
    pub const PROCEEDINGS: [Self; 3] = [Self::AgendaSet, Self::DecisionRecorded, Self::OutcomeNamed];

    /// What is recorded of commitments proposed to be added to a statement.
    pub const ADDITIONS: [Self; 2] = [Self::AdditionProposed, Self::AdditionAnswered];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples;

    /// A record is read by the word under which its kind is kept.
    #[test]
    fn each_kind_is_spelled_as_facts_are() {
        for kind in FactKind::ALL {
            let error =
                serde_json::from_value::<Fact>(serde_json::json!({"kind": kind.word(), "fact": 0})).unwrap_err();
            assert!(!error.to_string().contains("unknown variant"), "{kind}: {error}");
        }
        let fact = Fact::UpdatePublished(samples::update(
            "a",
            "party:ROK",
            crate::domain::commitment::status::Status::OnTrack,
        ));
        assert_eq!(serde_json::to_value(&fact).unwrap()["kind"], fact.kind().word());
    }
}
