//! Entries of the reference data as people record and revise them: who may, and what is wrong with one.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FULL_TEXT, FieldErrors, NOTE, Problem};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::set::in_order_of;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::{Commitment, Standing, days};
use crate::domain::meeting::decision::begins;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::organisation::party::Party;
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::portfolio::NOTICE_DAYS;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::tracked::stands_in_the_way;
use crate::domain::statement::passages::holds;
use crate::domain::statement::{Issuer, Statement};

/// An entry as it stands now.
pub fn present(reference: &Reference, noun: Noun, id: &str) -> Option<Fact> {
    match noun {
        Noun::Portfolio => reference.portfolio.clone().map(Fact::PortfolioDescribed),
        Noun::Party => reference.party(id).cloned().map(Fact::PartyRecorded),
        Noun::Organisation => reference.organisation(id).cloned().map(Fact::OrganisationRecorded),
        Noun::Area => reference.area(id).cloned().map(Fact::AreaRecorded),
        Noun::Mechanism => reference.mechanism(id).cloned().map(Fact::MechanismRecorded),
        Noun::Meeting => reference.meeting(id).cloned().map(Fact::MeetingRecorded),
        Noun::Statement => reference.statement(id).cloned().map(Fact::StatementRecorded),
        Noun::Commitment | Noun::ApprovalPath | Noun::Addition => None,
    }
}

/// The entry with the reason for its revision; without one, as entries are compared.
pub fn because(mut fact: Fact, reason: Text) -> Fact {
    let place = match &mut fact {
        Fact::PortfolioDescribed(portfolio) => &mut portfolio.reason,
        Fact::PartyRecorded(party) => &mut party.reason,
        Fact::OrganisationRecorded(organisation) => &mut organisation.reason,
        Fact::AreaRecorded(area) => &mut area.reason,
        Fact::MeetingRecorded(meeting) => &mut meeting.reason,
        Fact::StatementRecorded(statement) => &mut statement.reason,
        _ => return fact,
    };
    *place = reason;
    fact
}

/// An entry with the sets that it holds in the order in which it had them before.
pub fn in_order(mut fact: Fact, before: Option<&Fact>) -> Fact {
    match (&mut fact, before) {
        (Fact::StatementRecorded(entry), Some(Fact::StatementRecorded(former))) => {
            entry.parties = in_order_of(&former.parties, &entry.parties);
            entry.tracked = in_order_of(&former.tracked, &entry.tracked);
        }
        (Fact::PortfolioDescribed(entry), Some(Fact::PortfolioDescribed(former))) => {
            entry.taking_part = in_order_of(&former.taking_part, &entry.taking_part);
        }
        (Fact::MechanismRecorded(entry), Some(Fact::MechanismRecorded(former))) => {
            entry.parties = in_order_of(&former.parties, &entry.parties);
        }
        (Fact::CommitmentRecorded(entry), Some(Fact::CommitmentRecorded(former))) => {
            entry.undertaken_by = in_order_of(&former.undertaken_by, &entry.undertaken_by);
            entry.areas = in_order_of(&former.areas, &entry.areas);
        }
        _ => {}
    }
    fact
}

/// The reason for which an entry was revised.
pub fn reason(fact: &Fact) -> Option<&Text> {
    let reason = match fact {
        Fact::PortfolioDescribed(portfolio) => &portfolio.reason,
        Fact::PartyRecorded(party) => &party.reason,
        Fact::OrganisationRecorded(organisation) => &organisation.reason,
        Fact::AreaRecorded(area) => &area.reason,
        Fact::MeetingRecorded(meeting) => &meeting.reason,
        Fact::StatementRecorded(statement) => &statement.reason,
        _ => return None,
    };
    Some(reason).filter(|it| !it.is_empty())
}

/// A new entry with the address that its English name suggests, where it was given none.
pub fn named(mut fact: Fact, reference: &Reference) -> Fact {
    let suggested = |name: &Text, otherwise: &str| {
        let slug = slug::suggested(name.version(Lang::En).map_or("", |it| &it.words));
        if slug.is_empty() { otherwise.to_ascii_lowercase() } else { slug }
    };
    match &mut fact {
        Fact::MeetingRecorded(meeting) if meeting.slug.is_empty() => {
            let wanted = suggested(&meeting.title, &format!("{}-{}", meeting.mechanism, meeting.on));
            meeting.slug = slug::free(&wanted, |slug| reference.meeting(slug).is_some());
        }
        Fact::StatementRecorded(statement) if statement.slug.is_empty() => {
            let wanted = suggested(&statement.title, &format!("{}-{}", statement.kind, statement.on));
            statement.slug = slug::free(&wanted, |slug| reference.statement(slug).is_some());
        }
        Fact::AreaRecorded(area) if area.code.is_empty() => {
            let wanted = suggested(&area.name, "area");
            area.code = slug::free(&wanted, |code| reference.area(code).is_some());
        }
        _ => {}
    }
    fact
}

