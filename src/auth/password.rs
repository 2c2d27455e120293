//! Which passwords are accepted, after NIST SP 800-63B: length counts, no mixture of characters is asked for, what
//! everybody would guess is refused, and nothing is ever cut off.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::basics::string_enum::string_enum;

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters: room for a sentence, and a bound for the work.
pub const LONGEST: usize = 256;

/// The most bytes: the longest password of the characters that take most.
const MOST_BYTES: usize = 4 * LONGEST;
/// How many characters may break a repetition or a run that is still one that is guessed first: `111111111112`.
const EXCEPTIONS: usize = 2;

/// Passwords that are guessed first, of those that are long enough; lower case, one a line.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("common.txt").lines().collect());

string_enum! {
    /// Why a password is refused.
    PasswordProblem {
        TooShort = "too_short",
        TooLong = "too_long",
        /// It is one of those that are guessed first, or a repetition of the same few characters.
        Common = "common",
        /// Little is left of it without the product's name and what is known about the person.
        Known = "known",
    }
}

/// The one spelling of a password: the same characters may be typed in several ways, above all Korean ones.
pub fn normalised(form_data: &str) -> String {
    form_data.nfkc().collect()
}

/// Whether what was typed is short enough to be a password. It is asked before anything is done with it: normalising
/// makes more of some characters.
pub fn is_possible(form_data: &str) -> bool {
    form_data.len() <= MOST_BYTES && form_data.chars().count() <= LONGEST
}

/// Whether a normalised password may be set. `known` are words that others know: the e-mail address, the name.
///
/// # Errors
/// Why it may not.
pub fn check(password: &str, known: &[&str]) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    let lower = password.to_lowercase();
    if COMMON.contains(lower.as_str()) || repeats(&lower) || runs(&lower) {
        return Err(PasswordProblem::Common);
    }
    let mut left = lower.clone();
    let known = known.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    for word in std::iter::once("accord").chain(known).filter(|word| word.chars().count() >= 3) {
        left = left.replace(&word.to_lowercase(), "");
    }
    let own = left.chars().filter(|letter| letter.is_alphanumeric()).count();
    if left != lower && own < SHORTEST / 2 { Err(PasswordProblem::Known) } else { Ok(()) }
}

/// Whether it is the same few characters over and over, a few exceptions apart: `abcabcabcabc`, `111111111112`.
fn repeats(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let exceptions = |period: usize| letters.iter().zip(letters.iter().skip(period)).filter(|(a, b)| a != b).count();
    (1..=4).any(|period| exceptions(period) <= EXCEPTIONS)
}

/// Whether every character follows the one before it, a few exceptions apart: `abcdefghijkl`, `210987654321`.
fn runs(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|letter| i64::from(u32::from(letter))).collect();
    let steps = codes.windows(2).map(|pair| pair[1] - pair[0]);
    let odd = |by: i64| steps.clone().filter(|step| *step != by).count();
    odd(1) <= EXCEPTIONS || odd(-1) <= EXCEPTIONS
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const KNOWN: [&str; 2] = ["kim.minji@msit.go.kr", "Kim Minji"];

    #[rstest]
    #[case("short", Err(PasswordProblem::TooShort))]
    #[case("elevenchars", Err(PasswordProblem::TooShort))]
    #[case("twelve chars", Ok(()))]
    #[case("no rules about characters", Ok(()))]
    #[case("열두 글자의 비밀번호입니다", Ok(()))]
    #[case("aaaaaaaaaaaaaaaa", Err(PasswordProblem::Common))]
    #[case("abcabcabcabcabc", Err(PasswordProblem::Common))]
    #[case("abcdefghijklmn", Err(PasswordProblem::Common))]
    #[case("123456789012", Err(PasswordProblem::Common))]
    #[case("111111111112", Err(PasswordProblem::Common))]
    #[case("211111111111", Err(PasswordProblem::Common))]
    #[case("111111211111", Err(PasswordProblem::Common))]
    #[case("aaaaaaaaaaab1", Err(PasswordProblem::Common))]
    #[case("abcabcabcabd", Err(PasswordProblem::Common))]
    #[case("가가가가가가가가가가가나", Err(PasswordProblem::Common))]
    #[case("123456789011", Err(PasswordProblem::Common))]
    #[case("PasswordPassword", Err(PasswordProblem::Common))]
    #[case("Qwertyuiop123", Err(PasswordProblem::Common))]
    #[case("accordaccord1", Err(PasswordProblem::Known))]
    #[case("Kim.Minji2026", Err(PasswordProblem::Known))]
    #[case("kim.minji@msit.go.kr", Err(PasswordProblem::Known))]
    #[case("!@#$%^&*()_+", Err(PasswordProblem::Common))]
    #[case("?!~ ?;~ ,,.. =)", Ok(()))]
    #[case("Accord is where we work", Ok(()))]
    fn long_ones_pass_and_known_ones_do_not(#[case] password: &str, #[case] expected: Result<(), PasswordProblem>) {
        assert_eq!(check(&normalised(password), &KNOWN), expected, "{password}");
    }

    #[test]
    fn up_to_256_characters_are_taken_whole() {
        let long: String = "보안 협력 ".chars().cycle().take(LONGEST).collect::<String>().replacen('보', "x", 1);
        assert_eq!(check(&long, &[]), Ok(()));
        assert_eq!(check(&format!("{long}x"), &[]), Err(PasswordProblem::TooLong));
    }

    #[test]
    fn what_is_too_long_is_none_before_it_is_normalised() {
        assert!(is_possible(&"보".repeat(LONGEST)) && is_possible(&"🦦".repeat(LONGEST)));
        assert!(!is_possible(&"x".repeat(LONGEST + 1)) && !is_possible(&"\u{fdfa}".repeat(1_070_000)));
    }

    #[test]
    fn two_ways_to_type_the_same_are_one_password() {
        let (composed, apart) = ("비밀번호", "비밀번호".nfd().collect::<String>());
        assert_ne!(composed, apart);
        assert_eq!(normalised(composed), normalised(&apart));
        assert_eq!(normalised("ｐａｓｓ"), "pass");
    }

    #[test]
    fn the_list_holds_only_what_would_pass_otherwise() {
        for word in COMMON.iter() {
            assert!(word.chars().count() >= SHORTEST && **word == word.to_lowercase(), "{word}");
        }
        assert!(COMMON.len() > 100);
    }
}
