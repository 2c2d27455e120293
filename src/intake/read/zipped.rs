//! Files that are zip archives, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::intake::read::ReadProblem;

/// The most that all parts of a file unpack to, in bytes.
const MOST: u64 = 64 * 1024 * 1024;
/// How many times its packed size a part may be, once it is large.
const MOST_TIMES: u64 = 200;

/// An archive that is open.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is none that can be read.
    pub fn open(file: &'a [u8]) -> Result<Self, ReadProblem> {
        let zip = ZipArchive::new(Cursor::new(file)).map_err(|_| ReadProblem::Broken)?;
        if zip.len() > 10_000 {
            return Err(ReadProblem::Bomb);
        }
        Ok(Self { zip, left: MOST })
    }

    /// Whether it has a part.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of its parts.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names().map(str::to_owned).collect()
    }

    /// A part as text.
    ///
    /// # Errors
    /// When it is missing or damaged, needs a password, or is a bomb.
    pub fn part(&mut self, name: &str) -> Result<String, ReadProblem> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadProblem::Encrypted),
            Err(_) => return Err(ReadProblem::Broken),
        };
        let packed = part.compressed_size();
        let mut bytes = Vec::new();
        // What it says of its size may be a lie: what comes out counts.
        let read = part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| ReadProblem::Broken)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > self.left || read > 4 * 1024 * 1024 && read > packed.saturating_mul(MOST_TIMES) {
            return Err(ReadProblem::Bomb);
        }
        self.left -= read;
        String::from_utf8(bytes).map_err(|_| ReadProblem::Broken)
    }
}
