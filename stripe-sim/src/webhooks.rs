//! Events on their way to their endpoints, and sessions whose time runs out: all that happens by
//! itself.

pub mod back_off;
pub mod schedule;
pub mod send;
pub mod signature;

use std::collections::HashSet;
use std::time::Duration;

use reqwest::redirect::Policy;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::sim::Sim;
use crate::webhooks::send::Outcome;

/// How many webhooks are under way at the same time.
const AT_ONCE: usize = 8;
/// How long an endpoint may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest sleep; the wall clock may be set in the meantime.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// The client that sends webhooks. Redirects count as failures, as they do at Stripe.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .user_agent(concat!("stripe-sim/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// Delivers webhooks and expires sessions until it is told to stop. What is under way then is cut
/// off and sent again after the next start: endpoints see an event at least once, not exactly once.
pub async fn run(sim: Sim, mut stopped: watch::Receiver<()>) {
    let mut sending: JoinSet<Outcome> = JoinSet::new();
    let mut under_way: HashSet<String> = HashSet::new();
    loop {
        let room = AT_ONCE - under_way.len();
        let (due, sleep) = sim.change(None, |tx| {
            let due = schedule::due(tx, &under_way, room);
            let busy = under_way.len() + due.len() >= AT_ONCE;
            let sleep = if busy {
                None
            } else {
                schedule::next(tx, &under_way, &due)
            };
            (due, sleep)
        });
        for parcel in due {
            under_way.insert(parcel.delivery.clone());
            sending.spawn(send::send(sim.http().clone(), parcel));
        }
        let sleep = sleep.unwrap_or(LONGEST_SLEEP).min(LONGEST_SLEEP);
        tokio::select! {
            _ = stopped.changed() => return,
            () = sim.woken() => {}
            () = tokio::time::sleep(sleep) => {}
            Some(sent) = sending.join_next() => match sent {
                Ok(outcome) => {
                    under_way.remove(&outcome.delivery);
                    sim.change(None, |tx| back_off::note(tx, &outcome));
                }
                Err(error) => tracing::error!(%error, "A webhook ended badly"),
            }
        }
    }
}
