//! The commitments proposed to be added to a statement: what waits for whom, the answers, and putting one in other words.

use leptos::prelude::*;

use crate::app::components::field::wrong;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::components::reason::Reason;
use crate::app::components::text::{LocalizedText, around};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::pages::commitment::addition_facts::{changed_facts, draw_changes, draw_facts, facts};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::record::additions::{AdditionOutcome, ProposedAddition, may_add_something};
use crate::domain::record::noun::Noun;
use crate::paths;
use crate::paths::StatementPath;
use crate::service::commitment::additions::{AnswerAdditions, StatementAdditions};

form! {
    /// Proposals to be answered, each with a box.
    AdditionsForm {
        values { act, key }
        texts { reason }
        lists { chosen, shown, own }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    AdditionsAction {
        Accept = "accept",
        /// All that the page showed, chosen or not.
        AcceptAll = "accept_all",
        Decline = "decline",
        TakeBack = "take_back",
    }
}

/// Settled proposals shown, the latest first.
const SETTLED: usize = 50;

/// Loads the proposals of a statement.
///
/// # Errors
/// If there is no such statement of the member's party, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: StatementPath, form_data: FormData) -> PageResult {
    let additions = request.accord.commitments().additions_for(&member, &path.slug).await;
    let additions = additions.map_err(not_found(Noun::Statement))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("additions-title"));
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([(AdditionsForm::NAMES.key, &*key)]);
    let done = request.parameter("done").and_then(|it| match it {
        "proposed" => Some("commitment-new-proposed"),
        "accepted" => Some("additions-accepted"),
        "accepted_without_link" => Some("additions-accepted-without-link"),
        "declined" => Some("additions-declined"),
        "taken_back" => Some("additions-taken-back"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let statement = &additions.statement;
        let add = may_add_something(&member, statement, &context.reference).then(|| {
            let address = paths::new_commitment(lang, &statement.slug);
            view! { <p><a class="button plain" href=address>{messages.text("commitment-new")}</a></p> }
        });
        view! {
            <PageHead
                steps=vec![(paths::statements(lang), messages.say("statements-title"))]
                title=messages.text("additions-title")
                about=Some((paths::statement(lang, &statement.slug), statement.title.clone()))
                lead=messages.text("additions-lead")
                saved=done.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            >
                {add}
            </PageHead>
            {meanwhile(&additions, &form_data, &context)}
            {open(&additions, &member, &form_data, &context)}
            {settled(&additions, &context)}
        }
    }))
}

/// What became, since the page was read, of those that were chosen: nothing was accepted.
fn meanwhile(additions: &StatementAdditions, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    if !form_data.is_conflict() {
        return None;
    }
    let (messages, lang) = (context.messages, context.lang);
    let names = [AdditionsForm::NAMES.chosen, AdditionsForm::NAMES.own, AdditionsForm::NAMES.shown];
    let mut ids: Vec<&str> = names.iter().flat_map(|name| form_data.values(name)).collect();
    ids.sort_unstable();
    ids.dedup();
    let stale: Vec<_> = ids
        .into_iter()
        .filter_map(|id| additions.get(&ProposalId(id.to_owned())))
        .filter(|it| !it.is_open())
        .map(|read| {
            let title = read.proposal.value.commitment.title.clone();
            let changes = latest(additions, read).map(|latest| {
                let before = facts(&read.proposal.value, &additions.linked, context);
                draw_changes(changed_facts(before, facts(&latest.proposal.value, &additions.linked, context)), messages)
            });
            view! {
                <li>
                    <strong><LocalizedText text=title lang=lang /></strong>
                    " "
                    {became(read, context)}
                    {changes}
                </li>
            }
        })
        .collect();
    (!stale.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{messages.text("additions-meanwhile")}</h2>
                <ul class="feed">{stale}</ul>
            </section>
        }
        .into_any()
    })
}

/// The proposal that took the place of another in the end; nothing where none did.
fn latest<'a>(additions: &'a StatementAdditions, of: &ProposedAddition) -> Option<&'a ProposedAddition> {
    let mut found = None;
    let mut outcome = &of.outcome;
    // Each step leads to a later proposal, so that it ends; the count guards against records made elsewhere.
    for _ in 0..additions.all.len() {
        let AdditionOutcome::Amended(by) = outcome else { break };
        let next = additions.get(by)?;
        (found, outcome) = (Some(next), &next.outcome);
    }
    found
}

