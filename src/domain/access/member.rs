//! The people who sign in.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::permission::{ReadScope, Reader};
use crate::domain::account::Account;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::organisation::party::PartyCode;
use crate::domain::organisation::{OrganisationCode, OrganisationKind};
use crate::domain::portfolio::reference::Reference;

string_enum! {
    /// What a person's account is for. What each may do, the table in [`crate::domain::access::permission`] says.
    Role {
        /// Reads what the parties share.
        Partner = "partner",
        /// Drafts and submits reports.
        Official = "official",
        /// Publishes and returns reports, answers the other side, edits the plan.
        Manager = "manager",
        /// Looks after accounts and settings of the own party.
        Admin = "admin",
    }
}

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identifier of the account.
    pub account: String,
    /// How the record names the person.
    pub name: String,
    pub party: PartyCode,
    pub organisation: OrganisationCode,
    /// Whether that organisation is a government body, not a private one.
    pub government: bool,
    /// Whether that organisation speaks for its party by default.
    pub coordinating: bool,
    pub role: Role,
}

impl Member {
    /// The person of an account, in the light of what is recorded about the organisation; nothing where that organisation is
    /// not, or no longer, recorded.
    pub fn of(account: Account, reference: &Reference) -> Option<Self> {
        let organisation = reference.organisation(account.organisation.as_str())?;
        let party = reference.party(organisation.party.as_str())?;
        Some(Self {
            account: account.id,
            name: account.name,
            party: party.code.clone(),
            government: organisation.kind != OrganisationKind::Private,
            coordinating: party.coordinating.as_ref() == Some(&organisation.code),
            organisation: account.organisation,
            role: account.role,
        })
    }

    /// Whether the person writes reports: officials and managers.
    pub fn writes(&self) -> bool {
        may(self, Action::DraftUpdate, &ActionContext::GENERAL)
    }

    /// Whether the person publishes reports and answers the other side: managers.
    pub fn publishes(&self) -> bool {
        may(self, Action::PublishUpdate, &ActionContext::GENERAL)
    }

    /// Whether the person sets when parties report: managers of the organisation that speaks for its party.
    pub fn sets_reporting(&self) -> bool {
        may(self, Action::SetReportingRule, &ActionContext::GENERAL)
    }

    /// Whether the person records statements and meetings: managers of the organisation that speaks for its party.
    pub fn edits_reference(&self) -> bool {
        may(self, Action::EditReference, &ActionContext::GENERAL)
    }

    /// Whether the person puts briefings together: managers of government bodies.
    pub fn briefs(&self) -> bool {
        may(self, Action::Brief, &ActionContext::GENERAL)
    }

    /// Whether the person sets agendas and records decisions of meetings: managers of government bodies.
    pub fn prepares_meetings(&self) -> bool {
        may(self, Action::PrepareMeeting, &ActionContext::GENERAL)
    }

    /// Whether the person looks after the organisations, areas and names.
    pub fn manages_settings(&self) -> bool {
        may(self, Action::ManageSettings, &ActionContext::GENERAL)
    }

    /// Whether the person looks after the accounts of the own party.
    pub fn is_admin(&self) -> bool {
        may(self, Action::ManageAccounts, &ActionContext::GENERAL)
    }

    /// Who reads when this person does.
    pub fn reader(&self) -> Reader {
        let reach = match self.role {
            Role::Partner | Role::Admin => ReadScope::Shared,
            Role::Official | Role::Manager if self.government => ReadScope::Party,
            Role::Official | Role::Manager => ReadScope::Organisation,
        };
        Reader::Member { party: self.party.clone(), organisation: self.organisation.clone(), reach }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::basics::instant::Instant;
    use crate::domain::basics::text::Text;
    use crate::domain::organisation::Organisation;
    use crate::domain::organisation::party::{Party, PartyKind};
    use crate::domain::record::fact::Fact;
    use rstest::rstest;

    fn reference() -> Reference {
        let mut reference = Reference::default();
        reference.apply(Fact::PartyRecorded(Party {
            code: "ROK".into(),
            name: Text::default(),
            kind: PartyKind::Government,
            time_zone: "Asia/Seoul".into(),
            coordinating: Some("MOFA".into()),
            reason: Text::default(),
        }));
        let kinds = [
            ("MOFA", OrganisationKind::Ministry),
            ("FIRM", OrganisationKind::Private),
            ("KISA", OrganisationKind::Agency),
        ];
        for (code, kind) in kinds {
            reference.apply(Fact::OrganisationRecorded(Organisation {
                code: code.into(),
                party: "ROK".into(),
                name: Text::default(),
                kind,
                former_names: Vec::new(),
                address: None,
                reason: Text::default(),
            }));
        }
        reference
    }

    fn account(organisation: &str) -> Account {
        Account {
            id: "a".into(),
            email: "kim@example.org".into(),
            name: "Kim".into(),
            organisation: organisation.into(),
            role: Role::Official,
            has_password: true,
            created_at: Instant(0),
            disabled_at: None,
        }
    }

    #[rstest]
    #[case("MOFA", true, true)]
    #[case("KISA", true, false)]
    #[case("FIRM", false, false)]
    fn what_a_person_is_comes_from_the_organisation(
        #[case] organisation: &str,
        #[case] government: bool,
        #[case] coordinating: bool,
    ) {
        let member = Member::of(account(organisation), &reference()).unwrap();
        assert_eq!((member.government, member.coordinating), (government, coordinating));
        assert_eq!(member.party.as_str(), "ROK");
    }

    #[test]
    fn without_the_organisation_there_is_no_member() {
        assert_eq!(Member::of(account("GONE"), &reference()), None);
    }
}
