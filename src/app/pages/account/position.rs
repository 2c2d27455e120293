//! One post: who holds it, what it is responsible for, and handing it over. Printed, it says what was handed over.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, SelectField, Takes, TextField, to_choose};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::rows::CommitmentTable;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::optional_day;
use crate::app::pages::account::position;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::account::position::Tenure;
use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::paths;
use crate::paths::PositionPath;
use crate::service::account::hand_over::HandOver;
use crate::service::account::positions::Duties;

form! {
    /// What goes with a post, and to whom it is handed over.
    PositionForm {
        values { to, from, place, act }
        lists { duty }
    }
}

string_enum! {
    /// What the buttons ask for, in the field `act`.
    PositionAction {
        HandOver = "hand_over",
        /// Of a hand-over that is planned.
        TakeBack = "take_back",
        /// Of the same: who follows, or when.
        Change = "change",
        Duties = "duties",
    }
}

/// What the choice of a holder says for nobody.
pub const VACANT: &str = "nobody";

/// Loads the post.
///
/// # Errors
/// When the own organisation has no such post, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: PositionPath, form_data: FormData) -> PageResult {
    let duties = request.accord.accounts().duties(&member, &path.post).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let title = duties.post.title.words(lang).to_owned();
    let frame = Frame::of_own(&request, &page_context, title);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today());
    // The planned hand-over that is changed in the form, where one is.
    let changes = form_data.value(PositionForm::NAMES.act) == PositionAction::Change.word();
    let place = if changes { Some(form_data.value(PositionForm::NAMES.place)) } else { request.parameter("change") };
    let place = place.and_then(|it| it.parse::<i64>().ok());
    let planned = duties.holdings.iter().map(|(it, _)| it).find(|it| Some(it.place) == place && it.is_ahead(today));
    let planned = planned.cloned();
    let form_data = match &planned {
        None => form_data,
        Some(it) => {
            let (to, from) = (it.account.as_deref().unwrap_or(VACANT), it.from.to_string());
            form_data.or([(PositionForm::NAMES.to, to), (PositionForm::NAMES.from, &*from)])
        }
    };
    let form_data = form_data.or([("key", &*key), (PositionForm::NAMES.from, &*today.to_string())]);
    let form_data = if form_data.value(PositionForm::NAMES.act) == PositionAction::Duties.word() {
        form_data
    } else {
        form_data.choosing("duty", duties.commitments.iter().map(|it| it.listed.slug.clone()))
    };
    let manages = may(&member, Action::ManageOffices, &ActionContext::GENERAL);
    let done = request.parameter("done").map(str::to_owned);
    Ok(Page::private(frame, move || {
        let notice = match done.as_deref() {
            Some("handed_over") => Some("office-handed-over"),
            Some("taken_back") => Some("office-taken-back"),
            Some("changed") => Some("office-changed"),
            Some(_) => Some("form-saved"),
            None => None,
        };
        let forms = manages.then(|| forms(&duties, planned.as_ref(), &form_data, &context));
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk")), (paths::offices(lang), messages.say("offices-title"))]
                title=duties.post.title.clone()
                lead=context.organisation(member.organisation.as_str())
                saved=notice.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            />
            {holders(&duties, manages.then_some(&*key), today, &context)}
            {answers_for(&duties, &context)}
            {forms}
        }
    }))
}

/// Who holds it and held it; `key` begins the keys of the forms that take back what is planned, for whoever may.
fn holders(duties: &Duties, key: Option<&str>, today: Day, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let rows: Vec<_> = duties
        .holdings
        .iter()
        .map(|(tenure, account)| {
            let name = match (account, &tenure.account) {
                (Some(account), _) => account.name.clone(),
                (None, Some(_)) => messages.say("office-holder-left"),
                (None, None) => messages.say("offices-vacant"),
            };
            let said = match tenure.until {
                None => {
                    let args = [("name", name.into()), ("day", messages.day(tenure.from).into())];
                    messages.with("office-held-since", &args)
                }
                Some(until) => {
                    let (from, until) = (messages.day(tenure.from), messages.day(until));
                    messages
                        .with("office-held", &[("name", name.into()), ("from", from.into()), ("until", until.into())])
                }
            };
            let ahead = tenure.is_ahead(today);
            let planned = ahead.then(|| view! { <span class="note">{messages.text("office-planned")}</span> });
            let take_back = key.filter(|_| ahead).map(|key| {
                let change = paths::office(context.lang, &duties.post.id);
                let change = paths::with_query(&change, [("change", tenure.place.to_string())]);
                view! {
                    <a class="button plain no-print" href=format!("{change}#hand-over")>
                        {messages.text("office-change")}
                    </a>
                    <form class="no-print" method="post" action=paths::office(context.lang, &duties.post.id)>
                        <FormKey key=format!("{key}-{}", tenure.place) />
                        <input type="hidden" name=PositionForm::NAMES.place value=tenure.place.to_string() />
                        <button class="button plain" name=PositionForm::NAMES.act value=PositionAction::TakeBack.word()>
                            {messages.text("office-take-back")}
                        </button>
                    </form>
                }
            });
            view! { <li><span>{said}</span> {planned} {take_back}</li> }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="note">{messages.text("offices-vacant")}</p> });
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("office-holders")}</h2>
            </header>
            {none}
            <ul class="feed">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What goes with the post: its commitments, with how they stand, and the drafts about them.
