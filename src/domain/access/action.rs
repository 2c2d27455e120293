//! Who may do what: one table.

use crate::domain::access::member::Member;
use crate::domain::access::role::Role;
use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a person may be allowed to do.
    Action {
        /// See what the parties share.
        ReadShared = "read_shared",
        /// Write a report and keep it as a draft.
        DraftUpdate = "draft_update",
        /// Submit a report.
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
        /// Propose a commitment to be added to a statement.
        ProposeAddition = "propose_addition",
        AnswerAddition = "answer_addition",
        /// Change what all sides share, as long as not all of them take part.
        EditSharedFields = "edit_shared_fields",
        /// Name and release owners on the own side.
        AssignOwner = "assign_owner",
        /// Set, move and complete milestones of the own side, and common ones as long as not all sides take part.
        SetMilestone = "set_milestone",
        /// Set how many people of the own organisation approve a report.
        SetApprovalPath = "set_approval_path",
        /// Name posts of the own organisation, who holds them and what they answer for; let somebody act for oneself.
        ManageOffices = "manage_offices",
        /// Be responsible within the own organisation for a commitment, with an internal day.
        TakeOn = "take_on",
        /// See how far the organisations of the own party are with their reports, and remind them.
        Oversee = "oversee",
        /// Set when parties report.
        SetReportingRule = "set_reporting_rule",
        /// Record statements and meetings.
        EditReference = "edit_reference",
        /// Set a meeting's agenda, record what it decided, and what comes of that.
        PrepareMeeting = "prepare_meeting",
        /// Split a commitment or merge two.
        MergeSplit = "merge_split",
        /// Write an internal note for the own organisation or the own side.
        WriteNote = "write_note",
        /// Withhold a record's payload.
        Withhold = "withhold",
        Import = "import",
        /// Compile a briefing.
        Brief = "brief",
        /// Save a view of the list for the own organisation.
        ShareView = "share_view",
        /// Save one for everybody.
        PublishView = "publish_view",
        /// Manage the accounts of the own party.
        ManageAccounts = "manage_accounts",
        ManageSettings = "manage_settings",
        /// Set which other systems are told what became public.
        ManageWebhooks = "manage_webhooks",
        /// Read the log of who did what and what was refused.
        ReadLog = "read_log",
    }
}

