//! What is recorded already, as an import has to know it: so that nothing is recorded twice, nothing is overwritten, and what
//! is new finds what it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry::because;
use crate::domain::report::update::{UpdateId, Voice};

/// What the lines of a file need to know of an event.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: UpdateId,
    /// Its place among the events of the file, from 1; 0 for one that is recorded.
    pub place: usize,
    /// Slug of the commitment.
    pub commitment: String,
    /// Code of the party; nothing for the public record.
    pub voice: Option<String>,
    pub on: Day,
    pub visibility: Visibility,
}

/// A commitment as it is recorded.
#[derive(Clone, Debug)]
pub struct KnownCommitment {
    pub id: CommitmentId,
    pub statement: String,
    pub visibility: Visibility,
    /// Whether something of it was withheld: a file may hold that again, and is not believed.
    pub withheld: bool,
}

/// A fact as it is compared with what a file says.
#[derive(Clone, Debug)]
struct Told {
    fact: Fact,
    /// The day, where the line says it.
    on: Option<Day>,
    /// Who sees it, where the line says it.
    visibility: Option<Visibility>,
}

/// What is recorded already.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The nouns that are recorded, each as `party ROK` or `commitment cet23-ai-standards`.
    pub names: BTreeSet<String>,
    /// For each statement the place of the next commitment of it.
    pub next_position: BTreeMap<String, u32>,
    /// By slug.
    pub commitments: BTreeMap<String, KnownCommitment>,
    /// The reference data as it stands.
    pub reference: Reference,
    /// By slug; for each commitment that has one of that slug.
    pub reports: BTreeMap<String, Vec<Report>>,
    /// The links, each with the word of its kind.
    pub links: Vec<(String, CommitmentId, CommitmentId)>,
    ids: BTreeMap<String, String>,
    facts: BTreeMap<String, Vec<Told>>,
    slugs: BTreeMap<CommitmentId, String>,
    /// From which day each entry of the reference data holds, named as in `names`.
    holds_from: BTreeMap<String, Day>,
    /// The days on which each statement was made, as its versions say; by slug.
    stated: BTreeMap<String, BTreeSet<Day>>,
    withheld: Withheld,
}

/// What was taken out of the record for good. A file may hold it still, and does not bring it back.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    /// The entries of the reference data of which something was withheld, each as `party ROK`.
    pub entries: BTreeSet<String>,
    /// The commitments of which something was withheld.
    pub commitments: BTreeSet<CommitmentId>,
    /// The days of the statements whose commitments were withheld as a whole. Nothing else tells which those were.
    pub lost: BTreeSet<Day>,
}

impl Known {
    /// Nothing but these names, and what was withheld.
    pub fn named(names: BTreeSet<String>, withheld: Withheld) -> Self {
        Self { names, withheld, ..Self::default() }
    }

    /// Takes in a record. Those of one noun come in the order of the ledger.
    pub fn note(&mut self, record: &Record) {
        let Some(fact) = &record.fact else { return };
        if let Some((key, id)) = given(fact, record.effective_on, record.organisation.is_none()) {
            self.ids.insert(key, id);
        }
        let told = told(fact, record.effective_on, &record.visibility);
        self.facts.entry(identity(fact, record.effective_on)).or_default().push(told);
        match fact {
            Fact::StatementRecorded(statement) => {
                self.stated.entry(statement.slug.clone()).or_default().insert(statement.on);
            }
            Fact::CommitmentRecorded(commitment) => {
                self.slugs.insert(commitment.id.clone(), commitment.slug.clone());
                self.names.insert(name(fact, &commitment.slug));
                let withheld = self.commitments.get(&commitment.slug).is_some_and(|it| it.withheld);
                let known = KnownCommitment {
                    id: commitment.id.clone(),
                    statement: commitment.statement.clone(),
                    visibility: record.visibility.clone(),
                    withheld: withheld || self.withheld.commitments.contains(&commitment.id),
                };
                self.commitments.insert(commitment.slug.clone(), known);
            }
            Fact::PayloadWithheld(withholding) => {
                let slug = self.slugs.get(&CommitmentId(withholding.noun_id.clone()));
                if let Some(known) = slug.and_then(|slug| self.commitments.get_mut(slug)) {
                    known.withheld = true;
                }
            }
            Fact::CommitmentsRelated(link) => {
                self.links.push((link.kind.to_string(), link.from.clone(), link.to.clone()));
            }
            Fact::UpdatePublished(update) => {
                let Some(commitment) = self.slugs.get(&update.commitment).cloned() else { return };
                let report = Report {
                    id: update.id.clone(),
                    place: 0,
                    commitment,
                    voice: update.party().map(|it| it.0.clone()),
                    on: record.effective_on,
                    visibility: record.visibility.clone(),
                };
                let reports = self.reports.entry(update.slug.clone()).or_default();
                reports.retain(|it| it.commitment != report.commitment);
                reports.push(report);
            }
            _ => {}
        }
        if FactKind::REFERENCE.contains(&fact.kind()) {
            let since = self.holds_from.entry(name(fact, fact.subject().1)).or_insert(record.effective_on);
            if *since <= record.effective_on {
                *since = record.effective_on;
                self.reference.apply(fact.clone());
            }
        }
    }

