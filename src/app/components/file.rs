//! Files as sources: the upload field, and the link under which a file is read.

use leptos::prelude::*;

use crate::app::components::field::wrong;
use crate::app::components::text::note;
use crate::app::form::FormData;
use crate::app::pages::report::file_fields;
use crate::domain::basics::lang::Lang;
use crate::domain::report::evidence::{Evidence, MOST_FILES};
use crate::domain::report::file::{EvidenceFile, FileKind};
use crate::i18n::Messages;
use crate::paths;

/// A file with its kind and size in words, as a link where it can be read already.
#[component]
pub fn FileLink(
    /// The file.
    file: EvidenceFile,
    /// The commitment about which it is cited; nothing while no record and no draft cites it.
    slug: Option<String>,
    /// The reader's language.
    lang: Lang,
    /// Its words.
    messages: Messages,
) -> impl IntoView {
    let name = note(&file.name, lang);
    let name = match slug {
        Some(slug) => {
            let address = paths::evidence_file(lang, &slug, file.digest.as_str());
            view! { <a href=address download=file.download_name()>{name}</a> }.into_any()
        }
        None => name,
    };
    view! { {name}" · "{messages.of_word("file-kind", file.kind)}" · "{size(file.size, messages)} }.into_any()
}

/// The files of a source as readers meet them.
pub struct SourceFiles {
    /// A link to each, to stand in the line of the source.
    pub links: Vec<AnyView>,
    /// The pictures among them, folded below that line: browsers load them once somebody looks.
    pub pictures: Vec<AnyView>,
}

/// The files of a source: pictures can be looked at in place where they can be read already, all others lead to the file.
pub fn source_files(evidence: &Evidence, slug: Option<&String>, lang: Lang, messages: Messages) -> SourceFiles {
    let link = |file: &EvidenceFile| {
        view! { " · "<FileLink file=file.clone() slug=slug.cloned() lang=lang messages=messages /> }.into_any()
    };
    let picture = |(file, slug): (&EvidenceFile, &String)| {
        let address = paths::evidence_file(lang, slug, file.digest.as_str());
        let alt = messages.with("file-picture", &[("name", file.name.as_str().into())]);
        view! {
            <details class="read">
                <summary>
                    {messages.text("file-look")} <span class="vh">{format!(": {}", file.name)}</span>
                </summary>
                <img class="source-picture" src=address alt=alt loading="lazy" />
            </details>
        }
        .into_any()
    };
    let pictures = evidence.files().filter(|file| file.kind.is_picture());
    SourceFiles {
        links: evidence.files().map(link).collect(),
        pictures: pictures.filter_map(|file| Some((file, slug?))).map(picture).collect(),
    }
}

/// A size in words.
pub fn size(bytes: u64, messages: Messages) -> String {
    // Counted as file managers do, by 1,024; megabytes to one decimal place.
    let (kilobyte, megabyte) = (1_024, 1_024 * 1_024);
    if bytes < kilobyte {
        return messages.with("file-size-bytes", &[("n", bytes.into())]);
    }
    if bytes < megabyte {
        return messages.with("file-size-kilobytes", &[("n", bytes.div_ceil(kilobyte).into())]);
    }
    let tenths = (bytes * 10).div_ceil(megabyte);
    let megabytes =
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    messages.with("file-size-megabytes", &[("n", megabytes.into())])
}

/// The field for the files of a source. Those that are kept already are named, and can be left out.
#[component]
pub fn FileField(
    /// The place of the source in the form.
    place: usize,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let name = file_fields::sent(place);
    let files = file_fields::read(&form_data, place);
    let (is_first, is_full) = (files.is_empty(), files.len() >= MOST_FILES);
    let kept = files.into_iter().enumerate().map(|(number, file)| {
        let hidden = file_fields::hidden(place, number, &file).map(|(name, value)| {
            view! { <input type="hidden" name=name value=value /> }
        });
        let remove = file_fields::remove(place, number);
        let of = remove.clone();
        let about = file.name.clone();
        view! {
            {hidden.into_iter().collect_view()}
            <p class="kept">
                {messages.text("field-source-file-kept")} " "
                <FileLink file=file slug=None lang=messages.lang() messages=messages />
            </p>
            <label class="check" for=of>
                <input type="checkbox" id=remove.clone() name=remove value="1" />
                <span>{messages.text("field-source-file-remove")}</span>
                <span class="vh">{format!(": {about}")}</span>
            </label>
        }
    });
    let kept: Vec<_> = kept.collect();
    let error = form_data.error(&name).map(str::to_owned);
    let invalid = error.is_some().then_some("true");
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let error = error.map(|error| wrong(error_id, &error));
    let endings: Vec<String> =
        FileKind::ALL.iter().flat_map(|it| it.endings()).map(|ending| format!(".{ending}")).collect();
    let label = if is_first { "field-source-file" } else { "field-source-file-other" };
    let full = is_full.then(|| {
        view! { <p class="note">{messages.with("field-source-files-full", &[("n", MOST_FILES.into())])}</p> }
    });
    view! {
        {kept}
        {full}
        <div class="ask">
            <label for=name.clone()>{messages.text(label)}</label>
            <p class="hint" id=hint_id>
                {messages.text("field-source-file-hint")}
            </p>
            {error}
            <input
                class="field"
                type="file"
                multiple=true
                id=name.clone()
                name=name
                accept=endings.join(",")
                aria-invalid=invalid
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(1, "1 byte", "1바이트")]
    #[case(1_023, "1,023 bytes", "1,023바이트")]
    #[case(1_024, "1 kB", "1KB")]
    #[case(340_000, "333 kB", "333KB")]
    #[case(1_048_576, "1 MB", "1MB")]
    #[case(1_048_577, "1.1 MB", "1.1MB")]
    #[case(20_971_520, "20 MB", "20MB")]
    fn sizes_are_words(#[case] bytes: u64, #[case] en: &str, #[case] ko: &str) {
        assert_eq!((&*size(bytes, Messages::of(Lang::En)), &*size(bytes, Messages::of(Lang::Ko))), (en, ko));
    }
}
