//! Which state of the record a census is of.

/// One state of the tables that are made from the ledger; later ones are greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    /// How often they were made anew: rows of the same height may differ then.
    pub rebuilt: i64,
    /// The height of the ledger.
    pub height: i64,
}
