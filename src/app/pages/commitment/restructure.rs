//! Merging a commitment with another, and splitting it.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::commitment_field::CommitmentField;
use crate::app::components::field::TextField;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::basics::typed_text::trimmed;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::restructure::{Merge, PARTS, Split};

form! {
    /// The commitment to merge with, and the reason for merging or splitting.
    RestructureForm {
        values { with, act, key, version }
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
    }
}

/// Loads the forms.
///
/// # Errors
/// If the user may neither merge nor split the commitment, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let linkable = request.accord.commitments().linkable(&member, request.lang).await?;
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "restructure-title", MemberCommitment::may_restructure)
            .await?;
    let form_data = opened.with_keys(&request, form_data, Versioned::Relations);
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    Ok(Page::private(frame, move || {
        let splits = form_data.value(RestructureForm::NAMES.act) != RestructureAction::Merge.word();
        let empty = FormData::default().or([
            ("key", form_data.value(RestructureForm::NAMES.key)),
            ("version", form_data.value(RestructureForm::NAMES.version)),
        ]);
        let (merges, parts) =
            if splits { (empty.clone(), form_data.clone()) } else { (form_data.clone(), empty.clone()) };
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("restructure-title")
                about=Some(commitment_link(&case.state.commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
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
                        linkable=linkable
                        form_data=merges.clone()
                        lang=lang
                    />
                    <Reason
                        hint=messages.text("form-reason-hint-both")
                        act=RestructureAction::Merge.word()
                        button=messages.text("restructure-merge")
                        form_data=merges
                        messages=messages
                    />
                </form>
                {split(&parts, messages, lang)}
            </div>
        }
    }))
}

fn split(form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    let more = usize::from(form_data.value(RestructureForm::NAMES.act) == RestructureAction::MoreParts.word());
    let shown = (given(form_data) + more).clamp(*PARTS.start(), *PARTS.end());
    let parts: Vec<_> = (0..shown)
        .map(|place| {
            // A part's error is shown at its field in the reader's language.
            let form_data = match form_data.error(&part(place)) {
                Some(error) => {
                    let mut with = form_data.clone();
                    with.refuse(&in_language(&part(place), lang), error.to_owned());
                    with
                }
                None => form_data.clone(),
            };
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
                    {field(lang.other(), "restructure-part-title-other")}
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
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("restructure-split")}</h2>
                <p class="note">{messages.text("restructure-split-note")}</p>
            </header>
            <FormKeys form_data=form_data.clone() />
            {parts}
            {add}
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

/// Number of parts up to the last one with a title in either language.
fn given(form_data: &FormData) -> usize {
    let written = |place: &usize| {
        Lang::ALL.iter().any(|lang| !form_data.value(&in_language(&part(*place), *lang)).trim().is_empty())
    };
    (0..*PARTS.end()).rev().find(written).map_or(0, |place| place + 1)
}

/// The submitted merge; the reason is in the reader's language.
pub fn merge(form_data: &FormData, lang: Lang) -> Merge {
    Merge {
        with: form_data.value(RestructureForm::NAMES.with).to_owned(),
        reason: form_data.value(&in_language(RestructureForm::NAMES.reason, lang)).to_owned(),
        version: form_data.value(RestructureForm::NAMES.version).to_owned(),
        idempotency_key: form_data.value(RestructureForm::NAMES.key).to_owned(),
    }
}

/// The submitted split; the reason is in the reader's language.
pub fn parts(form_data: &FormData, lang: Lang) -> Split {
    let title = |place: usize| {
        let of = |lang: Lang| Some(form_data.value(&in_language(&part(place), lang)).trim().to_owned());
        Text::of(of(Lang::En), TextKind::Original, of(Lang::Ko), TextKind::Original)
    };
    Split {
        parts: (0..given(form_data)).map(title).collect(),
        reason: trimmed(form_data.value(&in_language(RestructureForm::NAMES.reason, lang))).to_owned(),
        version: form_data.value(RestructureForm::NAMES.version).to_owned(),
        idempotency_key: form_data.value(RestructureForm::NAMES.key).to_owned(),
    }
}

/// Merges a commitment with another, or splits it.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> FormResult {
    use pages::commitment::restructure::{RestructureAction, merge, parts};

    let (lang, slug) = (request.lang, path.slug.as_str());
    let case = request.accord.commitments().member_commitment(&member, slug).await?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let stays = match form_data.value(RestructureForm::NAMES.act).parse::<RestructureAction>() {
        Ok(RestructureAction::Merge) => {
            request.accord.commitments().merge(&member, slug, merge(&form_data, lang)).await
        }
        Ok(RestructureAction::Split) => {
            request.accord.commitments().split(&member, slug, parts(&form_data, lang)).await
        }
        Ok(RestructureAction::MoreParts) => return Ok(FormOutcome::Redraw(form_data)),
        Err(_) => return Ok(FormOutcome::Refused(form_data)),
    };
    match stays {
        Ok(slug) => Ok(FormOutcome::Redirect(paths::commitment(lang, &slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
