//! How many results a filter would show, before it is applied.

use leptos::prelude::*;

/// The label of the button that shows what the query of an address lets through: "Show 37 results". Unusable parameters
/// are ignored.
///
/// # Errors
/// When the database does not answer.
#[server(prefix = "/actions", endpoint = "count")]
pub async fn count(
    /// The language of the words, as addresses spell it.
    #[server(default)]
    lang: String,
    /// The query of the address, without the question mark.
    #[server(default)]
    query: String,
) -> Result<String, ServerFnError> {
    use crate::domain::access::permission::Reader;
    use crate::domain::basics::lang::Lang;
    use crate::i18n::Messages;
    use crate::service::Accord;

    let accord = use_context::<Accord>().ok_or_else(|| ServerFnError::new("there is no record to count in"))?;
    let words = Messages::of(lang.parse().unwrap_or(Lang::En));
    let reader = use_context::<Reader>().unwrap_or(Reader::Anyone);
    match accord.portfolio().count_of_address(reader, &query).await {
        Ok(count) => Ok(words.with("filter-show-count", &[("n", count.into())])),
        Err(error) => {
            tracing::error!(%error, "the results of a filter could not be counted");
            Err(ServerFnError::new("the record cannot be read just now"))
        }
    }
}
