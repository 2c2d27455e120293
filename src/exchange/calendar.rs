//! Days as a calendar that other programs subscribe to (iCalendar, RFC 5545 and 7986), written event by event: a long one is
//! on the disk and not in memory.

use std::io::{self, Seek, SeekFrom, Write};

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use tempfile::{SpooledData, SpooledTempFile, spooled_tempfile};

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;

/// The most letters of a title: calendars show one line of it.
const LONGEST_TITLE: usize = 250;
/// The most octets of a line, without its end.
const LONGEST_LINE: usize = 75;
/// How often programs should look for something new.
const EVERY: &str = "PT12H";
/// 2020-01-01T00:00:00Z in seconds: revisions are counted from it.
const BEGINNING: i64 = 1_577_836_800;

/// Something on a day of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEvent {
    /// The same as long as it is the same thing, whatever becomes of it.
    pub uid: String,
    pub on: Day,
    pub title: String,
    pub description: String,
    /// The page about it.
    pub address: String,
    /// What kind of thing it is, in the reader's words.
    pub category: String,
    pub cancelled: bool,
    /// When something was last recorded about it.
    pub changed: Instant,
}

impl DayEvent {
    /// Which revision it is: a number that rises whenever something is recorded about it.
    fn sequence(&self) -> u32 {
        let seconds = self.changed.0.div_euclid(1_000_000) - BEGINNING;
        // One more where it is called off, should nothing have been recorded about the thing itself.
        u32::try_from(seconds.clamp(0, i64::from(i32::MAX - 1))).unwrap_or(0) + u32::from(self.cancelled)
    }
}

/// What ends a calendar.
const END: &str = "END:VCALENDAR\r\n";
/// The bytes of a calendar that are kept in memory.
const IN_MEMORY: usize = 1024 * 1024;

/// A calendar that is being written.
pub struct CalendarFile(SpooledTempFile);

impl CalendarFile {
    /// Begins a calendar with its name.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn begin(name: &str, description: &str, address: &str) -> io::Result<Self> {
        let text = |key: &str, value: &str| Property::new(key, line(value)).add_parameter("VALUE", "TEXT").done();
        let mut calendar = Calendar::empty();
        calendar.append_property(("VERSION", "2.0"));
        calendar.append_property(("PRODID", "-//accord//calendar//EN"));
        calendar.append_property(("CALSCALE", "GREGORIAN"));
        calendar.append_property(("METHOD", "PUBLISH"));
        calendar.append_property(text("NAME", name));
        calendar.append_property(text("X-WR-CALNAME", name));
        calendar.append_property(text("DESCRIPTION", description));
        calendar.append_property(("URL", address));
        calendar.append_property(Property::new("REFRESH-INTERVAL", EVERY).add_parameter("VALUE", "DURATION").done());
        calendar.append_property(("X-PUBLISHED-TTL", EVERY));
        let head = folded(&calendar.to_string());
        let mut file = spooled_tempfile(IN_MEMORY);
        file.write_all(head.strip_suffix(END).unwrap_or(&head).as_bytes())?;
        Ok(Self(file))
    }

    /// Adds an event.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn add(&mut self, event: &DayEvent) -> io::Result<()> {
        let written = entry(event).try_into_string().map_err(io::Error::other)?;
        self.0.write_all(folded(&written).as_bytes())
    }

    /// The finished calendar, from its beginning: what was written, where it is short, and a file where it is not.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn finish(self) -> io::Result<SpooledData> {
        let mut file = self.0;
        file.write_all(END.as_bytes())?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file.into_inner())
    }
}

/// The same lines, none longer than 75 octets without its end, and none broken within a letter. What the library folds may
/// end with a line of 76.
fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LONGEST_LINE {
                text.push_str("\r\n ");
                length = 1;
            }
            text.push(letter);
            length += letter.len_utf8();
        }
        text.push_str("\r\n");
    }
    text
}

