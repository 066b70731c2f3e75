//! How a page looks: theme, typeface, accent.

use super::{accent::AccentField, sheet::put};
use crate::{
    console::kit::{form::FormState, picture::PictureField},
    spoken::words,
};
use ::words::Words;
use domain::{
    colour::Colour,
    design::{Design, Theme, Typeface},
    id::PictureId,
    page::Customization,
    palette::{Scene, Scheme},
    picture::PictureUse,
};
use leptos::prelude::*;

/// What is chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Colours and shapes.
    pub(super) theme: RwSignal<Theme>,
    typeface: RwSignal<Typeface>,
    accent: RwSignal<String>,
    cover: RwSignal<Option<PictureId>>,
    cover_text: RwSignal<String>,
}

impl Look {
    /// Begins with what is there already.
    pub(super) fn of(custom: &Customization) -> Self {
        Self {
            theme: RwSignal::new(custom.design.theme),
            typeface: RwSignal::new(custom.design.typeface),
            accent: RwSignal::new(custom.accent.clone()),
            cover: RwSignal::new(custom.design.cover.clone()),
            cover_text: RwSignal::new(custom.design.cover_text.clone()),
        }
    }

    /// Chooses something else.
    pub(super) fn load(self, custom: &Customization) {
        put(self.theme, &custom.design.theme);
        put(self.typeface, &custom.design.typeface);
        put(self.accent, &custom.accent);
        put(self.cover, &custom.design.cover);
        put(self.cover_text, &custom.design.cover_text);
    }

    /// What is chosen, in the place of what `base` has.
    pub(super) fn typed(self, base: Customization) -> Customization {
        Customization {
            accent: self.accent.get().trim().to_owned(),
            design: Design {
                theme: self.theme.get(),
                typeface: self.typeface.get(),
                cover: self.cover.get(),
                cover_text: self.cover_text.get(),
                ..base.design
            },
            ..base
        }
    }
}

/// The fields.
#[component]
pub(super) fn LookFields(state: FormState, look: Look) -> impl IntoView {
    let w = words();
    let theme = move |theme: Theme| {
        let (name, about) = theme_words(w, theme);
        view! {
            <label class="swatch">
                <input
                    class="swatch__input"
                    type="radio"
                    name="theme"
                    value=theme.as_str()
                    checked=look.theme.get_untracked() == theme
                    prop:checked=move || look.theme.get() == theme
                    on:change=move |_| look.theme.set(theme)
                />
                <Swatch theme accent=look.accent />
                <span class="swatch__name">{name}</span>
                <span class="swatch__about">{about}</span>
            </label>
        }
    };
    let typeface = move |typeface: Typeface| {
        view! {
            <label class="swatch swatch--word">
                <input
                    class="swatch__input"
                    type="radio"
                    name="typeface"
                    value=typeface.as_str()
                    checked=look.typeface.get_untracked() == typeface
                    prop:checked=move || look.typeface.get() == typeface
                    on:change=move |_| look.typeface.set(typeface)
                />
                <span class="swatch__type" data-swatch=typeface.as_str()>
                    {typeface_words(w, typeface)}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{w.editor_theme()}</legend>
            <div class="swatches">{Theme::ALL.map(theme).into_iter().collect_view()}</div>
        </fieldset>
        <fieldset class="fieldset">
            <legend>{w.editor_typeface()}</legend>
            <div class="swatches swatches--words">
                {Typeface::ALL.map(typeface).into_iter().collect_view()}
            </div>
        </fieldset>
        <PictureField
            name="customization.design.cover"
            label=w.editor_cover()
            usage=PictureUse::Cover
            value=look.cover
            text=look.cover_text
            error=state.error("customization.design.cover")
        />
        <AccentField state theme=look.theme value=look.accent />
    }
}

/// A page in little, in the colours of a theme around the chosen accent.
#[component]
fn Swatch(theme: Theme, accent: RwSignal<String>) -> impl IntoView {
    let scene = Memo::new(move |_| {
        let accent = accent.with(|text| Colour::parse(text.trim()));
        Scene::of(theme, Scheme::Light, accent)
    });
    let of = move |colour: fn(&Scene) -> Colour| move || scene.with(colour).hex();
    let card = |scene: &Scene| scene.card.unwrap_or(scene.page);
    let round = match theme {
        Theme::Gallery => "0",
        Theme::Clay => "7",
        _ => "3",
    };
    view! {
        <svg class="swatch__picture" viewBox="0 0 120 72" aria-hidden="true">
            <rect width="120" height="72" fill=of(|scene| scene.page.paper) />
            <rect x="10" y="12" width="46" height="7" rx="1" fill=of(|scene| scene.page.ink) />
            <rect x="10" y="25" width="40" height="3" rx="1" fill=of(|scene| scene.page.muted) />
            <rect x="10" y="32" width="44" height="3" rx="1" fill=of(|scene| scene.page.muted) />
            <rect x="10" y="39" width="30" height="3" rx="1" fill=of(|scene| scene.page.muted) />
            <rect
                x="66"
                y="10"
                width="44"
                height="52"
                rx=round
                fill=move || scene.with(card).surface.hex()
                stroke=move || scene.with(card).line.hex()
            />
            <rect
                x="72"
                y="17"
                width="24"
                height="5"
                rx="1"
                fill=move || scene.with(card).ink.hex()
            />
            <rect
                x="72"
                y="44"
                width="32"
                height="11"
                rx=round
                fill=move || scene.with(card).accent.hex()
            />
        </svg>
    }
}

/// What a theme is called, and what it is for.
pub(super) const fn theme_words(w: Words, theme: Theme) -> (&'static str, &'static str) {
    match theme {
        Theme::Paper => (w.editor_theme_paper(), w.editor_theme_paper_about()),
        Theme::Gallery => (w.editor_theme_gallery(), w.editor_theme_gallery_about()),
        Theme::Clay => (w.editor_theme_clay(), w.editor_theme_clay_about()),
        Theme::Grove => (w.editor_theme_grove(), w.editor_theme_grove_about()),
        Theme::Night => (w.editor_theme_night(), w.editor_theme_night_about()),
        Theme::Poster => (w.editor_theme_poster(), w.editor_theme_poster_about()),
    }
}

const fn typeface_words(w: Words, typeface: Typeface) -> &'static str {
    match typeface {
        Typeface::Editorial => w.editor_typeface_editorial(),
        Typeface::Plain => w.editor_typeface_plain(),
        Typeface::Book => w.editor_typeface_book(),
        Typeface::Round => w.editor_typeface_round(),
        Typeface::Machine => w.editor_typeface_machine(),
    }
}
