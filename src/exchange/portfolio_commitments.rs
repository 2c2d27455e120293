//! The part of a portfolio file that says what statements promise: commitments, who owns them, how they are linked.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::due::Due;
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::{Links, Relation, wrong_link};
use crate::domain::commitment::{Commitment, CommitmentId, Place, days};
use crate::domain::record::fact::Fact;
use crate::exchange::portfolio_file::{CommitmentLine, File, RelationLine};
use crate::exchange::portfolio_happened::EventKind;
use crate::exchange::portfolio_identity::key;
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_known::Report;
use crate::exchange::portfolio_problem::short;
use crate::exchange::portfolio_reference::{codes, prose, text_of_editor, words};

/// A commitment of the file, or a recorded one that it names.
pub(super) struct Target {
    pub id: CommitmentId,
    pub visibility: Visibility,
    /// The day of its statement, where that could be read.
    pub stated: Option<Day>,
    /// Whether it was withheld as a whole.
    pub withheld: bool,
}

/// What the lines of a file refer to.
pub(super) struct Targets {
    pub commitments: BTreeMap<String, Target>,
    pub reports: BTreeMap<String, Report>,
    /// The events of which several commitments have one of that name.
    pub ambiguous: BTreeSet<String>,
    /// The events of the file that complete a milestone: commitment and name, with the line.
    pub completed: BTreeMap<(String, String), u32>,
}

