//! The order page, and the door for buyers who lost their link.

use super::{form::Form, html};
use crate::state::AppState;
use app::pages::{
    form::FormState,
    order::{
        self as pages, Bill, OrderFile, OrderLine, OrderView, door,
        receipt::{self, ReceiptView},
    },
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::{
    Error,
    flows::{
        deliver::{self, Purchase},
        orders::{Order, OrderItem},
        sellers,
    },
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
    let file = |file: deliver::PurchasedFile| OrderFile {
        id: file.id,
        file_name: file.file_name,
        file_type: file.file_type,
        size_bytes: file.size_bytes,
        downloads_left: file.downloads_left,
    };
    OrderView {
        order_token,
        bill: bill(&order),
        order_id: order.id,
        page_title: purchase.page_title,
        short_id: order.short_id,
        creator_name: purchase.creator_name,
        email: order.email,
        status: order.status,
        checkout_url: order.checkout_url,
        hold_expires_at: order.hold_expires_at,
        awaits_payment: order.awaits_payment,
        is_parked: order.parked.is_some(),
        is_certain: purchase.is_certain,
        has_receipt: order.receipt_number.is_some(),
        thank_you: purchase.thank_you,
        files: purchase.files.into_iter().map(file).collect(),
        downloads_until: order.downloads_until,
        created_at: order.created_at,
        now,
        refusal,
    }
}

fn bill(order: &Order) -> Bill {
    let line = |item: &OrderItem| OrderLine {
        name: item.name.clone(),
        price: item.price,
        quantity: item.quantity,
    };
    let code = order.discount.as_ref().map(|used| used.code.clone());
    Bill {
        lines: order.items.iter().map(line).collect(),
        discount: code.map(|code| (code, order.discount_total())),
        total: order.total,
        tax_mode: order.tax_mode,
        tax: order.tax,
        paid: order.amount_paid,
        refunded: order.refunded,
    }
}

/// `GET /o/{token}/receipt`
pub async fn receipt(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match receipt_of(&state, &token).await {
        Ok(Some(view)) => {
            let document = receipt::render(&state.assets, &view);
            html::private(&state, StatusCode::OK, document)
        }
        Ok(None) => {
            let document = receipt::missing(&state.assets, &token);
            html::private(&state, StatusCode::NOT_FOUND, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}

async fn receipt_of(state: &AppState, token: &str) -> Result<Option<ReceiptView>, Error> {
    let purchase = deliver::purchase(&state.backend, token).await?;
    let order = purchase.order;
    let (Some(number), Some(completed_at)) = (order.receipt_number, order.completed_at) else {
        return Ok(None);
    };
    let seller = sellers::of_order(&state.backend, &order).await?;
    Ok(Some(ReceiptView {
        order_token: token.to_owned(),
        number,
        completed_at,
        seller,
        creator_name: purchase.creator_name,
        bill: bill(&order),
        order_id: order.id,
        created_at: order.created_at,
        email: order.email,
        buyer: order.buyer,
    }))
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
