//! Databases that earlier versions wrote (`tests/fixtures`) are read and verified as they are, whatever the code calls
//! things by now. What a version wrote never changes, and neither does what is expected of it here.

mod beside;
mod newer;

use std::collections::BTreeSet;

use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::commitment::due::Due;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::query::Query;
use accord::domain::record::fact::Fact;
use accord::domain::record::headline::Headline;
use accord::domain::record::state::CommitmentState;
use accord::domain::record::validity::Validity;
use accord::store::db::Sql;
use accord::store::verify::Verdict;
use serde_json::Value;

use crate::support::database::TestDatabase;
use crate::support::ledger::{rebuild, tables, verdict};
use crate::support::people::{anyone, coordinating};

/// A version, where its ledger ends, and the kinds of facts that it recorded, as it spelt them.
struct Version {
    name: &'static str,
    records: i64,
    withheld: i64,
    head: &'static str,
    kinds: &'static [&'static str],
}

const FIRST: Version = Version {
    name: "0.1.0",
    records: 248,
    withheld: 9,
    head: "8FZ5F4QiwAYtVHbERinheofn623WjWyqAHC1j7n7cyU=",
    kinds: &[
        "agenda_set",
        "approval_path_set",
        "area_recorded",
        "change_answered",
        "change_proposed",
        "commitment_recorded",
        "commitments_related",
        "countersigned",
        "decision_recorded",
        "dispute_released",
        "joint_status_agreed",
        "joint_status_answered",
        "joint_status_proposed",
        "mechanism_recorded",
        "meeting_recorded",
        "milestone_set",
        "organisation_recorded",
        "outcome_named",
        "owner_named",
        "owner_released",
        "party_recorded",
        "payload_withheld",
        "portfolio_described",
        "statement_recorded",
        "update_approved",
        "update_confirmed",
        "update_published",
        "update_returned",
        "update_submitted",
        "update_withdrawn",
    ],
};

/// What is recorded since, on top of it.
const SECOND: Version = Version {
    name: "0.2.0",
    records: 269,
    withheld: 9,
    head: "KOFVzkSwtY6jOuL6C9CAArbG6TDavBOqx640cIPYqmI=",
    kinds: &[
        "addition_answered",
        "addition_proposed",
        "agenda_set",
        "approval_path_set",
        "area_recorded",
        "change_answered",
        "change_proposed",
        "commitment_recorded",
        "commitments_related",
        "countersigned",
        "decision_recorded",
        "dispute_released",
        "joint_status_agreed",
        "joint_status_answered",
        "joint_status_proposed",
        "mechanism_recorded",
        "meeting_recorded",
        "milestone_set",
        "note_withdrawn",
        "note_written",
        "organisation_recorded",
        "outcome_named",
        "owner_named",
        "owner_released",
        "owner_suggested",
        "owner_suggestion_answered",
        "party_recorded",
        "payload_withheld",
        "portfolio_described",
        "restructuring_answered",
        "restructuring_proposed",
        "return_withdrawn",
        "statement_recorded",
        "update_approved",
        "update_confirmed",
        "update_published",
        "update_recalled",
        "update_returned",
        "update_submitted",
        "update_withdrawn",
    ],
};

const VERSIONS: [Version; 2] = [FIRST, SECOND];

/// A row of the ledger, as far as it tells again what its payload says.
#[derive(sqlx::FromRow)]
struct Row {
    sequence: i64,
    visibility: String,
    noun: String,
    noun_id: String,
    other_id: Option<String>,
    kind: String,
    payload: String,
}

/// A line for each row of a list.
async fn listed(database: &TestDatabase, reader: Reader, past: Option<&str>) -> Vec<String> {
    let facets = Facets::of(Facet::Validity, Validity::ALL);
    let rows = database.seen_by(reader, past).await.rows(&Query { facets, ..Query::default() }).await;
    let line = |slug: &str, it: &Headline| format!("{slug} {} {}", it.status, it.kind);
    let mut lines: Vec<String> = rows.iter().map(|it| line(&it.listed.slug, &it.listed.headline)).collect();
    lines.sort();
    lines
}

