//! Messages whose keys are made of a list and one of its words.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::app::components::filters::facets;
use crate::app::frame::Section;
use crate::app::pages::account;
use crate::app::pages::account::admin;
use crate::app::pages::account::tokens;
use crate::app::pages::import::settings::SettingsField;
use crate::app::pages::notice;
use crate::app::pages::portfolio::export::Subject;
use crate::app::pages::portfolio::list::choice::ListDone;
use crate::app::pages::portfolio::views;
use crate::app::pages::report::form_data::TEXTS;
use crate::app::pages::webhook;
use crate::app::pages::webhook::one::WebhookAct;
use crate::app::request::Theme;
use crate::assist::AssistFault;
use crate::auth::password;
use crate::domain::access::role::Role;
use crate::domain::account::AuditKind;
use crate::domain::account::api_token::{TokenProblem, TokenScope};
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::ParameterError;
use crate::domain::basics::text::TextKind;
use crate::domain::briefing::talking_point::TalkingPoint;
use crate::domain::briefing::{BriefingAudience, BriefingLanguage, BriefingRequest};
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::{RelationKind, Supersession};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::columns::Column;
use crate::domain::list::comparison::{ChangeKind, LEARNED};
use crate::domain::list::facet::{Facet, FacetValues};
use crate::domain::list::order::Sort;
use crate::domain::list::query::{Group, Layout, Query, Zoom};
use crate::domain::list::saved_view::{ViewCircle, ViewKind};
use crate::domain::meeting::agenda::AgendaNotes;
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::notice::NoticeKind;
use crate::domain::notice::watch::{WatchedChange, WatchedNoun};
use crate::domain::organisation::OrganisationKind;
use crate::domain::portfolio::day_zone::ZoneBasis;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus};
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::report::file::FileKind;
use crate::domain::report::pasted::{CellProblem, Column as PastedColumn, TableProblem};
use crate::domain::report::stage::ReportStage;
use crate::domain::sheet::grid::{GridProblem, Separator, TextEncoding};
use crate::domain::sheet::outcome::CellProblem as SheetProblem;
use crate::domain::sheet::settings::DateOrder;
use crate::domain::sheet::{SheetField, SheetSubject};
use crate::domain::statement::StatementKind;
use crate::domain::statement::reporting::Every;
use crate::domain::webhook::event::EventKind;
use crate::domain::webhook::target::TargetFault;
use crate::domain::webhook::{DeliveryState, Outcome, WebhookState};
use crate::exchange::document_file::DocumentKind;
use crate::exchange::table::TableKind;
use crate::i18n::tests::catalogue;
use crate::intake::draft::{ItemState, Since};
use crate::intake::extraction::{LeftOutKind, OfferedKind, ReasonKind, Sureness};
use crate::service::account::AccountProblem;
use crate::service::statement::file::FileProblem;
use crate::web::api::operation::Topic;
use crate::web::api::operations::OPERATIONS;
use crate::web::api::problem::ProblemKind;

/// The columns whose heads are called by their own word.
const LIST_COLUMNS: [Column; 11] = [
    Column::Status,
    Column::Commitment,
    Column::Area,
    Column::Statement,
    Column::Party,
    Column::Standing,
    Column::Nature,
    Column::Basis,
    Column::Starts,
    Column::Due,
    Column::Sides,
];

