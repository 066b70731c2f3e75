//! What visitors see of the creator, in words.

use crate::{
    api::profile::{Told, update_profile},
    console::kit::{
        field::TextField,
        form::{Form, FormState},
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;

/// The name, a few words, and a website.
#[component]
pub(super) fn Visible(told: Told) -> impl IntoView {
    let (w, toasts, state) = (words(), use_toasts(), FormState::new());
    let name = RwSignal::new(told.name);
    let about = RwSignal::new(told.about);
    let website = RwSignal::new(told.website);
    let save = move || {
        let told = Told {
            name: name.get_untracked(),
            about: about.get_untracked(),
            website: website.get_untracked(),
        };
        state.send(Ok(update_profile(told)), move |told| {
            name.set(told.name);
            about.set(told.about);
            website.set(told.website);
            toasts.ok(w.settings_saved());
        });
    };
    view! {
        <section class="card" aria-labelledby="told">
            <h2 class="card__title" id="told">
                {w.profile_told()}
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
                <TextField
                    form=state
                    name="about"
                    label=w.profile_told_words()
                    value=about
                    optional=true
                    hint=w.profile_told_words_about()
                />
                // Not of the kind `url`: browsers refuse addresses as people type them.
                <TextField
                    form=state
                    name="website"
                    label=w.profile_told_website()
                    value=website
                    optional=true
                    keyboard="url"
                    autocomplete="url"
                    hint=w.profile_told_website_about()
                />
            </Form>
        </section>
    }
}
