//! The board: how far the organisations of one's side are with their reports, and reminding them.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::table::{Column, PlainTable};
use crate::app::components::tasks::{card, row};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::pages::portfolio::list::choice::{ListDone, back, done, each_once};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::report::stage::ReportStage;
use crate::paths;
use crate::paths::BoardPath;
use crate::service::report::board::{BoardItem, BoardRow, Reminded};

form! {
    /// The organisation that is reminded, or the commitments chosen in a list of which their organisations are.
    BoardForm {
        values { organisation, act, back }
        lists { chosen }
    }
}

/// What the button of the list asks for, in the field `act`: to remind of the chosen commitments.
pub const REMIND_CHOSEN: &str = "remind_chosen";

/// Loads the board.
///
/// # Errors
/// When the person does not speak for the own side, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    let rows = request.accord.reports().board(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("board-title"));
    let context = page_context.render_context(&request);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today());
    let done = request.parameter("done").and_then(|it| match it {
        "reminded" => Some("board-reminded"),
        "already" => Some("board-reminded-already"),
        "nobody" => Some("board-reminded-nobody"),
        "nothing" => Some("board-nothing-missing"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let stages = ReportStage::ALL.iter().map(|it| Column::numeric(messages.of_word("board-stage", *it)));
        let columns = [Column::new(messages.say("organisation"))]
            .into_iter()
            .chain(stages)
            .chain([Column::new(messages.say("board-reminder"))])
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="note">{messages.text("board-none")}</p> });
        let rows: Vec<_> = rows.into_iter().map(|it| organisation(it, &key, today, &context)).collect();
        let table = (!rows.is_empty())
            .then(|| view! { <PlainTable caption=messages.say("board-title") columns=columns rows=rows /> });
        let stages: Vec<_> = ReportStage::ALL
            .iter()
            .map(|it| {
                view! {
                    <dt>{messages.of_word("board-stage", *it)}</dt>
                    <dd>{messages.of_word("board-stage-definition", *it)}</dd>
                }
            })
            .collect();
        view! {
            <PageHead
                title=messages.text("board-title")
                lead=context.party(member.party.as_str())
                saved=done.map(|key| messages.say(key))
                context=context.clone()
            />
            <section class="card board">{none} {table}</section>
            <details class="card fold">
                <summary>{messages.text("board-explained")}</summary>
                <dl>{stages}</dl>
            </details>
        }
    }))
}

fn organisation(board: BoardRow, key: &str, today: Day, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let code = board.organisation.as_str();
    let name = context.organisation(code);
    let cells: Vec<_> = ReportStage::ALL
        .iter()
        .map(|stage| {
            let label = messages.of_word("board-stage", *stage).to_owned();
            let said = format!(": {name}, {label}");
            let number = match board.counts.get(stage) {
                None => view! { "0" }.into_any(),
                Some(count) => view! {
                    <a href=paths::board_list(lang, code, stage.word())>
                        {*count} <span class="vh">{said}</span>
                    </a>
                }
                .into_any(),
            };
            view! { <td class="num" data-label=label>{number}</td> }
        })
        .collect();
    let reminded = board.reminded.map(|it| {
        let day = if it.day == today { messages.say("board-today") } else { messages.day(it.day) };
        let by = it.by.unwrap_or_else(|| messages.say("office-holder-left"));
        let said = messages.with("board-reminded-by", &[("day", day.into()), ("name", by.into())]);
        view! { <small>{said}</small> }
    });
    let form = board.remind.then(|| {
        view! {
            <form method="post" action=paths::board(lang)>
                <FormKey key=format!("{key}-{code}") />
                <button class="button plain" name=BoardForm::NAMES.organisation value=code.to_owned()>
                    {messages.text("board-remind")}
                    <span class="vh">{format!(": {name}")}</span>
                </button>
            </form>
        }
    });
    view! {
        <tr data-organisation=code.to_owned()>
            <th scope="row">{name.clone()}</th>
            {cells}
            <td class="b">{form} {reminded}</td>
        </tr>
    }
    .into_any()
}

/// Reminds an organisation, or those of the commitments that were chosen in a list.
///
/// # Errors
/// When the person may not do it, there is no such organisation on the own side, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let typed = BoardForm::read(&form_data);
    if typed.act == REMIND_CHOSEN {
        let chosen = each_once(typed.chosen.iter().map(String::as_str));
        let said = match request.accord.reports().remind_of_chosen(&member, &chosen).await? {
            _ if chosen.is_empty() => ListDone::NoneChosen,
            Reminded::Done => ListDone::Reminded,
            Reminded::Some => ListDone::RemindedSome,
            Reminded::Already => ListDone::RemindedAlready,
            Reminded::Nobody => ListDone::RemindedNobody,
            Reminded::NothingMissing => ListDone::NothingMissing,
        };
        return Ok(FormOutcome::Redirect(done(&back(&typed.back, request.lang), said)));
    }
    let organisation = OrganisationCode(typed.organisation);
    let done = match request.accord.reports().remind(&member, &organisation).await? {
        Reminded::Done | Reminded::Some => "reminded",
        Reminded::Already => "already",
        Reminded::Nobody => "nobody",
        Reminded::NothingMissing => "nothing",
    };
    redirect_done(&paths::board(request.lang), done)
}

/// Loads the commitments behind a number of the board.
///
/// # Errors
/// When the person does not speak for the own side, there is no such list, or the database does not answer.
pub async fn list(request: RequestContext, member: Member, path: BoardPath) -> PageResult {
    let stage: ReportStage = path.stage.parse().map_err(|_| Error::Nowhere)?;
    let organisation = OrganisationCode(path.code);
    let items = request.accord.reports().board_items(&member, &organisation, stage).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let name = context.organisation(organisation.as_str());
    let word = messages.of_word("board-stage", stage).to_owned();
    let frame = Frame::of_own(&request, &page_context, format!("{name} – {word}"));
    Ok(Page::private(frame, move || {
        let none = items.is_empty().then(|| view! { <p class="card">{messages.text("board-list-none")}</p> });
        let rows = items.iter().map(|it| listed(it, &context)).collect();
        view! {
            <PageHead
                steps=vec![(paths::board(lang), messages.say("board-title"))]
                title=name
                lead=messages.of_word("board-stage-definition", stage).to_owned()
                context=context.clone()
            />
            {none}
            {card(word, None, rows)}
        }
    }))
}

fn listed(item: &BoardItem, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let slug = &item.entry.listed.slug;
    let said = match item.reported_on {
        Some(day) => messages.with("last-report-on", &[("day", messages.day(day).into())]),
        None => messages.say("sheet-last-none"),
    };
    let address = match &item.report {
        Some(report) => paths::review_of(lang, slug, report.as_str()),
        None => paths::commitment(lang, slug),
    };
    row(&item.entry, context, said, (address, "review-open"), None)
}
