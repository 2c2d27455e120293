//! The description of the data for programs: DCAT 3 for catalogues, schema.org for search engines. It says what the portfolio
//! and the settings say, and nothing else: no licence, publisher or day is made up.

use serde_json::{Value, json};

use crate::app::pages::portfolio::data::distributions;
use crate::app::request::RenderContext;
use crate::app::{RequestContext, Site};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::{Issuer, Statement};
use crate::i18n::Messages;
use crate::paths;

/// What is said of the data.
#[derive(Clone)]
pub struct Dataset {
    lang: Lang,
    root: String,
    /// The languages of the site.
    languages: Vec<(Lang, Messages)>,
    title: Text,
    publisher: Text,
    contact: Option<String>,
    /// The names of the areas.
    areas: Vec<Text>,
    statements: Vec<Source>,
    /// Whose texts may be used how: the name of the party or organisation, and the terms.
    pub terms: Vec<(String, String)>,
}

/// A statement that the data are about.
#[derive(Clone, Debug)]
struct Source {
    slug: String,
    title: Text,
    on: String,
    address: Option<String>,
    /// How its text may be used, where the portfolio says so of those who issued it.
    terms: Vec<Text>,
}

impl Dataset {
    /// What is known of the data.
    pub fn of(request: &RequestContext, context: &RenderContext) -> Self {
        let (site, reference, lang) = (&*request.site, &*context.reference, request.lang);
        let titled = reference.portfolio.as_ref().map(|it| it.title.clone()).filter(|it| !it.is_empty());
        let licences = reference.portfolio.iter().flat_map(|it| &it.licences);
        let name = |code: &str| match reference.organisation(code) {
            Some(organisation) => organisation.name.words(lang).to_owned(),
            None => context.party(code),
        };
        let today = context.as_of.day;
        let made = reference.statements.iter().filter(|it| it.on <= today);
        Self {
            lang,
            root: site.public_url.clone(),
            languages: site.languages.iter().map(|lang| (*lang, site.messages(*lang))).collect(),
            title: titled.unwrap_or_else(|| site.name.clone()),
            publisher: site.publisher.clone(),
            contact: site.contact.clone(),
            areas: reference.areas.iter().map(|it| it.name.clone()).collect(),
            statements: made.map(|it| source(it, reference)).collect(),
            terms: licences.map(|(code, text)| (name(code), text.words(lang).to_owned())).collect(),
        }
    }

    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// A text with a value for each language of the site.
    fn literal(&self, text: &Text) -> Value {
        let versions = text.0.iter().filter(|it| self.languages.iter().any(|(lang, _)| *lang == it.lang));
        let values = versions.map(|it| json!({ "@language": it.lang.code(), "@value": it.words }));
        values.collect::<Vec<_>>().into()
    }

    /// A message in each language of the site.
    fn said(&self, key: &str) -> Value {
        let values = self
            .languages
            .iter()
            .map(|(lang, messages)| json!({ "@language": lang.code(), "@value": messages.text(key) }));
        values.collect::<Vec<_>>().into()
    }

    /// The first and the last day on which a statement was made.
    fn span(&self) -> Option<(&str, &str)> {
        let days = || self.statements.iter().map(|it| it.on.as_str());
        days().min().zip(days().max())
    }

