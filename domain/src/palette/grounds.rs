//! What the themes bring: everything that does not depend on a creator's accent.

use super::Scheme;
use crate::{colour::Colour, design::Theme};

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    pub(super) paper: Colour,
    pub(super) surface: Colour,
    pub(super) sunken: Colour,
    pub(super) ink: Colour,
    pub(super) muted: Colour,
    pub(super) line: Colour,
    pub(super) line_strong: Colour,
    /// For pages whose creator has chosen none.
    pub(super) accent: Colour,
    pub(super) states: States,
}

/// What went well, what to look at, and what went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct States {
    pub(super) ok: Colour,
    pub(super) ok_soft: Colour,
    pub(super) warn: Colour,
    pub(super) warn_soft: Colour,
    pub(super) danger: Colour,
    pub(super) danger_soft: Colour,
    pub(super) on_danger: Colour,
}

const LIGHT: States = States {
    ok: rgb(0x17_663f),
    ok_soft: rgb(0xe6_f4ec),
    warn: rgb(0x7a_4b00),
    warn_soft: rgb(0xfd_f1da),
    danger: rgb(0xb3_261e),
    danger_soft: rgb(0xfc_ebe9),
    on_danger: Colour::WHITE,
};

const DARK: States = States {
    ok: rgb(0x7f_d3a4),
    ok_soft: rgb(0x16_301f),
    warn: rgb(0xf0_c36d),
    warn_soft: rgb(0x35_280f),
    danger: rgb(0xff_9c92),
    danger_soft: rgb(0x3b_1a17),
    on_danger: rgb(0x3a_0a06),
};

impl Ground {
    pub(super) const fn of(theme: Theme, scheme: Scheme) -> Self {
        match (theme, scheme) {
            (Theme::Paper, Scheme::Light) => light([
                0xfa_f9f7, 0xff_ffff, 0xf3_f1ed, 0x1d_1b18, 0x64_5e55, 0xe4_dfd7, 0x8f_877b,
                0x27_48c4,
            ]),
            (Theme::Paper, Scheme::Dark) => dark([
                0x15_1412, 0x1e_1c1a, 0x26_2421, 0xf0_ede8, 0xab_a399, 0x35_322d, 0x80_786c,
                0x8e_a4ff,
            ]),
            (Theme::Gallery, Scheme::Light) => light([
                0xff_ffff, 0xff_ffff, 0xf4_f4f4, 0x0a_0a0a, 0x5c_5c5c, 0xdc_dcdc, 0x86_8686,
                0x0a_0a0a,
            ]),
            (Theme::Gallery, Scheme::Dark) => dark([
                0x0c_0c0c, 0x0c_0c0c, 0x1c_1c1c, 0xf5_f5f5, 0xa6_a6a6, 0x2e_2e2e, 0x7d_7d7d,
                0xf5_f5f5,
            ]),
            (Theme::Clay, Scheme::Light) => light([
                0xf1_e7da, 0xfb_f6ee, 0xe9_dccb, 0x33_231a, 0x65_4f40, 0xdc_cab4, 0x84_6c59,
                0xa8_452a,
            ]),
            (Theme::Clay, Scheme::Dark) => dark([
                0x1f_1713, 0x2a_201a, 0x33_271f, 0xf4_e9dd, 0xbf_aa98, 0x44_352b, 0x90_7b69,
                0xe8_916f,
            ]),
            (Theme::Grove, Scheme::Light) => light([
                0xea_f0ec, 0xf8_fbf9, 0xdf_e8e2, 0x14_261d, 0x4b_6155, 0xcb_d8cf, 0x6b_8175,
                0x1d_6347,
            ]),
            (Theme::Grove, Scheme::Dark) => dark([
                0x0d_1712, 0x14_211a, 0x1b_2b22, 0xe4_f0e9, 0x9b_b3a6, 0x24_382d, 0x6b_8678,
                0x6f_cf9f,
            ]),
            (Theme::Night, _) => dark([
                0x0b_0b10, 0x14_141c, 0x1d_1d28, 0xec_ecf4, 0xa6_a6b8, 0x2a_2a38, 0x7c_7c92,
                0x8f_7bff,
            ]),
            (Theme::Poster, Scheme::Light) => light([
                0xff_ffff, 0xff_ffff, 0xf3_f3f1, 0x14_1414, 0x5b_5b5b, 0xe0_e0de, 0x86_8686,
                0xff_5a36,
            ]),
            (Theme::Poster, Scheme::Dark) => dark([
                0x16_1616, 0x16_1616, 0x22_2222, 0xf4_f4f4, 0xa8_a8a8, 0x33_3333, 0x80_8080,
                0xff_5a36,
            ]),
        }
    }
}

/// The states of a scheme.
pub(super) const fn states(scheme: Scheme) -> States {
    match scheme {
        Scheme::Light => LIGHT,
        Scheme::Dark => DARK,
    }
}

const fn light(colours: [u32; 8]) -> Ground {
    ground(colours, LIGHT)
}

const fn dark(colours: [u32; 8]) -> Ground {
    ground(colours, DARK)
}

/// Paper, surface, sunken, ink, muted, line, strong line, accent.
const fn ground(colours: [u32; 8], states: States) -> Ground {
    let [
        paper,
        surface,
        sunken,
        ink,
        muted,
        line,
        line_strong,
        accent,
    ] = colours;
    Ground {
        paper: rgb(paper),
        surface: rgb(surface),
        sunken: rgb(sunken),
        ink: rgb(ink),
        muted: rgb(muted),
        line: rgb(line),
        line_strong: rgb(line_strong),
        accent: rgb(accent),
        states,
    }
}

const fn rgb(number: u32) -> Colour {
    let [_, red, green, blue] = number.to_be_bytes();
    Colour([red, green, blue])
}
