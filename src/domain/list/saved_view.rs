//! Lists and timelines that people save under a name.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Reader, Visibility, may_see};
use crate::domain::basics::search::normalise;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::organisation::code::OrganisationCode;

/// The most views that one person, one organisation or all together have of a circle.
pub const MOST_VIEWS: usize = 50;

string_enum! {
    /// What a view is a view of.
    ViewKind {
        List = "list",
        Timeline = "timeline",
    }
}

string_enum! {
    /// For whom a view is.
    ViewCircle {
        /// For the person who saved it.
        Own = "own",
        /// For those who read what their organisation keeps to itself.
        Organisation = "organisation",
        /// For everybody.
        Public = "public",
    }
}

/// A list or a timeline under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub id: String,
    /// The account that saved it.
    pub account: String,
    /// The organisation of whoever saved or changed it last, at the time.
    pub organisation: OrganisationCode,
    pub circle: ViewCircle,
    pub kind: ViewKind,
    pub name: String,
    /// The query as the address spells it, without the question mark.
    pub query: String,
    /// Another one after each change.
    pub version: String,
}

impl SavedView {
    /// Whether somebody is offered it.
    pub fn is_for(&self, member: Option<&Member>) -> bool {
        match self.circle {
            ViewCircle::Own => member.is_some_and(|it| it.account == self.account),
            ViewCircle::Organisation => {
                let reader = member.map_or(Reader::Anyone, Member::reader);
                may_see(&reader, &Visibility::Organisation(self.organisation.clone()), &[])
            }
            ViewCircle::Public => true,
        }
    }

    /// Whether a name is taken by it.
    pub fn is_called(&self, name: &str) -> bool {
        normalise(&self.name) == normalise(name)
    }

    /// Whether a person may rename, replace and delete it.
    pub fn may_be_changed_by(&self, member: &Member) -> bool {
        let own = self.account == member.account;
        match self.circle {
            ViewCircle::Own => own,
            circle => {
                let among = self.organisation == member.organisation && circles(member).contains(&circle);
                among && (own || member.publishes())
            }
        }
    }
}

/// For whom a person may save views.
pub fn circles(member: &Member) -> Vec<ViewCircle> {
    let may = |act| may(member, act, &ActionContext::GENERAL);
    let shared = may(Action::ShareView).then_some(ViewCircle::Organisation);
    let public = may(Action::PublishView).then_some(ViewCircle::Public);
    std::iter::once(ViewCircle::Own).chain(shared).chain(public).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::access::member::Acting;
    use crate::domain::access::role::Role;

    fn person(account: &str, organisation: &str, role: Role) -> Member {
        Member {
            account: account.into(),
            name: "Kim".into(),
            party: if organisation == "DOS" { "US".into() } else { "ROK".into() },
            organisation: organisation.into(),
            government: true,
            coordinating: organisation == "MOFA",
            role,
            acts_for: Vec::new(),
            acting: Acting::default(),
        }
    }

    fn view(circle: ViewCircle, organisation: &str) -> SavedView {
        SavedView {
            id: "v".into(),
            account: "kim".into(),
            organisation: organisation.into(),
            circle,
            kind: ViewKind::List,
            name: "AI".into(),
            query: "area=ai".into(),
            version: "1".into(),
        }
    }

    /// Who is offered a view of an organisation, and who may change it.
    #[rstest]
    #[case::maker("kim", "MSIT", Role::Official, true, true)]
    #[case::colleague("lee", "MSIT", Role::Official, true, false)]
    #[case::manager("lee", "MSIT", Role::Manager, true, true)]
    #[case::partner("lee", "MSIT", Role::Partner, false, false)]
    #[case::admin("lee", "MSIT", Role::Admin, false, false)]
    #[case::maker_who_is_a_partner_now("kim", "MSIT", Role::Partner, false, false)]
    #[case::other("lee", "MOTIR", Role::Manager, false, false)]
    #[case::coordinating("lee", "MOFA", Role::Manager, false, false)]
    #[case::other_side("lee", "DOS", Role::Manager, false, false)]
    #[case::maker_who_left("kim", "MOTIR", Role::Manager, false, false)]
    fn a_view_of_an_organisation_is_its_own(
        #[case] account: &str,
        #[case] organisation: &str,
        #[case] role: Role,
        #[case] offered: bool,
        #[case] changes: bool,
    ) {
        let (view, member) = (view(ViewCircle::Organisation, "MSIT"), person(account, organisation, role));
        assert_eq!((view.is_for(Some(&member)), view.may_be_changed_by(&member)), (offered, changes));
        assert!(!view.is_for(None));
    }

    #[test]
    fn an_own_view_is_nobody_elses_and_a_public_one_is_changed_where_it_was_made() {
        let (own, public) = (view(ViewCircle::Own, "MOFA"), view(ViewCircle::Public, "MOFA"));
        let (kim, lee) = (person("kim", "MOFA", Role::Manager), person("lee", "MOFA", Role::Manager));
        assert!(own.is_for(Some(&kim)) && own.may_be_changed_by(&kim));
        assert!(!own.is_for(Some(&lee)) && !own.may_be_changed_by(&lee) && !own.is_for(None));
        assert!(public.is_for(None) && public.may_be_changed_by(&lee));
        for other in [person("lee", "MOFA", Role::Official), person("lee", "MSIT", Role::Manager)] {
            assert!(public.is_for(Some(&other)) && !public.may_be_changed_by(&other));
        }
    }

    #[rstest]
    #[case("MOFA", Role::Manager, 3)]
    #[case("MOFA", Role::Official, 2)]
    #[case("MSIT", Role::Manager, 2)]
    #[case("MSIT", Role::Partner, 1)]
    #[case("MOFA", Role::Admin, 1)]
    fn circles_follow_the_table_of_permissions(#[case] organisation: &str, #[case] role: Role, #[case] most: usize) {
        assert_eq!(circles(&person("kim", organisation, role)), ViewCircle::ALL[..most]);
    }
}
