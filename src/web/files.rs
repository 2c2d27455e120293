//! Files that are sent with a form, and files that are read.

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request, State as Given};
use axum::response::{IntoResponse, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::app::form::Typed;
use crate::app::pages::report::form_data::MOST_SOURCES;
use crate::app::pages::report::{file_fields, refused};
use crate::app::{Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::report::file::{EvidenceFile, LARGEST};
use crate::service::report::files::Handout;
use crate::service::unit_of_work::Refusal;
use crate::web::guard::note_if_denied;
use crate::web::router::LARGEST_REPORT;
use crate::web::{State, error, visit};

/// All files of one form together, in bytes.
const LARGEST_TOGETHER: usize = 3 * LARGEST;
/// What stands in a header's parameter as it is (RFC 5987).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A file that came with a form.
pub struct Sent {
    /// The source that it is the file of.
    place: usize,
    name: String,
    content: Content,
}

/// What came of a file.
enum Content {
    Whole(Vec<u8>),
    /// It is larger than any that is taken.
    TooLarge,
    /// All files together are.
    TooMuch,
}

/// Whether a request brings a form that may have files in it.
pub fn may_bring_files(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"multipart/form-data"))
}

/// The fields of a posted form, and its files. A file that is too large is read to its end and not kept, so that all else
/// that was typed is. Where files may not be kept, as long as nobody is signed in, the fields say which were lost.
pub async fn read(request: Request, state: &State, keeps: bool) -> Result<(Typed, Vec<Sent>), Response> {
    if !may_bring_files(request.headers()) {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, LARGEST_REPORT).await;
        let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
        let form = Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, Body::from(body)), state);
        return Ok((Typed::new(form.await.map_err(IntoResponse::into_response)?.0), Vec::new()));
    }
    let mut form = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
    let (mut fields, mut files, mut length, mut together) = (Vec::new(), Vec::<Sent>::new(), 0, 0);
    let broken = |error: MultipartError| error.into_response();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        // Browsers write a quotation mark in a name so.
        let Some(given) = field.file_name().map(|name| name.replace("%22", "\"")) else {
            let Some(value) = content(&mut field, LARGEST_REPORT - length).await.map_err(broken)? else {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            };
            length += value.len() + name.len();
            if length > LARGEST_REPORT {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            }
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
            continue;
        };
        let place = (0..MOST_SOURCES).find(|place| file_fields::sent(*place) == name);
        let known = place.filter(|_| !given.is_empty()).filter(|place| files.iter().all(|it| it.place != *place));
        let most = if known.is_some() && keeps { LARGEST } else { 0 };
        let whole = content(&mut field, most).await.map_err(broken)?;
        // A browser sends a field in which no file was chosen, too: without a name.
        let Some(place) = known else { continue };
        if !keeps {
            fields.push((file_fields::lost(&name), given));
            continue;
        }
        let content = match whole {
            None => Content::TooLarge,
            Some(whole) if together + whole.len() > LARGEST_TOGETHER => Content::TooMuch,
            Some(whole) => {
                together += whole.len();
                Content::Whole(whole)
            }
        };
        files.push(Sent { place, name: given, content });
    }
    Ok((Typed::new(fields), files))
}

/// What is in a field, read to its end; nothing where it is more than so many bytes.
async fn content(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut content = Some(Vec::new());
    while let Some(chunk) = field.chunk().await? {
        content = content.filter(|it| it.len() + chunk.len() <= most);
        if let Some(content) = &mut content {
            content.extend_from_slice(&chunk);
        }
    }
    Ok(content)
}

