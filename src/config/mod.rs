//! Settings, from the environment and an optional file `accord.toml`; the environment wins.

use std::net::SocketAddr;

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::domain::basics::field_error::{NOTE, TITLE};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::typed_text;
use crate::domain::webhook::target::{Network, networks};

/// Every setting. In the environment each is `ACCORD_` and its name in capitals; the database may also be
/// `DATABASE_URL`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `sqlite://FILE` or `postgres://…`. May hold a password: never logged.
    pub database: String,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// IANA name of the zone in which days are counted, instead of the portfolio's.
    pub timezone: Option<String>,
    /// What the site is called, in titles and citations.
    #[serde(deserialize_with = "text")]
    pub name: String,
    /// The same in Korean, where it is called otherwise.
    #[serde(deserialize_with = "optional_text")]
    pub name_ko: Option<String>,
    /// Who publishes the site, for the foot of every page.
    #[serde(deserialize_with = "optional_text")]
    pub publisher: Option<String>,
    /// The same in Korean.
    #[serde(deserialize_with = "optional_text")]
    pub publisher_ko: Option<String>,
    /// A line of the operator's own for the foot of every page.
    #[serde(deserialize_with = "optional_text")]
    pub footer: Option<String>,
    /// The same in Korean.
    #[serde(deserialize_with = "optional_text")]
    pub footer_ko: Option<String>,
    /// The languages of the interface, the usual one first: codes with commas between them.
    #[serde(deserialize_with = "languages")]
    pub languages: Vec<Lang>,
    /// The address under which readers reach the server, such as `https://accord.example`; used in canonical links, the
    /// site map and citations.
    pub public_url: Option<String>,
    /// How many of your own proxies are in front of the server. A reader's network address is then read from
    /// `X-Forwarded-For`, that many places from its end; with 0 it is that of the connection.
    pub proxies: u8,
    /// Where readers report errors: an e-mail address or a web address.
    pub contact: Option<String>,
    /// The mail server to which digests are handed over: `smtps://USER:PASSWORD@HOST`, or `smtp://HOST:PORT` without a
    /// password. May hold a password: never logged.
    #[serde(deserialize_with = "optional_text")]
    pub smtp_url: Option<String>,
    /// Who mail is from: an e-mail address, with a name before it or without.
    #[serde(deserialize_with = "optional_text")]
    pub mail_from: Option<String>,
    /// The address of an OpenAI-compatible service of the operator's own, up to `/v1`, that may be asked for commitments
    /// in a text; without one nothing is ever sent.
    #[serde(deserialize_with = "optional_text")]
    pub assist_url: Option<String>,
    /// The model that it is asked for.
    #[serde(deserialize_with = "optional_text")]
    pub assist_model: Option<String>,
    /// The token by which it knows this server. A secret: never logged.
    #[serde(deserialize_with = "optional_text")]
    pub assist_token: Option<String>,
    /// How many seconds it may take for a text.
    pub assist_seconds: u64,
    /// The networks of the operator's own, such as `10.20.0.0/16`, to which webhooks may lead although they are not public,
    /// also without encryption; with commas between them.
    #[serde(deserialize_with = "optional_text")]
    pub webhook_networks: Option<String>,
    /// `text` or `json`.
    pub log_format: LogFormat,
    /// Pretends that it is always this instant (RFC 3339). For tests and demonstrations.
    pub clock: Option<jiff::Timestamp>,
    /// The folder with the browser part and the assets.
    pub site_root: String,
    /// How many connections are open at most. One more takes the place of the one that has been silent the longest.
    pub connections: usize,
    /// How many seconds a connection may take to send the head of a request, or be silent between two.
    pub idle_seconds: u64,
    /// How many seconds stopping waits for requests under way.
    pub stop_seconds: u64,
    /// How many bytes of memory the pages that everybody reads may take once they are drawn; with 0 none is kept.
    pub page_cache_bytes: u64,
    /// How many requests a minute each token of a program may make, and each network address without one; with 0 as many
    /// as anybody likes.
    pub api_per_minute: u32,
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite://accord.db".into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            timezone: None,
            name: "Accord".into(),
            name_ko: None,
            publisher: None,
            publisher_ko: None,
            footer: None,
            footer_ko: None,
            languages: vec![Lang::En, Lang::Ko],
            public_url: None,
            proxies: 0,
            contact: None,
            smtp_url: None,
            mail_from: None,
            assist_url: None,
            assist_model: None,
            assist_token: None,
            assist_seconds: 60,
            webhook_networks: None,
            log_format: LogFormat::Text,
            clock: None,
            site_root: "target/site".into(),
            connections: 512,
            idle_seconds: 30,
            stop_seconds: 10,
            page_cache_bytes: 32 * 1024 * 1024,
            api_per_minute: 600,
        }
    }
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value has the wrong form, or a name is not known.
    #[error("settings: {0}")]
    Form(#[from] Box<figment::Error>),
    /// The time zone is not known.
    #[error("ACCORD_TIMEZONE: `{0}` is not the IANA name of a time zone, such as Europe/Oslo")]
    TimeZone(String),
    /// Words for pages that pages cannot hold.
    #[error("ACCORD_{setting} is shown on pages, so it {needs}")]
    Words {
        /// The setting.
        setting: &'static str,
        /// What it has to be.
        needs: &'static str,
    },
    /// The public address is not a web address.
    #[error("ACCORD_PUBLIC_URL: `{0}` must start with http:// or https:// and end without a slash")]
    PublicUrl(String),
    /// One of the two settings of mail is missing.
    #[error("mail needs both ACCORD_SMTP_URL and ACCORD_MAIL_FROM")]
    HalfOfMail,
    /// What is set is no network.
    #[error("ACCORD_WEBHOOK_NETWORKS: `{0}` is no network, such as 10.20.0.0/16")]
    WebhookNetwork(String),
    /// With that nobody could be answered.
    #[error("ACCORD_CONNECTIONS and ACCORD_IDLE_SECONDS must be at least 1")]
    NoRoom,
}

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// When a value has the wrong form.
    pub fn read() -> Result<Self, Error> {
        let config: Self = Figment::new()
            .merge(Toml::file("accord.toml"))
            .merge(Env::raw().only(&["DATABASE_URL"]).map(|_| "database".into()))
            .merge(Env::prefixed("ACCORD_").filter(|name| {
                let name = name.as_str().to_ascii_lowercase();
                // `ACCORD_LOG` is not a setting here: it says what is logged, and the command line reads it.
                name != "log" && !name.starts_with("test_")
            }))
            .extract()
            .map_err(Box::new)?;
        config.zone()?;
        config.words()?;
        config.own_networks()?;
        if config.connections == 0 || config.idle_seconds == 0 {
            return Err(Error::NoRoom);
        }
        if config.smtp_url.is_some() != config.mail_from.is_some() {
            return Err(Error::HalfOfMail);
        }
        if let Some(url) = &config.public_url
            && !((url.starts_with("http://") || url.starts_with("https://")) && !url.ends_with('/'))
        {
            return Err(Error::PublicUrl(url.clone()));
        }
        Ok(config)
    }

    /// The address under which readers reach the server: the public one, or where it listens.
    pub fn reachable_at(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// The database as messages name it: without the user, the password and the options of its address.
    pub fn database_named(&self) -> String {
        let address = self.database.split('?').next().unwrap_or_default();
        match address.split_once("://") {
            Some((scheme, rest)) => format!("{scheme}://{}", rest.rsplit_once('@').map_or(rest, |(_, host)| host)),
            None => address.to_owned(),
        }
    }

    /// The zone that was set, if one was.
    ///
    /// # Errors
    /// When there is no zone of that name.
    pub fn zone(&self) -> Result<Option<TimeZone>, Error> {
        let zone = |name: &String| TimeZone::get(name).map_err(|_| Error::TimeZone(name.clone()));
        self.timezone.as_ref().map(zone).transpose()
    }

    /// The networks of the operator's own to which webhooks may lead.
    ///
    /// # Errors
    /// When one is none.
    pub fn own_networks(&self) -> Result<Vec<Network>, Error> {
        networks(self.webhook_networks.as_deref().unwrap_or_default()).map_err(Error::WebhookNetwork)
    }

    /// Checks the words that are shown on pages.
    fn words(&self) -> Result<(), Error> {
        let all = [
            ("NAME", Some(&self.name), TITLE),
            ("NAME_KO", self.name_ko.as_ref(), TITLE),
            ("PUBLISHER", self.publisher.as_ref(), TITLE),
            ("PUBLISHER_KO", self.publisher_ko.as_ref(), TITLE),
            ("FOOTER", self.footer.as_ref(), NOTE),
            ("FOOTER_KO", self.footer_ko.as_ref(), NOTE),
        ];
        for (setting, words, extent) in all {
            let Some(words) = words else { continue };
            let needs = match typed_text::accepted(words) {
                Ok(words) if typed_text::trimmed(&words).is_empty() => "must not be empty",
                Ok(words) if extent.problem(&words).is_none() => continue,
                Ok(_) if extent == TITLE => "must be one line of at most 300 characters",
                Ok(_) => "must be one line of at most 1,000 characters",
                Err(_) => "must be text without control characters",
            };
            return Err(Error::Words { setting, needs });
        }
        Ok(())
    }
}

