//! What would become of the rows of a file, as people read it.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::pages::report::review::audience::who;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::commitment::due::Due;
use crate::domain::sheet::grid::column_name;
use crate::domain::sheet::outcome::{FieldChange, Outcome, Reason, Refusal, RowOutcome};
use crate::domain::sheet::{SheetField, SheetSubject};
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::sheet::SheetPreview;

/// As many entries of a kind are shown; the others are counted.
const SHOWN: usize = 100;

/// What would become of the rows: how many fare how, then each that is refused, changed and new.
pub fn preview(preview: &SheetPreview, file: &str, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let tally = preview.tally;
    let counted = [
        ("import-counted-new", tally.new),
        ("import-counted-changed", tally.changed),
        ("import-counted-unchanged", tally.unchanged),
        ("import-counted-refused", tally.refused),
    ];
    let counted: Vec<_> = counted
        .into_iter()
        .map(|(key, count)| view! { <li>{messages.with(key, &[("n", count.into())])}</li> })
        .collect();
    let waits = if preview.reading.subject == SheetSubject::Updates {
        "import-counted-submitted"
    } else {
        "import-counted-proposed"
    };
    let proposed = (tally.proposed > 0)
        .then(|| view! { <p class="note">{messages.with(waits, &[("n", tally.proposed.into())])}</p> });
    let seen = [("import-counted-public", tally.public), ("import-counted-narrower", tally.narrower)];
    let seen: Vec<_> = seen
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| view! { <p class="note">{messages.with(key, &[("n", count.into())])}</p> })
        .collect();
    let of = |wanted: fn(&Outcome) -> bool| preview.rows.iter().filter(move |it| wanted(&it.outcome));
    let subject = preview.reading.subject;
    let refused = section(
        "import-refused",
        of(|it| matches!(it, Outcome::Refused(_))),
        |row| entry(row, subject, context),
        messages,
    );
    let download = refused.is_some().then(|| {
        view! {
            <p class="row">
                <a class="button plain" href=paths::import_refused(context.lang, file)>
                    {messages.text("import-refused-file")}
                </a>
            </p>
        }
    });
    let changed = section(
        "import-changed",
        of(|it| matches!(it, Outcome::Changed { .. })),
        |row| entry(row, subject, context),
        messages,
    );
    let new =
        section("import-new", of(|it| matches!(it, Outcome::New { .. })), |row| entry(row, subject, context), messages);
    let none = preview.rows.is_empty().then(|| view! { <p>{messages.text("import-no-rows")}</p> });
    view! {
        <section class="card" id="preview" tabindex="-1">
            <header>
                <h2>{messages.text("import-preview")}</h2>
            </header>
            <ul>{counted}</ul>
            {proposed}
            {seen}
            {none}
            {download}
        </section>
        {refused}
        {changed}
        {new}
    }
    .into_any()
}

/// The first entries of a kind; nothing where there is none.
fn section<'r>(
    key: &str,
    rows: impl Iterator<Item = &'r RowOutcome> + Clone,
    draw: impl Fn(&RowOutcome) -> AnyView,
    messages: Messages,
) -> Option<AnyView> {
    let count = rows.clone().count();
    let drawn: Vec<AnyView> = rows.take(SHOWN).map(draw).collect();
    let more = count.saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="note">{messages.with("import-more", &[("n", more.into())])}</p> });
    (count > 0).then(|| {
        view! {
            <section class="card">
                <header>
                    <h2>{messages.say(key)} " " <span class="count">{count}</span></h2>
                </header>
                <ul class="feed">{drawn}</ul>
                {more}
            </section>
        }
        .into_any()
    })
}

