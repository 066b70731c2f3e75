//! Stripe's REST API, `/v1/…`: every route on one screen.

pub mod account_links;
pub mod accounts;
pub mod answer;
pub mod application_fees;
pub mod balance_transactions;
pub mod call;
pub mod charges;
pub mod checkout_sessions;
pub mod disputes;
pub mod events;
pub mod expand;
pub mod idempotency;
pub mod in_progress;
pub mod key;
pub mod list;
pub mod payment_intents;
pub mod refunds;
pub mod transfers;

use axum::Router;
use axum::routing::{any, get, post};

use self::call::{Call, handle};
use crate::error::ApiError;
use crate::sim::Sim;
use crate::tx::Tx;

/// The API's routes.
pub fn router() -> Router<Sim> {
    Router::new()
        .route(
            "/v1/checkout/sessions",
            get(handle(checkout_sessions::list)).post(handle(checkout_sessions::create)),
        )
        .route(
            "/v1/checkout/sessions/{id}",
            get(handle(checkout_sessions::retrieve)).post(handle(checkout_sessions::update)),
        )
        .route(
            "/v1/checkout/sessions/{id}/expire",
            post(handle(checkout_sessions::expire)),
        )
        .route(
            "/v1/checkout/sessions/{id}/line_items",
            get(handle(checkout_sessions::line_items)),
        )
        .route(
            "/v1/payment_intents/{id}/cancel",
            post(handle(payment_intents::cancel)),
        )
        .route("/v1/payment_intents", get(handle(payment_intents::list)))
        .route(
            "/v1/payment_intents/{id}",
            get(handle(payment_intents::retrieve)).post(handle(payment_intents::update)),
        )
        .route("/v1/charges", get(handle(charges::list)))
        .route("/v1/charges/{id}", get(handle(charges::retrieve)))
        .route("/v1/charges/{id}/refunds", get(handle(charges::refunds)))
        .route(
            "/v1/refunds",
            get(handle(refunds::list)).post(handle(refunds::create)),
        )
        .route(
            "/v1/refunds/{id}",
            get(handle(refunds::retrieve)).post(handle(refunds::update)),
        )
        .route("/v1/disputes", get(handle(disputes::list)))
        .route(
            "/v1/disputes/{id}",
            get(handle(disputes::retrieve)).post(handle(disputes::update)),
        )
        .route("/v1/disputes/{id}/close", post(handle(disputes::close)))
        .route("/v1/transfers", get(handle(transfers::list)))
        .route("/v1/transfers/{id}", get(handle(transfers::retrieve)))
        .route(
            "/v1/transfers/{id}/reversals",
            get(handle(transfers::reversals)),
        )
        .route(
            "/v1/transfers/{id}/reversals/{inner}",
            get(handle(transfers::reversal)),
        )
        .route("/v1/application_fees", get(handle(application_fees::list)))
        .route(
            "/v1/application_fees/{id}",
            get(handle(application_fees::retrieve)),
        )
        .route(
            "/v1/application_fees/{id}/refunds",
            get(handle(application_fees::refunds)),
        )
        .route(
            "/v1/application_fees/{id}/refunds/{inner}",
            get(handle(application_fees::refund)),
        )
        .route("/v1/events", get(handle(events::list)))
        .route("/v1/events/{id}", get(handle(events::retrieve)))
        .route(
            "/v1/balance_transactions",
            get(handle(balance_transactions::list)),
        )
        .route(
            "/v1/balance_transactions/{id}",
            get(handle(balance_transactions::retrieve)),
        )
        .route("/v1/account", get(handle(accounts::own)))
        .route(
            "/v1/accounts",
            get(handle(accounts::list)).post(handle(accounts::create)),
        )
        .route(
            "/v1/accounts/{id}",
            get(handle(accounts::retrieve))
                .post(handle(accounts::update))
                .delete(handle(accounts::delete)),
        )
        .route("/v1/account_links", post(handle(account_links::create)))
        .route("/v1/{*rest}", any(handle(unknown)))
        .method_not_allowed_fallback(handle(unknown))
}

fn unknown(_: &mut Tx<'_>, call: &Call) -> Result<serde_json::Value, ApiError> {
    Err(ApiError::invalid(format!(
        "Unrecognized request URL ({}: {}). This simulator knows a part of Stripe's API.",
        call.method, call.path
    ))
    .status(404))
}
