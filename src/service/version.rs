//! The version of what a form is about, which tells whether something changed since the form was opened.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::record::Record;

/// A digest of some records: it changes as soon as there is one more record.
pub(super) fn version_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    let mut hasher = Sha256::new();
    for record in records {
        hasher.update(record.id.as_bytes());
        hasher.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&hasher.finalize()[..16])
}
