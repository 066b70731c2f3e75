//! How a simulator is set up.

use std::path::PathBuf;

/// Settings of one simulator. Nothing here changes after the start.
#[derive(Debug, Clone, Default)]
pub struct SimConfig {
    /// Where browsers reach the simulator, without a slash at the end, for example
    /// `http://127.0.0.1:3000/simulator`. A session's `url` is this plus `/pay/{id}`.
    pub public_base_url: String,
    /// Where events of the platform's own account go. Without it none are delivered, but they can
    /// still be listed.
    pub webhook_url: Option<String>,
    /// Signs what goes to `webhook_url`.
    pub webhook_secret: String,
    /// Where events of connected accounts go. Without it: `webhook_url` plus `/connect`.
    pub connect_webhook_url: Option<String>,
    /// Signs the events of connected accounts. Without it they are not delivered.
    pub connect_webhook_secret: Option<String>,
    /// The only key that is accepted. Without it any `sk_test_…` or `rk_test_…` is.
    pub secret_key: Option<String>,
    /// Where everything is remembered across restarts. Without it, only in memory.
    pub state_file: Option<PathBuf>,
}

impl SimConfig {
    /// The address and secret for events of the platform (`None`) or of a connected account.
    pub(crate) fn endpoint(&self, account: Option<&str>) -> Option<(String, &str)> {
        let url = self.webhook_url.as_deref();
        if account.is_none() {
            return Some((url?.to_owned(), &self.webhook_secret));
        }
        let secret = self.connect_webhook_secret.as_deref()?;
        let url = match (&self.connect_webhook_url, url) {
            (Some(connect), _) => connect.clone(),
            (None, platform) => format!("{}/connect", platform?.trim_end_matches('/')),
        };
        Some((url, secret))
    }
}
