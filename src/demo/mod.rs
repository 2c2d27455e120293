//! The demonstration portfolio: real commitments of the Republic of Korea and the United States. Sources, licences and
//! the meaning of each field: `src/demo/README.md`.

pub mod synthetic;

/// What the portfolio is about.
const ABOUT: &str = include_str!("portfolio.json");
/// Its parties, statements, commitments and events.
const DATA: &str = include_str!("commitments.json");

/// Two invented countries whose people report here, answer each other and disagree, as one portfolio file: marked as
/// fictional on every page.
pub const FICTIONAL: &str = include_str!("fictional.json");

/// The demonstration as one portfolio file.
///
/// # Errors
/// When one of the two files is not JSON, which only a change to them can cause.
pub fn portfolio() -> serde_json::Result<String> {
    let mut about: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ABOUT)?;
    let data: serde_json::Map<String, serde_json::Value> = serde_json::from_str(DATA)?;
    about.extend(data);
    serde_json::to_string(&about)
}
