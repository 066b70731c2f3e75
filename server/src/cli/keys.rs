//! `keys reseal`: what older keys sealed is sealed with the newest, so that they can go.

use crate::config::Config;
use backend::flows::factor;

/// Seals all secrets again, and prints what that was.
#[expect(clippy::print_stdout, reason = "the answer of the command")]
pub(super) async fn reseal(config: &Config) -> Result<(), String> {
    let backend = super::open(config).await?.backend;
    let done = factor::reseal(&backend).await;
    backend.db.close().await;
    let done = done.map_err(|error| error.to_string())?;
    println!(
        "{} secrets of authenticator apps sealed again; {} had the newest key.",
        done.again, done.newest
    );
    match done.lost {
        0 => Ok(()),
        lost => Err(format!(
            "{lost} cannot be opened: put the key that sealed them back into SECRET_KEYS, behind the others"
        )),
    }
}
