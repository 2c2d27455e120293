//! What a person is told of: what is new first, by kind, then what was read or is done.

pub mod mail;
pub mod watching;

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::paging::Paging;
use crate::app::components::tasks::{card, row, row_about};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::notice::NoticeKind;
use crate::domain::notice::watch::WatchedChange;
use crate::domain::record::tasks::TaskKind;
use crate::paths;
use crate::service::notice::{About, NOTICES_A_PAGE, Notice, NoticePage};
use crate::store::list::ListRow;

form! {
    /// What is marked as read.
    NoticeForm {
        values { act, notice, until }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    NoticeAction {
        Mark = "mark",
        MarkAll = "mark_all",
    }
}

/// Loads the page. One beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    let page = request.read().await?.query.page;
    let listed = request.accord.notices().page(&member, page).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("notices-title"));
    let context = page_context.render_context(&request);
    let (path, query) = (request.path.clone(), page_context.query.clone());
    let key = request.accord.idempotency_key();
    let zone = request.accord.zone();
    let done = request.parameter("done").and_then(|it| it.parse::<NoticeAction>().ok());
    let pages = listed.all.div_ceil(NOTICES_A_PAGE);
    let beyond = page > pages.max(1);
    let page = Page::private(frame, move || {
        let NoticePage { notices, all, new } = listed;
        // What comes while the page is read is not marked with it.
        let until = notices.iter().map(|(notice, _)| notice.at).max();
        let said = |notice: &Notice| {
            let change = (notice.kind == NoticeKind::Watched)
                .then(|| notice.subject.parse::<WatchedChange>().ok())
                .flatten()
                .map(|it| messages.of_word("watched", it).to_owned());
            change.into_iter().chain([messages.day(notice.at.day_in(&zone))]).collect::<Vec<_>>().join(" · ")
        };
        let groups = NoticeKind::ALL.iter().map(|kind| {
            let of = notices.iter().filter(|(notice, _)| notice.kind == *kind && is_new(notice));
            let rows = of.map(|(notice, about)| {
                let mark = mark(notice, about, &format!("{key}-{}", notice.id), &context);
                line(notice, about, said(notice), &context, Some(mark))
            });
            card(messages.of_word("notices-kind", kind).to_owned(), None, rows.collect())
        });
        let groups = groups.collect_view();
        let others = notices.iter().filter(|(notice, _)| !is_new(notice)).map(|(notice, about)| {
            let done = (!notice.open).then(|| messages.say("notices-done"));
            let kind = messages.of_word("notices-kind", notice.kind).to_owned();
            let said = [kind, said(notice)].into_iter().chain(done).collect::<Vec<_>>().join(" · ");
            line(notice, about, said, &context, None)
        });
        let others = card(messages.say("notices-read"), None, others.collect());
        let mark_all = until.filter(|_| new > 0).map(|until| {
            view! {
                <form method="post" class="doing">
                    <FormKey key=format!("{key}-all") />
                    <input type="hidden" name=NoticeForm::NAMES.until value=until.0.to_string() />
                    <button class="button plain" name=NoticeForm::NAMES.act value=NoticeAction::MarkAll.word()>
                        {messages.text("notices-mark-all")}
                    </button>
                </form>
            }
        });
        view! {
            <PageHead
                title=messages.text("notices-title")
                lead=messages.with("notices-lead", &[("n", new.into())])
                saved=done.map(|act| messages.of_word("notices-marked", act).to_owned())
                context=context.clone()
            >
                {mark_all}
                <p>
                    <a href=paths::watching(context.lang)>{messages.text("watching-title")}</a>
                    " · "
                    <a href=paths::notice_mail(context.lang)>{messages.text("mail-title")}</a>
                </p>
            </PageHead>
            {(all == 0).then(|| view! { <p class="card">{messages.text("notices-none")}</p> })}
            {groups}
            {others}
            <Paging path=path query=query pages=pages context=context />
        }
    });
    Ok(page.beyond_the_end(beyond))
}

/// Whether a notice counts as new.
fn is_new(notice: &Notice) -> bool {
    !notice.read && notice.open
}

