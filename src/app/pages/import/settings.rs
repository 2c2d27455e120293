//! How a file is read: what was found out about it, to be changed.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField, TextField};
use crate::app::components::form_page::FormKey;
use crate::app::form::FormData;
use crate::app::pages::import::draw;
use crate::app::pages::import::one::{SheetAction, SheetForm};
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::organisation::OrganisationKind;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::grid::{MOST_COLUMNS, Separator, TextEncoding, column_name};
use crate::domain::sheet::settings::{Chosen, DateOrder};
use crate::i18n::Messages;
use crate::service::portfolio::sheet::SheetPreview;

string_enum! {
    /// The fields of the form.
    SettingsField {
        Sheet = "sheet",
        Header = "header",
        Encoding = "encoding",
        Separator = "separator",
        DateOrder = "date_order",
        /// How many columns there are.
        Columns = "columns",
        /// What the columns were shown for: sheet, row of the headings, encoding and separator.
        Layout = "layout",
    }
}

impl SettingsField {
    /// Those that are chosen, each under a label.
    pub const CHOICES: [Self; 5] = [Self::Sheet, Self::Header, Self::Encoding, Self::Separator, Self::DateOrder];
}

/// The field with what a column means.
fn column_field(at: usize) -> String {
    format!("column-{at}")
}

/// The field with what holds for all new rows.
fn fixed_field(field: SheetField) -> String {
    format!("all-{field}")
}

/// What was chosen in the form.
pub fn read(form_data: &FormData) -> Chosen {
    let chosen = |field: SettingsField| form_data.value(field.word());
    let count: usize = chosen(SettingsField::Columns).parse().unwrap_or_default();
    let count = count.min(MOST_COLUMNS);
    let columns = (0..count).map(|at| form_data.value(&column_field(at)).parse().ok()).collect();
    // Columns of another sheet, or parted by something else, are other columns: what they mean is found out anew.
    let same = chosen(SettingsField::Layout) == layout(chosen);
    let fixed = SheetField::ALL.iter().map(|it| (*it, form_data.value(&fixed_field(*it)).trim().to_owned()));
    Chosen {
        encoding: chosen(SettingsField::Encoding).parse().ok(),
        separator: chosen(SettingsField::Separator).parse().ok(),
        date_order: chosen(SettingsField::DateOrder).parse().ok(),
        sheet: Some(chosen(SettingsField::Sheet).to_owned()).filter(|it| !it.is_empty()),
        header: chosen(SettingsField::Header).parse().ok(),
        columns: (count > 0 && same).then_some(columns),
        fixed: fixed.filter(|(_, words)| !words.is_empty()).collect(),
    }
}

/// What makes the columns those that they are.
fn layout<'f>(value: impl Fn(SettingsField) -> &'f str) -> String {
    let parts =
        [SettingsField::Sheet, SettingsField::Header, SettingsField::Encoding, SettingsField::Separator].map(value);
    parts.join("|")
}

fn found_out(messages: Messages) -> Choice {
    Choice::new("", messages.text("import-found-out"))
}

