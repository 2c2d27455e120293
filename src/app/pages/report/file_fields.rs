//! The fields of a source's files in the form of a report, beside the source's own: `evidence-0-file` for those that are
//! sent, hidden ones for each that is kept already, so that it is sent once only, whatever else is wrong with the form.

use crate::app::form::FormData;
use crate::domain::report::evidence::MOST_FILES;
use crate::domain::report::file::{EvidenceFile, FileDigest, clean_name};

/// The hidden fields of a stored file.
const KEPT: [&str; 4] = ["digest", "name", "kind", "size"];
/// The field in which a browser sends a file.
const SENT: &str = "file";
/// The checkbox that drops a stored file.
const REMOVE: &str = "remove";
/// The name of a file that could not be carried along while somebody signed in.
const LOST: &str = "lost";

/// The name of a field of a source.
fn field(place: usize, part: &str) -> String {
    format!("evidence-{place}-{part}")
}

/// The name of a field of one of a source's files: of the first as when there was one only, so that drafts begun then
/// keep theirs.
fn of_file(place: usize, number: usize, part: &str) -> String {
    if number == 0 { field(place, part) } else { field(place, &format!("{number}-{part}")) }
}

/// The name of the field in which a source's files are sent.
pub fn sent(place: usize) -> String {
    field(place, SENT)
}

/// The name of the checkbox that drops one of a source's files.
pub fn remove(place: usize, number: usize) -> String {
    of_file(place, number, REMOVE)
}

/// The field that says for the one in which a file was sent that it was lost.
pub fn lost(sent: &str) -> String {
    format!("{}{LOST}", sent.trim_end_matches(SENT))
}

/// Whether a field says that a file was lost.
pub fn says_lost(name: &str) -> bool {
    name.starts_with("evidence-") && name.ends_with(LOST)
}

/// The files of a source, as far as the form tells; whether there are such files, and may be cited, is decided later.
pub fn read(form_data: &FormData, place: usize) -> Vec<EvidenceFile> {
    let file = |number: usize| {
        let of = |part: &str| form_data.value(&of_file(place, number, part));
        Some(EvidenceFile {
            digest: FileDigest::read(of("digest"))?,
            name: clean_name(of("name")),
            kind: of("kind").parse().ok()?,
            size: of("size").parse().ok()?,
        })
    };
    (0..MOST_FILES).filter_map(file).collect()
}

/// The values of the hidden fields of a file.
pub fn hidden(place: usize, number: usize, file: &EvidenceFile) -> [(String, String); 4] {
    let values = [file.digest.0.clone(), file.name.clone(), file.kind.to_string(), file.size.to_string()];
    let mut values = values.into_iter();
    KEPT.map(|part| (of_file(place, number, part), values.next().unwrap_or_default()))
}

/// The same form with these files of a source and no others.
pub fn with_files(form_data: FormData, place: usize, files: &[EvidenceFile]) -> FormData {
    let names: Vec<String> = (0..MOST_FILES).flat_map(|number| KEPT.map(|part| of_file(place, number, part))).collect();
    let hidden = files.iter().enumerate().flat_map(|(number, file)| hidden(place, number, file));
    hidden.fold(form_data.without(&names), |form_data, (name, value)| form_data.with(&name, value))
}

/// The same form with one more file of a source, which has fewer than it may have; one that it has already counts once.
pub fn with(form_data: FormData, place: usize, file: &EvidenceFile) -> FormData {
    let mut files = read(&form_data, place);
    files.retain(|it| it.digest != file.digest);
    files.push(file.clone());
    with_files(form_data, place, &files)
}

/// The same form as it is once its boxes were heeded: without the files that were to be left out, and without what only
/// stands for a file. Gives the names of the files that were lost, each with the field in which it was sent.
pub fn settled(form_data: FormData, places: usize) -> (FormData, Vec<(String, String)>) {
    let (mut form_data, mut gone) = (form_data, Vec::new());
    for place in 0..places {
        let dropped: Vec<String> = (0..MOST_FILES)
            .filter(|number| !form_data.value(&remove(place, *number)).is_empty())
            .flat_map(|number| KEPT.map(|part| of_file(place, number, part)))
            .collect();
        form_data = form_data.without(&dropped);
        let kept = read(&form_data, place);
        form_data = with_files(form_data, place, &kept);
        let name = field(place, LOST);
        gone.extend(form_data.values(&name).filter(|it| !it.is_empty()).map(|it| (sent(place), it.to_owned())));
        let boxes = (0..MOST_FILES).map(|number| remove(place, number));
        let beside: Vec<String> = [SENT, LOST].map(|part| field(place, part)).into_iter().chain(boxes).collect();
        form_data = form_data.without(&beside);
    }
    (form_data, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::file::FileKind;

    fn file(number: u8) -> EvidenceFile {
        let digest = FileDigest(format!("{number:02x}").repeat(32));
        EvidenceFile { digest, name: format!("보고서 {number}.hwpx"), kind: FileKind::Hwpx, size: 7 }
    }

    #[test]
    fn a_file_that_is_kept_stands_in_the_form_until_it_is_left_out() {
        let form_data = with(with(FormData::default(), 2, &file(1)), 2, &file(2));
        assert_eq!(read(&form_data, 2), [file(1), file(2)]);
        let (form_data, lost) = settled(form_data, 10);
        assert_eq!((read(&form_data, 2), lost), (vec![file(1), file(2)], Vec::new()));
        let (form_data, _) = settled(form_data.with(&remove(2, 0), "1"), 10);
        assert_eq!(
            (read(&form_data, 2), form_data.fields().count()),
            (vec![file(2)], 4),
            "the second is the first now"
        );
        let (form_data, _) = settled(form_data.with(&remove(2, 0), "1"), 10);
        assert_eq!(form_data.fields().count(), 0);
    }

    #[test]
    fn a_source_has_no_file_twice() {
        let three = (1..=3).fold(FormData::default(), |form_data, number| with(form_data, 0, &file(number)));
        assert_eq!(read(&with(three, 0, &file(2)), 0), [file(1), file(3), file(2)]);
    }

    #[test]
    fn what_nobody_was_given_is_no_file() {
        for (part, value) in [("digest", "../../etc/passwd"), ("kind", "exe"), ("size", "-1")] {
            let form_data = with(FormData::default(), 0, &file(1)).with(&field(0, part), value);
            assert_eq!(read(&form_data, 0), [], "{part}");
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
