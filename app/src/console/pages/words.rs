//! The words and the colour of a page.

use crate::console::kit::{
    field::{AreaField, FieldError, TextField},
    form::FormState,
};
use domain::page::Customization;
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// What the form does not know stays as it is.
    base: StoredValue<Customization>,
    headline: RwSignal<String>,
    tagline: RwSignal<String>,
    button_text: RwSignal<String>,
    accent: RwSignal<String>,
    thank_you: RwSignal<String>,
}

impl Words {
    /// Begins with what is there already.
    pub(super) fn of(words: &Customization) -> Self {
        Self {
            headline: RwSignal::new(words.headline.clone()),
            tagline: RwSignal::new(words.tagline.clone()),
            button_text: RwSignal::new(words.button_text.clone()),
            accent: RwSignal::new(words.accent.clone()),
            thank_you: RwSignal::new(words.thank_you.clone()),
            base: StoredValue::new(words.clone()),
        }
    }

    /// What was typed.
    pub(super) fn read(self) -> Customization {
        Customization {
            headline: self.headline.get_untracked(),
            tagline: self.tagline.get_untracked(),
            button_text: self.button_text.get_untracked(),
            accent: self.accent.get_untracked().trim().to_owned(),
            thank_you: self.thank_you.get_untracked(),
            ..self.base.get_value()
        }
    }
}

/// The fields.
#[component]
pub(super) fn WordFields(state: FormState, words: Words) -> impl IntoView {
    view! {
        <fieldset class="fieldset" aria-describedby="error-customization">
            <legend>"Words and colour"</legend>
            <TextField
                form=state
                name="headline"
                label="Headline"
                value=words.headline
                optional=true
                hint="Without one, the name of the product."
            />
            <TextField
                form=state
                name="tagline"
                label="Line below it"
                value=words.tagline
                optional=true
            />
            <div class="form-row">
                <TextField
                    form=state
                    name="buttonText"
                    label="Words on the button"
                    value=words.button_text
                    optional=true
                    placeholder="Buy"
                />
                <Accent state value=words.accent />
            </div>
            <AreaField
                form=state
                name="thankYou"
                label="Thank-you note"
                value=words.thank_you
                hint="What buyers read after paying."
            />
            <FieldError name="customization" error=state.error("customization") />
        </fieldset>
    }
}

/// A colour, typed or picked.
#[component]
fn Accent(state: FormState, value: RwSignal<String>) -> impl IntoView {
    // The picker always shows some colour; it takes the design's own while none is chosen.
    let picked = move || {
        let text = value.get();
        let is_colour = text.len() == 7 && text.starts_with('#');
        if is_colour {
            text
        } else {
            "#2748c4".to_owned()
        }
    };
    view! {
        <div class="accent">
            <TextField
                form=state
                name="accent"
                label="Accent colour"
                value=value
                optional=true
                placeholder="#2748c4"
            />
            <input
                class="accent__picker"
                type="color"
                aria-label="Pick the accent colour"
                prop:value=picked
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}
