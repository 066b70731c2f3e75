//! The `temporary-pages` program.

use clap::Parser;
use server::cli::{self, Cli};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match cli::run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("temporary-pages: {message}");
            ExitCode::FAILURE
        }
    }
}
