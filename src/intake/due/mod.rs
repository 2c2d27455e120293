//! Until when something is to be done, as words say it.

mod calendar;
mod english;
mod korean;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::Due;
use crate::intake::extraction::DueFound;
use crate::intake::gather::Reading;
use crate::intake::span::Span;
use crate::intake::token::Token;

/// The words of a passage that say until when, and the day they mean.
pub fn find(reading: &Reading<'_>, words: &[Token], span: Span) -> Option<DueFound> {
    let said_on = reading.vocabulary.said_on;
    let found = match reading.language {
        Lang::En => english::find(words, said_on, &reading.vocabulary.meetings),
        Lang::Ko => korean::find(&reading.letters[span.start..span.end], span.start, said_on),
    }?;
    // What was due before it was said was not meant.
    let is_past = found.due.zip(said_on).is_some_and(|(due, said_on)| due.on < said_on);
    (!is_past).then_some(found)
}

/// The same in the cell of a table, where a day needs no word that leads to it.
pub fn in_cell(reading: &Reading<'_>, words: &[Token], cell: Span) -> Option<DueFound> {
    let said_on = reading.vocabulary.said_on;
    find(reading, words, cell).or_else(|| match reading.language {
        Lang::En => english::in_cell(words, said_on, &reading.vocabulary.meetings),
        Lang::Ko => korean::in_cell(&reading.letters[cell.start..cell.end], cell.start, said_on),
    })
}

/// The last day of a period of a year: a month, a quarter, a half, the whole of it.
fn last_of(year: i16, month: i8, precision: Precision) -> Option<Due> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Due { on: Day(first.last_of_month()), precision }).filter(|it| it.on.is_nameable())
}

fn day(year: i16, month: i8, day: i8) -> Option<Due> {
    let date = Date::new(year, month, day).ok()?;
    Some(Due { on: Day(date), precision: Precision::Day }).filter(|it| it.on.is_nameable())
}

/// Whether an English word names a month.
pub fn is_month(word: &str) -> bool {
    calendar::month(word).is_some()
}

/// Units of time in which people count from the day on which something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// So many units after a day.
fn after(said_on: Option<Day>, count: i32, unit: Unit) -> Option<Due> {
    let from = said_on?.0;
    let span = match unit {
        Unit::Days => count.checked_mul(1)?.days(),
        Unit::Weeks => count.checked_mul(7)?.days(),
        Unit::Months => count.months(),
        Unit::Years => (count.min(9_000)).years(),
    };
    let on = from.checked_add(span).ok()?;
    Some(Due { on: Day(on), precision: Precision::Day }).filter(|it| it.on.is_nameable())
}
