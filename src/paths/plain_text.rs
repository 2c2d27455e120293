//! The addresses of public pages as plain text.

/// A public page as plain text: before its own address.
pub const MARKDOWN: &str = "/md/{*page}";
/// Before the address of a page that is asked for as plain text.
const AS_MARKDOWN: &str = "/md";

/// A public page as plain text, by the path of the page.
pub fn markdown(page: &str) -> String {
    format!("{AS_MARKDOWN}{page}")
}

/// The page that an address asks for as plain text; nothing where it is another address.
pub fn of_markdown(address: &str) -> Option<&str> {
    address.strip_prefix(AS_MARKDOWN).filter(|it| it.starts_with('/'))
}