fn entry(event: &DayEvent) -> Event {
    let stamp = event.changed.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let day = event.on.0.strftime("%Y%m%d").to_string();
    let status = if event.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
    Event::new()
        .uid(&event.uid)
        .add_property("DTSTAMP", stamp.clone())
        .add_property("LAST-MODIFIED", stamp)
        .append_property(Property::new("DTSTART", day).add_parameter("VALUE", "DATE").done())
        .sequence(event.sequence())
        .summary(&shortened(&line(&event.title)))
        .description(&lines(&event.description))
        .url(&event.address)
        .categories([line(&event.category)])
        .status(status)
        // A due day takes nobody's time.
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

/// A text on one line, without what no line may hold.
fn line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text on its lines.
fn lines(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole calendar, as it is read.
    fn calendar(name: &str, description: &str, address: &str, events: &[DayEvent]) -> String {
        let mut file = CalendarFile::begin(name, description, address).unwrap();
        for event in events {
            file.add(event).unwrap();
        }
        match file.finish().unwrap() {
            SpooledData::InMemory(text) => String::from_utf8(text.into_inner()).unwrap(),
            SpooledData::OnDisk(file) => io::read_to_string(file).unwrap(),
        }
    }

    fn event(title: &str, changed: i64, cancelled: bool) -> DayEvent {
        DayEvent {
            uid: "due-1@example.org".into(),
            on: "2026-12-31".parse().unwrap(),
            title: title.into(),
            description: "One, two; three\nfour".into(),
            address: "https://example.org/en/commitments/x".into(),
            category: "Due".into(),
            cancelled,
            changed: Instant(changed),
        }
    }

    fn unfolded(calendar: &str) -> Vec<String> {
        calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn lines_are_folded_at_75_octets_and_never_within_a_syllable() {
        let title = "양자 과학기술 공동연구 협력을 위한 이행약정, 체결; ".repeat(4);
        let lengths: String = (60..160).map(|n| calendar(&"x".repeat(n), "d", "a", &[])).collect();
        assert!(lengths.split("\r\n").all(|line| line.len() <= 75), "{lengths}");
        let calendar = calendar("달력", "설명", "https://example.org", &[event(&title, 0, false)]);
        assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
        let escaped = title.trim_end().replace(',', "\\,").replace(';', "\\;");
        let summary = unfolded(&calendar).into_iter().find(|it| it.starts_with("SUMMARY")).unwrap();
        assert_eq!(summary.trim_end(), format!("SUMMARY:{escaped}"));
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261231\r\n"));
        assert!(calendar.contains("DESCRIPTION:One\\, two\\; three\\nfour\r\n"));
    }

    #[test]
    fn a_revision_is_a_higher_number_and_what_is_called_off_says_so() {
        let sequence = |event: DayEvent| event.sequence();
        let (early, late) = (1_780_000_000_000_000, 1_780_000_001_000_000);
        assert!(sequence(event("x", late, false)) > sequence(event("x", early, false)));
        assert!(sequence(event("x", early, true)) > sequence(event("x", early, false)));
        assert_eq!(sequence(event("x", 0, false)), 0);
        let text = calendar("n", "d", "a", &[event("x", early, true)]);
        assert!(text.contains("STATUS:CANCELLED\r\n") && text.contains("UID:due-1@example.org\r\n"), "{text}");
    }

    #[test]
    fn a_long_calendar_is_the_same_on_the_disk() {
        let one = calendar("n", "d", "a", &[event("x", 0, false)]);
        let from = one.find("BEGIN:VEVENT").unwrap();
        let (head, rest) = one.split_at(from);
        let event_text = rest.strip_suffix(END).unwrap();
        let count = IN_MEMORY / event_text.len() + 2;
        let events = vec![event("x", 0, false); count];
        let long = calendar("n", "d", "a", &events);
        assert!(long.len() > IN_MEMORY);
        assert!(long == format!("{head}{}{END}", event_text.repeat(count)));
    }

    #[test]
    fn what_no_line_may_hold_is_left_out() {
        let text = calendar("n", "d", "a", &[event("a\r\nBEGIN:VEVENT\u{0}b", 0, false)]);
        assert!(text.contains("SUMMARY:a BEGIN:VEVENT b\r\n"), "{text}");
        assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), 1);
        assert_eq!(shortened(&"가".repeat(300)).chars().count(), LONGEST_TITLE + 1);
    }
}
