//! A page with a form: read and posted to at one address. Built here from the public pieces, until a page of the product
//! has one.

use accord::app::components::text_area::TextArea;
use accord::app::form::FormData;
use accord::app::{Error, Frame, Page, PageResult, RequestContext};
use accord::web::form::{FormOutcome, form};
use axum::Router;
use http::StatusCode;
use leptos::prelude::*;

use super::site::Site;

/// Draws the page, with what was typed.
async fn page(visit: RequestContext, typed: FormData) -> PageResult {
    let reading = visit.read().await?;
    let frame = Frame::new(&visit, &reading, None, "A note");
    Ok(Page::new(frame, "A note", "", move || {
        view! {
            <h1>"A note"</h1>
            <form method="post">
                <TextArea name="note" label="Note" typed=typed />
                <button class="button">"Save"</button>
            </form>
        }
    }))
}

/// Takes notes of up to twenty characters.
async fn save(visit: RequestContext, mut typed: FormData) -> Result<FormOutcome, Error> {
    if typed.value("note").chars().count() > 20 {
        typed.refuse("note", "At most 20 characters.");
        return Ok(FormOutcome::Refused(typed));
    }
    Ok(FormOutcome::Redirect(accord::paths::overview(visit.lang)))
}

async fn site() -> Site {
    let site = Site::new().await;
    let router = Router::new().route("/{lang}/note", form(page, save)).with_state(site.state.clone());
    site.with_router(router)
}

const PAYLOAD: &str = "</textarea><script>alert(1)</script>";

/// T65: without scripts, a refused form is shown again at its own address, with what was typed and why.
#[tokio::test]
async fn t65_a_refused_form_is_shown_again_with_what_was_typed() {
    let reply = site().await.post("/en/note", &[("note", PAYLOAD)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>"), "{}", reply.text);
    assert!(!reply.text.contains(PAYLOAD));
}

/// T65: the error stands beside its field.
#[tokio::test]
async fn t65_the_error_stands_beside_its_field() {
    let reply = site().await.post("/ko/note", &[("note", &"보".repeat(21))]).await;
    let field = reply.text.split_once("<label for=\"note\">").unwrap().1.split_once("</textarea>").unwrap().0;
    assert!(field.contains("At most 20 characters."), "{field}");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
}

#[tokio::test]
async fn a_form_that_was_done_leads_on() {
    let reply = site().await.post("/ko/note", &[("note", "Fine.")]).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/ko/"));
}

/// Browsers send a line end as two characters; people count one.
#[tokio::test]
async fn a_line_end_counts_as_one_character() {
    let site = site().await;
    let twenty = "0123456789\r\n012345678";
    assert_eq!(site.post("/en/note", &[("note", twenty)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn reading_the_page_shows_an_empty_form() {
    let reply = site().await.get("/en/note").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.text.contains(">\n</textarea>"), "{}", reply.text);
    assert!(!reply.text.contains("class=\"wrong\""));
}

#[tokio::test]
async fn a_form_at_an_address_in_no_language_is_not_found() {
    let site = site().await;
    assert_eq!(site.get("/fr/note").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/fr/note", &[("note", "x")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_bad_parameter_stays_a_400_when_the_form_is_refused() {
    let reply = site().await.post("/en/note?as_of=banana", &[("note", PAYLOAD)]).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert!(!reply.text.contains(PAYLOAD));
}