/// Whether a person may record or revise an entry with this present or intended content.
pub fn may_enter(member: &Member, fact: &Fact) -> bool {
    match fact {
        Fact::MeetingRecorded(_) => may(member, Action::EditReference, &ActionContext::GENERAL),
        Fact::StatementRecorded(statement) => may(member, Action::EditReference, &of_statement(member, statement)),
        Fact::OrganisationRecorded(organisation) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL) && organisation.party == member.party
        }
        Fact::PartyRecorded(party) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL) && party.code == member.party
        }
        Fact::AreaRecorded(_) | Fact::PortfolioDescribed(_) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL)
        }
        _ => false,
    }
}

/// The context of actions about a statement, in which the person's side takes part or does not.
pub(in crate::domain) fn of_statement(member: &Member, statement: &Statement) -> ActionContext {
    ActionContext::of_side(statement.tracked.contains(&member.party))
}

/// What is wrong with an entry that replaces another, or none. `bound` has the records of a statement's commitments and of
/// those proposed for it: who may see them follows from its tracked parties.
pub fn check(fact: &Fact, before: Option<&Fact>, bound: &[Record], reference: &Reference, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::default();
    match fact {
        Fact::MeetingRecorded(entry) => meeting(&mut faults, entry, reference, today),
        Fact::StatementRecorded(entry) => {
            let former = match before {
                Some(Fact::StatementRecorded(statement)) => Some(statement),
                _ => None,
            };
            statement(&mut faults, entry, former, reference, today);
            let way = former.and_then(|it| stands_in_the_way(&it.tracked, &entry.tracked, bound, reference));
            faults.found("tracked", way);
        }
        Fact::OrganisationRecorded(entry) => organisation(&mut faults, entry, reference),
        Fact::PartyRecorded(entry) => party(&mut faults, entry, reference),
        Fact::AreaRecorded(area) => faults.titled("name", &area.name),
        Fact::PortfolioDescribed(portfolio) => {
            faults.titled("title", &portfolio.title);
            portfolio.tags.values().for_each(|short| faults.within("short", short, NOTE));
            portfolio.marks.values().for_each(|mark| faults.within("mark", mark, NOTE));
            let offered = portfolio.report_notices.iter().all(|it| NOTICE_DAYS.contains(it));
            faults.require(offered, "notices", Problem::Unknown);
        }
        _ => {}
    }
    faults
}

fn meeting(faults: &mut FieldErrors, meeting: &Meeting, reference: &Reference, today: Day) {
    faults.titled("title", &meeting.title);
    faults.require(reference.mechanism(&meeting.mechanism).is_some(), "mechanism", Problem::Unknown);
    // What was held has begun; of a month or a quarter, that has.
    faults.require(meeting.state != MeetingState::Held || begins(meeting) <= today, "on", Problem::WrongDay);
    faults.note("place", meeting.place.as_deref());
    faults.address("source", meeting.source.as_deref());
}

fn statement(
    faults: &mut FieldErrors,
    statement: &Statement,
    former: Option<&Statement>,
    reference: &Reference,
    today: Day,
) {
    faults.titled("title", &statement.title);
    faults.begun("on", statement.on, today);
    faults.note("day_note", statement.day_note.as_deref());
    faults.note("place", statement.place.as_deref());
    faults.require(!statement.parties.is_empty(), "parties", Problem::Missing);
    let known = statement.parties.iter().all(|code| reference.party(code.as_str()).is_some());
    faults.require(known, "parties", Problem::Unknown);
    let joint = statement.issuer == Issuer::Joint;
    faults.require(!joint || statement.parties.len() != 1, "parties", Problem::NotJoint);
    faults.require(!statement.tracked.is_empty(), "tracked", Problem::Missing);
    faults.require(
        statement.tracked.iter().all(|code| statement.parties.contains(code)),
        "tracked",
        Problem::NotAmongParties,
    );
    let issued = match &statement.issuer {
        Issuer::Joint => true,
        Issuer::Party(party) => statement.parties.contains(party),
    };
    faults.require(issued, "issuer", Problem::NotAmongParties);
    faults.require(
        statement.meeting.as_ref().is_none_or(|it| reference.meeting(it).is_some()),
        "meeting",
        Problem::Unknown,
    );
    faults.address("source", statement.source.as_deref());
    // Everybody reads at once that several governments said it: where, has to be there. One recorded before from a file
    // may go on without.
    let sourced = statement.source.is_some() || former.is_some_and(|it| it.source.is_none());
    faults.require(!joint || sourced, "source", Problem::Missing);
    faults.note("text_read", statement.text_read.as_deref());
    // A text that came in as a file may be longer than a form takes.
    if former.is_none_or(|former| former.text != statement.text) {
        faults.within("text", &statement.text, FULL_TEXT);
    }
}

