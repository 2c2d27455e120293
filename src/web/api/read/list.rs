//! Lists of commitments.

use crate::web::api::answer::Answer;
use crate::web::api::problem::{Refusal, given};
use crate::web::api::read::page::{after, cut, is_first, size};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::commitment::{CommitmentList, ListedCommitment};

/// One page of the list of commitments.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn commitments(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let size = size(&request)?;
    let portfolio = request.context.accord.portfolio();
    let as_of = snapshot.as_of;
    let row = |listed| ListedCommitment::of(listed, as_of, request.messages());
    let (commitments, total, next): (Vec<_>, _, _) = if is_first(&request) {
        // The first page is the one that is asked for most: the others are not put in order for it.
        let list = given(portfolio.list(&mut snapshot, &query, request.lang(), size).await)?;
        let last = list.entries.last().filter(|_| list.total > size);
        let next = last.map(|last| after(&request, list.entries.len(), &last.id));
        (list.entries.iter().map(|it| row(&it.listed)).collect(), list.total, next)
    } else {
        let picked = given(portfolio.picked(&mut snapshot, &query, request.lang()).await)?;
        let (page, next) = cut(&request, &picked, size)?;
        let rows = given(portfolio.rows_of(&mut snapshot, page).await)?;
        let total = u32::try_from(picked.len()).unwrap_or(u32::MAX);
        (rows.iter().map(|it| row(&it.listed)).collect(), total, next)
    };
    let list = CommitmentList { as_of: as_of.day, total, commitments, next: next.clone() };
    Ok(Answer::ok(&list)?.followed_by(next))
}
