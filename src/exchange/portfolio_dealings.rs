//! The part of a portfolio file about what those who report, publish, answer and agree did.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::text::Text;
use crate::domain::commitment::joint_status::JointProposal;
use crate::domain::commitment::proposal::{ProposalAnswer, ProposalId};
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact::Fact;
use crate::domain::report::content::ReportContent;
use crate::domain::report::countersign::{Countersign, CountersignAnswer, CountersignId, DisputeRelease};
use crate::domain::report::update::{Confirmation, Return, Submission, UpdateId, Voice};
use crate::exchange::portfolio_commitments::Targets;
use crate::exchange::portfolio_happened::{ConfirmationLine, CountersignLine, JointProposalLine, SubmissionLine};
use crate::exchange::portfolio_identity::{key, voice};
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_reference::prose;
use crate::exchange::portfolio_rules::Authors;

impl<F: FnMut() -> String> Import<'_, F> {
    pub(super) fn confirmations(&mut self, lines: &[ConfirmationLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.confirmation(line, targets));
        }
    }

    fn confirmation(&mut self, line: &ConfirmationLine, targets: &Targets) {
        let Some((report, target)) = self.reported(&line.lines, &line.event, line.date, targets) else { return };
        let confirmation = Confirmation {
            commitment: target.id.clone(),
            update: report.id.clone(),
            voice: voice(report.voice.as_deref()),
            submission: None,
        };
        let visibility = report.visibility.clone();
        self.add(&line.lines, line.date, visibility, Fact::UpdateConfirmed(confirmation));
    }

    pub(super) fn countersigns(&mut self, lines: &[CountersignLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.countersign(line, targets));
        }
    }

    fn countersign(&mut self, line: &CountersignLine, targets: &Targets) {
        self.resolve_in(&line.lines, "party", "party", &line.party);
        let Some((report, target)) = self.reported(&line.lines, &line.event, line.date, targets) else { return };
        let Some(voice) = report.voice.as_deref().filter(|voice| *voice != line.party.text) else {
            self.problem(&line.lines.field("party"), "a party answers what another party reports");
            return;
        };
        let reason = prose(line.reason_en.as_ref(), line.reason_ko.as_ref());
        let disputed = line.answer == CountersignAnswer::Dispute;
        let no_dispute = "is said of a dispute, which this is not";
        self.needs_other(&line.lines, "released", line.released && !disputed, no_dispute);
        if disputed {
            self.needs(&line.lines, "reason", &reason);
        }
        let (party, reported_by): (PartyCode, PartyCode) = (line.party.text.as_str().into(), voice.into());
        let id = CountersignId(self.id(&key::countersign(&report.id, party.as_str(), line.date)));
        let fact = Countersign {
            id: id.clone(),
            commitment: target.id.clone(),
            update: report.id.clone(),
            party: party.clone(),
            answer: line.answer,
            reason,
            written_by: None,
        };
        let wide = report.visibility.clone();
        if !disputed {
            self.add(&line.lines, line.date, wide, Fact::Countersigned(fact));
            return;
        }
        let narrow = Visibility::Shared.within(&wide);
        self.add(&line.lines, line.date, narrow.clone(), Fact::Countersigned(fact.clone()));
        if line.released {
            for party in [party, reported_by] {
                let release = DisputeRelease { commitment: target.id.clone(), countersign: id.clone(), party };
                self.add(&line.lines, line.date, narrow.clone(), Fact::DisputeReleased(release));
            }
            if wide != narrow {
                self.widen(&line.lines, line.date, wide, Fact::Countersigned(fact));
            }
        }
    }

    pub(super) fn joint_proposals(&mut self, lines: &[JointProposalLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.joint_proposal(line, targets));
        }
    }

    fn joint_proposal(&mut self, line: &JointProposalLine, targets: &Targets) {
        self.begun(&line.lines, "date", line.date);
        self.resolve_in(&line.lines, "proposed_by", "party", &line.proposed_by);
        let target = self.target(&line.lines, &line.commitment, targets);
        for answer in &line.answers {
            self.resolve_in(&answer.lines, "party", "party", &answer.party);
            self.begun(&answer.lines, "date", answer.date);
            if answer.date < line.date {
                let reason = format!("{} is before the proposal, which is of {}", answer.date, line.date);
                self.doubt(&answer.lines.field("date"), reason);
            }
        }
        let Some(target) = target else { return };
        self.after_statement(&line.lines, "date", line.date, target);
        let by = line.proposed_by.text.as_str();
        let id = ProposalId(self.id(&key::joint_proposal(&target.id, by, line.date)));
        let proposal = JointProposal {
            id: id.clone(),
            commitment: target.id.clone(),
            status: line.status,
            proposed_by: by.into(),
            reason: prose(line.reason_en.as_ref(), line.reason_ko.as_ref()),
            visibility: None,
        };
        self.add(&line.lines, line.date, Visibility::Shared, Fact::JointStatusProposed(proposal));
        for answer in &line.answers {
            let fact = ProposalAnswer {
                commitment: target.id.clone(),
                proposal: id.clone(),
                party: answer.party.text.as_str().into(),
                accepted: answer.accepted,
                reason: prose(answer.reason_en.as_ref(), answer.reason_ko.as_ref()),
            };
            self.add(&answer.lines, answer.date, Visibility::Shared, Fact::JointStatusAnswered(fact));
        }
    }

    pub(super) fn submissions(&mut self, lines: &[SubmissionLine], targets: &Targets) {
        for line in lines {
            self.judged(|import| import.submission(line, targets));
        }
    }

    fn submission(&mut self, line: &SubmissionLine, targets: &Targets) {
        self.begun(&line.lines, "date", line.date);
        self.begun(&line.lines, "effective_on", line.effective_on);
        self.resolve_in(&line.lines, "organisation", "organisation", &line.organisation);
        let target = self.target(&line.lines, &line.commitment, targets);
        if let Some(day) = line.returned_on {
            self.begun(&line.lines, "returned_on", day);
            if day < line.date {
                let reason = format!("{day} is before it was handed in, which was on {}", line.date);
                self.doubt(&line.lines.field("returned_on"), reason);
            }
        }
        let returns = [("return_reason_en", &line.return_reason_en), ("return_reason_ko", &line.return_reason_ko)];
        for (field, reason) in returns {
            let is_alone = reason.is_some() && line.returned_on.is_none();
            self.needs_other(
                &line.lines,
                field,
                is_alone,
                "is said of a return that is not there: `returned_on` is needed",
            );
        }
        let organisation = self.reference.organisation(&line.organisation.text);
        let author = organisation.map(|it| (it.party.clone(), it.kind == OrganisationKind::Private));
        let (Some(target), Some((party, private))) = (target, author) else { return };
        let authors = Authors { party: party.as_str(), organisation: Some(&line.organisation.text) };
        self.seen_by(&line.lines, line.visibility.as_ref(), Some(&authors));
        self.after_statement(&line.lines, "effective_on", line.effective_on, target);
        let visibility = line.visibility.clone().unwrap_or(Visibility::Public).within(&target.visibility);
        let inner = if private {
            Visibility::Organisation(line.organisation.text.as_str().into())
        } else {
            Visibility::Party(party.clone())
        };
        let written = ReportContent {
            progress: line.progress.map(|it| u8::try_from(it.0).unwrap_or(100)),
            narrative: prose(line.summary_en.as_ref(), line.summary_ko.as_ref()),
            results: prose(line.results_en.as_ref(), line.results_ko.as_ref()),
            next_steps: prose(line.next_steps_en.as_ref(), line.next_steps_ko.as_ref()),
            ..ReportContent::bare(line.effective_on, line.status, visibility.clone())
        };
        let organisation = line.organisation.text.as_str();
        let id = UpdateId(self.id(&key::submission(&target.id, organisation, line.date)));
        let voice = Voice::Party(party);
        let update = written.update(id.clone(), target.id.clone(), voice, None, Some(organisation.into()));
        let submission = Submission {
            update,
            on: line.effective_on,
            visibility,
            organisation: organisation.into(),
            author: None,
            confirms: None,
        };
        self.add(&line.lines, line.date, inner.clone(), Fact::UpdateSubmitted(submission));
        if let Some(returned_on) = line.returned_on {
            let reason: Text = prose(line.return_reason_en.as_ref(), line.return_reason_ko.as_ref());
            let fact = Return { commitment: target.id.clone(), update: id, reason };
            self.add(&line.lines, returned_on, inner, Fact::UpdateReturned(fact));
        }
    }
}
