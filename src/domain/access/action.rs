//! Who may do what: one table.

use crate::domain::access::member::{Member, Role};
use crate::domain::basics::string_enum::words;

words! {
    /// What a person may be allowed to do.
    Act {
        /// See what the parties share.
        ReadShared = "read_shared",
        /// Write a report and keep it as a draft.
        DraftUpdate = "draft_update",
        /// Hand a report in.
        SubmitUpdate = "submit_update",
        /// Publish a submitted report, now or on a day ahead; take a published one back; correct it.
        PublishUpdate = "publish_update",
        /// Change the wording of a submitted report before it is published.
        EditWording = "edit_wording",
        /// Send a submitted report back.
        ReturnUpdate = "return_update",
        /// Say that the last report is still true.
        StillTrue = "still_true",
        /// Enter what a cited published source says.
        EnterPublicRecord = "enter_public_record",
        /// Confirm, note or dispute another party's update.
        Countersign = "countersign",
        /// Agree that a dispute is seen as widely as the update.
        ReleaseDispute = "release_dispute",
        ProposeJointStatus = "propose_joint_status",
        AnswerJointStatus = "answer_joint_status",
        /// Propose a change of what all sides share.
        ProposeChange = "propose_change",
        AnswerChange = "answer_change",
        /// Change what all sides share, as long as not all of them take part.
        EditSharedFields = "edit_shared_fields",
        /// Name and release owners on the own side.
        AssignOwner = "assign_owner",
        /// Set, move and complete steps of the own side, and common ones as long as not all sides take part.
        SetMilestone = "set_milestone",
        /// Set how many people of the own organisation approve a report.
        SetApprovalPath = "set_approval_path",
        /// Name posts of the own organisation, who holds them and what they answer for; let somebody act for oneself.
        ManageOffices = "manage_offices",
        /// Set when parties report.
        SetReportingRule = "set_reporting_rule",
        /// Record statements and meetings.
        EditReference = "edit_reference",
        /// Set a meeting's agenda, record what it decided, and what comes of that.
        PrepareMeeting = "prepare_meeting",
        /// Split a commitment or merge two.
        MergeSplit = "merge_split",
        /// Take a record's payload out.
        Withhold = "withhold",
        Import = "import",
        /// Put a briefing together.
        Brief = "brief",
        /// Look after the accounts of the own party.
        ManageAccounts = "manage_accounts",
        ManageSettings = "manage_settings",
        /// Read who did what and what was refused.
        ReadLog = "read_log",
    }
}

words! {
    /// How a commitment, or the report in question, belongs to a person's side.
    Stake {
        /// To the own organisation.
        Own = "own",
        /// To nobody on the own side.
        Unowned = "unowned",
        /// To other organisations of the own party.
        Side = "side",
        /// To another party.
        Theirs = "theirs",
        /// Its statement does not track the own party.
        Outside = "outside",
    }
}

/// What an act concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    pub stake: Stake,
    /// Whether the own party is one of those that undertake the commitment, or one of the two sides of a proposal.
    pub concerned: bool,
    /// Whether all parties that it concerns take part here: then none of them changes alone what all share.
    pub all_take_part: bool,
}

impl Ground {
    /// The ground of acts that concern no commitment: accounts, settings, statements of the own party.
    pub const HOUSE: Self = Self { stake: Stake::Own, concerned: true, all_take_part: false };
}

/// The table: whether a person may do something. What the person may not even see is refused before this is asked.
pub fn may(member: &Member, act: Act, on: &Ground) -> bool {
    let manager = member.role == Role::Manager;
    let writes = manager || member.role == Role::Official;
    // A government's report needs no owner: where nobody is named, the organisation that speaks for the party answers.
    let own = match on.stake {
        Stake::Own => true,
        Stake::Unowned => member.coordinating && on.concerned,
        Stake::Side | Stake::Theirs | Stake::Outside => false,
    };
    let whole_side = member.coordinating && matches!(on.stake, Stake::Own | Stake::Unowned | Stake::Side);
    // Private bodies report for themselves; they never speak for their party.
    let speaks = manager && member.government && on.concerned && (on.stake == Stake::Own || whole_side);
    let inside = on.stake != Stake::Outside;

    match act {
        Act::ReadShared => inside,
        Act::DraftUpdate | Act::SubmitUpdate => writes && own,
        Act::PublishUpdate | Act::EditWording | Act::ReturnUpdate | Act::StillTrue => {
            manager && (on.stake == Stake::Own || whole_side)
        }
        Act::EnterPublicRecord | Act::PrepareMeeting => manager && member.government && inside,
        Act::Countersign | Act::ReleaseDispute | Act::ProposeJointStatus | Act::AnswerJointStatus => speaks,
        Act::ProposeChange | Act::AnswerChange => speaks && on.all_take_part,
        Act::EditSharedFields | Act::MergeSplit => manager && member.government && inside && !on.all_take_part,
        Act::AssignOwner | Act::SetMilestone => speaks,
        Act::SetApprovalPath | Act::ManageOffices => manager && on.stake == Stake::Own,
        Act::SetReportingRule | Act::EditReference => manager && member.coordinating && inside,
        Act::Withhold => manager && whole_side,
        Act::Import | Act::Brief => manager && member.government,
        // Who makes accounts of a government could read what its bodies keep to themselves.
        Act::ManageAccounts | Act::ManageSettings | Act::ReadLog => member.role == Role::Admin && member.government,
    }
}

#[cfg(test)]
#[path = "action_tests.rs"]
mod tests;
