//! What follows when bytes did not arrive.

use super::{
    request::{self, Broken},
    send::Stopped,
    transfer::Transfer,
};
use crate::console::kit::browser::{origin, sleep};
use crate::spoken::words;
use leptos::prelude::Set;
use std::time::Duration;

/// How long to wait before another try, at first and at most, in milliseconds.
const PAUSE: (u64, u64) = (1_000, 15_000);
/// How often bytes that the store takes and then finds damaged are sent again.
const MOST_REFUSALS: u32 = 3;
/// How often in a row the browser may send nothing to a store that is there, before it is clear
/// that it never will: once or twice a connection may have come back in between. A store that is
/// down is not meant: between two tries the server asks it what has come, and waits for its answer.
const MOST_BLOCKS: u32 = 3;

/// How often something was tried in vain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tries {
    pause: u64,
    refusals: u32,
    blocks: u32,
}

impl Tries {
    /// None so far.
    pub fn new() -> Self {
        Self {
            pause: PAUSE.0,
            refusals: 0,
            blocks: 0,
        }
    }

    /// Waits until it is time for another try, unless that would not help.
    pub async fn after(&mut self, transfer: &Transfer, broken: Broken) -> Result<(), Stopped> {
        transfer.check_wish()?;
        match broken {
            Broken::ForGood(words) => {
                self.refusals += 1;
                match self.refusals >= MOST_REFUSALS {
                    true => Err(Stopped::Failed(words)),
                    false => Ok(()),
                }
            }
            Broken::ForNow => {
                self.blocks = 0;
                self.rest(transfer).await
            }
            Broken::Unsent(url) => {
                let is_there = request::answers(&url).await;
                self.blocks = if is_there { self.blocks + 1 } else { 0 };
                if self.blocks >= MOST_BLOCKS {
                    return Err(Stopped::Failed(blocked()));
                }
                self.rest(transfer).await
            }
        }
    }

    /// Waits a while, longer each time, and says so; ends early when the creator wants something else.
    pub async fn rest(&mut self, transfer: &Transfer) -> Result<(), Stopped> {
        const STEP: u64 = 250;
        transfer.is_cut_off.set(true);
        for _ in 0..self.pause.div_ceil(STEP) {
            if transfer.check_wish().is_err() {
                break;
            }
            sleep(Duration::from_millis(STEP)).await;
        }
        transfer.is_cut_off.set(false);
        self.pause = (self.pause * 2).min(PAUSE.1);
        transfer.check_wish()
    }
}

/// For the creator, and for whoever keeps the bucket: docs/files.md has the rule.
fn blocked() -> String {
    words().uploads_blocked(&origin())
}
