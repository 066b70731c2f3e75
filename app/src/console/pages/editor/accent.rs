//! The colour of a page, and what becomes of it so that everybody can read.

use crate::{
    console::kit::{field::TextField, form::FormState},
    spoken::words,
};
use domain::{
    colour::Colour,
    design::Theme,
    palette::{Palette, Scene, Scheme},
};
use leptos::prelude::*;

/// A colour, typed or picked, with examples of it.
#[component]
pub(super) fn AccentField(
    state: FormState,
    theme: RwSignal<Theme>,
    value: RwSignal<String>,
) -> impl IntoView {
    let w = words();
    let chosen = Memo::new(move |_| value.with(|text| Colour::parse(text.trim())));
    // What the picker shows while no colour is chosen: the theme's own.
    let own = move || Scene::of(theme.get(), Scheme::Light, None).page.accent;
    view! {
        <div class="accent">
            <TextField
                form=state
                name="customization.accent"
                label=w.editor_accent_label()
                value=value
                optional=true
                placeholder="#2748c4"
                hint=w.editor_accent_hint()
            />
            <input
                class="accent__picker"
                type="color"
                aria-label=w.editor_accent_pick()
                prop:value=move || chosen.get().unwrap_or_else(own).hex()
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
        <div class="accent__samples">
            <Sample theme chosen scheme=Scheme::Light name=w.editor_accent_light() />
            <Sample theme chosen scheme=Scheme::Dark name=w.editor_accent_dark() />
        </div>
    }
}

/// A button and a word in the colour, as the theme shows them. Drawn, because a page's own colours are
/// not the console's.
#[component]
fn Sample(
    theme: RwSignal<Theme>,
    chosen: Memo<Option<Colour>>,
    scheme: Scheme,
    name: &'static str,
) -> impl IntoView {
    let w = words();
    let palette = Memo::new(move |_| {
        let scene = Scene::of(theme.get(), scheme, chosen.get());
        scene.card.unwrap_or(scene.page)
    });
    let of = move |colour: fn(&Palette) -> Colour| move || palette.with(colour).hex();
    let told = move || {
        let palette = palette.get();
        if palette.accent_text == palette.accent {
            w.editor_accent_kept(name)
        } else {
            w.editor_accent_changed(name, &palette.accent_text.hex())
        }
    };
    view! {
        <figure class="accent__sample">
            <svg class="accent__picture" viewBox="0 0 200 56" aria-hidden="true">
                <rect width="200" height="56" rx="8" fill=of(|palette| palette.paper) />
                <rect
                    x="12"
                    y="12"
                    width="92"
                    height="32"
                    rx="8"
                    fill=of(|palette| palette.accent)
                    stroke=of(|palette| palette.accent_edge)
                />
                <text x="58" y="33" text-anchor="middle" fill=of(|palette| palette.on_accent)>
                    {w.editor_button_example()}
                </text>
                <text x="118" y="33" fill=of(|palette| palette.accent_text)>
                    {w.editor_accent_word()}
                </text>
            </svg>
            <figcaption class="accent__words">{told}</figcaption>
        </figure>
    }
}
