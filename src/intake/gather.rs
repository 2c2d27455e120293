//! From a text to what is found in it: structure, sentences, what is proposed and what is left out.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::Standing;
use crate::intake::areas::AreaWords;
use crate::intake::blocks::{Part, beside, parts};
use crate::intake::claim::{Claim, Judged, Subject, Who};
use crate::intake::extraction::{
    Block, BlockKind, Extraction, LeftOut, LeftOutKind, OwnerFound, Proposal, Reason, ReasonKind, Sureness,
};
use crate::intake::owners::Organisations;
use crate::intake::parties::Parties;
use crate::intake::relations::Commitments;
use crate::intake::span::Span;
use crate::intake::table::{Table, cells};
use crate::intake::token::{Even, Token, tokens};
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{due, english, korean, nature, sentences, title, words};

/// How many words from its beginning are read for the parties of a text.
const BEGINNING: usize = 1_500;

/// A text while it is read.
pub struct Reading<'a> {
    pub letters: &'a [char],
    pub language: Lang,
    pub vocabulary: &'a Vocabulary,
    pub parties: Parties,
    pub organisations: Organisations,
    /// What the words of each block say that items go on with, in English.
    leads: HashMap<usize, english::Lead>,
    /// The blocks that items go on with, and that announce them in Korean.
    pub announcing: HashSet<usize>,
    /// The items that say by themselves what is to be done: those beside them do as well.
    pub acting: HashSet<usize>,
}

/// What is found in a stored text.
pub fn extraction(text: String, language: Lang, vocabulary: &Vocabulary) -> Extraction {
    let letters: Vec<char> = text.chars().collect();
    let parts = parts(&letters, language);
    let mut parties = Parties::of(vocabulary);
    let beginning = Span::new(0, letters.len().min(BEGINNING * 4));
    parties.named_in(&tokens(&Even::of(&letters, &[beginning])), &letters[..beginning.end]);
    let mut organisations = Organisations::of(vocabulary);
    organisations.named_in(&tokens(&Even::of(&letters, &[Span::new(0, letters.len())])));
    let (leads, announcing, acting) = Default::default();
    let mut reading =
        Reading { letters: &letters, language, vocabulary, parties, organisations, leads, announcing, acting };
    let with_items: BTreeSet<usize> = parts.iter().filter_map(|it| it.block.lead_in).collect();
    match language {
        Lang::En => {
            reading.leads = with_items.into_iter().map(|it| (it, reading.lead(&parts[it]))).collect();
        }
        Lang::Ko => {
            let announces = |it: &usize| korean::announces(&letters, parts[*it].block.span);
            reading.announcing = with_items.into_iter().filter(announces).collect();
        }
    }
    let acts = |it: &usize| parts[*it].block.kind == BlockKind::Item && reading.acts_alone(&parts[*it]);
    reading.acting = (0..parts.len()).filter(acts).collect();
    let judged = reading.judged(&parts);
    let proposals = reading.proposals(&parts, &judged);
    let left_out = judged.iter().flat_map(|it| it.left_out(&letters)).collect::<Vec<_>>();
    Extraction { language, text, blocks: parts.into_iter().map(|it| it.block).collect(), proposals, left_out }
}

/// A sentence, and what it was found to say.
pub struct Said {
    pub block: usize,
    pub span: Span,
    pub judged: Judged,
}

impl Said {
    /// What of it is in no claim.
    fn left_out(&self, letters: &[char]) -> Vec<LeftOut> {
        let (why, words) = self.judged.left.unwrap_or((LeftOutKind::Plain, None));
        let mut out = Vec::new();
        let mut from = self.span.start;
        let mut put = |start: usize, end: usize, why: LeftOutKind, words: Option<Span>| {
            if letters[start..end].iter().any(|it| it.is_alphanumeric()) {
                out.push(LeftOut { span: Span::new(start, end), block: self.block, why, words });
            }
        };
        for claim in &self.judged.claims {
            if claim.span.start > from {
                // What stands before a claim in its sentence leads to it.
                put(from, claim.span.start, LeftOutKind::Recital, None);
            }
            from = from.max(claim.span.end);
        }
        if from < self.span.end {
            put(from, self.span.end, why, words);
        }
        out
    }
}

