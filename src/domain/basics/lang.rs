//! The two languages of the interface.

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// A language of the interface and of recorded texts.
    Lang {
        En = "en",
        Ko = "ko",
    }
}

impl Lang {
    /// The language tag, as in `<html lang>` and in addresses.
    pub const fn code(self) -> &'static str {
        self.word()
    }

    /// The other one: what the language switch leads to.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Ko,
            Self::Ko => Self::En,
        }
    }

    /// The language a reader gets of those that there are, the usual one first: a remembered choice, else the best match
    /// of `Accept-Language` (RFC 9110, section 12.5.4), else the usual one.
    pub fn negotiate(languages: &[Self], remembered: Option<&str>, accept_language: Option<&str>) -> Self {
        let offered = |word: &str| word.parse().ok().filter(|lang| languages.contains(lang));
        if let Some(lang) = remembered.and_then(offered) {
            return lang;
        }
        let mut best = (languages.first().copied().unwrap_or(Self::En), 0.0);
        for range in accept_language.unwrap_or_default().split(',') {
            let mut parts = range.split(';').map(str::trim);
            let primary = parts.next().unwrap_or_default().split('-').next().unwrap_or_default();
            let weight: f32 = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if let Some(lang) = offered(&primary.to_ascii_lowercase())
                && weight > best.1
            {
                best = (lang, weight);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(None, None, Lang::En)]
    #[case(None, Some("ko-KR,ko;q=0.9,en-US;q=0.8"), Lang::Ko)]
    #[case(None, Some("fr, en;q=0.4, ko;q=0.7"), Lang::Ko)]
    #[case(None, Some("ko;q=0"), Lang::En)]
    #[case(Some("en"), Some("ko"), Lang::En)]
    #[case(Some("klingon"), Some("ko"), Lang::Ko)]
    fn a_reader_gets_the_remembered_or_the_preferred_language(
        #[case] remembered: Option<&str>,
        #[case] accept: Option<&str>,
        #[case] expected: Lang,
    ) {
        assert_eq!(Lang::negotiate(Lang::ALL, remembered, accept), expected);
    }
    #[rstest]
    #[case(&[Lang::Ko, Lang::En], None, Some("fr"), Lang::Ko)]
    #[case(&[Lang::Ko, Lang::En], None, Some("en"), Lang::En)]
    #[case(&[Lang::En], Some("ko"), Some("ko"), Lang::En)]
    fn a_reader_gets_a_language_that_there_is(
        #[case] languages: &[Lang],
        #[case] remembered: Option<&str>,
        #[case] accept: Option<&str>,
        #[case] expected: Lang,
    ) {
        assert_eq!(Lang::negotiate(languages, remembered, accept), expected);
    }
}
