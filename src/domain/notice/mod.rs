//! What people are told of: which record tells whom, and of what.

pub mod watch;

use jiff::tz::TimeZone;

use crate::domain::access::action::{Action, ActionContext, Involvement, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Audience, Visibility, may_see};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::notice::watch::{WatchedChange, Watchers};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::tasks::{Side, Task};

string_enum! {
    /// What a notice is about, what asks for something first.
    NoticeKind {
        /// The own side is asked to answer: a report of the other side, a proposal, a dispute that could be made visible.
        ToAnswer = "to_answer",
        /// The other side proposes a commitment that the own side is to accept or decline.
        Proposed = "proposed",
        /// A report of the own organisation came back.
        Returned = "returned",
        /// A colleague named the person in a note.
        Mentioned = "mentioned",
        /// A report waits to be published.
        ToPublish = "to_publish",
        /// The organisation that speaks for the party reminds of a report.
        Reminded = "reminded",
        /// The internal day of a commitment has come for which the person is responsible.
        InternalDay = "internal_day",
        /// A report day has come.
        ReportDue = "report_due",
        /// The due day of a commitment has passed.
        DuePassed = "due_passed",
        /// The other side answered a report of the own organisation.
        Answered = "answered",
        /// A report of the own organisation was published.
        Published = "published",
        /// Something changed that the person watches.
        Watched = "watched",
    }
}

string_enum! {
    /// Where a digest is on its way.
    DigestState {
        Queued = "queued",
        /// A server has it in hand.
        Claimed = "claimed",
        Sent = "sent",
        /// The mail server does not take it.
        Refused = "refused",
        /// The server that had it in hand stopped, or the connection broke: nobody knows whether it arrived.
        Uncertain = "uncertain",
    }
}

/// The hour of the portfolio's zone from which the day's digests are mailed.
const MAIL_HOUR: i8 = 8;

/// Whether the day's digests may be mailed.
pub fn mail_hour_has_come(now: Instant, zone: &TimeZone) -> bool {
    zone.to_datetime(now.timestamp()).hour() >= MAIL_HOUR
}

/// Something that people are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: NoticeKind,
    /// The update, countersignature or proposal in question; of what is watched, what changed.
    pub subject: String,
    /// Who may see it.
    pub visibility: Visibility,
    pub addressees: Addressees,
}

/// For whom an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressees {
    /// Those of an organisation who write reports.
    Writers(OrganisationCode),
    /// Those who publish the reports of an organisation. Where it has nobody else who does, those who speak for its party.
    Publishers(OrganisationCode),
    /// Those who may answer for a party.
    Answerers(PartyCode),
    /// These people, by their accounts.
    People(Vec<String>),
    /// Those who watch what it is about.
    Watchers(Watchers),
}

/// What is known of a commitment when people are told of something about it.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The parties whose side its statement tracks.
    pub tracked: &'a [PartyCode],
    /// How the sides stand of those that undertake it.
    pub sides: &'a [Side],
}

/// What a record tells. `written_by` is the organisation that wrote the report which the record is about, and `asked` what
/// the record made parties be asked for.
///
/// What no organisation recorded tells nothing: it comes from a file, or from whoever runs the server.
pub fn events(record: &Record, written_by: Option<&OrganisationCode>, asked: &[Task]) -> Vec<Event> {
    if record.organisation.is_none() {
        return Vec::new();
    }
    let event = |kind, subject: &str, addressees| Event {
        kind,
        subject: subject.to_owned(),
        visibility: record.visibility.clone(),
        addressees,
    };
    let to_writers = |kind, subject: &str| written_by.map(|it| event(kind, subject, Addressees::Writers(it.clone())));
    let said = match &record.fact {
        Some(Fact::UpdateSubmitted(submission)) => {
            let publishers = Addressees::Publishers(submission.organisation.clone());
            Some(event(NoticeKind::ToPublish, submission.update.id.as_str(), publishers))
        }
        Some(Fact::UpdateReturned(returned)) => to_writers(NoticeKind::Returned, returned.update.as_str()),
        Some(Fact::UpdatePublished(update)) => to_writers(NoticeKind::Published, update.id.as_str()),
        Some(Fact::Countersigned(answer)) => to_writers(NoticeKind::Answered, answer.update.as_str()),
        Some(Fact::NoteWritten(note)) if !note.mentions.is_empty() => {
            let people = note.mentions.iter().map(|it| it.account.clone()).collect();
            Some(event(NoticeKind::Mentioned, note.id.as_str(), Addressees::People(people)))
        }
        _ => None,
    };
    let asks = asked.iter().map(|task| Event {
        kind: NoticeKind::ToAnswer,
        subject: task.subject.clone(),
        visibility: task.visibility.clone(),
        addressees: Addressees::Answerers(task.party.clone()),
    });
    let proposed = match &record.fact {
        Some(Fact::AdditionProposed(addition)) => Some(addition),
        _ => None,
    };
    let proposes = proposed.into_iter().flat_map(|addition| {
        let to = |party: &PartyCode| Addressees::Answerers(party.clone());
        addition.asked.iter().map(move |party| event(NoticeKind::Proposed, addition.id.as_str(), to(party)))
    });
    said.into_iter().chain(asks).chain(proposes).collect()
}

