//! The commitments that rows name by slug or title.

use std::collections::BTreeMap;

use crate::domain::sheet::SheetField;
use crate::domain::sheet::outcome::{CellProblem, Refusal};
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::portfolio::sheet::refused::for_all;
use crate::service::unit_of_work::{ServiceError, ServiceResult, UnitOfWork};
use crate::store;

/// What rows name, each looked up once, or why there is no such commitment. One that the person may not see is none.
#[derive(Default)]
pub(super) struct Named(BTreeMap<String, Result<MemberCommitment, CellProblem>>);

impl Named {
    /// Those that a row names and, where it names none, that is named for all; what is wrong with the latter is noted.
    pub async fn with_all(
        work: &mut UnitOfWork<'_>,
        all: Option<&String>,
        wrong: &mut Vec<Refusal>,
    ) -> ServiceResult<Self> {
        let mut named = Self::default();
        if let Some(name) = all
            && let Err(problem) = named.find(work, name).await?
        {
            wrong.push(for_all(SheetField::Commitment, name, problem));
        }
        Ok(named)
    }

    /// The commitment with a name.
    pub async fn find(
        &mut self,
        work: &mut UnitOfWork<'_>,
        name: &str,
    ) -> ServiceResult<Result<&MemberCommitment, CellProblem>> {
        if !self.0.contains_key(name) {
            let found = work.case_named(name).await?;
            self.0.insert(name.to_owned(), found);
        }
        Ok(match self.0.get(name) {
            Some(Ok(case)) => Ok(case),
            Some(Err(problem)) => Err(*problem),
            None => Err(CellProblem::UnknownName),
        })
    }
}

impl UnitOfWork<'_> {
    /// The commitment that the person sees under a slug, or with a title that no other has.
    async fn case_named(&mut self, named: &str) -> ServiceResult<Result<MemberCommitment, CellProblem>> {
        match self.member_commitment(named).await {
            Err(ServiceError::NotFound) => {}
            found => return found.map(Ok),
        }
        let mut found = Vec::new();
        for slug in store::commitment::slugs_titled(&mut self.conn, named).await? {
            match self.member_commitment(&slug).await {
                Err(ServiceError::NotFound) => {}
                case => found.push(case?),
            }
        }
        Ok(match found.len() {
            1 => found.pop().ok_or(CellProblem::UnknownName),
            0 => Err(CellProblem::UnknownName),
            _ => Err(CellProblem::Several),
        })
    }
}
