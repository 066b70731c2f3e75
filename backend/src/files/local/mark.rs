//! The mark of a folder: a file that tells it from every other one, and from the empty place where
//! it is not mounted.

use super::hex;
use crate::clock;
use std::{io, path::Path};
use tokio::{
    fs::{self, File},
    io::AsyncWriteExt,
};

/// The name of the file.
pub const NAME: &str = ".temporary-pages";

/// What the file says to whoever finds it, after the mark.
const WORDS: &str =
    "This marks the folder of the files. Please leave it here, and copy it with them.";

/// A mark that no folder has.
pub fn fresh() -> String {
    hex(&clock::random::<16>())
}

/// The mark of a folder; nothing if it has none, or is not there.
///
/// # Errors
/// If it cannot be read.
pub async fn read(folder: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(folder.join(NAME)).await {
        Ok(text) => Ok(text.lines().next().map(str::to_owned)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Marks a folder, which is made if it is not there.
///
/// # Errors
/// If it cannot be written.
pub async fn write(folder: &Path, mark: &str) -> io::Result<()> {
    fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!("{NAME}.new"));
    let mut file = File::create(&unfinished).await?;
    file.write_all(format!("{mark}\n{WORDS}\n").as_bytes())
        .await?;
    file.sync_all().await?;
    fs::rename(&unfinished, folder.join(NAME)).await?;
    File::open(folder).await?.sync_all().await
}
