//! Merging a commitment with another, and splitting it.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::pages;
use crate::app::pages::commitment::relations::suggestions;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::words;
use crate::domain::basics::text::{Text, TextKind};
use crate::i18n::Words;
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::commitment::restructure::{Merge, PARTS, Split};

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
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
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let linkable = visit.accord.linkable(&member, visit.lang).await.map_err(refused)?;
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let frame = Frame::of_own(&visit, &reading, words.say("restructure-title"));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Relations));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    Ok(Page::private(frame, words.say("restructure-title"), move || {
        let splits = typed.value("act") != Ask::Merge.word();
        let empty = Typed::default().or([("key", typed.value("key")), ("version", typed.value("version"))]);
        let (merges, parts) = if splits { (empty.clone(), typed.clone()) } else { (typed.clone(), empty.clone()) };
        view! {
            <WorkHead
                from=(paths::commitments(lang), words.say("nav-commitments"))
                title=words.text("restructure-title")
                commitment=case.state.commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            <div class="columns even">
                <form class="card write" method="post" novalidate=true>
                    <header>
                        <h2>{words.text("restructure-merge")}</h2>
                        <p class="note">{words.text("restructure-merge-note")}</p>
                    </header>
                    <FormKeys typed=merges.clone() />
                    <TextField
                        name="with"
                        label=words.text("relations-to")
                        hint=words.text("restructure-with-hint")
                        takes=Takes::Text
                        autocomplete="off"
                        list="linkable"
                        typed=merges.clone()
                    />
                    {suggestions("linkable", linkable, lang)}
                    <TextArea
                        name=in_language("reason", lang)
                        label=words.text("joint-reason")
                        hint=words.text("relations-reason-hint")
                        typed=merges
                    />
                    <button class="button" name="act" value=Ask::Merge.word()>
                        {words.text("restructure-merge")}
                    </button>
                </form>
                {split(&parts, words, lang)}
            </div>
        }
    }))
}

fn split(typed: &Typed, words: Words, lang: Lang) -> AnyView {
    let more = usize::from(typed.value("act") == Ask::MoreParts.word());
    let shown = (given(typed) + more).clamp(*PARTS.start(), *PARTS.end());
    let parts: Vec<_> = (0..shown)
        .map(|place| {
            // The fault of a part stands at its field in the reader's language.
            let typed = match typed.error(&part(place)) {
                Some(error) => {
                    let mut with = typed.clone();
                    with.refuse(&in_language(&part(place), lang), error.to_owned());
                    with
                }
                None => typed.clone(),
            };
            let field = |of: Lang, key: &'static str| {
                view! {
                    <TextField
                        name=in_language(&part(place), of)
                        label=words.text(key)
                        takes=Takes::Text
                        autocomplete="off"
                        typed=typed.clone()
                    />
                }
            };
            view! {
                <fieldset class="source">
                    <legend>{words.with("restructure-part", &[("n", (place + 1).into())])}</legend>
                    {field(lang, "restructure-part-title")}
                    {field(lang.other(), "restructure-part-title-other")}
                </fieldset>
            }
        })
        .collect();
    let add = (shown < *PARTS.end()).then(|| {
        view! {
            <button class="button plain" name="act" value=Ask::MoreParts.word()>
                {words.text("restructure-more")}
            </button>
        }
    });
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("restructure-split")}</h2>
                <p class="note">{words.text("restructure-split-note")}</p>
            </header>
            <FormKeys typed=typed.clone() />
            {parts}
            {add}
            <TextArea
                name=in_language("reason", lang)
                label=words.text("joint-reason")
                hint=words.text("relations-reason-hint")
                typed=typed.clone()
            />
            <button class="button" name="act" value=Ask::Split.word()>
                {words.text("restructure-split")}
            </button>
        </form>
    }
    .into_any()
}

fn part(place: usize) -> String {
    format!("part-{place}")
}

/// How many parts have a title in either language, up to the last one.
fn given(typed: &Typed) -> usize {
    let written =
        |place: &usize| Lang::ALL.iter().any(|lang| !typed.value(&in_language(&part(*place), *lang)).trim().is_empty());
    (0..*PARTS.end()).rev().find(written).map_or(0, |place| place + 1)
}

/// What was typed to merge; the reason is in the reader's language.
pub fn merge(typed: &Typed, lang: Lang) -> Merge {
    Merge {
        with: typed.value("with").to_owned(),
        reason: typed.value(&in_language("reason", lang)).to_owned(),
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    }
}

/// What was typed to split; the reason is in the reader's language.
pub fn parts(typed: &Typed, lang: Lang) -> Split {
    let title = |place: usize| {
        let of = |lang: Lang| Some(typed.value(&in_language(&part(place), lang)).trim().to_owned());
        Text::of(of(Lang::En), TextKind::Original, of(Lang::Ko), TextKind::Original)
    };
    Split {
        parts: (0..given(typed)).map(title).collect(),
        reason: typed.value(&in_language("reason", lang)).trim().to_owned(),
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    }
}

/// Merges a commitment with another, or splits it.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, typed: Typed) -> Outcome {
    use pages::commitment::restructure::{Ask, merge, parts};

    let (lang, slug) = (visit.lang, visit.slug.as_str());
    let case = visit.accord.case(&member, slug).await.map_err(crate::app::pages::report::refused)?;
    if !case.may_restructure() {
        return Err(Error::Nowhere);
    }
    let stays = match typed.value("act").parse::<Ask>() {
        Ok(Ask::Merge) => visit.accord.merge(&member, slug, merge(&typed, lang)).await,
        Ok(Ask::Split) => visit.accord.split(&member, slug, parts(&typed, lang)).await,
        Ok(Ask::MoreParts) => return Ok(Posted::Shown(typed)),
        Err(_) => return Ok(Posted::Again(typed)),
    };
    match stays {
        Ok(slug) => Ok(Posted::Done(paths::commitment(lang, &slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
