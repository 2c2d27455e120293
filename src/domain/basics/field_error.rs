//! What is wrong with what a person wrote in a form.

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::basics::web_address::is_web_address;

/// A kind of text: how much of it the pages can bear, and whether it is one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The most characters.
    pub characters: usize,
    /// Whether it has no line breaks.
    pub one_line: bool,
    too_long: Problem,
}

/// Titles and names.
pub const TITLE: Extent = Extent { characters: 300, one_line: true, too_long: Problem::TitleTooLong };
/// A note in one line: a place, a publisher, a number.
pub const NOTE: Extent = Extent { characters: 1_000, one_line: true, too_long: Problem::NoteTooLong };
/// A short text of several lines.
pub const REMARK: Extent = Extent { characters: 1_000, one_line: false, too_long: Problem::NoteTooLong };
/// The text of a statement.
pub const FULL_TEXT: Extent = Extent { characters: 100_000, one_line: false, too_long: Problem::FullTextTooLong };
/// Everything else that people write: narratives, reasons, passages.
pub const PROSE: Extent = Extent { characters: 20_000, one_line: false, too_long: Problem::TooLong };

impl Extent {
    /// What is wrong with words of this kind, if anything.
    pub fn problem(self, words: &str) -> Option<Problem> {
        if words.chars().nth(self.characters).is_some() {
            return Some(self.too_long);
        }
        (self.one_line && words.contains('\n')).then_some(Problem::SeveralLines)
    }
}

