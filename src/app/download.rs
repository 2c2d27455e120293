//! Files that readers take.

use http::StatusCode;
use http::header::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::app::{Page, RequestContext};

/// What stands in a header's parameter as it is (RFC 5987).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A file for a reader.
pub struct Download {
    /// Its media type.
    pub media_type: &'static str,
    /// Its name, for the header that says so.
    pub disposition: HeaderValue,
    /// What is in it.
    pub content: Vec<u8>,
    /// 400 where the address says more than could be used.
    pub status: StatusCode,
    /// Who may keep a copy on the way to the reader.
    pub caching: Caching,
    /// Whether somebody else wrote what is in it: then a browser must not run anything of it.
    pub is_foreign: bool,
}

/// What the address of a file answers.
pub enum FileOrPage {
    /// The file.
    File(Download),
    /// A page instead, which says why there is no file.
    Page(Box<(RequestContext, Page)>),
}

/// Who may keep a copy of a file on the way to the reader.
pub enum Caching {
    /// Nobody.
    Never,
    /// Anybody, for this many seconds.
    Public(u32),
    /// What is usual for this address.
    Usual,
}

/// The header that makes a browser save a file. T40: the name stands twice, in ASCII for old programs, and as it is.
pub fn attachment(ascii: &str, name: &str) -> HeaderValue {
    let whole = utf8_percent_encode(name, PLAIN);
    let value = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}");
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("attachment"))
}
