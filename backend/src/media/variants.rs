//! A picture that a creator shows, in the sizes in which it is kept: turned upright, and nothing but
//! its pixels.

use super::{
    INPUT, Piece, Refusal, Result,
    picture::{is_see_through, read, unwritten, write_jpeg},
};
use domain::{
    picture::{Format, MOST_RATIO, PictureUse, name},
    preview::PreviewKind,
};
use image::{
    AnimationDecoder, DynamicImage, ImageFormat, ImageReader,
    codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder},
    imageops::FilterType,
};
use std::{
    fs::File,
    io::{BufReader, Seek},
};

/// Makes the sizes, the smallest first.
pub(super) fn make(usage: PictureUse) -> Result<Vec<Piece>> {
    check_still()?;
    let (mut image, format) = plain(cut(read()?, usage)?);
    let mut pieces = Vec::new();
    for width in usage.widths_of(image.width()).into_iter().rev() {
        // Each from the one before: so the large original is gone over once only.
        image = shrink(image, width);
        pieces.push(write(&image, format)?);
    }
    pieces.reverse();
    Ok(pieces)
}

/// The same with eight bits for each colour, and what it has to be written as.
fn plain(image: DynamicImage) -> (DynamicImage, Format) {
    match is_see_through(&image) {
        true => (image.into_rgba8().into(), Format::Png),
        false => (image.into_rgb8().into(), Format::Jpeg),
    }
}

fn write(image: &DynamicImage, format: Format) -> Result<Piece> {
    let name = name(image.width().into(), format);
    match format {
        Format::Jpeg => write_jpeg(image, &name)?,
        Format::Png => image.save(&name).map_err(unwritten)?,
    }
    Ok(Piece {
        kind: PreviewKind::Image,
        name,
        media_type: format.media_type().to_owned(),
        size: Some((image.width(), image.height())),
    })
}

/// Refuses what moves: of many pictures one would be shown, and nobody chose which.
fn check_still() -> Result<()> {
    let file = File::open(INPUT).map_err(|error| Refusal::of_io(&error))?;
    let reader = ImageReader::new(BufReader::new(file))
        .with_guessed_format()
        .map_err(|error| Refusal::of_io(&error))?;
    let format = reader.format();
    let mut file = reader.into_inner();
    file.rewind().map_err(|error| Refusal::of_io(&error))?;
    let moves = match format {
        Some(ImageFormat::Gif) => {
            let decoder = GifDecoder::new(file).map_err(|_| Refusal::Damaged)?;
            decoder.into_frames().take(2).count() > 1
        }
        Some(ImageFormat::Png) => PngDecoder::new(file)
            .and_then(|decoder| decoder.is_apng())
            .map_err(|_| Refusal::Damaged)?,
        Some(ImageFormat::WebP) => WebPDecoder::new(file)
            .map_err(|_| Refusal::Damaged)?
            .has_animation(),
        _ => false,
    };
    (!moves).then_some(()).ok_or(Refusal::Moves)
}

/// The middle of it as a square, or all of it.
fn cut(image: DynamicImage, usage: PictureUse) -> Result<DynamicImage> {
    let (width, height) = (image.width(), image.height());
    let (shorter, longer) = (width.min(height), width.max(height));
    if shorter == 0 {
        return Err(Refusal::Damaged);
    }
    match usage {
        PictureUse::Cover if u64::from(longer) > u64::from(shorter) * u64::from(MOST_RATIO) => {
            Err(Refusal::TooNarrow)
        }
        PictureUse::Cover => Ok(image),
        PictureUse::Avatar => {
            let (left, top) = ((width - shorter) / 2, (height - shorter) / 2);
            Ok(image.crop_imm(left, top, shorter, shorter))
        }
    }
}

fn shrink(image: DynamicImage, width: u32) -> DynamicImage {
    if image.width() <= width {
        return image;
    }
    let height = u64::from(image.height()) * u64::from(width) / u64::from(image.width());
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    image.resize_exact(width, height, FilterType::CatmullRom)
}
