//! What is recorded already, as an import has to know it: so that nothing is recorded twice, nothing is overwritten, and what
//! is new finds what it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry::because;
use crate::domain::report::update::{UpdateId, Voice};

/// What is known of an organisation that submits a report.
#[derive(Clone, Debug)]
pub struct Handing {
    pub party: PartyCode,
    pub private: bool,
}

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

/// What is recorded already.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The nouns that are recorded, each as `party ROK` or `commitment cet23-ai-standards`.
    pub names: BTreeSet<String>,
    /// For each statement the place of the next commitment of it.
    pub next_position: BTreeMap<String, u32>,
    /// By slug.
    pub commitments: BTreeMap<String, KnownCommitment>,
    /// By code.
    pub organisations: BTreeMap<String, Handing>,
    /// The day of each statement, by slug.
    pub statements: BTreeMap<String, Day>,
    /// By slug.
    pub reports: BTreeMap<String, Report>,
    /// The links, each with the word of its kind.
    pub links: Vec<(String, CommitmentId, CommitmentId)>,
    ids: BTreeMap<String, String>,
    facts: BTreeMap<String, Vec<String>>,
    slugs: BTreeMap<CommitmentId, String>,
}

impl Known {
    /// Nothing but these names.
    pub fn named(names: BTreeSet<String>) -> Self {
        Self { names, ..Self::default() }
    }

    /// Takes in a record. Those of one noun come in the order of the ledger.
    pub fn note(&mut self, record: &Record) {
        let Some(fact) = &record.fact else { return };
        if let Some((key, id)) = given(fact, record.effective_on, record.organisation.is_none()) {
            self.ids.insert(key, id);
        }
        self.facts.entry(identity(fact, record.effective_on)).or_default().push(content(fact, record.effective_on));
        match fact {
            Fact::OrganisationRecorded(organisation) => {
                let private = organisation.kind == OrganisationKind::Private;
                let handing = Handing { party: organisation.party.clone(), private };
                self.organisations.insert(organisation.code.0.clone(), handing);
            }
            Fact::StatementRecorded(statement) => {
                self.statements.insert(statement.slug.clone(), statement.on);
            }
            Fact::CommitmentRecorded(commitment) => {
                self.slugs.insert(commitment.id.clone(), commitment.slug.clone());
                self.names.insert(format!("commitment {}", commitment.slug));
                let withheld = self.commitments.get(&commitment.slug).is_some_and(|it| it.withheld);
                let known = KnownCommitment {
                    id: commitment.id.clone(),
                    statement: commitment.statement.clone(),
                    visibility: record.visibility.clone(),
                    withheld,
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
                self.reports.insert(update.slug.clone(), report);
            }
            _ => {}
        }
    }

    /// The identifier that was given to what a file names by this key.
    pub fn id(&self, key: &str) -> Option<&String> {
        self.ids.get(key)
    }

    /// Whether a fact is recorded: nothing where none about the same thing is, else whether with the same content.
    pub fn has(&self, fact: &Fact, on: Day) -> Option<bool> {
        self.facts.get(&identity(fact, on)).map(|facts| facts.contains(&content(fact, on)))
    }

    /// A commitment by its identifier.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&KnownCommitment> {
        self.commitments.get(self.slugs.get(id)?)
    }
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
fn identity(fact: &Fact, on: Day) -> String {
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

/// What a fact says, without what a file does not know: why it was revised, and where it stands among others.
fn content(fact: &Fact, on: Day) -> String {
    let mut fact = because(fact.clone(), Text::default());
    match &mut fact {
        Fact::CommitmentRecorded(commitment) => {
            commitment.reason = Text::default();
            commitment.position = 0;
        }
        Fact::MilestoneSet(milestone) => milestone.slug = None,
        _ => {}
    }
    let day = match &fact {
        // Recorded on the day of the import.
        Fact::UpdatePublished(update) if update.undated => None,
        Fact::UpdatePublished(_) => Some(on),
        _ => None,
    };
    let words = serde_json::to_string(&fact).unwrap_or_default();
    day.map_or(words.clone(), |day| format!("{day} {words}"))
}

/// Who speaks in an event.
pub fn voice(party: Option<&str>) -> Voice {
    party.map_or(Voice::PublicRecord, |party| Voice::Party(party.into()))
}
