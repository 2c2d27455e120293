//! Which notices come by mail, set when signed in or turned off by a link.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, SelectField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::notice::NoticeKind;
use crate::paths;
use crate::service::notice::digest::{MailSetting, Token};

form! {
    /// Which notices come by mail, and in which language.
    MailForm {
        values { lang }
        lists { kind }
    }
}

/// Loads the page of the settings.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let setting = request.accord.notices().mail_setting(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("mail-title"));
    let context = page_context.render_context(&request);
    let key = request.accord.idempotency_key();
    let languages = request.site.languages.clone();
    let done = request.parameter("done").is_some();
    let off = !request.site.sends_mail;
    Ok(Page::private(frame, move || {
        let typed = form_data.fields().next().is_some();
        let lang = setting.lang.or(languages.first().copied()).map_or("", |it| it.code());
        let mailed = NoticeKind::ALL.iter().filter(|it| !setting.muted.contains(it)).map(|it| it.word().to_owned());
        let form_data = match typed {
            true => form_data,
            false => form_data.choosing(MailForm::NAMES.kind, mailed).with(MailForm::NAMES.lang, lang),
        };
        let kinds = NoticeKind::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("notices-kind", it)));
        let choices = languages.iter().map(|it| Choice::new(it.code(), messages.of_word("tongue", it)));
        let (kinds, choices): (Vec<_>, Vec<_>) = (kinds.collect(), choices.collect());
        view! {
            <PageHead
                steps=vec![(paths::notices(context.lang), messages.say("notices-title"))]
                title=messages.text("mail-title")
                lead=messages.say("mail-lead")
                saved=done.then(|| messages.say("mail-saved"))
                form_data=form_data.clone()
                context=context
            />
            {off.then(|| view! { <p class="card">{messages.text("mail-off")}</p> })}
            <form class="card write" method="post" novalidate=true>
                <FormKey key=key />
                <CheckboxGroup
                    name=MailForm::NAMES.kind
                    label=messages.text("mail-kinds")
                    choices=kinds
                    form_data=form_data.clone()
                />
                <SelectField
                    name=MailForm::NAMES.lang
                    label=messages.text("mail-lang")
                    choices=choices
                    form_data=form_data
                />
                <div class="row">
                    <button class="button">{messages.text("mail-save")}</button>
                </div>
            </form>
        }
    }))
}

/// Saves the settings.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = MailForm::read(&form_data);
    let lang = typed.lang.parse().ok().filter(|it| request.site.languages.contains(it));
    if lang.is_none() {
        form_data.refuse(MailForm::NAMES.lang, request.messages.say("mail-lang-missing"));
        return Ok(FormOutcome::Refused(form_data));
    }
    let muted = NoticeKind::ALL.iter().copied().filter(|it| !typed.kind.iter().any(|word| word == it.word())).collect();
    request.accord.notices().set_mail(&member, &MailSetting { lang, muted }).await?;
    redirect_done(&paths::notice_mail(request.lang), "saved")
}

/// The token of the link, where it can be one.
fn token(request: &RequestContext) -> Option<Token> {
    Token::shown(request.parameter("token")?)
}

/// What the page by which mail is turned off has to say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Asks,
    Done,
    Unusable,
}

/// Loads the page by which mail is turned off without signing in. Reading it turns nothing off: mail is read by programs
/// that follow links.
///
/// # Errors
/// When the database does not answer.
pub async fn unsubscribe(request: RequestContext, _typed: FormData) -> PageResult {
    let usable = match token(&request) {
        Some(token) => request.accord.notices().is_unsubscribe_link(&token).await?,
        None => false,
    };
    draw(&request, if usable { Said::Asks } else { Said::Unusable }).await
}

async fn draw(request: &RequestContext, said: Said) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(request, &page_context, messages.say("unsubscribe-title"));
    let context = frame.context.clone();
    let key = request.accord.idempotency_key();
    let page = Page::private(frame, move || {
        let body = match said {
            Said::Asks => view! {
                <form class="card narrow" method="post">
                    <FormKey key=key />
                    <p>{messages.text("unsubscribe-asks")}</p>
                    <button class="button">{messages.text("unsubscribe-do")}</button>
                </form>
            }
            .into_any(),
            Said::Done => view! { <p role="status">{messages.text("unsubscribe-done")}</p> }.into_any(),
            Said::Unusable => view! { <p>{messages.text("unsubscribe-unusable")}</p> }.into_any(),
        };
        view! {
            <PageHead title=messages.text("unsubscribe-title") context=context />
            {body}
        }
    });
    Ok(if said == Said::Unusable { page.with_status(StatusCode::GONE) } else { page })
}

/// Turns mail off by a link: from the page, or with one press in a mail program (RFC 8058), which follows no redirect.
///
/// # Errors
/// When the database does not answer.
pub async fn post_unsubscribe(request: RequestContext, form_data: FormData) -> FormResult {
    let done = match token(&request) {
        Some(token) => request.accord.notices().unsubscribe(&token).await?,
        None => false,
    };
    if !done {
        return Ok(FormOutcome::Refused(form_data));
    }
    let page = draw(&request, Said::Done).await?;
    Ok(FormOutcome::Page(Box::new((request, page))))
}
