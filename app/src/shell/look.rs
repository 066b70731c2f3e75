//! How a creator's page looks: its theme and typeface on the root element, its colours in a style
//! sheet of its own. The shapes of the themes are in `style/theme.css`.

use domain::{
    colour::Colour,
    design::{Theme, Typeface},
    page::Customization,
    palette::{Palette, Scene, Scheme},
};
use std::fmt::Write as _;

/// The look of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Colours and shapes.
    pub theme: Theme,
    /// Letters.
    pub typeface: Typeface,
    /// The creator's colour, if it is one.
    pub accent: Option<Colour>,
}

impl From<&Customization> for Look {
    fn from(customization: &Customization) -> Self {
        Self {
            theme: customization.design.theme,
            typeface: customization.design.typeface,
            accent: Colour::parse(&customization.accent),
        }
    }
}

impl Look {
    /// The attributes of the root element.
    pub fn attributes(self) -> String {
        format!(
            " data-theme=\"{}\" data-typeface=\"{}\"",
            self.theme.as_str(),
            self.typeface.as_str()
        )
    }

    /// The value of `color-scheme`.
    pub const fn schemes(self) -> &'static str {
        match self.theme {
            Theme::Night => "dark",
            _ => "light dark",
        }
    }

    /// The colour of what is around the page: light, dark.
    pub fn paper(self) -> [Colour; 2] {
        Scheme::ALL.map(|scheme| self.scene(scheme).page.paper)
    }

    /// The style sheet with its colours. Printed pages stay black on white.
    pub fn style(self) -> String {
        let mut css = "@media screen{".to_owned();
        scene(&mut css, &self.scene(Scheme::Light), self.schemes());
        css.push('}');
        if self.theme != Theme::Night {
            css.push_str("@media screen and (prefers-color-scheme:dark){");
            scene(&mut css, &self.scene(Scheme::Dark), self.schemes());
            css.push('}');
        }
        css
    }

    fn scene(self, scheme: Scheme) -> Scene {
        Scene::of(self.theme, scheme, self.accent)
    }
}

fn scene(css: &mut String, scene: &Scene, schemes: &str) {
    // Writing to a string cannot fail.
    _ = write!(css, ":root{{color-scheme:{schemes};");
    declare(css, &scene.page);
    css.push('}');
    if let Some(card) = &scene.card {
        css.push_str(".sale__desk,.bar{color:var(--ink);");
        declare(css, card);
        css.push('}');
    }
}

fn declare(css: &mut String, palette: &Palette) {
    for (name, colour) in palette.tokens() {
        _ = write!(css, "--{name}:{};", colour.hex());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_colour_becomes_style() {
        for bad in ["", "#fff", "red", "#12345g", "</style>", "#c2410c;}*{"] {
            let typed = Customization {
                accent: bad.to_owned(),
                ..Customization::default()
            };
            assert_eq!(Look::from(&typed), Look::default(), "{bad}");
        }
    }

    #[test]
    fn every_theme_has_a_style_that_can_stand_in_a_document() {
        for theme in Theme::ALL {
            let look = Look {
                theme,
                accent: Colour::parse("#C2410c"),
                ..Look::default()
            };
            let css = look.style();
            assert!(!css.contains('<'));
            assert!(css.contains("#c2410c"), "{css}");
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert_eq!(css.contains("dark){"), theme != Theme::Night);
            assert_eq!(css.contains(".sale__desk"), theme == Theme::Poster);
        }
    }
}
