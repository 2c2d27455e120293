//! The fields of a form as a struct beside its page: their names, for the view, and what was typed into them.

use crate::app::form::FormData;
use crate::app::form::text::text;
use crate::domain::basics::text::Text;

/// The kinds of fields in a form's struct.
pub trait Content {
    /// A field with one value.
    type Value;
    /// A text, with a field for each language.
    type Words;
    /// A multiple-choice field.
    type Several;
    /// A field that each row of a table has.
    type Row;
}

/// What was typed. What is in rows is read row by row.
#[derive(Debug)]
pub struct Typed;

impl Content for Typed {
    type Value = String;
    type Words = Text;
    type Several = Vec<String>;
    type Row = ();
}

/// What the fields are called: a text's has the language after it, a row's what the row is about before it or after.
#[derive(Debug)]
pub struct Names;

impl Content for Names {
    type Value = &'static str;
    type Words = &'static str;
    type Several = &'static str;
    type Row = &'static str;
}

/// Declares the struct of a form. Gives `NAMES`, what each field is called; `FIELDS`, the names as they are sent, those
/// of rows apart; and `read`.
macro_rules! form {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (
        $(#[$outer:meta])*
        $form:ident {
            $(values { $($value:ident $(= $value_name:literal)?),* $(,)? })?
            $(texts { $($text:ident),* $(,)? })?
            $(lists { $($list:ident),* $(,)? })?
            $(rows { $($row:ident),* $(,)? })?
        }
    ) => {
        $(#[$outer])*
        pub struct $form<C: $crate::app::form::fields::Content = $crate::app::form::fields::Typed> {
            $($(pub $value: C::Value,)*)?
            $($(pub $text: C::Words,)*)?
            $($(pub $list: C::Several,)*)?
            $($(pub $row: C::Row,)*)?
        }

        impl $form {
            /// What each field is called.
            pub const NAMES: $form<$crate::app::form::fields::Names> = $form {
                $($($value: $crate::app::form::fields::form!(@name $value $($value_name)?),)*)?
                $($($text: stringify!($text),)*)?
                $($($list: stringify!($list),)*)?
                $($($row: stringify!($row),)*)?
            };

            /// The names under which the fields are sent.
            pub const FIELDS: &'static [&'static str] = &[
                $($(Self::NAMES.$value,)*)?
                $($(concat!(stringify!($text), "_en"), concat!(stringify!($text), "_ko"),)*)?
                $($(Self::NAMES.$list,)*)?
            ];

            /// What was typed.
            pub fn read(form_data: &$crate::app::form::FormData) -> Self {
                Self {
                    $($($value: $crate::app::form::fields::value(form_data, Self::NAMES.$value),)*)?
                    $($($text: $crate::app::form::fields::words(form_data, Self::NAMES.$text),)*)?
                    $($($list: $crate::app::form::fields::several(form_data, Self::NAMES.$list),)*)?
                    $($($row: (),)*)?
                }
            }
        }
    };
}
pub(crate) use form;

/// What was typed into a field.
pub fn value(form_data: &FormData, field: &str) -> String {
    form_data.value(field).to_owned()
}

/// The text of a field in both languages.
pub fn words(form_data: &FormData, field: &str) -> Text {
    text(form_data, field)
}

/// Everything chosen in a field.
pub fn several(form_data: &FormData, field: &str) -> Vec<String> {
    form_data.values(field).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    form! {
        /// Every kind of field.
        Example {
            values { on, new_password = "new-password" }
            texts { title }
            lists { areas }
            rows { status }
        }
    }

    #[test]
    fn fields_have_names_and_what_was_typed() {
        assert_eq!(Example::FIELDS, ["on", "new-password", "title_en", "title_ko", "areas"]);
        assert_eq!((Example::NAMES.title, Example::NAMES.status), ("title", "status"));
        let typed = [("new-password", "a"), ("title_en", "Words"), ("areas", "ai"), ("areas", "6g")];
        let form_data = FormData::new(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let form = Example::read(&form_data);
        assert_eq!((&*form.on, &*form.new_password, form.title.0.len()), ("", "a", 1));
        assert_eq!((form.areas, form.status), (vec!["ai".to_owned(), "6g".to_owned()], ()));
    }
}
