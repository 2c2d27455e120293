//! Unpacking within bounds.

use std::io::Read;

use crate::intake::file::FileProblem;

/// All that is unpacked of one file together, in bytes.
pub const MOST_UNPACKED: usize = 64 * 1024 * 1024;

/// How many times as large as it is packed something may become, once it is large.
const MOST_TIMES: usize = 200;

/// From here on the ratio is looked at: a page of blanks packs well too.
const SMALL: usize = 4 * 1024 * 1024;

/// How much may still be unpacked.
#[derive(Debug)]
pub struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_UNPACKED)
    }
}

impl Budget {
    /// Reads to the end what was packed in so many bytes.
    pub fn unpack(&mut self, packed: usize, from: impl Read) -> Result<Vec<u8>, FileProblem> {
        let mut out = Vec::new();
        let whole = self.each(packed, from, |chunk| out.extend_from_slice(chunk))?;
        if whole { Ok(out) } else { Err(FileProblem::Broken) }
    }

    /// The same without keeping it: whether it could be read to its end.
    pub fn weigh(&mut self, packed: usize, from: impl Read) -> Result<bool, FileProblem> {
        self.each(packed, from, |_| ())
    }

    fn each(&mut self, packed: usize, mut from: impl Read, mut keep: impl FnMut(&[u8])) -> Result<bool, FileProblem> {
        let mut chunk = vec![0; 32 * 1024];
        let mut length = 0;
        loop {
            let Ok(count) = from.read(&mut chunk) else { return Ok(false) };
            if count == 0 {
                return Ok(true);
            }
            length += count;
            self.0 = self.0.checked_sub(count).ok_or(FileProblem::Bomb)?;
            if length > SMALL && length / MOST_TIMES > packed {
                return Err(FileProblem::Bomb);
            }
            keep(&chunk[..count]);
        }
    }
}
