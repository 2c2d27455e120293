//! Which language a report lacks.

use crate::domain::basics::lang::Lang;
use crate::domain::report::update::Update;

/// The language in which a text of a report is missing that it has in the other one.
pub fn missing(update: &Update) -> Option<Lang> {
    let lacks = |lang: &Lang| update.texts().into_iter().any(|it| !it.is_empty() && it.version(*lang).is_none());
    Lang::ALL.iter().copied().find(lacks)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::basics::text::Text;
    use crate::domain::commitment::status::Status;
    use crate::domain::samples;

    #[rstest]
    #[case::in_one(Some("Done."), None, Some(Lang::Ko))]
    #[case::in_the_other(None, Some("완료"), Some(Lang::En))]
    #[case::in_both(Some("Done."), Some("완료"), None)]
    #[case::without_words(None, None, None)]
    fn a_report_lacks_the_language_in_which_a_text_is_missing(
        #[case] en: Option<&str>,
        #[case] ko: Option<&str>,
        #[case] expected: Option<Lang>,
    ) {
        let report = samples::update("a", "party:ROK", Status::OnTrack);
        let none = Text::default;
        let results = Text::of_editor(en.map(str::to_owned), ko.map(str::to_owned));
        let report = Update { title: none(), narrative: none(), next_steps: none(), results, ..report };
        assert_eq!(missing(&report), expected);
    }
}
