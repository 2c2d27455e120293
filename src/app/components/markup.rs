//! HTML written by hand, for the few parts that a page holds a hundred times: a view would make them half as long
//! again. Whatever is not a literal goes through [`text`] or [`value`], which escape. End tags and quotes that HTML
//! lets one leave out are left out.

use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};

use crate::app::components::text::language_of;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Version;
use crate::domain::basics::typed_text::turns_direction;

/// Appends text content.
pub fn text(html: &mut String, messages: &str) {
    encode_text_to_string(messages, html);
}

/// Appends the value of an attribute after its `=`, quoted where it has to be.
pub fn value(html: &mut String, value: &str) {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"/_.-#".contains(&letter);
    if !value.is_empty() && value.bytes().all(plain) {
        // What follows is `>` or a space: a slash before `>` would still be part of the value.
        html.push_str(value);
    } else {
        html.push('"');
        encode_double_quoted_attribute_to_string(value, html);
        html.push('"');
    }
}

/// Appends a shape of the sprite.
pub fn shape(html: &mut String, name: &str) {
    html.push_str("<svg><use href=#");
    html.push_str(name);
    html.push_str(" /></svg>");
}

/// Appends a line below.
pub fn small(html: &mut String, messages: &str) {
    html.push_str("<small>");
    text(html, messages);
    html.push_str("</small>");
}

/// Appends a text, marked where it is not in the reader's language, and apart where it could turn what is around it.
pub fn version(html: &mut String, version: &Version, lang: Lang) {
    // Only where it is needed: an element more in each row would be felt.
    let turns = turns_direction(&version.words);
    if version.lang == lang && !turns {
        return text(html, &version.words);
    }
    let tag = if turns { "bdi" } else { "span" };
    html.push('<');
    html.push_str(tag);
    if version.lang != lang {
        html.push_str(" lang=");
        html.push_str(version.lang.code());
    }
    html.push('>');
    text(html, &version.words);
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

/// Appends a line below of words that are recorded without their language.
pub fn small_note(html: &mut String, messages: &str, lang: Lang) {
    let own = language_of(messages);
    html.push_str("<small");
    if own != lang {
        html.push_str(" lang=");
        html.push_str(own.code());
    }
    html.push('>');
    text(html, messages);
    html.push_str("</small>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_literal_is_escaped() {
        let mut html = String::new();
        text(&mut html, "</td><script>&");
        value(&mut html, "a\"><script>");
        value(&mut html, "");
        value(&mut html, "/en/x?as_of=2024-01-01");
        value(&mut html, "/en/commitments/cet23-x");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.starts_with("&lt;/td&gt;&lt;script&gt;&amp;\"a&quot;"), "{html}");
        assert!(html.ends_with("\"\"\"/en/x?as_of=2024-01-01\"/en/commitments/cet23-x"), "{html}");
    }
}
