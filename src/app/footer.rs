//! The foot of every page: whose words these are, and where to read on.

use leptos::prelude::*;

use crate::app::frame::Frame;
use crate::app::member_menu::sign_in_address;
use crate::paths;

/// The foot of a page.
#[component]
pub fn Footer(
    /// What surrounds the page.
    frame: Frame,
) -> impl IntoView {
    let sign_in = frame.member.is_none().then(|| {
        view! { <li><a href=sign_in_address(&frame) rel="nofollow">{frame.context.messages.say("sign-in")}</a></li> }
    });
    let (lang, messages) = (frame.context.lang, frame.context.messages);
    let notices = frame.site.notices(&frame.context.reference, messages).join(" ");
    view! {
        <footer class="foot">
            <div class="in">
                <div>
                    <p>{notices}</p>
                    <p>{messages.text("notice-sources")}</p>
                </div>
                <ul>
                    <li>
                        <a href=frame.context.link(&paths::figures(lang))>{messages.text("figures-title")}</a>
                    </li>
                    <li>
                        <a href=paths::about(lang)>{messages.text("about-title")}</a>
                    </li>
                    <li>
                        <a href=paths::developers(lang)>{messages.text("developers-title")}</a>
                    </li>
                    <li>
                        <a href=paths::data(lang)>{messages.text("data-title")}</a>
                    </li>
                    {sign_in}
                </ul>
            </div>
        </footer>
    }
}
