//! The header's part for people: who is signed in and where their work is; for readers, the link to sign in.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::frame::Frame;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::sheet::brings_something;
use crate::i18n::Messages;
use crate::islands::live::Live;
use crate::paths;
use crate::service::report::pending::Pending;

/// Where a person's work is: address and the key of its name, in their order. Pages for work are added here, each for
/// those who may reach it.
pub fn work(member: &Member, lang: Lang) -> Vec<(String, &'static str)> {
    let mut links = Vec::new();
    if member.writes() {
        links.push((paths::desk(lang), "desk"));
    }
    if member.only_reads() {
        links.push((paths::desk(lang), "nav-shared"));
    }
    if member.oversees() {
        links.push((paths::board(lang), "nav-board"));
    }
    if member.publishes() {
        links.push((paths::review(lang), "review"));
    }
    if member.briefs() {
        links.push((paths::briefing(lang), "briefing"));
    }
    if member.is_admin() {
        links.push((paths::admin_accounts(lang), "nav-accounts"));
    }
    if member.manages_settings() {
        links.push((paths::admin_organisations(lang), "nav-organisations"));
        links.push((paths::admin_areas(lang), "nav-areas"));
        links.push((paths::admin_settings(lang), "nav-settings"));
    }
    if brings_something(member) {
        links.push((paths::import(lang), "import-title"));
    }
    if member.manages_webhooks() {
        links.push((paths::admin_webhooks(lang), "webhooks-title"));
    }
    if member.is_admin() {
        links.push((paths::admin_log(lang), "nav-log"));
    }
    links
}

/// What the live events call the number of a page for work.
fn waits_on(key: &str) -> Option<&'static str> {
    match key {
        "desk" => Some("desk"),
        "review" => Some("review"),
        "nav-notices" => Some("notices"),
        _ => None,
    }
}

/// A sentence with a number, for one and for more: the browser has no grammar, and puts the number in for `#`.
fn numbers(messages: Messages, key: &str) -> (String, String) {
    let (one, many) = (messages.with(key, &[("n", 1_u32.into())]), messages.with(key, &[("n", 2_u32.into())]));
    (one, many.replacen('2', "#", 1))
}

/// That something was recorded since the page was drawn, which the browser shows when it is so; nothing on pages that no
/// record changes.
fn news(frame: &Frame) -> Option<AnyView> {
    if frame.own.is_some() || frame.as_of.past || frame.known_at.is_some() || !frame.citable {
        return None;
    }
    let (lang, messages) = (frame.context.lang, frame.context.messages);
    let about = match paths::subject(&frame.path) {
        slug if frame.path == paths::commitment(lang, &slug) => slug.into_owned(),
        _ => String::new(),
    };
    let (one, many) = numbers(messages, "live-recorded");
    let view = view! {
        <div class="news" role="status">
            <div class="in" data-news=about data-one=one data-many=many hidden=true>
                <p></p>
                <a href=frame.address(lang)>{messages.text("live-show")}</a>
            </div>
        </div>
    };
    Some(view.into_any())
}

/// How much waits on a page for work; nothing on pages where nothing can.
fn waiting(key: &str, pending: Pending) -> u32 {
    match key {
        "desk" => pending.desk,
        "review" => pending.review,
        "nav-notices" => pending.notices,
        _ => 0,
    }
}

/// Where a person is redirected who has just signed in without asking for a page.
pub fn landing(member: &Member, lang: Lang) -> String {
    work(member, lang).into_iter().next().map_or_else(|| paths::overview(lang), |(address, _)| address)
}

/// The row below the header for somebody signed in; nothing for readers.
#[component]
pub fn MemberRow(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    let (lang, messages) = (frame.context.lang, frame.context.messages);
    frame.member.clone().map(|member| {
        let organisation = frame.context.organisation(member.organisation.as_str());
        let acts = member.acting.own.is_some();
        let name = if acts { messages.person(&member.name) } else { member.name.clone() };
        let links = work(&member, lang)
            .into_iter()
            .chain([(paths::notices(lang), "nav-notices")])
            .map(|(address, key)| {
                let current = (address == frame.path).then_some("page");
                let count = waiting(key, frame.pending);
                let said = (count > 0).then(|| messages.with("member-waiting", &[("n", count.into())]));
                let (one, many) = numbers(messages, "member-waiting");
                let count = waits_on(key).map(|kind| {
                    view! {
                        " "
                        <span data-pending=kind>
                            <span class="count" aria-hidden="true">{(count > 0).then_some(count)}</span>
                            <span class="vh" data-one=one data-many=many>{said}</span>
                        </span>
                    }
                });
                view! { <li><a href=address aria-current=current><span>{messages.say(key)}</span>{count}</a></li> }
            })
            .collect_view();
        let news = news(&frame);
        view! {
            <Live>
            <nav class="member" data-events=paths::EVENTS aria-label=messages.text("member-label")>
                <div class="in">
                    <p>
                        <Icon name="i-user" />
                        <a href=paths::account(lang)>{name}</a>
                        <span>{organisation}</span>
                    </p>
                    <ul>{links}</ul>
                    <form method="post" action=paths::sign_out(lang)>
                        <button class="tool">{messages.text("sign-out")}</button>
                    </form>
                </div>
            </nav>
            {news}
            </Live>
        }
    })
}

/// The sign-in address, which returns readers to the page they are on.
pub fn sign_in_address(frame: &Frame) -> String {
    let lang = frame.context.lang;
    if frame.own.is_some() { paths::sign_in(lang) } else { paths::sign_in_for(lang, &frame.address(lang)) }
}

/// The link in the header by which readers sign in; nothing for somebody signed in.
#[component]
pub fn SignInLink(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    frame.member.is_none().then(|| {
        view! {
            <a class="tool sign" href=sign_in_address(&frame) rel="nofollow">
                <Icon name="i-user" />
                <span>{frame.context.messages.say("sign-in")}</span>
            </a>
        }
    })
}
