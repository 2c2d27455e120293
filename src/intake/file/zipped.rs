//! The members of a zip, within bounds.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::intake::file::bounded::Budget;
use crate::intake::file::{FileKind, FileProblem};

/// No document has more members: a picture for each page, and a few dozen of its own.
const MOST_MEMBERS: usize = 4_000;

/// A zip that is read.
pub struct Members<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: Budget,
}

impl<'a> Members<'a> {
    /// Opens a zip.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileProblem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
        if archive.len() > MOST_MEMBERS {
            return Err(FileProblem::Bomb);
        }
        Ok(Self { archive, budget: Budget::default() })
    }

    /// The names of the members.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(Result::ok).map(|it| it.into_owned()).collect()
    }

    /// The content of a member; nothing when there is none of that name.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, FileProblem> {
        let member = match self.archive.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(problem(&error)),
        };
        let packed = usize::try_from(member.compressed_size()).unwrap_or(usize::MAX);
        self.budget.unpack(packed, member).map(Some)
    }
}

fn problem(error: &ZipError) -> FileProblem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => FileProblem::Encrypted,
        _ => FileProblem::Broken,
    }
}

/// What a zip is, by its members.
pub fn kind(members: &mut Members<'_>) -> Result<FileKind, FileProblem> {
    let names = members.names();
    let has = |name: &str| names.iter().any(|it| it == name);
    if has("word/document.xml") {
        return Ok(FileKind::Docx);
    }
    if names.iter().any(|it| it.starts_with("Contents/section") && it.ends_with(".xml")) {
        return Ok(FileKind::Hwpx);
    }
    Err(FileProblem::Unknown)
}
