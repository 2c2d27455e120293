//! Merging a commitment with another, and splitting it.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::both;
use crate::app::components::commitment_field::{CommitmentField, naming, picked};
use crate::app::components::field::{Choice, RadioGroup, SelectField, TextField};
use crate::app::components::form_page::{EnterButton, FormKeys};
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::notice::said;
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::{redirect_done, refuse_form};
use crate::app::form::parse::due;
use crate::app::form::text::{edited, in_language, text_words};
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages;
use crate::app::pages::commitment::restructuring::{effect, pending};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::basics::typed_text::trimmed;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::restructuring::Part;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::CommitmentState;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::proposal::{ProposalRef, ProposalReply};
use crate::service::commitment::restructure::{Merge, PARTS, Split, Stays};
use crate::service::commitment::restructuring::Restructured;

form! {
    /// The commitment to merge with, and the reason for merging or splitting.
    RestructureForm {
        values { with, stays, proposal, act, key, version }
        texts { reason }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    RestructureAction {
        Merge = "merge",
        Split = "split",
        /// Adds fields for one more part.
        MoreParts = "more_parts",
        /// Accepts what another party proposed.
        Accept = "accept",
        /// Declines it, or takes back what the own party proposed.
        Decline = "decline",
    }
}

/// Whether the person restructures the commitment, or answers what is proposed about it.
pub fn may_open(case: &MemberCommitment) -> bool {
    case.may_restructure() || case.may_answer_restructuring()
}

/// Loads the forms.
///
/// # Errors
/// If the user may neither merge nor split the commitment, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let (naming, form_data) = naming(&request, form_data, |field| field == RestructureForm::NAMES.with).await?;
    let opened = OpenCommitment::open(&request, &member, &path.slug, "restructure-title", may_open).await?;
    let form_data = opened.with_keys(&request, form_data, Versioned::Relations);
    let OpenCommitment { case, frame, context, mut page_context } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let pending = pending(&request, &mut page_context, &case).await?;
    let effect = effect(&case, "restructure-proposed", &context);
    Ok(Page::private(frame, move || {
        let head = view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("restructure-title")
                about=Some(commitment_link(&case.state.commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
        };
        if let Some(pending) = &pending {
            return view! {
                {head}
                {pending.draw(&case, &form_data, &context)}
            }
            .into_any();
        }
        let splits = form_data.value(RestructureForm::NAMES.act) != RestructureAction::Merge.word();
        let empty = FormData::default().or([
            ("key", form_data.value(RestructureForm::NAMES.key)),
            ("version", form_data.value(RestructureForm::NAMES.version)),
        ]);
        let (merges, parts) =
            if splits { (empty.clone(), form_data.clone()) } else { (form_data.clone(), empty.clone()) };
        let title = case.state.commitment.title.words(lang).to_owned();
        let stays = vec![
            Choice::new(
                Stays::This.word(),
                messages.with("restructure-stays-this", &[("title", title.as_str().into())]),
            ),
            Choice::new(Stays::Other.word(), messages.text("restructure-stays-other")),
        ];
        view! {
            {head}
            {effect.map(said)}
            <div class="columns even">
                <form class="card write" method="post" novalidate=true>
                    <header>
                        <h2>{messages.text("restructure-merge")}</h2>
                        <p class="note">{messages.text("restructure-merge-note")}</p>
                    </header>
                    <FormKeys form_data=merges.clone() />
                    <CommitmentField
                        name=RestructureForm::NAMES.with
                        label=messages.text("field-other-commitment")
                        hint=messages.text("field-commitment-hint")
                        naming=naming
                        form_data=merges.clone()
                        messages=messages
                    />
                    <RadioGroup
                        name=RestructureForm::NAMES.stays
                        label=messages.text("restructure-stays")
                        choices=stays
                        form_data=merges.clone()
                    />
                    <Reason
                        hint=messages.text("form-reason-hint-both")
                        act=RestructureAction::Merge.word()
                        button=messages.text("restructure-merge")
                        form_data=merges
                        messages=messages
                    />
                </form>
                {split(&case.state, &parts, messages, lang)}
            </div>
        }
        .into_any()
    }))
}

fn split(state: &CommitmentState, form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    let more = usize::from(form_data.value(RestructureForm::NAMES.act) == RestructureAction::MoreParts.word());
    let shown = (given(form_data, &state.commitment) + more).clamp(*PARTS.start(), *PARTS.end());
    let form_data = &filled(form_data.clone(), &state.commitment, shown);
    let parts: Vec<_> = (0..shown)
        .map(|place| {
            // A text's error is shown at its field in the reader's language.
            let mut form_data = form_data.clone();
            for field in [part(place), summary(place)] {
                if let Some(error) = form_data.error(&field).map(str::to_owned) {
                    form_data.refuse(&in_language(&field, lang), error);
                }
            }
            let field = |of: Lang, key: &'static str| {
                view! {
                    <TextField
                        name=in_language(&part(place), of)
                        label=messages.text(key)
                        form_data=form_data.clone()
                    />
                }
            };
            view! {
                <fieldset class="source">
                    <legend>{messages.with("restructure-part", &[("n", (place + 1).into())])}</legend>
                    {field(lang, "field-title")}
                    {(!messages.is_alone()).then(|| field(lang.other(), "restructure-part-title-other"))}
                    {both::areas(&summary(place), messages.text("field-summary"), &form_data, messages)}
                    <TextField
                        name=due_of(place)
                        label=messages.text("field-due")
                        hint=messages.text("field-due-hint")
                        form_data=form_data.clone()
                    />
                </fieldset>
            }
        })
        .collect();
    let add = (shown < *PARTS.end()).then(|| {
        view! {
            <button class="button plain" name=RestructureForm::NAMES.act value=RestructureAction::MoreParts.word()>
                {messages.text("restructure-more")}
            </button>
        }
    });
    let goes_to = |it: &InForce<Milestone>| {
        let choices = (0..shown)
            .map(|place| {
                Choice::new(place.to_string(), messages.with("restructure-part", &[("n", (place + 1).into())]))
            })
            .collect();
        let title = it.value.title.words(lang).to_owned();
        let label = messages.with("restructure-milestone", &[("title", title.as_str().into())]);
        view! { <SelectField name=milestone(&it.value.id) label=label choices=choices form_data=form_data.clone() /> }
    };
    let milestones: Vec<_> = state.open_milestones().map(goes_to).collect();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("restructure-split")}</h2>
                <p class="note">{messages.text("restructure-split-note")}</p>
            </header>
            <FormKeys form_data=form_data.clone() />
            <EnterButton act=RestructureAction::Split.word() label=messages.say("restructure-split") />
            {parts}
            {add}
            {milestones}
            <Reason
                hint=messages.text("form-reason-hint-both")
                act=RestructureAction::Split.word()
                button=messages.text("restructure-split")
                form_data=form_data.clone()
                messages=messages
            />
        </form>
    }
    .into_any()
}