/// Whether a record is news to those who have a page about its commitment open: what pages show of it has changed.
pub fn is_news(fact: &Fact) -> bool {
    let is_under_way = matches!(
        fact,
        Fact::UpdateSubmitted(_)
            | Fact::UpdateReturned(_)
            | Fact::DisputeReleased(_)
            | Fact::JointStatusProposed(_)
            | Fact::ChangeProposed(_)
            | Fact::RestructuringProposed(_)
            | Fact::OwnerSuggested(_)
            | Fact::NoteWritten(_)
    );
    is_under_way || WatchedChange::of(fact).is_some()
}

/// What a record tells those who watch what it is about; nothing where nobody does, or where it is nobody's news.
///
/// What no organisation recorded tells nothing, as in [`events`].
pub fn watched(record: &Record, watchers: Watchers) -> Option<Event> {
    let change = record.fact.as_ref().filter(|_| record.organisation.is_some()).and_then(WatchedChange::of)?;
    (!watchers.is_empty()).then(|| Event {
        kind: NoticeKind::Watched,
        subject: change.word().to_owned(),
        visibility: record.visibility.clone(),
        addressees: Addressees::Watchers(watchers),
    })
}

/// Whom of these people an event is told. Nobody is told of what they may not see, nor of what they did themselves.
pub fn told<'p>(
    event: &Event,
    people: &'p [Member],
    did_it: impl Fn(&Member) -> bool,
    on: Ground<'_>,
) -> Vec<&'p Member> {
    let open: Vec<&Member> = people
        .iter()
        .filter(|person| !did_it(person) && may_see(&person.reader(), &event.visibility, on.tracked))
        .collect();
    let own = |person: &Member, act| may(person, act, &ActionContext::GENERAL);
    let those = |of: &dyn Fn(&Member) -> bool| open.iter().copied().filter(|it| of(it)).collect::<Vec<_>>();
    match &event.addressees {
        Addressees::Writers(organisation) => {
            those(&|it| it.organisation == *organisation && own(it, Action::DraftUpdate))
        }
        Addressees::Publishers(organisation) => {
            let publishers = those(&|it| it.organisation == *organisation && own(it, Action::PublishUpdate));
            if !publishers.is_empty() {
                return publishers;
            }
            let party = people.iter().find(|it| it.organisation == *organisation).map(|it| &it.party);
            those(&|it| it.coordinating && Some(&it.party) == party && own(it, Action::PublishUpdate))
        }
        Addressees::Answerers(party) => those(&|it| {
            let context = ActionContext { stake: stake(it, on), ..ActionContext::GENERAL };
            it.party == *party && may(it, Action::AnswerJointStatus, &context)
        }),
        Addressees::People(accounts) => those(&|it| accounts.contains(&it.account)),
        Addressees::Watchers(watchers) => {
            those(&|it| watchers.include(Audience::of(&it.reader(), on.tracked), &it.account))
        }
    }
}

/// How a commitment relates to a person's side.
fn stake(person: &Member, on: Ground<'_>) -> Involvement {
    if !on.tracked.contains(&person.party) {
        return Involvement::Outside;
    }
    // A party may be asked about a commitment that only others undertake, since that is to be linked to one of its own.
    let Some(side) = on.sides.iter().find(|it| it.party == person.party) else { return Involvement::Unowned };
    if side.owners.is_empty() {
        Involvement::Unowned
    } else if side.owners.contains(&person.organisation) {
        Involvement::Own
    } else {
        Involvement::Side
    }
}

#[cfg(test)]
#[path = "notice_tests.rs"]
mod tests;
