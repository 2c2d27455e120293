//! What headings and words of spreadsheets are called, in both languages.

use crate::app::components::list_column;
use crate::app::pages::report::review::audience::who;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::columns::Column;
use crate::domain::organisation::OrganisationKind;
use crate::domain::portfolio::reference::Reference;
use crate::domain::report::update::Voice;
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

/// The columns of the files of reports whose heads are the same in both languages but for the words.
const REPORTED: [(&str, SheetField); 7] = [
    ("report-on", SheetField::On),
    ("download-column-voice", SheetField::Voice),
    ("download-column-organisation", SheetField::Organisation),
    ("list-column-status", SheetField::Status),
    ("report-progress", SheetField::Progress),
    ("download-column-sources", SheetField::Sources),
    ("field-visibility", SheetField::Visibility),
];

/// Those of their texts, which are in the language of the heads.
const TOLD: [(&str, [SheetField; 2]); 6] = [
    ("report-title-field", [SheetField::TitleEn, SheetField::TitleKo]),
    ("report-narrative", [SheetField::SummaryEn, SheetField::SummaryKo]),
    ("report-results", [SheetField::ResultsEn, SheetField::ResultsKo]),
    ("report-next_steps", [SheetField::NextStepsEn, SheetField::NextStepsKo]),
    ("report-obstacles", [SheetField::ObstaclesEn, SheetField::ObstaclesKo]),
    ("report-help_needed", [SheetField::HelpNeededEn, SheetField::HelpNeededKo]),
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
        let of_language = |[en, ko]: [SheetField; 2]| if messages.lang() == Lang::En { en } else { ko };
        words.headings.extend(REPORTED.map(|(key, field)| (field, messages.say(key))));
        words.headings.extend(TOLD.map(|(key, fields)| (of_language(fields), messages.say(key))));
        // Where rows belong to commitments it names that, elsewhere it is the title.
        words.headings.push((SheetField::Commitment, list_column::head(Column::Commitment, messages).to_owned()));
        let title = of_language([SheetField::TitleEn, SheetField::TitleKo]);
        words.headings.push((title, list_column::head(Column::Commitment, messages).to_owned()));
        words.headings.push((SheetField::Code, messages.say("download-column-code")));
        words.standings.extend(Standing::ALL.iter().map(|it| (*it, messages.of_word("standing", it).to_owned())));
        words.bases.extend(Basis::ALL.iter().map(|it| (*it, messages.of_word("basis", it).to_owned())));
        words.natures.extend(Nature::ALL.iter().map(|it| (*it, messages.of_word("nature", it).to_owned())));
        words.statuses.extend(Status::ALL.iter().map(|it| (*it, messages.of_word("status", it).to_owned())));
        words.voices.push((Voice::PublicRecord, messages.say("voice-public_record")));
        let kinds = OrganisationKind::ALL.iter();
        words.kinds.extend(kinds.map(|it| (*it, messages.of_word("organisation-kind", it).to_owned())));
        let visibilities = Visibility::COMMON.into_iter();
        words.visibilities.extend(visibilities.map(|it| {
            let name = messages.say(&format!("field-visibility-{it}"));
            (it, name)
        }));
    }
    let parties = reference.parties.iter().flat_map(|it| it.name.0.iter().map(move |name| (&it.code, &name.words)));
    words.voices.extend(parties.map(|(code, name)| (Voice::Party(code.clone()), name.clone())));
    let sides = words.sides.iter().map(|(code, side)| (Voice::Party(code.as_str().into()), side.clone()));
    words.voices.extend(sides.collect::<Vec<_>>());
    words.voices.extend(reference.parties.iter().map(|it| (Voice::Party(it.code.clone()), it.code.to_string())));
    words
}

/// The same for a page, with what its reader calls the own side and the own organisation.
pub fn of_page(context: &RenderContext, member: &Member) -> Words {
    let sides = context.reference.parties.iter().flat_map(|party| {
        let code = party.code.as_str();
        [context.party_tag(code), context.party_mark(code)].map(|side| (code.to_owned(), side))
    });
    let mut words = words(&context.reference, sides.collect());
    let own = [Visibility::Party(member.party.clone()), Visibility::Organisation(member.organisation.clone())];
    words.visibilities.extend(own.map(|it| {
        let name = who(&it, context);
        (it, name)
    }));
    words
}
