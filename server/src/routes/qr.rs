//! The address of a page as a QR code.

use super::{html, pages, visit::Visit};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::header;
use qrcode::{QrCode, render::svg};

/// `GET /p/{short_id}/qr.svg`
pub async fn page(Visit(state): Visit, Path(short_id): Path<String>) -> Response {
    let page = match pages::find(&state, &short_id).await {
        Ok(Some(page)) => page,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let url = state.backend.url(&format!("/p/{}", page.short_id));
    match QrCode::new(url.as_bytes()) {
        Ok(code) => {
            let image = code
                .render::<svg::Color<'_>>()
                .min_dimensions(240, 240)
                .build();
            let headers = [
                (header::CONTENT_TYPE, "image/svg+xml"),
                (header::CACHE_CONTROL, "public, max-age=3600"),
            ];
            (headers, image).into_response()
        }
        Err(error) => html::error(&state, backend::Error::Corrupt(error.to_string()), None),
    }
}
