//! Texts in both languages.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text;
use crate::domain::basics::text::TextKind;
use crate::web::api::schema::word;

/// A text in one or both languages; without any where nobody wrote it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Text {
    /// The version in the language `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub en: Option<TextVersion>,
    /// The version in the language `ko`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ko: Option<TextVersion>,
}

/// One language's version of a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TextVersion {
    /// The words, without markup.
    pub words: String,
    /// Whether it is the original or what kind of translation.
    #[schema(schema_with = word::text_kind)]
    pub kind: TextKind,
    /// Whether it translates words that the other version no longer has.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub outdated: bool,
}

impl From<&text::Text> for Text {
    fn from(text: &text::Text) -> Self {
        let version = |lang: Lang| {
            let version = text.version(lang)?;
            let outdated = text.is_outdated(lang);
            Some(TextVersion { words: version.words.clone(), kind: version.kind, outdated })
        };
        Self { en: version(Lang::En), ko: version(Lang::Ko) }
    }
}

/// A text to be written, in one or both languages.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenText {
    /// The version in the language `en`.
    #[serde(default)]
    pub en: Option<String>,
    /// The version in the language `ko`.
    #[serde(default)]
    pub ko: Option<String>,
}
