//! What is counted, compared and searched.

use std::collections::BTreeMap;

use crate::app::pages::portfolio::changes::{ComparedDays, compared};
use crate::domain::basics::field_error::Problem;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::list::facet::{Facet, FacetValues};
use crate::domain::portfolio::reference::Reference;
use crate::web::api::answer::Answer;
use crate::web::api::problem::{ProblemKind, Refusal, given};
use crate::web::api::read::page::{cut, is_first, size};
use crate::web::api::request::{ApiRequest, said};
use crate::web::api::schema::change::{ChangeList, Learned, Moved, StatusChange};
use crate::web::api::schema::commitment::ListedCommitment;
use crate::web::api::schema::count::{AreaSeries, Counts, Figures, Found};
use crate::web::api::schema::word::moment;

/// How many commitments a query lets through, and how many each filter would.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn counts(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let portfolio = request.context.accord.portfolio();
    let list = given(portfolio.list(&mut snapshot, &query, request.lang(), 1).await)?;
    let counts = list.counts;
    let by = Facet::ALL.iter().map(|facet| {
        let values = values(*facet, &snapshot.reference).into_iter();
        let values = values.map(|value| (counts.at(*facet, &value), value)).filter(|(count, _)| *count > 0);
        (facet.to_string(), values.map(|(count, value)| (value, count)).collect())
    });
    Answer::ok(&Counts {
        as_of: snapshot.as_of.day,
        total: counts.total,
        proposals: counts.proposals(&query.facets),
        by: by.collect(),
    })
}

/// The values that a facet may have.
fn values(facet: Facet, reference: &Reference) -> Vec<String> {
    match facet.values() {
        FacetValues::Areas => reference.areas.iter().map(|it| it.code.clone()).collect(),
        FacetValues::Parties => reference.parties.iter().map(|it| it.code.to_string()).collect(),
        FacetValues::Words(words) => words.iter().map(|it| (*it).to_owned()).collect(),
    }
}

/// How commitments stood at the end of each quarter.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn figures(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let figures = given(request.context.accord.portfolio().figures(&mut snapshot, &query).await)?;
    let areas = figures.status.areas.iter();
    let bands = Freshness::ALL.iter().zip(figures.freshness.all).filter(|(_, count)| *count > 0);
    Answer::ok(&Figures {
        days: figures.status.days.clone(),
        standing: figures.status.all.iter().map(Into::into).collect(),
        areas: areas
            .map(|(area, counts)| AreaSeries { area: area.clone(), standing: counts.iter().map(Into::into).collect() })
            .collect(),
        due: figures.due.due.clone(),
        completed: figures.due.completed.clone(),
        freshness: bands.map(|(band, count)| (band.to_string(), count)).collect(),
    })
}

/// What changed between two days.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn changes(request: ApiRequest) -> Result<Answer, Refusal> {
    let size = size(&request)?;
    let ComparedDays { page_context, changes, .. } = compared(&request.context).await?;
    if !page_context.faults.is_empty() {
        return Err(Refusal::with(ProblemKind::BadRequest, said(&page_context.faults, request.messages())));
    }
    let (from, to) = (changes.from, changes.to);
    let counts = changes.counts().into_iter().map(|(kind, count)| (kind.to_string(), count));
    let counts: BTreeMap<String, u32> = counts.collect();
    let id = |it: &crate::service::portfolio::changes::Moved| -> String {
        it.entry().map(|entry| entry.id.clone()).unwrap_or_default()
    };
    let moved: Vec<_> = changes.moved.iter().map(|it| (id(it), it)).collect();
    let (page, next) = cut(&request, &moved, |(id, _)| id, size)?;
    let messages = request.messages();
    let moved = page.iter().map(|(_, it)| Moved {
        kinds: it.difference.kinds.clone(),
        before: it.before.as_ref().map(|row| ListedCommitment::of(&row.listed, from, messages)),
        after: it.after.as_ref().map(|row| ListedCommitment::of(&row.listed, to, messages)),
        statuses: it
            .difference
            .statuses
            .iter()
            .map(|it| StatusChange {
                party: it.party.as_ref().map(ToString::to_string),
                before: it.before,
                after: it.after,
            })
            .collect(),
        successors: it.successors.iter().map(|row| row.listed.slug.clone()).collect(),
    });
    let learned = changes.learned.iter().filter(|_| is_first(&request)).map(|it| Learned {
        commitment: it.entry.listed.slug.clone(),
        title: (&it.entry.listed.title).into(),
        records: it.records.iter().cloned().collect(),
        last: moment(it.last),
    });
    let list = ChangeList {
        from: from.day,
        to: to.day,
        counts,
        moved: moved.collect(),
        learned: learned.collect(),
        next: next.clone(),
    };
    Ok(Answer::ok(&list)?.followed_by(next))
}

/// What some words find.
///
/// # Errors
/// When something of the query cannot be used, or the database does not answer.
pub async fn search(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, query) = request.open().await?;
    let as_of = snapshot.as_of;
    if query.q.is_empty() {
        let missing = request.messages().of_word("problem", Problem::Missing);
        return Err(Refusal::of(ProblemKind::BadRequest, "q", missing));
    }
    let found = request.context.accord.portfolio().search(&mut snapshot, &query.q, request.lang()).await;
    let found = given(found)?;
    let rows = found.commitments.iter().map(|it| ListedCommitment::of(&it.listed, as_of, request.messages()));
    Answer::ok(&Found {
        as_of: as_of.day,
        total: found.counts.total,
        commitments: rows.collect(),
        statements: found.statements.iter().map(Into::into).collect(),
        meetings: found.meetings.iter().map(Into::into).collect(),
        organisations: found.organisations.iter().map(Into::into).collect(),
    })
}
