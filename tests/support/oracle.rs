//! Lists and counts worked out the slow way: every commitment's records folded in memory, then looked through one by one.

use accord::domain::access::permission::{Audience, Reader, Visibility, may_see};
use accord::domain::basics::day::Day;
use accord::domain::basics::instant::AsOf;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::commitment::due::DueState;
use accord::domain::commitment::freshness::Freshness;
use accord::domain::commitment::{Basis, CommitmentId, Nature, Standing};
use accord::domain::list::facet::Facet;
use accord::domain::list::order::{Sort, SortKey, TieBreak};
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::domain::record::Record;
use accord::domain::record::fact::Fact;
use accord::domain::record::headline::{Headline, HeadlineKind, HeadlineStatus, Sides};
use accord::domain::record::state::{fold, fold_seen};
use unicode_normalization::UnicodeNormalization as _;

/// A row of a list.
pub struct Row {
    pub slug: String,
    pub statement: String,
    pub stated_on: Day,
    position: u32,
    titles: [String; 2],
    areas: Vec<String>,
    parties: Vec<String>,
    owners: Vec<String>,
    pub status: HeadlineStatus,
    standing: Standing,
    basis: Basis,
    nature: Nature,
    freshness: Option<Freshness>,
    due: Option<DueState>,
    sides: Vec<Sides>,
    pub superseded: bool,
    due_on: Option<Day>,
    reported_on: Option<Day>,
    texts: Vec<String>,
    /// The updates that the reader may see: day, sequence, slug.
    pub updates: Vec<(Day, i64, String)>,
}

/// Everything that a reader may see on a day.
pub fn everything(
    all: &[(CommitmentId, Vec<Record>)],
    reference: &Reference,
    reader: &Reader,
    as_of: AsOf,
) -> Vec<Row> {
    all.iter().filter_map(|(id, records)| row(id, records, reference, reader, as_of)).collect()
}

fn row(id: &CommitmentId, records: &[Record], reference: &Reference, reader: &Reader, as_of: AsOf) -> Option<Row> {
    let whole = fold(records, id, as_of.day)?;
    let statement = reference.statement(&whole.commitment.statement)?;
    let audience = Audience::of(reader, &statement.tracked);
    let counted = fold_seen(records, id, as_of.day, |it| audience.counts(it))?;
    let headline = Headline::of(&counted, audience);
    let commitment = &counted.commitment;
    let over = commitment.is_proposal()
        || matches!(headline.status, HeadlineStatus::Completed | HeadlineStatus::NotPursued)
        || counted.superseded().is_some();
    let zones = reference.zones(&commitment.undertaken_by);
    let passed = commitment.due.map(|due| due.passes_at(&zones) <= as_of.at);
    let sees = |visibility: &Visibility| may_see(reader, visibility, &statement.tracked);

    let mut texts = Vec::new();
    let mut found = |text: &Text, visibility: &Visibility| {
        if sees(visibility) {
            texts.extend(text.0.iter().map(|version| plain(&version.words)));
        }
    };
    found(&whole.commitment.title, &whole.visibility);
    found(&whole.commitment.summary, &whole.visibility);
    found(&statement.title, &whole.visibility);
    for owner in &whole.owners {
        let organisation = reference.organisation(owner.value.organisation.as_str())?;
        found(&organisation.name, &owner.visibility);
        let code = Text::of_editor(Some(organisation.code.0.clone()), None);
        found(&code, &owner.visibility);
    }
    for update in &whole.updates {
        for text in update.value.texts() {
            found(text, &update.visibility);
        }
    }
    let mut sides = Vec::new();
    if !commitment.is_proposal() {
        sides.extend((headline.kind == HeadlineKind::Differ).then_some(Sides::Differ));
        sides.extend((headline.kind == HeadlineKind::OneSide).then_some(Sides::OneSide));
        sides.extend((!counted.awaiting(&statement.tracked).is_empty()).then_some(Sides::Awaiting));
    }
    let updates = whole.updates.iter().filter(|it| sees(&it.visibility));
    Some(Row {
        slug: commitment.slug.clone(),
        statement: commitment.statement.clone(),
        stated_on: statement.on,
        position: commitment.position,
        titles: [Lang::En, Lang::Ko].map(|lang| commitment.title.words(lang).to_lowercase()),
        areas: commitment.areas.clone(),
        parties: commitment.undertaken_by.iter().chain(&commitment.proposed_by).map(|it| it.0.clone()).collect(),
        owners: counted.owners.iter().map(|it| it.value.organisation.0.clone()).collect(),
        status: headline.status,
        standing: commitment.standing,
        basis: commitment.basis,
        nature: commitment.nature,
        freshness: (!over).then(|| {
            let recorded =
                records.iter().filter(|it| audience.counts(&it.visibility)).filter_map(|it| match &it.fact {
                    Some(Fact::CommitmentRecorded(version)) if version.id == *id => Some(it.effective_on),
                    _ => None,
                });
            let since = recorded.min().unwrap_or(statement.on).max(statement.on);
            Freshness::of(counted.reported_on(), since, as_of.day)
        }),
        due: match passed {
            None => Some(DueState::None),
            Some(passed) => (!over).then_some(if passed { DueState::Passed } else { DueState::Ahead }),
        },
        sides,
        superseded: counted.superseded().is_some(),
        due_on: commitment.due.map(|due| due.on),
        reported_on: counted.reported_on(),
        texts,
        updates: updates.map(|it| (it.effective_on, it.sequence, it.value.slug.clone())).collect(),
    })
}

