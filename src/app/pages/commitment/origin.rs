//! Of which meeting's decision a commitment, or a step of it, came.

use leptos::prelude::*;

use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::CommitmentData;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::meeting::decision::Outcome;
use crate::paths;

/// The decision that the commitment itself, or a step of it, came of; nothing where none is known.
pub fn of(told: &CommitmentData, step: Option<&MilestoneId>) -> Option<AnyView> {
    let origin = told.state.origins.iter().map(|it| &it.value).find(|it| it.milestone.as_ref() == step)?;
    said(told, origin)
}

/// That something came of a decision, with the way there.
pub fn said(told: &CommitmentData, it: &Outcome) -> Option<AnyView> {
    let meeting = told.context.reference.meeting(&it.meeting)?;
    let address = told.context.link(&paths::meeting(told.lang(), &meeting.slug));
    let link = view! {
        <a class="origin" href=format!("{address}#d-{}", it.decision)>
            <LocalizedText text=meeting.title.clone() lang=told.lang() />
        </a>
    };
    Some(around(told.words(), "commitment-origin", &[], "meeting", link))
}
