//! A status on which all undertaking parties agree, and how they come to it.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;

/// A status proposed by one undertaking party and accepted by all the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointStatus {
    pub commitment: CommitmentId,
    pub status: Status,
    pub proposed_by: PartyCode,
    pub accepted_by: Vec<PartyCode>,
}

/// One undertaking party proposes a status; it becomes the joint one once all the others accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointProposal {
    pub id: ProposalId,
    pub commitment: CommitmentId,
    pub status: Status,
    pub proposed_by: PartyCode,
    pub reason: Text,
    /// Who is to see the status once it is agreed. Where the proposal did not say, nobody but the parties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
}

impl JointProposal {
    /// Who sees the status once it is agreed: nobody beyond what was declared, nor beyond those who see the commitment.
    pub fn seen_by(&self, commitment: &Visibility) -> Visibility {
        self.visibility.clone().unwrap_or(Visibility::Shared).within(commitment)
    }
}

/// Whom a proposed status is usually for, given who sees the parties' latest reports: everybody only where everybody
/// sees each of them.
pub fn usual_visibility<'a>(reports: impl IntoIterator<Item = &'a Visibility>) -> Visibility {
    let mut reports = reports.into_iter().peekable();
    let all_public = reports.peek().is_some() && reports.all(|it| *it == Visibility::Public);
    if all_public { Visibility::Public } else { Visibility::Shared }
}

/// What is wrong with a status that is proposed to all, about a commitment that these may see.
pub fn check(status: Status, visibility: &Visibility, reason: &Text, commitment: &Visibility) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.require(status.is_reportable(), "status", Problem::Missing);
    let common = visibility.is_common() && visibility.clone().within(commitment) == *visibility;
    faults.require(common, "visibility", Problem::WrongVisibility);
    faults.text("reason", reason);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::as_declared(Some("public"), "public", "public")]
    #[case::for_the_parties(Some("shared"), "public", "shared")]
    #[case::not_declared(None, "public", "shared")]
    #[case::about_what_the_parties_share(Some("public"), "shared", "shared")]
    fn a_joint_status_is_seen_no_wider_than_declared(
        #[case] declared: Option<&str>,
        #[case] commitment: &str,
        #[case] expected: &str,
    ) {
        let proposal = JointProposal {
            id: "p".into(),
            commitment: "a".into(),
            status: Status::OnTrack,
            proposed_by: "ROK".into(),
            reason: Text::default(),
            visibility: declared.map(|it| it.parse().unwrap()),
        };
        assert_eq!(proposal.seen_by(&commitment.parse().unwrap()).to_string(), expected);
    }

    #[rstest]
    #[case(&[], "shared")]
    #[case(&["public"], "public")]
    #[case(&["public", "shared"], "shared")]
    #[case(&["public", "public"], "public")]
    #[case(&["party:ROK"], "shared")]
    fn it_is_offered_to_everybody_where_everybody_sees_the_reports(#[case] reports: &[&str], #[case] expected: &str) {
        let reports: Vec<Visibility> = reports.iter().map(|it| it.parse().unwrap()).collect();
        assert_eq!(usual_visibility(&reports).to_string(), expected);
    }

    #[rstest]
    #[case("public", "public", true)]
    #[case("shared", "public", true)]
    #[case("public", "shared", false)]
    #[case("party:ROK", "public", false)]
    fn it_is_for_all_who_agree_on_it(
        #[case] visibility: Visibility,
        #[case] commitment: Visibility,
        #[case] fits: bool,
    ) {
        let faults = check(Status::OnTrack, &visibility, &Text::default(), &commitment);
        assert_eq!(faults.refuse().is_ok(), fits);
    }

    /// What was recorded before proposals named their readers is read and written unchanged.
    #[test]
    fn a_proposal_of_before_stays_readable() {
        let before = r#"{"id":"p","commitment":"a","status":"on_track","proposed_by":"ROK","reason":[]}"#;
        let read: JointProposal = serde_json::from_str(before).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), before);
    }
}
