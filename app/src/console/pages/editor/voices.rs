//! What others say about what is sold.

use super::{
    entries::{Entries, EntryField, EntryList, Fields, Shown},
    sheet::put,
};
use crate::{
    console::kit::{field::FieldError, form::FormState},
    spoken::words,
};
use domain::design::Voice;
use leptos::prelude::*;

/// The name of the list, as errors spell it.
const NAME: &str = "customization.design.voices";

/// All voices.
pub(super) type Voices = Entries<VoiceForm>;

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct VoiceForm {
    quote: RwSignal<String>,
    name: RwSignal<String>,
    role: RwSignal<String>,
}

impl Fields for VoiceForm {
    type Value = Voice;

    fn of(voice: &Voice) -> Self {
        Self {
            quote: RwSignal::new(voice.quote.clone()),
            name: RwSignal::new(voice.name.clone()),
            role: RwSignal::new(voice.role.clone()),
        }
    }

    fn load(self, voice: &Voice) {
        put(self.quote, &voice.quote);
        put(self.name, &voice.name);
        put(self.role, &voice.role);
    }

    fn typed(self) -> Voice {
        Voice {
            quote: self.quote.get(),
            name: self.name.get(),
            role: self.role.get(),
        }
    }
}

/// The list.
#[component]
pub(super) fn VoiceEditor(state: FormState, voices: Voices) -> impl IntoView {
    let w = words();
    view! {
        <p class="field__hint">{w.editor_voices_about()}</p>
        <EntryList
            entries=voices
            state
            name=NAME
            add=w.editor_voice_add()
            remove=w.editor_voice_remove()
            view=fields
        />
        <FieldError name=NAME error=state.error(NAME) />
    }
}

fn fields(shown: Shown<VoiceForm>) -> impl IntoView {
    let (w, voice) = (words(), shown.fields);
    view! {
        <EntryField
            shown
            part="quote"
            label=w.editor_voice_quote()
            value=voice.quote
            several_lines=true
        />
        <div class="form-row">
            <EntryField shown part="name" label=w.editor_voice_name() value=voice.name />
            <EntryField shown part="role" label=w.editor_voice_role() value=voice.role />
        </div>
    }
}
