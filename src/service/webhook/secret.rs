//! The secret with which what a webhook is told is signed (Standard Webhooks).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::store::ledger::Random;

/// What every secret begins with.
const PREFIX: &str = "whsec_";

/// Thirty-two unpredictable bytes, as text. The database holds them as they are: whoever signs has to know them.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(String);

impl SigningSecret {
    /// A new one.
    pub fn new(random: &dyn Random) -> Self {
        Self(format!("{PREFIX}{}", STANDARD.encode(random.secret())))
    }

    /// One that the database holds.
    pub(super) fn kept(text: String) -> Self {
        Self(text)
    }

    /// What is shown once, and given to the receiver.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// The signature of a message sent at a time, in seconds since 1970; nothing where this is no secret.
    pub fn signature(&self, id: &str, seconds: i64, body: &str) -> Option<String> {
        let key = STANDARD.decode(self.0.strip_prefix(PREFIX)?).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    }
}

/// Never appears in a log.
impl std::fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    #[test]
    fn a_signature_is_that_of_the_standard() {
        let secret = SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into());
        let signature = secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature.unwrap(), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert!(!format!("{secret:?}").contains("MfKQ"));
    }
}
