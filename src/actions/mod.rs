//! The server functions that islands call. They answer in ready-made words, so that the browser needs no catalogue.

pub mod count;
pub mod suggest;

use leptos::prelude::window;
use leptos::server_fn::ServerFn;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response, UrlSearchParams};

/// Calls a server function that answers with words, from the browser. `None` when it did not answer.
///
/// The client that comes with server functions would be a third of everything the browser loads.
pub async fn call<F: ServerFn>(parameters: &[(&str, String)]) -> Option<String> {
    let body = UrlSearchParams::new().ok()?;
    for (name, value) in parameters {
        body.append(name, value);
    }
    let response = posted(F::PATH, &body).await?;
    JsFuture::from(response.json().ok()?).await.ok()?.as_string()
}

/// Posts the fields of a form from the browser. `None` when the response is not a success.
pub async fn posted(address: &str, fields: &UrlSearchParams) -> Option<Response> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(fields);
    let response = JsFuture::from(window().fetch_with_str_and_init(address, &request)).await.ok()?;
    response.dyn_into::<Response>().ok().filter(Response::ok)
}

/// The text of a response.
pub async fn text_of(response: &Response) -> Option<String> {
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
