//! A link to an earlier commitment that takes effect together with a new one.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::domain::basics::text::Text;
use accord::domain::commitment::addition::AdditionLink;
use accord::domain::commitment::proposal::ProposalId;
use accord::domain::commitment::relation::RelationKind;
use accord::domain::commitment::{Commitment, CommitmentId, Standing};
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::domain::statement::Statement;
use accord::service::commitment::additions::{AnswerAdditions, Answered};
use accord::service::commitment::member_commitment::Versioned;
use accord::service::commitment::new::{AddCommitment, Added};
use accord::service::commitment::proposal::{ProposalRef, ProposalReply};
use accord::service::unit_of_work::ServiceResult;

use crate::support::database::TestDatabase;
use crate::support::ledger::{assert_whole, rebuild};
use crate::support::people::coordinating;
use crate::support::reports::{problems, words};

/// A statement of both sides, and a commitment of an earlier one that both share.
const STATEMENT: &str = "dialogue-2-2025";
const EARLIER: &str = "sides-differ";

/// A link to a commitment.
fn link(to: &CommitmentId) -> Option<AdditionLink> {
    Some(AdditionLink { to: to.clone(), kind: RelationKind::Specifies, basis: "Both name the interface.".into() })
}

/// Adds a commitment of these parties to a statement, with a link.
async fn add(
    database: &TestDatabase,
    who: &Member,
    statement: &str,
    parties: &[&str],
    link: Option<AdditionLink>,
    key: &str,
) -> ServiceResult<Added> {
    let like = database.accord.commitments().member_commitment(&coordinating("AUR-MDA", Role::Manager), EARLIER).await;
    let commitment = Commitment {
        title: words("Count the gulls"),
        standing: if parties.len() == 1 { Standing::Unilateral } else { Standing::Agreed },
        undertaken_by: parties.iter().map(|it| (*it).into()).collect(),
        place: Default::default(),
        due: None,
        ..like.unwrap().state.commitment
    };
    let form = AddCommitment {
        commitment,
        owners: Vec::new(),
        visibility: Visibility::Public,
        link,
        of: None,
        amends: None,
        idempotency_key: key.into(),
    };
    database.accord.commitments().add(who, statement, form).await
}

/// How many records of a kind there are.
async fn count(database: &TestDatabase, kind: &str) -> usize {
    database.column(&format!("SELECT id FROM record WHERE kind = '{kind}'")).await.len()
}

