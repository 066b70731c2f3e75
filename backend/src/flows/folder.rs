//! Opening the store, before anything else is done with it: a folder that is not mounted looks empty,
//! and nobody may take its files for lost, or write new ones beneath the place where it belongs.
//!
//! So a folder has a mark, and the database knows it. The first start makes both.

use crate::{
    config::FilesConfig,
    db::{self, Db, Tx},
    files::{
        Files,
        local::{LocalFiles, mark},
    },
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// How many files are looked for in one go.
const BATCH: i64 = 500;

/// Why the store is not opened.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is not the folder that the database knows.
    #[error(
        "The folder of the files is not at {}: {why}. Please mount it, or set FILES_URL to where it is. \
         If this is the right one, moved or copied by hand, run `temporary-pages files adopt`.",
        .folder.display()
    )]
    NotThis {
        /// Where it was looked for.
        folder: PathBuf,
        /// What speaks against it.
        why: &'static str,
    },
    /// There is no folder to adopt.
    #[error("There is no folder at {}.", .0.display())]
    Missing(PathBuf),
    /// A folder without any of the files is not adopted by mistake.
    #[error(
        "None of the {known} files that the database knows is in {}. If they are lost and this folder is to \
         take new ones, run `temporary-pages files adopt --without-files`.",
        .folder.display()
    )]
    Empty {
        /// The folder.
        folder: PathBuf,
        /// How many there should be.
        known: usize,
    },
    /// Only a folder has a mark.
    #[error("FILES_URL names a bucket. Only a folder has to be adopted.")]
    Bucket,
    /// The folder cannot be read or written.
    #[error("The folder of the files cannot be used: {0}")]
    Folder(#[from] io::Error),
    /// The database cannot be read or written.
    #[error("The database cannot be used: {0}")]
    Database(#[from] sqlx::Error),
}

/// Which files a folder holds, of those that the database knows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// How many the database knows.
    pub known: usize,
    /// The storage keys of those that are not there.
    pub missing: Vec<String>,
}

impl Contents {
    /// How many are there.
    pub fn found(&self) -> usize {
        self.known - self.missing.len()
    }

    /// Whether it is none of all that should be there.
    fn is_nothing(&self) -> bool {
        self.known > 0 && self.found() == 0
    }
}

/// Opens the store. The first start marks its folder; so does the first one that knows marks, if the
/// folder holds any of the files.
///
/// # Errors
/// If the folder is not the one that the database knows, or cannot be used.
pub async fn open(db: &Db, config: &FilesConfig) -> Result<Files, Refusal> {
    let root = match config {
        FilesConfig::Local(root) => root,
        FilesConfig::S3(bucket) => return Ok(Files::bucket(bucket)),
    };
    let mut tx = db.write().await?;
    let known = db::folder::take(&mut tx).await?;
    let found = mark::read(root).await?;
    let mark = match known {
        Some(known) => check(root, known, found.as_deref())?,
        None => {
            let mark = first(&mut tx, root, found).await?;
            tx.commit().await?;
            mark
        }
    };
    Ok(Files::Local(
        LocalFiles::at(root.clone(), mark).open().await?,
    ))
}

/// The mark that the database knows, if it is the one that was found.
fn check(root: &Path, known: String, found: Option<&str>) -> Result<String, Refusal> {
    let why = match found {
        Some(found) if found == known => return Ok(known),
        Some(_) => "what is there has the mark of another folder",
        None => "there is no mark (the file .temporary-pages)",
    };
    let folder = root.to_owned();
    Err(Refusal::NotThis { folder, why })
}

/// The mark of a folder that the database does not know yet, and must hold a file of it if it knows
/// any. Written before it is remembered: after a crash it is found there.
async fn first(tx: &mut Tx, root: &Path, found: Option<String>) -> Result<String, Refusal> {
    if contents(tx, root).await?.is_nothing() {
        let why = "none of the files that the database knows is there";
        let folder = root.to_owned();
        return Err(Refusal::NotThis { folder, why });
    }
    settle(tx, root, found, None).await
}

/// Takes a folder for the one of the files, whatever the database knew of it: what it holds. The
/// program must not be running elsewhere meanwhile.
///
/// # Errors
/// If it is not there, or holds none of the files and may not be `without_files`.
pub async fn adopt(
    db: &Db,
    config: &FilesConfig,
    without_files: bool,
) -> Result<Contents, Refusal> {
    let FilesConfig::Local(root) = config else {
        return Err(Refusal::Bucket);
    };
    if !root.is_dir() {
        return Err(Refusal::Missing(root.clone()));
    }
    let mut tx = db.write().await?;
    let known = db::folder::take(&mut tx).await?;
    let contents = contents(&mut tx, root).await?;
    if contents.is_nothing() && !without_files {
        let (folder, known) = (root.clone(), contents.known);
        return Err(Refusal::Empty { folder, known });
    }
    let found = mark::read(root).await?;
    settle(&mut tx, root, found, known).await?;
    tx.commit().await?;
    Ok(contents)
}

/// Brings folder and database together under one mark. The one that is found stays: somebody else
/// may know the folder by it.
async fn settle(
    tx: &mut Tx,
    root: &Path,
    found: Option<String>,
    known: Option<String>,
) -> Result<String, Refusal> {
    let mark = match found {
        Some(found) => found,
        None => {
            let mark = known.unwrap_or_else(mark::fresh);
            mark::write(root, &mark).await?;
            mark
        }
    };
    db::folder::set(tx, &mark).await?;
    Ok(mark)
}

async fn contents(tx: &mut Tx, root: &Path) -> Result<Contents, Refusal> {
    let folder = LocalFiles::at(root.to_owned(), String::new());
    let (mut contents, mut after) = (Contents::default(), String::new());
    loop {
        let keys = db::files::finished_keys(tx, &after, BATCH).await?;
        let Some(last) = keys.last() else {
            return Ok(contents);
        };
        after.clone_from(last);
        contents.known += keys.len();
        for key in keys {
            if !folder.has(&key).await? {
                contents.missing.push(key);
            }
        }
    }
}
