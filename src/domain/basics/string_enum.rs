//! Closed lists of words: one enum, one spelling everywhere.

/// Declares an enum whose variants are written as one word each in the database, in addresses and in files.
///
/// Gives `ALL` in the order of declaration and `WORDS` in the same, `word()`, `Display`, `FromStr` and serde by that word.
macro_rules! string_enum {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$inner])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every word of this list, in the order in which readers meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The same, each as its word.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word as the database, addresses and files spell it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::basics::string_enum::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::domain::basics::string_enum::UnknownWord(text.to_owned())),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::domain::basics::string_enum::UnknownWord;
            fn try_from(text: String) -> Result<Self, Self::Error> { text.parse() }
        }
    };
}
pub(crate) use string_enum;

/// A word that is not in its closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a known word here")]
pub struct UnknownWord(pub String);
