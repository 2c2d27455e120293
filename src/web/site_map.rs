//! What search engines read.

use std::fmt::Write as _;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use html_escape::encode_text;
use http::header::CONTENT_TYPE;

use crate::app::Error;
use crate::domain::access::permission::Reader;
use crate::domain::basics::lang::Lang;
use crate::paths;
use crate::web::AppState;

/// Every public page in every language of the site.
pub async fn sitemap(State(state): State<AppState>) -> Response {
    match pages(&state).await {
        Ok(pages) => (
            [(CONTENT_TYPE, "application/xml; charset=utf-8")],
            draw(&state.site.public_url, &state.site.languages, &pages),
        )
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "the site map could not be made");
            http::StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn pages(state: &AppState) -> Result<Vec<String>, Error> {
    let mut snapshot = state.accord.snapshot(Reader::Anyone, None).await?;
    let slugs = state.accord.commitments().slugs(&mut snapshot).await?;
    let lang = Lang::En;
    let mut pages = vec![
        paths::overview(lang),
        paths::commitments(lang),
        paths::timeline(lang),
        paths::changes(lang),
        paths::figures(lang),
        paths::statements(lang),
        paths::meetings(lang),
        paths::about(lang),
        paths::data(lang),
        paths::developers(lang),
    ];
    let reference = &snapshot.reference;
    pages.extend(slugs.iter().map(|slug| paths::commitment(lang, slug)));
    pages.extend(reference.statements.iter().map(|it| paths::statement(lang, &it.slug)));
    pages.extend(reference.meetings.iter().map(|it| paths::meeting(lang, &it.slug)));
    pages.extend(reference.areas.iter().map(|it| paths::area(lang, &it.code)));
    pages.extend(reference.organisations.iter().map(|it| paths::organisation(lang, it.code.as_str())));
    Ok(pages)
}

fn draw(root: &str, languages: &[Lang], pages: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        for lang in languages {
            let _ =
                write!(xml, "<url><loc>{}</loc>", encode_text(&format!("{root}{}", paths::in_language(page, *lang))));
            for alternate in languages.iter().filter(|_| languages.len() > 1) {
                let address = format!("{root}{}", paths::in_language(page, *alternate));
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{alternate}\" href=\"{}\"/>",
                    html_escape::encode_double_quoted_attribute(&address)
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Where the site map is, and what is not for robots.
pub async fn robots(State(state): State<AppState>) -> String {
    format!(
        "User-agent: *\nDisallow: /actions/\nDisallow: /*/sign-in\nDisallow: /*/search\n\nSitemap: {}/sitemap.xml\n",
        state.site.public_url
    )
}
