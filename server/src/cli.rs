//! The command line.

mod factors;
mod folder;
mod keys;
mod retention;

use crate::{
    boot::{self, Booted},
    config::Config,
    layers::{rate_limit::Limits, telemetry},
    router, serve,
    state::AppState,
};
use backend::{clock::Clock, demo, flows, jobs, media};
use clap::{Parser, Subcommand, ValueEnum};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tokio_util::sync::CancellationToken;

/// Sells digital products on pages that exist only for a while.
#[derive(Debug, Parser)]
#[command(name = "temporary-pages", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site and works off jobs (the default)
    Serve {
        /// Which half of the work this process does
        #[arg(long, value_enum, default_value_t = Role::All)]
        role: Role,
    },
    /// Brings the schema up to date and exits
    Migrate,
    /// Fills an empty database with a demo creator, products, files and pages
    Demo,
    /// Accounts of creators
    Creator {
        #[command(subcommand)]
        command: CreatorCommand,
    },
    /// Writes a consistent copy of an SQLite database, while it is in use
    Backup {
        /// A file that does not exist yet
        file: PathBuf,
    },
    /// Puts a copy back in place; the server must not run
    Restore {
        /// A file that `backup` wrote
        file: PathBuf,
    },
    /// Opens one stranger's file within limits; the server starts it by itself
    #[command(hide = true)]
    Media {
        /// Bytes of memory
        #[arg(long)]
        memory: u64,
        /// Seconds of a processor
        #[arg(long)]
        seconds: u64,
    },
    /// The folder of the files
    Files {
        #[command(subcommand)]
        command: FilesCommand,
    },
    /// What is kept for a while only
    Retention {
        #[command(subcommand)]
        command: RetentionCommand,
    },
    /// Signing keys
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
}

#[derive(Debug, Subcommand)]
enum CreatorCommand {
    /// Makes an account and prints it as JSON
    Create {
        /// The address to sign in with
        #[arg(long)]
        email: String,
        /// The name that visitors see
        #[arg(long)]
        name: String,
        /// The password; without it one is set through "forgotten password"
        #[arg(long)]
        password: Option<String>,
        /// Also makes an API key
        #[arg(long)]
        api_key: bool,
    },
    /// Removes passkeys, authenticator app and recovery codes of somebody who lost them all
    ForgetFactors {
        /// The address they sign in with
        #[arg(long)]
        email: String,
    },
}

#[derive(Debug, Subcommand)]
enum FilesCommand {
    /// Takes the folder that FILES_URL names for the right one, after it was moved or copied by hand
    Adopt {
        /// Also if it holds none of the files that the database knows
        #[arg(long)]
        without_files: bool,
    },
}

#[derive(Debug, Subcommand)]
enum RetentionCommand {
    /// Removes what has run out, as the worker does regularly, and prints it
    Run,
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    /// Prints a fresh entry for SECRET_KEYS
    New,
    /// Seals with the first key what others sealed, so that those can go; once every process knows the first
    Reseal,
}

/// Which half of the work a process does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Role {
    /// Answers requests.
    Web,
    /// Works off jobs.
    Worker,
    /// Both.
    All,
}

impl Cli {
    /// Does what the server started this process for, if it did: opens one file. This must come before
    /// anything else, while there is one thread and nothing to lose.
    pub fn open_a_file(&self) -> Option<Result<(), String>> {
        let Some(Command::Media { memory, seconds }) = self.command else {
            return None;
        };
        let done = media::child::run(memory, seconds);
        Some(done.map_err(|error| format!("The file cannot be opened: {error}")))
    }
}

/// Runs what the command line asks for.
///
/// # Errors
/// A sentence for the operator.
#[expect(
    clippy::print_stdout,
    reason = "printing is what these commands are for"
)]
pub async fn run(cli: Cli) -> Result<(), String> {
    if let Some(Command::Keys {
        command: KeysCommand::New,
    }) = cli.command
    {
        println!("{}", boot::new_key());
        return Ok(());
    }
    telemetry::start(
        std::env::var("LOG_FORMAT").is_ok_and(|format| format == "json"),
        std::env::var("RUST_LOG").ok().as_deref(),
    );
    let config = Config::from_env()?;
    match cli.command.unwrap_or(Command::Serve { role: Role::All }) {
        Command::Serve { role } => serve_until_told(&config, role).await,
        Command::Migrate => {
            let config = Config {
                auto_migrate: true,
                ..config
            };
            boot::open_database(&config).await?.close().await;
            println!("The schema is up to date.");
            Ok(())
        }
        Command::Demo => print_demo(&config).await,
        Command::Creator {
            command:
                CreatorCommand::Create {
                    email,
                    name,
                    password,
                    api_key,
                },
        } => create_creator(&config, &email, &name, password.as_deref(), api_key).await,
        Command::Creator {
            command: CreatorCommand::ForgetFactors { email },
        } => factors::forget(&config, &email).await,
        Command::Backup { file } => back_up(&config, &file).await,
        Command::Restore { file } => restore(&config, &file),
        Command::Files {
            command: FilesCommand::Adopt { without_files },
        } => folder::adopt(&config, without_files).await,
        Command::Retention {
            command: RetentionCommand::Run,
        } => retention::run(&config).await,
        Command::Keys {
            command: KeysCommand::Reseal,
        } => keys::reseal(&config).await,
        // Answered above, before anything was opened.
        Command::Keys { .. } | Command::Media { .. } => Ok(()),
    }
}

