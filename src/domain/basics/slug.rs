//! The last part of an address, made from a name.

use crate::domain::basics::code::is_code;

/// The longest that is made from a name.
const LONGEST: usize = 60;

/// Whether a text can be the slug of something new: lower case, so that no two differ in nothing but that.
pub fn is_slug(text: &str) -> bool {
    is_code(text) && !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// The slug that a name suggests: its words in lower case, as many as fit. Nothing where the name has no Latin letter or
/// digit.
pub fn suggested(name: &str) -> String {
    let mut slug = String::new();
    for word in name.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '\'' && letter != '’') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let joined = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if word.is_empty() {
            continue;
        }
        if joined > LONGEST {
            if slug.is_empty() {
                slug.extend(word.chars().take(LONGEST));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// The first of `slug`, `slug-2`, `slug-3`, … that is not taken.
pub fn free(slug: &str, taken: impl Fn(&str) -> bool) -> String {
    let fine = |slug: &str| !taken(slug) && is_slug(slug);
    let numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered.take(100_000)).find(|it| fine(it)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Third meeting of the Council", "third-meeting-of-the-council")]
    #[case("  AI & 6G: \"what's next\"? ", "ai-6g-whats-next")]
    #[case("양자 협력", "")]
    #[case("Café", "caf")]
    #[case("", "")]
    fn names_become_addresses(#[case] name: &str, #[case] slug: &str) {
        assert_eq!(suggested(name), slug);
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let slug = suggested(&"fourteen letters ".repeat(10));
        assert!(slug.len() <= LONGEST && slug.ends_with("-letters") || slug.ends_with("-fourteen"), "{slug}");
        assert_eq!(suggested(&"x".repeat(200)).len(), LONGEST);
    }

    #[rstest]
    #[case("council-3", &[], "council-3")]
    #[case("council-3", &["council-3", "council-3-2"], "council-3-3")]
    #[case("new", &[], "new-2")]
    fn taken_ones_get_a_number(#[case] slug: &str, #[case] taken: &[&str], #[case] expected: &str) {
        assert_eq!(free(slug, |it| taken.contains(&it)), expected);
    }

    #[rstest]
    #[case("council-3", true)]
    #[case("Council", false)]
    #[case("new", false)]
    #[case("a/b", false)]
    #[case("", false)]
    fn what_can_be_an_address(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_slug(text), expected);
    }
}