fn organisation(faults: &mut FieldErrors, organisation: &Organisation, reference: &Reference) {
    faults.titled("name", &organisation.name);
    let speaks = reference
        .party(organisation.party.as_str())
        .is_some_and(|party| party.coordinating.as_ref() == Some(&organisation.code));
    faults.require(!speaks || organisation.kind != OrganisationKind::Private, "kind", Problem::SpeaksForParty);
    faults.address("address", organisation.address.as_deref());
}

fn party(faults: &mut FieldErrors, party: &Party, reference: &Reference) {
    faults.titled("name", &party.name);
    let fit = party.coordinating.as_ref().is_none_or(|code| {
        let organisation = reference.organisation(code.as_str());
        organisation.is_some_and(|body| body.party == party.code && body.kind != OrganisationKind::Private)
    });
    faults.require(fit, "coordinating", Problem::Unknown);
}

/// What is wrong with the fields of a commitment that all sides share.
pub fn shared_fields(commitment: &Commitment, reference: &Reference) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.titled("title", &commitment.title);
    faults.text("summary", &commitment.summary);
    faults.require(commitment.areas.iter().all(|code| reference.area(code).is_some()), "areas", Problem::Unknown);
    let parties = commitment.undertaken_by.iter().chain(&commitment.proposed_by).chain(&commitment.addressed_to);
    let known = parties.clone().all(|code| reference.party(code.as_str()).is_some());
    faults.require(known, "undertaken_by", Problem::Unknown);
    faults.require(parties.count() > 0, "undertaken_by", Problem::Missing);
    faults
}

/// What is wrong with a commitment that is new: what its statement says has to be said by parties of it, where it says so.
pub fn new_commitment(commitment: &Commitment, statement: &Statement, reference: &Reference) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let ours = |party: &crate::domain::organisation::code::PartyCode| statement.parties.contains(party);
    if commitment.standing == Standing::Proposed {
        faults.require(commitment.undertaken_by.is_empty(), "undertaken_by", Problem::NobodyYet);
        let (by, to) = (commitment.proposed_by.as_ref(), commitment.addressed_to.as_ref());
        faults.require(by.is_some(), "proposed_by", Problem::Missing);
        faults.require(by.is_none_or(ours), "proposed_by", Problem::NotAmongParties);
        faults.require(to.is_some(), "addressed_to", Problem::Missing);
        faults.require(to.is_none_or(ours), "addressed_to", Problem::NotAmongParties);
        faults.require(by.is_none() || by != to, "addressed_to", Problem::OfItself);
    } else {
        faults.require(!commitment.undertaken_by.is_empty(), "undertaken_by", Problem::Missing);
        faults.require(commitment.undertaken_by.iter().all(ours), "undertaken_by", Problem::NotAmongParties);
        let one = commitment.standing != Standing::Unilateral || commitment.undertaken_by.len() <= 1;
        faults.require(one, "undertaken_by", Problem::OneAlone);
        faults.require(commitment.proposed_by.is_none(), "proposed_by", Problem::OnlyProposals);
        faults.require(commitment.addressed_to.is_none(), "addressed_to", Problem::OnlyProposals);
    }
    faults.found("due", days::wrong_due(commitment.due, statement.on));
    faults.note("number", commitment.number.as_deref());
    faults.note("locator", commitment.place.locator.as_deref());
    faults.address("source", commitment.place.address.as_deref());
    let held = |lang: &Lang| match (commitment.place.passage.version(*lang), statement.text.version(*lang)) {
        (Some(passage), Some(text)) => holds(&text.words, &passage.words),
        (passage, _) => passage.is_none(),
    };
    faults.require(Lang::ALL.iter().all(held), "passage", Problem::NotInText);
    let mut all = shared_fields(commitment, reference);
    all.0.retain(|fault| !faults.0.iter().any(|it| it.field == fault.field));
    all.0.extend(faults.0);
    all
}

#[cfg(test)]
#[path = "reference_entry_tests.rs"]
mod tests;
