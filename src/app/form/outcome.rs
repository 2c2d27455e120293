//! The outcome of a posted form.

use http::HeaderValue;

use crate::app::form::FormData;
use crate::app::pages::report::form_data::refuse;
use crate::app::{Error, Page, RequestContext};
use crate::paths;
use crate::service::unit_of_work::ServiceError;

/// The outcome of a posted form.
pub enum FormOutcome {
    /// It was done; the reader is redirected to this address of ours (303).
    Redirect(String),
    /// What was typed is kept, and nothing is recorded: the reader is redirected to this address (303).
    Kept(String),
    /// Something is wrong with it: the page is drawn again with what was typed (422, or 409 after a conflict).
    Refused(FormData),
    /// Nothing was to be done yet: the page shows what was typed, as a preview does.
    Redraw(FormData),
    /// It was done, and this page is the response: its contents are shown once.
    Page(Box<(RequestContext, Page)>),
    /// It was done; a script reads this response.
    Text(String),
    /// One of the above, with a cookie for the browser.
    WithCookie(Box<FormOutcome>, Option<HeaderValue>),
}

impl FormOutcome {
    /// Whether what the form is for was done.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Redirect(_) | Self::Page(_) => true,
            Self::WithCookie(outcome, _) => outcome.is_done(),
            Self::Kept(_) | Self::Refused(_) | Self::Redraw(_) | Self::Text(_) => false,
        }
    }
}

/// What a page's `post` returns.
pub type FormResult = Result<FormOutcome, Error>;

/// Redirects to the history of the commitment, which has the line of what was done.
pub fn history(request: &RequestContext, slug: &str) -> FormResult {
    Ok(FormOutcome::Redirect(format!("{}#history", paths::commitment(request.lang, slug))))
}

/// What a refusal makes of a form: shown again with what is wrong, or with what it has become meanwhile.
pub fn refuse_form(request: &RequestContext, mut form_data: FormData, refusal: ServiceError) -> FormResult {
    match refusal {
        ServiceError::Invalid(faults) => {
            refuse(&mut form_data, &faults, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
        ServiceError::Conflict { version, .. } | ServiceError::Outdated(version) => {
            Ok(FormOutcome::Refused(form_data.conflicting(version)))
        }
        other => Err(other.into()),
    }
}

/// An address that says what was done.
pub fn redirect_done(path: &str, what: &str) -> FormResult {
    Ok(FormOutcome::Redirect(paths::with_query(path, [("done", what)])))
}