/// A text as it is compared: full width, case, dots, dashes and quotes alike, single spaces.
fn plain(text: &str) -> String {
    let alike = |letter: char| match letter {
        '·' | 'ㆍ' | 'ᆞ' | '・' | '•' | '∙' | '･' => '·',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        letter => letter,
    };
    let text: String = text.chars().map(alike).collect();
    let text: String = text.nfkc().collect::<String>().to_lowercase().nfc().map(alike).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What may stand between the words of a compound.
const JOINTS: [char; 3] = [' ', '-', '·'];

/// Whether a text holds a word as a compound of its own words: from the beginning of one to the end of one, or to anywhere
/// in Korean. Letter by letter.
fn holds_compound(text: &str, word: &str) -> bool {
    let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    let korean = |letter: char| ('가'..='힣').contains(&letter);
    // Whether a word of the text ends between two of its letters.
    let parted = |at: usize| match (at.checked_sub(1).map(|before| text[before]), text.get(at)) {
        (Some(a), Some(b)) => !a.is_alphanumeric() || !b.is_alphanumeric() || korean(a) != korean(*b),
        _ => true,
    };
    word.len() > 1
        && word.iter().all(|it| it.is_alphanumeric())
        && (0..text.len()).filter(|start| parted(*start)).any(|start| {
            let (mut at, mut words, mut crossed) = (start, 1, false);
            for (place, letter) in word.iter().enumerate() {
                let before = at;
                while place > 0 && at < text.len() && JOINTS.contains(&text[at]) {
                    at += 1;
                }
                crossed |= at > before;
                words += usize::from(place > 0 && (at > before || parted(at)));
                if text.get(at) != Some(letter) {
                    return false;
                }
                at += 1;
            }
            let fits = word.len() <= if words == 2 { 24 } else { 12 };
            crossed && fits && (parted(at) || word.last().is_some_and(|it| korean(*it)))
        })
}

/// Whether a row is found by these words: each is a part of one of its texts, or a compound of its words. What stands in
/// quotation marks is held as it stands; so are more than six words, and marks alone.
pub fn holds(row: &Row, words: &str) -> bool {
    let query = plain(words);
    let mut pieces: Vec<&str> = query.split('"').collect();
    let rest =
        if pieces.len().is_multiple_of(2) { pieces.split_off(pieces.len() - 2).join("\"") } else { String::new() };
    let mut phrases = std::collections::BTreeSet::new();
    let mut loose = std::collections::BTreeSet::new();
    for (place, piece) in pieces.iter().copied().chain([&*rest]).enumerate() {
        if place % 2 == 1 && place < pieces.len() {
            phrases.extend(Some(piece.trim()).filter(|it| !it.is_empty()));
        } else {
            loose.extend(piece.split(' ').filter(|it| !it.chars().all(|letter| JOINTS.contains(&letter))));
        }
    }
    let held = |part: &str| row.texts.iter().any(|text| text.contains(part));
    if phrases.len() + loose.len() > 6 || phrases.is_empty() && loose.is_empty() {
        return held(&query);
    }
    let found = |word: &&str| {
        let together: String = word.chars().filter(|it| !JOINTS.contains(it)).collect();
        held(word) || held(&together) || row.texts.iter().any(|text| holds_compound(text, &together))
    };
    phrases.iter().all(|it| held(it)) && loose.iter().all(found)
}

/// The values of a facet that a row has.
fn values(row: &Row, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Area => row.areas.clone(),
        Facet::Party => row.parties.clone(),
        Facet::Status if row.standing == Standing::Proposed => Vec::new(),
        Facet::Status => vec![row.status.to_string()],
        Facet::Freshness => row.freshness.iter().map(ToString::to_string).collect(),
        Facet::Standing => vec![row.standing.to_string()],
        Facet::Basis => vec![row.basis.to_string()],
        Facet::Nature => vec![row.nature.to_string()],
        Facet::Due => row.due.iter().map(ToString::to_string).collect(),
        Facet::Sides => row.sides.iter().map(ToString::to_string).collect(),
        Facet::Validity => vec![if row.superseded { "superseded" } else { "current" }.to_owned()],
    }
}

