//! The reports, newest first. Each update is numbered as on the progress line.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::file::source_files;
use crate::app::components::icon::Icon;
use crate::app::components::link::external;
use crate::app::components::plain_text::PlainText;
use crate::app::components::report::{ReportTexts, ReportTitle};
use crate::app::components::status::ReportedStatus;
use crate::app::components::text::{LocalizedText, around, note, version_note};
use crate::app::pages::commitment::CommitmentData;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::status::Status;
use crate::domain::record::in_force::InForce;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::{Update, Voice};
use crate::paths;

/// Updates beyond this number are collapsed.
const SHOWN: usize = 8;

/// All updates in force. A proposal without reports has no such card: nothing is expected of it.
pub fn card(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let messages = told.words();
    if told.state.updates.is_empty() {
        return (!told.commitment().is_proposal()).then(|| nothing(told).into_any());
    }
    let mut rows: Vec<_> =
        told.state.updates.iter().enumerate().rev().map(|(place, it)| update(told, place + 1, it)).collect();
    let older = if rows.len() > SHOWN { rows.split_off(SHOWN) } else { Vec::new() };
    let older = (!older.is_empty()).then(|| {
        let from = older.len();
        view! {
            <details class="fold older">
                <summary>{messages.with("commitment-updates-older", &[("n", from.into())])}</summary>
                <ol class="updates" reversed start=from.to_string()>
                    {older}
                </ol>
            </details>
        }
    });
    Some(
        view! {
            <section class="card long" id="updates">
                <header>
                    <h2>{messages.text("commitment-updates")}</h2>
                    <span class="note">{messages.text("commitment-updates-note")}</span>
                </header>
                <ol class="updates" reversed>
                    {rows}
                </ol>
                {older}
            </section>
        }
        .into_any(),
    )
}

/// States that nothing was found, and how to point out a source.
fn nothing(told: &CommitmentData) -> impl IntoView + use<> {
    let (messages, lang) = (told.words(), told.lang());
    let point = told.contact.as_ref().map(|contact| {
        let target = if contact.contains("://") {
            contact.clone()
        } else {
            let title = told.listed.title.words(lang);
            let subject = messages.with("commitment-source-subject", &[("title", title.into())]);
            paths::with_query(&format!("mailto:{contact}"), [("subject", subject)])
        };
        view! {
            <a class="button plain" href=target>
                {messages.text("commitment-source-point")}
            </a>
        }
    });
    view! {
        <section class="card long" id="updates">
            <header>
                <h2>{messages.text("commitment-updates")}</h2>
            </header>
            <div class="empty">
                <Icon name="s-unknown" />
                <h3>{messages.text("commitment-updates-none")}</h3>
                <p class="note">{messages.text("commitment-updates-none-note")}</p>
                {point}
            </div>
        </section>
    }
}

fn update(told: &CommitmentData, number: usize, record: &InForce<Update>) -> AnyView {
    let (messages, lang, update) = (told.words(), told.lang(), &record.value);
    let silent = (update.voice == Voice::PublicRecord && update.status == Status::Unknown)
        .then(|| view! { <span class="by">{messages.text("update-no-progress")}</span> });
    let progress =
        update.progress.map(|n| view! { <span>{messages.with("update-progress", &[("n", n.into())])}</span> });
    let corrects = update.corrects.is_some().then(|| {
        view! {
            <a class="tag" href="#history">
                {messages.text("update-corrects")}
            </a>
        }
    });
    // The title already notes that our translation is unofficial; only worse cases are noted here.
    let machine = update.narrative.version(lang).is_some_and(|it| it.kind == TextKind::Machine);
    let kind = version_note(&update.narrative, &told.context);
    let kind = kind.filter(|_| machine || update.narrative.is_outdated(lang));
    let kind = kind.map(|it| view! { <p class="note">{it}</p> });
    let answers = answers(told, record);
    let reading =
        update.reading.as_deref().map(|it| around(messages, "update-reading", &[], "reading", note(it, lang)));
    let day_note =
        update.day_note.as_deref().map(|it| around(messages, "update-day-note", &[], "note", note(it, lang)));
    let undated = update.undated.then(|| messages.text("update-undated").into_any());
    let names: Vec<String> = update.organisations.iter().map(|it| told.context.organisation(it.as_str())).collect();
    let organisations = (!names.is_empty())
        .then(|| messages.with("update-takes-part", &[("organisations", messages.list(&names).into())]).into_any());
    let evidence = update.evidence.iter().map(|it| source(told, it)).collect_view();
    let withdraw = told.withdrawable.contains(&update.id).then(|| {
        let address = paths::withdraw(lang, &told.commitment().slug, update.id.as_str());
        view! {
            <p class="doing">
                <a href=address>
                    {messages.text("withdraw")}
                    <span class="vh">{format!(": {}", messages.day(record.effective_on))}</span>
                </a>
            </p>
        }
    });
    let translate = told.translatable.contains(&update.id).then(|| {
        let address = paths::translate(lang, &told.commitment().slug, update.id.as_str());
        view! {
            <p class="doing">
                <a href=address>
                    {messages.text("translate-give")}
                    <span class="vh">{format!(": {}", messages.day(record.effective_on))}</span>
                </a>
            </p>
        }
    });
    view! {
        <li id=format!("u-{number}")>
            <span class="no">{number}</span>
            <div class="meta">
                {day::day(record.effective_on, messages)}
                {voice(told, &update.voice)}
                <ReportedStatus update=update.clone() messages=messages />
                {silent}
                {progress}
                {corrects}
            </div>
            <h3>
                <ReportTitle update=update.clone() lang=lang messages=messages />
            </h3>
            <ReportTexts update=update.clone() lang=lang messages=messages />
            {kind}
            {evidence}
            {remark([meeting(told, update), organisations])}
            {remark([reading, day_note])}
            {remark([undated, None])}
            {answers}
            {translate}
            {withdraw}
        </li>
    }
    .into_any()
}

