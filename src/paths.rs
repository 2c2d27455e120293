//! Every address: the pattern that the router serves beside the function that builds it.

pub mod api;
mod plain_text;

pub use plain_text::{MARKDOWN, markdown, of_markdown};

use std::borrow::Cow;
use std::marker::PhantomData;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::meeting::decision::DecisionId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::report::file::FileDigest;
use crate::domain::report::update::UpdateId;

const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// In a query the commas of a list stay readable.
const VALUE: &AsciiSet = &QUERY.remove(b',');

/// A path with a query; without parameters just the path.
pub fn with_query<N: AsRef<str>, V: AsRef<str>>(path: &str, parameters: impl IntoIterator<Item = (N, V)>) -> String {
    let mut address = path.to_owned();
    for (place, (name, value)) in parameters.into_iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name.as_ref());
        address.push('=');
        address.extend(utf8_percent_encode(value.as_ref(), VALUE));
    }
    address
}

/// The pattern of a route, with the parameters that its handlers read from the path: `()`, or one struct of this file
/// in a tuple.
pub struct Route<P> {
    /// The address with names in braces for what varies.
    pub pattern: &'static str,
    parameters: PhantomData<fn() -> P>,
}

impl<P> Route<P> {
    const fn new(pattern: &'static str) -> Self {
        Self { pattern, parameters: PhantomData }
    }
}

