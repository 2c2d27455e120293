//! How a commitment can end.

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::Nature;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::words::{ENGLISH, KOREAN};

/// Whether what words tell recurs, can be finished, or goes on.
pub fn of(words: &[Token], letters: &[char], span: Span, is_due: bool, language: Lang) -> Nature {
    let text: String = letters[span.start..span.end].iter().collect::<String>().to_lowercase();
    let low = format!(" {} ", words.iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" "));
    let (recurs, delivers) = match language {
        Lang::En => (
            ENGLISH.recurring.iter().any(|it| low.contains(&format!(" {it} "))),
            words.iter().any(|it| ENGLISH.deliver.has(&it.low)),
        ),
        Lang::Ko => (
            KOREAN.recurring.iter().any(|it| text.contains(it.as_str())),
            KOREAN.deliver.iter().any(|it| text.contains(it.as_str())),
        ),
    };
    match (recurs, is_due || delivers) {
        (true, _) => Nature::Recurring,
        (_, true) => Nature::Deliverable,
        _ => Nature::Continuing,
    }
}
