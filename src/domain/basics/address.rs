//! The query of an address, as a browser sends it.

use percent_encoding::percent_decode_str;

use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::basics::typed_text::accepted;

/// Parses a query; a name or value that is not well percent-encoded UTF-8, or has what no text has, is reported instead.
pub fn take_apart(query: &str) -> (Vec<(String, String)>, Vec<BadParameter>) {
    let (mut parameters, mut faults) = (Vec::new(), Vec::new());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match (decode(name), decode(value)) {
            (Some(name), Some(value)) => parameters.push((name, value)),
            (name, _) => faults.push(BadParameter::new(&name.unwrap_or_default(), value, ParameterError::Unreadable)),
        }
    }
    (parameters, faults)
}

fn decode(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let broken = text.split('%').skip(1).any(|after| {
        let bytes = after.as_bytes();
        bytes.len() < 2 || !bytes[0].is_ascii_hexdigit() || !bytes[1].is_ascii_hexdigit()
    });
    if broken {
        return None;
    }
    accepted(&percent_decode_str(&text).decode_utf8().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_taken_apart_and_what_is_broken_is_reported() {
        let (good, bad) = take_apart("q=%EB%B3%B4%EC%95%88+%22&area=&x=%zz&y=%ff&%=1&status&draft=%00&z=%E2%80%AE");
        let good: Vec<_> = good.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(good, [("q", "보안 \""), ("area", ""), ("status", "")]);
        assert_eq!(bad.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["x", "y", "", "draft", "z"]);
    }
}
