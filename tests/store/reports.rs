//! Officials report, managers publish, the other side answers: from the services down to both databases.

use accord::domain::access::member::{Member, Role};
use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::basics::day::Day;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::{Text, TextKind};
use accord::domain::commitment::owner::{OwnerBasis, OwnerRole};
use accord::domain::commitment::status::Status;
use accord::domain::list::query::Query;
use accord::domain::record::fact::Fact;
use accord::domain::report::content::ReportContent;
use accord::domain::report::countersign::CountersignAnswer;
use accord::domain::report::evidence::{Evidence, EvidenceClass};
use accord::domain::report::update::UpdateId;
use accord::domain::statement::reporting::{Every, ReportingRule};
use accord::service::commitment::member_commitment::Versioned;
use accord::service::commitment::revise::{AssignOwner, SetMilestone};
use accord::service::report::answer::ProposalRef;
use accord::service::report::drafts::SaveDraft;
use accord::service::report::review::Published;
use accord::service::report::{Submit, UpdateRef};
use accord::service::unit_of_work::{ServiceError, ServiceResult};
use accord::store::db::Sql;

use super::verify::{rebuilt, tables, whole};
use crate::common::{Ground, anyone, day, official, private_person};

pub const SLUG: &str = "joint-newest";

/// Somebody of an organisation of the invented portfolio.
pub fn member(organisation: &str, role: Role) -> Member {
    Member {
        account: format!("{organisation}-{role}"),
        name: format!("{role} of {organisation}"),
        party: organisation[..3].into(),
        organisation: organisation.into(),
        government: !organisation.contains("CHAMBER"),
        coordinating: false,
        role,
    }
}

pub fn coordinating(organisation: &str, role: Role) -> Member {
    Member { coordinating: true, ..member(organisation, role) }
}

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

pub async fn version(ground: &Ground, member: &Member, slug: &str, of: Versioned<'_>) -> String {
    ground.accord.case(member, slug).await.unwrap().version(of)
}

pub async fn submit_as(
    ground: &Ground,
    member: &Member,
    slug: &str,
    written: ReportContent,
    key: &str,
) -> ServiceResult<UpdateId> {
    let version = version(ground, member, slug, Versioned::Report).await;
    let form = Submit { again: None, corrects: None, written, draft: None, version, idempotency_key: key.into() };
    ground.accord.submit(member, slug, form).await
}

pub async fn about(ground: &Ground, member: &Member, slug: &str, update: &UpdateId, key: &str) -> UpdateRef {
    let version = version(ground, member, slug, Versioned::Update(update)).await;
    UpdateRef { update: update.clone(), version, idempotency_key: key.into() }
}

/// Hands a report in and publishes it.
pub async fn publish_as(ground: &Ground, organisation: &str, slug: &str, written: ReportContent) -> UpdateId {
    let (official, manager) = (member(organisation, Role::Official), member(organisation, Role::Manager));
    let key = format!("{organisation}-{slug}-{}", ground.height().await);
    let id = submit_as(ground, &official, slug, written, &key).await.unwrap();
    let form = about(ground, &manager, slug, &id, &format!("{key}-publish")).await;
    let published = ground.accord.publish(&manager, slug, form, None, None).await.unwrap();
    assert_eq!(published, Published::Now(id.clone()));
    id
}