    /// The description for catalogues of data: a catalogue with one dataset (DCAT 3).
    pub fn for_catalogues(&self) -> Value {
        let (catalogue, dataset) = (self.whole(&paths::catalogue(self.lang)), self.id());
        let forms = self
            .languages
            .iter()
            .flat_map(|(lang, messages)| distributions(*lang, *messages).into_iter().map(move |form| (*lang, form)));
        let forms = forms.map(|(lang, form)| {
            let address = self.whole(&form.path);
            json!({
                "@id": address,
                "@type": "dcat:Distribution",
                "dct:title": { "@language": lang.code(), "@value": format!("{} ({})", form.name, form.format) },
                "dct:description": { "@language": lang.code(), "@value": form.holds },
                "dct:language": { "@id": language(lang) },
                "dcat:accessURL": { "@id": self.whole(&paths::data(lang)) },
                "dcat:downloadURL": { "@id": address },
                "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{}", form.media_type) },
            })
        });
        let mut described = json!({
            "@id": dataset,
            "@type": "dcat:Dataset",
            "dct:identifier": dataset,
            "dct:title": self.literal(&self.title),
            "dct:description": self.said("data-description"),
            "dct:language": self.languages.iter().map(|(lang, _)| json!({ "@id": language(*lang) })).collect::<Vec<_>>(),
            "dcat:landingPage": { "@id": self.whole(&paths::data(self.lang)) },
            "dcat:keyword": self.areas.iter().flat_map(|it| self.literal(it).as_array().cloned().unwrap_or_default())
                .collect::<Vec<_>>(),
            "dcat:distribution": forms.collect::<Vec<_>>(),
            "dct:source": self.statements.iter().map(|it| self.statement(it)).collect::<Vec<_>>(),
        });
        if let Some((from, to)) = self.span() {
            let day = |day: &str| json!({ "@type": "xsd:date", "@value": day });
            described["dct:temporal"] =
                json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": day(from), "dcat:endDate": day(to) });
        }
        if let Some(contact) = &self.contact {
            let property = if contact.contains("://") { "vcard:hasURL" } else { "vcard:hasEmail" };
            described["dcat:contactPoint"] = json!({ "@type": "vcard:Kind", "vcard:fn": self.literal(&self.title), property: { "@id": uri(contact) } });
        }
        let mut whole = json!({
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "vcard": "http://www.w3.org/2006/vcard/ns#",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": catalogue,
            "@type": "dcat:Catalog",
            "dct:title": self.literal(&self.title),
            "dct:description": self.said("data-lead"),
        });
        if !self.publisher.is_empty() {
            let publisher = json!({ "@type": "foaf:Agent", "foaf:name": self.literal(&self.publisher) });
            described["dct:publisher"] = publisher.clone();
            whole["dct:publisher"] = publisher;
        }
        whole["dcat:dataset"] = described;
        whole
    }

    fn statement(&self, it: &Source) -> Value {
        let mut described = json!({
            "@id": self.whole(&paths::statement(self.lang, &it.slug)),
            "@type": "rdfs:Resource",
            "dct:title": self.literal(&it.title),
            "dct:issued": { "@type": "xsd:date", "@value": it.on },
        });
        if let Some(address) = &it.address {
            described["dct:source"] = json!({ "@id": address });
        }
        if !it.terms.is_empty() {
            let terms =
                it.terms.iter().map(|it| json!({ "@type": "dct:RightsStatement", "rdfs:label": self.literal(it) }));
            described["dct:rights"] = terms.collect::<Vec<_>>().into();
        }
        described
    }

    fn id(&self) -> String {
        // The same in every language.
        let lang = self.languages.first().map_or(self.lang, |(lang, _)| *lang);
        format!("{}#dataset", self.whole(&paths::data(lang)))
    }

    /// The description for search engines, in the language of the page (schema.org).
    pub fn for_search(&self) -> Value {
        let lang = self.lang;
        let Some((_, messages)) = self.languages.iter().find(|(it, _)| *it == lang) else { return Value::Null };
        let forms = distributions(lang, *messages).into_iter().map(|form| {
            json!({
                "@type": "DataDownload",
                "name": form.name,
                "encodingFormat": form.media_type,
                "contentUrl": self.whole(&form.path),
            })
        });
        let mut described = json!({
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": self.id(),
            "name": self.title.words(lang),
            "description": messages.text("data-description"),
            "url": self.whole(&paths::data(lang)),
            "inLanguage": lang.code(),
            "isAccessibleForFree": true,
            "keywords": self.areas.iter().map(|it| it.words(lang)).collect::<Vec<_>>(),
            "distribution": forms.collect::<Vec<_>>(),
        });
        if let Some((from, to)) = self.span() {
            described["temporalCoverage"] = format!("{from}/{to}").into();
        }
        if !self.publisher.is_empty() {
            described["publisher"] = json!({ "@type": "Organization", "name": self.publisher.words(lang) });
        }
        if !self.terms.is_empty() {
            let terms: Vec<&str> = self.terms.iter().map(|(_, words)| words.as_str()).collect();
            described["copyrightNotice"] = terms.join(" ").into();
        }
        described
    }
}

fn source(it: &Statement, reference: &Reference) -> Source {
    let issuers = match &it.issuer {
        Issuer::Joint => it.parties.clone(),
        Issuer::Party(party) => vec![party.clone()],
    };
    let licences = reference.portfolio.as_ref().map(|it| &it.licences);
    let terms = issuers.iter().filter_map(|party| licences?.get(party.as_str()).cloned());
    Source {
        slug: it.slug.clone(),
        title: it.title.clone(),
        on: it.on.to_string(),
        address: it.source.clone(),
        terms: terms.collect(),
    }
}

/// What catalogues of data call a language.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "http://publications.europa.eu/resource/authority/language/ENG",
        Lang::Ko => "http://publications.europa.eu/resource/authority/language/KOR",
    }
}

/// A web address, or an e-mail address as one.
fn uri(contact: &str) -> String {
    if contact.contains("://") { contact.to_owned() } else { format!("mailto:{contact}") }
}

/// How the site may be reached, as an address; nothing where that was not set.
pub fn contact(site: &Site) -> Option<String> {
    site.contact.as_deref().map(uri)
}