/// A line for each thing that a commitment's state tells.
fn told(state: &CommitmentState) -> Vec<String> {
    let due = |due: Option<Due>| due.map_or_else(|| "no day".into(), |it| it.to_string());
    let mut lines = vec![format!("{}, {}", state.commitment.title.words(Lang::En), due(state.commitment.due))];
    for owner in state.owners.iter().map(|it| &it.value) {
        lines.push(format!("owner {} {} {}", owner.organisation, owner.role, owner.basis));
    }
    for milestone in state.milestones.iter().map(|it| &it.value) {
        lines.push(format!("step {}, {}", milestone.title.words(Lang::En), due(milestone.due)));
    }
    for update in &state.updates {
        lines.push(format!(
            "{} {} {} {}",
            update.effective_on, update.value.voice, update.value.status, update.visibility
        ));
    }
    lines.extend(state.joint.iter().map(|it| format!("joint {}", it.value.status)));
    lines.extend(state.origins.iter().map(|it| format!("came of {}", it.value.meeting)));
    let dealings = &state.dealings;
    for submission in &dealings.handed_in {
        let returned = submission.returned.as_ref().map_or("no", |it| it.value.reason.words(Lang::En));
        lines.push(format!("by {}, approved by {}, returned: {returned}", submission.by, submission.approvals.len()));
    }
    lines.extend(dealings.countersigns.iter().map(|it| format!("{} {}", it.value.party, it.value.answer)));
    lines.extend(dealings.releases.iter().map(|it| format!("{} released it", it.value.party)));
    lines.extend(dealings.confirmations.iter().map(|it| format!("{} still true", it.value.voice)));
    lines.extend(dealings.change.iter().map(|it| format!("{} would change it", it.proposed_by)));
    lines
}

on_both! {
    async fn what_earlier_versions_recorded_is_whole(database: TestDatabase) {
        let mut database = database;
        for version in VERSIONS {
            database = database.written_by(version.name).await;
            let Version { records, withheld, .. } = version;
            let whole = Verdict::Whole { records, withheld, head: version.head.into() };
            assert_eq!(verdict(&database).await, whole, "{}", version.name);
            let before = tables(&database).await;
            rebuild(&database).await;
            assert_eq!(tables(&database).await, before, "{}", version.name);
            assert_eq!(verdict(&database).await, whole, "{}", version.name);
        }
    }

    /// Names in the record stay what they were, however the code is renamed: what is read is written again as it was.
    async fn what_earlier_versions_recorded_is_spelt_as_ever(database: TestDatabase) {
        let mut database = database;
        for version in VERSIONS {
            database = database.written_by(version.name).await;
            let sql = "SELECT sequence, visibility, noun, noun_id, other_id, kind, payload FROM record \
                 WHERE payload IS NOT NULL ORDER BY sequence";
            let rows: Vec<Row> = database.db().read().await.unwrap().rows(Sql::new(sql)).await.unwrap();
            let mut kinds = BTreeSet::new();
            for row in rows {
                let place = format!("record {} of {}", row.sequence, version.name);
                let stored: Value = serde_json::from_str(&row.payload).unwrap();
                let fact: Fact = serde_json::from_str(&row.payload).unwrap_or_else(|error| panic!("{place}: {error}"));
                assert_eq!(serde_json::to_value(&fact).unwrap(), stored, "{place}");
                assert_eq!(stored["kind"], row.kind.as_str(), "{place}");
                let (noun, id) = fact.subject();
                assert_eq!((noun.word(), id, fact.other()), (&*row.noun, &*row.noun_id, row.other_id.as_deref()), "{place}");
                assert_eq!(row.visibility.parse::<Visibility>().unwrap().to_string(), row.visibility, "{place}");
                kinds.insert(row.kind);
            }
            assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), version.kinds, "{}", version.name);
        }
    }

    async fn commitments_of_0_1_0_stand_as_they_stood(database: TestDatabase) {
        let database = database.written_by(FIRST.name).await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let public = listed(&database, anyone(), None).await;
        assert_eq!(public, PUBLIC);
        // The own side sees one commitment more, and reports of its own.
        let own = listed(&database, lead.reader(), None).await;
        let differing: Vec<&str> = own.iter().filter(|it| !public.contains(it)).map(String::as_str).collect();
        assert_eq!(differing, ["ai-translation in_progress one_side", "cable-0 not_pursued one_side"]);
        assert_eq!((own.len(), listed(&database, anyone(), Some("2026-02-10")).await.len()), (26, 19));
        for stood in STOOD {
            let case = database.accord.commitments().member_commitment(&lead, stood[0]).await.unwrap();
            assert_eq!(told(&case.state), stood[1..], "{}", stood[0]);
        }
        let found = database.seen_by(anyone(), None).await.found("해저케이블").await;
        assert_eq!(found, ["cable-map", "cable-repair"]);
    }

    async fn meetings_of_0_1_0_decided_what_they_decided(database: TestDatabase) {
        let database = database.written_by(FIRST.name).await;
        let lead = coordinating("AUR-MDA", Role::Manager);
        let held = database.accord.meetings().preparation(&lead, "council-2").await.unwrap().proceedings;
        let decisions: Vec<&str> = held.decisions.iter().map(|it| it.value.text.words(Lang::En)).collect();
        assert_eq!(decisions, ["Maps come second.", "Cables are laid first."]);
        let planned = database.accord.meetings().preparation(&lead, "council-3").await.unwrap().proceedings;
        let agenda = planned.agenda().unwrap();
        let notes: Vec<&str> = agenda.value.items.iter().map(|it| it.note.words(Lang::En)).collect();
        assert_eq!((notes, agenda.visibility.to_string().as_str()), (vec!["Who is late?", "Dinner"], "party:AUR"));
    }
}

