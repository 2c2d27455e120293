//! One commitment followed from its statement to what is known about it.

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::day::day;
use crate::app::components::feed::spoken_by;
use crate::app::components::plain_text::PlainText;
use crate::app::components::source::{EvidenceLink, SourceLink};
use crate::app::components::status::{HeadlineMark, ReportedStatus};
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::relation::RelationKind;
use crate::domain::commitment::status::Status;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::report::update::{Update, Voice};
use crate::paths;
use crate::service::portfolio::example::{Example, ExampleStep, ExampleStepKind};

/// The card with the steps.
#[component]
pub fn Followed(
    /// The example.
    example: Example,
    /// Language, messages, day and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let address = context.link(&paths::commitment(context.lang, &example.entry.listed.slug));
    let more = Some((address, messages.say("overview-example-more")));
    let left_out = (example.left_out > 0).then(|| {
        view! { " "<span class="note">{messages.with("overview-example-left-out", &[("n", example.left_out.into())])}</span> }
    });
    let steps = example.steps.into_iter().map(|it| step(it, &context)).collect_view();
    view! {
        <section class="card example">
            <CardHead title=messages.text("overview-example") more=more note=messages.say("overview-example-note") />
            <ol class="steps">{steps}</ol>
            <p class="now">
                <span>{messages.text("overview-example-now")}</span>
                <HeadlineMark listed=example.entry.listed messages=messages />
                {left_out}
            </p>
        </section>
    }
    .into_any()
}

fn step(step: ExampleStep, context: &RenderContext) -> impl IntoView + use<> {
    let when = day(step.on, context.messages);
    let (mark, about, title, rest) = match step.what {
        ExampleStepKind::Said(commitment, relation) => {
            let about = said_by(&commitment, relation, context);
            let rest = said(&commitment, context);
            (Mark::Said, about, commitment.title, rest)
        }
        ExampleStepKind::Reached(Milestone { title, .. }) => {
            let about = context.messages.say("overview-example-milestone");
            (Mark::Status("completed"), about, title, ().into_any())
        }
        ExampleStepKind::Reported(update) => {
            let about = spoken_by(&update, context);
            let title = update.title.clone();
            (mark(&update), about, title, reported(*update, &step.entry.listed.slug, context))
        }
    };
    let address = context.link(&paths::commitment(context.lang, &step.entry.listed.slug));
    let completed = mark == Mark::Status("completed");
    let dot = match mark {
        Mark::Said => view! {
            <svg class="dot" viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="5"></circle>
            </svg>
        }
        .into_any(),
        Mark::Told => view! {
            <svg class="dot" viewBox="0 0 16 16" aria-hidden="true">
                <circle class="i" cx="8" cy="8" r="4.5"></circle>
            </svg>
        }
        .into_any(),
        Mark::Status(status) => view! {
            <svg class="dot" aria-hidden="true">
                <use href=format!("#s-{status}")></use>
            </svg>
        }
        .into_any(),
    };
    view! {
        <li class=completed.then_some("completed") data-commitment=step.entry.listed.slug>
            {dot}
            <span class="when">{when}" · "{about}</span>
            <h3>
                <a href=address>
                    <LocalizedText text=title lang=context.lang />
                </a>
            </h3>
            {rest}
        </li>
    }
    .into_any()
}

/// The mark of a step on the line.
#[derive(PartialEq, Eq)]
enum Mark {
    /// A statement said it.
    Said,
    /// Something was reported that is no status of its own.
    Told,
    /// A status was reported.
    Status(&'static str),
}

/// The mark of a report: an editor's reading of a judgement has no status's shape.
fn mark(update: &Update) -> Mark {
    let judged = update.voice == Voice::PublicRecord && !update.status.is_fact();
    if judged || update.status == Status::Unknown {
        Mark::Told
    } else {
        Mark::Status(HeadlineStatus::from(update.status).word())
    }
}

/// What kind of statement said it, where, and what it does to the commitment before.
fn said_by(commitment: &Commitment, relation: Option<RelationKind>, context: &RenderContext) -> String {
    let messages = context.messages;
    let mut parts = Vec::new();
    if let Some(statement) = context.reference.statement(&commitment.statement) {
        parts.push(messages.of_word("statement-kind", statement.kind).to_owned());
        // Places are recorded in English only.
        if context.lang == Lang::En {
            parts.extend(statement.place.clone());
        }
    }
    let said = parts.join(", ");
    match relation {
        Some(kind) => format!("{said} · {}", messages.of_word("overview-example", kind)),
        None => said,
    }
}

fn said(commitment: &Commitment, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let statement = context.reference.statement(&commitment.statement);
    let address = commitment.place.address.clone().or_else(|| statement.and_then(|it| it.source.clone()));
    let source = address.map(|address| {
        let label = messages.text("read-at-source").into_any();
        view! { <p class="src"><SourceLink address=address label=label /></p> }
    });
    view! {
        <PlainText text=commitment.summary.clone() lang=context.lang messages=messages />
        {source}
    }
    .into_any()
}

fn reported(update: Update, slug: &str, context: &RenderContext) -> AnyView {
    let sources = update
        .evidence
        .iter()
        .cloned()
        .map(|it| view! { <p class="src"><EvidenceLink evidence=it slug=slug context=context.clone() /></p> })
        .collect_view();
    view! {
        <PlainText text=update.narrative.clone() lang=context.lang messages=context.messages />
        <p>
            <ReportedStatus update=update messages=context.messages />
        </p>
        {sources}
    }
    .into_any()
}