impl Reading<'_> {
    fn acts_alone(&self, part: &Part) -> bool {
        if self.language == Lang::Ko {
            return korean::acts_alone(self.letters, part.block.span);
        }
        let words = tokens(&Even::of(self.letters, &part.pieces));
        let Some(first) = sentences::sentences(&words, &words::ENGLISH.abbreviations).into_iter().next() else {
            return false;
        };
        let words = &words[first];
        english::acts_alone(&self.sentence(words, &vec![false; words.len()]))
    }

    fn lead(&self, part: &Part) -> english::Lead {
        let words = tokens(&Even::of(self.letters, &part.pieces));
        let last = sentences::sentences(&words, &words::ENGLISH.abbreviations).pop().unwrap_or(0..0);
        let words = &words[last];
        english::lead(&self.sentence(words, &vec![false; words.len()]))
    }

    fn judged(&self, parts: &[Part]) -> Vec<Said> {
        let mut out: Vec<Said> = Vec::new();
        let mut claimed: Vec<bool> = vec![false; parts.len()];
        let mut table = Table::default();
        // Leads are judged last: whether one is a claim depends on what its items are.
        let mut leads = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let words = tokens(&Even::of(self.letters, &part.pieces));
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let span = Span::new(part.block.span.start, last.span.end.max(first.span.end));
            let kind = part.block.kind;
            let left = |why| Said { block: at, span, judged: Judged::left(why, None) };
            match kind {
                BlockKind::About => out.push(left(LeftOutKind::About)),
                BlockKind::Footnote => out.push(left(LeftOutKind::About)),
                BlockKind::Heading => out.push(left(LeftOutKind::Structure)),
                _ if part.is_other(self.letters, self.language) => out.push(left(LeftOutKind::OtherLanguage)),
                BlockKind::LeadIn => leads.push((at, words)),
                BlockKind::Row => {
                    let judged = table.row(self, parts, at);
                    out.push(Said { block: at, span: part.block.span, judged });
                }
                _ => {
                    let said = self.sentences(parts, at, &words);
                    if said.iter().any(|it| !it.judged.claims.is_empty()) {
                        let mut lead = part.block.lead_in;
                        while let Some(place) = lead.filter(|it| !claimed[*it]) {
                            claimed[place] = true;
                            lead = parts[place].block.lead_in;
                        }
                    }
                    out.extend(said);
                }
            }
            if kind != BlockKind::Row {
                table = Table::default();
            }
        }
        for (at, words) in leads {
            let mut said = self.sentences(parts, at, &words);
            if let Some(last) = said.last_mut().filter(|_| claimed[at]) {
                last.judged = Judged::left(LeftOutKind::LeadIn, None);
            }
            out.extend(said);
        }
        // A lead-in of its own kind that is an item as well was judged with its items.
        for said in &mut out {
            let block = &parts[said.block].block;
            let is_last = said.span.end + 1 >= block.span.end;
            if claimed[said.block] && block.kind == BlockKind::Item && is_last && self.ends_open(block) {
                said.judged = Judged::left(LeftOutKind::LeadIn, None);
            }
        }
        out.sort_by_key(|it| it.span.start);
        out
    }

    fn ends_open(&self, block: &Block) -> bool {
        let words: String = self.letters[block.words_from..block.span.end].iter().collect();
        words.trim_end().ends_with([':', '：']) || words.contains("다음 각") || words.contains("다음과 같")
    }

    fn sentences(&self, parts: &[Part], at: usize, words: &[Token]) -> Vec<Said> {
        let quoted = quoted(words);
        let ranges = sentences::sentences(words, &words::ENGLISH.abbreviations);
        let aside = self.is_aside(parts, at);
        // An item's label may be a sentence of its own: `Vaccines. Develop a joint plan.`
        let label = ranges
            .first()
            .is_some_and(|it| it.len() < 6 && parts[at].block.kind == BlockKind::Item && ranges.len() > 1);
        let said = ranges.into_iter().enumerate().map(|(place, range)| {
            let (sentence, quoted) = (&words[range.clone()], &quoted[range]);
            let is_first = place == 0 || label && place == 1;
            let judged = match self.language {
                _ if aside => Judged::left(LeftOutKind::Boilerplate, None),
                Lang::En => self.english(parts, at, sentence, quoted, is_first),
                Lang::Ko => korean::judge(self, parts, at, sentence, quoted, is_first),
            };
            let last = sentence.len() - 1;
            Said { block: at, span: Span::new(sentence[0].span.start, sentence[last].span.end), judged }
        });
        said.collect()
    }

    /// Whether a block stands under a heading of what is no part of the text: notes for editors, contacts.
    fn is_aside(&self, parts: &[Part], at: usize) -> bool {
        let heading = parts[at].block.heading.map(|it| parts[it].block.span);
        heading.is_some_and(|span| {
            let words: String = self.letters[span.start..span.end].iter().collect::<String>().to_lowercase();
            let asides = words::ENGLISH.asides.iter().chain(&words::KOREAN.asides);
            asides.into_iter().any(|it| words.contains(it.as_str()))
        })
    }

    fn english(&self, parts: &[Part], at: usize, words: &[Token], quoted: &[bool], is_first: bool) -> Judged {
        let sentence = self.sentence(words, quoted);
        let block = &parts[at].block;
        let lead = block.lead_in.and_then(|it| self.leads.get(&it)).copied();
        let is_item = is_first && block.kind == BlockKind::Item;
        let lead = lead.unwrap_or_else(|| {
            if is_item && self.is_planned(parts, at) { english::Lead::Plan } else { english::Lead::None }
        });
        if is_item && lead == english::Lead::Party {
            // Who does it stands in the words that lead to the item.
            let mut judged = english::item(&sentence, lead);
            let span = block.lead_in.map(|it| parts[it].block.span);
            for claim in judged.claims.iter_mut().filter(|it| it.subject.words.is_none()) {
                claim.subject = span.map_or(claim.subject, |it| self.lead_party(it));
            }
            judged
        } else if is_item {
            english::item(&sentence, lead)
        } else {
            english::sentence(&sentence, false)
        }
    }

    fn lead_party(&self, span: Span) -> Subject {
        let words = tokens(&Even::of(self.letters, &[span]));
        let all = words.iter().any(|it| words::has(&words::ENGLISH.together, &it.low));
        Subject { who: if all { Who::Together } else { Who::Named }, words: Some(span) }
    }

    /// Whether the heading over an item, or most items beside it, tell what is to be done.
    fn is_planned(&self, parts: &[Part], at: usize) -> bool {
        let words = |at: usize| tokens(&Even::of(self.letters, &parts[at].pieces));
        let heads = |it: &[Token], list: &[String]| it.iter().any(|it| words::has(list, &it.low));
        let over = parts[at].block.heading.map(words).unwrap_or_default();
        let title =
            parts.iter().take(4).position(|it| it.block.kind == BlockKind::Heading).map(words).unwrap_or_default();
        // A short item with items of its own stands over them.
        let own = &parts[at].block;
        let is_over =
            parts.get(at + 1).is_some_and(|it| it.block.kind == BlockKind::Item && it.block.depth > own.depth);
        if is_over && words(at).len() < 7 || heads(&over, &words::ENGLISH.over_other) {
            return false;
        }
        let others = beside(parts, at);
        let of_title = parts[at].block.heading.is_some() && title.len() < 16 && heads(&title, &words::ENGLISH.plans);
        heads(&over, &words::ENGLISH.plans)
            || of_title
            || !others.is_empty() && others.iter().filter(|it| self.acting.contains(it)).count() * 2 >= others.len()
    }

    /// Words with what the rules of English ask about them.
    pub fn sentence<'a>(&self, words: &'a [Token], quoted: &[bool]) -> english::Sentence<'a> {
        english::Sentence::of(words, quoted, &self.parties.names, &self.organisations.names)
    }

    fn proposals(&self, parts: &[Part], judged: &[Said]) -> Vec<Proposal> {
        let areas = AreaWords::of(self.vocabulary);
        let commitments = Commitments::of(self.vocabulary);
        let mut out: Vec<Proposal> = Vec::new();
        let mut told: HashMap<Vec<String>, usize> = HashMap::new();
        for said in judged {
            let mut before = Subject::NOBODY;
            for claim in &said.judged.claims {
                // `The Agency will test it and will report`: who does the first act does the next.
                let mut claim = claim.clone();
                if claim.subject == Subject::NOBODY && self.language == Lang::En {
                    claim.subject = before;
                }
                before = claim.subject;
                let claim = &claim;
                let key = relations_key(&self.letters[claim.span.start..claim.span.end]);
                if let Some(place) = told.get(&key).copied().filter(|_| key.len() > 3) {
                    let twice = Reason { kind: ReasonKind::SaidTwice, words: Some(claim.span) };
                    out[place].spans.push(claim.span);
                    out[place].reasons.push(twice);
                    continue;
                }
                told.insert(key, out.len());
                let mut proposal = self.proposal(parts, said, claim);
                proposal.areas = areas.find(self, claim.span, &parts[said.block].block, parts);
                proposal.offered = commitments.offered(self, claim.span, &proposal.areas);
                out.push(proposal);
            }
        }
        out
    }

    /// The organisations that a claim names; those of its subject also where it stands with the act before, and those in
    /// brackets at the end of an item.
    fn owners(&self, block: &Block, said: &Said, claim: &Claim) -> Vec<OwnerFound> {
        let within = |place: Span| tokens(&Even::of(self.letters, &[place]));
        let find = |place: Span| self.organisations.find(self, &within(place), place);
        if block.kind == BlockKind::Row {
            let cells = cells(self.letters, claim.subject.words.unwrap_or(claim.around));
            let named = |it: &Span| match claim.subject.words {
                Some(_) => self.organisations.in_cell(self, &within(*it), *it),
                None => find(*it),
            };
            return cells.iter().flat_map(named).collect();
        }
        let mut owners = find(claim.span);
        let outside = claim.subject.words.filter(|it| !claim.around.holds(*it));
        match outside.filter(|_| matches!(claim.subject.who, Who::Organisation | Who::Body)) {
            Some(subject) => owners.splice(0..0, find(subject)).for_each(drop),
            None => owners.splice(0..0, self.beside(said.span, claim.span)).for_each(drop),
        }
        // What brackets say is read by their own rules.
        let of_brackets = |place: Span| self.organisations.in_brackets(self, &within(place), place);
        let brackets = self.brackets(block, claim.span).into_iter().flat_map(of_brackets).collect::<Vec<_>>();
        let mut told: Vec<OwnerFound> = Vec::new();
        for owner in brackets.into_iter().chain(owners) {
            if !told.iter().any(|it| it.name == owner.name || it.words.common(owner.words) > 0) {
                told.push(owner);
            }
        }
        told.sort_by_key(|it| it.words.start);
        told
    }

    /// The organisations that are joined to the first words of a claim and stand before it: `the A (AA), the B and C will`.
    fn beside(&self, sentence: Span, claim: Span) -> Vec<OwnerFound> {
        if self.language == Lang::Ko || sentence.start >= claim.start {
            return Vec::new();
        }
        let before = Span::new(sentence.start, claim.start);
        let words = tokens(&Even::of(self.letters, &[before]));
        let mut out = self.organisations.find(self, &words, before);
        let joins = |from: usize, to: usize| {
            let mut depth = 0_usize;
            words.iter().filter(|it| it.span.start >= from && it.span.end <= to).all(|it| {
                depth += usize::from(it.is("("));
                let inside = depth > 0;
                depth = depth.saturating_sub(usize::from(it.is(")")));
                inside || it.is_one(&[",", "and", "the", "&", "–", "as", "well"])
            })
        };
        let first = (0..out.len()).rev().take_while(|at| {
            let until = out.get(at + 1).map_or(claim.start, |it| it.words.start);
            let from = out[*at].words.end;
            from < until && joins(from, until)
        });
        let first = first.last().unwrap_or(out.len());
        out.split_off(first)
    }

    /// What stands in brackets at the ends of an item, where a claim is next to them or has them.
    fn brackets(&self, block: &Block, claim: Span) -> Vec<Span> {
        let letters = self.letters;
        let is_loose = |it: &usize| letters[*it].is_whitespace() || matches!(letters[*it], '.' | ';' | ',');
        let opens = |it: &usize| matches!(letters[*it], '(' | '[' | '（');
        let closes = |it: &usize| matches!(letters[*it], ')' | ']' | '）');
        let (start, end) = (block.words_from, block.span.end);
        if block.kind != BlockKind::Item {
            return Vec::new();
        }
        let mut out = Vec::new();
        let first = (start..end).find(|it| !is_loose(it)).filter(opens);
        if let Some((open, close)) = first.and_then(|open| Some((open, (open..end).find(closes)?)))
            && (close + 1..claim.start.max(close + 1)).all(|it| is_loose(&it))
            && claim.start >= start
        {
            out.push(Span::new(open + 1, close));
        }
        let last = (start..end).rev().find(|it| !is_loose(it)).filter(closes);
        // `(산업부(한), 에너지부(모레아))` is one.
        let opened = |close: usize| {
            let mut depth = 0_usize;
            (start..=close).rev().find(|it| {
                depth += usize::from(closes(it));
                depth -= usize::from(opens(it)).min(depth);
                depth == 0
            })
        };
        if let Some((open, close)) = last.and_then(|close| Some((opened(close)?, close)))
            && claim.start < open
            && (claim.end..open.max(claim.end)).all(|it| is_loose(&it))
        {
            out.push(Span::new(open + 1, close));
        }
        out
    }

    fn proposal(&self, parts: &[Part], said: &Said, claim: &Claim) -> Proposal {
        let block = &parts[said.block].block;
        let within = |span: Span| tokens(&Even::of(self.letters, &[span]));
        let words = within(claim.span);
        let subject = claim.subject.words.map(within).unwrap_or_default();
        // In a row each cell is for itself, and the last that says when counts.
        let is_row = block.kind == BlockKind::Row;
        let places = if is_row { cells(self.letters, claim.around) } else { vec![claim.span] };
        let due = if is_row {
            places.iter().rev().find_map(|place| due::in_cell(self, &within(*place), *place))
        } else {
            due::find(self, &words, claim.span)
        };
        let parties = self.parties.undertaking(claim.subject.who, &subject, self.letters, claim.subject.words);
        let own = |code| parties.len() == 1 && parties.iter().all(|it| it.code == code);
        let alone = self.vocabulary.issuer.clone().is_some_and(own);
        Proposal {
            spans: vec![claim.span],
            lead_in: block.lead_in.map(|it| parts[it].block.span).filter(|_| block.kind == BlockKind::Item),
            block: said.block,
            number: number(parts, said.block),
            title: title::of(
                self,
                claim,
                places.iter().find(|it| is_row && it.end > claim.act).map_or(claim.span.end, |it| it.end),
            ),
            areas: Vec::new(),
            owners: self.owners(block, said, claim),
            nature: nature::of(&words, self.letters, claim.span, due.is_some(), self.language),
            due,
            standing: if alone { Standing::Unilateral } else { Standing::Agreed },
            sureness: sureness(&claim.reasons),
            reasons: claim.reasons.clone(),
            parties,
            offered: Vec::new(),
        }
    }
}

