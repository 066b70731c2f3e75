//! Signing up, in and out: plain forms, answered with pages and redirects.

use super::{
    form::Form,
    html, second_step,
    session::{self, SignedInAs},
    visit::{Visit, back_to},
};
use crate::state::AppState;
use app::pages::{account as pages, form::FormState};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    flows::{account, account::Entered, factor},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;

/// Where to go after signing in, and the token of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub(super) next: String,
    token: String,
}

/// Where one goes after signing in.
pub(super) const CONSOLE: &str = "/console";

/// A path of this site: never another site, and never a line break. Anything else is `instead`.
pub(super) fn local_path<'a>(next: &'a str, instead: &'a str) -> &'a str {
    let is_local = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if is_local && next.chars().all(|c| c.is_ascii_graphic()) {
        next
    } else {
        instead
    }
}

/// A path with one thing asked for.
pub(super) fn asking(path: &str, name: &str, value: &str) -> String {
    let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    format!("{path}?{name}={value}")
}

/// Shows a refused form again, with what was typed.
pub(super) fn again(
    state: &AppState,
    error: Error,
    form: Form,
    render: impl FnOnce(&FormState) -> app::shell::Document,
) -> Response {
    match error {
        Error::Rejected(rejection) => {
            let status =
                StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
            html::private(state, status, render(&form.refused(rejection)))
        }
        other => html::error(state, other, None),
    }
}

/// `GET /signup`
pub async fn ask_sign_up(Visit(state): Visit) -> Response {
    html::private(
        &state,
        StatusCode::OK,
        pages::signup(&state.site, &FormState::default()),
    )
}

/// `POST /signup`
pub async fn sign_up(Visit(state): Visit, form: Form) -> Response {
    let done = account::sign_up(
        &state.backend,
        form.text("email"),
        form.text("name"),
        form.text("password"),
        state.site.words.language(),
    )
    .await;
    match done {
        Ok(()) => html::private(&state, StatusCode::OK, pages::check_inbox(&state.site)),
        Err(error) => {
            let state = back_to(&state, "/signup");
            again(&state, error, form, |form| pages::signup(&state.site, form))
        }
    }
}

/// `GET /confirm?token=`: a page with a button, because mail scanners follow links.
pub async fn ask_confirm(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    html::private(
        &state,
        StatusCode::OK,
        pages::confirm(&state.site, &asked.token),
    )
}

/// `POST /confirm`
pub async fn confirm(Visit(state): Visit, form: Form) -> Response {
    match account::confirm_email(&state.backend, form.text("token")).await {
        Ok(()) => html::private(&state, StatusCode::OK, pages::confirmed(&state.site)),
        Err(error) => html::error(&state, error, Some("/login")),
    }
}

/// `GET /login`
pub async fn ask_sign_in(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Query(asked): Query<Asked>,
) -> Response {
    if session.is_some() {
        return Redirect::to(local_path(&asked.next, CONSOLE)).into_response();
    }
    let form = FormState::default().with("next", local_path(&asked.next, CONSOLE));
    html::private(&state, StatusCode::OK, login(&state, &form))
}

/// The page on which one signs in, with passkeys where the site has a name.
pub(super) fn login(state: &AppState, form: &FormState) -> app::shell::Document {
    let site = factor::site(state.backend.public_url());
    let host = site.as_ref().and_then(|url| url.host_str());
    pages::login(&state.site, form, host)
}

/// What the browser says it is.
pub(super) fn user_agent(headers: &HeaderMap) -> &str {
    headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// `POST /login`
pub async fn sign_in(Visit(state): Visit, headers: HeaderMap, form: Form) -> Response {
    let agent = user_agent(&headers);
    let done = account::sign_in(
        &state.backend,
        form.text("email"),
        form.text("password"),
        agent,
    )
    .await;
    match done {
        Ok(Entered::Halfway(token)) => {
            second_step::go_on(&state, &token, local_path(form.text("next"), CONSOLE))
        }
        Ok(Entered::In(signed_in)) => {
            let cookie = session::keep(&state, &signed_in);
            let mut response = Redirect::to(local_path(form.text("next"), CONSOLE)).into_response();
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(error) => {
            let next = local_path(form.text("next"), CONSOLE);
            let state = back_to(&state, &asking("/login", "next", next));
            again(&state, error, form, |form| login(&state, form))
        }
    }
}

/// `POST /logout`
pub async fn sign_out(Visit(state): Visit, SignedInAs(session): SignedInAs) -> Response {
    if let Some(session) = session
        && let Err(error) = account::sign_out(&state.backend, &session.id).await
    {
        return html::error(&state, error, Some("/console"));
    }
    let mut response = Redirect::to("/").into_response();
    response
        .headers_mut()
        .insert(header::SET_COOKIE, session::forget(&state));
    response
}

/// `GET /forgot`
pub async fn ask_forgot(Visit(state): Visit) -> Response {
    html::private(
        &state,
        StatusCode::OK,
        pages::forgot(&state.site, &FormState::default()),
    )
}

/// `POST /forgot`
pub async fn forgot(Visit(state): Visit, form: Form) -> Response {
    match account::forgot_password(&state.backend, form.text("email")).await {
        Ok(()) => html::private(&state, StatusCode::OK, pages::forgot_sent(&state.site)),
        Err(error) => {
            let state = back_to(&state, "/forgot");
            again(&state, error, form, |form| pages::forgot(&state.site, form))
        }
    }
}

/// `GET /reset?token=`
pub async fn ask_reset(Visit(state): Visit, Query(asked): Query<Asked>) -> Response {
    html::private(
        &state,
        StatusCode::OK,
        pages::reset(&state.site, &asked.token, &FormState::default()),
    )
}

/// `POST /reset`
pub async fn reset(Visit(state): Visit, form: Form) -> Response {
    let token = form.text("token").to_owned();
    match account::reset_password(&state.backend, &token, form.text("password")).await {
        Ok(()) => {
            let mut response =
                html::private(&state, StatusCode::OK, pages::reset_done(&state.site));
            response
                .headers_mut()
                .insert(header::SET_COOKIE, session::forget(&state));
            response
        }
        Err(error) => {
            let state = back_to(&state, &asking("/reset", "token", &token));
            again(&state, error, form, |form| {
                pages::reset(&state.site, &token, form)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn signing_in_never_leads_away() {
        for bad in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "evil",
        ] {
            assert_eq!(local_path(bad, "/console"), "/console", "{bad:?}");
        }
        assert_eq!(local_path("/console/pages?x=1", "/"), "/console/pages?x=1");
    }
}
