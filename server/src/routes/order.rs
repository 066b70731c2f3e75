//! The order page: the customer's key to what they bought.

use super::{
    form::Form,
    html,
    visit::{Visit, back_to},
    way_back,
};
use crate::{layers::client_ip::ClientIp, state::AppState};
use app::pages::order::{
    self as pages, Bill, Mailed, OrderFile, OrderLine, OrderView,
    keys::LicenceKeys,
    receipt::{self, ReceiptView},
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    flows::{
        deliver::{self, Purchase},
        licences::ProductKeys,
        orders::{Order, OrderItem},
        receipts, sellers,
    },
};
use domain::{Code, Rejection, Timestamp, email::masked};
use http::{StatusCode, header::SET_COOKIE};
use serde::Deserialize;
use std::net::IpAddr;

/// What has just happened, as the address of the page says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct News {
    receipt: String,
}

/// `GET /o/{token}`
pub async fn show(
    Visit(state): Visit,
    Path(token): Path<String>,
    news: Result<Query<News>, QueryRejection>,
) -> Response {
    match deliver::purchase(&state.backend, &token).await {
        Ok(purchase) => {
            let remembered = way_back::remember(&state, &purchase.order.id, &token);
            let now = state.backend.now();
            let is_news = news.is_ok_and(|Query(news)| news.receipt == "sent");
            let is_on_its_way = is_news && receipts::is_on_its_way(&purchase.order, now);
            let mut view = view(purchase, token, now, None);
            view.mailed.is_on_its_way = is_on_its_way;
            let document = pages::render(&state.site, &view);
            let mut response = html::private(&state, StatusCode::OK, document);
            response.headers_mut().append(SET_COOKIE, remembered);
            response
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// The order page with a refusal on top; `asked_from` is what a form said about where it was asked for.
pub async fn refused(
    state: &AppState,
    token: &str,
    rejection: Rejection,
    address: IpAddr,
    asked_from: &str,
) -> Response {
    let b = &state.backend;
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    match deliver::purchase(b, token).await {
        Ok(purchase) => {
            let mut view = view(purchase, token.to_owned(), b.now(), Some(rejection));
            view.asked_from = if asked_from.is_empty() {
                deliver::asked_from(b, &view.order_id, address)
            } else {
                asked_from.to_owned()
            };
            let state = back_to(state, &format!("/o/{token}"));
            html::private(&state, status, pages::render(&state.site, &view))
        }
        Err(error) => html::error(state, error, None),
    }
}

/// `POST /api/resend_receipt`
pub async fn resend_receipt(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let token = form.text("order_token");
    match receipts::send_again(&state.backend, token).await {
        Ok(()) => Redirect::to(&format!("/o/{token}?receipt=sent")).into_response(),
        Err(Error::Rejected(rejection)) if rejection.code != Code::NotFound => {
            refused(&state, token, rejection, address, "").await
        }
        Err(error) => html::error(&state, error, None),
    }
}

fn view(
    purchase: Purchase,
    order_token: String,
    now: Timestamp,
    refusal: Option<Rejection>,
) -> OrderView {
    let order = purchase.order;
    let mailed = Mailed {
        to: masked(&order.email),
        has_trouble: order.receipt_trouble.is_some(),
        is_on_its_way: false,
    };
    let file = |file: deliver::PurchasedFile| OrderFile {
        id: file.id,
        file_name: file.file_name,
        file_type: file.file_type,
        size_bytes: file.size_bytes,
        downloads_left: file.downloads_left,
        waits: file.waits,
    };
    OrderView {
        order_token,
        bill: bill(&order),
        order_id: order.id,
        page_title: purchase.page_title,
        short_id: order.short_id,
        creator_name: purchase.creator_name,
        status: order.status,
        checkout_url: order.checkout_url,
        hold_expires_at: order.hold_expires_at,
        awaits_payment: order.awaits_payment,
        is_parked: order.parked.is_some(),
        is_certain: purchase.is_certain,
        has_receipt: order.receipt_number.is_some(),
        mailed,
        thank_you: purchase.thank_you,
        keys: keys(purchase.keys),
        files: purchase.files.into_iter().map(file).collect(),
        archive_bytes: purchase.archive.map(|archive| archive.size_bytes),
        downloads_until: order.downloads_until,
        created_at: order.created_at,
        now,
        refusal,
        asked_from: String::new(),
    }
}

fn keys(products: Vec<ProductKeys>) -> Vec<LicenceKeys> {
    let keys = |product: ProductKeys| LicenceKeys {
        product: product.name,
        keys: product.keys.into_iter().map(|key| key.text).collect(),
    };
    products.into_iter().map(keys).collect()
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
pub async fn receipt(Visit(state): Visit, Path(token): Path<String>) -> Response {
    match receipt_of(&state, &token).await {
        Ok(Some(view)) => {
            let document = receipt::render(&state.site, &view);
            html::private(&state, StatusCode::OK, document)
        }
        Ok(None) => {
            let document = receipt::missing(&state.site, &token);
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
        keys: keys(purchase.keys),
        bill: bill(&order),
        order_id: order.id,
        created_at: order.created_at,
        email: order.email,
        buyer: order.buyer,
    }))
}
