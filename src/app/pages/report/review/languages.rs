//! What a report says in the other language, and which texts stayed in one language while they changed in the other.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::plain_text::labelled;
use crate::app::pages::report::form_data::text_name;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::report::content::ReportContent;
use crate::domain::report::update::Submission;
use crate::service::commitment::member_commitment::MemberCommitment;

/// The texts of a submitted report that stayed as in the last one in one language only: their fields, and that language.
pub fn unchanged(submission: &Submission, case: &MemberCommitment) -> Vec<(&'static str, Lang)> {
    let written = written(submission);
    let corrected = submission.update.corrects.as_ref().and_then(|id| case.update(id));
    let former = corrected.or_else(|| case.last_report());
    former.map_or_else(Vec::new, |former| written.unchanged_in_one_language(&former.value))
}

/// What a manager should know of the languages of a report: texts that stayed, and the words in the language that the page
/// is not in.
pub fn notes(submission: &Submission, unchanged: &[(&'static str, Lang)], context: &RenderContext) -> AnyView {
    let (messages, other) = (context.messages, context.lang.other());
    let marks: Vec<_> = unchanged
        .iter()
        .map(|(field, lang)| {
            let args = [("text", text_name(field, messages).into()), ("language", language(*lang, context).into())];
            view! {
                <p class="notice">
                    <Icon name="i-info" />
                    {messages.with("review-language-unchanged", &args)}
                </p>
            }
        })
        .collect();
    let written = written(submission);
    let texts: Vec<_> = written
        .texts()
        .into_iter()
        // What is written in this language only is shown on the card already.
        .filter(|(_, text)| text.0.len() > 1)
        .filter_map(|(field, text)| Some((field, text.version(other)?.words.clone())))
        .map(|(field, words)| (text_name(field, messages), words))
        .collect();
    let texts = (!texts.is_empty()).then(|| {
        let texts = labelled(texts, other, messages);
        view! {
            <h3>{messages.with("review-in-language", &[("language", language(other, context).into())])}</h3>
            <dl class="said">{texts}</dl>
        }
    });
    view! {
        {marks}
        {texts}
    }
    .into_any()
}

fn written(submission: &Submission) -> ReportContent {
    ReportContent::of(&submission.update, submission.on, submission.visibility.clone())
}

fn language(lang: Lang, context: &RenderContext) -> String {
    context.messages.say(&format!("language-{lang}"))
}
