//! Which commitments are connected, however many links lie between them.

use std::collections::BTreeMap;

/// For each commitment that is linked to another: the one that stands for its whole thread, the same for all of it.
pub fn threads(links: &[(String, String)]) -> BTreeMap<&str, &str> {
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    fn root<'a>(parents: &BTreeMap<&'a str, &'a str>, mut id: &'a str) -> &'a str {
        while let Some(parent) = parents.get(id).filter(|parent| **parent != id) {
            id = parent;
        }
        id
    }
    for (from, to) in links {
        let (a, b) = (root(&parents, from), root(&parents, to));
        parents.entry(from).or_insert(a);
        parents.entry(to).or_insert(b);
        // The smaller identifier stands for both, so that the order of the links does not matter.
        parents.insert(a.max(b), a.min(b));
        parents.entry(a.min(b)).or_insert(a.min(b));
    }
    parents.keys().map(|id| (*id, root(&parents, id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn linked(links: &[(&str, &str)]) -> Vec<(String, String)> {
        links.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn links_join_into_threads() {
        let links = linked(&[("d", "c"), ("b", "a"), ("c", "b"), ("x", "y"), ("a", "d")]);
        let found = threads(&links);
        let expected = [("a", "a"), ("b", "a"), ("c", "a"), ("d", "a"), ("x", "x"), ("y", "x")];
        assert_eq!(found, expected.into_iter().collect());
        assert!(threads(&[]).is_empty());
        assert_eq!(threads(&linked(&[("a", "a")])).len(), 1);
    }

    proptest! {
        #[test]
        fn the_order_of_the_links_does_not_matter(links in proptest::collection::vec(("[a-h]", "[a-h]"), 0..12)) {
            let mut turned = links.clone();
            turned.reverse();
            let turned: Vec<_> = turned.into_iter().map(|(a, b)| (b, a)).collect();
            prop_assert_eq!(threads(&links), threads(&turned));
            let found = threads(&links);
            prop_assert!(links.iter().all(|(a, b)| found[a.as_str()] == found[b.as_str()]));
        }
    }
}
