//! The file of a source, for those who may read it.

use http::StatusCode;

use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::{Error, RequestContext};
use crate::domain::report::file::EvidenceFile;
use crate::paths::EvidenceFilePath;

/// How long a public file may be cached, in seconds. Once withheld, it has to be gone soon.
const PUBLIC_FOR: u32 = 60;

/// Serves a file to those who may read it; for all others it does not exist.
///
/// # Errors
/// When the reader may read no such file, or the database does not answer.
pub async fn file(request: RequestContext, path: EvidenceFilePath) -> Result<FileOrPage, Error> {
    let found = request
        .accord
        .reports()
        .find_file(request.reader.clone(), request.member.as_ref(), &path.slug, path.digest.as_str())
        .await?;
    let found = found.ok_or(Error::Nowhere)?;
    Ok(FileOrPage::File(Download {
        media_type: found.file.kind.media_type(),
        disposition: attachment(&in_ascii(&found.file), &found.file.download_name()),
        content: found.content.into(),
        status: StatusCode::OK,
        caching: if found.is_public { Caching::Public(PUBLIC_FOR) } else { Caching::Never },
        is_foreign: true,
    }))
}

/// A file's name as far as ASCII can express it.
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
        assert_eq!(attachment(&in_ascii(&file), &file.download_name()), format!("attachment; {expected}"));
    }
}
