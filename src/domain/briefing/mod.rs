//! The pack for a meeting: for whom it is and which days it is about.

pub mod talking_point;

use crate::domain::access::permission::{ReadScope, Reader};
use crate::domain::basics::day::Day;
use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::meeting::{Meeting, MeetingState, awaited, held_before};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;

/// The most issues on the first page.
pub const MOST_ISSUES: usize = 5;
/// The most of the next dates there.
pub const MOST_DATES: usize = 6;
/// Where no later meeting is known, what falls due within this many days is discussed.
pub const LOOK_AHEAD: i32 = 90;
/// Where no earlier meeting is known, a briefing covers this many days.
const LOOK_BACK: i32 = 365;

string_enum! {
    /// For whom a briefing is: the widest records that it may hold.
    BriefingAudience {
        /// Anyone.
        Public = "public",
        /// Those who share: signed-in people of the tracked parties.
        Shared = "shared",
        /// The government bodies of the own party.
        Party = "party",
    }
}

impl BriefingAudience {
    /// The reader for whom a briefing for this circle is compiled: one who sees no more than each of its readers.
    ///
    /// What an organisation keeps to itself is for no circle, hence the organisation without a name.
    pub fn reader(self, party: &PartyCode) -> Reader {
        let member =
            |reach| Reader::Member { party: party.clone(), organisation: OrganisationCode(String::new()), reach };
        match self {
            Self::Public => Reader::Anyone,
            Self::Shared => member(ReadScope::Shared),
            Self::Party => member(ReadScope::Party),
        }
    }

    /// Whether something marked for this circle may stand in a briefing for the other.
    pub fn reaches(self, other: Self) -> bool {
        self <= other
    }
}

/// The reference data as a shared briefing is read with: what only one party follows is shared with nobody, whatever it is
/// called there, and so counts as what everybody sees.
pub fn shared_by_several(reference: &Reference) -> Reference {
    let mut reference = reference.clone();
    for statement in reference.statements.iter_mut().filter(|it| it.tracked.len() < 2) {
        statement.tracked.clear();
    }
    reference
}

string_enum! {
    /// The language of a briefing.
    BriefingLanguage {
        En = "en",
        Ko = "ko",
        /// One beside the other.
        Both = "both",
    }
}

/// What a briefing is asked for: the state of its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingRequest {
    /// Slug of the meeting that it is for.
    pub meeting: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub area: Vec<String>,
    pub org: Vec<String>,
    pub circle: BriefingAudience,
    /// The reader's language where none is chosen.
    pub tongue: Option<BriefingLanguage>,
}

impl Default for BriefingRequest {
    fn default() -> Self {
        // What nobody chose goes to nobody else.
        let circle = BriefingAudience::Party;
        Self { meeting: None, from: None, to: None, area: Vec::new(), org: Vec::new(), circle, tongue: None }
    }
}

impl BriefingRequest {
    /// The names of the parameters that it reads, in the order in which it spells them.
    pub const PARAMETERS: [&'static str; 7] = ["meeting", "from", "to", "area", "org", "audience", "language"];

    /// Reads what an address asks for; what cannot be used is left out and reported.
    pub fn read<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
        reference: &Reference,
        today: Day,
    ) -> (Self, Vec<BadParameter>) {
        let mut ask = Self::default();
        let mut faults = Vec::new();
        for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
            if let Err(fault) = ask.take(name, value, reference, today) {
                faults.push(BadParameter::new(name, value, fault));
            }
        }
        let period = ask.period(reference, today);
        if period.to < period.from {
            let (name, day) = if ask.to.is_some() { ("to", ask.to.take()) } else { ("from", ask.from.take()) };
            faults.push(BadParameter::new(name, &day.unwrap_or(today).to_string(), ParameterError::EndBeforeStart));
        }
        (ask, faults)
    }

    fn take(&mut self, name: &str, value: &str, reference: &Reference, today: Day) -> Result<(), ParameterError> {
        let known = |found: bool| if found { Ok(value.to_owned()) } else { Err(ParameterError::UnknownValue) };
        let add = |chosen: &mut Vec<String>, value: String| {
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        };
        let begun = || {
            let day: Day = value.parse().map_err(|_| ParameterError::NotADay)?;
            if day > today { Err(ParameterError::InFuture) } else { Ok(Some(day)) }
        };
        match name {
            "meeting" => self.meeting = Some(known(reference.meeting(value).is_some())?),
            "from" => self.from = begun()?,
            "to" => self.to = begun()?,
            "area" => add(&mut self.area, known(reference.area(value).is_some())?),
            "org" => add(&mut self.org, known(reference.organisation(value).is_some())?),
            "audience" => self.circle = value.parse().map_err(|_| ParameterError::UnknownValue)?,
            "language" => self.tongue = Some(value.parse().map_err(|_| ParameterError::UnknownValue)?),
            _ => {}
        }
        Ok(())
    }

    /// The parameters that spell it: reading them gives the same.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        out.extend(self.meeting.iter().map(|it| ("meeting", it.clone())));
        out.extend(self.from.iter().map(|it| ("from", it.to_string())));
        out.extend(self.to.iter().map(|it| ("to", it.to_string())));
        out.extend(self.area.iter().map(|it| ("area", it.clone())));
        out.extend(self.org.iter().map(|it| ("org", it.clone())));
        out.push(("audience", self.circle.to_string()));
        out.extend(self.tongue.iter().map(|it| ("language", it.to_string())));
        out
    }

    /// The days that it is about. With a meeting: from the sitting before it to it, or to today where it lies ahead. With
    /// neither meeting nor days: as for the next meeting that is planned, else since the last one held.
    pub fn period(&self, reference: &Reference, today: Day) -> Period {
        let meetings = &reference.meetings;
        let chosen = self.meeting.as_deref().and_then(|slug| reference.meeting(slug));
        let free = chosen.is_none() && self.from.is_none() && self.to.is_none();
        let planned = awaited(meetings, today).into_iter().find(|it| it.state == MeetingState::Planned);
        let meeting = chosen.or_else(|| planned.filter(|_| free));
        let to = self.to.unwrap_or_else(|| meeting.map_or(today, |it| it.on.min(today)));
        let before = match meeting {
            Some(meeting) => held_before(meetings, meeting.on).find(|it| it.mechanism == meeting.mechanism),
            None => held_before(meetings, to).next(),
        };
        let from = self.from.or(before.map(|it| it.on).filter(|on| *on <= to)).unwrap_or_else(|| to.plus(-LOOK_BACK));
        let base = meeting.map_or(to, |it| it.on.max(to));
        let same = |it: &&Meeting| meeting.is_none_or(|meeting| meeting.mechanism == it.mechanism);
        let ahead = |it: &&Meeting| it.on > base && matches!(it.state, MeetingState::Planned | MeetingState::Held);
        let next = meetings.iter().filter(same).filter(ahead).min_by_key(|it| it.on);
        Period {
            meeting: meeting.cloned(),
            from,
            to,
            until: next.map_or_else(|| base.plus(LOOK_AHEAD), |it| it.on),
            next: next.cloned(),
        }
    }
}

/// The days that a briefing is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The meeting that it is for.
    pub meeting: Option<Meeting>,
    pub from: Day,
    /// The day as of which it describes the state.
    pub to: Day,
    /// What falls due until this day is discussed.
    pub until: Day,
    /// The meeting after that, where one is known: then `until` is its day.
    pub next: Option<Meeting>,
}

#[cfg(test)]
#[path = "briefing_tests.rs"]
mod tests;
