//! What becomes of the rows of a sheet: the same for a preview and for what is recorded.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::grid::UnreadCell;

string_enum! {
    /// Why a cell is not taken.
    CellProblem {
        /// A day such as 03/04/2026, which may be in March or in April.
        AmbiguousDay = "ambiguous_day",
        NotADay = "not_a_day",
        NotADue = "not_a_due",
        /// It is none of the words that can stand here.
        NotAWord = "not_a_word",
        /// Nothing has this name.
        UnknownName = "unknown_name",
        /// Several have this name.
        Several = "several",
        /// Several cells of one entry say different things.
        Contradicts = "contradicts",
        /// It holds what no text has.
        NoText = "no_text",
        /// It is as long as a spreadsheet lets a cell be: the rest is missing.
        Cut = "cut",
        Formula = "formula",
        Faulty = "error",
        Unclosed = "unclosed",
        /// Another row is about the same.
        Twice = "twice",
        /// Who is responsible for a recorded commitment is changed on its own page.
        OwnersElsewhere = "owners_elsewhere",
        /// What it says of a recorded entry never changes.
        Fixed = "fixed",
        /// Another change of it waits to be accepted.
        ChangeWaits = "change_waits",
        /// It is no whole number of per cent from 0 to 100, or may be a fraction of one that is shown as such.
        NotAPercent = "not_a_percent",
        /// There are not as many names of sources as sources.
        NotAsMany = "not_as_many",
        /// Another report of the organisation waits to be published, or was returned to it.
        ReportWaits = "report_waits",
        /// It is for others to record.
        Denied = "denied",
    }
}

impl From<UnreadCell> for CellProblem {
    fn from(unread: UnreadCell) -> Self {
        match unread {
            UnreadCell::Formula => Self::Formula,
            UnreadCell::Faulty => Self::Faulty,
            UnreadCell::Unclosed => Self::Unclosed,
        }
    }
}

/// Why something is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Cell(CellProblem),
    /// What the form of such an entry says of the same.
    Field(Problem),
}

/// What is refused, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The number of the row.
    pub line: u32,
    /// The column, from 0; nothing where no cell says it.
    pub column: Option<usize>,
    pub field: Option<SheetField>,
    pub reason: Reason,
    /// What stands there.
    pub said: String,
}

/// A value that changes, as files spell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: SheetField,
    pub old: String,
    pub new: String,
}

/// What becomes of an entry of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is recorded, or proposed to the other parties.
    New {
        proposed: bool,
        /// Who may see it, where that can be chosen.
        seen_by: Option<Visibility>,
    },
    Changed {
        proposed: bool,
        changes: Vec<FieldChange>,
    },
    /// It stands like this already, or waits to be accepted like this.
    Unchanged {
        waits: bool,
    },
    Refused(Vec<Refusal>),
}

/// An entry of a sheet, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// The numbers of its first and its last row.
    pub line: u32,
    pub last: u32,
    /// What it is called.
    pub name: String,
    /// The slug or code of what is recorded.
    pub slug: Option<String>,
    pub outcome: Outcome,
}

/// How many entries fare how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub new: usize,
    pub changed: usize,
    /// Those among both that others have to accept.
    pub proposed: usize,
    /// Those among the new ones that everybody may see.
    pub public: usize,
    /// Those that only the parties may see, or some of them.
    pub narrower: usize,
    pub unchanged: usize,
    pub refused: usize,
}

impl Tally {
    /// Counts them.
    pub fn of(rows: &[RowOutcome]) -> Self {
        let mut tally = Self::default();
        for row in rows {
            match &row.outcome {
                Outcome::New { proposed, seen_by } => {
                    tally.new += 1;
                    tally.public += usize::from(*seen_by == Some(Visibility::Public));
                    tally.narrower += usize::from(seen_by.as_ref().is_some_and(|it| *it != Visibility::Public));
                    tally.proposed += usize::from(*proposed);
                }
                Outcome::Changed { proposed, .. } => {
                    tally.changed += 1;
                    tally.proposed += usize::from(*proposed);
                }
                Outcome::Unchanged { .. } => tally.unchanged += 1,
                Outcome::Refused(_) => tally.refused += 1,
            }
        }
        tally
    }

    /// How many are recorded or proposed.
    pub const fn taken(self) -> usize {
        self.new + self.changed
    }
}
