//! The part of a portfolio file that is about reference data: who takes part, in which fields, on the ground of which texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::source::FurtherSource;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::organisation::party::Party;
use crate::domain::organisation::{FormerName, Organisation};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::area::Area;
use crate::domain::record::fact::Fact;
use crate::domain::statement::reporting::ReportingRule;
use crate::domain::statement::{Issuer, Statement};
use crate::exchange::portfolio_entry::Lines;
use crate::exchange::portfolio_fields::{ByCode, Code, FullText, Link, Named, Note, Prose, Title};
use crate::exchange::portfolio_file::{
    About, AreaLine, File, FormerNameLine, MechanismLine, MeetingLine, OrganisationLine, PartyLine, ReportingLine,
    SourceLine, StatementLine, TagLine,
};
use crate::exchange::portfolio_import::Import;
use crate::exchange::portfolio_known::Recorded;
use crate::exchange::portfolio_problem::{Spot, short};

impl<F: FnMut() -> String> Import<'_, F> {
    pub(super) fn file(&mut self, file: File) {
        if let Some(day) = file.written_on {
            self.begun(&file.lines, "written_on", day);
            self.written_on = day.min(self.importer.today);
        }
        if let Some(about) = &file.portfolio {
            self.about(about);
        }
        for line in &file.parties {
            self.judged(|import| import.party(line));
        }
        for line in &file.organisations {
            self.judged(|import| import.organisation(line));
        }
        for line in &file.areas {
            self.judged(|import| import.area(line));
        }
        for line in &file.mechanisms {
            self.judged(|import| import.mechanism(line));
        }
        for line in &file.meetings {
            self.judged(|import| import.meeting(line));
        }
        let known = &self.known.reference.statements;
        let mut stated: BTreeMap<String, Day> = known.iter().map(|it| (it.slug.clone(), it.on)).collect();
        for line in &file.statements {
            if !self.is_faulty(&line.lines.field("date")) {
                stated.entry(line.id.text.clone()).or_insert(line.date);
            }
            self.judged(|import| import.statement(line));
        }
        self.check_entries();
        self.commitments(file, &stated);
    }

    fn about(&mut self, about: &About) {
        let title = text_of_editor(about.title_en.as_ref(), about.title_ko.as_ref());
        self.needs(&about.lines, "title", &title);
        self.resolve_all(&about.lines.field("taking_part"), "party", &about.taking_part);
        self.resolve_in(&about.lines, "example", "commitment", &about.example);
        for (field, words) in [("tags", &about.tags), ("marks", &about.marks)] {
            for (party, _) in words.iter().flat_map(|it| &it.0) {
                self.resolve(&about.lines.field(field).within(&short(&party.text), party.line), "party", party);
            }
        }
        let licences = about.licences.iter().flat_map(|it| &it.0);
        for (code, _) in licences.clone() {
            self.resolve_either(&about.lines.field("licences").within(&short(&code.text), code.line), code);
        }
        let portfolio = Portfolio {
            title,
            marking: about.marking,
            taking_part: codes(&about.taking_part),
            tags: short_names(about.tags.as_ref()),
            marks: short_names(about.marks.as_ref()),
            licences: licences
                .map(|(code, it)| (code.text.clone(), Text::of_editor(words(it.en.as_ref()), words(it.ko.as_ref()))))
                .collect(),
            time_zone: about.time_zone.as_ref().map(|it| it.0.clone()),
            example: about.example.as_ref().map(|it| it.text.clone()),
            reporting: rule(about.reporting.as_ref()),
            // Set by people here; a file does not say it.
            report_notices: self
                .known
                .reference
                .portfolio
                .as_ref()
                .map_or_else(Vec::new, |it| it.report_notices.clone()),
            reason: Text::default(),
        };
        let today = self.importer.today;
        let added = self.known.reference.portfolio.as_ref().and_then(|now| now.with_additions(&portfolio));
        let before = Fact::PortfolioDescribed(portfolio.clone().without_additions());
        match added {
            // Recorded before a portfolio could say this: the file adds it.
            Some(added) if matches!(self.known.has(&before, today, &Visibility::Public), Recorded::Same) => {
                self.add(&about.lines, today, Visibility::Public, before);
                if self.known.reference.portfolio.as_ref() != Some(&added) {
                    let added = Fact::PortfolioDescribed(added);
                    self.entered.push((about.lines.clone(), added.clone()));
                    self.draft(about.lines.spot(), today, Visibility::Public, added);
                }
            }
            _ => self.add(&about.lines, today, Visibility::Public, Fact::PortfolioDescribed(portfolio)),
        }
    }

    fn party(&mut self, line: &PartyLine) {
        let name = named(line.name_en.as_ref(), line.name_ko.as_ref(), false);
        self.needs(&line.lines, "name", &name);
        self.resolve_in(&line.lines, "coordinating", "organisation", &line.coordinating);
        let party = Party {
            code: line.code.text.as_str().into(),
            name,
            kind: line.kind,
            time_zone: line.time_zone.0.clone(),
            coordinating: line.coordinating.as_ref().map(|it| it.text.as_str().into()),
            reason: Text::default(),
        };
        self.add(&line.lines, self.importer.today, Visibility::Public, Fact::PartyRecorded(party));
    }

    fn organisation(&mut self, line: &OrganisationLine) {
        let name = named(line.name_en.as_ref(), line.name_ko.as_ref(), line.name_ko_is_translation);
        self.needs(&line.lines, "name", &name);
        self.needs_other(
            &line.lines,
            "name_ko_is_translation",
            line.name_ko_is_translation && line.name_ko.is_none(),
            "is said of a Korean name that is not there",
        );
        self.resolve_in(&line.lines, "party", "party", &line.party);
        let former = |former: &FormerNameLine| FormerName {
            name: named(former.name_en.as_ref(), former.name_ko.as_ref(), false),
            until: former.until.as_ref().map(|it| it.0.clone()),
        };
        for line in &line.former_names {
            self.needs(&line.lines, "name", &former(line).name);
        }
        let organisation = Organisation {
            code: line.code.text.as_str().into(),
            party: line.party.text.as_str().into(),
            name,
            kind: line.kind,
            former_names: line.former_names.iter().map(former).collect(),
            address: address(line.url.as_ref()),
            reason: Text::default(),
        };
        self.add(&line.lines, self.importer.today, Visibility::Public, Fact::OrganisationRecorded(organisation));
    }

    fn area(&mut self, line: &AreaLine) {
        let name = named(line.name_en.as_ref(), line.name_ko.as_ref(), false);
        self.needs(&line.lines, "name", &name);
        let area = Area { code: line.code.text.clone(), name, rank: None, reason: Text::default() };
        self.add(&line.lines, self.importer.today, Visibility::Public, Fact::AreaRecorded(area));
    }

    fn mechanism(&mut self, line: &MechanismLine) {
        let name = named(line.name_en.as_ref(), line.name_ko.as_ref(), false);
        self.needs(&line.lines, "name", &name);
        self.resolve_all(&line.lines.field("parties"), "party", &line.parties);
        let mechanism =
            Mechanism { code: line.code.text.clone(), name, kind: line.kind, parties: codes(&line.parties) };
        self.add(&line.lines, self.importer.today, Visibility::Public, Fact::MechanismRecorded(mechanism));
    }

    fn meeting(&mut self, line: &MeetingLine) {
        let title = named(line.title_en.as_ref(), line.title_ko.as_ref(), false);
        self.needs(&line.lines, "title", &title);
        self.resolve_in(&line.lines, "mechanism", "mechanism", &line.mechanism);
        let precision = line.date_precision.unwrap_or(Precision::Day);
        let meeting = Meeting {
            slug: line.id.text.clone(),
            mechanism: line.mechanism.text.clone(),
            title,
            number: line.number.map(|it| it.0),
            on: precision.period(line.date).1,
            precision,
            place: line.place.as_ref().map(|it| it.0.clone()),
            state: line.state,
            source: address(line.source_url.as_ref()),
            reason: Text::default(),
        };
        self.add(&line.lines, self.importer.today, Visibility::Public, Fact::MeetingRecorded(meeting));
    }

    fn statement(&mut self, line: &StatementLine) {
        let title = named(line.title_en.as_ref(), line.title_ko.as_ref(), line.title_ko_is_translation);
        self.needs(&line.lines, "title", &title);
        self.needs_other(
            &line.lines,
            "title_ko_is_translation",
            line.title_ko_is_translation && line.title_ko.is_none(),
            "is said of a Korean title that is not there",
        );
        self.begun(&line.lines, "date", line.date);
        self.resolve_all(&line.lines.field("parties"), "party", &line.parties);
        self.among(&line.lines.field("tracked_parties"), &line.tracked_parties, &line.parties);
        self.resolve_in(&line.lines, "meeting", "meeting", &line.meeting);
        let issuer = if line.issuer.text == "joint" {
            Issuer::Joint
        } else {
            if !line.parties.iter().any(|it| it.text == line.issuer.text) {
                let issuer = short(&line.issuer.text);
                let reason = format!("`{issuer}` is neither `joint` nor one of the statement's parties");
                self.problem(&line.lines.field("issuer"), reason);
            }
            Issuer::Party(line.issuer.text.as_str().into())
        };
        let (source, further) = self.sources(line.source_url.as_ref(), &line.sources);
        let text = Text::of(
            line.text_en.as_ref().map(|it: &FullText| it.0.clone()),
            TextKind::Original,
            line.text_ko.as_ref().map(|it| it.0.clone()),
            TextKind::Official,
        );
        let statement = Statement {
            slug: line.id.text.clone(),
            title,
            kind: line.kind,
            issuer,
            on: line.date,
            day_note: words(line.date_note.as_ref()),
            place: line.place.as_ref().map(|it| it.0.clone()),
            parties: codes(&line.parties),
            tracked: codes(&line.tracked_parties),
            meeting: line.meeting.as_ref().map(|it| it.text.clone()),
            source,
            further,
            text_read: words(line.text_read.as_ref()),
            text,
            reporting: rule(line.reporting.as_ref()),
            reason: Text::default(),
        };
        self.add(&line.lines, line.date, Visibility::Public, Fact::StatementRecorded(statement));
    }

    /// Reports parties that are not among those of the statement.
    fn among(&mut self, list: &Spot, codes: &[Code], parties: &[Code]) {
        self.resolve_all(list, "party", codes);
        if parties.is_empty() {
            return;
        }
        let parties: BTreeSet<&str> = parties.iter().map(|it| it.text.as_str()).collect();
        for (at, code) in codes.iter().enumerate().filter(|(_, code)| !parties.contains(code.text.as_str())) {
            let reason = format!("`{}` is not one of the statement's parties", short(&code.text));
            self.problem(&list.value(at, code.line), reason);
        }
    }

    /// The first source, and the others.
    pub(super) fn sources(
        &mut self,
        first: Option<&Link>,
        others: &[SourceLine],
    ) -> (Option<String>, Vec<FurtherSource>) {
        let further = |it: &SourceLine| FurtherSource {
            address: it.url.0.clone(),
            publisher: it.publisher.as_ref().map(|publisher| publisher.0.clone()),
        };
        match (first, others) {
            (Some(first), _) => (Some(first.0.clone()), others.iter().map(further).collect()),
            (None, []) => (None, Vec::new()),
            (None, [first, others @ ..]) => {
                if first.publisher.is_some() {
                    let reason = "is not kept of the only or first source: give another as `source_url`";
                    self.doubt(&first.lines.field("publisher"), reason);
                }
                (Some(first.url.0.clone()), others.iter().map(further).collect())
            }
        }
    }

    /// Reports a field that says something only beside another one, which is not there.
    pub(super) fn needs_other(&mut self, lines: &Lines, field: &str, said: bool, reason: &str) {
        if said {
            self.doubt(&lines.field(field), reason);
        }
    }
}

