//! The links in mails to registrants. A GET only shows a button: mail scanners follow links.

use super::{form::Form, html, visit::Visit};
use crate::state::AppState;
use app::{pages::registration as pages, shell::Document};
use axum::{extract::Query, response::Response};
use backend::flows::register;
use http::StatusCode;
use serde::Deserialize;

/// The token of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    token: String,
}

async fn ask(state: &AppState, token: &str, render: impl FnOnce(&str) -> Document) -> Response {
    match register::about(&state.backend, token).await {
        Ok((_, page)) => html::private(state, StatusCode::OK, render(&page.title())),
        Err(error) => html::error(state, error, None),
    }
}

/// `GET /r/confirm?token=`
pub async fn ask_confirm(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    ask(&state, &asked.token, |title| {
        pages::confirm(&state.site, title, &asked.token)
    })
    .await
}

/// `POST /r/confirm`
pub async fn confirm(Visit(state): Visit, form: Form) -> Response {
    match register::confirm(&state.backend, form.text("token")).await {
        Ok(page) => {
            let document = pages::confirmed(&state.site, &page.title(), &page.short_id);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// `GET /r/unsubscribe?token=`
pub async fn ask_unsubscribe(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    ask(&state, &asked.token, |title| {
        pages::unsubscribe(&state.site, title, &asked.token)
    })
    .await
}

/// `POST /r/unsubscribe`: from the page, or one click in a mail program (RFC 8058), which sends
/// the token in the address.
pub async fn unsubscribe(Visit(state): Visit, Query(asked): Query<Asked>, form: Form) -> Response {
    let token = if asked.token.is_empty() {
        form.text("token")
    } else {
        &asked.token
    };
    match register::unsubscribe(&state.backend, token).await {
        Ok(page) => {
            let document = pages::unsubscribed(&state.site, &page.title(), token);
            html::private(&state, StatusCode::OK, document)
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// `GET /r/delete?token=`
pub async fn ask_delete(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    ask(&state, &asked.token, |title| {
        pages::delete(&state.site, title, &asked.token)
    })
    .await
}

/// `POST /r/delete`
pub async fn delete(Visit(state): Visit, form: Form) -> Response {
    match register::delete(&state.backend, form.text("token")).await {
        Ok(()) => html::private(&state, StatusCode::OK, pages::deleted(&state.site)),
        Err(error) => html::error(&state, error, None),
    }
}
