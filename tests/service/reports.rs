//! Officials report, managers publish, the other side answers: from the services to both databases.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::day::Day;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::text::Text;
use accord::domain::commitment::owner::{OwnerBasis, OwnerRole};
use accord::domain::commitment::status::Status;
use accord::domain::list::query::Query;
use accord::domain::record::fact::Fact;
use accord::domain::report::content::ReportContent;
use accord::domain::report::countersign::CountersignAnswer;
use accord::domain::report::evidence::{Evidence, EvidenceClass};
use accord::domain::statement::reporting::{Every, ReportingRule};
use accord::service::commitment::member_commitment::Versioned;
use accord::service::commitment::milestones::SetMilestone;
use accord::service::commitment::owners::AssignOwner;
use accord::service::commitment::proposal::ProposalRef;
use accord::service::report::drafts::{DraftRef, SaveDraft};
use accord::service::report::review::Published;
use accord::service::report::{Confirmed, Submit, UpdateRef};
use accord::service::unit_of_work::ServiceError;
use accord::store::db::Sql;
use accord::store::verify::Verdict;

use crate::support::clock::day;
use crate::support::ledger::{assert_whole, rebuild, tables, verdict};
use crate::support::people::{anyone, coordinating, member, official, private_person};
use crate::support::reports::{SLUG, about, everything_seen, problems, publish_as, submit_as, version, words, written};

