//! The address of a page as a QR code, perhaps with the fields of a campaign in it. There are none for
//! other addresses: whoever scans one with our name on it comes to a page of ours.

use super::{html, pages, visit::Visit};
use crate::state::AppState;
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use backend::Error;
use domain::{
    Code, Rejection,
    campaign::{Campaign, fits_qr},
};
use http::header;
use image::{GrayImage, ImageFormat, Luma};
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Deserialize;
use std::io::Cursor;

/// How wide a picture in dots is at least: enough for a poster.
const WIDTH: u32 = 1_024;
/// How many modules of white are around a code (ISO/IEC 18004, 9.1).
const QUIET: u32 = 4;

/// The campaign of the link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Brought {
    utm_source: String,
    utm_medium: String,
    utm_campaign: String,
    utm_term: String,
    utm_content: String,
}

impl From<Brought> for Campaign {
    fn from(brought: Brought) -> Self {
        Self {
            source: brought.utm_source,
            medium: brought.utm_medium,
            campaign: brought.utm_campaign,
            term: brought.utm_term,
            content: brought.utm_content,
        }
    }
}

/// What the query says, if it can be read.
type Asked = Result<Query<Brought>, QueryRejection>;

/// `GET /p/{short_id}/qr.svg?utm_source=…`
pub async fn drawing(visit: Visit, Path(short_id): Path<String>, asked: Asked) -> Response {
    answer(visit, &short_id, asked, "image/svg+xml", |code| {
        let mut drawing = code.render::<svg::Color<'_>>();
        Ok(drawing.min_dimensions(240, 240).build().into_bytes())
    })
    .await
}

/// `GET /p/{short_id}/qr.png?utm_source=…`
pub async fn picture(visit: Visit, Path(short_id): Path<String>, asked: Asked) -> Response {
    answer(visit, &short_id, asked, "image/png", png).await
}

async fn answer(
    Visit(state): Visit,
    short_id: &str,
    asked: Asked,
    kind: &'static str,
    draw: fn(&QrCode) -> Result<Vec<u8>, Error>,
) -> Response {
    let image = match link(&state, short_id, asked).await {
        Ok(Some(link)) => code(&link).and_then(|code| draw(&code)),
        Ok(None) => return html::not_found(&state),
        Err(error) => Err(error),
    };
    match image {
        Ok(image) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "public, max-age=3600"),
            ];
            (headers, image).into_response()
        }
        Err(error) => html::error(&state, error, None),
    }
}

/// The address that the code shall say.
async fn link(state: &AppState, short_id: &str, asked: Asked) -> Result<Option<String>, Error> {
    let Some(page) = pages::find(state, short_id).await? else {
        return Ok(None);
    };
    let campaign = asked.map_or_else(|_| Brought::default(), |Query(brought)| brought);
    let address = state.backend.url(&format!("/p/{}", page.short_id));
    let link = Campaign::from(campaign).link(&address);
    if fits_qr(&link) {
        Ok(Some(link))
    } else {
        Err(Rejection::new(Code::TooLarge, words::refusal::qr_too_long()).into())
    }
}

fn code(link: &str) -> Result<QrCode, Error> {
    QrCode::with_error_correction_level(link.as_bytes(), EcLevel::M)
        .map_err(|error| Error::Corrupt(error.to_string()))
}

/// Black and white, every module the same whole number of dots.
fn png(code: &QrCode) -> Result<Vec<u8>, Error> {
    let modules = u32::try_from(code.width()).unwrap_or(u32::MAX);
    let side = modules.saturating_add(2 * QUIET);
    let scale = WIDTH.div_ceil(side);
    let dark = |dot: u32| {
        let module = (dot / scale).checked_sub(QUIET)?;
        (module < modules).then(|| usize::try_from(module).ok())?
    };
    let image = GrayImage::from_fn(side * scale, side * scale, |x, y| {
        let is_dark = dark(x)
            .zip(dark(y))
            .is_some_and(|at| code[at] == qrcode::Color::Dark);
        Luma([if is_dark { 0 } else { u8::MAX }])
    });
    let mut bytes = Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, ImageFormat::Png)
        .map_err(|error| Error::Corrupt(error.to_string()))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_modules_of_the_code_and_white_around_them() {
        let code = code("https://pages.example/p/7k2m9x4q8vd").unwrap();
        let image = image::load_from_memory(&png(&code).unwrap())
            .unwrap()
            .to_luma8();
        let modules = u32::try_from(code.width()).unwrap();
        let scale = image.width() / (modules + 2 * QUIET);
        assert!(image.width() >= WIDTH && image.width() == image.height());
        for y in 0..modules {
            for x in 0..modules {
                let middle = |module: u32| (module + QUIET) * scale + scale / 2;
                let is_dark = image.get_pixel(middle(x), middle(y)).0 == [0];
                let module = code[(x as usize, y as usize)];
                assert_eq!(is_dark, module == qrcode::Color::Dark, "{x}, {y}");
            }
        }
        let edge = QUIET * scale;
        for at in 0..image.width() {
            assert_eq!(image.get_pixel(at, edge - 1).0, [u8::MAX]);
            assert_eq!(image.get_pixel(edge - 1, at).0, [u8::MAX]);
        }
    }
}
