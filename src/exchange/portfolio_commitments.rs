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
        for it in commitments {
            let position = positions.entry(it.statement.clone()).or_default();
            let on = stated.get(&it.statement).copied().unwrap_or(self.importer.today);
            links.push((it.id.clone(), on, self.commitment(it, *position, on, &ids)));
            *position += 1;
        }
        for (slug, on, relations) in links {
            for it in relations {
                let to = self.own(&format!("commitment `{slug}`"), &ids, &it.to);
                if let (Some(from), Some(to)) = (ids.get(&slug).cloned(), to) {
                    let visibility = hung(widest.get(&slug), widest.get(&it.to));
                    let relation = Relation { from, to, kind: it.kind, basis: it.basis };
                    self.add(on, visibility, Fact::CommitmentsRelated(relation));
                }
            }
        }

        let reports: BTreeMap<String, Report> = events
            .iter()
            .enumerate()
            .map(|(place, it)| {
                let hangs_on = widest.get(&it.commitment).cloned().unwrap_or(Visibility::Public);
                let report = Report {
                    id: UpdateId((self.new_id)()),
                    place,
                    commitment: it.commitment.clone(),
                    voice: it.voice.clone(),
                    on: it.date,
                    visibility: it.visibility.clone().unwrap_or(hangs_on),
                };
                (it.id.clone(), report)
            })
            .collect();
        for it in events {
            self.event(it, &ids, &reports);
        }
        let mut steps: BTreeMap<String, (String, MilestoneId)> = BTreeMap::new();
        for it in milestones {
            let new_id = &mut self.new_id;
            let (commitment, id) =
                steps.entry(it.id.clone()).or_insert_with(|| (it.commitment.clone(), MilestoneId(new_id()))).clone();
            if commitment != it.commitment {
                self.problem(&format!("milestone `{}`", it.id), format!("belongs to `{commitment}` already"));
            }
            self.milestone(it, id, &ids, &widest);
        }
        for it in joint_statuses {
            let place = format!("joint status of `{}`", it.commitment);
            self.begun(&place, it.date);
            let commitment = self.own(&place, &ids, &it.commitment);
            self.resolve_all(&place, "party", it.accepted_by.iter().chain([&it.proposed_by]));
            if let Some(commitment) = commitment {
                let visibility = hung(widest.get(&it.commitment), it.visibility.as_ref());
                let joint = JointStatus {
                    commitment,
                    status: it.status,
                    proposed_by: it.proposed_by.as_str().into(),
                    accepted_by: codes(&it.accepted_by),
                };
                self.add(it.date, visibility, Fact::JointStatusAgreed(joint));
            }
        }
        for it in withdrawals {
            let place = format!("withdrawal of `{}`", it.event);
            self.begun(&place, it.date);
            let Some(report) = reports.get(&it.event) else {
                self.problem(&place, format!("there is no event `{}` in the file", it.event));
                continue;
            };
            if it.date < report.on {
                self.problem(&place, format!("is dated before the event, which is of {}", report.on));
            }
            if let Some(commitment) = ids.get(&report.commitment).cloned() {
                let (update, visibility) = (report.id.clone(), report.visibility.clone());
                let withdrawal = Withdrawal { commitment, update, reason: it.reason };
                self.add(it.date, visibility, Fact::UpdateWithdrawn(withdrawal));
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
        it: CommitmentLine,
        position: u32,
        on: Day,
        ids: &BTreeMap<String, CommitmentId>,
    ) -> Vec<RelationLine> {
        let place = format!("commitment `{}`", it.id);
        let Some(id) = ids.get(&it.id).cloned() else { return Vec::new() };
        self.resolve(&place, "statement", &it.statement);
        self.resolve_all(&place, "area", &it.areas);
        let parties = it.undertaken_by.iter().chain(&it.proposed_by).chain(&it.addressed_to);
        self.resolve_all(&place, "party", parties.chain(it.leads.keys()).chain(it.supports.keys()));
        let organisations = it.leads.values().chain(it.supports.values()).flatten().chain(&it.addressee_organisations);
        self.resolve_all(&place, "organisation", organisations);
        if it.title_en.as_ref().or(it.title_ko.as_ref()).is_none_or(|title| title.trim().is_empty()) {
            self.problem(&place, "has no title");
        }
        let visibility = it.visibility.unwrap_or(Visibility::Public);
        if !matches!(visibility, Visibility::Public | Visibility::Shared) {
            self.problem(&place, "a commitment is `public` or `shared`: it is what two sides said to each other");
        }
        let due = match (it.due, it.due_on, it.due_precision) {
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
        let basis = it.leads_basis.unwrap_or(OwnerBasis::NamedInSource);
        let commitment = Commitment {
            id: id.clone(),
            slug: it.id,
            statement: it.statement,
            number: it.number,
            position,
            areas: it.areas,
            title: Text::of_editor(it.title_en, it.title_ko),
            summary: Text::of_editor(it.summary_en, it.summary_ko),
            standing: it.standing,
            basis: it.basis,
            nature: it.nature,
            proposed_by: it.proposed_by.as_deref().map(Into::into),
            undertaken_by: codes(&it.undertaken_by),
            addressed_to: it.addressed_to.as_deref().map(Into::into),
            addressees: codes(&it.addressee_organisations),
            starts_on: it.starts_on,
            starts_note: it.starts_note,
            due,
            due_note: it.due_note,
            owners_note: it.leads_note,
            place: Place {
                address: it.source_url,
                locator: it.source_locator,
                passage: Text::of(it.passage_en, TextKind::Original, it.passage_ko, TextKind::Official),
            },
            reason: Text::default(),
        };
        self.add(on, visibility.clone(), Fact::CommitmentRecorded(commitment));
        for (role, owners) in [(OwnerRole::Lead, it.leads), (OwnerRole::Support, it.supports)] {
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
        it.relations
    }

    fn event(&mut self, it: EventLine, ids: &BTreeMap<String, CommitmentId>, reports: &BTreeMap<String, Report>) {
        let place = format!("event `{}`", it.id);
        self.begun(&place, it.date);
        let commitment = self.own(&place, ids, &it.commitment);
        self.resolve_all(&place, "organisation", it.organisations.iter().chain(&it.written_by));
        self.resolve_all(&place, "meeting", &it.meeting);
        self.resolve_all(&place, "party", &it.voice);
        if it.progress.is_some_and(|per_cent| per_cent > 100) {
            self.problem(&place, "progress is per cent, from 0 to 100");
        }
        let Some(report) = reports.get(&it.id) else { return };
        let corrects = it.corrects.as_ref().and_then(|event| self.corrected(&place, report, event, reports));
        let Some(commitment) = commitment else { return };
        let visibility = report.visibility.clone();
        let title = Text::of_editor(it.title_en, it.title_ko);
        let evidence = match (it.evidence_class, &it.source_url) {
            (None, None) => None,
            (class, _) => Some(Evidence {
                class: class.unwrap_or(EvidenceClass::ThirdBody),
                publisher: it.publisher,
                address: it.source_url,
                published_on: it.published_on,
                read_on: None,
                file: None,
            }),
        };
        if it.kind == EventKind::Milestone {
            let milestone = Milestone {
                id: (self.new_id)().as_str().into(),
                commitment: commitment.clone(),
                title: title.clone(),
                due: None,
                completed_on: Some(it.date),
                party: None,
                reason: Text::default(),
            };
            self.add(it.date, visibility.clone(), Fact::MilestoneSet(milestone));
        }
        let update = Update {
            id: report.id.clone(),
            slug: it.id,
            commitment,
            voice: it.voice.as_deref().map_or(Voice::PublicRecord, |party| Voice::Party(party.into())),
            status: it.status,
            progress: it.progress,
            title,
            narrative: Text::of_editor(it.summary_en, it.summary_ko),
            results: Text::of_editor(it.results_en, it.results_ko),
            next_steps: Text::of_editor(it.next_steps_en, it.next_steps_ko),
            obstacles: Text::of_editor(it.obstacles_en, it.obstacles_ko),
            help_needed: Text::of_editor(it.help_needed_en, it.help_needed_ko),
            evidence: evidence.into_iter().collect(),
            reading: it.progress_basis,
            day_note: it.date_note,
            organisations: codes(&it.organisations),
            meeting: it.meeting,
            corrects,
            written_by: it.written_by.as_deref().map(Into::into),
        };
        self.add(it.date, visibility, Fact::UpdatePublished(update));
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
        it: MilestoneLine,
        id: MilestoneId,
        ids: &BTreeMap<String, CommitmentId>,
        widest: &BTreeMap<String, Visibility>,
    ) {
        let place = format!("milestone `{}`", it.id);
        self.begun(&place, it.date);
        let commitment = self.own(&place, ids, &it.commitment);
        let due = it.due.map(|text| text.parse::<Due>()).transpose().unwrap_or_else(|error| {
            self.problem(&place, error.to_string());
            None
        });
        let Some(commitment) = commitment else { return };
        let title = Text::of_editor(it.title_en, it.title_ko);
        self.resolve_all(&place, "party", &it.party);
        let party = it.party.as_deref().map(Into::into);
        let reason = Text::of_editor(it.reason_en, it.reason_ko);
        let milestone = Milestone { id, commitment, title, due, completed_on: it.completed_on, party, reason };
        let visibility = hung(widest.get(&it.commitment), None);
        self.add(it.date, visibility, Fact::MilestoneSet(milestone));
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

/// The visibility of something that hangs on these: the first that is not public.
fn hung(first: Option<&Visibility>, second: Option<&Visibility>) -> Visibility {
    let narrow = [first, second].into_iter().flatten().find(|it| **it != Visibility::Public);
    narrow.cloned().unwrap_or(Visibility::Public)
}
