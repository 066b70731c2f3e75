//! What Stripe tells us. Raw bytes in; 2xx only when the event is durable.

use crate::{problem::Problem, state::AppState};
use axum::{body::Bytes, extract::State};
use backend::flows::webhook::{self, Endpoint};
use domain::Code;
use http::{HeaderMap, StatusCode};

/// `POST /webhooks/stripe`
pub async fn stripe(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    receive(&state, Endpoint::Platform, &headers, &body).await
}

/// `POST /webhooks/stripe/connect`: what is about connected accounts.
pub async fn connect(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    receive(&state, Endpoint::Connect, &headers, &body).await
}

async fn receive(
    state: &AppState,
    endpoint: Endpoint,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<StatusCode, Problem> {
    let signature = headers
        .get("stripe-signature")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    match webhook::receive(&state.backend, endpoint, signature, body).await {
        Ok(received) => {
            tracing::debug!(?received, "Took a webhook");
            Ok(StatusCode::OK)
        }
        // To the sender a body it cannot have signed is a bad request, not a form to correct.
        Err(error) if error.is(Code::InvalidInput) => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "invalid_signature",
            error
                .rejection()
                .map_or_else(words::refusal::webhook_unsigned, |refused| {
                    refused.message.clone()
                }),
        )),
        Err(error) => Err(error.into()),
    }
}
