//! By what a portfolio file and the record know the same thing, and how a fact is compared with what a file says.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry::because;
use crate::domain::report::update::Voice;

/// A fact as it is compared with what a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub fact: Fact,
    /// The day, where the line says it.
    pub on: Option<Day>,
    /// Who sees it, where the line says it.
    pub visibility: Option<Visibility>,
}

/// The key under which a file knows something that has an identifier of its own, and that identifier. [`key`] has the keys.
pub(super) fn given(fact: &Fact, on: Day, imported: bool) -> Option<(String, String)> {
    Some(match fact {
        Fact::CommitmentRecorded(it) => (key::commitment(&it.slug), it.id.0.clone()),
        Fact::UpdatePublished(it) => (key::update(&it.commitment, &it.slug), it.id.0.clone()),
        Fact::MilestoneSet(it) => match &it.slug {
            Some(slug) => (key::milestone(&it.commitment, slug), it.id.0.clone()),
            // Imported when files did not yet name them in the record.
            None if imported => (key::titled_milestone(&it.commitment, &it.title), it.id.0.clone()),
            None => return None,
        },
        Fact::Countersigned(it) => (key::countersign(&it.update, it.party.as_str(), on), it.id.0.clone()),
        Fact::JointStatusProposed(it) => {
            (key::joint_proposal(&it.commitment, it.proposed_by.as_str(), on), it.id.0.clone())
        }
        Fact::UpdateSubmitted(it) => {
            (key::submission(&it.update.commitment, it.organisation.as_str(), on), it.update.id.0.clone())
        }
        _ => return None,
    })
}

/// The keys under which a file knows what has an identifier of its own.
pub mod key {
    use crate::domain::basics::day::Day;
    use crate::domain::basics::lang::Lang;
    use crate::domain::basics::text::Text;
    use crate::domain::commitment::CommitmentId;
    use crate::domain::report::update::UpdateId;

    pub fn commitment(slug: &str) -> String {
        format!("commitment {slug}")
    }

    pub fn update(commitment: &CommitmentId, slug: &str) -> String {
        format!("update {commitment} {slug}")
    }

    pub fn milestone(commitment: &CommitmentId, slug: &str) -> String {
        format!("milestone {commitment} {slug}")
    }

    pub fn titled_milestone(commitment: &CommitmentId, title: &Text) -> String {
        format!("titled milestone {commitment} {}", title.words(Lang::En))
    }

    pub fn countersign(update: &UpdateId, party: &str, on: Day) -> String {
        format!("countersign {update} {party} {on}")
    }

    pub fn joint_proposal(commitment: &CommitmentId, party: &str, on: Day) -> String {
        format!("joint proposal {commitment} {party} {on}")
    }

    pub fn submission(commitment: &CommitmentId, organisation: &str, on: Day) -> String {
        format!("submission {commitment} {organisation} {on}")
    }
}

/// What a fact is about: two that have it in common say it of the same thing.
pub(super) fn identity(fact: &Fact, on: Day) -> String {
    let about = match fact {
        Fact::OwnerNamed(it) => format!("{} {}", it.organisation, it.role),
        Fact::CommitmentsRelated(it) => format!("{} {}", it.to, it.kind),
        Fact::UpdatePublished(it) => it.id.0.clone(),
        Fact::UpdateSubmitted(it) => it.update.id.0.clone(),
        Fact::UpdateReturned(it) => it.update.0.clone(),
        Fact::UpdateWithdrawn(it) => it.update.0.clone(),
        Fact::UpdateConfirmed(it) => format!("{} {on}", it.update),
        Fact::MilestoneSet(it) => format!("{} {on}", it.id),
        Fact::JointStatusAgreed(_) => on.to_string(),
        Fact::JointStatusProposed(it) => it.id.0.clone(),
        Fact::JointStatusAnswered(it) => format!("{} {}", it.proposal, it.party),
        Fact::Countersigned(it) => it.id.0.clone(),
        Fact::DisputeReleased(it) => format!("{} {}", it.countersign, it.party),
        _ => String::new(),
    };
    let (noun, id) = fact.subject();
    format!("{} {noun} {id} {about}", fact.kind())
}

/// A fact without what a file does not know: why it was revised, and where it stands among others.
fn bare(fact: Fact) -> Fact {
    let mut fact = because(fact, Text::default());
    match &mut fact {
        Fact::CommitmentRecorded(commitment) => {
            commitment.reason = Text::default();
            commitment.position = 0;
        }
        Fact::MilestoneSet(milestone) => milestone.slug = None,
        _ => {}
    }
    fact
}

/// What a line says of a fact. The day of others follows from their statement or their identifier, or is that of the import;
/// who sees them follows from what they belong to.
pub(super) fn told(fact: &Fact, on: Day, visibility: &Visibility) -> Told {
    let has_day = match fact {
        Fact::UpdatePublished(update) => !update.undated,
        Fact::UpdateSubmitted(_)
        | Fact::UpdateReturned(_)
        | Fact::UpdateWithdrawn(_)
        | Fact::UpdateConfirmed(_)
        | Fact::MilestoneSet(_)
        | Fact::JointStatusAgreed(_)
        | Fact::JointStatusProposed(_)
        | Fact::JointStatusAnswered(_) => true,
        _ => false,
    };
    let has_visibility = matches!(
        fact,
        Fact::CommitmentRecorded(_) | Fact::UpdatePublished(_) | Fact::JointStatusAgreed(_) | Fact::Countersigned(_)
    );
    Told { fact: bare(fact.clone()), on: has_day.then_some(on), visibility: has_visibility.then(|| visibility.clone()) }
}

/// Who speaks in an event.
pub fn voice(party: Option<&str>) -> Voice {
    party.map_or(Voice::PublicRecord, |party| Voice::Party(party.into()))
}

/// The identifiers of what a fact is about and of what it hangs on.
pub(super) fn mentioned(fact: &Fact) -> Vec<&str> {
    let (_, subject) = fact.subject();
    let other = match fact {
        Fact::CommitmentsRelated(it) => Some(&it.to.0),
        Fact::UpdateReturned(it) => Some(&it.update.0),
        Fact::UpdateWithdrawn(it) => Some(&it.update.0),
        Fact::UpdateConfirmed(it) => Some(&it.update.0),
        Fact::Countersigned(it) => Some(&it.update.0),
        Fact::DisputeReleased(it) => Some(&it.countersign.0),
        Fact::JointStatusAnswered(it) => Some(&it.proposal.0),
        _ => None,
    };
    [Some(subject), other.map(String::as_str)].into_iter().flatten().collect()
}

/// The identifier on which other facts hang.
pub(super) fn own_id(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::CommitmentRecorded(it) => Some(&it.id.0),
        Fact::UpdatePublished(it) => Some(&it.id.0),
        Fact::UpdateSubmitted(it) => Some(&it.update.id.0),
        Fact::Countersigned(it) => Some(&it.id.0),
        Fact::JointStatusProposed(it) => Some(&it.id.0),
        _ => None,
    }
}
