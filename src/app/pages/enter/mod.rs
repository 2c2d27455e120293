//! What the pages of entries of the reference data have in common.

use crate::app::Error;
use crate::app::components::field::Choice;
use crate::app::components::field::SelectField;
use crate::app::components::field::Takes;
use crate::app::components::field::TextField;
use crate::app::components::form_page::EntryHead;
use crate::app::components::form_page::FormKeys;
use crate::app::components::form_page::Refused;
use crate::app::components::meanwhile::Labelled;
use crate::app::components::meanwhile::Meanwhile;
use crate::app::components::recorded::Recorded;
use crate::app::components::text_area::TextArea;
use crate::app::entry_form::TRANSLATION;
use crate::app::entry_form::translations;
use crate::app::form::FormData;
use crate::app::pages::report::form_data::in_language;
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::domain::record::noun::Noun;
use crate::service::portfolio::reference_data::ReferenceEntry;
use crate::service::unit_of_work::ServiceError;

/// Turns a refusal into an answer for the page of an entry.
pub fn refused(noun: Noun) -> impl Fn(ServiceError) -> Error {
    move |refusal| match refusal {
        ServiceError::NotFound => Error::NotFound(noun),
        other => crate::app::pages::report::refused(other),
    }
}
