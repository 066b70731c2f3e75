//! Pictures for the demo, drawn when it is made: shapes and light, the same each time, and not a byte of
//! them in the repository.
//!
//! | module | draws |
//! |---|---|
//! | `canvas` | areas with soft edges, gradients, light |
//! | `outdoors` | the hills of the walks, and a harbour at two times of the day |
//! | `indoors` | a desk, a synth, a record's sleeve |
//! | `portrait` | the creator |

#![expect(clippy::float_arithmetic, reason = "shapes, not money")]

mod canvas;
mod indoors;
mod outdoors;
mod portrait;

use canvas::Colour;

/// A picture of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Art {
    /// Hills, for the field notes.
    Hills,
    /// A guide and a poster, for the bundle.
    Desk,
    /// Sounds, for the presets.
    Waves,
    /// The poster.
    Dawn,
    /// The same place in the evening.
    Dusk,
    /// The sleeve of what is over.
    Sleeve,
    /// The creator.
    Portrait,
}

impl Art {
    /// What it shows, for those who cannot see it.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Hills => {
                "A path leads over green hills towards a low sun; three birds in the sky."
            }
            Self::Desk => "A guide with a map and a poster of a harbour lie on a wooden desk.",
            Self::Waves => "Coloured waves run over a dark ground, above a row of eight knobs.",
            Self::Dawn => "A sailing boat on still water, and the sun just above the horizon.",
            Self::Dusk => "A sailing boat on dark water below the last light of the day.",
            Self::Sleeve => "Black and white rings on yellow, like the grooves of a record.",
            Self::Portrait => "",
        }
    }

    /// Draws it as a PNG. It takes a part of a second: not for a thread that others wait for.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn draw(self) -> Result<Vec<u8>, image::ImageError> {
        let canvas = match self {
            Self::Hills => outdoors::hills(),
            Self::Desk => indoors::desk(),
            Self::Waves => indoors::waves(),
            Self::Dawn => outdoors::harbour(&outdoors::DAWN),
            Self::Dusk => outdoors::harbour(&outdoors::DUSK),
            Self::Sleeve => indoors::sleeve(),
            Self::Portrait => portrait::portrait(),
        };
        canvas.png()
    }
}

/// A colour by its number, as style sheets have it.
const fn ink(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_a_small_one_of_its_own() {
        let all = [
            Art::Hills,
            Art::Desk,
            Art::Waves,
            Art::Dawn,
            Art::Dusk,
            Art::Sleeve,
            Art::Portrait,
        ];
        let drawn: Vec<_> = all.map(|art| art.draw().unwrap()).into();
        for (at, bytes) in drawn.iter().enumerate() {
            assert!(bytes.len() < 1_000_000, "{:?}: {}", all[at], bytes.len());
            assert!(!drawn[..at].contains(bytes), "{:?}", all[at]);
        }
        assert_eq!(drawn[0], Art::Hills.draw().unwrap(), "the same each time");
    }
}
