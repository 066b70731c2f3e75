//! The picture that others show for a link to a page.

mod shows;

use super::{
    download::conditions::{self, Condition},
    html, pages,
    visit::Visit,
};
use crate::state::AppState;
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use backend::{Error, flows::pictures};
use bytes::Bytes;
use domain::{
    Code, Rejection, Timestamp,
    page::{Page, Phase},
    picture::{Picture, PictureSize},
    time::SECOND,
};
use futures::TryStreamExt;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use words::{Language, Words};

/// For how many seconds a card may be kept at most: its creator may change the page.
const MOST_SECONDS: i64 = 300;
/// How wide a cover has to be at least to be sharp on a card.
const COVER_WIDTH: i64 = 900;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The language. Those who fetch cards have none of their own, so it stands in the address.
    lang: String,
}

/// `GET|HEAD /p/{short_id}/card.png?lang=de`
pub async fn show(
    Visit(state): Visit,
    Path(short_id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let now = state.backend.now();
    let page = match find(&state, &short_id, now).await {
        Ok(Some(page)) => page,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let asked = asked.map_or_else(|_| Asked::default(), |Query(asked)| asked);
    let words = Words::of(Language::parse(&asked.lang).unwrap_or_default());
    match answer(&state, &page, now, words, &headers).await {
        Ok(response) => response,
        Err(error) => html::error(&state, error, None),
    }
}

/// The address of a page's card in a language. It changes with what is on it, so that whoever keeps an old
/// card for long does not keep showing it.
pub fn url(state: &AppState, page: &Page, cover: Option<&Picture>, now: Timestamp) -> String {
    let words = state.site.words;
    let card = shows::card(page, now, words, cover.map(chosen).as_deref());
    let mut url = state.backend.url(&format!(
        "/p/{}/card.png?v={}",
        page.short_id,
        &card.key()[..8]
    ));
    if words.language() != Language::default() {
        url += &format!("&lang={}", words.language().code());
    }
    url
}

/// A page that has a card at this moment.
async fn find(state: &AppState, short_id: &str, now: Timestamp) -> Result<Option<Page>, Error> {
    let page = pages::find(state, short_id).await?;
    match page {
        Some(page) if page.phase(now) == Phase::Expired => {
            Err(Rejection::new(Code::Expired, words::refusal::card_closed()).into())
        }
        other => Ok(other),
    }
}

async fn answer(
    state: &AppState,
    page: &Page,
    now: Timestamp,
    words: Words,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let cover = pictures::of_page(&state.backend, page).await?.cover;
    let card = shows::card(page, now, words, cover.as_ref().map(chosen).as_deref());
    let etag = format!("\"{}\"", card.key());
    let mut response = match conditions::check(headers, &etag) {
        Condition::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        Condition::Failed => return Ok(StatusCode::PRECONDITION_FAILED.into_response()),
        Condition::Met => {
            let png = match state.cards.get(&card.key()) {
                Some(png) => png,
                None => {
                    let cover = read(state, cover.as_ref()).await?;
                    state.cards.draw(card, cover).await?
                }
            };
            as_png(png)
        }
    };
    let until_change = page
        .next_change(now)
        .map_or(MOST_SECONDS, |next| next.since(now) / SECOND);
    let kept = format!("public, max-age={}", until_change.clamp(0, MOST_SECONDS));
    let response_headers = response.headers_mut();
    for (name, value) in [(header::ETAG, &etag), (header::CACHE_CONTROL, &kept)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            response_headers.insert(name, value);
        }
    }
    Ok(response)
}

fn as_png(png: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CONTENT_DISPOSITION, "inline"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ),
    ];
    (headers, png).into_response()
}

/// The path of the size of a cover that stands on a card.
fn chosen(cover: &Picture) -> String {
    cover.path(size(cover))
}

fn size(cover: &Picture) -> PictureSize {
    cover.at_least(COVER_WIDTH)
}

/// The bytes of that size.
async fn read(state: &AppState, cover: Option<&Picture>) -> Result<Option<Vec<u8>>, Error> {
    let Some(cover) = cover else { return Ok(None) };
    let b = &state.backend;
    let width = size(cover).width;
    let Some(stored) = pictures::stored(b, &cover.id, Some(width)).await? else {
        return Ok(None);
    };
    let bytes = u64::try_from(stored.size_bytes).unwrap_or_default();
    let pieces: Vec<Bytes> = b
        .files
        .read(&stored.storage_key, 0..bytes)
        .await?
        .try_collect()
        .await?;
    Ok(Some(pieces.concat()))
}
