//! The fields of a source's file in the form of a report, beside the source's own: `evidence-0-file` for one that is sent,
//! hidden ones for one that is kept already, so that it is sent once only, whatever else is wrong with the form.

use crate::app::form::FormData;
use crate::domain::report::file::{EvidenceFile, FileDigest, clean_name};

/// The hidden fields of a stored file.
const KEPT: [&str; 4] = ["digest", "name", "kind", "size"];
/// The field in which a browser sends a file.
const SENT: &str = "file";
/// The checkbox that drops a stored file.
const REMOVE: &str = "remove";
/// The name of a file that could not be carried along while somebody signed in.
const LOST: &str = "lost";

/// The name of a field of a source's file.
fn field(place: usize, part: &str) -> String {
    format!("evidence-{place}-{part}")
}

/// The name of the field in which a source's file is sent.
pub fn sent(place: usize) -> String {
    field(place, SENT)
}

/// The name of the checkbox that drops a source's file.
pub fn remove(place: usize) -> String {
    field(place, REMOVE)
}

/// The field that says for the one in which a file was sent that it was lost.
pub fn lost(sent: &str) -> String {
    format!("{}{LOST}", sent.trim_end_matches(SENT))
}

/// Whether a field says that a file was lost.
pub fn says_lost(name: &str) -> bool {
    name.starts_with("evidence-") && name.ends_with(LOST)
}

/// The file of a source, as far as the form tells; whether there is such a file, and may be cited, is decided later.
pub fn read(form_data: &FormData, place: usize) -> Option<EvidenceFile> {
    let of = |part: &str| form_data.value(&field(place, part));
    Some(EvidenceFile {
        digest: FileDigest::read(of("digest"))?,
        name: clean_name(of("name")),
        kind: of("kind").parse().ok()?,
        size: of("size").parse().ok()?,
    })
}

/// The values of the hidden fields of a file.
pub fn hidden(place: usize, file: &EvidenceFile) -> [(String, String); 4] {
    let values = [file.digest.0.clone(), file.name.clone(), file.kind.to_string(), file.size.to_string()];
    let mut values = values.into_iter();
    KEPT.map(|part| (field(place, part), values.next().unwrap_or_default()))
}

/// The same form with another file of a source.
pub fn with(form_data: FormData, place: usize, file: &EvidenceFile) -> FormData {
    hidden(place, file).into_iter().fold(form_data, |form_data, (name, value)| form_data.with(&name, value))
}

/// The same form as it is once its boxes were heeded: without the files that were to be left out, and without what only
/// stands for a file. Gives the names of the files that were lost, each with the field in which it was sent.
pub fn settled(form_data: FormData, places: usize) -> (FormData, Vec<(String, String)>) {
    let (mut form_data, mut gone) = (form_data, Vec::new());
    for place in 0..places {
        if !form_data.value(&remove(place)).is_empty() {
            form_data = form_data.without(&KEPT.map(|part| field(place, part)));
        }
        let name = form_data.value(&field(place, LOST)).to_owned();
        if !name.is_empty() {
            gone.push((sent(place), name));
        }
        form_data = form_data.without(&[SENT, REMOVE, LOST].map(|part| field(place, part)));
    }
    (form_data, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::file::FileKind;

    fn file() -> EvidenceFile {
        let digest = FileDigest("a1".repeat(32));
        EvidenceFile { digest, name: "보고서.hwpx".into(), kind: FileKind::Hwpx, size: 7 }
    }

    #[test]
    fn a_file_that_is_kept_stands_in_the_form_until_it_is_left_out() {
        let form_data = with(FormData::default(), 2, &file());
        assert_eq!(read(&form_data, 2), Some(file()));
        let (form_data, lost) = settled(form_data, 10);
        assert_eq!((read(&form_data, 2), lost), (Some(file()), Vec::new()));
        let (form_data, _) = settled(form_data.with(&remove(2), "1"), 10);
        assert_eq!((read(&form_data, 2), form_data.fields().count()), (None, 0));
    }

    #[test]
    fn what_nobody_was_given_is_no_file() {
        for (part, value) in [("digest", "../../etc/passwd"), ("kind", "exe"), ("size", "-1")] {
            assert_eq!(read(&with(FormData::default(), 0, &file()).with(&field(0, part), value), 0), None, "{part}");
        }
    }

    #[test]
    fn what_was_lost_is_told_at_its_field() {
        let form_data = FormData::default().with(&lost(&sent(1)), "a.pdf").with(&sent(1), "[object File]");
        let (form_data, gone) = settled(form_data, 10);
        assert_eq!((form_data, gone), (FormData::default(), vec![("evidence-1-file".to_owned(), "a.pdf".to_owned())]));
        assert!(says_lost("evidence-1-lost") && !says_lost("evidence-1-name"));
    }
}
