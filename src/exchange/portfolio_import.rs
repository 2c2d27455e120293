//! What every part of an import uses: names, places, and what becomes of each fact.

use std::collections::BTreeMap;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::record::NewRecord;
use crate::domain::record::fact::Fact;
use crate::exchange::portfolio::{Importer, Reading};
use crate::exchange::portfolio_entry::{Lines, Placed};
use crate::exchange::portfolio_fields::{Code, Id, short};
use crate::exchange::portfolio_file::File;
use crate::exchange::portfolio_known::Known;
use crate::exchange::portfolio_problem::{Faults, MOST_PROBLEMS, Problem, Spot};

/// An import on its way.
pub(super) struct Import<'a, F> {
    pub(super) known: &'a Known,
    pub(super) importer: &'a Importer,
    /// The day on which what has no day of its own takes effect.
    pub(super) written_on: Day,
    pub(super) new_id: F,
    /// What the file names, each with the line.
    pub(super) names: BTreeMap<String, u32>,
    pub(super) faults: Faults,
    pub(super) reading: Reading,
}

impl<F: FnMut() -> String> Import<'_, F> {
    pub(super) fn problem(&mut self, spot: &Spot, reason: impl Into<String>) {
        self.faults.at(spot, reason);
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
        for (at, code) in codes.iter().enumerate() {
            let spot = Spot { path: format!("{}[{at}]", list.path), line: code.line };
            self.resolve(&spot, noun, code);
            if codes[..at].iter().any(|other| other.text == code.text) {
                self.problem(&spot, format!("`{}` stands twice in this list", code.text));
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

    /// The identifier of something: the recorded one, where the key is known.
    pub(super) fn id(&mut self, key: &str) -> String {
        self.known.id(key).cloned().unwrap_or_else(|| (self.new_id)())
    }

    /// Drafts a record, unless the fact is recorded already.
    pub(super) fn add(&mut self, spot: &Spot, effective_on: Day, visibility: Visibility, fact: Fact) {
        let differs = |import: &mut Self, reason: &str| {
            import.reading.already += 1;
            if import.reading.differing.len() < MOST_PROBLEMS {
                import.reading.differing.push(Problem { spot: spot.clone(), reason: reason.to_owned() });
            }
        };
        match self.known.has(&fact, effective_on) {
            Some(true) => {
                self.reading.already += 1;
                return;
            }
            Some(false) => return differs(self, "is recorded otherwise, and stays as it is recorded"),
            None => {}
        }
        let (_, id) = fact.subject();
        if let Some(commitment) = self.known.commitment(&CommitmentId(id.to_owned())) {
            if matches!(fact, Fact::OwnerNamed(_)) {
                return differs(self, "owners of a recorded commitment are changed in the forms, not by a file");
            }
            if commitment.withheld {
                return self.problem(
                    spot,
                    "belongs to a commitment of which something was withheld, so a file adds nothing to it",
                );
            }
        }
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