/// Keys that code makes of a list and one of its words, as `of_word("status", …)` and
/// `format!("status-{it}-definition")` do: the list, and the key. Whoever composes keys of another list adds it here.
pub fn composed() -> Vec<(&'static str, String)> {
    fn keys<T: Display>(list: &'static str, words: &[T], suffixes: &[&str]) -> Vec<(&'static str, String)> {
        let mut keys = Vec::new();
        for word in words {
            for suffix in suffixes {
                keys.push((list, format!("{list}-{word}{suffix}")));
            }
        }
        keys
    }
    [
        // Closed lists of the domain.
        keys("board-stage", ReportStage::ALL, &[""]),
        keys("board-stage-definition", ReportStage::ALL, &[""]),
        keys("status", HeadlineStatus::ALL, &["", "-definition"]),
        keys("status", Status::ALL, &["", "-definition"]),
        keys("kind", HeadlineKind::ALL, &["", "-explanation"]),
        keys("change", ChangeKind::ALL, &[""]),
        keys("learned", &LEARNED, &[""]),
        keys("freshness", Freshness::ALL, &["", "-explanation"]),
        keys("standing", Standing::ALL, &["", "-explanation"]),
        keys("basis", Basis::ALL, &["", "-explanation"]),
        keys("nature", Nature::ALL, &["", "-explanation"]),
        keys("supersession", Supersession::ALL, &["", "-by", "-of"]),
        keys("relation", RelationKind::ALL, &["", "-inverse"]),
        keys("overview-example", RelationKind::ALL, &[""]),
        keys("owner-role", OwnerRole::ALL, &[""]),
        keys("owner-basis", OwnerBasis::ALL, &[""]),
        keys("pasted-heading", PastedColumn::ALL, &[""]),
        keys("pasted-problem", TableProblem::ALL, &[""]),
        keys("pasted-cell", CellProblem::ALL, &[""]),
        keys("import-subject", SheetSubject::ALL, &[""]),
        keys("import-field", SheetField::ALL, &[""]),
        keys("import-heading", SheetField::ALL, &[""]),
        keys("import-cell", SheetProblem::ALL, &[""]),
        keys("import-problem", GridProblem::ALL, &[""]),
        keys("import-encoding", TextEncoding::ALL, &[""]),
        keys("import-separator", Separator::ALL, &[""]),
        keys("import-date_order", DateOrder::ALL, &[""]),
        keys("import", &SettingsField::CHOICES, &[""]),
        keys("statement-kind", StatementKind::ALL, &[""]),
        keys("intake-assist-fault", AssistFault::ALL, &[""]),
        keys("intake-state", ItemState::ALL, &[""]),
        keys("intake-since", Since::ALL, &[""]),
        keys("intake-sureness", Sureness::ALL, &[""]),
        keys("intake-reason", ReasonKind::ALL, &[""]),
        keys("intake-left-out", &LeftOutKind::ALL[1..], &[""]),
        keys("intake-offered", OfferedKind::ALL, &[""]),
        keys("statement-file-problem", FileProblem::ALL, &[""]),
        keys("mechanism-kind", MechanismKind::ALL, &[""]),
        keys("meeting-state", MeetingState::ALL, &[""]),
        keys("concern", TalkingPoint::ALL, &[""]),
        keys("briefing-decision", TalkingPoint::ISSUES, &[""]),
        keys("organisation-kind", OrganisationKind::ALL, &[""]),
        keys("evidence-class", EvidenceClass::ALL, &["", "-explanation"]),
        keys("update-source", EvidenceClass::ALL, &[""]),
        keys("file-kind", FileKind::ALL, &[""]),
        keys("text-kind", TextKind::ALL, &[""]),
        keys("reporting", Every::ALL, &[""]),
        keys("answer", CountersignAnswer::ALL, &["", "-hint"]),
        keys("countersign", CountersignAnswer::ALL, &[""]),
        keys("changes-answered", CountersignAnswer::ALL, &[""]),
        keys("sort", Sort::ALL, &[""]),
        keys("sort-reversed", &[Sort::Due, Sort::Title, Sort::Status], &[""]),
        keys("group", Group::ALL, &[""]),
        keys("timeline-none", Group::ALL, &[""]),
        keys("timeline-once", &[Group::Area, Group::Party, Group::Organisation], &[""]),
        keys("zoom", Zoom::ALL, &[""]),
        keys("layout", Layout::ALL, &[""]),
        keys("fault", ParameterError::ALL, &[""]),
        keys("problem", Problem::ALL, &[""]),
        keys("language", Lang::ALL, &[""]),
        keys("role", Role::ALL, &["", "-explanation"]),
        keys("tokens-done", tokens::TokenAction::ALL, &[""]),
        keys("token-scope", TokenScope::ALL, &["", "-hint"]),
        keys("token-problem", TokenProblem::ALL, &[""]),
        keys("developers-column", &["name", "kind", "required", "said"], &[""]),
        keys("webhooks-column", &["address", "kinds", "state"], &[""]),
        keys("webhooks-done", &[webhook::ADDED, webhook::REMOVED], &[""]),
        keys("webhook-column", &["kind", "at", "outcome"], &[""]),
        keys("webhook-kind", EventKind::ALL, &[""]),
        keys("webhook-state", WebhookState::ALL, &[""]),
        keys("webhook-state-lead", WebhookState::ALL, &[""]),
        keys("webhook-address", TargetFault::ALL, &[""]),
        keys("webhook-act", WebhookAct::ALL, &[""]),
        keys("webhook-done", WebhookAct::ALL, &[""]),
        keys("webhook-note", &["test", "turn_on", "turn_off", "renew", "remove"], &[""]),
        keys("delivery-state", DeliveryState::ALL, &[""]),
        keys("delivery-outcome", Outcome::ALL, &[""]),
        keys("api-header", &["webhook-id", "webhook-timestamp", "webhook-signature"], &[""]),
        keys("api-topic", Topic::ALL, &[""]),
        keys("api-problem", ProblemKind::ALL, &["", "-detail"]),
        keys("api-operation", &OPERATIONS.iter().map(|it| it.id).collect::<Vec<_>>(), &[""]),
        keys("api-part", &OPERATIONS.iter().flat_map(|it| it.varies()).collect::<Vec<_>>(), &[""]),
        keys("api-parameter", &OPERATIONS.iter().flat_map(|it| it.parameters.clone()).collect::<Vec<_>>(), &[""]),
        keys("circle", BriefingAudience::ALL, &["", "-explanation"]),
        keys("briefing-line-circle", BriefingAudience::ALL, &[""]),
        keys("tongue", BriefingLanguage::ALL, &[""]),
        keys("about-zone", &[ZoneBasis::FirstParty, ZoneBasis::Nothing], &[""]),
        keys("parameter", &Query::parameter_names().collect::<Vec<_>>(), &[""]),
        keys("parameter", &BriefingRequest::PARAMETERS, &[""]),
        // Those of pages and accounts.
        keys("audit", AuditKind::ALL, &[""]),
        keys("notices-kind", NoticeKind::ALL, &[""]),
        keys("notices-marked", notice::NoticeAction::ALL, &[""]),
        keys("view-kind", ViewKind::ALL, &[""]),
        keys("view-circle", ViewCircle::ALL, &["", "-hint"]),
        keys("view-circle-short", ViewCircle::ALL, &[""]),
        keys("view-done", views::ViewAction::ALL, &[""]),
        keys("watched", WatchedChange::ALL, &[""]),
        keys("watching", WatchedNoun::ALL, &[""]),
        keys("watch-do", notice::watching::WatchAction::ALL, &[""]),
        keys("list-done", ListDone::ALL, &[""]),
        keys("account-do", account::AccountAction::ALL, &[""]),
        keys("account-done", account::AccountAction::ALL, &[""]),
        keys("account-act", admin::account::AdminAction::ALL, &[""]),
        keys("account-acted", admin::account::AdminAction::ALL, &[""]),
        keys("account-note", &["disable", "enable"], &[""]),
        keys("wrong-account", AccountProblem::ALL, &[""]),
        keys("wrong-password", password::PasswordProblem::ALL, &[""]),
        keys("nav", Section::ALL, &[""]),
        keys("theme", Theme::ALL, &[""]),
        keys("report", &TEXTS, &["", "-hint"]),
        keys("field-visibility", &["public", "shared"], &[""]),
        keys("agenda-notes", AgendaNotes::ALL, &["", "-hint"]),
        keys("agenda-seen", &["public", "shared", "party"], &[""]),
        keys("briefing-part", &["brief", "sitting", "figures", "talk", "annex"], &[""]),
        keys("briefing-line", &["write", "change"], &[""]),
        keys("download-subject", Subject::ALL, &["", "-note"]),
        keys("download-kind", TableKind::ALL, &[""]),
        keys("document", DocumentKind::ALL, &[""]),
        keys("document-field", &["document_number", "drafter", "reviewer", "approver"], &[""]),
        keys("download", &["calendar", "feed"], &["", "-note", "-open"]),
        // Heads of tables.
        keys("list-column", &["owners", "last-report"], &[""]),
        keys("list-column", &LIST_COLUMNS, &[""]),
        keys("timeline-column", &["commitment", "status", "begins", "due", "steps", "reports"], &[""]),
        keys("meetings-column", &["title", "day", "place", "state"], &[""]),
        keys("accounts-column", &["email", "name", "organisation", "role", "state"], &[""]),
        keys("log-column", &["at", "account", "kind", "detail", "address"], &[""]),
        // What data spell: who acts, parties and organisations.
        keys("actor", &["demonstration", "import", "command_line"], &[""]),
    ]
    .into_iter()
    .chain(Facet::ALL.iter().map(|facet| match facet.values() {
        FacetValues::Words(words) => keys(facets::words(*facet), words, &[""]),
        FacetValues::Areas | FacetValues::Parties => Vec::new(),
    }))
    .flatten()
    .collect()
}

/// Every word of a closed list has its message in both languages.
#[test]
fn every_word_of_a_closed_list_is_translated() {
    for lang in Lang::ALL {
        let all = catalogue(*lang);
        for (_, key) in composed() {
            assert!(all.contains_key(&*key), "{key} is missing in {}", lang.code());
        }
    }
}

/// An unusable parameter is reported by its name; no name remains of a parameter that was removed.
#[test]
fn every_parameter_of_an_address_has_a_name() {
    let named: BTreeSet<_> = catalogue(Lang::En).into_keys().filter_map(|key| key.strip_prefix("parameter-")).collect();
    let known: BTreeSet<_> = Query::parameter_names().chain(BriefingRequest::PARAMETERS).collect();
    assert_eq!(named, known);
}
