//! The areas: all of them with the form of a new one, and the form that revises one.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{EntryHead, FormKeys, Refused};
use crate::app::components::meanwhile::Value;
use crate::app::entry_form::enter;
use crate::app::entry_form::{field, filled, text_words, worded};
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::pages::enter::{Around, refused, translation};
use crate::app::pages::portfolio::areas;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::portfolio::reference::Area;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::reference_data::ReferenceEntry;

/// Loads the areas.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, _: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("areas-title"));
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, Vec::new());
    Ok(Page::private(frame, messages.say("areas-title"), move || {
        let rows = context.reference.areas.iter().map(|it| {
            let other = it.name.version(lang.other()).map(|it| {
                view! { <span lang=it.lang.code()>{it.words.clone()}</span> }
            });
            view! {
                <tr>
                    <th scope="row">
                        <a href=paths::admin_area(lang, &it.code)>{it.name.words(lang).to_owned()}</a>
                    </th>
                    <td>{other}</td>
                    <td class="num">{it.rank.map(|it| it.to_string())}</td>
                </tr>
            }
        });
        view! {
            <EntryHead from=Vec::new() title=messages.text("areas-title") about=None context=context.clone() />
            <Refused form_data=form_data.clone() messages=messages />
            <section class="card">
                <table class="plain">
                    <caption class="vh">{messages.text("areas-title")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{messages.text("field-name-of")}</th>
                            <th scope="col">{messages.text("field-name-other")}</th>
                            <th scope="col" class="num">
                                {messages.text("areas-rank")}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text("areas-add")}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("entry-new-at-once")}</p>
                {fields_of(true, &form_data, &context)}
                <button class="button">{messages.text("form-record")}</button>
            </form>
        }
    }))
}

/// Loads the form that revises an area.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn one(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Area, &request.slug)
        .await
        .map_err(refused(Noun::Area))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("areas-edit"));
    let present = of(&entry).map_or_else(Vec::new, |it| {
        let mut fields = text_words("name", &it.name);
        fields.push(field("rank", it.rank.map_or_else(String::new, |it| it.to_string())));
        fields
    });
    let form_data = filled(form_data, &request.accord.idempotency_key(), Some(&entry), present.clone());
    let around = Around {
        from: vec![(paths::admin_areas(lang), messages.say("areas-title"))],
        title: "areas-edit",
        about: of(&entry).map(|it| (paths::area(lang, &it.code), it.name.clone())),
        entry: Some(entry),
        present,
        fields: &[("name", "field-name-of", Value::Words), ("rank", "areas-rank", Value::Words)],
        zone: request.accord.zone().clone(),
    };
    Ok(Page::private(frame, messages.say("areas-edit"), move || {
        around.draw(fields_of(false, &form_data, &context), &form_data, &context)
    }))
}

/// The area of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Area> {
    match &entry.fact {
        Fact::AreaRecorded(it) => Some(it),
        _ => None,
    }
}

/// Reads what was typed; notes at its field what cannot be read.
pub fn read(form_data: &mut FormData, present: Option<&Area>, messages: Messages) -> Option<Area> {
    let rank = match form_data.value("rank").trim() {
        "" => None,
        number => number.parse().ok().filter(|it| *it > 0).or_else(|| {
            form_data.refuse("rank", messages.say("problem-not-a-count"));
            None
        }),
    };
    (!form_data.is_refused()).then(|| Area {
        code: present.map_or_else(|| form_data.value("slug").trim().to_owned(), |it| it.code.clone()),
        name: worded(form_data, "name", present.map(|it| &it.name), messages.lang()),
        rank,
        reason: Text::default(),
    })
}

fn fields_of(new: bool, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let only_new = new.then(|| {
        view! {
            {translation(form_data, context)}
            <TextField
                name="slug"
                label=messages.text("entry-code")
                hint=messages.text("entry-slug-hint")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
        }
    });
    view! {
        {both::lines("name", messages.text("field-name-of"), form_data, messages)}
        {only_new}
        <TextField
            name="rank"
            label=messages.text("areas-rank")
            hint=messages.text("areas-rank-hint")
            takes=Takes::Text
            autocomplete="off"
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// Records a new area.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Some(area) = areas::read(&mut form_data, None, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, false, Fact::AreaRecorded(area), paths::area).await
}

/// Records an area anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_one(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Area, &request.slug)
        .await
        .map_err(refused(Noun::Area))?;
    let Some(area) = areas::read(&mut form_data, areas::of(&entry), request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::AreaRecorded(area), paths::area).await
}