on_both! {
    /// Proposed with its commitment, a link is recorded with it once the other side accepts, and shown by both.
    async fn a_proposed_link_takes_effect_with_its_commitment(database: TestDatabase) {
        database.load_cases().await;
        let (ours, theirs) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DCI", Role::Manager));
        let other = database.id_of(EARLIER).await;
        let before = count(&database, "commitments_related").await;
        for _ in 0..2 {
            let added = add(&database, &ours, STATEMENT, &["AUR", "BOR"], link(&other), "a").await.unwrap();
            assert!(matches!(added, Added::Proposed(_)), "{added:?}");
        }
        let waiting = database.accord.commitments().additions_for(&theirs, STATEMENT).await.unwrap();
        assert_eq!((waiting.all.len(), waiting.linked.len()), (1, 1), "sent twice it is proposed once");
        assert_eq!(count(&database, "commitments_related").await, before, "nothing is linked before");
        let form = AnswerAdditions {
            chosen: vec![waiting.all[0].proposal.value.id.clone()],
            accepted: true,
            reason: Text::default(),
            idempotency_key: "b".into(),
        };
        for recorded in [1, 0] {
            let done = database.accord.commitments().answer_additions(&theirs, STATEMENT, form.clone()).await;
            assert_eq!(done.unwrap(), Answered { recorded, without_link: 0 });
        }
        assert_eq!(count(&database, "commitments_related").await, before + 1);
        for (slug, who) in [("count-the-gulls", &theirs), (EARLIER, &ours)] {
            let shown = database.accord.commitments().member_commitment(who, slug).await.unwrap();
            let relation = shown.state.relations.iter().find(|it| it.value.to == other).unwrap();
            assert_eq!(relation.value.kind, RelationKind::Specifies, "{slug}");
        }
        assert_whole(&database).await;
        rebuild(&database).await;
    }

    /// Whoever accepts is told where the link cannot be recorded any more, also where the button was pressed twice, and so
    /// is the side that proposed it.
    async fn who_accepts_is_told_that_a_link_is_left_out(database: TestDatabase) {
        database.load_cases().await;
        let (ours, theirs) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DCI", Role::Manager));
        let other = database.id_of(EARLIER).await;
        add(&database, &ours, STATEMENT, &["AUR", "BOR"], link(&other), "a").await.unwrap();
        let waiting = database.accord.commitments().additions_for(&theirs, STATEMENT).await.unwrap();
        // Its statement is found to be of a later day: nothing specifies what is said after it.
        let earlier = database.accord.commitments().member_commitment(&ours, EARLIER).await.unwrap();
        let slug = earlier.state.commitment.statement;
        let former = database.accord.commitments().additions_for(&ours, &slug).await.unwrap().statement;
        let later = Statement { on: waiting.statement.on.plus(9), ..former.clone() };
        database
            .append(vec![NewRecord {
                actor: "test".into(),
                organisation: None,
                effective_on: former.on,
                visibility: Visibility::Public,
                fact: Fact::StatementRecorded(later),
                idempotency_key: None,
            }])
            .await;
        let before = count(&database, "commitments_related").await;
        let form = AnswerAdditions {
            chosen: vec![waiting.all[0].proposal.value.id.clone()],
            accepted: true,
            reason: Text::default(),
            idempotency_key: "b".into(),
        };
        for recorded in [1, 0] {
            let done = database.accord.commitments().answer_additions(&theirs, STATEMENT, form.clone()).await;
            assert_eq!(done.unwrap(), Answered { recorded, without_link: 1 });
        }
        assert_eq!(count(&database, "commitments_related").await, before);
        for who in [&ours, &theirs] {
            let all = database.accord.commitments().additions_for(who, STATEMENT).await.unwrap().all;
            assert!(all[0].without_link && !all[0].is_open());
        }
        rebuild(&database).await;
    }

    /// One side records what it undertakes alone, and proposes the link to what both share.
    async fn what_one_side_records_is_linked_once_the_other_agrees(database: TestDatabase) {
        database.load_cases().await;
        let (ours, theirs) = (coordinating("AUR-MDA", Role::Manager), coordinating("BOR-DCI", Role::Manager));
        let other = database.id_of(EARLIER).await;
        let before = count(&database, "commitments_related").await;
        let proposed = count(&database, "restructuring_proposed").await;
        for _ in 0..2 {
            let added = add(&database, &ours, STATEMENT, &["AUR"], link(&other), "a").await.unwrap();
            assert_eq!(added, Added::Recorded("count-the-gulls".into()));
        }
        assert_eq!(count(&database, "restructuring_proposed").await, proposed + 1);
        let own = database.accord.commitments().member_commitment(&theirs, "count-the-gulls").await.unwrap();
        let open = own.state.dealings.restructuring.clone().unwrap();
        assert_eq!(open.proposal.value.asked, std::slice::from_ref(&theirs.party));
        let form = ProposalRef { version: own.version(Versioned::Relations), idempotency_key: "b".into() };
        let proposal: ProposalId = open.proposal.value.id.clone();
        let reply = ProposalReply { proposal, accepted: true, reason: Text::default() };
        assert!(database.accord.commitments().answer_restructuring(&theirs, "count-the-gulls", form, reply).await.unwrap());
        assert_eq!(count(&database, "commitments_related").await, before + 1);
        assert_whole(&database).await;
    }
}

/// What a person may not see is no commitment to link to, and nobody is asked about what some of those asked may not see.
#[tokio::test]
async fn a_link_leads_to_what_all_who_are_asked_may_see() {
    let database = TestDatabase::with_cases().await;
    let (ours, third) = (coordinating("AUR-MDA", Role::Manager), coordinating("CAL-MOI", Role::Manager));
    let hidden = database.id_of("confidential").await;
    for to in [&hidden, &"nobody-knows".into()] {
        let refused = add(&database, &third, "trilateral-2026", &["CAL"], link(to), "a").await;
        assert_eq!(problems(refused), [("link".to_owned(), Problem::Unknown)], "{to:?}");
    }
    let refused = add(&database, &ours, "trilateral-2026", &["AUR", "CAL"], link(&hidden), "b").await;
    assert_eq!(problems(refused), [("link".to_owned(), Problem::ForAllToAgree)]);
    let later = database.id_of("superseding").await;
    let refused = add(&database, &ours, "dialogue-1-2024", &["AUR"], link(&later), "c").await;
    assert_eq!(problems(refused), [("link".to_owned(), Problem::SaidLater)]);
    let earlier = database.id_of(EARLIER).await;
    let blank = link(&earlier).map(|it| AdditionLink { basis: "  ".into(), ..it });
    let refused = add(&database, &ours, STATEMENT, &["AUR"], blank, "d").await;
    assert_eq!(problems(refused), [("link_basis".to_owned(), Problem::Missing)]);
    let supersedes = link(&earlier).map(|it| AdditionLink { kind: RelationKind::Supersedes, ..it });
    let refused = add(&database, &ours, STATEMENT, &["AUR"], supersedes, "f").await;
    assert_eq!(problems(refused), [("link_kind".to_owned(), Problem::Unknown)]);
    let long = link(&earlier).map(|it| AdditionLink { basis: "가".repeat(30_000), ..it });
    let refused = add(&database, &ours, STATEMENT, &["AUR"], long, "e").await;
    assert_eq!(problems(refused), [("link_basis".to_owned(), Problem::TooLong)]);
}
