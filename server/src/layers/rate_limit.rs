//! How much is too much: requests per minute, class and network, counted in this process.

use crate::{layers::client_ip::ClientIp, routes::html, state::AppState};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use domain::{Code, Rejection, link::DownloadLink, network::network};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use http::{HeaderMap, HeaderValue, header};
use std::{
    collections::BTreeMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
};

/// Kinds of requests that are limited apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Signing in and up, passwords, codes: 30 a minute.
    Account,
    /// Checkouts, registrations and other forms of customers: 120 a minute.
    Form,
    /// Looking at a sales page, told by the browser: 600 a minute. Many people share a network.
    View,
    /// Everything that only reads, and calls with an API key: 1,200 a minute.
    Read,
}

type Limiter = Arc<DefaultKeyedRateLimiter<String>>;

/// Limits whose rates come with the requests: a limiter for each rate. Rates are signed, so there are
/// only as many as there were versions of this program.
type Rated = Arc<Mutex<BTreeMap<u32, Limiter>>>;

/// The limits of this process.
#[derive(Clone)]
pub struct Limits(Option<Inner>);

#[derive(Clone)]
struct Inner {
    account: Limiter,
    form: Limiter,
    view: Limiter,
    read: Limiter,
    session: Rated,
    network: Rated,
}

impl Limits {
    /// Makes the limits, or none.
    pub fn new(enabled: bool) -> Self {
        Self(enabled.then(|| Inner {
            account: per_minute(30),
            form: per_minute(120),
            view: per_minute(600),
            read: per_minute(1_200),
            session: Rated::default(),
            network: Rated::default(),
        }))
    }

    /// Counts a request of a class from a network.
    ///
    /// # Errors
    /// The seconds after which the next one is welcome.
    pub fn check(&self, class: Class, network: &str) -> Result<(), u32> {
        let Some(inner) = &self.0 else { return Ok(()) };
        count(
            match class {
                Class::Account => &inner.account,
                Class::Form => &inner.form,
                Class::View => &inner.view,
                Class::Read => &inner.read,
            },
            network,
        )
    }

    /// Counts a request of a download session, at the rate its link carries.
    ///
    /// # Errors
    /// The seconds after which the next one is welcome.
    pub fn check_session(&self, link: &DownloadLink) -> Result<(), u32> {
        let Some(inner) = &self.0 else { return Ok(()) };
        let limiter = rated(&inner.session, link.requests_per_minute);
        count(&limiter, link.session.as_str())
    }

    /// Counts a request of a network for any of its downloads, at the rate the link carries.
    ///
    /// # Errors
    /// The seconds after which the next one is welcome.
    pub fn check_network(&self, network: &str, link: &DownloadLink) -> Result<(), u32> {
        let Some(inner) = &self.0 else { return Ok(()) };
        let limiter = rated(&inner.network, link.requests_per_minute_per_network);
        count(&limiter, network)
    }

    /// Forgets who has not been seen for a while.
    pub fn shrink(&self) {
        let Some(inner) = &self.0 else { return };
        for limiter in [&inner.account, &inner.form, &inner.view, &inner.read] {
            limiter.retain_recent();
        }
        for rates in [&inner.session, &inner.network] {
            let limiters = rates.lock().unwrap_or_else(PoisonError::into_inner);
            limiters
                .values()
                .for_each(|limiter| limiter.retain_recent());
        }
    }
}

fn per_minute(count: u32) -> Limiter {
    let count = NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    Arc::new(RateLimiter::keyed(Quota::per_minute(count)))
}

fn rated(rates: &Rated, requests_per_minute: u32) -> Limiter {
    let mut limiters = rates.lock().unwrap_or_else(PoisonError::into_inner);
    let limiter = limiters.entry(requests_per_minute);
    limiter
        .or_insert_with(|| per_minute(requests_per_minute))
        .clone()
}

fn count(limiter: &Limiter, key: &str) -> Result<(), u32> {
    limiter.check_key(&key.to_owned()).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        u32::try_from(wait.as_secs())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    })
}

/// What a limited request is answered with.
pub fn too_many(state: &AppState, headers: &HeaderMap, seconds: u32) -> Response {
    let message = words::refusal::too_many_requests();
    let rejection = Rejection::new(Code::TooManyRequests, message);
    let mut response = html::refuse(state, headers, rejection);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// Limits changing requests of the account class.
pub async fn account(
    state: State<AppState>,
    ip: ClientIp,
    request: Request,
    next: Next,
) -> Response {
    limit(Class::Account, state, ip, request, next).await
}

/// Limits changing requests of the form class, and counts reads in their own class.
pub async fn form(state: State<AppState>, ip: ClientIp, request: Request, next: Next) -> Response {
    limit(Class::Form, state, ip, request, next).await
}

/// Limits how often pages are said to be looked at.
pub async fn view(state: State<AppState>, ip: ClientIp, request: Request, next: Next) -> Response {
    limit(Class::View, state, ip, request, next).await
}

/// Limits the REST API: calls with a key are counted apart from what anybody may send.
pub async fn api(state: State<AppState>, ip: ClientIp, request: Request, next: Next) -> Response {
    let is_public = request.uri().path().contains("/public/");
    let class = if !is_public && has_key(&request) {
        Class::Read
    } else {
        Class::Form
    };
    limit(class, state, ip, request, next).await
}

async fn limit(
    class: Class,
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    request: Request,
    next: Next,
) -> Response {
    let class = if request.method().is_safe() {
        Class::Read
    } else {
        class
    };
    match state.limits.check(class, &network(address)) {
        Ok(()) => next.run(request).await,
        Err(seconds) => too_many(&state, request.headers(), seconds),
    }
}

/// A key names somebody who can be asked to slow down; whether it is a real one is checked later.
fn has_key(request: &Request) -> bool {
    request.headers().contains_key(header::AUTHORIZATION)
}
