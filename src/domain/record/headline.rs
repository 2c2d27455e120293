//! The one status under which a commitment is listed and counted, for an audience.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::due::{DueState, is_overdue};
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::CommitmentState;
use crate::domain::record::validity::{Superseded, Validity};
use crate::domain::report::update::{Update, Voice};

string_enum! {
    /// What a headline says: a status, or that the sides differ (then none is picked).
    HeadlineStatus {
        Completed = "completed",
        OnTrack = "on_track",
        InProgress = "in_progress",
        AtRisk = "at_risk",
        Delayed = "delayed",
        Differ = "differ",
        NotStarted = "not_started",
        NotPursued = "not_pursued",
        Unknown = "unknown",
    }
}

impl HeadlineStatus {
    /// Whether nothing more is expected: done, or not pursued.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Completed | Self::NotPursued => true,
            Self::OnTrack | Self::InProgress | Self::AtRisk | Self::Delayed => false,
            Self::Differ | Self::NotStarted | Self::Unknown => false,
        }
    }

    /// Whether work is known to be ahead: neither done, nor dropped, nor unknown.
    pub const fn is_open(self) -> bool {
        !self.is_final() && !matches!(self, Self::Unknown)
    }
}

string_enum! {
    /// What is open between the parties of a commitment.
    Sides {
        /// Parties report different things.
        Differ = "differ",
        /// One party reports, the others have not.
        OneSide = "one_side",
        /// A party's report has no answer from another.
        Awaiting = "awaiting",
    }
}

// Every status is one that a headline can say, and one more says that the sides differ.
const _: () = assert!(HeadlineStatus::ALL.len() == Status::ALL.len() + 1);

impl From<Status> for HeadlineStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Completed => Self::Completed,
            Status::OnTrack => Self::OnTrack,
            Status::InProgress => Self::InProgress,
            Status::AtRisk => Self::AtRisk,
            Status::Delayed => Self::Delayed,
            Status::NotStarted => Self::NotStarted,
            Status::NotPursued => Self::NotPursued,
            Status::Unknown => Self::Unknown,
        }
    }
}

string_enum! {
    /// On whose word a headline rests.
    HeadlineKind {
        /// A joint status, newer than every party's report.
        Joint = "joint",
        /// Two or more parties report the same.
        Agree = "agree",
        /// Parties report different things.
        Differ = "differ",
        /// Exactly one party reports.
        OneSide = "one_side",
        /// Only published sources, as an editor read them.
        PublicRecord = "public_record",
        /// Nobody.
        None = "none",
    }
}

/// The status under which a commitment is listed and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    pub status: HeadlineStatus,
    pub kind: HeadlineKind,
    /// What each party itself reports, in the order of the parties' codes.
    pub sides: Vec<(PartyCode, Status)>,
}

impl Headline {
    /// Works out the headline of a state for an audience. The rules, first that applies: a joint status newer than every
    /// party's report; two or more parties reported (the same, or they differ); exactly one party reported; only the
    /// public record, as far as it states a fact; else unknown.
    pub fn of(state: &CommitmentState, audience: Audience) -> Self {
        let state = state.for_audience(audience);
        let mut latest: Vec<(&PartyCode, &InForce<Update>)> = Vec::new();
        for update in state.updates.iter().filter(|it| it.value.status != Status::Unknown) {
            if let Voice::Party(party) = &update.value.voice {
                latest.retain(|(voice, _)| *voice != party);
                latest.push((party, update));
            }
        }
        latest.sort_by_key(|(party, _)| *party);
        let sides: Vec<_> = latest.iter().map(|(party, it)| ((*party).clone(), it.value.status)).collect();

        if let Some(joint) = &state.joint
            && latest.iter().all(|(_, it)| (it.effective_on, it.sequence) < (joint.effective_on, joint.sequence))
        {
            return Self { status: joint.value.status.into(), kind: HeadlineKind::Joint, sides };
        }
        let (status, kind) = match &sides[..] {
            [] => {
                let read = state.updates.iter().rev().map(|it| it.value.status).find(|status| status.is_fact());
                read.map_or((HeadlineStatus::Unknown, HeadlineKind::None), |status| {
                    (status.into(), HeadlineKind::PublicRecord)
                })
            }
            [(_, status)] => ((*status).into(), HeadlineKind::OneSide),
            [(_, first), rest @ ..] if rest.iter().all(|(_, status)| status == first) => {
                ((*first).into(), HeadlineKind::Agree)
            }
            _ => (HeadlineStatus::Differ, HeadlineKind::Differ),
        };
        Self { status, kind, sides }
    }

    /// Whether nothing more is expected: done or not pursued, by whoever's word the headline rests on.
    pub fn is_final(&self) -> bool {
        self.status.is_final()
    }
}

/// What follows from a headline and a commitment's days, on the day asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// Work is expected: it is no proposal, not finished, not superseded. Only then can it be late or silent.
    pub live: bool,
    /// What became of it, where other commitments stand for it.
    pub superseded: Option<Superseded>,
    /// The day from which freshness counts.
    pub reported_on: Option<Day>,
    /// The day from which a report could be expected: that of the statement, or on which it was first recorded.
    pub awaited_since: Day,
    pub due_passes_at: Option<Instant>,
}

impl Outlook {
    /// Whether it counts as its own.
    pub fn validity(&self) -> Validity {
        if self.superseded.is_some() { Validity::Superseded } else { Validity::Current }
    }

    /// How lately anything was reported; nothing for what is not live.
    pub fn freshness(&self, as_of: AsOf) -> Option<Freshness> {
        self.live.then(|| Freshness::of(self.reported_on, self.awaited_since, as_of.day))
    }

    /// Where the due day lies. Nothing for what is finished, superseded or a proposal: nobody waits for its day.
    pub fn due_state(&self, as_of: AsOf) -> Option<DueState> {
        if self.due_passes_at.is_none() {
            return Some(DueState::None);
        }
        let overdue = is_overdue(self.due_passes_at, as_of);
        self.live.then_some(if overdue { DueState::Passed } else { DueState::Ahead })
    }
}

#[cfg(test)]
#[path = "headline_tests.rs"]
mod tests;
