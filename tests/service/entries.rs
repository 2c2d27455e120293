//! The reference data as people record and revise it: every table that holds anything of it follows, and stays what the
//! ledger makes of it.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::day::Day;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::commitment::relation::RelationKind;
use accord::domain::commitment::{Commitment, CommitmentId, Standing};
use accord::domain::list::query::Query;
use accord::domain::organisation::Organisation;
use accord::domain::portfolio::area::Area;
use accord::domain::record::fact::Fact;
use accord::domain::record::noun::Noun;
use accord::domain::statement::Statement;
use accord::service::commitment::member_commitment::Versioned;
use accord::service::commitment::new::{AddCommitment, Added};
use accord::service::commitment::relations::AddRelation;
use accord::service::commitment::restructuring::Restructured;
use accord::service::portfolio::reference_data::RecordEntry;
use accord::service::unit_of_work::ServiceError;

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::ledger::{assert_whole, rebuild};
use crate::support::people::{anyone, coordinating, member, official};
use crate::support::reports::{SLUG, everything_seen, problems, words};

const STATEMENT: &str = "dialogue-1-2024";

/// Records a changed version of an entry.
async fn revise(database: &TestDatabase, who: &Member, noun: Noun, id: &str, change: impl FnOnce(&mut Fact)) {
    let entry = database.accord.portfolio().reference_entry(who, noun, id).await.unwrap();
    let mut fact = entry.fact;
    change(&mut fact);
    let idempotency_key = format!("{noun} {id} {}", entry.history.len());
    let form = RecordEntry { version: Some(entry.version), reason: words("It is so."), draft: None, idempotency_key };
    database.accord.portfolio().record_reference_entry(who, form, fact).await.unwrap();
}

fn statement(fact: &mut Fact) -> &mut Statement {
    match fact {
        Fact::StatementRecorded(statement) => statement,
        other => panic!("{other:?}"),
    }
}

fn organisation(fact: &mut Fact) -> &mut Organisation {
    match fact {
        Fact::OrganisationRecorded(organisation) => organisation,
        other => panic!("{other:?}"),
    }
}

/// A new commitment like another one of the same statement.
/// The slug under which a new commitment was recorded.
fn recorded(added: Added) -> String {
    match added {
        Added::Recorded(slug) => slug,
        Added::Proposed(id) => panic!("it was proposed as {id}"),
    }
}

async fn like(database: &TestDatabase, who: &Member, slug: &str, title: &str, key: &str) -> AddCommitment {
    let mut commitment = database.accord.commitments().member_commitment(who, slug).await.unwrap().state.commitment;
    commitment.title = words(title);
    // What all take part in would have to be agreed on.
    commitment.standing = Standing::Unilateral;
    commitment.undertaken_by = vec![who.party.clone()];
    commitment.place.passage = Text::default();
    AddCommitment {
        commitment,
        owners: Vec::new(),
        visibility: Visibility::Public,
        link: None,
        of: None,
        amends: None,
        idempotency_key: key.into(),
    }
}

