//! The one page that comes first.

use crate::app::components::bar::in_words;
use crate::app::pages::briefing::document::{Writer, dotted, run, title};
use crate::domain::briefing::talking_point::TalkingPoint;
use crate::domain::briefing::{MOST_DATES, MOST_ISSUES};
use crate::domain::commitment::due::{Due, DueState};
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::status::Status;
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::report::countersign::CountersignAnswer;
use crate::exchange::document::{Block, FigureBlock, Run, Runs, Style, cut};
use crate::paths;
use crate::service::briefing::{Coming, Topic};

/// Limits for the first page, so that it stays one page even with the longest titles.
struct Room {
    heading: usize,
    title: usize,
    why: usize,
    date: usize,
    selection: usize,
}

impl Room {
    const WHOLE: Self = Self { heading: 150, title: 150, why: 190, date: 80, selection: 160 };
    const HALF: Self = Self { heading: 62, title: 46, why: 80, date: 32, selection: 70 };
}

impl Writer<'_> {
    fn room(&self) -> Room {
        if self.halved { Room::HALF } else { Room::WHOLE }
    }

    /// The first page: numbers, changes, issues, dates.
    pub(super) fn brief(&self) -> Vec<Block> {
        let messages = self.messages;
        let heading = |text: String| Block::Heading(2, vec![vec![self.say(text)]]);
        let mut pieces = vec![
            Block::Heading(1, vec![vec![self.say(cut(&title(self.facts, self.lang), self.room().heading))]]),
            Block::Text(self.about()),
            Block::Figures(self.numbers()),
            Block::Text(vec![self.say(in_words(self.facts.tally.counts().parts(), messages))]),
        ];
        let since = messages.day_in_prose(self.facts.period.from);
        pieces.push(heading(messages.with("briefing-changes", &[("day", since.into())])));
        pieces.push(Block::Text(self.changes()));
        let topics = &self.facts.topics;
        let shown = topics.len().min(MOST_ISSUES);
        pieces.push(heading(if shown < topics.len() {
            messages.with("briefing-issues-of", &[("n", shown.into()), ("all", topics.len().into())])
        } else {
            messages.say("briefing-issues")
        }));
        pieces.push(if topics.is_empty() {
            Block::Text(vec![self.text("briefing-issues-none")])
        } else {
            Block::List { numbered: true, items: topics.iter().take(MOST_ISSUES).map(|it| self.issue(it)).collect() }
        });
        pieces.push(heading(messages.say("briefing-dates")));
        let dates = &self.facts.dates;
        let mut items: Vec<Vec<Runs>> = dates.iter().take(MOST_DATES).map(|it| vec![self.date(it)]).collect();
        if dates.len() > MOST_DATES {
            let more = messages.with("and-more", &[("n", (dates.len() - MOST_DATES).into())]);
            items.push(vec![vec![self.say(more).looking(Style::Quiet)]]);
        }
        pieces.push(if items.is_empty() {
            Block::Text(vec![self.text("briefing-dates-none")])
        } else {
            Block::List { numbered: false, items }
        });
        pieces
    }

    /// Which days and which selection it is about.
    fn about(&self) -> Runs {
        let messages = self.messages;
        let (ask, period) = (&self.facts.ask, &self.facts.period);
        let mut parts = vec![
            messages.with("as-of", &[("day", messages.day(self.facts.as_of.day).into())]),
            messages.with(
                "briefing-period",
                &[("from", messages.day(period.from).into()), ("to", messages.day(period.to).into())],
            ),
        ];
        let areas = ask.area.iter().map(|it| self.context.area(it));
        let chosen: Vec<String> = areas.chain(ask.org.iter().map(|it| self.context.organisation(it))).collect();
        parts.push(if chosen.is_empty() {
            messages.say("briefing-whole")
        } else {
            cut(&chosen.join(", "), self.room().selection)
        });
        dotted(parts.into_iter().map(|it| self.say(it).looking(Style::Quiet)), self.lang)
    }

    /// The list behind a number.
    pub(super) fn list(&self, facets: Facets) -> String {
        let own = &self.facts.query.facets;
        let facets = if facets.chosen(Facet::Area).is_empty() {
            facets.with(Facet::Area, own.chosen(Facet::Area))
        } else {
            facets
        };
        let query = Query { facets, org: self.facts.query.org.clone(), ..Query::default() };
        self.context.list(&paths::commitments(self.lang), &query)
    }

    fn numbers(&self) -> Vec<FigureBlock> {
        let only = Facets::commitments;
        let status = |status| only().with(Facet::Status, [status]);
        let figures = [
            ("briefing-figure-commitments", only()),
            ("briefing-figure-completed", status(HeadlineStatus::Completed)),
            ("briefing-figure-passed", only().with(Facet::Due, [DueState::Passed])),
            ("briefing-figure-differ", status(HeadlineStatus::Differ)),
            ("briefing-figure-silent", only().with(Facet::Freshness, [Freshness::Stale, Freshness::Never])),
            ("briefing-figure-proposals", Facets::proposals()),
        ];
        figures
            .into_iter()
            .filter(|(key, _)| *key != "briefing-figure-differ" || !self.facts.reference.is_of_one_party())
            .map(|(key, facets)| FigureBlock {
                number: self.messages.number(self.facts.tally.total(&facets)),
                label: vec![vec![self.text(key)]],
                link: self.list(facets),
            })
            .collect()
    }

    /// How many changes there were of each kind.
    fn changes(&self) -> Runs {
        let counts = self.facts.changes.counts();
        if counts.is_empty() {
            return vec![self.text("briefing-changes-none")];
        }
        let parts = counts.into_iter().map(|(kind, n)| {
            let name = self.messages.of_word("change", kind);
            let count = self.messages.with("count-at-status", &[("status", name.into()), ("n", n.into())]);
            let (from, to) = (self.facts.period.from, self.facts.period.to);
            let query = Query { from: Some(from), to: Some(to), kind: Some(kind), ..self.facts.query.clone() };
            self.say(count).leading_to(paths::with_query(&paths::changes(self.lang), query.parameters()))
        });
        dotted(parts, self.lang)
    }

    /// An issue: what, why, and what has to be decided.
    fn issue(&self, topic: &Topic) -> Vec<Runs> {
        let room = self.room();
        // As many reasons as fit, the gravest first.
        let mut why = String::new();
        for reason in self.whys(topic).iter().map(one_line) {
            let longer = if why.is_empty() { cut(&reason, room.why) } else { format!("{why} · {reason}") };
            if cut(&longer, room.why) != longer {
                break;
            }
            why = longer;
        }
        let decision = topic.reasons.first().map_or("", |reason| self.messages.of_word("briefing-decision", reason));
        let title =
            self.title_of(&topic.entry.listed, room.title).leading_to(format!("#c-{}", topic.entry.listed.slug));
        vec![
            vec![title.looking(Style::Strong)],
            vec![self.say(why)],
            vec![self.label("briefing-decide"), self.say(decision)],
        ]
    }

    /// Why a commitment needs discussion, a line for each reason.
    pub(super) fn whys(&self, topic: &Topic) -> Vec<Runs> {
        let messages = self.messages;
        let (listed, state) = (&topic.entry.listed, &topic.state);
        let party = |code: &str| self.context.party(code);
        let side = |(code, status): &(crate::domain::organisation::code::PartyCode, Status)| {
            let status = messages.of_word("status", status);
            messages.with("labelled", &[("label", party(code.as_str()).into()), ("value", status.into())])
        };
        let why = |reason: &TalkingPoint| -> Runs {
            let label = messages.of_word("concern", reason);
            let told: Vec<String> = match reason {
                TalkingPoint::Disputed => state
                    .dealings
                    .countersigns
                    .iter()
                    .filter(|it| it.value.answer == CountersignAnswer::Dispute)
                    .map(|countersign| {
                        let (by, why) =
                            (party(countersign.value.party.as_str()), countersign.value.reason.words(self.lang));
                        messages.with("labelled", &[("label", by.into()), ("value", why.into())])
                    })
                    .collect(),
                TalkingPoint::Differ => listed.headline.sides.iter().map(side).collect(),
                TalkingPoint::AtRiskOrDelayed => {
                    let bad = |it: &&(_, Status)| it.1.is_trouble();
                    let mut told: Vec<String> = listed.headline.sides.iter().filter(bad).map(side).collect();
                    if told.is_empty() {
                        told.push(messages.of_word("status", listed.headline.status).to_owned());
                    }
                    told
                }
                TalkingPoint::DuePassed => listed.due.iter().map(|due| messages.due(*due)).collect(),
                TalkingPoint::DueSoon => self.soon(topic),
                TalkingPoint::JointProposed | TalkingPoint::ChangeProposed | TalkingPoint::Proposed => Vec::new(),
            };
            let told = told.join("; ");
            if told.is_empty() {
                return vec![self.say(label)];
            }
            vec![self.labelled(label).looking(Style::Plain), self.say(told)]
        };
        topic.reasons.iter().map(why).collect()
    }

    /// What of a commitment falls due before the next meeting.
    fn soon(&self, topic: &Topic) -> Vec<String> {
        let (today, until) = (self.facts.as_of.day, self.facts.period.until);
        let soon = |due: &Due| due.on >= today && due.on <= until;
        let own = topic.entry.listed.due.filter(soon).map(|due| self.messages.due(due));
        let steps = topic.state.milestones.iter().filter(|it| it.value.completed_on.is_none());
        let steps = steps.filter_map(|milestone| {
            let (due, title) = (milestone.value.due.filter(soon)?, milestone.value.title.words(self.lang));
            Some(format!("{title}, {}", self.messages.due(due)))
        });
        own.into_iter().chain(steps).collect()
    }

    fn date(&self, coming: &Coming) -> Runs {
        let (messages, room) = (self.messages, self.room().date);
        let when = |on: String| self.say(on).looking(Style::Strong);
        let (on, what): (Run, Runs) = match coming {
            Coming::Meeting(meeting) => {
                let title = self.recorded(&meeting.title, room).into_iter();
                let place =
                    meeting.place.iter().map(|place| Run::plain(cut(place, 30), crate::domain::basics::lang::Lang::En));
                (
                    when(messages.period(meeting.on, meeting.precision)),
                    run(title.chain(place).map(|it| vec![it]), &self.say(", ")),
                )
            }
            Coming::Due(due, entry) => (
                when(messages.due(*due)),
                vec![self.label("due").looking(Style::Plain), self.title_of(&entry.listed, room)],
            ),
            Coming::Step(due, title, entry) => {
                let step = self.recorded(title, room / 2).unwrap_or_else(|| self.text("milestone"));
                (when(messages.due(*due)), vec![step, self.say(" · "), self.title_of(&entry.listed, room / 2)])
            }
        };
        [vec![on, self.say("  ")], what].concat()
    }
}

/// The words of a line, those of a reason that was typed in several lines on one: the page has no room for more.
fn one_line(line: &Runs) -> String {
    let words: String = line.iter().map(|it| it.words.as_str()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
