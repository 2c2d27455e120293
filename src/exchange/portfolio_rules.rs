//! The rules of the forms for what a file brings, and what a file is told where one of them is broken.

use crate::domain::access::permission::{Visibility, is_seen_by_authors};
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::commitment::Commitment;
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::reference_entry::{check, new_commitment};
use crate::exchange::portfolio_entry::Lines;
use crate::exchange::portfolio_fields::Code;
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_problem::short;

/// Who writes what has a visibility.
pub(super) struct Authors<'a> {
    /// Code of the party.
    pub party: &'a str,
    /// Code of the organisation, where the file says which it is.
    pub organisation: Option<&'a str>,
}

impl<F: FnMut() -> String> Import<'_, F> {
    /// Judges the entries of the reference data that are new. They may refer to each other, so all are known by now.
    pub(super) fn check_entries(&mut self) {
        for (lines, fact) in std::mem::take(&mut self.entered) {
            let mut faults = check(&fact, None, &[], &self.reference, self.importer.today);
            // A text that comes in a file may be longer than a form takes.
            faults.0.retain(|it| (it.field.as_str(), it.problem) != ("text", Problem::FullTextTooLong));
            self.broken(&lines, &faults);
        }
    }

    /// Judges a commitment that is new.
    pub(super) fn check_commitment(&mut self, lines: &Lines, commitment: &Commitment) {
        let unread = ["standing", "undertaken_by", "statement"];
        if unread.iter().any(|field| self.faults.are_within(&lines.field(field))) {
            return;
        }
        let Some(statement) = self.reference.statement(&commitment.statement) else {
            return self.doubt(&lines.field("statement"), "was withheld from the record, so nothing is added to it");
        };
        let mut faults = new_commitment(commitment, statement, &self.reference);
        // Parties say what they undertake in the forms; an editor also records what nobody of them does: the body that a
        // source names may be a third one.
        faults.0.retain(|it| (it.field.as_str(), it.problem) != ("undertaken_by", Problem::Missing));
        for fault in &faults.0 {
            self.broken_at(lines, &fault.field, fault.problem, true);
        }
    }

    /// Names the rules that an entry breaks, each at its field.
    fn broken(&mut self, lines: &Lines, faults: &FieldErrors) {
        for fault in &faults.0 {
            self.broken_at(lines, &fault.field, fault.problem, false);
        }
    }

    fn broken_at(&mut self, lines: &Lines, field: &str, problem: Problem, doubtful: bool) {
        let names = fields(field);
        let name = names.iter().copied().find(|name| lines.has(name)).unwrap_or(names[0]);
        let spot = lines.field(name);
        // What follows from parties that could not be read is no fault of its own.
        let follows = matches!(name, "tracked_parties" | "issuer") && self.faults.are_within(&lines.field("parties"));
        if follows || names.iter().any(|name| self.faults.are_within(&lines.field(name))) {
            return;
        }
        if doubtful { self.doubt(&spot, in_words(problem)) } else { self.problem(&spot, in_words(problem)) }
    }

    /// Reports a visibility that names nobody, or that leaves out those who write what has it.
    pub(super) fn seen_by(&mut self, lines: &Lines, visibility: Option<&Visibility>, authors: Option<&Authors<'_>>) {
        let (spot, line) = (lines.field("visibility"), lines.field("visibility").line);
        let named = |code: &str| Code { text: code.to_owned(), line };
        match visibility {
            Some(Visibility::Party(party)) => self.resolve(&spot, "party", &named(party.as_str())),
            Some(Visibility::Organisation(code)) => self.resolve(&spot, "organisation", &named(code.as_str())),
            Some(Visibility::Public | Visibility::Shared) | None => return,
        }
        let (Some(visibility), Some(authors)) = (visibility, authors) else { return };
        let party = PartyCode::from(authors.party);
        let private =
            |code: &str| self.reference.organisation(code).is_some_and(|it| it.kind == OrganisationKind::Private);
        let organisation = authors.organisation.map(|code| (code.into(), private(code)));
        let of_others = match visibility {
            Visibility::Organisation(code) => {
                self.reference.organisation(code.as_str()).is_some_and(|it| it.party != party)
            }
            _ => false,
        };
        if of_others || !is_seen_by_authors(visibility, &party, organisation.as_ref().map(|(code, it)| (code, *it))) {
            let who = authors.organisation.unwrap_or(authors.party);
            self.doubt(&spot, format!("`{visibility}` leaves out `{}`, who wrote it", short(who)));
        }
    }

    /// Reports a visibility of one side for what several sides said to each other.
    pub(super) fn for_all_sides(&mut self, lines: &Lines, visibility: Option<&Visibility>, what: &str) {
        if visibility.is_some_and(|it| !it.is_common()) {
            self.doubt(&lines.field("visibility"), format!("{what} is `public` or `shared`: it is no side's own"));
        }
    }
}

/// The fields of a line for a field of a form.
fn fields(field: &str) -> &[&str] {
    match field {
        "title" => &["title_en", "title_ko"],
        "name" => &["name_en", "name_ko"],
        "summary" => &["summary_en", "summary_ko"],
        "passage" => &["passage_en", "passage_ko"],
        "text" => &["text_en", "text_ko"],
        "on" => &["date"],
        "day_note" => &["date_note"],
        "tracked" => &["tracked_parties"],
        "source" => &["source_url", "sources"],
        "address" => &["url"],
        "locator" => &["source_locator"],
        "due" => &["due", "due_on"],
        "short" => &["tags"],
        "parties" => &["parties"],
        "undertaken_by" => &["undertaken_by"],
        "proposed_by" => &["proposed_by"],
        "addressed_to" => &["addressed_to"],
        "areas" => &["areas"],
        "number" => &["number"],
        "mechanism" => &["mechanism"],
        "meeting" => &["meeting"],
        "place" => &["place"],
        "issuer" => &["issuer"],
        "text_read" => &["text_read"],
        "kind" => &["kind"],
        "coordinating" => &["coordinating"],
        _ => &["id"],
    }
}

/// What a broken rule is, for the author of a file.
fn in_words(problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => "is missing here",
        Problem::Unknown => "names what does not exist, or not here",
        Problem::WrongDay => "is a day that has not come",
        Problem::BeforeStatement => "is over before the statement",
        Problem::NotJoint => "is one party only: what is said jointly has at least two",
        Problem::OneAlone => "has several parties, but one party alone says what is `unilateral`",
        Problem::NobodyYet => "is empty for what is only proposed: nobody undertakes it yet",
        Problem::OnlyProposals => "is only for what is `proposed`",
        Problem::NotAmongParties => "is not one of the statement's parties",
        Problem::OfItself => "is the party that proposes it",
        Problem::NotInText => "is not found in the text of the statement",
        Problem::SpeaksForParty => "is private, and no private body speaks for its party",
        Problem::NotAWebAddress => "is no address of the web",
        Problem::TooLong | Problem::NoteTooLong | Problem::TitleTooLong => "is too long",
        Problem::SeveralLines => "has several lines, but is a text in one line",
        _ => "is refused, as it is in the forms",
    }
}
