//! A report beside the one before it: what was taken out and what was added, in words and not by colour alone.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::report::cited_source;
use crate::app::pages::report::form_data::text_name;
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::difference::Piece;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::record::former_report::FormerReport;
use crate::domain::report::content::ReportContent;
use crate::domain::report::difference::{Moved, ReportDifference, TextDifference, VersionDifference};
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::Update;
use crate::i18n::Messages;

/// The texts of a report that stayed as in the former one in one language only: their fields, and that language.
pub fn stayed(update: &Update, former: Option<&FormerReport>) -> Vec<(&'static str, Lang)> {
    former.map_or_else(Vec::new, |former| {
        let written = ReportContent::of(update, former.on, Visibility::Public);
        written.unchanged_in_one_language(&former.update)
    })
}

/// A report field by field, in both languages, with what changed since the former one. Without a former one, what it says.
#[component]
pub fn ReportDifferenceView(
    /// The report.
    update: Update,
    /// What was published before it, as far as the reader may see that.
    former: Option<FormerReport>,
    /// The commitment that it is about.
    #[prop(into)]
    slug: String,
    /// Language, words and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let stayed = stayed(&update, former.as_ref());
    let told = ReportDifference::of(former.as_ref().map_or(&update, |it| &it.update), &update, &stayed);
    let compared = match &former {
        None => messages.say("difference-first"),
        Some(former) => {
            let key = if told.is_none() { "difference-none" } else { "difference-of" };
            messages.with(key, &[("day", messages.day(former.on).into())])
        }
    };
    let status = value(messages.text("report-status"), told.status, |it: Status| messages.of_word("status", it).into());
    let progress = |n: u8| messages.with("update-progress", &[("n", n.into())]);
    let moves = told.progress.before.is_some() || told.progress.now.is_some();
    let progress = moves.then(|| value(messages.text("report-progress"), told.progress, progress));
    let texts: Vec<_> = told.texts.iter().map(|it| text(it, former.is_some(), &context)).collect();
    let source = |mark: Option<&'static str>, it: &Evidence| {
        let source = cited_source(it, Some(&slug), context.lang, messages);
        let mark = mark.map(|key| view! { <b>{messages.text(key)}</b> });
        view! { <li>{mark} {source}</li> }.into_any()
    };
    let sources: Vec<_> = told
        .kept
        .iter()
        .map(|it| source(None, it))
        .chain(told.cited.iter().map(|it| source(Some("difference-added"), it)))
        .chain(told.dropped.iter().map(|it| source(Some("difference-removed"), it)))
        .collect();
    let sources = (!sources.is_empty()).then(|| {
        view! {
            <h3>{messages.text("difference-sources")}</h3>
            <ul class="sources">{sources}</ul>
        }
    });
    view! {
        <div class="difference">
            <p class="note">{compared}</p>
            <dl>{status} {progress}</dl>
            {texts}
            {sources}
        </div>
    }
    .into_any()
}

/// A value, and what it was before where that was another.
fn value<T: Copy + PartialEq>(label: &str, moved: Moved<T>, said: impl Fn(T) -> String) -> AnyView {
    let same = moved.before == moved.now;
    let before = moved.before.filter(|_| !same).map(|it| view! { <del>{said(it)}</del> " → " });
    let now = moved.now.map(|it| if same { said(it).into_any() } else { view! { <ins>{said(it)}</ins> }.into_any() });
    view! {
        <div>
            <dt>{label.to_owned()}</dt>
            <dd>{before} {now}</dd>
        </div>
    }
    .into_any()
}

fn text(difference: &TextDifference, compared: bool, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    // A site in one language says nothing of another, unless somebody wrote in it.
    let shown = |it: &&VersionDifference| it.lang == lang || !messages.is_alone() || !it.pieces.is_empty();
    let mut versions: Vec<&VersionDifference> = difference.versions.iter().filter(shown).collect();
    versions.sort_by_key(|it| it.lang != lang);
    let same = (compared && !difference.is_changed())
        .then(|| view! { " " <small>{messages.text("difference-unchanged")}</small> });
    let versions: Vec<_> = versions.into_iter().map(|it| version(it, messages)).collect();
    view! {
        <h3>{text_name(difference.field, messages)} {same}</h3>
        <div class="languages">{versions}</div>
    }
    .into_any()
}

fn version(version: &VersionDifference, messages: Messages) -> AnyView {
    let language = |lang: Lang| messages.say(&format!("language-{lang}"));
    let outdated = version.outdated.then(|| {
        let args = [("language", language(version.lang.other()).into())];
        view! {
            <p class="notice">
                <Icon name="i-info" />
                {messages.with("difference-outdated", &args)}
            </p>
        }
    });
    let words = if version.pieces.is_empty() {
        view! { <p class="note">{messages.text("difference-no-text")}</p> }.into_any()
    } else {
        let pieces: Vec<_> = version.pieces.iter().map(|it| piece(it, messages)).collect();
        view! { <p class="lines" lang=version.lang.code() dir="auto">{pieces}</p> }.into_any()
    };
    view! {
        <div>
            <small>{language(version.lang)}</small>
            {words}
            {outdated}
        </div>
    }
    .into_any()
}

/// What was taken out is struck through and what was added underlined; both are named to those who hear the page.
fn piece(piece: &Piece, messages: Messages) -> AnyView {
    let named = |key: &'static str| view! { <span class="vh">{format!("{} ", messages.text(key))}</span> };
    match piece {
        Piece::Same(words) => words.clone().into_any(),
        Piece::Removed(words) => view! { <del>{named("difference-removed")}{words.clone()}</del> }.into_any(),
        Piece::Added(words) => view! { <ins>{named("difference-added")}{words.clone()}</ins> }.into_any(),
    }
}
