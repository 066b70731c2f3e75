//! The side of the server: it starts the child, waits, and ends it.

mod fetch;

use super::{Outcome, Refusal, Task};
use crate::clock;
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    sync::{Semaphore, SemaphorePermit},
};

/// How many children run at once: each may take as much memory as its limit allows.
const PLACES: usize = 2;
/// How many more run for what was paid for, so that it never waits for films.
const PLACES_FOR_COPIES: usize = 1;
/// How many more run for pictures that somebody waits for.
const PLACES_FOR_PICTURES: usize = 1;
/// The most that a child's answer can have, in bytes.
const MOST_ANSWER: u64 = 64 * 1024;

/// How files are opened.
#[derive(Clone, Debug)]
pub struct MediaConfig {
    /// This program, which starts itself with the command `media`.
    pub program: PathBuf,
    /// ffmpeg, if it is there.
    pub player: Option<PathBuf>,
    /// Where the children's folders are.
    pub folder: PathBuf,
}

/// What one child may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory (address space).
    pub memory: u64,
    /// Seconds of a processor.
    pub seconds: u64,
    /// Time by the clock.
    pub patience: Duration,
    /// For how long a store may send nothing while its file is fetched.
    pub silence: Duration,
    /// How long fetching its file may take, or keeping what it has made.
    pub transfer: Duration,
    /// Bytes that stay free where the children work: the database may lie there, too.
    pub reserve: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 2 * 1024 * 1024 * 1024,
            seconds: 60,
            patience: Duration::from_secs(240),
            silence: Duration::from_secs(60),
            transfer: Duration::from_secs(15 * 60),
            reserve: 1024 * 1024 * 1024,
        }
    }
}

/// Opens files.
#[derive(Debug)]
pub struct Media {
    config: MediaConfig,
    limits: Limits,
    places: Semaphore,
    places_for_copies: Semaphore,
    places_for_pictures: Semaphore,
}

impl Media {
    /// Makes the folder, and removes what children left there whose server ended before them.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn open(config: MediaConfig, limits: Limits) -> io::Result<Self> {
        fs::create_dir_all(&config.folder)?;
        // The child has another working directory.
        let config = MediaConfig {
            folder: config.folder.canonicalize()?,
            program: std::path::absolute(config.program)?,
            player: config.player,
        };
        remove_abandoned(&config.folder)?;
        Ok(Self {
            config,
            limits,
            places: Semaphore::new(PLACES),
            places_for_copies: Semaphore::new(PLACES_FOR_COPIES),
            places_for_pictures: Semaphore::new(PLACES_FOR_PICTURES),
        })
    }

    /// The program that reads audio and video, if it is there.
    pub fn player(&self) -> Option<&Path> {
        self.config.player.as_deref()
    }

    /// Waits for a place to work.
    pub async fn place(&self) -> Place<'_> {
        // It fails only when it is closed, which it never is.
        Place {
            _held: self.places.acquire().await.ok(),
        }
    }

    /// A place to work, if one is free: whoever works off jobs has other things to do meanwhile.
    pub fn free_place(&self) -> Option<Place<'_>> {
        let held = self.places.try_acquire().ok()?;
        Some(Place { _held: Some(held) })
    }

    /// A place that is kept for what was paid for, if it is free.
    pub fn free_place_for_copies(&self) -> Option<Place<'_>> {
        let held = self.places_for_copies.try_acquire().ok()?;
        Some(Place { _held: Some(held) })
    }

    /// A place that is kept for pictures, if one gets free while somebody is willing to wait.
    pub async fn place_for_picture(&self, patience: Duration) -> Option<Place<'_>> {
        let place = tokio::time::timeout(patience, self.places_for_pictures.acquire()).await;
        let held = place.ok()?.ok()?;
        Some(Place { _held: Some(held) })
    }

    /// Has a child do something with the file in a folder.
    ///
    /// # Errors
    /// If no child can be started, or it says that it could not work: neither is the file's fault.
    pub async fn run(
        &self,
        _place: &Place<'_>,
        folder: &Folder,
        task: &Task,
    ) -> io::Result<Outcome> {
        let mut child = self.start(folder)?;
        let group = Group::of(&child);
        let talk = talk(&mut child, serde_json::to_vec(task)?);
        let answer = tokio::time::timeout(self.limits.patience, talk).await;
        // Before it is waited for: until then its number is still its own.
        drop(group);
        let ended = child.wait().await?;
        let answer = match answer {
            Ok(Err(error)) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            Ok(answer) => answer.unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        match serde_json::from_slice(&answer) {
            Ok(outcome) => Ok(outcome),
            Err(_) if ended.code().is_some() => {
                let message = format!("the child that opens files ended with {ended}");
                Err(io::Error::other(message))
            }
            // A limit ended it, or a fault, before it could say anything.
            Err(_) => Ok(Outcome::Refused(Refusal::TooMuch)),
        }
    }

    fn start(&self, folder: &Folder) -> io::Result<Child> {
        Command::new(&self.config.program)
            .arg("media")
            .arg(format!("--memory={}", self.limits.memory))
            .arg(format!("--seconds={}", self.limits.seconds))
            .env_clear()
            .current_dir(&folder.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
    }
}

/// A place to work; there are few, and it is free again when this is dropped.
#[derive(Debug)]
pub struct Place<'a> {
    _held: Option<SemaphorePermit<'a>>,
}

/// A child and whatever it has started; all of it ends when this is dropped.
struct Group(Option<Pid>);

impl Group {
    fn of(child: &Child) -> Self {
        let id = child.id().and_then(|id| i32::try_from(id).ok());
        Self(id.and_then(Pid::from_raw))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(group) = self.0 {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// Says what is to be done and listens until the child says no more.
async fn talk(child: &mut Child, task: Vec<u8>) -> io::Result<Vec<u8>> {
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&task).await?;
    }
    let mut answer = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(MOST_ANSWER).read_to_end(&mut answer).await?;
    }
    Ok(answer)
}

/// A folder for one child; gone when it is dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    lock: PathBuf,
    /// Held as long as the folder is in use, and let go by the system if the server ends.
    _held: File,
}

impl Folder {
    fn make(within: &Path) -> io::Result<Self> {
        let name: String = clock::random::<12>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let (path, lock) = (within.join(&name), within.join(format!("{name}.lock")));
        let held = File::create_new(&lock)?;
        held.lock()?;
        let folder = Self {
            path,
            lock,
            _held: held,
        };
        fs::create_dir(&folder.path)?;
        Ok(folder)
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is removed at the next start.
        let _ = fs::remove_dir_all(&self.path);
        let _ = fs::remove_file(&self.lock);
    }
}

/// Removes the folders that nobody holds any more.
fn remove_abandoned(within: &Path) -> io::Result<()> {
    for entry in fs::read_dir(within)? {
        let lock = entry?.path();
        if lock.extension().is_none_or(|extension| extension != "lock") {
            continue;
        }
        if File::open(&lock).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(lock.with_extension(""));
            let _ = fs::remove_file(&lock);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_abandoned_folders_are_removed() {
        let within = tempfile::tempdir().unwrap();
        let used = Folder::make(within.path()).unwrap();
        let left = Folder::make(within.path()).unwrap();
        let (path, lock) = (left.path.clone(), left.lock.clone());
        // As after a crash: nobody tidies up, and the lock is gone with the process.
        let Folder { _held: held, .. } = &left;
        held.unlock().unwrap();
        remove_abandoned(within.path()).unwrap();
        assert!(!path.exists() && !lock.exists());
        assert!(used.path.exists() && used.lock.exists());
    }
}