fn entry(row: &RowOutcome, subject: SheetSubject, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let name = if row.name.is_empty() { "–".to_owned() } else { row.name.clone() };
    let address = row.slug.as_ref().map(|slug| match subject {
        SheetSubject::Commitments | SheetSubject::Milestones | SheetSubject::Updates => {
            paths::commitment(context.lang, slug)
        }
        SheetSubject::Organisations => paths::organisation(context.lang, slug),
    });
    let name = match address {
        Some(address) => view! { <a class="t" href=address dir="auto">{name}</a> }.into_any(),
        None => view! { <b dir="auto">{name}</b> }.into_any(),
    };
    let rows = if row.last > row.line {
        messages.with("import-rows", &[("first", row.line.into()), ("last", row.last.into())])
    } else {
        messages.with("import-row", &[("n", row.line.into())])
    };
    let proposed = match &row.outcome {
        Outcome::New { proposed: true, .. } | Outcome::Changed { proposed: true, .. } => {
            let waits = if subject == SheetSubject::Updates { "import-submitted" } else { "import-proposed" };
            format!(" · {}", messages.text(waits))
        }
        _ => String::new(),
    };
    let seen_by = match &row.outcome {
        Outcome::New { seen_by: Some(seen_by), .. } => format!(" · {}", who(seen_by, context)),
        _ => String::new(),
    };
    let details = match &row.outcome {
        Outcome::Refused(refusals) => {
            let said = refusals.iter().map(|it| {
                view! {
                    <p class="wrong" dir="auto">
                        <Icon name="i-info" />
                        {refusal(it, messages)}
                    </p>
                }
            });
            said.collect_view().into_any()
        }
        Outcome::Changed { changes, .. } => changed(changes, context),
        Outcome::New { .. } | Outcome::Unchanged { .. } => ().into_any(),
    };
    view! {
        <li>
            {name}
            <span class="meta">{rows} {seen_by} {proposed}</span>
            {details}
        </li>
    }
    .into_any()
}

/// Each value that changes, beside what stands now.
fn changed(changes: &[FieldChange], context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let cells: Vec<_> = changes
        .iter()
        .map(|change| {
            view! {
                <tr>
                    <th scope="row">{messages.of_word("import-field", change.field)}</th>
                    <td class="lines" dir="auto">
                        <small>{messages.text("value-now")}</small>
                        {value(change.field, &change.old, context)}
                    </td>
                    <td class="lines" dir="auto">
                        <small>{messages.text("import-then")}</small>
                        {value(change.field, &change.new, context)}
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="plain">
            <tbody>{cells}</tbody>
        </table>
    }
    .into_any()
}

/// A value as readers know it.
fn value(field: SheetField, spelt: &str, context: &RenderContext) -> String {
    let messages = context.messages;
    let each = |name: &dyn Fn(&str) -> String| spelt.split("; ").map(name).collect::<Vec<_>>().join("; ");
    match field {
        _ if spelt.is_empty() => "–".to_owned(),
        SheetField::Status => messages.of_word("status", spelt).to_owned(),
        SheetField::Progress => format!("{spelt}%"),
        SheetField::Standing => messages.of_word("standing", spelt).to_owned(),
        SheetField::Basis => messages.of_word("basis", spelt).to_owned(),
        SheetField::Nature => messages.of_word("nature", spelt).to_owned(),
        SheetField::Kind => messages.of_word("organisation-kind", spelt).to_owned(),
        SheetField::Areas => each(&|code| context.area(code)),
        SheetField::Owners => each(&|code| context.organisation(code)),
        SheetField::UndertakenBy | SheetField::ProposedBy | SheetField::AddressedTo => {
            each(&|code| context.party(code))
        }
        SheetField::Due => spelt.parse::<Due>().map_or_else(|_| spelt.to_owned(), |it| messages.due(it)),
        SheetField::StartsOn | SheetField::CompletedOn => {
            spelt.parse::<Day>().map_or_else(|_| spelt.to_owned(), |it| messages.day(it))
        }
        _ => spelt.to_owned(),
    }
}

/// Why something is refused.
pub fn why(refusal: &Refusal, messages: Messages) -> &'static str {
    match refusal.reason {
        Reason::Cell(problem) => messages.of_word("import-cell", problem),
        Reason::Field(problem) => messages.of_word("problem", problem),
    }
}

/// Why something is refused, and where it stands.
pub fn refusal(refusal: &Refusal, messages: Messages) -> String {
    let reason = why(refusal, messages);
    let field = refusal.field.map(|it| messages.of_word("import-field", it)).unwrap_or_default();
    let row = messages.with("import-row", &[("n", refusal.line.into())]);
    let place = match (refusal.line, refusal.column) {
        (0, _) => messages.say("import-for-all"),
        (_, Some(column)) => {
            let column = messages.with("import-column", &[("column", column_name(column).as_str().into())]);
            format!("{row}, {column}")
        }
        (_, None) => row,
    };
    let named = if field.is_empty() { place } else { format!("{place} ({field})") };
    let quoted = if refusal.said.is_empty() { String::new() } else { format!(" “{}”", refusal.said) };
    format!("{named}{quoted}: {reason}")
}
