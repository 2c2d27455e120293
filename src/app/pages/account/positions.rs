//! The posts of one's organisation: who holds them, what they answer for; and who acts for whom.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, SelectField, Takes, TextField};
use crate::app::components::head::Crumbs;
use crate::app::components::text::Words as Shown;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given_day;
use crate::app::pages::account::positions;
use crate::app::pages::account::said;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::request::Drawing;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::action::{Act, Ground, may};
use crate::domain::access::member::{Member, Role};
use crate::domain::account::Account;
use crate::domain::account::position::Delegation;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::words;
use crate::paths;
use crate::service::account::positions::{Office, Offices};

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
        Add = "add",
        Delegate = "delegate",
        EndDelegation = "end_delegation",
    }
}

/// Loads the posts.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let Offices { posts, colleagues, delegations } = visit.accord.offices(&member).await.map_err(refused)?;
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let frame = Frame::of_own(&visit, &reading, words.say("offices-title"));
    let (key, today) = (visit.accord.form_key(), visit.accord.today().to_string());
    let typed = typed.or([("key", &*key), ("from", &*today), ("until", &*today)]);
    let manages = may(&member, Act::ManageOffices, &Ground::HOUSE);
    let done = visit.parameter("done").is_some();
    Ok(Page::private(frame, words.say("offices-title"), move || {
        let none = posts.is_empty().then(|| view! { <p class="note">{words.text("offices-none")}</p> });
        let posts = posts.into_iter().map(|it| row(it, &drawing)).collect_view();
        let own = colleagues.iter().any(|it| it.id == member.account && it.role == Role::Manager);
        let add = manages.then(|| add(&typed, lang, &drawing));
        let delegate = own.then(|| delegate(&member, &colleagues, &typed, &drawing));
        let acting: Vec<_> = delegations.iter().filter_map(|it| acts(it, &colleagues, &member, &drawing)).collect();
        let nobody = acting.is_empty().then(|| view! { <p class="note">{words.text("delegation-none")}</p> });
        view! {
            <Crumbs steps=vec![(paths::desk(lang), words.say("desk"))] drawing=drawing.clone() />
            <div class="lead">
                <h1>{words.text("offices-title")}</h1>
                <p>{words.text("offices-explained")}</p>
            </div>
            {done.then(|| said(words.say("owners-saved")))}
            <ErrorSummary typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{words.text("offices-posts")}</h2>
                    </header>
                    {none}
                    <ul class="feed">{posts}</ul>
                </section>
                {add}
                <section class="card">
                    <header>
                        <h2>{words.text("delegation-title")}</h2>
                    </header>
                    {nobody}
                    <ul class="feed work">{acting}</ul>
                </section>
                {delegate}
            </div>
        }
    }))
}

fn row(it: Office, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let holder = match it.holder {
        Some(account) => words.with("offices-held-by", &[("name", account.name.as_str().into())]),
        None => words.say("offices-vacant"),
    };
    let duties = words.with("offices-duties", &[("n", it.duties.into())]);
    view! {
        <li>
            <a class="t" href=paths::office(lang, &it.post.id)>
                <Shown text=it.post.title lang=lang />
            </a>
            <span class="meta">
                <span>{holder}</span>
                <span>{duties}</span>
            </span>
        </li>
    }
    .into_any()
}

fn add(typed: &Typed, lang: Lang, drawing: &Drawing) -> AnyView {
    let words = drawing.words;
    let other = if lang == Lang::En { Lang::Ko } else { Lang::En };
    let label = |key: &'static str| {
        words.with("labelled", &[("label", words.text(key).into()), ("value", words.text("offices-post-title").into())])
    };
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("offices-add")}</h2>
            </header>
            <input type="hidden" name="key" value=typed.value("key").to_owned() />
            <TextField
                name=in_language("title", lang)
                label=label("report-in-own-language")
                hint=words.text("offices-post-hint")
                takes=Takes::Text
                autocomplete="off"
                typed=typed.clone()
            />
            <TextField
                name=in_language("title", other)
                label=label("report-in-other-language")
                takes=Takes::Text
                autocomplete="off"
                typed=typed.clone()
            />
            <button class="button" name="act" value=Ask::Add.word()>
                {words.text("offices-add")}
            </button>
        </form>
    }
    .into_any()
}

fn delegate(member: &Member, colleagues: &[Account], typed: &Typed, drawing: &Drawing) -> AnyView {
    let words = drawing.words;
    let choices = std::iter::once(Choice::new("", words.text("choose")))
        .chain(
            colleagues
                .iter()
                .filter(|it| it.id != member.account && it.role != Role::Admin)
                .map(|it| Choice::new(it.id.clone(), it.name.clone())),
        )
        .collect();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("delegation-add")}</h2>
            </header>
            <p class="note">{words.text("delegation-note")}</p>
            <input type="hidden" name="key" value=typed.value("key").to_owned() />
            <SelectField name="to" label=words.text("delegation-to") choices=choices typed=typed.clone() />
            <div class="pair">
                <TextField
                    name="from"
                    label=words.text("delegation-from")
                    takes=Takes::Day
                    autocomplete="off"
                    typed=typed.clone()
                />
                <TextField
                    name="until"
                    label=words.text("delegation-until")
                    takes=Takes::Day
                    autocomplete="off"
                    typed=typed.clone()
                />
            </div>
            <button class="button" name="act" value=Ask::Delegate.word()>
                {words.text("delegation-add")}
            </button>
        </form>
    }
    .into_any()
}

fn acts(it: &Delegation, colleagues: &[Account], member: &Member, drawing: &Drawing) -> Option<AnyView> {
    let words = drawing.words;
    let name = |id: &str| Some(colleagues.iter().find(|it| it.id == id)?.name.clone());
    let args = [
        ("to", name(&it.to_account)?.into()),
        ("for", name(&it.from_account)?.into()),
        ("from", words.day(it.from).into()),
        ("until", words.day(it.to).into()),
    ];
    let said = words.with("delegation-of", &args);
    let end = (it.from_account == member.account).then(|| {
        view! {
            <form method="post">
                <input type="hidden" name="delegation" value=it.id.clone() />
                <button class="button plain" name="act" value=Ask::EndDelegation.word()>
                    {words.text("delegation-end")}
                </button>
            </form>
        }
    });
    Some(
        view! {
            <li>
                <span>{said}</span>
                <span class="row">{end}</span>
            </li>
        }
        .into_any(),
    )
}

/// Names a post, lets somebody act for oneself, or ends that.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use positions::Ask;

    let (words, here) = (visit.words, paths::offices(visit.lang));
    let key = typed.value("key").to_owned();
    let answer = match typed.value("act").parse::<Ask>() {
        Err(_) => return Ok(Posted::Again(typed)),
        Ok(Ask::Add) => visit.accord.add_post(&member, &text(&typed, "title"), &key, &visit.caller).await,
        Ok(Ask::EndDelegation) => visit.accord.end_delegation(&member, typed.value("delegation"), &visit.caller).await,
        Ok(Ask::Delegate) => {
            let (from, until) = (given_day(&mut typed, "from", words), given_day(&mut typed, "until", words));
            for (field, day) in [("from", from), ("until", until)] {
                if day.is_none() && typed.error(field).is_none() {
                    typed.refuse(field, words.say("problem-not-a-day"));
                }
            }
            let (Some(from), Some(until)) = (from, until) else { return Ok(Posted::Again(typed)) };
            visit.accord.delegate(&member, typed.value("to"), (from, until), &key, &visit.caller).await
        }
    };
    match answer {
        Ok(()) => done(&here, "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
