//! From a statement's text to its commitments: the text with what is proposed from it on one side, and the proposals on the
//! other, to be accepted, edited, parted, merged and dropped, and entered together.

mod editor;
mod list;
mod post;
mod reading;

use leptos::prelude::*;

use crate::app::components::field;
use crate::app::components::head::PageHead;
use crate::app::components::keys::{Key, KeysHelp};
use crate::app::components::meanwhile::Meanwhile;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::noun::Noun;
use crate::intake::draft::ItemState;
use crate::paths;
use crate::paths::StatementPath;
use crate::service::statement::intake::Intake;

pub use crate::app::pages::statement::intake::post::post;

form! {
    /// The fields of the page's forms, those of a commitment apart.
    IntakeForm {
        values { act, key, version, item, take }
        texts { passage }
        lists { chosen }
        rows { at }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    IntakeAction {
        /// The chosen items are to be entered.
        Accept = "accept",
        /// The chosen items are none.
        Drop = "drop",
        /// The chosen items are undecided again.
        Reopen = "reopen",
        /// Everything accepted is entered.
        Enter = "enter",
        /// The item that is open is kept as it was typed.
        Save = "save",
        /// The same, and it is to be entered.
        AcceptItem = "accept_item",
        /// The item that is open is none.
        DropItem = "drop_item",
        Split = "split",
        Merge = "merge",
        /// Words of the text become an item.
        Add = "add",
        /// The model of the operator's own is asked.
        Assist = "assist",
    }
}

/// Which items the list shows, in the parameter `show`.
const SHOW: &str = "show";
/// The parameter that brings the list back with every item chosen that nobody has decided.
const CHOOSE: &str = "choose";

/// The keys of the list of items.
const LIST_KEYS: &[Key] = &[
    ("j", "keys-next"),
    ("k", "keys-previous"),
    ("o", "keys-open"),
    ("x", "keys-choose"),
    ("a", "intake-accept-chosen"),
    ("d", "intake-drop-chosen"),
];
/// The keys of an item.
const ITEM_KEYS: &[Key] = &[
    ("a", "intake-accept-item"),
    ("d", "intake-drop-item"),
    ("s", "intake-save-item"),
    ("e", "intake-edit"),
    ("j", "intake-next"),
    ("k", "intake-previous"),
    ("l", "intake-all"),
];

/// The item that is open, if any.
fn open_item(form_data: &FormData) -> Option<u32> {
    form_data.value(IntakeForm::NAMES.item).parse().ok()
}

/// The address of the page with an item open.
fn item_address(lang: Lang, slug: &str, item: u32) -> String {
    let address = paths::with_query(&paths::intake(lang, slug), [(IntakeForm::NAMES.item, &*item.to_string())]);
    format!("{address}#item")
}

/// What is wrong with a choice that is no field of its own.
fn wrong(name: &str, form_data: &FormData) -> Option<AnyView> {
    form_data.error(name).map(|error| field::wrong(name.to_owned(), error))
}

/// Loads the page.
///
/// # Errors
/// If there is no such statement that the user may add to, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: StatementPath, form_data: FormData) -> PageResult {
    let intake = request.accord.statements().intake(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("intake-title"));
    let names = IntakeForm::NAMES;
    let is_asked = form_data.fields().next().is_none();
    let form_data = form_data.or([(names.key, &*request.accord.idempotency_key()), (names.version, &*intake.version)]);
    let form_data = match request.parameter(CHOOSE) {
        Some(_) if is_asked => {
            let open = intake.draft.items.iter().filter(|it| it.state == ItemState::Open);
            form_data.choosing(names.chosen, open.map(|it| it.id.to_string()).collect::<Vec<_>>())
        }
        _ => form_data,
    };
    let form_data = match request.parameter(names.item) {
        Some(item) => form_data.or([(names.item, item)]),
        None => form_data,
    };
    let show = request.parameter(SHOW).and_then(|it| it.parse().ok());
    let done = request.parameter("done").and_then(|it| match it {
        "entered" => Some("intake-entered"),
        "saved" => Some("intake-saved"),
        _ => None,
    });
    let saved = intake.saved.as_ref().map(|(name, moment)| {
        let name = name.clone().unwrap_or_else(|| messages.say("office-holder-left"));
        let moment = messages.instant(*moment, &request.accord.zone());
        messages.with("sheet-draft", &[("name", name.into()), ("moment", moment.into())])
    });
    // One that is merged with another, or was entered, has no field left.
    let present = open_item(&form_data).and_then(|it| intake.draft.item(it));
    let present = present.map(|it| editor::present(&intake, it)).unwrap_or_default();
    let is_open =
        open_item(&form_data).and_then(|it| intake.draft.item(it)).is_some_and(|it| it.state != ItemState::Entered);
    let keys = if is_open { ITEM_KEYS } else { LIST_KEYS };
    let meanwhile = (form_data.is_conflict() && editor::is_typed(&form_data)).then_some(present);
    Ok(Page::private(frame, move || {
        let statement = &intake.statement;
        let main = if intake.readings.is_empty() {
            let address = paths::edit_statement(lang, &statement.slug);
            view! {
                <section class="card stack">
                    <p>{messages.text("intake-no-text")}</p>
                    <p><a class="button" href=address>{messages.text("intake-to-text")}</a></p>
                </section>
            }
            .into_any()
        } else {
            both_sides(&intake, show, saved, &form_data, &context)
        };
        view! {
            <PageHead
                steps=vec![(paths::statements(lang), messages.say("statements-title"))]
                title=messages.text("intake-title")
                about=Some((paths::statement(lang, &statement.slug), statement.title.clone()))
                lead=messages.text("intake-lead")
                saved=done.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            >
                <KeysHelp messages=messages keys=keys />
            </PageHead>
            {meanwhile.map(|present| {
                view! {
                    <Meanwhile present=present fields=editor::FIELDS form_data=form_data.clone() context=context.clone() />
                }
            })}
            {main}
        }
    }))
}

/// The text on one side, the proposals on the other.
fn both_sides(
    intake: &Intake,
    show: Option<ItemState>,
    saved: Option<String>,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let open = open_item(form_data).and_then(|id| intake.draft.item(id));
    let open = open.filter(|it| it.state != ItemState::Entered);
    let work = match open {
        Some(item) => editor::form(intake, item, form_data, context),
        None => list::forms(intake, show, saved, form_data, context),
    };
    let sides = view! {
        <div class="columns even intake">
            {reading::text(intake, open.map(|it| it.id), context)}
            <div class="stack" id="item">{work}</div>
        </div>
    };
    view! { {sides} {reading::left_out(intake, form_data, context)} }.into_any()
}
