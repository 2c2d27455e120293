//! What another party says to a published update. Silence is none of these.

use serde::{Deserialize, Serialize};

use crate::domain::basics::code::code;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::report::update::UpdateId;

code! {
    /// A countersignature's identifier (UUIDv7).
    CountersignId
}

string_enum! {
    /// What a party answers to another's update.
    CountersignAnswer {
        /// It is as reported.
        Confirm = "confirmed",
        /// It was read, without confirming or disputing it.
        Note = "noted",
        /// It is not as reported, for a reason given.
        Dispute = "disputed",
    }
}

/// A party's answer to another party's update. A correction is another update: no answer carries over to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countersign {
    /// A released dispute is recorded again, more widely, under the same identifier.
    pub id: CountersignId,
    pub commitment: CommitmentId,
    pub update: UpdateId,
    pub party: PartyCode,
    pub answer: CountersignAnswer,
    pub reason: Text,
    /// The organisation that gives the answer for its party: a released dispute is recorded again by whoever releases it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<OrganisationCode>,
}

impl Countersign {
    /// The organisation whose word an answer is, given the one that recorded it and the party of that one; nothing where
    /// another side recorded it and the answer does not say.
    pub fn author<'a>(
        &'a self,
        recorded_by: Option<(&'a OrganisationCode, &PartyCode)>,
    ) -> Option<&'a OrganisationCode> {
        let own = recorded_by.filter(|(_, party)| **party == self.party).map(|(organisation, _)| organisation);
        self.written_by.as_ref().or(own)
    }
}

/// A party agrees that a dispute may be seen as widely as the update that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeRelease {
    pub commitment: CommitmentId,
    pub countersign: CountersignId,
    pub party: PartyCode,
}

/// What is wrong with an answer: a dispute needs its reason.
pub fn check(answer: CountersignAnswer, reason: &Text) -> FieldErrors {
    let mut faults = FieldErrors::default();
    if answer == CountersignAnswer::Dispute {
        faults.needed("reason", reason);
    }
    faults.text("reason", reason);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// An answer is its own side's word, whoever recorded it again.
    #[rstest]
    #[case::says_so(Some("BOR-DFA"), Some(("AUR-MDA", "AUR")), Some("BOR-DFA"))]
    #[case::recorded_by_its_own_side(None, Some(("BOR-DFA", "BOR")), Some("BOR-DFA"))]
    #[case::recorded_by_the_other_side(None, Some(("AUR-MDA", "AUR")), None)]
    #[case::recorded_by_an_import(None, None, None)]
    fn an_answer_is_of_its_own_side(
        #[case] written_by: Option<&str>,
        #[case] recorded_by: Option<(&str, &str)>,
        #[case] expected: Option<&str>,
    ) {
        let countersign = Countersign {
            id: "c".into(),
            commitment: "a".into(),
            update: "u".into(),
            party: "BOR".into(),
            answer: CountersignAnswer::Dispute,
            reason: Text::default(),
            written_by: written_by.map(Into::into),
        };
        let recorded_by = recorded_by.map(|(organisation, party)| (organisation.into(), party.into()));
        let recorded_by: Option<(OrganisationCode, PartyCode)> = recorded_by;
        let author = countersign.author(recorded_by.as_ref().map(|(organisation, party)| (organisation, party)));
        assert_eq!(author.map(OrganisationCode::as_str), expected);
    }

    /// What was recorded before answers named their organisation is read and written unchanged.
    #[test]
    fn an_answer_of_before_stays_readable() {
        let before = r#"{"id":"c","commitment":"a","update":"u","party":"BOR","answer":"noted","reason":[]}"#;
        let read: Countersign = serde_json::from_str(before).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), before);
    }
}