/// The form, with what was found out or chosen.
pub fn form(preview: &SheetPreview, key: &str, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let reading = &preview.reading;
    let mut present: Vec<(String, String)> = Vec::new();
    let mut set = |field: SettingsField, value: String| present.push((field.word().to_owned(), value));
    set(SettingsField::Sheet, reading.sheet.clone());
    set(SettingsField::Header, reading.header.map(|it| it.to_string()).unwrap_or_default());
    set(SettingsField::Encoding, reading.encoding.map(|it| it.to_string()).unwrap_or_default());
    set(SettingsField::Separator, reading.separator.map(|it| it.to_string()).unwrap_or_default());
    set(SettingsField::DateOrder, reading.date_order.map(|it| it.to_string()).unwrap_or_default());
    let columns = reading.columns.iter().enumerate();
    present.extend(columns.map(|(at, field)| (column_field(at), field.map(|it| it.to_string()).unwrap_or_default())));
    present.extend(reading.chosen.fixed.iter().map(|(field, words)| (fixed_field(*field), words.clone())));
    let mut form_data = FormData::new(present);
    for wrong in &preview.wrong {
        let field = wrong.field.map(fixed_field).unwrap_or_default();
        form_data.refuse(&field, draw::why(wrong, messages));
    }
    let select = |field: SettingsField, choices: Vec<Choice>| {
        let label = messages.say(&format!("import-{field}"));
        view! { <SelectField name=field.word() label=label choices=choices form_data=form_data.clone() /> }
    };
    let sheets = (reading.sheets.len() > 1)
        .then(|| select(SettingsField::Sheet, reading.sheets.iter().map(|it| Choice::new(it, it)).collect()));
    let first_rows = reading.first_rows.iter().map(|(number, words)| {
        let said = messages.with("import-row-of", &[("n", (*number).into()), ("words", words.as_str().into())]);
        Choice::new(number.to_string(), said)
    });
    let header = select(SettingsField::Header, first_rows.collect());
    let encoding = reading.encoding.map(|_| select(SettingsField::Encoding, encodings(messages)));
    let separator = reading.separator.map(|_| {
        let all = Separator::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("import-separator", it)));
        select(SettingsField::Separator, all.collect())
    });
    let orders = DateOrder::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("import-date_order", it)));
    let dates = select(SettingsField::DateOrder, std::iter::once(found_out(messages)).chain(orders).collect());
    let fields = reading.subject.fields();
    let meanings: Vec<Choice> = std::iter::once(Choice::new("", messages.text("import-means-nothing")))
        .chain(fields.iter().map(|it| Choice::new(it.word(), messages.of_word("import-field", it))))
        .collect();
    let rows: Vec<_> = reading
        .headings
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            let samples = reading.samples.get(at).map(|it| it.join(" · ")).unwrap_or_default();
            let samples: String = samples.chars().take(160).collect();
            let named = column_name(at);
            let label = messages.with("import-column", &[("column", named.as_str().into())]);
            let said = if heading.is_empty() { "–".to_owned() } else { heading.clone() };
            view! {
                <tr>
                    <th scope="row" dir="auto">
                        {said}
                        <small>{label.clone()}</small>
                    </th>
                    <td dir="auto">{samples}</td>
                    <td>
                        <SelectField
                            name=column_field(at)
                            label=messages.with("import-column-means", &[("column", named.as_str().into())])
                            choices=meanings.clone()
                            form_data=form_data.clone()
                        />
                    </td>
                </tr>
            }
        })
        .collect();
    let count = reading.columns.len();
    // A field that is not offered is not sent.
    let layout = layout(|field| match field {
        SettingsField::Sheet if reading.sheets.len() < 2 => "",
        _ => form_data.value(field.word()),
    });
    let open =
        !preview.wrong.is_empty() || preview.tally.refused > 0 || reading.columns.iter().flatten().next().is_none();
    view! {
        <form class="card write" method="post" novalidate=true>
            <FormKey key=format!("{key}-look") />
            <input type="hidden" name=SettingsField::Columns.word() value=count.to_string() />
            <input type="hidden" name=SettingsField::Layout.word() value=layout />
            <details class="fold" open=open>
                <summary>{messages.text("import-settings")}</summary>
                <div class="write">
                <div class="pair">{sheets} {header}</div>
                <div class="pair">{encoding} {separator}</div>
                {dates}
                <table class="plain">
                    <caption class="vh">{messages.text("import-columns")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{messages.text("import-heading")}</th>
                            <th scope="col">{messages.text("import-samples")}</th>
                            <th scope="col">{messages.text("import-meaning")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                {for_all(reading.subject.fixed(), &reading.columns, &form_data, context)}
                </div>
            </details>
            <div class="row acts">
                <button class="button plain" name=SheetForm::NAMES.act value=SheetAction::Look.word()>
                    {messages.text("import-look")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What holds for all new rows, where no column says it.
fn for_all(
    fixed: &[SheetField],
    columns: &[Option<SheetField>],
    form_data: &FormData,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let unsaid = fixed.iter().filter(|it| !columns.contains(&Some(**it)));
    let fields: Vec<_> = unsaid
        .map(|field| {
            let (name, label) = (fixed_field(*field), messages.of_word("import-field", field));
            let choices = choices(*field, context);
            match choices.is_empty() {
                true => view! { <TextField name=name label=label form_data=form_data.clone() /> }.into_any(),
                false => {
                    let none = Choice::new("", messages.text("import-per-row"));
                    let choices = std::iter::once(none).chain(choices).collect();
                    view! { <SelectField name=name label=label choices=choices form_data=form_data.clone() /> }
                        .into_any()
                }
            }
        })
        .collect();
    (!fields.is_empty()).then(|| {
        view! {
            <h3>{messages.text("import-for-all")}</h3>
            <p class="note">{messages.text("import-for-all-note")}</p>
            {fields}
        }
        .into_any()
    })
}

/// What there is to choose from; nothing for what is typed.
fn choices(field: SheetField, context: &RenderContext) -> Vec<Choice> {
    let messages = context.messages;
    let reference = &context.reference;
    let named = |list: &str, words: &[&str]| {
        words.iter().map(|it| Choice::new(*it, messages.of_word(list, it))).collect::<Vec<_>>()
    };
    match field {
        SheetField::Statement => {
            let all = reference.statements.iter().rev();
            all.map(|it| Choice::new(&it.slug, it.title.words(context.lang))).collect()
        }
        SheetField::Party => {
            reference.parties.iter().map(|it| Choice::new(it.code.as_str(), it.name.words(context.lang))).collect()
        }
        SheetField::Status => {
            Status::REPORTABLE.map(|it| Choice::new(it.word(), messages.of_word("status", it))).to_vec()
        }
        SheetField::Standing => named("standing", Standing::WORDS),
        SheetField::Basis => named("basis", Basis::WORDS),
        SheetField::Nature => named("nature", Nature::WORDS),
        SheetField::Kind => named("organisation-kind", OrganisationKind::WORDS),
        SheetField::Visibility => Visibility::COMMON
            .into_iter()
            .map(|it| Choice::new(it.to_string(), messages.say(&format!("field-visibility-{it}"))))
            .collect(),
        _ => Vec::new(),
    }
}

fn encodings(messages: Messages) -> Vec<Choice> {
    TextEncoding::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("import-encoding", it))).collect()
}

/// The form that chooses an encoding, where none was found out.
pub fn encoding(chosen: &Chosen, key: &str, messages: Messages) -> AnyView {
    let name = SettingsField::Encoding.word();
    let value = chosen.encoding.map(|it| it.to_string()).unwrap_or_default();
    let form_data = FormData::new(BTreeMap::from([(name.to_owned(), value)]));
    let choices = std::iter::once(found_out(messages)).chain(encodings(messages)).collect();
    // What else was chosen stays so.
    let mut others: Vec<(String, String)> =
        chosen.fixed.iter().map(|(field, words)| (fixed_field(*field), words.clone())).collect();
    let mut keep = |field: SettingsField, value: Option<String>| {
        others.extend(value.map(|it| (field.word().to_owned(), it)));
    };
    keep(SettingsField::Sheet, chosen.sheet.clone());
    keep(SettingsField::Header, chosen.header.map(|it| it.to_string()));
    keep(SettingsField::Separator, chosen.separator.map(|it| it.to_string()));
    keep(SettingsField::DateOrder, chosen.date_order.map(|it| it.to_string()));
    let others = others.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form class="card write" method="post" novalidate=true>
            <FormKey key=format!("{key}-look") />
            {others.collect_view()}
            <SelectField name=name label=messages.text("import-encoding") choices=choices form_data=form_data />
            <div class="row acts">
                <button class="button" name=SheetForm::NAMES.act value=SheetAction::Look.word()>
                    {messages.text("import-look")}
                </button>
            </div>
        </form>
    }
    .into_any()
}
