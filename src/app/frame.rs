//! What surrounds every page: header, notices, the day shown, footer.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::acting::ActingBanner;
use crate::app::components::embed::EmbedCodes;
use crate::app::components::icon::Icon;
use crate::app::footer::Footer;
use crate::app::member_menu::{MemberRow, SignInLink};
use crate::app::request::{PageContext, RenderContext, RequestContext, Site, Theme, invented};
use crate::app::search_field::{HeaderSearch, SearchLink};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::basics::search::LONGEST_QUERY;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::query::Query;
use crate::domain::meeting::held_before;
use crate::domain::portfolio::Marking;
use crate::i18n::Messages;
use crate::islands::copy::Copy;
use crate::islands::preferences::Preferences;
use crate::paths;
use crate::service::report::pending::Pending;

/// The last meetings offered as days to look at.
const MEETINGS: usize = 3;

string_enum! {
    /// The parts of the main navigation.
    Section {
        Overview = "overview",
        Commitments = "commitments",
        Timeline = "timeline",
        Changes = "changes",
        Statements = "statements",
        Meetings = "meetings",
    }
}

impl Section {
    /// Where it begins.
    pub fn path(self, lang: Lang) -> String {
        match self {
            Self::Overview => paths::overview(lang),
            Self::Commitments => paths::commitments(lang),
            Self::Timeline => paths::timeline(lang),
            Self::Changes => paths::changes(lang),
            Self::Statements => paths::statements(lang),
            Self::Meetings => paths::meetings(lang),
        }
    }
}

/// What surrounds a page.
#[derive(Clone)]
pub struct Frame {
    /// Language, words, day and names.
    pub context: RenderContext,
    /// The path of the address.
    pub path: String,
    /// The query that the address spells, without what could not be used.
    pub query: Query,
    /// What could not be used.
    pub faults: Vec<BadParameter>,
    /// The part of the navigation that the page belongs to.
    pub section: Option<Section>,
    /// The day shown.
    pub as_of: AsOf,
    /// The moment up to which the record is shown, in words; nothing where it is shown as it is now.
    pub known_at: Option<String>,
    /// The first day on which there is something to show; days of meetings before it are not offered.
    pub since: Option<Day>,
    /// Today in the portfolio's zone.
    pub today: Day,
    /// What kind of portfolio it is; nothing before one is loaded.
    pub marking: Option<Marking>,
    /// The names of the governments that take part.
    pub participants: Vec<String>,
    /// The reader's choice of colours.
    pub theme: Option<Theme>,
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// The page's title without the product's name, for the citation.
    pub title: String,
    /// Whether there is something to cite: an error page is not citable.
    pub citable: bool,
    /// What other sites may show of the page: what each part is called, and its path.
    pub embeds: Vec<(String, String)>,
    /// Who is signed in.
    pub member: Option<Member>,
    /// How much waits for them.
    pub pending: Pending,
    /// The address's parameters, on pages that are not about the record: those have no day, and nothing to cite.
    pub own: Option<Vec<(String, String)>>,
}

impl Frame {
    /// The frame of a page of a section. `title` is what a citation calls the page.
    pub fn new(
        request: &RequestContext,
        page_context: &PageContext,
        section: Option<Section>,
        title: impl Into<String>,
    ) -> Self {
        let portfolio = page_context.snapshot.reference.portfolio.as_ref();
        Self {
            context: page_context.render_context(request),
            path: request.path.clone(),
            query: page_context.query.clone(),
            faults: page_context.faults.clone(),
            section,
            as_of: page_context.as_of(),
            known_at: None,
            since: None,
            today: request.accord.today(),
            marking: portfolio.map(|it| it.marking),
            participants: portfolio
                .iter()
                .flat_map(|it| &it.taking_part)
                .map(|code| page_context.render_context(request).party(code.as_str()))
                .collect(),
            embeds: Vec::new(),
            theme: request.theme,
            site: request.site.clone(),
            title: title.into(),
            citable: true,
            member: request.member.clone(),
            pending: page_context.pending,
            own: None,
        }
    }

