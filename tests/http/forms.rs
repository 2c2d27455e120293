//! A page with a form: read and posted to at one address. Built here from the public pieces, until a page of the product
//! has one.

use accord::app::components::text_area::TextArea;
use accord::app::form::FormData;
use accord::app::form::outcome::FormOutcome;
use accord::app::{Error, Frame, Page, PageResult, RequestContext};
use accord::paths;
use accord::web::form::form;
use axum::Router;
use http::StatusCode;
use leptos::prelude::*;

use crate::support::html::Element;
use crate::support::server::TestServer;

/// Renders the page with the form data.
async fn page(request: RequestContext, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let frame = Frame::new(&request, &page_context, None, "A note");
    Ok(Page::new(frame, "A note", "", move || {
        view! {
            <h1>"A note"</h1>
            <form method="post">
                <TextArea name="note" label="Note" form_data=form_data />
                <button class="button">"Save"</button>
            </form>
        }
    }))
}

/// Takes notes of up to twenty characters.
async fn save(request: RequestContext, mut form_data: FormData) -> Result<FormOutcome, Error> {
    if form_data.value("note").chars().count() > 20 {
        form_data.refuse("note", "At most 20 characters.");
        return Ok(FormOutcome::Refused(form_data));
    }
    Ok(FormOutcome::Redirect(paths::overview(request.lang)))
}

async fn server() -> TestServer {
    let server = TestServer::with_demonstration().await;
    let router = Router::new().route("/{lang}/note", form(page, save).methods).with_state(server.state.clone());
    server.with_router(router)
}

const PAYLOAD: &str = "</textarea><script>alert(1)</script>";

/// T65: without scripts, a refused form is shown again at its own address, with what was typed and why.
#[tokio::test]
async fn t65_a_refused_form_is_shown_again_with_what_was_typed() {
    let reply = server().await.post("/en/note", &[("note", PAYLOAD)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>"), "{}", reply.text);
    assert!(!reply.text.contains(PAYLOAD));
}

/// T65: the error appears beside its field.
#[tokio::test]
async fn t65_the_error_stands_beside_its_field() {
    let reply = server().await.post("/ko/note", &[("note", &"보".repeat(21))]).await;
    assert_eq!(reply.page().beside("note"), "At most 20 characters.");
    let field = reply.page().first("textarea[name=note]");
    assert_eq!((field.attribute("aria-invalid"), field.attribute("aria-describedby")), ("true", "note-error"));
    let parts = reply.page().all("label[for=note], #note-error, textarea[name=note]");
    assert_eq!(parts.into_iter().map(Element::name).collect::<Vec<_>>(), ["label", "p", "textarea"]);
}

#[tokio::test]
async fn a_form_that_was_done_leads_on() {
    let reply = server().await.post("/ko/note", &[("note", "Fine.")]).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/ko/"));
}

/// Browsers send a line end as two characters; people count one.
#[tokio::test]
async fn a_line_end_counts_as_one_character() {
    let server = server().await;
    let twenty = "0123456789\r\n012345678";
    assert_eq!(server.post("/en/note", &[("note", twenty)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn reading_the_page_shows_an_empty_form() {
    let reply = server().await.get("/en/note").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.text.contains(">\n</textarea>"), "{}", reply.text);
    assert!(!reply.page().has(".wrong, [aria-invalid=true], #note-error"));
}

#[tokio::test]
async fn a_form_at_an_address_in_no_language_is_not_found() {
    let server = server().await;
    assert_eq!(server.get("/fr/note").await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.post("/fr/note", &[("note", "x")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_bad_parameter_stays_a_400_when_the_form_is_refused() {
    let reply = server().await.post("/en/note?as_of=banana", &[("note", PAYLOAD)]).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert!(!reply.text.contains(PAYLOAD));
}
