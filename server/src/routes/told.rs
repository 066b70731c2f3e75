//! The link in a letter by which a creator switches letters like it off. A GET only shows a button: mail
//! scanners follow links.

use super::{form::Form, html, visit::Visit};
use app::pages::told as pages;
use axum::{extract::Query, response::Response};
use backend::flows::notifications;
use http::StatusCode;
use serde::Deserialize;

/// The token of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    token: String,
}

/// `GET /notifications/off?token=`
pub async fn ask(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    match notifications::about(&state.backend, &asked.token) {
        Ok(topic) => {
            let document = pages::switch_off(&state.site, topic, &asked.token);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// `POST /notifications/off`: from the page, or one click in a mail program (RFC 8058), which sends the
/// token in the address.
pub async fn switch_off(Visit(state): Visit, Query(asked): Query<Asked>, form: Form) -> Response {
    let token = if asked.token.is_empty() {
        form.text("token")
    } else {
        &asked.token
    };
    match notifications::switch_off(&state.backend, token).await {
        Ok(topic) => {
            let document = pages::switched_off(&state.site, topic);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}
