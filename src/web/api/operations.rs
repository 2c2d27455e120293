//! The table of all operations.

use std::sync::LazyLock;

use crate::domain::list::facet::Facet;
use crate::paths::api as paths;
use crate::web::api::openapi;
use crate::web::api::operation::{Operation, Topic, read};
use crate::web::api::read::{commitment, list};
use crate::web::api::schema;

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
    all
});

fn commitments() -> Vec<Operation> {
    use schema::commitment::{Commitment, CommitmentList};
    let topic = Topic::Commitments;
    vec![
        read::<CommitmentList, _, _>(topic, "list_commitments", paths::COMMITMENTS, list::commitments).taking(pages()),
        read::<Commitment, _, _>(topic, "get_commitment", paths::COMMITMENT, commitment::commitment)
            .taking(["as_of", "known_at"]),
    ]
}

fn portfolio() -> Vec<Operation> {
    let topic = Topic::Portfolio;
    vec![read::<openapi::Description, _, _>(topic, "describe", paths::DESCRIPTION, openapi::describe)]
}
