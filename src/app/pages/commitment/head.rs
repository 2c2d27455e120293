//! The commitment's title, status and wording.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::document_links::document_links;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::link::external;
use crate::app::components::plain_text::PlainText;
use crate::app::components::source::further_sources;
use crate::app::components::status::{FreshnessMark, PUBLISHED, is_late, look, look_word, published_words};
use crate::app::components::text::{LocalizedText, around, note, version_note};
use crate::app::components::watch::WatchButton;
use crate::app::pages::commitment::CommitmentData;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::relation::{RelationKind, Supersession};
use crate::domain::commitment::{CommitmentId, Standing};
use crate::domain::record::headline::HeadlineKind;
use crate::exchange::document_file::DocumentKind;
use crate::paths;

/// Title and headline.
pub fn lead(told: &CommitmentData) -> impl IntoView + use<> {
    let (context, messages, lang, listed) = (&told.context, told.words(), told.lang(), &told.listed);
    let look = look(listed);
    let freshness = listed.outlook.freshness(context.as_of).filter(|it| *it != Freshness::Never);
    let late = listed.due.filter(|_| is_late(listed, context)).map(|due| {
        let label = messages.with(
            "labelled",
            &[("label", messages.text("due-day-passed").into()), ("value", messages.due(due).into())],
        );
        view! {
            <span class="late">
                <Icon name="i-clock" />
                {label}
            </span>
        }
    });
    let (other_title, superseded, rests_on) = (other_title(told), superseded(told), rests_on(told));
    let judged = published_words(listed, context)
        .map(|judged| view! { <a class="by judged" href=format!("#{PUBLISHED}")>{judged}</a> });
    let (word, work) = (look_word(listed, messages), told.work.clone());
    let document = |kind: DocumentKind| context.link(&paths::commitment_document(lang, &listed.slug, kind.word()));
    let documents = document_links(document, messages);
    let watch = view! { <WatchButton watch=told.watch.clone() context=context.clone() /> }.into_any();
    view! {
        <PageHead
            steps=vec![(context.link(&paths::commitments(lang)), messages.say("nav-commitments"))]
            within=true
            title=listed.title.clone()
            context=context.clone()
        >
            {other_title}
            <div class="headline">
                <span class=format!("status {look}")>
                    <Icon name=format!("s-{look}") />
                    {word}
                </span>
                <span class="by">{rests_on}</span>
                {judged}
                {freshness.map(|freshness| view! { <FreshnessMark freshness=freshness messages=messages /> })}
                {late}
                {superseded}
            </div>
            <Doing work=work messages=messages />
            {watch}
            {documents}
        </PageHead>
    }
}

/// The title in the other language, and which of the two is a translation and by whom.
fn other_title(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let (messages, lang, title) = (told.words(), told.lang(), &told.listed.title);
    let kind = |kind: TextKind| messages.of_word("text-kind", kind);
    let Some(other) = told.context.other_version(title).filter(|_| title.version(lang).is_some()) else {
        return version_note(title, &told.context).map(|it| view! { <p class="other">{it}</p> }.into_any());
    };
    let mut marks = vec![kind(other.kind).to_owned()];
    if title.is_outdated(lang.other()) {
        marks.push(messages.say("text-outdated"));
    }
    if let Some(own) = version_note(title, &told.context) {
        marks.push(messages.with("commitment-title-own", &[("kind", own.into())]));
    }
    let shown = other.words.clone();
    Some(
        view! {
            <p class="other" lang=lang.other().code()>
                {shown}
                " "
                <small lang=lang.code()>{marks.join(" · ")}</small>
            </p>
        }
        .into_any(),
    )
}

/// Whose word the headline relies on, in as many words as needed.
pub(super) fn rests_on(told: &CommitmentData) -> String {
    let (messages, context) = (told.words(), &told.context);
    let kind = told.listed.headline.kind;
    if told.listed.outlook.superseded.is_some() {
        return messages.say("superseded-explanation");
    }
    match (told.listed.standing, kind) {
        (Standing::Proposed, _) => match &told.commitment().proposed_by {
            Some(party) => {
                messages.with("commitment-proposed-headline", &[("party", context.party(party.as_str()).into())])
            }
            None => messages.say("standing-proposed-explanation"),
        },
        (_, HeadlineKind::None) if told.taking_part.is_empty() && told.state.updates.is_empty() => {
            messages.say("freshness-never-public_record")
        }
        (_, HeadlineKind::None) if told.listed.published.is_some() => messages.say("kind-none-judged"),
        (_, HeadlineKind::None) => messages.say("kind-none-explanation"),
        (_, HeadlineKind::Differ) => messages.say("kind-differ-explanation"),
        (_, kind) => messages.of_word("kind", kind).to_owned(),
    }
}

