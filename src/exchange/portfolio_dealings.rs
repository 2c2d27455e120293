//! The part of a portfolio file about what those who report, publish, answer and agree did.

use std::collections::BTreeMap;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::joint_status::JointProposal;
use crate::domain::commitment::proposal::{ProposalAnswer, ProposalId};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact::Fact;
use crate::domain::report::content::ReportContent;
use crate::domain::report::countersign::{Countersign, CountersignAnswer, CountersignId, DisputeRelease};
use crate::domain::report::update::{Confirmation, Return, Submission, UpdateId, Voice};
use crate::exchange::portfolio::PageContext;
use crate::exchange::portfolio_commitments::Report;
use crate::exchange::portfolio_file::{
    AnswerLine, ConfirmationLine, CountersignLine, JointProposalLine, SubmissionLine,
};

/// What is known of an organisation that submits a report.
pub(super) struct Handing {
    pub party: PartyCode,
    pub private: bool,
}

/// What these lines refer to.
pub(super) struct Dealt<'a> {
    pub ids: &'a BTreeMap<String, CommitmentId>,
    pub widest: &'a BTreeMap<String, Visibility>,
    pub reports: &'a BTreeMap<String, Report>,
    pub parties: &'a BTreeMap<String, Handing>,
}

impl<F: FnMut() -> String> PageContext<'_, F> {
    pub(super) fn confirmations(&mut self, lines: Vec<ConfirmationLine>, dealt: &Dealt<'_>) {
        for line in lines {
            let place = format!("confirmation of `{}`", line.event);
            let Some((report, commitment)) = self.reported(&place, &line.event, line.date, dealt) else { continue };
            let voice = report.voice.as_deref().map_or(Voice::PublicRecord, |party| Voice::Party(party.into()));
            let fact = Fact::UpdateConfirmed(Confirmation { commitment, update: report.id.clone(), voice });
            self.add(line.date, report.visibility.clone(), fact);
        }
    }

    pub(super) fn countersigns(&mut self, lines: Vec<CountersignLine>, dealt: &Dealt<'_>) {
        for line in lines {
            let place = format!("countersign of `{}` by `{}`", line.event, line.party);
            self.resolve(&place, "party", &line.party);
            let Some((report, commitment)) = self.reported(&place, &line.event, line.date, dealt) else { continue };
            let Some(voice) = report.voice.as_deref().filter(|voice| *voice != line.party) else {
                self.problem(&place, "a party answers what another party reports");
                continue;
            };
            let reason = Text::of_editor(line.reason_en, line.reason_ko);
            let disputed = line.answer == CountersignAnswer::Dispute;
            if disputed && reason.is_empty() {
                self.problem(&place, "a dispute has a reason");
            }
            let (party, reported_by): (PartyCode, PartyCode) = (line.party.as_str().into(), voice.into());
            let (id, update) = (CountersignId((self.new_id)()), report.id.clone());
            let (wide, answer) = (report.visibility.clone(), line.answer);
            let (by, of) = (party.clone(), commitment.clone());
            let fact =
                Countersign { id: id.clone(), commitment: of, update, party: by, answer, reason, written_by: None };
            if !disputed {
                self.add(line.date, wide, Fact::Countersigned(fact));
                continue;
            }
            let narrow = Visibility::Shared.within(&wide);
            self.add(line.date, narrow.clone(), Fact::Countersigned(fact.clone()));
            if line.released {
                for party in [party, reported_by] {
                    let release = DisputeRelease { commitment: commitment.clone(), countersign: id.clone(), party };
                    self.add(line.date, narrow.clone(), Fact::DisputeReleased(release));
                }
                self.add(line.date, wide, Fact::Countersigned(fact));
            }
        }
    }

    pub(super) fn joint_proposals(&mut self, lines: Vec<JointProposalLine>, dealt: &Dealt<'_>) {
        for line in lines {
            let place = format!("joint proposal on `{}`", line.commitment);
            self.begun(&place, line.date);
            let parties = line.answers.iter().map(|answer| &answer.party);
            self.resolve_all(&place, "party", parties.chain([&line.proposed_by]));
            let Some(commitment) = self.own(&place, dealt.ids, &line.commitment) else { continue };
            let id = ProposalId((self.new_id)());
            let proposal = JointProposal {
                id: id.clone(),
                commitment: commitment.clone(),
                status: line.status,
                proposed_by: line.proposed_by.as_str().into(),
                reason: Text::of_editor(line.reason_en, line.reason_ko),
                visibility: None,
            };
            self.add(line.date, Visibility::Shared, Fact::JointStatusProposed(proposal));
            for AnswerLine { party, date, accepted, reason_en, reason_ko } in line.answers {
                self.begun(&place, date);
                let (commitment, proposal, party) = (commitment.clone(), id.clone(), party.as_str().into());
                let reason = Text::of_editor(reason_en, reason_ko);
                let answer = ProposalAnswer { commitment, proposal, party, accepted, reason };
                self.add(date, Visibility::Shared, Fact::JointStatusAnswered(answer));
            }
        }
    }

    pub(super) fn submissions(&mut self, lines: Vec<SubmissionLine>, dealt: &Dealt<'_>) {
        for line in lines {
            let place = format!("submission of `{}` on `{}`", line.organisation, line.commitment);
            self.begun(&place, line.date.max(line.effective_on));
            let commitment = self.own(&place, dealt.ids, &line.commitment);
            let Some(handing) = dealt.parties.get(&line.organisation) else {
                self.problem(&place, format!("there is no organisation `{}` in the file", line.organisation));
                continue;
            };
            let Some(commitment) = commitment else { continue };
            let hangs_on = dealt.widest.get(&line.commitment).cloned().unwrap_or(Visibility::Public);
            let visibility = line.visibility.unwrap_or(Visibility::Public).within(&hangs_on);
            let inner = if handing.private {
                Visibility::Organisation(line.organisation.as_str().into())
            } else {
                Visibility::Party(handing.party.clone())
            };
            let written = ReportContent {
                on: line.effective_on,
                status: line.status,
                progress: line.progress,
                title: Text::default(),
                narrative: Text::of_editor(line.summary_en, line.summary_ko),
                results: Text::of_editor(line.results_en, line.results_ko),
                next_steps: Text::of_editor(line.next_steps_en, line.next_steps_ko),
                obstacles: Text::default(),
                help_needed: Text::default(),
                evidence: Vec::new(),
                reading: None,
                organisations: Vec::new(),
                meeting: None,
                visibility: visibility.clone(),
            };
            let (id, voice) = (UpdateId((self.new_id)()), Voice::Party(handing.party.clone()));
            let by = Some(line.organisation.as_str().into());
            let update = written.update(id.clone(), commitment.clone(), voice, None, by);
            let organisation = line.organisation.as_str().into();
            let submission = Submission { update, on: line.effective_on, visibility, organisation, author: None };
            self.add(line.date, inner.clone(), Fact::UpdateSubmitted(submission));
            if let Some(returned_on) = line.returned_on {
                self.begun(&place, returned_on);
                let reason = Text::of_editor(line.return_reason_en, line.return_reason_ko);
                self.add(returned_on, inner, Fact::UpdateReturned(Return { commitment, update: id, reason }));
            }
        }
    }

    /// The event that a line is about, and its commitment.
    fn reported<'d>(
        &mut self,
        place: &str,
        event: &str,
        date: Day,
        dealt: &Dealt<'d>,
    ) -> Option<(&'d Report, CommitmentId)> {
        self.begun(place, date);
        let Some(report) = dealt.reports.get(event) else {
            self.problem(place, format!("there is no event `{event}` in the file"));
            return None;
        };
        if date < report.on {
            self.problem(place, format!("is dated before the event, which is of {}", report.on));
        }
        Some((report, dealt.ids.get(&report.commitment).cloned()?))
    }
}
