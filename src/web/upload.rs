//! Files that are sent with a form.

use std::collections::BTreeSet;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::import;
use crate::app::pages::import::ImportForm;
use crate::app::pages::report::file_fields;
use crate::app::pages::report::form_data::MOST_SOURCES;
use crate::app::pages::report::sheet::paste;
use crate::app::pages::report::sheet::paste::PasteForm;
use crate::app::pages::statement::edit::StatementForm;
use crate::app::pages::statement::text_file;
use crate::app::{Error, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::report::evidence::MOST_FILES;
use crate::domain::report::file::LARGEST;
use crate::domain::sheet::grid::{GridProblem, MOST_BYTES};
use crate::service::statement::file::{FileProblem, LARGEST_FILE, language};
use crate::service::unit_of_work::ServiceError;
use crate::web::AppState;
use crate::web::router::LARGEST_FORM;

/// All files of one form together, in bytes.
const LARGEST_TOGETHER: usize = 3 * LARGEST;

/// A file that came with a form.
pub struct Sent {
    /// The source that it is the file of.
    place: usize,
    name: String,
    content: Content,
}

/// The outcome of a file.
enum Content {
    Whole(Vec<u8>),
    /// It is larger than any that is accepted.
    TooLarge,
    /// All files together are.
    TooMuch,
}

/// Which files a form takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// None.
    None,
    /// Those of a report's sources, which are kept.
    Evidence,
    /// One of which the text is read, and nothing is kept.
    Text,
    /// A spreadsheet, which is kept.
    Sheet,
    /// A spreadsheet of which the table is read, and nothing is kept.
    Table,
}

impl Takes {
    /// The source that a field has the files of.
    fn place(self, name: &str) -> Option<usize> {
        match self {
            Self::None => None,
            Self::Evidence => (0..MOST_SOURCES).find(|place| file_fields::sent(*place) == name),
            Self::Text => (name == text_file::FILE).then_some(0),
            Self::Sheet => (name == import::FILE).then_some(0),
            Self::Table => (name == paste::FILE).then_some(0),
        }
    }

    /// How many files a field may have.
    const fn most(self) -> usize {
        match self {
            Self::None => 0,
            Self::Evidence => MOST_FILES,
            Self::Text | Self::Sheet | Self::Table => 1,
        }
    }

    /// How large a file may be.
    const fn largest(self) -> usize {
        match self {
            Self::None | Self::Evidence => LARGEST,
            Self::Text => LARGEST_FILE,
            Self::Sheet | Self::Table => MOST_BYTES,
        }
    }
}

/// The longest table of a file that is read into a form, in bytes: half of what the form may bring when it is sent again.
const LONGEST_TABLE: usize = LARGEST_FORM / 2;

/// Whether a request brings a form that may have files in it.
pub fn may_bring_files(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"multipart/form-data"))
}