/// Everything that a reader gets to see, in one text.
pub async fn everything_seen(ground: &Ground, reader: &Reader) -> String {
    let mut all = String::new();
    for past in [None, Some("2026-11-21"), Some("2026-06-01"), Some("2025-02-01")] {
        let mut seen = ground.seen_by(reader.clone(), past).await;
        let rows = seen.rows(&Query::default()).await;
        all += &serde_json::to_string(&rows).unwrap();
        for sort in accord::domain::list::query::Sort::ALL {
            all += &format!("{:?}", seen.slugs(&Query { sort: *sort, ..Query::default() }, Lang::Ko).await);
        }
        let mut tally: Vec<String> = seen.tally(&Query::default()).await.0.iter().map(|it| format!("{it:?}")).collect();
        tally.sort();
        all += &format!("{tally:?}{:?}{:?}", seen.latest(100).await, seen.by_statement().await);
        for words in ["innerword", "three interfaces", "anteater", "보고", "report"] {
            all += &format!("{words}: {:?}", seen.found(words).await);
        }
        drop(seen);
        for row in rows {
            let mut snapshot = ground.accord.snapshot(reader.clone(), past.map(day)).await.unwrap();
            let page = ground.accord.commitment(&mut snapshot, &row.listed.slug).await.unwrap().unwrap();
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

on_both! {
    async fn a_report_is_handed_in_returned_handed_in_again_and_published(ground: Ground) {
        ground.load_fictional().await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let id = submit_as(&ground, &official, SLUG, written("First words."), "f1").await.unwrap();
        let queue = ground.accord.submitted_for(&manager).await.unwrap();
        assert_eq!(queue.iter().map(|it| &it.waiting.submission.update.id).collect::<Vec<_>>(), [&id]);
        assert_eq!((queue[0].days, queue[0].waiting.by.as_str()), (0, "official of AUR-MDA"));

        let form = about(&ground, &manager, SLUG, &id, "f2").await;
        ground.accord.return_(&manager, SLUG, form, words("Which ones?")).await.unwrap();
        assert!(ground.accord.submitted_for(&manager).await.unwrap().is_empty());
        let desk = ground.accord.desk(&official).await.unwrap();
        assert_eq!(*desk.returned[0].waiting.returned.as_ref().unwrap(), words("Which ones?"));

        let version = version(&ground, &official, SLUG, Versioned::Update(&id)).await;
        let form = Submit {
            again: Some(id.clone()), corrects: None, written: written("Second words."), draft: None, version,
            idempotency_key: "f3".into(),
        };
        assert_eq!(ground.accord.submit(&official, SLUG, form).await.unwrap(), id);
        assert!(ground.accord.desk(&official).await.unwrap().returned.is_empty());

        let form = about(&ground, &manager, SLUG, &id, "f4").await;
        let edited = ReportContent { narrative: words("Edited words."), ..written("") };
        ground.accord.publish(&manager, SLUG, form, Some(edited), None).await.unwrap();
        assert!(ground.accord.desk(&official).await.unwrap().waiting.is_empty());
        let seen = ground.accord.case(&member("BOR-DCI", Role::Partner), SLUG).await.unwrap();
        let update = seen.update(&id).unwrap();
        assert_eq!(update.value.narrative, words("Edited words."));
        assert_eq!(update.effective_on, day("2026-11-20"));
        assert_eq!(update.value.written_by.as_ref().unwrap().as_str(), "AUR-MDA");
        assert!(seen.history.iter().all(|it| !matches!(it.fact, Some(Fact::UpdateSubmitted(_) | Fact::UpdateReturned(_)))));
        whole(&ground).await;
    }

    async fn a_form_sent_twice_hands_in_one_report(ground: Ground) {
        ground.load_fictional().await;
        let official = member("AUR-MDA", Role::Official);
        let version = version(&ground, &official, SLUG, Versioned::Report).await;
        let form = Submit {
            again: None, corrects: None, written: written("Once."), draft: None, version, idempotency_key: "f".into(),
        };
        let first = ground.accord.submit(&official, SLUG, form.clone()).await.unwrap();
        let height = ground.height().await;
        assert_eq!(ground.accord.submit(&official, SLUG, form).await.unwrap(), first);
        assert_eq!(ground.height().await, height);
    }

    /// T43: the second save from an older version is refused with what stands there now, and records nothing.
    async fn t43_a_save_from_an_older_version_is_a_conflict(ground: Ground) {
        ground.load_fictional().await;
        let official = member("AUR-MDA", Role::Official);
        let version = version(&ground, &official, SLUG, Versioned::Report).await;
        let form = |key: &str| Submit {
            again: None, corrects: None, written: written(key), draft: None, version: version.clone(), idempotency_key: key.into(),
        };
        let id = ground.accord.submit(&official, SLUG, form("one")).await.unwrap();
        let height = ground.height().await;
        let Err(ServiceError::Conflict { version: present, case }) = ground.accord.submit(&official, SLUG, form("two")).await
        else { panic!("saved over") };
        assert_eq!(case.handed_in(&id).unwrap().submission.value.update.narrative, words("one"));
        assert_ne!(present, version);
        assert_eq!(ground.height().await, height);
    }

    /// T42: two people add milestones from the same state of the page: both exist. One that moved meanwhile is a conflict.
    async fn t42_milestones_added_from_stale_pages_both_exist(ground: Ground) {
        ground.load_fictional().await;
        let (one, two) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let set = |title: &str, before| SetMilestone {
            before, title: words(title), due: Some("2027".parse().unwrap()), completed_on: None, reason: words("why"),
            of: None,
            idempotency_key: title.into(),
        };
        let first = ground.accord.set_milestone(&one, SLUG, set("A first step", None)).await.unwrap();
        let second = ground.accord.set_milestone(&two, SLUG, set("Another step", None)).await.unwrap();
        let case = ground.accord.case(&one, SLUG).await.unwrap();
        assert!(case.milestone(&first).is_some() && case.milestone(&second).is_some());

        let denied = ground.accord.set_milestone(&one, SLUG, set("Theirs", Some((second, String::new())))).await;
        assert!(matches!(denied, Err(ServiceError::Denied)));
        let version = case.version(Versioned::Milestone(&first));
        let moved = SetMilestone { due: Some("2028".parse().unwrap()), ..set("Moved", Some((first.clone(), version.clone()))) };
        ground.accord.set_milestone(&one, SLUG, moved).await.unwrap();
        let late = ground.accord.set_milestone(&one, SLUG, set("Late", Some((first, version)))).await;
        assert!(matches!(late, Err(ServiceError::Conflict { .. })));
    }

    /// T47: nobody writes for another organisation; what they may not see is not there, and nothing is recorded.
    async fn t47_nobody_acts_for_another_organisation(ground: Ground) {
        ground.load_fictional().await;
        let id = submit_as(&ground, &member("AUR-MDA", Role::Official), SLUG, written("Own."), "f").await.unwrap();
        let height = ground.height().await;
        let accord = &ground.accord;
        for (who, sees) in [
            (member("BOR-DCI", Role::Manager), false),
            (member("CAL-MOI", Role::Manager), false),
            (member("AUR_NSI", Role::Official), true),
            (Member { organisation: "AUR-OTHER".into(), ..member("AUR-MDA", Role::Manager) }, true),
            (member("AUR-CHAMBER", Role::Manager), false),
            (member("AUR-MDA", Role::Partner), false),
            (member("AUR-MDA", Role::Admin), false),
        ] {
            let form = || UpdateRef { update: id.clone(), version: "old".into(), idempotency_key: "k".into() };
            let refused = [
                accord.publish(&who, SLUG, form(), None, None).await.map(|_| ()),
                accord.return_(&who, SLUG, form(), words("no")).await,
                accord.still_true(&who, SLUG, form()).await,
                accord.withdraw(&who, SLUG, form(), "no".into()).await,
                accord.countersign(&who, SLUG, form(), CountersignAnswer::Note, Text::default()).await.map(|_| ()),
            ];
            for (place, refused) in refused.into_iter().enumerate() {
                let expected = match &refused { Err(ServiceError::Denied) => sees && place < 2, Err(ServiceError::NotFound) => !sees || place >= 2, _ => false };
                assert!(expected, "{place} {who:?}: {refused:?}");
            }
        }
        assert_eq!(ground.height().await, height);
    }

    /// Whatever one side keeps to itself, everybody else sees the same as before, to the letter.
    async fn inner_records_change_nothing_that_others_see(ground: Ground) {
        ground.load_fictional().await;
        let others = [anyone(), official("BOR", "BOR-DCI"), private_person("AUR", "AUR-CHAMBER"), official("CAL", "CAL-MOI"),
            member("AUR-MDA", Role::Admin).reader(), member("AUR-MDA", Role::Partner).reader()];
        let mut before = Vec::new();
        for reader in &others {
            before.push(everything_seen(&ground, reader).await);
        }
        let (writer, manager) = (coordinating("AUR-MDA", Role::Official), coordinating("AUR-MDA", Role::Manager));
        for (place, slug) in [SLUG, "sides-differ", "one-side"].into_iter().enumerate() {
            let key = |name: &str| format!("{name}-{place}");
            let inner = ReportContent { visibility: Visibility::Party("AUR".into()), ..written("innerword anteater") };
            let id = submit_as(&ground, &manager, slug, inner, &key("a")).await.unwrap();
            let form = about(&ground, &manager, slug, &id, &key("b")).await;
            ground.accord.publish(&manager, slug, form, None, None).await.unwrap();
            let form = about(&ground, &manager, slug, &id, &key("c")).await;
            ground.accord.still_true(&manager, slug, form).await.unwrap();
            let waiting = submit_as(&ground, &writer, slug, written("innerword"), &key("d")).await.unwrap();
            let form = about(&ground, &manager, slug, &waiting, &key("e")).await;
            ground.accord.return_(&manager, slug, form, words("anteater")).await.unwrap();
            submit_as(&ground, &writer, slug, written("innerword again"), &key("f")).await.unwrap();
        }
        for (reader, before) in others.iter().zip(before) {
            assert_eq!(everything_seen(&ground, reader).await, before, "{reader:?}");
        }
        let own = everything_seen(&ground, &writer.reader()).await;
        assert!(own.contains("anteater: [\"joint-newest\""), "the own side finds it");
        whole(&ground).await;
    }

    async fn a_private_body_keeps_its_reports_from_its_government(ground: Ground) {
        ground.load_fictional().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let form = AssignOwner {
            organisation: "AUR-CHAMBER".into(), role: Some(OwnerRole::Support), basis: OwnerBasis::Assigned, reason: Text::default(),
            version: version(&ground, &lead, SLUG, Versioned::Owners).await, idempotency_key: "f".into(),
        };
        ground.accord.assign(&lead, SLUG, form).await.unwrap();
        let private = member("AUR-CHAMBER", Role::Official);
        submit_as(&ground, &private, SLUG, written("Ours."), "g").await.unwrap();
        assert!(ground.accord.submitted_for(&lead).await.unwrap().is_empty());
        assert_eq!(ground.accord.submitted_for(&member("AUR-CHAMBER", Role::Manager)).await.unwrap().len(), 1);
        assert!(matches!(ground.accord.to_countersign(&member("AUR-CHAMBER", Role::Manager)).await, Err(ServiceError::Denied)));
    }

    async fn what_cannot_be_taken_is_named_by_field(ground: Ground) {
        ground.load_fictional().await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let evidence = |address: &str| Evidence {
            class: EvidenceClass::Party, publisher: None, address: Some(address.into()), published_on: None, read_on: None,
            file: None,
        };
        let wrong = ReportContent {
            on: day("2026-11-26"), progress: Some(101), narrative: words(&"x".repeat(20_001)),
            evidence: vec![evidence("https://a.example"), evidence("javascript:alert(1)")],
            organisations: vec!["NOBODY".into()], meeting: Some("never".into()),
            visibility: Visibility::Party("BOR".into()), ..written("")
        };
        let found = problems(submit_as(&ground, &official, SLUG, wrong, "f").await);
        let expected = [
            ("on", Problem::WrongDay), ("progress", Problem::TooMuch), ("narrative", Problem::TooLong),
            ("evidence-1", Problem::NotAWebAddress), ("organisations", Problem::Unknown), ("meeting", Problem::Unknown),
            ("visibility", Problem::WrongVisibility),
        ];
        assert_eq!(found, expected.map(|(field, problem)| (field.to_owned(), problem)));
        let empty = ReportContent { results: Text::default(), narrative: Text::default(), ..written("") };
        assert_eq!(problems(submit_as(&ground, &official, SLUG, empty, "f").await), [("narrative".into(), Problem::Missing)]);
        let wide = submit_as(&ground, &coordinating("AUR-MDA", Role::Official), "confidential", written("x"), "f").await;
        assert_eq!(problems(wide), [("visibility".into(), Problem::WrongVisibility)]);
        let unsourced = ground.accord.enter_public_record(&manager, SLUG, written("Read."), "f").await;
        assert_eq!(problems(unsourced), [("evidence-0".into(), Problem::Missing)]);
    }

    /// T20: "still true" makes it fresh again, and stands in the history.
    async fn t20_still_true_resets_freshness(ground: Ground) {
        ground.load_fictional().await;
        let manager = member("AUR-MDA", Role::Manager);
        let case = ground.accord.case(&manager, SLUG).await.unwrap();
        let id = case.last_report().unwrap().value.id.clone();
        let form = about(&ground, &manager, SLUG, &id, "f").await;
        ground.accord.still_true(&manager, SLUG, form.clone()).await.unwrap();
        ground.accord.still_true(&manager, SLUG, form).await.unwrap();
        let rows = ground.seen_by(anyone(), None).await.rows(&Query::default()).await;
        let row = rows.iter().find(|it| it.listed.slug == SLUG).unwrap();
        assert_eq!(row.listed.outlook.reported_on, Some(day("2026-11-25")));
        let history = ground.accord.case(&manager, SLUG).await.unwrap().history;
        assert_eq!(history.iter().filter(|it| matches!(it.fact, Some(Fact::UpdateConfirmed(_)))).count(), 1);
    }

    async fn drafts_are_the_organisations_own(ground: Ground) {
        ground.load_fictional().await;
        let (one, colleague) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let save = |id, fields: &str| SaveDraft { id, fields: fields.into(), base_version: "v".into() };
        let height = ground.height().await;
        let id = ground.accord.save_draft(&one, SLUG, save(None, "{}")).await.unwrap();
        ground.accord.save_draft(&colleague, SLUG, save(Some(id.clone()), "{\"status\":\"delayed\"}")).await.unwrap();
        assert_eq!(ground.accord.draft(&one, &id).await.unwrap().fields, "{\"status\":\"delayed\"}");
        for other in [member("BOR-DCI", Role::Manager), member("AUR_NSI", Role::Official), member("AUR-CHAMBER", Role::Manager)] {
            assert!(matches!(ground.accord.draft(&other, &id).await, Err(ServiceError::NotFound)));
            assert!(matches!(ground.accord.delete_draft(&other, &id).await, Err(ServiceError::NotFound)));
            assert!(ground.accord.save_draft(&other, SLUG, save(Some(id.clone()), "x")).await.is_err());
        }
        assert_eq!(ground.accord.drafts(&one).await.unwrap().len(), 1);
        assert_eq!(ground.height().await, height, "drafts never enter the record");
        let version = version(&ground, &one, SLUG, Versioned::Report).await;
        let form = Submit {
            again: None, corrects: None, written: written("x"), draft: Some(id), version, idempotency_key: "f".into(),
        };
        ground.accord.submit(&one, SLUG, form).await.unwrap();
        assert!(ground.accord.drafts(&one).await.unwrap().is_empty());
    }

    /// A report approved for a day ahead is published on it, once, although two instances look for it.
    async fn a_release_comes_out_on_its_day_just_once(ground: Ground) {
        ground.load_fictional().await;
        let manager = member("AUR-MDA", Role::Manager);
        let id = submit_as(&ground, &member("AUR-MDA", Role::Official), SLUG, written("Ahead."), "f").await.unwrap();
        let form = about(&ground, &manager, SLUG, &id, "g").await;
        let today = ground.accord.publish(&manager, SLUG, form.clone(), None, Some(day("2026-11-25"))).await;
        assert_eq!(problems(today), [("ahead".into(), Problem::WrongDay)]);
        let ahead: Day = day("2026-11-27");
        assert_eq!(ground.accord.publish(&manager, SLUG, form, None, Some(ahead)).await.unwrap(), Published::On(ahead));
        assert_eq!(ground.accord.submitted_for(&manager).await.unwrap()[0].release_on, Some(ahead));
        assert!(ground.accord.release_due().await.unwrap().is_empty());
        let (one, two) = (ground.again_on("2026-11-27T01:00:00Z").await, ground.again_on("2026-11-27T01:00:00Z").await);
        let (first, second) = tokio::join!(one.release_due(), two.release_due());
        assert_eq!([first.unwrap(), second.unwrap()].concat(), std::slice::from_ref(&id));
        let case = one.case(&member("BOR-DCI", Role::Partner), SLUG).await.unwrap();
        assert_eq!(case.update(&id).unwrap().value.narrative, words("Ahead."));
        assert!(one.submitted_for(&manager).await.unwrap().is_empty());
    }

    /// One that cannot be read any more holds up no other, and waits among those to be published.
    async fn a_damaged_release_holds_up_no_other(ground: Ground) {
        ground.load_fictional().await;
        let (manager, official) = (member("AUR-MDA", Role::Manager), member("AUR-MDA", Role::Official));
        let mut ids = Vec::new();
        for key in ["a", "b"] {
            let id = submit_as(&ground, &official, SLUG, written(key), key).await.unwrap();
            let form = about(&ground, &manager, SLUG, &id, &format!("p{key}")).await;
            ground.accord.publish(&manager, SLUG, form, None, Some(day("2026-11-27"))).await.unwrap();
            ids.push(id);
        }
        let mut conn = ground.accord.db().write().await.unwrap();
        let damage = "UPDATE release SET payload = '{' WHERE update_id = $1";
        conn.run(Sql::with(damage, [ids[0].as_str().into()])).await.unwrap();
        conn.commit().await.unwrap();
        let later = ground.again_on("2026-11-27T01:00:00Z").await;
        assert_eq!(later.release_due().await.unwrap(), ids[1..]);
        let waiting = later.submitted_for(&manager).await.unwrap();
        assert!(waiting.iter().any(|it| it.waiting.submission.update.id == ids[0] && it.release_on.is_none()));
    }

    async fn a_returned_report_is_not_released(ground: Ground) {
        ground.load_fictional().await;
        let manager = member("AUR-MDA", Role::Manager);
        let id = submit_as(&ground, &member("AUR-MDA", Role::Official), SLUG, written("Ahead."), "f").await.unwrap();
        let form = about(&ground, &manager, SLUG, &id, "g").await;
        ground.accord.publish(&manager, SLUG, form.clone(), None, Some(day("2026-11-27"))).await.unwrap();
        ground.accord.return_(&manager, SLUG, UpdateRef { idempotency_key: "h".into(), ..form }, words("Wait.")).await.unwrap();
        assert!(ground.again_on("2026-11-28T01:00:00Z").await.release_due().await.unwrap().is_empty());
    }

    /// T22: what waited longest stands first, with its days.
    async fn t22_the_oldest_submission_stands_first(ground: Ground) {
        ground.load_fictional().await;
        let official = coordinating("AUR-MDA", Role::Official);
        submit_as(&ground, &official, SLUG, written("One."), "f").await.unwrap();
        let later = ground.again_on("2026-11-28T03:00:00Z").await;
        let case = later.case(&official, "sides-differ").await.unwrap();
        let form = Submit {
            again: None, corrects: None, written: written("Two."), draft: None, version: case.version(Versioned::Report), idempotency_key: "g".into(),
        };
        later.submit(&official, "sides-differ", form).await.unwrap();
        let queue = later.submitted_for(&coordinating("AUR-MDA", Role::Manager)).await.unwrap();
        let queue: Vec<_> = queue.iter().map(|it| (it.entry.listed.slug.as_str(), it.days)).collect();
        assert_eq!(queue, [(SLUG, 3), ("sides-differ", 0)]);
    }

    async fn a_desk_shows_what_the_organisation_answers_for(ground: Ground) {
        ground.load_fictional().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let rule = ReportingRule { every: Every::Quarter, anchor: day("2026-09-30") };
        ground.accord.set_reporting_rule(&lead, None, Some(rule), "f").await.unwrap();
        let desk = ground.accord.desk(&member("AUR_NSI", Role::Official)).await.unwrap();
        assert!(desk.items.iter().all(|it| it.side.owners.iter().any(|owner| owner.as_str() == "AUR_NSI")));
        assert!(!desk.items.is_empty());
        let desk = ground.accord.desk(&lead).await.unwrap();
        assert!(desk.items.iter().any(|it| it.unowned), "nobody's fall to the organisation that speaks for the party");
        let newest = desk.items.iter().find(|it| it.side.entry.listed.slug == SLUG).unwrap();
        assert_eq!((newest.owed, newest.next), (Some(day("2026-09-30")), Some(day("2026-12-31"))));
        publish_as(&ground, "AUR-MDA", SLUG, ReportContent { on: day("2026-10-05"), ..written("Late.") }).await;
        let desk = ground.accord.desk(&lead).await.unwrap();
        assert_eq!(desk.items.iter().find(|it| it.side.entry.listed.slug == SLUG).unwrap().owed, None);
        assert!(matches!(ground.accord.desk(&member("AUR-MDA", Role::Admin)).await, Err(ServiceError::Denied)));
    }

    async fn tables_made_anew_are_the_same(ground: Ground) {
        ground.load_fictional().await;
        let (aur, bor) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let id = publish_as(&ground, "AUR-MDA", SLUG, written("Done.")).await;
        let form = about(&ground, &bor, SLUG, &id, "f").await;
        ground.accord.countersign(&bor, SLUG, form, CountersignAnswer::Dispute, words("No.")).await.unwrap();
        submit_as(&ground, &aur, SLUG, written("Waits."), "g").await.unwrap();
        let joint = ProposalRef { version: version(&ground, &aur, SLUG, Versioned::Joint).await, idempotency_key: "h".into() };
        ground.accord.propose_joint_status(&aur, SLUG, joint, Status::OnTrack, Text::default()).await.unwrap();
        let before = tables(&ground).await;
        rebuilt(&ground).await;
        assert_eq!(tables(&ground).await, before);
        whole(&ground).await;
        ground.meddle("DELETE FROM task").await;
        assert!(matches!(super::verify::verdict(&ground).await, accord::store::verify::Verdict::BrokenTable { table: "task", .. }));
    }
}
