//! `creator forget-factors`: for somebody who lost everything that proves who they are, but the password.

use crate::config::Config;
use backend::flows::factor;

/// Removes it all, and says so.
#[expect(clippy::print_stdout, reason = "the answer of the command")]
pub(super) async fn forget(config: &Config, email: &str) -> Result<(), String> {
    let backend = super::open(config).await?.backend;
    let done = factor::give_up(&backend, email).await;
    backend.db.close().await;
    done.map_err(|error| error.to_string())?;
    println!("Removed; every sign-in has ended, and a letter is on its way.");
    Ok(())
}
