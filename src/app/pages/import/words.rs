//! What headings and words of spreadsheets are called, in both languages.

use crate::app::components::list_column;
use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::columns::Column;
use crate::domain::organisation::OrganisationKind;
use crate::domain::portfolio::reference::Reference;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::headings::Words;
use crate::i18n::Messages;

/// The columns of the list's files that say something which is recorded of a commitment.
const LISTED: [(Column, SheetField); 9] = [
    (Column::Area, SheetField::Areas),
    (Column::Statement, SheetField::Statement),
    (Column::Party, SheetField::UndertakenBy),
    (Column::Owner, SheetField::Owners),
    (Column::Standing, SheetField::Standing),
    (Column::Nature, SheetField::Nature),
    (Column::Basis, SheetField::Basis),
    (Column::Starts, SheetField::StartsOn),
    (Column::Due, SheetField::Due),
];

/// The words that cells are read by: those of both languages, and what the portfolio calls the sides.
pub fn words(reference: &Reference, sides: Vec<(String, String)>) -> Words {
    let mut words = Words { sides, ..Words::default() };
    if let Some(portfolio) = &reference.portfolio {
        for names in [&portfolio.tags, &portfolio.marks] {
            let versions = names.iter().flat_map(|(code, text)| text.0.iter().map(move |it| (code, it)));
            words.sides.extend(versions.map(|(code, it)| (code.to_string(), it.words.clone())));
        }
    }
    for messages in Lang::ALL.iter().map(|lang| Messages::of(*lang)) {
        for field in SheetField::ALL {
            let named = messages.of_word("import-heading", field).split(';').map(|it| (*field, it.trim().to_owned()));
            words.headings.extend(named);
        }
        let listed = |(column, field): (Column, SheetField)| (field, list_column::head(column, messages).to_owned());
        words.headings.extend(LISTED.map(listed));
        let title = if messages.lang() == Lang::En { SheetField::TitleEn } else { SheetField::TitleKo };
        words.headings.push((title, list_column::head(Column::Commitment, messages).to_owned()));
        words.headings.push((SheetField::Code, messages.say("download-column-code")));
        words.standings.extend(Standing::ALL.iter().map(|it| (*it, messages.of_word("standing", it).to_owned())));
        words.bases.extend(Basis::ALL.iter().map(|it| (*it, messages.of_word("basis", it).to_owned())));
        words.natures.extend(Nature::ALL.iter().map(|it| (*it, messages.of_word("nature", it).to_owned())));
        let kinds = OrganisationKind::ALL.iter();
        words.kinds.extend(kinds.map(|it| (*it, messages.of_word("organisation-kind", it).to_owned())));
        let visibilities = Visibility::COMMON.into_iter();
        words.visibilities.extend(visibilities.map(|it| {
            let name = messages.say(&format!("field-visibility-{it}"));
            (it, name)
        }));
    }
    words
}

/// The same for a page.
pub fn of_page(context: &RenderContext) -> Words {
    let sides = context.reference.parties.iter().flat_map(|party| {
        let code = party.code.as_str();
        [context.party_tag(code), context.party_mark(code)].map(|side| (code.to_owned(), side))
    });
    words(&context.reference, sides.collect())
}
