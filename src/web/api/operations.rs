//! The table of all operations.

use std::sync::LazyLock;

use crate::domain::account::api_token::TokenScope;
use crate::domain::list::facet::Facet;
use crate::paths::api as paths;
use crate::web::api::openapi;
use crate::web::api::operation::{Operation, Topic, Verb, read, write};
use crate::web::api::read::{commitment, count, entry, list};
use crate::web::api::schema;
use crate::web::api::write;

/// What narrows a list besides its facets.
const NARROWING: [&str; 4] = ["q", "statement", "org", "as_of"];

/// The parameters of the query of a list.
fn query() -> impl Iterator<Item = &'static str> {
    NARROWING.into_iter().chain(Facet::WORDS.iter().copied())
}

/// The same with its order, page by page.
fn pages() -> impl Iterator<Item = &'static str> {
    query().chain(["sort", "limit", "cursor"])
}

/// Every operation, topic by topic.
pub static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let mut all = commitments();
    all.extend(portfolio());
    all.extend(work());
    all
});

fn commitments() -> Vec<Operation> {
    use schema::change::{ChangeList, MilestoneList};
    use schema::commitment::{Commitment, CommitmentList};
    use schema::count::{Counts, Figures, Found};
    use schema::report::UpdateList;
    let topic = Topic::Commitments;
    vec![
        read::<CommitmentList, _, _>(topic, "list_commitments", paths::COMMITMENTS, list::commitments).taking(pages()),
        read::<Commitment, _, _>(topic, "get_commitment", paths::COMMITMENT, commitment::commitment)
            .taking(["as_of", "known_at"]),
        read::<UpdateList, _, _>(topic, "list_updates", paths::UPDATES, list::updates).taking(pages()),
        read::<MilestoneList, _, _>(topic, "list_milestones", paths::MILESTONES, list::milestones).taking(pages()),
        read::<ChangeList, _, _>(topic, "list_changes", paths::CHANGES, count::changes)
            .taking(query().chain(["from", "to", "limit", "cursor"])),
        read::<Counts, _, _>(topic, "count_commitments", paths::COUNTS, count::counts).taking(query()),
        read::<Figures, _, _>(topic, "get_figures", paths::FIGURES, count::figures)
            .taking(query().chain(["from", "to"])),
        read::<Found, _, _>(topic, "search", paths::SEARCH, count::search).taking(["q", "as_of"]).needing("q"),
    ]
}

fn portfolio() -> Vec<Operation> {
    use schema::entry::{
        AreaList, Meeting, MeetingList, Organisation, OrganisationList, Portfolio, Statement, StatementList,
    };
    let topic = Topic::Portfolio;
    vec![
        read::<Portfolio, _, _>(topic, "get_portfolio", paths::PORTFOLIO, entry::portfolio),
        read::<StatementList, _, _>(topic, "list_statements", paths::STATEMENTS, entry::statements).taking(["as_of"]),
        read::<Statement, _, _>(topic, "get_statement", paths::STATEMENT, entry::statement).taking(["as_of"]),
        read::<MeetingList, _, _>(topic, "list_meetings", paths::MEETINGS, entry::meetings).taking(["as_of"]),
        read::<Meeting, _, _>(topic, "get_meeting", paths::MEETING, entry::meeting).taking(["as_of"]),
        read::<OrganisationList, _, _>(topic, "list_organisations", paths::ORGANISATIONS, entry::organisations),
        read::<Organisation, _, _>(topic, "get_organisation", paths::ORGANISATION, entry::organisation),
        read::<AreaList, _, _>(topic, "list_areas", paths::AREAS, entry::areas),
        read::<openapi::Description, _, _>(topic, "describe", paths::DESCRIPTION, openapi::describe),
    ]
}

fn work() -> Vec<Operation> {
    use TokenScope::{Manage, Report};
    use Verb::{Post, Put};
    use schema::addition::{Added, AdditionList, WrittenCommitment};
    use schema::work::{
        Account, Approved, DraftSaved, Made, Nothing, Replied, WrittenAnswer, WrittenApproval, WrittenJointStatus,
        WrittenMilestone, WrittenReason, WrittenReply, WrittenReport,
    };
    let topic = Topic::Work;
    vec![
        read::<Account, _, _>(topic, "get_account", paths::ACCOUNT, write::work::account).for_members(),
        read::<schema::work::Work, _, _>(topic, "get_work", paths::WORK, write::work::work).for_members(),
        read::<schema::work::Report, _, _>(topic, "get_report", paths::REPORT, write::work::report).for_members(),
        write::<WrittenReport, DraftSaved, _, _>(Put, Report, "save_draft", paths::DRAFT, write::report::save_draft),
        write::<WrittenReport, Made, _, _>(Post, Report, "submit_report", paths::REPORTS, write::report::submit),
        write::<WrittenReport, Made, _, _>(Put, Report, "resubmit_report", paths::REPORT, write::report::resubmit),
        write::<Nothing, Made, _, _>(Post, Manage, "confirm_update", paths::CONFIRMATIONS, write::report::confirm),
        write::<WrittenApproval, Approved, _, _>(
            Post,
            Manage,
            "publish_report",
            paths::PUBLICATION,
            write::report::publish,
        ),
        write::<WrittenReason, Made, _, _>(Post, Manage, "return_report", paths::RETURN, write::report::return_report),
        write::<WrittenAnswer, Made, _, _>(Post, Manage, "answer_update", paths::ANSWERS, write::report::answer),
        write::<WrittenMilestone, Made, _, _>(
            Post,
            Manage,
            "add_milestone",
            paths::MILESTONES_OF,
            write::commitment::add_milestone,
        )
        .without_version(),
        write::<WrittenMilestone, Made, _, _>(
            Put,
            Manage,
            "set_milestone",
            paths::MILESTONE,
            write::commitment::set_milestone,
        ),
        write::<WrittenJointStatus, Made, _, _>(
            Post,
            Manage,
            "propose_joint_status",
            paths::JOINT_STATUS,
            write::commitment::propose_joint_status,
        ),
        write::<WrittenReply, Replied, _, _>(
            Post,
            Manage,
            "answer_joint_status",
            paths::JOINT_STATUS_ANSWERS,
            write::commitment::answer_joint_status,
        ),
        read::<AdditionList, _, _>(topic, "list_additions", paths::ADDITIONS, write::addition::additions).for_members(),
        write::<WrittenCommitment, Added, _, _>(Post, Manage, "add_commitment", paths::ADDITIONS, write::addition::add)
            .without_version(),
        write::<WrittenReply, Replied, _, _>(
            Post,
            Manage,
            "answer_addition",
            paths::ADDITION_ANSWERS,
            write::addition::answer,
        )
        .without_version(),
    ]
}
