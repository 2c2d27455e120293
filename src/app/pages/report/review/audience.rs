//! Whom a report is published to, in words.

use crate::app::request::RenderContext;
use crate::domain::access::permission::Visibility;

/// Who will see what has a visibility.
pub fn who(visibility: &Visibility, context: &RenderContext) -> String {
    let messages = context.messages;
    match visibility {
        Visibility::Public => messages.say("field-visibility-public"),
        Visibility::Shared => messages.say("field-visibility-shared"),
        Visibility::Party(_) => messages.say("field-visibility-party"),
        Visibility::Organisation(code) => {
            let name = context.organisation(code.as_str());
            messages.with("field-visibility-organisation", &[("organisation", name.into())])
        }
    }
}

/// What the button says that publishes it.
pub fn publish(visibility: &Visibility, context: &RenderContext) -> String {
    let messages = context.messages;
    match visibility {
        Visibility::Public => messages.say("review-publish-public"),
        Visibility::Shared => messages.say("review-publish-shared"),
        Visibility::Party(_) => messages.say("review-publish-party"),
        Visibility::Organisation(code) => {
            let name = context.organisation(code.as_str());
            messages.with("review-publish-organisation", &[("organisation", name.into())])
        }
    }
}
