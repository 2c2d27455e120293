//! Texts with a version per language.

use serde::{Deserialize, Serialize};

use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a version of a text is.
    TextKind {
        /// Written in this language.
        Original = "original",
        /// A translation endorsed by its issuer.
        Official = "official",
        /// A translation by the editors of the portfolio or another third party.
        Unofficial = "unofficial",
        /// A translation by a machine.
        Machine = "machine",
    }
}

/// One language's version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The language it is in.
    pub lang: Lang,
    /// The words, without markup.
    pub words: String,
    /// What kind of version it is.
    pub kind: TextKind,
    /// For a translation: the words that it translates, when they differ from the present words of the other version. A
    /// translation of former words is outdated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translates: Option<String>,
}

/// A text in one or both languages. Empty when nobody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Version>);

impl Text {
    /// A text written in English with an unofficial Korean translation: how an editor's own words are kept.
    pub fn of_editor(en: Option<String>, ko: Option<String>) -> Self {
        Self::of(en, TextKind::Original, ko, TextKind::Unofficial)
    }

    /// A text from its two versions; a missing or empty one is left out.
    pub fn of(en: Option<String>, en_kind: TextKind, ko: Option<String>, ko_kind: TextKind) -> Self {
        let version = |lang, words: Option<String>, kind| {
            words.filter(|words| !words.trim().is_empty()).map(|words| Version { lang, words, kind, translates: None })
        };
        Self([version(Lang::En, en, en_kind), version(Lang::Ko, ko, ko_kind)].into_iter().flatten().collect())
    }

    /// Whether nobody wrote it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has words, and another has the same in each language, whatever kind of version they are.
    pub fn has_same_words(&self, other: &Self) -> bool {
        let words = |it: &Self| it.0.iter().map(|version| (version.lang, version.words.clone())).collect::<Vec<_>>();
        !self.is_empty() && words(self) == words(other)
    }

    /// The version in a language.
    pub fn version(&self, lang: Lang) -> Option<&Version> {
        self.0.iter().find(|version| version.lang == lang)
    }

    /// The version for a reader of a language: that language's, else the other's.
    pub fn for_reader(&self, lang: Lang) -> Option<&Version> {
        self.version(lang).or_else(|| self.0.first())
    }

    /// The words for a reader of a language; empty when nobody wrote any.
    pub fn words(&self, lang: Lang) -> &str {
        self.for_reader(lang).map_or("", |version| &version.words)
    }

    /// Whether the version in a language translates words that the other version no longer has.
    pub fn is_outdated(&self, lang: Lang) -> bool {
        let (Some(version), Some(other)) = (self.version(lang), self.version(lang.other())) else { return false };
        version.translates.as_ref().is_some_and(|translated| *translated != other.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_own_language_else_the_other() {
        let both = Text::of_editor(Some("Hold a forum".into()), Some("포럼 개최".into()));
        assert_eq!(both.words(Lang::Ko), "포럼 개최");
        let english = Text::of_editor(Some("Hold a forum".into()), Some("  ".into()));
        let shown = english.for_reader(Lang::Ko).unwrap();
        assert_eq!((shown.lang, shown.kind), (Lang::En, TextKind::Original));
        assert_eq!(Text::default().words(Lang::En), "");
    }

    #[test]
    fn a_translation_of_former_words_is_outdated() {
        let mut text = Text::of_editor(Some("Hold two forums".into()), Some("포럼 개최".into()));
        assert!(!text.is_outdated(Lang::Ko));
        text.0[1].translates = Some("Hold a forum".into());
        assert!(text.is_outdated(Lang::Ko));
        text.0[1].translates = Some("Hold two forums".into());
        assert!(!text.is_outdated(Lang::Ko));
    }
}
