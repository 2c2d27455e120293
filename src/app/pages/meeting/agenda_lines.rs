//! The lines of the form of an agenda: in order, without those taken off, with those added.

use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::meeting::agenda_form::AgendaForm;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::meeting::agenda::AgendaItem;

/// A line as the form has it: its commitment, by slug or by what was typed, and its texts in both languages.
#[derive(Clone, Debug, Default)]
pub struct Line {
    item: String,
    note: [String; 2],
    stance: [String; 2],
}

impl Line {
    /// A line about a commitment.
    pub fn about(item: String) -> Self {
        Self { item, ..Self::default() }
    }

    /// The line of an item; its commitment is given by its slug.
    pub fn of(item: String, of: &AgendaItem) -> Self {
        let words = |text: &Text| {
            [Lang::En, Lang::Ko].map(|lang| text.version(lang).map_or_else(String::new, |it| it.words.clone()))
        };
        Self { item, note: words(&of.note), stance: words(&of.stance) }
    }

    fn typed(form_data: &FormData, at: usize) -> Self {
        let words = |name: &str| {
            [Lang::En, Lang::Ko].map(|lang| form_data.value(&in_language(&field(name, at), lang)).to_owned())
        };
        Self {
            item: form_data.value(&field(AgendaForm::NAMES.item, at)).to_owned(),
            note: words(AgendaForm::NAMES.note),
            stance: words(AgendaForm::NAMES.stance),
        }
    }

    /// Its fields, at a place of the form.
    pub fn fields(self, at: usize) -> Vec<(String, String)> {
        let words = |name: &str, [en, ko]: [String; 2]| {
            let name = field(name, at);
            [(in_language(&name, Lang::En), en), (in_language(&name, Lang::Ko), ko)]
        };
        let mut fields = vec![
            (field(AgendaForm::NAMES.item, at), self.item),
            (field(AgendaForm::NAMES.place, at), (at + 1).to_string()),
        ];
        fields.extend(words(AgendaForm::NAMES.note, self.note));
        fields.extend(words(AgendaForm::NAMES.stance, self.stance));
        fields
    }
}

/// The name of a line's field.
pub fn field(name: &str, at: usize) -> String {
    format!("{name}-{at}")
}

/// The numbers of the form's lines.
pub fn lines(form_data: &FormData) -> Vec<usize> {
    form_data.fields().filter_map(|(name, _)| name.strip_prefix("item-")?.parse().ok()).collect()
}

/// The form with its lines in numeric order, without the removed ones and with the added ones.
pub fn arranged(form_data: &FormData) -> FormData {
    let mut rows: Vec<(f64, Line)> = lines(form_data)
        .into_iter()
        .filter(|at| form_data.value(&field(AgendaForm::NAMES.off, *at)).is_empty())
        .map(|at| {
            let number = form_data.value(&field(AgendaForm::NAMES.place, at)).trim().parse::<f64>().ok();
            let place = number.filter(|it| it.is_finite()).unwrap_or(f64::MAX);
            (place, Line::typed(form_data, at))
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let added = form_data.values(AgendaForm::NAMES.add).map(str::to_owned);
    rows.extend(added.map(|slug| (f64::MAX, Line::about(slug))));
    let to = form_data.value(AgendaForm::NAMES.to).trim();
    if !to.is_empty() {
        rows.push((f64::MAX, Line::about(to.to_owned())));
    }
    let line =
        [Lang::En, Lang::Ko].map(|lang| form_data.value(&in_language(AgendaForm::NAMES.line, lang)).trim().to_owned());
    if line.iter().any(|it| !it.is_empty()) {
        rows.push((f64::MAX, Line { note: line, ..Line::default() }));
    }
    let kept = ["key", "version", "visibility", "notes", "replace", "act"]
        .map(|name| (name.to_owned(), form_data.value(name).to_owned()));
    let rows = rows.into_iter().enumerate().flat_map(|(at, (_, line))| line.fields(at));
    FormData::new(kept.into_iter().chain(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::meeting::agenda_form::read;
    use crate::i18n::Messages;

    fn typed(pairs: &[(&str, &str)]) -> FormData {
        FormData::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn lines_are_ordered_taken_off_and_added() {
        let sent = typed(&[
            ("key", "k"),
            ("version", "v"),
            ("visibility", "shared"),
            ("item-0", "a"),
            ("place-0", "3"),
            ("note-0_en", "First talk about money."),
            ("stance-0_ko", "1년 연장 요청"),
            ("item-1", "b"),
            ("place-1", "2"),
            ("off-1", "1"),
            ("item-2", "c"),
            ("place-2", "1"),
            ("item-3", "d"),
            ("place-3", "nowhere"),
            ("add", "e"),
            ("add", "f"),
            ("to", " g "),
            ("line_ko", "차기 회의 일정"),
        ]);
        let form_data = arranged(&sent);
        let items: Vec<&str> = lines(&form_data).into_iter().map(|at| form_data.value(&field("item", at))).collect();
        assert_eq!(items, ["c", "a", "d", "e", "f", "g", ""]);
        assert_eq!(
            (form_data.value("note-1_en"), form_data.value("note-6_ko")),
            ("First talk about money.", "차기 회의 일정")
        );
        assert_eq!(form_data.value("stance-1_ko"), "1년 연장 요청");
        assert_eq!(
            (form_data.value("place-6"), form_data.value("visibility"), form_data.value("key")),
            ("7", "shared", "k")
        );
        assert_eq!(form_data.values("add").count() + form_data.values("to").count(), 0, "they are lines now");
        let form = read(&mut arranged(&sent), Messages::of(Lang::En)).unwrap();
        assert_eq!(form.lines.len(), 7);
        assert_eq!(form.lines[6].commitment, None);
    }
}
