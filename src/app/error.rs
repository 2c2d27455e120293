//! Why there is no page, once for all of them.

use crate::domain::record::noun::Noun;
use crate::service::account::sign_in;
use crate::service::unit_of_work::ServiceError;
use crate::store;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such noun, or the reader may not see it, or not on that day: all three look the same.
    #[error("there is no such {0}")]
    NotFound(Noun),
    /// There is nothing at this address, or the reader may not reach it.
    #[error("there is nothing at this address")]
    Nowhere,
    /// Who is signed in could not be read.
    #[error("who is signed in could not be read")]
    Unidentified,
    /// Too many files are being made: this one would wait too long.
    #[error("too many files are being made")]
    Busy,
    /// A file could not be written: the disk is full, or a sheet has no more rows.
    #[error("a file could not be written: {0}")]
    File(#[from] std::io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A password could not be hashed.
    #[error(transparent)]
    Account(#[from] sign_in::Error),
}

impl Error {
    /// What is not there, where it is known what was asked for.
    pub fn noun(&self) -> Option<Noun> {
        match self {
            Self::NotFound(noun) => Some(*noun),
            Self::Nowhere | Self::Unidentified | Self::Busy | Self::File(_) | Self::Store(_) | Self::Account(_) => None,
        }
    }
}

/// What may not be done is at no address, and nothing else than a commitment goes missing without being named: see
/// [`not_found`] for what is.
impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::NotFound(Noun::Commitment),
            ServiceError::Store(error) => Self::Store(error),
            ServiceError::Denied
            | ServiceError::Conflict { .. }
            | ServiceError::Outdated(_)
            | ServiceError::Invalid(_) => Self::Nowhere,
        }
    }
}

/// The same where another noun than a commitment may be missing.
pub fn not_found(noun: Noun) -> impl Fn(ServiceError) -> Error {
    move |error| match error {
        ServiceError::NotFound => Error::NotFound(noun),
        other => other.into(),
    }
}
