//! A briefing in words: the document that page and file draw.

mod annex;
mod brief;
mod figures;
mod talk;

use crate::app::components::status::{look, look_word};
use crate::app::request::Drawing;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::briefing::{Circle, Tongue};
use crate::domain::list::projection::Listed;
use crate::domain::organisation::party::PartyCode;
use crate::domain::record::state::State;
use crate::exchange::document::{Line, Look, Paper, Part, Span, cut};
use crate::i18n::Words;
use crate::paths;
use crate::service::briefing::Briefing;

/// What stands on every page besides the marking has so much room.
const RUNNING: usize = 70;

/// The document of a briefing, in the language asked for or in both.
pub fn paper(facts: &Briefing, member: &Member, lang: Lang) -> Paper {
    let tongue = facts.ask.tongue.unwrap_or(if lang == Lang::En { Tongue::En } else { Tongue::Ko });
    let of = |lang: Lang| Writer::new(facts, member, lang, tongue == Tongue::Both).paper();
    match tongue {
        Tongue::En => of(Lang::En),
        Tongue::Ko => of(Lang::Ko),
        Tongue::Both => Paper::beside(of(lang), of(lang.other())),
    }
}

/// What a briefing is called, in one language.
pub fn title(facts: &Briefing, lang: Lang) -> String {
    let words = Words::of(lang);
    match &facts.period.meeting {
        Some(meeting) => words.with("briefing-title-meeting", &[("meeting", meeting.title.words(lang).into())]),
        None => {
            let (from, to) = (words.day_in_prose(facts.period.from), words.day_in_prose(facts.period.to));
            words.with("briefing-title-days", &[("from", from.into()), ("to", to.into())])
        }
    }
}

/// Who may read a briefing, in one language. Shared records are for the tracked parties of their own statement: all of a
/// briefing may be read by those who are tracked by each.
fn marking(facts: &Briefing, member: &Member, drawing: &Drawing) -> String {
    let words = drawing.words;
    let own = || words.with("briefing-marking-party", &[("party", drawing.party(member.party.as_str()).into())]);
    match facts.ask.circle {
        Circle::Public => words.say("briefing-marking-public"),
        Circle::Party => own(),
        Circle::Shared => {
            let statements = facts.all.iter().filter_map(|it| facts.reference.statement(&it.listed.statement));
            let tracked: Vec<&[PartyCode]> = statements.map(|it| &*it.tracked).filter(|it| it.len() > 1).collect();
            let first = tracked.first().copied().unwrap_or_default();
            let all = first.iter().filter(|party| tracked.iter().all(|it| it.contains(party)));
            let parties: Vec<String> = all.map(|it| drawing.party(it.as_str())).collect();
            if parties.len() < 2 {
                return own();
            }
            words.with("briefing-marking-shared", &[("parties", words.list(&parties).into())])
        }
    }
}

/// Writes a briefing in one language.
struct Writer<'a> {
    facts: &'a Briefing,
    drawing: Drawing,
    words: Words,
    lang: Lang,
    marking: String,
    /// Whether another language stands beside it: there is half the room then.
    halved: bool,
}

impl<'a> Writer<'a> {
    fn new(facts: &'a Briefing, member: &Member, lang: Lang, halved: bool) -> Self {
        let words = Words::of(lang);
        let drawing = Drawing { lang, words, as_of: facts.as_of, reference: facts.reference.clone() };
        let marking = marking(facts, member, &drawing);
        Self { facts, drawing, words, lang, marking, halved }
    }

    fn paper(&self) -> Paper {
        let title = title(self.facts, self.lang);
        let as_of = self.words.with("as-of", &[("day", self.words.day(self.facts.as_of.day).into())]);
        let parts =
            [("brief", self.brief()), ("figures", self.figures()), ("talk", self.talk()), ("annex", self.annex())];
        Paper {
            marking: vec![self.say(&self.marking).looking(Look::Strong)],
            running: vec![
                self.say(format!("{}, {as_of}", cut(&title, if self.halved { RUNNING / 2 } else { RUNNING }))),
            ],
            title: vec![self.say(title)],
            parts: parts.into_iter().map(|(name, pieces)| Part { name, pieces }).collect(),
        }
    }

    /// Words of ours.
    fn say(&self, words: impl Into<String>) -> Span {
        Span::plain(words, self.lang)
    }

    /// A message without arguments.
    fn text(&self, key: &str) -> Span {
        self.say(self.words.text(key))
    }

    /// A message without arguments as a label before something.
    fn label(&self, key: &str) -> Span {
        self.labelled(self.words.text(key))
    }

    fn labelled(&self, label: &str) -> Span {
        self.say(format!("{label}: ")).looking(Look::Strong)
    }

    /// A recorded text for a reader of the language, cut to so much room.
    fn recorded(&self, text: &Text, room: usize) -> Option<Span> {
        let version = text.for_reader(self.lang)?;
        Some(Span::plain(cut(&version.words, room), version.lang))
    }

    /// The title of a commitment, leading to where the document tells of it, or to its page.
    fn title_of(&self, listed: &Listed, room: usize) -> Span {
        let title = self.recorded(&listed.title, room).unwrap_or_else(|| self.say(&listed.slug));
        title.leading_to(self.drawing.link(&paths::commitment(self.lang, &listed.slug)))
    }

    /// How a commitment stands: its shape and word.
    fn status(&self, listed: &Listed) -> Span {
        self.say(look_word(listed, self.words)).looking(Look::Status(look(listed)))
    }
}

/// Who stands beside whom: the tracked parties in their order, then whoever else undertakes it.
fn sides(state: &State, drawing: &Drawing) -> Vec<PartyCode> {
    let tracked = drawing.reference.statement(&state.commitment.statement).map_or(&[][..], |it| &it.tracked);
    let mut parties: Vec<PartyCode> = Vec::new();
    for party in tracked.iter().chain(&state.commitment.undertaken_by) {
        if !parties.contains(party) {
            parties.push(party.clone());
        }
    }
    parties
}

/// Lines as one, with something between them.
fn run(lines: impl IntoIterator<Item = Line>, between: &Span) -> Line {
    let mut out = Line::new();
    for line in lines {
        if !out.is_empty() {
            out.push(between.clone());
        }
        out.extend(line);
    }
    out
}

/// Parts of a line with a dot between them.
fn dotted(parts: impl IntoIterator<Item = Span>, lang: Lang) -> Line {
    run(parts.into_iter().map(|it| vec![it]), &Span::plain(" · ", lang))
}
