//! Everything that may be chosen, read from the style sheet itself.

use crate::spoken::words;
use leptos::prelude::*;
use std::fmt::Write as _;

const SHEET: &str = include_str!("../../../../style/tokens.css");
/// What the gallery itself looks like.
const GALLERY: &str = include_str!("../../../../style/gallery.css");

/// A custom property of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    /// Without the two dashes.
    name: &'static str,
    value: &'static str,
}

/// The properties of the first block that begin with `prefix`.
fn tokens(prefix: &'static str) -> impl Iterator<Item = Token> {
    let first = SHEET.split("@media").next().unwrap_or_default();
    declared(first).filter(move |token| token.name.starts_with(prefix))
}

/// The properties that a piece of style sheet sets.
fn declared(sheet: &'static str) -> impl Iterator<Item = Token> {
    sheet.split(';').filter_map(|declaration| {
        let (name, value) = declaration.rsplit_once("  --")?.1.split_once(':')?;
        Some(Token {
            name,
            value: value.trim(),
        })
    })
}

fn is_colour(token: &Token) -> bool {
    token.value.starts_with('#') || token.value.starts_with("color-mix")
}

/// A rule for each token that is shown.
pub(super) fn style() -> String {
    let mut css = GALLERY.to_owned();
    // Writing to a string cannot fail.
    for Token { name, .. } in tokens("").filter(is_colour) {
        _ = write!(css, ".token--{name}{{background:var(--{name})}}");
    }
    for (prefix, property) in [
        ("size-", "font-size"),
        ("space-", "inline-size"),
        ("radius", "border-radius"),
        ("shadow", "box-shadow"),
    ] {
        for Token { name, .. } in tokens(prefix) {
            _ = write!(css, ".token--{name}{{{property}:var(--{name})}}");
        }
    }
    css
}

/// The colours, as they are in the reader's scheme.
pub(super) fn colours() -> impl IntoView {
    let tokens = tokens("").filter(is_colour).map(|Token { name, .. }| {
        view! {
            <li class="token">
                <span class=format!("token__face token--{name}")></span>
                <code class="small" dir="ltr">{format!("--{name}")}</code>
            </li>
        }
    });
    view! { <ul class="tokens">{tokens.collect_view()}</ul> }
}

/// The sizes of letters.
pub(super) fn sizes() -> impl IntoView {
    let sizes = tokens("size-").map(|Token { name, .. }| {
        view! {
            <div class="specimen-row">
                <code class="muted small" dir="ltr">{format!("--{name}")}</code>
                <p class=format!("token--{name}")>{words().landing_title()}</p>
            </div>
        }
    });
    view! { <div class="stack">{sizes.collect_view()}</div> }
}

/// Distances, corners and heights.
pub(super) fn measures() -> impl IntoView {
    let spaces = tokens("space-").map(|Token { name, .. }| {
        view! {
            <div class="specimen-row">
                <code class="muted small" dir="ltr">{format!("--{name}")}</code>
                <span class=format!("measure token--{name}")></span>
            </div>
        }
    });
    let boxes = tokens("radius").chain(tokens("shadow"));
    let boxes = boxes.map(|Token { name, .. }| {
        view! {
            <li class="token">
                <span class=format!("token__face token--{name}")></span>
                <code class="small" dir="ltr">{format!("--{name}")}</code>
            </li>
        }
    });
    view! {
        <div class="stack stack--tight">{spaces.collect_view()}</div>
        <ul class="tokens">{boxes.collect_view()}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::colour::{Colour, READABLE};

    /// The least contrast of what must be seen and is no text (WCAG 2.2, 1.4.11).
    const VISIBLE: f32 = 3.0;
    const GROUNDS: [&str; 3] = ["paper", "surface", "sunken"];

    /// A scheme's colours: what it does not set, it has from the light one.
    fn colour(dark: bool, name: &str) -> Colour {
        let mut blocks = SHEET.split("@media");
        let (light, rest) = (blocks.next().unwrap(), blocks.next().unwrap());
        assert!(rest.contains("prefers-color-scheme: dark"));
        let find = |sheet| declared(sheet).find(|token| token.name == name);
        let token = dark.then(|| find(rest)).flatten().or_else(|| find(light));
        let token = token.unwrap_or_else(|| panic!("--{name}"));
        mixed(dark, token.value)
    }

    /// `#rrggbb`, or the one kind of mixture that is used.
    fn mixed(dark: bool, value: &str) -> Colour {
        let Some(mixture) = value.strip_prefix("color-mix(in srgb, var(--") else {
            return Colour::parse(value).unwrap_or_else(|| panic!("{value}"));
        };
        let (one, rest) = mixture.split_once(") ").unwrap();
        let (percent, rest) = rest.split_once("%, var(--").unwrap();
        let other = rest.strip_suffix("))").unwrap();
        let share: u16 = percent.parse().unwrap();
        let (Colour(one), Colour(other)) = (colour(dark, one), colour(dark, other));
        let mix = |at: usize| {
            let sum = u16::from(one[at]) * share + u16::from(other[at]) * (100 - share);
            u8::try_from(sum / 100).unwrap()
        };
        Colour([mix(0), mix(1), mix(2)])
    }

    fn check(dark: bool, words: &str, ground: &str, least: f32) {
        let contrast = colour(dark, words).contrast(colour(dark, ground));
        assert!(
            contrast >= least,
            "--{words} on --{ground}, dark {dark}: {contrast}"
        );
    }

    #[test]
    fn everything_can_be_read_in_both_schemes() {
        for dark in [false, true] {
            for ground in GROUNDS {
                for words in ["ink", "muted", "accent-text", "ok", "warn", "danger"] {
                    check(dark, words, ground, READABLE);
                }
                check(dark, "line-strong", ground, VISIBLE);
            }
            for (words, ground) in [
                ("on-accent", "accent"),
                ("accent-text", "accent-soft"),
                ("ink", "accent-soft"),
                ("muted", "accent-soft"),
                ("ok", "ok-soft"),
                ("warn", "warn-soft"),
                ("danger", "danger-soft"),
                ("ink", "danger-soft"),
                ("on-danger", "danger"),
                ("paper", "ink"),
            ] {
                check(dark, words, ground, READABLE);
            }
        }
    }

    #[test]
    fn every_colour_is_shown_and_has_a_dark_side() {
        let dark = SHEET.split("@media").nth(1).unwrap();
        let style = style();
        let mut count = 0;
        for token in tokens("").filter(is_colour) {
            assert!(style.contains(&format!(".token--{}{{", token.name)));
            assert!(
                declared(dark).any(|other| other.name == token.name),
                "--{}",
                token.name
            );
            count += 1;
        }
        assert!(count >= 17, "{count}");
        assert!(!style.contains('<'), "it stands in a style element");
    }
}