/// Keeps the files that came with a form: its fields then name them, so that they need not be sent again. What is wrong
/// with a file stands at its field.
///
/// # Errors
/// When the person may cite no files about the commitment, or the database does not answer.
pub async fn attach(visit: &Visit, member: &Member, typed: Typed, files: Vec<Sent>) -> Result<Typed, Error> {
    let words = visit.words;
    let (mut typed, lost) = file_fields::settled(typed, MOST_SOURCES);
    for (field, name) in lost {
        if !files.iter().any(|it| file_fields::sent(it.place) == field) {
            typed.refuse(&field, words.with("problem-file-lost", &[("name", name.into())]));
        }
    }
    for Sent { place, name, content } in files {
        let field = file_fields::sent(place);
        let content = match content {
            Content::Whole(content) => content,
            Content::TooLarge => {
                typed.refuse(&field, words.say("problem-file_too_large"));
                continue;
            }
            Content::TooMuch => {
                typed.refuse(&field, words.say("problem-files-together"));
                continue;
            }
        };
        match visit.accord.keep_file(member, &visit.slug, &name, content).await {
            Ok(file) => typed = file_fields::with(typed, place, &file),
            Err(Refusal::Invalid(faults)) => {
                for fault in faults {
                    typed.refuse(&field, words.of_word("problem", fault.problem));
                }
            }
            Err(refusal) => return Err(refused(refusal)),
        }
    }
    Ok(typed)
}

/// Hands a file out to those who may read it; to all others there is nothing here.
pub async fn file(Given(state): Given<State>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Some(visit) = visit::visit(&mut parts, &state).await else {
        return error::no_such_address(&parts, &state).await;
    };
    let member = visit.member.clone();
    match visit.accord.file(visit.reader.clone(), member.as_ref(), &visit.slug, &visit.item).await {
        Ok(Some(file)) => handed_out(file),
        Ok(None) => {
            if let Some(member) = &member {
                note_if_denied(&Error::Nowhere, &visit, member, &parts, &state).await;
            }
            error::answer(Err(Error::Nowhere), visit).await
        }
        Err(failed) => error::answer(Err(failed.into()), visit).await,
    }
}

/// The answer with a file in it. It is kept on the reader's disk, never shown as a page of ours: what is in it is others'.
fn handed_out(it: Handout) -> Response {
    // Withheld, it has to be gone soon.
    let cached = if it.is_public { "public, max-age=300" } else { "private, no-store" };
    let mut response = it.content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(it.file.kind.media_type()));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cached));
    headers.insert(CONTENT_DISPOSITION, disposition(&in_ascii(&it.file), &it.file.download_name()));
    response
}

/// T40: the name twice, in ASCII for old programs, and as it is.
pub(super) fn disposition(ascii: &str, name: &str) -> HeaderValue {
    let whole = utf8_percent_encode(name, PLAIN);
    let value = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}");
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("attachment"))
}

/// A file's name as far as it can be said in ASCII.
fn in_ascii(file: &EvidenceFile) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_. ".contains(letter);
    let name = file.download_name();
    let ascii: String = name.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    if ascii.split('.').next().unwrap_or_default().contains(|letter: char| letter.is_ascii_alphanumeric()) {
        return ascii;
    }
    format!("evidence.{}", file.kind.endings()[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::file::FileKind;
    use rstest::rstest;

    #[rstest]
    #[case("report 1.pdf", "filename=\"report 1.pdf\"; filename*=UTF-8''report%201.pdf")]
    #[case("보고.pdf", "filename=\"evidence.pdf\"; filename*=UTF-8''%EB%B3%B4%EA%B3%A0.pdf")]
    #[case("AI 보고.pdf", "filename=\"AI __.pdf\"; filename*=UTF-8''AI%20%EB%B3%B4%EA%B3%A0.pdf")]
    #[case("a\"; x=\"b.pdf", "filename=\"a__ x__b.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf")]
    #[case("run.hta", "filename=\"run.hta.pdf\"; filename*=UTF-8''run.hta.pdf")]
    fn t40_a_name_is_told_in_ascii_and_as_it_is(#[case] name: &str, #[case] expected: &str) {
        let file = EvidenceFile { digest: "00".into(), name: name.to_owned(), kind: FileKind::Pdf, size: 1 };
        assert_eq!(disposition(&in_ascii(&file), &file.download_name()), format!("attachment; {expected}"));
    }
}
