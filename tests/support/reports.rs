//! Reports written, submitted and published through the services.

use accord::domain::access::member::Member;
use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::{Text, TextKind};
use accord::domain::commitment::status::Status;
use accord::domain::list::query::{Query, Sort};
use accord::domain::report::content::ReportContent;
use accord::domain::report::update::UpdateId;
use accord::service::commitment::member_commitment::Versioned;
use accord::service::report::review::Published;
use accord::service::report::{Confirmed, Submit, UpdateRef};
use accord::service::unit_of_work::{ServiceError, ServiceResult};

use super::clock::day;
use super::database::TestDatabase;
use super::people::member;

pub const SLUG: &str = "joint-newest";

pub fn words(en: &str) -> Text {
    Text::of(Some(en.into()), TextKind::Original, None, TextKind::Unofficial)
}

pub fn written(narrative: &str) -> ReportContent {
    ReportContent {
        on: day("2026-11-20"),
        status: Status::Delayed,
        progress: Some(30),
        title: Text::default(),
        narrative: words(narrative),
        results: words("Three interfaces were listed."),
        next_steps: Text::default(),
        obstacles: Text::default(),
        help_needed: Text::default(),
        evidence: Vec::new(),
        reading: None,
        organisations: Vec::new(),
        meeting: None,
        visibility: Visibility::Public,
    }
}

pub async fn version(database: &TestDatabase, member: &Member, slug: &str, of: Versioned<'_>) -> String {
    database.accord.commitments().member_commitment(member, slug).await.unwrap().version(of)
}

pub async fn submit_as(
    database: &TestDatabase,
    member: &Member,
    slug: &str,
    written: ReportContent,
    key: &str,
) -> ServiceResult<UpdateId> {
    let version = version(database, member, slug, Versioned::Report).await;
    let confirmed = Confirmed { second: true, ..Confirmed::default() };
    let idempotency_key = key.into();
    let form = Submit { again: None, corrects: None, written, draft: None, version, idempotency_key, confirmed };
    database.accord.reports().submit(member, slug, form).await
}

pub async fn about(database: &TestDatabase, member: &Member, slug: &str, update: &UpdateId, key: &str) -> UpdateRef {
    let version = version(database, member, slug, Versioned::Update(update)).await;
    UpdateRef { update: update.clone(), version, idempotency_key: key.into() }
}

/// Submits a report and publishes it.
pub async fn publish_as(database: &TestDatabase, organisation: &str, slug: &str, written: ReportContent) -> UpdateId {
    let (official, manager) = (member(organisation, Role::Official), member(organisation, Role::Manager));
    let key = format!("{organisation}-{slug}-{}", database.height().await);
    let id = submit_as(database, &official, slug, written, &key).await.unwrap();
    let form = about(database, &manager, slug, &id, &format!("{key}-publish")).await;
    let published = database.accord.reports().publish(&manager, slug, form, None, None).await.unwrap();
    assert_eq!(published, Published::Now(id.clone()));
    id
}

/// Everything visible to a reader, in one text.
pub async fn everything_seen(database: &TestDatabase, reader: &Reader) -> String {
    let mut all = String::new();
    for past in [None, Some("2026-11-21"), Some("2026-06-01"), Some("2025-02-01")] {
        let mut seen = database.seen_by(reader.clone(), past).await;
        let rows = seen.rows(&Query::default()).await;
        all += &serde_json::to_string(&rows).unwrap();
        for sort in Sort::ALL {
            all += &format!("{:?}", seen.slugs(&Query { sort: (*sort).into(), ..Query::default() }, Lang::Ko).await);
        }
        let tally = seen.tally(&Query::default()).await.lines();
        all += &format!("{tally:?}{:?}{:?}", seen.latest(100).await, seen.by_statement().await);
        for words in ["innerword", "three interfaces", "anteater", "보고", "report"] {
            all += &format!("{words}: {:?}", seen.found(words).await);
        }
        drop(seen);
        for row in rows {
            let mut snapshot = database.accord.snapshot(reader.clone(), past.map(day)).await.unwrap();
            let page = database.accord.commitments().find(&mut snapshot, &row.listed.slug).await.unwrap().unwrap();
            all += &format!("{:?}", page.state);
            all += &format!("{:?}", page.history.iter().map(|it| &it.id).collect::<Vec<_>>());
        }
    }
    all
}

pub fn problems(refused: ServiceResult<impl std::fmt::Debug>) -> Vec<(String, Problem)> {
    match refused {
        Err(ServiceError::Invalid(faults)) => faults.into_iter().map(|it| (it.field, it.problem)).collect(),
        other => panic!("{other:?}"),
    }
}
