//! The token that a browser or a link presents to gain access.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::store::ledger::Random;

/// Thirty-two unpredictable bytes, as text. The database holds only its digest, so reading the database gives nobody
/// access.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub fn new(random: &dyn Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random.secret()))
    }

    /// Reads a presented one; `None` when it cannot be one.
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

/// Never appears in a log.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
