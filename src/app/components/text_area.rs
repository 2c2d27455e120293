//! A field for several lines of text.

use html_escape::encode_text;
use leptos::prelude::*;

use crate::app::components::field::FieldNotes;
use crate::app::form::FormData;

/// A field for several lines of text, with its label and what is wrong with it.
///
/// The only place that writes this tag: leptos 0.8.23 does not escape its children on the server, so the text goes in
/// as escaped HTML, after a newline that browsers drop.
#[component]
pub fn TextArea(
    /// The field's name, which is its `id` too.
    #[prop(into)]
    name: String,
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let notes = FieldNotes::of(&name, hint, &form_data);
    let html = format!("\n{}", encode_text(form_data.value(&name)));
    view! {
        <div class="ask">
            <label for=name.clone()>{label}</label>
            {notes.view}
            <textarea
                class="field"
                id=name.clone()
                name=name
                aria-invalid=notes.invalid
                aria-describedby=notes.described
                inner_html=html
            ></textarea>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn drawn(text: &str, error: Option<&str>) -> String {
        let mut form_data = FormData::new([("summary".to_owned(), text.to_owned())]);
        if let Some(error) = error {
            form_data.refuse("summary", error);
        }
        Owner::new().with(|| view! { <TextArea name="summary" label="Summary" form_data=form_data /> }.to_html())
    }

    /// The text of the drawn field, as a browser reads it.
    fn read_back(html: &str) -> String {
        let inner =
            html.split_once("<textarea").unwrap().1.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0;
        let inner = inner.strip_prefix('\n').unwrap();
        html_escape::decode_html_entities(inner).into_owned()
    }

    #[rstest]
    #[case("</textarea><script>alert(1)</script>")]
    #[case("<!-- <b>\"bold\"</b> & 'more' &amp; -->")]
    #[case("\n\nIt begins with two line ends.")]
    #[case("보안\n협력")]
    #[case("")]
    fn what_was_typed_is_text_and_comes_back_as_it_was(#[case] text: &str) {
        let html = drawn(text, None);
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert_eq!(read_back(&html), text);
    }

    #[test]
    fn an_error_stands_beside_the_field_and_is_tied_to_it() {
        let html = drawn("x", Some("Too <long>."));
        assert!(html.contains("id=\"summary-error\""), "{html}");
        assert!(html.contains("Too &lt;long&gt;."), "{html}");
        assert!(
            html.contains("aria-describedby=\"summary-error\"") && html.contains("aria-invalid=\"true\""),
            "{html}"
        );
    }

    #[test]
    fn a_field_without_an_error_is_not_marked() {
        let html = drawn("x", None);
        assert!(!html.contains("aria-invalid") && !html.contains("aria-describedby"), "{html}");
    }
}
