//! What an open page is told while it is open (server-sent events).

use super::{pages, status::StockLeft};
use crate::{problem::Problem, state::AppState};
use app::islands;
use axum::{
    extract::{Path, State},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::{
    Rejection, Timestamp,
    id::ShortId,
    page::{Page, Phase},
};
use futures::{Stream, stream};
use serde::Serialize;
use std::{convert::Infallible, time::Duration};
use tokio::sync::{
    broadcast::{self, error::RecvError},
    mpsc,
};
use tokio_stream::wrappers::ReceiverStream;

/// Longer than any phase; a page without a next change is looked at again after this.
const LONG: Duration = Duration::from_secs(3_600);
/// How often a silent connection is used, so that nothing between cuts it.
const HEARTBEAT: Duration = Duration::from_secs(15);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhaseNow {
    phase: &'static str,
    now: i64,
    launch_at: Option<i64>,
    closes_at: i64,
    offers: i64,
}

/// `GET /p/{short_id}/events`
pub async fn page(
    State(state): State<AppState>,
    Path(short_id): Path<String>,
) -> Result<Response, Problem> {
    let changes = state.backend.live.subscribe();
    let page = pages::find(&state, &short_id)
        .await?
        .ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(watch(state, page, changes, sender));
    let events = ReceiverStream::new(receiver);
    Ok(Sse::new(events_without_end(events))
        .keep_alive(KeepAlive::new().interval(HEARTBEAT))
        .into_response())
}

fn events_without_end<S: Stream<Item = Event>>(
    events: S,
) -> impl Stream<Item = Result<Event, Infallible>> {
    use futures::StreamExt as _;
    stream::select(events.map(Ok), stream::empty())
}

/// Tells one window about its page until the window, the page or the server goes away.
async fn watch(
    state: AppState,
    mut page: Page,
    mut changes: broadcast::Receiver<ShortId>,
    sender: mpsc::Sender<Event>,
) {
    let mut told = None;
    loop {
        let now = state.backend.now();
        let current = (
            page.phase(now),
            page.stock(),
            page.launch_at,
            page.closes_at(),
            islands::mark(&page),
        );
        if told.as_ref() != Some(&current) {
            for event in events(&page, now) {
                if sender.send(event).await.is_err() {
                    return;
                }
            }
            told = Some(current);
        }
        let wait = page.next_change(now).map_or(LONG, |next| {
            Duration::from_millis(u64::try_from(next.since(now)).unwrap_or_default()).min(LONG)
        });
        tokio::select! {
            () = tokio::time::sleep(wait) => continue,
            () = changed(&mut changes, &page.short_id) => {}
            () = sender.closed() => return,
            () = state.stopping.cancelled() => return,
        }
        match pages::find(&state, page.short_id.as_str()).await {
            Ok(Some(fresh)) => page = fresh,
            Ok(None) => return,
            Err(error) => tracing::warn!(%error, "Could not look at a page again"),
        }
    }
}

/// Waits until this page may have changed. Whoever missed messages looks again.
async fn changed(changes: &mut broadcast::Receiver<ShortId>, short_id: &ShortId) {
    loop {
        match changes.recv().await {
            Ok(changed) if changed != *short_id => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

fn events(page: &Page, now: Timestamp) -> Vec<Event> {
    let phase: Phase = page.phase(now);
    let mut events = vec![event(
        "phase",
        &PhaseNow {
            phase: phase.as_str(),
            now: now.millis(),
            launch_at: page.launch_at.map(Timestamp::millis),
            closes_at: page.closes_at().millis(),
            offers: islands::mark(page),
        },
    )];
    events.extend(
        page.stock()
            .map(|stock| event("stock", &StockLeft::from(stock))),
    );
    events
}

fn event(name: &str, data: &impl Serialize) -> Event {
    // A struct of strings and numbers always serialises.
    let event = Event::default().event(name);
    event.json_data(data).unwrap_or_default()
}
