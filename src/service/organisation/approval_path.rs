//! How many managers approve the reports of an organisation.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::access::role::Role;
use crate::domain::account::Account;
use crate::domain::account::approver::Approver;
use crate::domain::record::fact::Fact;
use crate::domain::report::approval;
use crate::domain::report::approval::ApprovalPath;
use crate::service::organisation::Organisations;
use crate::service::unit_of_work::{Begin, ServiceResult, UnitOfWork, allowed};
use crate::store;
use crate::store::account;
use crate::store::db::Conn;

impl Organisations<'_> {
    /// Sets how many managers of the member's organisation approve a report before it is published, or which ones in which
    /// order: those of these accounts, where there are any.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn set_approval_path(
        self,
        member: &Member,
        steps: u8,
        approvers: &[String],
        idempotency_key: &str,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        allowed(may(member, Action::SetApprovalPath, &ActionContext::GENERAL))?;
        let organisation = member.organisation.clone();
        let managers = managers(&mut work.conn, member).await?;
        let name = |account: &str| managers.iter().find(|it| it.id == account).map(|it| it.name.clone());
        let approvers: Vec<Approver> = approvers
            .iter()
            .map(|account| Approver { account: account.clone(), name: name(account).unwrap_or_default() })
            .collect();
        let steps = if approvers.is_empty() { steps } else { u8::try_from(approvers.len()).unwrap_or(u8::MAX) };
        let path = ApprovalPath { organisation: organisation.clone(), steps, approvers };
        approval::check(&path, work.reference.required_approvals(&organisation), |it| name(it).is_some()).refuse()?;
        let (today, visibility) = (work.today, Visibility::Organisation(organisation));
        work.record(today, visibility, Fact::ApprovalPathSet(path));
        work.commit().await
    }

    /// The managers of the member's organisation, who can be named on its path.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn approvers(self, member: &Member) -> ServiceResult<Vec<Account>> {
        allowed(may(member, Action::SetApprovalPath, &ActionContext::GENERAL))?;
        let mut conn = self.context.db.read().await?;
        Ok(managers(&mut conn, member).await?)
    }
}

async fn managers(conn: &mut Conn, member: &Member) -> store::Result<Vec<Account>> {
    let mut all = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
    all.retain(|it| it.disabled_at.is_none() && it.role == Role::Manager);
    Ok(all)
}
