//! The `temporary-pages` program.

use clap::Parser;
use server::cli::{self, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = cli.open_a_file().unwrap_or_else(|| run(cli));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("temporary-pages: {message}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(cli: Cli) -> Result<(), String> {
    cli::run(cli).await
}