    /// The frame of a page that is not about the record but about the person or a task.
    pub fn of_own(request: &RequestContext, page_context: &PageContext, title: impl Into<String>) -> Self {
        let own = Some(request.parameters.clone());
        Self { citable: false, own, ..Self::new(request, page_context, None, title) }
    }

    /// Whose words the page shows, in one or two sentences.
    fn notice(&self) -> String {
        let messages = self.context.messages;
        if self.participants.is_empty() {
            format!("{} {}", messages.text("notice-nobody-takes-part"), messages.text("notice-readings"))
        } else {
            messages.with("notice-taking-part", &[("parties", messages.list(&self.participants).into())])
        }
    }

    /// The query without the day shown: on the page of changes that is the later of its two days.
    fn without_day(&self) -> Query {
        let to = self.query.to.filter(|_| self.section != Some(Section::Changes));
        Query { as_of: None, to, ..self.query.clone() }
    }

    /// The address of this page in a language, with its query.
    pub fn address(&self, lang: Lang) -> String {
        let path = paths::in_language(&self.path, lang);
        match &self.own {
            Some(parameters) => paths::with_query(&path, parameters.iter().map(|(name, value)| (name, value))),
            None => paths::with_query(&path, self.query.parameters()),
        }
    }
}

/// A page in its frame.
#[component]
pub fn Framed(frame: Frame, body: AnyView) -> impl IntoView {
    let messages = frame.context.messages;
    view! {
        <a class="skip" href="#main">{messages.text("skip-to-content")}</a>
        <Header frame=frame.clone() />
        <ActingBanner frame=frame.clone() />
        {(frame.as_of.past || frame.known_at.is_some()).then(|| view! { <Past frame=frame.clone() /> })}
        {frame.own.is_none().then(|| view! { <Strip frame=frame.clone() /> })}
        <main class="in" id="main" tabindex="-1">
            {(!frame.faults.is_empty()).then(|| view! { <Faults frame=frame.clone() /> })}
            {body}
        </main>
        {frame.own.is_none().then(|| view! { <PageFoot frame=frame.clone() /> })}
        <Footer frame=frame />
    }
}

#[component]
fn Header(frame: Frame) -> impl IntoView {
    let RenderContext { lang, messages, .. } = frame.context;
    let items = Section::ALL
        .iter()
        .map(|section| {
            let current = (frame.section == Some(*section)).then_some("page");
            let address = frame.context.link(&section.path(lang));
            view! { <li><a href=address aria-current=current>{messages.say(&format!("nav-{section}"))}</a></li> }
        })
        .collect_view();
    let (other, below) = (lang.other(), frame.clone());
    let theme = move |theme: Theme, icon: &'static str| {
        view! {
            <button class="tool" name="theme" value=theme.word() aria-label=messages.say(&format!("theme-{theme}"))>
                <Icon name=icon />
            </button>
        }
    };
    view! {
        <header class="top">
            <div class="in">
                <a class="mark" href=frame.context.link(&paths::overview(lang))>
                    <Icon name="i-mark" />
                    {frame.site.name.words(lang).to_owned()}
                </a>
                <nav class="nav" id="nav" popover="auto" aria-label=messages.text("navigation")>
                    <ul>{items}</ul>
                    <HeaderSearch frame=frame.clone() />
                </nav>
                <div class="tools">
                    <SearchLink frame=frame.clone() />
                    <SignInLink frame=frame.clone() />
                    <Preferences>
                        <form class="theme" method="post" action=paths::THEME>
                            {theme(Theme::Dark, "i-moon")}
                            {theme(Theme::Light, "i-sun")}
                        </form>
                        {(!messages.is_alone())
                            .then(|| {
                                view! {
                                    <a class="tool" href=frame.address(other) lang=other.code() hreflang=other.code()>
                                        {messages.text("language-switch")}
                                    </a>
                                }
                            })}
                    </Preferences>
                    <button class="tool menu" popovertarget="nav" aria-label=messages.text("menu")>
                        <Icon name="i-menu" />
                    </button>
                </div>
            </div>
            <MemberRow frame=below />
        </header>
    }
}

