//! Files that readers download.

use std::fs::File;

use http::StatusCode;
use http::header::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tempfile::SpooledData;

use crate::app::{Page, RequestContext};

/// Characters that need no encoding in a header's parameter (RFC 5987).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A file for a reader.
pub struct Download {
    /// Its media type.
    pub media_type: &'static str,
    /// Its name, for the header that says so.
    pub disposition: HeaderValue,
    /// What is in it.
    pub content: Content,
    /// 400 where the address says more than could be used.
    pub status: StatusCode,
    /// Which caches may store it on the way to the reader.
    pub caching: Caching,
    /// Whether somebody else wrote what is in it: then a browser must not run anything of it.
    pub is_foreign: bool,
}

/// What is in a file.
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A file on the disk, from its beginning, where it may be large.
    Disk(File),
}

impl From<SpooledData> for Content {
    fn from(written: SpooledData) -> Self {
        match written {
            SpooledData::InMemory(bytes) => Self::Bytes(bytes.into_inner()),
            SpooledData::OnDisk(file) => Self::Disk(file),
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// The response at the address of a file.
pub enum FileOrPage {
    /// The file.
    File(Download),
    /// A page instead, which says why there is no file.
    Page(Box<(RequestContext, Page)>),
}

/// Which caches may store a file on the way to the reader.
pub enum Caching {
    /// None.
    Never,
    /// Any cache, for this many seconds.
    Public(u32),
    /// The default for this address.
    Usual,
}

/// The header of a file that a browser may show, with its name in ASCII.
pub fn shown(name: &str) -> HeaderValue {
    HeaderValue::try_from(format!("inline; filename=\"{name}\"")).unwrap_or(HeaderValue::from_static("inline"))
}

/// The header that makes a browser save a file. T40: the name is given twice, in ASCII for old programs, and as it is.
pub fn attachment(ascii: &str, name: &str) -> HeaderValue {
    let whole = utf8_percent_encode(name, PLAIN);
    let value = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}");
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("attachment"))
}
