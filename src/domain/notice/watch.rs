//! Watching: a person asks to be told what changes about a commitment, about those of an area, or about a meeting.

use std::collections::BTreeSet;

use crate::domain::access::permission::Audience;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::fact::Fact;

string_enum! {
    /// What can be watched.
    WatchedNoun {
        Commitment = "commitment",
        /// Every commitment of an area.
        Area = "area",
        Meeting = "meeting",
    }
}

string_enum! {
    /// What changed about something that is watched.
    WatchedChange {
        Report = "report",
        Withdrawn = "withdrawn",
        StillTrue = "still_true",
        Answer = "answer",
        JointStatus = "joint_status",
        /// What the commitment says: its title, its due day, or that it was added.
        Entry = "entry",
        Milestone = "milestone",
        /// A link to another commitment.
        Link = "link",
        /// The meeting itself: its day, its place, whether it takes place.
        Meeting = "meeting",
        Agenda = "agenda",
        Decision = "decision",
    }
}

impl WatchedChange {
    /// What a fact changes for those who watch what it is about. Nothing for what is still under way, such as a report that
    /// waits or a change that is only proposed, and for what is nobody's news, such as who is responsible on a side.
    pub const fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::UpdatePublished(_) => Some(Self::Report),
            Fact::UpdateWithdrawn(_) => Some(Self::Withdrawn),
            Fact::UpdateConfirmed(_) => Some(Self::StillTrue),
            Fact::Countersigned(_) => Some(Self::Answer),
            Fact::JointStatusAgreed(_) => Some(Self::JointStatus),
            Fact::CommitmentRecorded(_) => Some(Self::Entry),
            Fact::MilestoneSet(_) => Some(Self::Milestone),
            Fact::CommitmentsRelated(_) => Some(Self::Link),
            Fact::MeetingRecorded(_) => Some(Self::Meeting),
            Fact::AgendaSet(_) => Some(Self::Agenda),
            Fact::DecisionRecorded(_) => Some(Self::Decision),
            _ => None,
        }
    }
}

/// The accounts that watch something, for each audience that sees it: what one audience does not see, nobody of it watches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watchers(Vec<(Audience, BTreeSet<String>)>);

impl Watchers {
    /// Adds those of an audience.
    pub fn add(&mut self, audience: Audience, accounts: BTreeSet<String>) {
        self.0.push((audience, accounts));
    }

    /// Whether nobody watches it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, accounts)| accounts.is_empty())
    }

    /// Whether somebody of an audience watches it.
    pub fn include(&self, audience: Audience, account: &str) -> bool {
        self.0.iter().any(|(of, accounts)| *of == audience && accounts.contains(account))
    }
}
