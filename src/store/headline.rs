//! The columns of the table `headline`: what lists and counts read of a commitment. Whoever writes, checks or reads the
//! table takes them from here.

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{HeadlineRow, Interval, ListEntry};
use crate::store::db::Arg;
use crate::store::list::ListRow;
use crate::store::{Result, to_json};

/// A column: its name, and what it holds of a row.
struct Column {
    name: &'static str,
    value: fn(&CommitmentId, &Interval<HeadlineRow>) -> Result<Arg>,
}

/// A column of what lists show.
macro_rules! listed {
    ($name:literal, $value:expr) => {
        Column {
            name: $name,
            value: |_, row| {
                let value: fn(&ListEntry) -> Arg = $value;
                Ok(value(&row.value.listed))
            },
        }
    };
}

const COLUMNS: &[Column] = &[
    Column { name: "commitment_id", value: |id, _| Ok(id.as_str().into()) },
    Column { name: "effective_from", value: |_, row| Ok(row.from.into()) },
    Column { name: "effective_to", value: |_, row| Ok(row.to.into()) },
    Column { name: "read_by", value: |_, row| Ok(row.value.read_by.word().into()) },
    listed!("slug", |it| it.slug.as_str().into()),
    listed!("statement", |it| it.statement.as_str().into()),
    listed!("stated_on", |it| it.stated_on.into()),
    listed!("position", |it| i64::from(it.position).into()),
    listed!("title_en", |it| it.title.words(Lang::En).to_lowercase().into()),
    listed!("title_ko", |it| it.title.words(Lang::Ko).to_lowercase().into()),
    listed!("standing", |it| it.standing.word().into()),
    listed!("basis", |it| it.basis.word().into()),
    listed!("nature", |it| it.nature.word().into()),
    listed!("parties", |it| tokens(&it.parties).into()),
    listed!("areas", |it| tokens(&it.areas).into()),
    listed!("owners", |entry| {
        tokens(entry.owners.iter().map(|(party, organisation, role)| format!("{party}:{organisation}:{role}"))).into()
    }),
    listed!("status", |it| it.headline.status.word().into()),
    listed!("kind", |it| it.headline.kind.word().into()),
    listed!("sides", |it| tokens(it.sides()).into()),
    listed!("validity", |it| it.outlook.validity().word().into()),
    listed!("live", |it| i64::from(it.outlook.live).into()),
    listed!("reported_on", |it| Arg::Text(it.outlook.reported_on.map(|day| day.to_string()))),
    listed!("awaited_since", |it| it.outlook.awaited_since.into()),
    listed!("published", |it| it.published.as_ref().map_or("", |it| it.status.word()).into()),
    listed!("due_on", |it| Arg::Text(it.due.map(|due| due.on.to_string()))),
    listed!("due_passes_at", |it| Arg::Int(it.outlook.due_passes_at.map(|at| at.0))),
    Column {
        name: "entry",
        value: |id, row| {
            let entry = ListRow { id: id.0.clone(), listed: row.value.listed.clone() };
            Ok(to_json("a headline", &entry)?.into())
        },
    },
    Column { name: "course", value: |_, row| Ok(to_json("the marks of a timeline", &row.value.marks)?.into()) },
];

/// What a row holds, column by column, in the order of [`NAMES`].
pub(super) fn values(id: &CommitmentId, row: &Interval<HeadlineRow>) -> Result<Vec<Arg>> {
    COLUMNS.iter().map(|column| (column.value)(id, row)).collect()
}

/// The names of the columns, in the order of [`values`].
pub(super) const NAMES: [&str; COLUMNS.len()] = {
    let mut names = [""; COLUMNS.len()];
    let mut place = 0;
    while place < COLUMNS.len() {
        names[place] = COLUMNS[place].name;
        place += 1;
    }
    names
};

/// A list of words in one column, each between spaces, so that ` LIKE '% word %'` finds it.
pub(super) fn tokens<T: ToString>(words: impl IntoIterator<Item = T>) -> String {
    let mut column = String::from(" ");
    for word in words {
        column.push_str(&word.to_string());
        column.push(' ');
    }
    column
}
