//! What a portfolio file may hold, for those who write one: as a JSON Schema and as the tables of `docs/portfolio.md`. Both
//! are made from the declarations that the importer reads by.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::exchange::portfolio_entry::FieldDoc;
use crate::exchange::portfolio_fields::Field;
use crate::exchange::portfolio_file::{
    About, AreaLine, CommitmentLine, File, FormerNameLine, LicenceLine, MechanismLine, MeetingLine, OrganisationLine,
    PartyLine, RelationLine, ReportingLine, SourceLine, StatementLine, TagLine,
};
use crate::exchange::portfolio_happened::{
    AnswerLine, ConfirmationLine, CountersignLine, EventLine, EvidenceLine, JointProposalLine, JointStatusLine,
    MilestoneLine, SubmissionLine, WithdrawalLine,
};

/// The JSON Schema of a portfolio file.
pub fn schema() -> Value {
    let mut schema = File::schema();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Accord portfolio file");
    schema["minProperties"] = json!(1);
    schema.sort_all_objects();
    schema
}

/// The tables of all fields, as Markdown.
pub fn tables() -> String {
    let lists: [(&str, Vec<FieldDoc>); 26] = [
        ("portfolio", About::docs()),
        ("portfolio.tags.CODE", TagLine::docs()),
        ("portfolio.marks.CODE", TagLine::docs()),
        ("portfolio.licences.CODE", LicenceLine::docs()),
        ("reporting", ReportingLine::docs()),
        ("parties", PartyLine::docs()),
        ("organisations", OrganisationLine::docs()),
        ("organisations.former_names", FormerNameLine::docs()),
        ("areas", AreaLine::docs()),
        ("mechanisms", MechanismLine::docs()),
        ("meetings", MeetingLine::docs()),
        ("statements", StatementLine::docs()),
        ("commitments", CommitmentLine::docs()),
        ("commitments.relations", RelationLine::docs()),
        ("sources", SourceLine::docs()),
        ("events", EventLine::docs()),
        ("events.sources", EvidenceLine::docs()),
        ("milestones", MilestoneLine::docs()),
        ("joint_statuses", JointStatusLine::docs()),
        ("withdrawals", WithdrawalLine::docs()),
        ("confirmations", ConfirmationLine::docs()),
        ("countersigns", CountersignLine::docs()),
        ("joint_proposals", JointProposalLine::docs()),
        ("joint_proposals.answers", AnswerLine::docs()),
        ("submissions", SubmissionLine::docs()),
        ("the file itself", File::docs()),
    ];
    let mut out = String::new();
    for (name, fields) in lists {
        let title = if name == "the file itself" { name.to_owned() } else { format!("`{name}`") };
        // Writing to a string cannot fail.
        let _ = write!(out, "\n### {title}\n\n| field | needed | holds | meaning |\n| --- | --- | --- | --- |\n");
        for field in fields {
            let needed = if matches!(field.need, "needed" | "some") { "yes" } else { "" };
            // The fields of an entry have a table of their own.
            let takes = match field.takes.split_once("an object with ") {
                Some((before, _)) => format!("{before}an object, see below or above"),
                None => field.takes,
            };
            let _ = writeln!(out, "| `{}` | {needed} | {takes} | {} |", field.name, field.about);
        }
    }
    out
}

#[cfg(test)]
#[path = "portfolio_schema_tests.rs"]
mod tests;
