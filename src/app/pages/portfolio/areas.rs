//! The areas: the list with the form for a new one, and the form that revises one.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::Around;
use crate::app::components::entry::EntryList;
use crate::app::components::entry::new_code;
use crate::app::components::field::TextField;
use crate::app::components::meanwhile::Value;
use crate::app::components::table::Column;
use crate::app::entry_form::enter;
use crate::app::entry_form::{field, filled};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages::portfolio::areas;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::portfolio::area::Area;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::AreaPath;
use crate::service::portfolio::reference_data::ReferenceEntry;

form! {
    /// An area.
    AreaForm {
        values { rank, slug, translation, key, version }
        texts { name, reason }
    }
}

/// Loads the areas.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, _: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("areas-title"));
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, Vec::new());
    Ok(Page::private(frame, move || {
        let rows = context.reference.areas.iter().map(|it| row(it, &context)).collect();
        let mut columns =
            vec![Column::new(messages.text("field-name-of")), Column::numeric(messages.text("areas-rank"))];
        if !messages.is_alone() {
            columns.insert(1, Column::new(messages.text("field-name-other")));
        }
        EntryList { title: "areas-title", lead: None, columns, rows, add: "areas-add" }.draw(
            fields_of(true, &form_data, &context),
            &form_data,
            &context,
        )
    }))
}

fn row(area: &Area, context: &RenderContext) -> AnyView {
    let lang = context.lang;
    let other = (!context.messages.is_alone()).then(|| {
        let other = context.other_version(&area.name);
        let other = other.map(|it| view! { <span lang=it.lang.code()>{it.words.clone()}</span> });
        view! { <td>{other}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::admin_area(lang, &area.code)>{area.name.words(lang).to_owned()}</a>
            </th>
            {other}
            <td class="num">{area.rank.map(|it| it.to_string())}</td>
        </tr>
    }
    .into_any()
}

/// Loads the form that revises an area.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn one(request: RequestContext, member: Member, path: AreaPath, form_data: FormData) -> PageResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Area, &path.code)
        .await
        .map_err(not_found(Noun::Area))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("areas-edit"));
    let present = of(&entry).map_or_else(Vec::new, |area| {
        let mut fields = text_words(AreaForm::NAMES.name, &area.name);
        fields.push(field(AreaForm::NAMES.rank, area.rank.map_or_else(String::new, |it| it.to_string())));
        fields
    });
    let form_data = filled(form_data, &request.accord.idempotency_key(), Some(&entry), present.clone());
    let around = Around {
        enctype: None,
        from: vec![(paths::admin_areas(lang), messages.say("areas-title"))],
        title: "areas-edit",
        about: of(&entry).map(|it| (paths::area(lang, &it.code), it.name.clone())),
        entry: Some(entry),
        present,
        fields: &[("name", "field-name-of", Value::Words), ("rank", "areas-rank", Value::Words)],
        zone: request.accord.zone(),
    };
    Ok(Page::private(frame, move || around.draw(fields_of(false, &form_data, &context), &form_data, &context)))
}

/// The area of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Area> {
    match &entry.fact {
        Fact::AreaRecorded(area) => Some(area),
        _ => None,
    }
}

/// Parses the input; reports at its field what cannot be parsed.
pub fn read(form_data: &mut FormData, present: Option<&Area>, messages: Messages) -> Option<Area> {
    let rank = match form_data.value(AreaForm::NAMES.rank).trim() {
        "" => None,
        number => number.parse().ok().filter(|it| *it > 0).or_else(|| {
            form_data.refuse(AreaForm::NAMES.rank, messages.say("problem-not-a-count"));
            None
        }),
    };
    (!form_data.is_refused()).then(|| Area {
        code: present.map_or_else(|| form_data.value(AreaForm::NAMES.slug).trim().to_owned(), |it| it.code.clone()),
        name: worded(form_data, AreaForm::NAMES.name, present.map(|it| &it.name), messages.lang()),
        rank,
        reason: Text::default(),
    })
}

fn fields_of(new: bool, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let only_new =
        new.then(|| new_code(messages.text("entry-code"), messages.text("entry-slug-hint"), form_data, context));
    view! {
        {both::lines(AreaForm::NAMES.name, messages.text("field-name-of"), form_data, messages)}
        {only_new}
        <TextField
            name=AreaForm::NAMES.rank
            label=messages.text("areas-rank")
            hint=messages.text("areas-rank-hint")
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

/// Records a revised area.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_one(request: RequestContext, member: Member, path: AreaPath, mut form_data: FormData) -> FormResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Area, &path.code)
        .await
        .map_err(not_found(Noun::Area))?;
    let Some(area) = areas::read(&mut form_data, areas::of(&entry), request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::AreaRecorded(area), paths::area).await
}
