//! The portfolio of cases that shows how both sides report, and whatever people may do in it, in any order.

use accord::demo;
use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::commitment::due::DueState;
use accord::domain::commitment::freshness::Freshness;
use accord::domain::commitment::status::Status;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::query::Query;
use accord::domain::record::headline::{HeadlineKind, Sides};
use accord::domain::record::state::CommitmentState;
use accord::domain::record::tasks::TaskKind;
use accord::domain::report::content::ReportContent;
use accord::domain::report::countersign::CountersignAnswer;
use accord::domain::report::update::UpdateId;
use accord::service::commitment::member_commitment::{MemberCommitment, Versioned};
use accord::service::commitment::milestones::SetMilestone;
use accord::service::commitment::proposal::{ProposalRef, ProposalReply};
use accord::service::report::{Confirmed, Submit, UpdateRef};

use crate::support::chance::Dice;
use crate::support::database::TestDatabase;
use crate::support::ledger::{assert_whole, rebuild, tables};
use crate::support::people::{anyone, coordinating, member};
use crate::support::reports::{words, written};

/// Attempts something, whether allowed or not, and returns whether it was done.
async fn act(database: &TestDatabase, dice: &mut Dice, who: &Member, slug: &str, key: String) -> bool {
    let accord = &database.accord;
    let Ok(case) = accord.commitments().member_commitment(who, slug).await else { return false };
    let about = |update: UpdateId| UpdateRef {
        version: case.version(Versioned::Update(&update)),
        update,
        idempotency_key: key.clone(),
    };
    let proposal = |of| ProposalRef { version: case.version(of), idempotency_key: key.clone() };
    let update = |dice: &mut Dice, case: &MemberCommitment| {
        let updates: Vec<UpdateId> = case.state.updates.iter().map(|it| it.value.id.clone()).collect();
        (!updates.is_empty()).then(|| dice.one(&updates).clone())
    };
    let report = |dice: &mut Dice| ReportContent {
        status: *dice.one(Status::ALL),
        visibility: dice.one(&[Visibility::Public, Visibility::Shared, Visibility::Party(who.party.clone())]).clone(),
        ..written(&key)
    };
    match dice.below(10) {
        0 | 1 => {
            let form = Submit {
                again: None,
                corrects: update(dice, &case).filter(|_| dice.below(3) == 0),
                written: report(dice),
                draft: None,
                version: case.version(Versioned::Report),
                idempotency_key: key.clone(),
                confirmed: Confirmed { second: true, ..Confirmed::default() },
            };
            accord.reports().submit(who, slug, form).await.is_ok()
        }
        2 | 3 => {
            let Some(report) = case.state.dealings.handed_in.first() else { return false };
            let form = about(report.submission.value.update.id.clone());
            match dice.below(3) {
                0 => accord.reports().return_to_author(who, slug, form, words("Why?")).await.is_ok(),
                _ => accord.reports().publish(who, slug, form, None, None).await.is_ok(),
            }
        }
        4 => match update(dice, &case) {
            Some(id) => accord
                .reports()
                .countersign(who, slug, about(id), *dice.one(CountersignAnswer::ALL), words("So."))
                .await
                .is_ok(),
            None => false,
        },
        5 => match case.state.unreleased().first() {
            Some((dispute, _)) => {
                let version = case.version(Versioned::Update(&dispute.value.update));
                accord.reports().release_dispute(who, slug, &dispute.value.id, &version, &key).await.is_ok()
            }
            None => false,
        },
        6 => match &case.state.dealings.joint {
            Some(open) => {
                let (proposal_id, accepted) = (open.proposal.value.id.clone(), dice.below(2) == 0);
                let reply = ProposalReply { proposal: proposal_id, accepted, reason: words("So.") };
                accord.commitments().answer_joint_status(who, slug, proposal(Versioned::Joint), reply).await.is_ok()
            }
            None => accord
                .commitments()
                .propose_joint_status(
                    who,
                    slug,
                    proposal(Versioned::Joint),
                    *dice.one(Status::ALL),
                    Visibility::Public,
                    Text::default(),
                )
                .await
                .is_ok(),
        },
        7 => match &case.state.dealings.change {
            Some(open) => {
                let reply =
                    ProposalReply { proposal: open.proposal.value.id.clone(), accepted: true, reason: Text::default() };
                accord.commitments().answer_change(who, slug, proposal(Versioned::Commitment), reply).await.is_ok()
            }
            None => {
                let mut revised = case.state.commitment.clone();
                revised.title = words(&key);
                accord
                    .commitments()
                    .revise(who, slug, proposal(Versioned::Commitment), revised, words("So."))
                    .await
                    .is_ok()
            }
        },
        8 => match update(dice, &case) {
            Some(id) if dice.below(2) == 0 => accord.reports().confirm(who, slug, about(id)).await.is_ok(),
            Some(id) => accord.reports().withdraw(who, slug, about(id), "So.".into()).await.is_ok(),
            None => false,
        },
        _ => {
            let (before, due) = (None, Some("2027".parse().unwrap()));
            let form = SetMilestone {
                before,
                title: words(&key),
                due,
                completed_on: None,
                reason: Text::default(),
                of: None,
                further: Vec::new(),
                idempotency_key: key.clone(),
            };
            accord.commitments().set_milestone(who, slug, form).await.is_ok()
        }
    }
}