on_both! {
    async fn a_report_is_handed_in_returned_handed_in_again_and_published(database: TestDatabase) {
        database.load_cases().await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let id = submit_as(&database, &official, SLUG, written("First words."), "f1").await.unwrap();
        let queue = database.accord.reports().to_publish(&manager).await.unwrap();
        assert_eq!(queue.iter().map(|it| &it.waiting.submission.update.id).collect::<Vec<_>>(), [&id]);
        assert_eq!((queue[0].days, queue[0].waiting.by.as_str()), (0, "official of AUR-MDA"));

        let form = about(&database, &manager, SLUG, &id, "f2").await;
        database.accord.reports().return_to_author(&manager, SLUG, form, words("Which ones?")).await.unwrap();
        assert!(database.accord.reports().to_publish(&manager).await.unwrap().is_empty());
        let desk = database.accord.reports().desk(&official).await.unwrap();
        assert_eq!(*desk.returned[0].waiting.returned.as_ref().unwrap(), words("Which ones?"));

        let version = version(&database, &official, SLUG, Versioned::Update(&id)).await;
        let form = Submit {
            again: Some(id.clone()),
            corrects: None,
            written: written("Second words."),
            draft: None,
            version,
            idempotency_key: "f3".into(),
            confirmed: Confirmed::default(),
        };
        assert_eq!(database.accord.reports().submit(&official, SLUG, form).await.unwrap(), id);
        assert!(database.accord.reports().desk(&official).await.unwrap().returned.is_empty());

        let form = about(&database, &manager, SLUG, &id, "f4").await;
        let edited = ReportContent { narrative: words("Edited words."), ..written("") };
        database.accord.reports().publish(&manager, SLUG, form, Some(edited), None).await.unwrap();
        assert!(database.accord.reports().desk(&official).await.unwrap().waiting.is_empty());
        let seen = database.accord.commitments().member_commitment(&member("BOR-DCI", Role::Partner), SLUG).await.unwrap();
        let update = seen.update(&id).unwrap();
        assert_eq!(update.value.narrative, words("Edited words."));
        assert_eq!(update.effective_on, day("2026-11-20"));
        assert_eq!(update.value.written_by.as_ref().unwrap().as_str(), "AUR-MDA");
        assert!(
            seen.history.iter().all(|it| !matches!(it.fact, Some(Fact::UpdateSubmitted(_) | Fact::UpdateReturned(_))))
        );
        assert_whole(&database).await;
    }

    async fn a_form_sent_twice_hands_in_one_report(database: TestDatabase) {
        database.load_cases().await;
        let official = member("AUR-MDA", Role::Official);
        let version = version(&database, &official, SLUG, Versioned::Report).await;
        let form = Submit {
            again: None,
            corrects: None,
            written: written("Once."),
            draft: None,
            version,
            idempotency_key: "f".into(),
            confirmed: Confirmed::default(),
        };
        let first = database.accord.reports().submit(&official, SLUG, form.clone()).await.unwrap();
        let height = database.height().await;
        assert_eq!(database.accord.reports().submit(&official, SLUG, form).await.unwrap(), first);
        assert_eq!(database.height().await, height);
    }

    /// T43: the second save from an older version is refused with what stands there now, and records nothing.
    async fn t43_a_save_from_an_older_version_is_a_conflict(database: TestDatabase) {
        database.load_cases().await;
        let official = member("AUR-MDA", Role::Official);
        let version = version(&database, &official, SLUG, Versioned::Report).await;
        let form = |key: &str| Submit {
            again: None,
            corrects: None,
            written: written(key),
            draft: None,
            version: version.clone(),
            idempotency_key: key.into(),
            confirmed: Confirmed::default(),
        };
        let id = database.accord.reports().submit(&official, SLUG, form("one")).await.unwrap();
        let height = database.height().await;
        let Err(ServiceError::Conflict { version: present, commitment: case }) =
            database.accord.reports().submit(&official, SLUG, form("two")).await
        else {
            panic!("saved over")
        };
        assert_eq!(case.handed_in(&id).unwrap().submission.value.update.narrative, words("one"));
        assert_ne!(present, version);
        assert_eq!(database.height().await, height);
    }

    /// T42: two people add milestones from the same state of the page: both exist. One that moved meanwhile is a conflict.
    async fn t42_milestones_added_from_stale_pages_both_exist(database: TestDatabase) {
        database.load_cases().await;
        let (one, two) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let set = |title: &str, before| SetMilestone {
            before,
            title: words(title),
            due: Some("2027".parse().unwrap()),
            completed_on: None,
            reason: words("why"),
            of: None,
            further: Vec::new(),
            idempotency_key: title.into(),
        };
        let first = database.accord.commitments().set_milestone(&one, SLUG, set("A first step", None)).await.unwrap();
        let second = database.accord.commitments().set_milestone(&two, SLUG, set("Another step", None)).await.unwrap();
        let case = database.accord.commitments().member_commitment(&one, SLUG).await.unwrap();
        assert!(case.milestone(&first).is_some() && case.milestone(&second).is_some());

        let denied = database.accord.commitments().set_milestone(&one, SLUG, set("Theirs", Some((second, String::new())))).await;
        assert!(matches!(denied, Err(ServiceError::Denied)));
        let version = case.version(Versioned::Milestone(&first));
        let moved =
            SetMilestone { due: Some("2028".parse().unwrap()), ..set("Moved", Some((first.clone(), version.clone()))) };
        database.accord.commitments().set_milestone(&one, SLUG, moved).await.unwrap();
        let late = database.accord.commitments().set_milestone(&one, SLUG, set("Late", Some((first, version)))).await;
        assert!(matches!(late, Err(ServiceError::Conflict { .. })));
    }

    /// T47: nobody writes for another organisation; what they may not see is not there, and nothing is recorded.
    async fn t47_nobody_acts_for_another_organisation(database: TestDatabase) {
        database.load_cases().await;
        let id = submit_as(&database, &member("AUR-MDA", Role::Official), SLUG, written("Own."), "f").await.unwrap();
        let height = database.height().await;
        let accord = &database.accord;
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
                accord.reports().publish(&who, SLUG, form(), None, None).await.map(|_| ()),
                accord.reports().return_to_author(&who, SLUG, form(), words("no")).await,
                accord.reports().confirm(&who, SLUG, form()).await,
                accord.reports().withdraw(&who, SLUG, form(), "no".into()).await,
                accord.reports().countersign(&who, SLUG, form(), CountersignAnswer::Note, Text::default()).await.map(|_| ()),
            ];
            for (place, refused) in refused.into_iter().enumerate() {
                let expected = match &refused {
                    Err(ServiceError::Denied) => sees && place < 2,
                    Err(ServiceError::NotFound) => !sees || place >= 2,
                    _ => false,
                };
                assert!(expected, "{place} {who:?}: {refused:?}");
            }
        }
        assert_eq!(database.height().await, height);
    }

    /// Whatever one side keeps to itself, everybody else sees the same as before, to the letter.
    async fn inner_records_change_nothing_that_others_see(database: TestDatabase) {
        database.load_cases().await;
        let others = [
            anyone(),
            official("BOR", "BOR-DCI"),
            private_person("AUR", "AUR-CHAMBER"),
            official("CAL", "CAL-MOI"),
            member("AUR-MDA", Role::Admin).reader(),
            member("AUR-MDA", Role::Partner).reader(),
        ];
        let mut before = Vec::new();
        for reader in &others {
            before.push(everything_seen(&database, reader).await);
        }
        let (writer, manager) = (coordinating("AUR-MDA", Role::Official), coordinating("AUR-MDA", Role::Manager));
        for (place, slug) in [SLUG, "sides-differ", "one-side"].into_iter().enumerate() {
            let key = |name: &str| format!("{name}-{place}");
            let inner = ReportContent { visibility: Visibility::Party("AUR".into()), ..written("innerword anteater") };
            let id = submit_as(&database, &writer, slug, inner, &key("a")).await.unwrap();
            let form = about(&database, &manager, slug, &id, &key("b")).await;
            database.accord.reports().publish(&manager, slug, form, None, None).await.unwrap();
            let form = about(&database, &manager, slug, &id, &key("c")).await;
            database.accord.reports().confirm(&manager, slug, form).await.unwrap();
            let waiting = submit_as(&database, &writer, slug, written("innerword"), &key("d")).await.unwrap();
            let form = about(&database, &manager, slug, &waiting, &key("e")).await;
            database.accord.reports().return_to_author(&manager, slug, form, words("anteater")).await.unwrap();
            submit_as(&database, &writer, slug, written("innerword again"), &key("f")).await.unwrap();
        }
        for (reader, before) in others.iter().zip(before) {
            assert_eq!(everything_seen(&database, reader).await, before, "{reader:?}");
        }
        let own = everything_seen(&database, &writer.reader()).await;
        assert!(own.contains("anteater: [\"joint-newest\""), "the own side finds it");
        assert_whole(&database).await;
    }

    async fn a_private_body_keeps_its_reports_from_its_government(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let form = AssignOwner {
            organisation: "AUR-CHAMBER".into(),
            role: Some(OwnerRole::Support),
            basis: OwnerBasis::Assigned,
            reason: Text::default(),
            version: version(&database, &lead, SLUG, Versioned::Owners).await,
            idempotency_key: "f".into(),
        };
        database.accord.commitments().assign_owner(&lead, SLUG, form).await.unwrap();
        let private = member("AUR-CHAMBER", Role::Official);
        submit_as(&database, &private, SLUG, written("Ours."), "g").await.unwrap();
        assert!(database.accord.reports().to_publish(&lead).await.unwrap().is_empty());
        assert_eq!(database.accord.reports().to_publish(&member("AUR-CHAMBER", Role::Manager)).await.unwrap().len(), 1);
        assert!(matches!(
            database.accord.reports().to_countersign(&member("AUR-CHAMBER", Role::Manager)).await,
            Err(ServiceError::Denied)
        ));
    }

    async fn what_cannot_be_taken_is_named_by_field(database: TestDatabase) {
        database.load_cases().await;
        let (official, manager) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let evidence = |address: &str| Evidence {
            class: EvidenceClass::Party,
            publisher: None,
            address: Some(address.into()),
            published_on: None,
            read_on: None,
            file: None,
            more_files: Vec::new(),
        };
        let wrong = ReportContent {
            on: day("2026-11-26"),
            progress: Some(101),
            narrative: words(&"x".repeat(20_001)),
            evidence: vec![evidence("https://a.example"), evidence("javascript:alert(1)")],
            organisations: vec!["NOBODY".into()],
            meeting: Some("never".into()),
            visibility: Visibility::Party("BOR".into()),
            ..written("")
        };
        let found = problems(submit_as(&database, &official, SLUG, wrong, "f").await);
        let expected = [
            ("on", Problem::WrongDay),
            ("progress", Problem::TooMuch),
            ("narrative", Problem::TooLong),
            ("evidence-1", Problem::NotAWebAddress),
            ("organisations", Problem::Unknown),
            ("meeting", Problem::Unknown),
            ("visibility", Problem::WrongVisibility),
        ];
        assert_eq!(found, expected.map(|(field, problem)| (field.to_owned(), problem)));
        // A report says something, or has another status than the last one.
        let empty = ReportContent { results: Text::default(), narrative: Text::default(), ..written("") };
        let empty = ReportContent { status: Status::InProgress, progress: None, ..empty };
        assert_eq!(
            problems(submit_as(&database, &official, SLUG, empty, "f").await),
            [("narrative".into(), Problem::Missing)]
        );
        let wide =
            submit_as(&database, &coordinating("AUR-MDA", Role::Official), "confidential", written("x"), "f").await;
        assert_eq!(problems(wide), [("visibility".into(), Problem::WrongVisibility)]);
        let unsourced = database.accord.reports().enter_public_record(&manager, SLUG, written("Read."), "f").await;
        assert_eq!(problems(unsourced), [("evidence-0".into(), Problem::Missing)]);
    }

    /// T20: "still true" makes it fresh again, and appears in the history.
    async fn t20_still_true_resets_freshness(database: TestDatabase) {
        database.load_cases().await;
        let manager = member("AUR-MDA", Role::Manager);
        let case = database.accord.commitments().member_commitment(&manager, SLUG).await.unwrap();
        let id = case.last_report().unwrap().value.id.clone();
        let form = about(&database, &manager, SLUG, &id, "f").await;
        database.accord.reports().confirm(&manager, SLUG, form.clone()).await.unwrap();
        database.accord.reports().confirm(&manager, SLUG, form).await.unwrap();
        let rows = database.seen_by(anyone(), None).await.rows(&Query::default()).await;
        let row = rows.iter().find(|it| it.listed.slug == SLUG).unwrap();
        assert_eq!(row.listed.outlook.reported_on, Some(day("2026-11-25")));
        let history = database.accord.commitments().member_commitment(&manager, SLUG).await.unwrap().history;
        assert_eq!(history.iter().filter(|it| matches!(it.fact, Some(Fact::UpdateConfirmed(_)))).count(), 1);
    }

    async fn drafts_are_the_organisations_own(database: TestDatabase) {
        database.load_cases().await;
        let (one, colleague) = (member("AUR-MDA", Role::Official), member("AUR-MDA", Role::Manager));
        let save = |id, fields: &str| SaveDraft { id, fields: fields.into(), base_version: "v".into(), ..SaveDraft::default() };
        let height = database.height().await;
        let id = database.accord.reports().save_draft(&one, SLUG, save(None, "{}")).await.unwrap();
        let draft_version = database.accord.reports().draft(&colleague, &id).await.unwrap().version();
        let later = SaveDraft { draft_version, ..save(Some(id.clone()), "{\"status\":\"delayed\"}") };
        database.accord.reports().save_draft(&colleague, SLUG, later).await.unwrap();
        assert_eq!(database.accord.reports().draft(&one, &id).await.unwrap().fields, "{\"status\":\"delayed\"}");
        for other in
            [member("BOR-DCI", Role::Manager), member("AUR_NSI", Role::Official), member("AUR-CHAMBER", Role::Manager)]
        {
            assert!(matches!(database.accord.reports().draft(&other, &id).await, Err(ServiceError::NotFound)));
            assert!(matches!(database.accord.reports().delete_draft(&other, &id).await, Err(ServiceError::NotFound)));
            assert!(database.accord.reports().save_draft(&other, SLUG, save(Some(id.clone()), "x")).await.is_err());
        }
        assert_eq!(database.accord.reports().drafts(&one).await.unwrap().len(), 1);
        assert_eq!(database.height().await, height, "drafts never enter the record");
        let version = version(&database, &one, SLUG, Versioned::Report).await;
        let form = Submit {
            again: None,
            corrects: None,
            written: written("x"),
            draft: Some(DraftRef { id: id.clone(), version: database.accord.reports().draft(&one, &id).await.unwrap().version() }),
            version,
            idempotency_key: "f".into(),
            confirmed: Confirmed::default(),
        };
        database.accord.reports().submit(&one, SLUG, form).await.unwrap();
        assert!(database.accord.reports().drafts(&one).await.unwrap().is_empty());
    }

    /// A report approved for a day ahead is published on it, once, although two instances look for it.
    async fn a_release_comes_out_on_its_day_just_once(database: TestDatabase) {
        database.load_cases().await;
        let manager = member("AUR-MDA", Role::Manager);
        let id = submit_as(&database, &member("AUR-MDA", Role::Official), SLUG, written("Ahead."), "f").await.unwrap();
        let form = about(&database, &manager, SLUG, &id, "g").await;
        let today = database.accord.reports().publish(&manager, SLUG, form.clone(), None, Some(day("2026-11-25"))).await;
        assert_eq!(problems(today), [("ahead".into(), Problem::WrongDay)]);
        let ahead: Day = day("2026-11-27");
        assert_eq!(
            database.accord.reports().publish(&manager, SLUG, form, None, Some(ahead)).await.unwrap(),
            Published::On(ahead)
        );
        assert_eq!(database.accord.reports().to_publish(&manager).await.unwrap()[0].release_on, Some(ahead));
        assert!(database.accord.reports().publish_scheduled().await.unwrap().is_empty());
        let (one, two) =
            (database.again_on("2026-11-27T01:00:00Z").await, database.again_on("2026-11-27T01:00:00Z").await);
        let (first, second) = tokio::join!(one.reports().publish_scheduled(), two.reports().publish_scheduled());
        assert_eq!([first.unwrap(), second.unwrap()].concat(), std::slice::from_ref(&id));
        let case = one.commitments().member_commitment(&member("BOR-DCI", Role::Partner), SLUG).await.unwrap();
        assert_eq!(case.update(&id).unwrap().value.narrative, words("Ahead."));
        assert!(one.reports().to_publish(&manager).await.unwrap().is_empty());
    }

    /// One that can no longer be read blocks no other, and stays in the publication queue.
    async fn a_damaged_release_holds_up_no_other(database: TestDatabase) {
        database.load_cases().await;
        let (manager, official) = (member("AUR-MDA", Role::Manager), member("AUR-MDA", Role::Official));
        let mut ids = Vec::new();
        for key in ["a", "b"] {
            let id = submit_as(&database, &official, SLUG, written(key), key).await.unwrap();
            let form = about(&database, &manager, SLUG, &id, &format!("p{key}")).await;
            database.accord.reports().publish(&manager, SLUG, form, None, Some(day("2026-11-27"))).await.unwrap();
            ids.push(id);
        }
        let mut conn = database.accord.db().write().await.unwrap();
        let damage = "UPDATE release SET payload = '{' WHERE update_id = $1";
        conn.run(Sql::with(damage, [ids[0].as_str().into()])).await.unwrap();
        conn.commit().await.unwrap();
        let later = database.again_on("2026-11-27T01:00:00Z").await;
        assert_eq!(later.reports().publish_scheduled().await.unwrap(), ids[1..]);
        let waiting = later.reports().to_publish(&manager).await.unwrap();
        assert!(waiting.iter().any(|it| it.waiting.submission.update.id == ids[0] && it.release_on.is_none()));
    }

    async fn a_returned_report_is_not_released(database: TestDatabase) {
        database.load_cases().await;
        let manager = member("AUR-MDA", Role::Manager);
        let id = submit_as(&database, &member("AUR-MDA", Role::Official), SLUG, written("Ahead."), "f").await.unwrap();
        let form = about(&database, &manager, SLUG, &id, "g").await;
        database.accord.reports().publish(&manager, SLUG, form, None, Some(day("2026-11-27"))).await.unwrap();
        let form = about(&database, &manager, SLUG, &id, "h").await;
        database.accord.reports().return_to_author(&manager, SLUG, form, words("Wait.")).await.unwrap();
        assert!(database.again_on("2026-11-28T01:00:00Z").await.reports().publish_scheduled().await.unwrap().is_empty());
    }

    /// T22: what waited longest stands first, with its days.
    async fn t22_the_oldest_submission_stands_first(database: TestDatabase) {
        database.load_cases().await;
        let official = coordinating("AUR-MDA", Role::Official);
        submit_as(&database, &official, SLUG, written("One."), "f").await.unwrap();
        let later = database.again_on("2026-11-28T03:00:00Z").await;
        let case = later.commitments().member_commitment(&official, "sides-differ").await.unwrap();
        let form = Submit {
            again: None,
            corrects: None,
            written: written("Two."),
            draft: None,
            version: case.version(Versioned::Report),
            idempotency_key: "g".into(),
            confirmed: Confirmed::default(),
        };
        later.reports().submit(&official, "sides-differ", form).await.unwrap();
        let queue = later.reports().to_publish(&coordinating("AUR-MDA", Role::Manager)).await.unwrap();
        let queue: Vec<_> = queue.iter().map(|it| (it.entry.listed.slug.as_str(), it.days)).collect();
        assert_eq!(queue, [(SLUG, 3), ("sides-differ", 0)]);
    }

    async fn a_desk_shows_what_the_organisation_answers_for(database: TestDatabase) {
        database.load_cases().await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let rule = ReportingRule { every: Every::Quarter, anchor: day("2026-09-30") };
        database.accord.statements().set_reporting_rule(&lead, None, Some(rule), "f").await.unwrap();
        let desk = database.accord.reports().desk(&member("AUR_NSI", Role::Official)).await.unwrap();
        assert!(desk.items.iter().all(|it| it.side.owners.iter().any(|owner| owner.as_str() == "AUR_NSI")));
        assert!(!desk.items.is_empty());
        let desk = database.accord.reports().desk(&lead).await.unwrap();
        assert!(desk.items.iter().any(|it| it.reporting.unowned), "nobody's fall to the organisation that speaks for the party");
        let newest = desk.items.iter().find(|it| it.side.entry.listed.slug == SLUG).unwrap();
        assert_eq!((newest.reporting.report_day, newest.next), (Some(day("2026-09-30")), Some(day("2026-12-31"))));
        publish_as(&database, "AUR-MDA", SLUG, ReportContent { on: day("2026-10-05"), ..written("Late.") }).await;
        let desk = database.accord.reports().desk(&lead).await.unwrap();
        assert_eq!(desk.items.iter().find(|it| it.side.entry.listed.slug == SLUG).unwrap().reporting.report_day, None);
        assert!(matches!(database.accord.reports().desk(&member("AUR-MDA", Role::Admin)).await, Err(ServiceError::Denied)));
    }

    async fn tables_made_anew_are_the_same(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let id = publish_as(&database, "AUR-MDA", SLUG, written("Done.")).await;
        let form = about(&database, &bor, SLUG, &id, "f").await;
        database.accord.reports().countersign(&bor, SLUG, form, CountersignAnswer::Dispute, words("No.")).await.unwrap();
        submit_as(&database, &aur, SLUG, written("Waits."), "g").await.unwrap();
        let joint = ProposalRef { version: version(&database, &aur, SLUG, Versioned::Joint).await, idempotency_key: "h".into() };
        database.accord.commitments().propose_joint_status(&aur, SLUG, joint, Status::OnTrack, Visibility::Public, Text::default()).await.unwrap();
        let before = tables(&database).await;
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
        assert_whole(&database).await;
        database.meddle("DELETE FROM task").await;
        assert!(matches!(verdict(&database).await, Verdict::BrokenTable { table: "task", .. }));
    }
}
