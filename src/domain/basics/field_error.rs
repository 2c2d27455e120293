//! What is wrong with what a person wrote in a form.

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;

/// The longest text of one field, in characters.
pub const MOST_CHARACTERS: usize = 20_000;

string_enum! {
    /// What is wrong with a field.
    Problem {
        /// It has more than [`MOST_CHARACTERS`].
        TooLong = "too_long",
        /// It has more than the thousand characters that a note in one line takes.
        NoteTooLong = "note_too_long",
        /// The day is after today, or not after today where one ahead is wanted.
        WrongDay = "wrong_day",
        /// It is before the statement from which its commitment comes.
        BeforeStatement = "before_statement",
        /// It is more than a month before that statement.
        LongBeforeStatement = "long_before_statement",
        /// The address is not one of the web (`http` or `https`).
        NotAWebAddress = "not_a_web_address",
        /// More than 100 per cent.
        TooMuch = "too_much",
        /// A required value is missing.
        Missing = "missing",
        /// What is named does not exist, or not here.
        Unknown = "unknown",
        /// It would be visible more widely than the commitment, or not visible to its own authors.
        WrongVisibility = "wrong_visibility",
        /// The person has already done it; now somebody else has to.
        NotTwice = "not_twice",
        /// It restates what already holds.
        Unchanged = "unchanged",
        /// The file is larger than the accepted maximum.
        FileTooLarge = "file_too_large",
        /// The file is empty.
        FileEmpty = "file_empty",
        /// The file is not of an accepted kind.
        FileKind = "file_kind",
        /// The file is not kept here, or not for those who cite it.
        FileGone = "file_gone",
        /// This address is already taken.
        Taken = "taken",
        /// It cannot be used in an address.
        NotASlug = "not_a_slug",
        /// All whom it concerns take part: it is for them to agree on, not for one side to record.
        ForAllToAgree = "for_all_to_agree",
        /// Who may see commitments follows from it, and there are some.
        Bound = "bound",
        /// Not among the parties of the statement.
        NotAmongParties = "not_among_parties",
        /// The own party is not among them.
        WithoutOwn = "without_own",
        /// The organisation speaks for its party, which no private body does.
        SpeaksForParty = "speaks_for_party",
        /// What is only proposed is undertaken by nobody yet.
        NobodyYet = "nobody_yet",
        /// One party alone says it, so there is one.
        OneAlone = "one_alone",
        /// Only proposals have it.
        OnlyProposals = "only_proposals",
        /// It refers to itself.
        OfItself = "of_itself",
        /// The statement's text does not have these words.
        NotInText = "not_in_text",
        /// The two are already linked this way.
        LinkedAlready = "linked_already",
        /// It would form a cycle through other links.
        Circle = "circle",
        /// Another commitment already replaces it.
        Replaced = "replaced",
        /// The other one was said later.
        SaidLater = "said_later",
        /// The person's own side may not change it.
        NotOurs = "not_ours",
    }
}

/// A field of a form, by the name it has there without its language, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub problem: Problem,
}

/// Collects faults in the order of the form's fields.
#[derive(Debug, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Notes a fault of a field unless the condition holds.
    pub fn require(&mut self, holds: bool, field: &str, problem: Problem) {
        if !holds {
            self.0.push(FieldError { field: field.to_owned(), problem });
        }
    }

    /// Notes what a rule found wrong with a field.
    pub fn note(&mut self, field: &str, found: Option<Problem>) {
        self.0.extend(found.map(|problem| FieldError { field: field.to_owned(), problem }));
    }

    /// Notes a text that is too long.
    pub fn text(&mut self, field: &str, text: &Text) {
        let fits = text.0.iter().all(|version| version.words.chars().count() <= MOST_CHARACTERS);
        self.require(fits, field, Problem::TooLong);
    }

    /// Notes a text that is too long or not there.
    pub fn needed(&mut self, field: &str, text: &Text) {
        self.require(!text.is_empty(), field, Problem::Missing);
        self.text(field, text);
    }

    /// Notes a day after today.
    pub fn begun(&mut self, field: &str, day: Day, today: Day) {
        self.require(day <= today, field, Problem::WrongDay);
    }
}

/// Whether an address is one of the web: nothing else may become a link.
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let sound = |it: &str| !it.is_empty() && !it.starts_with('/') && it.chars().count() <= 2_000;
    rest.is_some_and(|it| sound(it) && !it.chars().any(|letter| letter.is_whitespace() || letter.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://mda.aurelia.example/report?id=1", true)]
    #[case("http://a.example", true)]
    #[case("javascript:alert(1)", false)]
    #[case("https://", false)]
    #[case("https:///etc/passwd", false)]
    #[case("ftp://a.example", false)]
    #[case("https://a.example/a b", false)]
    #[case("HTTPS//a.example", false)]
    fn evidence_is_linked_only_on_the_web(#[case] address: &str, #[case] expected: bool) {
        assert_eq!(is_web_address(address), expected, "{address}");
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let mut faults = FieldErrors::default();
        faults.text("narrative", &Text::of_editor(None, Some("가".repeat(MOST_CHARACTERS))));
        assert_eq!(faults.0, []);
        faults.text("narrative", &Text::of_editor(None, Some("가".repeat(MOST_CHARACTERS + 1))));
        assert_eq!(faults.0, [FieldError { field: "narrative".into(), problem: Problem::TooLong }]);
    }
}
