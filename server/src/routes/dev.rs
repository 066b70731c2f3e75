//! For development: mail that would have been sent, and the design system.

use super::{html, visit::Visit};
use crate::{problem::Problem, state::AppState};
use app::pages::{
    gallery::{self, GalleryView},
    outbox,
};
use axum::{
    Json,
    extract::{Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use backend::{db, mailer::Mailer};
use domain::{Rejection, design::Theme};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::json;

/// How many mails are shown.
const MOST: i64 = 200;

async fn mails(state: &AppState) -> backend::Result<Option<Vec<db::outbox::OutboxMail>>> {
    if !state.backend.settings.is_development()
        || !matches!(state.backend.mailer, Mailer::Outbox(..))
    {
        return Ok(None);
    }
    Ok(Some(
        db::outbox::list(&mut state.backend.db.fresh().await?, MOST).await?,
    ))
}

/// `GET /dev/mail`
pub async fn mail(Visit(state): Visit) -> Response {
    let mails = match mails(&state).await {
        Ok(Some(mails)) => mails,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let mails: Vec<_> = mails
        .into_iter()
        .map(|entry| outbox::Mail {
            to: entry.mail.to,
            subject: entry.mail.subject,
            text: entry.mail.text,
            html: entry.mail.html,
            created_at: entry.created_at,
        })
        .collect();
    let document = outbox::render(&state.site, &mails);
    // Mails bring their own styles; the frames they are shown in can do nothing else.
    let csp = html::policy(
        &state,
        &document.csp_script_src(),
        "'self' 'unsafe-inline'",
        "'self'",
    );
    let mut response = html::private(&state, StatusCode::OK, document);
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    response
}

/// `GET /dev/mail.json`
pub async fn mail_json(Visit(state): Visit) -> Result<Response, Problem> {
    let mails = mails(&state)
        .await?
        .ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let mails: Vec<_> = mails
        .into_iter()
        .map(|entry| {
            json!({
                "to": entry.mail.to,
                "subject": entry.mail.subject,
                "text": entry.mail.text,
                "html": entry.mail.html,
                "unsubscribeUrl": entry.mail.unsubscribe_url,
                "createdAt": entry.created_at,
            })
        })
        .collect();
    Ok(Json(mails).into_response())
}

/// How the gallery is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Look {
    dir: String,
    theme: String,
}

/// `GET /dev/gallery`
pub async fn show_gallery(
    Visit(state): Visit,
    look: Result<Query<Look>, QueryRejection>,
) -> Response {
    if !state.backend.settings.is_development() {
        return html::not_found(&state);
    }
    // A query that cannot be read asks for nothing special.
    let Query(look) = look.unwrap_or_default();
    let view = GalleryView {
        is_rtl: look.dir == "rtl",
        theme: Theme::parse(&look.theme),
        now: state.backend.now(),
    };
    html::private(&state, StatusCode::OK, gallery::render(&state.site, view))
}
