//! What every part of an import uses: names, places, and what becomes of each fact.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::NewRecord;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::exchange::portfolio::{Importer, Reading};
use crate::exchange::portfolio_difference::differences;
use crate::exchange::portfolio_entry::{Lines, Placed};
use crate::exchange::portfolio_fields::{Code, Id};
use crate::exchange::portfolio_file::File;
use crate::exchange::portfolio_identity::{identity, mentioned, own_id, told};
use crate::exchange::portfolio_known::{Known, Recorded, Withheld};
use crate::exchange::portfolio_problem::{Faults, MOST_PROBLEMS, Problem, Spot, short};

/// An import on its way.
pub(super) struct Import<'a, F> {
    pub(super) known: &'a Known,
    pub(super) importer: &'a Importer,
    /// The day on which what has no day of its own takes effect.
    pub(super) written_on: Day,
    pub(super) new_id: F,
    /// What the file names, each with the line.
    pub(super) names: BTreeMap<String, u32>,
    /// The reference data as it will be: what is recorded wins over what the file says.
    pub(super) reference: Reference,
    /// The identifiers given so far, by their keys.
    pub(super) given: BTreeMap<String, String>,
    /// What its facts are about, each with the line.
    drafted: BTreeMap<String, u32>,
    /// The entries of the reference data that are new.
    pub(super) entered: Vec<(Lines, Fact)>,
    /// What was withheld, without what was found in the file so far.
    pub(super) withheld: Withheld,
    /// The identifiers of what was withheld, as the file goes on to use them.
    pub(super) gone: BTreeSet<String>,
    /// What is wrong with the present line if it is new.
    doubts: Vec<Problem>,
    /// Whether the present line said something that is recorded already, and something new.
    told_old: bool,
    told_new: bool,
    pub(super) faults: Faults,
    pub(super) reading: Reading,
}

impl<'a, F: FnMut() -> String> Import<'a, F> {
    /// An import that has read nothing yet.
    pub(super) fn new(known: &'a Known, importer: &'a Importer, new_id: F, faults: Faults) -> Self {
        Self {
            known,
            importer,
            written_on: importer.today,
            new_id,
            names: BTreeMap::new(),
            reference: known.reference.clone(),
            given: BTreeMap::new(),
            drafted: BTreeMap::new(),
            entered: Vec::new(),
            withheld: known.withheld.clone(),
            gone: BTreeSet::new(),
            doubts: Vec::new(),
            told_old: false,
            told_new: false,
            faults,
            reading: Reading::default(),
        }
    }
}

