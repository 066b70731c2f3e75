//! An image, made smaller. Only pixels get through: what else was in the file (places, names,
//! scripts behind the image) stays behind.

use super::{INPUT, Piece, Refusal, Result};
use domain::preview::PreviewKind;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
};

/// The most pixels that are decoded.
const MOST_PIXELS: u64 = 50_000_000;
/// The most bytes that decoding may take: eight per pixel, and twice for turning it around.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// The longer side of what is shown large, in pixels, and which part of the original's it is at most: a
/// preview must not be the product.
const COVER: (u32, u32) = (1_600, 2);
/// The same of what is shown small.
const THUMBNAIL: (u32, u32) = (480, 4);
/// Between 1 and 100.
const JPEG_QUALITY: u8 = 80;

/// Makes a large and a small version.
pub(super) fn make() -> Result<Vec<Piece>> {
    let image = read()?;
    let longer_side = image.width().max(image.height());
    let at_most = |(pixels, part): (u32, u32)| pixels.min(longer_side / part);
    let (large, small) = (at_most(COVER), at_most(THUMBNAIL));
    if small == 0 {
        return Err(Refusal::TooSmall);
    }
    let cover = shrink(image, large);
    let thumbnail = shrink(cover.clone(), small);
    Ok(vec![
        write(&cover, PreviewKind::Image, "cover")?,
        write(&thumbnail, PreviewKind::Thumbnail, "thumbnail")?,
    ])
}

/// The image, the right way up.
pub(super) fn read() -> Result<DynamicImage> {
    check_end()?;
    let mut reader = ImageReader::open(INPUT)
        .and_then(ImageReader::with_guessed_format)
        .map_err(|error| Refusal::of_io(&error))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(why)?;
    let (width, height) = decoder.dimensions();
    // From the header, before any pixel is decoded.
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(why)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// Refuses a JPEG that ends too early: decoders fill it up with grey.
fn check_end() -> Result<()> {
    let bytes = fs::read(INPUT).map_err(|error| Refusal::of_io(&error))?;
    let last = |marker: [u8; 2]| bytes.windows(2).rposition(|pair| pair == marker);
    let (scan, end) = (last([0xff, 0xda]), last([0xff, 0xd9]));
    if bytes.starts_with(&[0xff, 0xd8]) && end <= scan {
        return Err(Refusal::Damaged);
    }
    Ok(())
}

fn why(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::Damaged,
    }
}

fn shrink(image: DynamicImage, longer_side: u32) -> DynamicImage {
    if image.width().max(image.height()) <= longer_side {
        return image;
    }
    image.resize(longer_side, longer_side, FilterType::Triangle)
}

fn write(image: &DynamicImage, kind: PreviewKind, name: &str) -> Result<Piece> {
    if is_see_through(image) {
        let name = format!("{name}.png");
        image.to_rgba8().save(&name).map_err(unwritten)?;
        return Ok(piece(image, kind, name, "image/png"));
    }
    let name = format!("{name}.jpg");
    write_jpeg(image, &name)?;
    Ok(piece(image, kind, name, "image/jpeg"))
}

/// Writes an image without its transparency.
pub(super) fn write_jpeg(image: &DynamicImage, name: &str) -> Result<()> {
    let file = File::create(name).map_err(|error| Refusal::of_io(&error))?;
    let mut file = BufWriter::new(file);
    JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY)
        .encode_image(&image.to_rgb8())
        .map_err(unwritten)?;
    file.flush().map_err(|error| Refusal::of_io(&error))
}

/// Why an image could not be written.
pub(super) fn unwritten(error: ImageError) -> Refusal {
    match error {
        ImageError::IoError(error) => Refusal::of_io(&error),
        _ => Refusal::TooMuch,
    }
}

fn piece(image: &DynamicImage, kind: PreviewKind, name: String, media_type: &str) -> Piece {
    Piece {
        kind,
        name,
        media_type: media_type.to_owned(),
        size: Some((image.width(), image.height())),
    }
}

/// Whether anything can be seen through it.
pub(super) fn is_see_through(image: &DynamicImage) -> bool {
    image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel[3] < u8::MAX)
}