fn part(place: usize) -> String {
    format!("part-{place}")
}

fn summary(place: usize) -> String {
    format!("part-{place}-summary")
}

fn due_of(place: usize) -> String {
    format!("part-{place}-due")
}

fn milestone(id: &MilestoneId) -> String {
    format!("milestone-{id}")
}

/// The form with what the parts have of the whole unless it is changed: the summary and the due day.
fn filled(form_data: FormData, whole: &Commitment, parts: usize) -> FormData {
    let due = whole.due.map_or_else(String::new, |it| it.to_string());
    let of = |place: usize| {
        let mut fields = text_words(&summary(place), &whole.summary);
        fields.push((due_of(place), due.clone()));
        fields
    };
    let fields: Vec<(String, String)> = (0..parts).flat_map(of).collect();
    form_data.or(fields.iter().map(|(field, value)| (field.as_str(), value.as_str())))
}

/// Number of parts up to the last one with a title in either language, or with another due day than that of the whole.
fn given(form_data: &FormData, whole: &Commitment) -> usize {
    let due = whole.due.map_or_else(String::new, |it| it.to_string());
    let written = |place: &usize| {
        let titled =
            Lang::ALL.iter().any(|lang| !form_data.value(&in_language(&part(*place), *lang)).trim().is_empty());
        let own_due = form_data.value(&due_of(*place)).trim();
        titled || !own_due.is_empty() && own_due != due
    };
    (0..*PARTS.end()).rev().find(written).map_or(0, |place| place + 1)
}

