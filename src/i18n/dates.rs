//! Days, periods and instants as each language writes them.

use jiff::tz::TimeZone;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::Due;
use crate::i18n::{Arg, Messages};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Messages {
    /// A day as tables and documents write it: `25 Nov 2026`; `2026. 11. 25.`
    pub fn day(self, day: Day) -> String {
        match self.lang {
            Lang::En => english(day),
            Lang::Ko => format!("{}. {}. {}.", day.0.year(), day.0.month(), day.0.day()),
        }
    }

    /// A day as sentences write it: `25 Nov 2026`; `2026년 11월 25일`.
    pub fn day_in_prose(self, day: Day) -> String {
        match self.lang {
            Lang::En => english(day),
            Lang::Ko => format!("{}년 {}월 {}일", day.0.year(), day.0.month(), day.0.day()),
        }
    }

    /// The period of a precision that ends on, or contains, a day, as tables write it: `25 Nov 2026`, `Nov 2026`,
    /// `Q4 2026`, `H2 2026`, `2026`; `2026. 11. 25.`, `2026년 11월`, `2026년 4분기`, `2026년 하반기`, `2026년`.
    pub fn period(self, day: Day, precision: Precision) -> String {
        let (year, month) = (day.0.year(), day.0.month());
        let (quarter, second_half) = ((month + 2) / 3, month > 6);
        match (self.lang, precision) {
            (_, Precision::Day) => self.day(day),
            (Lang::En, Precision::Month) => format!("{} {year}", short_month(month)),
            (Lang::En, Precision::Quarter) => format!("Q{quarter} {year}"),
            (Lang::En, Precision::Half) => format!("H{} {year}", if second_half { 2 } else { 1 }),
            (Lang::En, Precision::Year) => year.to_string(),
            (Lang::Ko, Precision::Month) => format!("{year}년 {month}월"),
            (Lang::Ko, Precision::Quarter) => format!("{year}년 {quarter}분기"),
            (Lang::Ko, Precision::Half) => format!("{year}년 {}반기", if second_half { "하" } else { "상" }),
            (Lang::Ko, Precision::Year) => format!("{year}년"),
        }
    }

    /// The same as sentences write it; only whole days differ.
    pub fn period_in_prose(self, day: Day, precision: Precision) -> String {
        match precision {
            Precision::Day => self.day_in_prose(day),
            _ => self.period(day, precision),
        }
    }

    /// A due day with the precision that its source gives, as tables write it.
    pub fn due(self, due: Due) -> String {
        self.period(due.on, due.precision)
    }

    /// A month without its year, for the axis of a timeline: `Nov`; `11월`.
    pub fn month(self, day: Day) -> String {
        match self.lang {
            Lang::En => short_month(day.0.month()).to_owned(),
            Lang::Ko => format!("{}월", day.0.month()),
        }
    }

    /// A point in time with its zone named: `25 Nov 2026, 14:03 KST`; `2026. 11. 25. 14:03 (한국 표준시)`.
    pub fn instant(self, instant: Instant, zone: &TimeZone) -> String {
        let at = zone.to_datetime(instant.timestamp());
        let day = self.day(Day(at.date()));
        let zone = self.zone(instant, zone);
        match self.lang {
            Lang::En => format!("{day}, {:02}:{:02} {zone}", at.hour(), at.minute()),
            Lang::Ko => format!("{day} {:02}:{:02} ({zone})", at.hour(), at.minute()),
        }
    }

    /// The name of a zone at a point in time: its abbreviation where that is a word, else its IANA name, else its
    /// distance from UTC. In Korean those of the parties met most have names.
    pub fn zone(self, instant: Instant, zone: &TimeZone) -> String {
        let info = zone.to_offset_info(instant.timestamp());
        let name = zone.iana_name().unwrap_or_default();
        let abbreviation = info.abbreviation();
        if self.lang == Lang::Ko {
            match (name, abbreviation) {
                ("Asia/Seoul", "KST") => return "한국 표준시".to_owned(),
                ("America/New_York", "EST") => return "미국 동부 표준시".to_owned(),
                ("America/New_York", "EDT") => return "미국 동부 일광 절약 시간".to_owned(),
                ("Asia/Tokyo", "JST") => return "일본 표준시".to_owned(),
                (_, "UTC") => return "협정 세계시".to_owned(),
                _ => {}
            }
        }
        if abbreviation.starts_with(|first: char| first.is_ascii_alphabetic()) {
            abbreviation.to_owned()
        } else if name.is_empty() {
            format!("UTC{}", info.offset())
        } else {
            name.to_owned()
        }
    }

    /// How far a due day is from today: `due today`, `due in 3 days`, `overdue by 1 day`.
    pub fn due_distance(self, due: Day, today: Day) -> String {
        match today.days_until(due) {
            0 => self.say("due-today"),
            1 => self.say("due-tomorrow"),
            days if days > 0 => self.with("due-in", &[("n", days.into())]),
            days => self.with("overdue-by", &[("n", days.unsigned_abs().into())]),
        }
    }

    /// How long ago a day was, or how far ahead it is: `today`, `yesterday`, `120 days ago`, `in 3 days`.
    pub fn distance(self, day: Day, today: Day) -> String {
        let (key, days) = match today.days_until(day) {
            0 => return self.say("today"),
            -1 => return self.say("yesterday"),
            1 => return self.say("tomorrow"),
            days if days > 0 => ("days-ahead", days.unsigned_abs()),
            days => ("days-ago", days.unsigned_abs()),
        };
        self.with(key, &[("n", Arg::from(days))])
    }
}

