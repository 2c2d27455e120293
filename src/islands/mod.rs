//! What people touch: small parts of pages that come to life in the browser.
