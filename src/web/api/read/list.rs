//! Lists of commitments.

use crate::web::api::answer::Answer;
use crate::web::api::problem::{Refusal, given};
use crate::web::api::read::page::{after, cut, is_first, size};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::change::{CommitmentMilestones, MilestoneList};
use crate::web::api::schema::commitment::{CommitmentList, ListedCommitment};
use crate::web::api::schema::report::{CommitmentUpdates, Update, UpdateList};

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
        let (page, next) = cut(&request, &picked, |it| &it.commitment, size)?;
        let rows = given(portfolio.rows_of(&mut snapshot, page).await)?;
        let total = u32::try_from(picked.len()).unwrap_or(u32::MAX);
        (rows.iter().map(|it| row(&it.listed)).collect(), total, next)
    };
    let list = CommitmentList { as_of: as_of.day, total, commitments, next: next.clone() };
    Ok(Answer::ok(&list)?.followed_by(next))
}

/// The updates about one page of the list of commitments.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn updates(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let size = size(&request)?;
    let portfolio = request.context.accord.portfolio();
    let picked = given(portfolio.picked(&mut snapshot, &query, request.lang()).await)?;
    let (page, next) = cut(&request, &picked, |it| &it.commitment, size)?;
    let reports = given(portfolio.reports_on(&mut snapshot, page).await)?;
    let commitments = reports.iter().map(|(row, reports)| CommitmentUpdates {
        commitment: row.listed.slug.clone(),
        title: (&row.listed.title).into(),
        updates: reports
            .iter()
            .map(|it| Update::of(&it.update, it.effective_on, &it.visibility, request.messages()))
            .collect(),
    });
    let list = UpdateList {
        as_of: snapshot.as_of.day,
        total: u32::try_from(picked.len()).unwrap_or(u32::MAX),
        commitments: commitments.collect(),
        next: next.clone(),
    };
    Ok(Answer::ok(&list)?.followed_by(next))
}

/// The milestones of one page of the list of commitments.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn milestones(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let size = size(&request)?;
    let portfolio = request.context.accord.portfolio();
    let picked = given(portfolio.picked(&mut snapshot, &query, request.lang()).await)?;
    let (page, next) = cut(&request, &picked, |it| &it.commitment, size)?;
    let dated = given(portfolio.dated(&mut snapshot, page).await)?;
    let commitments = dated.iter().map(|it| CommitmentMilestones {
        commitment: it.entry.listed.slug.clone(),
        title: (&it.entry.listed.title).into(),
        due: it.entry.listed.due.map(Into::into),
        milestones: it.marks.steps.iter().map(Into::into).collect(),
    });
    let list = MilestoneList {
        as_of: snapshot.as_of.day,
        total: u32::try_from(picked.len()).unwrap_or(u32::MAX),
        commitments: commitments.collect(),
        next: next.clone(),
    };
    Ok(Answer::ok(&list)?.followed_by(next))
}
