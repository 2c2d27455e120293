//! Which commitments somebody may mean who names one, while it is typed.

use leptos::prelude::*;

/// The commitments that the reader may see and that fit some words: a line for each with its slug, its title in the
/// reader's language and its statement, with tabs between them.
///
/// # Errors
/// When the database does not answer.
#[server(prefix = "/actions", endpoint = "suggest")]
pub async fn suggest(
    /// The language of the words, as addresses spell it.
    #[server(default)]
    lang: String,
    /// What was typed.
    #[server(default)]
    words: String,
) -> Result<String, ServerFnError> {
    use crate::domain::access::permission::Reader;
    use crate::domain::basics::lang::Lang;
    use crate::service::Accord;
    use crate::service::portfolio::search::MOST_SUGGESTED;

    let accord = use_context::<Accord>().ok_or_else(|| ServerFnError::new("there is no record to look into"))?;
    let lang = lang.parse().unwrap_or(Lang::En);
    let reader = use_context::<Reader>().unwrap_or(Reader::Anyone);
    match accord.portfolio().suggest(reader, &words, lang, MOST_SUGGESTED).await {
        Ok(found) => {
            let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = |it: &crate::service::portfolio::search::Suggestion| {
                format!("{}\t{}\t{}", it.slug, one_line(it.title.words(lang)), one_line(it.said_in.words(lang)))
            };
            Ok(found.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
        Err(error) => {
            tracing::error!(%error, "what may be meant could not be read");
            Err(ServerFnError::new("the record cannot be read just now"))
        }
    }
}