/// The proposals that wait: those that the person may answer or take back with a box, the others to be read.
fn open(additions: &StatementAdditions, member: &Member, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let (statement, reference) = (&additions.statement, &context.reference);
    let waiting: Vec<&ProposedAddition> = additions.all.iter().filter(|it| it.is_open()).collect();
    if waiting.is_empty() {
        return view! { <p class="card">{messages.text("additions-none")}</p> }.into_any();
    }
    let answered: Vec<&ProposedAddition> =
        waiting.iter().copied().filter(|it| it.may_answer(member, statement, reference)).collect();
    let own: Vec<&ProposedAddition> =
        waiting.iter().copied().filter(|it| it.may_take_back(member, statement, reference)).collect();
    let cards: Vec<_> = waiting
        .iter()
        .map(|addition| {
            let field = if answered.contains(addition) {
                Some(AdditionsForm::NAMES.chosen)
            } else {
                own.contains(addition).then_some(AdditionsForm::NAMES.own)
            };
            card(additions, addition, field, form_data, context)
        })
        .collect();
    if answered.is_empty() && own.is_empty() {
        return cards.into_any();
    }
    let wrong = [AdditionsForm::NAMES.chosen, AdditionsForm::NAMES.own]
        .map(|name| form_data.error(name).map(|error| wrong(name.to_owned(), error)));
    let shown: Vec<_> = answered
        .iter()
        .map(
            |it| view! { <input type="hidden" name=AdditionsForm::NAMES.shown value=it.proposal.value.id.0.clone() /> },
        )
        .collect();
    let act = AdditionsForm::NAMES.act;
    let accept = (!answered.is_empty()).then(|| {
        let all = messages.with("additions-accept-all", &[("n", answered.len().into())]);
        view! {
            <button class="button" name=act value=AdditionsAction::Accept.word()>
                {messages.text("additions-accept")}
            </button>
            <button class="button" name=act value=AdditionsAction::AcceptAll.word()>
                {all}
            </button>
            <button class="button plain" name=act value=AdditionsAction::Decline.word()>
                {messages.text("additions-decline")}
            </button>
        }
    });
    let take_back = (!own.is_empty()).then(|| {
        view! {
            <button class="button plain" name=act value=AdditionsAction::TakeBack.word()>
                {messages.text("additions-take-back")}
            </button>
        }
    });
    view! {
        <form class="together stack" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            {shown}
            {wrong}
            {cards}
            <section class="card write">
                <Reason
                    label=messages.text("additions-reason")
                    hint=messages.text("additions-reason-hint")
                    form_data=form_data.clone()
                    messages=messages
                />
                <div class="row acts">{accept} {take_back}</div>
            </section>
        </form>
    }
    .into_any()
}

/// One proposal that waits: what it says, what it changes of the one before it, and for whom it waits.
fn card(
    additions: &StatementAdditions,
    addition: &ProposedAddition,
    field: Option<&'static str>,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let (proposed, linked) = (&addition.proposal.value, &additions.linked);
    let id = proposed.id.0.clone();
    let party = context.party(proposed.proposed_by.as_str());
    let day = messages.day(addition.proposal.effective_on);
    let by = messages.with("addition-proposed-by", &[("party", party.into()), ("day", day.into())]);
    let waits = match &addition.outcome {
        AdditionOutcome::Waiting(parties) => {
            let names: Vec<String> = parties.iter().map(|it| context.party(it.as_str())).collect();
            messages.with("addition-waits-for", &[("parties", messages.list(&names).into())])
        }
        _ => String::new(),
    };
    let title = view! { <LocalizedText text=proposed.commitment.title.clone() lang=lang /> };
    let head = match field {
        Some(name) => {
            let checked = form_data.values(name).any(|it| it == id);
            view! {
                <label class="check">
                    <input type="checkbox" name=name value=id.clone() checked=checked />
                    <strong>{title}</strong>
                </label>
            }
            .into_any()
        }
        None => view! { <strong>{title}</strong> }.into_any(),
    };
    let former = proposed.amends.as_ref().and_then(|former| additions.get(former));
    let amended = former.map(|former| {
        let changes = changed_facts(facts(&former.proposal.value, linked, context), facts(proposed, linked, context));
        view! {
            <h3>{messages.text("addition-amended")}</h3>
            {draw_changes(changes, messages)}
        }
    });
    let amend = field.map(|_| {
        let address = paths::addition(lang, &additions.statement.slug, &id);
        let title = proposed.commitment.title.words(lang).to_owned();
        view! {
            <a class="button plain" href=address>
                {messages.text("addition-amend")}
                <span class="vh">{format!(": {title}")}</span>
            </a>
        }
    });
    view! {
        <section class="card" id=format!("a-{id}")>
            <header>
                <h2>{head}</h2>
                <span class="note">{by}</span>
            </header>
            {amended}
            {draw_facts(facts(proposed, linked, context))}
            <p class="note">{waits}</p>
            {amend.map(|it| view! { <p>{it}</p> })}
        </section>
    }
    .into_any()
}

