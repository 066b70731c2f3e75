//! One change to the simulated world: the state, the moment, and the events it causes.

use serde_json::Value;

use crate::clock::{new_id, wall_ms};
use crate::config::SimConfig;
use crate::error::ApiError;
use crate::state::State;
use crate::state::account::Account;
use crate::state::event::Event;
use crate::state::table::{Resource, Table};

/// The API version events are written in when the call named none.
pub const API_VERSION: &str = "2026-09-30.endive";

/// The API call behind a change. Changes from pages, controls and the clock have none.
#[derive(Debug, Clone)]
pub struct Cause {
    pub request_id: String,
    pub idempotency_key: Option<String>,
    pub api_version: Option<String>,
}

/// A change under way. Nothing else sees the state until it is finished.
#[derive(Debug)]
pub struct Tx<'a> {
    pub state: &'a mut State,
    pub config: &'a SimConfig,
    pub cause: Option<Cause>,
    /// Events caused so far, oldest first.
    pub emitted: Vec<String>,
    /// Whether the background has something new to look at.
    pub wake: bool,
    wall_ms: i64,
}

impl<'a> Tx<'a> {
    /// Begins a change at the present moment.
    pub fn new(state: &'a mut State, config: &'a SimConfig, cause: Option<Cause>) -> Self {
        Self {
            state,
            config,
            cause,
            emitted: Vec::new(),
            wake: false,
            wall_ms: wall_ms(),
        }
    }

    /// The wall clock, which tests cannot advance.
    pub fn wall_ms(&self) -> i64 {
        self.wall_ms
    }

    /// The simulated moment in milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.wall_ms
            .saturating_add(self.state.settings.clock_offset_ms)
    }

    /// The simulated moment in seconds, as objects show it.
    pub fn now(&self) -> i64 {
        self.now_ms().div_euclid(1_000)
    }

    /// The JSON of the object with this identifier, as its owner sees it.
    pub fn show<T: Resource>(&self, row: &T) -> Value {
        row.object(&self.config.public_base_url)
    }

    /// Records an event about an object that was just changed.
    pub fn emit<T: Resource>(&mut self, kind: &str, row: &T) {
        let object = self.show(row);
        self.emit_for(kind, row.account(), object, None);
    }

    /// Records an event with what was different before.
    pub fn emit_for(
        &mut self,
        kind: &str,
        account: Option<&str>,
        data: Value,
        previous: Option<Value>,
    ) {
        let cause = self.cause.as_ref();
        let event = Event {
            id: new_id("evt_", 24),
            account: account.map(str::to_owned),
            created: self.now(),
            kind: kind.to_owned(),
            data,
            previous,
            api_version: cause
                .and_then(|cause| cause.api_version.clone())
                .unwrap_or_else(|| API_VERSION.to_owned()),
            request_id: cause.map(|cause| cause.request_id.clone()),
            idempotency_key: cause.and_then(|cause| cause.idempotency_key.clone()),
            pending_webhooks: 0,
            lost: false,
        };
        self.emitted.push(event.id.clone());
        self.state.events.insert(event);
    }

    /// The account with this identifier.
    ///
    /// # Errors
    /// When there is none.
    pub fn account(&self, id: &str) -> Result<&Account, ApiError> {
        find(&self.state.accounts, id, None)
    }
}

/// The row with this identifier, if it belongs to `account`.
///
/// # Errors
/// A 404 in Stripe's words.
pub fn find<'t, T: Resource>(
    table: &'t Table<T>,
    id: &str,
    account: Option<&str>,
) -> Result<&'t T, ApiError> {
    table
        .get(id)
        .filter(|row| row.account() == account)
        .ok_or_else(|| ApiError::missing(T::NOUN, T::PARAM, id))
}