const PUBLIC: [&str; 25] = [
    "ai-evaluation completed joint",
    "ai-safety-list on_track joint",
    "borland-pledge unknown none",
    "cable-0 not_started one_side",
    "cable-1 unknown none",
    "cable-2 unknown none",
    "cable-3 unknown none",
    "cable-4 unknown none",
    "cable-map in_progress one_side",
    "cable-repair differ differ",
    "chip-testing on_track one_side",
    "cyber-exercise on_track agree",
    "data-transfer unknown none",
    "identity-pilot in_progress agree",
    "incident-hotline on_track agree",
    "joint-tender not_pursued one_side",
    "old-hotline unknown none",
    "open-ran-lab in_progress one_side",
    "outage-drill completed one_side",
    "proposal-6g unknown none",
    "quantum-fellows differ differ",
    "satellite-trial delayed one_side",
    "spare-parts unknown none",
    "standards-list on_track joint",
    "start-up-visits in_progress public_record",
];

/// A slug, and what its side sees of it.
const STOOD: [&[&str]; 6] = [
    &[
        "cable-map",
        "Share maps of undersea cables, 2027-06-30",
        "owner AUR-MDA lead named_in_source",
        "owner BOR-CIA lead named_in_source",
        "step Draw the maps, 2027-03",
        "2026-11-05 party:AUR in_progress public",
        "came of council-2",
        "by Ada Lim, approved by 0, returned: Which maps?",
    ],
    &[
        "identity-pilot",
        "Test digital identities across the border, 2025 Q4",
        "owner AUR-MDA lead named_in_source",
        "owner BOR-DCT lead named_in_source",
        "2025-08-12 party:BOR in_progress public",
        "2026-11-20 party:AUR in_progress public",
        "BOR disputed",
        "AUR released it",
    ],
    &[
        "cable-0",
        "Lay cable 0, 2026-12-31",
        "owner AUR-MDA lead named_in_source",
        "owner BOR-DCT support assigned",
        "step Hire the ship, 2026 H1",
        "2026-03-01 party:AUR completed organisation:AUR-MDA",
        "2026-03-02 party:AUR on_track public",
        "2026-03-03 public_record in_progress shared",
        "2026-03-04 party:AUR at_risk party:AUR",
        "2026-03-05 party:AUR delayed organisation:AUR-MDA",
        "2026-03-06 party:AUR not_started public",
        "2026-03-07 party:AUR not_pursued shared",
        "2026-03-08 party:AUR unknown party:AUR",
        "came of council-2",
        "BOR confirmed",
        "BOR noted",
        "BOR disputed",
    ],
    &[
        "data-transfer",
        "Recognise each other's data protection, 2026-03-31",
        "owner AUR-MDA lead named_in_source",
        "by Ada Lim, approved by 1, returned: no",
        "AUR would change it",
    ],
    &[
        "ai-safety-list",
        "Share findings on AI incidents, no day",
        "owner AUR-MDA lead named_in_source",
        "owner BOR-DCT lead named_in_source",
        "2026-09-30 party:AUR on_track public",
        "2026-10-05 party:BOR on_track public",
        "joint on_track",
        "party:BOR still true",
        "party:AUR still true",
    ],
    &[
        "standards-list",
        "Keep a common list of open interfaces, no day",
        "owner AUR-ISR lead named_in_source",
        "owner BOR-NSL lead named_in_source",
        "2026-02-03 party:AUR on_track public",
        "2026-02-20 party:BOR on_track public",
        "joint on_track",
        "party:AUR still true",
    ],
];
