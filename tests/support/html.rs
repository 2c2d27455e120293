//! Pages as browsers parse them.

use scraper::{ElementRef, Html, Selector};

/// A parsed page.
pub struct Page(Html);

impl Page {
    pub fn read(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// The whole page.
    pub fn root(&self) -> Element<'_> {
        Element(self.0.root_element())
    }
}

/// An element of a page, with all that is in it.
#[derive(Clone, Copy)]
pub struct Element<'a>(ElementRef<'a>);

/// The fields of a form: names and values, in their order.
pub type Fields = Vec<(String, String)>;

/// A selector for elements with an attribute of this value, whatever characters it contains.
pub fn with_value(attribute: &str, value: &str) -> String {
    format!("[{attribute}=\"{}\"]", value.replace('\\', "\\\\").replace('"', "\\\""))
}

impl<'a> Element<'a> {
    /// Every element in it that a selector names, in their order.
    pub fn all(self, selector: &str) -> Vec<Element<'a>> {
        let selector = Selector::parse(selector).unwrap_or_else(|wrong| panic!("{selector}: {wrong:?}"));
        self.0.select(&selector).map(Element).collect()
    }

    /// The first element in it that a selector names.
    pub fn find(self, selector: &str) -> Option<Element<'a>> {
        self.all(selector).into_iter().next()
    }

    /// The first element in it that a selector names, which is there.
    #[track_caller]
    pub fn first(self, selector: &str) -> Element<'a> {
        self.find(selector).unwrap_or_else(|| panic!("no {selector} in {}", self.html()))
    }

    pub fn count(self, selector: &str) -> usize {
        self.all(selector).len()
    }

    pub fn has(self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// Whether a selector names it.
    pub fn is(self, selector: &str) -> bool {
        Selector::parse(selector).unwrap().matches(&self.0)
    }

    /// The nearest element around it that a selector names.
    pub fn closest(self, selector: &str) -> Option<Element<'a>> {
        let selector = Selector::parse(selector).unwrap();
        self.0.ancestors().filter_map(ElementRef::wrap).find(|around| selector.matches(around)).map(Element)
    }

    /// The name of its tag.
    pub fn name(self) -> &'a str {
        self.0.value().name()
    }

    /// The names and values of its attributes.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.value().attrs()
    }

    /// The value of an attribute; an empty one where it has none.
    pub fn attribute(self, name: &str) -> &'a str {
        self.0.attr(name).unwrap_or_default()
    }

    /// The value of an attribute of each element in it that has this attribute.
    pub fn attributes_of(self, name: &str) -> Vec<&'a str> {
        self.all(&format!("[{name}]")).into_iter().map(|element| element.attribute(name)).collect()
    }

    /// The targets of its links.
    pub fn links(self) -> Vec<&'a str> {
        self.all("a[href]").into_iter().map(|link| link.attribute("href")).collect()
    }

    /// Where the first of its links leads whose address begins so.
    #[track_caller]
    pub fn link(self, start: &str) -> &'a str {
        let links = self.links();
        links.iter().find(|link| link.starts_with(start)).unwrap_or_else(|| panic!("no {start} among {links:?}"))
    }

    /// Whether one of its links points there.
    pub fn leads_to(self, address: &str) -> bool {
        self.links().contains(&address)
    }

    /// Its markup.
    pub fn html(self) -> String {
        self.0.html()
    }

    /// Its texts, scripts and drawings' symbols left out, without the spaces around each.
    pub fn pieces(self) -> Vec<String> {
        let unread = |around: ElementRef<'_>| matches!(around.value().name(), "head" | "script" | "style" | "symbol");
        let texts = self.0.descendants().filter(|node| node.value().is_text());
        let read = texts.filter(|node| !node.ancestors().filter_map(ElementRef::wrap).any(unread));
        let pieces = read.filter_map(|node| node.value().as_text().map(|text| text.trim().to_owned()));
        pieces.filter(|piece| !piece.is_empty()).collect()
    }

    /// Its texts, with a space between them.
    pub fn text(self) -> String {
        self.pieces().join(" ")
    }

    /// All its text as it stands, spaces and line ends included.
    pub fn raw_text(self) -> String {
        self.0.text().collect()
    }

    /// Whether it reads these words somewhere, however they are spaced.
    pub fn says(self, words: &str) -> bool {
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        squeezed(&self.text()).contains(&squeezed(words))
    }

    /// The commitments in its rows, in their order, each once.
    pub fn rows(self) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for slug in self.attributes_of("data-commitment") {
            if !rows.iter().any(|row| row == slug) {
                rows.push(slug.to_owned());
            }
        }
        rows
    }

    /// The first row of a commitment.
    #[track_caller]
    pub fn row(self, slug: &str) -> Element<'a> {
        self.first(&with_value("data-commitment", slug))
    }

    /// The first of its forms that a selector names something in.
    pub fn form_with(self, selector: &str) -> Option<Element<'a>> {
        self.all("form").into_iter().find(|form| form.has(selector))
    }

    /// Its hidden fields.
    pub fn hidden_fields(self) -> Fields {
        let inputs = self.all("input[type=hidden]");
        inputs.into_iter().map(|input| (input.attribute("name").into(), input.attribute("value").into())).collect()
    }

    /// What a browser would send of a form: every field with its value.
    pub fn fields(self) -> Fields {
        let mut fields = Fields::new();
        for field in self.all("input, textarea, select") {
            let value = match field.name() {
                "textarea" => field.raw_text(),
                "select" => field.find("option[selected]").map_or("", |chosen| chosen.attribute("value")).to_owned(),
                _ if field.is("[type=checkbox]:not([checked]), [type=radio]:not([checked])") => continue,
                _ => field.attribute("value").to_owned(),
            };
            fields.push((field.attribute("name").to_owned(), value));
        }
        fields
    }

    /// Whether a control of its forms has this value: a ticked box, a chosen option, a filled field.
    pub fn is_set(self, name: &str, value: &str) -> bool {
        let named = with_value("name", name);
        let holds = |element: Element<'_>| element.attribute("value") == value;
        let fields = self.all(&format!("input{named}:not([type=hidden])"));
        let ticks = |field: Element<'_>| !field.is("[type=checkbox], [type=radio]") || field.is("[checked]");
        fields.into_iter().any(|field| holds(field) && ticks(field))
            || self.all(&format!("select{named} option[selected]")).into_iter().any(holds)
    }

    /// The value of a multi-line field.
    #[track_caller]
    pub fn area(self, name: &str) -> String {
        self.first(&format!("textarea{}", with_value("name", name))).raw_text()
    }

    /// The error beside a field, if any.
    pub fn beside(self, field: &str) -> String {
        self.find(&with_value("id", &format!("{field}-error"))).map_or_else(String::new, Element::text)
    }
}
