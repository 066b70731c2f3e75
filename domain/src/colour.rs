//! Colours that creators choose, and what has to become of them so that everybody can read.

/// The least contrast of text (WCAG 2.2, 1.4.3).
pub const READABLE: f32 = 4.5;

/// A colour of a screen (sRGB): red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([0xff; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Reads `#rrggbb`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
        let digits = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = digits
            .then(|| u32::from_str_radix(hex, 16).ok())
            .flatten()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// `#rrggbb`, in small letters.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Words on this colour: white or black, whichever is easier to read. One of them always can be.
    pub fn words_on(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) {
            Self::WHITE
        } else {
            Self::BLACK
        }
    }

    /// So many twentieths of `other`, the rest of this one.
    #[must_use]
    pub fn mix(self, other: Self, twentieths: u16) -> Self {
        let twentieths = twentieths.min(20);
        let mut mixed = self.0;
        for (channel, other) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (20 - twentieths) + u16::from(other) * twentieths;
            *channel = u8::try_from(sum / 20).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    #[expect(clippy::float_arithmetic, reason = "light, not money")]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The relative luminance of WCAG 2.2, from 0 to 1.
    #[expect(clippy::float_arithmetic, reason = "light, not money")]
    fn luminance(self) -> f32 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_digits_are_a_colour() {
        for bad in [
            "", "#fff", "red", "#12345g", "#1234567", "#+12345", "</style>", "#ÿÿÿ",
        ] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
        let clay = Colour::parse("#C2410c").map(Colour::hex);
        assert_eq!(clay.as_deref(), Some("#c2410c"));
    }

    #[test]
    fn words_on_any_colour_can_be_read() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour([red, green, blue]);
                    assert!(colour.contrast(colour.words_on()) >= READABLE);
                }
            }
        }
    }
}
