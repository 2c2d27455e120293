//! The codings in which a page goes over the line, and which of them a browser asks for.

use std::io::Write as _;

use axum::body::Bytes;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, HeaderValue};

/// A coding; the first is preferred where a browser has no preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

/// How much work packing may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Somebody waits for it.
    Quick,
    /// It is done once, for many.
    Thorough,
}

impl Coding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// What `Content-Encoding` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    /// The same as the value of a header.
    pub const fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.name())
    }

    /// The one that a request asks for; nothing where it wants what is not packed.
    pub fn asked_for(headers: &HeaderMap) -> Option<Self> {
        let asked = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|header| header.to_str().ok());
        let asked: Vec<(&str, f32)> = asked.flat_map(|header| header.split(',')).filter_map(weighed).collect();
        let said = |name: &str| asked.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, weight)| *weight);
        let plain = said("identity").unwrap_or(0.0);
        let mut best: Option<(f32, Self)> = None;
        for coding in Self::ALL {
            let weight = said(coding.name()).or_else(|| said("*")).unwrap_or(0.0);
            if weight > best.map_or(0.0, |(best, _)| best) {
                best = Some((weight, coding));
            }
        }
        best.filter(|(weight, _)| *weight >= plain).map(|(_, coding)| coding)
    }

    /// Packs; nothing where that fails.
    pub fn pack(self, body: &[u8], effort: Effort) -> Option<Bytes> {
        let quick = effort == Effort::Quick;
        let mut packed = Vec::with_capacity(body.len() / 4);
        match self {
            Self::Brotli => {
                // From 7 on it takes several times as long.
                let params = BrotliEncoderParams { quality: 5, lgwin: 22, size_hint: body.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*body, &mut packed, &params).ok()?;
            }
            Self::Zstd => packed = zstd::bulk::compress(body, if quick { 1 } else { 9 }).ok()?,
            Self::Gzip => {
                let mut encoder = GzEncoder::new(packed, Compression::new(if quick { 5 } else { 6 }));
                encoder.write_all(body).ok()?;
                packed = encoder.finish().ok()?;
            }
        }
        packed.shrink_to_fit();
        Some(packed.into())
    }
}

/// One coding of a list, and how much it is wanted, from 0 to 1.
fn weighed(item: &str) -> Option<(&str, f32)> {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((name, weight.map_or(Some(1.0), |weight| weight.parse().ok())?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("gzip, deflate, br, zstd", Some(Coding::Brotli))]
    #[case("gzip, zstd", Some(Coding::Zstd))]
    #[case("br;q=0.5, GZIP;q=0.8", Some(Coding::Gzip))]
    #[case("br;q=0, *;q=0.3", Some(Coding::Zstd))]
    #[case("*", Some(Coding::Brotli))]
    #[case("identity, br;q=0.5", None)]
    #[case("identity;q=0.2, gzip;q=0.2", Some(Coding::Gzip))]
    #[case("deflate", None)]
    #[case("br;q=0", None)]
    #[case("br;q=much", None)]
    #[case("", None)]
    fn the_coding_is_the_one_asked_for(#[case] asked: &str, #[case] expected: Option<Coding>) {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, asked.parse().unwrap());
        assert_eq!(Coding::asked_for(&headers), expected);
    }

    /// The first reader of a page is often on a slow line.
    #[test]
    fn whoever_asks_first_is_given_little_more_than_others() {
        let row = |n: usize| format!("<tr><td>Commitment {n}</td><td class=\"s-{}\">{}</td></tr>", n % 7, n * 7_919);
        let body: String = (0..3_000).map(row).collect();
        for coding in Coding::ALL {
            let [quick, thorough] =
                [Effort::Quick, Effort::Thorough].map(|effort| coding.pack(body.as_bytes(), effort).unwrap().len());
            assert!(quick * 2 < thorough * 3, "{coding:?}: {quick} and {thorough} bytes");
        }
    }

    #[test]
    fn whoever_asks_for_nothing_is_given_it_as_it_is() {
        assert_eq!(Coding::asked_for(&HeaderMap::new()), None);
    }
}
