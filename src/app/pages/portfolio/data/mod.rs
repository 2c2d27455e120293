//! The portfolio as open data: in which formats everybody may have it, and the same for catalogues of data.

pub mod linked;

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::download::{Caching, Download, FileOrPage, attachment, shown};
use crate::app::pages::portfolio::data::linked::Dataset;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;
use crate::paths;

/// A form in which everybody may have the data.
#[derive(Clone, Debug)]
pub struct Distribution {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub holds: String,
    /// Its path.
    pub path: String,
    /// Its media type, as catalogues of data spell it.
    pub media_type: &'static str,
    /// The format, in the word that people use.
    pub format: &'static str,
}

/// Every form in which everybody may have the data, in a language.
pub fn distributions(lang: Lang, messages: Messages) -> Vec<Distribution> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let list = |subject: &str, kind: &str, media_type, format| Distribution {
        name: messages.of_word("download-subject", subject).to_owned(),
        holds: messages.of_word("download-subject", format!("{subject}-note")).to_owned(),
        path: paths::export(lang, subject, kind),
        media_type,
        format,
    };
    let followed = |word: &str, path, media_type, format| Distribution {
        name: messages.of_word("download", word).to_owned(),
        holds: messages.of_word("download", format!("{word}-note")).to_owned(),
        path,
        media_type,
        format,
    };
    vec![
        Distribution {
            name: messages.say("data-whole"),
            holds: messages.say("data-whole-note"),
            path: paths::portfolio_file(lang),
            media_type: "application/json",
            format: "JSON",
        },
        list("commitments", "csv", "text/csv", "CSV"),
        list("commitments", "xlsx", XLSX, "XLSX"),
        list("updates", "csv", "text/csv", "CSV"),
        list("updates", "xlsx", XLSX, "XLSX"),
        followed("calendar", paths::calendar(lang), "text/calendar", "iCalendar"),
        followed("feed", paths::feed(lang), "application/atom+xml", "Atom"),
    ]
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let title = messages.say("data-title");
    let frame = Frame::new(&request, &page_context, None, &title);
    let context = page_context.render_context(&request);
    let dataset = Dataset::of(&request, &context);
    Ok(Page::new(frame, title, messages.say("data-description"), move || body(&dataset, context)))
}

fn body(dataset: &Dataset, context: RenderContext) -> impl IntoView + use<> {
    let (lang, messages) = (context.lang, context.messages);
    let forms = distributions(lang, messages);
    // The same in several formats is one row.
    let forms = forms.chunk_by(|one, next| one.name == next.name).map(|same| {
        let links = same.iter().map(|it| {
            let label = messages.with("labelled", &[("label", it.name.as_str().into()), ("value", it.format.into())]);
            view! { <a href=it.path.clone() rel="nofollow" aria-label=label>{it.format}</a> " " }
        });
        view! {
            <tr>
                <th scope="row">
                    <b>{same[0].name.clone()}</b>
                    <p class="note">{same[0].holds.clone()}</p>
                </th>
                <td class="files">{links.collect_view()}</td>
            </tr>
        }
    });
    let terms = dataset.terms.iter().map(|(_, words)| view! { <li>{words.clone()}</li> }).collect_view();
    let terms = (!dataset.terms.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="terms">
                <header>
                    <h2 id="terms">{messages.text("data-terms")}</h2>
                </header>
                <p>{messages.text("data-terms-note")}</p>
                <ul class="notices">{terms}</ul>
            </section>
        }
    });
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=messages.text("data-title")
            lead=messages.text("data-lead")
            context=context
        />
        <section class="card" aria-labelledby="forms">
            <header>
                <h2 id="forms">{messages.text("data-forms")}</h2>
            </header>
            <table class="plain">
                <tbody>{forms.collect_view()}</tbody>
            </table>
            <p class="note">{messages.text("data-public-note")}</p>
        </section>
        {terms}
        <section class="card" aria-labelledby="machines">
            <header>
                <h2 id="machines">{messages.text("data-machines")}</h2>
            </header>
            <ul class="notices">
                <li>
                    <a href=paths::catalogue(lang)>{messages.text("data-catalogue")}</a>
                </li>
                <li>
                    <a href=paths::LLMS>{messages.text("data-llms")}</a>
                </li>
            </ul>
        </section>
        <script type="application/ld+json" inner_html=in_markup(&dataset.for_search())></script>
    }
    .into_any()
}

/// JSON as it may stand in a page.
fn in_markup(value: &serde_json::Value) -> String {
    // Nothing in it ends the element that holds it.
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The description of the data for catalogues (DCAT 3, as JSON-LD).
///
/// # Errors
/// When the database does not answer.
pub async fn catalogue(request: RequestContext) -> Result<FileOrPage, Error> {
    let page_context = request.read().await?;
    let dataset = Dataset::of(&request, &page_context.render_context(&request));
    let status = if page_context.faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Ok(FileOrPage::File(Download {
        media_type: "application/ld+json",
        disposition: shown("catalogue.jsonld"),
        content: format!("{:#}\n", dataset.for_catalogues()).into_bytes().into(),
        status,
        caching: Caching::Usual,
        is_foreign: false,
    }))
}

/// The whole portfolio as everybody sees it: a file that another installation can import.
///
/// # Errors
/// When too many files are being made, or the database does not answer.
pub async fn file(request: RequestContext) -> Result<FileOrPage, Error> {
    let portfolio = request.accord.portfolio();
    let _turn = portfolio.turn().await.ok_or(Error::Busy)?;
    let mut file = Vec::new();
    portfolio.public().await?.write(&mut file)?;
    let name = format!("{}.json", request.messages.text("data-file"));
    Ok(FileOrPage::File(Download {
        media_type: "application/json",
        disposition: attachment("portfolio.json", &name),
        content: file.into(),
        status: StatusCode::OK,
        caching: Caching::Usual,
        is_foreign: false,
    }))
}
