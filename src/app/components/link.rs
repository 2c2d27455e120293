//! Links to the sources.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::domain::basics::web_address::is_web_address;

/// A link to another website. Anything but a web address is shown as text: a portfolio's author may have typed
/// anything.
pub fn external(address: Option<&str>, label: impl IntoView + 'static) -> AnyView {
    match address.filter(|it| is_web_address(it)) {
        Some(address) => view! {
            <a href=address.to_owned() rel="noopener">
                {label}
                " "
                <Icon name="i-external" />
            </a>
        }
        .into_any(),
        None => label.into_any(),
    }
}
