//! The name that visitors see.

use crate::{
    api::profile::rename,
    console::kit::{
        field::TextField,
        form::{Form, FormState},
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;

/// Changing it.
#[component]
pub(super) fn Name(name: String) -> impl IntoView {
    let (w, toasts, state) = (words(), use_toasts(), FormState::new());
    let name = RwSignal::new(name);
    let save = move || {
        state.send(Ok(rename(name.get_untracked())), move |saved| {
            name.set(saved);
            toasts.ok(w.settings_saved());
        });
    };
    view! {
        <section class="card" aria-labelledby="name">
            <h2 class="card__title" id="name">
                {w.profile_name()}
            </h2>
            <Form state submit=w.settings_save_changes() on_submit=save>
                <TextField
                    form=state
                    name="name"
                    label=w.profile_name_field()
                    value=name
                    autocomplete="name"
                    hint=w.profile_name_about()
                />
            </Form>
        </section>
    }
}
