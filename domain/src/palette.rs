//! The colours of a page: six themes, each with a light and a dark side, around any accent.
//!
//! What depends on the accent is computed, so that everybody can read whatever a creator chooses.

mod grounds;
mod poster;

use crate::{
    colour::{Colour, READABLE},
    design::Theme,
};
use grounds::{Ground, States};

/// The least contrast of what has to be seen and is not text (WCAG 2.2, 1.4.11).
pub const VISIBLE: f32 = 3.0;

/// What a visitor's device asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Dark words on light paper.
    Light,
    /// Light words on dark paper.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];
}

/// The colours of a page on a device, by the names of `style/tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What everything stands on.
    pub paper: Colour,
    /// Cards and fields.
    pub surface: Colour,
    /// What lies a little deeper.
    pub sunken: Colour,
    /// Light of the accent on the paper; the paper itself where there is none.
    pub glow: Colour,
    /// Words.
    pub ink: Colour,
    /// Words beside the point.
    pub muted: Colour,
    /// Hairlines.
    pub line: Colour,
    /// Lines that show where something can be typed.
    pub line_strong: Colour,
    /// The creator's colour.
    pub accent: Colour,
    /// Words on it.
    pub on_accent: Colour,
    /// The same under the pointer, where words are no harder to read.
    pub accent_hover: Colour,
    /// The line around it that shows where it ends, however pale it is.
    pub accent_edge: Colour,
    /// Words in it.
    pub accent_text: Colour,
    /// A breath of it.
    pub accent_soft: Colour,
    states: States,
}

/// The colours of a page, and those of its card, where that has others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The page.
    pub page: Palette,
    /// The card with the form.
    pub card: Option<Palette>,
}

impl Scene {
    /// The colours of a theme around an accent, or around the theme's own.
    pub fn of(theme: Theme, scheme: Scheme, accent: Option<Colour>) -> Self {
        let ground = Ground::of(theme, scheme);
        let accent = accent.unwrap_or(ground.accent);
        let own = Palette::of(&ground, accent);
        match theme {
            Theme::Poster => Self {
                page: poster::page(scheme, accent),
                card: Some(own),
            },
            Theme::Night => Self {
                page: own.lit(),
                card: None,
            },
            _ => Self {
                page: own,
                card: None,
            },
        }
    }
}

impl Palette {
    fn of(ground: &Ground, accent: Colour) -> Self {
        let Ground {
            paper,
            surface,
            sunken,
            ink,
            ..
        } = *ground;
        let on_accent = accent.words_on();
        let away = match on_accent {
            Colour::WHITE => Colour::BLACK,
            _ => Colour::WHITE,
        };
        let soft = accent.mix(surface, 18);
        let lit = accent.mix(paper, 17);
        Self {
            paper,
            surface,
            sunken,
            glow: paper,
            ink,
            muted: ground.muted,
            line: ground.line,
            line_strong: ground.line_strong,
            accent,
            on_accent,
            accent_hover: accent.mix(away, 3),
            accent_edge: towards(accent, ink, &[paper, surface], VISIBLE),
            accent_text: towards(accent, ink, &[paper, surface, sunken, soft, lit], READABLE),
            accent_soft: soft,
            states: ground.states,
        }
    }

    /// The same with light of the accent on the paper.
    fn lit(self) -> Self {
        Self {
            glow: self.accent.mix(self.paper, 17),
            ..self
        }
    }

    /// Every colour with its name.
    pub fn tokens(&self) -> [(&'static str, Colour); 21] {
        let states = &self.states;
        [
            ("paper", self.paper),
            ("surface", self.surface),
            ("sunken", self.sunken),
            ("glow", self.glow),
            ("ink", self.ink),
            ("muted", self.muted),
            ("line", self.line),
            ("line-strong", self.line_strong),
            ("accent", self.accent),
            ("on-accent", self.on_accent),
            ("accent-hover", self.accent_hover),
            ("accent-edge", self.accent_edge),
            ("accent-text", self.accent_text),
            ("accent-soft", self.accent_soft),
            ("ok", states.ok),
            ("ok-soft", states.ok_soft),
            ("warn", states.warn),
            ("warn-soft", states.warn_soft),
            ("danger", states.danger),
            ("danger-soft", states.danger_soft),
            ("on-danger", states.on_danger),
        ]
    }
}

/// The colour itself, or as little of `other` mixed in as it takes to stand out from all grounds.
fn towards(colour: Colour, other: Colour, grounds: &[Colour], least: f32) -> Colour {
    let stands_out = |colour: &Colour| grounds.iter().all(|on| colour.contrast(*on) >= least);
    (0..=20)
        .map(|twentieths| colour.mix(other, twentieths))
        .find(stands_out)
        .unwrap_or(other)
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
