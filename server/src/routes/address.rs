//! The link in the mail to a new address, and the last page of an account.

use super::{form::Form, html, visit::Visit};
use app::pages::address as pages;
use axum::{extract::Query, response::Response};
use backend::flows::account;
use http::StatusCode;
use serde::Deserialize;

/// The token of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    token: String,
}

/// `GET /account/email?token=`: a page with a button, because mail scanners follow links.
pub async fn ask(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    match account::about_new_email(&state.backend, &asked.token).await {
        Ok(email) => {
            let document = pages::confirm(&state.site, email.as_str(), &asked.token);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, Some("/console/settings")),
    }
}

/// `POST /account/email`
pub async fn confirm(Visit(state): Visit, form: Form) -> Response {
    match account::confirm_new_email(&state.backend, form.text("token")).await {
        Ok(email) => {
            let document = pages::confirmed(&state.site, email.as_str());
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, Some("/console/settings")),
    }
}

/// `GET /account/deleted`: what is said to whoever has just gone.
pub async fn farewell(Visit(state): Visit) -> Response {
    html::private(&state, StatusCode::OK, pages::farewell(&state.site))
}
