//! The field that takes a statement's text from a file, in the forms of a statement.

use leptos::prelude::*;

use crate::app::components::field::FieldNotes;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::pages::statement::draft::StatementAction;
use crate::app::pages::statement::edit::StatementForm;
use crate::app::request::RenderContext;

/// The field with the file.
pub const FILE: &str = "file";

/// What the file was called of which the text stands in the form; only as long as that is shown for the first time.
pub const NAME: &str = "file_name";

/// How a form with a file is sent.
pub const ENCTYPE: &str = "multipart/form-data";

/// For the window in which files are chosen; what a file is, its content says.
const ENDINGS: &str = ".pdf,.docx,.hwpx,.hwp,.html,.htm,.txt";

/// Whether the text of a file is asked for.
pub fn is_asked(form_data: &FormData) -> bool {
    form_data.value(StatementForm::NAMES.act) == StatementAction::ReadFile.word()
}

/// The form again, with the text or with what is wrong with the file.
pub fn shown(form_data: FormData) -> FormOutcome {
    if form_data.is_refused() { FormOutcome::Refused(form_data) } else { FormOutcome::Redraw(form_data) }
}

/// The field, with what became of a file that was read.
pub fn field(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let notes = FieldNotes::of(FILE, Some(messages.say("statement-file-hint")), form_data);
    let name = form_data.value(NAME);
    let read = (is_asked(form_data) && !name.is_empty()).then(|| {
        let said = messages.with("statement-file-read", &[("name", name.into())]);
        view! { <p class="note" role="status">{said}</p> }
    });
    view! {
        <div class="ask">
            <label for=FILE>{messages.text("statement-file")}</label>
            {notes.view}
            {read}
            <input
                class="field"
                type="file"
                id=FILE
                name=FILE
                accept=ENDINGS
                aria-invalid=notes.invalid
                aria-describedby=notes.described
            />
        </div>
        <div class="row acts">
            <button class="button plain" name=StatementForm::NAMES.act value=StatementAction::ReadFile.word()>
                {messages.text("statement-file-read-do")}
            </button>
        </div>
    }
    .into_any()
}