impl<F: FnMut() -> String> Import<'_, F> {
    pub(super) fn problem(&mut self, spot: &Spot, reason: impl Into<String>) {
        self.faults.at(spot, reason.into());
    }

    /// Whether a field could not be read, so that nothing follows from it.
    pub(super) fn is_faulty(&self, spot: &Spot) -> bool {
        self.faults.are_at(spot)
    }

    /// Collects everything the file names, so that lines may refer to later ones.
    pub(super) fn name_all(&mut self, file: &File) {
        fn each<T: Placed>(lines: &[T], name: fn(&T) -> &Id) -> Vec<(&Lines, &Id)> {
            lines.iter().map(|line| (line.lines(), name(line))).collect()
        }
        let lists = [
            ("party", "code", each(&file.parties, |it| &it.code)),
            ("organisation", "code", each(&file.organisations, |it| &it.code)),
            ("area", "code", each(&file.areas, |it| &it.code)),
            ("mechanism", "code", each(&file.mechanisms, |it| &it.code)),
            ("meeting", "id", each(&file.meetings, |it| &it.id)),
            ("statement", "id", each(&file.statements, |it| &it.id)),
            ("commitment", "id", each(&file.commitments, |it| &it.id)),
            ("event", "id", each(&file.events, |it| &it.id)),
        ];
        for (noun, field, names) in lists {
            for (lines, name) in names.into_iter().filter(|(_, name)| !name.text.is_empty()) {
                if let Some(first) = self.names.insert(format!("{noun} {}", name.text), name.line) {
                    let reason = format!("the {noun} `{}` stands twice in the file, first on line {first}", name.text);
                    self.faults.at(&lines.field(field), reason);
                }
            }
        }
    }

    /// Reports a name of nothing. An empty one was reported when it was read, or not given.
    pub(super) fn resolve(&mut self, spot: &Spot, noun: &str, code: &Code) {
        let key = format!("{noun} {}", code.text);
        if !self.names.contains_key(&key) && !self.known.names.contains(&key) {
            self.problem(spot, format!("there is no {noun} `{}`", short(&code.text)));
        }
    }

    /// The same for the code of a party or an organisation.
    pub(super) fn resolve_either(&mut self, spot: &Spot, code: &Code) {
        let mut keys = ["party", "organisation"].iter().map(|noun| format!("{noun} {}", code.text));
        if !keys.any(|key| self.names.contains_key(&key) || self.known.names.contains(&key)) {
            self.problem(spot, format!("there is no party and no organisation `{}`", short(&code.text)));
        }
    }

    /// The same for the name in a field, if it has one.
    pub(super) fn resolve_in<'n>(&mut self, lines: &Lines, field: &str, noun: &str, code: impl Into<Option<&'n Code>>) {
        if let Some(code) = code.into() {
            self.resolve(&lines.field(field), noun, code);
        }
    }

    /// The same for a list of names.
    pub(super) fn resolve_all(&mut self, list: &Spot, noun: &str, codes: &[Code]) {
        let mut before = BTreeSet::new();
        for (at, code) in codes.iter().enumerate() {
            let spot = list.value(at, code.line);
            self.resolve(&spot, noun, code);
            if !before.insert(&code.text) {
                self.problem(&spot, format!("`{}` stands twice in this list", short(&code.text)));
            }
        }
    }

    /// Reports an entry that has no name in any language.
    pub(super) fn needs(&mut self, lines: &Lines, what: &str, text: &Text) {
        let (en, ko) = (lines.field(&format!("{what}_en")), lines.field(&format!("{what}_ko")));
        if text.is_empty() && !self.is_faulty(&en) && !self.is_faulty(&ko) {
            self.problem(&en, format!("has no {what}: {what}_en or {what}_ko is needed"));
        }
    }

    pub(super) fn begun(&mut self, lines: &Lines, field: &str, day: Day) {
        if day > self.importer.today {
            self.problem(&lines.field(field), format!("{day} is after today ({})", self.importer.today));
        }
    }

    /// The identifier of something: the recorded one, where the key is known. One key stands for one thing.
    pub(super) fn id(&mut self, key: &str) -> String {
        let known = self.known.id(key).or_else(|| self.given.get(key));
        if let Some(id) = known {
            return id.clone();
        }
        let id = (self.new_id)();
        self.given.insert(key.to_owned(), id.clone());
        id
    }

    /// Judges a line: what is doubtful of it is wrong unless all it says is recorded already. The record is not judged by
    /// rules that came later, nor by what was changed in the forms since.
    pub(super) fn judged(&mut self, judge: impl FnOnce(&mut Self)) {
        (self.told_old, self.told_new) = (false, false);
        judge(self);
        let doubts = std::mem::take(&mut self.doubts);
        if self.told_new || !self.told_old {
            for Problem { spot, reason } in doubts {
                self.problem(&spot, reason);
            }
        }
    }

    /// Notes what is wrong with a line unless it is recorded already.
    pub(super) fn doubt(&mut self, spot: &Spot, reason: impl Into<String>) {
        self.doubts.push(Problem { spot: spot.clone(), reason: reason.into() });
    }

    /// Drafts what a line says, unless it is recorded already.
    pub(super) fn add(&mut self, lines: &Lines, effective_on: Day, visibility: Visibility, fact: Fact) {
        self.add_at(lines.spot(), lines, effective_on, visibility, fact);
    }

    /// The same for what stands at one place of a line.
    pub(super) fn add_at(&mut self, spot: &Spot, lines: &Lines, on: Day, visibility: Visibility, mut fact: Fact) {
        if mentioned(&fact).iter().any(|id| self.gone.contains(*id)) {
            return self.recorded_already();
        }
        if let Fact::UpdatePublished(update) = &mut fact
            && update.corrects.as_ref().is_some_and(|former| self.gone.contains(&former.0))
        {
            // What it corrects was withheld with its identifier, which only the correction has kept.
            update.corrects = self.known.corrected(&update.id).cloned();
        }
        let about = identity(&fact, on);
        if let Some(first) = self.drafted.get(&about) {
            let reason = format!("the same stands twice in the file, first on line {first}");
            return self.problem(spot, reason);
        }
        self.drafted.insert(about, spot.line);
        match self.known.has(&fact, on, &visibility) {
            Recorded::Same => self.recorded_already(),
            _ if self.is_withheld(spot, &fact, on, &visibility) => {}
            Recorded::Otherwise(recorded) => {
                self.told_old = true;
                for problem in differences(recorded, &told(&fact, on, &visibility), spot, lines) {
                    self.problem(&problem.spot, problem.reason);
                }
            }
            Recorded::No => {
                if FactKind::REFERENCE.contains(&fact.kind()) {
                    self.entered.push((lines.clone(), fact.clone()));
                }
                self.draft(spot, on, visibility, fact);
            }
        }
    }

    /// Drafts what is shown to more people than before, unless they are shown it already.
    pub(super) fn widen(&mut self, lines: &Lines, on: Day, visibility: Visibility, fact: Fact) {
        if mentioned(&fact).iter().chain(&own_id(&fact)).any(|id| self.gone.contains(*id)) {
            return self.recorded_already();
        }
        match self.known.has(&fact, on, &visibility) {
            Recorded::Same => self.recorded_already(),
            // Other words were named where it was told to fewer people.
            Recorded::Otherwise(_) if !self.known.has_for_some(&fact, on, &visibility) => {}
            Recorded::Otherwise(_) | Recorded::No => self.draft(lines.spot(), on, visibility, fact),
        }
    }

    fn recorded_already(&mut self) {
        self.told_old = true;
        self.reading.already += 1;
    }

    /// Whether a fact was withheld, as far as can be told: it stays so, and counts as recorded.
    fn is_withheld(&mut self, spot: &Spot, fact: &Fact, on: Day, visibility: &Visibility) -> bool {
        let day = told(fact, on, visibility).on;
        let withheld = self.withheld.take(fact, day);
        if withheld {
            self.gone.extend(own_id(fact).map(str::to_owned));
            self.stays_withheld(spot);
        }
        withheld
    }

    /// Counts what was withheld as recorded, and says so.
    pub(super) fn stays_withheld(&mut self, spot: &Spot) {
        self.recorded_already();
        if self.reading.withheld.len() < MOST_PROBLEMS {
            let reason = "counts as what was withheld from the record, and stays withheld".to_owned();
            self.reading.withheld.push(Problem { spot: spot.clone(), reason });
        }
    }

    pub(super) fn draft(&mut self, spot: &Spot, effective_on: Day, visibility: Visibility, fact: Fact) {
        self.told_new = true;
        if let Some(commitment) = self.known.commitment(&CommitmentId(fact.subject().1.to_owned())) {
            if matches!(fact, Fact::OwnerNamed(_)) {
                let reason =
                    "is not recorded as responsible: who is, of a recorded commitment, is changed in the forms";
                return self.problem(spot, reason);
            }
            if commitment.withheld {
                let reason = "belongs to a commitment of which something was withheld, so a file adds nothing to it";
                return self.problem(spot, reason);
            }
        }
        self.reference.apply(fact.clone());
        self.reading.drafts.push(NewRecord {
            actor: self.importer.actor.clone(),
            organisation: None,
            effective_on,
            visibility,
            fact,
            idempotency_key: None,
        });
    }
}
