//! Logs: one line per request, without addresses of people or tokens in it.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging to standard error. The second call changes nothing.
pub fn start(json: bool, filter: Option<&str>) {
    let filter = EnvFilter::new(filter.unwrap_or("info,sqlx=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    let started = if json {
        registry
            .with(fmt::layer().json().with_writer(std::io::stderr))
            .try_init()
    } else {
        registry
            .with(fmt::layer().with_writer(std::io::stderr))
            .try_init()
    };
    // Another subscriber is there already, as in tests.
    drop(started);
}

/// Logs what was asked and answered. The path is the route's pattern: a real one may hold a token.
pub async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let elapsed = started.elapsed().as_millis();
    tracing::debug!(http.method = %method, http.route = route, http.status = status, elapsed_ms = elapsed, "Answered");
    response
}
