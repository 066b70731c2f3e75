//! The door for buyers who lost their order page: address, code, purchases.
//!
//! Two cookies, for `/orders` only: the ticket says which code this browser may enter, the pass whose
//! purchases it may see. Neither holds an address, and no address is in any URL.

use super::{
    cookie,
    form::Form,
    html,
    visit::{Visit, back_to},
};
use crate::{layers::client_ip::ClientIp, state::AppState};
use app::pages::{
    form::FormState,
    order::{
        door as pages,
        purchases::{self, Purchase, Purchases},
    },
};
use axum::{
    extract::{Query, rejection::QueryRejection},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    flows::door::{self, Listed},
};
use domain::{id::OrderId, time::SECOND};
use http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE};
use serde::Deserialize;

const TICKET: &str = "door";
const PASS: &str = "purchases";
const PATH: &str = "/orders";
const CODE: &str = "/orders/code";

fn keep(state: &AppState, name: &str, value: &str, millis: i64) -> HeaderValue {
    cookie::write(state, name, value, PATH, Some(millis / SECOND))
}

fn forget(state: &AppState, name: &str) -> HeaderValue {
    keep(state, name, "", 0)
}

/// A redirect that brings cookies along.
fn go(path: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = Redirect::to(path).into_response();
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The customer whose pass this browser has.
fn customer(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let pass = cookie::read(headers, PASS)?;
    door::customer(&state.backend, pass)
}

/// Which part of the list is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Part {
    after: String,
}

/// `GET /orders`: the purchases, or the way to them.
pub async fn show(
    Visit(state): Visit,
    headers: HeaderMap,
    part: Result<Query<Part>, QueryRejection>,
) -> Response {
    let Some(customer) = customer(&state, &headers) else {
        let document = pages::render(&state.site, &FormState::default());
        return html::private(&state, StatusCode::OK, document);
    };
    // A query that cannot be read asks for the beginning.
    let after = part
        .ok()
        .and_then(|Query(part)| OrderId::parse(&part.after));
    match door::purchases(&state.backend, &customer, after.as_ref()).await {
        Ok(listing) => {
            let view = Purchases {
                items: listing.items.into_iter().map(purchase).collect(),
                older: listing.next_cursor,
                now: state.backend.now(),
            };
            let document = purchases::render(&state.site, &view);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}

fn purchase(listed: Listed) -> Purchase {
    let order = listed.order;
    let paid = order.amount_paid;
    Purchase {
        names: order.items.into_iter().map(|item| item.name).collect(),
        created_at: order.created_at,
        amount: if paid.minor > 0 { paid } else { order.total },
        status: order.status,
        downloads_until: order.downloads_until,
        has_downloads: listed.has_downloads,
        order_id: order.id,
    }
}

/// `POST /orders`: has a code mailed.
pub async fn ask(Visit(state): Visit, ClientIp(address): ClientIp, form: Form) -> Response {
    let language = state.site.words.language();
    match door::ask(&state.backend, form.text("email"), address, language).await {
        Ok(ticket) => go(CODE, [keep(&state, TICKET, &ticket, door::TICKET)]),
        Err(error) => again(&back_to(&state, PATH), error, form, pages::render),
    }
}

/// `GET /orders/code`
pub async fn ask_code(Visit(state): Visit, headers: HeaderMap) -> Response {
    let ticket = cookie::read(&headers, TICKET);
    if !ticket.is_some_and(|ticket| door::is_ticket(&state.backend, ticket)) {
        return Redirect::to(PATH).into_response();
    }
    let document = pages::code(&state.site, &FormState::default());
    html::private(&state, StatusCode::OK, document)
}

/// `POST /orders/code`: enters the code.
pub async fn enter(Visit(state): Visit, headers: HeaderMap, form: Form) -> Response {
    let ticket = cookie::read(&headers, TICKET).unwrap_or_default();
    match door::enter(&state.backend, ticket, form.text("code")).await {
        Ok(pass) => go(
            PATH,
            [
                keep(&state, PASS, &pass, door::PASS),
                forget(&state, TICKET),
            ],
        ),
        Err(error) => again(&back_to(&state, CODE), error, form, pages::code),
    }
}

/// A form with what is wrong with it.
fn again(
    state: &AppState,
    error: Error,
    form: Form,
    render: fn(&app::shell::Site, &FormState) -> app::shell::Document,
) -> Response {
    let Error::Rejected(rejection) = error else {
        return html::error(state, error, None);
    };
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let document = render(&state.site, &form.refused(rejection));
    html::private(state, status, document)
}

/// `POST /orders/open`: to the page of one purchase.
pub async fn open(Visit(state): Visit, headers: HeaderMap, form: Form) -> Response {
    let Some(customer) = customer(&state, &headers) else {
        return Redirect::to(PATH).into_response();
    };
    match door::open(&state.backend, &customer, form.text("order")).await {
        Ok(token) => Redirect::to(&format!("/o/{token}")).into_response(),
        Err(error) => html::error(&state, error, None),
    }
}

/// `POST /orders/leave`: this browser forgets whose purchases it showed.
pub async fn leave(Visit(state): Visit) -> Response {
    go(PATH, [forget(&state, PASS), forget(&state, TICKET)])
}