on_both! {
    /// It has something of everything on 25 November 2026.
    async fn the_fictional_portfolio_shows_how_sides_report(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        assert_whole(&database).await;
        let mut seen = database.seen_by(anyone(), None).await;
        let as_of = seen.as_of;
        let rows = seen.rows(&Query::default()).await;
        assert!(rows.len() >= 19, "{}", rows.len());
        for kind in
            [HeadlineKind::Joint, HeadlineKind::Agree, HeadlineKind::Differ, HeadlineKind::OneSide, HeadlineKind::None]
        {
            assert!(rows.iter().any(|it| it.listed.headline.kind == kind), "{kind}");
        }
        for freshness in Freshness::ALL.iter().filter(|it| **it != Freshness::New) {
            assert!(rows.iter().any(|it| it.listed.outlook.freshness(as_of) == Some(*freshness)), "{freshness}");
        }
        let late = Query { facets: Facets::of(Facet::Due, [DueState::Passed]), ..Query::default() };
        assert!(seen.slugs(&late, Lang::En).await.len() >= 3);
        for (sides, least) in [(Sides::Differ, 1), (Sides::OneSide, 2), (Sides::Awaiting, 3)] {
            let query = Query { facets: Facets::of(Facet::Sides, [sides]), ..Query::default() };
            let listed = seen.rows(&query).await;
            assert!(listed.len() >= least && listed.len() < rows.len(), "{sides}: {}", listed.len());
            assert!(listed.iter().all(|it| it.listed.sides().contains(&sides)), "{sides}");
        }
        drop(seen);

        let (aur, bor) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DFA", Role::Manager));
        assert_eq!(database.accord.reports().to_publish(&aur).await.unwrap()[0].days, 2);
        assert_eq!(database.accord.reports().to_publish(&bor).await.unwrap()[0].days, 6);
        assert_eq!(database.accord.reports().desk(&member("AUR-ISR", Role::Official)).await.unwrap().returned.len(), 1);
        assert!(database.accord.reports().to_countersign(&bor).await.unwrap().len() >= 4);
        let asked = database.accord.reports().to_agree(&aur).await.unwrap();
        let kinds: Vec<_> = asked.iter().map(|it| it.asked.kind).collect();
        assert!(kinds.contains(&TaskKind::JointStatus) && kinds.contains(&TaskKind::ReleaseDispute), "{kinds:?}");
        let page = async |slug: &str| {
            let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
            database.accord.commitments().find(&mut snapshot, slug).await.unwrap().unwrap()
        };
        let disputes = |state: &CommitmentState| {
            state.dealings.countersigns.iter().filter(|it| it.value.answer == CountersignAnswer::Dispute).count()
        };
        assert_eq!(disputes(&page("cable-repair").await.state), 1, "released");
        assert_eq!(disputes(&page("quantum-fellows").await.state), 0, "not released");
        let desk = database.accord.reports().desk(&aur).await.unwrap();
        assert!(desk.items.iter().any(|it| it.reporting.unowned) && desk.items.iter().any(|it| it.reporting.report_day.is_some()));
    }

    /// Whatever is done and in whatever order, the tables equal the rebuilt ones.
    async fn tables_stay_in_step_with_any_work(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let people = [
            coordinating("AUR-MDA", Role::Manager),
            coordinating("BOR-DFA", Role::Manager),
            member("AUR-ISR", Role::Official),
            member("BOR-NSL", Role::Manager),
            member("AUR-NET", Role::Manager),
            member("AUR-MDA", Role::Admin),
        ];
        let slugs =
            ["cable-repair", "quantum-fellows", "open-ran-lab", "ai-translation", "borland-pledge", "proposal-6g"];
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut done = 0;
        for turn in 0..300 {
            let (who, slug) = (dice.one(&people).clone(), *dice.one(&slugs));
            done += usize::from(act(&database, &mut dice, &who, slug, format!("turn {turn}")).await);
        }
        assert!(done > 40, "{done} of 300");
        assert_whole(&database).await;
        let before = tables(&database).await;
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
    }
}
