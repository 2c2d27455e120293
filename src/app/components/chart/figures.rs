//! The charts of the portfolio.

use crate::app::components::chart::{Figure, due, freshness, status};
use crate::app::request::RenderContext;
use crate::service::portfolio::figures::Figures;

/// The figures in their order, with the names of areas in the reader's language.
pub fn drawn(figures: &Figures, context: &RenderContext) -> [Figure; 3] {
    let (messages, names) = (context.messages, |code: &str| context.area(code));
    [
        status(&figures.status, names, messages),
        due(&figures.due, messages),
        freshness(&figures.freshness, names, messages),
    ]
}
