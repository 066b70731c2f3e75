//! What every call shares: outages, keys, parameters, accounts, idempotency and `expand`.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use futures::future::BoxFuture;
use serde_json::Value;

use crate::api::accounts::no_access;
use crate::api::answer::{self, Answer};
use crate::api::{expand, idempotency, key};
use crate::clock::new_id;
use crate::error::ApiError;
use crate::form::{self, Fields};
use crate::params::Params;
use crate::sim::Sim;
use crate::state::account::PLATFORM;
use crate::state::settings::OutageMode;
use crate::tx::{Cause, Tx};

const MAX_BODY: usize = 1024 * 1024;

/// One API call.
#[derive(Debug)]
pub struct Call {
    pub method: Method,
    pub path: String,
    /// What the path names.
    pub id: String,
    /// What it names inside of that.
    pub inner_id: String,
    pub fields: Fields,
    /// The connected account it is made for, from `Stripe-Account`.
    pub account: Option<String>,
    pub cause: Cause,
}

/// What a call does, between the checks before and the answer after.
pub type Endpoint = fn(&mut Tx<'_>, &Call) -> Result<Value, ApiError>;

impl Call {
    /// The parameters, from the query or the body.
    pub fn params(&self) -> Params<'_> {
        Params::top(&self.fields)
    }

    /// The thing the path names inside of another.
    ///
    /// # Errors
    /// When it is not among `items`.
    pub fn inner(&self, items: Vec<Value>, noun: &str) -> Result<Value, ApiError> {
        let found = items.into_iter().find(|item| item["id"] == self.inner_id);
        found.ok_or_else(|| ApiError::missing(noun, "id", &self.inner_id))
    }
}

/// Turns an endpoint into a handler.
pub fn handle(
    endpoint: Endpoint,
) -> impl Fn(State<Sim>, RawPathParams, Request) -> BoxFuture<'static, Response>
+ Clone
+ Send
+ Sync
+ 'static {
    move |State(sim), names, request| {
        let mut names = names.iter().map(|(_, name)| name.to_owned());
        let ids = [names.next(), names.next()].map(Option::unwrap_or_default);
        Box::pin(async move { run(&sim, endpoint, ids, request).await })
    }
}

async fn run(sim: &Sim, endpoint: Endpoint, ids: [String; 2], request: Request) -> Response {
    let request_id = new_id("req_", 14);
    let outage = outage(sim);
    match outage {
        Some(OutageMode::Hang) => {
            over(sim, OutageMode::Hang).await;
            return answer::render(&Answer::failed(&request_id, &ApiError::outage()), None);
        }
        Some(OutageMode::Unavailable) => {
            return answer::render(&Answer::failed(&request_id, &ApiError::outage()), None);
        }
        Some(OutageMode::Reset) => return answer::broken(),
        Some(OutageMode::Error | OutageMode::Lost | OutageMode::Slow) | None => {}
    }
    let endpoint = match outage {
        Some(OutageMode::Error) => breaks,
        _ => endpoint,
    };
    let version = header(request.headers(), "stripe-version");
    let answer = match read(sim, ids, request, &request_id).await {
        Ok(call) => carry_out(sim, endpoint, &call, outage).await,
        Err(error) => Answer::failed(&request_id, &error),
    };
    if outage == Some(OutageMode::Lost) {
        return answer::broken();
    }
    answer::render(&answer, version.as_deref())
}

/// Carries a call out: at once, or when the outage that makes calls slow is over.
async fn carry_out(
    sim: &Sim,
    endpoint: Endpoint,
    call: &Call,
    outage: Option<OutageMode>,
) -> Answer {
    let mut held = None;
    if outage == Some(OutageMode::Slow) {
        if let Some((id, key)) = idempotency::key(call) {
            held = sim.keys_in_use().hold(&id);
            if held.is_none() {
                return Answer::failed(&call.cause.request_id, &ApiError::key_in_use(key));
            }
        }
        over(sim, OutageMode::Slow).await;
    }
    let answer = sim.change(Some(call.cause.clone()), |tx| perform(tx, endpoint, call));
    drop(held);
    answer
}

/// What happens instead of a call that breaks.
fn breaks(_: &mut Tx<'_>, _: &Call) -> Result<Value, ApiError> {
    Err(ApiError::internal())
}

/// How calls fail at the moment, if they do.
fn outage(sim: &Sim) -> Option<OutageMode> {
    sim.change(None, |tx| {
        let settings = &tx.state.settings;
        (settings.outage_until_ms > tx.wall_ms()).then_some(settings.outage)
    })
}

/// Waits until the outage is over, or ended.
async fn over(sim: &Sim, mode: OutageMode) {
    while outage(sim) == Some(mode) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn read(
    sim: &Sim,
    [id, inner_id]: [String; 2],
    request: Request,
    request_id: &str,
) -> Result<Call, ApiError> {
    let (head, body) = request.into_parts();
    key::check(sim.config().secret_key.as_deref(), &head.headers)?;
    let body: Bytes = axum::body::to_bytes(body, MAX_BODY).await.map_err(|_| {
        ApiError::invalid("The request body is too large or broke off.").status(413)
    })?;
    let is_json = header(&head.headers, "content-type")
        .is_some_and(|kind| kind.starts_with("application/json"));
    if is_json && !body.is_empty() {
        return Err(ApiError::invalid(
            "The v1 API takes form-encoded parameters (application/x-www-form-urlencoded).",
        ));
    }
    let mut fields = form::parse(head.uri.query().unwrap_or_default().as_bytes())?;
    fields.extend(form::parse(&body)?);
    let cause = Cause {
        request_id: request_id.to_owned(),
        idempotency_key: header(&head.headers, "idempotency-key"),
        api_version: header(&head.headers, "stripe-version"),
    };
    let account = header(&head.headers, "stripe-account")
        .filter(|account| !account.is_empty() && account != PLATFORM);
    Ok(Call {
        method: head.method,
        path: head.uri.path().to_owned(),
        id,
        inner_id,
        fields,
        account,
        cause,
    })
}

fn perform(tx: &mut Tx<'_>, endpoint: Endpoint, call: &Call) -> Answer {
    let request_id = &call.cause.request_id;
    if let Err(error) = check_account(tx, call) {
        return Answer::failed(request_id, &error);
    }
    let key = match idempotency::before(tx, call) {
        Ok(idempotency::Key::Seen(answer)) => return answer,
        Ok(idempotency::Key::New(key)) => Some(key),
        Ok(idempotency::Key::None) => None,
        Err(error) => return Answer::failed(request_id, &error),
    };
    // Before anything happens, so that a bad `expand` changes nothing and its key stays free.
    let paths = match expand::paths(call) {
        Ok(paths) => paths,
        Err(error) => return Answer::failed(request_id, &error),
    };
    let result =
        endpoint(tx, call).map(|value| expand::expand(tx, call.account.as_deref(), value, &paths));
    let mut answer = match &result {
        Ok(value) => Answer::done(request_id, value.clone()),
        Err(error) => Answer::failed(request_id, error),
    };
    let replayable = result.as_ref().err().is_none_or(ApiError::is_replayable);
    if let Some(key) = key
        && replayable
    {
        idempotency::remember(tx, call, key, &answer);
        answer
            .idempotency_key
            .clone_from(&call.cause.idempotency_key);
    }
    answer
}

fn check_account(tx: &Tx<'_>, call: &Call) -> Result<(), ApiError> {
    let Some(id) = &call.account else {
        return Ok(());
    };
    if tx.state.accounts.get(id).is_some() {
        return Ok(());
    }
    Err(no_access(id))
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}