async fn open(config: &Config) -> Result<Booted, String> {
    open_at(config, Clock::System).await
}

async fn open_at(config: &Config, clock: Clock) -> Result<Booted, String> {
    boot::boot(config, config.listen, clock).await
}

async fn serve_until_told(config: &Config, role: Role) -> Result<(), String> {
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("{} cannot be listened on: {error}", config.listen))?;
    let has_demo = config.settings.is_development() && config.demo;
    // The demo has a past, in which its clock goes.
    let clock = if has_demo {
        Clock::shifted()
    } else {
        Clock::System
    };
    let booted = open_at(config, clock).await?;
    let backend = booted.backend;
    if has_demo {
        demo::fill_if_empty(&backend)
            .await
            .map_err(|error| format!("The demo cannot be made: {error}"))?;
    }
    let (stop_work, stopped) = watch::channel(false);
    let worker = (role != Role::Web).then(|| tokio::spawn(jobs::work(backend.clone(), stopped)));
    let stop = CancellationToken::new();
    tokio::spawn(stop_on_signal(stop.clone()));
    if role == Role::Worker {
        drop(listener);
        stop.cancelled().await;
    } else {
        let state = AppState::new(backend.clone(), config, stop.clone());
        tokio::spawn(shrink(state.limits.clone(), stop.clone()));
        let app = router::router(state, config, booted.simulator.as_ref());
        let simulator = booted.simulator.as_ref().map(stripe_sim::Sim::start);
        greet(config);
        serve::serve(listener, app, stop).await;
        if let Some(simulator) = simulator {
            simulator.stop().await;
        }
    }
    backend.errands.close();
    backend.errands.wait().await;
    // Nobody listens when there is no worker.
    let _ = stop_work.send(true);
    if let Some(worker) = worker {
        worker
            .await
            .map_err(|error| format!("The worker stopped badly: {error}"))?;
    }
    backend.db.close().await;
    Ok(())
}

/// Forgets once a minute whom the limits have not seen for a while.
async fn shrink(limits: Limits, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(60)) => limits.shrink(),
            () = stop.cancelled() => return,
        }
    }
}

#[expect(
    clippy::print_stdout,
    reason = "this is what a person sees who starts the server"
)]
fn greet(config: &Config) {
    println!(
        "Serving {} (listening on {})",
        config.settings.public_url, config.listen
    );
    if config.settings.is_development() && config.demo {
        println!(
            "Demo: sign in at {}/login as {} / {}",
            config.settings.public_url,
            demo::EMAIL,
            demo::PASSWORD
        );
    }
    if config.settings.is_development() && boot::has_outbox(config) {
        println!("Mail is kept at {}/dev/mail", config.settings.public_url);
    }
}

async fn stop_on_signal(stop: CancellationToken) {
    let (Ok(mut terminate), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        tracing::error!("Signals cannot be listened for; stop the process with SIGKILL");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("Stopping");
    stop.cancel();
}

#[expect(clippy::print_stdout, reason = "the answer of the command")]
async fn print_demo(config: &Config) -> Result<(), String> {
    let backend = open_at(config, Clock::shifted()).await?.backend;
    let made = demo::fill_if_empty(&backend)
        .await
        .map_err(|error| error.to_string())?;
    if !made {
        return Err("the database is not empty; nothing was changed".to_owned());
    }
    println!(
        "Sign in at {}/login as {} / {}",
        backend.public_url(),
        demo::EMAIL,
        demo::PASSWORD
    );
    for (phase, url) in demo::pages(&backend)
        .await
        .map_err(|error| error.to_string())?
    {
        println!("{phase:<10} {url}");
    }
    backend.db.close().await;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the answer of the command")]
async fn create_creator(
    config: &Config,
    email: &str,
    name: &str,
    password: Option<&str>,
    api_key: bool,
) -> Result<(), String> {
    let backend = open(config).await?.backend;
    let creator = flows::account::create(&backend, email, name, password)
        .await
        .map_err(|e| e.to_string())?;
    let mut answer = json!({ "id": creator.id, "email": creator.email });
    if api_key {
        let (_, key) = flows::api_keys::create(&backend, &creator.id, "Command line")
            .await
            .map_err(|e| e.to_string())?;
        answer["apiKey"] = key.into();
    }
    println!("{answer}");
    backend.db.close().await;
    Ok(())
}

async fn back_up(config: &Config, file: &Path) -> Result<(), String> {
    let db = backend::db::Db::connect(&config.database)
        .await
        .map_err(|error| error.to_string())?;
    let done = db.backup(file).await.map_err(|error| error.to_string());
    db.close().await;
    done
}

/// Copies a backup beside the database and swaps it in. A stale write-ahead log beside a restored
/// file would be replayed into it, so it goes first.
fn restore(config: &Config, file: &Path) -> Result<(), String> {
    let path = config
        .database
        .url
        .strip_prefix("sqlite://")
        .ok_or("restore is for SQLite databases")?;
    let path = PathBuf::from(path.split('?').next().unwrap_or(path));
    let incoming = path.with_extension("restoring");
    std::fs::copy(file, &incoming)
        .map_err(|error| format!("{} cannot be copied: {error}", file.display()))?;
    for suffix in ["-wal", "-shm"] {
        let mut stale = path.clone().into_os_string();
        stale.push(suffix);
        match std::fs::remove_file(&stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error.to_string());
            }
            _ => {}
        }
    }
    std::fs::rename(&incoming, &path).map_err(|error| error.to_string())
}
