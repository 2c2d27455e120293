//! `accord extract`: what a text says its parties will do, and how well that is found.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::intake::align::merged;
use crate::intake::extraction::Extraction;
use crate::intake::score::{Gold, Score, score};
use crate::intake::span::Places;
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{extract, language_of};
use crate::service::statement::file::read_apart;

/// Find what the parties of a statement say they will do. Nothing is recorded.
#[derive(Args)]
pub struct Extract {
    /// Files: plain text, a web page, PDF, Word or Hangul; with --score, what readers took from texts.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The language of the text; else the one in which most of it is written. `both` reads a text in two languages.
    #[arg(long, value_parser = ["en", "ko", "both"])]
    language: Option<String>,
    /// The day of the text, YYYY-MM-DD, from which words such as "next year" are counted.
    #[arg(long)]
    date: Option<Day>,
    /// Print JSON.
    #[arg(long, conflicts_with = "table")]
    json: bool,
    /// Print one line for each commitment.
    #[arg(long)]
    table: bool,
    /// Say why each was taken, and what was left out and why.
    #[arg(long)]
    why: bool,
    /// Measure: the files say what readers took from texts.
    #[arg(long, conflicts_with_all = ["json", "why"])]
    score: bool,
    /// The folder that holds the texts which such files name.
    #[arg(long, requires = "score")]
    texts: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// What kept it from being done.
pub async fn run(command: Extract) -> anyhow::Result<ExitCode> {
    if command.score {
        return measure(&command);
    }
    for file in &command.files {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let read = match read_apart(None, bytes).await {
            Ok(read) => read,
            Err(problem) => bail!("{}: {}", file.display(), problem.in_words()),
        };
        let vocabulary = Vocabulary { said_on: command.date, ..Vocabulary::default() };
        let found = match command.language.as_deref() {
            Some("both") => in_both(&read.text, &vocabulary),
            Some(language) => extract(&read.text, language.parse()?, &vocabulary),
            None => extract(&read.text, language_of(&read.text), &vocabulary),
        };
        print(&command, &found)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn in_both(text: &str, vocabulary: &Vocabulary) -> Extraction {
    merged(extract(text, Lang::Ko, vocabulary), &extract(text, Lang::En, vocabulary))
}

fn print(command: &Extract, found: &Extraction) -> anyhow::Result<()> {
    if command.json {
        say!("{:#}", serde_json::to_value(found)?);
        return Ok(());
    }
    let places = Places::of(&found.text);
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    for (at, proposal) in found.proposals.iter().enumerate() {
        let due = proposal
            .due
            .as_ref()
            .map(|it| it.due.map_or_else(|| places.words(it.words).to_owned(), |it| it.to_string()));
        let title = proposal.title.words(found.language);
        if command.table {
            let owners: Vec<&str> = proposal.owners.iter().map(|it| it.name.as_str()).collect();
            let span = proposal.spans.first().map(|it| format!("{}-{}", it.start, it.end)).unwrap_or_default();
            say!(
                "{span}\t{}\t{}\t{}\t{title}",
                proposal.sureness,
                due.as_deref().unwrap_or("-"),
                line(&owners.join(", "))
            );
            continue;
        }
        say!("{}. {title}", at + 1);
        for span in &proposal.spans {
            say!("   {}-{}: {}", span.start, span.end, line(places.words(*span)));
        }
        if let Some(due) = due {
            say!("   due: {due}");
        }
        for owner in &proposal.owners {
            say!("   named: {}", line(&owner.name));
        }
        if command.why {
            say!("   {} ({}, {})", proposal.sureness, proposal.nature, proposal.standing);
            for reason in &proposal.reasons {
                let words = reason.words.map(|it| format!(": {}", line(places.words(it)))).unwrap_or_default();
                say!("   because {}{words}", reason.kind.in_words());
            }
        }
    }
    if command.why {
        say!("left out:");
        for left in &found.left_out {
            say!(
                "   {}-{} ({}): {}",
                left.span.start,
                left.span.end,
                left.why.in_words(),
                line(places.words(left.span))
            );
        }
    }
    Ok(())
}

/// Prints how well texts are read: each, and added up.
fn measure(command: &Extract) -> anyhow::Result<ExitCode> {
    let mut sums: BTreeMap<(&'static str, String), Score> = BTreeMap::new();
    say!(
        "{:<48} {:<6} {:>5} {:>6} {:>5} {:>7} {:>9} {:>7} {:>7}",
        "text",
        "half",
        "prec.",
        "recall",
        "F1",
        "overlap",
        "found/all",
        "due",
        "owners"
    );
    for file in &command.files {
        let gold = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let gold: Gold =
            serde_json::from_str(&gold).with_context(|| format!("{} is not of the form", file.display()))?;
        let text = match (&gold.text, &gold.text_file, &command.texts) {
            (Some(text), ..) => text.clone(),
            (None, Some(name), Some(folder)) => {
                let name = Path::new(name).file_name().unwrap_or_default();
                let path = folder.join(name);
                fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?
            }
            _ => bail!("{} names a text file: say with --texts where it is", file.display()),
        };
        let (of, _) = score(&gold, &text);
        print_score(&gold.name, &gold.half, &of)?;
        let keys = [("language", gold.language.clone()), ("layout", gold.layout.clone())];
        for (what, which) in keys {
            let sum = sums.entry((what, format!("{which}, {}", gold.half))).or_default();
            *sum = sum.plus(of);
        }
    }
    for what in ["language", "layout"] {
        say!("");
        say!("by {what}");
        for ((_, which), sum) in sums.iter().filter(|((of, _), _)| *of == what) {
            print_score(&which.chars().take(48).collect::<String>(), "", sum)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print_score(name: &str, half: &str, of: &Score) -> anyhow::Result<()> {
    say!(
        "{name:<48} {half:<6} {:>5.2} {:>6.2} {:>5.2} {:>7.2} {:>9} {:>7} {:>7}",
        of.precision(),
        of.recall(),
        of.f1(),
        of.mean_overlap(),
        format!("{}/{}", of.matched, of.taken),
        format!("{}/{}", of.due.1, of.due.0),
        format!("{}/{}", of.owners.1, of.owners.0)
    );
    Ok(())
}