/// The content words of a passage, sorted: what is told twice in the same words has the same.
fn relations_key(words: &[char]) -> Vec<String> {
    let text: String = words.iter().collect();
    crate::intake::relations::content(&text)
}

/// The number under which a block stands, with those of the items around it.
fn number(parts: &[Part], at: usize) -> Option<String> {
    let marker = |at: usize| parts[at].block.marker.clone().filter(|it| it.contains(char::is_alphanumeric));
    let own = marker(at)?;
    let lead = parts[at].block.lead_in.and_then(marker).filter(|it| *it != own);
    Some(lead.map_or(own.clone(), |lead| format!("{lead} {own}")))
}

fn sureness(reasons: &[Reason]) -> Sureness {
    let has = |kinds: &[ReasonKind]| reasons.iter().filter(|it| kinds.contains(&it.kind)).count();
    let doubts = has(&[
        ReasonKind::OtherSubject,
        ReasonKind::NoSubject,
        ReasonKind::Negated,
        ReasonKind::Conditional,
        ReasonKind::General,
        ReasonKind::Quoted,
    ]);
    let soft = has(&[
        ReasonKind::Passive,
        ReasonKind::Announced,
        ReasonKind::BodySubject,
        ReasonKind::Imperative,
        ReasonKind::NoteStyle,
        ReasonKind::Reaffirms,
    ]);
    match (doubts, soft) {
        (0, 0) => Sureness::Sure,
        (0, _) | (1, 0) => Sureness::Likely,
        _ => Sureness::Unsure,
    }
}

/// Which words stand in quotation marks long enough to be somebody's words.
fn quoted(words: &[Token]) -> Vec<bool> {
    let mut out = vec![false; words.len()];
    let mut open: Option<usize> = None;
    for (at, word) in words.iter().enumerate() {
        if word.is("\"") {
            match open.take() {
                Some(from) if at - from > 5 => out[from..=at].fill(true),
                Some(_) => {}
                None => open = Some(at),
            }
        }
    }
    out
}
