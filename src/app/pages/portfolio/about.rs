//! What Accord is, how its statuses are read, and where its data come from.

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::status::{FreshnessMark, StatusMark};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::commitment::freshness::{AGEING_DAYS, FRESH_DAYS, Freshness};
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::portfolio::day_zone::DayZone;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus};
use crate::domain::report::evidence::EvidenceClass;
use crate::i18n::Messages;
use crate::service::portfolio::sources::{SourceClass, Sources};

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let sources = request.accord.portfolio().sources(&mut page_context.snapshot).await?;
    let messages = request.messages;
    let title = messages.say("about-title");
    let frame = Frame::new(&request, &page_context, None, &title);
    let context = page_context.render_context(&request);
    let own = request.site.notices(&context.reference, messages);
    let zone = request.accord.day_zone();
    Ok(Page::new(frame, title, messages.say("about-description"), move || {
        view! {
            <PageHead
                steps=Vec::new()
                within=true
                title=messages.text("about-title")
                lead=messages.text("about-what")
                context=context.clone()
            />
            <div class="columns">
                <div class="stack">
                    <Statuses messages=messages />
                    <Headlines messages=messages />
                    <OtherWords messages=messages />
                </div>
                <div class="stack">
                    <Notices zone=zone.clone() own=own.clone() messages=messages />
                    <Freshnesses messages=messages />
                    <Holdings sources=sources.clone() messages=messages />
                    <Licences classes=sources.classes context=context />
                </div>
            </div>
        }
    }))
}

/// What each status means, as a word, a shape and a colour.
#[component]
fn Statuses(messages: Messages) -> impl IntoView {
    let statuses = HeadlineStatus::ALL.iter().map(|status| {
        let definition = messages.say(&format!("status-{status}-definition"));
        row(view! { <StatusMark status=*status messages=messages /> }, definition)
    });
    let proposed = view! {
        <span class="status proposed">
            <Icon name="s-proposed" />
            {messages.of_word("standing", Standing::Proposed)}
        </span>
    };
    let proposed = row(proposed, messages.say("standing-proposed-explanation"));
    let rows = statuses.chain([proposed]).collect_view();
    view! {
        <section class="card" id="statuses">
            <header>
                <h2>{messages.text("status-definitions")}</h2>
            </header>
            <p class="note">{messages.text("about-shapes")}</p>
            {table(messages.say("status-definitions"), messages, rows)}
        </section>
    }
    .into_any()
}

/// On whose word a headline rests: the rules in order; the first that applies wins.
#[component]
fn Headlines(messages: Messages) -> impl IntoView {
    let rows = HeadlineKind::ALL
        .iter()
        .map(|it| row(messages.of_word("kind", it), messages.say(&format!("kind-{it}-explanation"))))
        .collect_view();
    view! {
        <section class="card" id="headline">
            <header>
                <h2>{messages.text("about-headline-title")}</h2>
            </header>
            <p>{messages.text("about-headline")}</p>
            {table(messages.say("about-headline-title"), messages, rows)}
            <p class="note">{messages.text("about-judgement")}</p>
        </section>
    }
    .into_any()
}

/// How recent the last report is.
#[component]
fn Freshnesses(messages: Messages) -> impl IntoView {
    let rows = Freshness::ALL
        .iter()
        .map(|freshness| {
            let key = format!("freshness-{freshness}-explanation");
            let days = match freshness {
                Freshness::Fresh | Freshness::New => FRESH_DAYS,
                Freshness::Ageing | Freshness::Stale | Freshness::Never => AGEING_DAYS,
            };
            row(
                view! { <FreshnessMark freshness=*freshness messages=messages /> },
                messages.with(&key, &[("days", days.into())]),
            )
        })
        .collect_view();
    view! {
        <section class="card" id="freshness">
            <header>
                <h2>{messages.text("freshness")}</h2>
            </header>
            <p>{messages.text("about-freshness")}</p>
            {table(messages.say("freshness"), messages, rows)}
            <p class="note">{messages.text("about-silence")}</p>
        </section>
    }
    .into_any()
}

