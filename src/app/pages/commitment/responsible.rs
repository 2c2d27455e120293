//! Who is responsible for a commitment within one's own organisation, and by which internal day.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField, Takes, TextField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::meanwhile::{Labelled, Meanwhile, Value};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::{noted, optional_day};
use crate::app::open_commitment::OpenCommitment;
use crate::app::{Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::account::responsibility::Responsible;
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::account::responsibility::{OwnResponsibility, SayResponsible};

form! {
    /// Who is responsible, and by when.
    ResponsibleForm {
        values { who, day, key, version }
    }
}

/// The fields.
const FIELDS: &[Labelled] =
    &[("who_said", "responsible-title", Value::Words), ("day", "responsible-day", Value::Words)];

/// Loads the form.
///
/// # Errors
/// When the person does not report on the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let own = request.accord.accounts().responsibility(&member, &path.slug).await?;
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "responsible-title", |case| case.may(Action::TakeOn))
            .await?;
    let OpenCommitment { case, context, frame, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    let choices = choices(&own, messages, lang);
    let who = own.said.as_ref().and_then(|it| it.who.as_ref()).map(ToString::to_string).unwrap_or_default();
    let day = own.said.as_ref().and_then(|it| it.internal_day);
    let typed_day = day.map(|it| it.to_string()).unwrap_or_default();
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([
        (ResponsibleForm::NAMES.key, &*key),
        (ResponsibleForm::NAMES.version, &*own.version),
        (ResponsibleForm::NAMES.who, &*who),
        (ResponsibleForm::NAMES.day, &*typed_day),
    ]);
    // What changed meanwhile is told in the words of the choices.
    let said = |value: &str| choices.iter().find(|it| it.value == value).map(|it| it.label.clone()).unwrap_or_default();
    let present = vec![("who_said".to_owned(), said(&who)), (ResponsibleForm::NAMES.day.to_owned(), typed_day)];
    let typed = form_data.clone().with("who_said", said(form_data.value(ResponsibleForm::NAMES.who)));
    let meanwhile = form_data.is_conflict().then_some((present, typed));
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let now = now(&own, &choices, &who, messages);
        let form = if own.changes {
            view! {
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <SelectField
                        name=ResponsibleForm::NAMES.who
                        label=messages.text("responsible-title")
                        hint=messages.text("responsible-hint")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <TextField
                        name=ResponsibleForm::NAMES.day
                        label=messages.text("responsible-day")
                        hint=messages.text("responsible-day-hint")
                        takes=Takes::Day
                        form_data=form_data.clone()
                    />
                    <button class="button">{messages.text("form-save")}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <p class="card note">{messages.text("responsible-of-others")}</p> }.into_any()
        };
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("responsible-title")
                about=Some(commitment_link(&commitment, lang))
                lead=context.organisation(member.organisation.as_str())
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            {meanwhile.map(|(present, typed)| {
                view! { <Meanwhile present=present fields=FIELDS form_data=typed context=context.clone() /> }
            })}
            <section class="card">
                <p>{now}</p>
                {day.map(|day| view! { <p>{messages.with("responsible-by", &[("day", messages.day(day).into())])}</p> })}
                <p class="note">{messages.text("responsible-seen-by")}</p>
            </section>
            {form}
        }
    }))
}

/// Who can be chosen: nobody, the people, the posts; and who is responsible now, also where that is no longer possible.
fn choices(own: &OwnResponsibility, messages: Messages, lang: Lang) -> Vec<Choice> {
    let nobody = Choice::new("", messages.text("responsible-nobody"));
    let people =
        own.people.iter().map(|it| Choice::new(Responsible::Person(it.id.clone()).to_string(), it.name.clone()));
    let posts = own.posts.iter().map(|(post, holder)| {
        let holder = holder.clone().unwrap_or_else(|| messages.say("offices-vacant"));
        let args = [("post", post.title.words(lang).into()), ("name", holder.into())];
        Choice::new(Responsible::Post(post.id.clone()).to_string(), messages.with("responsible-post", &args))
    });
    let mut choices: Vec<Choice> = [nobody].into_iter().chain(people).chain(posts).collect();
    if let Some(who) = own.said.as_ref().and_then(|it| it.who.as_ref()).map(ToString::to_string)
        && !choices.iter().any(|it| it.value == who)
    {
        let name = own.person.as_ref().map_or_else(|| messages.say("office-holder-left"), |it| it.name.clone());
        choices.push(Choice::new(who, name));
    }
    choices
}

/// Who is responsible now.
fn now(own: &OwnResponsibility, choices: &[Choice], who: &str, messages: Messages) -> String {
    if who.is_empty() {
        return messages.say("responsible-none");
    }
    let person = own.person.as_ref().map(|it| it.name.clone());
    let label = choices.iter().find(|it| it.value == who).map(|it| it.label.clone());
    messages.with("responsible-person", &[("name", label.or(person).unwrap_or_default().into())])
}

/// Says who is responsible.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let internal_day = optional_day(&mut form_data, ResponsibleForm::NAMES.day, request.messages);
    let chosen = noted(&form_data, ResponsibleForm::NAMES.who);
    let who = chosen.as_deref().map(str::parse::<Responsible>).transpose();
    if who.is_err() {
        form_data.refuse(ResponsibleForm::NAMES.who, request.messages.say("problem-choose"));
    }
    let (Ok(who), false) = (who, form_data.is_refused()) else { return Ok(FormOutcome::Refused(form_data)) };
    let version = ResponsibleForm::read(&form_data).version;
    let form = SayResponsible { who, internal_day, version };
    match request.accord.accounts().say_responsible(&member, &path.slug, form, &request.caller).await {
        Ok(()) => redirect_done(&paths::responsible(request.lang, &path.slug), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
