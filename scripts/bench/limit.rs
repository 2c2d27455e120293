//! The limit that `make bench` compares with: axum alone, answering every request with the bytes of one file.
//!
//! `limit ADDRESS FILE`. It is built for the bench only and is no part of the release.

use std::error::Error;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use tokio::net::TcpListener;

/// The same as the release's, so that only what is served differs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(address), Some(file)) = (words.next(), words.next()) else {
        return Err("limit ADDRESS FILE".into());
    };
    let page = Bytes::from(std::fs::read(file)?);
    let router = Router::new().fallback(move || {
        let page = page.clone();
        async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], page) }
    });
    axum::serve(TcpListener::bind(address).await?, router).await?;
    Ok(())
}
