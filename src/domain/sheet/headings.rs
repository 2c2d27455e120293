//! What the columns of a sheet mean, by what their headings are called in either language.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::search::{normalise, squeezed};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::organisation::OrganisationKind;
use crate::domain::report::update::Voice;
use crate::domain::sheet::grid::{Line, Sheet};
use crate::domain::sheet::{SheetField, SheetSubject};

/// What headings and closed lists of words are called, in any language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub headings: Vec<(SheetField, String)>,
    pub standings: Vec<(Standing, String)>,
    pub bases: Vec<(Basis, String)>,
    pub natures: Vec<(Nature, String)>,
    pub kinds: Vec<(OrganisationKind, String)>,
    pub visibilities: Vec<(Visibility, String)>,
    pub statuses: Vec<(Status, String)>,
    pub voices: Vec<(Voice, String)>,
    /// What tables call the side of a party: its code, and the words.
    pub sides: Vec<(String, String)>,
}

/// How many of the first rows may be that of the headings.
const FIRST_ROWS: usize = 12;

/// The form in which headings and names are compared: width, case, spaces and hyphens alike; marks for what is needed, and
/// what stands in brackets at the end, left out.
pub fn key(words: &str) -> String {
    let words = squeezed(&normalise(words)).replace(['_', '*', ':'], "");
    let bare = words.split(['(', '[']).next().unwrap_or_default();
    if bare.is_empty() { words } else { bare.to_owned() }
}

/// The same with what stands in brackets.
pub fn whole_key(words: &str) -> String {
    squeezed(&normalise(words)).replace(['_', '*', ':'], "")
}

/// What each heading of a row means; nothing for one that is not known, or whose meaning another has already.
pub fn guess(header: &Line, subject: SheetSubject, words: &Words) -> Vec<Option<SheetField>> {
    let named: Vec<(SheetField, String, String)> = words
        .headings
        .iter()
        .map(|(field, word)| (subject.meant(*field), word))
        .filter(|(field, _)| subject.fields().contains(field))
        .map(|(field, word)| (field, whole_key(word), key(word)))
        .collect();
    let mut found: Vec<Option<SheetField>> = Vec::with_capacity(header.cells.len());
    for cell in &header.cells {
        let heading = cell.plain();
        let (whole, bare) = (whole_key(&heading), key(&heading));
        let exact = named.iter().find(|(field, name, _)| field.word() == heading.trim() || *name == whole);
        let field = exact.or_else(|| named.iter().find(|(_, _, name)| *name == bare)).map(|(field, ..)| *field);
        let field = field.filter(|_| !whole.is_empty());
        found.push(field.filter(|it| it.is_list() || !found.contains(&Some(*it))));
    }
    found
}

/// The row with the headings: of the first rows the one that has most of those that are known, else the first.
pub fn header_of<'s>(sheet: &'s Sheet, subject: SheetSubject, words: &Words) -> Option<&'s Line> {
    let known = |line: &&Line| guess(line, subject, words).iter().flatten().count();
    sheet.lines.iter().take(FIRST_ROWS).rev().max_by_key(known)
}
