//! Entries of the reference data as people record and revise them: who may, and what is wrong with one.

use crate::domain::access::action::{Action, ActionContext, Involvement, may};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem, is_web_address};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::{Commitment, Standing};
use crate::domain::meeting::decision::begins;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::organisation::party::Party;
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::statement::passages::mark;
use crate::domain::statement::{Issuer, Statement};

/// The longest note in one line, in characters.
const LONGEST_NOTE: usize = 1_000;

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
        Noun::Commitment | Noun::ApprovalPath => None,
    }
}

/// The entry with a reason for which it is recorded anew; without one, as entries are compared.
pub fn because(mut fact: Fact, reason: Text) -> Fact {
    let place = match &mut fact {
        Fact::PortfolioDescribed(it) => &mut it.reason,
        Fact::PartyRecorded(it) => &mut it.reason,
        Fact::OrganisationRecorded(it) => &mut it.reason,
        Fact::AreaRecorded(it) => &mut it.reason,
        Fact::MeetingRecorded(it) => &mut it.reason,
        Fact::StatementRecorded(it) => &mut it.reason,
        _ => return fact,
    };
    *place = reason;
    fact
}

/// The reason for which an entry was recorded anew.
pub fn reason(fact: &Fact) -> Option<&Text> {
    let reason = match fact {
        Fact::PortfolioDescribed(it) => &it.reason,
        Fact::PartyRecorded(it) => &it.reason,
        Fact::OrganisationRecorded(it) => &it.reason,
        Fact::AreaRecorded(it) => &it.reason,
        Fact::MeetingRecorded(it) => &it.reason,
        Fact::StatementRecorded(it) => &it.reason,
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
        Fact::MeetingRecorded(it) if it.slug.is_empty() => {
            let wanted = suggested(&it.title, &format!("{}-{}", it.mechanism, it.on));
            it.slug = slug::free(&wanted, |slug| reference.meeting(slug).is_some());
        }
        Fact::StatementRecorded(it) if it.slug.is_empty() => {
            let wanted = suggested(&it.title, &format!("{}-{}", it.kind, it.on));
            it.slug = slug::free(&wanted, |slug| reference.statement(slug).is_some());
        }
        Fact::AreaRecorded(it) if it.code.is_empty() => {
            let wanted = suggested(&it.name, "area");
            it.code = slug::free(&wanted, |code| reference.area(code).is_some());
        }
        _ => {}
    }
    fact
}

/// Whether a person may record or revise an entry that stands so, or shall stand so.
pub fn may_enter(member: &Member, fact: &Fact) -> bool {
    match fact {
        Fact::MeetingRecorded(_) => may(member, Action::EditReference, &ActionContext::GENERAL),
        Fact::StatementRecorded(it) => may(member, Action::EditReference, &of_statement(member, it)),
        Fact::OrganisationRecorded(it) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL) && it.party == member.party
        }
        Fact::PartyRecorded(it) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL) && it.code == member.party
        }
        Fact::AreaRecorded(_) | Fact::PortfolioDescribed(_) => {
            may(member, Action::ManageSettings, &ActionContext::GENERAL)
        }
        _ => false,
    }
}

/// Whether a person may record what a statement says will be done, as far as the parties of it do not have to agree.
pub fn may_add(member: &Member, statement: &Statement) -> bool {
    may(member, Action::EditSharedFields, &of_statement(member, statement))
}

/// Whether there is anything that the person records so at once, whatever it may be.
pub fn may_add_something(member: &Member, statement: &Statement, reference: &Reference) -> bool {
    let taking_part = reference.portfolio.as_ref().map_or(&[][..], |it| &it.taking_part);
    let all = statement.parties.iter().all(|it| statement.tracked.contains(it) && taking_part.contains(it));
    may_add(member, statement) && (member.coordinating || !all)
}

