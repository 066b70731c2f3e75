//! Answers with bytes, or about them.

use super::multipart::{Frame, content_range};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use backend::{
    Error, Shared,
    flows::deliver::{self, OpenedDownload, Parcel},
};
use domain::disposition;
use http::{HeaderName, HeaderValue, StatusCode, header};
use std::ops::Range;

/// A strong validator: the hash of the bytes.
pub(super) fn etag(parcel: &Parcel) -> String {
    format!("\"{}\"", parcel.hash)
}

/// Everything.
pub(super) async fn whole(b: &Shared, opened: &OpenedDownload) -> Result<Response, Error> {
    let size = opened.parcel.size;
    let body = bytes(b, opened, 0..size).await?;
    let mut response = described(&opened.parcel, StatusCode::OK, body);
    put(&mut response, header::CONTENT_LENGTH, &size.to_string());
    Ok(response)
}

/// One run of bytes.
pub(super) async fn part(
    b: &Shared,
    opened: &OpenedDownload,
    part: Range<u64>,
) -> Result<Response, Error> {
    let parcel = &opened.parcel;
    let body = bytes(b, opened, part.clone()).await?;
    let mut response = described(parcel, StatusCode::PARTIAL_CONTENT, body);
    let length = (part.end - part.start).to_string();
    put(&mut response, header::CONTENT_LENGTH, &length);
    let shown = content_range(&part, parcel.size);
    put(&mut response, header::CONTENT_RANGE, &shown);
    Ok(response)
}

async fn bytes(b: &Shared, opened: &OpenedDownload, part: Range<u64>) -> Result<Body, Error> {
    let parts = deliver::hand_out(b, opened, &[part]).await?;
    Ok(parts
        .into_iter()
        .next()
        .map_or_else(Body::empty, Body::from_stream))
}

/// Several runs of bytes.
pub(super) async fn parts(
    b: &Shared,
    opened: &OpenedDownload,
    parts: Vec<Range<u64>>,
) -> Result<Response, Error> {
    let parcel = &opened.parcel;
    let frame = Frame::new(&parcel.media_type, parcel.size);
    let length = frame.length(&parts).to_string();
    let handed = deliver::hand_out(b, opened, &parts).await?;
    let body = frame.around(parts.into_iter().zip(handed).collect());
    let mut response = described(parcel, StatusCode::PARTIAL_CONTENT, Body::from_stream(body));
    put(&mut response, header::CONTENT_LENGTH, &length);
    put(&mut response, header::CONTENT_TYPE, &frame.media_type());
    Ok(response)
}

/// What GET would say, without the bytes.
pub(super) fn head(parcel: &Parcel) -> Response {
    let mut response = described(parcel, StatusCode::OK, Body::empty());
    put(
        &mut response,
        header::CONTENT_LENGTH,
        &parcel.size.to_string(),
    );
    response
}

/// A status and the validator.
pub(super) fn empty(parcel: &Parcel, status: StatusCode) -> Response {
    let mut response = status.into_response();
    put(&mut response, header::ETAG, &etag(parcel));
    put(&mut response, header::CACHE_CONTROL, "private, no-store");
    response
}

/// None of the bytes that were asked for exist.
pub(super) fn unsatisfiable(parcel: &Parcel) -> Response {
    let mut response = empty(parcel, StatusCode::RANGE_NOT_SATISFIABLE);
    let shown = format!("bytes */{}", parcel.size);
    put(&mut response, header::CONTENT_RANGE, &shown);
    response
}

/// To an address of the store, which nobody else should learn of.
pub(super) fn elsewhere(address: &str) -> Response {
    let mut response = StatusCode::FOUND.into_response();
    put(&mut response, header::LOCATION, address);
    put(&mut response, header::CACHE_CONTROL, "no-store");
    put(&mut response, header::REFERRER_POLICY, "no-referrer");
    response
}

/// What is said of every answer with bytes: to be saved, never shown.
fn described(parcel: &Parcel, status: StatusCode, body: Body) -> Response {
    let mut response = (status, body).into_response();
    let name = disposition::attachment(&parcel.file_name);
    for (header, value) in [
        (header::CONTENT_TYPE, parcel.media_type.as_str()),
        (header::CONTENT_DISPOSITION, &name),
        (header::ACCEPT_RANGES, "bytes"),
        (header::ETAG, &etag(parcel)),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ),
    ] {
        put(&mut response, header, value);
    }
    response
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