fn answers_for(duties: &Duties, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let drafts = messages.with("office-drafts", &[("n", duties.drafts.len().into())]);
    let body = if duties.commitments.is_empty() {
        view! { <p class="note">{messages.text("office-duties-none")}</p> }.into_any()
    } else {
        let rows = duties.commitments.iter().cloned().map(|it| (it, None)).collect();
        view! {
            <CommitmentTable rows=rows caption=messages.say("office-duties") context=context.clone() />
            <p class="note">{drafts}</p>
        }
        .into_any()
    };
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("office-duties")}</h2>
            </header>
            {body}
        </section>
    }
    .into_any()
}

fn forms(duties: &Duties, planned: Option<&Tenure>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let holders = duties.colleagues.iter().map(|it| Choice::new(it.id.clone(), it.name.clone()));
    let holders = to_choose(messages, holders.chain([Choice::new(VACANT, messages.text("offices-vacant"))]));
    let own = duties.commitments.iter().map(|it| (it, false));
    let all = own.chain(duties.others.iter().map(|(it, elsewhere)| (it, *elsewhere)));
    let choices = all
        .map(|(row, elsewhere)| {
            let choice = Choice::new(row.listed.slug.clone(), row.listed.title.words(lang));
            if elsewhere { choice.explained(messages.text("office-elsewhere")) } else { choice }
        })
        .collect();
    let (title, act) = match planned {
        None => ("office-hand-over", PositionAction::HandOver),
        Some(_) => ("office-change-planned", PositionAction::Change),
    };
    let place = planned.map(|it| {
        view! { <input type="hidden" name=PositionForm::NAMES.place value=it.place.to_string() /> }
    });
    let here = paths::office(lang, &duties.post.id);
    view! {
        <form class="card write no-print" method="post" action=here.clone() id="hand-over" novalidate=true>
            <header>
                <h2>{messages.text(title)}</h2>
            </header>
            <FormKey key=form_data.value("key") />
            {place}
            <p class="note">{messages.text("office-hand-over-note")}</p>
            <div class="pair">
                <SelectField name=PositionForm::NAMES.to label=messages.text("office-new-holder") choices=holders form_data=form_data.clone() />
                <TextField name=PositionForm::NAMES.from label=messages.text("field-from") takes=Takes::Day form_data=form_data.clone() />
            </div>
            <button class="button" name=PositionForm::NAMES.act value=act.word()>
                {messages.text(title)}
            </button>
        </form>
        <details class="card fold no-print">
            <summary>{messages.text("office-set-duties")}</summary>
            <form class="write" method="post" action=here novalidate=true>
                <FormKey key=format!("{}-duties", form_data.value("key")) />
                <CheckboxGroup
                    name=PositionForm::NAMES.duty
                    label=messages.text("office-duties")
                    hint=messages.text("office-set-duties-hint")
                    choices=choices
                    form_data=form_data.clone()
                />
                <button class="button" name=PositionForm::NAMES.act value=PositionAction::Duties.word()>
                    {messages.text("form-save")}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// Hands a post over, or sets what it is responsible for.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: PositionPath, mut form_data: FormData) -> FormResult {
    use position::PositionAction;

    let typed = PositionForm::read(&form_data);
    let (messages, here) = (request.messages, paths::office(request.lang, &path.post));
    match typed.act.parse::<PositionAction>() {
        Err(_) => Ok(FormOutcome::Refused(form_data)),
        Ok(PositionAction::Duties) => {
            let chosen: Vec<String> = typed.duty;
            match request.accord.accounts().set_duties(&member, &path.post, &chosen, &request.caller).await {
                Ok(()) => redirect_done(&here, "saved"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        Ok(PositionAction::TakeBack) => {
            let Ok(place) = typed.place.parse() else { return Ok(FormOutcome::Refused(form_data)) };
            match request.accord.accounts().take_back_hand_over(&member, &path.post, place, &request.caller).await {
                Ok(()) => redirect_done(&here, "taken_back"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        Ok(act @ (PositionAction::HandOver | PositionAction::Change)) => {
            let from = optional_day(&mut form_data, PositionForm::NAMES.from, messages);
            let to = typed.to;
            for (wrong, field, problem) in [
                (to.is_empty(), "to", "problem-choose"),
                (from.is_none() && form_data.error("from").is_none(), "from", "problem-not-a-day"),
            ] {
                if wrong {
                    form_data.refuse(field, messages.say(problem));
                }
            }
            let (Some(from), false) = (from, form_data.is_refused()) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let form = HandOver { to: (to != VACANT).then_some(to), from };
            let accounts = request.accord.accounts();
            if act == PositionAction::Change {
                let Ok(place) = typed.place.parse() else { return Ok(FormOutcome::Refused(form_data)) };
                return match accounts.change_hand_over(&member, &path.post, place, form, &request.caller).await {
                    Ok(()) => redirect_done(&here, "changed"),
                    Err(refusal) => refuse_form(&request, form_data, refusal),
                };
            }
            match accounts.hand_over(&member, &path.post, form, &request.caller).await {
                Ok(()) => redirect_done(&here, "handed_over"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
    }
}
