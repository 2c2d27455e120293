//! What the sides answer each other: countersignatures, disputes, joint statuses, changes of what they share.

use accord::domain::access::action::Action;
use accord::domain::access::member::Member;
use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::text::Text;
use accord::domain::commitment::Commitment;
use accord::domain::commitment::status::Status;
use accord::domain::list::query::Query;
use accord::domain::record::headline::{HeadlineKind, HeadlineStatus};
use accord::domain::record::tasks::TaskKind;
use accord::domain::report::countersign::CountersignAnswer;
use accord::service::commitment::member_commitment::Versioned;
use accord::service::commitment::proposal::{ProposalRef, ProposalReply};
use accord::service::commitment::revise::Revised;
use accord::service::report::desk::Request;
use accord::service::report::{Confirmed, Submit, UpdateRef};
use accord::service::unit_of_work::ServiceError;

use crate::support::clock::day;
use crate::support::database::{CASES, TestDatabase};
use crate::support::ledger::assert_whole;
use crate::support::people::{anyone, coordinating, member};
use crate::support::reports::{SLUG, about, everything_seen, problems, publish_as, version, words, written};
use accord::domain::basics::lang::Lang;
use accord::domain::briefing::talking_point::TalkingPoint;
use accord::domain::meeting::MeetingState;

async fn headline(database: &TestDatabase, reader: Reader, slug: &str) -> (HeadlineStatus, HeadlineKind) {
    let rows = database.seen_by(reader, None).await.rows(&Query::default()).await;
    let row = rows.into_iter().find(|it| it.listed.slug == slug).unwrap();
    (row.listed.headline.status, row.listed.headline.kind)
}