impl<F: FnMut() -> String> Import<'_, F> {
    pub(super) fn commitments(&mut self, file: File, stated: &BTreeMap<String, Day>) {
        let mut commitments: BTreeMap<String, Target> = BTreeMap::new();
        for (slug, known) in &self.known.commitments {
            let stated = stated.get(&known.statement).copied();
            let target = Target { id: known.id.clone(), visibility: known.visibility.clone(), stated, withheld: false };
            commitments.insert(slug.clone(), target);
        }
        self.lost_among(&file.commitments, stated);
        for line in &file.commitments {
            if self.known.commitments.contains_key(&line.id.text) || commitments.contains_key(&line.id.text) {
                continue;
            }
            let id = CommitmentId(self.id(&key::commitment(&line.id.text)));
            let visibility = line.visibility.clone().unwrap_or(Visibility::Public);
            let stated = stated.get(&line.statement.text).copied();
            let lost = self.known.lost_of(&self.withheld.lost, &line.statement.text, stated);
            if let Some(at) = lost {
                self.withheld.lost.swap_remove(at);
                self.gone.insert(id.0.clone());
            }
            let target = Target { id, visibility, stated, withheld: lost.is_some() };
            commitments.insert(line.id.text.clone(), target);
        }
        let completed = file.events.iter().filter(|it| it.kind == Some(EventKind::Milestone));
        let completed = completed.map(|it| ((it.commitment.text.clone(), it.id.text.clone()), it.id.line)).collect();
        let mut targets = Targets { commitments, reports: BTreeMap::new(), ambiguous: BTreeSet::new(), completed };
        let mut positions = self.known.next_position.clone();
        for line in &file.commitments {
            let position = positions.entry(line.statement.text.clone()).or_default();
            let place = *position;
            if !self.known.commitments.contains_key(&line.id.text) {
                *position += 1;
            }
            self.judged(|import| import.commitment(line, place, &targets));
        }
        self.relations(&file.commitments, &targets);
        self.reports(&file.events, &mut targets);
        for line in &file.events {
            self.judged(|import| import.event(line, &targets));
        }
        self.milestones(&file.milestones, &targets);
        self.joint_statuses(&file.joint_statuses, &targets);
        self.withdrawals(&file.withdrawals, &targets);
        self.confirmations(&file.confirmations, &targets);
        self.countersigns(&file.countersigns, &targets);
        self.joint_proposals(&file.joint_proposals, &targets);
        self.submissions(&file.submissions, &targets);
    }

    /// Reports the lines that may be of commitments withheld as a whole where they are more than were withheld: which of
    /// them stay withheld, and which are new, cannot be told.
    fn lost_among(&mut self, lines: &[CommitmentLine], stated: &BTreeMap<String, Day>) {
        let lost = &self.known.withheld.lost;
        let mut claims: BTreeMap<Day, Vec<&CommitmentLine>> = BTreeMap::new();
        for line in lines.iter().filter(|line| !self.known.commitments.contains_key(&line.id.text)) {
            let day = stated.get(&line.statement.text).copied();
            if let Some(at) = self.known.lost_of(lost, &line.statement.text, day) {
                claims.entry(lost[at]).or_default().push(line);
            }
        }
        for (day, lines) in claims {
            let withheld = lost.iter().filter(|lost| **lost == day).count();
            for line in lines.iter().filter(|_| lines.len() > withheld) {
                let reason = format!(
                    "may be a commitment of {day} that was withheld, or a new one: take the withheld one out of the file, \
                     and record new ones of that day in the forms"
                );
                self.problem(&line.lines.field("id"), reason);
            }
        }
    }

    fn commitment(&mut self, line: &CommitmentLine, position: u32, targets: &Targets) {
        let Some(target) = targets.commitments.get(&line.id.text) else { return };
        let lines = &line.lines;
        self.resolve_in(lines, "statement", "statement", &line.statement);
        self.resolve_all(&lines.field("areas"), "area", &line.areas);
        self.resolve_in(lines, "proposed_by", "party", &line.proposed_by);
        self.resolve_in(lines, "addressed_to", "party", &line.addressed_to);
        self.resolve_all(&lines.field("undertaken_by"), "party", &line.undertaken_by);
        self.resolve_all(&lines.field("addressee_organisations"), "organisation", &line.addressee_organisations);
        let title = text_of_editor(line.title_en.as_ref(), line.title_ko.as_ref());
        self.needs(lines, "title", &title);
        self.for_all_sides(lines, line.visibility.as_ref(), "a commitment");
        let due = self.due(line, target.stated);
        self.needs_other(
            lines,
            "due_precision",
            line.due_precision.is_some() && line.due_on.is_none(),
            "is said of a day that is not there: `due_on` is needed, or `due` alone",
        );
        let (source, further) = self.sources(line.source_url.as_ref(), &line.sources);
        let commitment = Commitment {
            id: target.id.clone(),
            slug: line.id.text.clone(),
            statement: line.statement.text.clone(),
            number: line.number.as_ref().map(|it| it.0.clone()),
            position,
            areas: line.areas.iter().map(|it| it.text.clone()).collect(),
            title,
            summary: prose(line.summary_en.as_ref(), line.summary_ko.as_ref()),
            proposed_by: line.proposed_by.as_ref().map(|it| it.text.as_str().into()),
            undertaken_by: codes(&line.undertaken_by),
            addressed_to: line.addressed_to.as_ref().map(|it| it.text.as_str().into()),
            addressees: codes(&line.addressee_organisations),
            starts_on: line.starts_on,
            starts_note: words(line.starts_note.as_ref()),
            due,
            due_note: words(line.due_note.as_ref()),
            owners_note: words(line.leads_note.as_ref()),
            place: Place {
                address: source,
                further,
                locator: words(line.source_locator.as_ref()),
                passage: Text::of(
                    line.passage_en.as_ref().map(|it| it.0.clone()),
                    TextKind::Original,
                    line.passage_ko.as_ref().map(|it| it.0.clone()),
                    TextKind::Official,
                ),
            },
            ..Commitment::bare(line.standing, line.basis, line.nature)
        };
        let on = target.stated.unwrap_or(self.importer.today);
        if target.withheld {
            self.stays_withheld(lines.spot());
        } else {
            if !self.known.commitments.contains_key(&line.id.text) {
                self.check_commitment(lines, &commitment);
            }
            let visibility = line.visibility.clone().unwrap_or(Visibility::Public);
            self.add(lines, on, visibility, Fact::CommitmentRecorded(commitment));
        }
        self.owners(line, on, target);
    }

    fn due(&mut self, line: &CommitmentLine, stated: Option<Day>) -> Option<Due> {
        let (field, due) = match (line.due, line.due_on) {
            (Some(_), Some(_)) => {
                self.problem(&line.lines.field("due_on"), "is said beside `due`: one of the two is enough");
                return None;
            }
            (Some(due), None) => ("due", due),
            (None, Some(on)) => {
                let precision = line.due_precision.unwrap_or(Precision::Day);
                ("due_on", Due { on: precision.period(on).1, precision })
            }
            (None, None) => return None,
        };
        if let Some(stated) = stated.filter(|stated| days::wrong_due(Some(due), *stated).is_some()) {
            self.doubt(&line.lines.field(field), format!("{due} is over before the statement, which is of {stated}"));
        }
        Some(due)
    }

    fn owners(&mut self, line: &CommitmentLine, on: Day, target: &Target) {
        let lists = [("leads", OwnerRole::Lead, &line.leads), ("supports", OwnerRole::Support, &line.supports)];
        let named = lists.iter().filter_map(|(_, _, owners)| owners.as_ref());
        let any = named.flat_map(|owners| &owners.0).any(|(_, organisations)| !organisations.is_empty());
        if any && line.leads_basis.is_none() {
            self.problem(
                &line.lines.field("leads_basis"),
                "is missing: say why these organisations count as responsible. `named_in_source` if the source names them, \
                 `assigned` if their party told you, `assumed` if it is your assumption",
            );
        }
        self.needs_other(
            &line.lines,
            "leads_basis",
            !any && line.leads_basis.is_some(),
            "is said of organisations that are not there: `leads` or `supports` names them",
        );
        let basis = line.leads_basis.unwrap_or(OwnerBasis::Assumed);
        for (field, role, owners) in lists {
            for (party, organisations) in owners.iter().flat_map(|owners| &owners.0) {
                let list = line.lines.field(field).within(&short(&party.text), party.line);
                self.resolve(&list, "party", party);
                self.resolve_all(&list, "organisation", organisations);
                for (at, organisation) in organisations.iter().enumerate() {
                    let spot = list.value(at, organisation.line);
                    let of = self.reference.organisation(&organisation.text).map(|it| it.party.to_string());
                    if let Some(of) = of.filter(|of| *of != party.text) {
                        let (organisation, party) = (short(&organisation.text), short(&party.text));
                        self.doubt(&spot, format!("`{organisation}` belongs to `{of}`, not to `{party}`"));
                    }
                    let owner = Owner {
                        commitment: target.id.clone(),
                        organisation: organisation.text.as_str().into(),
                        party: party.text.as_str().into(),
                        role,
                        basis,
                    };
                    self.add_at(&spot, &line.lines, on, target.visibility.clone(), Fact::OwnerNamed(owner));
                }
            }
        }
    }

    /// Links, each checked against those before it and those recorded.
    fn relations(&mut self, commitments: &[CommitmentLine], targets: &Targets) {
        let mut links: BTreeMap<String, Links> = BTreeMap::new();
        for (kind, from, to) in &self.known.links {
            links.entry(kind.clone()).or_default().insert(from.clone(), to.clone());
        }
        for line in commitments {
            for link in &line.relations {
                self.judged(|import| {
                    import.relation(line, link, targets, links.entry(link.kind.to_string()).or_default())
                });
            }
        }
    }

    fn relation(&mut self, line: &CommitmentLine, link: &RelationLine, targets: &Targets, before: &mut Links) {
        let spot = link.lines.field("to");
        self.resolve(&spot, "commitment", &link.to);
        let (Some(from), Some(to)) = (targets.commitments.get(&line.id.text), targets.commitments.get(&link.to.text))
        else {
            return;
        };
        let fact = Fact::CommitmentsRelated(Relation {
            from: from.id.clone(),
            to: to.id.clone(),
            kind: link.kind,
            basis: words(link.basis.as_ref()),
            supersession: None,
        });
        let visibility = from.visibility.clone().within(&to.visibility);
        let on = from.stated.unwrap_or(self.importer.today);
        let said = from.stated.zip(to.stated).unwrap_or((Day::LAST, Day::FIRST));
        if let Some(wrong) = wrong_link((&from.id, &to.id), said, before) {
            self.doubt(&spot, in_words(wrong, &short(&link.to.text)));
        }
        before.insert(from.id.clone(), to.id.clone());
        self.add(&link.lines, on, visibility, fact);
    }
}

/// What is wrong with a link, for the author of a file.
fn in_words(wrong: Problem, to: &str) -> String {
    match wrong {
        Problem::OfItself => "a commitment is not linked to itself".to_owned(),
        Problem::SaidLater => format!("`{to}` was said later; the link begins there"),
        Problem::LinkedAlready => format!("`{to}` is linked this way already"),
        _ => format!("together with other links, this one to `{to}` would form a circle"),
    }
}
