//! A link, a merger or a split that one party proposed and the others have not answered yet.

use leptos::prelude::*;

use crate::app::components::notice::said;
use crate::app::components::proposal::{AnswerProposal, TakeProposalBack};
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::pages::commitment::restructure::RestructureAction;
use crate::app::request::{PageContext, RenderContext};
use crate::app::{Error, RequestContext};
use crate::domain::basics::text::Text;
use crate::domain::commitment::restructuring::{Part, Restructuring, RestructuringProposal};
use crate::domain::record::open_proposal::Open;
use crate::paths;
use crate::service::commitment::member_commitment::MemberCommitment;

/// What waits, with the commitments that it is about as far as the reader may see them: slug and title.
pub struct Pending {
    open: Open<RestructuringProposal>,
    commitment: Option<(String, Text)>,
    other: Option<(String, Text)>,
}

/// What is proposed about a commitment; nothing where nothing is.
///
/// # Errors
/// If the database does not respond.
pub async fn pending(
    request: &RequestContext,
    page_context: &mut PageContext,
    case: &MemberCommitment,
) -> Result<Option<Pending>, Error> {
    let Some(open) = case.state.dealings.restructuring.clone() else { return Ok(None) };
    let proposal = &open.proposal.value;
    let ids: Vec<String> =
        std::iter::once(&proposal.commitment).chain(proposal.restructuring.other()).map(|it| it.0.clone()).collect();
    let rows = request.accord.commitments().rows(&mut page_context.snapshot, &ids, &[]).await?;
    let named = |id: Option<&String>| {
        let row = rows.iter().find(|row| Some(&row.id) == id)?;
        Some((row.listed.slug.clone(), row.listed.title.clone()))
    };
    let (commitment, other) = (named(ids.first()), named(ids.get(1)));
    Ok(Some(Pending { open, commitment, other }))
}

/// That it will be proposed to the other parties; nothing where it takes effect at once.
pub fn effect(case: &MemberCommitment, key: &str, context: &RenderContext) -> Option<String> {
    let others = case.concerned().into_iter().filter(|it| *it != case.member().party);
    let names: Vec<String> = others.map(|it| context.party(it.as_str())).collect();
    case.proposes().then(|| context.messages.with(key, &[("parties", context.messages.list(&names).into())]))
}

impl Pending {
    /// What is proposed, for whom it waits, and the form of those who may answer it or take it back. It is answered on the
    /// page of the commitment about which it was proposed.
    pub fn draw(&self, case: &MemberCommitment, form_data: &FormData, context: &RenderContext) -> AnyView {
        let (messages, lang) = (context.messages, context.lang);
        let proposal = &self.open.proposal.value;
        let party = context.party(proposal.proposed_by.as_str());
        let title = messages.with(key(&proposal.restructuring), &[("party", party.into())]);
        let waits = self.open.waits_for(&proposal.asked);
        let names: Vec<String> = waits.iter().map(|it| context.party(it.as_str())).collect();
        let here = proposal.commitment == case.id;
        let (answers, own) = (case.may_answer_restructuring(), case.may_take_back_restructuring());
        let id = proposal.id.0.clone();
        let reply = answers.then(|| {
            let acts = [RestructureAction::Accept.word(), RestructureAction::Decline.word()];
            view! { <AnswerProposal proposal=id.clone() acts=acts form_data=form_data.clone() messages=messages /> }
        });
        let take_back = own.then(|| {
            let act = RestructureAction::Decline.word();
            view! { <TakeProposalBack proposal=id.clone() act=act form_data=form_data.clone() messages=messages /> }
        });
        let waiting =
            (!answers).then(|| said(messages.with("revise-waits", &[("parties", messages.list(&names).into())])));
        let elsewhere = (!here).then(|| {
            self.commitment.clone().map(|(slug, title)| {
                view! {
                    <p>
                        <a href=paths::restructure(lang, &slug)>
                            {messages.text("restructuring-open")}
                            ": "
                            <LocalizedText text=title lang=lang />
                        </a>
                    </p>
                }
            })
        });
        view! {
            <section class="card">
                <header>
                    <h2>{title}</h2>
                    <span class="note">{messages.day(self.open.proposal.effective_on)}</span>
                </header>
                <p class="typed">{proposal.restructuring.reason().to_owned()}</p>
                {self.what(context)}
                {elsewhere}
                {waiting}
                {reply}
                {take_back}
            </section>
        }
        .into_any()
    }

    /// The other commitment, and which of the two stays; of a split its parts.
    fn what(&self, context: &RenderContext) -> AnyView {
        let (messages, lang) = (context.messages, context.lang);
        let proposal = &self.open.proposal.value;
        let named = |key: &'static str, named: &Option<(String, Text)>| {
            named.clone().map(|(slug, title)| {
                view! {
                    <dt>{messages.text(key)}</dt>
                    <dd>
                        <a href=paths::commitment(lang, &slug)><LocalizedText text=title lang=lang /></a>
                    </dd>
                }
            })
        };
        let both =
            || (named("restructuring-commitment", &self.commitment), named("field-other-commitment", &self.other));
        match &proposal.restructuring {
            Restructuring::Link { kind, .. } => view! {
                <dl class="facts">
                    {both()}
                    <dt>{messages.text("relations-kind")}</dt>
                    <dd>{messages.of_word("relation", *kind)}</dd>
                </dl>
            }
            .into_any(),
            Restructuring::Merge { stays, .. } => {
                let stays = if *stays == proposal.commitment { &self.commitment } else { &self.other };
                view! {
                    <dl class="facts">
                        {both()}
                        {named("restructure-stays", stays)}
                    </dl>
                }
                .into_any()
            }
            Restructuring::Split { parts, .. } => {
                let parts: Vec<_> = parts.iter().map(|it| part(it, context)).collect();
                view! {
                    <dl class="facts">{named("restructuring-commitment", &self.commitment)}</dl>
                    <ol>{parts}</ol>
                }
                .into_any()
            }
        }
    }
}

fn part(part: &Part, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let due = part.due.map_or_else(|| messages.say("due-none"), |it| messages.due(it));
    view! {
        <li>
            <LocalizedText text=part.title.clone() lang=lang />
            " "
            <span class="note">{due}</span>
            <p><LocalizedText text=part.summary.clone() lang=lang /></p>
        </li>
    }
    .into_any()
}

/// The key of what a proposal is called.
pub fn key(restructuring: &Restructuring) -> &'static str {
    match restructuring {
        Restructuring::Link { .. } => "restructuring-link",
        Restructuring::Merge { .. } => "restructuring-merge",
        Restructuring::Split { .. } => "restructuring-split",
    }
}
