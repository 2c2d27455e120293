//! Links to a document in each format in which it leaves as a file.

use leptos::prelude::*;

use crate::exchange::document_file::DocumentKind;
use crate::i18n::Messages;

/// The links, for an address by format.
pub fn document_links(address: impl Fn(DocumentKind) -> String, messages: Messages) -> AnyView {
    let links: Vec<_> = DocumentKind::ALL
        .iter()
        .map(|kind| {
            let word = messages.of_word("document", kind);
            view! {
                <a href=address(*kind) rel="nofollow">
                    {word}
                </a>
                " "
            }
        })
        .collect();
    view! {
        <p class="files note">
            <span>{messages.text("document-download")}</span>
            " "
            {links}
        </p>
    }
    .into_any()
}
