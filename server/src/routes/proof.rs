//! Proofs as files: the signed receipt of a customer, and the delivery log of a creator.

use super::{html, session::SignedInAs, visit::Visit};
use crate::{problem::Problem, state::AppState};
use app::pages::order::{
    proof::{self as pages, ProofView},
    receipt,
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    flows::proof::{self, Receipt},
};
use domain::{Code, Rejection, id::OrderId};
use http::{StatusCode, header};
use serde::Deserialize;

/// Of how many entries of the delivery log a receipt is to speak.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pinned {
    entries: Option<usize>,
}

/// `GET /o/{token}/proof`
pub async fn show(Visit(state): Visit, Path(token): Path<String>) -> Response {
    match proof::receipt(&state.backend, &token, None).await {
        Ok(Some(receipt)) => {
            let view = ProofView {
                order_token: token,
                entries: receipt.entries,
                site_name: proof::site_name(&state.backend),
            };
            let document = pages::render(&state.site, &view);
            html::private(&state, StatusCode::OK, document)
        }
        Ok(None) => missing(&state, &token),
        Err(error) => html::error(&state, error, None),
    }
}

/// `GET /o/{token}/proof.json`
pub async fn statement(
    Visit(state): Visit,
    Path(token): Path<String>,
    pinned: Result<Query<Pinned>, QueryRejection>,
) -> Response {
    file(&state, &token, pinned, |receipt| {
        attachment("receipt.json", "application/json", receipt.text)
    })
    .await
}

/// `GET /o/{token}/proof.json.sig`
pub async fn signature(
    Visit(state): Visit,
    Path(token): Path<String>,
    pinned: Result<Query<Pinned>, QueryRejection>,
) -> Response {
    file(&state, &token, pinned, |receipt| {
        attachment(
            "receipt.json.sig",
            "text/plain; charset=utf-8",
            receipt.signature,
        )
    })
    .await
}

async fn file(
    state: &AppState,
    token: &str,
    pinned: Result<Query<Pinned>, QueryRejection>,
    answer: impl FnOnce(Receipt) -> Response,
) -> Response {
    let Ok(Query(pinned)) = pinned else {
        return html::not_found(state);
    };
    match proof::receipt(&state.backend, token, pinned.entries).await {
        Ok(Some(receipt)) => answer(receipt),
        Ok(None) => missing(state, token),
        Err(error) => html::error(state, error, Some(&format!("/o/{token}/proof"))),
    }
}

fn missing(state: &AppState, token: &str) -> Response {
    let document = receipt::missing(&state.site, token);
    html::private(state, StatusCode::NOT_FOUND, document)
}

/// `GET /.well-known/temporary-pages/allowed_signers`
pub async fn allowed_signers(Visit(state): Visit) -> Response {
    match proof::allowed_signers(&state.backend) {
        Ok(lines) => {
            let headers = [
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                (header::CACHE_CONTROL, "public, max-age=300"),
            ];
            (headers, lines).into_response()
        }
        Err(error) => Problem::internal(&error).into_response(),
    }
}

/// `GET /console/orders/{id}/proof-of-delivery.json`
pub async fn deliveries(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let signed_out = || Rejection::new(Code::Unauthorized, words::refusal::signed_out());
    let session = session.ok_or_else(signed_out)?;
    let id = OrderId::parse(&id)
        .ok_or_else(|| Error::from(Rejection::not_found(words::refusal::no_such_order())))?;
    let (name, text) = proof::export(&state.backend, &session.creator.id, &id).await?;
    Ok(attachment(&name, "application/json", text))
}

/// Answers a text as a file to save, and to be kept by nobody on the way. The name is plain ASCII.
pub fn attachment(name: &str, media_type: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, text).into_response()
}
