//! What a person opened last, as the person's browser keeps it.

use crate::domain::record::noun::Noun;

/// The most that is kept.
const MOST: usize = 10;
/// The longest identifier or slug that is read.
const LONGEST: usize = 100;

/// Something that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub noun: Noun,
    /// The identifier of a commitment, whose slug would tell what it is about; the slug of a statement or a meeting.
    pub key: String,
}

/// The letter for a noun that is kept; nothing for the others.
const fn letter(noun: Noun) -> Option<char> {
    match noun {
        Noun::Commitment => Some('c'),
        Noun::Statement => Some('s'),
        Noun::Meeting => Some('m'),
        _ => None,
    }
}

fn read(part: &str) -> Option<Opened> {
    let first = part.chars().next()?;
    let noun = [Noun::Commitment, Noun::Statement, Noun::Meeting].into_iter().find(|it| letter(*it) == Some(first))?;
    let key = part.strip_prefix(first)?;
    let fine = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    (!key.is_empty() && key.len() <= LONGEST && key.chars().all(fine)).then(|| Opened { noun, key: key.to_owned() })
}

/// What a browser kept, the latest first; nothing where it was kept for another account.
pub fn kept_for(account: &str, kept: &str) -> Vec<Opened> {
    let mut parts = kept.split('~');
    if parts.next() != Some(account) {
        return Vec::new();
    }
    parts.filter_map(read).take(MOST).collect()
}

/// What a browser keeps for an account once something more was opened.
pub fn keep(account: &str, before: Vec<Opened>, opened: &Opened) -> String {
    let others = before.into_iter().filter(|it| it != opened);
    let all = std::iter::once(opened.clone()).chain(others).take(MOST);
    all.filter_map(|it| Some(format!("~{}{}", letter(it.noun)?, it.key))).fold(account.to_owned(), |all, it| all + &it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(noun: Noun, key: &str) -> Opened {
        Opened { noun, key: key.to_owned() }
    }

    #[test]
    fn the_latest_is_first_each_once_and_ten_at_most() {
        let mut kept = String::new();
        for number in 0..15 {
            kept = keep("kim", kept_for("kim", &kept), &opened(Noun::Commitment, &number.to_string()));
        }
        kept = keep("kim", kept_for("kim", &kept), &opened(Noun::Meeting, "council-3"));
        kept = keep("kim", kept_for("kim", &kept), &opened(Noun::Commitment, "9"));
        let all = kept_for("kim", &kept);
        assert_eq!(all.len(), MOST);
        assert_eq!(
            all[..3],
            [opened(Noun::Commitment, "9"), opened(Noun::Meeting, "council-3"), opened(Noun::Commitment, "14")]
        );
        assert_eq!(all.iter().filter(|it| it.key == "9").count(), 1);
        assert!(kept_for("lee", &kept).is_empty(), "it is nobody else's");
    }

    #[test]
    fn what_no_page_kept_is_not_read() {
        let long = format!("kim~c{}", "a".repeat(101));
        for kept in ["", "kim", "kim~", "kim~c", "kim~x1", "kim~c<b>", "kim~c1;2", "kim~c가", &long] {
            assert!(kept_for("kim", kept).is_empty(), "{kept}");
        }
        assert_eq!(kept_for("kim", "kim~c'~sjoint-1").len(), 1);
    }
}
