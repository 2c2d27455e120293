//! Which records change what everybody sees.

use crate::domain::access::permission::Visibility;
use crate::domain::record::fact_kind::FactKind;

/// Whether a record of this kind and visibility may change a page that everybody reads. What it lets through without need
/// costs a page drawn again; what it held back would leave an old page standing.
///
/// A record that not everybody sees changes no such page, as [`crate::domain::record::state::fold_seen`] leaves it out, and
/// must not: whether pages are drawn again can be told from how long they take. Reference data are read by everybody,
/// whatever visibility they were recorded with. The removal of a payload counts by the record that it is taken from as
/// well.
pub fn changes_what_everybody_sees(kind: FactKind, visibility: &Visibility) -> bool {
    *visibility == Visibility::Public || FactKind::REFERENCE.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(FactKind::UpdatePublished, "public", true)]
    #[case(FactKind::UpdatePublished, "shared", false)]
    #[case(FactKind::UpdateSubmitted, "party:ROK", false)]
    #[case(FactKind::NoteWritten, "organisation:MSIT", false)]
    #[case(FactKind::PayloadWithheld, "public", true)]
    #[case(FactKind::PayloadWithheld, "party:ROK", false)]
    #[case(FactKind::OrganisationRecorded, "shared", true)]
    fn only_what_everybody_sees_counts(#[case] kind: FactKind, #[case] seen_by: Visibility, #[case] changes: bool) {
        assert_eq!(changes_what_everybody_sees(kind, &seen_by), changes);
    }
}
