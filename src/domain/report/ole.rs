//! What a compound file of the older office programs claims to contain: sectors in chains, and a directory of their names.
//! Nothing is unpacked.

/// Its first bytes.
const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How many sectors of the allocation table the header lists.
const LISTED: usize = 109;
/// More lists of the allocation table than any accepted file has.
const MOST_LISTS: usize = 512;
/// The longest directory of a real document, in sectors.
const MOST_SECTORS: usize = 4_096;
/// Sectors from this number on are marks: the end of a chain, one that is free.
const FIRST_MARK: usize = 0xffff_fffa;
const FREE: usize = 0xffff_ffff;
/// The size of an entry of the directory.
const ENTRY: usize = 128;

/// The names in its directory; nothing where this is no whole compound file.
pub fn names(content: &[u8]) -> Option<Vec<String>> {
    if !content.starts_with(MAGIC) {
        return None;
    }
    let size = match number(content, 30, 2)? {
        9 => 512,
        12 => 4_096,
        _ => return None,
    };
    let sector = |at: usize| {
        let begins = at.checked_add(1)?.checked_mul(size)?;
        content.get(begins..begins.checked_add(size)?)
    };
    let is_place = |at: &usize| *at < FIRST_MARK;
    let listed = (0..LISTED).map_while(|place| number(content, 76 + 4 * place, 4).filter(is_place));
    let mut listed: Vec<usize> = listed.collect();
    // Larger files list the others in sectors of their own, each naming the next.
    let mut more = number(content, 68, 4)?;
    for _ in 0..MOST_LISTS {
        if !is_place(&more) {
            break;
        }
        let part = sector(more)?;
        let places = size / 4 - 1;
        listed.extend((0..places).map_while(|place| number(part, 4 * place, 4).filter(is_place)));
        more = number(part, 4 * places, 4)?;
    }
    let mut table = Vec::new();
    for at in listed {
        let part = sector(at)?;
        table.extend((0..size / 4).filter_map(|place| number(part, 4 * place, 4)));
    }
    // What is in use has to be there, the last sector too.
    let last = table.iter().rposition(|it| *it != FREE)?;
    sector(last)?;
    let (mut names, mut at) = (Vec::new(), number(content, 48, 4)?);
    for _ in 0..MOST_SECTORS {
        if at >= FIRST_MARK {
            return Some(names);
        }
        names.extend(sector(at)?.chunks_exact(ENTRY).filter_map(name));
        at = *table.get(at)?;
    }
    None
}

/// The name of a directory's entry, in 16-bit characters with their length in bytes after them, the final zero counted.
fn name(entry: &[u8]) -> Option<String> {
    let length = number(entry, 64, 2)?.checked_sub(2).filter(|it| *it > 0)?;
    let units = entry.get(..length.min(62))?.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
    Some(char::decode_utf16(units).map(|it| it.unwrap_or('\u{fffd}')).collect())
}

/// A little-endian number of the given width in bytes.
fn number(content: &[u8], at: usize, bytes: usize) -> Option<usize> {
    let bytes = content.get(at..at.checked_add(bytes)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}
