use super::*;
use crate::domain::basics::text::Text;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::report::file::{EvidenceFile, FileDigest, FileKind};
use crate::domain::samples::update;

fn report(status: Status, results: (&str, &str), source: &str) -> Update {
    let source = Evidence {
        class: EvidenceClass::Press,
        publisher: Some("Gazette".into()),
        address: Some(source.into()),
        published_on: None,
        read_on: None,
        file: None,
        more_files: Vec::new(),
    };
    Update {
        results: Text::of_editor(Some(results.0.into()), Some(results.1.into())),
        evidence: vec![source],
        ..update("u", "party:ROK", status)
    }
}

#[test]
fn each_field_is_told_in_both_languages() {
    let before = report(Status::OnTrack, ("Two cables landed.", "케이블 두 곳 완료"), "https://a.example/1");
    let mut now = report(Status::Delayed, ("Two cables landed.", "케이블 세 곳 완료"), "https://a.example/2");
    now.progress = Some(40);
    let stayed = [("results", Lang::En)];
    let told = ReportDifference::of(&before, &now, &stayed);
    assert_eq!(told.status, Moved { before: Some(Status::OnTrack), now: Some(Status::Delayed) });
    assert_eq!(told.progress, Moved { before: None, now: Some(40) });
    let results = told.texts.iter().find(|it| it.field == "results").unwrap();
    assert!(results.is_changed() && !told.is_none());
    let [english, korean] = &results.versions[..] else { panic!("two languages") };
    assert!(english.outdated && english.pieces == [Piece::Same("Two cables landed.".into())]);
    let changed = [Piece::Removed("두".into()), Piece::Added("세".into())];
    assert!(!korean.outdated && korean.pieces[1..3] == changed, "{:?}", korean.pieces);
    let address = |sources: &[Evidence]| sources.iter().filter_map(|it| it.address.clone()).collect::<Vec<_>>();
    assert_eq!(address(&told.dropped), ["https://a.example/1"]);
    assert_eq!(address(&told.cited), ["https://a.example/2"]);
    assert!(told.kept.is_empty());
}

#[test]
fn a_report_does_not_differ_from_itself() {
    let report = report(Status::OnTrack, ("Done.", "완료"), "https://a.example/1");
    let told = ReportDifference::of(&report, &report, &[]);
    assert!(told.is_none() && told.kept.len() == 1, "{told:?}");
}

/// Another annex beside the same first file is another source.
#[test]
fn a_further_file_makes_a_difference() {
    let file = |digest: &str| EvidenceFile {
        digest: FileDigest(digest.repeat(32)),
        name: "annex.pdf".into(),
        kind: FileKind::Pdf,
        size: 7,
    };
    let with = |annex: &str| {
        let mut report = report(Status::OnTrack, ("Done.", "완료"), "https://a.example/1");
        report.evidence[0].file = Some(file("a1"));
        report.evidence[0].more_files = vec![file(annex)];
        report
    };
    assert!(ReportDifference::of(&with("b2"), &with("b2"), &[]).is_none());
    let told = ReportDifference::of(&with("b2"), &with("c3"), &[]);
    assert!(!told.is_none() && told.dropped.len() == 1 && told.cited.len() == 1, "{told:?}");
}
