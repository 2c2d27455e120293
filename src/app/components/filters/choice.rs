//! One choice of a filter, as a box to tick.

use std::fmt::Display;

use crate::app::components::markup::{shape, text, value};

/// One choice of a filter.
#[derive(Clone)]
pub(super) struct Choice {
    spelt: String,
    name: String,
    count: u32,
    counted: bool,
    chosen: bool,
    /// A shape of the sprite, and the class that gives it its colour.
    shape: Option<(String, String)>,
}

impl Choice {
    /// A value as the address spells it, in words, with the number of what it would show where that is counted.
    pub fn new(spelt: impl Display, name: &str, count: impl Into<Option<u32>>, chosen: bool) -> Self {
        let count = count.into();
        Self {
            spelt: spelt.to_string(),
            name: name.to_owned(),
            count: count.unwrap_or_default(),
            counted: count.is_some(),
            chosen,
            shape: None,
        }
    }

    /// The same with a shape of the sprite before its name.
    pub fn drawn(self, shape: impl Into<String>, class: impl Into<String>) -> Self {
        Self { shape: Some((shape.into(), class.into())), ..self }
    }

    /// Whether it was chosen.
    pub fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// Whether it would show something, or was chosen.
    pub fn is_worth(&self) -> bool {
        self.count > 0 || self.chosen
    }

    /// Appends it as HTML.
    pub fn draw(&self, html: &mut String, parameter: &str) {
        let class = self.shape.as_ref().map_or("check", |(_, class)| class);
        html.push_str("<label class=");
        value(html, class);
        html.push_str("><input type=checkbox name=");
        value(html, parameter);
        html.push_str(" value=");
        value(html, &self.spelt);
        html.push_str(if self.chosen { " checked>" } else { ">" });
        if let Some((name, _)) = &self.shape {
            shape(html, name);
        }
        text(html, &self.name);
        if self.counted {
            html.push_str("<span class=n>");
            text(html, &self.count.to_string());
            html.push_str("</span>");
        }
        html.push_str("</label>");
    }
}