/// Standing, basis and nature.
#[component]
fn OtherWords(messages: Messages) -> impl IntoView {
    let rows = |list: &str, all: &[String]| {
        all.iter()
            .map(|it| row(messages.of_word(list, it), messages.say(&format!("{list}-{it}-explanation"))))
            .collect_view()
    };
    let lists = [
        ("standing", spelt(Standing::ALL)),
        ("basis", spelt(Basis::ALL)),
        ("nature", spelt(Nature::ALL)),
        ("evidence-class", spelt(EvidenceClass::ALL)),
    ]
    .map(|(list, all)| {
        let name = messages.say(if list == "evidence-class" { "evidence" } else { list });
        view! {
            <h3>{name.clone()}</h3>
            {table(name, messages, rows(list, &all))}
        }
    });
    view! {
        <section class="card" id="words">
            <header>
                <h2>{messages.text("about-words")}</h2>
            </header>
            {lists.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn spelt<T: ToString>(all: &[T]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// What a reader has to know before quoting anything.
#[component]
fn Notices(zone: DayZone, own: Vec<String>, messages: Messages) -> impl IntoView {
    let notices = ["about-status", "about-late", "about-proposals", "about-as-of"].map(|key| messages.say(key));
    let mut dates = messages.with("about-dates", &[("zone", zone.name().into())]);
    if zone.is_assumed() {
        dates.push(' ');
        dates.push_str(messages.of_word("about-zone", zone.basis));
    }
    let items = notices.into_iter().chain([dates, messages.say("notice-sources")]).chain(own);
    let items = items.map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <section class="card" id="notices">
            <header>
                <h2>{messages.text("about-notices")}</h2>
            </header>
            <ul class="notices">{items}</ul>
        </section>
    }
    .into_any()
}

/// What the record holds, and who published its sources.
#[component]
fn Holdings(sources: Sources, messages: Messages) -> impl IntoView {
    let counts = sources.tally.counts();
    let (commitments, proposals) = (counts.commitments(), counts.proposals);
    let held = [
        messages.with("count-statements", &[("n", sources.statements.into())]),
        messages.with("count-commitments", &[("n", commitments.into())]),
        messages.with("count-proposals", &[("n", proposals.into())]),
    ];
    let counted = if sources.more {
        messages.with("about-sources-latest", &[("n", sources.reports.into())])
    } else {
        messages.with("about-sources-all", &[("n", sources.reports.into())])
    };
    let classes = sources.classes.into_iter().map(|it| publishers(it, messages)).collect_view();
    view! {
        <section class="card" id="sources">
            <header>
                <h2>{messages.text("about-data")}</h2>
            </header>
            <p>{messages.list(&held)}</p>
            <h3>{messages.text("about-publishers")}</h3>
            <p class="note">{counted}</p>
            {classes}
        </section>
    }
    .into_any()
}

/// The publishers of one class, folded away under their number.
fn publishers(class: SourceClass, messages: Messages) -> impl IntoView {
    let label = messages.of_word("evidence-class", class.class);
    let count = messages.with("count-sources", &[("n", class.count.into())]);
    let summary = messages.with("labelled", &[("label", label.into()), ("value", count.into())]);
    let rows = class
        .publishers
        .into_iter()
        .map(|(name, count)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="num">{count}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{summary}</summary>
            <table>
                <caption class="vh">{label}</caption>
                <thead class="vh">
                    <tr>
                        <th scope="col">{messages.text("about-publisher")}</th>
                        <th scope="col">{messages.text("about-publisher-sources")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// Under which terms texts may be used: what the portfolio says of its parties and organisations.
#[component]
fn Licences(classes: Vec<SourceClass>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let reference = &context.reference;
    let licences = reference.portfolio.iter().flat_map(|portfolio| portfolio.licences.values());
    let known = licences.map(|licence| licence.words(context.lang).to_owned());
    let press = classes.iter().any(|it| it.class == EvidenceClass::Press).then(|| messages.say("about-licence-press"));
    let items: Vec<String> = std::iter::once(messages.say("about-licence-own")).chain(known).chain(press).collect();
    let items = items.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <section class="card" id="licences">
            <header>
                <h2>{messages.text("about-licence")}</h2>
            </header>
            <ul class="notices">{items}</ul>
        </section>
    }
    .into_any()
}

fn table(caption: String, messages: Messages, rows: impl IntoView) -> impl IntoView {
    view! {
        <table class="plain terms">
            <caption class="vh">{caption}</caption>
            <thead class="vh">
                <tr>
                    <th scope="col">{messages.text("about-word")}</th>
                    <th scope="col">{messages.text("about-meaning")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(word: impl IntoView, meaning: String) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="k">
                {word}
            </th>
            <td>{meaning}</td>
        </tr>
    }
    .into_any()
}
