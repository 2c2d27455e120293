//! A briefing in words: the document that page and file draw.

mod annex;
mod brief;
mod figures;
mod sitting;
mod talk;

use crate::app::components::status::{look, look_word};
use crate::app::components::status_look::{QUIET_INK, status_look};
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::briefing::{BriefingAudience, BriefingLanguage};
use crate::domain::commitment::Standing;
use crate::domain::list::projection::ListEntry;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::state::CommitmentState;
use crate::exchange::document::{Document, DocumentPart, Run, Runs, Style, cut};
use crate::i18n::Messages;
use crate::paths;
use crate::service::briefing::Briefing;

/// Characters available for what is on every page besides the marking.
const RUNNING: usize = 70;

/// The document of a briefing, in the language asked for or in both; of a site in one language, in that.
pub fn paper(facts: &Briefing, member: &Member, messages: Messages) -> Document {
    let lang = messages.lang();
    if messages.is_alone() {
        return Writer::new(facts, member, messages, false).paper();
    }
    let tongue = facts.ask.tongue.unwrap_or(if lang == Lang::En { BriefingLanguage::En } else { BriefingLanguage::Ko });
    let of = |lang: Lang| Writer::new(facts, member, Messages::of(lang), tongue == BriefingLanguage::Both).paper();
    match tongue {
        BriefingLanguage::En => of(Lang::En),
        BriefingLanguage::Ko => of(Lang::Ko),
        BriefingLanguage::Both => Document::beside(of(lang), of(lang.other())),
    }
}

/// What a briefing is called, in one language.
pub fn title(facts: &Briefing, lang: Lang) -> String {
    let messages = Messages::of(lang);
    match &facts.period.meeting {
        Some(meeting) => messages.with("briefing-title-meeting", &[("meeting", meeting.title.words(lang).into())]),
        None => {
            let (from, to) = (messages.day_in_prose(facts.period.from), messages.day_in_prose(facts.period.to));
            messages.with("briefing-title-days", &[("from", from.into()), ("to", to.into())])
        }
    }
}

/// Who may read a briefing, in one language. Shared records are for the tracked parties of their own statement: all of
/// a briefing may be read by those who are tracked by each.
fn marking(facts: &Briefing, member: &Member, context: &RenderContext) -> String {
    let messages = context.messages;
    let own = || messages.with("briefing-marking-party", &[("party", context.party(member.party.as_str()).into())]);
    match facts.ask.circle {
        BriefingAudience::Public => messages.say("briefing-marking-public"),
        BriefingAudience::Party => own(),
        BriefingAudience::Shared => {
            let statements = facts.all.iter().filter_map(|it| facts.reference.statement(&it.listed.statement));
            let tracked: Vec<&[PartyCode]> = statements.map(|it| &*it.tracked).filter(|it| it.len() > 1).collect();
            let first = tracked.first().copied().unwrap_or_default();
            let all = first.iter().filter(|party| tracked.iter().all(|it| it.contains(party)));
            let parties: Vec<String> = all.map(|it| context.party(it.as_str())).collect();
            if parties.len() < 2 {
                return own();
            }
            messages.with("briefing-marking-shared", &[("parties", messages.list(&parties).into())])
        }
    }
}

/// Writes a briefing in one language.
struct Writer<'a> {
    facts: &'a Briefing,
    context: RenderContext,
    messages: Messages,
    lang: Lang,
    marking: String,
    /// Whether another language is set beside it: then only half the space is available.
    halved: bool,
}

impl<'a> Writer<'a> {
    fn new(facts: &'a Briefing, member: &Member, messages: Messages, halved: bool) -> Self {
        let lang = messages.lang();
        let context = RenderContext { lang, messages, as_of: facts.as_of, reference: facts.reference.clone() };
        let marking = marking(facts, member, &context);
        Self { facts, context, messages, lang, marking, halved }
    }

    fn paper(&self) -> Document {
        let title = title(self.facts, self.lang);
        let as_of = self.messages.with("as-of", &[("day", self.messages.day(self.facts.as_of.day).into())]);
        let parts = [
            ("brief", Some(self.brief())),
            ("sitting", self.facts.sitting.as_ref().map(|it| self.sitting(it))),
            ("figures", Some(self.figures())),
            ("talk", Some(self.talk())),
            ("annex", Some(self.annex())),
        ];
        Document {
            marking: vec![self.say(&self.marking).looking(Style::Strong)],
            running: vec![
                self.say(format!("{}, {as_of}", cut(&title, if self.halved { RUNNING / 2 } else { RUNNING }))),
            ],
            title: vec![self.say(title)],
            day: self.facts.as_of.day,
            parts: parts
                .into_iter()
                .filter_map(|(name, pieces)| Some(DocumentPart { name, pieces: pieces? }))
                .collect(),
        }
    }

    /// Words of ours.
    fn say(&self, messages: impl Into<String>) -> Run {
        Run::plain(messages, self.lang)
    }

    /// A message without arguments.
    fn text(&self, key: &str) -> Run {
        self.say(self.messages.text(key))
    }

    /// A message without arguments as a label before something.
    fn label(&self, key: &str) -> Run {
        self.labelled(self.messages.text(key))
    }

    fn labelled(&self, label: &str) -> Run {
        self.say(format!("{label}: ")).looking(Style::Strong)
    }

    /// A recorded text for a reader of the language, cut to a width of `room` letters.
    fn recorded(&self, text: &Text, room: usize) -> Option<Run> {
        let version = text.for_reader(self.lang)?;
        Some(Run::plain(cut(&version.words, room), version.lang))
    }

    /// The title of a commitment, leading to where the document tells of it, or to its page.
    fn title_of(&self, listed: &ListEntry, room: usize) -> Run {
        let title = self.recorded(&listed.title, room).unwrap_or_else(|| self.say(&listed.slug));
        title.leading_to(self.context.link(&paths::commitment(self.lang, &listed.slug)))
    }

    /// How a commitment stands: its shape and word.
    fn status(&self, listed: &ListEntry) -> Run {
        self.say(look_word(listed, self.messages)).looking(listed_style(listed))
    }
}

fn status_style(status: HeadlineStatus) -> Style {
    Style::Status { word: status.word(), ink: status_look(status).ink }
}

fn listed_style(listed: &ListEntry) -> Style {
    match listed.standing {
        Standing::Proposed => Style::Status { word: look(listed), ink: QUIET_INK },
        Standing::Agreed | Standing::Unilateral => status_style(listed.headline.status),
    }
}

/// Who stands beside whom: the tracked parties in their order, then whoever else undertakes it.
fn sides(state: &CommitmentState, context: &RenderContext) -> Vec<PartyCode> {
    let tracked = context.reference.statement(&state.commitment.statement).map_or(&[][..], |it| &it.tracked);
    let mut parties: Vec<PartyCode> = Vec::new();
    for party in tracked.iter().chain(&state.commitment.undertaken_by) {
        if !parties.contains(party) {
            parties.push(party.clone());
        }
    }
    parties
}

/// Lines as one, with something between them.
fn run(lines: impl IntoIterator<Item = Runs>, between: &Run) -> Runs {
    let mut out = Runs::new();
    for line in lines {
        if !out.is_empty() {
            out.push(between.clone());
        }
        out.extend(line);
    }
    out
}

/// Parts of a line with a dot between them.
fn dotted(parts: impl IntoIterator<Item = Run>, lang: Lang) -> Runs {
    run(parts.into_iter().map(|it| vec![it]), &Run::plain(" · ", lang))
}