/// Whether a person records a commitment at once: not all whom it concerns take part, or it is the own party's alone and
/// the person speaks for it. Else it is for the parties to agree on.
pub fn at_once(member: &Member, it: &Commitment, statement: &Statement, reference: &Reference) -> bool {
    let concerned: Vec<_> = it.concerned().into_iter().filter(|party| statement.tracked.contains(party)).collect();
    let taking_part = reference.portfolio.as_ref().map_or(&[][..], |it| &it.taking_part);
    let ground = ActionContext {
        // Nobody of the own side owns what was not there before.
        stake: of_statement(member, statement).stake.max(Involvement::Unowned),
        concerned: concerned.contains(&member.party),
        all_take_part: !concerned.is_empty() && concerned.iter().all(|it| taking_part.contains(it)),
    };
    let alone = concerned.iter().all(|party| *party == member.party);
    may(member, Action::EditSharedFields, &ground) || alone && may(member, Action::ProposeChange, &ground)
}

fn of_statement(member: &Member, statement: &Statement) -> ActionContext {
    ActionContext::of_side(statement.tracked.contains(&member.party))
}

/// What is wrong with an entry that takes the place of another, or of none. `bound` says whether commitments hang on a
/// statement: who may see them follows from its tracked parties, which then stay as they are.
pub fn check(fact: &Fact, before: Option<&Fact>, bound: bool, reference: &Reference, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::default();
    match fact {
        Fact::MeetingRecorded(it) => meeting(&mut faults, it, reference, today),
        Fact::StatementRecorded(it) => {
            let former = match before {
                Some(Fact::StatementRecorded(it)) => Some(it),
                _ => None,
            };
            statement(&mut faults, it, former, reference, today);
            let kept = former.is_none_or(|former| !bound || former.tracked == it.tracked);
            faults.require(kept, "tracked", Problem::Bound);
        }
        Fact::OrganisationRecorded(it) => organisation(&mut faults, it, reference),
        Fact::PartyRecorded(it) => party(&mut faults, it, reference),
        Fact::AreaRecorded(it) => faults.needed("name", &it.name),
        Fact::PortfolioDescribed(it) => {
            faults.needed("title", &it.title);
            let short = |it: &Text| it.0.iter().all(|version| version.words.chars().count() <= LONGEST_NOTE);
            faults.require(it.tags.values().all(short), "short", Problem::NoteTooLong);
        }
        _ => {}
    }
    faults
}

fn note(faults: &mut FieldErrors, field: &str, note: Option<&str>) {
    faults.require(note.is_none_or(|it| it.chars().count() <= LONGEST_NOTE), field, Problem::NoteTooLong);
}

fn address(faults: &mut FieldErrors, field: &str, address: Option<&str>) {
    faults.require(address.is_none_or(is_web_address), field, Problem::NotAWebAddress);
}

fn meeting(faults: &mut FieldErrors, it: &Meeting, reference: &Reference, today: Day) {
    faults.needed("title", &it.title);
    faults.require(reference.mechanism(&it.mechanism).is_some(), "mechanism", Problem::Unknown);
    // What was held has begun; of a month or a quarter, that has.
    faults.require(it.state != MeetingState::Held || begins(it) <= today, "on", Problem::WrongDay);
    note(faults, "place", it.place.as_deref());
    address(faults, "source", it.source.as_deref());
}

fn statement(faults: &mut FieldErrors, it: &Statement, former: Option<&Statement>, reference: &Reference, today: Day) {
    faults.needed("title", &it.title);
    faults.begun("on", it.on, today);
    note(faults, "day_note", it.day_note.as_deref());
    note(faults, "place", it.place.as_deref());
    faults.require(!it.parties.is_empty(), "parties", Problem::Missing);
    let known = it.parties.iter().all(|code| reference.party(code.as_str()).is_some());
    faults.require(known, "parties", Problem::Unknown);
    faults.require(!it.tracked.is_empty(), "tracked", Problem::Missing);
    faults.require(it.tracked.iter().all(|code| it.parties.contains(code)), "tracked", Problem::NotAmongParties);
    let issued = match &it.issuer {
        Issuer::Joint => true,
        Issuer::Party(party) => it.parties.contains(party),
    };
    faults.require(issued, "issuer", Problem::NotAmongParties);
    faults.require(it.meeting.as_ref().is_none_or(|it| reference.meeting(it).is_some()), "meeting", Problem::Unknown);
    address(faults, "source", it.source.as_deref());
    note(faults, "text_read", it.text_read.as_deref());
    // A text that came in as a file may be longer than a form takes.
    if former.is_none_or(|former| former.text != it.text) {
        faults.text("text", &it.text);
    }
}

