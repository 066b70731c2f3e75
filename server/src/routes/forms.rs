//! What customers send: checkout, registration, download. Plain forms, answered with redirects; a
//! refused one comes back filled in, with its errors and a 4xx.

use super::{form::Form, html, order, pages};
use crate::{layers::client_ip::ClientIp, state::AppState};
use app::pages::form::FormState;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    flows::{
        checkout::{self, Cart},
        deliver,
        register::{self, Registrant},
    },
};
use domain::{
    Code, Rejection,
    id::ShortId,
    page::Phase,
    registration::{Answer, Answers},
};
use http::StatusCode;

/// Which of a page's two forms was refused.
enum Refused {
    Checkout,
    Register,
}

/// `POST /api/checkout`
pub async fn checkout(
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let Some(short_id) = ShortId::parse(form.text("short_id")) else {
        return html::not_found(&state);
    };
    let code = form.text("discount_code");
    let cart = Cart {
        email: form.text("email").to_owned(),
        product_ids: form.list("product_ids"),
        discount_code: (!code.is_empty()).then(|| code.to_owned()),
    };
    match checkout::start(&state.backend, &short_id, &cart, Some(address)).await {
        Ok(started) => Redirect::to(&started.checkout_url).into_response(),
        Err(error) => page_again(&state, &short_id, error, form, Refused::Checkout).await,
    }
}

/// `POST /api/register`
pub async fn register(State(state): State<AppState>, form: Form) -> Response {
    let Some(short_id) = ShortId::parse(form.text("short_id")) else {
        return html::not_found(&state);
    };
    let registrant = Registrant {
        email: form.text("email").to_owned(),
        name: form.text("name").to_owned(),
        answers: answers(&form),
    };
    match register::register(&state.backend, &short_id, &registrant).await {
        Ok(()) => Redirect::to(&format!("/p/{short_id}/registered")).into_response(),
        Err(error) => page_again(&state, &short_id, error, form, Refused::Register).await,
    }
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
    let document = match which {
        Refused::Checkout => pages::render(state, page, now, refused, FormState::default()),
        Refused::Register => pages::render(state, page, now, FormState::default(), refused),
    };
    html::private(state, status, document)
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
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let token = form.text("order_token");
    match deliver::issue_download(&state.backend, token, form.text("file_id"), address).await {
        Ok(issued) => Redirect::to(&issued.url).into_response(),
        Err(Error::Rejected(rejection)) => order::refused(&state, token, rejection).await,
        Err(error) => html::error(&state, error, None),
    }
}

/// `POST /api/confirm_network`
pub async fn confirm_network(
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    form: Form,
) -> Response {
    let token = form.text("order_token");
    match deliver::confirm_network(&state.backend, token, form.text("code"), address).await {
        Ok(()) => Redirect::to(&format!("/o/{token}")).into_response(),
        Err(Error::Rejected(rejection)) if rejection.code != Code::NotFound => {
            // The form for the code stays where it is.
            let rejection = Rejection {
                code: Code::ConfirmRequired,
                ..rejection
            };
            order::refused(&state, token, rejection).await
        }
        Err(error) => html::error(&state, error, None),
    }
}
