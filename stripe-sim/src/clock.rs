//! The only place that reads the time or makes up random numbers.

use std::time::{SystemTime, UNIX_EPOCH};

use rand::RngExt;
use rand::distr::{Alphanumeric, SampleString};

/// The wall clock in milliseconds since 1970, UTC. The simulated clock is this plus what tests
/// have advanced it by.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn wall_ms() -> i64 {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}

/// A new identifier: `prefix` followed by `length` random letters and digits.
#[expect(
    clippy::disallowed_methods,
    reason = "identifiers are made up here only"
)]
pub fn new_id(prefix: &str, length: usize) -> String {
    format!(
        "{prefix}{}",
        Alphanumeric.sample_string(&mut rand::rng(), length)
    )
}

/// A new identifier made of digits only, as Stripe's accounts and references have.
#[expect(
    clippy::disallowed_methods,
    reason = "identifiers are made up here only"
)]
pub fn new_digits(prefix: &str, length: usize) -> String {
    let mut rng = rand::rng();
    let digits = (0..length).map(|_| char::from(b'0' + rng.random_range(0..10_u8)));
    prefix.chars().chain(digits).collect()
}
