//! What tells that a sales page is being looked at. The page itself may come from any cache, so the
//! browser says it: with a beacon of the islands, or, where no script runs, with a picture that only
//! such browsers fetch. Nobody sends both.

use super::{download::conditions::is_prefetch, form::Form, pages, session::SignedInAs};
use crate::{
    layers::{client_ip::ClientIp, framing},
    problem::Problem,
    state::AppState,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use backend::flows::{
    account::Session,
    views::{self, Visitor},
};
use domain::{Rejection, visit};
use http::{HeaderMap, HeaderName, StatusCode, header};
use std::net::IpAddr;

/// The most that a form can say about where its buyer came from.
const MOST_LETTERS: usize = 1_000;

/// One transparent dot.
const DOT: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// `POST /p/{short_id}/seen`, with `referrer`, `utm_source`, `utm_medium` and `utm_campaign` as far as
/// they are known
pub async fn beacon(
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    SignedInAs(session): SignedInAs,
    headers: HeaderMap,
    Path(short_id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let told = String::from_utf8_lossy(&body);
    if !is_prefetch(&headers) {
        count(&state, &short_id, address, session, &headers, &told).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /p/{short_id}/seen.gif`. The browser says which document the picture is in: only the page itself
/// counts, alone or in a frame of another site, and not a form that came back, or a preview of it.
pub async fn picture(
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    SignedInAs(session): SignedInAs,
    headers: HeaderMap,
    Path(short_id): Path<String>,
) -> Result<Response, Problem> {
    let pages = ["/p/", framing::FOLDER].map(|folder| [folder, &short_id].concat());
    let document = referer(&state, &headers).filter(|(path, _)| pages.contains(path));
    if let Some((_, query)) = document
        && is_own(&headers)
        && !is_prefetch(&headers)
    {
        count(&state, &short_id, address, session, &headers, &query).await?;
    }
    let headers = [
        (header::CONTENT_TYPE, "image/gif"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, DOT).into_response())
}

async fn count(
    state: &AppState,
    short_id: &str,
    address: IpAddr,
    session: Option<Session>,
    headers: &HeaderMap,
    told: &str,
) -> Result<(), Problem> {
    let page = pages::find(state, short_id).await?;
    let page = page.ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let visitor = Visitor {
        address,
        user_agent: text(headers, &header::USER_AGENT).unwrap_or_default(),
        creator: session.as_ref().map(|session| &session.creator.id),
        referral: views::referral(&state.backend, told),
    };
    views::count(&state.backend, &page, visitor);
    Ok(())
}

/// What led a buyer to the page: an island fills it into the form; where none runs, the address of the
/// page that the form was in says a part of it.
pub fn told(state: &AppState, headers: &HeaderMap, form: &Form) -> String {
    let told = match form.text("referral") {
        "" => referer(state, headers).map(|(_, query)| query),
        told => Some(told.to_owned()),
    };
    let told = told.unwrap_or_default();
    told.chars().take(MOST_LETTERS).collect()
}

/// The path of the page of this site that a request was made from, and what is told of what led there: its
/// query, and whether it stands in a frame of another site.
fn referer(state: &AppState, headers: &HeaderMap) -> Option<(String, String)> {
    let url = url::Url::parse(text(headers, &header::REFERER)?).ok()?;
    let authority = url.host_str().map(|host| match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    });
    let is_ours = url.origin().ascii_serialization() == state.backend.public_url()
        || authority.as_deref() == text(headers, &header::HOST);
    is_ours.then(|| {
        let mut told = url.query().unwrap_or_default().to_owned();
        if url.path().starts_with(framing::FOLDER) {
            told += "&utm_medium=";
            told += visit::EMBEDDED;
        }
        (url.path().to_owned(), told)
    })
}

/// Other sites can show the picture too.
fn is_own(headers: &HeaderMap) -> bool {
    let site = text(headers, &HeaderName::from_static("sec-fetch-site"));
    site.is_none_or(|site| site == "same-origin")
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
