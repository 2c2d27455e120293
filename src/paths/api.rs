//! The addresses of the interface for programs. What varies stands in braces.

/// Below it is everything for programs.
pub const ROOT: &str = "/api/";
/// What the interface can do, as an OpenAPI document.
pub const DESCRIPTION: &str = "/api/openapi.json";
/// The portfolio, who takes part and the words of its closed lists.
pub const PORTFOLIO: &str = "/api/v1/portfolio";
/// The list of commitments.
pub const COMMITMENTS: &str = "/api/v1/commitments";
/// One commitment with everything that is known about it.
pub const COMMITMENT: &str = "/api/v1/commitments/{slug}";
/// What a person can do about a commitment, with the versions that writing needs.
pub const WORK: &str = "/api/v1/commitments/{slug}/work";
/// The draft of an organisation's next report.
pub const DRAFT: &str = "/api/v1/commitments/{slug}/draft";
/// Where a report is submitted.
pub const REPORTS: &str = "/api/v1/commitments/{slug}/reports";
/// A submitted report, submitted again.
pub const REPORT: &str = "/api/v1/commitments/{slug}/reports/{report}";
/// Where a submitted report is published.
pub const PUBLICATION: &str = "/api/v1/commitments/{slug}/reports/{report}/publication";
/// Where a submitted report is returned.
pub const RETURN: &str = "/api/v1/commitments/{slug}/reports/{report}/return";
/// Where another side's update is answered.
pub const ANSWERS: &str = "/api/v1/commitments/{slug}/updates/{update}/answers";
/// Where a published update is said to be still true.
pub const CONFIRMATIONS: &str = "/api/v1/commitments/{slug}/updates/{update}/confirmations";
/// Where milestones are added.
pub const MILESTONES_OF: &str = "/api/v1/commitments/{slug}/milestones";
/// One milestone.
pub const MILESTONE: &str = "/api/v1/commitments/{slug}/milestones/{milestone}";
/// Where a joint status is proposed.
pub const JOINT_STATUS: &str = "/api/v1/commitments/{slug}/joint-status-proposals";
/// Where a proposed joint status is answered.
pub const JOINT_STATUS_ANSWERS: &str = "/api/v1/commitments/{slug}/joint-status-proposals/{proposal}/answers";
/// The updates about the commitments of a list.
pub const UPDATES: &str = "/api/v1/updates";
/// The milestones of the commitments of a list.
pub const MILESTONES: &str = "/api/v1/milestones";
/// What changed between two days.
pub const CHANGES: &str = "/api/v1/changes";
/// How many commitments of a list there are, and how they stand.
pub const COUNTS: &str = "/api/v1/counts";
/// How a list stood at the end of each quarter.
pub const FIGURES: &str = "/api/v1/figures";
/// Search over everything.
pub const SEARCH: &str = "/api/v1/search";
/// The statements.
pub const STATEMENTS: &str = "/api/v1/statements";
/// One statement.
pub const STATEMENT: &str = "/api/v1/statements/{slug}";
/// The commitments that wait to be accepted into a statement, and where one is added.
pub const ADDITIONS: &str = "/api/v1/statements/{slug}/additions";
/// Where a commitment that waits is accepted or declined.
pub const ADDITION_ANSWERS: &str = "/api/v1/statements/{slug}/additions/{addition}/answers";
/// The meetings.
pub const MEETINGS: &str = "/api/v1/meetings";
/// One meeting.
pub const MEETING: &str = "/api/v1/meetings/{slug}";
/// The organisations.
pub const ORGANISATIONS: &str = "/api/v1/organisations";
/// One organisation.
pub const ORGANISATION: &str = "/api/v1/organisations/{code}";
/// The areas.
pub const AREAS: &str = "/api/v1/areas";
/// For whom a token acts.
pub const ACCOUNT: &str = "/api/v1/account";

/// Whether an address is for programs.
pub fn is_for_programs(path: &str) -> bool {
    path.starts_with(ROOT)
}
