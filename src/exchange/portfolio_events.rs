//! The part of a portfolio file about how commitments went: events, milestones, joint statuses, withdrawals.

use std::collections::BTreeMap;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::days;
use crate::domain::commitment::joint_status::JointStatus;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::record::fact::Fact;
use crate::domain::report::evidence::{Evidence, EvidenceClass};
use crate::domain::report::update::{Update, UpdateId, Withdrawal};
use crate::exchange::portfolio_commitments::{Target, Targets};
use crate::exchange::portfolio_entry::Lines;
use crate::exchange::portfolio_fields::Code;
use crate::exchange::portfolio_happened::{EventKind, EventLine, JointStatusLine, MilestoneLine, WithdrawalLine};
use crate::exchange::portfolio_identity::{key, voice};
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_known::Report;
use crate::exchange::portfolio_problem::short;
use crate::exchange::portfolio_reference::{address, codes, prose, text_of_editor, words};
use crate::exchange::portfolio_rules::Authors;

impl<F: FnMut() -> String> Import<'_, F> {
    /// The commitment that a line is about; reports the name of none.
    pub(super) fn target<'t>(&mut self, lines: &Lines, name: &Code, targets: &'t Targets) -> Option<&'t Target> {
        self.resolve_in(lines, "commitment", "commitment", name);
        targets.commitments.get(&name.text)
    }

    /// The event that a line is about, with its commitment; reports the name of none, and doubts a day before it.
    pub(super) fn reported<'t>(
        &mut self,
        lines: &Lines,
        event: &Code,
        date: Day,
        targets: &'t Targets,
    ) -> Option<(&'t Report, &'t Target)> {
        self.begun(lines, "date", date);
        let Some(report) = targets.reports.get(&event.text) else {
            let short = short(&event.text);
            let reason = match targets.ambiguous.contains(&event.text) {
                true => several(&short),
                false => format!("there is no event `{short}` in the file, nor of a commitment that the file names"),
            };
            self.problem(&lines.field("event"), reason);
            return None;
        };
        if date < report.on {
            self.doubt(&lines.field("date"), format!("{date} is before the event, which is of {}", report.on));
        }
        Some((report, targets.commitments.get(&report.commitment)?))
    }

    /// Doubts a day on which the commitment cannot have been acted upon yet.
    pub(super) fn after_statement(&mut self, lines: &Lines, field: &str, day: Day, target: &Target) {
        if let Some(stated) = target.stated.filter(|stated| days::wrong_event(day, *stated).is_some()) {
            let reason =
                format!("{day} is more than {} days before the statement, which is of {stated}", days::MOST_BEFORE);
            self.doubt(&lines.field(field), reason);
        }
    }

    /// Collects the events, so that lines may refer to them. One that is recorded is as it is recorded.
    pub(super) fn reports(&mut self, events: &[EventLine], targets: &mut Targets) {
        for (slug, reports) in &self.known.reports {
            match &reports[..] {
                [report] => drop(targets.reports.insert(slug.clone(), report.clone())),
                _ => drop(targets.ambiguous.insert(slug.clone())),
            }
        }
        for (at, event) in events.iter().enumerate() {
            let Some(target) = targets.commitments.get(&event.commitment.text) else { continue };
            let id = UpdateId(self.id(&key::update(&target.id, &event.id.text)));
            let mut recorded = self.known.reports.get(&event.id.text).into_iter().flatten();
            if let Some(report) = recorded.find(|it| it.id == id) {
                targets.reports.insert(event.id.text.clone(), Report { place: at + 1, ..report.clone() });
                continue;
            }
            let visibility = event.visibility.clone().unwrap_or(Visibility::Public).within(&target.visibility);
            let report = Report {
                id,
                place: at + 1,
                commitment: event.commitment.text.clone(),
                voice: event.voice.as_ref().map(|it| it.text.clone()),
                on: event.date.unwrap_or(self.written_on),
                visibility,
            };
            targets.reports.insert(event.id.text.clone(), report);
        }
    }

    pub(super) fn event(&mut self, line: &EventLine, targets: &Targets) {
        let lines = &line.lines;
        let title = text_of_editor(line.title_en.as_ref(), line.title_ko.as_ref());
        let kind = line.kind.unwrap_or(EventKind::Update);
        if line.voice.is_none() || kind == EventKind::Milestone {
            self.needs(lines, "title", &title);
        }
        if kind == EventKind::Milestone && line.date.is_none() && !self.is_faulty(&lines.field("date")) {
            self.problem(&lines.field("date"), "is missing: a milestone is completed on a day");
        }
        for (field, day) in [("date", line.date), ("published_on", line.published_on)] {
            if let Some(day) = day {
                self.begun(lines, field, day);
            }
        }
        self.resolve_all(&lines.field("organisations"), "organisation", &line.organisations);
        self.resolve_in(lines, "written_by", "organisation", &line.written_by);
        self.resolve_in(lines, "meeting", "meeting", &line.meeting);
        self.resolve_in(lines, "voice", "party", &line.voice);
        let organisation = line.written_by.as_ref().map(|it| it.text.as_str());
        let authors = line.voice.as_ref().map(|voice| Authors { party: &voice.text, organisation });
        self.seen_by(lines, line.visibility.as_ref(), authors.as_ref());
        let evidence = self.evidence(line);
        let target = self.target(lines, &line.commitment, targets);
        let (Some(target), Some(report)) = (target, targets.reports.get(&line.id.text)) else { return };
        let corrects = line.corrects.as_ref().and_then(|event| self.corrected(line, report, event, targets));
        if line.corrects.is_none() {
            self.after_statement(lines, "date", line.date.unwrap_or(report.on), target);
        }
        if kind == EventKind::Milestone {
            if report.place > 0 && self.known.id(&key::milestone(&target.id, &line.id.text)).is_some() {
                self.doubt(&lines.field("id"), "is the name of a milestone of this commitment that is recorded");
            }
            let milestone = Milestone {
                id: self.milestone_id(target, &line.id.text, &title),
                commitment: target.id.clone(),
                slug: Some(line.id.text.clone()),
                title: title.clone(),
                due: None,
                completed_on: Some(report.on),
                party: None,
                reason: Text::default(),
            };
            self.add(lines, report.on, report.visibility.clone(), Fact::MilestoneSet(milestone));
        }
        let update = Update {
            id: report.id.clone(),
            slug: line.id.text.clone(),
            commitment: target.id.clone(),
            voice: voice(line.voice.as_ref().map(|it| it.text.as_str())),
            status: line.status,
            progress: line.progress.map(|it| u8::try_from(it.0).unwrap_or(100)),
            title,
            narrative: prose(line.summary_en.as_ref(), line.summary_ko.as_ref()),
            results: prose(line.results_en.as_ref(), line.results_ko.as_ref()),
            next_steps: prose(line.next_steps_en.as_ref(), line.next_steps_ko.as_ref()),
            obstacles: prose(line.obstacles_en.as_ref(), line.obstacles_ko.as_ref()),
            help_needed: prose(line.help_needed_en.as_ref(), line.help_needed_ko.as_ref()),
            evidence,
            reading: words(line.progress_basis.as_ref()),
            day_note: words(line.date_note.as_ref()),
            undated: line.date.is_none(),
            organisations: codes(&line.organisations),
            meeting: line.meeting.as_ref().map(|it| it.text.clone()),
            corrects,
            written_by: line.written_by.as_ref().map(|it| it.text.as_str().into()),
        };
        let visibility = line.visibility.clone().unwrap_or(Visibility::Public).within(&target.visibility);
        self.add(lines, line.date.unwrap_or(report.on), visibility, Fact::UpdatePublished(update));
    }

    fn evidence(&mut self, line: &EventLine) -> Vec<Evidence> {
        let is_sourced = line.evidence_class.is_some() || line.source_url.is_some();
        for (field, said) in [("publisher", line.publisher.is_some()), ("published_on", line.published_on.is_some())] {
            let reason = "is said of a source that is not there: `source_url` or `evidence_class` is needed";
            self.needs_other(&line.lines, field, said && !is_sourced, reason);
        }
        let first = is_sourced.then(|| Evidence {
            class: line.evidence_class.unwrap_or(EvidenceClass::ThirdBody),
            publisher: line.publisher.as_ref().map(|it| it.0.clone()),
            address: address(line.source_url.as_ref()),
            published_on: line.published_on,
            read_on: None,
            file: None,
            more_files: Vec::new(),
        });
        let mut evidence: Vec<Evidence> = first.into_iter().collect();
        for source in &line.sources {
            if let Some(day) = source.published_on {
                self.begun(&source.lines, "published_on", day);
            }
            evidence.push(Evidence {
                class: source.evidence_class.unwrap_or(EvidenceClass::ThirdBody),
                publisher: source.publisher.as_ref().map(|it| it.0.clone()),
                address: Some(source.url.0.clone()),
                published_on: source.published_on,
                read_on: None,
                file: None,
                more_files: Vec::new(),
            });
        }
        evidence
    }

    /// The update that an event corrects: an earlier one about the same thing, whose day it takes.
    fn corrected(&mut self, line: &EventLine, report: &Report, event: &Code, targets: &Targets) -> Option<UpdateId> {
        let name = short(&event.text);
        let Some(former) = targets.reports.get(&event.text).filter(|former| former.place < report.place) else {
            let reason = match targets.ambiguous.contains(&event.text) && !targets.reports.contains_key(&event.text) {
                true => several(&name),
                false => format!("there is no earlier event `{name}` to correct"),
            };
            self.problem(&line.lines.field("corrects"), reason);
            return None;
        };
        if (&former.commitment, &former.voice) != (&report.commitment, &report.voice) {
            let reason = format!("`{name}` is about another commitment or of another voice");
            self.doubt(&line.lines.field("corrects"), reason);
        }
        if former.on != report.on {
            let reason = format!("a correction of `{name}` takes its day: {}", former.on);
            self.doubt(&line.lines.field("date"), reason);
        }
        if former.visibility != report.visibility {
            let reason = format!("a correction of `{name}` has its visibility: {}", former.visibility);
            self.doubt(&line.lines.field("visibility"), reason);
        }
        Some(former.id.clone())
    }

    fn milestone_id(&mut self, target: &Target, slug: &str, title: &Text) -> MilestoneId {
        let titled = self.known.id(&key::titled_milestone(&target.id, title)).cloned();
        let named = key::milestone(&target.id, slug);
        MilestoneId(match (self.known.id(&named), titled) {
            (None, Some(titled)) => titled,
            _ => self.id(&named),
        })
    }

    pub(super) fn milestones(&mut self, lines: &[MilestoneLine], targets: &Targets) {
        let mut steps: BTreeMap<String, (String, MilestoneId)> = BTreeMap::new();
        for line in lines {
            self.judged(|import| import.milestone(line, targets, &mut steps));
        }
    }

    fn milestone(
        &mut self,
        line: &MilestoneLine,
        targets: &Targets,
        steps: &mut BTreeMap<String, (String, MilestoneId)>,
    ) {
        let title = text_of_editor(line.title_en.as_ref(), line.title_ko.as_ref());
        self.needs(&line.lines, "title", &title);
        self.begun(&line.lines, "date", line.date);
        self.resolve_in(&line.lines, "party", "party", &line.party);
        let Some(target) = self.target(&line.lines, &line.commitment, targets) else { return };
        let id = match steps.get(line.id.text.as_str()) {
            Some((commitment, id)) => {
                if *commitment != line.commitment.text {
                    let reason = format!("the milestone `{}` belongs to `{commitment}`", line.id.text);
                    self.problem(&line.lines.field("commitment"), reason);
                }
                id.clone()
            }
            None => self.milestone_id(target, &line.id.text, &title),
        };
        steps.insert(line.id.text.clone(), (line.commitment.text.clone(), id.clone()));
        self.no_event_of_that_name(line, target, targets);
        if line.due.is_none() && line.completed_on.is_none() && !self.is_faulty(&line.lines.field("due")) {
            self.problem(line.lines.spot(), "has neither `due` nor `completed_on`");
        }
        self.after_statement(&line.lines, "date", line.date, target);
        if let Some(day) = line.completed_on {
            self.begun(&line.lines, "completed_on", day);
            self.after_statement(&line.lines, "completed_on", day, target);
        }
        let early = |stated: &Day| days::wrong_due(line.due, *stated).is_some();
        if let (Some(due), Some(stated)) = (line.due, target.stated.filter(early)) {
            let reason = format!("{due} is over before the statement, which is of {stated}");
            self.doubt(&line.lines.field("due"), reason);
        }
        let milestone = Milestone {
            id,
            commitment: target.id.clone(),
            slug: Some(line.id.text.clone()),
            title,
            due: line.due,
            completed_on: line.completed_on,
            party: line.party.as_ref().map(|it| it.text.as_str().into()),
            reason: prose(line.reason_en.as_ref(), line.reason_ko.as_ref()),
        };
        self.add(&line.lines, line.date, target.visibility.clone(), Fact::MilestoneSet(milestone));
    }

    /// Doubts a milestone that has the name of an event which completes one: they would be one milestone.
    fn no_event_of_that_name(&mut self, line: &MilestoneLine, target: &Target, targets: &Targets) {
        let name = &line.id.text;
        let spot = line.lines.field("id");
        if let Some(first) = targets.completed.get(&(line.commitment.text.clone(), name.clone())) {
            return self.doubt(&spot, format!("is the name of the event of kind `milestone` on line {first}"));
        }
        let recorded = self.known.reports.get(name).into_iter().flatten();
        let is_event = recorded.into_iter().any(|it| it.commitment == line.commitment.text);
        if is_event && self.known.id(&key::milestone(&target.id, name)).is_some() {
            self.doubt(&spot, "is the name of an event of kind `milestone` that is recorded");
        }
    }

    pub(super) fn joint_statuses(&mut self, lines: &[JointStatusLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.joint_status(line, targets));
        }
    }

    fn joint_status(&mut self, line: &JointStatusLine, targets: &Targets) {
        self.begun(&line.lines, "date", line.date);
        self.resolve_in(&line.lines, "proposed_by", "party", &line.proposed_by);
        self.resolve_all(&line.lines.field("accepted_by"), "party", &line.accepted_by);
        self.for_all_sides(&line.lines, line.visibility.as_ref(), "a joint status");
        let Some(target) = self.target(&line.lines, &line.commitment, targets) else { return };
        self.after_statement(&line.lines, "date", line.date, target);
        let visibility = line.visibility.clone().unwrap_or(Visibility::Public).within(&target.visibility);
        let joint = JointStatus {
            commitment: target.id.clone(),
            status: line.status,
            proposed_by: line.proposed_by.text.as_str().into(),
            accepted_by: codes(&line.accepted_by),
        };
        self.add(&line.lines, line.date, visibility, Fact::JointStatusAgreed(joint));
    }

    pub(super) fn withdrawals(&mut self, lines: &[WithdrawalLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.withdrawal(line, targets));
        }
    }

    fn withdrawal(&mut self, line: &WithdrawalLine, targets: &Targets) {
        let Some((report, target)) = self.reported(&line.lines, &line.event, line.date, targets) else { return };
        let withdrawal =
            Withdrawal { commitment: target.id.clone(), update: report.id.clone(), reason: line.reason.0.clone() };
        let visibility = report.visibility.clone();
        self.add(&line.lines, line.date, visibility, Fact::UpdateWithdrawn(withdrawal));
    }
}

/// What is wrong with the name of an event that several commitments have.
fn several(event: &str) -> String {
    format!("several commitments have an event `{event}`: list the one that is meant among `events`")
}
