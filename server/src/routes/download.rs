//! The bytes of a file that was bought.

mod range;

use super::html;
use crate::{
    layers::{client_ip::ClientIp, rate_limit},
    state::AppState,
};
use app::pages::notice;
use axum::{
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    flows::deliver::{self, OpenedDownload},
};
use domain::file::File;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use range::Wanted;
use std::ops::Range;

/// `GET|HEAD /d/{token}`
///
/// Asking with HEAD costs nothing. A GET counts its session, once, when the first byte is about to
/// go out.
pub async fn download(
    State(state): State<AppState>,
    ClientIp(address): ClientIp,
    Path(token): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let opened = match deliver::open_download(&state.backend, &token, address).await {
        Ok(opened) => opened,
        Err(error) => return refuse(&state, error),
    };
    if let Err(seconds) = state.limits.check_download(opened.link.session.as_str()) {
        return rate_limit::too_many(&state, &headers, seconds);
    }
    let size = u64::try_from(opened.file.size_bytes).unwrap_or_default();
    match range::wanted(&headers, size, &etag(&opened.file)) {
        Wanted::Nothing => unsatisfiable(size),
        Wanted::Everything => send(&state, &opened, &method, 0..size, None).await,
        Wanted::Part(part) => {
            let shown = format!("bytes {}-{}/{size}", part.start, part.end - 1);
            send(&state, &opened, &method, part, Some(shown)).await
        }
    }
}

async fn send(
    state: &AppState,
    opened: &OpenedDownload,
    method: &Method,
    part: Range<u64>,
    shown: Option<String>,
) -> Response {
    let length = part.end - part.start;
    let body = if *method == Method::HEAD {
        Body::empty()
    } else {
        // Opened before it is counted: a session must not be used up by a file that cannot be read.
        let bytes = match state
            .backend
            .files
            .read(&opened.file.storage_key, part)
            .await
        {
            Ok(bytes) => bytes,
            Err(error) => return refuse(state, error.into()),
        };
        if let Err(error) = deliver::count(&state.backend, opened).await {
            return refuse(state, error);
        }
        Body::from_stream(bytes)
    };
    let status = if shown.is_some() {
        StatusCode::PARTIAL_CONTENT
    } else {
        StatusCode::OK
    };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, &opened.file.file_type);
    put(header::CONTENT_LENGTH, &length.to_string());
    put(
        header::CONTENT_DISPOSITION,
        &disposition(&opened.file.file_name),
    );
    put(header::ACCEPT_RANGES, "bytes");
    put(header::ETAG, &etag(&opened.file));
    put(header::CACHE_CONTROL, "private, no-store");
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    if let Some(shown) = shown {
        put(header::CONTENT_RANGE, &shown);
    }
    response
}

fn unsatisfiable(size: u64) -> Response {
    (
        StatusCode::RANGE_NOT_SATISFIABLE,
        [
            (header::CONTENT_RANGE, format!("bytes */{size}")),
            (header::CACHE_CONTROL, "private, no-store".to_owned()),
        ],
    )
        .into_response()
}

/// A page that says why, and what to do next.
fn refuse(state: &AppState, error: Error) -> Response {
    match error {
        Error::Rejected(rejection) => {
            let status =
                StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::FORBIDDEN);
            html::private(
                state,
                status,
                notice::download_refused(&state.assets, &rejection),
            )
        }
        other => html::error(state, other, Some("/orders")),
    }
}

/// A strong validator: the hash of the bytes.
fn etag(file: &File) -> String {
    format!("\"{}\"", file.sha256.as_deref().unwrap_or(file.id.as_str()))
}

/// `attachment` with the name in ASCII for old programs and in UTF-8 for all others (RFC 6266,
/// RFC 8187).
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() && c != '"' && c != '\\' && c != '%' || c == ' ' {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_file_keeps_its_name() {
        assert_eq!(
            disposition("Übung \"1\".pdf"),
            "attachment; filename=\"_bung _1_.pdf\"; filename*=UTF-8''%C3%9Cbung%20%221%22.pdf"
        );
    }
}
