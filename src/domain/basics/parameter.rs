//! The parameters of an address that cannot be used.

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// Why a parameter cannot be used.
    ParameterError {
        NotADay = "not_a_day",
        NotAMoment = "not_a_moment",
        /// The day has not begun in the portfolio's zone.
        InFuture = "in_future",
        NotAPage = "not_a_page",
        /// This parameter does not accept the word or code.
        UnknownValue = "unknown_value",
        TooLong = "too_long",
        /// Broken percent-encoding, or a character that no text has.
        Unreadable = "unreadable",
        /// The end of a range of days lies before its start.
        EndBeforeStart = "end_before_start",
        /// The day to compare with is not before the day shown.
        NotEarlier = "not_earlier",
    }
}

/// A parameter that was ignored, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// The parameter's name; empty where not even that could be read.
    pub name: String,
    /// What was given, at most 80 characters of it.
    pub value: String,
    pub fault: ParameterError,
}

impl BadParameter {
    /// A report of a bad parameter.
    pub fn new(name: &str, value: &str, fault: ParameterError) -> Self {
        Self { name: name.to_owned(), value: value.chars().take(80).collect(), fault }
    }
}