    /// The identifier that was given to what a file names by this key.
    pub fn id(&self, key: &str) -> Option<&String> {
        self.ids.get(key)
    }

    /// Whether a fact is recorded: nothing where none about the same thing is, else whether as it is told.
    pub fn has(&self, fact: &Fact, on: Day, visibility: &Visibility) -> Option<bool> {
        let facts = self.facts.get(&identity(fact, on))?;
        let told = told(fact, on, visibility);
        let within = self.commitment(&CommitmentId(fact.subject().1.to_owned())).map(|it| &it.visibility);
        // What hangs on a commitment is told as far as the commitment is seen now.
        let seen = |recorded: &Visibility| within.map_or_else(|| recorded.clone(), |it| recorded.clone().within(it));
        Some(facts.iter().any(|recorded| {
            let as_widely =
                recorded.visibility == told.visibility || recorded.visibility.as_ref().map(seen) == told.visibility;
            recorded.fact == told.fact && recorded.on == told.on && as_widely
        }))
    }

    /// Whether a fact is recorded with the same words, whoever sees it.
    pub fn has_for_some(&self, fact: &Fact, on: Day) -> bool {
        let Some(facts) = self.facts.get(&identity(fact, on)) else { return false };
        let fact = bare(fact.clone());
        facts.iter().any(|recorded| recorded.fact == fact)
    }

    /// A commitment by its identifier.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&KnownCommitment> {
        self.commitments.get(self.slugs.get(id)?)
    }

    /// Whether a fact is about an entry of the reference data of which something was withheld.
    pub fn was_withheld(&self, fact: &Fact) -> bool {
        let entry = name(fact, fact.subject().1);
        FactKind::REFERENCE.contains(&fact.kind()) && self.withheld.entries.contains(&entry)
    }

    /// Whether a commitment that was withheld as a whole may have come from a recorded statement.
    pub fn lost_of(&self, statement: &str) -> bool {
        let Some(days) = self.stated.get(statement) else { return false };
        let unsure = self.withheld.entries.contains(&format!("{} {statement}", Noun::Statement));
        let of_none = |day: &Day| !self.stated.values().any(|days| days.contains(day));
        self.withheld.lost.iter().any(|day| unsure || days.contains(day) || of_none(day))
    }
}

/// The name of what a fact is about, as [`Known::names`] has it.
fn name(fact: &Fact, named: &str) -> String {
    format!("{} {named}", fact.subject().0)
}

/// The key under which a file knows something that has an identifier of its own, and that identifier. [`key`] has the keys.
fn given(fact: &Fact, on: Day, imported: bool) -> Option<(String, String)> {
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
fn told(fact: &Fact, on: Day, visibility: &Visibility) -> Told {
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
    Told {
        fact: bare(fact.clone()),
        on: has_day.then_some(on),
        visibility: has_visibility.then(|| visibility.clone()),
    }
}

/// Who speaks in an event.
pub fn voice(party: Option<&str>) -> Voice {
    party.map_or(Voice::PublicRecord, |party| Voice::Party(party.into()))
}
