//! What customers send: checkout, registration, download. Plain forms, answered with redirects; a
//! refused one comes back filled in, with its errors and a 4xx.

use super::{
    form::Form,
    html, order, pages, seen, unfinished,
    visit::{Visit, back_to},
};
use crate::{layers::client_ip::ClientIp, state::AppState};
use axum::response::{IntoResponse, Redirect, Response};
use backend::{
    Error,
    flows::{
        checkout::{self, Cart, Visitor},
        deliver,
        register::{self, Registrant},
        views,
    },
};
use domain::{
    Code, Money, Rejection,
    id::ShortId,
    page::Phase,
    registration::{Answer, Answers},
    rejection::Checks,
};
use http::{
    HeaderMap, StatusCode,
    header::{SET_COOKIE, USER_AGENT},
};

/// Which of a page's two forms was refused.
enum Refused {
    Checkout,
    Register,
}

/// `POST /api/checkout`
pub async fn checkout(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let Some(short_id) = ShortId::parse(form.text("short_id")) else {
        return html::not_found(&state);
    };
    let agent = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    // A form that comes back has forgotten the page's address.
    let told = seen::told(&state, &headers, &form);
    let form = form.with("referral", &told);
    let visitor = Visitor {
        address: Some(address),
        browser: Some(agent.unwrap_or_default().to_owned()),
        referral: views::referral(&state.backend, &told),
        language: state.site.words.language(),
    };
    let started = match cart(&state, &short_id, &form).await {
        Ok(cart) => {
            let b = state.backend.clone();
            checkout::start_to_the_end(b, short_id.clone(), cart, visitor).await
        }
        Err(error) => Err(error),
    };
    match started {
        Ok(started) => {
            let held = unfinished::remember(&state, &short_id, &started);
            ([(SET_COOKIE, held)], Redirect::to(&started.checkout_url)).into_response()
        }
        Err(error) => page_again(&state, &short_id, error, form, Refused::Checkout).await,
    }
}

/// What the form asks for. Amounts are read in the currency of the page.
async fn cart(state: &AppState, short_id: &ShortId, form: &Form) -> Result<Cart, Error> {
    let filled = |name| Some(form.text(name).to_owned()).filter(|text| !text.is_empty());
    let page = pages::find(state, short_id.as_str()).await?;
    let page = page.ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let currency = page.offers.first().map(|offer| offer.pricing.currency());
    let mut checks = Checks::default();
    let mut cart = Cart {
        email: form.text("email").to_owned(),
        product_ids: form.list("product_ids"),
        discount_code: filled("discount_code"),
        replaces: filled("replaces"),
        ..Cart::default()
    };
    // What is not chosen can have anything beside it.
    let ids = cart.product_ids.clone();
    let is_chosen = |(product, text): &(&str, &str)| {
        !text.is_empty() && (ids.is_empty() || ids.iter().any(|id| id == product))
    };
    for (product, text) in form.map("amounts").filter(is_chosen) {
        let amount = currency
            .ok_or_else(words::refusal::page_sells_nothing)
            .and_then(|currency| Money::parse_decimal(text, currency));
        if let Some(amount) = checks.field("amounts", amount) {
            cart.amounts.insert(product.to_owned(), amount);
        }
    }
    for (product, text) in form.map("quantities").filter(is_chosen) {
        let quantity = text.trim().parse();
        let quantity = quantity.map_err(|_| words::refusal::copies_missing());
        if let Some(quantity) = checks.field("quantities", quantity) {
            cart.quantities.insert(product.to_owned(), quantity);
        }
    }
    checks.finish()?;
    Ok(cart)
}

/// `POST /api/register`, and `POST /e/{short_id}/register` in a frame of another site
pub async fn register(Visit(state): Visit, form: Form) -> Response {
    let Some(short_id) = ShortId::parse(form.text("short_id")) else {
        return html::not_found(&state);
    };
    let registrant = Registrant {
        email: form.text("email").to_owned(),
        name: form.text("name").to_owned(),
        answers: answers(&form),
        language: state.site.words.language(),
    };
    match register::register(&state.backend, &short_id, &registrant).await {
        Ok(()) => Redirect::to(&registered(&state, &short_id)).into_response(),
        Err(error) => page_again(&state, &short_id, error, form, Refused::Register).await,
    }
}

/// Where it says that there is mail. A frame stays one.
fn registered(state: &AppState, short_id: &ShortId) -> String {
    let folder = state.site.embedded.as_ref().map_or("p", |_| "e");
    format!("/{folder}/{short_id}/registered")
}

fn answers(form: &Form) -> Answers {
    form.map("fields")
        .map(|(name, value)| (name.to_owned(), Answer::Text(value.to_owned())))
        .collect()
}

/// The page again, with the refused form filled in. A page that has changed meanwhile shows what
/// it is now, and why the form was refused.
async fn page_again(
    state: &AppState,
    short_id: &ShortId,
    error: Error,
    form: Form,
    which: Refused,
) -> Response {
    let Error::Rejected(rejection) = error else {
        return html::error(state, error, None);
    };
    let back = format!("/p/{short_id}");
    if matches!(rejection.code, Code::NotFound | Code::PaymentsUnavailable) {
        return html::error(state, rejection.into(), Some(&back));
    }
    let page = match pages::find(state, short_id.as_str()).await {
        Ok(Some(page)) => page,
        Ok(None) => return html::not_found(state),
        Err(error) => return html::error(state, error, Some(&back)),
    };
    let now = state.backend.now();
    if !form_is_shown(page.phase(now), &which) {
        return html::error(state, rejection.into(), Some(&back));
    }
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let refused = form.refused(rejection);
    let mut forms = pages::Forms::default();
    match which {
        Refused::Checkout => forms.checkout = refused,
        Refused::Register => forms.register = refused,
    }
    let state = back_to(state, &back);
    let document = pages::render(&state, page, now, forms).await;
    html::private(&state, status, document)
}

/// A refusal belongs beside its form; where there is none any more it gets a page of its own.
fn form_is_shown(phase: Phase, which: &Refused) -> bool {
    match which {
        Refused::Checkout => phase == Phase::Live,
        Refused::Register => phase.takes_registrations(),
    }
}

/// `POST /api/issue_download`
pub async fn issue_download(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let token = form.text("order_token");
    match deliver::issue_download(&state.backend, token, form.text("file_id"), address).await {
        Ok(issued) => Redirect::to(&issued.url).into_response(),
        Err(Error::Rejected(rejection)) => {
            order::refused(&state, token, rejection, address, "").await
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// `POST /api/confirm_network`
pub async fn confirm_network(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let token = form.text("order_token");
    let (code, asked_from) = (form.text("code"), form.text("asked_from"));
    match deliver::confirm_network(&state.backend, token, code, asked_from, address).await {
        Ok(()) => Redirect::to(&format!("/o/{token}")).into_response(),
        Err(Error::Rejected(rejection)) if rejection.code != Code::NotFound => {
            // The form for the code stays where it is.
            let rejection = Rejection {
                code: Code::ConfirmRequired,
                ..rejection
            };
            order::refused(&state, token, rejection, address, asked_from).await
        }
        Err(error) => html::error(&state, error, None),
    }
}
