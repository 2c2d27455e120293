//! What an admin manages: the accounts of the own party, and their audit log.

pub mod account;
pub mod accounts;
pub mod log;

use leptos::prelude::*;

use crate::app::Error;
use crate::app::RequestContext;
use crate::app::components::field::Choice;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::access::role::Role;
use crate::domain::account::Account;
use crate::domain::account::LONGEST_NAME;
use crate::i18n::Messages;
use crate::paths;
use crate::service::account::AccountAdministrator;
use crate::service::account::AccountProblem;
use crate::service::account::Linked;

/// The organisations of a person's party, to choose from.
fn organisations(member: &Member, context: &RenderContext) -> Vec<Choice> {
    let own = context.reference.organisations.iter().filter(|it| it.party == member.party);
    own.map(|it| Choice::new(it.code.as_str(), format!("{} ({})", it.name.words(context.lang), it.code))).collect()
}

/// The roles, each with what it may do.
fn roles(messages: Messages) -> Vec<Choice> {
    let explained = |role: &Role| messages.say(&format!("role-{role}-explanation"));
    Role::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("role", it)).explained(explained(it))).collect()
}

/// Whether an account can be used.
fn state(account: &Account) -> &'static str {
    match (account.disabled_at, account.has_password) {
        (Some(_), _) => "account-state-disabled",
        (None, true) => "account-state-active",
        (None, false) => "account-state-invited",
    }
}

/// A link that sets a password: shown this once.
#[component]
fn Link(
    /// Whose password it sets, and the token.
    linked: Linked,
    /// The address of the server.
    public_url: String,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let address = format!("{public_url}{}", paths::set_password(messages.lang(), linked.token.secret()));
    view! {
        <section class="card" role="status">
            <header>
                <h2>
                    <Icon name="i-info" />
                    {messages.with("account-link-title", &[("email", linked.account.email.as_str().into())])}
                </h2>
            </header>
            <p>{messages.text("account-link-lead")}</p>
            <p class="cite">{address}</p>
        </section>
    }
}

pub fn steward(request: &RequestContext, member: &Member) -> Result<AccountAdministrator, Error> {
    AccountAdministrator::admin(member, &request.caller).ok_or(Error::Nowhere)
}

pub fn refuse(form_data: &mut FormData, refusals: Vec<AccountProblem>, messages: Messages) {
    for refusal in refusals {
        let field = match refusal {
            AccountProblem::BadEmail | AccountProblem::Taken => "email",
            AccountProblem::NoName | AccountProblem::LongName => "name",
            AccountProblem::UnknownOrganisation => "organisation",
            AccountProblem::UnknownRole | AccountProblem::Oneself => "role",
        };
        let error = match refusal {
            AccountProblem::LongName => messages.with("wrong-account-long_name", &[("n", LONGEST_NAME.into())]),
            _ => messages.of_word("wrong-account", refusal).to_owned(),
        };
        form_data.refuse(field, error);
    }
}
