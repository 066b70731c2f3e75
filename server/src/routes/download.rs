//! What was bought, byte by byte.

mod answer;
pub(super) mod conditions;
mod multipart;
pub mod range;

use super::{html, visit::Visit, way_back};
use crate::{
    layers::{client_ip::ClientIp, rate_limit},
    state::AppState,
};
use app::pages::notice;
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    flows::deliver::{self, OpenedDownload},
};
use conditions::Condition;
use domain::network::network;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use range::Wanted;

/// After how many seconds a file may be there again, when the store does not answer.
const TRY_AGAIN: u16 = 30;

/// `GET|HEAD /d/{token}`
///
/// Asking with HEAD costs nothing, and what a browser fetches ahead gets nothing. A GET counts its
/// session, once, when the first byte is about to go out.
pub async fn download(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    Path(token): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if conditions::is_prefetch(&headers) {
        return not_ahead();
    }
    let b = &state.backend;
    let link = match deliver::read_link(b, &token) {
        Ok(link) => link,
        Err(error) => return refuse(&state, &headers, &token, error).await,
    };
    let limits = &state.limits;
    if let Err(seconds) = limits.check_network(&network(address), &link) {
        return rate_limit::too_many(&state, &headers, seconds);
    }
    let opened = match deliver::open_download(b, &link, address).await {
        Ok(opened) => opened,
        Err(error) => return refuse(&state, &headers, &token, error).await,
    };
    if let Err(seconds) = limits.check_session(&link) {
        return rate_limit::too_many(&state, &headers, seconds);
    }
    match answer(&state, &opened, &method, &headers).await {
        Ok(response) => response,
        Err(error) => refuse(&state, &headers, &token, error).await,
    }
}

async fn answer(
    state: &AppState,
    opened: &OpenedDownload,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let parcel = &opened.parcel;
    match conditions::check(headers, &answer::etag(parcel)) {
        Condition::Met => {}
        Condition::NotModified => return Ok(answer::empty(parcel, StatusCode::NOT_MODIFIED)),
        Condition::Failed => return Ok(answer::empty(parcel, StatusCode::PRECONDITION_FAILED)),
    }
    // A range is defined for GET only (RFC 9110 §14.2).
    if *method == Method::HEAD {
        return Ok(answer::head(parcel));
    }
    let b = &state.backend;
    if let Some(address) = deliver::send_elsewhere(b, opened).await? {
        return Ok(answer::elsewhere(&address));
    }
    match range::wanted(headers, parcel.size, &answer::etag(parcel)) {
        Wanted::Nothing => Ok(answer::unsatisfiable(parcel)),
        Wanted::Everything => answer::whole(b, opened).await,
        Wanted::Part(part) => answer::part(b, opened, part).await,
        Wanted::Parts(parts) => answer::parts(b, opened, parts).await,
    }
}

/// Nobody has asked for it yet: a session must not be used up by a guess.
fn not_ahead() -> Response {
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(header::CACHE_CONTROL, "no-store")],
    )
        .into_response()
}

/// A page that says why, and what to do next.
async fn refuse(state: &AppState, headers: &HeaderMap, token: &str, error: Error) -> Response {
    let rejection = match error.told() {
        Ok(rejection) => rejection,
        Err(other) => return html::error(state, other, Some("/orders")),
    };
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::FORBIDDEN);
    let back = way_back::order_page(state, headers, token).await;
    let document = notice::download_refused(&state.site, &rejection, back.as_deref());
    let mut response = html::private(state, status, document);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(TRY_AGAIN));
    }
    response
}