/// The rows that match a query, in its order.
pub fn listed<'a>(rows: &'a [Row], query: &Query, lang: Lang) -> Vec<&'a Row> {
    fn any<T: PartialEq>(chosen: &[T], values: &[T]) -> bool {
        chosen.is_empty() || values.iter().any(|value| chosen.contains(value))
    }
    let facets = &query.facets;
    let mut listed: Vec<&Row> = rows
        .iter()
        .filter(|it| (query.q.trim().is_empty() || holds(it, &query.q)) && any(&query.org, &it.owners))
        .filter(|it| query.statement.as_ref().is_none_or(|slug| *slug == it.statement))
        // What others stand for is listed only where it is asked for.
        .filter(|it| !it.superseded || !facets.chosen(Facet::Validity).is_empty())
        .filter(|it| Facet::ALL.iter().all(|facet| any(facets.chosen(*facet), &values(it, *facet))))
        .collect();
    let title = |it: &Row| it.titles[usize::from(lang == Lang::Ko)].clone();
    listed.sort_by(|a, b| {
        let newest =
            || b.stated_on.cmp(&a.stated_on).then_with(|| (&a.statement, a.position).cmp(&(&b.statement, b.position)));
        let oldest = || (a.stated_on, &a.statement, a.position).cmp(&(b.stated_on, &b.statement, b.position));
        let by = |key: &SortKey| {
            let turned = |order: std::cmp::Ordering| if key.reversed { order.reverse() } else { order };
            match key.by {
                Sort::Newest => b.stated_on.cmp(&a.stated_on),
                Sort::Oldest => a.stated_on.cmp(&b.stated_on),
                Sort::Due => a.due_on.is_none().cmp(&b.due_on.is_none()).then(turned(a.due_on.cmp(&b.due_on))),
                Sort::Updated => b.reported_on.cmp(&a.reported_on),
                Sort::Silent => a.reported_on.cmp(&b.reported_on),
                Sort::Status => {
                    let proposed = |it: &Row| it.standing == Standing::Proposed;
                    proposed(a).cmp(&proposed(b)).then(turned(a.status.cmp(&b.status)))
                }
                Sort::Title => turned(title(a).cmp(&title(b))),
            }
        };
        let keys = query.sort.keys();
        let alike = || match keys.last().unwrap().tie_break() {
            TieBreak::Newest => newest(),
            TieBreak::Oldest => oldest(),
            TieBreak::Slug => a.slug.cmp(&b.slug),
        };
        keys.iter().map(by).find(|it| it.is_ne()).unwrap_or_else(alike)
    });
    listed
}
