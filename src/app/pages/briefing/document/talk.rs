//! A block for each commitment that needs discussion.

use crate::app::components::status::{published_words, rests_on};
use crate::app::pages::briefing::document::{Writer, dotted, run, sides, status_style};
use crate::domain::basics::text::Text;
use crate::domain::basics::web_address::is_web_address;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::in_force::InForce;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::{Update, Voice};
use crate::exchange::document::{Block, Column, Run, Runs, Style, cut};
use crate::service::briefing::Topic;

/// The most blocks: a selection with more is no pack for one meeting.
const MOST_TOPICS: usize = 80;
/// Characters kept of each text of a report in its column; the page of the commitment has all.
const REPORT: usize = 420;
/// Characters kept of our summary, and of what published sources say.
const SUMMARY: usize = 700;
/// The most sources named of one report.
const SOURCES: usize = 3;

impl Writer<'_> {
    /// What needs discussion.
    pub(super) fn talk(&self) -> Vec<Block> {
        let messages = self.messages;
        let topics = &self.facts.topics;
        let until = messages.day_in_prose(self.facts.period.until);
        let lead = messages.with("briefing-talk-lead", &[("n", topics.len().into()), ("day", until.into())]);
        let mut pieces =
            vec![Block::Heading(2, vec![vec![self.text("briefing-talk")]]), Block::Text(vec![self.say(lead)])];
        pieces.extend(topics.iter().take(MOST_TOPICS).map(|it| self.block(it)));
        if topics.len() > MOST_TOPICS {
            let left = topics.len() - MOST_TOPICS;
            let more = messages.with("briefing-talk-more", &[("n", left.into())]);
            pieces.push(Block::Text(vec![self.say(more)]));
        }
        let others = &self.facts.others;
        if !others.is_empty() {
            pieces.push(Block::Heading(2, vec![vec![self.text("briefing-others")]]));
            pieces.extend(others.iter().map(|it| self.block(it)));
        }
        pieces
    }

    fn block(&self, topic: &Topic) -> Block {
        let state = &topic.state;
        let sides = sides(state, &self.context).into_iter().map(|party| self.side(topic, &party)).collect();
        let mut pieces = vec![Block::Text(self.standing(topic))];
        if !topic.reasons.is_empty() {
            let items = self.whys(topic).into_iter().map(|it| vec![it]).collect();
            pieces.push(Block::List { numbered: false, items });
        }
        pieces.extend(self.said(topic));
        pieces.push(Block::Columns(sides));
        pieces.extend(self.joint(topic));
        pieces.extend(self.public_record(topic));
        pieces.extend(self.steps(topic));
        pieces.extend(self.sources(topic));
        // A line is in the language in which it was written.
        let line = topic.line.iter().flat_map(|it| self.typed(vec![self.label("briefing-line")], it, usize::MAX));
        pieces.extend(line);
        Block::Block {
            slug: topic.entry.listed.slug.clone(),
            title: vec![vec![self.title_of(&topic.entry.listed, usize::MAX)]],
            pieces,
        }
    }

    /// How it stands, on whose word, and when it is due.
    fn standing(&self, topic: &Topic) -> Runs {
        let (messages, listed) = (self.messages, &topic.entry.listed);
        let mut parts = vec![self.status(listed)];
        parts.extend(rests_on(listed, messages).map(|by| self.say(by).looking(Style::Quiet)));
        parts.extend(published_words(listed, &self.context).map(|it| self.say(it).looking(Style::Quiet)));
        if let Some(due) = listed.due {
            let passed = listed.outlook.due_state(self.facts.as_of) == Some(DueState::Passed);
            let label = messages.text(if passed { "due-day-passed" } else { "due" });
            let text = messages.with("labelled", &[("label", label.into()), ("value", messages.due(due).into())]);
            parts.push(self.say(text).looking(if passed { Style::Late } else { Style::Plain }));
        }
        dotted(parts, self.lang)
    }

    /// Our summary, and the place in the statement.
    fn said(&self, topic: &Topic) -> Vec<Block> {
        let (messages, commitment) = (self.messages, &topic.state.commitment);
        let label = self.label("commitment-summary").looking(Style::Quiet);
        let mut pieces: Vec<Block> = self.typed(vec![label], &commitment.summary, SUMMARY).into_iter().collect();
        let statement = self.facts.reference.statement(&commitment.statement);
        let mut parts = Vec::new();
        if let Some(statement) = statement {
            let title = self.recorded(&statement.title, 200).map(|it| match &statement.source {
                Some(source) => it.leading_to(source),
                None => it,
            });
            parts.extend(title);
            parts.push(self.say(messages.day(statement.on)));
        }
        let number = commitment.number.as_ref();
        parts.extend(number.map(|it| self.say(messages.with("commitment-number", &[("number", it.as_str().into())]))));
        parts.extend(commitment.place.locator.as_deref().map(|it| self.noted(it)));
        let place = dotted(parts.into_iter().map(|it| Run { look: Style::Quiet, ..it }), self.lang);
        pieces.push(Block::Text(place));
        pieces
    }

    /// A note of the editors, of which there is one version only.
    pub(super) fn noted(&self, text: &str) -> Run {
        Run::plain(cut(text, 200), crate::app::components::text::language_of(text))
    }

    /// One side: who is responsible, what it reports, what it answers.
    fn side(&self, topic: &Topic, party: &PartyCode) -> Column {
        let (messages, state) = (self.messages, &topic.state);
        let owners = state.owners.iter().filter(|it| it.value.party == *party).map(|owner| {
            let name = self.context.organisation(owner.value.organisation.as_str());
            match owner.value.role {
                OwnerRole::Lead => name,
                OwnerRole::Support => format!("{name} ({})", messages.of_word("owner-role", owner.value.role)),
            }
        });
        let owners: Vec<String> = owners.collect();
        let owners = if owners.is_empty() { messages.say("not-named") } else { owners.join(", ") };
        let mut pieces = vec![Block::Text(vec![self.label("commitment-owners"), self.say(owners)])];
        let latest = state.latest_of_each_party();
        let report = latest.iter().find(|(it, _)| *it == party).map(|(_, report)| *report);
        match report {
            Some(report) => pieces.extend(self.report(report)),
            None if state.commitment.undertaken_by.contains(party) => {
                let none = vec![self.label("commitment-report-own"), self.text("commitment-report-none")];
                pieces.push(Block::Text(none));
            }
            None => {}
        }
        for (other, report) in latest.iter().filter(|(it, _)| *it != party) {
            let Some(answer) = state.answer_of(party, &report.value.id) else { continue };
            let other = self.context.party(other.as_str());
            let label = messages.with("briefing-answer-to", &[("party", other.into())]);
            let said = messages.of_word("countersign", answer.value.answer);
            let reason = &answer.value.reason;
            if reason.is_empty() {
                pieces.push(Block::Text(vec![self.labelled(&label), self.say(said)]));
            } else {
                pieces.extend(self.typed(vec![self.labelled(&label), self.say(format!("{said}: "))], reason, REPORT));
            }
        }
        Column { head: vec![vec![self.say(self.context.party(party.as_str()))]], pieces }
    }

    /// What a report says, cut to fit a column.
    fn report(&self, report: &InForce<Update>) -> Vec<Block> {
        let update = &report.value;
        let mut pieces = vec![Block::Text([vec![self.label("commitment-report-own")], self.reported(report)].concat())];
        pieces.extend(self.recorded(&update.title, REPORT).map(|title| Block::Text(vec![title])));
        pieces.extend(self.typed(Runs::new(), &update.narrative, REPORT));
        let parts = [
            ("report-results", &update.results),
            ("report-next_steps", &update.next_steps),
            ("report-obstacles", &update.obstacles),
            ("report-help_needed", &update.help_needed),
        ];
        for (key, part) in parts {
            pieces.extend(self.typed(vec![self.label(key).looking(Style::Quiet)], part, REPORT));
        }
        pieces
    }

    /// What a person wrote, after a label, cut to a width; nothing where nobody wrote anything.
    fn typed(&self, label: Runs, text: &Text, room: usize) -> Option<Block> {
        let version = text.for_reader(self.lang)?;
        Some(Block::Group(Block::typed(label, &cut(&version.words, room), version.lang)))
    }

    /// Status, progress and day of a report.
    fn reported(&self, report: &InForce<Update>) -> Runs {
        let messages = self.messages;
        let update = &report.value;
        let status = messages.of_word("status", update.status);
        let mut parts = Vec::new();
        if update.voice == Voice::PublicRecord && !update.status.is_fact() {
            // A judgement that an editor read in a source is nobody's headline.
            if update.status != Status::Unknown {
                let text = messages
                    .with("labelled", &[("label", messages.text("as-reported").into()), ("value", status.into())]);
                parts.push(self.say(text));
            }
        } else {
            parts.push(self.say(status).looking(status_style(update.status.into())));
        }
        parts.extend(update.progress.map(|n| self.say(messages.with("update-progress", &[("n", n.into())]))));
        parts.push(self.say(messages.day(report.effective_on)));
        dotted(parts, self.lang)
    }

    /// The status on which the sides agreed, where there is one.
    fn joint(&self, topic: &Topic) -> Option<Block> {
        let messages = self.messages;
        let joint = topic.state.joint.as_ref()?;
        let accepted: Vec<String> = joint.value.accepted_by.iter().map(|it| self.context.party(it.as_str())).collect();
        let agreed = messages.with(
            "commitment-joint-status-agreed",
            &[
                ("day", messages.day_in_prose(joint.effective_on).into()),
                ("party", self.context.party(joint.value.proposed_by.as_str()).into()),
                ("parties", messages.list(&accepted).into()),
            ],
        );
        let status = HeadlineStatus::from(joint.value.status);
        let status = self.say(messages.of_word("status", status)).looking(status_style(status));
        Some(Block::Text(vec![self.label("commitment-joint-status"), status, self.say(" · "), self.say(agreed)]))
    }

    /// What published sources say last.
    fn public_record(&self, topic: &Topic) -> Option<Block> {
        let updates = &topic.state.updates;
        let last = updates.iter().rev().find(|it| it.value.voice == Voice::PublicRecord)?;
        let mut line = vec![self.label("commitment-public-record")];
        line.extend(self.reported(last));
        let title = self.recorded(&last.value.title, SUMMARY);
        line.extend(title.into_iter().flat_map(|title| [self.say(" · "), title]));
        if last.value.narrative.is_empty() {
            return Some(Block::Text(line));
        }
        line.push(self.say(" · "));
        self.typed(line, &last.value.narrative, SUMMARY)
    }

    /// The milestones, completed, passed and ahead, in their order.
    fn steps(&self, topic: &Topic) -> Option<Block> {
        let (messages, today) = (self.messages, self.facts.as_of.day);
        let mut steps: Vec<_> = topic.state.milestones.iter().map(|it| &it.value).collect();
        steps.sort_by_key(|it| it.completed_on.or(it.due.map(|due| due.on)));
        let step = |milestone: &&crate::domain::commitment::milestone::Milestone| {
            let title = self.recorded(&milestone.title, 200).unwrap_or_else(|| self.text("milestone"));
            let when = match (milestone.completed_on, milestone.due) {
                (Some(on), _) => self.say(messages.with("milestone-completed-on", &[("day", messages.day(on).into())])),
                (None, Some(due)) if due.on < today => {
                    let text = messages.with("milestone-passed", &[("day", messages.due(due).into())]);
                    self.say(text).looking(Style::Late)
                }
                (None, Some(due)) => self.say(messages.with("milestone-due", &[("day", messages.due(due).into())])),
                (None, None) => self.text("due-none"),
            };
            vec![title, self.say(" ("), when, self.say(")")]
        };
        let line = run(steps.iter().map(step), &self.say("; "));
        (!line.is_empty()).then(|| Block::Text([vec![self.label("commitment-milestones")], line].concat()))
    }

    /// The last sources of each voice.
    fn sources(&self, topic: &Topic) -> Option<Block> {
        let state = &topic.state;
        let mut reports: Vec<&InForce<Update>> = state.latest_of_each_party().into_iter().map(|(_, it)| it).collect();
        reports.extend(state.updates.iter().rev().find(|it| it.value.voice == Voice::PublicRecord));
        let sources = reports.iter().flat_map(|it| it.value.evidence.iter().take(SOURCES));
        let line = run(sources.map(|it| vec![self.source(it)]), &self.say("; "));
        (!line.is_empty()).then(|| Block::Text([vec![self.label("briefing-sources")], line].concat()))
    }

    /// A source by its publisher and day.
    pub(super) fn source(&self, evidence: &Evidence) -> Run {
        let name = evidence
            .publisher
            .as_deref()
            .or(evidence.address.as_deref())
            .unwrap_or_else(|| self.messages.text("source"));
        let mut span = self.noted(name);
        if let Some(on) = evidence.published_on {
            span.words.push_str(&format!(", {}", self.messages.day(on)));
        }
        match evidence.address.as_ref().filter(|it| is_web_address(it)) {
            Some(address) => span.leading_to(address),
            None => span,
        }
    }
}