/// Makes it unmistakable that the past is shown.
#[component]
fn Past(frame: Frame) -> impl IntoView {
    let messages = frame.context.messages;
    let now = Query { known_at: None, ..frame.without_day() };
    let back = paths::with_query(&frame.path, now.parameters());
    let day = frame.as_of.past.then(|| {
        view! {
            <p>
                <strong>{messages.with("as-of-past", &[("day", messages.day_in_prose(frame.as_of.day).into())])}</strong>
                " "
                <span>{messages.text("as-of-past-note")}</span>
            </p>
        }
    });
    let known = frame.known_at.as_ref().map(|moment| {
        view! {
            <p>
                <strong>{messages.with("known-at", &[("moment", moment.as_str().into())])}</strong>
                " "
                <span>{messages.text("known-at-note")}</span>
            </p>
        }
    });
    view! {
        <aside class="past" aria-label=messages.text("as-of-label")>
            <div class="in">
                <Icon name="i-clock" />
                <div>
                    {day}
                    {known}
                </div>
                <a href=back>{messages.text("as-of-back")}</a>
            </div>
        </aside>
    }
}

/// Whose words these are, and the day shown.
#[component]
fn Strip(frame: Frame) -> impl IntoView {
    let messages = frame.context.messages;
    let day = frame.as_of.day;
    let kept = Query { page: 1, ..frame.without_day() }
        .parameters()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let invented = invented(&frame.context.reference, messages);
    let is_invented = invented.is_some().then_some("");
    let is_past = frame.as_of.past.then_some("");
    let notice = invented.unwrap_or_else(|| frame.notice());
    // The last meetings as ready marks: what people ask for is how things stood then.
    let meetings = held_before(&frame.context.reference.meetings, frame.today)
        .filter(|it| frame.since.is_none_or(|since| it.on >= since))
        .take(MEETINGS)
        .map(|meeting| {
            let query = Query { as_of: Some(meeting.on), page: 1, ..frame.without_day() };
            let current = (meeting.on == day).then_some("true");
            let title = meeting.title.words(frame.context.lang).to_owned();
            view! {
                <li>
                    <a href=paths::with_query(&frame.path, query.parameters()) aria-current=current>
                        {title}
                    </a>
                    " "
                    <small>{messages.day(meeting.on)}</small>
                </li>
            }
        })
        .collect_view();
    let meetings = (!meetings.is_empty()).then(|| {
        view! {
            <p class="ask">{messages.text("as-of-meetings")}</p>
            <ul>{meetings}</ul>
        }
    });
    view! {
        <section class="strip" aria-label=messages.text("strip-label")>
            <div class="in">
                <p data-notice=is_invented>{notice}</p>
                <details class="asof">
                    <summary data-notice=is_past>
                        <Icon name="i-calendar" />
                        {messages.with("as-of", &[("day", messages.day(day).into())])}
                    </summary>
                    <form>
                        {kept}
                        <p class="ask">
                            <label for="as_of">{messages.text("as-of-control")}</label>
                        </p>
                        <div class="row">
                            <input
                                class="field"
                                type="date"
                                id="as_of"
                                name="as_of"
                                value=day.to_string()
                                max=frame.today.to_string()
                            />
                            <button class="button">{messages.text("as-of-show")}</button>
                        </div>
                        {meetings}
                    </form>
                </details>
            </div>
        </section>
    }
}

/// The parameters that could not be used, each with why and the page without it.
#[component]
fn Faults(frame: Frame) -> impl IntoView {
    let messages = frame.context.messages;
    let items = frame
        .faults
        .iter()
        .map(|fault| {
            let reason = fault_reason(messages, fault);
            let parameter =
                messages.try_say(&format!("parameter-{}", fault.name)).unwrap_or_else(|| fault.name.clone());
            let text = if parameter.is_empty() {
                messages.with("bad-parameter-unnamed", &[("reason", reason.into())])
            } else {
                messages.with("bad-parameter", &[("parameter", parameter.into()), ("reason", reason.into())])
            };
            let code = (!fault.name.is_empty()).then(|| view! { <code>{fault.name.clone()}</code>" " });
            view! { <li>{code}{text}</li> }
        })
        .collect_view();
    let without = frame.address(frame.context.lang);
    view! {
        <section class="errors" role="alert" aria-labelledby="faults">
            <h2 id="faults">
                <Icon name="i-info" />
                {messages.text("bad-request-title")}
            </h2>
            <ul>{items}</ul>
            <p class="note">
                {messages.text("bad-request")}
                " "
                <a href=without>{messages.text("bad-parameter-drop")}</a>
            </p>
        </section>
    }
}

