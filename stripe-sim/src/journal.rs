//! The state file: one line of JSON for every row that changed.
//!
//! Lines are appended before a change is answered, so a killed process has lost nothing that was
//! seen from outside. When the file has grown well beyond its content it is written anew, beside
//! the old one, and renamed over it. A last line that was cut off is ignored.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use crate::clock::wall_ms;
use crate::state::State;
use crate::state::table::Change;

const REWRITE_ABOVE: u64 = 8 * 1024 * 1024;

/// An open state file.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    size: u64,
    compact_size: u64,
}

/// A state file that cannot be used.
#[derive(Debug)]
pub struct JournalError(pub io::Error);

impl From<io::Error> for JournalError {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

impl Journal {
    /// Reads a state file, or starts an empty one.
    pub fn open(path: &Path) -> Result<(Self, State), JournalError> {
        let mut state = State::default();
        match File::open(path) {
            Ok(file) => read(&mut state, BufReader::new(file))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
            }
            Err(error) => return Err(error.into()),
        }
        let (file, size) = rewrite(path, &mut state)?;
        Ok((
            Self {
                path: path.to_owned(),
                file,
                size,
                compact_size: size,
            },
            state,
        ))
    }

    /// Appends what changed. A file that cannot be written is reported and the simulator goes on.
    pub fn save(&mut self, state: &mut State) {
        let changes = state.take_changes();
        if changes.is_empty() {
            return;
        }
        let lines = lines(&changes);
        if let Err(error) = self.file.write_all(&lines) {
            tracing::error!(%error, "Cannot write the state file");
            return;
        }
        self.size += lines.len() as u64;
        if self.size > REWRITE_ABOVE && self.size > self.compact_size * 4 {
            match rewrite(&self.path, state) {
                Ok((file, size)) => {
                    (self.file, self.size, self.compact_size) = (file, size, size);
                }
                Err(error) => tracing::error!(%error, "Cannot rewrite the state file"),
            }
        }
    }
}

fn read(state: &mut State, file: impl BufRead) -> io::Result<()> {
    for (number, line) in file.split(b'\n').enumerate() {
        let change = serde_json::from_slice::<Change>(&line?);
        if let Err(error) = change.and_then(|change| state.apply(change)) {
            tracing::warn!(line = number + 1, %error, "Ignored a line of the state file");
        }
    }
    Ok(())
}

/// Writes the whole state beside the file, then renames it into place.
fn rewrite(path: &Path, state: &mut State) -> io::Result<(File, u64)> {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(".new");
    let beside = path.with_file_name(name);
    state.prune((wall_ms() + state.settings.clock_offset_ms).div_euclid(1_000));
    state.touch_all();
    let lines = lines(&state.take_changes());
    fs::write(&beside, &lines)?;
    fs::rename(&beside, path)?;
    let file = OpenOptions::new().append(true).open(path)?;
    Ok((file, lines.len() as u64))
}

fn lines(changes: &[Change]) -> Vec<u8> {
    let mut lines = Vec::new();
    for change in changes {
        match serde_json::to_vec(change) {
            Ok(line) => {
                lines.extend(line);
                lines.push(b'\n');
            }
            Err(error) => tracing::error!(%error, "Cannot write a row of the state file"),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::settings::WebhookMode;

    #[test]
    fn a_line_that_was_cut_off_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/state.jsonl");
        let (mut journal, mut state) = Journal::open(&path).unwrap();
        state.settings.clock_offset_ms = 5;
        journal.save(&mut state);
        state.settings.webhooks = WebhookMode::Drop;
        journal.save(&mut state);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 4]).unwrap();

        let (_, state) = Journal::open(&path).unwrap();
        assert_eq!(state.settings.clock_offset_ms, 5);
        assert_eq!(state.settings.webhooks, WebhookMode::Deliver);
    }
}
