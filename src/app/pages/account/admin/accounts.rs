//! The accounts of the own party.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::field::{ErrorSummary, RadioGroup, SelectField, Takes, TextField, to_choose};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::table::{Column, PlainTable};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::pages::account::admin;
use crate::app::pages::account::admin::steward;
use crate::app::pages::account::admin::{Link, organisations, refuse, roles, state};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::Account;
use crate::paths;
use crate::service::account::NewAccount;
use crate::service::account::{AccountAdministrator, Linked};

form! {
    /// An account to be opened.
    NewAccountForm {
        values { email, name, organisation, role }
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    draw(request, member, form_data, None).await
}

/// The page after an account was added, with the link for its owner.
///
/// # Errors
/// When the database does not answer.
pub async fn added(request: RequestContext, member: Member, linked: Linked) -> PageResult {
    draw(request, member, FormData::default(), Some(linked)).await
}

async fn draw(request: RequestContext, member: Member, form_data: FormData, linked: Option<Linked>) -> PageResult {
    let accounts = match AccountAdministrator::admin(&member, &request.caller) {
        Some(steward) => request.accord.accounts().list(&steward).await?,
        None => Vec::new(),
    };
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("accounts-title"));
    let context = page_context.render_context(&request);
    let public_url = request.site.public_url.clone();
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([("key", &*key)]);
    Ok(Page::private(frame, move || {
        let party = context.party(member.party.as_str());
        let link = linked.map(|linked| view! { <Link linked=linked public_url=public_url messages=messages /> });
        let choices = to_choose(messages, organisations(&member, &context));
        view! {
            <PageHead
                title=messages.text("accounts-title")
                lead=messages.with("accounts-lead", &[("party", party.into())])
                context=context.clone()
            />
            {link}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <section class="card">
                <header>
                    <h2>{messages.with("accounts-count", &[("n", accounts.len().into())])}</h2>
                </header>
                <Table accounts=accounts context=context />
            </section>
            <form class="card" method="post" novalidate=true>
                <FormKey key=form_data.value("key") />
                <header>
                    <h2>{messages.text("accounts-add")}</h2>
                    <p class="note">{messages.text("accounts-add-note")}</p>
                </header>
                <TextField
                    name=NewAccountForm::NAMES.email
                    label=messages.text("field-email")
                    takes=Takes::Email
                    form_data=form_data.clone()
                />
                <TextField
                    name=NewAccountForm::NAMES.name
                    label=messages.text("field-name")
                    hint=messages.text("field-name-hint")
                    form_data=form_data.clone()
                />
                <SelectField
                    name=NewAccountForm::NAMES.organisation
                    label=messages.text("organisation")
                    choices=choices
                    form_data=form_data.clone()
                />
                <RadioGroup name=NewAccountForm::NAMES.role label=messages.text("field-role") choices=roles(messages) form_data=form_data />
                <div class="row">
                    <button class="button">{messages.text("accounts-add-do")}</button>
                </div>
            </form>
        }
    }))
}

#[component]
fn Table(accounts: Vec<Account>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let columns = ["email", "name", "organisation", "role", "state"]
        .map(|it| Column::new(messages.say(&format!("accounts-column-{it}"))));
    let rows = accounts.into_iter().map(|it| row(it, &context)).collect();
    view! { <PlainTable columns=columns.into() rows=rows /> }
}

fn row(account: Account, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let state = messages.say(state(&account));
    let organisation = context.organisation(account.organisation.as_str());
    view! {
        <tr>
            <th scope="row">
                <a href=paths::admin_account(context.lang, &account.id)>{account.email}</a>
            </th>
            <td>{account.name}</td>
            <td>{organisation}</td>
            <td>{messages.of_word("role", account.role)}</td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

/// Adds an account, and shows the link for its owner once.
///
/// # Errors
/// When the database does not answer, or the person is no admin.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> Result<FormOutcome, Error> {
    let steward = steward(&request, &member)?;
    let field = |name| form_data.value(name).to_owned();
    let new = NewAccount {
        email: field("email"),
        name: field("name"),
        organisation: field("organisation"),
        role: field("role"),
    };
    match request.accord.accounts().add(&steward, &new).await? {
        Ok(linked) => {
            let page = admin::accounts::added(request.clone(), member, linked).await;
            Ok(FormOutcome::Page(Box::new((request, page?))))
        }
        Err(refusals) => {
            refuse(&mut form_data, refusals, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
    }
}
