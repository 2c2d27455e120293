//! Merging a commitment with another, and splitting it.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::pages;
use crate::app::pages::commitment::relations::suggestions;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, TextKind};
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::restructure::{Merge, PARTS, Split};

string_enum! {
    /// What the buttons ask for, in the field `act`.
    RestructureAction {
        Merge = "merge",
        Split = "split",
        /// Fields for one more part.
        MoreParts = "more_parts",
    }
}

/// Loads the forms.
///
/// # Errors
/// When the person may neither merge nor split the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let linkable = request.accord.commitments().linkable(&member, request.lang).await.map_err(refused)?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("restructure-title"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Relations));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
    Ok(Page::private(frame, messages.say("restructure-title"), move || {
        let splits = form_data.value("act") != RestructureAction::Merge.word();
        let empty = FormData::default().or([("key", form_data.value("key")), ("version", form_data.value("version"))]);
        let (merges, parts) =
            if splits { (empty.clone(), form_data.clone()) } else { (form_data.clone(), empty.clone()) };
        view! {
            <WorkHead
                from=(paths::commitments(lang), messages.say("nav-commitments"))
                title=messages.text("restructure-title")
                commitment=case.state.commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <form class="card write" method="post" novalidate=true>
                    <header>
                        <h2>{messages.text("restructure-merge")}</h2>
                        <p class="note">{messages.text("restructure-merge-note")}</p>
                    </header>
                    <FormKeys form_data=merges.clone() />
                    <TextField
                        name="with"
                        label=messages.text("field-other-commitment")
                        hint=messages.text("field-commitment-hint")
                        takes=Takes::Text
                        autocomplete="off"
                        list="linkable"
                        form_data=merges.clone()
                    />
                    {suggestions("linkable", linkable, lang)}
                    <TextArea
                        name=in_language("reason", lang)
                        label=messages.text("form-reason")
                        hint=messages.text("form-reason-hint-both")
                        form_data=merges
                    />
                    <button class="button" name="act" value=RestructureAction::Merge.word()>
                        {messages.text("restructure-merge")}
                    </button>
                </form>
                {split(&parts, messages, lang)}
            </div>
        }
    }))
}

fn split(form_data: &FormData, messages: Messages, lang: Lang) -> AnyView {
    let more = usize::from(form_data.value("act") == RestructureAction::MoreParts.word());
    let shown = (given(form_data) + more).clamp(*PARTS.start(), *PARTS.end());
    let parts: Vec<_> = (0..shown)
        .map(|place| {
            // The fault of a part stands at its field in the reader's language.
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
                        takes=Takes::Text
                        autocomplete="off"
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
            <button class="button plain" name="act" value=RestructureAction::MoreParts.word()>
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
            <TextArea
                name=in_language("reason", lang)
                label=messages.text("form-reason")
                hint=messages.text("form-reason-hint-both")
                form_data=form_data.clone()
            />
            <button class="button" name="act" value=RestructureAction::Split.word()>
                {messages.text("restructure-split")}
            </button>
        </form>
    }
    .into_any()
}

fn part(place: usize) -> String {
    format!("part-{place}")
}

/// How many parts have a title in either language, up to the last one.
fn given(form_data: &FormData) -> usize {
    let written = |place: &usize| {
        Lang::ALL.iter().any(|lang| !form_data.value(&in_language(&part(*place), *lang)).trim().is_empty())
    };
    (0..*PARTS.end()).rev().find(written).map_or(0, |place| place + 1)
}

/// What was typed to merge; the reason is in the reader's language.
pub fn merge(form_data: &FormData, lang: Lang) -> Merge {
    Merge {
        with: form_data.value("with").to_owned(),
        reason: form_data.value(&in_language("reason", lang)).to_owned(),
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    }
}

/// What was typed to split; the reason is in the reader's language.
pub fn parts(form_data: &FormData, lang: Lang) -> Split {
    let title = |place: usize| {
        let of = |lang: Lang| Some(form_data.value(&in_language(&part(place), lang)).trim().to_owned());
        Text::of(of(Lang::En), TextKind::Original, of(Lang::Ko), TextKind::Original)
    };
    Split {
        parts: (0..given(form_data)).map(title).collect(),
        reason: form_data.value(&in_language("reason", lang)).trim().to_owned(),
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    }
}

/// Merges a commitment with another, or splits it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    use pages::commitment::restructure::{RestructureAction, merge, parts};

    let (lang, slug) = (request.lang, request.slug.as_str());
    let case = request
        .accord
        .commitments()
        .member_commitment(&member, slug)
        .await
        .map_err(crate::app::pages::report::refused)?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let stays = match form_data.value("act").parse::<RestructureAction>() {
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
        Err(refusal) => again(&request, form_data, refusal),
    }
}
