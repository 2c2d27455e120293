//! From a text to what is found in it: structure, sentences, what is proposed and what is left out.

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::{Nature, Standing};
use crate::intake::blocks::{Part, parts};
use crate::intake::extraction::{
    BlockKind, Extraction, LeftOut, LeftOutKind, PartyFound, Proposal, Reason, ReasonKind, Sureness,
};
use crate::intake::sentences::sentences;
use crate::intake::span::Span;
use crate::intake::token::{Even, Token, tokens};
use crate::intake::vocabulary::Vocabulary;
use crate::intake::words::{ENGLISH, has};

/// What is found in a stored text.
pub fn extraction(text: String, language: Lang, vocabulary: &Vocabulary) -> Extraction {
    let letters: Vec<char> = text.chars().collect();
    let parts = parts(&letters);
    let (mut proposals, mut left_out) = (Vec::new(), Vec::new());
    for (block, part) in parts.iter().enumerate() {
        let words = tokens(&Even::of(&letters, &part.pieces));
        for range in sentences(&words, &ENGLISH.abbreviations) {
            let sentence = &words[range];
            let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
            let span = Span::new(first.span.start, last.span.end);
            match said(sentence, part) {
                Some(head) => proposals.push(proposal(span, block, head, language, &letters, vocabulary)),
                None => left_out.push(LeftOut { span, block, why: why(part), words: None }),
            }
        }
    }
    Extraction { language, text, blocks: parts.into_iter().map(|it| it.block).collect(), proposals, left_out }
}

fn said(sentence: &[Token], part: &Part) -> Option<Span> {
    let prose = matches!(part.block.kind, BlockKind::Paragraph | BlockKind::Item);
    let head = sentence.iter().find(|it| {
        has(&ENGLISH.modals, &it.low)
            || it.low.ends_with("기로")
            || it.low.ends_with("예정이다")
            || it.low.ends_with("추진한다")
    });
    head.filter(|_| prose).map(|it| it.span)
}

fn why(part: &Part) -> LeftOutKind {
    match part.block.kind {
        BlockKind::Heading => LeftOutKind::Structure,
        BlockKind::About => LeftOutKind::About,
        BlockKind::LeadIn => LeftOutKind::LeadIn,
        _ => LeftOutKind::Plain,
    }
}

fn proposal(
    span: Span,
    block: usize,
    head: Span,
    language: Lang,
    letters: &[char],
    vocabulary: &Vocabulary,
) -> Proposal {
    let words: String = letters[head.end.min(span.end)..span.end].iter().take(80).collect();
    let version =
        Version { lang: language, words: words.trim().to_owned(), kind: TextKind::Original, translates: None };
    let parties = vocabulary.of_statement.iter();
    Proposal {
        spans: vec![span],
        lead_in: None,
        block,
        number: None,
        title: Text(vec![version]),
        areas: Vec::new(),
        parties: parties.map(|it| PartyFound { code: it.clone(), words: None }).collect(),
        owners: Vec::new(),
        due: None,
        standing: Standing::Agreed,
        nature: Nature::Continuing,
        sureness: Sureness::Likely,
        reasons: vec![Reason { kind: ReasonKind::Will, words: Some(head) }],
        offered: Vec::new(),
    }
}
