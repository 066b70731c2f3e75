//! Pixels.

use image::{ImageError, ImageFormat, Rgb, RgbImage, imageops};
use std::io::Cursor;

/// How finely an edge is looked at, in steps of a pixel.
const STEPS: u32 = 4;

/// A rectangle, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Area {
    pub(super) const fn new(left: u32, top: u32, width: u32, height: u32) -> Self {
        Self {
            left,
            top,
            width,
            height,
        }
    }

    /// The same without so many pixels at each side.
    pub(super) const fn inset(self, by: u32) -> Self {
        Self::new(
            self.left + by,
            self.top + by,
            self.width.saturating_sub(2 * by),
            self.height.saturating_sub(2 * by),
        )
    }
}

/// What is drawn on.
pub(super) struct Canvas(RgbImage);

impl Canvas {
    pub(super) fn new(width: u32, height: u32, colour: [u8; 3]) -> Self {
        Self(RgbImage::from_pixel(width, height, Rgb(colour)))
    }

    /// Lays a colour over one pixel; what is outside is outside.
    pub(super) fn lay(&mut self, x: i32, y: i32, colour: [u8; 3], alpha: u8) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else {
            return;
        };
        if let Some(pixel) = self.0.get_pixel_mut_checked(x, y) {
            pixel.0 = over(pixel.0, colour, alpha);
        }
    }

    /// Fills an area whose corners are rounded.
    pub(super) fn fill(&mut self, area: Area, radius: u32, colour: [u8; 3]) {
        let radius = radius.min(area.width / 2).min(area.height / 2);
        for y in 0..area.height {
            for x in 0..area.width {
                let alpha = covered(x, y, area, radius);
                let at = |from: u32, by| i32::try_from(from + by).unwrap_or(i32::MAX);
                self.lay(at(area.left, x), at(area.top, y), colour, alpha);
            }
        }
    }

    /// Fills an area with the middle of a picture.
    pub(super) fn picture(&mut self, picture: &RgbImage, area: Area) {
        let (width, height) = picture.dimensions();
        // As much of the picture as has the shape of the area.
        let wide = u64::from(height) * u64::from(area.width) / u64::from(area.height);
        let high = u64::from(width) * u64::from(area.height) / u64::from(area.width);
        let part = |of: u64, most: u32| u32::try_from(of).unwrap_or(most).clamp(1, most.max(1));
        let (wide, high) = (part(wide, width), part(high, height));
        let (left, top) = ((width - wide) / 2, (height - high) / 2);
        let part = imageops::crop_imm(picture, left, top, wide, high).to_image();
        let filter = imageops::FilterType::CatmullRom;
        let part = imageops::resize(&part, area.width, area.height, filter);
        imageops::replace(&mut self.0, &part, area.left.into(), area.top.into());
    }

    pub(super) fn png(self) -> Result<Vec<u8>, ImageError> {
        let mut bytes = Cursor::new(Vec::new());
        self.0.write_to(&mut bytes, ImageFormat::Png)?;
        Ok(bytes.into_inner())
    }
}

/// A colour laid over another one.
pub(super) fn over(below: [u8; 3], above: [u8; 3], alpha: u8) -> [u8; 3] {
    let mut mixed = below;
    for (channel, above) in mixed.iter_mut().zip(above) {
        let (alpha, most) = (u32::from(alpha), u32::from(u8::MAX));
        let sum = u32::from(*channel) * (most - alpha) + u32::from(above) * alpha;
        *channel = u8::try_from((sum + most / 2) / most).unwrap_or(u8::MAX);
    }
    mixed
}

/// How much of a pixel of an area lies within its rounded corners, of 255.
fn covered(x: u32, y: u32, area: Area, radius: u32) -> u8 {
    let near = |at: u32, length: u32| at < radius || at >= length - radius;
    if !(near(x, area.width) && near(y, area.height)) {
        return u8::MAX;
    }
    let inside = (0..STEPS * STEPS)
        .filter(|step| {
            let (dx, dy) = (
                beyond(x, step % STEPS, area.width, radius),
                beyond(y, step / STEPS, area.height, radius),
            );
            dx * dx + dy * dy <= u64::from(2 * STEPS * radius).pow(2)
        })
        .count();
    u8::try_from(inside * 255 / 16).unwrap_or(u8::MAX)
}

/// How far the middle of a step of a pixel lies beyond where the corners begin, in half steps.
fn beyond(at: u32, step: u32, length: u32, radius: u32) -> u64 {
    let middle = u64::from(2 * (at * STEPS + step) + 1);
    let (first, last) = (
        u64::from(2 * STEPS * radius),
        u64::from(2 * STEPS * (length - radius)),
    );
    first.saturating_sub(middle) + middle.saturating_sub(last)
}
