//! What is recorded already, as an import has to know it: so that nothing is recorded twice, nothing is overwritten, and what
//! is new finds what it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry::in_order;
use crate::domain::report::update::UpdateId;
use crate::exchange::portfolio_identity::{Told, given, identity, told};

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
    /// Who sees it now.
    pub visibility: Visibility,
    /// Who saw it before: what hangs on it was recorded for no more people than that.
    pub seen_before: BTreeSet<Visibility>,
    /// Whether something of it was withheld: a file may hold that again, and is not believed.
    pub withheld: bool,
}

/// Whether something is recorded.
#[derive(Clone, Copy, Debug)]
pub enum Recorded<'a> {
    /// Nothing about the same thing is.
    No,
    /// As the file tells it.
    Same,
    /// In another way: the last that was recorded.
    Otherwise(&'a Told),
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
    /// By slug; all events that have it.
    pub reports: BTreeMap<String, Vec<Report>>,
    /// The links, each with the word of its kind.
    pub links: Vec<(String, CommitmentId, CommitmentId)>,
    pub withheld: Withheld,
    ids: BTreeMap<String, String>,
    facts: BTreeMap<String, Vec<Told>>,
    slugs: BTreeMap<CommitmentId, String>,
    /// What each event corrects.
    corrected: BTreeMap<UpdateId, UpdateId>,
    /// From which day each entry of the reference data holds, named as in `names`.
    holds_from: BTreeMap<String, Day>,
    /// The days on which each statement was made, as its versions say; by slug.
    stated: BTreeMap<String, BTreeSet<Day>>,
}

/// What was taken out of the record for good. A file may hold it still, and does not bring it back.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    /// The entries of the reference data of which something was withheld, each as `party ROK`.
    pub entries: BTreeSet<String>,
    /// The kinds and days of what was withheld of commitments.
    pub facts: BTreeMap<CommitmentId, Vec<(FactKind, Day)>>,
    /// The days of the statements whose commitments were withheld as a whole. Nothing else tells which those were.
    pub lost: Vec<Day>,
}

impl Withheld {
    /// Whether a fact of a file may be one that was withheld. Each that was withheld stands for one fact.
    pub fn take(&mut self, fact: &Fact, day: Option<Day>) -> bool {
        let (noun, id) = fact.subject();
        if noun != Noun::Commitment {
            return FactKind::REFERENCE.contains(&fact.kind()) && self.entries.contains(&format!("{noun} {id}"));
        }
        let Some(facts) = self.facts.get_mut(&CommitmentId(id.to_owned())) else { return false };
        let fits = |(kind, on): &(FactKind, Day)| *kind == fact.kind() && day.is_none_or(|day| day == *on);
        facts.iter().position(fits).map(|at| facts.swap_remove(at)).is_some()
    }
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
            self.ids.entry(key).or_insert(id);
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
                let before = self.commitments.remove(&commitment.slug);
                let withheld = before.as_ref().is_some_and(|it| it.withheld);
                let mut seen_before = before.map(|it| it.seen_before).unwrap_or_default();
                seen_before.insert(record.visibility.clone());
                let known = KnownCommitment {
                    id: commitment.id.clone(),
                    statement: commitment.statement.clone(),
                    visibility: record.visibility.clone(),
                    seen_before,
                    withheld: withheld || self.withheld.facts.contains_key(&commitment.id),
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
                if let Some(former) = &update.corrects {
                    self.corrected.insert(update.id.clone(), former.clone());
                }
                let Some(commitment) = self.slugs.get(&update.commitment).cloned() else { return };
                let report = Report {
                    id: update.id.clone(),
                    place: 0,
                    commitment,
                    voice: update.voice.party().map(|party| party.to_string()),
                    on: record.effective_on,
                    visibility: record.visibility.clone(),
                };
                let reports = self.reports.entry(update.slug.clone()).or_default();
                reports.retain(|it| it.id != report.id);
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

    /// Whether a fact is recorded as it is told. What was changed in the forms since counts as recorded too.
    pub fn has(&self, fact: &Fact, on: Day, visibility: &Visibility) -> Recorded<'_> {
        let Some(facts) = self.facts.get(&identity(fact, on)) else { return Recorded::No };
        let told = told(fact, on, visibility);
        let commitment = self.commitment(&CommitmentId(fact.subject().1.to_owned()));
        let seen_as_told = |recorded: &Visibility, told: &Visibility| {
            let now = commitment.is_some_and(|it| recorded.clone().within(&it.visibility) == *told);
            let mut before = commitment.iter().flat_map(|it| &it.seen_before);
            recorded == told || now || before.any(|before| told.clone().within(before) == *recorded)
        };
        // Who sees a commitment is said by its own line, and follows from nothing.
        let exactly = matches!(fact, Fact::CommitmentRecorded(_));
        let same = |recorded: &&Told| {
            let as_widely = recorded.visibility == told.visibility
                || !exactly
                    && recorded.visibility.iter().zip(&told.visibility).any(|(it, told)| seen_as_told(it, told));
            recorded.on == told.on && as_widely && says_the_same(&recorded.fact, &told.fact)
        };
        match facts.iter().find(same) {
            Some(_) => Recorded::Same,
            None => facts.last().map_or(Recorded::No, Recorded::Otherwise),
        }
    }

    /// Whether a fact is recorded with the same words, whoever sees it.
    pub fn has_for_some(&self, fact: &Fact, on: Day, visibility: &Visibility) -> bool {
        let told = told(fact, on, visibility);
        let facts = self.facts.get(&identity(fact, on)).into_iter().flatten();
        facts.into_iter().any(|recorded| says_the_same(&recorded.fact, &told.fact))
    }

    /// What an event corrects, as it is recorded.
    pub fn corrected(&self, update: &UpdateId) -> Option<&UpdateId> {
        self.corrected.get(update)
    }

    /// A commitment by its identifier.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&KnownCommitment> {
        self.commitments.get(self.slugs.get(id)?)
    }

    /// Where in a list of days on which commitments were withheld as a whole one stands that may have been of a statement,
    /// which a file dates to a day.
    pub fn lost_of(&self, lost: &[Day], statement: &str, day: Option<Day>) -> Option<usize> {
        let unsure = self.withheld.entries.contains(&format!("{} {statement}", Noun::Statement));
        let days = self.stated.get(statement);
        if days.is_none() && !unsure {
            return None;
        }
        let of_none = |lost: &Day| !self.stated.values().any(|days| days.contains(lost));
        lost.iter().position(|lost| {
            days.is_some_and(|it| it.contains(lost)) || unsure && (Some(*lost) == day || of_none(lost))
        })
    }
}

/// Whether two facts say the same, in whichever order they name what has none.
fn says_the_same(recorded: &Fact, told: &Fact) -> bool {
    recorded == told || *recorded == in_order(told.clone(), Some(recorded))
}

/// The name of what a fact is about, as [`Known::names`] has it.
fn name(fact: &Fact, named: &str) -> String {
    format!("{} {named}", fact.subject().0)
}
