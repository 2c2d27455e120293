//! What a report says anew, and what stayed of the former one.

use rstest::rstest;

use crate::domain::basics::text::TextKind;
use crate::domain::report::content::*;
use crate::domain::samples::{day, update};

fn both(en: &str, ko: &str) -> Text {
    Text::of(Some(en.into()), TextKind::Original, Some(ko.into()), TextKind::Unofficial)
}

fn of(results: Text) -> Update {
    Update { results, title: Text::default(), ..update("u", "party:ROK", Status::OnTrack) }
}

#[rstest]
#[case::both_changed(("One.", "하나."), ("Two.", "둘."), &[])]
#[case::nothing_changed(("One.", "하나."), ("One.", "하나."), &[])]
#[case::only_korean_changed(("One.", "하나."), ("One.", "둘."), &[Lang::En])]
#[case::only_english_changed(("One.", "하나."), ("Two.", "하나."), &[Lang::Ko])]
#[case::korean_deleted(("One.", "하나."), ("One.", ""), &[Lang::En])]
#[case::korean_added(("One.", ""), ("One.", "하나."), &[])]
#[case::only_spaces_differ(("One.", "하나."), ("One. ", "둘."), &[Lang::En])]
fn a_text_that_stayed_in_one_language_is_found(
    #[case] former: (&str, &str),
    #[case] present: (&str, &str),
    #[case] expected: &[Lang],
) {
    let written = ReportContent {
        results: both(present.0, present.1),
        ..ReportContent::bare(day("2026-01-01"), Status::OnTrack, Visibility::Public)
    };
    let expected: Vec<_> = expected.iter().map(|lang| ("results", *lang)).collect();
    assert_eq!(written.unchanged_in_one_language(&of(both(former.0, former.1))), expected);
}

#[rstest]
#[case::the_first_report(None, Status::OnTrack, None, true)]
#[case::another_status(Some((Status::OnTrack, None)), Status::AtRisk, None, true)]
#[case::other_progress(Some((Status::OnTrack, Some(40))), Status::OnTrack, Some(60), true)]
#[case::the_same(Some((Status::OnTrack, Some(40))), Status::OnTrack, Some(40), false)]
fn a_report_without_words_has_to_change_something(
    #[case] last: Option<(Status, Option<u8>)>,
    #[case] status: Status,
    #[case] progress: Option<u8>,
    #[case] expected: bool,
) {
    let last = last.map(|(status, progress)| Update { status, progress, ..of(Text::default()) });
    let bare = ReportContent { progress, ..ReportContent::bare(day("2026-01-01"), status, Visibility::Public) };
    let mut faults = FieldErrors::default();
    bare.check_says_something(last.as_ref(), &mut faults);
    assert_eq!(faults.0.is_empty(), expected);
}

#[rstest]
#[case::nothing(Status::OnTrack, Some(60), "", false)]
#[case::the_same_words(Status::OnTrack, Some(60), "One.", false)]
#[case::another_status_alone(Status::AtRisk, Some(60), "", true)]
#[case::progress_alone(Status::OnTrack, Some(70), "", true)]
#[case::progress_emptied_alone(Status::OnTrack, None, "", false)]
#[case::other_words(Status::OnTrack, Some(60), "Two.", true)]
fn what_is_as_it_was_shown_says_nothing_more(
    #[case] status: Status,
    #[case] progress: Option<u8>,
    #[case] results: &str,
    #[case] expected: bool,
) {
    let text = |en: &str| Text::of(Some(en.into()), TextKind::Original, None, TextKind::Original);
    let shown = Shown { status: Some(Status::OnTrack), progress: Some(60) };
    let bare = ReportContent::bare(day("2026-01-01"), status, Visibility::Public);
    let written = ReportContent { progress, results: text(results), ..bare };
    assert_eq!(written.says_more(&shown, Some(&of(both("One.", "하나.")))), expected);
}
