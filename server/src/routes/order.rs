//! The order page, and the door for buyers who lost their link.

use super::{form::Form, html};
use crate::state::AppState;
use app::pages::{
    form::FormState,
    order::{self as pages, OrderFile, OrderLine, OrderView, door},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::{
    Error,
    flows::deliver::{self, Purchase},
};
use domain::{Rejection, Timestamp};
use http::StatusCode;

/// `GET /o/{token}`
pub async fn show(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match deliver::purchase(&state.backend, &token).await {
        Ok(purchase) => {
            let view = view(purchase, token, state.backend.now(), None);
            html::private(&state, StatusCode::OK, pages::render(&state.assets, &view))
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// The order page with a refusal on top.
pub async fn refused(state: &AppState, token: &str, rejection: Rejection) -> Response {
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    match deliver::purchase(&state.backend, token).await {
        Ok(purchase) => {
            let view = view(
                purchase,
                token.to_owned(),
                state.backend.now(),
                Some(rejection),
            );
            html::private(state, status, pages::render(&state.assets, &view))
        }
        Err(error) => html::error(state, error, None),
    }
}

fn view(
    purchase: Purchase,
    order_token: String,
    now: Timestamp,
    refusal: Option<Rejection>,
) -> OrderView {
    let order = purchase.order;
    let line = |item: backend::flows::orders::OrderItem| OrderLine {
        name: item.name,
        price: item.price,
        quantity: item.quantity,
    };
    let file = |file: deliver::PurchasedFile| OrderFile {
        id: file.id,
        file_name: file.file_name,
        file_type: file.file_type,
        size_bytes: file.size_bytes,
        downloads_left: file.downloads_left,
    };
    OrderView {
        order_token,
        order_id: order.id,
        page_title: purchase.page_title,
        short_id: order.short_id,
        creator_name: purchase.creator_name,
        email: order.email,
        status: order.status,
        lines: order.items.into_iter().map(line).collect(),
        total: order.total,
        amount_paid: order.amount_paid,
        thank_you: purchase.thank_you,
        files: purchase.files.into_iter().map(file).collect(),
        downloads_until: order.downloads_until,
        created_at: order.created_at,
        now,
        refusal,
    }
}

/// `GET /orders`
pub async fn door(State(state): State<AppState>) -> Response {
    html::private(
        &state,
        StatusCode::OK,
        door::render(&state.assets, &FormState::default()),
    )
}

/// `POST /orders`
pub async fn send_purchases(State(state): State<AppState>, form: Form) -> Response {
    match deliver::send_purchases(&state.backend, form.text("email")).await {
        Ok(()) => html::private(&state, StatusCode::OK, door::sent(&state.assets)),
        Err(Error::Rejected(rejection)) => {
            let document = door::render(&state.assets, &form.refused(rejection));
            html::private(&state, StatusCode::UNPROCESSABLE_ENTITY, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}
