//! `accord user …`: accounts, from the command line. A party's first account is made here.

use anyhow::{Context, bail};
use clap::Subcommand;

use crate::cli::accepted;
use crate::config::Config;
use crate::domain::access::role::Role;
use crate::domain::account::Account;
use crate::domain::basics::lang::Lang;
use crate::domain::portfolio::reference::Reference;
use crate::paths;
use crate::service::Accord;
use crate::service::account::{AccountAdministrator, AccountProblem, Linked, NewAccount};

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum UserTask {
    /// Add an account, and print the link with which its owner sets a password.
    Add {
        /// What the person signs in with.
        email: String,
        /// Code of the organisation that the person belongs to.
        #[arg(long)]
        organisation: String,
        /// partner, official, manager or admin.
        #[arg(long)]
        role: String,
        /// How the record names the person; the e-mail address before its @ unless given.
        #[arg(long)]
        name: Option<String>,
    },
    /// List every account.
    List,
    /// Make an account unusable, and sign it out everywhere.
    Disable {
        /// The account's e-mail address.
        email: String,
    },
    /// Make a disabled account usable again.
    Enable {
        /// The account's e-mail address.
        email: String,
    },
    /// Give an account another role, and another organisation if one is named.
    Role {
        /// The account's e-mail address.
        email: String,
        /// partner, official, manager or admin.
        role: String,
        /// Code of the organisation.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// Print a new link that sets a password; links from before end.
    Link {
        /// The account's e-mail address.
        email: String,
    },
}

/// Does it.
///
/// # Errors
/// What kept it from being done, in words for the person at the terminal.
pub async fn run(accord: &Accord, config: &Config, task: UserTask) -> anyhow::Result<()> {
    let operator = AccountAdministrator::operator();
    match task {
        UserTask::Add { email, organisation, role, name } => {
            let email = accepted("the e-mail address", &email)?;
            let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
            let name = accepted("--name", &name)?;
            let new = NewAccount { email, name, organisation, role };
            match accord.accounts().add(&operator, &new).await? {
                Ok(linked) => print_link(&linked, config)?,
                Err(refusals) => bail!(refused(&refusals, &new.organisation, &*accord.reference_now().await?)),
            }
        }
        UserTask::List => {
            for account in accord.accounts().list(&operator).await? {
                say!(
                    "{}\t{}\t{}\t{}\t{}",
                    account.email,
                    account.organisation,
                    account.role,
                    state(&account),
                    account.name
                );
            }
        }
        UserTask::Disable { email } => switch(accord, &operator, &email, true).await?,
        UserTask::Enable { email } => switch(accord, &operator, &email, false).await?,
        UserTask::Role { email, role, organisation } => {
            let account = find(accord, &email).await?;
            let organisation = organisation.unwrap_or_else(|| account.organisation.0.clone());
            match accord.accounts().change(&operator, &account.id, &organisation, &role).await?.context("it is gone")? {
                Ok(()) => say!("{} is {role} of {organisation}", account.email),
                Err(refusals) => bail!(refused(&refusals, &organisation, &*accord.reference_now().await?)),
            }
        }
        UserTask::Link { email } => {
            let account = find(accord, &email).await?;
            let linked = accord.accounts().create_link(&operator, &account.id).await?.context("it is gone")?;
            print_link(&linked, config)?;
        }
    }
    Ok(())
}

async fn find(accord: &Accord, email: &str) -> anyhow::Result<Account> {
    let found = accord.accounts().find_by_email(email).await?;
    found.with_context(|| format!("there is no account `{email}`; `accord user list` shows all"))
}

async fn switch(accord: &Accord, operator: &AccountAdministrator, email: &str, disabled: bool) -> anyhow::Result<()> {
    let account = find(accord, email).await?;
    // The operator may disable anybody.
    if let Some(Err(refusal)) = accord.accounts().set_disabled(operator, &account.id, disabled).await? {
        bail!(refusal.word());
    }
    say!("{} is {}", account.email, if disabled { "disabled and signed out everywhere" } else { "enabled" });
    Ok(())
}

fn print_link(linked: &Linked, config: &Config) -> anyhow::Result<()> {
    let lang = config.languages.first().copied().unwrap_or(Lang::En);
    say!("{} sets a password here, once, within 48 hours:", linked.account.email);
    say!("{}{}", config.reachable_at(), paths::set_password(lang, linked.token.secret()));
    Ok(())
}

fn state(account: &Account) -> &'static str {
    match (account.disabled_at, account.has_password) {
        (Some(_), _) => "disabled",
        (None, true) => "active",
        (None, false) => "no password yet",
    }
}

/// What is wrong, in plain words.
fn refused(refusals: &[AccountProblem], organisation: &str, reference: &Reference) -> String {
    let said = refusals.iter().map(|refusal| match refusal {
        AccountProblem::BadEmail => "that is no e-mail address, such as name@ministry.example".to_owned(),
        AccountProblem::Taken => "there is an account with that e-mail address already".to_owned(),
        AccountProblem::NoName => "the person has no name: give one with --name".to_owned(),
        AccountProblem::LongName => "the name is too long".to_owned(),
        AccountProblem::UnknownOrganisation if reference.organisations.is_empty() => {
            "no organisation is recorded yet: import a portfolio first".to_owned()
        }
        AccountProblem::UnknownOrganisation => {
            let known: Vec<_> = reference.organisations.iter().map(|it| it.code.as_str()).collect();
            format!("no organisation has the code `{organisation}`; known are {}", known.join(", "))
        }
        AccountProblem::UnknownRole => {
            let known: Vec<_> = Role::ALL.iter().map(|it| it.word()).collect();
            format!("there is no such role; known are {}", known.join(", "))
        }
        AccountProblem::Oneself => "nobody does that to the own account".to_owned(),
    });
    said.collect::<Vec<_>>().join("; ")
}