/// What became of a proposal.
fn became(addition: &ProposedAddition, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    match &addition.outcome {
        AdditionOutcome::Waiting(_) => messages.text("addition-waiting").into_any(),
        AdditionOutcome::Recorded(slug) => {
            let link = view! { <a href=paths::commitment(lang, slug)>{messages.text("addition-recorded-link")}</a> };
            around(messages, "addition-recorded", &[], "commitment", link)
        }
        AdditionOutcome::Declined(answer) => {
            let party = context.party(answer.value.party.as_str());
            let own = answer.value.party == addition.proposal.value.proposed_by;
            let key = if own { "history-taken-back" } else { "history-declined" };
            let reason = view! { <LocalizedText text=answer.value.reason.clone() lang=lang /> };
            around(messages, key, &[("party", party.into())], "reason", reason)
        }
        AdditionOutcome::Amended(_) => messages.text("addition-amended-later").into_any(),
    }
}

/// What was answered already, the latest first.
fn settled(additions: &StatementAdditions, context: &RenderContext) -> Option<AnyView> {
    let (messages, lang) = (context.messages, context.lang);
    let rows: Vec<_> = additions
        .all
        .iter()
        .rev()
        .filter(|it| !it.is_open())
        .take(SETTLED)
        .map(|it| {
            view! {
                <li>
                    <span class="t">
                        <LocalizedText text=it.proposal.value.commitment.title.clone() lang=lang />
                    </span>
                    <span class="meta">{became(it, context)}</span>
                    {it.without_link.then(|| view! { <p class="note">{messages.text("addition-without-link")}</p> })}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{messages.text("additions-settled")}</h2>
                <ul class="feed">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Accepts, declines or takes back proposals.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: StatementPath, mut form_data: FormData) -> FormResult {
    let form = AdditionsForm::read(&form_data);
    let Ok(action) = form.act.parse::<AdditionsAction>() else { return Ok(FormOutcome::Refused(form_data)) };
    let (field, chosen, done) = match action {
        AdditionsAction::Accept => (AdditionsForm::NAMES.chosen, form.chosen, "accepted"),
        AdditionsAction::AcceptAll => (AdditionsForm::NAMES.chosen, form.shown, "accepted"),
        AdditionsAction::Decline => (AdditionsForm::NAMES.chosen, form.chosen, "declined"),
        AdditionsAction::TakeBack => (AdditionsForm::NAMES.own, form.own, "taken_back"),
    };
    if chosen.is_empty() {
        form_data.refuse(field, request.messages.say("additions-none-chosen"));
        return Ok(FormOutcome::Refused(form_data));
    }
    let answer = AnswerAdditions {
        chosen: chosen.into_iter().map(ProposalId).collect(),
        accepted: matches!(action, AdditionsAction::Accept | AdditionsAction::AcceptAll),
        reason: form.reason,
        idempotency_key: form.key,
    };
    match request.accord.commitments().answer_additions(&member, &path.slug, answer).await {
        Ok(answered) => {
            let done = if answered.without_link > 0 { "accepted_without_link" } else { done };
            redirect_done(&paths::additions(request.lang, &path.slug), done)
        }
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