/// The submitted merge; the reason is in the reader's language.
pub fn merge(form_data: &FormData, lang: Lang) -> Merge {
    Merge {
        with: form_data.value(RestructureForm::NAMES.with).to_owned(),
        stays: form_data.value(RestructureForm::NAMES.stays).parse().ok(),
        reason: form_data.value(&in_language(RestructureForm::NAMES.reason, lang)).to_owned(),
        version: form_data.value(RestructureForm::NAMES.version).to_owned(),
        idempotency_key: form_data.value(RestructureForm::NAMES.key).to_owned(),
    }
}

/// The submitted split; the reason is in the reader's language. Due days that cannot be read are refused at their fields.
pub fn parts(form_data: &mut FormData, whole: &CommitmentState, messages: Messages) -> Split {
    let given = given(form_data, &whole.commitment);
    let form = filled(form_data.clone(), &whole.commitment, given);
    let title = |place: usize| {
        let of = |lang: Lang| Some(form.value(&in_language(&part(place), lang)).trim().to_owned());
        Text::of(of(Lang::En), TextKind::Original, of(Lang::Ko), TextKind::Original)
    };
    let mut read = form.clone();
    let parts = (0..given)
        .map(|place| Part {
            title: title(place),
            summary: edited(&form, &summary(place), &whole.commitment.summary),
            due: due(&mut read, &due_of(place), messages),
        })
        .collect();
    for (field, error) in read.errors() {
        form_data.refuse(field, error);
    }
    let goes_to =
        |it: &InForce<Milestone>| Some((it.value.id.clone(), form.value(&milestone(&it.value.id)).parse().ok()?));
    Split {
        parts,
        milestones: whole.open_milestones().filter_map(goes_to).collect(),
        reason: trimmed(form.value(&in_language(RestructureForm::NAMES.reason, messages.lang()))).to_owned(),
        version: form.value(RestructureForm::NAMES.version).to_owned(),
        idempotency_key: form.value(RestructureForm::NAMES.key).to_owned(),
    }
}

/// Merges a commitment with another, or splits it.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> FormResult {
    use pages::commitment::restructure::{RestructureAction, merge, parts};

    let mut form_data = picked(form_data);
    let (lang, slug) = (request.lang, path.slug.as_str());
    let case = request.accord.commitments().member_commitment(&member, slug).await?;
    if !may_open(&case) {
        return Err(Error::Nowhere);
    }
    let stays = match form_data.value(RestructureForm::NAMES.act).parse::<RestructureAction>() {
        Ok(RestructureAction::Merge) => {
            request.accord.commitments().merge(&member, slug, merge(&form_data, lang)).await
        }
        Ok(RestructureAction::Split) => {
            let form = parts(&mut form_data, &case.state, request.messages);
            if form_data.is_refused() {
                return Ok(FormOutcome::Refused(form_data));
            }
            request.accord.commitments().split(&member, slug, form).await
        }
        Ok(action @ (RestructureAction::Accept | RestructureAction::Decline)) => {
            let typed = RestructureForm::read(&form_data);
            let form = ProposalRef { version: typed.version, idempotency_key: typed.key };
            let accepted = action == RestructureAction::Accept;
            let reply = ProposalReply { proposal: ProposalId(typed.proposal), accepted, reason: typed.reason };
            return match request.accord.commitments().answer_restructuring(&member, slug, form, reply).await {
                Ok(_) => redirect_done(&paths::review(lang), "replied"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            };
        }
        Ok(RestructureAction::MoreParts) => return Ok(FormOutcome::Redraw(form_data)),
        Err(_) => return Ok(FormOutcome::Refused(form_data)),
    };
    match stays {
        Ok(Restructured::Done(slug)) => Ok(FormOutcome::Redirect(paths::commitment(lang, &slug))),
        Ok(Restructured::Proposed(_)) => Ok(FormOutcome::Redirect(paths::restructure(lang, slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
