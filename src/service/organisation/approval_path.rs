//! How many managers approve the reports of an organisation.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::record::fact::Fact;
use crate::domain::report::approval;
use crate::domain::report::approval::ApprovalPath;
use crate::service::organisation::Organisations;
use crate::service::unit_of_work::{Begin, ServiceResult, UnitOfWork, allowed};

impl Organisations<'_> {
    /// Sets how many managers of the member's organisation approve a report before it is published.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn set_approval_path(self, member: &Member, steps: u8, idempotency_key: &str) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        allowed(may(member, Action::SetApprovalPath, &ActionContext::GENERAL))?;
        approval::check(steps, work.reference.approval_steps(&member.organisation)).refuse()?;
        let organisation = member.organisation.clone();
        let (today, visibility) = (work.today, Visibility::Organisation(organisation.clone()));
        work.record(today, visibility, Fact::ApprovalPathSet(ApprovalPath { organisation, steps }));
        work.commit().await
    }
}
