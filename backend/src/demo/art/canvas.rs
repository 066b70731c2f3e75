//! Areas with soft edges, gradients, light.

use image::{ImageError, ImageFormat, RgbImage};
use std::io::Cursor;

/// Red, green, blue.
pub(super) type Colour = [u8; 3];
/// From the left, from the top.
pub(super) type Point = (f32, f32);

/// What is drawn on, in pixels.
pub(super) struct Canvas {
    width: usize,
    pixels: Vec<Colour>,
}

impl Canvas {
    /// A canvas in colours that follow each other from the top to the bottom, at the given parts of the way.
    pub(super) fn washed(width: usize, height: usize, stops: &[(f32, Colour)]) -> Self {
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let colour = along(stops, from(y) / from(height));
            pixels.extend(std::iter::repeat_n(colour, width));
        }
        Self { width, pixels }
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width.max(1)
    }

    /// Fills what lies below an edge.
    pub(super) fn land(&mut self, edge: impl Fn(f32) -> f32, colour: Colour) {
        for x in 0..self.width {
            let top = edge(from(x));
            for y in whole(top)..self.height() {
                let covered = from(y) + 1.0 - top;
                self.lay(x, y, colour, covered);
            }
        }
    }

    /// Draws along an edge.
    pub(super) fn line(&mut self, edge: impl Fn(f32) -> f32, width: f32, colour: Colour) {
        for x in 0..self.width {
            let (middle, next) = (edge(from(x)), edge(from(x) + 1.0));
            // A steep line is as wide as a flat one only if it covers more of a column.
            let half = width / 2.0 * (next - middle).hypot(1.0);
            let bottom = whole(middle + half + 2.0).min(self.height());
            for y in whole(middle - half - 1.0)..bottom {
                let away = (from(y) + 0.5 - middle).abs();
                self.lay(x, y, colour, half + 0.5 - away);
            }
        }
    }

    /// Fills a circle. `strength` is 1 for a colour that nothing is seen through.
    pub(super) fn disc(&mut self, middle: Point, radius: f32, colour: Colour, strength: f32) {
        self.round(middle, radius + 1.0, |away| {
            ((radius + 0.5 - away).clamp(0.0, 1.0) * strength, colour)
        });
    }

    /// Draws a circle, `width` to its inside.
    pub(super) fn ring(&mut self, middle: Point, radius: f32, width: f32, colour: Colour) {
        self.round(middle, radius + 1.0, |away| {
            let inner = away - (radius - width) + 0.5;
            ((radius + 0.5 - away).min(inner), colour)
        });
    }

    /// Light that fades with the distance.
    pub(super) fn glow(&mut self, middle: Point, radius: f32, colour: Colour, strength: f32) {
        self.round(middle, radius, |away| {
            let near = (1.0 - away / radius).max(0.0);
            (near * near * strength, colour)
        });
    }

    fn round(&mut self, (x, y): Point, reach: f32, shade: impl Fn(f32) -> (f32, Colour)) {
        let (right, bottom) = (whole(x + reach + 1.0), whole(y + reach + 1.0));
        for row in whole(y - reach)..bottom.min(self.height()) {
            for column in whole(x - reach)..right.min(self.width) {
                let away = (from(column) + 0.5 - x).hypot(from(row) + 0.5 - y);
                let (strength, colour) = shade(away);
                self.lay(column, row, colour, strength);
            }
        }
    }

    /// Fills the inside of corners that are given clockwise and have no bay between them.
    pub(super) fn shape(&mut self, corners: &[Point], colour: Colour, strength: f32) {
        let ends = corners.iter().cycle().skip(1);
        let sides: Vec<_> = corners.iter().zip(ends).map(Side::new).collect();
        let (left, right) = reach(corners.iter().map(|corner| corner.0), self.width);
        let (top, bottom) = reach(corners.iter().map(|corner| corner.1), self.height());
        for row in top..bottom {
            for column in left..right {
                let mut least = 1.0_f32;
                for side in &sides {
                    least = least.min(side.inside(from(column), from(row)));
                }
                self.lay(column, row, colour, least * strength);
            }
        }
    }

    /// Fills all from a row on, in colours that follow each other.
    pub(super) fn flood(&mut self, top: usize, stops: &[(f32, Colour)]) {
        let deep = self.height() - top;
        for (row, pixels) in self.pixels.chunks_mut(self.width).skip(top).enumerate() {
            pixels.fill(along(stops, from(row) / from(deep)));
        }
    }

    /// Lays a colour over one pixel.
    fn lay(&mut self, x: usize, y: usize, colour: Colour, strength: f32) {
        let pixel = &mut self.pixels[y * self.width + x];
        if strength >= 1.0 {
            *pixel = colour;
        } else if strength > 0.0 {
            *pixel = mix(*pixel, colour, strength);
        }
    }

    /// The picture as a PNG.
    pub(super) fn png(self) -> Result<Vec<u8>, ImageError> {
        let pixels = |count: usize| u32::try_from(count).unwrap_or_default();
        let (width, height) = (pixels(self.width), pixels(self.height()));
        let image = RgbImage::from_raw(width, height, self.pixels.into_flattened());
        let mut bytes = Cursor::new(Vec::new());
        image
            .unwrap_or_default()
            .write_to(&mut bytes, ImageFormat::Png)?;
        Ok(bytes.into_inner())
    }
}

/// A side of a shape, as a function that tells how far inside a pixel is: across, down, and from where.
struct Side(f32, f32, f32);

impl Side {
    fn new(((x0, y0), (x1, y1)): (&Point, &Point)) -> Self {
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = dx.hypot(dy);
        let (across, down) = (-dy / length, dx / length);
        // From the middle of a pixel, and half of one further out, where it begins to be covered.
        let begin = 0.5 + across * (0.5 - x0) + down * (0.5 - y0);
        Self(across, down, begin)
    }

    const fn inside(&self, x: f32, y: f32) -> f32 {
        self.0 * x + self.1 * y + self.2
    }
}

/// The pixels that something between the least and the largest of these can touch.
fn reach(places: impl Iterator<Item = f32>, most: usize) -> (usize, usize) {
    let (least, largest) = places.fold((f32::MAX, 0.0_f32), |(least, largest), at| {
        (least.min(at), largest.max(at))
    });
    (whole(least - 1.0), whole(largest + 2.0).min(most))
}

/// A colour between two others.
pub(super) fn mix(one: Colour, other: Colour, part: f32) -> Colour {
    let between = |one: u8, other: u8| {
        let sum = f32::from(one) + (f32::from(other) - f32::from(one)) * part;
        u8::try_from(whole(sum + 0.5)).unwrap_or(u8::MAX)
    };
    [0, 1, 2].map(|channel| between(one[channel], other[channel]))
}

fn along(stops: &[(f32, Colour)], part: f32) -> Colour {
    let after = stops.iter().position(|(at, _)| *at >= part);
    match after {
        Some(0) | None => stops[after.unwrap_or(stops.len() - 1)].1,
        Some(next) => {
            let ((from, one), (to, other)) = (stops[next - 1], stops[next]);
            mix(one, other, (part - from) / (to - from))
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a picture has a few thousand pixels"
)]
const fn from(pixels: usize) -> f32 {
    pixels as f32
}

/// The whole pixels of a distance; none of what is outside.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is cut off on purpose, and a cast stops at nothing"
)]
const fn whole(distance: f32) -> usize {
    distance as usize
}
