//! The first pages of a PDF, as images.
#![expect(
    clippy::float_arithmetic,
    reason = "lengths on paper, not money, and nothing is decided by them but the size of an image"
)]

use super::{INPUT, Piece, Refusal, Result, picture};
use domain::preview::PreviewKind;
use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbaImage};
use std::{fs, sync::Arc};

/// How many pages are shown, of a PDF that has at least twice as many.
const MOST_PAGES: usize = 3;
/// How large the only page of a PDF is drawn, compared with one of several: it must not be the product.
const OF_ONE: f32 = 0.5;
/// How wide and how high the images are at most, in pixels.
const WIDEST: f32 = 1_000.0;
const HIGHEST: f32 = 1_600.0;
/// How far a small page is blown up at most.
const LARGEST_SCALE: f32 = 4.0;

/// Opens a PDF.
pub(super) fn open(bytes: Arc<Vec<u8>>) -> Result<Pdf> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) => Refusal::Damaged,
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged,
    })
}

/// Draws the first pages.
pub(super) fn make() -> Result<Vec<Piece>> {
    let bytes = fs::read(INPUT).map_err(|error| Refusal::of_io(&error))?;
    let pdf = open(Arc::new(bytes))?;
    let cache = RenderCache::new();
    let pages = pdf.pages();
    let (shown, zoom) = match pages.len() {
        0 => return Err(Refusal::Damaged),
        1 => (1, OF_ONE),
        several => ((several / 2).min(MOST_PAGES), 1.0),
    };
    (1..)
        .zip(pages.iter().take(shown))
        .map(|(number, page)| draw(page, &cache, number, zoom))
        .collect()
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, number: u32, zoom: f32) -> Result<Piece> {
    let (width, height) = page.render_dimensions();
    let scale = zoom * (WIDEST / width).min(HIGHEST / height).min(LARGEST_SCALE);
    // A page can be so long and narrow that nothing is left of it.
    if !scale.is_finite() || width * scale < 1.0 || height * scale < 1.0 {
        return Err(Refusal::Damaged);
    }
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let drawn = render(
        page,
        cache,
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // On white nothing is transparent, so that it does not matter how transparency is written.
    let pixels = drawn.data_as_u8_slice().to_vec();
    let image = RgbaImage::from_raw(width, height, pixels).ok_or(Refusal::Damaged)?;
    let name = format!("page-{number}.jpg");
    picture::write_jpeg(&DynamicImage::from(image), &name)?;
    Ok(Piece {
        kind: PreviewKind::Page,
        name,
        media_type: "image/jpeg".to_owned(),
        size: Some((width, height)),
    })
}