string_enum! {
    /// What is wrong with a field.
    Problem {
        /// It has more characters than [`PROSE`].
        TooLong = "too_long",
        /// It has more characters than a [`FULL_TEXT`].
        FullTextTooLong = "full_text_too_long",
        /// It has more characters than a [`NOTE`] or a [`REMARK`].
        NoteTooLong = "note_too_long",
        /// It has more characters than a [`TITLE`].
        TitleTooLong = "title_too_long",
        /// It has line breaks where one line is asked for.
        SeveralLines = "several_lines",
        /// The day is after today, or not after today where one ahead is wanted.
        WrongDay = "wrong_day",
        /// It is before the statement from which its commitment comes.
        BeforeStatement = "before_statement",
        /// It is more than a month before that statement.
        LongBeforeStatement = "long_before_statement",
        /// It is before the last report, of which it says that nothing has changed since.
        BeforeLastReport = "before_last_report",
        /// The party published another report since the one that it confirms.
        NotTheLastReport = "not_the_last_report",
        /// It is no web address that readers can be led to: see [`web_address`](crate::domain::basics::web_address).
        NotAWebAddress = "not_a_web_address",
        /// More than 100 per cent.
        TooMuch = "too_much",
        /// A required value is missing.
        Missing = "missing",
        /// What is named does not exist, or not here.
        Unknown = "unknown",
        /// It would be visible more widely than the commitment, or not visible to its own authors.
        WrongVisibility = "wrong_visibility",
        /// Somebody who is to be told may not read it.
        MayNotRead = "may_not_read",
        /// The person has already done it; now somebody else has to.
        NotTwice = "not_twice",
        /// The person wrote it, or counts as one with somebody who did: somebody else has to approve it.
        OwnReport = "own_report",
        /// Whoever wrote it has opened it since it was returned.
        OpenedByAuthor = "opened_by_author",
        /// It is the turn of somebody else on the approval path.
        NotYourTurn = "not_your_turn",
        /// Somebody is named more than once.
        NamedTwice = "named_twice",
        /// A report on the same commitment waits already.
        WaitsAlready = "waits_already",
        /// It went along with a post that the person held, to who holds it now.
        HandedOver = "handed_over",
        /// The text in one language is that of the former report, while that in the other one changed.
        OtherLanguageUnchanged = "other_language_unchanged",
        /// It restates what already holds.
        Unchanged = "unchanged",
        /// The organisation has sent too much that nothing cites.
        FilesUncited = "files_uncited",
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
        /// Who may see commitments follows from it, and a party that is not in it any more has a part in some.
        Bound = "bound",
        /// Who may see commitments follows from it, and what is shared about some was not shared with a party that is new.
        SharedSoFar = "shared_so_far",
        /// Not among the parties of the statement.
        NotAmongParties = "not_among_parties",
        /// The own party is not among them.
        WithoutOwn = "without_own",
        /// The organisation speaks for its party, which no private body does.
        SpeaksForParty = "speaks_for_party",
        /// What is only proposed is undertaken by nobody yet.
        NobodyYet = "nobody_yet",
        /// It is said jointly, so there are at least two.
        NotJoint = "not_joint",
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
        /// It takes the place of what another side put forward, which is to be said.
        ReplacesTheirs = "replaces_theirs",
        /// A view that the person may replace has this name.
        ViewNamed = "view_named",
        /// Another view has this name.
        ViewOfOthers = "view_of_others",
        /// There are as many views as there may be.
        TooManyViews = "too_many_views",
        /// It was answered meanwhile, taken back, or took effect without an answer.
        Settled = "settled",
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
    pub fn found(&mut self, field: &str, found: Option<Problem>) {
        self.0.extend(found.map(|problem| FieldError { field: field.to_owned(), problem }));
    }

    /// Notes what is wrong with a text of a kind.
    pub fn within(&mut self, field: &str, text: &Text, extent: Extent) {
        let problem = text.0.iter().find_map(|version| extent.problem(&version.words));
        self.0.extend(problem.map(|problem| FieldError { field: field.to_owned(), problem }));
    }

    /// Notes a text that is too long.
    pub fn text(&mut self, field: &str, text: &Text) {
        self.within(field, text, PROSE);
    }

    /// Notes a text that is too long or not there.
    pub fn needed(&mut self, field: &str, text: &Text) {
        self.require(!text.is_empty(), field, Problem::Missing);
        self.text(field, text);
    }

    /// Notes a title or a name that is too long, of several lines, or not there.
    pub fn titled(&mut self, field: &str, title: &Text) {
        self.require(!title.is_empty(), field, Problem::Missing);
        self.within(field, title, TITLE);
    }

    /// Notes a note in one line that is too long, or of several lines.
    pub fn note(&mut self, field: &str, note: Option<&str>) {
        let problem = note.and_then(|note| NOTE.problem(note));
        self.0.extend(problem.map(|problem| FieldError { field: field.to_owned(), problem }));
    }

    /// Notes what is no web address.
    pub fn address(&mut self, field: &str, address: Option<&str>) {
        self.require(address.is_none_or(is_web_address), field, Problem::NotAWebAddress);
    }

    /// Notes a day after today.
    pub fn begun(&mut self, field: &str, day: Day, today: Day) {
        self.require(day <= today, field, Problem::WrongDay);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        let mut faults = FieldErrors::default();
        faults.text("narrative", &Text::of_editor(None, Some("가".repeat(PROSE.characters))));
        assert_eq!(faults.0, []);
        faults.text("narrative", &Text::of_editor(None, Some("가".repeat(PROSE.characters + 1))));
        assert_eq!(faults.0, [FieldError { field: "narrative".into(), problem: Problem::TooLong }]);
    }

    #[test]
    fn a_title_is_one_line_that_pages_can_bear() {
        let title = |words: String| {
            let mut faults = FieldErrors::default();
            faults.titled("title", &Text::of_editor(None, Some(words)));
            faults.0.first().map(|fault| fault.problem)
        };
        assert_eq!(title("가".repeat(300)), None);
        assert_eq!(title("가".repeat(301)), Some(Problem::TitleTooLong));
        assert_eq!(title("가\n나".into()), Some(Problem::SeveralLines));
        assert_eq!(title(" ".into()), Some(Problem::Missing));
    }
}
