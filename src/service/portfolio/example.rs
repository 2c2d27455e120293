//! One commitment followed from the statement to what came of it, every step a record with its source.

use crate::domain::basics::day::Day;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::relation::RelationKind;
use crate::domain::report::update::Update;
use crate::service::commitment::{CommitmentPage, Commitments};
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;

/// The most steps shown: more do not fit beside each other.
const MOST_STEPS: usize = 5;
/// The most later commitments followed.
const MOST_LATER: usize = 2;

/// A commitment and the steps from it to what is known of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The commitment that is followed.
    pub entry: ListRow,
    /// The steps, in the order in which they happened.
    pub steps: Vec<ExampleStep>,
    /// How many reports were left out.
    pub left_out: usize,
}

/// One step.
#[derive(Clone, Debug)]
pub struct ExampleStep {
    /// The day it happened.
    pub on: Day,
    /// The commitment it belongs to.
    pub entry: ListRow,
    /// What happened.
    pub what: ExampleStepKind,
}

/// What happened at a step.
#[derive(Clone, Debug)]
pub enum ExampleStepKind {
    /// A statement said it: the commitment itself, or a later one and how that is related.
    Said(Box<Commitment>, Option<RelationKind>),
    /// A milestone was reached of which no report tells.
    Reached(Milestone),
    /// Somebody reported it.
    Reported(Box<Update>),
}

impl Portfolio<'_> {
    /// The portfolio's example, on the day asked for; nothing when it names none, or one not made until that day.
    pub(in crate::service) async fn example(self, snapshot: &mut Snapshot) -> store::Result<Option<Example>> {
        let Some(slug) = snapshot.reference.portfolio.as_ref().and_then(|it| it.example.clone()) else {
            return Ok(None);
        };
        let commitments = Commitments { context: self.context };
        let Some(page) = commitments.find(snapshot, &slug).await? else { return Ok(None) };
        let mut related: Vec<(RelationKind, ListRow)> = page
            .thread
            .iter()
            .filter(|(_, entry)| entry.listed.stated_on > page.entry.listed.stated_on)
            .map(|(relation, entry)| (relation.kind, entry.clone()))
            .collect();
        related.sort_by_key(|(_, entry)| (entry.listed.stated_on, entry.listed.position));
        related.truncate(MOST_LATER);
        let mut later = Vec::with_capacity(related.len());
        for (kind, entry) in related {
            if let Some(page) = commitments.find(snapshot, &entry.listed.slug).await? {
                later.push((kind, page));
            }
        }
        let mut steps = steps_of(&page, None);
        for (kind, page) in &later {
            steps.extend(steps_of(page, Some(*kind)));
        }
        let (steps, left_out) = choose(steps);
        Ok(Some(Example { entry: page.entry, steps, left_out }))
    }
}

/// Everything that happened to one commitment.
fn steps_of(page: &CommitmentPage, relation: Option<RelationKind>) -> Vec<ExampleStep> {
    let (entry, state) = (&page.entry, &page.state);
    let step = |on, what| ExampleStep { on, entry: entry.clone(), what };
    let said = step(entry.listed.stated_on, ExampleStepKind::Said(Box::new(state.commitment.clone()), relation));
    let reached = state.milestones.iter().filter_map(|milestone| {
        let on = milestone.value.completed_on?;
        let told =
            state.updates.iter().any(|update| update.effective_on == on && update.value.title == milestone.value.title);
        (!told).then(|| step(on, ExampleStepKind::Reached(milestone.value.clone())))
    });
    let reported =
        state.updates.iter().map(|it| step(it.effective_on, ExampleStepKind::Reported(Box::new(it.value.clone()))));
    std::iter::once(said).chain(reached).chain(reported).collect()
}

/// Puts the steps in order and leaves out those that do not fit; also how many those are.
fn choose(steps: Vec<ExampleStep>) -> (Vec<ExampleStep>, usize) {
    let marks: Vec<Mark> = steps
        .iter()
        .map(|step| match &step.what {
            ExampleStepKind::Said(..) => Mark { on: step.on, said: true, source: None },
            ExampleStepKind::Reached(_) => Mark { on: step.on, said: false, source: None },
            ExampleStepKind::Reported(update) => {
                let source = update.evidence.iter().find_map(|evidence| {
                    let file = evidence.file.as_ref().map(|file| file.digest.0.clone());
                    evidence.address.clone().or(file)
                });
                Mark { on: step.on, said: false, source }
            }
        })
        .collect();
    let (chosen, left_out) = chosen(&marks);
    let mut steps: Vec<Option<ExampleStep>> = steps.into_iter().map(Some).collect();
    (chosen.into_iter().filter_map(|place| steps[place].take()).collect(), left_out)
}

/// What the choice of steps is based on.
struct Mark {
    on: Day,
    said: bool,
    source: Option<String>,
}

/// The places of the steps shown, in their order, and how many are left out for lack of space: the earliest reports.
/// One event told by one source counts once, even if it is reported for several related commitments.
fn chosen(marks: &[Mark]) -> (Vec<usize>, usize) {
    let told_before = |place: usize| {
        let same = |other: &Mark| other.on == marks[place].on && other.source == marks[place].source;
        marks[place].source.is_some() && marks[..place].iter().any(same)
    };
    let mut places: Vec<usize> = (0..marks.len()).filter(|place| !told_before(*place)).collect();
    // Stable; on one day what was said comes before what is reported.
    places.sort_by_key(|place| (marks[*place].on, !marks[*place].said));
    let surplus = places.len().saturating_sub(MOST_STEPS);
    let mut left_out = 0;
    places.retain(|place| {
        let goes = left_out < surplus && !marks[*place].said;
        left_out += usize::from(goes);
        !goes
    });
    (places, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Each mark: day in January, `s`aid or `r`eported, its source.
    #[rstest]
    // What was said comes first on its day; two related commitments tell of one event once.
    #[case(&[(1, 's', ""), (9, 'r', "a"), (9, 's', ""), (9, 'r', "a")], &[0, 2, 1], 0)]
    // Without a source nothing tells two events apart: both stay. Another day is another event.
    #[case(&[(1, 's', ""), (9, 'r', ""), (9, 'r', ""), (8, 'r', "a"), (9, 'r', "a")], &[0, 3, 1, 2, 4], 0)]
    // Too many: the earliest reports are dropped, what was said stays.
    #[case(
        &[(1, 's', ""), (2, 'r', "a"), (3, 'r', "b"), (4, 's', ""), (5, 'r', "c"), (6, 'r', "d"), (7, 'r', "e")],
        &[0, 3, 4, 5, 6],
        2
    )]
    #[case(&[], &[], 0)]
    fn steps_are_chosen(#[case] marks: &[(i8, char, &str)], #[case] expected: &[usize], #[case] left_out: usize) {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(day, kind, source)| Mark {
                on: format!("2024-01-{day:02}").parse().unwrap(),
                said: *kind == 's',
                source: (!source.is_empty()).then(|| (*source).to_owned()),
            })
            .collect();
        assert_eq!(chosen(&marks), (expected.to_vec(), left_out));
    }
}
