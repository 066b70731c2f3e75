//! A page's own colour, made readable: words on it, and words in it on light and dark paper.

/// The least contrast of text (WCAG 2.2, 1.4.3).
const READABLE: f32 = 4.5;
/// The paper of `style/tokens.css`, and its sunken shade, which is the harder one.
const LIGHT: Colour = Colour([0xf3, 0xf1, 0xed]);
const DARK: Colour = Colour([0x26, 0x24, 0x21]);
const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colour([u8; 3]);

/// The style sheet that gives a page its colour, or nothing if the colour is not `#rrggbb`.
pub fn style(accent: &str) -> Option<String> {
    let colour = Colour::parse(accent)?;
    let on = if colour.contrast(WHITE) >= colour.contrast(BLACK) {
        WHITE
    } else {
        BLACK
    };
    let light = colour.readable_on(LIGHT, BLACK);
    let dark = colour.readable_on(DARK, WHITE);
    let (colour, on, light, dark) = (colour.hex(), on.hex(), light.hex(), dark.hex());
    Some(format!(
        ":root{{--accent:{colour};--on-accent:{on};--accent-text:{light}}}\
         @media(prefers-color-scheme:dark){{:root{{--accent:{colour};--on-accent:{on};--accent-text:{dark}}}}}"
    ))
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
        let digits = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = digits
            .then(|| u32::from_str_radix(hex, 16).ok())
            .flatten()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The colour itself, or as much of `towards` mixed in as it takes.
    fn readable_on(self, paper: Self, towards: Self) -> Self {
        (0..=20)
            .map(|twentieths| self.mix(towards, twentieths))
            .find(|colour| colour.contrast(paper) >= READABLE)
            .unwrap_or(towards)
    }

    fn mix(self, other: Self, twentieths: u16) -> Self {
        let mut mixed = self.0;
        for (channel, other) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (20 - twentieths) + u16::from(other) * twentieths;
            *channel = u8::try_from(sum / 20).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    #[expect(clippy::float_arithmetic, reason = "light, not money")]
    fn contrast(self, other: Self) -> f32 {
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
    fn only_a_colour_becomes_style() {
        for bad in [
            "", "#fff", "red", "#12345g", "#1234567", "#+12345", "</style>", "#ÿÿÿ",
        ] {
            assert_eq!(style(bad), None, "{bad}");
        }
        assert!(style("#C2410c").is_some_and(|css| !css.contains('<')));
    }

    #[test]
    fn every_accent_is_readable() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour([red, green, blue]);
                    assert!(colour.contrast(WHITE).max(colour.contrast(BLACK)) >= READABLE);
                    assert!(colour.readable_on(LIGHT, BLACK).contrast(LIGHT) >= READABLE);
                    assert!(colour.readable_on(DARK, WHITE).contrast(DARK) >= READABLE);
                }
            }
        }
    }

    #[test]
    fn a_readable_accent_stays_as_it_is() {
        let navy = Colour([0x10, 0x20, 0x60]);
        assert_eq!(navy.readable_on(LIGHT, BLACK), navy);
    }
}
