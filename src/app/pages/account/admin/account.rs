//! One account of the own party.

use leptos::prelude::*;

use crate::app::components::field::{ErrorSummary, RadioGroup, SelectField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::pages::account::admin::steward;
use crate::app::pages::account::admin::{Link, organisations, refuse, roles, state};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::paths;
use crate::paths::AccountPath;
use crate::service::account::{AccountAdministrator, Linked};

form! {
    /// What an admin changes of an account.
    AccountForm {
        values { organisation, role, act }
    }
}

string_enum! {
    /// What the forms of this page ask for, in their field `act`.
    AdminAction {
        Change = "change",
        Disable = "disable",
        Enable = "enable",
        NewLink = "new_link",
    }
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: AccountPath, form_data: FormData) -> PageResult {
    draw(request, member, path, form_data, None).await
}

/// The page after a new link was made.
///
/// # Errors
/// When the database does not answer.
async fn linked_page(request: RequestContext, member: Member, path: AccountPath, linked: Linked) -> PageResult {
    draw(request, member, path, FormData::default(), Some(linked)).await
}

async fn draw(
    request: RequestContext,
    member: Member,
    path: AccountPath,
    form_data: FormData,
    linked: Option<Linked>,
) -> PageResult {
    let account = match AccountAdministrator::admin(&member, &request.caller) {
        Some(steward) => request.accord.accounts().find(&steward, &path.account).await?,
        None => None,
    };
    // Another party's account is treated like one that does not exist.
    let account = account.ok_or(Error::Nowhere)?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let title = account.email.clone();
    let frame = Frame::of_own(&request, &page_context, title);
    let context = page_context.render_context(&request);
    let public_url = request.site.public_url.clone();
    let key = request.accord.idempotency_key();
    let done = request.parameter("done").and_then(|it| it.parse::<AdminAction>().ok());
    Ok(Page::private(frame, move || {
        let form_data = form_data.or([
            (AccountForm::NAMES.organisation, account.organisation.as_str()),
            (AccountForm::NAMES.role, account.role.word()),
            ("key", &*key),
        ]);
        let link = linked.map(|linked| view! { <Link linked=linked public_url=public_url messages=messages /> });
        let switch = if account.disabled_at.is_some() { AdminAction::Enable } else { AdminAction::Disable };
        let oneself = account.id == member.account;
        let button = |act: AdminAction| {
            let class = if act == AdminAction::Change { "button" } else { "button plain" };
            view! { <button class=class name=AccountForm::NAMES.act value=act.word()>{messages.of_word("account-act", act)}</button> }
        };
        view! {
            <PageHead
                steps=vec![(paths::admin_accounts(context.lang), messages.say("accounts-title"))]
                within=true
                title=account.email.clone()
                lead=format!("{} · {}", account.name, messages.text(state(&account)))
                saved=done.map(|act| messages.of_word("account-acted", act).to_owned())
                context=context.clone()
            />
            {link}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <form class="card" method="post">
                <FormKey key=form_data.value("key") />
                <SelectField
                    name=AccountForm::NAMES.organisation
                    label=messages.text("organisation")
                    choices=organisations(&member, &context)
                    form_data=form_data.clone()
                />
                <RadioGroup name=AccountForm::NAMES.role label=messages.text("field-role") choices=roles(messages) form_data=form_data />
                <div class="row">{button(AdminAction::Change)}</div>
            </form>
            <form class="card" method="post">
                <FormKey key=format!("{key}-link") />
                <p>{messages.text("account-link-note")}</p>
                <div class="row">{button(AdminAction::NewLink)}</div>
            </form>
            {(!oneself)
                .then(|| {
                    view! {
                        <form class="card" method="post">
                            <FormKey key=format!("{key}-{switch}") />
                            <p>{messages.of_word("account-note", switch)}</p>
                            <div class="row">{button(switch)}</div>
                        </form>
                    }
                })}
        }
    }))
}

/// Does what a form about one account asks for.
///
/// # Errors
/// When the database does not answer, the person is no admin, or there is no such account in the own party.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: AccountPath,
    mut form_data: FormData,
) -> Result<FormOutcome, Error> {
    let typed = AccountForm::read(&form_data);
    let (steward, id) = (steward(&request, &member)?, path.account.as_str());
    let Ok(act) = typed.act.parse::<AdminAction>() else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let done = match act {
        AdminAction::Change => {
            let (organisation, role) = (&typed.organisation, &typed.role);
            request.accord.accounts().change(&steward, id, organisation, role).await?
        }
        AdminAction::Disable | AdminAction::Enable => {
            let done = request.accord.accounts().set_disabled(&steward, id, act == AdminAction::Disable).await?;
            done.map(|done| done.map_err(|refusal| vec![refusal]))
        }
        AdminAction::NewLink => {
            let linked = request.accord.accounts().create_link(&steward, id).await?.ok_or(Error::Nowhere)?;
            let page = linked_page(request.clone(), member, path, linked).await;
            return Ok(FormOutcome::Page(Box::new((request, page?))));
        }
    };
    match done.ok_or(Error::Nowhere)? {
        Ok(()) => {
            let here = paths::admin_account(request.lang, id);
            Ok(FormOutcome::Redirect(paths::with_query(&here, [("done", act.word())])))
        }
        Err(refusals) => {
            refuse(&mut form_data, refusals, request.messages);
            Ok(FormOutcome::Refused(form_data))
        }
    }
}
