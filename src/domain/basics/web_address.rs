//! Addresses of the web, wherever a person writes one.

use crate::domain::basics::typed_text::is_invisible;

/// The longest, in characters.
pub const LONGEST: usize = 2_000;

/// Whether a text is the address of something on the web: nothing else may become a link. It has a host and no name or
/// password, which would show readers another host than the one it leads to, and nothing in it is a space or invisible.
pub fn is_web_address(address: &str) -> bool {
    let Some(rest) = after_scheme(address) else { return false };
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let sound = |letter: char| !letter.is_whitespace() && !letter.is_control() && !is_invisible(letter);
    is_host_with_port(authority) && address.chars().all(sound) && address.chars().count() <= LONGEST
}

/// What follows `http://` or `https://`, in whichever case.
pub fn after_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(rest)
}

fn is_host_with_port(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, "80"),
    };
    let is_port = port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let in_brackets = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_host = match in_brackets {
        Some(address) => address.parse::<core::net::Ipv6Addr>().is_ok(),
        None => host.strip_suffix('.').unwrap_or(host).split('.').all(is_label),
    };
    is_port && is_host
}

fn is_label(label: &str) -> bool {
    let inside = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    !label.is_empty() && !label.starts_with('-') && label.chars().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://mda.aurelia.example/report?id=1", true)]
    #[case("http://a.example", true)]
    #[case("HTTP://example.org:8080/#part", true)]
    #[case("https://한국.kr/가나", true)]
    #[case("https://[2001:db8::1]/x", true)]
    #[case("http://192.0.2.1:80", true)]
    #[case("https://a.example?q=@b", true)]
    #[case("javascript:alert(1)", false)]
    #[case("javascript://x", false)]
    #[case("data:text/html,x", false)]
    #[case("https://", false)]
    #[case("https://?q", false)]
    #[case("https:///etc/passwd", false)]
    #[case("https://user:pw@a.example", false)]
    #[case("https://user@a.example", false)]
    #[case("https://good.example\\@bad.example", false)]
    #[case("https://a..example", false)]
    #[case("https://a.example:port", false)]
    #[case("https://a.example:99999", false)]
    #[case("ftp://a.example", false)]
    #[case("https://a.example/a b", false)]
    #[case("https://exa mple", false)]
    #[case("https://a.example/\u{202e}gpj.exe", false)]
    #[case("https://a.example/\u{200b}", false)]
    #[case("HTTPS//a.example", false)]
    #[case("see the archive", false)]
    #[case("", false)]
    fn only_what_leads_to_where_it_says_is_a_web_address(#[case] address: &str, #[case] expected: bool) {
        assert_eq!(is_web_address(address), expected, "{address}");
    }

    #[test]
    fn an_address_has_an_end() {
        let address = |length: usize| format!("https://a.example/{}", "x".repeat(length - 18));
        assert!(is_web_address(&address(LONGEST)) && !is_web_address(&address(LONGEST + 1)));
    }
}
