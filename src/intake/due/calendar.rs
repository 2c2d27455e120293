//! The words of the English calendar.

use crate::domain::basics::day::Precision;
use crate::domain::commitment::due::Due;
use crate::intake::due::{day, last_of};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its name.
pub fn month(word: &str) -> Option<i8> {
    let short = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|it| *it == word || short.len() == 3 && it.starts_with(short) && word != "may")?;
    i8::try_from(at + 1).ok()
}

/// The month in which a season ends.
pub fn season(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(5),
        "summer" => Some(8),
        "autumn" | "fall" => Some(11),
        "winter" => Some(2),
        _ => None,
    }
}

/// The month that ends before a season begins.
pub fn season_before(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(2),
        "summer" => Some(5),
        "autumn" | "fall" => Some(8),
        "winter" => Some(11),
        _ => None,
    }
}

/// A year in figures.
pub fn year(word: &str) -> Option<i16> {
    let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
    (1990..=2150).contains(&year).then_some(year)
}

/// The last of `2021-2025`.
pub fn years(word: &str) -> Option<i16> {
    let (first, last) = word.split_once('-')?;
    year(first)?;
    year(last)
}

/// A day in figures alone: `31.12.2026`, `2026-12-31`.
pub fn figures(word: &str) -> Option<Due> {
    let parts: Vec<i16> = word.split(['.', '-', '/']).map(|it| it.parse().ok()).collect::<Option<_>>()?;
    let [first, second, third] = parts[..] else { return None };
    let (of, month, on) = if first > 31 { (first, second, third) } else { (third, second, first) };
    year(&of.to_string())?;
    day(of, i8::try_from(month).ok()?, i8::try_from(on).ok()?)
}

/// A part of a year.
pub fn within_year(of: i16, part: &str, limit: &str) -> Option<Due> {
    match part {
        "early" => last_of(of, 4, Precision::Month),
        "mid" if ["by", "before", "until"].contains(&limit) => last_of(of, 6, Precision::Month),
        "mid" => last_of(of, 8, Precision::Month),
        _ => last_of(of, 12, Precision::Year),
    }
}

/// A part of a month.
pub fn within_month(of: i16, month: i8, part: &str) -> Option<Due> {
    match part {
        "early" => day(of, month, 10),
        "mid" => day(of, month, 20),
        _ => last_of(of, month, Precision::Month),
    }
}
