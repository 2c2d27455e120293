//! What programs write: through the same services as the forms, with the same rules and the same words for what is wrong.

pub mod addition;
pub mod commitment;
pub mod report;
pub mod work;

use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::form_data::refuse;
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;
use crate::service::unit_of_work::ServiceError;
use crate::web::api::problem::{Fault, ProblemKind, Refusal, of_service};
use crate::web::api::schema::text::WrittenText;

/// Fields as a form has them, from what was sent.
#[derive(Default)]
struct Fields(Vec<(String, String)>);

impl Fields {
    fn put(mut self, name: &str, value: Option<impl ToString>) -> Self {
        self.0.extend(value.map(|value| (name.to_owned(), value.to_string())));
        self
    }

    fn all(mut self, name: &str, values: &[String]) -> Self {
        self.0.extend(values.iter().map(|value| (name.to_owned(), value.clone())));
        self
    }

    fn text(mut self, name: &str, text: &WrittenText) -> Self {
        let versions = [(Lang::En, &text.en), (Lang::Ko, &text.ko)];
        let given = versions.into_iter().filter_map(|(lang, words)| Some((in_language(name, lang), words.clone()?)));
        self.0.extend(given);
        self
    }

    /// The form, where every text of it can be taken.
    fn form(self, messages: Messages) -> Result<FormData, Refusal> {
        let mut form_data = FormData::new(self.0);
        if form_data.takes_texts(|_| false, messages) { Ok(form_data) } else { Err(refused(&form_data)) }
    }
}

/// What is wrong with a form.
fn refused(form_data: &FormData) -> Refusal {
    let faults = form_data.errors().map(|(name, detail)| Fault { name: name.to_owned(), detail: detail.to_owned() });
    Refusal::with(ProblemKind::Invalid, faults.collect())
}

/// What a use case refuses of a form, in the words of the form.
fn refused_by(error: ServiceError, mut form_data: FormData, messages: Messages) -> Refusal {
    match error {
        ServiceError::Invalid(faults) => {
            refuse(&mut form_data, &faults, messages);
            refused(&form_data)
        }
        error => of_service(error),
    }
}
