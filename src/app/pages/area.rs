//! TODO

use crate::app::{Answer, Visit};

/// TODO
pub async fn page(visit: Visit) -> Answer {
    super::commitments::page(visit).await
}
