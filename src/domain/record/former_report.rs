//! The report that a report takes the place of.

use crate::domain::basics::day::Day;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::report::update::Update;

/// A report that was published before another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerReport {
    pub update: Update,
    /// The day from which it holds.
    pub on: Day,
}

/// What a report is compared with, as far as these records tell: what it corrects, or what its organisation published
/// last before it. Records of which a reader sees only some tell of reports that the reader sees.
pub fn former_report(history: &[Record], of: &Update) -> Option<FormerReport> {
    let published = history
        .iter()
        .find(|it| matches!(&it.fact, Some(Fact::UpdatePublished(update)) if update.id == of.id))
        .map_or(i64::MAX, |it| it.sequence);
    let mut ordered: Vec<&Record> = history.iter().filter(|it| it.sequence < published).collect();
    ordered.sort_by_key(|it| it.sequence);
    let mut standing: Vec<(Day, &Update)> = Vec::new();
    for record in ordered {
        match &record.fact {
            Some(Fact::UpdatePublished(update)) => {
                standing.retain(|(_, it)| update.corrects.as_ref() != Some(&it.id));
                standing.push((record.effective_on, update));
            }
            Some(Fact::UpdateWithdrawn(withdrawal)) => standing.retain(|(_, it)| it.id != withdrawal.update),
            _ => {}
        }
    }
    // Who wrote a report was not always recorded: then its party's word is all there is.
    let same_author = |it: &Update| match (&it.written_by, &of.written_by) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let corrected = standing.iter().find(|(_, it)| of.corrects.as_ref() == Some(&it.id));
    let last = || {
        standing
            .iter()
            .filter(|(_, it)| it.voice == of.voice && same_author(it))
            .max_by_key(|(effective_on, _)| *effective_on)
    };
    corrected.or_else(last).map(|(on, update)| FormerReport { update: (*update).clone(), on: *on })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::status::Status;
    use crate::domain::report::update::{UpdateId, Withdrawal};
    use crate::domain::samples::{ID, on, records, update};

    fn by(id: &str, organisation: &str) -> Update {
        Update { written_by: Some(organisation.into()), ..update(id, "party:ROK", Status::OnTrack) }
    }

    fn published(day: &str, update: Update) -> Record {
        on(day, Fact::UpdatePublished(update))
    }

    fn former(history: Vec<Record>, of: &Update) -> Option<String> {
        former_report(&records(history), of).map(|it| it.update.id.0)
    }

    #[test]
    fn it_is_the_last_one_of_the_organisation_before_it() {
        let history = || {
            vec![
                published("2024-02-01", by("first", "MSIT")),
                published("2024-03-01", by("other", "MOFA")),
                published("2024-04-01", by("new", "MSIT")),
                published("2024-05-01", by("later", "MSIT")),
            ]
        };
        assert_eq!(former(history(), &by("new", "MSIT")).as_deref(), Some("first"));
        assert_eq!(former(history(), &by("waiting", "MSIT")).as_deref(), Some("later"));
        assert_eq!(former(history(), &by("first", "MSIT")), None);
        assert_eq!(former(history(), &update("u", "party:US", Status::OnTrack)), None);
    }

    #[test]
    fn a_correction_is_compared_with_what_it_corrects_and_nothing_with_what_was_withdrawn() {
        let correction = Update { corrects: Some(UpdateId("first".into())), ..by("mended", "MSIT") };
        let withdrawn = Withdrawal { commitment: ID.into(), update: "second".into(), reason: "Wrong.".into() };
        let history = || {
            vec![
                published("2024-02-01", by("first", "MSIT")),
                published("2024-03-01", by("second", "MSIT")),
                on("2024-03-02", Fact::UpdateWithdrawn(withdrawn.clone())),
                published("2024-02-01", correction.clone()),
            ]
        };
        assert_eq!(former(history(), &correction).as_deref(), Some("first"));
        assert_eq!(former(history(), &by("new", "MSIT")).as_deref(), Some("mended"));
    }
}
