//! The phases that time alone will bring.

use super::{Page, Phase};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// A moment from which on a page is in another phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The moment.
    pub at: Timestamp,
    /// The phase from then on.
    pub phase: Phase,
}

impl Page {
    /// The phase at `now`, and each that comes of itself, in order: the last for good.
    pub fn turns(&self, now: Timestamp) -> Vec<Turn> {
        let mut turns = vec![Turn {
            at: now,
            phase: self.phase(now),
        }];
        let mut moment = now;
        while let Some(next) = self.next_change(moment) {
            moment = next;
            let phase = self.phase(moment);
            if turns.last().is_none_or(|last| last.phase != phase) {
                turns.push(Turn { at: moment, phase });
            }
        }
        turns
    }
}
