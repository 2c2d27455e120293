//! What a government's admins set: the names of the portfolio and of their party, and who speaks for it.

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::organisation::party::Party;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry;
use crate::service::organisation::Organisations;
use crate::service::portfolio::reference_data::RecordEntry;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::service::version::version_of;
use crate::store::db::Conn;
use crate::store::ledger;

/// The settings as an admin sees them.
#[derive(Clone, Debug)]
pub struct Settings {
    pub portfolio: Portfolio,
    /// The member's party.
    pub party: Party,
    /// The version that a form about them carries.
    pub version: String,
    /// Every record of the two, in the order in which they were made.
    pub history: Vec<Record>,
}

impl Organisations<'_> {
    /// The settings that the person may change.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] where they are not theirs to change, [`ServiceError::NotFound`] where there are none.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn settings(self, member: &Member) -> ServiceResult<Settings> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let reference = snapshot.reference.clone();
        settings(&mut snapshot.conn, member, &reference).await
    }

    /// Records the settings again: a record of the portfolio, of the party, or of both, as they differ.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn save_settings(
        self,
        member: &Member,
        form: RecordEntry,
        portfolio: Portfolio,
        party: Party,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let reference = work.reference.clone();
        let present = settings(&mut work.conn, member, &reference).await?;
        if form.version.as_ref() != Some(&present.version) {
            return Err(ServiceError::Outdated(present.version));
        }
        let pairs = [
            (Fact::PortfolioDescribed(present.portfolio), Fact::PortfolioDescribed(portfolio)),
            (Fact::PartyRecorded(present.party), Fact::PartyRecorded(party)),
        ];
        let mut faults = crate::domain::basics::field_error::FieldErrors::default();
        let mut changed = Vec::new();
        for (before, after) in pairs {
            let after = reference_entry::in_order(after, Some(&before));
            allowed(reference_entry::may_enter(member, &after))?;
            faults.0.extend(reference_entry::check(&after, Some(&before), &[], &reference, work.today).0);
            if reference_entry::because(before, Text::default()) != after {
                changed.push(after);
            }
        }
        faults.require(!changed.is_empty(), "title", Problem::Unchanged);
        faults.needed("reason", &form.reason);
        faults.refuse()?;
        let today = work.today;
        for fact in changed {
            work.record(today, Visibility::Public, reference_entry::because(fact, form.reason.clone()));
        }
        work.commit().await
    }
}

async fn settings(conn: &mut Conn, member: &Member, reference: &Reference) -> ServiceResult<Settings> {
    let portfolio = reference.portfolio.clone().ok_or(ServiceError::NotFound)?;
    let party = reference.party(member.party.as_str()).cloned().ok_or(ServiceError::NotFound)?;
    allowed(reference_entry::may_enter(member, &Fact::PartyRecorded(party.clone())))?;
    let mut history = ledger::records_about(conn, Noun::Portfolio, "portfolio").await?;
    history.extend(ledger::records_about(conn, Noun::Party, party.code.as_str()).await?);
    history.sort_by_key(|it| it.sequence);
    Ok(Settings { portfolio, party, version: version_of(&history), history })
}
