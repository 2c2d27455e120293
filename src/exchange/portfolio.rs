//! A whole portfolio from one JSON file: statements, commitments, who owns them, and what happened since.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use crate::domain::basics::day::Day;
use crate::domain::portfolio::day_zone::DayZone;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::NewRecord;
use crate::exchange::located_json;
use crate::exchange::portfolio_encoding::decode;
use crate::exchange::portfolio_fields::Field;
use crate::exchange::portfolio_file::File;
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_known::Known;
use crate::exchange::portfolio_problem::{Faults, Problem, Spot};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Who imports, and when.
#[derive(Clone, Debug)]
pub struct Importer {
    /// As the record shall name them.
    pub actor: String,
    /// Today in the portfolio's zone.
    pub today: Day,
}

/// What is wrong with a file that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// In the order of the lines; the first of them, where there are very many.
    pub problems: Vec<Problem>,
    /// How many there are.
    pub total: usize,
}

impl Refusal {
    /// A file of which nothing else can be said.
    pub fn whole(reason: impl Into<String>) -> Self {
        Self { problems: vec![Problem { spot: Spot::default(), reason: reason.into() }], total: 1 }
    }
}

/// What a file without a mistake holds.
#[derive(Debug, Default)]
pub struct Reading {
    /// What is new, in the order of the file's lists.
    pub drafts: Vec<NewRecord>,
    /// How many facts are recorded already.
    pub already: usize,
    /// Where the file says what seems to be withheld, which then stays so; the first of them, where there are very many.
    pub withheld: Vec<Problem>,
}

/// A file that was read and not yet compared with the record.
pub struct Parsed {
    file: File,
    faults: Faults,
}

/// Reads a file as far as nothing else is needed for it.
///
/// # Errors
/// When it is no text, or so far from JSON that nothing in it can be told apart.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::whole(format!("it is larger than {} MB; part it into several files", MOST_BYTES >> 20)));
    }
    let text = decode(bytes).map_err(Refusal::whole)?;
    let mut faults = Faults::default();
    let (node, errors) = located_json::parse(text);
    faults.more(errors.total - errors.kept.len());
    for error in errors.kept {
        let spot = Spot { path: String::new(), line: error.line };
        faults.at(&spot, format!("column {}: {}", error.column, error.reason));
    }
    let Some(node) = node else {
        let (problems, total) = faults.shown();
        return Err(Refusal { problems, total });
    };
    let root = Spot { path: String::new(), line: 0 };
    let file = File::read(&node, &root, &mut faults);
    Ok(Parsed { file, faults })
}

impl Parsed {
    /// The zone in which days are counted once this is recorded, beside what is recorded before.
    pub fn day_zone(&self, set: Option<&TimeZone>, recorded: &Reference) -> DayZone {
        let about = self.file.portfolio.as_ref().and_then(|it| it.time_zone.as_ref()).map(|it| &*it.0);
        let described = recorded.portfolio.as_ref();
        let portfolio = described.map_or(about, |it| it.time_zone.as_deref());
        let party = recorded.parties.first().map(|it| &*it.time_zone);
        let party = party.or_else(|| self.file.parties.first().map(|it| &*it.time_zone.0));
        DayZone::of(set, portfolio, party)
    }

    /// The commitments that it names, as far as it does not bring them itself or is to add to them: slugs.
    pub fn commitments(&self) -> BTreeSet<String> {
        let file = &self.file;
        let own = file.commitments.iter().map(|it| &it.id.text);
        let others = file.commitments.iter().flat_map(|it| &it.relations).map(|it| &it.to);
        let others = others.chain(file.events.iter().map(|it| &it.commitment));
        let others = others.chain(file.milestones.iter().map(|it| &it.commitment));
        let others = others.chain(file.joint_statuses.iter().map(|it| &it.commitment));
        let others = others.chain(file.joint_proposals.iter().map(|it| &it.commitment));
        let others = others.chain(file.submissions.iter().map(|it| &it.commitment));
        let others = others.chain(file.portfolio.iter().filter_map(|it| it.example.as_ref()));
        own.chain(others.map(|it| &it.text)).cloned().collect()
    }

    /// The statements of its commitments: slugs.
    pub fn statements(&self) -> BTreeSet<String> {
        self.file.commitments.iter().map(|it| it.statement.text.clone()).collect()
    }

    /// Makes drafts for the ledger of what is not recorded yet.
    ///
    /// `new_id` gives a new UUIDv7 at each call.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn compare(
        self,
        known: &Known,
        importer: &Importer,
        new_id: impl FnMut() -> String,
    ) -> Result<Reading, Refusal> {
        let mut import = Import::new(known, importer, new_id, self.faults);
        import.name_all(&self.file);
        import.file(self.file);
        let (problems, total) = import.faults.shown();
        if total > 0 {
            return Err(Refusal { problems, total });
        }
        if import.reading.drafts.is_empty() && import.reading.already == 0 {
            return Err(Refusal::whole("it is no portfolio: none of its lists has an entry"));
        }
        Ok(import.reading)
    }
}

#[cfg(test)]
#[path = "portfolio_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "portfolio_fault_tests.rs"]
mod fault_tests;

#[cfg(test)]
#[path = "portfolio_again_tests.rs"]
mod again_tests;

#[cfg(test)]
#[path = "portfolio_rule_tests.rs"]
mod rule_tests;
