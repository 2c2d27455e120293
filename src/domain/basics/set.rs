//! Lists whose order says nothing: areas, parties, organisations.

/// Whether two lists hold the same, in whatever order and however often.
pub fn same<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().all(|it| b.contains(it)) && b.iter().all(|it| a.contains(it))
}

/// What was chosen, each once: in the order of what was there before, the new after it. So nothing counts as changed
/// because a form sends its boxes in another order.
pub fn in_order_of<T: PartialEq + Clone>(before: &[T], chosen: &[T]) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    let kept = before.iter().filter(|it| chosen.contains(it));
    for value in kept.chain(chosen) {
        if !ordered.contains(value) {
            ordered.push(value.clone());
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("ab", "ba", "ab", true)]
    #[case("ab", "bba", "ab", true)]
    #[case("ab", "b", "b", false)]
    #[case("ab", "cba", "abc", false)]
    #[case("", "ba", "ba", false)]
    #[case("ab", "", "", false)]
    fn the_order_of_a_set_says_nothing(
        #[case] before: &str,
        #[case] chosen: &str,
        #[case] expected: &str,
        #[case] unchanged: bool,
    ) {
        let (before, chosen): (Vec<char>, Vec<char>) = (before.chars().collect(), chosen.chars().collect());
        assert_eq!(in_order_of(&before, &chosen), expected.chars().collect::<Vec<_>>());
        assert_eq!(same(&before, &chosen), unchanged);
    }
}