string_enum! {
    /// How a commitment, or the report in question, relates to a person's side.
    Involvement {
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

/// What an action concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionContext {
    pub stake: Involvement,
    /// Whether the own party is one of those that undertake the commitment, or one of the two sides of a proposal.
    pub concerned: bool,
    /// Whether all parties that it concerns take part here: then none of them changes alone what all share.
    pub all_take_part: bool,
}

impl ActionContext {
    /// The context of actions that concern no commitment: accounts, settings, statements of the own party.
    pub const GENERAL: Self = Self { stake: Involvement::Own, concerned: true, all_take_part: false };

    /// The context of actions about a statement or a meeting, in which the own side takes part or does not.
    pub const fn of_side(ours: bool) -> Self {
        Self { stake: if ours { Involvement::Own } else { Involvement::Outside }, ..Self::GENERAL }
    }
}

/// The table: whether a person may do something. What the person may not even see is refused before this is asked.
pub fn may(member: &Member, act: Action, on: &ActionContext) -> bool {
    let manager = member.role == Role::Manager;
    let writes = manager || member.role == Role::Official;
    // A government's report needs no owner: where nobody is named, the organisation that speaks for the party answers.
    let own = match on.stake {
        Involvement::Own => true,
        Involvement::Unowned => member.coordinating && on.concerned,
        Involvement::Side | Involvement::Theirs | Involvement::Outside => false,
    };
    let whole_side =
        member.coordinating && matches!(on.stake, Involvement::Own | Involvement::Unowned | Involvement::Side);
    // Private bodies report for themselves; they never speak for their party.
    let speaks = manager && member.government && on.concerned && (on.stake == Involvement::Own || whole_side);
    let inside = on.stake != Involvement::Outside;

    match act {
        Action::ReadShared => inside,
        Action::WriteNote => writes && inside,
        Action::DraftUpdate | Action::SubmitUpdate | Action::TakeOn | Action::ShareView => writes && own,
        Action::PublishUpdate | Action::EditWording | Action::ReturnUpdate | Action::StillTrue => {
            manager && (on.stake == Involvement::Own || whole_side)
        }
        Action::EnterPublicRecord | Action::PrepareMeeting => manager && member.government && inside,
        Action::Countersign | Action::ReleaseDispute | Action::ProposeJointStatus | Action::AnswerJointStatus => speaks,
        Action::ProposeChange | Action::AnswerChange | Action::AnswerAddition => speaks && on.all_take_part,
        // What a statement says is entered by whoever enters it: also what only another side will do.
        Action::ProposeAddition => manager && member.government && member.coordinating && inside && on.all_take_part,
        Action::EditSharedFields | Action::MergeSplit => manager && member.government && inside && !on.all_take_part,
        Action::AssignOwner | Action::SetMilestone => speaks,
        Action::SetApprovalPath | Action::ManageOffices => manager && on.stake == Involvement::Own,
        Action::Oversee => writes && member.government && member.coordinating && inside,
        Action::SetReportingRule | Action::EditReference | Action::PublishView => {
            manager && member.coordinating && inside
        }
        Action::Withhold => manager && whole_side,
        Action::Import | Action::Brief => manager && member.government,
        // Who makes accounts of a government could read what its bodies keep to themselves.
        Action::ManageAccounts | Action::ManageSettings | Action::ManageWebhooks | Action::ReadLog => {
            member.role == Role::Admin && member.government
        }
    }
}

/// Whether a person may change what all sides share of a commitment, alone or with the word of the others, and link it to
/// another.
pub fn may_change_shared(member: &Member, on: &ActionContext) -> bool {
    may(member, Action::ProposeChange, on) || may(member, Action::EditSharedFields, on)
}

/// Whether a person may merge a commitment with another, or split it, alone or with the word of the others.
pub fn may_restructure(member: &Member, on: &ActionContext) -> bool {
    may(member, Action::MergeSplit, on) || may(member, Action::ProposeChange, on)
}

impl Member {
    /// Whether the person writes reports: officials and managers.
    pub fn writes(&self) -> bool {
        may(self, Action::DraftUpdate, &ActionContext::GENERAL)
    }

    /// Whether the person publishes reports and answers the other side: managers.
    pub fn publishes(&self) -> bool {
        may(self, Action::PublishUpdate, &ActionContext::GENERAL)
    }

    /// Whether the person sees how far the own party's organisations are: people of the one that speaks for the party.
    pub fn oversees(&self) -> bool {
        may(self, Action::Oversee, &ActionContext::GENERAL)
    }

    /// Whether the person only reads what the parties share.
    pub fn only_reads(&self) -> bool {
        self.role == Role::Partner && may(self, Action::ReadShared, &ActionContext::GENERAL)
    }

    /// Whether the person has a desk: what there is to do, or to read.
    pub fn has_desk(&self) -> bool {
        self.writes() || self.only_reads()
    }

    /// Whether the person sets when parties report: managers of the organisation that speaks for its party.
    pub fn sets_reporting(&self) -> bool {
        may(self, Action::SetReportingRule, &ActionContext::GENERAL)
    }

    /// Whether the person records statements and meetings: managers of the organisation that speaks for its party.
    pub fn edits_reference(&self) -> bool {
        may(self, Action::EditReference, &ActionContext::GENERAL)
    }

    /// Whether the person brings in spreadsheets of what statements say: managers of government bodies.
    pub fn imports(&self) -> bool {
        may(self, Action::Import, &ActionContext::GENERAL)
    }

    /// Whether the person compiles briefings: managers of government bodies.
    pub fn briefs(&self) -> bool {
        may(self, Action::Brief, &ActionContext::GENERAL)
    }

    /// Whether the person sets agendas and records decisions of meetings: managers of government bodies.
    pub fn prepares_meetings(&self) -> bool {
        may(self, Action::PrepareMeeting, &ActionContext::GENERAL)
    }

    /// Whether the person manages the organisations, areas and names.
    pub fn manages_settings(&self) -> bool {
        may(self, Action::ManageSettings, &ActionContext::GENERAL)
    }

    /// Whether the person sets which other systems are told what became public.
    pub fn manages_webhooks(&self) -> bool {
        may(self, Action::ManageWebhooks, &ActionContext::GENERAL)
    }

    /// Whether the person manages the accounts of the own party.
    pub fn is_admin(&self) -> bool {
        may(self, Action::ManageAccounts, &ActionContext::GENERAL)
    }
}

#[cfg(test)]
#[path = "action_tests.rs"]
mod tests;
