//! The part of a portfolio file that is about commitments: what they say, who owns them, what happened since.

use std::collections::BTreeMap;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::due::{Due, NotADue};
use crate::domain::commitment::joint_status::JointStatus;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::Relation;
use crate::domain::commitment::{Commitment, CommitmentId, Place};
use crate::domain::record::fact::Fact;
use crate::domain::report::evidence::{Evidence, EvidenceClass};
use crate::domain::report::update::{Update, UpdateId, Voice, Withdrawal};
use crate::exchange::portfolio::{PageContext, codes};
use crate::exchange::portfolio_dealings::{Dealt, Handing};
use crate::exchange::portfolio_file::{CommitmentLine, EventKind, EventLine, Happened, MilestoneLine, RelationLine};

impl<F: FnMut() -> String> PageContext<'_, F> {
    pub(super) fn commitments(
        &mut self,
        commitments: Vec<CommitmentLine>,
        happened: Happened,
        stated: &BTreeMap<String, Day>,
        parties: &BTreeMap<String, Handing>,
    ) {
        let Happened { events, milestones, joint_statuses, withdrawals, .. } = happened;
        let ids: BTreeMap<String, CommitmentId> =
            commitments.iter().map(|it| (it.id.clone(), CommitmentId((self.new_id)()))).collect();
        let widest: BTreeMap<String, Visibility> =
            commitments.iter().filter_map(|it| Some((it.id.clone(), it.visibility.clone()?))).collect();
        let mut positions: BTreeMap<String, u32> = BTreeMap::new();
        let mut links = Vec::new();
        for line in commitments {
            let position = positions.entry(line.statement.clone()).or_default();
            let on = stated.get(&line.statement).copied().unwrap_or(self.importer.today);
            links.push((line.id.clone(), on, self.commitment(line, *position, on, &ids)));
            *position += 1;
        }
        for (slug, on, relations) in links {
            for line in relations {
                let to = self.own(&format!("commitment `{slug}`"), &ids, &line.to);
                if let (Some(from), Some(to)) = (ids.get(&slug).cloned(), to) {
                    let visibility = hung(widest.get(&slug), widest.get(&line.to));
                    let relation = Relation { from, to, kind: line.kind, basis: line.basis, supersession: None };
                    self.add(on, visibility, Fact::CommitmentsRelated(relation));
                }
            }
        }

        let reports: BTreeMap<String, Report> = events
            .iter()
            .enumerate()
            .map(|(place, event)| {
                let hangs_on = widest.get(&event.commitment).cloned().unwrap_or(Visibility::Public);
                let report = Report {
                    id: UpdateId((self.new_id)()),
                    place,
                    commitment: event.commitment.clone(),
                    voice: event.voice.clone(),
                    on: event.date,
                    visibility: event.visibility.clone().unwrap_or(hangs_on),
                };
                (event.id.clone(), report)
            })
            .collect();
        for event in events {
            self.event(event, &ids, &reports);
        }
        let mut steps: BTreeMap<String, (String, MilestoneId)> = BTreeMap::new();
        for milestone in milestones {
            let new_id = &mut self.new_id;
            let (commitment, id) = steps
                .entry(milestone.id.clone())
                .or_insert_with(|| (milestone.commitment.clone(), MilestoneId(new_id())))
                .clone();
            if commitment != milestone.commitment {
                self.problem(&format!("milestone `{}`", milestone.id), format!("belongs to `{commitment}` already"));
            }
            self.milestone(milestone, id, &ids, &widest);
        }
        for line in joint_statuses {
            let place = format!("joint status of `{}`", line.commitment);
            self.begun(&place, line.date);
            let commitment = self.own(&place, &ids, &line.commitment);
            self.resolve_all(&place, "party", line.accepted_by.iter().chain([&line.proposed_by]));
            if let Some(commitment) = commitment {
                let visibility = hung(widest.get(&line.commitment), line.visibility.as_ref());
                let joint = JointStatus {
                    commitment,
                    status: line.status,
                    proposed_by: line.proposed_by.as_str().into(),
                    accepted_by: codes(&line.accepted_by),
                };
                self.add(line.date, visibility, Fact::JointStatusAgreed(joint));
            }
        }
        for line in withdrawals {
            let place = format!("withdrawal of `{}`", line.event);
            self.begun(&place, line.date);
            let Some(report) = reports.get(&line.event) else {
                self.problem(&place, format!("there is no event `{}` in the file", line.event));
                continue;
            };
            if line.date < report.on {
                self.problem(&place, format!("is dated before the event, which is of {}", report.on));
            }
            if let Some(commitment) = ids.get(&report.commitment).cloned() {
                let (update, visibility) = (report.id.clone(), report.visibility.clone());
                let withdrawal = Withdrawal { commitment, update, reason: line.reason };
                self.add(line.date, visibility, Fact::UpdateWithdrawn(withdrawal));
            }
        }
        let dealt = Dealt { ids: &ids, widest: &widest, reports: &reports, parties };
        self.confirmations(happened.confirmations, &dealt);
        self.countersigns(happened.countersigns, &dealt);
        self.joint_proposals(happened.joint_proposals, &dealt);
        self.submissions(happened.submissions, &dealt);
    }

    fn commitment(
        &mut self,
        line: CommitmentLine,
        position: u32,
        on: Day,
        ids: &BTreeMap<String, CommitmentId>,
    ) -> Vec<RelationLine> {
        let place = format!("commitment `{}`", line.id);
        let Some(id) = ids.get(&line.id).cloned() else { return Vec::new() };
        self.resolve(&place, "statement", &line.statement);
        self.resolve_all(&place, "area", &line.areas);
        let parties = line.undertaken_by.iter().chain(&line.proposed_by).chain(&line.addressed_to);
        self.resolve_all(&place, "party", parties.chain(line.leads.keys()).chain(line.supports.keys()));
        let organisations =
            line.leads.values().chain(line.supports.values()).flatten().chain(&line.addressee_organisations);
        self.resolve_all(&place, "organisation", organisations);
        if line.title_en.as_ref().or(line.title_ko.as_ref()).is_none_or(|title| title.trim().is_empty()) {
            self.problem(&place, "has no title");
        }
        let visibility = line.visibility.unwrap_or(Visibility::Public);
        if !matches!(visibility, Visibility::Public | Visibility::Shared) {
            self.problem(&place, "a commitment is `public` or `shared`: it is what two sides said to each other");
        }
        let due = match (line.due, line.due_on, line.due_precision) {
            (Some(text), None, None) => text.parse::<Due>().map(Some),
            (None, Some(on), precision) => {
                let precision = precision.unwrap_or(Precision::Day);
                Ok(Some(Due { on: precision.period(on).1, precision }))
            }
            (None, None, None) => Ok(None),
            (text, _, _) => Err(NotADue(text.unwrap_or_default())),
        };
        let due = due.unwrap_or_else(|error| {
            self.problem(&place, error.to_string());
            None
        });
        let basis = line.leads_basis.unwrap_or(OwnerBasis::NamedInSource);
        let commitment = Commitment {
            id: id.clone(),
            slug: line.id,
            statement: line.statement,
            number: line.number,
            position,
            areas: line.areas,
            title: Text::of_editor(line.title_en, line.title_ko),
            summary: Text::of_editor(line.summary_en, line.summary_ko),
            proposed_by: line.proposed_by.as_deref().map(Into::into),
            undertaken_by: codes(&line.undertaken_by),
            addressed_to: line.addressed_to.as_deref().map(Into::into),
            addressees: codes(&line.addressee_organisations),
            starts_on: line.starts_on,
            starts_note: line.starts_note,
            due,
            due_note: line.due_note,
            owners_note: line.leads_note,
            place: Place {
                address: line.source_url,
                locator: line.source_locator,
                passage: Text::of(line.passage_en, TextKind::Original, line.passage_ko, TextKind::Official),
            },
            ..Commitment::bare(line.standing, line.basis, line.nature)
        };
        self.add(on, visibility.clone(), Fact::CommitmentRecorded(commitment));
        for (role, owners) in [(OwnerRole::Lead, line.leads), (OwnerRole::Support, line.supports)] {
            for (party, organisations) in owners {
                for organisation in organisations {
                    let owner = Owner {
                        commitment: id.clone(),
                        organisation: organisation.as_str().into(),
                        party: party.as_str().into(),
                        role,
                        basis,
                    };
                    self.add(on, visibility.clone(), Fact::OwnerNamed(owner));
                }
            }
        }
        line.relations
    }

    fn event(&mut self, line: EventLine, ids: &BTreeMap<String, CommitmentId>, reports: &BTreeMap<String, Report>) {
        let place = format!("event `{}`", line.id);
        self.begun(&place, line.date);
        let commitment = self.own(&place, ids, &line.commitment);
        self.resolve_all(&place, "organisation", line.organisations.iter().chain(&line.written_by));
        self.resolve_all(&place, "meeting", &line.meeting);
        self.resolve_all(&place, "party", &line.voice);
        if line.progress.is_some_and(|per_cent| per_cent > 100) {
            self.problem(&place, "progress is per cent, from 0 to 100");
        }
        let Some(report) = reports.get(&line.id) else { return };
        let corrects = line.corrects.as_ref().and_then(|event| self.corrected(&place, report, event, reports));
        let Some(commitment) = commitment else { return };
        let visibility = report.visibility.clone();
        let title = Text::of_editor(line.title_en, line.title_ko);
        let evidence = match (line.evidence_class, &line.source_url) {
            (None, None) => None,
            (class, _) => Some(Evidence {
                class: class.unwrap_or(EvidenceClass::ThirdBody),
                publisher: line.publisher,
                address: line.source_url,
                published_on: line.published_on,
                read_on: None,
                file: None,
            }),
        };
        if line.kind == EventKind::Milestone {
            let milestone = Milestone {
                id: (self.new_id)().as_str().into(),
                commitment: commitment.clone(),
                title: title.clone(),
                due: None,
                completed_on: Some(line.date),
                party: None,
                reason: Text::default(),
            };
            self.add(line.date, visibility.clone(), Fact::MilestoneSet(milestone));
        }
        let update = Update {
            id: report.id.clone(),
            slug: line.id,
            commitment,
            voice: line.voice.as_deref().map_or(Voice::PublicRecord, |party| Voice::Party(party.into())),
            status: line.status,
            progress: line.progress,
            title,
            narrative: Text::of_editor(line.summary_en, line.summary_ko),
            results: Text::of_editor(line.results_en, line.results_ko),
            next_steps: Text::of_editor(line.next_steps_en, line.next_steps_ko),
            obstacles: Text::of_editor(line.obstacles_en, line.obstacles_ko),
            help_needed: Text::of_editor(line.help_needed_en, line.help_needed_ko),
            evidence: evidence.into_iter().collect(),
            reading: line.progress_basis,
            day_note: line.date_note,
            organisations: codes(&line.organisations),
            meeting: line.meeting,
            corrects,
            written_by: line.written_by.as_deref().map(Into::into),
        };
        self.add(line.date, visibility, Fact::UpdatePublished(update));
    }

    /// The update that an event corrects: an earlier line about the same thing, whose day it takes.
    fn corrected(
        &mut self,
        place: &str,
        report: &Report,
        event: &str,
        reports: &BTreeMap<String, Report>,
    ) -> Option<UpdateId> {
        let Some(former) = reports.get(event).filter(|former| former.place < report.place) else {
            self.problem(place, format!("there is no earlier event `{event}` in the file to correct"));
            return None;
        };
        if (&former.commitment, &former.voice) != (&report.commitment, &report.voice) {
            self.problem(place, format!("corrects `{event}`, which is about another commitment or of another voice"));
        }
        if former.on != report.on {
            self.problem(place, format!("corrects `{event}` and takes its day: {}", former.on));
        }
        if former.visibility != report.visibility {
            self.problem(place, format!("corrects `{event}` and has its visibility: {}", former.visibility));
        }
        Some(former.id.clone())
    }

    fn milestone(
        &mut self,
        line: MilestoneLine,
        id: MilestoneId,
        ids: &BTreeMap<String, CommitmentId>,
        widest: &BTreeMap<String, Visibility>,
    ) {
        let place = format!("milestone `{}`", line.id);
        self.begun(&place, line.date);
        let commitment = self.own(&place, ids, &line.commitment);
        let due = line.due.map(|text| text.parse::<Due>()).transpose().unwrap_or_else(|error| {
            self.problem(&place, error.to_string());
            None
        });
        let Some(commitment) = commitment else { return };
        let title = Text::of_editor(line.title_en, line.title_ko);
        self.resolve_all(&place, "party", &line.party);
        let party = line.party.as_deref().map(Into::into);
        let reason = Text::of_editor(line.reason_en, line.reason_ko);
        let milestone = Milestone { id, commitment, title, due, completed_on: line.completed_on, party, reason };
        let visibility = hung(widest.get(&line.commitment), None);
        self.add(line.date, visibility, Fact::MilestoneSet(milestone));
    }
}

/// What the file's other lines need to know of an event.
pub(super) struct Report {
    pub(super) id: UpdateId,
    place: usize,
    pub(super) commitment: String,
    pub(super) voice: Option<String>,
    pub(super) on: Day,
    pub(super) visibility: Visibility,
}

/// The visibility of something that depends on these: the first that is not public.
fn hung(first: Option<&Visibility>, second: Option<&Visibility>) -> Visibility {
    let narrow = [first, second].into_iter().flatten().find(|it| **it != Visibility::Public);
    narrow.cloned().unwrap_or(Visibility::Public)
}
