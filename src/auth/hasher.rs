//! Passwords at rest: Argon2id.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// The cost of a hash. Defaults to the minimum that OWASP recommends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Kibibytes of memory.
    pub memory: u32,
    /// Number of passes over the memory.
    pub passes: u32,
}

impl Default for Cost {
    fn default() -> Self {
        Self { memory: 19 * 1_024, passes: 2 }
    }
}

impl Cost {
    /// The lowest possible cost, for tests.
    pub const CHEAP: Self = Self { memory: 8, passes: 1 };

    fn argon2(self) -> argon2::Result<Argon2<'static>> {
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(self.memory, self.passes, 1, None)?))
    }

    /// The prefix of hashes of this cost.
    fn mark(self) -> String {
        format!("$argon2id$v=19$m={},t={},p=1$", self.memory, self.passes)
    }
}

/// How many hashes are computed at once: each takes its memory and a core.
const AT_ONCE: usize = 2;

/// A password could not be hashed, or a hash could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The hash function refused.
    #[error("hashing: {0}")]
    Hash(String),
    /// The work was cancelled: the server is stopping.
    #[error("hashing was cut off")]
    CutOff,
}

impl From<argon2::Error> for Error {
    fn from(error: argon2::Error) -> Self {
        Self::Hash(error.to_string())
    }
}

impl From<argon2::password_hash::Error> for Error {
    fn from(error: argon2::password_hash::Error) -> Self {
        Self::Hash(error.to_string())
    }
}

/// The result of comparing a password with a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The password does not match, or there is no hash to compare with.
    Wrong,
    /// The password.
    Right,
    /// The password matches, but its hash has another cost and should be recomputed.
    RightButOld,
}

/// Hashes passwords without blocking the server, a few at a time.
#[derive(Clone, Debug)]
pub struct Hasher {
    cost: Cost,
    places: Arc<Semaphore>,
    dummy: Arc<OnceLock<String>>,
}

impl Hasher {
    /// One that hashes at this cost.
    pub fn new(cost: Cost) -> Self {
        Self { cost, places: Arc::new(Semaphore::new(AT_ONCE)), dummy: Arc::default() }
    }

    /// Hashes a password with a salt.
    ///
    /// # Errors
    /// When the hash function refuses, or the server stops.
    pub async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, Error> {
        let cost = self.cost;
        self.beside(move || hash(cost, &password, &salt)).await
    }

    /// Compares a password with a hash. Without a hash the same work is done anyway, so that an account that does not
    /// exist, or has no password, takes as long as a wrong password.
    ///
    /// # Errors
    /// When the hash cannot be read, or the server stops.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<Verdict, Error> {
        let (cost, dummy) = (self.cost, self.dummy.clone());
        self.beside(move || {
            let Some(kept) = kept else {
                let dummy = match dummy.get() {
                    Some(dummy) => dummy,
                    None => {
                        let made = hash(cost, "nobody's password", &[7; 16])?;
                        dummy.get_or_init(|| made)
                    }
                };
                matches(&password, dummy)?;
                return Ok(Verdict::Wrong);
            };
            Ok(match (matches(&password, &kept)?, kept.starts_with(&cost.mark())) {
                (false, _) => Verdict::Wrong,
                (true, true) => Verdict::Right,
                (true, false) => Verdict::RightButOld,
            })
        })
        .await
    }

    async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let place = self.places.clone().acquire_owned().await.map_err(|_| Error::CutOff)?;
        let done = tokio::task::spawn_blocking(move || {
            // Held by the work itself: a cancelled request must not let another in while this still runs.
            let _place = place;
            work()
        });
        done.await.map_err(|_| Error::CutOff)?
    }
}

fn hash(cost: Cost, password: &str, salt: &[u8]) -> Result<String, Error> {
    Ok(cost.argon2()?.hash_password_with_salt(password.as_bytes(), salt)?.to_string())
}

fn matches(password: &str, kept: &str) -> Result<bool, Error> {
    match Argon2::default().verify_password(password.as_bytes(), kept) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_recognised_and_no_other() {
        let hasher = Hasher::new(Cost::CHEAP);
        let kept = hasher.hash("비밀번호는 길게 씁니다".into(), [1; 16]).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{kept}");
        let verify = |text: &str| hasher.verify(text.to_owned(), Some(kept.clone()));
        assert_eq!(verify("비밀번호는 길게 씁니다").await.unwrap(), Verdict::Right);
        assert_eq!(verify("비밀번호는 길게 씁니다 ").await.unwrap(), Verdict::Wrong);
        assert_eq!(verify("").await.unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_wants_to_be_made_anew() {
        let kept = Hasher::new(Cost::CHEAP).hash("a long password".into(), [1; 16]).await.unwrap();
        let dearer = Hasher::new(Cost { passes: 2, ..Cost::CHEAP });
        assert_eq!(dearer.verify("a long password".into(), Some(kept.clone())).await.unwrap(), Verdict::RightButOld);
        assert_eq!(dearer.verify("another password".into(), Some(kept)).await.unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn without_a_hash_every_password_is_wrong() {
        let hasher = Hasher::new(Cost::CHEAP);
        assert_eq!(hasher.verify("nobody's password".into(), None).await.unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn a_hash_that_cannot_be_read_is_an_error() {
        assert!(Hasher::new(Cost::CHEAP).verify("x".into(), Some("plain".into())).await.is_err());
    }

    #[test]
    fn the_usual_cost_is_what_owasp_advises() {
        assert_eq!(Cost::default().mark(), "$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
