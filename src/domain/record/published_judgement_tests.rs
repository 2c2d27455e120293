use rstest::rstest;

use crate::domain::access::permission::Audience;
use crate::domain::record::fact::Fact;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::published_judgement::*;
use crate::domain::record::state::fold;
use crate::domain::report::evidence::Evidence;
use crate::domain::samples::{ID, commitment, day, on, reference, sequenced, update};

fn published(id: &str, status: Status, class: Option<EvidenceClass>, publisher: Option<&str>) -> Fact {
    let mut update = update(id, "public_record", status);
    update.evidence = class
        .map(|class| Evidence {
            class,
            publisher: publisher.map(str::to_owned),
            address: None,
            published_on: None,
            read_on: None,
            file: None,
            more_files: Vec::new(),
        })
        .into_iter()
        .collect();
    Fact::UpdatePublished(update)
}

fn judged(facts: Vec<Fact>) -> (HeadlineStatus, Option<PublishedJudgement>) {
    let recorded = on("2024-01-01", Fact::CommitmentRecorded(commitment()));
    let days = ["2024-02-01", "2024-03-01", "2024-04-01"];
    let more = days.into_iter().zip(facts).map(|(day, fact)| on(day, fact));
    let records = sequenced(std::iter::once(recorded).chain(more));
    let state = fold(&records, &ID.into(), day("2024-12-31")).unwrap();
    let headline = Headline::of(&state, Audience::Public);
    (headline.status, PublishedJudgement::of(&state, &headline, &reference()))
}

#[rstest]
#[case::by_others(Some(EvidenceClass::Press), None, JudgementPublisher::Other)]
#[case::by_nobody_known(None, None, JudgementPublisher::Other)]
#[case::jointly(Some(EvidenceClass::Joint), None, JudgementPublisher::Joint)]
#[case::by_a_party(Some(EvidenceClass::Party), None, JudgementPublisher::Party(None))]
#[case::by_a_body_of_a_party(Some(EvidenceClass::Party), Some("US-MIN"), JudgementPublisher::Party(Some("US".into())))]
fn a_judgement_is_the_word_of_its_publisher_and_moves_no_headline(
    #[case] class: Option<EvidenceClass>,
    #[case] publisher: Option<&str>,
    #[case] expected: JudgementPublisher,
) {
    for status in [Status::OnTrack, Status::AtRisk, Status::Delayed, Status::NotPursued] {
        let (headline, judgement) = judged(vec![published("a", status, class, publisher)]);
        assert_eq!(headline, HeadlineStatus::Unknown);
        assert_eq!(judgement, Some(PublishedJudgement { status, publisher: expected.clone() }));
    }
}

#[test]
fn the_latest_published_word_counts_as_long_as_no_party_reports() {
    let press = |id: &str, status| published(id, status, Some(EvidenceClass::Press), None);
    let (status, judgement) = judged(vec![press("a", Status::InProgress), press("b", Status::Delayed)]);
    assert_eq!((status, judgement.map(|it| it.status)), (HeadlineStatus::InProgress, Some(Status::Delayed)));
    let (status, judgement) = judged(vec![press("a", Status::Delayed), press("b", Status::Completed)]);
    assert_eq!((status, judgement), (HeadlineStatus::Completed, None));
    let own = Fact::UpdatePublished(update("b", "party:ROK", Status::OnTrack));
    assert_eq!(judged(vec![press("a", Status::Delayed), own]), (HeadlineStatus::OnTrack, None));
    assert_eq!(judged(vec![]).1, None);
}
