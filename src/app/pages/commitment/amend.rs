//! Putting a proposed commitment in other words: it is proposed anew, and takes the place of the one before.

use leptos::prelude::*;

use crate::app::components::form_page::{EnterButton, FormKeys};
use crate::app::components::head::PageHead;
use crate::app::components::notice::said;
use crate::app::entry_form::filled;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::pages::commitment::new::{self, AddAction, NewCommitmentForm};
use crate::app::pages::commitment::{new_link, words};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::record::noun::Noun;
use crate::paths;
use crate::paths::AdditionPath;
use crate::service::commitment::new::AddCommitment;
use crate::service::commitment::new_link::Earlier;

/// The action of the form's button, in the field `act`.
const PROPOSE: &str = "propose";

/// Loads the form.
///
/// # Errors
/// If there is no such proposal that the user may amend, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: AdditionPath, form_data: FormData) -> PageResult {
    let additions = request.accord.commitments().additions_for(&member, &path.slug).await;
    let additions = additions.map_err(not_found(Noun::Statement))?;
    let addition = additions.get(&path.addition).ok_or(Error::Nowhere)?.clone();
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let (statement, linked) = (additions.statement, additions.linked);
    let link = addition.proposal.value.link.clone();
    let open = addition.may_answer(&member, &statement, &context.reference)
        || addition.may_take_back(&member, &statement, &context.reference);
    // Who typed while another answered it keeps what was typed; nobody else has anything to do here.
    if !open && !form_data.is_conflict() {
        return Err(Error::Nowhere);
    }
    let frame = Frame::of_own(&request, &page_context, messages.say("addition-amend-title"));
    let mut present = new::present(&addition.proposal.value);
    present.extend(new_link::present(link.as_ref(), &linked));
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, present);
    Ok(Page::private(frame, move || {
        let settled = (!open).then(|| said(messages.text("addition-settled")));
        let back = paths::additions(lang, &statement.slug);
        let offered = linked.iter().filter(|it| link.as_ref().is_some_and(|link| link.to == it.id));
        let offered: Vec<_> = offered.map(|it| (it, None)).collect();
        view! {
            <PageHead
                steps=vec![(back, messages.say("additions-title"))]
                title=messages.text("addition-amend-title")
                about=Some((paths::statement(lang, &statement.slug), statement.title.clone()))
                form_data=form_data.clone()
                context=context.clone()
            />
            {settled}
            <form class="card write" method="post" novalidate=true>
                <EnterButton act=PROPOSE label=messages.say("addition-amend-propose") />
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("addition-amend-note")}</p>
                {new::draw(&statement, &form_data, &context)}
                {new_link::draw(&offered, &form_data, &context)}
                <button class="button" name=NewCommitmentForm::NAMES.act value=PROPOSE>
                    {messages.text("addition-amend-propose")}
                </button>
            </form>
        }
    }))
}

/// Proposes it anew.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: AdditionPath, mut form_data: FormData) -> FormResult {
    let additions = request.accord.commitments().additions_for(&member, &path.slug).await;
    let additions = additions.map_err(not_found(Noun::Statement))?;
    form_data = words::picked(form_data, &additions.statement, request.messages);
    if form_data.value(NewCommitmentForm::NAMES.act) == AddAction::Pick.word() {
        return Ok(if form_data.is_refused() {
            FormOutcome::Refused(form_data)
        } else {
            FormOutcome::Redraw(form_data)
        });
    }
    let former = additions.get(&path.addition).ok_or(Error::Nowhere)?.proposal.value.clone();
    let linked: Vec<Earlier> =
        additions.linked.into_iter().filter(|it| former.link.as_ref().is_some_and(|link| link.to == it.id)).collect();
    let link = new_link::read(&mut form_data, &linked, request.messages);
    let Some((commitment, visibility)) = new::read(&mut form_data, Some(&former.commitment), request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let to_add = new::to_add(&form_data, commitment, visibility);
    let form = AddCommitment { amends: Some(path.addition), link, ..to_add };
    match request.accord.commitments().add(&member, &path.slug, form).await {
        Ok(_) => redirect_done(&paths::additions(request.lang, &path.slug), "proposed"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
