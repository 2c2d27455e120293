//! What people touch: small parts of pages that come to life in the browser. Each draws at first just what its props
//! say, so that the page looks the same before and after; without scripts it stays a plain form or link.

pub mod copy;
pub mod filters;
pub mod preferences;
pub mod progress;
