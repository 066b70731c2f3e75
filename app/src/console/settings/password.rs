//! Changing the password.

use crate::{
    api::account::change_password,
    console::kit::{
        field::TextField,
        form::{Form, FormState},
    },
    spoken::words,
};
use leptos::prelude::*;

/// A new password. It ends every session, so the creator signs in again.
#[component]
pub(super) fn Password() -> impl IntoView {
    let w = words();
    let state = FormState::new();
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let save = move || {
        let sending = change_password(current.get_untracked(), new.get_untracked());
        state.send(Ok(sending), move |()| {
            // A browser that refuses to navigate asks for the password at the next click.
            let _ = window().location().assign("/login?next=%2Fconsole");
        });
    };
    view! {
        <section class="card" aria-labelledby="password">
            <h2 class="card__title" id="password">
                {w.settings_password()}
            </h2>
            <p class="muted">{w.settings_password_about()}</p>
            <Form state submit=w.settings_password_change() on_submit=save>
                <TextField
                    form=state
                    name="currentPassword"
                    label=w.settings_password_now()
                    value=current
                    kind="password"
                    autocomplete="current-password"
                />
                <TextField
                    form=state
                    name="newPassword"
                    label=w.settings_password_new()
                    value=new
                    kind="password"
                    autocomplete="new-password"
                />
            </Form>
        </section>
    }
}
