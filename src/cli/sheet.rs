//! A spreadsheet that adds to a portfolio.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use crate::app::pages::import::draw;
use crate::app::pages::import::words::words;
use crate::cli::{counted, tell};
use crate::config::Config;
use crate::domain::basics::lang::Lang;
use crate::domain::sheet::settings::{Chosen, DateOrder};
use crate::domain::sheet::{SheetField, SheetSubject};
use crate::i18n::Messages;
use crate::service::Accord;
use crate::service::portfolio::import::SheetImported;

/// How a spreadsheet is read, as far as that is not found out.
#[derive(Args)]
pub struct SheetArgs {
    /// Of a spreadsheet: what it has a row for each of, `commitments`, `milestones` or `organisations`.
    #[arg(long, value_name = "SUBJECT", default_value = "commitments")]
    of: SheetSubject,
    /// Of a spreadsheet with several sheets: which one.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Of a spreadsheet: the order of dates such as 03/04/2026, `day_first` or `month_first`.
    #[arg(long, value_name = "ORDER")]
    dates: Option<DateOrder>,
    /// Of a spreadsheet: what holds for every row that does not say it, such as `standing=agreed`; once for each.
    #[arg(long = "all", value_name = "FIELD=VALUE")]
    all: Vec<String>,
}

/// Whether a file is a spreadsheet, by its name.
pub fn is_sheet(path: &Path) -> bool {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    matches!(&*ending, "csv" | "tsv" | "xlsx" | "ods")
}

impl SheetArgs {
    fn chosen(&self) -> anyhow::Result<Chosen> {
        let mut chosen = Chosen { sheet: self.sheet.clone(), date_order: self.dates, ..Chosen::default() };
        for said in &self.all {
            let (field, value) = said.split_once('=').with_context(|| format!("--all {said}: it is FIELD=VALUE"))?;
            let offered = self.of.fixed().iter().map(|it| it.word()).collect::<Vec<_>>().join(", ");
            let field: Option<SheetField> = field.parse().ok();
            let field = field.filter(|it| self.of.fixed().contains(it));
            let field = field.with_context(|| format!("--all {said}: the fields are {offered}"))?;
            chosen.fixed.insert(field, value.to_owned());
        }
        Ok(chosen)
    }
}

/// Records what is new in a spreadsheet, or nothing when something in it is wrong.
///
/// # Errors
/// What kept it from being done, in words for the person at the terminal.
pub async fn import(accord: &Accord, content: Vec<u8>, args: &SheetArgs, config: &Config) -> anyhow::Result<ExitCode> {
    let reference = accord.reference_now().await?;
    let words = words(&reference, Vec::new());
    let chosen = args.chosen()?;
    let messages = Messages::of(Lang::En);
    match accord.portfolio().import_sheet(content, args.of, &chosen, &words, "import").await? {
        SheetImported::Read(imported) => tell(accord, imported, config).await,
        SheetImported::Refused(refusals) => {
            for refusal in &refusals {
                eprintln!("{}", draw::refusal(refusal, messages));
            }
            bail!("nothing was recorded: {}", counted(refusals.len(), "problem"))
        }
        SheetImported::Unreadable(problem) => bail!("{}", messages.of_word("import-problem", problem)),
        SheetImported::NotTaken => bail!("reports are brought in on the page for spreadsheets, by whoever makes them"),
    }
}
