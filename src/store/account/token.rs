//! What a browser or a link shows to be let in.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::store::ledger::Random;

/// Thirty-two bytes that nobody can guess, as text. The database holds its digest only, so reading the database lets
/// nobody in.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub fn new(random: &dyn Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random.secret()))
    }

    /// One that was shown; nothing when it can be none.
    pub fn shown(text: &str) -> Option<Self> {
        let fine = text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        fine.then(|| Self(text.to_owned()))
    }

    /// What is given to the browser or put in the link.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What the database holds.
    pub fn digest(&self) -> String {
        STANDARD.encode(Sha256::digest(&self.0))
    }
}

/// Never shows itself in a log.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
