//! Answering another side's proposal, and withdrawing one's own side's.

use leptos::prelude::*;

use crate::app::components::form_page::FormKeys;
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::i18n::Messages;

/// The form that accepts a proposal, or declines it with a reason.
#[component]
pub fn AnswerProposal(
    /// The proposal's identifier.
    proposal: String,
    /// What the buttons ask for, in the field `act`: to accept it, and to decline it.
    acts: [&'static str; 2],
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let [accept, decline] = acts;
    view! {
        <form class="write" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <input type="hidden" name="proposal" value=proposal />
            <Reason label=messages.text("proposal-decline-reason") form_data=form_data messages=messages />
            <div class="row acts">
                <button class="button" name="act" value=accept>
                    {messages.text("proposal-accept")}
                </button>
                <button class="button plain" name="act" value=decline>
                    {messages.text("proposal-decline")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The form that withdraws a proposal.
#[component]
pub fn TakeProposalBack(
    /// The proposal's identifier.
    proposal: String,
    /// What the button asks for, in the field `act`.
    act: &'static str,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    view! {
        <form class="write" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <input type="hidden" name="proposal" value=proposal />
            <Reason
                act=act
                button=messages.text("proposal-take-back")
                plain=true
                form_data=form_data
                messages=messages
            />
        </form>
    }
    .into_any()
}
