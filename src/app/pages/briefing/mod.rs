//! The pack for a meeting: chosen by its address, read on screen, printed, or downloaded as a file.

mod controls;
pub mod document;
pub mod file;
pub mod line;

use leptos::prelude::*;

use crate::app::components::chart::figures::drawn;
use crate::app::components::document::{PaperSheets, Slots};
use crate::app::components::document_links::document_links;
use crate::app::components::head::PageHead;
use crate::app::components::text::note;
use crate::app::pages::briefing::controls::Controls;
use crate::app::pages::briefing::document::{paper, title};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::exchange::document_file::DocumentKind;
use crate::paths;
use crate::service::briefing::Briefing;

/// Loads a briefing.
///
/// # Errors
/// When the person puts no briefings together, or the database does not answer.
pub async fn page(request: RequestContext, member: Member) -> PageResult {
    let (facts, faults) = request.accord.briefings().compile(&member, &request.parameters, request.lang).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let mut frame = Frame::of_own(&request, &page_context, title(&facts, lang));
    if !faults.is_empty() || !request.unreadable.is_empty() {
        let own = facts.ask.parameters();
        frame.own = Some(own.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    }
    frame.faults = request.unreadable.iter().cloned().chain(faults).collect();
    let saved = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let document = paper(&facts, &member, messages);
        let acts = acts(&facts, &request);
        let charts: Vec<_> =
            drawn(&facts.charts, &context).into_iter().map(|chart| chart.draw(None, messages)).collect();
        let below_table = Some(("figures", charts.into_any()));
        let file = |kind: DocumentKind| {
            let path = match kind {
                DocumentKind::Docx => paths::briefing_file(lang),
                DocumentKind::Hwpx => paths::briefing_hwpx(lang),
                DocumentKind::Pdf => paths::briefing_pdf(lang),
            };
            paths::with_query(&path, facts.ask.parameters())
        };
        let files = document_links(file, messages);
        let parts: Vec<_> = document
            .parts
            .iter()
            .map(|part| {
                view! {
                    <li>
                        <a href=format!("#{}", part.name)>{messages.of_word("briefing-part", part.name)}</a>
                    </li>
                }
            })
            .collect();
        view! {
            <PageHead
                title=messages.text("briefing")
                lead=messages.text("briefing-lead")
                saved=saved.then(|| messages.say("briefing-line-saved"))
                context=context.clone()
            />
            <Controls facts=facts context=context />
            <section class="card briefing-acts" aria-label=messages.text("briefing-contents")>
                <ul class="row">{parts}</ul>
                <div class="row">
                    {files}
                    <p class="note">{note(messages.text("briefing-print-hint"), lang)}</p>
                </div>
            </section>
            <PaperSheets paper=document slots=Slots { acts, below_table } messages=messages />
        }
    }))
}

/// The link to the form of one's own line, for each block.
fn acts(facts: &Briefing, request: &RequestContext) -> Vec<(String, String, &'static str)> {
    let (messages, lang) = (request.messages, request.lang);
    let back = paths::with_query(&paths::briefing(lang), facts.ask.parameters());
    let act = |topic: &crate::service::briefing::Topic| {
        let slug = topic.entry.listed.slug.clone();
        let address = paths::with_query(&paths::briefing_line(lang, &slug), [("back", back.as_str())]);
        (slug, address, messages.of_word("briefing-line", if topic.line.is_some() { "change" } else { "write" }))
    };
    facts.topics.iter().chain(&facts.others).map(act).collect()
}
