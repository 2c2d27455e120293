//! Meetings on the axis of a timeline: which are shown, and what is written at them so that nothing collides.

use crate::app::pages::portfolio::timeline::scale::Axis;
use crate::domain::meeting::{Meeting, MeetingState};

/// Per cent of the axis that a number of two digits needs, and what stands between a number and its name; on a phone.
const NUMBER: f64 = 2.8;
const NUMBER_ON_PHONE: f64 = 6.0;

/// The label of a meeting's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Whether there is room for its number.
    pub number: bool,
    /// Whether there is room on a phone too.
    pub on_phone: bool,
    /// Whether there is room for its name beside the number.
    pub name: bool,
}

/// The meetings that were or are to be held in the time shown, the earliest first. What was put off or called off was no
/// meeting on its day.
pub fn shown(meetings: &[Meeting], axis: Axis) -> Vec<&Meeting> {
    let takes_place = |it: &&Meeting| matches!(it.state, MeetingState::Held | MeetingState::Planned);
    let mut shown: Vec<_> = meetings.iter().filter(takes_place).filter(|it| axis.shows(it.on)).collect();
    shown.sort_by(|a, b| (a.on, &a.slug).cmp(&(b.on, &b.slug)));
    shown
}

/// Which flags there is room for, at places in ascending order, with names so wide; all in per cent.
pub fn flags(places: &[f64], names: &[f64]) -> Vec<Flag> {
    let mut flags = vec![Flag { number: false, on_phone: false, name: false }; places.len()];
    let (mut last, mut last_on_phone) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (flag, place) in flags.iter_mut().zip(places) {
        flag.number = place - last >= NUMBER;
        if flag.number {
            last = *place;
        }
        flag.on_phone = flag.number && place - last_on_phone >= NUMBER_ON_PHONE;
        if flag.on_phone {
            last_on_phone = *place;
        }
    }
    for at in 0..places.len() {
        let next = (at + 1..places.len()).find(|it| flags[*it].number);
        // At the right edge a name may run up to the edge itself.
        let end = next.map_or(100.0, |next| places[next] - NUMBER / 2.0);
        let needs = NUMBER / 2.0 + names.get(at).copied().unwrap_or(f64::INFINITY);
        flags[at].name = flags[at].number && places[at] + needs <= end;
    }
    flags
}

/// How wide words are at the size of a flag's name on the narrowest axis that shows names, in per cent of it.
pub fn width_of(messages: &str) -> f64 {
    messages.chars().map(|letter| if u32::from(letter) < 0x1100 { 1.0 } else { 1.8 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::basics::day::{Day, Precision};
    use crate::domain::basics::text::Text;
    use proptest::prelude::*;

    fn meeting(slug: &str, on: &str, state: MeetingState) -> Meeting {
        Meeting {
            slug: slug.into(),
            mechanism: "forum".into(),
            title: Text::default(),
            number: None,
            on: day(on),
            precision: Precision::Day,
            place: None,
            state,
            source: None,
            reason: Text::default(),
        }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn meetings_that_take_place_in_the_time_shown_are_marked() {
        let meetings = [
            meeting("edge", "2026-12-31", MeetingState::Planned),
            meeting("first", "2026-01-01", MeetingState::Held),
            meeting("off", "2026-03-01", MeetingState::Cancelled),
            meeting("put-off", "2026-04-01", MeetingState::Postponed),
            meeting("before", "2025-12-31", MeetingState::Held),
        ];
        let shown = shown(&meetings, Axis::new(day("2026-01-01"), day("2026-12-31")));
        assert_eq!(shown.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(), ["first", "edge"]);
    }

    #[test]
    fn a_name_stands_where_there_is_room_for_it() {
        let name = |it: &Flag| it.name;
        assert_eq!(
            flags(&[10.0, 50.0, 95.0], &[30.0, 44.0, 10.0]).iter().map(name).collect::<Vec<_>>(),
            [true, false, false]
        );
        let close = flags(&[10.0, 11.0, 14.0], &[1.0, 1.0, 1.0]);
        assert_eq!(
            close.iter().map(|it| (it.number, it.on_phone)).collect::<Vec<_>>(),
            [(true, true), (false, false), (true, false)]
        );
    }

    proptest! {
        /// Wherever meetings are and whatever their names, no label touches another.
        #[test]
        fn flags_never_collide(mut places in prop::collection::vec(0.0..100.0_f64, 0..60), names in prop::collection::vec(1.0..90.0_f64, 60)) {
            places.sort_by(f64::total_cmp);
            let flags = flags(&places, &names);
            let mut written: Vec<(f64, f64)> = Vec::new();
            for (at, flag) in flags.iter().enumerate().filter(|(_, it)| it.number) {
                let name = if flag.name { names[at] } else { 0.0 };
                written.push((places[at] - NUMBER / 2.0, places[at] + NUMBER / 2.0 + name));
            }
            prop_assert!(written.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
            prop_assert!(flags.iter().zip(&places).zip(&names).all(|((flag, place), name)| !flag.name || place + name <= 100.0));
            let phone: Vec<f64> = flags.iter().zip(&places).filter(|(it, _)| it.on_phone).map(|(_, at)| *at).collect();
            prop_assert!(phone.windows(2).all(|pair| pair[1] - pair[0] >= NUMBER_ON_PHONE));
        }
    }
}
