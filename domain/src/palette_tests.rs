use super::*;

/// Accents that cover the cube of colours, and those that creators type.
fn accents() -> impl Iterator<Item = Option<Colour>> {
    let steps = || (0..=255_u8).step_by(51);
    let cube = steps().flat_map(move |red| {
        steps().flat_map(move |green| steps().map(move |blue| Colour([red, green, blue])))
    });
    let typed = [
        "#2f6f4f", "#c2410c", "#767676", "#757575", "#ffd6e0", "#fde047",
    ];
    let typed = typed.into_iter().filter_map(Colour::parse);
    cube.chain(typed).map(Some).chain([None])
}

fn every_palette(check: impl Fn(&str, &Palette)) {
    for theme in Theme::ALL {
        for scheme in Scheme::ALL {
            for accent in accents() {
                let scene = Scene::of(theme, scheme, accent);
                let name = format!("{theme:?} {scheme:?} {accent:?}");
                check(&format!("{name}: page"), &scene.page);
                if let Some(card) = scene.card {
                    check(&format!("{name}: card"), &card);
                }
            }
        }
    }
}

fn colour(palette: &Palette, name: &str) -> Colour {
    let tokens = palette.tokens();
    tokens.into_iter().find(|token| token.0 == name).unwrap().1
}

fn stands_out(of: &str, palette: &Palette, words: &str, ground: &str, least: f32) {
    let contrast = colour(palette, words).contrast(colour(palette, ground));
    assert!(contrast >= least, "{of}: {words} on {ground}: {contrast}");
}

#[test]
fn everything_can_be_read_in_every_theme_with_every_accent() {
    every_palette(|of, palette| {
        for ground in ["paper", "surface", "sunken", "glow"] {
            for words in ["ink", "muted", "accent-text"] {
                stands_out(of, palette, words, ground, READABLE);
            }
        }
        for (words, ground) in [
            ("on-accent", "accent"),
            ("on-accent", "accent-hover"),
            ("ink", "accent-soft"),
            ("muted", "accent-soft"),
            ("accent-text", "accent-soft"),
            ("ok", "ok-soft"),
            ("warn", "warn-soft"),
            ("danger", "danger-soft"),
            ("on-danger", "danger"),
        ] {
            stands_out(of, palette, words, ground, READABLE);
        }
    });
}

#[test]
fn fields_and_buttons_have_an_edge() {
    every_palette(|of, palette| {
        for edge in ["line-strong", "accent-edge"] {
            stands_out(of, palette, edge, "paper", VISIBLE);
            stands_out(of, palette, edge, "surface", VISIBLE);
        }
    });
}

/// On a poster, forms stand in the card.
#[test]
fn what_went_wrong_can_be_read_wherever_a_form_stands() {
    for theme in Theme::ALL {
        for scheme in Scheme::ALL {
            let scene = Scene::of(theme, scheme, None);
            let palette = scene.card.unwrap_or(scene.page);
            for state in ["ok", "warn", "danger"] {
                for ground in ["paper", "surface", "sunken"] {
                    let of = format!("{theme:?} {scheme:?}");
                    stands_out(&of, &palette, state, ground, READABLE);
                }
            }
            stands_out("", &palette, "ink", "danger-soft", READABLE);
        }
    }
}

#[test]
fn an_accent_that_can_be_read_stays_as_it_is() {
    let navy = Colour([0x10, 0x20, 0x60]);
    let scene = Scene::of(Theme::Paper, Scheme::Light, Some(navy));
    assert_eq!(
        [
            scene.page.accent,
            scene.page.accent_text,
            scene.page.accent_edge
        ],
        [navy; 3]
    );
    let night = Scene::of(Theme::Night, Scheme::Light, Some(navy));
    assert_eq!(night.page.accent, navy);
    assert_ne!(night.page.accent_text, navy);
    assert_eq!(night, Scene::of(Theme::Night, Scheme::Dark, Some(navy)));
}

#[test]
fn a_poster_is_its_accent() {
    let red = Colour([0xd0, 0x10, 0x20]);
    let scene = Scene::of(Theme::Poster, Scheme::Light, Some(red));
    assert_eq!(scene.page.paper, red);
    assert_eq!(scene.card.map(|card| card.accent), Some(red));
    let dark = Scene::of(Theme::Poster, Scheme::Dark, Some(Colour::WHITE));
    assert!(dark.page.paper.contrast(Colour::WHITE) >= 9.0);
}