/// One notice: what it is about, what is to be said, and where it leads.
fn line(notice: &Notice, about: &About, said: String, context: &RenderContext, mark: Option<AnyView>) -> AnyView {
    let lang = context.lang;
    match about {
        About::Commitment(entry) => row(entry, context, said, link(notice, entry, lang), mark),
        About::Meeting(meeting) => {
            let address = paths::meeting(lang, &meeting.slug);
            row_about((&meeting.title, address.clone()), context, said, (address, "review-open"), mark)
        }
        About::Statement(statement) => {
            let page = paths::statement(lang, &statement.slug);
            let open = (paths::additions(lang, &statement.slug), "review-open");
            row_about((&statement.title, page), context, said, open, mark)
        }
    }
}

/// Where to do what a notice asks for, or to read what it tells, and the key of what the link says.
fn link(notice: &Notice, entry: &ListRow, lang: Lang) -> (String, &'static str) {
    let slug = &entry.listed.slug;
    let page = (paths::commitment(lang, slug), "review-open");
    if !notice.open {
        return page;
    }
    match notice.kind {
        NoticeKind::Returned => {
            (paths::with_query(&paths::report(lang, slug), [("again", &notice.subject)]), "desk-correct-and-send")
        }
        NoticeKind::ToPublish => (paths::review_of(lang, slug, &notice.subject), "review-open"),
        NoticeKind::Mentioned => (format!("{}#note-{}", paths::notes(lang, slug), notice.subject), "note-read"),
        NoticeKind::ReportDue | NoticeKind::Reminded | NoticeKind::InternalDay => {
            (paths::report(lang, slug), "desk-report")
        }
        NoticeKind::ToAnswer => match notice.asked {
            Some(TaskKind::Countersign) => (paths::answer(lang, slug, &notice.subject), "review-open"),
            Some(TaskKind::JointStatus) => (paths::joint_status(lang, slug), "review-open"),
            Some(TaskKind::Change) => (paths::revise(lang, slug), "review-open"),
            Some(TaskKind::Restructuring) => (paths::restructure(lang, slug), "review-open"),
            Some(TaskKind::OwnerSuggestion) => (paths::owners(lang, slug), "review-open"),
            Some(TaskKind::ReleaseDispute) | None => (paths::review(lang), "review-open"),
        },
        NoticeKind::Proposed
        | NoticeKind::DuePassed
        | NoticeKind::Answered
        | NoticeKind::Published
        | NoticeKind::Watched => page,
    }
}

/// The form that marks one notice as read.
fn mark(notice: &Notice, about: &About, key: &str, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let title = match about {
        About::Commitment(entry) => entry.listed.title.words(context.lang).to_owned(),
        About::Meeting(meeting) => meeting.title.words(context.lang).to_owned(),
        About::Statement(statement) => statement.title.words(context.lang).to_owned(),
    };
    view! {
        <form method="post">
            <FormKey key=key />
            <input type="hidden" name=NoticeForm::NAMES.notice value=notice.id.clone() />
            <button class="button plain" name=NoticeForm::NAMES.act value=NoticeAction::Mark.word()>
                {messages.text("notices-mark")}
                <span class="vh">{format!(": {title}")}</span>
            </button>
        </form>
    }
    .into_any()
}

/// Marks one notice as read, or all that were on the page.
///
/// # Errors
/// When there is no such notice of the person, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let typed = NoticeForm::read(&form_data);
    let notices = request.accord.notices();
    let here = paths::notices(request.lang);
    match typed.act.parse::<NoticeAction>() {
        Ok(act @ NoticeAction::Mark) => {
            if !notices.mark(&member, &typed.notice).await? {
                return Err(Error::Nowhere);
            }
            redirect_done(&here, act.word())
        }
        Ok(act @ NoticeAction::MarkAll) => {
            let Ok(until) = typed.until.parse() else { return Ok(FormOutcome::Refused(form_data)) };
            notices.mark_all(&member, Instant(until)).await?;
            redirect_done(&here, act.word())
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}
