//! The columns of the list of commitments: which of them a reader chose.

use std::fmt;
use std::str::FromStr;

use crate::domain::basics::string_enum::{UnknownWord, string_enum};

string_enum! {
    /// A column of the list, in the order in which they stand beside each other.
    Column {
        Status = "status",
        /// The title with its link. It is always there.
        Commitment = "commitment",
        Area = "area",
        Statement = "statement",
        Party = "party",
        Owner = "owner",
        Standing = "standing",
        Nature = "nature",
        Basis = "basis",
        Starts = "starts",
        Due = "due",
        Updated = "updated",
        Sides = "sides",
    }
}

impl Column {
    /// Those of a list for which none are chosen.
    pub const USUAL: [Self; 5] = [Self::Status, Self::Commitment, Self::Owner, Self::Due, Self::Updated];

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Chosen columns: a set, so that there is one way to spell it, with commas between its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Columns(u32);

impl Columns {
    /// These, and that of the commitment.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self(columns.into_iter().fold(Column::Commitment.bit(), |all, column| all | column.bit()))
    }

    /// These and those.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a column is among them.
    pub fn has(self, column: Column) -> bool {
        self.0 & column.bit() != 0
    }

    /// Them, in their order.
    pub fn iter(self) -> impl Iterator<Item = Column> {
        Column::ALL.iter().copied().filter(move |column| self.has(*column))
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self::new(Column::USUAL)
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The one that is always there is named only where it is alone.
        let alone = *self == Self::new([]);
        let words: Vec<_> = self.iter().filter(|it| alone || *it != Column::Commitment).map(Column::word).collect();
        f.write_str(&words.join(","))
    }
}

impl FromStr for Columns {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Ok(Self::new(text.split(',').map(str::parse).collect::<Result<Vec<Column>, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("due,status", "status,due")]
    #[case("due,due,commitment", "due")]
    #[case("commitment", "commitment")]
    #[case("sides,area", "area,sides")]
    fn columns_are_spelt_in_one_way(#[case] typed: &str, #[case] spelt: &str) {
        let columns: Columns = typed.parse().unwrap();
        assert_eq!(columns.to_string(), spelt);
        assert_eq!(spelt.parse::<Columns>().unwrap(), columns);
        assert!(columns.has(Column::Commitment));
    }

    #[rstest]
    #[case("")]
    #[case("status,")]
    #[case("Status")]
    #[case("password")]
    fn other_words_are_no_columns(#[case] typed: &str) {
        assert!(typed.parse::<Columns>().is_err());
    }
}
