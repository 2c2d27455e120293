//! How a file is encoded.

/// The words of a file in UTF-8, with or without a byte order mark.
///
/// # Errors
/// Which encoding it seems to have instead.
pub fn decode(bytes: &[u8]) -> Result<&str, String> {
    const SAVE: &str = "save it as UTF-8";
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return utf8(rest),
        [0xff, 0xfe, ..] => return Err(format!("it is encoded in UTF-16 (little endian); {SAVE}")),
        [0xfe, 0xff, ..] => return Err(format!("it is encoded in UTF-16 (big endian); {SAVE}")),
        [0, _, ..] | [_, 0, ..] => return Err(format!("it is encoded in UTF-16, or is no text at all; {SAVE}")),
        _ => {}
    }
    utf8(bytes)
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        format!(
            "line {line} holds the byte {byte:#04x}, which is not UTF-8; it may be encoded in EUC-KR (CP949) or \
             Windows-1252: save it as UTF-8"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("{}".as_bytes(), Ok("{}"))]
    #[case(b"\xef\xbb\xbf{}", Ok("{}"))]
    #[case(b"", Ok(""))]
    #[case(b"\xff\xfe{\0}\0", Err("UTF-16 (little endian)"))]
    #[case(b"\xfe\xff\0{\0}", Err("UTF-16 (big endian)"))]
    #[case(b"{\0}\0", Err("UTF-16, or is no text"))]
    #[case(b"{\n\"\xb0\xfa\"}", Err("line 2 holds the byte 0xb0"))]
    fn the_encoding_is_named(#[case] bytes: &[u8], #[case] expected: Result<&str, &str>) {
        match (decode(bytes), expected) {
            (Ok(text), Ok(expected)) => assert_eq!(text, expected),
            (Err(reason), Err(expected)) => assert!(reason.contains(expected), "{reason}"),
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }
}