/// Declares routes: the pattern as a constant, what a path of it holds, and the function that builds an address of it.
macro_rules! routes {
    ($($(#[$outer:meta])* $name:ident $(: $path:ident)? = $pattern:literal, $builder:ident($($parameter:ident),*);)+) => {
        $(
            $(#[$outer])*
            pub const $name: Route<($($path,)?)> = Route::new($pattern);

            $(#[$outer])*
            pub fn $builder(lang: Lang, $($parameter: &str),*) -> String {
                fill($pattern, lang, &[$((stringify!($parameter), $parameter)),*])
            }
        )+

        /// The pattern of every route in a language, with the names of the parameters that its builder takes.
        pub const ROUTES: &[(&str, &[&str])] = &[$(($pattern, &[$(stringify!($parameter)),*])),+];
    };
}

/// A pattern with values for its parameters.
fn fill(pattern: &str, lang: Lang, parameters: &[(&str, &str)]) -> String {
    let mut address = String::with_capacity(pattern.len() + 40);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        address.push_str(before);
        match parameters.iter().find(|(parameter, _)| *parameter == name) {
            Some((_, value)) => address.extend(utf8_percent_encode(value, QUERY)),
            None => address.push_str(lang.word()),
        }
        rest = after;
    }
    address + rest
}

/// Declares what the path of an address holds.
macro_rules! path_parameters {
    ($($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $field:ident: $kind:ty),+ })+) => {$(
        $(#[$outer])*
        #[derive(Clone, Debug, Deserialize)]
        pub struct $name {
            $($(#[$inner])* pub $field: $kind),+
        }
    )+};
}

path_parameters! {
    /// A commitment.
    CommitmentPath { slug: String }
    /// An update or a report about a commitment.
    UpdatePath { slug: String, update: UpdateId }
    /// A record of a commitment or a meeting.
    RecordPath { slug: String, record: String }
    /// A file that a source about a commitment is.
    EvidenceFilePath { slug: String, #[serde(deserialize_with = "digest")] digest: FileDigest }
    /// A statement.
    StatementPath { slug: String }
    /// A commitment proposed to be added to a statement.
    AdditionPath { slug: String, addition: ProposalId }
    /// A meeting.
    MeetingPath { slug: String }
    /// A decision of a meeting.
    DecisionPath { slug: String, decision: DecisionId }
    /// An area.
    AreaPath { code: String }
    /// An organisation.
    OrganisationPath { code: OrganisationCode }
    /// The commitments of an organisation at a stage of their reports.
    BoardPath { code: String, stage: String }
    /// A chart as a file: its key and its kind.
    FigurePath { file: String }
    /// A commitment or a meeting as a document: the format.
    DocumentPath { slug: String, kind: String }
    /// A document of which there is one: the format.
    DocumentKindPath { kind: String }
    /// A chart in a frame of another site: its key.
    EmbeddedFigurePath { figure: String }
    /// A list as a file: what it has rows of, and its kind.
    ExportPath { table: String }
    /// An account.
    AccountPath { account: String }
    /// A webhook.
    WebhookPath { webhook: String }
    /// A saved view.
    ViewPath { view: String }
    /// A spreadsheet that a person keeps.
    SheetPath { file: String }
    /// A post of an organisation.
    PositionPath { post: String }
}

/// A digest, and nothing else: what is not one matches no address.
fn digest<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FileDigest, D::Error> {
    let text = String::deserialize(deserializer)?;
    FileDigest::read(&text).ok_or_else(|| D::Error::custom("not a digest"))
}

routes! {
    /// The overview.
    OVERVIEW = "/{lang}/", overview();
    /// The list of commitments.
    COMMITMENTS = "/{lang}/commitments", commitments();
    /// The timeline.
    TIMELINE = "/{lang}/timeline", timeline();
    /// What changed between two days.
    CHANGES = "/{lang}/changes", changes();
    /// The search over everything.
    SEARCH = "/{lang}/search", search();
    /// The saved views.
    VIEWS = "/{lang}/views", views();
    /// A saved view, to be renamed or deleted.
    VIEW: ViewPath = "/{lang}/views/{view}", view(view);
    /// The charts.
    FIGURES = "/{lang}/figures", figures();
    /// A chart as a file.
    FIGURE: FigurePath = "/{lang}/figures/{file}", figure_file(file);
    /// A list in formats for other programs.
    DOWNLOAD = "/{lang}/download", download();
    /// A list as a file.
    EXPORT: ExportPath = "/{lang}/export/{table}", export_file(table);
    /// The days of a list as a calendar.
    CALENDAR = "/{lang}/calendar.ics", calendar();
    /// What was reported on a list as a feed.
    FEED = "/{lang}/feed.atom", feed();
    /// The calendar of whom the key in the address belongs to.
    OWN_CALENDAR = "/{lang}/own/calendar.ics", own_calendar();
    /// The feed of whom the key in the address belongs to.
    OWN_FEED = "/{lang}/own/feed.atom", own_feed();
    /// The portfolio as open data.
    DATA = "/{lang}/data", data();
    /// The description of the data for catalogues.
    CATALOGUE = "/{lang}/data/catalogue.jsonld", catalogue();
    /// The whole portfolio as everybody sees it, as a file.
    PORTFOLIO_FILE = "/{lang}/data/portfolio.json", portfolio_file();
    /// One commitment for a frame of another site.
    EMBEDDED_COMMITMENT: CommitmentPath = "/{lang}/embed/commitments/{slug}", embedded_commitment(slug);
    /// How an area stands, for a frame of another site.
    EMBEDDED_AREA: AreaPath = "/{lang}/embed/areas/{code}", embedded_area(code);
    /// A chart for a frame of another site.
    EMBEDDED_FIGURE: EmbeddedFigurePath = "/{lang}/embed/figures/{figure}", embedded_figure(figure);
    /// One area.
    AREA: AreaPath = "/{lang}/areas/{code}", area(code);
    /// How statuses are read, what the words mean, where the data come from.
    ABOUT = "/{lang}/about", about();
    /// The areas.
    ADMIN_AREAS = "/{lang}/admin/areas", admin_areas();
    /// The form that revises an area.
    ADMIN_AREA: AreaPath = "/{lang}/admin/areas/{code}", admin_area(code);

    /// One commitment.
    COMMITMENT: CommitmentPath = "/{lang}/commitments/{slug}", commitment(slug);
    /// The same as a document.
    COMMITMENT_DOCUMENT: DocumentPath = "/{lang}/commitments/{slug}/document/{kind}", commitment_document(slug, kind);
    /// The form that adds a commitment to a statement.
    NEW_COMMITMENT: StatementPath = "/{lang}/statements/{slug}/commitments/new", new_commitment(slug);
    /// The form that changes what all sides share of a commitment, or answers such a change.
    REVISE: CommitmentPath = "/{lang}/commitments/{slug}/revise", revise(slug);
    /// The form of who is responsible on the own side.
    OWNERS: CommitmentPath = "/{lang}/commitments/{slug}/owners", owners(slug);
    /// The form of who is responsible within the own organisation.
    RESPONSIBLE: CommitmentPath = "/{lang}/commitments/{slug}/responsible", responsible(slug);
    /// The milestones of a commitment, to add and to change.
    MILESTONES: CommitmentPath = "/{lang}/commitments/{slug}/milestones", milestones(slug);
    /// The form of the joint status of a commitment.
    JOINT_STATUS: CommitmentPath = "/{lang}/commitments/{slug}/joint-status", joint_status(slug);
    /// The links of a commitment to others, to read and to add to.
    RELATIONS: CommitmentPath = "/{lang}/commitments/{slug}/relations", relations(slug);
    /// The forms that merge a commitment with another, or split it.
    RESTRUCTURE: CommitmentPath = "/{lang}/commitments/{slug}/restructure", restructure(slug);
    /// The form that removes a record's payload.
    WITHHOLD: RecordPath = "/{lang}/commitments/{slug}/withhold/{record}", withhold(slug, record);

    /// The commitments proposed to be added to a statement, and the answers to them.
    ADDITIONS: StatementPath = "/{lang}/statements/{slug}/additions", additions(slug);
    /// The form that puts a proposed commitment in other words.
    ADDITION: AdditionPath = "/{lang}/statements/{slug}/additions/{addition}", addition(slug, addition);
    /// The text of a statement, and the commitments proposed from it.
    INTAKE: StatementPath = "/{lang}/statements/{slug}/intake", intake(slug);
    /// The list of statements.
    STATEMENTS = "/{lang}/statements", statements();
    /// One statement.
    STATEMENT: StatementPath = "/{lang}/statements/{slug}", statement(slug);
    /// The form of a new statement.
    NEW_STATEMENT = "/{lang}/statements/new", new_statement();
    /// The form that revises a statement.
    EDIT_STATEMENT: StatementPath = "/{lang}/statements/{slug}/edit", edit_statement(slug);
    /// The page on which a spreadsheet is chosen that is brought in.
    IMPORT = "/{lang}/import", import();
    /// What would become of the rows of a spreadsheet.
    IMPORT_FILE: SheetPath = "/{lang}/import/{file}", import_file(file);
    /// The rows of a spreadsheet that are refused.
    IMPORT_REFUSED: SheetPath = "/{lang}/import/{file}/refused.csv", import_refused(file);
    /// When parties report.
    REPORTING = "/{lang}/desk/reporting", reporting();

    /// What waits for a person.
    DESK = "/{lang}/desk", desk();
    /// How far the organisations of one's side are with their reports.
    BOARD = "/{lang}/board", board();
    /// The commitments behind a number of the board.
    BOARD_LIST: BoardPath = "/{lang}/board/{code}/{stage}", board_list(code, stage);
    /// The sheet on which an organisation reports about everything at once.
    SHEET = "/{lang}/desk/sheet", sheet();
    /// The same as a document.
    SHEET_DOCUMENT: DocumentKindPath = "/{lang}/desk/sheet/document/{kind}", sheet_document(kind);
    /// The sheet as text for spreadsheets, to be filled in elsewhere.
    SHEET_CSV = "/{lang}/desk/sheet.csv", sheet_csv();
    /// The sheet as a workbook, to be filled in elsewhere.
    SHEET_XLSX = "/{lang}/desk/sheet.xlsx", sheet_xlsx();
    /// The form that takes a table from a spreadsheet into the sheet's rows.
    PASTE = "/{lang}/desk/sheet/paste", paste();
    /// The form with one report for several commitments.
    SEVERAL = "/{lang}/desk/several", several();
    /// The form that makes an organisation responsible for several commitments.
    OWNERS_TOGETHER = "/{lang}/desk/owners", owners_together();
    /// The form of a report about a commitment.
    REPORT: CommitmentPath = "/{lang}/commitments/{slug}/report", report(slug);
    /// The form of what a published source says about a commitment.
    PUBLIC_RECORD: CommitmentPath = "/{lang}/commitments/{slug}/public-record", public_record(slug);
    /// A file that a source of a report about a commitment is.
    EVIDENCE_FILE: EvidenceFilePath = "/{lang}/commitments/{slug}/files/{digest}", evidence_file(slug, digest);
    /// What waits to be published or answered.
    REVIEW = "/{lang}/review", review();
    /// The form that sets how many people approve a report.
    APPROVAL = "/{lang}/review/approval", approval();
    /// A report that waits to be published or returned.
    REVIEW_OF: UpdatePath = "/{lang}/commitments/{slug}/review/{update}", review_of(slug, update);
    /// The form that answers another party's report.
    ANSWER: UpdatePath = "/{lang}/commitments/{slug}/answer/{update}", answer(slug, update);
    /// The internal notes about a commitment, and the form that writes one.
    NOTES: CommitmentPath = "/{lang}/commitments/{slug}/notes", notes(slug);
    /// The form that withdraws a published update.
    TRANSLATE: UpdatePath = "/{lang}/commitments/{slug}/translate/{update}", translate(slug, update);
    WITHDRAW: UpdatePath = "/{lang}/commitments/{slug}/withdraw/{update}", withdraw(slug, update);

    /// The list of meetings.
    MEETINGS = "/{lang}/meetings", meetings();
    /// One meeting.
    MEETING: MeetingPath = "/{lang}/meetings/{slug}", meeting(slug);
    /// Its minutes as a document.
    MEETING_DOCUMENT: DocumentPath = "/{lang}/meetings/{slug}/document/{kind}", meeting_document(slug, kind);
    /// The form of a new meeting.
    NEW_MEETING = "/{lang}/meetings/new", new_meeting();
    /// The form that revises a meeting.
    EDIT_MEETING: MeetingPath = "/{lang}/meetings/{slug}/edit", edit_meeting(slug);
    /// The form that sets a meeting's agenda.
    AGENDA: MeetingPath = "/{lang}/meetings/{slug}/agenda", agenda(slug);
    /// The form that records what a meeting decided.
    NEW_DECISION: MeetingPath = "/{lang}/meetings/{slug}/decisions/new", new_decision(slug);
    /// A decision of a meeting: to be corrected, and to make something of.
    DECISION: DecisionPath = "/{lang}/meetings/{slug}/decisions/{decision}", decision(slug, decision);
    /// The form that removes the payload of a meeting's record.
    WITHHOLD_OF_MEETING: RecordPath = "/{lang}/meetings/{slug}/withhold/{record}", withhold_of_meeting(slug, record);

    /// The pack for a meeting.
    BRIEFING = "/{lang}/briefing", briefing();
    /// The same as a file for word processors.
    BRIEFING_FILE = "/{lang}/briefing.docx", briefing_file();
    /// The same as a file for Hancom's word processor.
    BRIEFING_HWPX = "/{lang}/briefing.hwpx", briefing_hwpx();
    /// The same as a file to be read and printed everywhere.
    BRIEFING_PDF = "/{lang}/briefing.pdf", briefing_pdf();
    /// The form of the own organisation's line about a commitment in briefings.
    BRIEFING_LINE: CommitmentPath = "/{lang}/commitments/{slug}/briefing-line", briefing_line(slug);

    /// One organisation.
    ORGANISATION: OrganisationPath = "/{lang}/organisations/{code}", organisation(code);
    /// The organisations of the own party.
    ADMIN_ORGANISATIONS = "/{lang}/admin/organisations", admin_organisations();
    /// The form that revises an organisation of the own party.
    ADMIN_ORGANISATION: OrganisationPath = "/{lang}/admin/organisations/{code}", admin_organisation(code);
    /// The names of the portfolio and of the own party.
    ADMIN_SETTINGS = "/{lang}/admin/settings", admin_settings();

    /// Where people sign in.
    SIGN_IN = "/{lang}/sign-in", sign_in();
    /// Where signing out is posted to.
    SIGN_OUT = "/{lang}/sign-out", sign_out();
    /// Where a password is set.
    SET_PASSWORD = "/{lang}/set-password", set_password_form();
    /// What a person is told of.
    NOTICES = "/{lang}/notices", notices();
    /// Which notices come by mail.
    NOTICE_MAIL = "/{lang}/notices/mail", notice_mail();
    /// What a person watches.
    WATCHING = "/{lang}/notices/watching", watching();
    /// Where mail is turned off without signing in.
    UNSUBSCRIBE = "/{lang}/unsubscribe", unsubscribe();
    /// The own account.
    ACCOUNT = "/{lang}/account", account();
    /// The tokens with which programs act for a person.
    TOKENS = "/{lang}/account/tokens", tokens();
    /// How programs read and write.
    DEVELOPERS = "/{lang}/developers", developers();
    /// The addresses of one's own, to which programs subscribe.
    SUBSCRIPTION = "/{lang}/account/subscription", subscription();
    /// The posts of one's organisation.
    OFFICES = "/{lang}/desk/offices", offices();
    /// One post with everything that goes with it.
    OFFICE: PositionPath = "/{lang}/desk/offices/{post}", office(post);
    /// The accounts of the own party.
    ADMIN_ACCOUNTS = "/{lang}/admin/accounts", admin_accounts();
    /// One account of the own party.
    ADMIN_ACCOUNT: AccountPath = "/{lang}/admin/accounts/{account}", admin_account(account);
    /// The webhooks of the own party.
    ADMIN_WEBHOOKS = "/{lang}/admin/webhooks", admin_webhooks();
    /// One webhook of the own party.
    ADMIN_WEBHOOK: WebhookPath = "/{lang}/admin/webhooks/{webhook}", admin_webhook(webhook);
    /// What was done with the accounts of the own party.
    ADMIN_LOG = "/{lang}/admin/log", admin_log();
}

/// A chart as a file.
pub fn figure(lang: Lang, name: &str, kind: &str) -> String {
    figure_file(lang, &format!("{name}.{kind}"))
}

/// A list as a file.
pub fn export(lang: Lang, subject: &str, kind: &str) -> String {
    export_file(lang, &format!("{subject}.{kind}"))
}

/// Where people sign in to continue to an address of this site.
pub fn sign_in_for(lang: Lang, next: &str) -> String {
    with_query(&sign_in(lang), [("next", next)])
}

/// Where a password is set by a single-use link.
pub fn set_password(lang: Lang, token: &str) -> String {
    with_query(&set_password_form(lang), [("token", token)])
}

/// Where mail is turned off by a link in it.
pub fn unsubscribe_by(lang: Lang, token: &str) -> String {
    with_query(&unsubscribe(lang), [("token", token)])
}

/// The parameter that chooses the colours of a part on another site.
pub const THEME_PARAMETER: &str = "theme";

/// The parameter that says who asks, where no session can: a query stands in no log of ours.
pub const KEY: &str = "key";

/// The address of a person's own with the key that opens it.
pub fn with_key(path: &str, key: &str) -> String {
    with_query(path, [(KEY, key)])
}

/// Where readers arrive who named no page: it redirects to the overview in their language.
pub const HOME: &str = "/";
/// Where the choice of light or dark is posted to.
pub const THEME: &str = "/theme";
/// What islands call.
pub const ACTION: &str = "/actions/{action}";
/// What is new, for an open page: server-sent events.
pub const EVENTS: &str = "/events";
/// Every public page, for search engines.
pub const SITE_MAP: &str = "/sitemap.xml";
/// What is not for robots.
pub const ROBOTS: &str = "/robots.txt";
/// The addresses of every public page as plain text, for programs that read.
pub const LLMS: &str = "/llms.txt";
/// Whom to tell of a weakness in this site (RFC 9116).
pub const SECURITY: &str = "/.well-known/security.txt";

/// Whether a path is that of a part of a page for other sites.
pub fn is_embedded(path: &str) -> bool {
    path.split('/').nth(2) == Some("embed")
}

/// Whether the process lives.
pub const ALIVE: &str = "/healthz";
/// Whether the server can answer.
pub const READY: &str = "/readyz";

/// The slug or code in the path of a page about one thing, or below it: the third segment.
pub fn subject(path: &str) -> Cow<'_, str> {
    percent_decode_str(path.split('/').nth(3).unwrap_or_default()).decode_utf8_lossy()
}

/// An address of this site named as the place to continue: never another site's, however it is spelled.
pub fn local(address: &str) -> Option<&str> {
    let fine = address.starts_with('/')
        && !address.starts_with("//")
        && address.len() <= 8_000
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    fine.then_some(address)
}

/// The same page in the other language: the first segment is the language.
pub fn in_language(path: &str, lang: Lang) -> String {
    let rest = path.trim_start_matches('/').split_once('/').map_or("", |(_, rest)| rest);
    format!("/{lang}/{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_and_order_is_kept() {
        let address = with_query("/en/commitments", [("q", "보안 & \"AI\""), ("area", "6g")]);
        assert_eq!(with_query("/en/", [("sort", "due,-title")]), "/en/?sort=due,-title");
        assert_eq!(address, "/en/commitments?q=%EB%B3%B4%EC%95%88%20%26%20%22AI%22&area=6g");
    }

    #[test]
    fn a_builder_fills_every_parameter_of_its_pattern() {
        for (pattern, parameters) in ROUTES {
            let named: Vec<&str> = pattern.split('{').skip(1).filter_map(|it| it.split('}').next()).collect();
            assert_eq!(named, [&["lang"], *parameters].concat(), "{pattern}");
        }
    }

    #[test]
    fn a_value_stays_within_its_segment() {
        assert_eq!(review_of(Lang::Ko, "a-b", "c/d?e"), "/ko/commitments/a-b/review/c%2Fd%3Fe");
        assert_eq!(overview(Lang::En), "/en/");
        assert_eq!(figure(Lang::En, "status", "svg"), "/en/figures/status.svg");
    }

    #[test]
    fn only_addresses_of_ours_are_local() {
        for fine in ["/", "/en/account", "/ko/commitments?q=%EB%B3%B4&next=//x"] {
            assert_eq!(local(fine), Some(fine));
        }
        for other in [
            "",
            "en/account",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/en\n/account",
            "/보안",
        ] {
            assert_eq!(local(other), None, "{other}");
        }
    }

    #[test]
    fn the_switch_keeps_the_page() {
        assert_eq!(in_language("/en/commitments/x", Lang::Ko), "/ko/commitments/x");
        assert_eq!(in_language("/en/", Lang::Ko), "/ko/");
    }
}
