//! Where people are led who asked for no page.

use crate::app::RequestContext;
use crate::app::components::saved_views::address;
use crate::app::member_menu::landing;
use crate::domain::basics::lang::Lang;
use crate::paths;

/// The view with which somebody signed in chose to start.
pub async fn chosen(request: &RequestContext, lang: Lang) -> Option<String> {
    let member = request.member.as_ref()?;
    match request.accord.portfolio().start_view(member).await {
        Ok(view) => view.map(|view| address(&view, lang)),
        Err(error) => {
            // Every page says so who cannot be read; a redirect leads on.
            tracing::error!(%error, "the view with which a person starts could not be read");
            None
        }
    }
}

/// Where somebody is led who has just signed in without asking for a page: to the chosen view, else to the own work.
pub async fn start_address(request: &RequestContext) -> String {
    match (chosen(request, request.lang).await, &request.member) {
        (Some(chosen), _) => chosen,
        (None, Some(member)) => landing(member, request.lang),
        (None, None) => paths::overview(request.lang),
    }
}
