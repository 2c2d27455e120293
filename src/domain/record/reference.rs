//! How facts change the reference data.

use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;

impl Reference {
    /// Applies a fact about reference data; later facts about the same noun replace earlier ones. Others are ignored.
    pub fn apply(&mut self, fact: Fact) {
        match fact {
            Fact::PortfolioDescribed(portfolio) => self.describe(portfolio),
            Fact::PartyRecorded(party) => self.put_party(party),
            Fact::OrganisationRecorded(organisation) => self.put_organisation(organisation),
            Fact::ApprovalPathSet(path) => self.set_approvals(path.organisation, path.steps, path.approvers),
            Fact::AreaRecorded(area) => self.put_area(area),
            Fact::MechanismRecorded(mechanism) => self.put_mechanism(mechanism),
            Fact::MeetingRecorded(meeting) => self.put_meeting(meeting),
            Fact::StatementRecorded(statement) => self.put_statement(statement),
            _ => {}
        }
    }
}