pub(super) fn codes<T: for<'a> From<&'a str>, const OWN: bool>(names: &[Named<OWN>]) -> Vec<T> {
    names.iter().map(|name| T::from(name.text.as_str())).collect()
}

fn named(en: Option<&Title>, ko: Option<&Title>, ko_is_translation: bool) -> Text {
    let kind = if ko_is_translation { TextKind::Unofficial } else { TextKind::Official };
    Text::of(en.map(|it| it.0.clone()), TextKind::Official, ko.map(|it| it.0.clone()), kind)
}

fn short_names(names: Option<&ByCode<TagLine>>) -> BTreeMap<String, Text> {
    let names = names.into_iter().flat_map(|it| &it.0);
    names.map(|(party, it)| (party.text.clone(), text_of_editor(it.en.as_ref(), it.ko.as_ref()))).collect()
}

pub(super) fn text_of_editor(en: Option<&Title>, ko: Option<&Title>) -> Text {
    Text::of_editor(en.map(|it| it.0.clone()), ko.map(|it| it.0.clone()))
}

pub(super) fn prose(en: Option<&Prose>, ko: Option<&Prose>) -> Text {
    Text::of_editor(en.map(|it| it.0.clone()), ko.map(|it| it.0.clone()))
}

pub(super) fn words(note: Option<&Note>) -> Option<String> {
    note.map(|it| it.0.clone())
}

pub(super) fn address(link: Option<&Link>) -> Option<String> {
    link.map(|it| it.0.clone())
}

fn rule(line: Option<&ReportingLine>) -> Option<ReportingRule> {
    line.map(|it| ReportingRule { every: it.every, anchor: it.anchor })
}
