//! The server's time, told by the visitor's monotonic clock.
//!
//! The visitor's wall clock is never asked: it may be a day wrong.

use domain::time::SECOND;

/// How much older than the best a sample may be before it replaces it: the server's clock was set.
const DISTRUST: i64 = 2 * SECOND;

/// What the server's clock shows, as an offset to the visitor's monotonic clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    offset: i64,
    doubtful: bool,
}

impl Clock {
    /// A clock set by one sample: the server said `server` and it was here at `monotonic`.
    pub const fn new(server: i64, monotonic: i64) -> Self {
        Self {
            offset: server - monotonic,
            doubtful: false,
        }
    }

    /// The server's time at `monotonic`.
    pub const fn now(&self, monotonic: i64) -> i64 {
        self.offset + monotonic
    }

    /// Learns from another sample. A sample can only be too old, by its way through the network
    /// and through caches, so the one that is furthest ahead is the best.
    pub const fn learn(&mut self, server: i64, monotonic: i64) {
        let offset = server - monotonic;
        if self.doubtful || offset > self.offset || self.offset - offset > DISTRUST {
            *self = Self::new(server, monotonic);
        }
    }

    /// The device may have slept and its monotonic clock with it: the next sample decides.
    pub const fn doubt(&mut self) {
        self.doubtful = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_the_freshest_sample() {
        let mut clock = Clock::new(1_000, 0);
        clock.learn(1_900, 1_000);
        assert_eq!(clock.now(1_000), 2_000, "a slower answer is worse");
        clock.learn(2_300, 1_000);
        assert_eq!(clock.now(1_000), 2_300, "a faster answer is better");
        clock.learn(50_000, 2_000);
        assert_eq!(clock.now(2_000), 50_000, "the page came from a cache");
        clock.learn(10_000, 3_000);
        assert_eq!(clock.now(3_000), 10_000, "the server's clock was set");
        clock.doubt();
        clock.learn(10_999, 4_000);
        assert_eq!(clock.now(4_000), 10_999, "the device slept");
    }
}
