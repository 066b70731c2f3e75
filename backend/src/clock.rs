//! The only source of time and randomness, so that tests can hold the first still.

use domain::{Timestamp, id::ShortId};
use rand::{TryRng, rngs::SysRng};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

/// What time it is.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved (milliseconds since 1970 UTC).
    Fixed(Arc<AtomicI64>),
    /// The machine's clock, moved by so many milliseconds.
    Shifted(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at a moment.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.millis())))
    }

    /// The machine's clock, for now without a shift.
    pub fn shifted() -> Self {
        Self::Shifted(Arc::new(AtomicI64::new(0)))
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => system_now(),
            Self::Fixed(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
            Self::Shifted(by) => system_now().plus(by.load(Ordering::SeqCst)),
        }
    }

    /// Moves a clock that can be moved: that of a test, or of a demo whose past is being made.
    pub fn advance(&self, millis: i64) {
        match self {
            Self::System => {}
            Self::Fixed(at) | Self::Shifted(at) => {
                at.fetch_add(millis, Ordering::SeqCst);
            }
        }
    }

    /// A UUID version 7 for this moment.
    pub fn new_id(&self) -> String {
        let millis = u64::try_from(self.now().millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random::<10>())
            .into_uuid()
            .to_string()
    }
}

/// A public name for a page that nobody can guess.
pub fn new_short_id() -> ShortId {
    ShortId::from_random(random())
}

/// Bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without randomness nothing here is safe to go on"
    )]
    SysRng
        .try_fill_bytes(&mut bytes)
        .expect("the operating system has random bytes");
    bytes
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock"
)]
fn system_now() -> Timestamp {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_millis(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
}
