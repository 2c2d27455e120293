//! The order of a list: by one thing, and by others among those that are alike in it.

use std::fmt;
use std::str::FromStr;

use crate::domain::basics::string_enum::{UnknownWord, string_enum};

string_enum! {
    /// What a list is ordered by.
    Sort {
        /// Latest statement first, then the order within the statement.
        Newest = "newest",
        /// Earliest statement first.
        Oldest = "oldest",
        /// Earliest due day first, those without one last.
        Due = "due",
        /// Latest report first, those without one last.
        Updated = "updated",
        /// Longest without a report first, those that never had one before all.
        Silent = "silent",
        /// By title in the reader's language.
        Title = "title",
        /// In the order of the statuses, proposals last.
        Status = "status",
    }
}

/// One thing that a list is ordered by, either way round. Of the orders that are each other's reverse each has its own word;
/// the others are reversed by a `-` before the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    pub by: Sort,
    /// Never for a word whose reverse has a word of its own. Those without a due day, and proposals, are last all the same.
    pub reversed: bool,
}

impl SortKey {
    /// Every key, each followed by its reverse.
    pub const ALL: [Self; 10] = [
        Self::of(Sort::Newest),
        Self::of(Sort::Oldest),
        Self::of(Sort::Due),
        Self { by: Sort::Due, reversed: true },
        Self::of(Sort::Updated),
        Self::of(Sort::Silent),
        Self::of(Sort::Title),
        Self { by: Sort::Title, reversed: true },
        Self::of(Sort::Status),
        Self { by: Sort::Status, reversed: true },
    ];

    /// A word as it stands.
    pub const fn of(by: Sort) -> Self {
        Self { by, reversed: false }
    }

    /// The other way round.
    pub const fn reverse(self) -> Self {
        match self.by {
            Sort::Newest => Self::of(Sort::Oldest),
            Sort::Oldest => Self::of(Sort::Newest),
            Sort::Updated => Self::of(Sort::Silent),
            Sort::Silent => Self::of(Sort::Updated),
            Sort::Due | Sort::Title | Sort::Status => Self { by: self.by, reversed: !self.reversed },
        }
    }

    /// Whether it orders by the same as another, either way round.
    pub fn is_about(self, other: Self) -> bool {
        self == other || self.reverse() == other
    }

    /// How those are ordered that are alike in the last key of an order.
    pub const fn tie_break(self) -> TieBreak {
        match self.by {
            Sort::Newest | Sort::Due | Sort::Updated | Sort::Status => TieBreak::Newest,
            Sort::Oldest | Sort::Silent => TieBreak::Oldest,
            Sort::Title => TieBreak::Slug,
        }
    }
}

/// The order of those that are alike in everything else: no two are alike in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreak {
    Newest,
    Oldest,
    Slug,
}

impl fmt::Display for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.reversed { "-" } else { "" })?;
        f.write_str(self.by.word())
    }
}

impl FromStr for SortKey {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.strip_prefix('-') {
            Some(word) => word.parse().map(|by| Self::of(by).reverse()),
            None => text.parse().map(Self::of),
        }
    }
}

/// The order of a list: its keys, the first one first, as addresses spell it with commas. Each is of something else, and none
/// stands in it that would change nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order(Vec<SortKey>);

/// The most keys that pressing heads of columns gathers: what was pressed before no longer counts then.
const GATHERED: usize = 3;

impl Order {
    /// By these keys; by default where there are none.
    pub fn new(keys: impl IntoIterator<Item = SortKey>) -> Self {
        let mut order = Self(Vec::new());
        for key in keys {
            if !order.0.iter().any(|it| it.is_about(key)) {
                order.0.push(key);
            }
        }
        // What is last and is the order of those that are alike anyway says nothing.
        while let [.., before, last] = order.0[..]
            && matches!(
                (before.tie_break(), last.by),
                (TieBreak::Newest, Sort::Newest) | (TieBreak::Oldest, Sort::Oldest)
            )
        {
            order.0.pop();
        }
        if order.0.is_empty() { Self::default() } else { order }
    }

    /// Its keys; there is at least one.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// Where a key of the same stands in it, and which way round.
    pub fn place(&self, key: SortKey) -> Option<(usize, SortKey)> {
        self.0.iter().copied().enumerate().find(|(_, it)| it.is_about(key))
    }

    /// The same list ordered by this first.
    pub fn led_by(&self, key: SortKey) -> Self {
        let others = self.0.iter().copied().filter(|it| !it.is_about(key));
        Self::new([key].into_iter().chain(others).take(GATHERED))
    }

    /// The same without this.
    pub fn without(&self, key: SortKey) -> Self {
        Self::new(self.0.iter().copied().filter(|it| !it.is_about(key)))
    }

    /// The same, and by this among those that are alike in it.
    pub fn then(&self, key: SortKey) -> Self {
        Self::new(self.0.iter().copied().chain([key]))
    }
}

impl Default for Order {
    fn default() -> Self {
        Self(vec![SortKey::of(Sort::Newest)])
    }
}

impl From<Sort> for Order {
    fn from(sort: Sort) -> Self {
        Self(vec![SortKey::of(sort)])
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, key) in self.0.iter().enumerate() {
            f.write_str(if place > 0 { "," } else { "" })?;
            key.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Order {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Ok(Self::new(text.split(',').map(str::parse).collect::<Result<Vec<SortKey>, _>>()?))
    }
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