/// Why a parameter of the address cannot be used, in the reader's language.
pub fn fault_reason(messages: Messages, parameter: &BadParameter) -> String {
    let value = parameter.value.clone();
    match parameter.fault {
        ParameterError::TooLong => messages.with("fault-too_long", &[("limit", (LONGEST_QUERY as i64).into())]),
        ParameterError::Unreadable => messages.say("fault-unreadable"),
        ParameterError::UnknownValue => match parameter.name.as_str() {
            "area" => messages.with("unknown-area", &[("value", value.into())]),
            "party" => messages.with("unknown-party", &[("value", value.into())]),
            "org" => messages.with("unknown-org", &[("value", value.into())]),
            "statement" => messages.with("unknown-statement", &[("value", value.into())]),
            _ => messages.with("fault-unknown_value", &[("value", value.into())]),
        },
        ParameterError::NotAMoment => messages.with("fault-not_a_moment", &[("value", value.into())]),
        ParameterError::NotADay => messages.with("fault-not_a_day", &[("value", value.into())]),
        ParameterError::InFuture => messages.with("fault-in_future", &[("value", value.into())]),
        ParameterError::NotAPage => messages.with("fault-not_a_page", &[("value", value.into())]),
        ParameterError::EndBeforeStart => messages.with("fault-end_before_start", &[("value", value.into())]),
        ParameterError::NotEarlier => messages.with("fault-not_earlier", &[("value", value.into())]),
    }
}

/// Report an error; cite the page as of the day shown.
#[component]
fn PageFoot(frame: Frame) -> impl IntoView {
    let messages = frame.context.messages;
    let (day, lang) = (frame.as_of.day, frame.context.lang);
    let cited = Query { as_of: Some(day), ..frame.query.clone() };
    let address = format!(
        "{}{}",
        frame.site.public_url,
        paths::with_query(&paths::in_language(&frame.path, lang), cited.parameters())
    );
    let shown_day = messages.day_in_prose(day);
    let citation = messages.with(
        "cite-sentence",
        &[
            ("title", frame.title.as_str().into()),
            ("site", frame.site.name.words(lang).into()),
            ("day", shown_day.as_str().into()),
            ("address", address.as_str().into()),
        ],
    );
    let report = frame.site.contact.as_ref().map(|contact| {
        let target = if contact.contains("://") {
            contact.clone()
        } else {
            let subject = messages.with("report-error-subject", &[("title", frame.title.as_str().into())]);
            let body = messages
                .with("report-error-body", &[("address", address.as_str().into()), ("day", shown_day.as_str().into())]);
            paths::with_query(&format!("mailto:{contact}"), [("subject", subject), ("body", body)])
        };
        view! {
            <a href=target>
                <Icon name="i-flag" />
                {messages.text("report-error")}
            </a>
        }
    });
    let cite = frame.citable.then(|| {
        view! {
            <details>
                <summary>
                    <Icon name="i-cite" />
                    {messages.with("cite-as-of", &[("day", messages.day(day).into())])}
                </summary>
                <p class="cite">{citation.clone()}</p>
                <p class="row">
                    <Copy>
                        <button type="button" class="button plain" data-text=citation.clone() hidden>
                            {messages.text("cite-copy")}
                        </button>
                        <button type="button" class="button plain" data-text=address hidden>
                            {messages.text("copy-link")}
                        </button>
                        <span role="status" data-copied=messages.text("copied") data-failed=messages.text("copy-failed")></span>
                    </Copy>
                </p>
            </details>
        }
    });
    view! {
        <section class="pagefoot" aria-label=messages.text("footer")>
            <div class="in">
                <div class="acts">
                    {report}
                    {cite}
                    <EmbedCodes parts=frame.embeds public_url=frame.site.public_url.clone() messages=messages />
                </div>
            </div>
        </section>
    }
}