/// What became of it, and for what it stands: each way with links, and the day.
fn superseded(told: &CommitmentData) -> AnyView {
    let (messages, listed) = (told.words(), &told.listed);
    let line = |how: Supersession, way: &str, ids: &[CommitmentId], on: Day| {
        let links = links(told, ids)?;
        let what = around(messages, &format!("supersession-{how}-{way}"), &[], "titles", links);
        Some(view! { <span class="by">{what}" · "{day::day(on, messages)}</span> }.into_any())
    };
    let became = listed.outlook.superseded.as_ref().and_then(|it| line(it.how, "by", &it.by, it.on));
    let mut stands: BTreeMap<(Day, Supersession), Vec<CommitmentId>> = BTreeMap::new();
    for link in told.state.relations.iter().filter(|it| listed.supersedes.contains(&it.value.to)) {
        if link.value.kind == RelationKind::Supersedes && link.value.from == told.state.commitment.id {
            let how = link.value.supersession.unwrap_or(Supersession::Replaced);
            stands.entry((link.effective_on, how)).or_default().push(link.value.to.clone());
        }
    }
    let stands: Vec<_> = stands.into_iter().filter_map(|((on, how), ids)| line(how, "of", &ids, on)).collect();
    view! { {became} {stands} }.into_any()
}

/// Links to these commitments, as far as the reader may see them; nothing where none is left.
fn links(told: &CommitmentData, ids: &[CommitmentId]) -> Option<AnyView> {
    let lang = told.lang();
    let links: Vec<_> = ids
        .iter()
        .filter_map(|id| told.thread.iter().find(|(_, entry)| entry.id == id.as_str()))
        .enumerate()
        .map(|(place, (_, entry))| {
            view! {
                {(place > 0).then_some(", ")}
                <a href=told.context.link(&paths::commitment(lang, &entry.listed.slug))>
                    <LocalizedText text=entry.listed.title.clone() lang=lang />
                </a>
            }
        })
        .collect();
    (!links.is_empty()).then(|| links.into_any())
}

/// Our summary, and its place in the statement.
pub fn summary(told: &CommitmentData) -> impl IntoView + use<> {
    let (context, messages, lang) = (&told.context, told.words(), told.lang());
    let commitment = told.commitment();
    let kind = version_note(&commitment.summary, context).map(|it| view! { <span class="tag">{it}</span> });
    let summary = (!commitment.summary.is_empty()).then(|| {
        view! {
            <span class="ours">
                <Icon name="i-info" />
                {messages.text("commitment-summary")}
                {kind}
            </span>
            <div class="summary">
                <PlainText text=commitment.summary.clone() lang=lang messages=messages />
            </div>
        }
    });
    let locator = commitment.place.locator.as_deref().map(|locator| note(locator, lang));
    let number = commitment.number.as_ref().map(|number| {
        let comma = locator.is_some().then_some(", ");
        view! { {messages.with("commitment-number", &[("number", number.as_str().into())])}{comma} }
    });
    // A Korean date already ends with a full stop.
    let sep = (number.is_some() || locator.is_some()).then_some(if lang == Lang::En { ". " } else { " " });
    let address = commitment.place.address.as_deref().or(told.statement.source.as_deref());
    let source = address.map(|it| view! { " · "{external(Some(it), messages.say("read-at-source"))} });
    let further = further_sources(&commitment.place.further, messages);
    view! {
        <section class="card">
            {summary}
            {passage(told)}
            <p class="note">
                <a href=context.link(&paths::statement(lang, &told.statement.slug))>
                    <LocalizedText text=told.statement.title.clone() lang=lang />
                </a>
                ", "
                {day::day(told.statement.on, messages)}
                {sep}
                {number}
                {locator}
                {source}
                {further}
            </p>
        </section>
    }
}

/// The statement's own words, quoted, if the portfolio may hold them.
fn passage(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let (messages, text) = (told.words(), &told.commitment().place.passage);
    let version = text.for_reader(told.lang())?;
    let kind = version_note(text, &told.context).map(|it| view! { " "<span class="tag">{it}</span> });
    Some(view! {
        <p class="note">{messages.text("commitment-passage")}{kind}</p>
        <blockquote lang=version.lang.code()>
            <p>{version.words.clone()}</p>
        </blockquote>
    })
}
