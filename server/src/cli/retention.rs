//! `retention run`: what the worker removes regularly, now.

use crate::config::Config;
use backend::{flows::ending, jobs};

/// Removes what has run out, and prints what that was.
#[expect(clippy::print_stdout, reason = "the answer of the command")]
pub(super) async fn run(config: &Config) -> Result<(), String> {
    let backend = super::open(config).await?.backend;
    let words = |error: backend::Error| error.to_string();
    let removed = jobs::clean_up(&backend).await.map_err(words)?;
    for (count, what) in [
        (removed.sessions, "sign-ins"),
        (removed.answers, "remembered answers"),
        (removed.jobs, "finished jobs"),
        (removed.visitors, "visitors of earlier days, as hashes"),
        (removed.salts, "secrets of earlier days"),
        (removed.uploads, "uploads that were given up"),
    ] {
        println!("{count} {what}");
    }
    let round = ending::run(&backend).await.map_err(words)?;
    println!("{} files", round.deleted.len());
    for file in &round.deleted {
        println!(
            "  {} of {}, {} bytes, SHA-256 {}, because: {}",
            file.file_name,
            file.product_name,
            file.size_bytes,
            file.sha256.as_deref().unwrap_or("not known"),
            file.reason.as_str(),
        );
    }
    backend.db.close().await;
    round.trouble.map_or(Ok(()), |error| Err(words(error)))
}