/// What `<time datetime>` says of a period. HTML has no form for quarters and halves: those get none.
pub fn iso_period(day: Day, precision: Precision) -> Option<String> {
    let date = day.0;
    match precision {
        Precision::Day => Some(day.to_string()),
        Precision::Month => Some(format!("{:04}-{:02}", date.year(), date.month())),
        Precision::Year => Some(format!("{:04}", date.year())),
        Precision::Quarter | Precision::Half => None,
    }
}

/// What `<time datetime>` says of a point in time, to the second, in UTC.
pub fn iso_instant(instant: Instant) -> String {
    instant.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn english(day: Day) -> String {
    format!("{} {} {}", day.0.day(), short_month(day.0.month()), day.0.year())
}

fn short_month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn days_in_tables_and_in_prose() {
        let (en, ko) = (Messages::of(Lang::En), Messages::of(Lang::Ko));
        assert_eq!(en.day(day("2026-11-25")), "25 Nov 2026");
        assert_eq!(en.day_in_prose(day("2013-05-07")), "7 May 2013");
        assert_eq!(ko.day(day("2026-11-25")), "2026. 11. 25.");
        assert_eq!(ko.day(day("2013-05-07")), "2013. 5. 7.");
        assert_eq!(ko.day_in_prose(day("2026-11-25")), "2026년 11월 25일");
    }

    /// The names are those that `strftime` knows.
    #[test]
    fn every_month_has_its_name() {
        for month in 1..=12 {
            let date = jiff::civil::date(2026, month, 1);
            assert_eq!(Messages::of(Lang::En).month(Day(date)), date.strftime("%b").to_string());
            assert_eq!(Messages::of(Lang::Ko).month(Day(date)), format!("{month}월"));
        }
    }

    #[rstest]
    #[case("2026-11-25", Precision::Day, "25 Nov 2026", "2026. 11. 25.", Some("2026-11-25"))]
    #[case("2026-11-30", Precision::Month, "Nov 2026", "2026년 11월", Some("2026-11"))]
    #[case("2024-03-31", Precision::Quarter, "Q1 2024", "2024년 1분기", None)]
    #[case("2024-12-31", Precision::Quarter, "Q4 2024", "2024년 4분기", None)]
    #[case("2026-06-30", Precision::Half, "H1 2026", "2026년 상반기", None)]
    #[case("2026-12-31", Precision::Half, "H2 2026", "2026년 하반기", None)]
    #[case("2025-12-31", Precision::Year, "2025", "2025년", Some("2025"))]
    fn periods_by_precision(
        #[case] on: &str,
        #[case] precision: Precision,
        #[case] en: &str,
        #[case] ko: &str,
        #[case] iso: Option<&str>,
    ) {
        assert_eq!(Messages::of(Lang::En).period(day(on), precision), en);
        assert_eq!(Messages::of(Lang::Ko).period(day(on), precision), ko);
        assert_eq!(iso_period(day(on), precision).as_deref(), iso);
    }

    #[rstest]
    #[case("Asia/Seoul", "25 Nov 2026, 14:03 KST", "2026. 11. 25. 14:03 (한국 표준시)")]
    #[case("America/New_York", "25 Nov 2026, 00:03 EST", "2026. 11. 25. 00:03 (미국 동부 표준시)")]
    #[case("UTC", "25 Nov 2026, 05:03 UTC", "2026. 11. 25. 05:03 (협정 세계시)")]
    #[case("Europe/Brussels", "25 Nov 2026, 06:03 CET", "2026. 11. 25. 06:03 (CET)")]
    #[case("Asia/Dubai", "25 Nov 2026, 09:03 Asia/Dubai", "2026. 11. 25. 09:03 (Asia/Dubai)")]
    fn instants_name_their_zone(#[case] zone: &str, #[case] en: &str, #[case] ko: &str) {
        let zone = TimeZone::get(zone).unwrap();
        let instant = at("2026-11-25T05:03:00Z");
        assert_eq!(Messages::of(Lang::En).instant(instant, &zone), en);
        assert_eq!(Messages::of(Lang::Ko).instant(instant, &zone), ko);
        assert_eq!(iso_instant(instant), "2026-11-25T05:03:00Z");
    }

    #[test]
    fn a_zone_without_a_name_is_told_by_its_offset() {
        let zone = TimeZone::fixed(jiff::tz::offset(3));
        assert_eq!(Messages::of(Lang::En).instant(at("2026-11-25T05:03:00Z"), &zone), "25 Nov 2026, 08:03 UTC+03");
    }

    /// T10: due today is not overdue.
    #[rstest]
    #[case("2026-11-25", "due today", "오늘 기한")]
    #[case("2026-11-26", "due tomorrow", "내일 기한")]
    #[case("2026-11-28", "due in 3 days", "기한까지 3일")]
    #[case("2026-11-24", "overdue by 1 day", "기한 1일 경과")]
    #[case("2023-11-25", "overdue by 1,096 days", "기한 1,096일 경과")]
    fn distances_to_a_due_day(#[case] due: &str, #[case] en: &str, #[case] ko: &str) {
        let today = day("2026-11-25");
        assert_eq!(Messages::of(Lang::En).due_distance(day(due), today), en);
        assert_eq!(Messages::of(Lang::Ko).due_distance(day(due), today), ko);
    }

    #[rstest]
    #[case("2026-11-25", "today", "오늘")]
    #[case("2026-11-24", "yesterday", "어제")]
    #[case("2026-11-26", "tomorrow", "내일")]
    #[case("2026-07-28", "120 days ago", "120일 전")]
    #[case("2026-11-30", "in 5 days", "5일 후")]
    fn distances_between_days(#[case] other: &str, #[case] en: &str, #[case] ko: &str) {
        let today = day("2026-11-25");
        assert_eq!(Messages::of(Lang::En).distance(day(other), today), en);
        assert_eq!(Messages::of(Lang::Ko).distance(day(other), today), ko);
    }
}
