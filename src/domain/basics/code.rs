//! The names by which nouns are known in addresses and files.

/// Declares the name by which a noun is known in addresses and files.
macro_rules! code {
    ($(#[$outer:meta])* $name:ident) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self { Self(code.to_owned()) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    };
}
pub(crate) use code;

/// Whether a text can be a code or slug: letters, digits, `-`, `_` and `.`, at most 100 of them, a letter or digit first:
/// `.` and `..` lead elsewhere in an address. `new` is an address of its own where they stand.
pub fn is_code(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text != "new"
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}
