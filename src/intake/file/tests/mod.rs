//! Files are made here, each with what its format may hold against its reader.

mod hangul;
mod packed;
mod pdf;
mod plain;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::intake::file::{FileKind, FileProblem, text_of};

/// A zip with these members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What a file is, and its text.
pub fn read(bytes: &[u8]) -> (FileKind, String) {
    let read = text_of(bytes).unwrap();
    (read.kind, read.text)
}

/// What is wrong with a file.
pub fn problem(bytes: &[u8]) -> FileProblem {
    text_of(bytes).unwrap_err()
}
