//! The board's one statement counts what its lists show, on both databases.

use accord::demo;
use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::domain::organisation::code::OrganisationCode;
use accord::domain::report::stage::ReportStage;
use accord::service::report::board::Reminded;
use accord::service::unit_of_work::ServiceError;

use crate::support::database::TestDatabase;
use crate::support::people::{coordinating, member};
use crate::support::reports::{submit_as, written};

/// The numbers of the board, in the order of its organisations and of the stages.
async fn counted(database: &TestDatabase, member: &Member) -> Vec<(String, ReportStage, u32)> {
    let board = database.accord.reports().board(member).await.unwrap();
    let counts = board.into_iter().flat_map(|row| {
        let organisation = row.organisation.as_str().to_owned();
        row.counts.into_iter().map(move |(stage, count)| (organisation.clone(), stage, count))
    });
    counts.collect()
}

/// The same from the lists behind them.
async fn listed(database: &TestDatabase, member: &Member) -> Vec<(String, ReportStage, u32)> {
    let reports = database.accord.reports();
    let organisations: Vec<OrganisationCode> =
        reports.board(member).await.unwrap().into_iter().map(|it| it.organisation).collect();
    let mut counts = Vec::new();
    for organisation in organisations {
        for stage in ReportStage::ALL.iter().copied() {
            let items = reports.board_items(member, &organisation, stage).await.unwrap();
            if !items.is_empty() {
                counts.push((organisation.as_str().to_owned(), stage, u32::try_from(items.len()).unwrap()));
            }
        }
    }
    counts
}

on_both! {
    async fn the_numbers_of_the_board_are_those_of_its_lists(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let mut stages = std::collections::BTreeSet::new();
        for organisation in ["AUR-MDA", "BOR-DFA"] {
            for role in [Role::Official, Role::Manager] {
                let person = coordinating(organisation, role);
                let counts = counted(&database, &person).await;
                assert_eq!(counts, listed(&database, &person).await, "{organisation}");
                assert!(counts.iter().all(|(code, ..)| code[..3] == organisation[..3]), "only the own side");
                stages.extend(counts.into_iter().map(|(_, stage, _)| stage));
            }
        }
        assert!(stages.contains(&ReportStage::HandedIn) && stages.contains(&ReportStage::Overdue), "{stages:?}");
    }

    async fn what_was_just_handed_in_is_counted(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let lead = coordinating("AUR-MDA", Role::Official);
        let of = async |stage: ReportStage| {
            let counts = counted(&database, &lead).await;
            counts.into_iter().find(|(code, it, _)| code == "AUR-EXF" && *it == stage).map_or(0, |(_, _, n)| n)
        };
        let before = [of(ReportStage::Overdue).await + of(ReportStage::Due).await, of(ReportStage::HandedIn).await];
        let official = member("AUR-EXF", Role::Official);
        submit_as(&database, &official, "cable-repair", written("The ships are hired."), "b1").await.unwrap();
        let after = [of(ReportStage::Overdue).await + of(ReportStage::Due).await, of(ReportStage::HandedIn).await];
        assert_eq!(after, [before[0] - 1, before[1] + 1]);
        assert_eq!(counted(&database, &lead).await, listed(&database, &lead).await);
    }

    async fn an_organisation_is_reminded_once_a_day(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let account = database.account(Role::Manager, "AUR-MDA").await;
        let told = database.account(Role::Official, "AUR-EXF").await;
        database.account(Role::Partner, "AUR-EXF").await;
        let lead = Member { account: account.id, ..coordinating("AUR-MDA", Role::Manager) };
        let organisation: OrganisationCode = "AUR-EXF".into();
        let (reports, notices) = (database.accord.reports(), "SELECT account FROM notice WHERE kind = 'reminded'");
        assert_eq!(reports.remind(&lead, &organisation).await.unwrap(), Reminded::Done);
        let first = database.column(notices).await;
        assert!(!first.is_empty() && first.iter().all(|it| *it == told.id), "those who write reports are told: {first:?}");
        assert_eq!(reports.remind(&lead, &organisation).await.unwrap(), Reminded::Already);
        assert_eq!(database.column(notices).await, first);
        let row = reports.board(&lead).await.unwrap().into_iter().find(|it| it.organisation == organisation).unwrap();
        assert!(!row.remind && row.reminded.is_some());
        let later = database.later("2026-11-26T01:00:00Z").await;
        assert_eq!(later.accord.reports().remind(&lead, &organisation).await.unwrap(), Reminded::Done);
        let theirs = reports.remind(&lead, &"BOR-DCT".into()).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound)), "another side's organisation is not there");
        for person in [member("AUR-EXF", Role::Manager), coordinating("AUR-MDA", Role::Partner)] {
            assert!(matches!(reports.remind(&person, &organisation).await, Err(ServiceError::Denied)));
            assert!(matches!(reports.board(&person).await, Err(ServiceError::Denied)));
        }
    }
}