/// The other sides' answers to a party's report, and confirmations that it is still true. Silence is no answer.
fn answers(told: &CommitmentData, report: &InForce<Update>) -> Option<AnyView> {
    let (messages, lang, context) = (told.words(), told.lang(), &told.context);
    let reporter = report.value.party()?;
    let dealings = &told.state.dealings;
    let given = dealings.countersigns.iter().filter(|answer| answer.value.update == report.value.id).map(|answer| {
        let said = messages.of_word("countersign", answer.value.answer);
        let text = messages.with(
            "countersign-by",
            &[
                ("party", context.party(answer.value.party.as_str()).into()),
                ("answer", said.into()),
                ("day", messages.day(answer.effective_on).into()),
            ],
        );
        let narrower = (answer.visibility != report.visibility)
            .then(|| view! { <span class="tag">{messages.text("countersign-not-released")}</span> });
        let reason = (!answer.value.reason.is_empty())
            .then(|| view! { <PlainText text=answer.value.reason.clone() lang=lang messages=messages /> });
        let class = format!("answer {}", answer.value.answer);
        let icon = format!("a-{}", answer.value.answer);
        view! {
            <div class=class>
                <Icon name=icon />
                <span>{text}</span>
                {narrower}
                {reason}
            </div>
        }
        .into_any()
    });
    let confirmed = dealings.confirmations.iter().filter(|confirmed| confirmed.value.update == report.value.id).map(
        |confirmation| {
            let text = messages.with("still-true-on", &[("day", messages.day(confirmation.effective_on).into())]);
            view! { <p class="answer">{text}</p> }.into_any()
        },
    );
    let waiting = told.state.awaiting(&told.statement.tracked).into_iter().filter(|(update, party)| {
        // Parties that do not take part here cannot answer.
        update.value.id == report.value.id && told.taking_part.contains(party) && party != reporter
    });
    let waiting = waiting.map(|(_, party)| {
        let text = messages.with("countersign-none", &[("party", context.party(party.as_str()).into())]);
        view! { <p class="answer">{text}</p> }.into_any()
    });
    let all: Vec<_> = confirmed.chain(given).chain(waiting).collect();
    (!all.is_empty()).then(|| all.into_any())
}

/// Notes on one line, if there are any.
fn remark(notes: [Option<AnyView>; 2]) -> Option<impl IntoView + use<>> {
    let mut notes = notes.into_iter().flatten();
    let first = notes.next()?;
    Some(view! { <p class="note">{first}{notes.next().map(|it| view! { " · "{it} })}</p> })
}

/// The voice. The first tracked party has the filled tag everywhere.
fn voice(told: &CommitmentData, voice: &Voice) -> impl IntoView + use<> {
    let class = match voice {
        Voice::PublicRecord => "party record",
        Voice::Party(code) if told.statement.tracked.first() == Some(code) => "party",
        Voice::Party(_) => "party second",
    };
    let label = match voice {
        Voice::PublicRecord => told.words().say("voice-public_record-explanation"),
        Voice::Party(code) => told.context.party(code.as_str()),
    };
    view! { <span class=class title=label>{told.voice(voice)}</span> }
}

/// One source: who published it, what it is, when.
fn source(told: &CommitmentData, evidence: &Evidence) -> impl IntoView + use<> {
    let (messages, lang) = (told.words(), told.lang());
    let publisher = match evidence.publisher.as_deref() {
        Some(publisher) => note(publisher, lang),
        None => messages.say("source").into_any(),
    };
    let published = evidence.published_on.map(|on| {
        view! { " · "{around(messages, "update-source-published", &[], "day", day::day(on, messages))} }
    });
    let read = evidence.read_on.map(|on| {
        view! { " · "{around(messages, "update-source-read", &[], "day", day::day(on, messages))} }
    });
    let slug = Some(told.commitment().slug.clone());
    let files = source_files(evidence, slug.as_ref(), lang, messages);
    view! {
        <p class="src">
            {external(evidence.address.as_deref(), publisher)}
            " · "
            <span title=messages
                .say(&format!("evidence-class-{}-explanation", evidence.class))>
                {messages.of_word("update-source", evidence.class)}
            </span>
            {published}
            {read}
            {files.links}
        </p>
        {files.pictures}
    }
}

/// The meeting that the update reports on; on a past day, a later meeting has no page.
fn meeting(told: &CommitmentData, update: &Update) -> Option<AnyView> {
    let (messages, lang) = (told.words(), told.lang());
    let meeting = told.context.reference.meeting(update.meeting.as_deref()?)?;
    if told.context.as_of.past && meeting.on > told.day() {
        return None;
    }
    let link = view! {
        <a href=told.context.link(&paths::meeting(lang, &meeting.slug))>
            <LocalizedText text=meeting.title.clone() lang=lang />
        </a>
    };
    Some(view! { {messages.text("meeting").to_owned()}": "{link} }.into_any())
}
