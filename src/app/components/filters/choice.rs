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
    /// What the name of its shape in the sprite begins with; the value ends it, and is the class that gives it its
    /// colour.
    shapes: Option<&'static str>,
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
            shapes: None,
        }
    }

    /// The same with the shape of its value before its name, out of those that begin with these letters in the sprite.
    pub fn drawn(self, shapes: &'static str) -> Self {
        Self { shapes: Some(shapes), ..self }
    }

    /// Whether it is the choice of a value.
    pub fn is(&self, value: &str) -> bool {
        self.spelt == value
    }

    /// Whether it was chosen.
    pub fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// Whether it would show something, or was chosen.
    pub fn is_worth(&self) -> bool {
        self.count > 0 || self.chosen
    }

    /// Appends it as HTML. A page has dozens of them, so they have no class of their own.
    pub fn draw(&self, html: &mut String, parameter: &str) {
        html.push_str("<label");
        if self.shapes.is_some() {
            html.push_str(" class=");
            value(html, &self.spelt);
        }
        html.push_str("><input type=checkbox name=");
        value(html, parameter);
        html.push_str(" value=");
        value(html, &self.spelt);
        html.push_str(if self.chosen { " checked>" } else { ">" });
        if let Some(shapes) = self.shapes {
            shape(html, &format!("{shapes}-{}", self.spelt));
        }
        text(html, &self.name);
        if self.counted {
            html.push_str("<b>");
            text(html, &self.count.to_string());
            html.push_str("</b>");
        }
        html.push_str("</label>");
    }
}
