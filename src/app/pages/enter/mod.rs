//! What the pages of entries of the reference data have in common.

use crate::app::Error;
use crate::domain::record::Noun;
use crate::service::unit_of_work::ServiceError;

/// Turns a refusal into an answer for the page of an entry.
pub fn refused(noun: Noun) -> impl Fn(ServiceError) -> Error {
    move |refusal| match refusal {
        ServiceError::NotFound => Error::NotFound(noun),
        other => crate::app::pages::report::refused(other),
    }
}