fn organisation(faults: &mut FieldErrors, it: &Organisation, reference: &Reference) {
    faults.needed("name", &it.name);
    let speaks = reference.party(it.party.as_str()).is_some_and(|party| party.coordinating.as_ref() == Some(&it.code));
    faults.require(!speaks || it.kind != OrganisationKind::Private, "kind", Problem::SpeaksForParty);
    address(faults, "address", it.address.as_deref());
}

fn party(faults: &mut FieldErrors, it: &Party, reference: &Reference) {
    faults.needed("name", &it.name);
    let fit = it.coordinating.as_ref().is_none_or(|code| {
        let organisation = reference.organisation(code.as_str());
        organisation.is_some_and(|body| body.party == it.code && body.kind != OrganisationKind::Private)
    });
    faults.require(fit, "coordinating", Problem::Unknown);
}

/// What is wrong with the fields of a commitment that all sides share.
pub fn shared_fields(it: &Commitment, reference: &Reference) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.needed("title", &it.title);
    faults.text("summary", &it.summary);
    faults.require(it.areas.iter().all(|code| reference.area(code).is_some()), "areas", Problem::Unknown);
    let parties = it.undertaken_by.iter().chain(&it.proposed_by).chain(&it.addressed_to);
    let known = parties.clone().all(|code| reference.party(code.as_str()).is_some());
    faults.require(known, "undertaken_by", Problem::Unknown);
    faults.require(parties.count() > 0, "undertaken_by", Problem::Missing);
    faults
}

/// What is wrong with a commitment that is new: what its statement says has to be said by parties of it, where it says so.
pub fn new_commitment(it: &Commitment, statement: &Statement, reference: &Reference) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let ours = |party: &crate::domain::organisation::code::PartyCode| statement.parties.contains(party);
    if it.standing == Standing::Proposed {
        faults.require(it.undertaken_by.is_empty(), "undertaken_by", Problem::NobodyYet);
        let (by, to) = (it.proposed_by.as_ref(), it.addressed_to.as_ref());
        faults.require(by.is_some(), "proposed_by", Problem::Missing);
        faults.require(by.is_none_or(ours), "proposed_by", Problem::NotAmongParties);
        faults.require(to.is_some(), "addressed_to", Problem::Missing);
        faults.require(to.is_none_or(ours), "addressed_to", Problem::NotAmongParties);
        faults.require(by.is_none() || by != to, "addressed_to", Problem::OfItself);
    } else {
        faults.require(!it.undertaken_by.is_empty(), "undertaken_by", Problem::Missing);
        faults.require(it.undertaken_by.iter().all(ours), "undertaken_by", Problem::NotAmongParties);
        let one = it.standing != Standing::Unilateral || it.undertaken_by.len() <= 1;
        faults.require(one, "undertaken_by", Problem::OneAlone);
        faults.require(it.proposed_by.is_none(), "proposed_by", Problem::OnlyProposals);
        faults.require(it.addressed_to.is_none(), "addressed_to", Problem::OnlyProposals);
    }
    note(&mut faults, "number", it.number.as_deref());
    note(&mut faults, "locator", it.place.locator.as_deref());
    address(&mut faults, "source", it.place.address.as_deref());
    let held = |lang: &Lang| match (it.place.passage.version(*lang), statement.text.version(*lang)) {
        (Some(passage), Some(text)) => mark(&text.words, &[&passage.words]).missing.is_empty(),
        (passage, _) => passage.is_none(),
    };
    faults.require(Lang::ALL.iter().all(held), "passage", Problem::NotInText);
    let mut all = shared_fields(it, reference);
    all.0.retain(|fault| !faults.0.iter().any(|it| it.field == fault.field));
    all.0.extend(faults.0);
    all
}

#[cfg(test)]
#[path = "reference_entry_tests.rs"]
mod tests;
