//! What a published source judges of a commitment whose headline rests on no party's word. A judgement moves no headline: it
//! is told beside it, as the word of whoever published it.

use serde::{Deserialize, Serialize};

use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::{Headline, HeadlineKind};
use crate::domain::record::state::CommitmentState;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::report::update::{Update, Voice};

/// A judgement that a published source states, where it is the latest word there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedJudgement {
    pub status: Status,
    pub publisher: JudgementPublisher,
}

/// Whose publication it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JudgementPublisher {
    /// The parties together.
    Joint,
    /// A party, where it is known which.
    Party(Option<PartyCode>),
    /// Somebody else, or nobody knows who.
    Other,
}

impl PublishedJudgement {
    /// The judgement beside a headline; nothing where a party or all of them have said how it stands, where the latest
    /// published word is a fact, which the headline states, where there is none, and where another commitment stands for
    /// this one.
    pub fn of(state: &CommitmentState, headline: &Headline, reference: &Reference) -> Option<Self> {
        if state.superseded().is_some() {
            return None;
        }
        if state.commitment.is_proposal() || !matches!(headline.kind, HeadlineKind::None | HeadlineKind::PublicRecord) {
            return None;
        }
        let read = |it: &&Update| it.voice == Voice::PublicRecord && it.status != Status::Unknown;
        let latest = state.updates.iter().rev().map(|it| &it.value).find(read)?;
        (!latest.status.is_fact()).then(|| Self { status: latest.status, publisher: publisher(latest, reference) })
    }
}

fn publisher(update: &Update, reference: &Reference) -> JudgementPublisher {
    match update.evidence.first().map(|it| it.class) {
        Some(EvidenceClass::Joint) => JudgementPublisher::Joint,
        Some(EvidenceClass::Party) => JudgementPublisher::Party(party(update, reference)),
        Some(EvidenceClass::ThirdBody | EvidenceClass::Press) | None => JudgementPublisher::Other,
    }
}

/// The party of the body that published the source: the one that has this name, else that of the bodies named, where they
/// are all of one.
fn party(update: &Update, reference: &Reference) -> Option<PartyCode> {
    let name = update.evidence.first().and_then(|it| it.publisher.as_deref());
    let named = name.and_then(|name| {
        let organisation = reference
            .organisations
            .iter()
            .find(|it| it.code.as_str() == name || it.name.0.iter().any(|version| version.words == name));
        organisation.map(|it| it.party.clone())
    });
    named.or_else(|| {
        let mut parties = update.organisations.iter().filter_map(|code| reference.organisation(code.as_str()));
        let first = parties.next().map(|it| it.party.clone())?;
        parties.all(|it| it.party == first).then_some(first)
    })
}

#[cfg(test)]
#[path = "published_judgement_tests.rs"]
mod tests;