/// A setting of the environment as it may be read: what looks like a number or `true` is one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Whole(i64),
    Broken(f64),
    Flag(bool),
}

/// Reads a text, without the spaces around it.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Scalar::deserialize(from)? {
        Scalar::Text(text) => text.trim().to_owned(),
        Scalar::Whole(number) => number.to_string(),
        Scalar::Broken(number) => number.to_string(),
        Scalar::Flag(flag) => flag.to_string(),
    })
}

/// The same; an empty one, as templates of environments leave it, is none.
fn optional_text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    text(from).map(|text| Some(text).filter(|text| !text.is_empty()))
}

/// Reads a list of languages, each once.
fn languages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Lang>, D::Error> {
    let list = String::deserialize(from)?;
    let mut languages = Vec::new();
    for word in list.split(',') {
        let lang: Lang = word.trim().parse().map_err(|_| {
            D::Error::custom(format!("ACCORD_LANGUAGES: `{list}` is not `en`, `ko`, or both with a comma between them"))
        })?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    Ok(languages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("sqlite://ours.db", "sqlite://ours.db")]
    #[case("sqlite:ours.db?mode=rwc", "sqlite:ours.db")]
    #[case("postgres://accord:p@ss@db.example:5432/accord?sslmode=require", "postgres://db.example:5432/accord")]
    #[case("postgres://db.example/accord?password=secret", "postgres://db.example/accord")]
    fn a_database_is_named_without_its_password(#[case] database: &str, #[case] expected: &str) {
        let config = Config { database: database.into(), ..Config::default() };
        assert_eq!(config.database_named(), expected);
    }

    fn read(toml: &str) -> Result<Config, String> {
        let config: Config = Figment::from(Toml::string(toml)).extract().map_err(|error| error.to_string())?;
        config.words().map_err(|error| error.to_string())?;
        Ok(config)
    }

    #[rstest]
    #[case("en,ko", &[Lang::En, Lang::Ko])]
    #[case("ko, en", &[Lang::Ko, Lang::En])]
    #[case("en,en", &[Lang::En])]
    fn languages_are_a_list_with_the_usual_one_first(#[case] list: &str, #[case] expected: &[Lang]) {
        assert_eq!(read(&format!("languages = \"{list}\"")).unwrap().languages, expected);
    }

    #[rstest]
    #[case("name = 2026", "2026", None)]
    #[case("name = true", "true", None)]
    #[case("name = ' Accord '\npublisher = ''", "Accord", None)]
    #[case("publisher = 2026", "Accord", Some("2026"))]
    fn texts_are_read_as_they_stand(#[case] toml: &str, #[case] name: &str, #[case] publisher: Option<&str>) {
        let config = read(toml).unwrap();
        assert_eq!((&*config.name, config.publisher.as_deref()), (name, publisher));
    }

    #[rstest]
    #[case::no_language("languages = \"\"", "ACCORD_LANGUAGES: `` is not `en`, `ko`, or both")]
    #[case::another_language("languages = \"en,fr\"", "ACCORD_LANGUAGES: `en,fr` is not `en`, `ko`, or both")]
    #[case::no_name("name = \" \"", "ACCORD_NAME is shown on pages, so it must not be empty")]
    #[case::lines("publisher = \"a\\nb\"", "ACCORD_PUBLISHER is shown on pages, so it must be one line")]
    #[case::bell("footer_ko = \"a\\u0007\"", "ACCORD_FOOTER_KO is shown on pages, so it must be text without")]
    fn settings_that_no_page_can_show_are_refused(#[case] toml: &str, #[case] sentence: &str) {
        let refusal = read(toml).unwrap_err();
        assert!(refusal.contains(sentence), "{refusal}");
    }
}