on_both! {
    async fn a_revised_statement_reaches_every_commitment_of_it(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let query = Query { statement: Some(STATEMENT.into()), ..Query::default() };
        let before = database.seen_by(anyone(), None).await.rows(&query).await;
        assert!(before.len() > 2);
        let said = before[0].listed.stated_on.plus(1);
        revise(&database, &lead, Noun::Statement, STATEMENT, |fact| {
            statement(fact).on = said;
            statement(fact).title = words("A declaration");
        })
        .await;
        let after = database.seen_by(anyone(), None).await.rows(&query).await;
        assert_eq!(after.len(), before.len());
        assert!(after.iter().all(|it| it.listed.stated_on == said));
        for row in &after {
            let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
            let page = database.accord.commitments().find(&mut snapshot, &row.listed.slug).await.unwrap().unwrap();
            let title = &snapshot.reference.statement(&page.state.commitment.statement).unwrap().title;
            assert_eq!(title.words(Lang::En), "A declaration");
        }
        assert_eq!(database.accord.portfolio().reference_entry(&lead, Noun::Statement, STATEMENT).await.unwrap().history.len(), 2);
        assert_whole(&database).await;
        rebuild(&database).await;
    }

    async fn a_renamed_organisation_is_found_by_its_name_with_every_commitment_of_it(database: TestDatabase) {
        database.load_cases().await;
        let admin = member("AUR-MDA", Role::Admin);
        let owned = Query { org: vec!["AUR-MDA".into()], ..Query::default() };
        let mut owned = database.seen_by(anyone(), None).await.slugs(&owned, Lang::En).await;
        owned.sort();
        assert!(owned.len() > 2 && database.seen_by(anyone(), None).await.found("zebra office").await.is_empty());
        revise(&database, &admin, Noun::Organisation, "AUR-MDA", |fact| {
            organisation(fact).name = words("Zebra Office");
        })
        .await;
        assert_eq!(database.seen_by(anyone(), None).await.found("zebra office").await, owned);
        assert_whole(&database).await;
        rebuild(&database).await;
    }

    async fn areas_stand_in_the_order_that_was_set_and_the_tables_know_it(database: TestDatabase) {
        database.load_cases().await;
        let admin = member("BOR-DCI", Role::Admin);
        let codes = async || -> Vec<String> {
            let areas = database.seen_by(anyone(), None).await.reference.areas;
            areas.into_iter().map(|it| it.code).collect()
        };
        let before = codes().await;
        let last = before.last().unwrap().clone();
        let set = |rank: u32| {
            move |fact: &mut Fact| match fact {
                Fact::AreaRecorded(area) => area.rank = Some(rank),
                other => panic!("{other:?}"),
            }
        };
        revise(&database, &admin, Noun::Area, &last, set(2)).await;
        revise(&database, &admin, Noun::Area, &before[1], set(1)).await;
        let after = codes().await;
        assert_eq!(after[..3], [before[1].clone(), last.clone(), before[0].clone()]);
        let reference = database.seen_by(anyone(), None).await.reference;
        assert!(after.iter().all(|code| reference.area(code).unwrap().code == *code), "each is found by its code");
        let area = Area { code: last.clone(), name: words("Taken"), rank: None, reason: Text::default() };
        let form = RecordEntry { version: None, reason: Text::default(), draft: None, idempotency_key: "new".into() };
        let taken = database.accord.portfolio().record_reference_entry(&admin, form, Fact::AreaRecorded(area)).await;
        assert_eq!(problems(taken), [("slug".into(), Problem::Taken)]);
        assert_whole(&database).await;
    }

    async fn an_entry_that_was_changed_meanwhile_is_not_overwritten(database: TestDatabase) {
        database.load_cases().await;
        let (lead, theirs) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-CSA", Role::Manager));
        let late = database.accord.portfolio().reference_entry(&theirs, Noun::Statement, STATEMENT).await.unwrap();
        revise(&database, &lead, Noun::Statement, STATEMENT, |fact| statement(fact).place = Some("Here".into())).await;
        let height = database.height().await;
        let mut fact = late.fact.clone();
        statement(&mut fact).place = Some("There".into());
        let form = RecordEntry {
            version: Some(late.version),
            reason: words("No."),
            draft: None,
            idempotency_key: "late".into(),
        };
        let refused = database.accord.portfolio().record_reference_entry(&theirs, form, fact).await;
        let now = database.accord.portfolio().reference_entry(&theirs, Noun::Statement, STATEMENT).await.unwrap().version;
        assert!(matches!(refused, Err(ServiceError::Outdated(version)) if version == now));
        assert_eq!(database.height().await, height);
        let outsider = database.accord.portfolio().reference_entry(&member("AUR-MDA", Role::Manager), Noun::Statement, STATEMENT).await;
        assert!(matches!(outsider, Err(ServiceError::Denied)));
        let none = database.accord.portfolio().reference_entry(&lead, Noun::Statement, "none").await;
        assert!(matches!(none, Err(ServiceError::NotFound)));
    }

    async fn a_new_commitment_stands_behind_the_others_from_the_day_of_its_statement(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let own = database.accord.commitments().member_commitment(&lead, SLUG).await.unwrap().state.commitment.statement;
        let all = async || {
            let query = Query { statement: Some(own.clone()), ..Query::default() };
            database.seen_by(official("AUR", "AUR-MDA"), None).await.rows(&query).await
        };
        let before = all().await;
        let form = like(&database, &lead, SLUG, "A tunnel", "f").await;
        let slug = recorded(database.accord.commitments().add(&lead, &own, form.clone()).await.unwrap());
        assert_eq!(
            recorded(database.accord.commitments().add(&lead, &own, form.clone()).await.unwrap()),
            slug,
            "sent twice it is one"
        );
        let another = AddCommitment { idempotency_key: "g".into(), ..form };
        assert_eq!(recorded(database.accord.commitments().add(&lead, &own, another).await.unwrap()), "a-tunnel-2");
        let after = all().await;
        assert_eq!((slug.as_str(), after.len()), ("a-tunnel", before.len() + 2));
        let made = after.iter().find(|it| it.listed.slug == slug).unwrap();
        assert!(before.iter().all(|it| it.listed.position < made.listed.position));
        let past = |day: Day| {
            let database = &database;
            async move { database.seen_by(anyone(), Some(&day.to_string())).await.found("a tunnel").await }
        };
        let said = made.listed.stated_on;
        assert_eq!(past(said).await, ["a-tunnel", "a-tunnel-2"]);
        assert!(past(said.plus(-1)).await.is_empty());
        let together = like(&database, &lead, SLUG, "A bridge", "h").await;
        let together = AddCommitment {
            commitment: Commitment {
                standing: Standing::Agreed,
                undertaken_by: vec!["AUR".into(), "BOR".into()],
                ..together.commitment
            },
            ..together
        };
        let refused = database.accord.commitments().add(&member("AUR-MDA", Role::Manager), &own, together.clone()).await;
        assert_eq!(problems(refused), [("undertaken_by".into(), Problem::ForAllToAgree)]);
        let proposed = database.accord.commitments().add(&lead, &own, together).await.unwrap();
        assert!(matches!(proposed, Added::Proposed(_)), "{proposed:?}");
        assert_eq!(all().await.len(), after.len(), "it is counted nowhere");
        assert_whole(&database).await;
        rebuild(&database).await;
    }

    async fn a_new_link_changes_what_both_ends_show_from_today(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let own = database.accord.commitments().member_commitment(&lead, SLUG).await.unwrap().state.commitment.statement;
        for (title, key) in [("First tunnel", "a"), ("Second tunnel", "b")] {
            let form = like(&database, &lead, SLUG, title, key).await;
            database.accord.commitments().add(&lead, &own, form).await.unwrap();
        }
        let relate = async |from: &str, to: &str, key: &str| {
            let version = database.accord.commitments().member_commitment(&lead, from).await.unwrap().version(Versioned::Relations);
            let basis = Some("It says so.".to_owned());
            let form = AddRelation { to: to.into(), kind: RelationKind::Supersedes, basis, version, idempotency_key: key.into() };
            database.accord.commitments().relate(&lead, from, form).await
        };
        relate("second-tunnel", "FIRST TUNNEL", "c").await.unwrap();
        relate("second-tunnel", "FIRST TUNNEL", "c").await.unwrap();
        let second: CommitmentId = database.id_of("second-tunnel").await;
        let first = database.accord.commitments().member_commitment(&lead, "first-tunnel").await.unwrap();
        assert_eq!(first.state.superseded().map(|it| it.by), Some(vec![second]));
        assert_eq!(first.state.relations.len(), 1);
        assert_eq!(first.state.relations[0].effective_on, day("2026-11-25"));
        assert_eq!(
            problems(relate("second-tunnel", "first-tunnel", "d").await),
            [("to".into(), Problem::LinkedAlready)]
        );
        assert_eq!(problems(relate("first-tunnel", "second-tunnel", "e").await), [("to".into(), Problem::Circle)]);
        let proposed = relate("first-tunnel", SLUG, "f").await.unwrap();
        assert!(matches!(proposed, Restructured::Proposed(_)), "{proposed:?}");
        assert_whole(&database).await;
        rebuild(&database).await;
    }

    /// Nothing of a shared commitment shows to others, in lists, counts and search.
    async fn a_shared_new_commitment_leaves_no_trace_for_others(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let own = database.accord.commitments().member_commitment(&lead, SLUG).await.unwrap().state.commitment.statement;
        let before = everything_seen(&database, &anyone()).await;
        let form =
            AddCommitment { visibility: Visibility::Shared, ..like(&database, &lead, SLUG, "Innerword anteater", "f").await };
        let slug = recorded(database.accord.commitments().add(&lead, &own, form).await.unwrap());
        assert_eq!(everything_seen(&database, &anyone()).await, before);
        assert_eq!(database.seen_by(official("BOR", "BOR-DCI"), None).await.found("anteater").await, [slug]);
    }
}
