//! The accent as the ground.

use super::{Palette, Scheme, VISIBLE, grounds, towards};
use crate::colour::{Colour, READABLE};

/// How dark the ground is on a dark device: white words stand out that much.
const DEEP: f32 = 9.0;

/// The page around the card.
pub(super) fn page(scheme: Scheme, accent: Colour) -> Palette {
    let paper = match scheme {
        Scheme::Light => accent,
        Scheme::Dark => deepened(accent),
    };
    let ink = paper.words_on();
    // Away from the words: what they can be read on, only gets easier.
    let away = match ink {
        Colour::WHITE => Colour::BLACK,
        _ => Colour::WHITE,
    };
    let (surface, sunken) = (paper.mix(away, 1), paper.mix(away, 2));
    let grounds = [paper, surface, sunken];
    let scheme = match ink {
        Colour::WHITE => Scheme::Dark,
        _ => Scheme::Light,
    };
    Palette {
        paper,
        surface,
        sunken,
        glow: paper,
        ink,
        muted: towards(ink.mix(paper, 5), ink, &grounds, READABLE),
        line: ink.mix(paper, 14),
        line_strong: towards(ink.mix(paper, 8), ink, &grounds, VISIBLE),
        accent: ink,
        on_accent: paper,
        accent_hover: ink,
        accent_edge: ink,
        accent_text: ink,
        accent_soft: sunken,
        states: grounds::states(scheme),
    }
}

fn deepened(accent: Colour) -> Colour {
    (0..=20)
        .map(|twentieths| accent.mix(Colour::BLACK, twentieths))
        .find(|colour| colour.contrast(Colour::WHITE) >= DEEP)
        .unwrap_or(Colour::BLACK)
}
