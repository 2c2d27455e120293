//! One page of a list after another: a cursor says after which commitment the next one begins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::paths;
use crate::web::api::problem::{ProblemKind, Refusal};
use crate::web::api::request::ApiRequest;

/// How many commitments a page has at most, and where nobody says how many.
pub(in crate::web::api) const MOST: u32 = 200;
pub(in crate::web::api) const USUAL: u32 = 100;

/// The last commitment of the page before.
struct Cursor {
    /// How many there were up to it.
    place: usize,
    commitment: String,
}

impl Cursor {
    fn read(text: &str) -> Option<Self> {
        let read = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let (place, commitment) = read.split_once('.')?;
        Some(Self { place: place.parse().ok()?, commitment: commitment.to_owned() })
    }

    fn written(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}.{}", self.place, self.commitment))
    }
}

/// How many commitments a page has.
///
/// # Errors
/// When the address asks for a number that is none, or too many.
pub fn size(request: &ApiRequest) -> Result<u32, Refusal> {
    request.number("limit", USUAL, (1, MOST))
}

/// Whether the address asks for the first page.
pub fn is_first(request: &ApiRequest) -> bool {
    request.context.parameter("cursor").is_none()
}

/// Those of a list that are on the page asked for, and the address of the next one. Where the last commitment of the page
/// before is no longer in the list, the page begins where it stood.
///
/// # Errors
/// When the cursor is none.
pub fn cut<'a, T>(
    request: &ApiRequest,
    items: &'a [T],
    id: impl Fn(&T) -> &str,
    size: u32,
) -> Result<(&'a [T], Option<String>), Refusal> {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let start = match request.context.parameter("cursor") {
        None => 0,
        Some(text) => {
            let cursor = Cursor::read(text).ok_or_else(|| {
                Refusal::of(ProblemKind::BadRequest, "cursor", request.messages().say("api-fault-cursor"))
            })?;
            let is_it = |it: &T| id(it) == cursor.commitment;
            let stood = cursor.place.checked_sub(1).and_then(|at| items.get(at));
            let now = stood.is_some_and(&is_it).then_some(cursor.place);
            let now = now.or_else(|| items.iter().position(is_it).map(|at| at + 1));
            now.unwrap_or_else(|| cursor.place.saturating_sub(1).min(items.len()))
        }
    };
    let end = start.saturating_add(size).min(items.len());
    let page = &items[start..end];
    let next = page.last().filter(|_| end < items.len()).map(|last| after(request, end, id(last)));
    Ok((page, next))
}

/// The address of the page after a commitment that stands at a place, counted from 1.
pub fn after(request: &ApiRequest, place: usize, commitment: &str) -> String {
    let cursor = Cursor { place, commitment: commitment.to_owned() }.written();
    let kept = request.context.parameters.iter().filter(|(name, _)| name != "cursor");
    let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
    paths::with_query(&request.context.path, kept.chain([("cursor", cursor.as_str())]))
}
