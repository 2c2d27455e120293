//! Which meeting's decision a commitment, or one of its milestones, originated from.

use leptos::prelude::*;

use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::CommitmentData;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::meeting::decision::Outcome;
use crate::paths;

/// The decision that the commitment, or one of its milestones, originated from; nothing if none is known.
pub fn of(told: &CommitmentData, step: Option<&MilestoneId>) -> Option<AnyView> {
    let origin = told.state.origins.iter().map(|it| &it.value).find(|it| it.milestone.as_ref() == step)?;
    said(told, origin)
}

/// States that something originated from a decision, with a link to it.
pub fn said(told: &CommitmentData, outcome: &Outcome) -> Option<AnyView> {
    let meeting = told.context.reference.meeting(&outcome.meeting)?;
    let address = told.context.link(&paths::meeting(told.lang(), &meeting.slug));
    let link = view! {
        <a class="origin" href=format!("{address}#d-{}", outcome.decision)>
            <LocalizedText text=meeting.title.clone() lang=told.lang() />
        </a>
    };
    Some(around(told.words(), "commitment-origin", &[], "meeting", link))
}