on_both! {
    async fn the_other_side_answers_and_an_answer_does_not_carry_over(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let id = publish_as(&database, "AUR-MDA", SLUG, written("Done so far.")).await;
        let asked = |requests: Vec<Request>| requests.iter().any(|it| it.update().unwrap().value.id == id);
        assert!(asked(database.accord.reports().to_countersign(&bor).await.unwrap()));
        let stale = about(&database, &bor, SLUG, &id, "f").await;
        database
            .accord
            .reports()
            .countersign(&bor, SLUG, stale.clone(), CountersignAnswer::Confirm, Text::default())
            .await
            .unwrap();
        assert!(!asked(database.accord.reports().to_countersign(&bor).await.unwrap()));
        let own = about(&database, &aur, SLUG, &id, "g").await;
        let denied =
            database.accord.reports().countersign(&aur, SLUG, own.clone(), CountersignAnswer::Confirm, Text::default()).await;
        assert!(matches!(denied, Err(ServiceError::Denied)), "nobody confirms the own report");

        let official = member("AUR-MDA", Role::Official);
        let form = Submit {
            again: None,
            corrects: Some(id.clone()),
            written: written("Corrected."),
            draft: None,
            version: version(&database, &official, SLUG, Versioned::Report).await,
            idempotency_key: "i".into(),
            confirmed: Confirmed::default(),
        };
        let corrected = database.accord.reports().submit(&official, SLUG, form).await.unwrap();
        let form = about(&database, &aur, SLUG, &corrected, "j").await;
        database.accord.reports().publish(&aur, SLUG, form, None, None).await.unwrap();
        let case = database.accord.commitments().member_commitment(&bor, SLUG).await.unwrap();
        assert!(case.state.answer_of(&"BOR".into(), &id).is_none());
        assert_eq!(case.update(&corrected).unwrap().effective_on, day("2026-11-20"));
        assert!(database.accord.reports().to_countersign(&bor).await.unwrap().iter().any(|it| it.asked.subject == corrected.0));
        let late = UpdateRef { idempotency_key: "h".into(), ..stale };
        let late = database.accord.reports().countersign(&bor, SLUG, late, CountersignAnswer::Note, Text::default()).await;
        assert!(matches!(late, Err(ServiceError::Conflict { .. })));
        assert_whole(&database).await;
    }

    async fn a_dispute_is_public_once_both_sides_released_it(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let id = publish_as(&database, "AUR-MDA", SLUG, written("All done.")).await;
        let before = everything_seen(&database, &anyone()).await;
        let form = about(&database, &bor, SLUG, &id, "f").await;
        let bare =
            database.accord.reports().countersign(&bor, SLUG, form.clone(), CountersignAnswer::Dispute, Text::default()).await;
        assert_eq!(problems(bare), [("reason".into(), Problem::Missing)]);
        let dispute = database
            .accord
            .reports()
            .countersign(&bor, SLUG, form, CountersignAnswer::Dispute, words("Not at all."))
            .await
            .unwrap();
        // Publicly it is not even known that an answer was given.
        let public = everything_seen(&database, &anyone()).await;
        assert_eq!(public, before);

        let release = async |who: &Member, key: &str| {
            let version = version(&database, who, SLUG, Versioned::Update(&id)).await;
            database.accord.reports().release_dispute(who, SLUG, &dispute, &version, key).await
        };
        let waits = database.accord.reports().to_agree(&aur).await.unwrap();
        assert_eq!(waits.iter().filter(|it| it.asked.kind == TaskKind::ReleaseDispute).count(), 1);
        assert!(!release(&aur, "g").await.unwrap());
        assert_eq!(problems(release(&aur, "h").await), [("dispute".into(), Problem::Unchanged)]);
        assert_eq!(everything_seen(&database, &anyone()).await, before);
        assert!(release(&bor, "i").await.unwrap());
        let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
        let page = database.accord.commitments().find(&mut snapshot, SLUG).await.unwrap().unwrap();
        assert_eq!(page.state.answer_of(&"BOR".into(), &id).unwrap().value.reason, words("Not at all."));
        drop(snapshot);
        assert_whole(&database).await;
    }

    async fn a_joint_status_holds_once_all_accepted_it(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DCI", Role::Manager));
        let slug = "sides-differ";
        let form = async |who: &Member, key: &str| ProposalRef {
            version: version(&database, who, slug, Versioned::Joint).await,
            idempotency_key: key.into(),
        };
        let propose = async |key: &str| {
            let form = form(&aur, key).await;
            database.accord.commitments().propose_joint_status(&aur, slug, form, Status::AtRisk, Visibility::Public, words("We met.")).await.unwrap()
        };
        let reply = |proposal, accepted, reason: &str| ProposalReply { proposal, accepted, reason: words(reason) };
        let proposal = propose("a").await;
        assert_eq!(headline(&database, anyone(), slug).await.1, HeadlineKind::Differ);
        let own = database
            .accord
            .commitments()
            .answer_joint_status(&aur, slug, form(&aur, "b").await, reply(proposal.clone(), true, ""))
            .await;
        assert!(matches!(own, Err(ServiceError::Denied)), "the proposer cannot accept");
        let bare = ProposalReply { proposal: proposal.clone(), accepted: false, reason: Text::default() };
        assert_eq!(
            problems(database.accord.commitments().answer_joint_status(&bor, slug, form(&bor, "c").await, bare).await),
            [("reason".into(), Problem::Missing)]
        );
        let refused = reply(proposal, false, "Not yet.");
        assert!(!database.accord.commitments().answer_joint_status(&bor, slug, form(&bor, "d").await, refused).await.unwrap());

        let proposal = propose("e").await;
        assert_eq!(
            database.accord.reports().to_agree(&bor).await.unwrap().iter().filter(|it| it.asked.subject == proposal.0).count(),
            1
        );
        assert!(
            database
                .accord
                .commitments()
                .answer_joint_status(&bor, slug, form(&bor, "f").await, reply(proposal, true, "Yes."))
                .await
                .unwrap()
        );
        assert_eq!(headline(&database, anyone(), slug).await, (HeadlineStatus::AtRisk, HeadlineKind::Joint));
        assert!(database.accord.reports().to_agree(&bor).await.unwrap().iter().all(|it| it.entry.listed.slug != slug));
        assert_whole(&database).await;
    }

    /// No report, nothing due, no milestone planned: a joint agreement alone is a reason to discuss it.
    async fn a_joint_status_at_risk_is_on_the_agenda_and_in_the_briefing(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DCI", Role::Manager));
        let slug = "public-fact";
        let form = async |who: &Member, key: &str| ProposalRef {
            version: version(&database, who, slug, Versioned::Joint).await,
            idempotency_key: key.into(),
        };
        let proposed = form(&aur, "a").await;
        let proposal =
            database.accord.commitments().propose_joint_status(&aur, slug, proposed, Status::AtRisk, Visibility::Public, words("We met.")).await.unwrap();
        let reply = ProposalReply { proposal, accepted: true, reason: Text::default() };
        assert!(database.accord.commitments().answer_joint_status(&bor, slug, form(&bor, "b").await, reply).await.unwrap());

        let (briefing, _) = database.accord.briefings().compile(&aur, &[], Lang::En).await.unwrap();
        let topic = briefing.topics.iter().find(|it| it.entry.listed.slug == slug).unwrap();
        assert_eq!(topic.reasons, [TalkingPoint::AtRiskOrDelayed]);
        let mut snapshot = database.accord.snapshot(aur.reader(), None).await.unwrap();
        let meetings = snapshot.reference.meetings.clone();
        let meeting = meetings.iter().find(|it| it.state == MeetingState::Planned).unwrap();
        let suggested = database.accord.meetings().suggest_agenda(&mut snapshot, meeting).await.unwrap();
        let item = suggested.iter().find(|it| it.entry.listed.slug == slug).unwrap();
        assert_eq!(item.reasons, [TalkingPoint::AtRiskOrDelayed]);
    }

    async fn what_all_share_changes_with_the_word_of_all(database: TestDatabase) {
        database.load_cases().await;
        let (aur, bor) = (member("AUR-MDA", Role::Manager), member("BOR-DCI", Role::Manager));
        let form = async |who: &Member, key: &str| ProposalRef {
            version: version(&database, who, SLUG, Versioned::Commitment).await,
            idempotency_key: key.into(),
        };
        let present = database.accord.commitments().member_commitment(&aur, SLUG).await.unwrap().state.commitment;
        let same = database.accord.commitments().revise(&aur, SLUG, form(&aur, "a").await, present.clone(), words("why")).await;
        assert_eq!(problems(same), [("title".into(), Problem::Unchanged)]);
        let revised = Commitment { due: Some("2027".parse().unwrap()), slug: "other".into(), ..present };
        let opened = form(&aur, "b").await;
        let Revised::Proposed(proposal) =
            database.accord.commitments().revise(&aur, SLUG, opened.clone(), revised.clone(), words("Later.")).await.unwrap()
        else {
            panic!("changed by one side")
        };
        let late = ProposalRef { idempotency_key: "c".into(), ..opened };
        assert!(matches!(
            database.accord.commitments().revise(&aur, SLUG, late, revised, words("x")).await,
            Err(ServiceError::Conflict { .. })
        ));
        assert_eq!(database.accord.commitments().member_commitment(&bor, SLUG).await.unwrap().state.commitment.due, None);
        let reply = ProposalReply { proposal, accepted: true, reason: Text::default() };
        assert!(database.accord.commitments().answer_change(&bor, SLUG, form(&bor, "d").await, reply).await.unwrap());
        let now = database.accord.commitments().member_commitment(&aur, SLUG).await.unwrap().state.commitment;
        assert_eq!(
            (now.due.unwrap().to_string().as_str(), now.slug.as_str(), now.reason),
            ("2027", SLUG, words("Later."))
        );
        assert_whole(&database).await;
    }

    async fn before_all_take_part_a_manager_changes_it_with_a_reason(database: TestDatabase) {
        let mut file: serde_json::Value = serde_json::from_str(CASES).unwrap();
        file["portfolio"]["taking_part"] = serde_json::json!(["AUR"]);
        database.load(&file.to_string()).await;
        let aur = member("AUR-MDA", Role::Manager);
        let case = database.accord.commitments().member_commitment(&aur, SLUG).await.unwrap();
        assert!(case.may(Action::EditSharedFields) && !case.may(Action::ProposeChange));
        let revised = Commitment { due: Some("2027".parse().unwrap()), ..case.state.commitment.clone() };
        let form = |key: &str| ProposalRef { version: case.version(Versioned::Commitment), idempotency_key: key.into() };
        let bare = database.accord.commitments().revise(&aur, SLUG, form("a"), revised.clone(), Text::default()).await;
        assert_eq!(problems(bare), [("reason".into(), Problem::Missing)]);
        assert_eq!(
            database.accord.commitments().revise(&aur, SLUG, form("b"), revised, words("Read anew.")).await.unwrap(),
            Revised::Done
        );
    }
}