/// The fields of a posted form, and its files. A file that is too large is read to its end and not kept, so that all
/// else that was typed is. Where files may not be kept, as long as nobody is signed in, the fields say which were lost.
pub async fn read(
    request: Request,
    state: &AppState,
    takes: Takes,
    keeps: bool,
    most: usize,
) -> Result<(FormData, Vec<Sent>), Response> {
    let mut form = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
    let (mut fields, mut files, mut length, mut together) = (Vec::new(), Vec::<Sent>::new(), 0, 0);
    let broken = |error: MultipartError| error.into_response();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        // Browsers escape a quotation mark in a name like this.
        let Some(given) = field.file_name().map(|name| name.replace("%22", "\"")) else {
            let Some(value) = content(&mut field, most - length).await.map_err(broken)? else {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            };
            length += value.len() + name.len();
            if length > most {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            }
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
            continue;
        };
        let place = takes.place(&name);
        let of_place = |place: &usize| files.iter().filter(|it| it.place == *place).count();
        let known = place.filter(|_| !given.is_empty()).filter(|place| of_place(place) <= takes.most());
        // One too many is told, and not kept where nothing else tells it.
        let is_kept = known.is_some_and(|place| takes == Takes::Evidence || of_place(&place) < takes.most());
        let longest = if is_kept && keeps { takes.largest() } else { 0 };
        let whole = content(&mut field, longest).await.map_err(broken)?;
        // A browser sends a field in which no file was chosen, too: without a name.
        let Some(place) = known else { continue };
        if !keeps {
            if takes == Takes::Evidence {
                fields.push((file_fields::lost(&name), given));
            }
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
    Ok((FormData::new(fields), files))
}

/// A field's content, read to its end; `None` if it is larger than the given number of bytes.
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

/// Stores the files that came with a form: its fields then name them, so that they need not be sent again. What is wrong
/// with a file stands at its field.
///
/// # Errors
/// When the person may not cite files about the commitment, or the database does not answer.
pub async fn attach(
    context: &RequestContext,
    member: &Member,
    slug: &str,
    form_data: FormData,
    files: Vec<Sent>,
) -> Result<FormData, Error> {
    let messages = context.messages;
    let (mut form_data, lost) = file_fields::settled(form_data, MOST_SOURCES);
    for (field, name) in lost {
        if !files.iter().any(|it| file_fields::sent(it.place) == field) {
            form_data.refuse(&field, messages.with("problem-file-lost", &[("name", name.into())]));
        }
    }
    for place in files.iter().map(|it| it.place).collect::<BTreeSet<usize>>() {
        // In place of one that is gone another is chosen, and not beside it.
        let named = file_fields::read(&form_data, place);
        if !named.is_empty() {
            let still = context.accord.reports().still_kept(member, slug, named).await?;
            form_data = file_fields::with_files(form_data, place, &still);
        }
    }
    for Sent { place, name, content } in files {
        let field = file_fields::sent(place);
        let content = match content {
            Content::Whole(content) => content,
            Content::TooLarge => {
                form_data.refuse(&field, messages.say("problem-file_too_large"));
                continue;
            }
            Content::TooMuch => {
                form_data.refuse(&field, messages.say("problem-files-together"));
                continue;
            }
        };
        if file_fields::read(&form_data, place).len() >= MOST_FILES {
            form_data.refuse(&field, messages.with("problem-files-many", &[("n", MOST_FILES.into())]));
            continue;
        }
        match context.accord.reports().keep_file(member, slug, &name, content).await {
            Ok(file) => form_data = file_fields::with(form_data, place, &file),
            Err(ServiceError::Invalid(faults)) => {
                for fault in faults {
                    form_data.refuse(&field, messages.of_word("problem", fault.problem));
                }
            }
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Ok(form_data)
}

/// Reads the file that came with a form into the text of its language; all else that was typed stays. What is wrong with
/// the file stands at its field.
pub async fn take_text(context: &RequestContext, mut form_data: FormData, files: Vec<Sent>) -> FormData {
    let messages = context.messages;
    let is_asked = text_file::is_asked(&form_data);
    if files.len() > Takes::Text.most() {
        form_data.refuse(text_file::FILE, messages.say("statement-file-one"));
        return form_data;
    }
    let Some(Sent { name, content, .. }) = files.into_iter().next() else {
        if is_asked {
            form_data.refuse(text_file::FILE, messages.say("statement-file-choose"));
        }
        return form_data;
    };
    if !is_asked {
        form_data.refuse(text_file::FILE, messages.say("statement-file-unread"));
        return form_data;
    }
    let read = match content {
        Content::Whole(bytes) => context.accord.statements().read_file(bytes).await,
        Content::TooLarge | Content::TooMuch => Err(FileProblem::TooLarge),
    };
    match read {
        Ok(read) => {
            let field = in_language(StatementForm::NAMES.text, language(&read));
            form_data.with(&field, read.text).with(text_file::NAME, name)
        }
        Err(problem) => {
            form_data.refuse(text_file::FILE, messages.of_word("statement-file-problem", problem));
            form_data
        }
    }
}

/// Keeps the spreadsheet that came with a form, which then names it. What is wrong with it stands at its field.
///
/// # Errors
/// When the person may not bring such a file in, or the database does not answer.
pub async fn keep_sheet(
    context: &RequestContext,
    member: &Member,
    mut form_data: FormData,
    files: Vec<Sent>,
) -> Result<FormData, Error> {
    // Only what is kept here is named.
    form_data = form_data.with(ImportForm::NAMES.kept, "");
    if !import::is_sent(&form_data) {
        return Ok(form_data);
    }
    let messages = context.messages;
    if files.len() > Takes::Sheet.most() {
        form_data.refuse(import::FILE, messages.say("statement-file-one"));
        return Ok(form_data);
    }
    let Ok(subject) = form_data.value(ImportForm::NAMES.subject).parse() else {
        form_data.refuse(ImportForm::NAMES.subject, messages.say("problem-choose"));
        return Ok(form_data);
    };
    let Some(Sent { name, content, .. }) = files.into_iter().next() else { return Ok(form_data) };
    let kept = match content {
        Content::Whole(bytes) => {
            let key = form_data.value(ImportForm::NAMES.key).to_owned();
            context.accord.portfolio().keep_sheet(member, subject, &name, bytes, &key).await
        }
        Content::TooLarge | Content::TooMuch => Ok(Err(GridProblem::TooLarge)),
    };
    match kept? {
        Ok(id) => Ok(form_data.with(ImportForm::NAMES.kept, id)),
        Err(problem) => {
            form_data.refuse(import::FILE, messages.of_word("import-problem", problem));
            Ok(form_data)
        }
    }
}

/// Reads the spreadsheet that came with a form into its table, in place of what was pasted. What is wrong with the file stands
/// at its field.
pub async fn take_table(context: &RequestContext, mut form_data: FormData, files: Vec<Sent>) -> FormData {
    let messages = context.messages;
    if files.len() > Takes::Table.most() {
        form_data.refuse(paste::FILE, messages.say("statement-file-one"));
        return form_data;
    }
    let Some(Sent { content, .. }) = files.into_iter().next() else { return form_data };
    let read = match content {
        Content::Whole(bytes) => context.accord.portfolio().read_table(bytes).await,
        Content::TooLarge | Content::TooMuch => Err(GridProblem::TooLarge),
    };
    // The form brings the table again with every press.
    let read = read.and_then(|it| if it.len() > LONGEST_TABLE { Err(GridProblem::TooLarge) } else { Ok(it) });
    match read {
        Ok(table) => form_data.with(PasteForm::NAMES.table, table),
        Err(problem) => {
            form_data.refuse(paste::FILE, messages.of_word("import-problem", problem));
            form_data
        }
    }
}
