//! The words of a page.

use super::sheet::put;
use crate::{
    console::kit::{
        field::{AreaField, TextField},
        form::FormState,
    },
    spoken::words,
};
use domain::page::Customization;
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordForm {
    /// The headline; the products' names if empty.
    pub(super) headline: RwSignal<String>,
    tagline: RwSignal<String>,
    button_text: RwSignal<String>,
    thank_you: RwSignal<String>,
}

impl WordForm {
    /// Begins with what is there already.
    pub(super) fn of(custom: &Customization) -> Self {
        Self {
            headline: RwSignal::new(custom.headline.clone()),
            tagline: RwSignal::new(custom.tagline.clone()),
            button_text: RwSignal::new(custom.button_text.clone()),
            thank_you: RwSignal::new(custom.thank_you.clone()),
        }
    }

    /// Puts other words into the fields.
    pub(super) fn load(self, custom: &Customization) {
        put(self.headline, &custom.headline);
        put(self.tagline, &custom.tagline);
        put(self.button_text, &custom.button_text);
        put(self.thank_you, &custom.thank_you);
    }

    /// What is typed, in the place of what `base` says.
    pub(super) fn typed(self, base: &Customization) -> Customization {
        Customization {
            headline: self.headline.get(),
            tagline: self.tagline.get(),
            button_text: self.button_text.get(),
            thank_you: self.thank_you.get(),
            ..base.clone()
        }
    }
}

/// The fields.
#[component]
pub(super) fn WordFields(state: FormState, form: WordForm) -> impl IntoView {
    let w = words();
    view! {
        <TextField
            form=state
            name="customization.headline"
            label=w.editor_headline_label()
            value=form.headline
            optional=true
            hint=w.editor_headline_hint()
        />
        <TextField
            form=state
            name="customization.tagline"
            label=w.editor_tagline_label()
            value=form.tagline
            optional=true
        />
        <TextField
            form=state
            name="customization.buttonText"
            label=w.editor_button_label()
            value=form.button_text
            optional=true
            placeholder=w.editor_button_example()
        />
        <AreaField
            form=state
            name="customization.thankYou"
            label=w.editor_thanks_label()
            value=form.thank_you
            hint=w.editor_thanks_hint()
        />
    }
}
