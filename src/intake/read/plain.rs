//! Plain text: UTF-8, UTF-16 or the Korean code page 949.

use encoding_rs::{EUC_KR, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of bytes; nothing where they are none.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return whole(UTF_16LE.decode_without_bom_handling(rest));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return whole(UTF_16BE.decode_without_bom_handling(rest));
    }
    let start = &bytes[..bytes.len().min(4_096)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|it| **it == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd > start.len() / 8 && even == 0 {
        return whole(UTF_16LE.decode_without_bom_handling(bytes));
    }
    if even > start.len() / 8 && odd == 0 {
        return whole(UTF_16BE.decode_without_bom_handling(bytes));
    }
    // Control characters are no text.
    if bytes.iter().any(|it| *it < 0x20 && !matches!(it, b'\n' | b'\r' | b'\t' | 0x0c)) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned());
    }
    whole(EUC_KR.decode_without_bom_handling(bytes)).or_else(|| {
        // A few typographic marks of an old Western page.
        let text = whole(WINDOWS_1252.decode_without_bom_handling(bytes))?;
        let letters = text.chars().filter(|it| !it.is_ascii()).count();
        (letters * 20 < text.chars().count()).then_some(text)
    })
}

fn whole((text, had_errors): (std::borrow::Cow<'_, str>, bool)) -> Option<String> {
    (!had_errors).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_texts_are_read_in_each_of_their_encodings() {
        let text = "양측은 협력하기로 하였다.";
        assert_eq!(decoded(text.as_bytes()).as_deref(), Some(text));
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes()).as_deref(), Some(text));
        let (korean, ..) = EUC_KR.encode(text);
        assert_eq!(decoded(&korean).as_deref(), Some(text));
        let little: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&little).as_deref(), Some(text));
        let big: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&big).as_deref(), Some(text));
        assert_eq!(decoded(b"\x7fELF\x02\x01\x01\0\0\0"), None);
    }
}
