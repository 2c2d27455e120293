//! What a zip file claims to contain. Nothing is unpacked.

/// The end of the central directory, without a comment.
const END: usize = 22;
/// The longest comment after it.
const LONGEST_COMMENT: usize = u16::MAX as usize;
/// No real document has more entries.
const MOST_ENTRIES: usize = 10_000;

/// An entry of the central directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZipEntry<'a> {
    pub name: &'a [u8],
    /// Where its own header begins.
    pub at: usize,
    /// How many bytes it takes.
    size: usize,
    /// Whether it is stored uncompressed.
    is_stored: bool,
}

/// The entries that the central directory lists; nothing where this is no whole zip file.
pub fn entries(content: &[u8]) -> Option<Vec<ZipEntry<'_>>> {
    if !content.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = content.len().saturating_sub(END + LONGEST_COMMENT);
    let end = (from..=content.len().checked_sub(END)?).rev().find(|at| {
        let comment = number(content, at + 20, 2);
        content[*at..].starts_with(b"PK\x05\x06") && comment.is_some_and(|it| at + END + it <= content.len())
    })?;
    let count = number(content, end + 10, 2)?;
    let mut at = number(content, end + 16, 4)?;
    if count > MOST_ENTRIES {
        return None;
    }
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        if content.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (method, size) = (number(content, at + 10, 2)?, number(content, at + 20, 4)?);
        let lengths = [28, 30, 32].map(|field| number(content, at + field, 2));
        let [Some(name), Some(extra), Some(comment)] = lengths else { return None };
        let local = number(content, at + 42, 4)?;
        // What the directory lists has to be there.
        if content.get(local..local + 4)? != b"PK\x03\x04" {
            return None;
        }
        entries.push(ZipEntry { name: content.get(at + 46..at + 46 + name)?, at: local, size, is_stored: method == 0 });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

impl ZipEntry<'_> {
    /// Its content, where it is stored uncompressed.
    pub fn stored<'c>(&self, content: &'c [u8]) -> Option<&'c [u8]> {
        let begins = self.at + 30 + number(content, self.at + 26, 2)? + number(content, self.at + 28, 2)?;
        let there = content.get(begins..begins.checked_add(self.size)?);
        there.filter(|_| self.is_stored)
    }
}

/// A little-endian number of the given width in bytes.
fn number(content: &[u8], at: usize, bytes: usize) -> Option<usize> {
    let bytes = content.get(at..at.checked_add(bytes)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}
