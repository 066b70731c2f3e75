//! The side of the child: it takes away its own rights, does what it is told, and says what came of
//! it.

use super::{Outcome, Refusal, Result, Task, pages, picture, sample, stamp, variants};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{
    io::{self, Read, Write},
    panic,
};

/// The most that it can be told, in bytes.
const MOST_TOLD: u64 = 64 * 1024;
/// The largest file it can write, in bytes.
const MOST_WRITTEN: u64 = 512 * 1024 * 1024;
/// How many files it can have open.
const MOST_OPEN: u64 = 64;

/// Reads a [`Task`] from its input, does it with the file in its working directory, and prints an
/// [`Outcome`]. `memory` is in bytes, `seconds` of a processor.
///
/// # Errors
/// If the limits cannot be set, nothing sensible was asked, or files cannot be read or written. There is
/// no answer then, and whoever asked knows by the exit code that the file is not to blame.
pub fn run(memory: u64, seconds: u64) -> io::Result<()> {
    limit(memory, seconds)?;
    let mut told = Vec::new();
    io::stdin().take(MOST_TOLD).read_to_end(&mut told)?;
    let task: Task = serde_json::from_slice(&told)?;
    // A decoder that panics has met something it was not made for.
    let outcome = panic::catch_unwind(|| work(&task)).unwrap_or(Err(Refusal::Damaged));
    let outcome = match outcome {
        Err(Refusal::Trouble) => return Err(io::Error::other("files cannot be read or written")),
        other => other.unwrap_or_else(Outcome::Refused),
    };
    let mut stdout = io::stdout().lock();
    serde_json::to_writer(&mut stdout, &outcome)?;
    stdout.flush()
}

fn limit(memory: u64, seconds: u64) -> io::Result<()> {
    let limits = [
        (Resource::As, memory),
        (Resource::Cpu, seconds),
        (Resource::Fsize, MOST_WRITTEN),
        (Resource::Nofile, MOST_OPEN),
        // What strangers sent does not lie around in core dumps.
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // More than was left to us cannot be asked for.
        let most = getrlimit(resource)
            .maximum
            .map_or(most, |left| left.min(most));
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

fn work(task: &Task) -> Result<Outcome> {
    let pieces = match task {
        Task::Stamp { text, place } => {
            stamp::make(text, *place)?;
            Vec::new()
        }
        Task::Picture => picture::make()?,
        Task::Variants { usage } => variants::make(*usage)?,
        Task::Pages => pages::make()?,
        Task::Sound(player) => sample::sound(player)?,
        Task::Film(player) => sample::film(player)?,
    };
    Ok(Outcome::Made(pieces))
}
