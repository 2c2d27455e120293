//! The formats in which a document leaves as a file.

use crate::domain::basics::string_enum::string_enum;
use crate::exchange::document::Document;
use crate::exchange::{docx, hwpx, pdf};

string_enum! {
    /// The format of a document that leaves as a file.
    DocumentKind {
        /// For word processors.
        Docx = "docx",
        /// For Hancom's word processor.
        Hwpx = "hwpx",
        /// To be read and printed everywhere.
        Pdf = "pdf",
    }
}

impl DocumentKind {
    /// The media type of a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Hwpx => "application/hwp+zip",
            Self::Pdf => "application/pdf",
        }
    }

    /// Writes a document. Our own addresses are prefixed with the server's.
    ///
    /// # Errors
    /// When the file would not be one of its format.
    pub fn write(self, paper: &Document, server: &str) -> Result<Vec<u8>, String> {
        match self {
            Self::Docx => docx::write(paper, server),
            Self::Hwpx => hwpx::write(paper, server),
            Self::Pdf => pdf::write(paper, server),
        }
    }
}

#[cfg(test)]
#[path = "document_file_tests.rs"]
mod tests;
