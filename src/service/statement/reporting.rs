//! When parties report on the commitments of a statement.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::text::Text;
use crate::domain::record::fact::Fact;
use crate::domain::statement::reporting::ReportingRule;
use crate::service::statement::Statements;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};

impl Statements<'_> {
    /// Sets when parties report: on a statement's commitments, or on all whose statement has no rule of its own.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn set_reporting_rule(
        self,
        member: &Member,
        statement: Option<&str>,
        rule: Option<ReportingRule>,
        idempotency_key: &str,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        let fact = match statement {
            Some(slug) => {
                let mut statement = work.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
                let ours = statement.tracked.contains(&member.party);
                allowed(may(member, Action::SetReportingRule, &ActionContext::of_side(ours)))?;
                statement.reporting = rule;
                statement.reason = Text::default();
                Fact::StatementRecorded(statement)
            }
            None => {
                let mut portfolio = work.reference.portfolio.clone().ok_or(ServiceError::NotFound)?;
                allowed(may(member, Action::SetReportingRule, &ActionContext::GENERAL))?;
                portfolio.reporting = rule;
                portfolio.reason = Text::default();
                Fact::PortfolioDescribed(portfolio)
            }
        };
        let today = work.today;
        work.record(today, Visibility::Public, fact);
        work.commit().await
    }
}
