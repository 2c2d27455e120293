//! The file of a SQLite database: which one is open, and whether it is still the one at its path.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::store::{Error, Result};

/// The file that is open. Somebody may delete it, move it or put another in its place: what is written then is in a file
/// that nobody can find.
#[derive(Clone, Debug)]
pub struct DatabaseFile {
    path: PathBuf,
    identity: (u64, u64),
}

impl DatabaseFile {
    /// The file at a path, just opened.
    pub(super) async fn at(path: &Path) -> Result<Self> {
        let identity = identity(path).await.ok_or(Error::Gone)?;
        Ok(Self { path: path.to_owned(), identity })
    }

    /// Whether it is still the one at its path.
    ///
    /// # Errors
    /// [`Error::Gone`].
    pub async fn is_there(&self) -> Result<()> {
        if identity(&self.path).await == Some(self.identity) { Ok(()) } else { Err(Error::Gone) }
    }
}

async fn identity(path: &Path) -> Option<(u64, u64)> {
    let found = tokio::fs::metadata(path).await.ok()?;
    Some((found.dev(), found.ino()))
}

/// Keeps other processes from opening or upgrading a database of the same folder at the same time; ends when dropped. A
/// file system that knows no such locks does without: then what happens together may fail, and damages nothing.
pub(super) async fn lock_folder(file: &Path) -> Option<std::fs::File> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let locked = tokio::task::spawn_blocking(move || {
        let folder = std::fs::File::open(folder)?;
        folder.lock()?;
        Ok::<_, std::io::Error>(folder)
    });
    match locked.await {
        Ok(Ok(folder)) => Some(folder),
        Ok(Err(error)) => {
            tracing::debug!(%error, "the folder of the database cannot be locked");
            None
        }
        Err(_) => None,
    }
}
