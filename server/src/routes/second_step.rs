//! The code after the right password. A cookie of its own, for these pages only, says that it was right.

use super::{
    account::{self, CONSOLE, asking, local_path},
    cookie,
    form::Form,
    html, session,
    visit::{Visit, back_to},
};
use crate::state::AppState;
use app::pages::{form::FormState, second_step as pages};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, Result,
    flows::{
        account::SignedIn,
        factor::second_step::{self, LASTS},
    },
};
use domain::{Code, time::SECOND};
use http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE};

const COOKIE: &str = "half-signed-in";
/// Where the cookie is sent to.
const FOLDER: &str = "/login";
const PATH: &str = "/login/code";

fn keep(state: &AppState, token: &str, millis: i64) -> HeaderValue {
    cookie::write(state, COOKIE, token, FOLDER, Some(millis / SECOND))
}

/// To the page that asks for the code, with the token that opens it.
pub(super) fn go_on(state: &AppState, token: &str, next: &str) -> Response {
    let mut response = Redirect::to(&asking(PATH, "next", next)).into_response();
    let headers = response.headers_mut();
    headers.insert(SET_COOKIE, keep(state, token, LASTS));
    response
}

/// `GET /login/code`
pub async fn ask(
    Visit(state): Visit,
    headers: HeaderMap,
    Query(asked): Query<account::Asked>,
) -> Response {
    let next = local_path(&asked.next, CONSOLE);
    let token = cookie::read(&headers, COOKIE).unwrap_or_default();
    match second_step::is_open(&state.backend, token).await {
        Ok(true) => {
            let form = FormState::default().with("next", next);
            html::private(&state, StatusCode::OK, pages::render(&state.site, &form))
        }
        Ok(false) => Redirect::to(&asking("/login", "next", next)).into_response(),
        Err(error) => html::error(&state, error, Some("/login")),
    }
}

/// `POST /login/code`: a code of the app, or a recovery code.
pub async fn enter(Visit(state): Visit, headers: HeaderMap, form: Form) -> Response {
    let token = cookie::read(&headers, COOKIE).unwrap_or_default();
    let agent = account::user_agent(&headers);
    let done = match form.text("recovery") {
        "" => second_step::enter_code(&state.backend, token, form.text("code"), agent).await,
        code => second_step::enter_recovery_code(&state.backend, token, code, agent).await,
    };
    answer(&state, done, form)
}

fn answer(state: &AppState, done: Result<SignedIn>, form: Form) -> Response {
    let next = local_path(form.text("next"), CONSOLE).to_owned();
    match done {
        Ok(signed_in) => {
            let mut response = Redirect::to(&next).into_response();
            let headers = response.headers_mut();
            headers.append(SET_COOKIE, session::keep(state, &signed_in));
            headers.append(SET_COOKIE, keep(state, "", 0));
            response
        }
        Err(Error::Rejected(refused)) if refused.code == Code::Expired => {
            let state = back_to(state, &asking("/login", "next", &next));
            let form = Form::default().with("next", &next);
            account::again(&state, refused.into(), form, |form| {
                account::login(&state, form)
            })
        }
        Err(error) => {
            let state = back_to(state, &asking(PATH, "next", &next));
            // What was wrong is not worth keeping.
            let form = Form::default().with("next", &next);
            account::again(&state, error, form, |form| pages::render(&state.site, form))
        }
    }
}
