//! How a commitment stands, as a voice reports it.

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// A status, from the one that readers look for first.
    Status {
        /// What was said was done.
        Completed = "completed",
        /// Work proceeds at the planned pace.
        OnTrack = "on_track",
        /// Work proceeds; nothing is said about the pace.
        InProgress = "in_progress",
        /// Work proceeds; the voice doubts that it will be done in time.
        AtRisk = "at_risk",
        /// Work is behind schedule.
        Delayed = "delayed",
        /// Nothing has begun yet.
        NotStarted = "not_started",
        /// The voice decided not to do it.
        NotPursued = "not_pursued",
        /// Nobody reported.
        Unknown = "unknown",
    }
}

impl Status {
    /// What people may report, in the order in which work goes on. That nothing is known is no report.
    pub const REPORTABLE: [Self; 7] = [
        Self::NotStarted,
        Self::InProgress,
        Self::OnTrack,
        Self::AtRisk,
        Self::Delayed,
        Self::Completed,
        Self::NotPursued,
    ];

    /// The statuses that mean trouble: what was said may not be done in time.
    pub const TROUBLE: [Self; 2] = [Self::AtRisk, Self::Delayed];

    /// Whether the status means trouble.
    pub fn is_trouble(self) -> bool {
        Self::TROUBLE.contains(&self)
    }

    /// Whether people may report the status.
    pub fn is_reportable(self) -> bool {
        Self::REPORTABLE.contains(&self)
    }

    /// Whether a published source alone can carry a headline with this status. A judgement of pace that an editor read in
    /// a source stays inside that update, "as reported".
    pub const fn is_fact(self) -> bool {
        matches!(self, Self::Completed | Self::InProgress | Self::NotStarted)
    }
}
