//! Changing the password.

use crate::{
    api::account::change_password,
    console::kit::{
        field::TextField,
        form::{Form, FormState},
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;

/// A new password. It ends every other session.
#[component]
pub(super) fn Password() -> impl IntoView {
    let w = words();
    let (state, toasts) = (FormState::new(), use_toasts());
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let save = move || {
        let sending = change_password(current.get_untracked(), new.get_untracked());
        state.send(Ok(sending), move |()| {
            current.set(String::new());
            new.set(String::new());
            toasts.ok(w.settings_password_changed());
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
