//! `stripe-sim`: the simulator as a server of its own, for loopback use.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use stripe_sim::{Sim, SimConfig};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// A Stripe look-alike for development and tests.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:12111")]
    listen: SocketAddr,
    /// Where browsers reach it, if not at the address it listens on.
    #[arg(long)]
    public_url: Option<String>,
    /// Where to send events.
    #[arg(long)]
    webhook: Option<String>,
    /// Signs what is sent there.
    #[arg(long, default_value = "whsec_test")]
    webhook_secret: String,
    /// Where to send events of connected accounts [default: the webhook address plus /connect].
    #[arg(long)]
    connect_webhook: Option<String>,
    /// Signs those; without it they are not sent.
    #[arg(long)]
    connect_webhook_secret: Option<String>,
    /// The only secret key to accept [default: any test key].
    #[arg(long)]
    secret_key: Option<String>,
    /// Remember everything in this file.
    #[arg(long)]
    state: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).init();
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "stripe-sim stops");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind(args.listen).await?;
    let address = listener.local_addr()?;
    let base = args
        .public_url
        .unwrap_or_else(|| format!("http://{address}"));
    let sim = Sim::new(SimConfig {
        public_base_url: base.clone(),
        webhook_url: args.webhook,
        webhook_secret: args.webhook_secret,
        connect_webhook_url: args.connect_webhook,
        connect_webhook_secret: args.connect_webhook_secret,
        secret_key: args.secret_key,
        state_file: args.state,
    })?;
    let background = sim.start();
    tracing::info!("stripe-sim is ready at {base}");
    axum::serve(listener, sim.router())
        .with_graceful_shutdown(asked_to_stop())
        .await?;
    background.stop().await;
    Ok(())
}

/// Waits for Ctrl-C or, where there is such a thing, SIGTERM.
async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
